//! Which mention the words that name a source are, or stand for: `he` and `the minister` go back to a name.
//!
//! Known failure: with two people of one gender in play, `he` goes back to whom the last sentences are about, or who spoke
//! last.

use super::people::{Gender, People, told};
use super::roles;
use super::{Description, Mention, MentionKind};
use crate::article::Article;
use crate::lexicon::given::{Given, last_named};
use crate::lexicon::language::Language;
use crate::lexicon::titles::Beside;
use crate::lexicon::wordlist;
use crate::segment::Segments;
use crate::text::Span;
use crate::text::index::{IndexVec, MentionId};
use rustc_hash::FxHashSet;

mod apposed;
mod called;
mod dead;
mod doubtful;
mod overlooked;
mod pronouns;

/// The first word of some: `l'` is one.
fn first_word(words: &str) -> &str {
    let end = words.find([' ', '\'', '’']).unwrap_or(words.len());
    &words[..end]
}

/// The people of an article, and who spoke last.
pub(super) struct Speakers<'a> {
    article: &'a Article,
    mentions: &'a IndexVec<MentionId, Mention>,
    segments: &'a Segments,
    language: Language,
    // What titles are, in another language than English.
    beside: Option<&'static Beside>,
    people: People,
    // The numbers of those who are said to be dead.
    dead: FxHashSet<usize>,
    // What stands between marks, in order.
    quoted: Vec<Span>,
    last: Option<MentionId>,
    // Where the words stand that named who spoke last.
    last_at: usize,
    // Where what was said last by him ends.
    said_to: usize,
    // What is told without marks, in order.
    told: Vec<Span>,
    // What stands for a name, in order.
    described: &'a [Description],
    // The organization that spoke last, if nobody else did since, and the words that named it.
    body: Option<(MentionId, Span)>,
    // The words of a single person without a name who spoke last, if nobody named did since.
    unnamed: Option<Span>,
    // Who asked whom last, and where.
    question: Option<(MentionId, MentionId, usize)>,
    // The source asked for last: several quotations share one.
    asked: Option<(Span, (Option<MentionId>, bool))>,
}

impl<'a> Speakers<'a> {
    /// Reads who the people are off their names. Linear in the mentions. `told`: what is told without marks,
    /// `quoted`: what stands between them, `described`: what stands for a name; all in order.
    pub fn new(
        article: &'a Article,
        segments: &'a Segments,
        mentions: &'a IndexVec<MentionId, Mention>,
        [told, quoted]: [Vec<Span>; 2],
        described: &'a [Description],
    ) -> Self {
        let language = Language::of(article.meta().language.as_deref());
        let people = People::new(article, mentions.as_slice());
        Self {
            article,
            mentions,
            segments,
            dead: dead::find(article.text(), mentions, &people),
            people,
            language,
            beside: (language != Language::English).then(|| Beside::of(language)),
            quoted,
            last: None,
            last_at: 0,
            said_to: 0,
            told,
            described,
            body: None,
            unnamed: None,
            question: None,
            asked: None,
        }
    }

    /// The mention that a source is or stands for, and whether nothing speaks against it. Sources are to be asked for in
    /// order of place. `said`: what is said, and whether between marks. Logarithmic, but for a look back over the mentions of some paragraphs.
    pub fn mention(
        &mut self,
        source: Span,
        cue: Option<Span>,
        said: (Span, bool),
    ) -> (Option<MentionId>, bool) {
        if let Some((_, answer)) = self.asked.filter(|it| it.0 == source) {
            if answer.0.is_some() && answer.0 == self.last {
                self.said_to = said.0.end();
            }
            return answer;
        }
        let words = self.article.slice(source).to_lowercase();
        let pronoun = self.pronoun(source, &words);
        let (found, sure) = match pronoun {
            Some(Some(gender)) => match self.overlooked(source, gender) {
                Some(it) => (Some(it), true),
                None => {
                    let found = self.antecedent(source, said.0, gender);
                    let answer = self.answering(source, cue, found);
                    self.doubted((source, said), gender, answer)
                }
            },
            None if last_named(self.language, &words).is_some() => {
                (self.last_named(source, &words), true)
            }
            // Whom they stand for is not known, but for a body that spoke just before.
            Some(None) => (self.body(source, &words), false),
            None => match (self.apposed(source, &words))
                .or_else(|| self.described(source))
                .or_else(|| self.set_apart(source, &words))
                .or_else(|| self.named(source))
                .or_else(|| self.by_last_name(source))
            {
                Some(it) => (Some(it), true),
                None => match self.by_role(source, &words) {
                    (None, _) if self.told_again(source, &words).is_some() => {
                        (self.told_again(source, &words), false)
                    }
                    (None, _) => (
                        None,
                        self.language != Language::English
                            || roles::can_speak(self.article.text(), source),
                    ),
                    known => known,
                },
            },
        };
        self.body = found
            .filter(|&it| self.mentions[it].kind == MentionKind::Organization)
            .map(|it| (it, source));
        if let Some(it) = found.filter(|&it| self.mentions[it].kind == MentionKind::Person) {
            self.last = Some(it);
            self.last_at = source.start();
            self.said_to = source.end().max(said.0.end());
        }
        self.unnamed = match pronoun {
            _ if found.is_some() => None,
            Some(_) => self.unnamed,
            None => {
                Some(source).filter(|_| self.is_somebody(&words) && !self.is_introduced(source))
            }
        };
        if let Some((asks, cue)) = found.zip(cue) {
            self.remember_question(asks, cue);
        }
        self.asked = Some((source, (found, sure)));
        (found, sure)
    }

    /// The organization that spoke in the sentence before, for `it`, where no other is named since.
    fn body(&self, source: Span, words: &str) -> Option<MentionId> {
        let (body, at) = self.body.filter(|_| words == "it")?;
        let passage = |it: Span| self.segments.passage_at(it.start()).map(|it| it.index());
        let next = passage(source)? <= passage(at)? + 1;
        let mentions = self.mentions.as_slice();
        let since = mentions.iter().filter(|it| {
            it.kind == MentionKind::Organization
                && it.span.start() > at.end()
                && it.span.end() <= source.start()
        });
        (next && since.count() == 0).then_some(body)
    }

    /// Whether somebody is said to be dead.
    pub fn is_dead(&self, it: MentionId) -> bool {
        let number = self.people.number(it.index());
        number.is_some_and(|it| self.dead.contains(&it))
    }

    /// Whether words are a pronoun, and of whom.
    fn pronoun(&self, source: Span, words: &str) -> Option<Option<Gender>> {
        let many = || {
            let text = self.article.text();
            let before = text[..source.start()].trim_end().rsplit(' ').next();
            let after = text[source.end()..].trim_start().split(' ').next();
            // `betonten sie`
            [before, after]
                .into_iter()
                .flatten()
                .any(|it| it.ends_with("en"))
        };
        match told(self.language, ["pronoun_woman", "pronoun_man"], words) {
            Some(Gender::Woman) if self.language == Language::German && many() => Some(None),
            Some(it) => Some(Some(it)),
            None => wordlist::has(self.language, "pronoun_many", words).then_some(None),
        }
    }

    /// The mention that a description stands for (`the minister`), with what it is of (`the head of the council`).
    fn described(&self, source: Span) -> Option<MentionId> {
        let at = |it: &Description| it.span.start();
        let n = self.described.binary_search_by_key(&source.start(), at);
        let it = self.described.get(n.ok()?)?;
        let rest = self.article.text().get(it.span.end()..source.end())?;
        let whole = rest.is_empty() || rest.starts_with(" of ") || rest.starts_with(" for ");
        let dead = self.is_dead(it.mention);
        (whole && !dead).then_some(it.mention)
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
            ["'s ", "’s ", "' ", "’ "]
                .iter()
                .any(|it| after.starts_with(it))
        };
        // `the Tarn campaign`, `a Vell official`: what goes on in small letters is no longer the name.
        let goes_on = |n: usize| {
            let end = source.end().max(mentions[n].span.end());
            let after = &self.article.text()[mentions[n].span.end()..end];
            // `the Vell-born painter`
            if after.starts_with('-') {
                return true;
            }
            let next = after.split_whitespace().next().unwrap_or("");
            let ends = ["of", "from", "and", "in", "at", "for", "the", "who"];
            let small = next.starts_with(char::is_lowercase);
            // `a New Vell official`, `a New Vell Democrat`
            let other =
                next.starts_with(char::is_uppercase) && mentions[n].kind == MentionKind::Place;
            (small || other) && !ends.contains(&next)
        };
        // `a lawyer for Ms. Tarn`: who speaks for somebody is somebody else.
        let served = |n: usize| {
            let before =
                &self.article.text()[source.start()..mentions[n].span.start().max(source.start())];
            [" for ", " of ", " to "]
                .iter()
                .any(|it| before.ends_with(it))
        };
        if person.is_some_and(served) {
            return None;
        }
        person
            .filter(|&n| !possessor(n) && !goes_on(n))
            .or_else(|| {
                let titled = |n: usize| {
                    let text = &self.article.text()[source.start()..mentions[n].span.start()];
                    roles::is_title(text.trim_end())
                };
                // `New York-based Harbor Watch`
                let based = |n: usize| {
                    let text = &self.article.text()[source.start()..mentions[n].span.start()];
                    let word = text.trim_end().rsplit(' ').next().unwrap_or("");
                    text.ends_with(' ') && word.contains('-') && word.ends_with(char::is_lowercase)
                };
                let starts = |n: usize| {
                    let at = mentions[n].span.start();
                    at <= source.start() + 4 || titled(n) || based(n)
                };
                let fits = |n: &usize| starts(*n) && !possessor(*n) && !goes_on(*n);
                inside.clone().find(fits)
            })
            .map(MentionId::new)
    }

    /// Whether two names are of one person, as far as names tell: one ends the other.
    fn is_one(&self, one: MentionId, two: MentionId) -> bool {
        let [one, two] = [one, two].map(|it| self.article.slice(self.mentions[it].span));
        one.ends_with(two) || two.ends_with(one)
    }

    fn gender(&self, it: MentionId) -> Option<Gender> {
        self.people.person(it.index()).and_then(|it| it.gender)
    }

    fn fits(&self, it: MentionId, gender: Gender) -> bool {
        self.gender(it).is_none_or(|it| it == gender)
    }

    fn people_before(&self, source: Span) -> impl Iterator<Item = MentionId> + '_ {
        let mentions = self.mentions.as_slice();
        let end = mentions.partition_point(|it| it.span.end() <= source.start());
        (0..end)
            .rev()
            .filter(|&n| mentions[n].kind == MentionKind::Person)
            .filter(|&n| !roles::is_party(self.article.text(), mentions[n].span))
            .filter(|&n| !self.is_compound(mentions[n].span))
            .map(MentionId::new)
    }

    /// `a Tarn-era rule`: nobody is spoken of. `Mara Lind-head of the council-told`: a source without dashes.
    fn is_compound(&self, name: Span) -> bool {
        let Some(after) = self.article.text()[name.end()..].strip_prefix('-') else {
            return false;
        };
        let word = after
            .split(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or("");
        let full = self.article.slice(name).contains(' ');
        after.starts_with(char::is_lowercase) && !(full && roles::is_title(word))
    }

    /// `ce dernier`, `este último`, `Letzterer`: who was named last, a man or a woman.
    fn last_named(&self, source: Span, words: &str) -> Option<MentionId> {
        let gender = match last_named(self.language, words)? {
            Given::Woman => Some(Gender::Woman),
            Given::Man => Some(Gender::Man),
            Given::Anybody => None,
        };
        let fits = |it: &MentionId| gender.is_none_or(|gender| self.fits(*it, gender));
        self.people_before(source).find(fits)
    }

    /// Whether two names are of one person of the article.
    fn is_same(&self, one: MentionId, two: MentionId) -> bool {
        let number = |it: MentionId| self.people.number(it.index());
        self.is_one(one, two) || number(one).is_some() && number(one) == number(two)
    }
}
