//! Passages without a link that give a number or an hour which a passage elsewhere gives too, amid words that are near: `five were hurt`,
//! `five people were injured`.

use crate::annotate::{Grain, Precision, Quantity};
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facts::agreement::{Agreement, agreement};
use crate::diverge::facts::given::is_age;
use crate::diverge::facts::likeness::{Reader, here};
use crate::diverge::facts::units::is_money;
use crate::diverge::linked::told_whole;
use crate::diverge::trust::SURE;
use crate::lexicon::language::Language;
use crate::lexicon::near::{Group, Sort, groups_of};
use crate::lexicon::numbers::{AGE, TOLLS, toll};
use crate::text::Span;
use crate::text::index::{ArticleId, PassageId};
use rustc_hash::{FxHashMap, FxHashSet};

/// What the words around a figure that two passages give must have in common: about one word near it, or one rare one farther off.
const ALIKE: f32 = 0.65;
/// A passage of more words that tell something must have as much more in common: it says more than its figure.
const SHORT: usize = 9;
/// What it counts that one passage says of people in a word what became of those whom the other one counts.
const FATE: f32 = 0.7;
/// Numbers below this stand everywhere.
const FEW: f64 = 3.0;
/// Figures of a passage that are looked up, and places of a figure in an article: one that stands in more says nothing.
const MOST: usize = 6;

/// From here on numbers may be told roughly.
const ROUGH: f64 = 100.0;
/// What it counts that a number of one unit has so many digits that it stands twice for one thing, or is of people and told by one bound, and
/// that a sum of money has two.
const LONG: f32 = 0.65;
const SUM: f32 = 0.35;

/// A figure, by which it is looked up: a number by its first two digits and how many follow them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Value<'a> {
    Number(u64),
    Hour(&'a str),
}

/// A figure in its passage, with what it counts.
#[derive(Debug, Clone, Copy)]
struct Figure<'a> {
    value: Value<'a>,
    number: Option<&'a Quantity>,
    span: Span,
}

impl<'a> Figure<'a> {
    fn unit(&self) -> Option<&'a str> {
        self.number?.unit.as_deref()
    }
}

/// What each article gives, by its value.
pub(super) struct SameValues<'c, 'a> {
    context: &'c Context<'a>,
    reader: Reader<'c, 'a>,
    places: FxHashMap<(ArticleId, Value<'a>), Vec<(PassageId, Figure<'a>)>>,
    /// Passages that are surely linked with one of an article: what they give is told there.
    told: FxHashSet<(PassageRef, ArticleId)>,
    /// Passages that another article has word by word: they have their counterpart there.
    whole: FxHashSet<(PassageRef, ArticleId)>,
}

impl<'c, 'a> SameValues<'c, 'a> {
    /// Linear in the figures of the articles.
    pub(super) fn new(context: &'c Context<'a>) -> Self {
        let links = context.alignment.links().iter();
        let sure = links
            .filter(|it| it.firm.get() >= SURE)
            .map(|it| it.passages);
        let mut it = Self {
            context,
            reader: Reader::new(context),
            places: FxHashMap::default(),
            whole: told_whole(context.corpus, context.alignment),
            told: sure.flat_map(|[a, b]| [(a, b.0), (b, a.0)]).collect(),
        };
        for at in context.corpus.passages() {
            for figure in it.figures(at) {
                let places = it.places.entry((at.0, figure.value)).or_default();
                places.push((at.1, figure));
            }
        }
        it
    }

    /// The figures of a passage in English by which it may be known.
    fn figures(&self, at: PassageRef) -> Vec<Figure<'a>> {
        if self.context.corpus.language(at.0) != Language::English {
            return Vec::new();
        }
        let numbers = self.context.quantities(at).iter().filter(|it| {
            let told = it.precision == Precision::Exact || it.value >= ROUGH;
            let age = it.unit.as_deref() == Some(AGE) || is_age(self.context, at.0, it);
            told && it.upper.is_none() && it.value >= FEW && !age
        });
        let numbers = numbers.map(|it| Figure {
            value: Value::Number(first_digits(it.value)),
            number: Some(it),
            span: it.span,
        });
        let hours = self.context.times(at).iter();
        let hours = hours.filter(|it| it.grain == Grain::Minute);
        let hours = hours.map(|it| Figure {
            value: Value::Hour(&it.value),
            number: None,
            span: it.span,
        });
        hours.take(MOST).chain(numbers.take(MOST)).collect()
    }

    /// The passage of another article that gives a figure of a passage amid most words that are the same or near in meaning, if these
    /// say enough. Linear in the places where the figure stands.
    ///
    /// Known failure: two things of one number that are told in one word (`five boats were damaged`, `five houses were damaged`).
    pub(super) fn nearest(&mut self, own: PassageRef) -> Option<PassageRef> {
        let mut most: Option<(f32, PassageRef)> = None;
        let length = self.context.stems_of(own).len().max(SHORT);
        let least = ALIKE * length as f32 / SHORT as f32;
        for figure in self.figures(own) {
            for other in self.context.corpus.articles().ids() {
                if other == own.0 {
                    continue;
                }
                let there = self.places.get(&(other, figure.value));
                let there = there.map_or(&[][..], Vec::as_slice);
                if there.len() > MOST {
                    continue;
                }
                let may_be = |it: &&(PassageId, Figure<'a>)| {
                    let at = (other, it.0);
                    !self.whole.contains(&(at, own.0)) && counts_one(figure, it.1) && {
                        let long = digits(figure, it.1);
                        let free = long > 0.0 || !self.told.contains(&(at, own.0));
                        // The cheapest question first: what nothing but the figure joins is not looked at.
                        free && (long > 0.0
                            || self.share_a_word([own, at])
                            || self.is_one_fate((own, figure), (at, it.1)))
                    }
                };
                let open: Vec<(PassageId, Figure<'a>)> =
                    there.iter().filter(may_be).copied().collect();
                for (at, it) in open {
                    let at = (other, at);
                    let near = self.near((own, figure), (at, it));
                    let first = |it: (f32, PassageRef)| {
                        most.is_none_or(|most| {
                            let text = |at| std::cmp::Reverse(self.context.by_text(at));
                            it.0.total_cmp(&most.0)
                                .then(text(it.1).cmp(&text(most.1)))
                                .is_gt()
                        })
                    };
                    if near >= least && first((near, at)) {
                        most = Some((near, at));
                    }
                }
            }
        }
        most.map(|it| it.1)
    }

    /// What speaks for it that two figures of one value are one.
    fn near(&mut self, one: (PassageRef, Figure<'_>), two: (PassageRef, Figure<'_>)) -> f32 {
        let around = [one, two].map(|(at, it)| {
            self.reader.around(Site {
                article: at.0,
                span: it.span,
            })
        });
        let [Some(ours), Some(theirs)] = around else {
            return 0.0;
        };
        let fate = match self.is_one_fate(one, two) {
            true => FATE,
            false => 0.0,
        };
        here(self.context, &ours, &theirs).near() + fate + digits(one.1, two.1)
    }

    /// Whether two passages have a word in common that tells something. Linear in the words of the two.
    fn share_a_word(&self, both: [PassageRef; 2]) -> bool {
        let [one, two] = both.map(|it| self.context.stems_of(it));
        one.iter().any(|it| two.binary_search(it).is_ok())
    }

    /// Whether one of two numbers counts people of whom something became (`five were hurt`), and the passage of the other says in any word
    /// that this became of people (`five people were slightly injured`).
    fn is_one_fate(&self, one: (PassageRef, Figure<'_>), two: (PassageRef, Figure<'_>)) -> bool {
        let fate = |it: Figure<'_>| -> Option<&'static str> {
            let unit = it.unit()?;
            TOLLS.into_iter().find(|it| *it == unit)
        };
        let people = |it: Figure<'_>| it.unit().is_none_or(is_people);
        let told = |name: &str, at: PassageRef| {
            let mut words = self.context.corpus.segments(at.0).tokens_of(at.1).iter();
            words.any(|it| toll(self.context.form(it)) == Some(name))
        };
        match (fate(one.1), fate(two.1)) {
            (Some(a), Some(b)) => a == b,
            (Some(name), None) => people(two.1) && told(name, two.0),
            (None, Some(name)) => people(one.1) && told(name, one.0),
            (None, None) => false,
        }
    }
}

/// Whether two numbers may be one, and count one thing: by one unit, or of people, whatever became of them; hours are of anything.
fn counts_one(one: Figure<'_>, two: Figure<'_>) -> bool {
    let people = |it: &str| is_people(it) || TOLLS.contains(&it);
    let unit = match (one.unit(), two.unit()) {
        (Some(a), Some(b)) => a == b || people(a) && people(b),
        // `Week 14`: what a small number without a noun counts is not known, but for people of whom something became.
        (Some(it), None) | (None, Some(it)) if TOLLS.contains(&it) => true,
        _ => one.number.is_none_or(|it| it.value >= ROUGH),
    };
    let agree = one
        .number
        .zip(two.number)
        .is_none_or(|(a, b)| match agreement(a, b) {
            Agreement::Disagree => false,
            Agreement::Same => true,
            _ => a.value >= ROUGH,
        });
    unit && agree
}

/// Whether a noun counts people, by whatever it calls them.
fn is_people(noun: &str) -> bool {
    let person = |it: &Group| matches!(it.sort, Sort::Person | Sort::Who);
    noun == "people" || groups_of(noun, None).iter().any(person)
}

/// What the digits of two numbers say that are one, of one unit.
fn digits(one: Figure<'_>, two: Figure<'_>) -> f32 {
    let Some((a, b)) = one.number.zip(two.number) else {
        return 0.0;
    };
    if a.value != b.value {
        return 0.0;
    }
    // `More than 3,000 residents`, `more than 3,000 had to leave`.
    let bound = a.precision == b.precision && a.precision != Precision::Exact;
    let people = |it: &Quantity| {
        let unit = it.unit.as_deref();
        unit.is_none_or(|it| is_people(it) || TOLLS.contains(&it))
    };
    if bound && a.value >= ROUGH && people(a) && people(b) {
        return LONG;
    }
    if a.unit.is_none() || a.unit != b.unit {
        return 0.0;
    }
    let money = a.unit.as_deref().is_some_and(is_money);
    match significant(a.value) {
        3.. => LONG,
        2 if money => SUM,
        _ => 0.0,
    }
}

/// How many digits a number has without the noughts at its end.
fn significant(value: f64) -> usize {
    let text = format!("{value}");
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
    let last = digits.iter().rposition(|it| *it != b'0');
    last.map_or(0, |it| it + 1)
}

/// The first two digits of a number with its size: the same for a number and what it is commonly rounded down to.
fn first_digits(value: f64) -> u64 {
    let (mut rest, mut size) = (value.abs(), 0_u64);
    while rest >= 100.0 && size < 300 {
        (rest, size) = (rest / 10.0, size + 1);
    }
    size * 1_000_000 + (rest * if size > 0 { 1.0 } else { 1000.0 }) as u64
}

#[cfg(test)]
mod tests {
    use super::{SameValues, first_digits, significant};
    use crate::align::align;
    use crate::corpus::Corpus;
    use crate::diverge::context::Context;
    use crate::diverge::words::Words;
    use crate::testing;
    use crate::text::index::{ArticleId, PassageId};

    /// Whether the second paragraph of one report comes near to the second of the other.
    fn is_near(a: &str, b: &str) -> bool {
        let articles = [
            format!("Gulls over Velka\n\nThe pier of Velka was painted in May.\n\n{a}"),
            format!("Norr\n\nNobody in Brodek keeps bees.\n\n{b}"),
        ];
        let articles = articles.map(|it| testing::article(&it));
        let corpus = Corpus::new(articles.to_vec());
        let alignment = align(&corpus, &[]);
        let words = Words::new(&corpus, alignment.stems());
        let context = Context::new(&corpus, &alignment, &words);
        let at = |article: usize| (ArticleId::new(article), PassageId::new(2));
        SameValues::new(&context).nearest(at(0)) == Some(at(1))
    }

    #[test]
    fn one_value_amid_one_thing_is_told_twice() {
        for (a, b) in [
            (
                "Seven were hurt, none of them badly.",
                "Seven residents were slightly injured.",
            ),
            (
                "It was twenty to nine in the evening, and snow hid the mast.",
                "The tug sank at 8:40 p.m. in heavy snow.",
            ),
            (
                "More than 14,000 people came to the arena.",
                "A crowd of 14,320 filled the arena.",
            ),
            (
                "Profit reached 276 million dollars.",
                "It earned $276m in the quarter.",
            ),
        ] {
            assert!(is_near(a, b), "{a} {b}");
        }
    }

    #[test]
    fn one_value_of_two_things_is_not() {
        for (a, b) in [
            (
                "Seven cows drowned in the marsh.",
                "Seven sailors were slightly injured.",
            ),
            (
                "The council met at 8:40 p.m. behind closed doors.",
                "The tug sank at 8:40 p.m. in heavy snow.",
            ),
            (
                "More than 14,000 people came to the arena.",
                "A crowd of 9,320 filled the arena.",
            ),
            (
                "The roof cost 270 million dollars.",
                "It earned $280m in the quarter.",
            ),
        ] {
            assert!(!is_near(a, b), "{a} {b}");
        }
    }

    #[test]
    fn digits_are_counted_without_noughts() {
        assert_eq!(significant(14_320.0), 4);
        assert_eq!(significant(140e6), 2);
        assert_eq!(significant(0.0), 0);
        assert_eq!(first_digits(14_320.0), first_digits(14_000.0));
        assert_ne!(first_digits(14_320.0), first_digits(1_432.0));
        assert_ne!(first_digits(7.0), first_digits(70.0));
    }
}
