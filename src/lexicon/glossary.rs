//! `Glossary`: what the words around numbers and dates mean in a language that has them as data.

use super::entries;
use crate::text::normal::fold;
use rustc_hash::FxHashMap;

/// What a word or phrase means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sense {
    /// A number that adds up (`zwei`).
    Small,
    /// Multiplies what stands before it (`Millionen`).
    Scale,
    /// A part of one (`medio`).
    Part,
    /// A vague number (`douzaine`).
    Pack,
    /// `a`, before a number word.
    Article,
    /// The number is told roughly.
    About,
    /// It may be more.
    AtLeast,
    /// It may be less.
    AtMost,
    /// Between the ends of a range.
    To,
    /// Before both ends of a range.
    Between,
    /// Joins the ends of a range told with `Between`, or the parts of a number.
    And,
    /// Between a number and what it counts (`millions d'euros`).
    Of,
    /// Behind a number of those told before (`14 von ihnen`).
    Them,
    /// Behind a number of others than those told before (`14 weitere`).
    Others,
    /// A part of one that needs no number before it (`die Hälfte`).
    Share,
    /// Between a part and its whole (`ein Drittel der Häuser`).
    Whole,
    /// Before a number that counts nothing (`Nummer`).
    Rank,
    /// A unit; its name is the normal one.
    Unit,
    /// What became of people; its name is the normal one.
    Toll,
    /// Behind a number or what it counts: it may be more (`200人以上`).
    Over,
    /// Before what a number behind counts (`die Zahl der`).
    Count,
    /// Before so many years that somebody is old (`âgé de`).
    Aged,
    /// A verb before a word that says what became of people (`wurden`).
    Fate,
    /// No noun that is counted.
    Stop,
    /// A month, 1 to 12.
    Month,
    /// A weekday, Monday 1.
    Weekday,
    /// A day, counted from today.
    Day,
    /// The one before (-1), this one, the next.
    Turn,
    /// A stretch of time; its name is one of `d w m y D`.
    Span,
    /// Before a number and a stretch of time (`vor zwei Wochen`).
    Ago,
    /// Before a year or month that is a date.
    Sure,
    /// Behind the hour of a time of day.
    Clock,
    /// What follows lies ahead.
    Future,
}

/// What a form means in one sense.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Meaning {
    /// In which sense.
    pub sense: Sense,
    /// Its value; 0 where it has none.
    pub value: f64,
    /// Its name, as printed in the list.
    pub name: &'static str,
    /// Of how many words the phrase is.
    pub words: usize,
}

/// The words and phrases of a language.
#[derive(Debug, Clone, Default)]
pub struct Glossary {
    // By the first word of a phrase: its other words and what it means, the longest first.
    phrases: FxHashMap<String, Vec<(Vec<String>, Meaning)>>,
}

impl Glossary {
    /// Reads lists of lines `sense value: form | form`.
    pub(super) fn load(files: &[&'static str]) -> Self {
        let mut it = Self::default();
        for line in files.iter().flat_map(|file| entries(file)) {
            let Some((head, forms)) = line.split_once(':') else {
                continue;
            };
            let (word, name) = head.split_once(' ').unwrap_or((head, ""));
            let Some(sense) = sense(word) else { continue };
            for form in forms.split('|') {
                let mut words = form.split_whitespace().map(|it| fold(it).into_owned());
                let Some(first) = words.next() else { continue };
                let rest: Vec<String> = words.collect();
                let meaning = Meaning {
                    sense,
                    value: name.parse().unwrap_or(0.0),
                    name,
                    words: rest.len() + 1,
                };
                it.phrases.entry(first).or_default().push((rest, meaning));
            }
        }
        for list in it.phrases.values_mut() {
            list.sort_by_key(|it| std::cmp::Reverse(it.0.len()));
        }
        it
    }

    /// What the words from `first` on mean in a sense, the longest phrase first; `after(n)` is the normal form of the
    /// n-th word behind the first.
    pub fn meaning<'a>(
        &self,
        sense: Sense,
        first: &str,
        after: impl Fn(usize) -> &'a str,
    ) -> Option<Meaning> {
        let list = self.phrases.get(first)?;
        list.iter()
            .find(|(rest, it)| {
                it.sense == sense && (1..).zip(rest).all(|(n, word)| after(n) == word)
            })
            .map(|it| it.1)
    }

    /// Whether any phrase begins with a word: the cheapest question.
    #[must_use]
    pub fn knows(&self, form: &str) -> bool {
        self.phrases.contains_key(form)
    }

    /// What one word means in a sense.
    #[must_use]
    pub fn word(&self, sense: Sense, form: &str) -> Option<Meaning> {
        self.meaning(sense, form, |_| "")
    }

    /// The value of a number word in one piece, compounds taken apart (`zweiundvierzig`, `dreihundert`).
    #[must_use]
    pub fn number(&self, form: &str) -> Option<f64> {
        self.compound(form, 0)
    }

    fn compound(&self, form: &str, depth: usize) -> Option<f64> {
        if let Some(it) = self.word(Sense::Small, form) {
            return Some(it.value);
        }
        if depth > 4 {
            return None;
        }
        let one = |it: &str| match it {
            "" | "ein" => Some(1.0),
            it => self.compound(it, depth + 1),
        };
        for (word, scale) in [("tausend", 1000.0), ("hundert", 100.0)] {
            if let Some((before, after)) = form.split_once(word) {
                let after = after.strip_prefix("und").unwrap_or(after);
                let rest = match after {
                    "" => 0.0,
                    it => self.compound(it, depth + 1).filter(|it| *it < scale)?,
                };
                return one(before)
                    .filter(|_| !form.is_empty())
                    .map(|it| it * scale + rest);
            }
        }
        let (ones, tens) = form.split_once("und")?;
        let tens = self
            .word(Sense::Small, tens)
            .filter(|it| it.value >= 20.0)?;
        one(ones).filter(|it| *it < 10.0).map(|it| it + tens.value)
    }
}

fn sense(word: &str) -> Option<Sense> {
    Some(match word {
        "small" => Sense::Small,
        "scale" => Sense::Scale,
        "part" => Sense::Part,
        "pack" => Sense::Pack,
        "article" => Sense::Article,
        "about" => Sense::About,
        "at_least" => Sense::AtLeast,
        "at_most" => Sense::AtMost,
        "to" => Sense::To,
        "between" => Sense::Between,
        "and" => Sense::And,
        "of" => Sense::Of,
        "them" => Sense::Them,
        "others" => Sense::Others,
        "share" => Sense::Share,
        "whole" => Sense::Whole,
        "rank" => Sense::Rank,
        "unit" => Sense::Unit,
        "toll" => Sense::Toll,
        "over" => Sense::Over,
        "count" => Sense::Count,
        "aged" => Sense::Aged,
        "fate" => Sense::Fate,
        "stop" => Sense::Stop,
        "month" => Sense::Month,
        "weekday" => Sense::Weekday,
        "day" => Sense::Day,
        "turn" => Sense::Turn,
        "span" => Sense::Span,
        "ago" => Sense::Ago,
        "sure" => Sense::Sure,
        "clock" => Sense::Clock,
        "future" => Sense::Future,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::Sense;
    use crate::lexicon::language::Language;

    #[test]
    fn phrases_are_found_longest_first() {
        let french = Language::French.glossary();
        let rest = ["y", "a"];
        let it = french.meaning(Sense::Ago, "il", |n| rest[n - 1]);
        assert_eq!(it.map(|it| it.words), Some(3));
        assert_eq!(french.word(Sense::Ago, "il"), None);
        assert_eq!(
            french.word(Sense::Month, "fevrier").map(|it| it.value),
            Some(2.0)
        );
    }

    #[test]
    fn german_numbers_are_taken_apart() {
        let german = Language::German.glossary();
        for (word, value) in [
            ("zweiundvierzig", 42.0),
            ("einundzwanzig", 21.0),
            ("dreihundertfunfzig", 350.0),
            ("funfzehntausend", 15_000.0),
            ("tausendzweihundert", 1200.0),
            ("hundert", 100.0),
        ] {
            assert_eq!(german.number(word), Some(value), "{word}");
        }
        for word in ["hundertschaft", "und", "hund", "tausendfach", ""] {
            assert_eq!(german.number(word), None, "{word}");
        }
    }

    #[test]
    fn every_line_of_the_lists_has_a_sense() {
        for language in [Language::German, Language::French, Language::Spanish] {
            for line in language.files().lists().flat_map(crate::lexicon::entries) {
                let (head, forms) = line.split_once(':').expect("a colon");
                let word = head.split(' ').next().unwrap_or("");
                assert!(
                    super::sense(word).is_some() && !forms.trim().is_empty(),
                    "{line}"
                );
            }
        }
    }
}
