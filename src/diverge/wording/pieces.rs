//! `Piece`: what one clause tells otherwise than its partner, or alone, phrase by phrase.

use crate::diverge::wording::meetings::Meeting;
use crate::diverge::wording::pairing::{Pairing, Place};
use crate::diverge::wording::phrases::Head;
use crate::diverge::wording::reading::{Reading, common};
use crate::diverge::wording::signals::Signals;
use crate::diverge::wording::sound::says_more;
use crate::diverge::wording::spans::Run;
use crate::lexicon::stance::Stances;
use std::ops::Range;

/// How a piece was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::diverge) enum Form {
    /// Two phrases that share a word and differ on both sides.
    Within,
    /// Two phrases that share all words of one of them.
    Longer,
    /// What stands between, before or after phrases that two clauses share, on both sides.
    Gap,
    /// The same, on one side only.
    Extra,
    /// Clauses without a partner, on one side only.
    Alone,
    /// Two partners from the first phrase that differs to the last.
    Whole,
    /// Two passages from the first phrase that differs to the last.
    Passage,
    /// Clauses in a row of two linked passages, from the first phrase that differs to the last.
    Run,
    /// Two partners from their first verbs on.
    Predicate,
}

/// A piece of two passages, with what speaks for it and against it.
#[derive(Debug, Clone)]
pub(in crate::diverge) struct Piece {
    pub form: Form,
    /// Which passages, in the order of the articles of the pairing.
    pub at: [usize; 2],
    /// Its words in each; none where a side does not tell it.
    pub words: [Option<Range<usize>>; 2],
    /// The side that has more words: told as the only one to have them.
    pub more: Option<usize>,
    /// Whether its passages are the same else.
    pub added: bool,
    pub signals: Signals,
}

impl Piece {
    /// Whether one side alone tells it, or more of it.
    pub(in crate::diverge) fn is_alone(&self) -> bool {
        self.more.is_some() || self.words.iter().any(Option::is_none)
    }
}

/// Words of a piece told on one side only that tell something: fewer are no detail.
pub(super) const FEWEST: usize = 2;

/// All pieces of two articles that differ, in the order of their places. Linear in what meets, but for the phrases of one
/// clause with those of its partner.
pub(in crate::diverge) fn pieces(pairing: &Pairing<'_>, stances: &Stances) -> Vec<Piece> {
    let mut found = Finder {
        pairing,
        stances,
        out: Vec::new(),
    };
    let mut joined: Vec<(Place, Place)> = Vec::new();
    for it in &pairing.meetings {
        let Some(reading) = pairing.reading(0, it.at[0]) else {
            continue;
        };
        for clause in 0..reading.clauses.len() {
            let left = (it.at[0], clause);
            let partner = pairing.partners[0].get(&left);
            joined.extend(partner.filter(|to| to.0 == it.at[1]).map(|to| (left, *to)));
        }
    }
    for (left, right) in joined {
        found.clauses([left, right]);
    }
    for places in &pairing.seconds {
        found.second(*places);
    }
    for it in &pairing.meetings {
        found.passages(it);
        found.runs_of(it);
    }
    found.alone();
    found.out
}

/// A run of words without what leads on to it and away from it; none when nothing is left.
pub(in crate::diverge) fn trimmed(reading: &Reading, words: Range<usize>) -> Option<Range<usize>> {
    let side = &reading.side;
    let (mut from, mut to) = (words.start.max(reading.from), words.end);
    let leads = |form| {
        matches!(
            form,
            "and" | "but" | "or" | "nor" | "that" | "the" | "a" | "an"
        )
    };
    while from < to && leads(side.form(from)) {
        from += 1;
    }
    // An adverb at the end belongs to what follows (`knowingly` `poisoned`).
    let leads_on = |at: usize| {
        side.words[at].opens.is_some()
            || side.form(at).ends_with("ly") && side.stretches.get(at) == side.stretches.get(at + 1)
    };
    while to > from && (!side.tells(to - 1) || leads_on(to - 1)) {
        to -= 1;
    }
    (from < to).then_some(from..to)
}

pub(in crate::diverge) struct Finder<'a, 'b> {
    pub pairing: &'a Pairing<'b>,
    pub(super) stances: &'a Stances,
    pub(super) out: Vec<Piece>,
}

impl<'b> Finder<'_, 'b> {
    /// The words of a run of phrases, trimmed.
    pub(in crate::diverge) fn words(
        reading: &Reading,
        phrases: Range<usize>,
    ) -> Option<Range<usize>> {
        let (first, last) = (phrases.start, phrases.end.checked_sub(1)?);
        let words = reading.phrases[first].words.start..reading.phrases.get(last)?.words.end;
        trimmed(reading, words)
    }

    pub(in crate::diverge) fn readings(&self, at: [usize; 2]) -> Option<[&'b Reading<'b>; 2]> {
        Some([
            self.pairing.reading(0, at[0])?,
            self.pairing.reading(1, at[1])?,
        ])
    }

    pub(in crate::diverge) fn meeting(&self, at: [usize; 2]) -> Option<&Meeting> {
        self.pairing.meeting(at).map(|it| it.0)
    }

    /// What two partners tell otherwise: their phrases read in order, those with words in common held against each other.
    fn clauses(&mut self, places: [Place; 2]) -> Option<()> {
        let at = places.map(|it| it.0);
        let readings = self.readings(at)?;
        let runs = Self::runs(readings, places);
        let base = Signals::default();
        let phrases = runs.each_ref().map(|it| it.phrases.clone());
        let counts = phrases.each_ref().map(|it| it.len());
        let aligned = self.aligned(&runs);
        if aligned.len() > 1 || aligned.len() + 1 < counts[0].max(counts[1]) {
            self.middle(Form::Whole, at, &runs);
        }
        let phrase = |side: usize, n: usize| phrases[side].start + n;
        let mut before = [0, 0];
        for n in 0..=aligned.len() {
            let next = aligned.get(n).copied();
            let to = next.unwrap_or(counts);
            let gap = [0, 1].map(|side| {
                let run = before[side]..to[side];
                let says = run.clone().any(|it| !runs[side].keys(it).is_empty());
                says.then_some(run)
            });
            let signals = Signals {
                closed: f32::from(u8::from(n > 0) + u8::from(next.is_some())),
                ..base
            };
            let both = gap.iter().all(Option::is_some);
            let words = [0, 1].map(|side| {
                let run = gap[side].clone()?;
                let run = phrase(side, run.start)..phrase(side, run.end);
                let run = if both {
                    run
                } else {
                    complete(readings[side], run)
                };
                Self::words(readings[side], run)
            });
            match (&words[0], &words[1]) {
                (Some(_), Some(_)) => self.add(Form::Gap, at, words, signals),
                (None, None) => {}
                _ => self.add(Form::Extra, at, words, signals),
            }
            let Some(next) = next else { break };
            let words = [0, 1].map(|side| {
                let at = phrase(side, next[side]);
                Self::words(readings[side], at..at + 1)
            });
            let keys = [0, 1].map(|side| runs[side].keys(next[side]));
            let own = [0, 1].map(|side| !within(keys[side], keys[1 - side]));
            match own {
                [true, true] => self.add(Form::Within, at, words, base),
                [false, false] => {}
                _ => self.add(Form::Longer, at, words, base),
            }
            before = next.map(|it| it + 1);
        }
        Some(())
    }

    /// The phrases of two clauses that have words in common, in the order of both, so that they share as much as can be.
    fn aligned(&self, runs: &[Run<'_>; 2]) -> Vec<[usize; 2]> {
        let (rows, columns) = (runs[0].phrases.len(), runs[1].phrases.len());
        let shared =
            |x: usize, y: usize| self.pairing.sum(common(runs[0].keys(x), runs[1].keys(y)));
        let mut best = vec![vec![0_u32; columns + 1]; rows + 1];
        for x in (0..rows).rev() {
            for y in (0..columns).rev() {
                let both = shared(x, y);
                let through = if both > 0 {
                    best[x + 1][y + 1] + both
                } else {
                    0
                };
                best[x][y] = best[x + 1][y].max(best[x][y + 1]).max(through);
            }
        }
        let (mut x, mut y) = (0, 0);
        let mut out = Vec::new();
        while x < rows && y < columns {
            let both = shared(x, y);
            if both > 0 && best[x][y] == best[x + 1][y + 1] + both {
                out.push([x, y]);
                (x, y) = (x + 1, y + 1);
            } else if best[x + 1][y] >= best[x][y + 1] {
                x += 1;
            } else {
                y += 1;
            }
        }
        out
    }

    /// Runs of clauses without a partner, beside the passage that is linked best.
    fn alone(&mut self) {
        for side in [0, 1] {
            let mut passages: Vec<usize> = self.pairing.of[side].keys().copied().collect();
            passages.sort_unstable();
            for passage in passages {
                let links = self.pairing.of[side][&passage].iter();
                let links = links
                    .map(|n| self.pairing.meetings[*n])
                    .filter(|it| it.link > 0.0);
                let best = links.max_by(|one, two| {
                    let rank = |it: &Meeting| std::cmp::Reverse(it.at[1 - side]);
                    one.link
                        .total_cmp(&two.link)
                        .then_with(|| rank(one).cmp(&rank(two)))
                });
                let (Some(best), Some(reading)) = (best, self.pairing.reading(side, passage))
                else {
                    continue;
                };
                let readings = self.readings(best.at);
                let count = reading.clauses.len();
                let mut run = 0..0;
                for n in 0..=count {
                    let free = n < count
                        && !self.pairing.partners[side].contains_key(&(passage, n))
                        && readings.is_none_or(|it| says_more(it, side, n));
                    if free {
                        run = if run.is_empty() {
                            n..n + 1
                        } else {
                            run.start..n + 1
                        };
                        continue;
                    }
                    if !run.is_empty() {
                        let phrases = reading.clauses[run.start].phrases.start
                            ..reading.clauses[run.end - 1].phrases.end;
                        let mut words = [None, None];
                        words[side] = Self::words(reading, complete(reading, phrases));
                        if words[side].is_some() {
                            self.add(Form::Alone, best.at, words, Signals::default());
                        }
                    }
                    run = 0..0;
                }
            }
        }
    }
}

/// A run of phrases without a verb at its end that has its object in the next clause (`the trip comes`, as …), and without what
/// leads on to it.
fn complete(reading: &Reading, mut phrases: Range<usize>) -> Range<usize> {
    while phrases.len() > 1 {
        let last = &reading.phrases[phrases.end - 1];
        let (end, side) = (last.words.end, &reading.side);
        let goes_on = side.stretches.get(end) == side.stretches.get(end - 1);
        let bare = match last.head {
            Head::Verb => last.words.clone().filter(|n| side.tells(*n)).count() < FEWEST,
            head => head == Head::Conjunction,
        };
        if !goes_on || !bare {
            break;
        }
        phrases.end -= 1;
    }
    phrases
}

/// Whether a sorted list holds all of another.
fn within(one: &[u32], two: &[u32]) -> bool {
    common(one, two).count() == one.len()
}
