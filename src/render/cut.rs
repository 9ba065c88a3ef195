//! Which of the words of a telling a sentence repeats that has no room for all: those that the other telling lacks.

use crate::lexicon::language::Language;
use crate::lexicon::spelling::plain;
use crate::lexicon::wordlist::{has, is_stopword};
use crate::text::normal::fold;
use std::collections::HashSet;

/// What a word counts that the other telling lacks: digits, a name or a number in words, any other.
const NUMBER: u32 = 10;
const NAME: u32 = 3;
const WORD: u32 = 2;

/// Letters in which words derived from one another agree.
const ALIKE: usize = 6;

/// From which word on so many words say most of what `there` does not say anywhere; of several such places the first. From the
/// start where nothing is lost by it. Linear in the words.
pub(super) fn tells_most_from(text: &str, there: &str, most: usize, language: Language) -> usize {
    let own: Vec<&str> = text.split_whitespace().collect();
    let weights = weights(&own, there, language);
    let window = |from: usize| -> u32 { weights[from..(from + most).min(own.len())].iter().sum() };
    let last = own.len().saturating_sub(most);
    let best = (0..=last).map(window).max().unwrap_or_default();
    // The subject and its verb stand first: they give way to half as much again, by a name at least.
    let start = window(0);
    if best < start + NAME || 2 * best < 3 * start {
        return 0;
    }
    let Some(from) = (0..=last).find(|n| window(*n) == best) else {
        return 0;
    };
    // What leads on to the first word that tells something goes with it, as far as there is room.
    let ends = weights
        .iter()
        .rposition(|it| *it > 0)
        .map_or(0, |it| it + 1);
    let ends = ends.min(from + most);
    let first = (from..ends).find(|n| weights[*n] > 0).unwrap_or(from);
    let small = own[..first].iter().rev().take_while(|it| is_small(it));
    let small = small.count();
    // `March 3`, `killed 45`.
    let counted = usize::from(small == 0 && weights.get(first) == Some(&NUMBER));
    let from = first.saturating_sub(small + counted);
    let from = from.max(ends.saturating_sub(most)).min(last);
    // `will not meet` is never cut before `meet`.
    if own[..from].iter().any(|it| denies(it)) {
        0
    } else {
        from
    }
}

/// Whether a word denies what follows it.
pub(super) fn denies(word: &str) -> bool {
    let is_short = word.ends_with("n't") || word.ends_with("n’t");
    is_short || has(Language::English, "denies", &bare(word))
}

/// What each word counts.
fn weights(own: &[&str], there: &str, language: Language) -> Vec<u32> {
    let known: HashSet<String> = there
        .split_whitespace()
        .flat_map(|it| forms(it, language))
        .collect();
    let lacks = |it: &str| forms(it, language).all(|form| !known.contains(&form));
    own.iter()
        .enumerate()
        .map(|(n, it)| match bare(it) {
            word if word.is_empty() || is_small(it) || !lacks(it) => 0,
            word if word.contains(|c: char| c.is_ascii_digit()) => NUMBER,
            word if plain(&word, language) != word
                && plain(&word, language).starts_with(|c: char| c.is_ascii_digit()) =>
            {
                NAME
            }
            _ if n > 0 && it.trim_start_matches(MARKS).starts_with(char::is_uppercase) => NAME,
            _ => WORD,
        })
        .collect()
}

const MARKS: fn(char) -> bool = |it| !it.is_alphanumeric();

/// A word without case, accents and the marks around it.
fn bare(word: &str) -> String {
    fold(word.trim_matches(MARKS)).into_owned()
}

/// A word, and how it begins, where it is long.
fn forms(word: &str, language: Language) -> impl Iterator<Item = String> {
    let word = plain(&bare(word), language).into_owned();
    let start: String = word.chars().take(ALIKE).collect();
    let long = word.chars().count() > ALIKE && start.chars().all(char::is_alphabetic);
    [Some(word), long.then(|| format!("{start}…"))]
        .into_iter()
        .flatten()
}

fn is_small(word: &str) -> bool {
    is_stopword(Language::English, &bare(word))
}

#[cfg(test)]
mod tests {
    use super::{Language, tells_most_from};

    #[track_caller]
    fn check(text: &str, there: &str, most: usize, expected: &str) {
        let from = tells_most_from(text, there, most, Language::English);
        let words: Vec<&str> = text.split_whitespace().collect();
        let told = words[from..(from + most).min(words.len())].join(" ");
        assert_eq!(told, expected);
    }

    #[test]
    fn a_cut_keeps_what_the_other_passage_lacks() {
        check(
            "the ferry office in the old harbor said that the leak was seen at ten past four",
            "An official of the office said that the leak in the old harbor was seen early",
            6,
            "was seen at ten past four",
        );
        check(
            "the ferry is the slowest of the fleet and was bought in Velin",
            "the slowest and oldest ferry of the fleet was bought",
            4,
            "was bought in Velin",
        );
        check(
            "the mayor will not meet the pilots before her speech on May 3",
            "the pilots asked for a meeting",
            5,
            "the mayor will not meet",
        );
        check(
            "keepers left the tower before noon and went home by boat",
            "the tower is dark",
            4,
            "keepers left the tower",
        );
    }

    #[test]
    fn what_is_told_in_all_its_words_is_cut_at_the_end() {
        check(
            "the ferry left the harbor",
            "the ferry left the harbor",
            3,
            "the ferry left",
        );
    }
}
