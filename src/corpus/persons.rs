//! By which words persons are named together: `Oda` and `Tarn` of `Oda Tarn`.

use super::Corpus;
use crate::annotate::MentionKind;
use rustc_hash::FxHashMap;

/// Of each word of a name of several, in which of the different names it stands; sorted.
pub(super) type Named = FxHashMap<String, Vec<u32>>;

impl Corpus {
    /// Whether somebody is named by both words, in normal form, in one name anywhere: `Oda Tarn`, whom one report calls `Oda` and another
    /// `Tarn`. Linear in the names that have a word; the first time in the names of persons. Known failure: a name that begins with a capital that is no letter of ASCII.
    #[must_use]
    pub fn is_one_person(&self, [one, other]: [&str; 2]) -> bool {
        let all = self.persons.get_or_init(|| self.named());
        let names = |word: &str| all.get(word).map_or(&[][..], Vec::as_slice);
        let there = names(other);
        let both = |it: &u32| there.binary_search(it).is_ok();
        one != other && names(one).iter().any(both)
    }

    fn named(&self) -> Named {
        let persons = self.entities.iter();
        let persons = persons.filter(|it| it.kind == MentionKind::Person);
        let mentions = persons.flat_map(|it| &it.mentions);
        let names = mentions.map(|(id, it)| self.slice(self.mention_site(*id, *it)));
        let mut names: Vec<&str> = names.filter(|it| it.contains(' ')).collect();
        names.sort_unstable();
        names.dedup();
        let mut out = Named::default();
        for (n, name) in (0..).zip(names) {
            for word in name.split(' ') {
                let known = out.entry(word.to_ascii_lowercase()).or_default();
                if known.last() != Some(&n) {
                    known.push(n);
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use crate::corpus::Corpus;
    use crate::testing;

    #[test]
    fn two_words_of_one_name_are_one_person() {
        let articles = [
            "Oda Tarn spoke on Sunday, and so did Piet Vos.",
            "Tarn spoke. Vos spoke.",
        ];
        let corpus = Corpus::new(articles.map(testing::article).to_vec());
        let is = |one, two| corpus.is_one_person([one, two]);
        assert!(is("oda", "tarn") && is("tarn", "oda") && is("vos", "piet"));
        assert!(!is("oda", "vos") && !is("tarn", "tarn") && !is("oda", "spoke"));
    }
}
