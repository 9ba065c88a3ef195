//! Dates, weekdays, relative times and times of day.
//!
//! Known failures: parts of a day and holidays are no times; a weekday is taken for the nearest one before publication
//! unless a word of the future stands in its sentence.

use super::Words;
use crate::annotate::times::resolve::Point;
use crate::annotate::times::{Hit, collect, iso, year_of};
use crate::annotate::tokens::{Tokens, digits};
use crate::annotate::{Mention, Time};
use crate::lexicon::glossary::Sense;
use crate::lexicon::language::Language;
use crate::lexicon::wordlist;

/// Finds the times of an article, disjoint and in order. Linear.
pub(in crate::annotate) fn find(
    tokens: Tokens<'_>,
    language: Language,
    mentions: &[Mention],
) -> Vec<Time> {
    let words = Words::new(tokens, language);
    let tells_of_future = |at| words.meaning(Sense::Future, at).is_some();
    collect(tokens, mentions, tells_of_future, |at, end| {
        words.point(at, end)
    })
}

impl Words<'_> {
    /// The time that begins at a token, within the passage that ends before `end`.
    fn point(self, at: usize, end: usize) -> Option<Hit> {
        let ways = [
            |it: Self, at| iso(it.tokens, at),
            Self::dense,
            Self::numeric,
            Self::clock,
            Self::day_and_month,
            Self::month,
            Self::weekday,
            Self::year,
            Self::relative,
            Self::ago,
        ];
        ways.into_iter()
            .find_map(|find| find(self, at))
            .filter(|hit| hit.last < end)
    }

    /// `05.05.2024`, `5/5/2024`: the day first.
    fn numeric(self, at: usize) -> Option<Hit> {
        let text = self.tokens.text(at);
        let date = |parts: [&str; 3], last: usize| {
            let (day, month) = (digits(parts[0])?, digits(parts[1])?);
            let year = year_of(parts[2])?;
            ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some(Hit {
                first: at,
                last,
                point: Point::Date(Some(year), month, Some(day)),
            })
        };
        if self.language == Language::Other {
            return None;
        }
        let parts: Vec<&str> = text.split('.').collect();
        if let [day, month, year] = parts[..] {
            return date([day, month, year], at);
        }
        let slashes = self.tokens.text(at + 1) == "/"
            && self.tokens.text(at + 3) == "/"
            && (at..at + 4).all(|it| self.tokens.touches_next(it));
        slashes
            .then(|| {
                date(
                    [text, self.tokens.text(at + 2), self.tokens.text(at + 4)],
                    at + 4,
                )
            })
            .flatten()
    }

    /// `14:30`, `14.30 Uhr`, `14 h 30`, `14h30`, `8 Uhr`.
    fn clock(self, at: usize) -> Option<Hit> {
        let words = self.tokens;
        if !words.is_number(at) {
            return self.clock_in_words(at);
        }
        let hit = |last: usize, hour: u32, minute: u32| {
            (hour < 24 && minute < 60).then_some(Hit {
                first: at,
                last,
                point: Point::Clock(hour, minute),
            })
        };
        let form = words.form(at);
        let named = self.meaning(Sense::Clock, at + 1).is_some();
        let minutes = |it: &str| digits(it).filter(|_| it.len() == 2);
        if let Some((hour, minute)) = form.split_once(':') {
            let last = at + usize::from(named);
            return hit(last, digits(hour)?, minutes(minute)?);
        }
        if let Some((hour, minute)) = form.split_once('h') {
            let minute = if minute.is_empty() {
                0
            } else {
                minutes(minute)?
            };
            return hit(at, digits(hour)?, minute).filter(|_| self.language != Language::Other);
        }
        if !named {
            return None;
        }
        if let Some((hour, minute)) = form.split_once('.') {
            return hit(at + 1, digits(hour)?, minutes(minute)?);
        }
        // An hour of the day; `trois heures` may be a stretch: only behind a word that places it.
        let placed = wordlist::has(self.language, "hour_follows", words.before(at, 1));
        let german = self.language == Language::German;
        let after = minutes(words.form(at + 2)).filter(|_| !german);
        (placed || german).then(|| {
            hit(
                at + 1 + usize::from(after.is_some()),
                digits(form)?,
                after.unwrap_or(0),
            )
        })?
    }

    /// `vier Uhr`, `à quatre heures`: an hour in words, where its word places it or the word for the hour does.
    fn clock_in_words(self, at: usize) -> Option<Hit> {
        let value = self.glossary.number(self.tokens.form(at))?;
        let named = self.meaning(Sense::Clock, at + 1).is_some();
        let placed = wordlist::has(self.language, "hour_follows", self.tokens.before(at, 1));
        let whole = value.fract() == 0.0 && (1.0..24.0).contains(&value);
        (whole && named && (placed || self.language == Language::German)).then_some(Hit {
            first: at,
            last: at + 1,
            point: Point::Clock(value as u32, 0),
        })
    }

    fn month_at(self, at: usize) -> Option<u32> {
        let it = self.meaning(Sense::Month, at)?;
        // `Mai` and the like need a capital where nouns have one.
        let capital = !self.language.has_capital_nouns() || self.tokens.is_capital(at);
        capital.then_some(it.value as u32)
    }

    /// Past what may stand between the parts of a date: a stop, `de`.
    fn past_joint(self, at: usize) -> usize {
        let stop =
            usize::from(self.tokens.text(at) == "." && at > 0 && self.tokens.touches_next(at - 1));
        let of = usize::from(matches!(self.tokens.form(at + stop), "de" | "del"));
        at + stop + of
    }

    fn year_behind(self, month: usize) -> (Option<u32>, usize) {
        let next = self.past_joint(month + 1);
        match year_of(self.tokens.text(next)) {
            Some(year) => (Some(year), next),
            None => (None, month),
        }
    }

    /// `5. Mai 2024`, `1er mai`, `5 de mayo de 2024`.
    fn day_and_month(self, at: usize) -> Option<Hit> {
        let form = self.tokens.form(at);
        let day = digits(form.trim_end_matches("er")).filter(|it| (1..=31).contains(it))?;
        let month = self.past_joint(at + 1);
        let value = self.month_at(month)?;
        let (year, last) = self.year_behind(month);
        Some(Hit {
            first: at,
            last,
            point: Point::Date(year, value, Some(day)),
        })
    }

    /// `im Mai`, `en mayo de 2024`.
    fn month(self, at: usize) -> Option<Hit> {
        let month = self.month_at(at)?;
        let (year, last) = self.year_behind(at);
        let sure = year.is_some() || self.is_placed(at) || self.turn_beside(at).is_some();
        sure.then_some(Hit {
            first: at,
            last,
            point: Point::Date(year, month, None),
        })
    }

    fn is_placed(self, at: usize) -> bool {
        self.meaning_before(Sense::Sure, at, at.saturating_sub(2))
            .is_some()
    }

    /// `letzten Dienstag`, `mardi dernier`: which one, with the first and last token.
    fn turn_beside(self, at: usize) -> Option<(i32, usize, usize)> {
        let turn = |n: usize| self.meaning(Sense::Turn, n).map(|it| it.value as i32);
        if let Some(before) = at.checked_sub(1)
            && let Some(it) = turn(before)
        {
            return Some((it, before, at));
        }
        turn(at + 1)
            .filter(|_| !self.language.has_capital_nouns())
            .map(|it| (it, at, at + 1))
    }

    fn weekday(self, at: usize) -> Option<Hit> {
        // `letzten Dienstag` begins with the turn.
        let ahead = self
            .meaning(Sense::Turn, at)
            .filter(|_| self.meaning(Sense::Weekday, at + 1).is_some());
        let name = at + usize::from(ahead.is_some());
        let day = self.meaning(Sense::Weekday, name)?;
        let capital = !self.language.has_capital_nouns() || self.tokens.is_capital(name);
        let next = name + 1 + usize::from(matches!(self.tokens.text(name + 1), "," | "."));
        let next = next + usize::from(matches!(self.tokens.form(next), "dem" | "den" | "le"));
        if let Some(date) = self.day_and_month(next) {
            return Some(Hit { first: at, ..date });
        }
        let behind = self.turn_beside(name).filter(|it| it.2 > name);
        let turn = ahead.map(|it| it.value as i32).or(behind.map(|it| it.0));
        capital.then_some(Hit {
            first: at,
            last: behind.map_or(name, |it| it.2),
            point: Point::Weekday(day.value as u8, turn.unwrap_or(0)),
        })
    }

    /// `2022`, behind a word that makes it a year where one is needed.
    fn year(self, at: usize) -> Option<Hit> {
        let year = year_of(self.tokens.text(at))?;
        let counted = self.meaning(Sense::Unit, at + 1).is_some();
        // In German a year needs no word before it: `wurde 1931 gebaut`.
        let bare = self.language == Language::German
            && !self.tokens.is_capital(at + 1)
            && !self.tokens.is_number(at + 1);
        (!counted && (bare || self.is_placed(at))).then_some(Hit {
            first: at,
            last: at,
            point: Point::Date(Some(year), 0, None),
        })
    }

    /// `gestern`, `letzte Woche`, `la semana pasada`.
    fn relative(self, at: usize) -> Option<Hit> {
        if let Some(day) = self.meaning(Sense::Day, at) {
            return Some(Hit {
                first: at,
                last: at + day.words - 1,
                point: Point::Relative(day.value as i32, 'd'),
            });
        }
        let ahead = self.meaning(Sense::Turn, at);
        let name = at + usize::from(ahead.is_some());
        let unit = self.meaning(Sense::Span, name)?.name.chars().next()?;
        let behind = self.turn_beside(name).filter(|it| it.2 > name);
        let turn = ahead.map(|it| it.value as i32).or(behind.map(|it| it.0))?;
        Some(Hit {
            first: at,
            last: behind.map_or(name, |it| it.2),
            point: Point::Relative(turn, unit),
        })
    }

    /// `vor zwei Wochen`, `il y a deux semaines`, `hace dos semanas`.
    fn ago(self, at: usize) -> Option<Hit> {
        let ago = self.meaning(Sense::Ago, at)?;
        let from = at + ago.words;
        let (count, last) = match self.value(from, from + 4) {
            Some(it) => (it.value, it.last),
            None if self.meaning(Sense::Article, from).is_some() => (1.0, from),
            None => return None,
        };
        let unit = self.meaning(Sense::Span, last + 1)?.name.chars().next()?;
        let whole = count.fract() == 0.0 && (1.0..1000.0).contains(&count);
        whole.then_some(Hit {
            first: at,
            last: last + 1,
            point: Point::Relative(-(count as i32), unit),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::tests::check_times;
    use crate::annotate::tokens::Tokens;
    use crate::lexicon::language::Language;

    #[track_caller]
    fn check(language: &str, marked: &str, expected: &[&str]) {
        let find = |words: Tokens<'_>| super::find(words, Language::of(Some(language)), &[]);
        check_times(language, marked, find, expected);
    }

    #[test]
    fn german_dates() {
        check(
            "de",
            "Am {t:5. Mai 2024} und am {t:Dienstag} um {t:14.30 Uhr} tagte der Rat, wie {t:gestern} und {t:vor zwei Wochen}.",
            &[
                "2024-05-05",
                "weekday:2",
                "14:30",
                "relative:-1d",
                "relative:-2w",
            ],
        );
        check(
            "de",
            "Im {t:Mai} und {t:letzte Woche}, am {t:03.06.2024}, im Jahr {t:2019}.",
            &["--05", "relative:-1w", "2024-06-03", "2019"],
        );
    }

    #[test]
    fn an_hour_in_words_is_one_where_its_word_says_so() {
        check(
            "de",
            "Gegen {t:vier Uhr} früh brach das Feuer aus; vier Stunden später war es gelöscht.",
            &["04:00"],
        );
        check(
            "fr",
            "Le feu a pris à {t:quatre heures}, il a duré quatre heures.",
            &["04:00"],
        );
    }

    #[test]
    fn a_month_behind_its_word_is_a_date() {
        check(
            "fr",
            "Contrôlé au mois d’{t:avril}, puis au mois de {t:mars 2024}.",
            &["--04", "2024-03"],
        );
        check(
            "de",
            "Am {t:Mittwochvormittag} tagt der Rat, {t:kommender Woche} der Ausschuss.",
            &["weekday:3", "relative:1w"],
        );
    }

    #[test]
    fn french_dates() {
        check(
            "fr",
            "Le {t:5 mai}, le {t:1er juin 2024} et {t:mardi dernier} à {t:14h30}, {t:il y a deux semaines}, {t:la semaine dernière}.".replace("{t:la semaine dernière}", "la {t:semaine dernière}").as_str(),
            &["--05-05", "2024-06-01", "weekday:2", "14:30", "relative:-2w", "relative:-1w"],
        );
    }

    #[test]
    fn spanish_dates() {
        check(
            "es",
            "El {t:5 de mayo}, el {t:3 de junio de 2024}, {t:ayer}, {t:hace dos semanas} y en {t:2019}.",
            &[
                "--05-05",
                "2024-06-03",
                "relative:-1d",
                "relative:-2w",
                "2019",
            ],
        );
    }
}
