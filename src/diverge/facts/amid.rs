//! Numbers and times amid the same words: there two of them are compared whatever else their passages give.

use crate::annotate::{Precision, Quantity, Time};
use crate::corpus::Site;
use crate::diverge::context::{Context, Pair, sites};
use crate::diverge::facts::agreement::{ABOUT, Agreement, agreement, bits};
use crate::diverge::facts::counted_days::count_to_each_other;
use crate::diverge::facts::date_values::{conflict, is_relative};
use crate::diverge::facts::slot::Slot;
use crate::diverge::facts::which::{count_in_a_row, date_two_acts};
use crate::diverge::{Divergence, Kind, Precise};
use crate::lexicon::numbers::number_word;
use crate::segment::{Token, TokenKind};
use rustc_hash::FxHashMap;

/// Most numbers or times of a passage that are tried against each other: a table is no sentence.
const MOST: usize = 12;

/// Numbers and dates in one slot of two linked passages that disagree, and numbers that are finer.
///
/// What both passages give is set aside first. Known failure: two numbers of two things when some seven words around them are
/// the same (`the effective rate of tax was 35 percent`, of two years).
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut out = Vec::new();
    for pair in context.sure_links() {
        let [left, right] = rest(pair.passages.map(|it| context.quantities(it)));
        for one in left.iter().take(MOST) {
            let others = right.iter().take(MOST);
            out.extend(others.filter_map(|two| numbers(context, pair, [*one, *two])));
        }
        let [left, right] = pair.passages.map(|it| context.times(it));
        for one in left.iter().take(MOST) {
            let others = right.iter().take(MOST);
            out.extend(others.filter_map(|two| times(context, pair, [one, two])));
        }
    }
    out
}

fn numbers(context: &Context<'_>, pair: &Pair, [one, two]: [&Quantity; 2]) -> Option<Divergence> {
    if !in_one_slot(context, pair, [one, two]) {
        return None;
    }
    let places = sites(pair, [one.span, two.span]);
    let finer = |side: usize| Kind::MorePrecise {
        what: Precise::Number,
        article: places[side].article,
    };
    let kind = match agreement(one, two) {
        Agreement::FirstFiner => finer(0),
        Agreement::SecondFiner => finer(1),
        Agreement::Disagree | Agreement::Compatible if is_apart(one, two) => Kind::NumberConflict,
        _ => return None,
    };
    Some(context.divergence(kind, places, pair.score.get()))
}

fn times(context: &Context<'_>, pair: &Pair, both: [&Time; 2]) -> Option<Divergence> {
    let places = sites(pair, both.map(|it| it.span));
    let [first, second] = places[..] else {
        return None;
    };
    let told = [first, second].iter().all(|it| {
        let dateline = context.corpus.articles()[it.article].dateline();
        !dateline.is_some_and(|line| line.span.overlaps(it.span))
            && !is_relative(context.corpus.slice(*it))
    });
    let disagree = || {
        Slot::of(context, [first, second]).is_sure()
            && conflict(context, &places, both)
            && !date_two_acts(context, pair, &places)
            && !count_in_a_row(context, &places)
            && !count_to_each_other(context, &places, both)
    };
    (told && disagree()).then(|| context.divergence(Kind::DateConflict, places, pair.score.get()))
}

/// The numbers of both sides without those that both give: each takes one away.
fn rest([left, right]: [&[Quantity]; 2]) -> [Vec<&Quantity>; 2] {
    let key = |it: &Quantity| (bits(it.value), it.upper.map(bits));
    let without = |all: &[Quantity], others: &[Quantity]| -> Vec<usize> {
        let mut counts: FxHashMap<(u64, Option<u64>), usize> = FxHashMap::default();
        for it in others {
            *counts.entry(key(it)).or_default() += 1;
        }
        let mut kept = Vec::new();
        for (n, it) in all.iter().enumerate() {
            match counts.get_mut(&key(it)) {
                Some(count) if *count > 0 => *count -= 1,
                _ => kept.push(n),
            }
        }
        kept
    };
    let (ours, theirs) = (without(left, right), without(right, left));
    [
        ours.into_iter().map(|n| &left[n]).collect(),
        theirs.into_iter().map(|n| &right[n]).collect(),
    ]
}

/// Whether two numbers have the same words on both sides, their unit with them.
fn in_one_slot(context: &Context<'_>, pair: &Pair, quantities: [&Quantity; 2]) -> bool {
    let places = sites(pair, quantities.map(|it| it.number));
    match places[..] {
        // `a two in three chance`: the other number is a part of it.
        [one, two] if [one, two].iter().any(|it| is_odds(context, *it)) => false,
        [one, two] => Slot::of(context, [one, two]).is_sure(),
        _ => false,
    }
}

/// Whether a number is one of two that tell a chance (`1 in 3`, `two out of five`).
fn is_odds(context: &Context<'_>, site: Site) -> bool {
    let (_, after) = context.words_near(site);
    let next: Vec<&Token> = after.take(3).collect();
    let number = |n: usize| {
        next.get(n).is_some_and(|it| {
            it.kind == TokenKind::Number || number_word(context.form(it)).is_some()
        })
    };
    let word = |n: usize| next.get(n).map_or("", |it| context.form(it));
    word(0) == "in" && number(1) || word(0) == "out" && word(1) == "of" && number(2)
}

/// Whether two numbers in one slot are told in one way and are not one number: both as exact, or both as `at least`, as `about`, and so far
/// apart that this does not explain it.
pub(in crate::diverge) fn is_apart(one: &Quantity, two: &Quantity) -> bool {
    let far = (one.value - two.value).abs() > ABOUT * one.value.abs().max(two.value.abs());
    one.precision == two.precision && (one.precision == Precision::Exact || far)
}

/// Whether only one of two numbers is a part of a whole, or comes on top of one.
pub(in crate::diverge) fn in_parts(context: &Context<'_>, places: &[Site]) -> bool {
    let mut all = places.iter().map(|it| parts(context, *it));
    let first = all.next();
    all.any(|it| Some(it) != first)
}

/// The words at a number that say it is a part of something, or not the whole; two numbers with the same ones are alike.
fn parts<'a>(context: &Context<'a>, site: Site) -> Vec<&'a str> {
    const PART: [&str; 12] = [
        "of",
        "among",
        "including",
        "other",
        "others",
        "another",
        "more",
        "additional",
        "further",
        "least",
        "total",
        "so",
    ];
    const SHARE: [&str; 8] = ["some", "most", "all", "part", "half", "one", "any", "each"];
    const WHOLE: [&str; 8] = [
        "the", "them", "those", "these", "its", "his", "her", "their",
    ];
    let (mut before, mut after) = context.words_near(site);
    let lead: Vec<&Token> = before.by_ref().take(3).collect();
    let rest: Vec<&Token> = after.by_ref().take(3).collect();
    let form = |it: &&Token| context.form(it);
    let at = |all: &[&Token], n: usize| all.get(n).map_or("", form);
    let mut out: Vec<&str> = Vec::new();
    // `Of the injured, 36 were treated`.
    if at(&lead, 2) == "of" && WHOLE.contains(&at(&lead, 1)) && before.next().is_none() {
        out.push("of");
    }
    // `Nine months of a two-year sentence`, `aboard a 40-foot boat`: it says of what kind the whole is.
    let kind = matches!(at(&lead, 0), "a" | "an");
    for n in 0..if kind { 0 } else { 2 } {
        let word = at(&lead, n);
        // `a crew of 21` is a whole, `three of 21` are a part.
        let share = lead
            .get(n + 1)
            .is_some_and(|it| it.kind == TokenKind::Number)
            || SHARE.contains(&at(&lead, n + 1));
        // `an inspection of all 14` is of the whole.
        let all = at(&lead, 0) == "all";
        if PART.contains(&word) && (word != "of" || n > 0 && !all || share) {
            out.push(word);
        }
    }
    // `36 of the injured` are a part, `12 millimetres of rain` and `14 ferries of the same type` are not.
    let word = at(&rest, 0);
    let whole = WHOLE.contains(&at(&rest, 1)) && at(&rest, 2) != "same";
    if PART.contains(&word) && (word != "of" || whole) {
        out.push(word);
    }
    // `$6.5 trillion in additional money`.
    if word == "in" && PART.contains(&at(&rest, 1)) {
        out.push(at(&rest, 1));
    }
    out.sort_unstable();
    out
}
