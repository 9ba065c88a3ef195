//! What speaks against whom a pronoun seems to be: somebody without a name spoke, the words are about him, he is dead, or he asked.

use super::Speakers;
use super::pronouns::REACH;
use crate::annotate::people::Gender;
use crate::annotate::{MentionKind, roles};
use crate::lexicon::language::Language;
use crate::text::Span;
use crate::text::index::MentionId;

/// Farthest that an answer stands behind the question, in bytes.
const FARTHEST_ANSWER: usize = 600;

impl Speakers<'_> {
    /// Whom `he` or `she` surely is, where that is not surely who it seems to be. `at`: the pronoun, what is said, and whether between marks.
    ///
    /// Known failure: people who speak of themselves by name.
    pub(super) fn doubted(
        &self,
        at: (Span, (Span, bool)),
        gender: Gender,
        (found, sure): (Option<MentionId>, bool),
    ) -> (Option<MentionId>, bool) {
        let (source, (said, marked)) = at;
        let Some(it) = found.filter(|_| self.language == Language::English) else {
            return (found, sure);
        };
        let span = self.mentions[it].span;
        // `A neighbor said … She added`: the neighbor, unless somebody is spoken of since, and perhaps even then.
        let unnamed = self
            .unnamed
            .filter(|by| by.end() <= source.start() && source.start() - by.end() < REACH);
        // Who is named in the sentence of the neighbor is not who goes on either.
        let passage = |it: Span| self.segments.passage_at(it.start());
        let rather = |by: Span| span.start() < by.end() || passage(span) == passage(by);
        if let Some(by) = unnamed
            && (rather(by) || !self.adjoins(it, source))
        {
            return (found.filter(|_| !rather(by)), false);
        }
        let spoke = self
            .last
            .filter(|&last| self.mentions[last].span.end() <= source.start())
            .filter(|_| source.start().saturating_sub(self.last_at) < REACH);
        let other = spoke.filter(|&last| !self.is_same(last, it) && self.fits(last, gender));
        if self.is_named_in(it, said) {
            return (other.filter(|&it| !self.is_named_in(it, said)), false);
        }
        let same = spoke.is_some_and(|last| self.is_same(last, it));
        if self.is_dead(it) && !same {
            return (other.filter(|&it| !self.is_dead(it)), false);
        }
        let asks = self.article.slice(said).ends_with('?');
        if let Some(whom) = self.asked_by(it, source, gender).filter(|_| !asks) {
            return (Some(whom), false);
        }
        // Told without marks, `he` is as often who tells.
        let told_of = marked
            && (self.speaks_of(said, gender)
                || self.is_passive(span) && !self.is_first_person(said));
        (
            found,
            sure && !((other.is_some() || unnamed.is_some()) && told_of),
        )
    }

    /// Whether somebody is named right behind the words that say who he is: `the mayor`, `the head of the board | in Vell`.
    pub(super) fn is_introduced(&self, source: Span) -> bool {
        const FARTHEST: usize = 60;
        let mentions = self.mentions.as_slice();
        let next = mentions.partition_point(|it| it.span.start() < source.end());
        let mut near = mentions[next..]
            .iter()
            .take_while(|it| it.span.start() < source.end() + FARTHEST);
        near.find(|it| it.kind == MentionKind::Person)
            .and_then(|it| self.article.text().get(source.end()..it.span.start()))
            .is_some_and(|between| {
                let place = between.strip_suffix(", ").unwrap_or(between.trim_end());
                let more = [" of ", " in ", " for ", " at ", " from "];
                place.is_empty()
                    || between.ends_with(", ")
                        && more.iter().any(|it| place.starts_with(it))
                        && !place.contains([',', '.', ';', ':', '\n'])
            })
    }

    /// Whether words without a name are of one human being, perhaps: `a neighbor`, `the spokeswoman of a bank`.
    pub(super) fn is_somebody(&self, words: &str) -> bool {
        let opens = ["a ", "an ", "the ", "one ", "another ", "his ", "her "];
        let named = words.split_whitespace().take_while(|it| {
            !["of", "for", "from", "in", "at", "who", "with", "on", "to"].contains(it)
        });
        let head = named.last().unwrap_or("");
        self.language == Language::English
            && opens.iter().any(|it| words.starts_with(it))
            && roles::is_human(head)
    }

    /// Whether words name a person.
    fn is_named_in(&self, it: MentionId, said: Span) -> bool {
        let mentions = self.mentions.as_slice();
        let start = mentions.partition_point(|it| it.span.end() <= said.start());
        let inside = mentions[start..]
            .iter()
            .take_while(|it| it.span.start() < said.end());
        let mut numbers = (start..start + inside.count()).map(MentionId::new);
        numbers.any(|other| {
            self.mentions[other].kind == MentionKind::Person && self.is_same(other, it)
        })
    }

    /// Whether words speak of a man or of a woman by a pronoun.
    fn speaks_of(&self, said: Span, gender: Gender) -> bool {
        let pronouns = match gender {
            Gender::Man => ["he", "him", "his", "himself"],
            Gender::Woman => ["she", "her", "hers", "herself"],
        };
        self.has_word(said, &pronouns)
    }

    fn is_first_person(&self, said: Span) -> bool {
        self.has_word(said, &["i", "me", "my", "myself", "i'm", "i’m"])
    }

    fn has_word(&self, said: Span, words: &[&str]) -> bool {
        let text = self.article.slice(said).to_lowercase();
        text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
            .any(|it| words.contains(&it))
    }

    /// Whether something was done to whom a name names: `Lind was arrested`.
    fn is_passive(&self, name: Span) -> bool {
        let after = &self.article.text()[name.end()..];
        let verb = ["was", "had been", "has been", "is"]
            .iter()
            .find_map(|it| after.strip_prefix(' ')?.strip_prefix(it)?.strip_prefix(' '));
        let next = verb.and_then(|it| it.split(|c: char| !c.is_alphabetic()).next());
        next.is_some_and(|it| it.len() > 4 && it.ends_with("ed"))
    }

    /// Whom somebody asked in the last sentences: `Lind asked Holm about the pier. “…,” he said.`
    fn asked_by(&self, it: MentionId, source: Span, gender: Gender) -> Option<MentionId> {
        let text = self.article.text();
        let end = self.mentions[it].span.end();
        // What answers may stand behind who is asked for.
        let rest = text.get(end..source.start())?;
        let asked = [" asked ", " questioned ", " pressed "];
        let verb = asked.iter().find(|it| rest.starts_with(**it))?;
        let near = source.start() - end < FARTHEST_ANSWER;
        let start = end + verb.len();
        let mentions = self.mentions.as_slice();
        let next = mentions.partition_point(|it| it.span.start() < start);
        let whom = mentions
            .get(next)
            .filter(|it| it.span.end() <= source.start())?;
        let adjoins = roles::without_titles(&text[start..whom.span.start()]).is_empty();
        let sentence = |it: Span| self.segments.passage_at(it.start());
        // `Lind asked Holm about the pier: “It is safe,” he said.`
        let colon = text.get(whom.span.end()..source.start());
        let apart =
            sentence(whom.span) != sentence(source) || colon.is_some_and(|it| it.contains(':'));
        let whom_id = MentionId::new(next);
        (near && adjoins && apart && whom.kind == MentionKind::Person && self.fits(whom_id, gender))
            .then_some(whom_id)
    }
}
