//! How one passage tells a verb: for certain or not, as done or as to come.

use crate::diverge::claims::abroad;
use crate::diverge::context::Context;
use crate::diverge::facing::Side;
use crate::diverge::words::Plain;
use crate::lexicon::stance::Stance;

/// Words between a `so` and the `may` of a purpose.
const PURPOSE: usize = 8;
/// Words before a verb that say how sure it is.
pub(in crate::diverge) const GOVERNS: usize = 4;

/// How what a word governs is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::diverge) enum Mood {
    /// To come, for certain.
    Sure,
    /// Possible.
    May,
    /// Not vouched for.
    Hedge,
    /// Meant to come.
    Plans,
    /// As it is or was.
    Plain,
}

/// Whether `alleged` is what somebody did (`a story that alleged`, `as he has alleged`).
pub(in crate::diverge) fn alleges(side: &Side, at: usize) -> bool {
    let before = side.before(at, 1).next().map_or("", |n| side.form(n));
    side.form(at) == "alleged"
        && matches!(
            before,
            "that" | "which" | "who" | "he" | "she" | "they" | "it" | "has" | "have" | "had"
        )
}

/// The mood of a word, and the first word that makes it.
pub(in crate::diverge) fn mood(side: &Side, at: usize) -> (Mood, usize) {
    if abroad::knows(side) {
        return abroad::mood(side, at);
    }
    let mut to = None;
    for n in side.before(at, GOVERNS) {
        let form = side.form(n);
        let is = |stance| side.is(n, stance);
        if is(Stance::May) && is_purpose(side, n) {
            return (Mood::Plain, at);
        }
        if is(Stance::May) {
            return (Mood::May, n);
        }
        if is(Stance::Sure) || form == "would" {
            return (Mood::Sure, n);
        }
        if is(Stance::Hedge)
            && at - n <= 2
            && side.quoted[n] == side.quoted[at]
            && !alleges(side, n)
        {
            return (Mood::Hedge, n);
        }
        if is(Stance::Plans) && to.is_some_and(|to: usize| to - n <= 2) {
            return (Mood::Plans, n);
        }
        if form == "to" {
            to = Some(n);
        } else if side.tells(n) {
            break;
        }
    }
    (Mood::Plain, at)
}

/// Whether a `may` says what something is for (`stay open so that ships may pass`), and not that it is possible (`is full, so the council
/// may close it`).
fn is_purpose(side: &Side, may: usize) -> bool {
    let mut before = side.before(may, PURPOSE);
    before.any(|n| {
        let next = side.words.get(n + 1).map_or("", |it| &*it.form);
        let joined = n > 0 && side.stretches[n - 1] == side.stretches[n];
        let bare = || joined && (next == "the" || side.named.get(n + 1).is_some_and(|it| *it));
        side.form(n) == "so" && (next == "that" || bare())
    })
}

/// Whether a word says that something is not certain, in whatever way.
pub(in crate::diverge) fn hedged(word: &Plain) -> bool {
    let all = [Stance::May, Stance::Hedge, Stance::Doubts];
    all.iter().any(|it| word.stances.has(*it))
}

/// Whether a verb of a headline is to come: behind a `to` after the subject, which no other verb governs (`Norland to close mine`, not
/// `Norland asks Selnik to close mine`).
pub(in crate::diverge) fn is_planned(context: &Context<'_>, words: &Side, at: usize) -> bool {
    if at < 2 || words.form(at - 1) != "to" || !words.named[at - 2] {
        return false;
    }
    let verb = |n: usize| {
        let form = words.form(n);
        let past = context.stances.is_past(form);
        let now = form.ends_with('s') && !form.ends_with("ss") && !form.ends_with("'s");
        // `Pilots of Norland to strike`: who.
        let who = n == 0 || words.form(n + 1) == "of";
        words.tells(n) && !words.named[n] && !who && (past || now)
    };
    !words.before(at - 1, words.words.len()).any(verb)
}

/// Whether a word is a past: by its ending or its form, with no `to` or helper of the future before it.
pub(in crate::diverge) fn is_done(context: &Context<'_>, words: &Side, at: usize) -> bool {
    if abroad::knows(words) {
        return abroad::is_done(words, at);
    }
    let form = words.form(at);
    let past = context.stances.is_past(form);
    let before: Vec<&str> = words.before(at, GOVERNS).map(|n| words.form(n)).collect();
    let open = [
        "to", "if", "be", "being", "should", "can", "must", "not", "never", "would",
    ];
    let attribute = matches!(
        before.first(),
        Some(&("the" | "a" | "an" | "its" | "their" | "of" | "more"))
    );
    past && !attribute
        && !before
            .iter()
            .any(|it| open.contains(it) || it.ends_with("n't"))
}
