//! German compounds: `Talbrücke` tells of a `Brücke`, `Schulbus` of a `Schule` and a `Bus`, `ankündigen` is `kündigte … an`.
//!
//! No dictionary: one rule says where a word may be held in another, and it is one where that other is a word of the articles at hand. What
//! is held is asked for in two grades: the head alone, which says what something is ([`is_head`]), or the head or what opens the
//! compound ([`is_part`]). Known failures: a short word that another ends with by accident (`Holland`, `Land`); compounds of two words
//! that the articles have only amid others.

use super::german::{is_firm, particle};
use rustc_hash::FxHashMap;

/// Fewest letters of a head that stands behind the rest of a compound, and of what stands before it.
const HEAD: usize = 4;
const REST: usize = 3;
/// The same of a head where what stands before it is a word of the articles too.
const SHORT_HEAD: usize = 3;
/// Fewest letters of a part that stands before the head, without what links the two.
const FIRST: usize = 4;
/// Fewest letters of a word behind a particle that both a noun and a verb may be.
const BEHIND_PARTICLE: usize = 5;
/// Letters of a word that are looked at.
const LONGEST: usize = 48;

/// What links two parts, or is left of the first one's ending.
const LINKS: [&str; 10] = [
    "ungs", "heits", "keits", "es", "en", "er", "s", "n", "e", "",
];

/// Whether letters can be the part of a compound before its head: no prefix, and with a vowel.
fn opens(rest: &str) -> bool {
    rest.len() >= REST && !is_firm(rest) && rest.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// Whether a stem is a compound with another one as its head: `langstrag`, `trag`. Linear in the letters.
#[must_use]
pub fn is_head(long: &str, short: &str) -> bool {
    let rest = long.strip_suffix(short);
    short.len() >= HEAD && rest.is_some_and(opens)
}

/// Whether a stem is a compound with another one as a part: its head, or what opens it (`ampelanlag`, `ampel`), with whatever
/// links the two. Linear in the letters. Known failure: a word that another one begins with by accident (`automat`, `auto`).
#[must_use]
pub fn is_part(long: &str, short: &str) -> bool {
    let opens = || {
        let behind = long.strip_prefix(short);
        behind.is_some_and(|it| it.len() >= SHORT_HEAD)
    };
    is_head(long, short) || short.len() >= FIRST && opens()
}

/// The parts of each stem that are stems of the articles too, by number; none for most. Near-linear in the letters of all stems.
#[must_use]
pub fn parts(stems: &[String]) -> Vec<Vec<u32>> {
    let known: FxHashMap<&str, u32> = stems
        .iter()
        .zip(0..)
        .map(|(it, n)| (it.as_str(), n))
        .collect();
    stems.iter().map(|it| parts_of(it, &known)).collect()
}

fn parts_of(stem: &str, known: &FxHashMap<&str, u32>) -> Vec<u32> {
    let mut parts: Vec<u32> = Vec::new();
    if stem.len() < HEAD + REST
        || stem.len() > LONGEST
        || !stem.is_ascii()
        || !stem.bytes().all(|it| it.is_ascii_lowercase())
    {
        return parts;
    }
    let verb = particle(stem);
    // The stem of what stands before a head, without what links the two.
    let first_of = |before: &str| {
        let linked = |link: &str| before.strip_suffix(link).filter(|it| it.len() >= FIRST);
        let mut bare = LINKS.iter().filter_map(|it| linked(it));
        bare.find_map(|it| known.get(it).copied())
    };
    // The longest head wins: `Autobahnbrücke` has `Bahnbrücke` where that is a word, else `Brücke`. A short one (`Bus`) is one only
    // behind a part that is a word too.
    let head = (REST..=stem.len() - SHORT_HEAD).find_map(|at| {
        let (rest, head) = stem.split_at(at);
        let beside = verb.is_some_and(|it| it.0 == rest);
        let fits = opens(rest)
            && (!beside || head.len() >= BEHIND_PARTICLE)
            && (head.len() >= HEAD || first_of(rest).is_some());
        known.get(head).filter(|_| fits).copied()
    });
    parts.extend(head);
    if verb.is_some() {
        // `an` before `kündig`: two letters that are no part of a compound.
        let rest = verb.map_or("", |it| it.1);
        let found = known.get(rest).filter(|_| rest.len() >= BEHIND_PARTICLE);
        parts.extend(found);
    }
    let first = (FIRST..=stem.len() - REST)
        .rev()
        .find_map(|at| first_of(&stem[..at]));
    parts.extend(first);
    parts.sort_unstable();
    parts.dedup();
    parts
}

#[cfg(test)]
mod tests {
    use super::{is_head, is_part, parts};

    /// The parts of the first word among the others.
    #[track_caller]
    fn check(word: &str, others: &[&str], expected: &[&str]) {
        let stems: Vec<String> = [word]
            .iter()
            .chain(others)
            .map(|it| (*it).to_owned())
            .collect();
        let found: Vec<&str> = parts(&stems)[0]
            .iter()
            .map(|it| stems[*it as usize].as_str())
            .collect();
        assert_eq!(found, expected, "{word}");
    }

    #[test]
    fn parts_are_words_of_the_articles() {
        check("talbruck", &["bruck", "fluss"], &["bruck"]);
        check("langstrag", &["trag"], &["trag"]);
        check("schulbus", &["schul"], &["schul"]);
        check("schulbus", &["bus", "schul"], &["bus", "schul"]);
        check(
            "strassenbaubehord",
            &["strass", "behord"],
            &["strass", "behord"],
        );
        check("ermittlungsverfahr", &["ermittl"], &["ermittl"]);
        check("ankundig", &["kundig"], &["kundig"]);
        check("stadtkamm", &["kamm", "stadt"], &["kamm", "stadt"]);
    }

    #[test]
    fn accidents_are_none() {
        check("verletz", &["letz"], &[]);
        check("gericht", &["richt"], &[]);
        check("grund", &["rund"], &[]);
        check("heirat", &["rat"], &[]);
        check("umfall", &["fall"], &[]);
        check("hafen", &["haf"], &[]);
        check("bericht", &["bier"], &[]);
    }

    #[test]
    fn a_head_says_what_something_is_and_a_part_of_what_it_tells() {
        assert!(is_head("langstrag", "trag") && is_part("langstrag", "trag"));
        assert!(is_part("ampelanlag", "ampel") && !is_head("ampelanlag", "ampel"));
        assert!(is_part("schulhof", "schul") && is_part("strassenbau", "strass"));
        // A prefix, an ending, another form.
        assert!(!is_part("verletz", "letz") && !is_part("gericht", "richt"));
        assert!(!is_part("trager", "trag") && !is_part("bruck", "bruck"));
    }
}
