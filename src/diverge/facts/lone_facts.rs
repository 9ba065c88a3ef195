//! Dates, places and numbers that one of two passages that tell the same gives alone.

use crate::align::Link;
use crate::article::BlockKind;
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facts::echoes::{measures_alike, repeats, tells_one};
use crate::diverge::facts::given::{Fact, Given, Sort};
use crate::diverge::facts::shares::is_of_a_shared_whole;
use crate::diverge::facts::units::is_thing;
use crate::diverge::trust;
use crate::diverge::wording::meetings::Meeting;
use crate::diverge::wording::pairing::Pairing;
use crate::diverge::wording::reading::{Reading, common, sorted};
use crate::diverge::words::Number;
use crate::diverge::{Divergence, Kind, Precise};
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId, PassageId};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// The part of a passage between quotation marks from which on it is spoken: who speaks gives no dates and figures.
const SPOKEN: f32 = 0.6;
/// Words that tell something looked at around a fact, each way; and those amid which another one is a telling of it.
const FAR: usize = 6;
const NEAR: usize = 4;
/// Words before a place among which is what is there.
const LEAD: usize = 4;
/// What a reader is less likely to miss than this is not found.
const LEAST: f32 = 0.3;

/// What speaks for a fact that one passage lacks, before anything is made of it.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::diverge) struct Lack {
    /// The part of their words that the two passages share.
    pub words: f32,
    /// How sure their link is by what the two say alone.
    pub firm: f32,
    /// What the two passages have in common: words that one of the articles has in one passage count most.
    pub both: f32,
    /// What of the words around the fact its counterpart has, counted likewise.
    pub near: f32,
    /// The different words of its passage.
    pub length: f32,
    /// The part of the counterpart between quotation marks.
    pub spoken: f32,
    pub sort: Sort,
    /// Whether it is a day of the week: who says something says it on one.
    pub weekday: bool,
}

/// One `NumberOnly`, or one `MorePrecise` with the whole counterpart as its other site, for each number, date and place of a
/// passage whose counterpart has none.
///
/// The counterpart is the passage that is linked most surely by what the two say alone. Silent in headlines, captions and quotes, and where the counterpart is spoken. Linear in the facts of passages that meet.
/// Known failure: a fact of something else in a clause that shares its words with another (`last year` of another letter).
pub(in crate::diverge) fn of(
    context: &Context<'_>,
    given: &Given<'_>,
    pairing: &Pairing<'_>,
) -> Vec<Divergence> {
    let mut out = Vec::new();
    for side in [0, 1] {
        let at = Finder {
            context,
            given,
            pairing,
            side,
        };
        let mut passages: Vec<usize> = pairing.of[side].keys().copied().collect();
        passages.sort_unstable();
        for passage in passages {
            out.extend(at.of_passage(passage));
        }
    }
    drop_both_places(context, &mut out);
    out
}

/// Drops the places of two passages that would each be told as an extra of the other: `a teacher from Selnik`, `had moved to Tarnholm` are two
/// places, and neither report lacks one.
fn drop_both_places(context: &Context<'_>, found: &mut Vec<Divergence>) {
    let key = |it: &Divergence| -> Option<(ArticleId, [PassageRef; 2])> {
        let Kind::MorePrecise {
            what: Precise::Place,
            article,
        } = it.kind
        else {
            return None;
        };
        let shown = it.confidence.get() >= trust::SHOWN;
        let [one, two] = it.sites.as_slice() else {
            return None;
        };
        let mut both = [context.passage_at(*one)?, context.passage_at(*two)?];
        both.sort_unstable();
        shown.then_some((article, both))
    };
    let told: FxHashSet<(ArticleId, [PassageRef; 2])> = found.iter().filter_map(key).collect();
    found.retain(|it| {
        key(it).is_none_or(|(article, both)| {
            let other = both.iter().map(|it| it.0).find(|it| *it != article);
            other.is_none_or(|it| !told.contains(&(it, both)))
        })
    });
}

/// Looks in the passages of one of two articles for what the other lacks.
struct Finder<'a, 'b> {
    context: &'a Context<'b>,
    given: &'a Given<'b>,
    pairing: &'a Pairing<'b>,
    side: usize,
}

impl Finder<'_, '_> {
    fn of_passage(&self, passage: usize) -> Vec<Divergence> {
        let article = self.pairing.articles[self.side];
        let at = (article, PassageId::new(passage));
        let headline = self.context.is_headline(at) || is_caption(self.context, at);
        let read = self.pairing.reading(self.side, passage);
        let Some(reading) = read.filter(|_| !headline) else {
            return Vec::new();
        };
        let mut out = Vec::new();
        let mut placed = false;
        for fact in self.given.facts(article, passage) {
            // Of several places the first is where it happened.
            if fact.sort == Sort::Place && placed {
                continue;
            }
            let Some((there, sure)) = self.alone(passage, reading, fact) else {
                continue;
            };
            placed |= fact.sort == Sort::Place;
            let kind = match fact.sort {
                Sort::Number => Kind::NumberOnly { article },
                Sort::Date => finer(Precise::Date, article),
                Sort::Place => finer(Precise::Place, article),
            };
            let span = whole(
                self.context,
                Site {
                    article,
                    span: fact.span,
                },
            );
            let sites = vec![
                Site { article, span },
                self.context.corpus.passage_site(there),
            ];
            out.push(self.context.divergence(kind, sites, sure));
        }
        out
    }

    /// The counterpart that lacks a fact, with how sure that says something.
    fn alone(
        &self,
        passage: usize,
        reading: &Reading,
        fact: &Fact<'_>,
    ) -> Option<(PassageRef, f32)> {
        let (pairing, side) = (self.pairing, self.side);
        let other = pairing.articles[1 - side];
        let word = *reading.side.words_in(fact.span).first()?;
        if reading.side.quoted[word] || self.given.has(other, fact) {
            return None;
        }
        let links = pairing.of[side].get(&passage)?;
        // What only stands next to a linked passage does so in this order of the telling, and the scores of links hang on it too.
        let links = links.iter().map(|n| &pairing.meetings[*n]);
        let told = links.filter(|it| {
            let there = (other, PassageId::new(it.at[1 - side]));
            it.link > 0.0 && !self.context.is_headline(there) && !is_caption(self.context, there)
        });
        if self.is_counted_in(passage, fact, told.clone()) {
            return None;
        }
        let best = told.max_by(|one, two| {
            let earlier = || two.at.cmp(&one.at);
            one.firm.total_cmp(&two.firm).then_with(earlier)
        })?;
        let lack = self.lack(reading, best, fact)?;
        let sure = trust::of_lack(&lack);
        let there = (other, PassageId::new(best.at[1 - side]));
        let here = (pairing.articles[side], PassageId::new(passage));
        if fact.sort == Sort::Number && is_of_a_shared_whole(self.context, (here, fact.span), there)
        {
            return None;
        }
        (sure >= LEAST).then_some((there, sure))
    }

    /// Whether any passage that tells the same counts what a number counts: it is that one which it is held against.
    fn is_counted_in<'m>(
        &self,
        passage: usize,
        fact: &Fact<'_>,
        mut told: impl Iterator<Item = &'m Meeting>,
    ) -> bool {
        let [here, other] = [self.side, 1 - self.side].map(|it| self.pairing.articles[it]);
        // `From five to nine seats`: the first number has the unit of the second.
        let text = self.context.corpus.articles()[here].text();
        let goes_on = |it: &&Fact<'_>| {
            let between = text.get(fact.span.end()..it.span.start());
            between.is_some_and(|it| it == " to ")
        };
        let to = || self.given.facts(here, passage).iter().find(goes_on);
        let unit = fact.unit().or_else(|| to().and_then(Fact::unit));
        let thing = unit.filter(|it| is_thing(it));
        thing.is_some_and(|thing| {
            told.any(|it| {
                let there = self.given.facts(other, it.at[1 - self.side]);
                there.iter().any(|it| it.unit() == Some(thing))
            })
        })
    }

    fn link_of(&self, meeting: &Meeting) -> Option<&Link> {
        let at = [0, 1].map(|side| {
            let passage = PassageId::new(meeting.at[side]);
            (self.pairing.articles[side], passage)
        });
        self.context.alignment.link(at)
    }

    /// What is known of a fact towards a passage that lacks it; none where it gives the same, or one that the fact may be held
    /// against: of its unit, amid a word that both stand amid, or a place of the same thing or act.
    fn lack(&self, reading: &Reading, meeting: &Meeting, fact: &Fact<'_>) -> Option<Lack> {
        let (article, to) = (
            self.pairing.articles[1 - self.side],
            meeting.at[1 - self.side],
        );
        let facing = self.pairing.reading(1 - self.side, to)?;
        if facing.spoken() > SPOKEN {
            return None;
        }
        let own = self
            .given
            .facts(self.pairing.articles[self.side], meeting.at[self.side]);
        let of_sort = self.given.facts(article, to).iter();
        // What both give is held against itself.
        let mut of_sort = of_sort.filter(|it| {
            let given = own.iter().any(|own| own.is_same(it));
            it.sort == fact.sort && (!given || it.is_same(fact))
        });
        let amid = around(reading, fact.span, NEAR);
        let lead = led_by(reading, fact.span);
        // `In Crane Street, Selnik` is no other place than `in Selnik`.
        let here = self.pairing.articles[self.side];
        let here = (here, PassageId::new(meeting.at[self.side]));
        let named = |place: Option<EntityId>| {
            let mut all = self.context.mentions(here);
            all.any(|it| Some(self.context.corpus.entity(here.0, it.0)) == place)
        };
        let there = told(facing, 0..facing.side.words.len());
        let repeated = repeats(reading, fact.span, facing)
            || tells_one(fact, facing)
            || measures_alike(fact, facing)
            || is_hour(self.context, fact, (article, PassageId::new(to)));
        let held = |it: &Fact<'_>| {
            let same_unit = fact.unit().is_some() && it.unit() == fact.unit();
            let there = around(facing, it.span, NEAR);
            let meets = match fact.sort {
                Sort::Place => {
                    lead.is_some() && lead == led_by(facing, it.span) && !named(it.place())
                }
                Sort::Date | Sort::Number => common(&amid, &there).next().is_some(),
            };
            it.is_same(fact) || same_unit || meets
        };
        if repeated || of_sort.any(held) {
            return None;
        }
        let articles = self.pairing.articles;
        let sum = |stems: &[u32]| -> f32 {
            let both = common(stems, &there);
            both.map(|it| self.given.weight(articles, it)).sum()
        };
        let own = told(reading, 0..reading.side.words.len());
        let link = self.link_of(meeting)?;
        Some(Lack {
            words: link.evidence.words,
            firm: meeting.firm,
            both: sum(&own),
            near: sum(&around(reading, fact.span, FAR)),
            length: own.len() as f32,
            spoken: facing.spoken(),
            sort: fact.sort,
            weekday: fact.date().is_some_and(|it| it.starts_with("weekday")),
        })
    }
}

/// What is told to be at a place: the word that tells something before the preposition, in its clause (`the hospital in Selnik`,
/// `was born in Selnik`).
fn led_by(reading: &Reading, place: Span) -> Option<Number> {
    let side = &reading.side;
    let first = *side.words_in(place).first()?;
    let lead = side.before(first, LEAD).find(|n| side.tells(*n))?;
    side.words[lead].key().filter(|_| !side.counted[lead])
}

/// The different stems of some words that tell something, sorted.
fn told(reading: &Reading, words: Range<usize>) -> Vec<u32> {
    let words = reading.side.words[words].iter();
    sorted(words.filter_map(|it| it.stem.map(Number::get)))
}

/// The different stems around a stretch of text, so many words that tell something each way, sorted.
fn around(reading: &Reading, span: Span, reach: usize) -> Vec<u32> {
    let words = reading.side.words_in(span);
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else {
        return Vec::new();
    };
    let all = &reading.side.words;
    let before = all[..first]
        .iter()
        .rev()
        .filter_map(|it| it.stem.map(Number::get));
    let after = all[last + 1..]
        .iter()
        .filter_map(|it| it.stem.map(Number::get));
    sorted(before.take(reach).chain(after.take(reach)))
}

/// Whether a passage only says what a picture shows.
fn is_caption(context: &Context<'_>, at: PassageRef) -> bool {
    context.block_kind(at) == BlockKind::Caption
}

/// Whether a number of nothing is the hour of a time of day that a passage gives (`gegen vier`, `4 Uhr früh`).
fn is_hour(context: &Context<'_>, fact: &Fact<'_>, there: PassageRef) -> bool {
    const NOON: u32 = 12;
    let Some(hour) = fact.number().filter(|_| fact.unit().is_none()) else {
        return false;
    };
    let same = |it: &str| {
        let told = it.split_once(':').and_then(|it| it.0.parse::<u32>().ok());
        told.is_some_and(|it| f64::from(it) == hour || f64::from(it % NOON) == hour)
    };
    context.times(there).iter().any(|it| same(&it.value))
}

/// Words behind a number and its unit that are joined by a hyphen.
const COMPOUND: usize = 2;

/// A fact as it is printed: of what is joined by hyphens (`12-year-old`, `seven-month`) with the noun before which it stands.
pub(super) fn whole(context: &Context<'_>, site: Site) -> Span {
    let text = context.corpus.slice(site);
    let hyphen = text.trim_end_matches(|it: char| it.is_alphanumeric());
    if !hyphen.ends_with('-') {
        return site.span;
    }
    let mut last = site.span;
    let (_, after) = context.words_near(site);
    for word in after.take(COMPOUND) {
        let form = context.form(word);
        let gap = Span::new(last.end(), word.span.start());
        let next = context.corpus.articles()[site.article].slice(gap) == " ";
        let text = context.corpus.articles()[site.article].slice(word.span);
        let name = text.starts_with(char::is_uppercase);
        let verb = form.ends_with("ed") || form.ends_with("ing");
        if !next
            || name
            || verb
            || context.stems.of(word).is_none()
            || context.stances.base(form).is_some()
        {
            break;
        }
        last = word.span;
    }
    site.span.cover(last)
}

fn finer(what: Precise, article: ArticleId) -> Kind {
    Kind::MorePrecise { what, article }
}

#[cfg(test)]
mod tests {
    use crate::diverge::Kind;
    use crate::diverge::tests::told_of;

    #[track_caller]
    fn check(one: &str, two: &str, expected: usize) {
        let told = told_of([one, two], |it| matches!(it, Kind::NumberOnly { .. }));
        assert_eq!(told, expected, "{one} / {two}");
    }

    #[test]
    fn as_long_in_another_unit_is_given() {
        for (long, short) in [
            ("30 days", "a month"),
            ("90 days", "three months"),
            ("12 months", "a year"),
        ] {
            check(
                &format!(
                    "The minister promised a first report on the crash of the crane within {long}."
                ),
                &format!(
                    "The minister promised a first report on the crash of the crane within {short}."
                ),
                0,
            );
        }
        check(
            "The minister promised a first report on the crash of the crane at the mill within 30 days.",
            "The minister promised a first report on the crash of the crane at the mill.",
            1,
        );
    }

    #[test]
    fn what_is_put_right_is_no_number_of_its_own() {
        check(
            "Residents were moved to a school on Elm Road in Velka in the night.",
            "Residents were moved to a school on Elm Road in Velka in the night.\n\nCorrection: An earlier version of this article misstated how many residents were moved. It was 120 residents, not 210, who were moved to the school in Velka.",
            0,
        );
    }
}
