//! Dates and times of day of one event told in other words, in passages linked or not: `the lamp went out at 3:20 a.m.`, `it was ten to five
//! when the light died`.

use crate::annotate::{Grain, Time};
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::facts::counted_days::count_to_each_other;
use crate::diverge::facts::date_values::{conflict, is_relative, is_written_out};
use crate::diverge::facts::likeness::{Around, Evidence, Reader, beside, here};
use crate::diverge::facts::says;
use crate::diverge::facts::things::{Slip, slip};
use crate::diverge::facts::times::Given;
use crate::diverge::facts::tried::{Tried, best, candidates};
use crate::diverge::facts::which::count_in_a_row;
use crate::diverge::trust::SURE;
use crate::diverge::{Divergence, Kind, alike};
use crate::lexicon::glossary::Sense;
use crate::lexicon::times::month;
use crate::segment::Token;
use crate::text::index::ArticleId;
use crate::text::normal::fold;
use rustc_hash::{FxHashMap, FxHashSet};

/// From here on two dates are of one event, and two times of day: hardly any two events of one report begin with the same words at two
/// hours. In 480 pairs of real reports one pair of dates came so far, and it was right.
const DATES: f32 = 2.0;
const CLOCKS: f32 = 1.8;
/// From here on times of day told to the minute that are less than an hour apart are two.
const MINUTES: f32 = 3.5;
/// How far the next candidate must be behind.
const LEAD: f32 = 0.5;
/// What the two passages alone must say before it is looked beside them.
const LEAST: f32 = 0.8;
/// What counts for one event: two digits of a year the other way round, and two days of one month.
const EXCHANGED: f32 = 1.2;
const ONE_MONTH: f32 = 0.4;
/// From this link on two times of day are of one event though only names near are shared.
const LINKED: f32 = 0.6;
/// Minutes that a rounded time of day may stand for, and one told to the minute.
const ROUGH: u32 = 30;
const EXACT: u32 = 4;
/// Minutes from which on two hours are rather of two events.
const FAR: u32 = 180;
/// Minutes on the face of a clock: of many a time the half of the day is not told.
const FACE: u32 = 720;

/// A time with what is known of it.
struct Moment<'a> {
    it: &'a Time,
    site: Site,
    clock: Option<Clock>,
    around: Around,
}

/// A time of day.
#[derive(Clone, Copy)]
struct Clock {
    minutes: u32,
    /// How many minutes it may be off.
    slack: u32,
}

impl Clock {
    /// How far two are apart on the face of a clock, and whether they may be one.
    fn apart(self, other: Self) -> (u32, bool) {
        let apart = self.minutes.abs_diff(other.minutes) % FACE;
        let apart = apart.min(FACE - apart);
        (apart, apart <= self.slack.max(other.slack))
    }
}

/// One `DateConflict` for each two times that are of one event by the words around them and near them in meaning, by other figures beside
/// and the links of their passages, where no other candidate is nearly as likely.
///
/// Silent where either report gives the time of the other; for weekdays (of 16 rows that they gave in 444 pairs of real reports one was
/// right: what is told of one person on two days are two acts) and what counts from the day of the report; for times of day
/// that may be one roughly told (`shortly after 4`, `4:12`), and for clocks of a game and the lines that say when a report was put up.
/// About linear. Known failures: two acts of one sort on two days; one event in two time zones.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut reader = Reader::new(context);
    let given = Given::new(context);
    let mut out = Vec::new();
    for ids in alike(context) {
        out.extend(of_two(context, &mut reader, &given, ids));
    }
    out
}

/// The time of day of a value, and how far it may be off by how it is told.
fn clock(context: &Context<'_>, site: Site, it: &Time) -> Option<Clock> {
    let (hour, minute) = it
        .value
        .split_once(':')
        .filter(|_| it.grain == Grain::Minute)?;
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let (mut before, _) = context.words_near(site);
    let rough = before
        .next()
        .is_some_and(|it| says(context, site.article, "rough_hour", context.form(it)));
    let rounded = minute % 10 == 0 && !context.corpus.slice(site).contains([':', '.']);
    Some(Clock {
        minutes: hour * 60 + minute,
        slack: if rough || rounded { ROUGH } else { EXACT },
    })
}

/// Whether a time says when a report was put up, or what a clock of a game shows.
fn is_of_no_event(context: &Context<'_>, site: Site) -> bool {
    let (before, _) = context.words_near(site);
    let put_up = |it: &Token| says(context, site.article, "put_up", context.form(it));
    before.take(3).any(put_up) || is_today(context, site) || is_of_a_game(context, site)
}

/// Whether a date only says which day `today` is (`said today (4 March 2031)`): it dates the report.
pub(in crate::diverge) fn is_today(context: &Context<'_>, site: Site) -> bool {
    let before = context.words_near(site).0.next();
    before.is_some_and(|it| says(context, site.article, "today", context.form(it)))
}

/// Whether a time is what a clock of a game shows (`with 7:42 left`), or one in a zone of its own.
pub(in crate::diverge) fn is_of_a_game(context: &Context<'_>, site: Site) -> bool {
    let (_, after) = context.words_near(site);
    let after: Vec<&str> = after.take(2).map(|it| context.form(it)).collect();
    let is = |class: &str, it: &str| says(context, site.article, class, it);
    let shows = |it: &&str| is("time_zone", it) || is("time_left", it);
    after.iter().any(shows) || after == ["to", "go"]
}

/// Whether a time names a date by its month or year, and is no weekday.
fn is_dated(context: &Context<'_>, site: Site) -> bool {
    let text = context.corpus.slice(site).to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let glossary = context.corpus.language(site.article).glossary();
    let named = |it: &str| month(it).is_some() || glossary.word(Sense::Month, &fold(it)).is_some();
    is_written_out(&text) || words.any(named)
}

fn moments<'a>(
    context: &Context<'a>,
    reader: &mut Reader<'_, 'a>,
    id: ArticleId,
) -> Vec<Moment<'a>> {
    let dateline = context.corpus.articles()[id].dateline().map(|it| it.span);
    let of = |it: &'a Time| {
        let site = Site {
            article: id,
            span: it.span,
        };
        let clock = clock(context, site, it);
        let dated = it.grain <= Grain::Day && is_dated(context, site);
        let told = clock.is_some() || dated;
        let filed = dateline.is_some_and(|line| line.overlaps(it.span));
        let open = told
            && !filed
            && !is_relative(context.corpus.slice(site))
            && !is_of_no_event(context, site);
        open.then_some(())?;
        Some(Moment {
            it,
            site,
            clock,
            around: reader.around(site)?,
        })
    };
    context
        .corpus
        .annotations(id)
        .times
        .iter()
        .filter_map(of)
        .collect()
}

fn of_two<'a>(
    context: &Context<'a>,
    reader: &mut Reader<'_, 'a>,
    given: &Given<'_>,
    ids: [ArticleId; 2],
) -> Vec<Divergence> {
    let mut one = moments(context, reader, ids[0]);
    let mut two = moments(context, reader, ids[1]);
    let clocks =
        |all: &[Moment<'_>]| -> Vec<Clock> { all.iter().filter_map(|it| it.clock).collect() };
    let both = [clocks(&one), clocks(&two)];
    let days = ids.map(|id| Days::new(context, id));
    let free = |it: &Moment<'_>, other: usize| match it.clock {
        Some(clock) => !both[other].iter().any(|it| it.apart(clock).1),
        // Where a report does not tell its year, its day is the same in any.
        None => !days[other].has(context, it) && !given.has(ids[other], &it.it.value),
    };
    one.retain(|it| free(it, 1));
    two.retain(|it| free(it, 0));
    let [a, b] = [&one, &two].map(|all| all.iter().map(|it| &it.around).collect::<Vec<_>>());
    let mut tried = Vec::new();
    for pair in candidates(context, &a, &b) {
        let both = [&one[pair[0]], &two[pair[1]]];
        if both[0].clock.is_some() != both[1].clock.is_some() {
            continue;
        }
        let mut known = here(context, &both[0].around, &both[1].around);
        if known.here() < LEAST {
            continue;
        }
        beside(reader, &both[0].around, &both[1].around, &mut known);
        let sure = known.all() + values(context, both) - doubts(context, both);
        tried.push(Tried { pair, sure, known });
    }
    let mut values: FxHashMap<&str, u64> = FxHashMap::default();
    for it in one.iter().chain(&two) {
        let next = values.len() as u64;
        values.entry(it.it.value.as_str()).or_insert(next);
    }
    let key = |side: usize, n: usize| values[[&one, &two][side][n].it.value.as_str()];
    let told = best(tried, LEAD, key).into_iter();
    told.filter_map(|it| {
        let both = [&one[it.pair[0]], &two[it.pair[1]]];
        tell(context, both, it.sure, &it.known)
    })
    .collect()
}

/// The days of a report by month and day, with the years that are printed with them.
struct Days<'a>(FxHashMap<&'a str, FxHashSet<Option<&'a str>>>);

impl<'a> Days<'a> {
    fn new(context: &Context<'a>, id: ArticleId) -> Self {
        let mut out: FxHashMap<&str, FxHashSet<Option<&str>>> = FxHashMap::default();
        for it in &context.corpus.annotations(id).times {
            let site = Site {
                article: id,
                span: it.span,
            };
            if let Some(day) = yearless(it) {
                let years = out.entry(day).or_default();
                years.insert(printed_year(context, site));
            }
        }
        Self(out)
    }

    /// Whether a day is given: by its month and day, but with another year only where either does not print it.
    fn has(&self, context: &Context<'_>, it: &Moment<'_>) -> bool {
        let years = yearless(it.it).and_then(|day| self.0.get(day));
        let own = printed_year(context, it.site);
        years.is_some_and(|all| own.is_none() || all.contains(&None) || all.contains(&own))
    }
}

/// The year that is printed with a time.
fn printed_year<'a>(context: &Context<'a>, site: Site) -> Option<&'a str> {
    let text = context.corpus.slice(site);
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    numbers.find(|it| it.len() == 4)
}

/// What the values say: two digits of a year that stand the other way round speak for one event, as do two days of one month.
fn values(context: &Context<'_>, both: [&Moment<'_>; 2]) -> f32 {
    let years = both.map(|it| printed_year(context, it.site).and_then(|it| it.parse().ok()));
    let exchanged = matches!(years, [Some(one), Some(two)] if slip(one, two) == Slip::Exchanged);
    let months = both.map(|it| yearless(it.it).and_then(|it| it.get(..2)));
    let is = |it: bool, much: f32| if it { much } else { 0.0 };
    is(exchanged, EXCHANGED) + is(months[0].is_some() && months[0] == months[1], ONE_MONTH)
}

/// Month and day of a day, without its year.
pub(in crate::diverge) fn yearless(it: &Time) -> Option<&str> {
    let day = it.value.strip_prefix("--").or_else(|| it.value.get(5..))?;
    (it.grain == Grain::Day && day.len() == "04-11".len()).then_some(day)
}

/// Whether two days whose year is not printed are two, whatever year each is in.
fn are_two_days(context: &Context<'_>, both: [&Moment<'_>; 2]) -> bool {
    let printed = both.map(|it| printed_year(context, it.site).is_some());
    let [one, two] = both.map(|it| yearless(it.it));
    printed == [false, false] && one.is_some() && two.is_some() && one != two
}

/// What speaks against it: other persons are named, the hours are far apart.
fn doubts(context: &Context<'_>, both: [&Moment<'_>; 2]) -> f32 {
    let is = |it: bool, much: f32| if it { much } else { 0.0 };
    let far = match both.map(|it| it.clock) {
        [Some(one), Some(two)] => one.apart(two).0 > FAR,
        _ => false,
    };
    is(context.name_others(both.map(|it| it.around.at)), 1.0) + is(far, 1.0)
}

fn tell(
    context: &Context<'_>,
    both: [&Moment<'_>; 2],
    sure: f32,
    known: &Evidence,
) -> Option<Divergence> {
    let sites = both.map(|it| it.site);
    let quoted = sites
        .iter()
        .all(|it| context.is_quoted(it.article, it.span));
    let (least, apart, words) = match both.map(|it| it.clock) {
        [Some(one), Some(two)] => {
            let (minutes, _) = one.apart(two);
            let hour = minutes > ROUGH + ROUGH / 2;
            (
                if hour { CLOCKS } else { MINUTES },
                hour || one.slack.max(two.slack) == EXACT,
                1,
            )
        }
        _ => {
            let apart = conflict(context, &sites, both.map(|it| it.it));
            (DATES, apart || are_two_days(context, both), 2)
        }
    };
    let clocks = both.iter().all(|it| it.clock.is_some());
    let ends = both.map(|it| {
        let words = context.plain(it.around.at);
        let has = |class| {
            let mut words = words.iter();
            words.any(|word| says(context, it.site.article, class, &word.form))
        };
        [has("leaves"), has("arrives")]
    });
    let way = matches!(
        ends,
        [[true, false], [false, true]] | [[false, true], [true, false]]
    );
    let against = [
        (sure < least, "not enough speaks for one event"),
        (
            way,
            "one is of where a way begins, the other of where it ends",
        ),
        (!apart, "one may be a telling of the other"),
        (
            known.close < words || known.plain == 0 && (!clocks || known.link < LINKED),
            "too few words near are shared",
        ),
        (
            count_to_each_other(context, &sites, both.map(|it| it.it)),
            "one passage counts from its day to the other one",
        ),
        (
            count_in_a_row(context, &sites),
            "words say which of several in a row each is of",
        ),
        (quoted, "each stands in a quote"),
    ];
    let against = against.into_iter().find(|it| it.0);
    context
        .trace
        .say(both.map(|it| it.around.at), "date-conflict", || {
            format!(
                "one event? {} / {}: {}; {sure:.2}, where {least:.2} is needed; {}",
                context.corpus.slice(sites[0]),
                context.corpus.slice(sites[1]),
                known.told(context),
                against.map_or("told", |it| it.1),
            )
        });
    if against.is_some() {
        return None;
    }
    let sure = known.link.max(SURE);
    Some(context.divergence(Kind::DateConflict, sites.to_vec(), sure))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::checks;

    checks!(find);

    #[test]
    fn two_hours_of_one_event_are_told() {
        check(
            "The lamp of the lighthouse at Tarnholm went out at 3:20 a.m. in the storm.",
            "The lighthouse lamp at Tarnholm died at ten to five in the storm.",
            &[["3:20 a.m.", "ten to five"]],
        );
        check(
            "The lamp of the lighthouse at Tarnholm went out at 3:20 a.m. in the storm.",
            "The lighthouse lamp at Tarnholm died shortly after three in the storm.",
            &[],
        );
    }

    #[test]
    fn digits_of_a_year_the_other_way_round_are_told() {
        check(
            "The Greens had held the harbor seat of Velka since 1957, through two wars.",
            "Velka, a Green harbor seat since 1975, fell on Sunday.",
            &[["1957", "1975"]],
        );
    }

    #[test]
    fn one_day_of_two_years_is_two_days() {
        check(
            "The lighthouse at Tarnholm was lit for the first time on March 4, 1931.",
            "On March 4, 1934, the lighthouse at Tarnholm was first lit.",
            &[["March 4, 1931", "March 4, 1934"]],
        );
        // A year that is not printed may be either.
        check(
            "The lighthouse at Tarnholm was lit for the first time on March 4, 1931.",
            "On March 4 the lighthouse at Tarnholm was first lit.",
            &[],
        );
    }

    #[test]
    fn when_somebody_came_to_know_is_one_event() {
        for (one, two, expected) in [
            (
                "The company became aware of the issue on 30 May.",
                "The company first heard of the problem on 12 May, papers show.",
                Some(["30 May", "12 May"]),
            ),
            (
                "The mill learned of the defect on 4 March.",
                "The mill was alerted to the fault on 14 February, letters show.",
                Some(["4 March", "14 February"]),
            ),
            (
                "The company became aware of the issue on 30 May.",
                "The company recalled the lamps on 12 June.",
                None,
            ),
        ] {
            let expected: Vec<[&str; 2]> = expected.into_iter().collect();
            assert_eq!(
                crate::diverge::tests::found_amid_others(find, [one, two]),
                expected
            );
        }
    }

    #[test]
    fn other_acts_on_other_days_are_not_told() {
        check(
            "The council of Tarnholm bought the ferry on March 4, 1931.",
            "The lighthouse of Velka burned down on June 9, 1962.",
            &[],
        );
    }

    #[test]
    fn hours_in_other_languages_are_told() {
        for (language, one, two, expected) in [
            (
                "de",
                "Das Feuer in der Scheune am Deich brach gegen 3.15 Uhr aus.",
                "Gegen 5.15 Uhr war das Feuer in der Scheune am Deich ausgebrochen.",
                Some(["3.15 Uhr", "5.15 Uhr"]),
            ),
            (
                "fr",
                "La sirène du phare de Tarnholm a retenti à 3h20.",
                "À 5h20, la sirène du phare de Tarnholm a retenti.",
                Some(["3h20", "5h20"]),
            ),
            (
                "es",
                "La sirena del faro de Tarnholm sonó a las 3.20 horas.",
                "A las 5.40 horas sonó la sirena del faro de Tarnholm.",
                Some(["3.20 horas", "5.40 horas"]),
            ),
            (
                "de",
                "Kurz nach drei Uhr brannte die Scheune am Deich.",
                "Gegen 3.10 Uhr brannte die Scheune am Deich.",
                None,
            ),
        ] {
            let found = crate::diverge::tests::found_in(language, find, [one, two]);
            let expected: Vec<[&str; 2]> = expected.into_iter().collect();
            assert_eq!(found, expected, "{one}");
        }
    }
}
