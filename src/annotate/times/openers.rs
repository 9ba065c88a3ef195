//! Which words a time can begin with: most begin none, and are passed over at once.

use super::relative::turn_of;
use crate::annotate::tokens::Tokens;
use crate::lexicon::numbers::number_word;
use crate::lexicon::times::{month, weekday};
use crate::text::Symbol;
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// Which words a time can begin with, each form looked at once an article.
#[derive(Default)]
pub(super) struct Openers(RefCell<FxHashMap<Symbol, bool>>);

impl Openers {
    /// Whether a time can begin at a token.
    pub fn open(&self, words: Tokens<'_>, at: usize) -> bool {
        let Some(symbol) = words.symbol(at) else {
            return false;
        };
        let mut known = self.0.borrow_mut();
        *known.entry(symbol).or_insert_with(|| opens(words.form(at)))
    }
}

/// Whether a time can begin with a form at all.
fn opens(form: &str) -> bool {
    const LEADS: [&str; 13] = [
        "a",
        "an",
        "this",
        "past",
        "last",
        "yesterday",
        "today",
        "tonight",
        "tomorrow",
        "noon",
        "midnight",
        "half",
        "quarter",
    ];
    form.starts_with(|c: char| c.is_ascii_digit())
        || LEADS.contains(&form)
        || number_word(form).is_some()
        || month(form).is_some()
        || weekday(form).is_some()
        || turn_of(form).is_some()
}
