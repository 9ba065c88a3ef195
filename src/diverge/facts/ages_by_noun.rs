//! Ages of one person who has a name in one report and none in the other: `Oda Tarn, 54, a baker`, `a 57-year-old baker`.

use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::facing::Facing;
use crate::diverge::facts::ages::{APPOSED, ages, year_old_at};
use crate::diverge::facts::lone_facts::whole;
use crate::diverge::words::Number;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::language::Language;
use crate::text::index::ArticleId;

/// How sure a link must be where a noun alone says whose age it is.
const LINKED: f32 = 0.6;

/// Somebody of whom a passage tells the age: by name or without one, and the nouns that say who it is.
struct Aged {
    named: bool,
    age: u32,
    site: Site,
    nouns: Vec<u32>,
}

/// The ages of two surely linked passages that each give one, one of them of somebody with a name and the other of somebody without, who is
/// called by the same noun (`Oda Tarn, 54, a baker`, `a 57-year-old baker`); neither report gives the age of the other to anybody.
pub(super) fn find(context: &Context<'_>, facing: &Facing) -> Option<Divergence> {
    let [one, two] = [0, 1].map(|side| aged(context, facing, side));
    let pair = one.zip(two).filter(|(one, two)| {
        let of_one = one.nouns.iter().any(|it| two.nouns.contains(it));
        let given = |it: &Aged, id: ArticleId| {
            let mut all = context.corpus.annotations(id).quantities.iter();
            all.any(|other| other.value == f64::from(it.age) && other.upper.is_none())
        };
        one.named != two.named
            && one.age != two.age
            && of_one
            && facing.pair.score.get() >= LINKED
            && !given(one, two.site.article)
            && !given(two, one.site.article)
    });
    pair.map(|(one, two)| {
        let score = facing.pair.score.get();
        context.divergence(Kind::NumberConflict, vec![one.site, two.site], score)
    })
}

/// The one person of a passage of whom it tells the age.
fn aged(context: &Context<'_>, facing: &Facing, side: usize) -> Option<Aged> {
    let at = facing.pair.passages[side];
    let words = &facing.sides[side];
    if words.language != Language::English {
        return None;
    }
    let stem = |n: usize| words.words[n].stem.map(Number::get);
    // What stands before a preposition or a mark: `harbor pilot from Velka`.
    let nouns = |from: usize| -> Vec<u32> {
        let here = words.stretches.get(from).copied();
        let run = (from..words.words.len()).take(APPOSED).take_while(|n| {
            Some(words.stretches[*n]) == here && words.words[*n].opens.is_none() && !words.named[*n]
        });
        // `A 57-year-old baker swam to the shore`
        let run = run.take_while(|n| !context.stances.is_past(words.form(*n)));
        run.filter_map(stem).collect()
    };
    let named = ages(context, at, words);
    let mut all: Vec<Aged> = Vec::new();
    for (_, age, site) in named {
        let span = words.words_in(site.span);
        let (first, last) = (*span.first()?, *span.last()?);
        let mut own = nouns(last + 1);
        // `Harbor pilot Oda Tarn, 54,`
        // `The harbor pilot, Oda Tarn, 54,`
        let name = (0..first).rev().take_while(|n| words.named[*n]).last();
        let name = name.unwrap_or(first);
        let own_stretch = words.stretches.get(name).copied().unwrap_or(0);
        let near = |n: &usize| words.stretches[*n] + 1 >= own_stretch;
        let before = (0..name).rev().take_while(near).filter(|n| words.tells(*n));
        own.extend(before.take(APPOSED).filter_map(stem));
        all.push(Aged {
            named: true,
            age,
            site,
            nouns: own,
        });
    }
    for n in 0..words.words.len() {
        let Some(age) = year_old_at(words, n) else {
            continue;
        };
        let site = facing.site(side, n, n + 2);
        let site = Site {
            span: whole(context, site),
            ..site
        };
        let nouns = nouns(n + 3);
        if !all.iter().any(|it| it.site == site) {
            all.push(Aged {
                named: false,
                age,
                site,
                nouns,
            });
        }
    }
    match all.len() {
        1 => all.pop(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::diverge::facts::ages::find;
    use crate::diverge::tests::found_amid_others;

    #[track_caller]
    fn check(one: &str, two: &str, expected: &[[&str; 2]]) {
        assert_eq!(found_amid_others(find, [one, two]), expected);
    }

    #[test]
    fn a_noun_says_who_it_is() {
        for (one, two, expected) in [
            (
                "Teacher Mira Sands, 29, swam to the shore of the lake and called for help.",
                "A 39-year-old teacher swam to the shore of the lake and called for help.",
                ["29", "39-year-old teacher"],
            ),
            (
                "Lena Orr, 52, a harbor pilot, steered the tug away from the burning pier.",
                "A 55-year-old harbor pilot steered the tug away from the burning pier, the port said.",
                ["52", "55-year-old harbor pilot"],
            ),
            (
                "Nurse Ada Lund, 43, was bitten by the dog in Velka park.",
                "A 34-year-old nurse was bitten by the dog in Velka park.",
                ["43", "34-year-old nurse"],
            ),
        ] {
            check(one, two, &[expected]);
        }
    }

    #[test]
    fn another_noun_is_somebody_else() {
        let one = "Teacher Mira Sands, 29, swam to the shore of the lake and called for help.";
        for two in [
            "A 39-year-old angler swam to the shore of the lake and called for help.",
            "A 29-year-old teacher swam to the shore of the lake and called for help.",
            "A 39-year-old teacher and a 17-year-old pupil swam to the shore of the lake and called for help.",
            "A teacher swam to the shore of the lake with a 39-year-old angler and called for help.",
        ] {
            check(one, two, &[]);
        }
    }
}
