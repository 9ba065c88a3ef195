//! Forms of verbs that no ending brings together, and nouns made from them: vowels that change, irregular participles.

use super::entries;
use super::language::Language;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The lists of verbs, by language; each line has the infinitive, other forms, and behind `|` nouns, in French and Spanish rare forms too, all in
/// normal forms.
#[must_use]
pub(super) fn verbs(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("../../assets/lexicon/en/irregular_verbs.txt"),
        Language::German => include_str!("../../assets/lexicon/de/verbs.txt"),
        Language::French => include_str!("../../assets/lexicon/fr/verbs.txt"),
        Language::Spanish => include_str!("../../assets/lexicon/es/verbs.txt"),
        Language::Other => "",
    }
}

/// The forms of a language, each with what stands for all of its line: in French and Spanish the infinitive, in German its stem, and the
/// forms are stems too.
#[derive(Debug, Clone, Default)]
pub struct Forms {
    base: FxHashMap<String, String>,
    /// Those that are nouns only (behind `|`).
    nouns: FxHashMap<String, String>,
}

impl Forms {
    /// The list of a language, read once; an empty one where there is none.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static GERMAN: LazyLock<Forms> = LazyLock::new(|| Forms::load(Language::German));
        static FRENCH: LazyLock<Forms> = LazyLock::new(|| Forms::load(Language::French));
        static SPANISH: LazyLock<Forms> = LazyLock::new(|| Forms::load(Language::Spanish));
        static NONE: LazyLock<Forms> = LazyLock::new(Forms::default);
        match language {
            Language::German => &GERMAN,
            Language::French => &FRENCH,
            Language::Spanish => &SPANISH,
            Language::English | Language::Other => &NONE,
        }
    }

    fn load(language: Language) -> Self {
        let mut it = Self::default();
        for line in entries(verbs(language)) {
            let (forms, nouns) = line.split_once('|').unwrap_or((line, ""));
            let forms: Vec<String> = match language {
                Language::German => stems(forms),
                _ => forms.split_whitespace().map(str::to_owned).collect(),
            };
            let Some(base) = forms.first().cloned() else {
                continue;
            };
            if language == Language::German && is_read_by_rule(line, &base) {
                continue;
            }
            for form in forms {
                it.base.insert(form, base.clone());
            }
            for noun in nouns.split_whitespace() {
                let all = match language {
                    Language::German => &mut it.nouns,
                    _ => &mut it.base,
                };
                all.insert(noun.to_owned(), base.clone());
            }
        }
        it
    }

    /// What stands for the line on which a normal form stands.
    #[must_use]
    pub fn base(&self, form: &str) -> Option<&str> {
        self.base.get(form).map(String::as_str)
    }

    /// The same of a noun.
    #[must_use]
    pub fn of_noun(&self, form: &str) -> Option<&str> {
        self.nouns.get(form).map(String::as_str)
    }
}

/// Letters of a German stem whose endings are taken off by rule, at least.
const LONG: usize = 4;

/// Whether the endings of a German verb are taken off by rule, as those of the nouns made from it are: it has one stem. Behind `ch` no rule
/// knows an ending (`machte`, `achtete`).
fn is_read_by_rule(line: &str, base: &str) -> bool {
    let past = line.split_whitespace().nth(2).unwrap_or("");
    let short = past.strip_suffix("ete").or(past.strip_suffix("te"));
    short == Some(base) && base.len() >= LONG && !base.ends_with("ch")
}

/// The stems in the forms of a German verb: without the endings of the infinitive, of `er`, of `sie` and of the participle, as they stand in
/// this order.
fn stems(forms: &str) -> Vec<String> {
    let stem = |(n, form): (usize, &str)| -> String {
        let form = form.replace('ß', "ss");
        let participle = n == 4;
        let form = form
            .strip_prefix("ge")
            .filter(|_| participle)
            .unwrap_or(&form);
        let endings: &[&str] = match n {
            // `hält` of `halten` has its ending in the stem.
            1 => &["et", "t"],
            2 => &["e"],
            _ => &["en", "n"],
        };
        let mut short = endings.iter().filter_map(|it| form.strip_suffix(it));
        short.next().unwrap_or(form).to_owned()
    };
    let mut all: Vec<String> = forms.split_whitespace().enumerate().map(stem).collect();
    // `brachte` before `brach` with an ending.
    let past = forms.split_whitespace().nth(2);
    all.extend(past.filter(|it| it.ends_with("te")).map(str::to_owned));
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::{Forms, Language};

    #[test]
    fn forms_stand_for_their_verb() {
        let french = Forms::of(Language::French);
        assert_eq!(french.base("elu"), Some("elire"));
        assert_eq!(french.base("lecture"), Some("lire"));
        assert!(french.base("maison").is_none());
        let german = Forms::of(Language::German);
        assert_eq!(german.base("nomm"), Some("nehm"));
        assert_eq!(german.base("schloss"), Some("schliess"));
        assert_eq!(german.of_noun("nahm"), Some("nehm"));
        assert!(Forms::of(Language::Other).base("elu").is_none());
    }
}
