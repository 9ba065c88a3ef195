//! Which pieces are taken in: those that say something of their own, are sound, and are no other finder's.

use crate::diverge::wording::phrases::Head;
use crate::diverge::wording::pieces::{FEWEST, Finder, Form, Piece};
use crate::diverge::wording::reading::Reading;
use crate::diverge::wording::signals::Signals;
use crate::diverge::wording::sound::{differ, is_added, is_sound, keys, meet, own};
use std::ops::Range;

impl Finder<'_, '_> {
    /// Takes a piece in, unless it says nothing of its own: names, numbers and dates, words of which the other side has a
    /// form, and quotes are other finders'.
    pub(in crate::diverge) fn add(
        &mut self,
        mut form: Form,
        at: [usize; 2],
        words: [Option<Range<usize>>; 2],
        signals: Signals,
    ) {
        let (Some(readings), Some(meeting)) = (self.readings(at), self.meeting(at).copied()) else {
            return;
        };
        let own = [0, 1].map(|side| {
            let run = words[side].clone().unwrap_or_default();
            own(readings, side, run)
        });
        let two_sided = words.iter().all(Option::is_some);
        if two_sided && own[0] + own[1] == 1 && self.is_title(readings, &words, own) {
            return;
        }
        let more = match own {
            [0, 0] => return,
            [_, 0] => Some(0),
            [0, _] => Some(1),
            _ => None,
        };
        if two_sided && more.is_some() && form == Form::Within {
            form = Form::Longer;
        }
        if form == Form::Longer {
            let side = more.unwrap_or_default();
            let mut run = words[side].clone().unwrap_or_default();
            let told = run.by_ref().filter(|n| readings[side].side.tells(*n));
            if told.count() < FEWEST {
                return;
            }
        } else if (!two_sided || more.is_some() && !meeting.headlines) && own[0] + own[1] < FEWEST {
            // What is all that one passage has more may name and count things besides: `, who arrived in Brodek at noon`.
            let telling = |side: usize| {
                let (here, there) = (readings[side], readings[1 - side]);
                let run = words[side].clone().unwrap_or_default();
                let new = run.filter_map(|n| here.keys[n].filter(|_| here.side.tells(n)));
                new.filter(|it| there.all.binary_search(it).is_err())
                    .count()
            };
            let more = own[0] + own[1] > 0 && telling(0) + telling(1) > FEWEST;
            if !more || !is_added(readings, &words) {
                return;
            }
        }
        // What is read as one piece is told otherwise as a whole, also where one side has words of the other only; where it
        // has those of another place, the two do not tell one thing.
        let as_one = matches!(
            form,
            Form::Whole | Form::Predicate | Form::Passage | Form::Run
        );
        let keys = keys(readings, &words);
        if as_one && more.is_some() && !meeting.headlines && !meet(&keys) {
            return;
        }
        let more = more.filter(|_| !as_one);
        // A headline is told otherwise as a whole: what it leaves out is no detail that somebody lacks.
        if meeting.headlines && (more.is_some() || !two_sided) {
            return;
        }
        let tells_otherwise = two_sided && more.is_none() && !meeting.headlines;
        if tells_otherwise && !differ(readings, &words, &keys) {
            return;
        }
        if !two_sided && self.is_open(readings, &words) {
            return;
        }
        let sound = is_sound(readings, &words, &keys, own, as_one, signals.closed > 0.0);
        let added = is_added(readings, &words);
        if !meeting.headlines && !sound && !added {
            return;
        }
        if self.is_of_quotes(readings, &words) || self.are_opposite(readings, &words) {
            return;
        }
        let signals = signals.with(self.pairing, readings, &meeting, &words, &keys);
        self.out.push(Piece {
            form,
            at,
            words,
            more,
            added,
            signals,
        });
    }

    /// Whether what one side tells alone ends in a verb that goes on (`which shows he took`, in `he took the boat`): no reader
    /// understands it alone.
    fn is_open(&self, readings: [&Reading; 2], words: &[Option<Range<usize>>; 2]) -> bool {
        (0..2).any(|side| {
            let here = readings[side];
            let Some(run) = &words[side] else {
                return false;
            };
            let at = here.phrases.partition_point(|it| it.words.end < run.end);
            let (Some(last), Some(next)) = (here.phrases.get(at), here.phrases.get(at + 1)) else {
                return false;
            };
            let end = last.words.end;
            let goes_on = here.side.stretches.get(end) == here.side.stretches.get(end - 1);
            // `as the river could take it` is told whole without the last word.
            let ends = here.side.stretches.get(next.words.end) != here.side.stretches.get(end);
            let nothing = ends && !next.words.clone().any(|n| here.side.tells(n));
            goes_on && last.head == Head::Verb && next.head == Head::Noun && !nothing
        })
    }

    /// Whether the one word that a side has more than the other stands right before a name: its bearer's title.
    fn is_title(
        &self,
        readings: [&Reading; 2],
        words: &[Option<Range<usize>>; 2],
        own: [usize; 2],
    ) -> bool {
        let side = usize::from(own[0] == 0);
        let named = &readings[side].side.named;
        let mut run = words[side].clone().unwrap_or_default();
        run.any(|n| {
            readings[side].side.tells(n) && !named[n] && named.get(n + 1).is_some_and(|it| *it)
        })
    }

    /// Whether a piece lies between quotation marks where the other side quotes too: what quotes share and lack is told of them.
    fn is_of_quotes(&self, readings: [&Reading; 2], words: &[Option<Range<usize>>; 2]) -> bool {
        let quoted = |side: usize, run: &Range<usize>| {
            let flags = &readings[side].side.quoted[run.clone()];
            2 * flags.iter().filter(|it| **it).count() > flags.len()
        };
        [0, 1].into_iter().all(|side| match &words[side] {
            Some(run) => quoted(side, run),
            None => readings[side].side.quoted.contains(&true),
        })
    }

    /// Whether the two sides say the opposite of each other: that is told as such.
    fn are_opposite(&self, readings: [&Reading; 2], words: &[Option<Range<usize>>; 2]) -> bool {
        let [Some(one), Some(two)] = words else {
            return false;
        };
        // A side that has both ends (`was jailed and released`) says neither.
        let turned = |side: usize, form: &str| {
            let mut all = [one, two][side].clone();
            all.any(|n| {
                let other = readings[side].side.form(n);
                self.stances.are_opposite(form, other)
            })
        };
        one.clone().any(|n| {
            let left = readings[0].side.form(n);
            let open = self.stances.has_opposite(left) && !turned(0, left);
            let opposite = |m: usize| {
                let right = readings[1].side.form(m);
                self.stances.are_opposite(left, right) && !turned(1, right)
            };
            open && two.clone().any(opposite)
        })
    }
}
