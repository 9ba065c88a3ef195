//! Words for a number that nobody counted (`dozens of boats`), by language.

use super::entries;
use super::language::Language;
use std::sync::LazyLock;

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

impl Rough {
    /// Whether it may stand for a number.
    #[must_use]
    pub fn fits(&self, value: f64) -> bool {
        (self.least..=self.most).contains(&value)
    }
}

/// The one of a list that a row of words begins with, and how many words it takes with the `of` behind it: what it counts stands
/// behind these.
pub fn begin<'a, 'b>(
    list: &'a [Rough],
    word: impl Fn(usize) -> &'b str,
) -> Option<(&'a Rough, usize)> {
    let first = word(0);
    let is = |it: &&Rough| {
        let mut rest = it.words.iter().enumerate().skip(1);
        it.words.first() == Some(&first) && rest.all(|(n, own)| word(n) == *own)
    };
    let it = list.iter().find(is)?;
    let length = it.words.len();
    let of = matches!(word(length), "of" | "de" | "von");
    (of || !it.needs_of).then_some((it, length + usize::from(of)))
}

/// Those of a language, the longest first; none where it has no list. Each list is read once.
#[must_use]
pub fn all(language: Language) -> &'static [Rough] {
    static ALL: LazyLock<[Vec<Rough>; 5]> = LazyLock::new(|| {
        [
            read(include_str!("../../assets/lexicon/en/rough.txt"), true),
            read(include_str!("../../assets/lexicon/de/rough.txt"), false),
            read(include_str!("../../assets/lexicon/fr/rough.txt"), false),
            read(include_str!("../../assets/lexicon/es/rough.txt"), false),
            Vec::new(),
        ]
    });
    &ALL[match language {
        Language::English => 0,
        Language::German => 1,
        Language::French => 2,
        Language::Spanish => 3,
        Language::Other => 4,
    }]
}

fn read(list: &'static str, needs_of: bool) -> Vec<Rough> {
    let lines = entries(list).filter_map(|it| line(it, needs_of));
    let mut out: Vec<Rough> = lines.flatten().collect();
    out.sort_by_key(|it| std::cmp::Reverse(it.words.len()));
    out
}

fn line(text: &'static str, needs_of: bool) -> Option<Vec<Rough>> {
    let (range, forms) = text.split_once(':')?;
    let (least, most) = range.split_once(' ')?;
    let (least, most) = (least.parse().ok()?, most.parse().ok()?);
    let read = |it: &'static str| Rough {
        words: it.split_whitespace().collect(),
        least,
        most,
        needs_of,
    };
    Some(forms.split('|').map(read).collect())
}

#[cfg(test)]
mod tests {
    use super::{all, begin, line};
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
        assert!(entries(list).all(|it| line(it, true).is_some()));
        assert_eq!(all(Language::English)[0].words.len(), 3);
    }

    #[test]
    fn a_rough_number_takes_its_of() {
        let check = |language, text: &str, expected: Option<usize>| {
            let words: Vec<&str> = text.split(' ').collect();
            let found = begin(all(language), |n| words.get(n).copied().unwrap_or(""));
            assert_eq!(found.map(|it| it.1), expected, "{text}");
        };
        check(Language::English, "dozens of boats", Some(2));
        check(Language::English, "tens of thousands of boats", Some(4));
        check(Language::English, "scores were level", None);
        check(Language::German, "dutzende boote", Some(1));
        assert!(all(Language::English)[0].fits(40_000.0));
    }
}
