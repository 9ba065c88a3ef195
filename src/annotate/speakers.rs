//! Which mention the words that name a source are, or stand for: `he` and `the minister` go back to a name.
//!
//! Known failure: with two people of one gender in play, `he` goes back to who spoke last.

use super::people::{Gender, People};
use super::{Mention, MentionKind};
use crate::article::Article;
use crate::text::Span;
use crate::text::index::{IndexVec, MentionId};

/// How far back a pronoun reaches, in bytes.
const REACH: usize = 1500;

/// The people of an article, and who spoke last.
pub(super) struct Speakers<'a> {
    article: &'a Article,
    mentions: &'a IndexVec<MentionId, Mention>,
    people: People,
    last: Option<MentionId>,
}

impl<'a> Speakers<'a> {
    /// Reads who the people are off their names. Linear in the mentions.
    pub fn new(article: &'a Article, mentions: &'a IndexVec<MentionId, Mention>) -> Self {
        Self {
            article,
            mentions,
            people: People::new(article, mentions.as_slice()),
            last: None,
        }
    }

    /// The mention that a source is or stands for. Sources are to be asked for in order of place. Logarithmic, but for a
    /// look back over the mentions of some paragraphs.
    pub fn mention(&mut self, source: Span) -> Option<MentionId> {
        let words = self.article.slice(source).to_lowercase();
        let found = match words.as_str() {
            "he" => self.antecedent(source, Gender::Man),
            "she" => self.antecedent(source, Gender::Woman),
            "they" | "it" | "i" | "we" => None,
            _ => self
                .apposed(source, &words)
                .or_else(|| self.named(source))
                .or_else(|| self.by_role(source, &words)),
        };
        if let Some(it) = found.filter(|&it| self.mentions[it].kind == MentionKind::Person) {
            self.last = Some(it);
        }
        found
    }

    /// The mention inside the source: a person before others, else the first.
    fn named(&self, source: Span) -> Option<MentionId> {
        let mentions = self.mentions.as_slice();
        let start = mentions.partition_point(|it| it.span.end() <= source.start());
        let end = mentions.partition_point(|it| it.span.start() < source.end());
        let inside = start..end.max(start);
        // Two people joined are none of both.
        let joined = |n: usize| {
            let between = mentions[n].span.end()..mentions[n + 1].span.start();
            self.article.text().get(between) == Some(" and ")
        };
        if (inside.start + 1..inside.end).any(|n| joined(n - 1)) {
            return None;
        }
        let person = inside
            .clone()
            .rev()
            .find(|&n| mentions[n].kind == MentionKind::Person);
        // `Vell’s harbor master`: the possessor is not the source.
        let possessor = |n: usize| {
            let after = &self.article.text()
                [mentions[n].span.end()..source.end().max(mentions[n].span.end())];
            after.starts_with("'s ") || after.starts_with("’s ")
        };
        person
            .filter(|&n| !possessor(n))
            .or_else(|| {
                let starts = |n: usize| mentions[n].span.start() <= source.start() + 4;
                inside.clone().find(|&n| starts(n) && !possessor(n))
            })
            .map(MentionId::new)
    }

    /// `the mayor, Oda Tarn,`: the person named right after the role, between commas.
    fn apposed(&self, source: Span, words: &str) -> Option<MentionId> {
        let mentions = self.mentions.as_slice();
        let next = mentions.partition_point(|it| it.span.start() < source.end());
        let it = mentions.get(next)?;
        let text = self.article.text();
        let role = ["the ", "a ", "an ", "his ", "her ", "their "];
        let apposed = role.iter().any(|it| words.starts_with(it))
            && it.kind == MentionKind::Person
            && &text[source.end()..it.span.start()] == ", "
            && text[it.span.end()..].starts_with([',', '.', ';', ':']);
        apposed.then_some(MentionId::new(next))
    }

    /// Who `he` or `she` is: who spoke last, else the last person named, when nothing speaks against it.
    fn antecedent(&self, source: Span, gender: Gender) -> Option<MentionId> {
        let near = |it: MentionId| {
            let span = self.mentions[it].span;
            span.end() <= source.start() && source.start() - span.end() < REACH
        };
        let spoke = self.last.filter(|&it| near(it) && self.fits(it, gender));
        spoke.or_else(|| {
            self.people_before(source)
                .take_while(|&it| near(it))
                .find(|&it| self.fits(it, gender))
        })
    }

    fn fits(&self, it: MentionId, gender: Gender) -> bool {
        let known = self.people.person(it.index()).and_then(|it| it.gender);
        known.is_none_or(|it| it == gender)
    }

    fn people_before(&self, source: Span) -> impl Iterator<Item = MentionId> + '_ {
        let mentions = self.mentions.as_slice();
        let end = mentions.partition_point(|it| it.span.end() <= source.start());
        (0..end)
            .rev()
            .filter(|&n| mentions[n].kind == MentionKind::Person)
            .map(MentionId::new)
    }

    /// `the minister`: the last person before whose name the role stands (`Minister Mara Lind`).
    fn by_role(&self, source: Span, words: &str) -> Option<MentionId> {
        let role = words.strip_prefix("the ")?.rsplit(' ').next()?;
        self.people_before(source).take(40).find(|&it| {
            let text = &self.article.text()[..self.mentions[it].span.start()];
            let before = text
                .trim_end()
                .rsplit(|c: char| !c.is_alphanumeric())
                .next();
            before.is_some_and(|it| it.to_lowercase() == role)
        })
    }
}
