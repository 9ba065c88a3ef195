//! How far a finding is to be trusted, by its kind: read off real reports, not guessed.

use crate::align::Score;
use crate::diverge::context::Context;
use crate::diverge::facts::given::Sort;
use crate::diverge::facts::lone_facts::Lack;
use crate::diverge::wording::pieces::Form;
use crate::diverge::wording::signals::{FEATURES, Signals};
use crate::diverge::{Divergence, Kind};

/// What is told unasked: findings trusted as those of which so many in a hundred were right in reports that no weight had seen.
pub const SHOWN: f32 = 0.65;

/// Sets the confidence of findings from their kind and from how sure their link is, and whether they are told unasked.
pub(super) fn judge(context: &Context<'_>, found: &mut [Divergence]) {
    for it in found {
        let link = it.confidence.get();
        if !is_judged(context, it) {
            it.confidence = Score::new(confidence(&it.kind, link));
        }
        it.shown = it.confidence.get() >= SHOWN;
        context.trace.say_of(context.corpus, it, || {
            let verdict = if it.shown {
                "shown"
            } else {
                "less sure, not shown"
            };
            let confidence = it.confidence.get();
            let seen = match it.kind {
                Kind::Only { .. } => format!("nearest {:.2}", 1.0 - link),
                _ => format!("link {link:.2}"),
            };
            format!("found; {seen}, so confidence {confidence:.2}, where {SHOWN:.2} is needed: {verdict}")
        });
    }
}

/// What each thing known of a piece counts, in log odds, in the order of [`Signals::features`]: a logistic formula.
///
/// Fitted to the pieces found in 144 pairs of full reports in which two readers had marked every divergence; a piece was right
/// when one of them had marked the same words too. With all pairs of some events left out after others it said what came true:
/// of the pieces that are left where they overlap, of those told otherwise that were trusted .5, .6, .65, .7, .75, .8, .85 and .9
/// or more, .53, .61, .64, .75, .86, .84, .85 and .93 were right; of all above [`SHOWN`] .81 of what is told otherwise and .75 of
/// the details. In 34 pairs of other events, on which nothing was fitted, 100 of 120 and 14 of 18.
pub(super) const WEIGHTS: [f32; FEATURES] = [
    0.75,  // of any piece
    0.34,  // two passages
    1.35,  // two headlines
    -0.93, // the part that the other article has anywhere
    0.02,  // the part of the shorter side that the other has
    0.15,  // shared phrases that it stands at
    -0.68, // its ends where a clause begins or ends
    0.23,  // the link by what is said alone: its log odds, from .05 to .99
    0.17,  // what the words count that its passages share
    -1.14, // that as a part of the one that counts less
    0.67,  // how much surer their link is than another of one of them
    -0.13, // names that they share
    1.09,  // those as a part of the names of the one that has more
    -0.32, // words of the shorter passage, as a logarithm
    1.08,  // what the words count that its two sides share
    -0.12, // how many these are
    0.12,  // words of the longer side, as a logarithm
    -0.12, // the part of one side between quotation marks
    -0.20, // its ends where both passages begin or end
    -0.11, // its ends where one of them does
    0.57,  // the part of a passage between quotation marks, of the one that quotes less
    -0.75, // of the one that quotes more
    0.18, // how many links of one passage are surer than theirs, as a logarithm: of the one of which fewer are
    -0.46, // of the other
];

/// How sure it is that what one of two passages adds, which are the same else, is told.
pub(super) const ADDED: f32 = 0.85;

/// How many rows of two passages are told unasked: of those behind them 12 of 18 were right, of the third 23 of 31.
pub(super) const MOST_ROWS: usize = 3;

/// How likely a reader marks a piece too.
pub(super) fn of_piece(form: Form, it: &Signals) -> f32 {
    let terms = WEIGHTS.iter().zip(it.features(form));
    let sum: f32 = terms.map(|(weight, it)| weight * it).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// What it counts, in log odds, that both sides of a piece have several words that the other report lacks.
const SAYS_MUCH: f32 = 0.42;

/// How likely a reader marks a piece too of which both sides say much. Of those between .55 and .65 by the weights 64 of 99 were right in
/// 144 pairs of full reports, and 11 of 14 in 34 others.
pub(super) fn much(sure: f32) -> f32 {
    let odds = sure.clamp(0.01, 0.99);
    1.0 / (1.0 + (-(odds / (1.0 - odds)).ln() - SAYS_MUCH).exp())
}

/// From here on a whole group of words is told that is nearly all that its passage adds, and how far. What the weights say beyond that
/// ranks no details: of those from .45 to .6 more were marked than of those above.
pub(super) const GROUP: f32 = 0.45;
const IN_GROUP: f32 = 0.75;

/// How far a detail is trusted that is a whole group of words, in a passage of which the other one tells much of the rest.
pub(super) fn of_group(sure: f32) -> f32 {
    match sure >= GROUP {
        true => sure.max(IN_GROUP),
        false => sure,
    }
}

/// From here on a detail is trusted by what the weights say alone.
const DETAIL: f32 = 0.8;

/// How far a detail is trusted that the weights give so likely. The more where some of its words are told in another style on the
/// other side (`in_style`): the two then surely tell the same thing. Of 52 pairs of full reports on which nothing was fitted readers had
/// marked 16 of 17 details of such words, and of others 4 of 12 that the weights gave less than [`DETAIL`], 3 of 3 above.
pub(super) fn of_detail(sure: f32, in_style: bool) -> f32 {
    match in_style || sure >= DETAIL {
        true => sure,
        false => sure.min(DOUBTED),
    }
}

/// What each thing known of a fact that one passage lacks counts, in log odds, in the order of [`of_lack`].
///
/// Fitted to the 635 found in 178 pairs of full reports that two readers had marked; those of 34 pairs that no rule was made
/// with count twice. With all pairs of some events left out after others, of what is told .83 was right (86 of 103: numbers 43
/// of 52, dates 27 of 28, places 26 of 32, counted in both sets), in the 34 pairs 10 of 11. What stands beside is not asked, nor the score of the link but for
/// what the two passages say alone: it depends on the order of the telling.
const LACKS: [f32; LACK] = [
    1.06,  // of any fact
    0.54,  // a number
    0.85,  // a place
    -0.75, // a weekday
    0.26,  // what the two passages have in common
    0.41,  // what of the words around it the counterpart has
    -0.89, // the words of its passage, as a logarithm
    -0.09, // the part of the counterpart between quotation marks
    0.29,  // the link: its log odds, from .1 to .99
];

/// A date is told from here on, and what is less likely is trusted as [`DOUBTED`]: of those between it and [`SHOWN`] 18 of 24
/// were right in the pairs that the rules were made with, and none of 3 in the others. A report tells many days, and in which of two passages one stands
/// is often chance.
const DATES: f32 = 0.75;

/// What a finding is trusted at most against which something speaks that no weight knows.
pub(super) const DOUBTED: f32 = 0.6;

/// What is known of a lacking fact.
const LACK: usize = 9;
/// What is in common is counted up to here: of the passages, and of the words around a fact.
const SHARED: [f32; 2] = [12.0, 6.0];

/// From this part of their words in common on two passages are the same but for a few.
const SAME: f32 = 0.75;

/// How likely a reader marks that a passage lacks a date, a place or a number; at least [`ADDED`] where the two are the same
/// else: whoever holds them against each other sees it.
pub(super) fn of_lack(it: &Lack) -> f32 {
    let is = |it: bool| f32::from(u8::from(it));
    let firm = it.firm.clamp(0.1, 0.99);
    let features = [
        1.0,
        is(it.sort == Sort::Number),
        is(it.sort == Sort::Place),
        is(it.weekday),
        it.both.min(SHARED[0]),
        it.near.min(SHARED[1]),
        it.length.max(1.0).ln(),
        it.spoken,
        (firm / (1.0 - firm)).ln(),
    ];
    let sum: f32 = LACKS
        .iter()
        .zip(features)
        .map(|(weight, it)| weight * it)
        .sum();
    let likely = match 1.0 / (1.0 + (-sum).exp()) {
        likely if it.sort == Sort::Date && likely < DATES => likely.min(DOUBTED),
        likely => likely,
    };
    let least = if it.words >= SAME { ADDED } else { 0.0 };
    likely.max(least)
}

/// What a finder makes of the score of a link for a finding that it doubts itself: less than any link has.
pub(super) const DOUBT: f32 = 0.2;

/// Whether a finding comes with its confidence, judged by all that is known of it: see [`of_piece`] and [`of_lack`].
fn is_judged(context: &Context<'_>, it: &Divergence) -> bool {
    match it.kind {
        Kind::Detail { .. } | Kind::Described { entity: None } | Kind::NumberOnly { .. } => true,
        Kind::MorePrecise { .. } => it.sites.iter().any(|site| context.is_whole(*site)),
        _ => false,
    }
}

/// Right findings of a kind, as a part of all: where the link is close, sure, not sure, and where the finder doubts.
///
/// Read off the findings in 60 pairs of reports by different outlets; kinds of which fewer than ten were met, as
/// conflicts, have what their rules promise.
fn confidence(kind: &Kind, link: f32) -> f32 {
    let [close, sure, unsure, doubtful] = match kind {
        Kind::Reworded(_) => [0.5, 0.5, 0.2, 0.2],
        Kind::Described { entity: Some(_) } => [0.85, 0.7, 0.5, 0.4],
        // 64 of 87 where the link is close, 7 of 16 below.
        Kind::QuoteParaphrase { .. } => [0.74, 0.5, 0.5, 0.4],
        // Of 69 in 38 pairs that readers marked 56 were right.
        Kind::MorePrecise { .. } => [0.8, 0.8, 0.6, 0.6],
        Kind::QuoteAltered => [0.9, 0.9, 0.75, 0.4],
        // Two quotes of one sentence, word for word; farther apart hardly any is.
        Kind::QuoteJoined { .. } => [0.8, 0.5, 0.4, 0.4],
        Kind::QuoteCut { .. } => [0.8, 0.8, 0.75, 0.4],
        Kind::Polarity | Kind::Certainty | Kind::Status { .. } => [0.75, 0.75, 0.5, 0.4],
        // 4 of 5 where the link is close, 4 of 12 elsewhere.
        Kind::SourceNamed { .. } => [0.8, 0.6, 0.45, 0.45],
        // Of those met in 60 pairs 16 of 16 and 9 of 17 were right, below less than half.
        Kind::Order { .. } => [0.95, 0.55, 0.4, 0.4],
        // 7 of 7, 13 of 17; below those come as close whose whole is cut where a part ends.
        Kind::Split { .. } => [0.95, DOUBTED, 0.45, 0.4],
        // The same in nearly the same words, 6 of 7 (5 of 6 in reports that readers marked); of looser ones 1 of 4.
        Kind::Repeated => [0.85, DOUBTED, 0.5, 0.5],
        Kind::Only { .. } => return alone(1.0 - link),
        _ => [0.9, 0.9, 0.8, 0.5],
    };
    match link {
        it if it >= CLOSE => close,
        it if it >= SURE => sure,
        it if it >= FAINT => unsure,
        _ => doubtful,
    }
}

/// From this likeness of the nearest passage on, wherever the two stand, it is in doubt whether a passage is told by one
/// article only. No two passages below are linked, but those that open their articles.
pub(super) const NEAR: f32 = 0.14;

/// Passages without a link that no passage of another article has a part in, as a part of all: in nine pairs of full reports
/// of which every link was noted by hand .94 below and .82 above, in 142 pairs of a report and a rewrite of it .93 and .74; in 52 pairs
/// of full reports whose links two readers noted generously 719 of 883 below had none by either, and 120 one by both. Those above are not told unasked all the same: whether such a passage has a link can depend on where it stands.
fn alone(nearest: f32) -> f32 {
    match nearest {
        it if it >= NEAR => 0.64,
        _ => 0.85,
    }
}

/// From this score on hardly a link is wrong.
pub const CLOSE: f32 = 0.88;
/// From this score on a link counts as sure.
pub const SURE: f32 = 0.6;
/// The lowest score of a link.
const FAINT: f32 = 0.25;
