//! Where a piece begins and ends: a noun with what belongs to it, a verb with its object, and nothing at either end that both sides have.

use crate::diverge::wording::denied::denial_before;
use crate::diverge::wording::pairing::Pairing;
use crate::diverge::wording::phrases::{Head, Phrase};
use crate::diverge::wording::pieces::{Piece, trimmed};
use crate::diverge::wording::reading::Reading;
use std::ops::Range;

/// Words that tell something on a side from which on it takes in no more.
const LONGEST: usize = 16;

/// Cuts a piece so that a reader understands it by itself: drops phrases at its ends that both sides have, and takes in what belongs to
/// its last word (`the key` `of the tower`, `the couple paid` `the fine`). Headlines are told as a whole. Linear in its words.
///
/// Whether its sense stays: a denial that governs it is taken in, unless that is too long to be read.
pub(in crate::diverge) fn recut(pairing: &Pairing<'_>, piece: &mut Piece) -> bool {
    let readings = [0, 1].map(|side| pairing.reading(side, piece.at[side]));
    let ([Some(one), Some(two)], false) = (readings, piece.signals.headline > 0.0) else {
        return true;
    };
    cut(piece, [one, two]);
    let mut stays = true;
    for (reading, words) in [one, two].into_iter().zip(&mut piece.words) {
        stays &= words.as_mut().is_none_or(|run| reading.take_denial(run));
    }
    stays
}

/// Cuts the words of both sides.
fn cut(piece: &mut Piece, [one, two]: [&Reading; 2]) {
    let readings = [one, two];
    if let ([Some(left), Some(right)], None) = (&mut piece.words, piece.more) {
        drop_told([one, two], left, right);
        drop_told([two, one], right, left);
        drop_shared(readings, [left, right]);
        take_met(readings, [left, right]);
    }
    let next = [0, 1].map(|side| {
        let run = piece.words[side].as_ref()?;
        Some(readings[side].phrase_after(run.end))
    });
    let alike = match next {
        [Some(Some(x)), Some(Some(y))] => one.keys_of(x) == two.keys_of(y),
        _ => false,
    };
    if alike {
        return;
    }
    for side in [0, 1] {
        if let Some(run) = &mut piece.words[side] {
            run.end = readings[side].whole_end(run);
            run.end = readings[side].figured_end(run, readings[1 - side]);
        }
    }
}

/// Drops the first clauses of a side of which the other passage has every word, but not in the other side, as long as more is left that
/// it lacks.
fn drop_told([here, there]: [&Reading; 2], run: &mut Range<usize>, other: &Range<usize>) {
    let lacks = |mut words: Range<usize>| {
        words.any(|n| here.keys[n].is_some_and(|it| there.all.binary_search(&it).is_err()))
    };
    let meets = |mut words: Range<usize>| {
        let has = |key: u32| other.clone().any(|n| there.keys[n] == Some(key));
        words.any(|n| here.keys[n].is_some_and(has))
    };
    while let Some(first) = here.clause_of(run.start) {
        let end = here.clause_words(&here.clauses[first]).end;
        let told = end < run.end && !lacks(run.start..end) && !meets(run.start..end);
        if !told || !lacks(end..run.end) {
            return;
        }
        let Some(rest) = trimmed(here, end..run.end) else {
            return;
        };
        *run = rest;
    }
}

/// Drops the first phrases of both sides while they are the same and more is left.
fn drop_shared(readings: [&Reading; 2], words: [&mut Range<usize>; 2]) {
    loop {
        let firsts = [0, 1].map(|side| readings[side].phrase_of(words[side].start));
        let ends = firsts.map(|it| it.1);
        let left = (0..2).all(|side| readings[side].says(ends[side]..words[side].end));
        let same = readings[0].keys_of(firsts[0].0) == readings[1].keys_of(firsts[1].0);
        if !left || !same {
            break;
        }
        let rest = [0, 1].map(|side| trimmed(readings[side], ends[side]..words[side].end));
        let [Some(one), Some(two)] = rest else { break };
        *words[0] = one;
        *words[1] = two;
    }
}

/// Takes in the phrases right before and right behind a side that have a word which the other side has and it lacks: both then begin and
/// end with the same things (`took hundreds of guests hostage` `to demand the freedom of all`, not `to demand the freedom of all` alone).
/// No more than can be read.
fn take_met(readings: [&Reading; 2], words: [&mut Range<usize>; 2]) {
    let [one, two] = words;
    loop {
        let left = taken_in(readings[0], one, readings[1], two);
        let right = taken_in(readings[1], two, readings[0], &left);
        if left == *one && right == *two {
            return;
        }
        (*one, *two) = (left, right);
    }
}

/// Phrases away from a side in which such a word is looked for: a verb may stand between (`the board` `ordered` `400 people to leave`).
const STEPS: usize = 2;

/// A side with the phrases before it and behind it up to one that has such a word.
fn taken_in(
    here: &Reading,
    run: &Range<usize>,
    there: &Reading,
    others: &Range<usize>,
) -> Range<usize> {
    let has = |reading: &Reading, words: &Range<usize>, key: u32| {
        let mut keys = words.clone().filter_map(|n| reading.keys[n]);
        keys.any(|it| it == key)
    };
    let lacking = |mut words: Range<usize>| {
        words.any(|n| {
            let it = &here.side;
            let plain = it.tells(n) && !it.words[n].light;
            let met = |key: u32| has(there, others, key) && !has(here, run, key);
            plain && here.keys[n].is_some_and(met)
        })
    };
    let fits = |it: &Range<usize>| it.clone().filter(|n| here.side.tells(*n)).count() <= LONGEST;
    let mut out = run.clone();
    let before = out.start.checked_sub(1).map(|it| here.phrase_of(it).0);
    for back in 0..STEPS {
        let at = before.and_then(|it| it.checked_sub(back));
        if let Some(it) = at.and_then(|it| here.phrases.get(it))
            && it.words.start >= here.from
            && lacking(it.words.start..out.start)
            && let Some(grown) = trimmed(here, it.words.start..out.end)
            && grown.start < out.start
            && fits(&grown)
        {
            out.start = grown.start;
            break;
        }
    }
    let behind = here.phrase_of(out.end).0;
    for on in 0..STEPS {
        if let Some(it) = here.phrases.get(behind + on)
            && out.end < it.words.end
            && lacking(out.end..it.words.end)
            && let Some(grown) = trimmed(here, out.start..it.words.end)
            && grown.end > out.end
            && fits(&grown)
        {
            out.end = grown.end;
            break;
        }
    }
    out
}

impl Reading<'_> {
    /// The phrase in which a word stands, and its end.
    fn phrase_of(&self, word: usize) -> (usize, usize) {
        let at = self.phrases.partition_point(|it| it.words.end <= word);
        (at, self.phrases.get(at).map_or(word, |it| it.words.end))
    }

    /// Whether some of the words say something.
    fn says(&self, mut words: Range<usize>) -> bool {
        words.any(|n| self.side.tells(n))
    }

    /// The phrase that goes on where a run of words ends, with no mark between.
    fn phrase_after(&self, end: usize) -> Option<usize> {
        let last = end.checked_sub(1)?;
        let goes_on = self.side.stretches.get(end) == self.side.stretches.get(last);
        let at = self.phrases.partition_point(|it| it.words.end <= last) + 1;
        (goes_on && at < self.phrases.len()).then_some(at)
    }

    /// Where a run of words ends with all that belongs to its last one; where it ends anyway if that is too long to be read.
    fn whole_end(&self, run: &Range<usize>) -> usize {
        let mut end = run.end;
        while let Some(next) = self.phrase_after(end).filter(|it| self.belongs(*it)) {
            end = self.phrases[next].words.end;
            let telling = (run.start..end).filter(|n| self.side.tells(*n)).count();
            if telling > LONGEST {
                return run.end;
            }
        }
        while end > run.end && !self.side.tells(end - 1) {
            end -= 1;
        }
        end
    }

    /// Where a run of words ends with the last number, date or name of its clause that the other passage lacks: that is what differs (`a
    /// lead` `of the day` `at 45-35`).
    fn figured_end(&self, run: &Range<usize>, there: &Reading) -> usize {
        let Some(clause) = run.end.checked_sub(1).and_then(|it| self.clause_of(it)) else {
            return run.end;
        };
        let lacks = |n: &usize| {
            let told = self.keys[*n].is_none_or(|it| there.all.binary_search(&it).is_ok());
            (self.side.counted[*n] || self.side.named[*n]) && !told
        };
        let rest = run.end..self.clause_words(&self.clauses[clause]).end;
        let Some(last) = rest.rev().find(lacks) else {
            return run.end;
        };
        let end = trimmed(self, run.start..self.phrase_of(last).1).map_or(run.end, |it| it.end);
        let telling = (run.start..end).filter(|n| self.side.tells(*n)).count();
        if telling > LONGEST {
            run.end
        } else {
            end.max(run.end)
        }
    }

    /// Takes in a denial before a run of words that governs it (`did not establish that they` `worked with the owners`); whether
    /// that could be done, or nothing denies it.
    fn take_denial(&self, run: &mut Range<usize>) -> bool {
        let side = &self.side;
        let Some(denial) = denial_before(side, run.start) else {
            return true;
        };
        let from = self.phrases[self.phrase_of(denial).0]
            .words
            .start
            .min(denial);
        let fits = (from..run.end).filter(|n| side.tells(*n)).count() <= LONGEST;
        if fits {
            run.start = from;
        }
        fits
    }

    /// Whether a phrase belongs to the one before it: a group with `of`, what a verb does something to, or a participle right behind a
    /// noun.
    fn belongs(&self, at: usize) -> bool {
        let (Some(phrase), Some(before)) = (
            self.phrases.get(at),
            at.checked_sub(1).and_then(|it| self.phrases.get(it)),
        ) else {
            return false;
        };
        let form = self.side.form(phrase.words.start);
        let object = before.head == Head::Verb && phrase.head == Head::Noun;
        let noun = matches!(before.head, Head::Noun | Head::Preposition);
        let acts = |it: &Phrase| {
            it.head == Head::Verb && self.side.form(it.words.end - 1).ends_with("ing")
        };
        // With what it does something to (`questions` `surrounding` `the vote`), else not.
        let after = self.phrase_after(phrase.words.end);
        let complete = after
            .and_then(|it| self.phrases.get(it))
            .is_some_and(|it| matches!(it.head, Head::Noun | Head::Preposition));
        let participle = noun && acts(phrase) && complete;
        let group = acts(before) && phrase.head == Head::Preposition;
        form == "of" || object || participle || group
    }
}
