//! Names by capitals, titles and lists. Where every noun has a capital, only by titles, given names and lists.
//!
//! Known failures: in German, a name that no list knows and no title or given name stands before is missed; elsewhere, a
//! name that only ever begins a sentence.

use crate::annotate::mentions::Document;
use crate::annotate::{Mention, MentionKind};
use crate::article::Article;
use crate::lexicon::gazetteer::Known;
use crate::lexicon::language::Language;
use crate::lexicon::titles::Beside;
use crate::lexicon::wordlist::{self, CITIES, FIRST_NAMES};
use crate::segment::{Segments, TokenKind};
use crate::text::index::TokenId;
use crate::text::normal::fold;
use crate::text::{Interner, Run, Symbol};
use rustc_hash::FxHashSet;

/// Small words inside names of people and bodies.
const PARTICLES: [&str; 20] = [
    "de", "del", "du", "des", "d'", "l'", "la", "von", "van", "der", "den", "zu", "bin", "ibn",
    "al", "el", "da", "di", "dos", "ter",
];

/// Most tokens of one name.
const LONGEST: usize = 10;

/// Finds the names of an article that is not in English: disjoint, in order of place. Linear in the text.
pub(in crate::annotate) fn find(
    article: &Article,
    segments: &Segments,
    interner: &Interner,
    language: Language,
) -> Vec<Mention> {
    let document = Document::new(article, segments, interner);
    let finder = Finder::new(&document, language);
    let mut found = Vec::new();
    for passage in document.passages() {
        let mut at = passage.tokens.start();
        while at < passage.tokens.end() {
            match finder.name(at, passage.tokens) {
                Some((first, last, kind)) => {
                    let span = document.token(first).span.cover(document.token(last).span);
                    found.push(Mention { span, kind });
                    at = last + 1;
                }
                None => at += 1,
            }
        }
    }
    found
}

struct Finder<'a> {
    document: &'a Document<'a>,
    language: Language,
    beside: Beside,
    // Words that are no names though they begin a sentence.
    small: FxHashSet<String>,
    // Words that stand behind a determiner: nouns.
    nouns: FxHashSet<Symbol>,
    days: FxHashSet<String>,
}

/// First and last token of a name, and its kind.
type Name = (usize, usize, MentionKind);

impl<'a> Finder<'a> {
    fn new(document: &'a Document<'a>, language: Language) -> Self {
        let of = |wanted: &[&str]| -> FxHashSet<String> {
            wordlist::classes(language)
                .filter(|it| wanted.contains(&it.0))
                .flat_map(|it| it.1.split_whitespace())
                .map(|it| fold(it).into_owned())
                .collect()
        };
        let determiners = of(&["determiner"]);
        let mut nouns = FxHashSet::default();
        for passage in document.passages() {
            for at in passage.tokens.start() + 1..passage.tokens.end() {
                if document.is_capital(at) && determiners.contains(document.form(at - 1)) {
                    nouns.insert(document.token(at).symbol);
                }
            }
        }
        Self {
            document,
            language,
            beside: Beside::load(language),
            small: of(&[
                "opener",
                "determiner",
                "pronoun",
                "preposition",
                "conjunction",
                "helper",
            ]),
            nouns,
            days: of(&["day"]),
        }
    }

    /// The name that begins at a token.
    fn name(&self, at: usize, within: Run<TokenId>) -> Option<Name> {
        let document = self.document;
        if !document.is_capital(at) || self.days.contains(document.form(at)) {
            return None;
        }
        if let Some(it) = self.known(at, within) {
            return Some(it);
        }
        if self.is_title(at, within) {
            return None;
        }
        let last = self.run_end(at, within);
        if self.language.has_capital_nouns() {
            return self.among_nouns(at, last, within);
        }
        let starts = document.starts_sentence(at, within);
        let seen = document.seen(at);
        if starts
            && (self.small.contains(document.form(at))
                || last == at && (seen.middle == 0 || seen.lower > 0))
        {
            let acronym = self.is_acronym(at) && last == at;
            return acronym.then_some((at, at, MentionKind::Organization));
        }
        Some((at, last, self.kind(at, last, within)))
    }

    /// A title alone is no name; a title before one is no part of it.
    fn is_title(&self, at: usize, within: Run<TokenId>) -> bool {
        let next = at + 1 < within.end();
        self.beside.is_title(self.document.form(at)) && (next || self.language.has_capital_nouns())
    }

    /// The longest known name at a token, with a genitive ending if need be.
    fn known(&self, at: usize, within: Run<TokenId>) -> Option<Name> {
        let document = self.document;
        let form = document.form(at);
        let bare = form
            .strip_suffix('s')
            .filter(|_| self.language == Language::German);
        let longest = document
            .gazetteer
            .longest(form)
            .max(bare.map_or(0, |it| document.gazetteer.longest(it)));
        (at..within.end().min(at + longest)).rev().find_map(|last| {
            if document.token(last).kind == TokenKind::Punctuation {
                return None;
            }
            let text = document.slice(document.token(at).span.cover(document.token(last).span));
            let genitive = text
                .strip_suffix('s')
                .filter(|_| self.language == Language::German);
            let entry = document
                .gazetteer
                .get(text)
                .or_else(|| genitive.and_then(|it| document.gazetteer.get(it)))?;
            let kind = match entry.known {
                Known::Country | Known::Seat | Known::Place => MentionKind::Place,
                Known::Organization => MentionKind::Organization,
                Known::Demonym | Known::Other => MentionKind::Other,
            };
            Some((at, last, kind))
        })
    }

    /// The last token of the run of capitals that begins at a token, particles and hyphens inside.
    fn run_end(&self, at: usize, within: Run<TokenId>) -> usize {
        let document = self.document;
        let capital = |n: usize| {
            n < within.end() && document.is_capital(n) && !self.days.contains(document.form(n))
        };
        let mut last = at;
        while last - at < LONGEST {
            let next = last + 1;
            if next >= within.end() {
                break;
            }
            let particles = (next..within.end().min(next + 3))
                .take_while(|&n| PARTICLES.contains(&document.form(n)) && !document.is_capital(n))
                .count();
            let joint = match document.text(next) {
                "-" if document.touch(last, next) => 1,
                "." if document.touch(last, next) && document.text(last).chars().count() == 1 => 1,
                _ => particles,
            };
            if !capital(next + joint) {
                break;
            }
            // `Holm von der CDU`, `Morel de France`: a particle does not join what is a name by itself.
            let other = next + joint;
            if particles > 0
                && joint == particles
                && (self.is_acronym(other) || self.known(other, within).is_some())
            {
                break;
            }
            last = next + joint;
        }
        last
    }

    /// A name where every noun has a capital: behind a title, or with a given name, or a known city, or initials.
    fn among_nouns(&self, at: usize, last: usize, within: Run<TokenId>) -> Option<Name> {
        let document = self.document;
        let form = document.form(at);
        let before = at.checked_sub(1).filter(|it| *it >= within.start());
        let titled = before.is_some_and(|it| {
            let stop = document.text(it) == "." && it > within.start();
            self.beside.is_title(document.form(it - usize::from(stop)))
        });
        let noun = |n: usize| self.nouns.contains(&document.token(n).symbol);
        if titled && !noun(at) {
            return Some((at, last, MentionKind::Person));
        }
        let given = FIRST_NAMES.contains(form) && document.seen(at).lower == 0;
        if given && last > at && !noun(last) {
            return Some((at, last, MentionKind::Person));
        }
        if self.is_acronym(at) {
            return Some((at, at, MentionKind::Organization));
        }
        let placed = before.is_some_and(|it| {
            matches!(
                document.form(it),
                "in" | "aus" | "nach" | "bei" | "von" | "bis" | "uber"
            )
        });
        (placed && CITIES.contains(form) && !noun(at)).then_some((at, at, MentionKind::Place))
    }

    fn kind(&self, at: usize, last: usize, within: Run<TokenId>) -> MentionKind {
        let document = self.document;
        let form = document.form(at);
        let before = at.checked_sub(1).filter(|it| *it >= within.start());
        let titled = before.is_some_and(|it| {
            let stop = document.text(it) == "." && it > within.start();
            self.beside.is_title(document.form(it - usize::from(stop)))
        });
        let text = document.slice(document.token(at).span.cover(document.token(last).span));
        if titled {
            MentionKind::Person
        } else if self.is_of_a_body(at, within)
            || self.beside.is_head(form)
            || last == at && self.is_acronym(at)
        {
            MentionKind::Organization
        } else if FIRST_NAMES.contains(form) && last > at {
            MentionKind::Person
        } else if document.gazetteer.is_city(text) {
            MentionKind::Place
        } else if last > at && last - at < 4 {
            MentionKind::Person
        } else {
            MentionKind::Other
        }
    }

    /// `la compagnie Armor Lignes`, `el director de Vialco Norte`: behind the noun for a body, or behind who heads it and `of`.
    fn is_of_a_body(&self, at: usize, within: Run<TokenId>) -> bool {
        let document = self.document;
        let start = within.start();
        let small = |n: usize| n >= start && !document.is_capital(n);
        if at > start && small(at - 1) && self.beside.is_head(document.form(at - 1)) {
            return true;
        }
        let of = at > start + 1 && matches!(document.form(at - 1), "de" | "d'" | "del" | "du");
        let headed = |n: usize| self.beside.leads(document.form(n));
        of && (headed(at - 2) || at > start + 2 && headed(at - 3))
    }

    /// A word of two to six capitals.
    fn is_acronym(&self, at: usize) -> bool {
        let text = self.document.text(at);
        (2..=6).contains(&text.chars().count()) && text.chars().all(char::is_uppercase)
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::language::Language;
    use crate::segment::segment;
    use crate::testing;
    use crate::text::Interner;

    /// `p` people, `o` organizations, `l` places, `x` others.
    #[track_caller]
    fn check(language: &str, marked: &str) {
        let parsed = testing::parse(marked);
        let article = testing::article_in(language, &parsed.text);
        let mut interner = Interner::default();
        let segments = segment(&article, &mut interner);
        let found = super::find(&article, &segments, &interner, Language::of(Some(language)));
        let marks = testing::marks_of(&found);
        assert_eq!(testing::print(&parsed.text, &marks), marked);
    }

    #[test]
    fn german_nouns_are_no_names() {
        check(
            "de",
            "Die Bürgermeisterin {p:Mara Lind} sagte am Montag in {l:Berlin}, der Hafen der Stadt bleibe offen. \
             Innenminister {p:Brandt} und {p:Anna Holm} von der {o:CDU} reisten nach {l:Frankreich}.",
        );
    }

    #[test]
    fn french_and_spanish_capitals_are_names() {
        check(
            "fr",
            "Le président {p:Paul Morel} a quitté {l:Paris} lundi. La maire de {l:Marseille}, {p:Claire Dupont}, est à l’{o:ONU}.",
        );
        check(
            "es",
            "El alcalde {p:Juan Ruiz} salió de {l:Madrid} el lunes. La ministra {p:Ana de la Torre} está en {l:Alemania}.",
        );
    }
}
