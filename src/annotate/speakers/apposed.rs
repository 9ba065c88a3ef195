//! Who is named beside the words that say who speaks, between commas: `the mayor, Oda Tarn,`, `Tarn, a critic of the mayor,`.

use super::{Speakers, first_word};
use crate::annotate::{Mention, MentionKind, roles};
use crate::lexicon::language::Language;
use crate::lexicon::wordlist;
use crate::text::Span;
use crate::text::index::MentionId;

/// Names behind an office that are looked over for its holder.
const MOST_NAMES: usize = 4;

impl Speakers<'_> {
    /// `the mayor, Oda Tarn,`, `Tarn's lawyer, Piet Vos,`: the person named right after the role, between commas; `a sailor who goes by
    /// the name of Vos`.
    pub(super) fn apposed(&self, source: Span, words: &str) -> Option<MentionId> {
        let mentions = self.mentions.as_slice();
        let next = mentions.partition_point(|it| it.span.start() < source.end());
        let text = self.article.text();
        // Names in what the office is for stand before (`the head of the Vell, Skarn and Lund harbor board, Karl Holm,`).
        let behind = |it: &Mention| roles::goes_on(words, &text[source.end()..it.span.start()]);
        let mut named = mentions[next..].iter().take(MOST_NAMES);
        let listed = match self.language {
            Language::English => named.skip(1).position(behind).map(|it| it + 1),
            // `le ministre des Ports, Luc Tarnel`
            _ => named.position(|it| {
                it.kind == MentionKind::Person
                    && it.span.start() >= source.end()
                    && self.is_apart(&text[source.end()..it.span.start()])
            }),
        };
        let next = next + listed.unwrap_or(0);
        let it = mentions.get(next)?;
        let last = self.article.slice(source).rsplit(' ').next();
        let described = last.is_some_and(|it| it.starts_with(char::is_lowercase) && it.len() > 2);
        let between = &text[source.end()..it.span.start()];
        let ends: &[char] = match self.language {
            Language::English => &[',', '.', ';', ':'],
            _ => &[',', '.', ';', ':', '—', '–', '\n'],
        };
        let apposed = (described || wordlist::has(self.language, "before_role", first_word(words)))
            && (self.is_apart(between)
                || self.language == Language::English && roles::goes_on(words, between))
            && text[it.span.end()..].starts_with(ends);
        let known = apposed || self.language == Language::English && roles::goes_by(between);
        (known && it.kind == MentionKind::Person).then_some(MentionId::new(next))
    }

    /// `Tarn, an outspoken critic of the mayor, said`: the name before who somebody is, between commas.
    pub(super) fn set_apart(&self, source: Span, words: &str) -> Option<MentionId> {
        let text = self.article.text();
        let opens = ["a ", "an ", "the "].iter().any(|it| words.starts_with(it));
        let before = text[..source.start()].strip_suffix(", ")?;
        let mentions = self.mentions.as_slice();
        let n = mentions.partition_point(|it| it.span.end() < before.len());
        let it = mentions.get(n).filter(|it| it.span.end() == before.len())?;
        let apart = opens
            && it.kind == MentionKind::Person
            && self.language == Language::English
            && text[source.end()..].starts_with(", ");
        apart.then_some(MentionId::new(n))
    }

    /// Whether a name that stands behind these words is who the role before them is: a comma, or one behind a few words more of
    /// what the role is about, in English in small letters (`the head of the largest dock | workers union, Karl Holm,`).
    pub(super) fn is_apart(&self, between: &str) -> bool {
        const MOST_WORDS: usize = 6;
        let foreign = self.language != Language::English;
        // `Eine Anwohnerin, | die Rentnerin | Gesa Thoms, sagte`
        let titled = || {
            let mut title = between.strip_prefix(", ").unwrap_or("").split_whitespace();
            let article = title.next().unwrap_or("");
            wordlist::has(self.language, "definite", article)
                && between.ends_with(' ')
                && (1..=2).contains(&title.clone().count())
                && title.all(|it| it.chars().all(char::is_alphabetic))
        };
        if foreign && titled() {
            return true;
        }
        let Some(more) = between.strip_suffix(", ") else {
            return false;
        };
        let small = || {
            let plain = |it: &str| it.chars().all(|c| c.is_lowercase() || c == '-');
            more.split_whitespace().all(plain)
        };
        more.is_empty()
            || more.starts_with(' ')
                && !more.contains([',', '.', ';', ':', '\n'])
                && more.split_whitespace().count() <= MOST_WORDS
                && (foreign || small())
    }
}
