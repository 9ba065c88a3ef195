//! Passages that are the same but for a few words: what is said by those words alone, whatever else the passages hold.

use crate::annotate::Quantity;
use crate::corpus::Site;
use crate::diverge::claims::polarity::is_no_denial;
use crate::diverge::context::Context;
use crate::diverge::facing::{Facing, Side};
use crate::diverge::wording::reword::Change;
use crate::diverge::words::{Number, Plain};
use crate::diverge::{Divergence, Kind};
use crate::lexicon::cues::Cues;
use crate::lexicon::language::Language;
use crate::lexicon::numbers::number_word;
use crate::lexicon::stance::Stance;

/// Words that two passages must have in common in one order, and so many times the words that differ.
const SAME: usize = 5;
/// Most words that one has instead of those of the other.
const MOST: usize = 3;
/// How sure it is that a word for another amid the same words is told: a reader who holds the two against each other sees it.
const PLAIN: f32 = 0.8;

/// One `Described` for each two passages that are the same but for a word: `the ferry sank`, `the vessel sank`.
///
/// A word that tells nothing may stand for one that does (`against`, `for`). Verbs of saying, forms of one word, numbers and dates are passed over: they are no other words, or have kinds of their own.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let best = context.facings.iter().filter(|it| it.pair.best);
    best.filter_map(|it| other_word(context, it)).collect()
}

fn other_word(context: &Context<'_>, facing: &Facing) -> Option<Divergence> {
    let change = change(facing)?;
    let places = [change.left.clone(), change.right.clone()];
    let own = |side: usize| places[side].clone();
    let telling = |side: usize| own(side).filter(|n| facing.sides[side].tells(*n)).count();
    let plain = |side: usize| {
        let words = &facing.sides[side];
        let length = own(side).len();
        let short = length <= 2 && telling(side) == 1 || length == 1 && telling(side) == 0;
        let says = |n: usize| !is_number(words.form(n)) && !words.is(n, Stance::Negates);
        short && own(side).all(|n| says(n) && !words.is_told(n))
    };
    let counted = |side: usize| own(side).any(|n| facing.sides[side].counted[n]);
    // Other things counted are other words; one unit in two spellings is not, nor are two words that round a number.
    let units = [0, 1].map(|side| unit(context, facing, side, own(side)));
    let counts = match units {
        [Some(one), Some(two)] => one == two,
        _ => counted(0) && counted(1),
    };
    // What stands in small letters is no name, whatever it stands for (`the government`).
    let named = |side: usize| {
        let big = |n: usize| {
            let text = context.corpus.slice(facing.site(side, n, n));
            !text.starts_with(char::is_lowercase)
        };
        own(side).any(|n| facing.sides[side].named[n] && big(n))
    };
    // A name for a word is more or less precise, another name is another person; a name in other letters is neither.
    let spelled = || {
        let name = |side: usize| -> Vec<char> {
            let words = places[side].clone().map(|n| facing.sides[side].form(n));
            words.flat_map(str::chars).collect()
        };
        differ_in_letters(&name(0), &name(1))
    };
    let fits = match (named(0), named(1)) {
        (false, false) => true,
        (true, true) => spelled(),
        _ => false,
    };
    let says = |side: usize| {
        let mut words = places[side].clone().map(|n| facing.sides[side].form(n));
        words.any(|it| Cues::of(Language::English).get(it).is_some())
    };
    let words = [0, 1].into_iter().all(plain) && telling(0) + telling(1) > 0;
    if !fits || counts || says(0) && says(1) || !words {
        return None;
    }
    let kind = Kind::Described { entity: None };
    Some(context.divergence(kind, sites(facing, change, 0), PLAIN))
}

/// What is counted, where a word behind a number says it.
fn unit<'a>(
    context: &Context<'a>,
    facing: &Facing,
    side: usize,
    mut words: std::ops::Range<usize>,
) -> Option<&'a str> {
    let figures = context.quantities(facing.pair.passages[side]);
    words.find_map(|n| {
        let word = facing.sides[side].words[n].span;
        let of = |it: &&Quantity| it.span.contains(word) && it.number.end() <= word.start();
        figures.iter().find(of)?.unit.as_deref()
    })
}

/// Whether a word is a number, in digits or letters.
fn is_number(form: &str) -> bool {
    form.contains(|c: char| c.is_ascii_digit()) || number_word(form).is_some()
}

/// Whether two names differ in one letter, or in two that stand side by side.
pub(in crate::diverge) fn differ_in_letters(one: &[char], two: &[char]) -> bool {
    let most = one.len().max(two.len());
    let alike = |(a, b): &(&char, &char)| a == b;
    let before = one.iter().zip(two).take_while(alike).count();
    let after = one.iter().rev().zip(two.iter().rev()).take_while(alike);
    let after = after.count().min(one.len().min(two.len()) - before);
    one.len().abs_diff(two.len()) <= 1 && before + after + 2 >= most && most >= 4
}

/// The one stretch in which two passages differ that are the same else; none in a quote, which is compared as one.
pub(in crate::diverge) fn change<'a>(facing: &'a Facing<'_>) -> Option<&'a Change> {
    let [change] = &facing.changes[..] else {
        return None;
    };
    let [left, right] = &facing.sides;
    let most = change.left.len().max(change.right.len());
    let same = left.words.len() - change.left.len();
    let quoted = change.left.clone().any(|n| left.quoted[n])
        || change.right.clone().any(|n| right.quoted[n]);
    (most <= MOST && same >= SAME && same >= SAME * most.div_ceil(2) && !quoted).then_some(change)
}

/// The words that differ as sites, with `around` equal words on both sides of them.
pub(in crate::diverge) fn sites(facing: &Facing, change: &Change, around: usize) -> Vec<Site> {
    let site = |side: usize| {
        let range = [&change.left, &change.right][side];
        let last = facing.sides[side].words.len().saturating_sub(1);
        let from = range.start.saturating_sub(around).min(last);
        let to = (range.end + around).saturating_sub(1).clamp(from, last);
        facing.site(side, from, to)
    };
    vec![site(0), site(1)]
}

/// Whether what differs tells the same but for words of which `aside` holds: the same words, or forms of them.
fn tells_the_same(facing: &Facing, change: &Change, aside: impl Fn(&Plain) -> bool) -> bool {
    let keys = |side: &Side, range: &std::ops::Range<usize>| -> Vec<Option<Number>> {
        let words = side.words[range.clone()].iter();
        let telling = words.filter(|it| it.stem.is_some() && !aside(it));
        telling.map(|it| it.key()).collect()
    };
    let [left, right] = &facing.sides;
    keys(left, &change.left) == keys(right, &change.right)
}

/// A `not` more or less, or the opposite word, amid the same words.
pub(in crate::diverge) fn polarity(context: &Context<'_>, facing: &Facing) -> Option<Divergence> {
    let change = change(facing)?;
    let [left, right] = &facing.sides;
    let negates = |side: &Side, range: &std::ops::Range<usize>| {
        let mut all = range.clone();
        all.any(|n| side.is(n, Stance::Negates) && !is_no_denial(side, n))
    };
    let denied = negates(left, &change.left) != negates(right, &change.right)
        && tells_the_same(facing, change, |it| it.stances.has(Stance::Negates));
    let forms = [&change.left, &change.right].map(|it| (it.len() == 1).then_some(it.start));
    let opposite = match forms {
        [Some(one), Some(two)] => context
            .stances
            .are_opposite(left.form(one), right.form(two)),
        _ => false,
    };
    let around = usize::from(denied);
    (denied || opposite).then(|| {
        let score = facing.pair.score.get();
        context.divergence(Kind::Polarity, sites(facing, change, around), score)
    })
}

/// `may` for `will` or `would`, or a word more that vouches for nothing, amid the same words.
pub(in crate::diverge) fn certainty(context: &Context<'_>, facing: &Facing) -> Option<Divergence> {
    let doubts = |it: &Plain| it.stances.has(Stance::May) || it.stances.has(Stance::Hedge);
    one_sided(context, facing, Kind::Certainty, doubts)
}

/// `plans to open` for `opened` amid the same words.
pub(in crate::diverge) fn status(context: &Context<'_>, facing: &Facing) -> Option<Divergence> {
    let to_come = |it: &Plain| it.stances.has(Stance::Plans) || it.stances.has(Stance::Sure);
    let change = change(facing)?;
    let done = [&change.left, &change.right];
    let done = done.into_iter().zip(&facing.sides).any(|(range, side)| {
        let words = &side.words[range.clone()];
        let past = |it: &Plain| it.form.ends_with("ed") || context.stances.base(&it.form).is_some();
        words.iter().any(past) && !words.iter().any(to_come)
    });
    done.then(|| one_sided(context, facing, Kind::Status { court: false }, to_come))?
}

/// A finding where words of a kind stand in what differs on one side alone, and what differs tells the same else.
fn one_sided(
    context: &Context<'_>,
    facing: &Facing,
    kind: Kind,
    is: impl Fn(&Plain) -> bool,
) -> Option<Divergence> {
    let change = change(facing)?;
    let [left, right] = &facing.sides;
    let has =
        |side: &Side, range: &std::ops::Range<usize>| side.words[range.clone()].iter().any(&is);
    let alone = has(left, &change.left) != has(right, &change.right);
    // What one denies is told as the opposite.
    let denies = |side: &Side, range: &std::ops::Range<usize>| {
        range.clone().any(|n| side.is(n, Stance::Negates))
    };
    let alone = alone && denies(left, &change.left) == denies(right, &change.right);
    (alone && tells_the_same(facing, change, &is)).then(|| {
        let score = facing.pair.score.get();
        context.divergence(kind, sites(facing, change, 1), score)
    })
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::found_amid_others;

    #[test]
    fn a_word_for_another_amid_the_same_words_is_told() {
        let found = found_amid_others(
            find,
            [
                "The old ferry sank in the harbor of Tarnholm during the night.",
                "The old vessel sank in the harbor of Tarnholm during the night.",
            ],
        );
        assert_eq!(found, [["ferry", "vessel"]]);
    }

    #[test]
    fn a_small_word_may_stand_for_one_that_tells_something() {
        let found = found_amid_others(
            find,
            [
                "The council of Tarnholm held the regatta in the storm that broke the masts.",
                "The council of Tarnholm held the regatta despite the storm that broke the masts.",
            ],
        );
        assert_eq!(found, [["in", "despite"]]);
    }

    #[test]
    fn numbers_forms_verbs_of_saying_and_names_are_no_other_words() {
        let sentence =
            |it: &str| format!("The council of Tarnholm {it} in the harbor during the night.");
        for [one, two] in [
            ["counted 14 boats", "counted 15 boats"],
            ["lights the lamps", "lighted the lamps"],
            ["said the lamps went out", "announced the lamps went out"],
            ["thanked Oda Tarn", "thanked Piet Tarn"],
            ["did not light the lamps", "did light the lamps"],
        ] {
            let found = found_amid_others(find, [&sentence(one), &sentence(two)]);
            assert!(found.is_empty(), "{one} / {two}: {found:?}");
        }
    }

    #[test]
    fn passages_that_differ_in_more_are_not_twins() {
        let found = found_amid_others(
            find,
            [
                "The old ferry sank in the harbor of Tarnholm during the night.",
                "The old vessel went down at the pier of Tarnholm in the storm.",
            ],
        );
        assert!(found.is_empty(), "{found:?}");
    }
}
