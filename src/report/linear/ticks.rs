//! What `t` does in linear mode: which difference it ticks off, and what is told once that is kept.

use super::phrases::ended;
use super::{Linear, Walk};
use crate::article::plain;
use crate::notes::Notes;
use crate::render::wording;
use crate::report::digest::Row;
use crate::text::index::DivergenceId;

impl Linear<'_> {
    /// The difference that `t` is about: the one with a number, from 1, else the one told last, by itself or in its match. Which numbers
    /// there are to choose from where a match tells several.
    pub(super) fn to_tick(&self, number: Option<usize>) -> Result<DivergenceId, String> {
        let n = self.differences.len();
        let at = match (number, &self.walk, self.at) {
            (Some(number), ..) => number.checked_sub(1).filter(|it| *it < n),
            (None, Walk::Differences, Some(at)) => Some(at),
            (None, Walk::Matches, Some(at)) => match self.told(at).as_slice() {
                [] => return Err("This match tells no difference. d lists them.\n".to_owned()),
                [one] => Some(*one),
                several => return Err(self.choice(several)),
            },
            (None, ..) => {
                return Err(
                    "t ticks off the difference told last: go to one first, as with d 1.\n"
                        .to_owned(),
                );
            }
        };
        match at {
            Some(at) => Ok(self.differences[at].id),
            None => Err(self.no(&Walk::Differences, number.unwrap_or(0))),
        }
    }

    /// Takes what is kept now, after [`super::Answer::ticks`], and tells what became of that difference behind what is `said` of keeping it.
    pub fn keep(&mut self, notes: &Notes, id: DivergenceId, said: &str) -> String {
        let comparison = self.digest.comparison;
        for row in &mut self.differences {
            let it = &comparison.divergences()[row.id];
            row.ticked = notes.ticked().has(comparison.corpus(), it);
        }
        self.n_ticked = n_ticked(&self.differences);
        let found = self.differences.iter().position(|it| it.id == id);
        let is_in_match = |at| match (&self.walk, self.at) {
            (Walk::Matches, Some(matched)) => self.told(matched).contains(&at),
            _ => false,
        };
        if let Some(at) = found.filter(|it| !is_in_match(*it)) {
            // From here n goes on, as after any difference that was told; from one that its match told, to the next match.
            self.walk = Walk::Differences;
            self.at = Some(at);
        }
        let n = self.differences.len();
        let at = found.map_or(0, |it| it + 1);
        let left = match n - self.n_ticked {
            0 => "none is left".to_owned(),
            1 => "1 is left".to_owned(),
            left => format!("{left} are left"),
        };
        let said = ended(&wording::capital(&plain(said)));
        format!("{said} Difference {at} of {n}; {left}.\n")
    }
}

/// How many rows are ticked off.
pub(super) fn n_ticked(rows: &[Row]) -> usize {
    rows.iter().filter(|it| it.ticked).count()
}
