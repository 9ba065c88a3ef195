//! How the articles spell one name, where they spell it in several ways.

use crate::annotate::MentionKind;
use crate::article::one_line;
use crate::comparison::Comparison;
use crate::diverge::is_spelled_otherwise;
use crate::text::index::EntityId;

/// One way to spell a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// As printed.
    pub text: String,
    /// How often each article has it.
    pub counts: Vec<usize>,
}

/// Forms of a name that are tried against each other.
const MOST: usize = 32;

/// The ways in which a name is spelled, the first one first; none where there is only one. A shorter name (`Moe` beside `Ida Moe`) is no
/// other spelling. Linear in the mentions, quadratic in their forms.
#[must_use]
pub fn spellings(comparison: &Comparison, id: EntityId) -> Vec<Spelling> {
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
            });
            forms.len() - 1
        });
        forms[at].counts[article.index()] += 1;
    }
    let is_other = |it: &Spelling| {
        let mut others = forms.iter();
        others.any(|other| are_two_spellings(&it.text, &other.text, entity.kind))
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
fn are_two_spellings(one: &str, two: &str, kind: MentionKind) -> bool {
    let letters = |it: &str| -> String { it.chars().filter(|it| it.is_alphanumeric()).collect() };
    if letters(one) == letters(two) {
        return one != two;
    }
    let is_word = |it: &str| !it.contains(char::is_whitespace);
    let is_plural = || one.strip_suffix('s') == Some(two) || two.strip_suffix('s') == Some(one);
    if kind == MentionKind::Person && is_word(one) && is_word(two) && !is_plural() {
        return is_spelled_otherwise(&format!("- {one}"), &format!("- {two}"));
    }
    is_spelled_otherwise(one, two)
}

#[cfg(test)]
mod tests {
    use super::are_two_spellings;
    use crate::annotate::MentionKind;

    #[track_caller]
    fn check(one: &str, two: &str, expected: bool) {
        let person = MentionKind::Person;
        for [one, two] in [[one, two], [two, one]] {
            assert_eq!(are_two_spellings(one, two, person), expected, "{one} {two}");
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
}
