//! What words of several kinds are made of (`moralist`, `moralism`).

use super::entries;

/// Letters that stay of a word at least.
const LEAST: usize = 3;

/// A word (a normal form) without the ending that makes it another kind of word, where three letters or more stay. Linear in the
/// list, which is short: for words of which nothing else is known.
///
/// Known failure: words that only end so (`mission`).
#[must_use]
pub fn root(form: &str) -> Option<&str> {
    let mut endings = entries(include_str!("../../assets/lexicon/en/endings.txt"));
    let rest = endings.find_map(|it| form.strip_suffix(it))?;
    (rest.chars().count() >= LEAST).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::root;

    #[test]
    fn words_of_one_root_are_known_by_it() {
        for form in ["moralists", "moralism", "moralist"] {
            assert_eq!(root(form), Some("moral"), "{form}");
        }
        assert_eq!(root("hopeful"), Some("hope"));
        // Too little stays; no ending.
        assert_eq!(root("aged"), None);
        assert_eq!(root("lamp"), None);
    }
}
