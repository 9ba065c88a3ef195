//! Two clauses, or two passages, as one piece: from the first phrase that differs to the last.

use crate::diverge::wording::meetings::Meeting;
use crate::diverge::wording::pairing::Place;
use crate::diverge::wording::phrases::Head;
use crate::diverge::wording::pieces::{Finder, Form};
use crate::diverge::wording::reading::{Reading, common, sorted};
use crate::diverge::wording::signals::Signals;
use crate::diverge::wording::sound::{keys, meet};
use std::ops::Range;

/// Words that tell something in passages that are read as one piece, and in a piece, at most.
const SENTENCE: usize = 40;
const LONGEST: usize = 12;

/// Phrases of a passage in a row.
pub(in crate::diverge) struct Run<'a> {
    pub phrases: Range<usize>,
    reading: &'a Reading<'a>,
}

impl<'a> Run<'a> {
    pub(in crate::diverge) fn new(reading: &'a Reading<'a>, phrases: Range<usize>) -> Self {
        Self { phrases, reading }
    }

    /// The different keys of one of them, sorted.
    pub(in crate::diverge) fn keys(&self, n: usize) -> &'a [u32] {
        self.reading.keys_of(self.phrases.start + n)
    }
}

impl<'b> Finder<'_, 'b> {
    /// The phrases of two clauses.
    pub(in crate::diverge) fn runs<'a>(
        readings: [&'a Reading<'a>; 2],
        places: [Place; 2],
    ) -> [Run<'a>; 2] {
        [0, 1].map(|side| {
            let clause = &readings[side].clauses[places[side].1];
            Run::new(readings[side], clause.phrases.clone())
        })
    }

    /// What a clause without a partner tells otherwise than the clause that is most like it.
    pub(in crate::diverge) fn second(&mut self, places: [Place; 2]) -> Option<()> {
        let at = places.map(|it| it.0);
        let runs = Self::runs(self.readings(at)?, places);
        self.middle(Form::Whole, at, &runs)
    }

    /// What two linked passages, or two headlines, tell otherwise as one piece.
    pub(in crate::diverge) fn passages(&mut self, meeting: &Meeting) -> Option<()> {
        let readings = self.readings(meeting.at)?;
        let parts = readings.iter().any(|it| it.clauses.len() > 1);
        let told = meeting.headlines || meeting.link > 0.0 && parts && self.is_best(meeting);
        let read = |it: &&Reading| it.all.len() <= SENTENCE && !it.clauses.is_empty();
        if !told || !readings.iter().all(read) {
            return None;
        }
        let runs = readings.map(|it| Run::new(it, 0..it.phrases.len()));
        self.middle(Form::Passage, meeting.at, &runs)
    }

    /// Whether no link of either passage is stronger than theirs.
    fn is_best(&self, meeting: &Meeting) -> bool {
        [0, 1].into_iter().all(|side| {
            let all = self.pairing.of[side].get(&meeting.at[side]);
            let mut all = all.into_iter().flatten();
            all.all(|n| self.pairing.meetings[*n].link <= meeting.link)
        })
    }

    /// Takes in two runs of phrases from the first that differs to the last, and those of clauses from their verbs on.
    pub(in crate::diverge) fn middle(
        &mut self,
        form: Form,
        at: [usize; 2],
        runs: &[Run<'_>; 2],
    ) -> Option<()> {
        let readings = self.readings(at)?;
        let counts = [0, 1].map(|side| runs[side].phrases.len());
        let most = counts[0].min(counts[1]);
        let mut from = 0;
        while from < most && same(readings, runs, [from, from]) {
            from += 1;
        }
        let mut left = 0;
        while left < most - from && same(readings, runs, counts.map(|it| it - 1 - left)) {
            left += 1;
        }
        let differ = [0, 1].map(|side| {
            let all = &runs[side].phrases;
            all.start + from..all.end - left
        });
        let known = Signals {
            closed: f32::from(u8::from(from > 0) + u8::from(left > 0)),
            ..Signals::default()
        };
        if form == Form::Passage {
            self.take_passages(at, readings, &differ, known);
            return None;
        }
        self.take(form, at, readings, &differ, known);
        let verb = |side: usize| {
            let mut all = differ[side].clone();
            all.find(|n| readings[side].phrases[*n].head == Head::Verb)
        };
        let verbs = [verb(0)?, verb(1)?];
        if verbs != [differ[0].start, differ[1].start] {
            let rest = [0, 1].map(|side| verbs[side]..differ[side].end);
            self.take(Form::Predicate, at, readings, &rest, known);
        }
        Some(())
    }

    /// Takes in two runs of phrases of passages: of headlines to their last words, of others where both share something that
    /// they tell otherwise. What shares nothing are two details.
    fn take_passages(
        &mut self,
        at: [usize; 2],
        readings: [&'b Reading; 2],
        phrases: &[Range<usize>; 2],
        known: Signals,
    ) {
        let words = [0, 1].map(|side| {
            let all = &readings[side].phrases[phrases[side].clone()];
            let (first, last) = (all.first()?, all.last()?);
            Some(first.words.start..last.words.end)
        });
        if self.meeting(at).is_some_and(|it| it.headlines) {
            if words.iter().all(Option::is_some) {
                self.add(Form::Passage, at, words, known);
            }
            return;
        }
        if meet(&keys(readings, &words)) {
            self.take(Form::Passage, at, readings, phrases, known);
        }
    }

    /// Takes in two runs of phrases, unless one is empty or too long for a reader to underline.
    fn take(
        &mut self,
        form: Form,
        at: [usize; 2],
        readings: [&'b Reading; 2],
        phrases: &[Range<usize>; 2],
        known: Signals,
    ) {
        let words = [0, 1].map(|side| {
            let run = phrases[side].clone();
            let words = (!run.is_empty()).then(|| Self::words(readings[side], run))??;
            let telling = words.clone().filter(|n| readings[side].side.tells(*n));
            (telling.count() <= LONGEST).then_some(words)
        });
        if words.iter().all(Option::is_some) {
            self.add(form, at, words, known);
        }
    }
}

/// Whether two phrases say the same, numbers and dates aside: by the same words, by a name with more or less of it, or by a pronoun for it.
pub(in crate::diverge) fn same(
    readings: [&Reading; 2],
    runs: &[Run<'_>; 2],
    at: [usize; 2],
) -> bool {
    let keys = [0, 1].map(|side| runs[side].keys(at[side]));
    let words = |side: usize| {
        let phrase = runs[side].phrases.start + at[side];
        readings[side].phrases[phrase].words.clone()
    };
    let named = |side: usize| {
        let it = &readings[side].side;
        let name = |n: usize| it.named[n] || it.words[n].light;
        words(side).any(|n| it.named[n]) && words(side).all(|n| !it.tells(n) || name(n))
    };
    let stands = |side: usize| {
        let run = words(side);
        let form = readings[side].side.form(run.start);
        run.len() == 1 && matches!(form, "he" | "she" | "it" | "they")
    };
    let plain = |side: usize| -> Vec<u32> {
        let it = readings[side];
        sorted(
            words(side)
                .filter(|n| !it.side.counted[*n])
                .filter_map(|n| it.keys[n]),
        )
    };
    let counted = |side: usize| words(side).any(|n| readings[side].side.counted[n]);
    let some = !keys[0].is_empty() && !keys[1].is_empty();
    // Without a number or date in either they are what was compared already.
    let uncounted = || some && (counted(0) || counted(1)) && plain(0) == plain(1);
    keys[0] == keys[1]
        || uncounted()
        || named(0) && named(1) && common(keys[0], keys[1]).next().is_some()
        || named(0) && stands(1)
        || stands(0) && named(1)
}
