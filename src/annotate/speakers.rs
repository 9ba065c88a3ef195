//! Which mention the words that name a source are, or stand for: `he` and `the minister` go back to a name.
//!
//! Known failure: with two people of one gender in play, `he` goes back to who spoke last.

use super::{Mention, MentionKind};
use crate::article::Article;
use crate::text::Span;
use crate::text::index::{IndexVec, MentionId};
use rustc_hash::FxHashMap;

/// How far back a pronoun reaches, in bytes.
const REACH: usize = 1500;

/// Common given names, to tell whom `he` and `she` can be.
const WOMEN: &str = "mary hillary nancy elizabeth sarah michelle melania susan linda barbara jennifer maria anna ann anne lisa karen \
                     laura kathy donna debbie dianne amy jill patricia rachel christine julia stephanie jessica sonia ruth elena victoria \
                     hope angela ursula kamala giorgia marine theresa olga natalia svetlana yulia emma sophie claire helen jane kate";
const MEN: &str = "donald john barack paul george bill bob robert james michael david joe joseph mike mark chris ted harry eric kevin \
                   steve steven stephen william thomas tom tim rick jim richard ron larry ben scott peter andrew anthony adam roger charles \
                   daniel matthew sean vladimir volodymyr sergey sergei dmitry boris emmanuel olaf antony lloyd jake mohammed ahmed ali \
                   ivan yuri oleg alexander lyle edward jens viktor recep benjamin xi";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gender {
    Woman,
    Man,
}

/// The people of an article, and who spoke last.
pub(super) struct Speakers<'a> {
    article: &'a Article,
    mentions: &'a IndexVec<MentionId, Mention>,
    genders: FxHashMap<&'a str, Gender>,
    last: Option<MentionId>,
}

impl<'a> Speakers<'a> {
    /// Reads genders off titles and given names. Linear in the mentions.
    pub fn new(article: &'a Article, mentions: &'a IndexVec<MentionId, Mention>) -> Self {
        let mut genders = FxHashMap::default();
        let given: FxHashMap<&str, Gender> = WOMEN
            .split_whitespace()
            .map(|it| (it, Gender::Woman))
            .chain(MEN.split_whitespace().map(|it| (it, Gender::Man)))
            .collect();
        for mention in mentions.iter().filter(|it| it.kind == MentionKind::Person) {
            let name = article.slice(mention.span);
            let before = article.text()[..mention.span.start()].trim_end();
            let first = name.split_whitespace().next().unwrap_or("").to_lowercase();
            let gender = if before.ends_with("Mr.") || before.ends_with("Mr") {
                Some(Gender::Man)
            } else if before.ends_with("Mrs.") || before.ends_with("Ms.") || before.ends_with("Ms")
            {
                Some(Gender::Woman)
            } else {
                given.get(first.as_str()).copied()
            };
            if let Some(gender) = gender {
                genders.entry(surname(name)).or_insert(gender);
            }
        }
        Self {
            article,
            mentions,
            genders,
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
        let name = surname(self.article.slice(self.mentions[it].span));
        self.genders.get(name).is_none_or(|&it| it == gender)
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

fn surname(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}
