//! What a number counts or measures, how near two such things are, and which values look like a slip of the pen.

use crate::annotate::Quantity;
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::facts::says;
use crate::diverge::facts::units::is_money;
use crate::lexicon::compounds;
use crate::lexicon::language::Language;
use crate::lexicon::near::{Group, Sort, groups_of, groups_of_stem};
use crate::lexicon::numbers::{AGE, TOLLS, measured_in, number_word, unit as measure};
use crate::segment::{Token, TokenKind};
use crate::text::Span;

/// What is counted or measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::diverge) enum Thing<'a> {
    /// Nothing is said of it.
    Bare,
    /// A measure, money, a share: only the same is compared.
    Unit(&'a str),
    /// What became of people.
    Fate(&'a str),
    /// A noun, and what it is near to; in other languages than English its stem.
    Noun(&'a str, &'static [Group]),
    /// A German noun, the same way: it may be a compound of another one.
    Compound(&'a str, &'static [Group]),
}

/// Words behind a bare number looked at for what it counts (`nine of them police officers`, `six were officers`).
const BEHIND: usize = 6;
/// Words before a bare number looked at for what it counts (`every captive that it holds, 340 in all`).
const BEFORE: usize = 12;
/// Words between two numbers of which the second has the unit of the first (`from 18 percent to eight`).
const BETWEEN: usize = 2;

/// What a number counts: its unit or noun, or, of a bare one, the noun shortly behind it; none for an age.
pub(in crate::diverge) fn thing<'a>(
    context: &Context<'a>,
    site: Site,
    all: &'a [Quantity],
    n: usize,
) -> Option<Thing<'a>> {
    let Some(unit) = all[n].unit.as_deref() else {
        if is_age(context, site) {
            return None;
        }
        let last = n.checked_sub(1).map(|it| &all[it]);
        let unit = last.and_then(|it| it.unit.as_deref()).filter(|_| {
            let end = last.map_or(0, |it| it.span.end());
            let (before, _) = context.words_near(site);
            let between: Vec<&Token> = before.take_while(|it| it.span.start() >= end).collect();
            between.len() <= BETWEEN && between.iter().any(|it| context.form(it) == "to")
        });
        return match unit {
            Some(it) => of_unit(context, site, it),
            None if context.corpus.language(site.article) != Language::English => Some(Thing::Bare),
            None => {
                let noun = named_noun(context, site)
                    .or_else(|| noun_of_whole(context, site))
                    .or_else(|| noun_behind(context, site))
                    .or_else(|| noun_before(context, site));
                Some(noun.unwrap_or(Thing::Bare))
            }
        };
    };
    of_unit(context, site, unit)
}

fn of_unit<'a>(context: &Context<'_>, site: Site, unit: &'a str) -> Option<Thing<'a>> {
    if unit == AGE {
        return None;
    }
    let base = unit.split('/').next().unwrap_or(unit);
    let measured = measure(base.trim_end_matches(['2', '3'])).is_some();
    Some(match () {
        () if measured_in(unit).is_some() => Thing::Unit(measured_in(unit)?.0),
        () if is_money(unit) || measured || unit == "point" => Thing::Unit(unit),
        () if TOLLS.contains(&unit) => Thing::Fate(unit),
        () => match context.corpus.language(site.article) {
            Language::English => Thing::Noun(unit, groups_of(unit, context.stances.base(unit))),
            // The people of any language.
            it if unit == "people" => Thing::Noun(unit, groups_of_stem(it, person(it))),
            Language::German => Thing::Compound(unit, groups_of_stem(Language::German, unit)),
            it => Thing::Noun(unit, groups_of_stem(it, unit)),
        },
    })
}

/// The stem of the word for people in a language.
fn person(language: Language) -> &'static str {
    match language {
        Language::German => "mensch",
        Language::French => "personn",
        Language::Spanish => "person",
        Language::English | Language::Other => "people",
    }
}

/// `Vos, 58, is`: digits between marks behind a name.
fn is_age(context: &Context<'_>, site: Site) -> bool {
    let tokens = context.corpus.segments(site.article).tokens().as_slice();
    let at = tokens.partition_point(|it| it.span.start() < site.span.start());
    let form = |n: usize| tokens.get(n).map_or("", |it| context.form(it));
    let named = at.checked_sub(2).is_some_and(|n| {
        let text = context.corpus.articles()[site.article].slice(tokens[n].span);
        text.starts_with(char::is_uppercase)
    });
    let short = form(at).len() <= 3
        && tokens
            .get(at)
            .is_some_and(|it| it.kind == TokenKind::Number);
    named && short && form(at - 1) == "," && matches!(form(at + 1), "," | "." | ";" | "")
}

/// Whether nobody could tell what a number counts: it stands before a name (`8 Block`), in a word (`the 73-yard drive`), in an age
/// (`aged 16`), of so many that were tried (`29 of 34`), or is one of several (`six or seven`, `four years and six months`).
pub(in crate::diverge) fn is_of_no_thing(context: &Context<'_>, site: Site) -> bool {
    let segments = context.corpus.segments(site.article);
    let tokens = segments.tokens().as_slice();
    let run = segments.tokens_in(site.span);
    let (first, next) = (run.start(), run.end());
    let form = |n: usize| tokens.get(n).map_or("", |it| context.form(it));
    let back = |n: usize| first.checked_sub(n).map_or("", form);
    let text = |n: usize| {
        let token = tokens.get(n);
        token.map_or("", |it| {
            context.corpus.articles()[site.article].slice(it.span)
        })
    };
    let number = |n: usize| {
        let token = tokens.get(n);
        token.is_some_and(|it| it.kind == TokenKind::Number) || number_word(form(n)).is_some()
    };
    let language = context.corpus.language(site.article);
    let english = language == Language::English;
    let is = |class: &str, it: &str| says(context, site.article, class, it);
    let number = |n: usize| number(n) || !english && language.glossary().number(form(n)).is_some();
    let upper = |n: usize| text(n).starts_with(char::is_uppercase) && !language.has_capital_nouns();
    let touches = tokens
        .get(next)
        .is_some_and(|it| it.span.start() == site.span.end());
    // `8 Block`; `14 Tarnair flights` are flights.
    let named = upper(next) && named_noun(context, site).is_none();
    let joined = touches && matches!(form(next), "-" | "‑");
    let age = |n: usize| is("of_age", back(n));
    // `aged 15 and 12`
    let aged = age(1) || back(1) == "and" && age(3);
    let list = |it: &str| matches!(it, "or" | "and") || is("joins_numbers", it);
    let either = |it: &str| it == "or" || is("joins_numbers", it);
    let several = list(form(next)) && number(next + 1)
        || either(back(1)) && first.checked_sub(2).is_some_and(number);
    // `29 of 34 passes` is a part of what was tried.
    let tried = (form(next) == "of" || is("of_number", form(next))) && number(next + 1);
    named || joined || aged || several || tried
}

/// The noun of a bare number that stands shortly behind it, over words that say it is a part.
fn noun_behind<'a>(context: &Context<'a>, site: Site) -> Option<Thing<'a>> {
    let (_, after) = context.words_near(site);
    for word in after.take(BEHIND) {
        let form = context.form(word);
        if says(context, site.article, "joins_part", form) {
            continue;
        }
        if let Some(noun) = counted(context, form) {
            return Some(noun);
        }
        // Some word that says which (`police officers`), or another thing.
        context.stems.of(word)?;
    }
    None
}

/// Names between a number and its noun.
const NAMES: usize = 3;

/// The noun of a number before a name of whose they are: `14 Tarnair flights`.
fn named_noun<'a>(context: &Context<'a>, site: Site) -> Option<Thing<'a>> {
    let article = &context.corpus.articles()[site.article];
    let (_, after) = context.words_near(site);
    let mut end = site.span.end();
    for (n, word) in after.take(NAMES + 1).enumerate() {
        let text = article.slice(word.span);
        let near = article.slice(Span::new(end, word.span.start())) == " ";
        end = word.span.end();
        if !near {
            return None;
        }
        if !text.starts_with(char::is_uppercase) {
            return (n > 0 && text.ends_with('s')).then(|| noun(context, context.form(word)));
        }
    }
    None
}

/// Words between the article of a whole and its noun.
const WHICH: usize = 3;

/// The noun of which a bare number counts some: `three of its main girders`.
fn noun_of_whole<'a>(context: &Context<'a>, site: Site) -> Option<Thing<'a>> {
    let (_, mut after) = context.words_near(site);
    let lead = [after.next(), after.next()].map(|it| it.map_or("", |it| context.form(it)));
    if lead[0] != "of" || !says(context, site.article, "opens_whole", lead[1]) {
        return None;
    }
    let mut words = after.take(WHICH).map(|it| context.form(it));
    let plural = words.find(|it| it.len() > 3 && it.ends_with('s') && !it.ends_with("ss"));
    plural.map(|it| noun(context, it))
}

/// Whether a number is of some of those told before or behind it: `eleven of them had been on the bus`, `three of its pillars`; but not
/// `the prisoners, 340 of them`, which are all.
pub(in crate::diverge) fn is_of_some(context: &Context<'_>, site: Site) -> bool {
    let (mut before, mut after) = context.words_near(site);
    let next = [after.next(), after.next()].map(|it| it.map_or("", |it| context.form(it)));
    let is = |class: &str, it: &str| says(context, site.article, class, it);
    let of = next[0] == "of" || is("of_number", next[0]);
    let some = of && (is("opens_whole", next[1]) || is("of_some", next[1]));
    let text = context.corpus.articles()[site.article].text();
    let apposed = before.next().is_some_and(|it| {
        let between = text.get(it.span.end()..site.span.start());
        between.is_some_and(|it| it.trim_end().ends_with(','))
    });
    some && !(apposed && next[1] == "them")
}

fn noun<'a>(context: &Context<'a>, form: &'a str) -> Thing<'a> {
    Thing::Noun(form, groups_of(form, context.stances.base(form)))
}

/// The noun of a bare number that stands before it: of whole sums (`the captives, 340 of them`, `every captive that it holds, 340 in
/// all`), and of what is said to be a number (`the number of cases in the town has risen to 48`).
fn noun_before<'a>(context: &Context<'a>, site: Site) -> Option<Thing<'a>> {
    let (before, mut after) = context.words_near(site);
    let behind = [after.next(), after.next()].map(|it| it.map_or("", |it| context.form(it)));
    let whole = matches!(
        behind,
        ["in", "all" | "total"] | ["of", "them"] | ["altogether", _]
    );
    let words: Vec<&str> = before.take(BEFORE).map(|it| context.form(it)).collect();
    if whole {
        return words.iter().find_map(|it| counted(context, it));
    }
    let number = words.windows(2).position(|it| it == ["of", "number"])?;
    let named = words[..number].iter().rev();
    named.copied().find_map(|it| counted(context, it))
}

/// A noun that is known to be counted.
fn counted<'a>(context: &Context<'a>, form: &'a str) -> Option<Thing<'a>> {
    let groups = groups_of(form, context.stances.base(form));
    let counted = |it: &Group| matches!(it.sort, Sort::Person | Sort::Who | Sort::Thing);
    groups
        .iter()
        .any(counted)
        .then_some(Thing::Noun(form, groups))
}

/// A noun without the `s` of its plural: the same for both numbers of it.
pub(in crate::diverge) fn bare(noun: &str) -> &str {
    noun.strip_suffix('s').unwrap_or(noun)
}

/// How near two things are that are called by one noun, in whatever number.
pub(in crate::diverge) const ONE_NOUN: f32 = 1.2;

/// How near two things are of which one is called by a compound of the noun for the other (`Längsträger`, `Träger`).
const HEAD: f32 = 0.8;

/// How near two things are: none where they cannot be one.
pub(in crate::diverge) fn nearness(one: Thing<'_>, two: Thing<'_>) -> Option<f32> {
    use Thing::{Bare, Compound, Fate, Noun, Unit};
    let has = |all: &[Group], sort: Sort| all.iter().any(|it| it.sort == sort);
    let person = |all: &[Group]| has(all, Sort::Person) || has(all, Sort::Who);
    let compounds = |one: &str, two: &str| {
        let (one, two) = (bare(one), bare(two));
        compounds::is_head(one, two) || compounds::is_head(two, one)
    };
    Some(match (one, two) {
        (Compound(a, g), Compound(b, h)) => {
            return match nearness(Noun(a, g), Noun(b, h)) {
                None if compounds(a, b) => Some(HEAD),
                it => it,
            };
        }
        (Compound(a, g), other) => return nearness(Noun(a, g), other),
        (other, Compound(a, g)) => return nearness(other, Noun(a, g)),
        (Bare, Unit(_)) | (Unit(_), Bare) => return None,
        (Bare, _) | (_, Bare) => 0.0,
        (Unit(a), Unit(b)) if a == b && is_money(a) => 0.6,
        (Unit(a), Unit(b)) if a == b => 0.3,
        (Fate(a), Fate(b)) if a == b => 1.0,
        (Fate(_), Noun(_, all)) | (Noun(_, all), Fate(_)) if person(all) => 0.2,
        (Noun(a, _), Noun(b, _)) if a == b && a == "people" => 0.5,
        (Noun(a, _), Noun(b, _)) if bare(a) == bare(b) => ONE_NOUN,
        (Noun(_, g), Noun(_, h)) => {
            let counted = |it: &&Group| matches!(it.sort, Sort::Who | Sort::Thing);
            let meet = g.iter().filter(counted).any(|it| h.contains(it));
            match () {
                () if meet => 0.8,
                () if has(g, Sort::Person) && person(h) || has(h, Sort::Person) && person(g) => 0.4,
                () => return None,
            }
        }
        _ => return None,
    })
}

/// What two values have of a slip of the pen, noughts at their ends aside.
pub(in crate::diverge) fn slip(one: f64, two: f64) -> Slip {
    let digits = |it: f64| -> Vec<u8> {
        let text = format!("{it}");
        let mut digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
        while digits.len() > 1 && digits.last() == Some(&b'0') {
            digits.pop();
        }
        digits
    };
    let (low, high) = (one.min(two), one.max(two));
    let (mut a, mut b) = (digits(one), digits(two));
    if a.len() != b.len() || a.len() < 2 || high >= 10.0 * low {
        return Slip::None;
    }
    let apart = a.iter().zip(&b).filter(|(x, y)| x != y).count();
    a.sort_unstable();
    b.sort_unstable();
    match apart {
        2 if a == b => Slip::Exchanged,
        1 => Slip::Digit,
        _ => Slip::None,
    }
}

/// What two values have of a slip of the pen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::diverge) enum Slip {
    None,
    /// One digit is another: `38`, `28`.
    Digit,
    /// Two digits stand the other way round: `137`, `173`.
    Exchanged,
}

#[cfg(test)]
mod tests {
    use super::{Slip, bare, slip};

    #[test]
    fn a_noun_is_the_same_in_either_number() {
        assert_eq!(bare("pillars"), bare("pillar"));
        assert_eq!(bare("sheep"), "sheep");
        assert_ne!(bare("pillars"), bare("pilots"));
    }

    #[test]
    fn digits_the_other_way_round_look_like_a_slip() {
        assert_eq!(slip(264.0, 246.0), Slip::Exchanged);
        assert_eq!(slip(5.1e6, 1.5e6), Slip::Exchanged);
        assert_eq!(slip(31.0, 36.0), Slip::Digit);
        assert_eq!(slip(31.0, 310.0), Slip::None);
        assert_eq!(slip(7.0, 8.0), Slip::None);
        assert_eq!(slip(120.0, 345.0), Slip::None);
    }
}
