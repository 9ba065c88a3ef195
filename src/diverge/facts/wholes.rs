//! Whether one of two numbers is told as a part of what the other one is the whole of: `the state gives 40 million crowns`, `the whole
//! network is to cost 65 million crowns`.

use crate::annotate::Quantity;
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facing::Side;
use crate::diverge::facts::is;
use crate::diverge::facts::things::{Slip, slip};

/// Words looked at before a number for what it is a part of, and behind it for how often it counts.
const NEAR: usize = 4;
/// Words that tell something behind `whole` that are what it is the whole of.
const NAMED: usize = 2;
/// From this ratio on a number told for each of several, or for each day, is another than one that is not.
const OFTEN: f64 = 2.0;

/// Whether the lesser of two numbers is told as a part (`the first phase`), or for each of several or for each day, or the greater one as the
/// whole of something that the other passage does not name (`the entire network`), and the other is not.
///
/// Linear in the two passages. Known failure: the whole of what both tell of, where only one report gives it a name of its own.
pub(in crate::diverge) fn are_part_and_whole(
    context: &Context<'_>,
    sites: [Site; 2],
    [a, b]: [&Quantity; 2],
) -> bool {
    if slip(a.value, b.value) == Slip::Exchanged {
        return false;
    }
    let [low, high] = if a.value <= b.value { [0, 1] } else { [1, 0] };
    let told = |n: usize| Told::new(context, sites[n], [a, b][n]);
    let (Some(low), Some(high)) = (told(low), told(high)) else {
        return false;
    };
    low.is_part_beside(&high) && !high.is_part_beside(&low)
        || high.is_whole_beside(&low) && !low.is_whole_beside(&high)
}

/// Whether a number is what a part is of that stands before it: `40 percent of the 50 wells`, `twelve of the valley's 30 clinics`.
pub(in crate::diverge) fn is_whole_of_part(
    context: &Context<'_>,
    site: Site,
    it: &Quantity,
) -> bool {
    let span = it.span;
    let at = context.passage_at(site);
    let before = context.words_near(Site { span, ..site }).0.take(NEAR);
    let words: Vec<_> = before.collect();
    let of = words.iter().position(|it| context.form(it) == "of");
    // `Nine months of a two-year sentence` are of another thing.
    let whole = |n: &usize| {
        let first = n.checked_sub(1).map_or("", |n| context.form(words[n]));
        !matches!(first, "a" | "an")
    };
    let Some(of) = of.filter(whole) else {
        return false;
    };
    let Some(part) = words.get(of + 1) else {
        return false;
    };
    let mut all = at.map_or(&[][..], |it| context.quantities(it)).iter();
    all.any(|it| it.span.contains(part.span))
}

/// A number in its passage.
struct Told<'a, 'b> {
    context: &'a Context<'b>,
    at: PassageRef,
    side: Side<'b>,
    number: &'a Quantity,
    first: usize,
    last: usize,
}

impl<'a, 'b> Told<'a, 'b> {
    fn new(context: &'a Context<'b>, site: Site, number: &'a Quantity) -> Option<Self> {
        let at = context.passage_at(site)?;
        let side = Side::new(context, at, context.plain(at).into());
        let words = side.words_in(number.span);
        let (first, last) = (*words.first()?, *words.last()?);
        Some(Self {
            context,
            at,
            side,
            number,
            first,
            last,
        })
    }

    /// Whether the passage has the word in any form.
    fn has(&self, other: &Self, word: usize) -> bool {
        let stem = other.side.words[word].stem;
        let stems = self.context.stems_of(self.at);
        stem.is_some_and(|it| stems.binary_search(&it.get()).is_ok())
    }

    /// The words of the clause of the number.
    fn clause(&self) -> impl Iterator<Item = usize> + '_ {
        let here = self.side.stretches[self.first];
        (0..self.side.words.len()).filter(move |n| self.side.stretches[*n] == here)
    }

    fn form(&self, n: usize) -> &str {
        self.side.words.get(n).map_or("", |it| &*it.form)
    }

    /// Whether it is of a part that the other passage does not name, or told for each of several.
    fn is_part_beside(&self, whole: &Self) -> bool {
        let phase = self.clause().any(|n| {
            let which = n
                .checked_sub(1)
                .is_some_and(|it| is("which_part", self.form(it)));
            which && is("phase", self.form(n)) && !whole.has(self, n)
        });
        let often = self.number.value * OFTEN <= whole.number.value;
        phase || often && self.is_rate() && !whole.is_rate()
    }

    /// Whether the number is told for each of several, or for each day.
    fn is_rate(&self) -> bool {
        let mut behind = self.last + 1..=self.last + NEAR;
        behind.any(|n| {
            let form = self.form(n);
            // `A day`; but `a boat` is one of what is counted.
            let per = is("per", form) && (form != "a" || is("time_unit", self.form(n + 1)));
            per || is("for_each", form)
        })
    }

    /// Whether it is told of the whole of something that the other passage does not name.
    fn is_whole_beside(&self, part: &Self) -> bool {
        let stretch = |n: usize| self.side.stretches[n];
        let same = |n: usize, k: usize| stretch(k) == stretch(n);
        let whole = |n: usize| {
            let behind = (n + 1..self.side.words.len()).take_while(|k| same(n, *k));
            let named = behind.filter(|k| self.side.tells(*k) && !self.side.counted[*k]);
            let mut named = named.take(NAMED).peekable();
            (n < self.first || same(n, self.first))
                && named.peek().is_some()
                && named.all(|k| !part.has(self, k))
        };
        (0..self.side.words.len()).any(|n| is("whole", self.form(n)) && whole(n))
    }
}

#[cfg(test)]
mod tests {
    use crate::diverge::diverge;
    use crate::diverge::{Divergence, Kind};
    use crate::testing;

    /// How many numbers are told to disagree in two sentences amid the same others.
    fn conflicts(one: &str, two: &str) -> usize {
        let rest = "Gulls nest on the pier of Velka.\n\nThe museum of Velka sells old maps.";
        let [a, b] = [one, two].map(|it| testing::article(&format!("{it}\n\n{rest}")));
        let corpus = crate::corpus::Corpus::new(vec![a, b]);
        let alignment = crate::align::align(&corpus, &[]);
        let found = diverge(&corpus, &alignment).told.list;
        let is = |it: &&Divergence| it.kind == Kind::NumberConflict;
        found.iter().filter(is).count()
    }

    const PART: &str = "Velka has spent 40 million crowns on the new tram line to Tarnholm.";

    #[test]
    fn two_sums_for_one_thing_disagree() {
        for whole in [
            "Velka spent 65 million crowns on the new tram line to Tarnholm.",
            "In all, Velka has spent 65 million crowns on the new tram line to Tarnholm.",
        ] {
            assert_eq!(conflicts(PART, whole), 1, "{whole}");
        }
    }

    #[test]
    fn a_part_and_its_whole_do_not() {
        let whole = "Velka has spent 65 million crowns on its whole transport network, the new tram line to Tarnholm among it.";
        assert_eq!(conflicts(PART, whole), 0);
        let whole = "Velka has spent 65 million crowns on the new tram line to Tarnholm.";
        for part in [
            "Velka has spent 40 million crowns on the first phase of the new tram line to Tarnholm.",
            "Velka has spent 20 million crowns a year on the new tram line to Tarnholm.",
        ] {
            assert_eq!(conflicts(part, whole), 0, "{part}");
        }
    }

    #[test]
    fn a_whole_that_is_less_than_its_part_disagrees() {
        let whole = "Velka has spent 25 million crowns on its whole transport network, the new tram line to Tarnholm among it.";
        assert_eq!(conflicts(PART, whole), 1);
    }
}
