//! The words around a number or date that say what is counted or dated, as many as there is room for, to the end of a phrase.

use crate::article::one_line;
use crate::comparison::Comparison;
use crate::corpus::Site;
use crate::lexicon::wordlist::is_stopword;
use crate::text::normal::fold;

/// Words that are shown of those before a number or date.
const BEFORE: usize = 6;

/// Where words are cut.
const CUT: char = '…';

/// What stands beside a number or date at a site: behind a number the words that it counts (` people were hurt`); a date, or a number that
/// stands alone, with the words before it (` · the pier was closed`), those behind it where it begins its clause. Nothing where
/// not a word fits. Linear in the passage.
///
/// Known failure: a phrase ends where a word of the list of small words begins the next one, which is no grammar.
pub(super) fn around(
    comparison: &Comparison,
    site: Site,
    is_date: bool,
    fits: &dyn Fn(&str) -> bool,
) -> String {
    let corpus = comparison.corpus();
    let Some(passage) = corpus.passage_of(site) else {
        return String::new();
    };
    let passage = corpus.passage_span((site.article, passage));
    let text = corpus.articles()[site.article].text();
    let before = one_line(&text[passage.start().min(site.span.start())..site.span.start()]);
    let after = &text[site.span.end()..passage.end().max(site.span.end())];
    let language = corpus.language(site.article);
    let small = |it: &str| is_stopword(language, &fold(it.trim_matches(MARKS)).to_lowercase());
    // `58-year-old`: what goes on without a blank is the same word.
    let gap = if after.starts_with(char::is_alphanumeric) || after.starts_with('-') {
        ""
    } else {
        " "
    };
    let after = clause(after);
    let behind = || {
        let with = |it: &str| fits(&format!("{gap}{it}"));
        let told = phrase(&after, &with, &small);
        (!told.is_empty()).then(|| format!("{gap}{told}"))
    };
    let ahead = |words: &[&str]| {
        let with = |it: &str| fits(&format!(" · {it}"));
        let told = match words.is_empty() {
            true => phrase(&after, &with, &small),
            false => lead(words, &with, &small),
        };
        (!told.is_empty()).then(|| format!(" · {told}"))
    };
    let is_bare = !corpus.slice(site).contains(char::is_whitespace);
    let told = match is_date || is_bare && after.is_empty() {
        true => ahead(&led(&before, &small)),
        false => behind(),
    };
    told.unwrap_or_default()
}

const MARKS: fn(char) -> bool = |it| !it.is_alphanumeric();

/// The words up to the end of the clause, that without its mark; none where a mark stands first.
fn clause(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for word in text.split_whitespace() {
        let bare = word.trim_end_matches(ENDS);
        if bare.chars().all(MARKS) {
            break;
        }
        // What a mark begins is another phrase.
        if word.starts_with(MARKS) && !word.starts_with('$') {
            break;
        }
        words.push(bare);
        if bare.len() < word.len() {
            break;
        }
    }
    words
}

/// Marks that end a phrase.
const ENDS: &[char] = &[
    ',', ';', ':', '.', '!', '?', ')', ']', '"', '”', '“', '»', '«', '’', '\'',
];

/// The last words before a number or date that belong to it: of its clause, without the small ones that lead on to it (`on`, `by the`).
fn led<'a>(text: &'a str, small: &dyn Fn(&str) -> bool) -> Vec<&'a str> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    while words.last().is_some_and(|it| small(it)) {
        words.pop();
    }
    // `Ida Moe, 61`: the comma leads on.
    let n = words.len();
    let ends = |it: &str| it.ends_with(ENDS) || it.chars().all(MARKS);
    let from = words[..n.saturating_sub(1)].iter().rposition(|it| ends(it));
    let from = from.map_or(0, |it| it + 1).max(n.saturating_sub(BEFORE));
    let mut words: Vec<&str> = words.split_off(from);
    if let Some(last) = words.last_mut() {
        *last = last.trim_end_matches(ENDS);
    }
    words.retain(|it| !it.chars().all(MARKS));
    words
}

/// As many words as fit from the first on: all of them; else so many that a small word would follow, and none ends them; else
/// cut behind a word, with a mark that says so.
fn phrase(words: &[&str], fits: &dyn Fn(&str) -> bool, small: &dyn Fn(&str) -> bool) -> String {
    let joined = |n: usize| words[..n].join(" ");
    if fits(&joined(words.len())) {
        return joined(words.len());
    }
    let ends_well = |n: &usize| !small(words[n - 1]);
    let mut ends = (1..words.len()).rev().filter(ends_well);
    let whole = ends
        .clone()
        .find(|n| small(words[*n]) && fits(&joined(*n)))
        .map(joined);
    let cut = ends.find_map(|n| Some(format!("{}{CUT}", joined(n))).filter(|it| fits(it)));
    whole.or(cut).unwrap_or_default()
}

/// As many words as fit up to the last one, none that is small first; what is cut before them is marked.
fn lead(words: &[&str], fits: &dyn Fn(&str) -> bool, small: &dyn Fn(&str) -> bool) -> String {
    let all = words.join(" ");
    if fits(&all) {
        return all;
    }
    let mut begins = (1..words.len()).filter(|n| !small(words[*n]));
    let told = begins.find_map(|n| {
        let told = format!("{CUT} {}", words[n..].join(" "));
        fits(&told).then_some(told)
    });
    told.unwrap_or_default()
}

/// A value that has no room: from its digits on where all of that fits (`… 11,000 people`), else cut behind a word, with its digits if it can.
pub(super) fn cut(value: &str, fits: &dyn Fn(&str) -> bool) -> String {
    let words: Vec<&str> = value.split_whitespace().collect();
    let has_digit = |it: &&str| it.contains(|c: char| c.is_ascii_digit());
    let digits = words.iter().position(has_digit).unwrap_or(0);
    let rest = format!("{CUT} {}", words[digits..].join(" "));
    if digits > 0 && fits(&rest) {
        return rest;
    }
    let behind = |from: usize| {
        let start = if from > 0 { "… " } else { "" };
        let mut ends = (digits + 1..words.len()).rev();
        ends.find_map(|n| {
            let told = format!("{start}{}{CUT}", words[from..n].join(" "));
            fits(&told).then_some(told)
        })
    };
    let told = behind(0).or_else(|| behind(digits));
    told.unwrap_or_else(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{clause, cut, lead, led, phrase};

    fn small(word: &str) -> bool {
        ["on", "by", "the", "in", "were", "of", "after"].contains(&&*word.to_lowercase())
    }

    #[track_caller]
    fn check_behind(text: &str, room: usize, expected: &str) {
        let fits = |it: &str| it.chars().count() <= room;
        assert_eq!(phrase(&clause(text), &fits, &small), expected);
    }

    #[track_caller]
    fn check_before(text: &str, room: usize, expected: &str) {
        let fits = |it: &str| it.chars().count() <= room;
        assert_eq!(lead(&led(text, &small), &fits, &small), expected);
    }

    #[test]
    fn words_behind_a_number_end_with_a_phrase() {
        check_behind(" keepers were hurt, she said", 40, "keepers were hurt");
        check_behind(" keepers were hurt, she said", 14, "keepers");
        check_behind(" old lamps of brass fell in a storm", 22, "old lamps");
        check_behind(" lighthouse keepers waited", 20, "lighthouse keepers…");
        check_behind(" lighthouse keepers waited", 8, "");
        check_behind(", a keeper from Vell", 30, "");
    }

    #[test]
    fn words_before_a_date_end_with_no_small_one() {
        check_before(
            "The lamp was lit by hand on",
            30,
            "The lamp was lit by hand",
        );
        check_before("The lamp was lit by hand on", 12, "… hand");
        check_before(
            "It rained, and the pier closed by the",
            30,
            "and the pier closed",
        );
        check_before("Ida Moe,", 30, "Ida Moe");
        check_before("On", 30, "");
    }

    #[test]
    fn a_value_without_room_is_cut_behind_a_word() {
        let fits = |it: &str| it.chars().count() <= 10;
        assert_eq!(cut("six hundred metres", &fits), "six…");
        assert_eq!(cut("more than 600 boats", &fits), "… 600…");
        let fits = |it: &str| it.chars().count() <= 15;
        assert_eq!(cut("some 600 old sailing boats", &fits), "some 600 old…");
        assert_eq!(cut("more than 600 boats", &fits), "… 600 boats");
    }
}
