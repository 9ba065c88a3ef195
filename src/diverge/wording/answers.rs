//! Whether the two sides of a piece answer each other: whether they share what tells of one act or thing.

use crate::diverge::wording::pairing::{Pairing, Reading};
use crate::diverge::wording::pieces::Piece;
use crate::lexicon::cues::{Cue, Cues};
use crate::lexicon::language::Language;
use std::ops::Range;

/// Words that stand in any clause and join no two: of time and order, of small counts, and verbs that say little.
const ANYWHERE: [&str; 47] = [
    "also", "another", "call", "called", "calling", "came", "come", "comes", "day", "days", "even",
    "first", "gave", "get", "give", "go", "got", "last", "least", "less", "likely", "main", "make",
    "makes", "making", "made", "month", "new", "next", "part", "second", "set", "take", "takes",
    "taken", "third", "time", "times", "took", "use", "used", "way", "week", "weeks", "went",
    "year", "years",
];

/// A link by what two passages say alone, in log odds, below which they need a name or a number in common: .7.
const SURE: f32 = 0.85;

/// Words of a title at most (`former national security adviser`).
const TITLE: usize = 4;

/// Whether both sides have a word that tells of one act or thing: no name, no title before one, no verb of speech, no word that
/// stands anywhere. Two sides with a person in common and nothing else tell two facts of him (`made his way to a manager's
/// office`, `fled from the police`).
///
/// Nor do they where their passages, less than closely linked, have no name, number or date in common: of such rows 22 of 39 and 3 of 7
/// were right.
///
/// Of 32 rows without such a word an editor signed 7 in 48 pairs, of 132 others 72; of the former readers had marked 84 of 105 in
/// 144 pairs and 14 of 18 in 34 others, of the latter 390 of 469 and 82 of 95. Linear in the words of the one with those of the other.
pub(in crate::diverge) fn answer(pairing: &Pairing<'_>, piece: &Piece) -> bool {
    let ([Some(one), Some(two)], [Some(left), Some(right)]) = (
        &piece.words,
        [0, 1].map(|side| pairing.reading(side, piece.at[side])),
    ) else {
        return true;
    };
    if piece.signals.firm < SURE
        && piece.signals.passages.named == 0.0
        && !count_alike([left, right])
    {
        return false;
    }
    let mut theirs: Vec<u32> = joining(right, two).collect();
    theirs.sort_unstable();
    joining(left, one).any(|key| theirs.binary_search(&key).is_ok())
}

/// Whether two passages have a number or a date in common.
fn count_alike([one, two]: [&Reading<'_>; 2]) -> bool {
    let counted = |it: &Reading<'_>| -> Vec<u32> {
        let all = (0..it.keys.len()).filter(|n| it.side.counted[*n]);
        all.filter_map(|n| it.keys[n]).collect()
    };
    let theirs = counted(two);
    counted(one).iter().any(|it| theirs.contains(it))
}

/// What the words of a run that can join it with another have in common with their other forms.
fn joining<'a>(reading: &'a Reading<'_>, run: &Range<usize>) -> impl Iterator<Item = u32> + 'a {
    let side = &reading.side;
    let cues = Cues::of(Language::English);
    let plain = move |n: &usize| {
        let form = side.form(*n);
        let spoken = matches!(cues.get(form), Some(Cue::Speech | Cue::Plain));
        let light = side.words[*n].light || ANYWHERE.contains(&form) || form.len() == 1;
        !light && !spoken && !side.named[*n] && !reading.is_title(*n)
    };
    run.clone().filter(plain).filter_map(|n| reading.keys[n])
}

impl Reading<'_> {
    /// Whether a word leads to a name with nothing but such words between: its bearer's title.
    fn is_title(&self, at: usize) -> bool {
        let side = &self.side;
        let word = |n: &usize| {
            let form = side.form(*n);
            let acts = form.ends_with("ed") || form.ends_with("ing");
            side.tells(*n) && !side.counted[*n] && !acts
        };
        let ahead = at..(at + TITLE + 1).min(side.words.len());
        let goes_on = |n: &usize| side.stretches[*n] == side.stretches[at];
        let mut chain = ahead.take_while(goes_on).take_while(word);
        chain.any(|n| side.named[n])
    }
}
