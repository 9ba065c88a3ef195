//! Persons, streets and the like whom two articles spell in two ways.

use crate::annotate::MentionKind;
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::language::Language;
use crate::lexicon::spelling::plain;
use crate::lexicon::titles::{Role, Roles};
use crate::lexicon::wordlist::{FIRST_NAMES, LAST_NAMES};
use crate::text::index::{ArticleId, EntityId};
use crate::text::normal::{fold, letters_apart};
use rustc_hash::{FxHashMap, FxHashSet};

/// How sure it is that two names but for a letter are one.
const ONE: f32 = 0.7;
/// Letters of a word in which one may be another, and of one in which two may have changed places.
const LETTERS: usize = 4;
const SWAPPED: usize = 3;
/// Persons with one first or last name that are tried against each other.
const MOST: usize = 16;

/// One `NameConflict` for each person whom two articles name in full in two spellings (`Described` where they are of two languages, each with
/// its own way to write names): all words of the name the same but for one,
/// and that but for one letter, or two that have changed places (`Reince Priebus`, `Reince Preibus`); of long words that are on
/// no list of names, but for two letters (`Oda Velkhanova`, `Oda Velkanowa`).
///
/// The same for streets, bridges, schools and the like, which have a word for what they are behind their name: there the name may
/// also have another ending (`Independent Street`, `Independence Street`). In 168 pairs of full reports that one was found.
///
/// Neither article has the spelling of the other. Known failure: two persons, or two streets, whose names are so alike.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let names = names(context);
    let given: FxHashSet<(ArticleId, &[String])> = names
        .iter()
        .map(|it| (it.site.article, &*it.words))
        .collect();
    let mut alike: FxHashMap<(usize, usize, &str), Vec<&Name>> = FxHashMap::default();
    let mut out = Vec::new();
    for it in &names {
        for (n, word) in it.words.iter().enumerate() {
            let known = alike.entry((it.words.len(), n, word)).or_default();
            for other in known.iter() {
                let spelled =
                    |one: &Name, two: &Name| !given.contains(&(two.site.article, &*one.words));
                if other.site.article != it.site.article
                    && other.headed == it.headed
                    && is_one_name(&other.words, &it.words)
                    && spelled(other, it)
                    && spelled(it, other)
                {
                    let sites = vec![other.site, it.site];
                    let abroad = context
                        .corpus
                        .differ_in_language([other.site.article, it.site.article]);
                    let kind = match abroad {
                        true => Kind::Described {
                            entity: Some(it.entity),
                        },
                        false => Kind::NameConflict,
                    };
                    out.push(context.divergence(kind, sites, ONE));
                }
            }
            if known.len() < MOST {
                known.push(it);
            }
        }
    }
    out.sort_by(|one, two| one.sites.cmp(&two.sites));
    out.dedup_by(|one, two| one.sites == two.sites);
    out
}

/// A full name, where an article gives it first.
struct Name {
    entity: EntityId,
    site: Site,
    words: Vec<String>,
    /// Whether it is no person, and its last word says what it is.
    headed: bool,
}

fn names(context: &Context<'_>) -> Vec<Name> {
    let mut seen: FxHashSet<(ArticleId, Vec<String>)> = FxHashSet::default();
    let mut out = Vec::new();
    for (entity, it) in context.corpus.entities().iter_enumerated() {
        let person = it.kind == MentionKind::Person;
        for &(article, mention) in &it.mentions {
            let site = context.corpus.mention_site(article, mention);
            let words = words(context.corpus.slice(site), context.corpus.language(article));
            let named = person || has_head(&words);
            if named && words.len() > 1 && seen.insert((article, words.clone())) {
                out.push(Name {
                    entity,
                    site,
                    words,
                    headed: !person,
                });
            }
        }
    }
    out
}

/// Whether the last word of a name says what it is that is called so (`Street`).
fn has_head(words: &[String]) -> bool {
    let roles = Roles::shared();
    let is_head = |it: &String| roles.has(it, Role::Place) || roles.has(it, Role::Organization);
    words.last().is_some_and(is_head)
}

/// The words of a name, without their accents and capitals.
fn words(name: &str, language: Language) -> Vec<String> {
    let parts = name.split_whitespace();
    parts
        .map(|it| plain(&fold(it), language).into_owned())
        .collect()
}

/// Whether a finding says that one name is spelled in two ways.
pub(in crate::diverge) fn tells_spelling(context: &Context<'_>, it: &Divergence) -> bool {
    let names = it.sites.iter().map(|it| context.corpus.slice(*it));
    it.kind == Kind::NameConflict && are_spellings(names, context.corpus.common_language())
}

/// Whether names, as printed, are one name in several spellings: some two are, and no two are anything else. Quadratic in the names.
pub fn are_spellings<'a>(names: impl Iterator<Item = &'a str> + Clone, language: Language) -> bool {
    let rest = |n: usize| names.clone().skip(n + 1);
    let mut pairs = (names.clone().enumerate())
        .flat_map(|(n, one)| rest(n).map(move |two| [one, two]))
        .filter(|[one, two]| one != two)
        .peekable();
    pairs.peek().is_some() && pairs.all(|it| is_spelled_otherwise(it, language))
}

/// Whether two names, as printed, are one name in two spellings: the same but for one letter of one word, or two side by side
/// that have changed places.
#[must_use]
pub fn is_spelled_otherwise(names: [&str; 2], language: Language) -> bool {
    let [one, two] = names.map(|it| words(it, language));
    one.len() > 1 && one.len() == two.len() && is_one_name(&one, &two)
}

/// Whether two names of as many words are one: but for a slip, or, before a word for what both are, for the ending of a word. A number
/// tells one from another.
fn is_one_name(one: &[String], two: &[String]) -> bool {
    let numbered = |it: &[String]| {
        it.iter()
            .any(|it| it.contains(|c: char| c.is_ascii_digit()))
    };
    let ending = || has_head(one) && one.last() == two.last() && is_other_ending(one, two);
    !numbered(one) && !numbered(two) && (is_slip(one, two) || is_two_slips(one, two) || ending())
}

/// Letters of a word in which two may be others.
const LONG: usize = 7;

/// Whether two names are the same but for two letters of one long word, which no list of names has in either spelling: those are
/// spelled right, and name two persons of one family (`Johnston`, `Johansson`).
fn is_two_slips(one: &[String], two: &[String]) -> bool {
    let mut other = one.iter().zip(two).filter(|it| it.0 != it.1);
    let (Some((one, two)), None) = (other.next(), other.next()) else {
        return false;
    };
    let listed = |it: &str| FIRST_NAMES.contains(it) || LAST_NAMES.contains(it);
    // `Liv-Marit` and `Liv-Berit` are two persons: each part stands for itself.
    let mut parts = one.split('-').zip(two.split('-')).filter(|it| it.0 != it.1);
    let joined = one.split('-').count() == two.split('-').count();
    let (Some((a, b)), None) = (parts.next(), parts.next()) else {
        return false;
    };
    let first = |it: &str| it.chars().next();
    let long = one.chars().count().min(two.chars().count()) >= LONG;
    let end = |it: &str| it.chars().last();
    joined
        && long
        && !listed(one)
        && !listed(two)
        && (first(one), end(one)) == (first(two), end(two))
        && alike_at_the_ends(a, b) >= ENDS
        && letters_apart(one, two) == 2
}

/// Letters that such words have in common at their beginning and their end.
const ENDS: usize = 3;

fn alike_at_the_ends(one: &str, two: &str) -> usize {
    let same = |it: &(char, char)| it.0 == it.1;
    let before = one.chars().zip(two.chars()).take_while(same).count();
    let behind = one.chars().rev().zip(two.chars().rev());
    before + behind.take_while(same).count()
}

/// Letters that two words begin with alike, and those that may stand behind them.
const STEM: usize = 5;
const ENDING: usize = 3;

/// Whether two names are the same but for the ending of one word: `independent`, `independence`.
fn is_other_ending(one: &[String], two: &[String]) -> bool {
    let mut other = one.iter().zip(two).filter(|it| it.0 != it.1);
    let (Some((one, two)), None) = (other.next(), other.next()) else {
        return false;
    };
    let both = one.chars().zip(two.chars());
    let same = both.take_while(|it| it.0 == it.1).count();
    let longest = one.chars().count().max(two.chars().count());
    same >= STEM && longest - same <= ENDING && same > longest / 2
}

/// Whether two names are the same but for one letter of one word, or two side by side that have changed places.
fn is_slip(one: &[String], two: &[String]) -> bool {
    let mut other = one.iter().zip(two).filter(|it| it.0 != it.1);
    let (Some((one, two)), None) = (other.next(), other.next()) else {
        return false;
    };
    let [one, two] = [one, two].map(|it| it.chars().collect::<Vec<char>>());
    let (short, long) = if one.len() <= two.len() {
        (&one, &two)
    } else {
        (&two, &one)
    };
    if short.len() < SWAPPED || long.len() - short.len() > 1 {
        return false;
    }
    let before = short
        .iter()
        .zip(long.iter())
        .take_while(|it| it.0 == it.1)
        .count();
    let behind = |s: usize, l: usize| short.get(s..) == long.get(l..);
    let swapped =
        short.get(before) == long.get(before + 1) && short.get(before + 1) == long.get(before);
    let long_enough = short.len() >= LETTERS;
    match long.len() - short.len() {
        0 => {
            let other = long_enough && behind(before + 1, before + 1);
            other || swapped && behind(before + 2, before + 2)
        }
        // `Johns` for `Johnson` is more than a slip, `Obama's` none, and `Obamas` is one without its mark or a family.
        _ => {
            long_enough
                && behind(before, before + 1)
                && !(before == short.len() && long.ends_with(&['s']))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, is_slip, is_spelled_otherwise};

    #[track_caller]
    fn check(one: &str, two: &str, expected: bool) {
        let words = |it: &str| it.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(is_slip(&words(one), &words(two)), expected);
        assert_eq!(is_slip(&words(two), &words(one)), expected);
    }

    #[test]
    fn one_letter_or_two_that_changed_places_are_a_slip() {
        check("oda belkova", "oda belokva", true);
        check("oda belkova", "oda belkowa", true);
        check("oda hollman", "oda holman", true);
        check("oda tarn", "piet tarn", false);
        check("oda belkova", "ada belkowa", false);
        check("oda belkova", "oda belkova", false);
        check("oda vos", "oda vol", false);
        check("oda vos", "oda vso", true);
        check("oda vo", "oda ov", false);
        check("oda tarnhof", "oda tarnholz", false);
        check("Oda Velkova", "Oda Velkovas", false);
    }

    #[test]
    fn two_letters_of_a_long_word_are_a_slip() {
        let is = |one, two| is_spelled_otherwise([one, two], Language::English);
        assert!(is("Oda Velkhanova", "Oda Velkanowa") && is("Oda Velkhanova", "Oda Velhnova"));
        assert!(is("Ren Tsao-chung", "Ren Tsao-tung") && !is("Ren Tsao-hyun", "Ren Tsao-hoon"));
        // Two of one family, two with names that are spelled right, and too short a name.
        assert!(!is("Oda Velkhanova", "Velta Velkhanova"));
        assert!(!is("Christian Tarn", "Christine Tarn"));
        assert!(!is("Piet Harrison", "Piet Harriman"));
        assert!(!is("Oda Velka", "Oda Vulko") && !is("Oda Velkhanova", "Oda Velkhanin"));
    }

    #[test]
    fn a_street_may_have_another_ending() {
        let is = |one, two| is_spelled_otherwise([one, two], Language::English);
        assert!(is("Independent Street", "Independence Street"));
        assert!(is("Tarnholm Bridge", "Tarnholn Bridge"));
        assert!(!is("First Street", "Fifth Street") && !is("41st Street", "51st Street"));
        assert!(!is("Northern Road", "Northwest Road") && !is("Oak Street", "Oak Road"));
        assert!(!is("Springfield School", "Springdale School"));
        assert!(!is("Independent Ardovia", "Independence Ardovia"));
    }
}
