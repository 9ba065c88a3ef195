//! What an article says of its names: `Ardovia Relief Agency (ARA)`, `the Tarsk unit`.

use super::{Graph, Key};
use crate::lexicon::titles::{Role, Roles};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// Small words looked at behind a name.
const AHEAD: usize = 2;

impl Graph {
    /// Names that an article says are one; and a name that is nowhere without a small word behind it is the name with that
    /// word: `the Tarsk unit` is the `Tarsk Unit` of another article.
    pub(super) fn join_told(&mut self) {
        for (a, b) in std::mem::take(&mut self.told) {
            if !self.is_person(a) {
                self.join(a, b);
            }
        }
        let mut whole: FxHashMap<Vec<String>, Vec<usize>> = FxHashMap::default();
        for (at, node) in self.nodes.iter().enumerate() {
            if let Key::Words(words) = &node.key
                && words.len() > 1
                && !self.is_person(at)
            {
                whole.entry(words.clone()).or_default().push(at);
            }
        }
        for at in 0..self.nodes.len() {
            let (Some(words), Some(ahead)) = (self.words(at), &self.nodes[at].ahead) else {
                continue;
            };
            let found = ahead.iter().find_map(|it| {
                let name = [words, std::slice::from_ref(it)].concat();
                self.only(at, whole.get(&name)?, |it| it != at)
            });
            if let Some(other) = found {
                self.join(at, other);
            }
        }
    }
}

/// The small words right behind a name, in normal form.
pub(super) fn ahead(text: &str, name: Span) -> Vec<String> {
    let mut rest = &text[name.end()..];
    let mut words = Vec::new();
    while words.len() < AHEAD
        && let Some(next) = rest.strip_prefix(' ')
    {
        let end = next
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(next.len());
        let word = &next[..end];
        if !word.starts_with(char::is_lowercase) {
            break;
        }
        let word = word.to_lowercase();
        // The House majority leader is no House Majority.
        if Roles::shared().has(&word, Role::Title) {
            return Vec::new();
        }
        words.push(word);
        rest = &next[end..];
    }
    words
}

/// Whether a name in brackets is what the name before it is shortened to: capitals that are letters of it in their order, the
/// first of them the first letter of one of its words.
pub(super) fn explains(text: &str, full: Span, short: Span) -> bool {
    let between = text.get(full.end()..short.start());
    if between != Some(" (") || !text[short.end()..].starts_with(')') {
        return false;
    }
    let short: Vec<char> = text[short.range()]
        .chars()
        .filter(|it| *it != '.')
        .collect();
    if short.len() < 2 || !short.iter().all(|it| it.is_uppercase()) {
        return false;
    }
    text[full.range()]
        .split([' ', '-'])
        .any(|word| word.starts_with(short[0]))
        && is_within(&short, &text[full.range()])
}

/// Whether letters come in a name in their order.
fn is_within(letters: &[char], name: &str) -> bool {
    let mut left = letters.iter();
    let mut next = left.next();
    for c in name.chars() {
        if next.is_some_and(|it| it.to_lowercase().eq(c.to_lowercase())) {
            next = left.next();
        }
    }
    next.is_none()
}
