//! Whether a piece says something of its own, and whether an editor would underline it.

use crate::diverge::wording::reading::{Reading, common, sorted};
use std::ops::Range;

/// How many times as many words that tell something a side may have as the other: more is a detail, or nothing.
const UNEQUAL: usize = 5;

/// Words that tell something besides which two passages must share for what one of them adds to be nothing but added.
const AMID: usize = 4;

/// The part of a passage between quotation marks from which on it is a quote with a few words beside it.
const SPOKEN: f32 = 0.5;

/// Whether a piece is all or part of what one passage has more, where the two are the same else: whoever holds them against each
/// other sees it. Linear in the passages.
pub(in crate::diverge) fn is_added(
    readings: [&Reading; 2],
    words: &[Option<Range<usize>>; 2],
) -> bool {
    let side = match words {
        [Some(_), None] => 0,
        [None, Some(_)] => 1,
        _ => return false,
    };
    // What stands beside a quote that both have says who speaks: 3 of 8 were right.
    if readings[1 - side].spoken() > SPOKEN {
        return false;
    }
    let keys = |it: &Reading| -> Vec<(usize, u32)> {
        let keys = it.keys.iter().enumerate();
        keys.filter_map(|(n, key)| Some((n, (*key)?))).collect()
    };
    let (more, fewer) = (keys(readings[side]), keys(readings[1 - side]));
    let alike = |(a, b): &(&(usize, u32), &(usize, u32))| a.1 == b.1;
    let before = more.iter().zip(&fewer).take_while(alike).count();
    let after = more.iter().rev().zip(fewer.iter().rev());
    let after = after.take_while(alike).count();
    let Some(run) = &words[side] else {
        return false;
    };
    if fewer.len() < AMID || before + after < fewer.len() || more.len() <= fewer.len() {
        return false;
    }
    // What is added begins behind the words shared at the start, and is as long as the difference.
    let (from, to) = (before, before + more.len() - fewer.len());
    let added = more[from..to.min(more.len())].iter();
    added.map(|it| it.0).any(|n| run.contains(&n))
}

/// Whether an editor would underline a piece: it cuts no quote, most of a detail is told by nobody else, and what is
/// told otherwise is about as long on both sides, stands beside or around something that both say, and is not for more
/// than a half the same.
pub(in crate::diverge) fn is_sound(
    readings: [&Reading; 2],
    words: &[Option<Range<usize>>; 2],
    keys: &[Vec<u32>; 2],
    own: [usize; 2],
    as_one: bool,
    beside: bool,
) -> bool {
    // It begins or ends amid quoted words, and has others too.
    let crosses = |side: usize, run: &Range<usize>| {
        let all = &readings[side].side.quoted;
        let flags = &all[run.clone()];
        let begun = flags.first() == Some(&true) && run.start > 0 && all[run.start - 1];
        let open = flags.last() == Some(&true) && all.get(run.end) == Some(&true);
        (begun || open) && flags.contains(&false)
    };
    if (0..2).any(|side| words[side].as_ref().is_some_and(|it| crosses(side, it))) {
        return false;
    }
    let [few, many] = [
        keys[0].len().min(keys[1].len()),
        keys[0].len().max(keys[1].len()),
    ];
    if words.iter().any(Option::is_none) {
        return 2 * own[0].max(own[1]) >= many;
    }
    let both = common(&keys[0], &keys[1]).count();
    let alike = as_one && 2 * both > many;
    (both > 0 || beside) && many <= UNEQUAL * few.max(1) && !alike
}

/// Whether each of two sides has a word that tells something and that the other one does not have: else the one only says more.
/// Names, numbers and dates have kinds of their own.
///
/// Of rows without any such word that were told otherwise 10 of 23 were right in 102 pairs of full reports, of the others 250
/// of 299.
pub(in crate::diverge) fn differ(
    readings: [&Reading; 2],
    words: &[Option<Range<usize>>; 2],
    keys: &[Vec<u32>; 2],
) -> bool {
    (0..2).all(|side| {
        let here = readings[side];
        let mut run = words[side].clone().unwrap_or_default();
        run.any(|n| {
            let there = |key: u32| keys[1 - side].binary_search(&key).is_ok();
            let plain = here.side.tells(n) && !here.side.named[n] && !here.side.counted[n];
            plain && !here.keys[n].is_some_and(there)
        })
    })
}

/// Whether the words of two sides have one in common.
pub(in crate::diverge) fn meet(keys: &[Vec<u32>; 2]) -> bool {
    common(&keys[0], &keys[1]).next().is_some()
}

/// The different keys of a piece on each side, sorted: what the questions here and the signals look at.
pub(in crate::diverge) fn keys(
    readings: [&Reading; 2],
    words: &[Option<Range<usize>>; 2],
) -> [Vec<u32>; 2] {
    [0, 1].map(|side| {
        let run = words[side].clone().unwrap_or_default();
        sorted(run.filter_map(|n| readings[side].keys[n]))
    })
}

/// How many words of a run say something of their own: what the other passage does not say anywhere.
pub(in crate::diverge) fn own(readings: [&Reading; 2], side: usize, run: Range<usize>) -> usize {
    let (here, there) = (readings[side], readings[1 - side]);
    let words = run.filter(|&n| {
        let it = &here.side;
        let told = || {
            here.keys[n].is_some_and(|it| there.all.binary_search(&it).is_ok())
                || it.words[n]
                    .start
                    .is_some_and(|it| there.starts.binary_search(&it.get()).is_ok())
        };
        let other_kinds = it.named[n] || it.counted[n];
        let says = it.tells(n) && !other_kinds && !it.words[n].light;
        says && it.form(n).chars().nth(2).is_some() && !told()
    });
    words.count()
}

/// Whether a clause says something that the other passage does not say anywhere, or nothing that it does say.
pub(in crate::diverge) fn says_more(readings: [&Reading; 2], side: usize, clause: usize) -> bool {
    let here = readings[side];
    let phrases = &here.phrases[here.clauses[clause].phrases.clone()];
    let words = phrases.first().zip(phrases.last());
    let told = common(&here.clauses[clause].keys, &readings[1 - side].all).count();
    let own = words.map(|(first, last)| own(readings, side, first.words.start..last.words.end));
    told == 0 || own.is_some_and(|it| it > 0)
}
