//! Women and men: by the title before a name, by the first name, by the pronouns that follow.

use super::People;
use crate::annotate::{Mention, MentionKind};
use crate::article::Article;
use crate::lexicon::cues::Cues;
use crate::lexicon::given::{Given, given};
use crate::lexicon::language::Language;
use crate::lexicon::titles::Beside;
use crate::lexicon::wordlist::{self, MEN, WOMEN};
use crate::text::normal::fold;

/// How others speak of somebody: `she` or `he`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Gender {
    /// `She`.
    Woman,
    /// `He`.
    Man,
}

/// How far behind a name a pronoun is looked for, in bytes.
const REACH: usize = 160;

/// Whether a word is of an English class.
fn is(class: &str, word: &str) -> bool {
    wordlist::has(Language::English, class, word)
}

/// The gender that a title tells (a normal form).
pub(super) fn of_title(word: &str) -> Option<Gender> {
    told(Language::English, ["woman", "man"], word)
}

/// A woman where a word is of the first of two classes, a man where it is of the second.
pub(in crate::annotate) fn told(
    language: Language,
    [woman, man]: [&str; 2],
    word: &str,
) -> Option<Gender> {
    if wordlist::has(language, woman, word) {
        Some(Gender::Woman)
    } else if wordlist::has(language, man, word) {
        Some(Gender::Man)
    } else {
        None
    }
}

/// The gender that titles tell, else the first name, by the list of the language before the English one. `words` are those of the name.
pub(super) fn of_name(titles: &[String], words: &[String], language: Language) -> Option<Gender> {
    let count = |gender| {
        let told = titles.iter().filter(|it| of_title(it) == Some(gender));
        told.count()
    };
    let (women, men) = (count(Gender::Woman), count(Gender::Man));
    if women != men {
        return Some(if women > men {
            Gender::Woman
        } else {
            Gender::Man
        });
    }
    let [first, _, ..] = words else { return None };
    match given(language, first) {
        Some(Given::Woman) => return Some(Gender::Woman),
        Some(Given::Man) => return Some(Gender::Man),
        Some(Given::Anybody) => return None,
        None => {}
    }
    if WOMEN.contains(first) {
        Some(Gender::Woman)
    } else if MEN.contains(first) {
        Some(Gender::Man)
    } else {
        None
    }
}

/// The gender that a title before a name tells in a language that is not English: `Ministerin`, `la maire`, `don`. `la victime` and `in Berlin`
/// tell none.
pub(super) fn abroad(
    text: &str,
    name: usize,
    language: Language,
    beside: &Beside,
) -> Option<Gender> {
    let mut before = text[..name]
        .split('\n')
        .next_back()?
        .split_whitespace()
        .rev()
        .take(2);
    let title = before.next()?;
    let article = before.next().unwrap_or("").to_lowercase();
    let letters = title
        .trim_end_matches('.')
        .chars()
        .all(|c| c.is_alphabetic() || c == '-');
    let office = letters && beside.is_title(&fold(title));
    let small = office && title.starts_with(char::is_lowercase);
    if let Some(it) = told(language, ["woman", "man"], title) {
        return Some(it);
    }
    match language {
        Language::German if letters && title.starts_with(char::is_uppercase) && title.len() > 5 => {
            let woman = office && title.ends_with("in") || title.ends_with("frau");
            let man = title.ends_with("mann") || office && matches!(&*article, "dem" | "des");
            woman
                .then_some(Gender::Woman)
                .or(man.then_some(Gender::Man))
        }
        Language::French | Language::Spanish if small => {
            told(language, ["article_woman", "article_man"], &article)
        }
        _ => None,
    }
}

/// The gender of the first pronoun in a text.
pub(super) fn of_pronoun(text: &str) -> Option<Gender> {
    text.split(|c: char| !c.is_alphabetic())
        .find_map(|word| match word {
            _ if is("he", word) => Some(Gender::Man),
            _ if is("she", word) => Some(Gender::Woman),
            _ => None,
        })
}

/// The gender of whom a sentence speaks that has `his wife` or `her husband` in it.
pub(super) fn of_spouse(sentence: &str) -> Option<Gender> {
    if sentence.starts_with(['\'', '’']) {
        return None;
    }
    let mut before = "";
    for word in sentence.split(|c: char| !c.is_alphabetic()) {
        match (before, word) {
            ("his", it) if is("wife", it) => return Some(Gender::Man),
            ("her", it) if is("husband", it) => return Some(Gender::Woman),
            // `on Monday`
            ("on" | "in", _) => {}
            (_, word) if word.starts_with(char::is_uppercase) => return None,
            _ => {}
        }
        before = word;
    }
    None
}

/// The gender of whom a sentence goes on `said she` or `said on Monday that he`.
pub(super) fn of_speaker(sentence: &str) -> Option<Gender> {
    let mut words = sentence
        .split(|c: char| !c.is_alphabetic())
        .filter(|it| !it.is_empty());
    let verb = words.next()?;
    Cues::of(Language::English).get(verb)?;
    words.take(4).find_map(|word| match word {
        "he" => Some(Gender::Man),
        "she" => Some(Gender::Woman),
        _ => None,
    })
}

/// What stands behind a place in its sentence, up to the next mark.
pub(super) fn sentence(text: &str, from: usize) -> &str {
    let end = text[from..]
        .char_indices()
        .take(REACH)
        .find(|(_, c)| matches!(c, '.' | '!' | '?' | '\n' | ';' | '"' | '“' | '”'))
        .map_or_else(
            || {
                text[from..]
                    .char_indices()
                    .nth(REACH)
                    .map_or(text.len() - from, |it| it.0)
            },
            |it| it.0,
        );
    &text[from..from + end]
}

/// What stands behind a mention, up to the next person or the end of the paragraph.
pub(super) fn behind(article: &Article, from: usize, next: Option<usize>) -> &str {
    let text = article.text();
    let end = next.unwrap_or(text.len()).min(from + REACH).max(from);
    let end = (end..=text.len())
        .find(|&it| text.is_char_boundary(it))
        .unwrap_or(text.len());
    let behind = &text[from..end];
    behind.split('\n').next().unwrap_or(behind)
}

/// Gives those a gender of whom neither title nor first name tells it, when the pronouns behind them agree.
pub(super) fn add_pronouns(people: &mut People, article: &Article, mentions: &[Mention]) {
    let mut counts = vec![[0u32; 2]; people.people.len()];
    let mut next = None;
    for (n, mention) in mentions.iter().enumerate().rev() {
        if mention.kind != MentionKind::Person {
            continue;
        }
        if let Some(person) = people.number(n)
            && let Some(gender) = of_pronoun(behind(article, mention.span.end(), next))
        {
            counts[person][gender as usize] += 1;
        }
        next = Some(mention.span.start());
    }
    for (person, [women, men]) in people.people.iter_mut().zip(counts) {
        if person.gender.is_none() && women.max(men) > 1 && women.max(men) >= 3 * women.min(men) {
            person.gender = Some(if women > men {
                Gender::Woman
            } else {
                Gender::Man
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Gender, abroad};
    use crate::lexicon::language::Language;
    use crate::lexicon::titles::Beside;

    /// The gender that what stands before the first `|` tells.
    #[track_caller]
    fn check(language: Language, text: &str, expected: Option<Gender>) {
        let name = text.find('|').expect("a name");
        let found = abroad(text, name, language, Beside::of(language));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn titles_tell_who_is_a_woman() {
        check(Language::German, "die Ministerin |", Some(Gender::Woman));
        check(Language::French, "la maire |", Some(Gender::Woman));
        check(Language::French, "le maire |", Some(Gender::Man));
        check(Language::Spanish, "la alcaldesa |", Some(Gender::Woman));
    }

    #[test]
    fn other_nouns_and_titles_of_both_tell_none() {
        check(Language::French, "la victime |", None);
        check(Language::French, "la star |", None);
        check(Language::French, "selon Me. |", None);
        check(Language::German, "wohnt in Berlin |", None);
        check(Language::German, "mit dem Schiff |", None);
    }
}
