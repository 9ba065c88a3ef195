//! What stands beside the name of a person and says what he is.
//!
//! Before the name (`campaign aide Oda Tarn`) or between commas behind it (`Oda Tarn, a retired pilot,`), read off lists of nouns
//! and off capitals. Known failure: a noun that is in no list says nothing.

use crate::annotate::MentionKind;
use crate::article::BlockKind;
use crate::diverge::context::Context;
use crate::lexicon::language::Language;
use crate::lexicon::titles::{Role, Roles};
use crate::segment::{Token, TokenKind};
use crate::text::Span;
use crate::text::index::{ArticleId, MentionId};

/// Words of a description before a name, and behind it.
const BEFORE: usize = 9;
const BEHIND: usize = 16;
/// Words of one before the comma before a name.
const ASIDE: usize = 6;
/// Words behind a comma among which a noun must say what somebody is, where no article opens.
const SOON: usize = 5;

/// What describes one mention, before and behind it; nothing in a headline, where every word may have a capital.
pub(in crate::diverge) fn descriptions(
    context: &Context<'_>,
    article: ArticleId,
    mention: MentionId,
) -> Vec<Span> {
    // The words for what somebody is are known in English only.
    if context.corpus.language(article) != Language::English {
        return Vec::new();
    }
    let name = context.corpus.mention_site(article, mention);
    let Some(passage) = context.corpus.passage_of(name) else {
        return Vec::new();
    };
    if context.block_kind((article, passage)) == BlockKind::Headline {
        return Vec::new();
    }
    let tokens = context.corpus.segments(article).tokens_of(passage);
    let start = tokens.partition_point(|it| it.span.end() <= name.span.start());
    let end = tokens.partition_point(|it| it.span.start() < name.span.end());
    let reader = Reader { context, article };
    let found = [
        reader.before(&tokens[..start]),
        reader.aside(&tokens[..start]),
        reader.behind(&tokens[end..]),
    ];
    found.into_iter().flatten().collect()
}

struct Reader<'a, 'b> {
    context: &'a Context<'b>,
    article: ArticleId,
}

impl Reader<'_, '_> {
    fn form(&self, token: &Token) -> &str {
        self.context.form(token).trim_end_matches('.')
    }

    fn is_upper(&self, token: &Token) -> bool {
        let text = self.context.corpus.articles()[self.article].slice(token.span);
        text.starts_with(char::is_uppercase)
    }

    /// Whether a word says what somebody is: an office or a describing noun, and no mere form of address.
    fn names_a_role(&self, token: &Token) -> bool {
        let form = self.form(token);
        let address = matches!(
            form,
            "mr" | "mrs"
                | "ms"
                | "miss"
                | "mx"
                | "dr"
                | "prof"
                | "rev"
                | "lady"
                | "sir"
                | "dame"
                | "lord"
        );
        let roles = Roles::shared();
        !address && (roles.has(form, Role::Title) || roles.has(form, Role::Describer))
    }

    fn qualifies(&self, token: &Token) -> bool {
        let form = self.form(token);
        let roles = Roles::shared();
        let capital = self.is_upper(token)
            && self.context.stems.of(token).is_some()
            && !form.ends_with("day");
        capital
            || self.names_a_role(token)
            || roles.has(form, Role::BeforeTitle)
            || roles.has(form, Role::BeforeDescriber)
    }

    /// `Norland's former mayor`, right before the name: back from a noun that names a role over what may qualify it.
    fn before(&self, tokens: &[Token]) -> Option<Span> {
        let last = tokens.last().filter(|it| self.names_a_role(it))?;
        let mut first = last;
        let mut at = tokens.len() - 1;
        while at > 0 && tokens.len() - at < BEFORE {
            let token = &tokens[at - 1];
            // A dash between spaces parts, as behind the place of a report.
            let close = token.span.end()
                == tokens
                    .get(at)
                    .map_or(token.span.end(), |it| it.span.start());
            let joins = match self.context.form(token) {
                "-" => close,
                form => form == "'s",
            };
            if !joins && !self.qualifies(token) {
                break;
            }
            if !joins {
                first = token;
            }
            at -= 1;
        }
        Some(first.span.cover(last.span))
    }

    /// `his former aide, Oda Tarn`, `the mayor of Velin, Oda Tarn`: back from a noun that names a role before the comma to what opens the description. Of 7
    /// that it made differ in 78 pairs of full reports 5 were right.
    fn aside(&self, tokens: &[Token]) -> Option<Span> {
        let (comma, rest) = tokens.split_last()?;
        let last = rest.last()?;
        if self.context.form(comma) != "," {
            return None;
        }
        let mut at = self.role_before(rest)?;
        let mut first = &rest[at];
        let role = at;
        while at > 0 && role - at < ASIDE {
            let token = &rest[at - 1];
            match self.context.form(token) {
                "the" | "a" | "an" | "his" | "her" | "its" | "their" => {
                    return Some(first.span.cover(last.span));
                }
                "'s" => {
                    let owner = rest.get(at.checked_sub(2)?)?;
                    return Some(owner.span.cover(last.span));
                }
                "-" => {}
                _ if token.kind == TokenKind::Punctuation || self.is_clause(&rest[at - 1..at]) => {
                    return None;
                }
                _ => first = token,
            }
            at -= 1;
        }
        None
    }

    /// The noun that names a role at the end of some words, or before what is of it: `mayor of Lower Velin`.
    fn role_before(&self, words: &[Token]) -> Option<usize> {
        let end = words.len();
        let of = (end.saturating_sub(ASIDE)..end).rev().find(|&n| {
            words[n].kind == TokenKind::Punctuation || matches!(self.form(&words[n]), "of" | "for")
        });
        let role = match of {
            _ if self.names_a_role(words.last()?) => end - 1,
            Some(n) if words[n].kind != TokenKind::Punctuation && n + 1 < end => {
                n.checked_sub(1)?
            }
            _ => return None,
        };
        // `The son of Norland farmers, Tarn` opens a sentence: of what is behind an office only.
        let office = Roles::shared().has(self.form(&words[role]), Role::Title);
        let fits = self.names_a_role(&words[role]) && (role + 1 == end || office);
        fits.then_some(role)
    }

    /// `, a retired pilot,` or `, who heads the union,` behind the name: to the next mark.
    fn behind(&self, tokens: &[Token]) -> Option<Span> {
        let (comma, rest) = tokens.split_first()?;
        if self.context.form(comma) != "," {
            return None;
        }
        let ends = |it: &Token| {
            it.kind == TokenKind::Punctuation && !matches!(self.context.form(it), "-" | "'" | "'s")
        };
        let length = rest.iter().take(BEHIND + 1).position(ends)?;
        let closed = matches!(self.context.form(&rest[length]), "," | "." | ")" | ";");
        let words = &rest[..length];
        let opens = self.form(words.first()?);
        let article = matches!(opens, "a" | "an" | "the");
        let owner = matches!(opens, "his" | "her" | "its" | "their" | "one");
        let soon = words.iter().take(SOON).any(|it| self.names_a_role(it));
        let told = match opens {
            "who" => matches!(
                self.form(words.get(1)?),
                "is" | "was"
                    | "has"
                    | "served"
                    | "serves"
                    | "leads"
                    | "led"
                    | "heads"
                    | "headed"
                    | "runs"
                    | "ran"
                    | "chairs"
                    | "chaired"
                    | "represents"
                    | "represented"
                    | "teaches"
                    | "founded"
                    | "owns"
                    | "became"
            ),
            _ if article || owner => !self.is_clause(words),
            _ => soon && self.qualifies(words.first()?) && !self.is_clause(words),
        };
        let skipped = usize::from(article && words.len() > 1);
        let (first, last) = (words.get(skipped)?, words.last()?);
        let span = first.span.cover(last.span);
        (closed && told && !(self.ends_in_a_name(words, span))).then_some(span)
    }

    fn is_clause(&self, words: &[Token]) -> bool {
        words.iter().any(|it| {
            matches!(
                self.form(it),
                "said"
                    | "says"
                    | "told"
                    | "was"
                    | "is"
                    | "were"
                    | "are"
                    | "has"
                    | "had"
                    | "have"
                    | "will"
                    | "would"
            )
        })
    }

    /// `former mayor Oda Tarn` behind another name is the next of a list, `adviser to Mayor Oda Tarn` a description.
    fn ends_in_a_name(&self, words: &[Token], span: Span) -> bool {
        let mentions = self
            .context
            .corpus
            .annotations(self.article)
            .mentions
            .as_slice();
        let behind = mentions.partition_point(|it| it.span.end() <= span.end());
        let last = behind.checked_sub(1).map(|at| &mentions[at]);
        let last = last.filter(|it| it.kind == MentionKind::Person && it.span.end() == span.end());
        last.is_some_and(|it| {
            let before = words.iter().rev();
            let mut before = before.skip_while(|word| word.span.end() > it.span.start());
            let near = before.next();
            let near = match near {
                Some(it) if Roles::shared().has(self.form(it), Role::Title) => before.next(),
                it => it,
            };
            !near.is_some_and(|it| {
                matches!(
                    self.form(it),
                    "to" | "of" | "for" | "under" | "with" | "against" | "by"
                )
            })
        })
    }
}
