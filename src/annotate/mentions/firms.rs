//! Names of two words that look like a person's and are a firm's, a school's, a hospital's: told by what stands around them.

use super::document::Document;
use crate::annotate::{Mention, MentionKind, people};
use crate::lexicon::language::Language;
use crate::lexicon::wordlist::{self, FIRST_NAMES};
use crate::text::{Span, Symbol};
use rustc_hash::{FxHashMap, FxHashSet};

/// Most words between a name and what kind of firm it is, set apart behind it.
const LONGEST_APART: usize = 7;

/// Gives them the kind of what they are: `the law firm Harlow Tarn`, `Harlow Tarn, a bank in Velin`, and `Tarn` where the
/// article has a `Harlow Tarn Hospital`, people `at Tarn`, and nobody of that name. Linear in the mentions.
///
/// Known failure: somebody who has the name of his firm, and of whom only the surname is printed.
pub(super) fn tell(document: &Document<'_>, found: &mut [Mention]) {
    let name = |it: &Mention| -> Vec<Symbol> {
        let tokens = document.tokens_in(it.span).iter();
        tokens.map(|it| it.symbol).collect()
    };
    let mut firms: FxHashSet<Vec<Symbol>> = FxHashSet::default();
    let mut human: FxHashSet<Vec<Symbol>> = FxHashSet::default();
    // Bare names behind `at` or `in`.
    let mut placed: FxHashSet<Symbol> = FxHashSet::default();
    for mention in found.iter().filter(|it| it.kind == MentionKind::Person) {
        let words = name(mention);
        let Some(&last) = words.last() else {
            continue;
        };
        if is_firm(document, mention.span) {
            firms.insert(words.clone());
        }
        if words.len() == 1 && is_placed(document, mention.span) {
            placed.insert(last);
        }
        if words.len() > 2 || is_human(document, mention.span) {
            human.insert(vec![last]);
            human.insert(words);
        }
    }
    // Where whole names begin, and the second word of them, which stands for them.
    let mut bodies: FxHashSet<Vec<Symbol>> = FxHashSet::default();
    let mut halves: FxHashMap<Symbol, MentionKind> = FxHashMap::default();
    for mention in found.iter() {
        let words = name(mention);
        let body = matches!(mention.kind, MentionKind::Organization | MentionKind::Place);
        if body && words.len() > 2 {
            let (two, half) = (&words[..2], words[1]);
            if placed.contains(&half) && !human.contains(two) && !human.contains(&[half][..]) {
                halves.entry(half).or_insert(mention.kind);
            }
            bodies.insert(two.to_vec());
        }
    }
    // Somebody else has a full name that ends so.
    for mention in found.iter().filter(|it| it.kind == MentionKind::Person) {
        let words = name(mention);
        if let [_, .., last] = words[..]
            && !bodies.contains(&words)
        {
            halves.remove(&last);
        }
    }
    for mention in found.iter_mut().filter(|it| it.kind == MentionKind::Person) {
        let words = name(mention);
        let kind = match words[..] {
            _ if firms.contains(&words) => Some(MentionKind::Organization),
            [one] => halves.get(&one).copied(),
            [_, two] if bodies.contains(&words) => halves.get(&two).copied(),
            _ => None,
        };
        mention.kind = kind.unwrap_or(mention.kind);
    }
}

/// Whether what stands around a name of two words says that it is a firm's.
fn is_firm(document: &Document<'_>, span: Span) -> bool {
    let tokens = document.token_run(span);
    if tokens.len() != 2 {
        return false;
    }
    let firm = |at: usize| {
        !document.is_capital(at) && wordlist::has(Language::English, "firm", document.form(at))
    };
    // `the law firm Harlow Tarn`, but not `the bank Harlow Tarn founded`, nor `told the bank Anna Tarn was out`.
    let next = document.form_or_empty(tokens.end());
    let owner = wordlist::has(Language::English, "owns", next);
    let before = tokens.start().checked_sub(1).is_some_and(firm)
        && document.before(span).ends_with(' ')
        && !owner
        && !FIRST_NAMES.contains(document.form(tokens.start()));
    before || is_apposed_firm(document, tokens.end(), firm)
}

/// `, a bank in Velin`: what is set apart behind a name, where the noun is the last before a small word or a mark.
fn is_apposed_firm(document: &Document<'_>, end: usize, firm: impl Fn(usize) -> bool) -> bool {
    const ENDS: [&str; 12] = [
        "of", "in", "that", "which", "based", "with", "from", "for", "on", "at", "near", "founded",
    ];
    let opens = document.form_or_empty(end) == ","
        && matches!(document.form_or_empty(end + 1), "a" | "an" | "the");
    let mut near = end + 2..end + 2 + LONGEST_APART;
    let stops = |form: &str| matches!(form, "," | "." | "" | ";") || ENDS.contains(&form);
    let noun = near.find(|&at| stops(document.form_or_empty(at + 1)));
    opens && noun.is_some_and(|at| !document.form_or_empty(at).is_empty() && firm(at))
}

/// Whether a name stands where a place or a house does: `at Tarn`, `outside Tarn`.
fn is_placed(document: &Document<'_>, span: Span) -> bool {
    let start = document.token_run(span).start();
    let before = start.checked_sub(1).map_or("", |it| document.form(it));
    matches!(before, "at" | "in" | "outside" | "inside" | "near")
}

/// Whether what stands around a name says that it is somebody's: a title, an age, `who`.
fn is_human(document: &Document<'_>, span: Span) -> bool {
    let end = document.token_run(span).end();
    let next = document.form_or_empty(end);
    let aged = next == ","
        && document
            .form_or_empty(end + 1)
            .starts_with(|c: char| c.is_ascii_digit());
    let who = next == "who" || next == "," && document.form_or_empty(end + 1) == "who";
    people::is_titled(document.before(span))
        || aged
        || who
        || matches!(next, "said" | "says" | "told" | "added")
}
