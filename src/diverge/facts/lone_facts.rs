//! Dates, places and numbers that one of two passages that tell the same gives alone.

use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facts::given::{Fact, Given, Sort};
use crate::diverge::trust;
use crate::diverge::wording::pairing::{Meeting, Pairing, Reading, common};
use crate::diverge::{Divergence, Kind, Precise};
use crate::text::index::{ArticleId, PassageId};

/// The part of a passage between quotation marks from which on it is spoken: who speaks gives no dates and figures.
const SPOKEN: f32 = 0.6;
/// What a reader is less likely to miss than this is not found.
const LEAST: f32 = 0.3;

/// What speaks for a fact that one passage lacks, before anything is made of it.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::diverge) struct Lack {
    /// The part of their words that the two passages share.
    pub link: f32,
    /// What the clause of the fact has in common with the one there that is most like it, in words that stand in the other article once.
    pub common: f32,
    /// Whether the counterpart gives another fact of the same sort.
    pub other: bool,
    pub number: bool,
}

/// One `NumberOnly`, or one `MorePrecise` with the whole counterpart as its other site, for each number, date and place of a
/// passage whose counterpart has none.
///
/// The counterpart is the passage that is linked best. Silent in headlines and quotes, and where the counterpart is spoken. Linear in the facts of passages that meet.
/// Known failure: a fact of something else in a clause that shares its words with another (`last year` of another letter).
pub(in crate::diverge) fn of(
    context: &Context<'_>,
    given: &Given<'_>,
    pairing: &Pairing<'_>,
    most: f32,
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
            out.extend(at.of_passage(passage, most));
        }
    }
    out
}

/// Looks in the passages of one of two articles for what the other lacks.
struct Finder<'a, 'b> {
    context: &'a Context<'b>,
    given: &'a Given<'b>,
    pairing: &'a Pairing<'b>,
    side: usize,
}

impl Finder<'_, '_> {
    fn of_passage(&self, passage: usize, most: f32) -> Vec<Divergence> {
        let article = self.pairing.articles[self.side];
        let headline = self.context.is_headline((article, PassageId::new(passage)));
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
            let span = fact.span;
            let sites = vec![
                Site { article, span },
                self.context.corpus.passage_site(there),
            ];
            out.push(self.context.divergence(kind, sites, sure.min(most)));
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
        let clause = reading.clause_of(word)?;
        if reading.side.quoted[word] || self.given.has(other, fact) {
            return None;
        }
        let links = pairing.of[side].get(&passage)?;
        // What only stands next to a linked passage does so in this order of the telling.
        let links = links.iter().map(|n| &pairing.meetings[*n]);
        let best = links.filter(|it| it.link > 0.0).max_by(|one, two| {
            let earlier = || two.at.cmp(&one.at);
            one.link.total_cmp(&two.link).then_with(earlier)
        })?;
        let lack = self.lack(&reading.clauses[clause].keys, best, fact)?;
        let sure = trust::of_lack(&lack);
        let there = (other, PassageId::new(best.at[1 - side]));
        (sure >= LEAST).then_some((there, sure))
    }

    /// The part of their words that two linked passages share: unlike the score of the link it is the same in every order.
    fn words_of(&self, meeting: &Meeting) -> f32 {
        let at = [0, 1].map(|side| {
            let passage = PassageId::new(meeting.at[side]);
            (self.pairing.articles[side], passage)
        });
        let link = self.context.alignment.link(at);
        link.map_or(0.0, |it| it.evidence.words)
    }

    /// What is known of a fact towards a passage that lacks it; none where it gives one that the fact may be held against.
    fn lack(&self, keys: &[u32], meeting: &Meeting, fact: &Fact<'_>) -> Option<Lack> {
        let (article, to) = (
            self.pairing.articles[1 - self.side],
            meeting.at[1 - self.side],
        );
        let facing = self.pairing.reading(1 - self.side, to)?;
        let headline = self.context.is_headline((article, PassageId::new(to)));
        if headline || facing.spoken() > SPOKEN {
            return None;
        }
        let of_sort = |passage: usize| {
            let all = self.given.facts(article, passage).iter();
            all.filter(|it| it.sort == fact.sort)
        };
        // The clause there that tells the same, if any does.
        let told = facing.clauses.iter().map(|it| {
            let both = common(keys, &it.keys);
            self.pairing.sum(both)
        });
        let (shared, clause) = told.zip(0..).max().unwrap_or_default();
        // A number of another unit is no counterpart, unless it stands in the same clause.
        let held = |it: &Fact<'_>| {
            let same_unit = fact.unit().is_some() && it.unit() == fact.unit();
            let same_clause = || shared > 0 && facing.holds(clause, it.span);
            fact.sort != Sort::Number || same_unit || same_clause()
        };
        if of_sort(to).any(held) {
            return None;
        }
        Some(Lack {
            link: self.words_of(meeting),
            common: shared as f32 / 1000.0,
            other: of_sort(to).next().is_some(),
            number: fact.sort == Sort::Number,
        })
    }
}

fn finer(what: Precise, article: ArticleId) -> Kind {
    Kind::MorePrecise { what, article }
}
