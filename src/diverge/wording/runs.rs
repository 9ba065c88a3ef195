//! Clauses in a row of two linked passages, held against each other: what they tell otherwise as one piece.

use crate::diverge::wording::meetings::Meeting;
use crate::diverge::wording::pieces::{Finder, Form};
use crate::diverge::wording::reading::{Reading, common, sorted};
use crate::diverge::wording::signals::Signals;
use crate::diverge::wording::spans::{Run, same};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Clauses in a row at most, and clauses of a passage from which on it is not taken apart so.
const CLAUSES: usize = 3;
const MOST: usize = 12;

/// From how many clauses on that begin or end a row and share nothing with the other one, two rows are none: those of other
/// clauses tell the same better.
const LOOSE: usize = 2;

/// Words that tell something on the longer side at most, and how many times as many as on the shorter one.
const LONGEST: usize = 14;
const UNEQUAL: usize = 4;

/// Clauses in a row.
struct Row {
    clauses: Range<usize>,
    phrases: Range<usize>,
    /// Their different keys, sorted.
    keys: Vec<u32>,
    /// Bits of them, as of those of a clause.
    bits: u64,
}

/// All rows of a passage.
fn rows(reading: &Reading) -> Vec<Row> {
    let all = &reading.clauses;
    let mut out = Vec::new();
    for from in 0..all.len() {
        for to in from + 1..=all.len().min(from + CLAUSES) {
            out.push(Row {
                clauses: from..to,
                phrases: all[from].phrases.start..all[to - 1].phrases.end,
                keys: sorted(all[from..to].iter().flat_map(|it| it.keys.iter().copied())),
                bits: all[from..to].iter().fold(0, |bits, it| bits | it.bits),
            });
        }
    }
    out
}

/// How many of the first and last clauses of two rows say nothing that the other row says.
fn loose(readings: [&Reading; 2], rows: [&Row; 2]) -> usize {
    let ends = |side: usize| {
        let run = &rows[side].clauses;
        let some = if run.len() > 1 { 2 } else { 0 };
        let ends = [run.start, run.end - 1].into_iter().take(some);
        let apart = move |n: &usize| {
            let (clause, row) = (&readings[side].clauses[*n], rows[1 - side]);
            clause.bits & row.bits == 0 || common(&clause.keys, &row.keys).next().is_none()
        };
        ends.filter(apart).count()
    };
    ends(0) + ends(1)
}

impl Finder<'_, '_> {
    /// Takes in every two rows of clauses of two linked passages, or of two headlines, that share a word: from the first phrase
    /// that differs to the last. Which of those that overlap is told, how sure they are says. Linear in the rows of the one
    /// with those of the other.
    pub(in crate::diverge) fn runs_of(&mut self, meeting: &Meeting) -> Option<()> {
        let readings = self.readings(meeting.at)?;
        let read = |it: &&Reading| !it.clauses.is_empty() && it.clauses.len() <= MOST;
        let told = meeting.link > 0.0 || meeting.headlines;
        if !told || !readings.iter().all(read) || readings[0].all == readings[1].all {
            return None;
        }
        let all = readings.map(|it| Run::new(it, 0..it.phrases.len()));
        let columns = all[1].phrases.len();
        // Whether two phrases say the same, looked at when it is asked for.
        let mut known: Vec<Option<bool>> = vec![None; all[0].phrases.len() * columns];
        let mut alike = |at: [usize; 2]| -> bool {
            *known[at[0] * columns + at[1]].get_or_insert_with(|| same(readings, &all, at))
        };
        let rows = readings.map(rows);
        let mut met: FxHashSet<[Range<usize>; 2]> = FxHashSet::default();
        for one in &rows[0] {
            for two in &rows[1] {
                if one.bits & two.bits == 0 || common(&one.keys, &two.keys).next().is_none() {
                    continue;
                }
                let loose = loose(readings, [one, two]);
                if loose >= LOOSE {
                    continue;
                }
                let [mut left, mut right] = [one.phrases.clone(), two.phrases.clone()];
                let counts = [left.len(), right.len()];
                while !left.is_empty() && !right.is_empty() && alike([left.start, right.start]) {
                    (left.start, right.start) = (left.start + 1, right.start + 1);
                }
                let begun = left.len() < counts[0];
                let counts = [left.len(), right.len()];
                while !left.is_empty() && !right.is_empty() && alike([left.end - 1, right.end - 1])
                {
                    (left.end, right.end) = (left.end - 1, right.end - 1);
                }
                let ended = left.len() < counts[0];
                if !met.insert([left.clone(), right.clone()]) {
                    continue;
                }
                let known = Signals {
                    closed: f32::from(u8::from(begun) + u8::from(ended)),
                    loose,
                    ..Signals::default()
                };
                self.row(meeting.at, readings, [left, right], known);
            }
        }
        Some(())
    }

    /// Takes in two rows of phrases, unless one is empty or they are too long or too unequal for a reader to underline.
    fn row(
        &mut self,
        at: [usize; 2],
        readings: [&Reading; 2],
        phrases: [Range<usize>; 2],
        known: Signals,
    ) -> Option<()> {
        let words = [0, 1].map(|side| {
            let run = phrases[side].clone();
            (!run.is_empty()).then(|| Self::words(readings[side], run))?
        });
        let [Some(one), Some(two)] = &words else {
            return None;
        };
        let telling = |side: usize, run: &Range<usize>| {
            run.clone()
                .filter(|n| readings[side].side.tells(*n))
                .count()
        };
        let counts = [telling(0, one), telling(1, two)];
        let [few, many] = [counts[0].min(counts[1]), counts[0].max(counts[1])];
        if few > 0 && many <= LONGEST && many <= UNEQUAL * few {
            self.add(Form::Run, at, words, known);
        }
        Some(())
    }
}
