//! Stops that end no sentence: a question mark that stands for a sign that was lost, and what a crowd calls out.

use crate::lexicon::language::Language;
use crate::lexicon::wordlist;

/// Whether a question mark stands for the sign of a currency that a source lost (`lend? 22 billion to the town`): digits follow,
/// then a word that goes on, and the sentence so far does not begin as a question does.
pub(super) fn is_lost_sign(sentence: &str, next: &str) -> bool {
    let digits = next.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let behind = digits.trim_start();
    let goes_on =
        digits.len() < next.len() && behind.starts_with(|c: char| c.is_lowercase() || c == '(');
    let first = sentence
        .split(|c: char| !c.is_alphabetic())
        .find(|it| !it.is_empty())
        .map(str::to_lowercase);
    goes_on && first.is_some_and(|it| !wordlist::has(Language::English, "questions", &it))
}

/// Whether what stands between marks is one call, again and again (`“Vell! Vell! Vell!”`).
pub(super) fn is_call(content: &str) -> bool {
    const LONGEST_CALL: usize = 120;
    if content.len() > LONGEST_CALL {
        return false;
    }
    let mut calls = content
        .split(['!', '?', '.'])
        .map(|it| it.trim().to_lowercase())
        .filter(|it| !it.is_empty());
    let first = calls.next();
    let mut again = calls.peekable();
    again.peek().is_some() && again.all(|it| Some(it) == first)
}
