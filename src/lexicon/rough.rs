//! Words for a number that nobody counted (`dozens of boats`), by language.

use super::entries;
use super::language::Language;

/// A word or phrase for such a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Rough {
    /// Its words, in normal form.
    pub words: Vec<&'static str>,
    /// The least that it may stand for.
    pub least: f64,
    /// The most.
    pub most: f64,
    /// Whether what it counts stands behind an `of`: English has other `scores` and `hundreds`.
    pub needs_of: bool,
}

/// Those of a language, the longest first; none where it has no list.
#[must_use]
pub fn all(language: Language) -> Vec<Rough> {
    let list = match language {
        Language::English => include_str!("../../assets/lexicon/en/rough.txt"),
        Language::German => include_str!("../../assets/lexicon/de/rough.txt"),
        Language::French => include_str!("../../assets/lexicon/fr/rough.txt"),
        Language::Spanish => include_str!("../../assets/lexicon/es/rough.txt"),
        Language::Other => "",
    };
    let mut out: Vec<Rough> = entries(list).filter_map(line).flatten().collect();
    for it in &mut out {
        it.needs_of = language == Language::English;
    }
    out.sort_by_key(|it| std::cmp::Reverse(it.words.len()));
    out
}

fn line(text: &'static str) -> Option<Vec<Rough>> {
    let (range, forms) = text.split_once(':')?;
    let (least, most) = range.split_once(' ')?;
    let (least, most) = (least.parse().ok()?, most.parse().ok()?);
    let read = |it: &'static str| Rough {
        words: it.split_whitespace().collect(),
        least,
        most,
        needs_of: false,
    };
    Some(forms.split('|').map(read).collect())
}

#[cfg(test)]
mod tests {
    use super::{all, line};
    use crate::lexicon::entries;
    use crate::lexicon::language::Language;

    #[test]
    fn every_line_is_understood() {
        for language in [
            Language::English,
            Language::German,
            Language::French,
            Language::Spanish,
        ] {
            assert!(all(language).iter().all(|it| it.least < it.most));
            assert!(all(language).len() >= 6);
        }
        let list = include_str!("../../assets/lexicon/en/rough.txt");
        assert!(entries(list).all(|it| line(it).is_some()));
        assert_eq!(all(Language::English)[0].words.len(), 3);
    }
}
