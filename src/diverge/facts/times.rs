//! Dates of linked passages: which disagree, which are finer.

use crate::annotate::{Grain, Time};
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::{Context, Pair, sites};
use crate::diverge::facts::counted_days::count_to_each_other;
use crate::diverge::facts::date_values::{
    conflict, finer, is_conflict, is_relative, is_written_out, weekday,
};
use crate::diverge::facts::numbers::have_one_lead;
use crate::diverge::facts::one_moment::{is_of_a_game, is_today};
use crate::diverge::facts::stretches;
use crate::diverge::facts::which::{count_in_a_row, date_two_acts};
use crate::diverge::{Divergence, Kind, Precise};
use crate::lexicon::times::PARTS_OF_DAY;
use crate::lexicon::titles::{Role, Roles};
use crate::segment::{Token, TokenKind};
use crate::text::Symbol;
use crate::text::index::ArticleId;
use crate::text::normal::fold;
use rustc_hash::FxHashSet;

/// Words looked at around a date for what it dates.
const REACH: usize = 6;
/// Words in common among those that tell something, where that counts.
const MANY: usize = 3;

/// Dates that are finer, and dates that disagree, inside linked pairs where each passage gives one.
///
/// A finer date is no conflict. A conflict needs both of one grain, the same words around, and that neither is named
/// elsewhere in the other article. Relative times (`yesterday`) and times of day never conflict: what they rest on may
/// not be known. Known failure: one event in two time zones.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let given = Given::new(context);
    let mut out: Vec<Divergence> = Vec::new();
    for pair in context.sure_links() {
        let [left, right] = pair.passages.map(|it| dates(context, it));
        context.trace.say(pair.passages, "date-conflict", || {
            let (one, two) = (left.len(), right.len());
            format!("dates: {one} / {two}; compared where each has one")
        });
        match (left.as_slice(), right.as_slice()) {
            ([one], [two]) => out.extend(compare(context, pair, [one, two], &given)),
            ([a, b], [c, d]) => match stretches::compare(context, pair, [[a, b], [c, d]], &given) {
                Some(found) => out.push(found),
                None => out.extend(of_one_lead(context, pair, [&left, &right], &given)),
            },
            _ => out.extend(of_one_lead(context, pair, [&left, &right], &given)),
        }
    }
    out.sort_by(|one, two| one.sites.cmp(&two.sites));
    out.dedup_by(|one, two| one.sites == two.sites);
    out
}

/// Dates of a passage that are tried against each other by what leads to them: more are a table.
const MOST: usize = 6;

/// Letters between the two ends of a stretch of time at most.
const END: usize = 9;

/// Where a passage gives several dates: of each side the one of a grain to which the same word leads, where it leads to no other (`was built in
/// 1961`, `built in 1916 and mended in May`), if they disagree.
fn of_one_lead(
    context: &Context<'_>,
    pair: &Pair,
    [left, right]: [&[&Time]; 2],
    given: &Given<'_>,
) -> Vec<Divergence> {
    if left.len().max(right.len()) > MOST {
        return Vec::new();
    }
    // The second end of a stretch (`from 3 May to 9 June`): stretches are compared whole.
    let ends = |side: usize, it: &Time| {
        let text = context.corpus.articles()[pair.passages[side].0].text();
        let mut all = [left, right][side].iter();
        all.any(|first| {
            let between = text.get(first.span.end()..it.span.start());
            between.is_some_and(|it| (1..=END).contains(&it.len()))
        })
    };
    let led = |one: &Time, two: &Time| {
        let places = sites(pair, [one.span, two.span]);
        one.grain == two.grain
            && !ends(0, one)
            && !ends(1, two)
            && have_one_lead(context, &places, 1)
    };
    let mut out = Vec::new();
    for one in left {
        let mut there = right.iter().filter(|two| led(one, two));
        let (Some(two), None) = (there.next(), there.next()) else {
            continue;
        };
        if left.iter().filter(|one| led(one, two)).count() == 1 {
            let found = compare(context, pair, [one, two], given);
            out.extend(found.filter(|it| it.kind == Kind::DateConflict));
        }
    }
    out
}

/// The times that name a day or more; of a weekday with its date (`Monday evening, March 4`) the date.
fn dates<'a>(context: &Context<'a>, at: PassageRef) -> Vec<&'a Time> {
    // When the report was filed dates nothing that it tells.
    let dateline = context.corpus.articles()[at.0].dateline().map(|it| it.span);
    let told = |it: &&Time| !dateline.is_some_and(|span| span.overlaps(it.span));
    let all = context.times(at).iter();
    let mut out: Vec<&Time> = Vec::new();
    for it in all.filter(|it| it.grain <= Grain::Day).filter(told) {
        let apposed = |last: &Time| {
            let text = context.corpus.articles()[at.0].text();
            let between = text.get(last.span.end()..it.span.start());
            let part = between.and_then(|it| it.strip_suffix(", ")).map(str::trim);
            part.is_some_and(|it| it.is_empty() || PARTS_OF_DAY.contains(&it))
                && is_weekday(context, at.0, last)
                && is_written_out(context.corpus.articles()[at.0].slice(it.span))
        };
        // Where the year is not known, the weekday says more.
        match out.last_mut().filter(|last| apposed(last)) {
            Some(last) if weekday(&it.value).is_some() => *last = it,
            Some(_) => {}
            None => out.push(it),
        }
    }
    out
}

/// Whether a time is told by a day of the week.
fn is_weekday(context: &Context<'_>, article: ArticleId, it: &Time) -> bool {
    let text = fold(context.corpus.articles()[article].slice(it.span)).into_owned();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|it| it.len() > 3 && it.ends_with("day") && !matches!(it, "today" | "holiday"))
}

/// The values of all times of each article.
pub(in crate::diverge) struct Given<'a> {
    values: FxHashSet<(ArticleId, &'a str)>,
    weekdays: FxHashSet<(ArticleId, i8)>,
}

impl<'a> Given<'a> {
    pub(in crate::diverge) fn new(context: &Context<'a>) -> Self {
        let articles = context.corpus.articles().ids();
        let of = |id| {
            let all = context.corpus.annotations(id).times.iter();
            all.map(move |it| (id, it))
        };
        let all: Vec<(ArticleId, &Time)> = articles.flat_map(of).collect();
        // A date told without its weekday is not called by it elsewhere.
        let told = all.iter().filter(|(id, it)| is_weekday(context, *id, it));
        let weekdays = told.filter_map(|(id, it)| Some((*id, weekday(&it.value)?)));
        Self {
            weekdays: weekdays.collect(),
            values: all.iter().map(|it| (it.0, it.1.value.as_str())).collect(),
        }
    }

    /// Whether an article gives a time by just this value.
    pub(in crate::diverge) fn names(&self, article: ArticleId, value: &str) -> bool {
        self.values.contains(&(article, value))
    }

    /// Whether an article gives a time: the same, or, of a weekday whose date is not known, a day that falls on it.
    pub(in crate::diverge) fn has(&self, article: ArticleId, value: &str) -> bool {
        let unplaced = |it: i8| {
            self.values
                .contains(&(article, format!("weekday:{it}").as_str()))
        };
        match weekday(value) {
            Some(it) if value.starts_with("weekday") => self.weekdays.contains(&(article, it)),
            it => self.values.contains(&(article, value)) || it.is_some_and(unplaced),
        }
    }
}

/// How many words near two times are the same: of those right around, or, where many are, of those that tell something
/// farther off.
pub(in crate::diverge) fn shared(context: &Context<'_>, places: &[Site]) -> usize {
    let near = [places[0], places[1]].map(|it| context.stems_near(it, REACH));
    let far = [places[0], places[1]].map(|it| context.telling_near(it, REACH));
    let near = near[0].intersection(&near[1]).count();
    let far = far[0].intersection(&far[1]).count();
    if far >= MANY { near.max(far) } else { near }
}

/// Whether a word that both have right around two times is neither a name nor a title: what two reports tell of one person
/// (`Mr Tarn left on Sunday`, `Mr Tarn spoke on Friday`) may have happened on two days.
pub(in crate::diverge) fn tell_of_one_thing(context: &Context<'_>, places: &[Site]) -> bool {
    let near = |site: Site| -> FxHashSet<u32> {
        let (before, after) = context.words_near(site);
        let all = &context.corpus.annotations(site.article).mentions;
        let named = |it: &&Token| {
            let from = all
                .as_slice()
                .partition_point(|name| name.span.end() <= it.span.start());
            let name = all.as_slice().get(from);
            name.is_some_and(|name| name.span.overlaps(it.span))
                || Roles::shared().has(context.form(it), Role::Title)
        };
        let near = before.take(REACH).chain(after.take(REACH));
        let plain = near.filter(|it| !named(it));
        plain.filter_map(|it| context.stems.of(it)).collect()
    };
    let [one, two] = [places[0], places[1]].map(near);
    !one.is_disjoint(&two)
}

fn compare(
    context: &Context<'_>,
    pair: &Pair,
    times: [&Time; 2],
    given: &Given<'_>,
) -> Option<Divergence> {
    let places = sites(pair, times.map(|it| it.span));
    let text = |n: usize| context.corpus.slice(places[n]);
    let shared = shared(context, &places);
    let named = |n: usize| {
        let other = places[1 - n].article;
        given.values.contains(&(other, times[n].value.as_str()))
    };
    let elsewhere = |n: usize| match is_weekday(context, places[n].article, times[n]) {
        true => given.has(places[1 - n].article, &times[n].value),
        false => named(n),
    };
    context.trace.say(pair.passages, "date-conflict", || {
        format!(
            "{} ({}) / {} ({}): finer {:?}, conflict {}, {shared} word(s) in common near; named in the other article too: {} / {}",
            text(0), times[0].value, text(1), times[1].value,
            finer(&times[0].value, &times[1].value).map(|n| n + 1),
            is_conflict(times), elsewhere(0), elsewhere(1),
        )
    });
    let kind = match finer(&times[0].value, &times[1].value) {
        Some(n) if shared >= 1 && is_written_out(text(n)) && !named(n) => Kind::MorePrecise {
            what: Precise::Date,
            article: places[n].article,
        },
        None if (shared >= 2
            || are_years_of_one_act(context, pair, &places, times)
            || are_same_else(context, &places))
            && conflict(context, &places, times)
            && tell_of_one_thing(context, &places)
            && (times[0].grain == times[1].grain || have_one_lead(context, &places, 1))
            && (places.iter()).all(|it| !is_of_a_game(context, *it) && !is_today(context, *it))
            && [0, 1]
                .iter()
                .all(|&n| !elsewhere(n) && !is_relative(text(n)))
            && !count_to_each_other(context, &places, times)
            && !date_two_acts(context, pair, &places)
            && !count_in_a_row(context, &places) =>
        {
            Kind::DateConflict
        }
        _ => return None,
    };
    Some(context.divergence(kind, places, pair.score.get()))
}

/// Words besides a date from which on two passages that have no others tell one thing.
const FRAME: usize = 4;

/// Whether the passages of two times are the same word for word but for these (`it was checked again on 3 May`, `it was checked again on 9
/// May`). Linear in their words.
fn are_same_else(context: &Context<'_>, places: &[Site]) -> bool {
    let words = |site: Site| -> Option<Vec<Symbol>> {
        let passage = context.corpus.passage_of(site)?;
        let segments = context.corpus.segments(site.article);
        let whole = segments.passages()[passage].span;
        let tokens = segments.tokens().run(segments.tokens_in(whole)).iter();
        let words = tokens.filter(|it| it.kind != TokenKind::Punctuation);
        let rest = words.filter(|it| !it.span.overlaps(site.span));
        Some(rest.map(|it| it.symbol).collect())
    };
    let [one, two] = [places[0], places[1]].map(words);
    one.is_some_and(|it| it.len() >= FRAME && two.as_ref() == Some(&it))
}

/// How sure a link must be where one word alone says that two years are of one act.
const SURE_LINK: f32 = 0.6;

/// Whether two bare years stand behind one verb in passages that are surely linked and name no two persons: `the Astrid was built in
/// 1994 and cost`, `the ferry was built in 1949`. Known failure: two of one kind, built one after the other.
fn are_years_of_one_act(
    context: &Context<'_>,
    pair: &Pair,
    places: &[Site],
    times: [&Time; 2],
) -> bool {
    times.iter().all(|it| it.grain == Grain::Year)
        && pair.score.get() >= SURE_LINK
        && have_one_lead(context, places, 1)
        && !context.name_others(pair.passages)
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::found_amid_others;

    #[track_caller]
    fn check(one: &str, two: &str, expected: &[[&str; 2]]) {
        assert_eq!(found_amid_others(find, [one, two]), expected);
    }

    #[test]
    fn the_year_behind_one_verb_is_compared() {
        for (one, two, expected) in [
            (
                "The ferry was built in 1961.",
                "The ferry, built in 1916, was last inspected in March.",
                ["1961", "1916"],
            ),
            (
                "The dam at Velka, finished in 1954, holds 40 million tons of water.",
                "The dam at Velka was finished in 1945 and raised in 1971, the ministry said.",
                ["1954", "1945"],
            ),
            (
                "The club was founded in 1908 and won its first cup in 1921.",
                "The club won its first cup in 1921, having been founded in 1918.",
                ["1908", "1918"],
            ),
        ] {
            check(one, two, &[expected]);
        }
    }

    #[test]
    fn years_of_two_acts_are_not() {
        for (one, two) in [
            (
                "The ferry was built in 1961 and refitted in 1987.",
                "The ferry, built in 1961, was refitted in 1987.",
            ),
            (
                "The ferry was built in 1961.",
                "The ferry was refitted in 1987 and sold in 1990.",
            ),
            (
                "The mill said today (4 March 2031) that the wheel of Velka turns again.",
                "The mill said today (9 March 2031) that the wheel of Velka turns again.",
            ),
        ] {
            check(one, two, &[]);
        }
    }

    #[test]
    fn stretches_are_compared_end_by_end() {
        for (one, two, expected) in [
            (
                "The recall affects lamps with serial dates between 1 August and 30 September 2031.",
                "The lamps have serial dates from 1 August to 31 October.",
                Some([
                    "between 1 August and 30 September 2031",
                    "from 1 August to 31 October",
                ]),
            ),
            (
                "The bridge will be shut from 3 May to 9 June for repairs.",
                "The bridge will be shut for repairs between 3 May and 19 June.",
                Some(["from 3 May to 9 June", "between 3 May and 19 June"]),
            ),
            (
                "The bridge will be shut from 3 May to 9 June for repairs.",
                "The bridge will be shut for repairs between 3 May and 9 June.",
                None,
            ),
            (
                "The lamp fair runs from 12 July until 20 July in Velka.",
                "The horse show in Tarnholm runs from 12 July to 24 July.",
                None,
            ),
        ] {
            let expected: Vec<[&str; 2]> = expected.into_iter().collect();
            check(one, two, &expected);
        }
    }
}
