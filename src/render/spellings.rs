//! How the articles spell one name, where they spell it in several ways.

use crate::annotate::MentionKind;
use crate::article::one_line;
use crate::comparison::Comparison;
use crate::corpus::Entity;
use crate::diverge::is_spelled_otherwise;
use crate::lexicon::language::Language;
use crate::text::index::{ArticleId, EntityId, IndexVec};
use rustc_hash::{FxHashMap, FxHashSet};

/// One way to spell a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// As printed.
    pub text: String,
    /// How often each article has it.
    pub counts: Vec<usize>,
    /// Whether it is the name of what was kept apart: it may be another one.
    pub apart: bool,
}

/// Forms of a name that are tried against each other.
const MOST: usize = 32;

/// The ways in which each name is spelled that is spelled in several: those of its own mentions, the first one first, then the names that
/// are it but for a slip and that only other articles have, which were kept apart. `n log n` in the mentions but for the forms of
/// a name, which are tried against each other.
#[must_use]
pub fn spellings(comparison: &Comparison) -> FxHashMap<EntityId, Vec<Spelling>> {
    let ids = comparison.corpus().entities().ids();
    let own = ids.map(|it| (it, own(comparison, it)));
    let mut all: FxHashMap<EntityId, Vec<Spelling>> = own.filter(|it| !it.1.is_empty()).collect();
    for [one, two] in apart(comparison) {
        for [one, two] in [[one, two], [two, one]] {
            let entity = &comparison.corpus().entities()[two];
            let mut counts = vec![0; comparison.corpus().articles().len()];
            for (article, _) in &entity.mentions {
                counts[article.index()] += 1;
            }
            let spelling = Spelling {
                text: entity.name.clone(),
                counts,
                apart: true,
            };
            all.entry(one).or_default().push(spelling);
        }
    }
    all
}

/// Names with all words but one in common that are tried against each other.
const ALIKE: usize = 16;

/// Two names of one kind that are one in two spellings, each in articles that have not the other. Linear in the mentions, and in the
/// words of the names, each of which is tried against 16 others at most.
fn apart(comparison: &Comparison) -> Vec<[EntityId; 2]> {
    let entities = comparison.corpus().entities();
    let articles = |it: &Entity| {
        let mut articles: Vec<ArticleId> = it.mentions.iter().map(|it| it.0).collect();
        articles.dedup();
        articles
    };
    let articles: IndexVec<EntityId, Vec<ArticleId>> = entities.iter().map(articles).collect();
    let mut tried: FxHashSet<[EntityId; 2]> = FxHashSet::default();
    let mut alike: FxHashMap<(MentionKind, usize, usize, &str), Vec<EntityId>> =
        FxHashMap::default();
    let language = comparison.corpus().common_language();
    let mut found = Vec::new();
    for (id, it) in entities.iter_enumerated() {
        let words: Vec<&str> = it.name.split_whitespace().collect();
        for (n, word) in words.iter().enumerate() {
            let known = alike.entry((it.kind, words.len(), n, word)).or_default();
            for other in known.iter() {
                // Names with several words in common meet at each of them.
                if !tried.insert([*other, id]) {
                    continue;
                }
                let in_both = articles[id].iter().any(|it| articles[*other].contains(it));
                if !in_both
                    && are_two_spellings([&it.name, &entities[*other].name], it.kind, language)
                {
                    found.push([*other, id]);
                }
            }
            if known.len() < ALIKE {
                known.push(id);
            }
        }
    }
    found
}

/// The ways in which the mentions of a name spell it, the first one first; none where there is only one. A shorter name (`Moe` beside
/// `Ida Moe`) is no other spelling. Linear in the mentions, quadratic in their forms.
fn own(comparison: &Comparison, id: EntityId) -> Vec<Spelling> {
    let corpus = comparison.corpus();
    let entity = &corpus.entities()[id];
    let mut forms: Vec<Spelling> = Vec::new();
    for (article, mention) in &entity.mentions {
        let text = one_line(corpus.slice(corpus.mention_site(*article, *mention)));
        let text = bare(&text);
        let at = forms.iter().position(|it| it.text == text);
        if at.is_none() && forms.len() == MOST {
            continue;
        }
        let at = at.unwrap_or_else(|| {
            forms.push(Spelling {
                text: text.to_owned(),
                counts: vec![0; corpus.articles().len()],
                apart: false,
            });
            forms.len() - 1
        });
        forms[at].counts[article.index()] += 1;
    }
    let language = corpus.common_language();
    let is_other = |it: &Spelling| {
        let mut others = forms.iter();
        others.any(|other| are_two_spellings([&it.text, &other.text], entity.kind, language))
    };
    let other: Vec<bool> = forms.iter().map(is_other).collect();
    let mut other = other.into_iter();
    forms.retain(|_| other.next() == Some(true));
    forms
}

/// Without what makes it a genitive.
fn bare(name: &str) -> &str {
    let stripped = name.strip_suffix("'s").or(name.strip_suffix("’s"));
    stripped.unwrap_or(name)
}

/// Whether two forms are one name in two spellings: the same but for a slip, or but for hyphens and blanks. The last name alone is tried
/// too, for persons.
fn are_two_spellings([one, two]: [&str; 2], kind: MentionKind, language: Language) -> bool {
    let letters = |it: &str| -> String { it.chars().filter(|it| it.is_alphanumeric()).collect() };
    if letters(one) == letters(two) {
        return one != two;
    }
    let is_word = |it: &str| !it.contains(char::is_whitespace);
    let is_plural = || one.strip_suffix('s') == Some(two) || two.strip_suffix('s') == Some(one);
    if kind == MentionKind::Person && is_word(one) && is_word(two) && !is_plural() {
        return is_spelled_otherwise([&format!("- {one}"), &format!("- {two}")], language);
    }
    is_spelled_otherwise([one, two], language)
}

#[cfg(test)]
mod tests {
    use super::{Language, are_two_spellings, spellings};
    use crate::annotate::MentionKind;
    use crate::comparison::{Options, compare};
    use crate::load::{Input, read_one};

    #[track_caller]
    fn check(one: &str, two: &str, expected: bool) {
        let person = MentionKind::Person;
        for [one, two] in [[one, two], [two, one]] {
            assert_eq!(
                are_two_spellings([one, two], person, Language::English),
                expected,
                "{one} {two}"
            );
        }
    }

    #[test]
    fn slips_and_hyphens_are_spellings_and_shorter_names_are_none() {
        check("Anders Holmvik", "Anders Holmwik", true);
        check("Holmvik", "Holmwik", true);
        check("Anne-Lise Dahl", "Anne Lise Dahl", true);
        check("Anders Holmvik", "Holmvik", false);
        check("Holmvik", "Holmviks", false);
        check("Holmvik", "Holmvik", false);
        check("Anders Holmvik", "Berit Holmvik", false);
    }

    #[test]
    fn a_name_that_was_kept_apart_stands_beside_the_one_that_it_may_be() {
        let a = "Pier closed\n\nAnders Holmvik closed the pier. Marit Solheim watched. Anders Holmvik stayed away.\n";
        let b = "Pier shut\n\nThe pier was shut on Monday. Marit Solheim watched it. Anders Holmwik slept.\n";
        let read = |text: &str| {
            let input = Input::Bytes {
                name: "a.txt".to_owned(),
                bytes: text.as_bytes().to_vec(),
            };
            read_one(&input).expect("a text").0
        };
        let comparison = compare(vec![read(a), read(b)], &Options::default());
        let all = spellings(&comparison);
        let entities = comparison.corpus().entities();
        let mut told: Vec<String> = all
            .iter()
            .flat_map(|(id, it)| it.iter().map(|it| (&entities[*id].name, it)))
            .map(|(name, it)| format!("{name}: {} {:?} {}", it.text, it.counts, it.apart))
            .collect();
        told.sort_unstable();
        let want = [
            "Anders Holmvik: Anders Holmwik [0, 1] true",
            "Anders Holmwik: Anders Holmvik [2, 0] true",
        ];
        assert_eq!(told, want);
    }
}
