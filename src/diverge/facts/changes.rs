//! Whether two numbers tell one change or one act: `shares fell 8%`, `the shares lost 9 per cent`; `some 300 tons of oats were sold`, `500
//! tons of grain were sold`.

use crate::annotate::MentionKind;
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::{Context, Pair};
use crate::diverge::facts::is;
use crate::lexicon::language::Language;
use crate::lexicon::near::{Group, groups_of};
use crate::lexicon::numbers::is_multiplied;
use crate::lexicon::stance::Around;
use crate::segment::Token;
use crate::text::Span;
use crate::text::index::EntityId;
use rustc_hash::FxHashSet;

/// Words between a verb of change and its number (`fell by almost`, `lost more than`).
const BY: usize = 3;
/// Words before a verb of change among which its subject is.
const SUBJECT: usize = 8;
/// Words behind a number among which its verb is (`litres of spilt diesel have leaked`).
const BEHIND: usize = 6;

/// Whether verbs of one direction lead to two numbers, and have one subject, of which not each report says more than the other.
///
/// The passages do not name two subjects or two places, nor give two times. Linear in them. Known failure: changes of one thing
/// over two spans of time of which neither is told.
pub(super) fn are_of_one_change(context: &Context<'_>, pair: &Pair, places: &[Site]) -> bool {
    let [Some(one), Some(two)] = [places[0], places[1]].map(|it| change(context, it)) else {
        return false;
    };
    one.up == two.up
        && one.shared(&two) > 0
        && !(one.says_more_than(&two) && two.says_more_than(&one))
        && !name_two(context, places)
        && !date_two(context, pair.passages)
}

/// Whether verbs lead to two numbers of which one tells a rise and the other a fall, or whose subjects are called by two names or by two
/// words (`turnover at the mill`, `turnover at the quarry`).
pub(super) fn are_of_two_changes(context: &Context<'_>, places: &[Site]) -> bool {
    match [places[0], places[1]].map(|it| change(context, it)) {
        [Some(one), Some(two)] => {
            let words = one.says_more_than(&two) && two.says_more_than(&one);
            one.up != two.up || words && one.shared(&two) <= 1 || name_two(context, places)
        }
        _ => false,
    }
}

/// How a number is told to be a change.
struct Change {
    up: bool,
    /// The words of its subject that tell something and are of no name, and to what each is near.
    plain: Vec<(u32, &'static [Group])>,
}

impl Change {
    fn has(&self, (stem, groups): (u32, &'static [Group])) -> bool {
        let near = |it: &[Group]| it.iter().any(|it| groups.contains(it));
        self.plain.iter().any(|it| it.0 == stem || near(it.1))
    }

    fn shared(&self, other: &Self) -> usize {
        let all = self.plain.iter();
        all.filter(|it| other.plain.iter().any(|two| it.0 == two.0))
            .count()
    }

    /// Whether a word of its subject is no word of the other one, nor near one.
    fn says_more_than(&self, other: &Self) -> bool {
        self.plain.iter().any(|it| !other.has(*it))
    }
}

fn change(context: &Context<'_>, site: Site) -> Option<Change> {
    let article = &context.corpus.articles()[site.article];
    let marks = |from: usize, to: usize| {
        let between = article.text().get(from..to);
        between.is_none_or(|it| it.contains([',', ';', ':', '—', '–', '(', '"', '”']))
    };
    let mut end = site.span.start();
    let mut words: Vec<&Token> = Vec::new();
    for word in context.words_near(site).0.take(BY + 1 + SUBJECT) {
        if marks(word.span.end(), end) {
            break;
        }
        end = word.span.start();
        words.push(word);
    }
    let way = |it: &&Token| {
        let form = context.form(it);
        match () {
            () if is("goes_up", form) => Some(true),
            () if is("goes_down", form) => Some(false),
            () => None,
        }
    };
    let verb = words.iter().take(BY + 1).position(|it| way(it).is_some())?;
    let up = way(&words[verb])?;
    let at = context.passage_at(site)?;
    let named: Vec<Span> = context.mentions(at).map(|it| it.1.span).collect();
    let plain = |it: &&&Token| !named.iter().any(|name| name.overlaps(it.span));
    let subject = words[verb + 1..].iter().filter(plain);
    let subject = subject.filter(|it| !Around::Helps.has(context.form(it)));
    Some(Change {
        up,
        plain: subject
            .filter_map(|it| {
                let form = context.form(it);
                let groups = groups_of(form, context.stances.base(form));
                Some((context.stems.of(it)?, groups))
            })
            .collect(),
    })
}

/// Whether what is named before two numbers is not the same, or what is named behind them (`fell 8% in Velka`, `fell 9% in Tarnholm`).
fn name_two(context: &Context<'_>, places: &[Site]) -> bool {
    let of = |site: Site, before: bool| -> FxHashSet<EntityId> {
        let at = context.passage_at(site);
        let all = at.into_iter().flat_map(|at| context.mentions(at));
        let all = all.filter(|it| it.1.kind != MentionKind::Other);
        let all = all.filter(|it| (it.1.span.end() <= site.span.start()) == before);
        all.map(|it| context.corpus.entity(site.article, it.0))
            .collect()
    };
    [true, false].into_iter().any(|before| {
        let [one, two] = [places[0], places[1]].map(|it| of(it, before));
        !one.is_empty() && !two.is_empty() && one.is_disjoint(&two)
    })
}

/// Whether two passages give times, and none that is in both.
fn date_two(context: &Context<'_>, passages: [PassageRef; 2]) -> bool {
    let of = |at: PassageRef| -> FxHashSet<&str> {
        let all = context.times(at).iter();
        all.map(|it| it.value.as_str()).collect()
    };
    let [one, two] = passages.map(of);
    !one.is_empty() && !two.is_empty() && one.is_disjoint(&two)
}

/// Whether forms of one verb stand shortly behind two numbers and what they measure.
pub(super) fn have_one_verb_behind(context: &Context<'_>, places: &[Site]) -> bool {
    let verb = |site: Site| -> Option<u32> {
        let language = context.corpus.language(site.article);
        let helps = |it: &str| Around::Helps.has(it) || is("carries_all", it) || it == "was";
        let english = language == Language::English;
        let words: Vec<&Token> = context.words_near(site).1.take(BEHIND).collect();
        let verb = words.iter().find(|it| {
            let form = context.form(it);
            context.stances.is_past(form) && !helps(form)
        });
        verb.filter(|_| english).and_then(|it| context.stems.of(it))
    };
    let [one, two] = [places[0], places[1]].map(verb);
    one.is_some() && one == two
}

/// Whether one of two counts of times only multiplies (`three times faster`, `four times the price`), or each is of a verb of its own with
/// nothing that both were about (`twice admitted that he lied`, `admitted that he lied three times`).
pub(super) fn are_of_two_acts(context: &Context<'_>, places: &[Site]) -> bool {
    let multiplies = |site: &Site| {
        let mut after = context.words_near(*site).1;
        let next = [after.next(), after.next()].map(|it| it.map_or("", |it| context.form(it)));
        is_multiplied(next[0], next[1]) || next[0].ends_with("er") && next[1] == "than"
    };
    let [one, two] = [places[0], places[1]].map(|it| Counted::new(context, it));
    places.iter().any(multiplies) || !one.is_of_one_act(&two)
}

/// A verb whose act is counted, to what it is near, and what the act is about.
struct Counted {
    verb: Option<u32>,
    groups: &'static [Group],
    about: Vec<u32>,
}

impl Counted {
    /// Of a count: the verb right behind it or the one shortly before it, and the words up to the end of the clause.
    fn new(context: &Context<'_>, site: Site) -> Self {
        let past = |it: &&Token| {
            let form = context.form(it);
            context.stances.is_past(form) && !is("carries_all", form) && form != "was"
        };
        let (before, after) = context.words_near(site);
        let before: Vec<&Token> = before.take(BEHIND).collect();
        let after = after.take(BEHIND);
        let after: Vec<&Token> = after
            .take_while(|it| !is("ends_clause", context.form(it)))
            .collect();
        let stem = |it: &Token| context.stems.of(it);
        let next = after.first().copied().filter(|it| past(it));
        let verb = next.or_else(|| before.iter().copied().find(past));
        let between = before.iter().take_while(|it| next.is_none() && !past(it));
        let about = between.copied().chain(after.iter().copied());
        let form = verb.map_or("", |it| context.form(it));
        Self {
            verb: verb.and_then(stem),
            groups: groups_of(form, context.stances.base(form)),
            about: about.filter_map(stem).collect(),
        }
    }

    fn is_of_one_act(&self, other: &Self) -> bool {
        let verb = self.verb.is_some() && self.verb == other.verb;
        let near = self.groups.iter().any(|it| other.groups.contains(it));
        verb || near || self.about.iter().any(|it| other.about.contains(it))
    }
}

#[cfg(test)]
mod tests {
    use crate::diverge::Kind;
    use crate::diverge::facts::numbers::find;
    use crate::diverge::tests::{found_amid_others, told_of};

    #[track_caller]
    fn check(one: &str, two: &str, expected: usize) {
        let told = told_of([one, two], |it| *it == Kind::NumberConflict);
        assert_eq!(told, expected, "{one} / {two}");
    }

    #[test]
    fn verbs_of_one_direction_tell_one_change() {
        for (one, two) in [
            (
                "The company's shares fell 8% in Velka.",
                "Shares in Tarnair lost 9 per cent.",
            ),
            (
                "Exports rose by 4.2 percent, the ministry said.",
                "The ministry said exports had climbed 6.2 per cent.",
            ),
            (
                "The group's profit dropped by 14% because of the strike.",
                "Profit at the group slid 17 percent because of the strike.",
            ),
        ] {
            check(one, two, 1);
        }
    }

    #[test]
    fn another_direction_name_or_place_is_another_change() {
        let one = "Shares in Tarnair fell 8% after the recall of its lamps.";
        for two in [
            "Shares in Tarnair rose 9% after the recall of its lamps.",
            "Shares in Velkor lost 9% after the recall of the lamps.",
            "Shares in Tarnair lost 8 per cent after the recall of its lamps.",
            "Shares in Tarnair lost about 8 per cent after the recall.",
        ] {
            check(one, two, 0);
        }
    }

    #[test]
    fn a_hedge_does_not_reach_far() {
        let one = "About 3,000 litres of fuel leaked from the hull into the bay of Velka.";
        for (two, expected) in [
            (
                "5,000 litres of diesel leaked into the bay of Velka from the hull.",
                1,
            ),
            (
                "3,100 litres of diesel leaked into the bay of Velka from the hull.",
                0,
            ),
            (
                "5,000 litres of diesel were pumped into a barge near the bay of Velka.",
                0,
            ),
        ] {
            let found = found_amid_others(find, [one, two]);
            let other = |it: &Vec<String>| it.iter().any(|it| it.starts_with("5,000"));
            assert_eq!(
                found.iter().filter(|it| other(it)).count(),
                expected,
                "{found:?}"
            );
        }
    }

    #[test]
    fn times_are_counted_of_one_act() {
        for (one, two) in [
            (
                "Crew members had reported steering faults twice in February.",
                "The crew had complained about the steering three times in February.",
            ),
            (
                "Inspectors visited the mill at Velka twice and found nothing.",
                "Inspectors visited the mill at Velka five times and found nothing.",
            ),
            (
                "Neighbours called the police twice that night about the noise.",
                "Neighbours called the police three times that night about the noise.",
            ),
            (
                "The guard at the depot fired four times after the alarm rang, a clerk said.",
                "After the alarm rang the guard at the depot fired five times, a clerk said.",
            ),
            (
                "The alarm at the depot rang twice during the night, guards said.",
                "The alarm at the depot rang three times during the night, guards said.",
            ),
        ] {
            check(one, two, 1);
        }
        for (one, two) in [
            (
                "The new hall is twice as large as the old one in Velka.",
                "The new hall is three times larger than the old one in Velka.",
            ),
            (
                "The boat sails to Velka with mail twice a week.",
                "The boat sailed to Velka three times with mail.",
            ),
            (
                "Fares in the harbor of Velka have doubled twice since the war.",
                "Since the war fares in the harbor of Velka rose three times faster than wages.",
            ),
            (
                "The guard twice admitted in court that he had slept, jurors heard.",
                "The guard admitted in court that he had slept three times, jurors heard.",
            ),
            (
                "The ship radioed for help in the bay twice before it sank.",
                "The ship, which had sailed to the bay three times, sank.",
            ),
        ] {
            check(one, two, 0);
        }
    }
}
