//! What stands behind a mark to the end of its block and tells that the mark closed, though white space stands before it: who spoke, or
//! a remark in brackets. Both are common where scraped text has lost the space behind a mark and got one before it.
//!
//! Known failure: speech that nothing closes in its block, and that begins by telling what somebody else said.

use crate::lexicon::language::Language;
use crate::lexicon::wordlist;

/// Bytes looked at behind a mark.
const LOOKED_AT: usize = 200;

/// Most words of a name, of whose somebody is, and of what he is, set apart by commas.
const LONGEST_NAME: usize = 5;
const LONGEST_OWNED: usize = 3;
const LONGEST_APART: usize = 14;

/// Words before a mark among which a verb of speech says that it opens.
const NEAR: usize = 4;

/// Words that are no name, though one at the start of a sentence has a capital.
const PRONOUNS: [&str; 7] = ["He", "She", "They", "It", "We", "I", "You"];

/// What stands behind a mark to the end of its block where nothing more is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    /// Who spoke.
    Said,
    /// A remark in brackets.
    Remark,
}

/// What stands behind a mark that has white space before it, if that cannot be quoted. Looks at a bounded stretch, but for a bracket.
pub(super) fn tail(ahead: &str, behind: &str) -> Option<Tail> {
    if is_said(ahead, behind) {
        return Some(Tail::Said);
    }
    is_remark(ahead, behind).then_some(Tail::Remark)
}

/// Whether nothing but who spoke stands behind a mark (`Mara Lind said.`, `Lind’s son, Karl, said in Vell.`, `Mara Lind, a clerk of the
/// town, told the Herald.`), before it a comma or what ends a question, and no verb that leads to it.
fn is_said(ahead: &str, behind: &str) -> bool {
    let ends = [", ", "? ", "! "].iter().any(|it| ahead.ends_with(it));
    if !ends || !behind.starts_with(char::is_uppercase) {
        return false;
    }
    let end = behind.char_indices().nth(LOOKED_AT);
    let behind = &behind[..end.map_or(behind.len(), |it| it.0)];
    let leads = ahead.split_whitespace().rev().take(NEAR).any(is_verb);
    !leads && !behind.contains(['"', '“', '”']) && begins_with_speaker(behind)
}

/// Whether a text begins with a name and a verb of speech, perhaps with what the person is between them.
fn begins_with_speaker(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    let mut last = "";
    let mut n_words = 0;
    let named = |it: &&str| it.starts_with(char::is_uppercase) && !PRONOUNS.contains(it);
    while let Some(word) = words.next_if(named) {
        (last, n_words) = (word, n_words + 1);
        if word.ends_with(',') || n_words == LONGEST_NAME {
            break;
        }
    }
    if last.ends_with("'s") || last.ends_with("’s") {
        let owned = |it: &&str| it.starts_with(char::is_lowercase) && !is_verb(it);
        for _ in 0..LONGEST_OWNED {
            last = words.next_if(owned).unwrap_or(last);
            if last.ends_with(',') {
                break;
            }
        }
    }
    if last.ends_with(',') {
        let apart = words.by_ref().take(LONGEST_APART);
        let closed = apart
            .take_while(|it| !is_verb(it))
            .any(|it| it.ends_with(','));
        if !closed {
            return false;
        }
    }
    words.next().is_some_and(is_verb)
}

fn is_verb(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',', ':']);
    word.starts_with(char::is_lowercase) && wordlist::has(Language::English, "speaks", word)
}

/// Whether nothing but a remark in brackets stands behind a mark, and a whole sentence before it: `We stay. "(Vell Herald)`.
fn is_remark(ahead: &str, behind: &str) -> bool {
    const LONGEST: usize = 80;
    let inside = behind
        .strip_prefix('(')
        .filter(|it| it.len() < LONGEST)
        .and_then(|it| it.trim_end().trim_end_matches('.').strip_suffix(')'));
    let stops = ahead.trim_end().ends_with(['.', '!', '?', ',']);
    stops && inside.is_some_and(|it| !it.contains(['(', ')', '"', '“', '”']))
}
