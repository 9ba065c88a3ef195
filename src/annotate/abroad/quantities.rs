//! Numbers with what they count.
//!
//! Known failures: the head of a counted noun is the first noun behind the number (`40 petits villages` gives `petit`);
//! compound nouns are compared whole (`Fischerboote` is no `Boot`).

mod unit;

use super::Words;
use super::numbers::Value;
use crate::annotate::tokens::Tokens;
use crate::annotate::{Mention, Precision, Quantity, Time};
use crate::lexicon::glossary::Sense;
use crate::lexicon::language::Language;
use crate::text::Span;
use rust_stemmers::Stemmer;

/// Finds the quantities of an article outside its names and times; disjoint and in order. Linear.
pub(in crate::annotate) fn find(
    tokens: Tokens<'_>,
    language: Language,
    mentions: &[Mention],
    times: &[Time],
) -> Vec<Quantity> {
    let words = Words::new(tokens, language);
    let stemmer = language.stemmer();
    let mut found: Vec<Quantity> = Vec::new();
    for passage in tokens.segments.passages() {
        let (start, end) = (passage.tokens.start(), passage.tokens.end());
        let mut at = start;
        while at < end {
            let hit = words
                .quantity(at, start, end, stemmer.as_ref())
                .filter(|(it, _)| {
                    let name = mentions.partition_point(|m| m.span.end() <= it.number.start());
                    let time = times.partition_point(|t| t.span.end() <= it.number.start());
                    let overlaps = |span: Option<Span>| span.is_some_and(|s| s.overlaps(it.number));
                    // A number word that opens a sentence behind a mark may look like a name.
                    let named = mentions.get(name).map(|m| m.span);
                    !overlaps(named.filter(|span| *span != it.number))
                        && !overlaps(times.get(time).map(|t| t.span))
                        && found.last().is_none_or(|last| !last.span.overlaps(it.span))
                });
            at = match hit {
                Some((it, next)) => {
                    found.push(it);
                    next.max(at + 1)
                }
                None => at + 1,
            };
        }
    }
    found
}

/// A number with the words that belong to it.
struct Number {
    first: usize,
    digits: usize,
    last: usize,
    low: Value,
    upper: Option<f64>,
}

impl Words<'_> {
    /// The quantity whose number begins at a token, and the position behind it.
    fn quantity(
        self,
        at: usize,
        start: usize,
        end: usize,
        stemmer: Option<&Stemmer>,
    ) -> Option<(Quantity, usize)> {
        let number = self.number(at, start, end)?;
        let (unit, last) = self.unit(&number, start, end, stemmer);
        let (first, precision) = self.precision(number.first, start);
        let over = |n: usize| {
            self.meaning(Sense::Over, n)
                .filter(|it| n + it.words <= end)
        };
        let (last, precision) = match (over(number.last + 1), over(last + 1)) {
            (_, Some(it)) => (last + it.words, Precision::AtLeast),
            (Some(it), None) => (last.max(number.last + it.words), Precision::AtLeast),
            (None, None) => (last, precision),
        };
        // `ein Drittel der Häuser` is about 33 percent of them.
        let share = unit.is_none()
            && number.low.value < 1.0
            && !self.tokens.is_number(number.digits)
            && self.meaning(Sense::Whole, last + 1).is_some();
        if share {
            let it = Quantity {
                span: self.tokens.span(first, last),
                number: self.tokens.span(number.digits, number.last),
                value: number.low.value * 100.0,
                upper: None,
                unit: Some("percent".to_owned()),
                precision: match precision {
                    Precision::Exact => Precision::About,
                    it => it,
                },
            };
            return Some((it, last + 1));
        }
        if unit.is_none() && !self.stands_alone(&number) {
            return None;
        }
        let it = Quantity {
            span: self.tokens.span(first, last),
            number: self.tokens.span(number.digits, number.last),
            value: number.low.value,
            upper: number.upper,
            unit,
            precision: match precision {
                Precision::Exact if number.low.vague => Precision::About,
                it => it,
            },
        };
        Some((it, last + 1))
    }

    fn number(self, at: usize, start: usize, end: usize) -> Option<Number> {
        let low = self.value(at, end)?;
        if self.is_rank(at, start) || self.is_chained(at, low.last, start, end) {
            return None;
        }
        let mut it = Number {
            first: at,
            digits: at,
            last: low.last,
            low,
            upper: None,
        };
        // `$5`, `€ 3 Mio.`
        if at > start
            && self.meaning(Sense::Unit, at - 1).is_some()
            && is_sign(self.tokens.text(at - 1))
        {
            it.first = at - 1;
        }
        let next = self.past_stop(low.last + 1);
        let between = self.meaning_before(Sense::Between, at, start);
        let joint = match between {
            Some(_) => self
                .meaning(Sense::And, next)
                .or_else(|| self.meaning(Sense::To, next)),
            None if self.tokens.is_dash(next) => None,
            None => self.meaning(Sense::To, next),
        };
        let dash = self.tokens.is_dash(next);
        if joint.is_some() || dash {
            let from = next + joint.map_or(1, |it| it.words);
            if let Some(high) = self.value(from, end).filter(|it| it.value > low.value) {
                let scale = if low.scale == 1.0 { high.scale } else { 1.0 };
                it.low.value *= scale;
                if it.low.value <= high.value {
                    (it.last, it.upper) = (high.last, Some(high.value));
                    it.first = between.map_or(it.first, |it| it.0);
                }
            }
        }
        Some(it)
    }

    fn is_rank(self, at: usize, start: usize) -> bool {
        let stop = usize::from(at > start && self.tokens.text(at - 1) == ".");
        let before = at - stop;
        self.meaning_before(Sense::Rank, before, start).is_some()
            || at > start && self.tokens.text(at - 1) == "#"
    }

    /// Digits joined to others or to letters by marks: a score, an address, a date (`3:2`, `F-16`, `05.05.2024`).
    fn is_chained(self, first: usize, last: usize, start: usize, end: usize) -> bool {
        let joint = |mark: usize| {
            mark > start
                && mark + 1 < end
                && self.tokens.touches_next(mark - 1)
                && self.tokens.touches_next(mark)
                && matches!(self.tokens.text(mark), ":" | "/" | "." | "-")
        };
        let digits = self.tokens.is_number(first);
        let before = first > start + 1 && joint(first - 1) && digits;
        let score = joint(last + 1)
            && self.tokens.is_number(last)
            && self.tokens.is_number(last + 2)
            && !self.tokens.is_dash(last + 1);
        // `3. Platz`: an ordinal.
        let ordinal = self.language == Language::German
            && digits
            && first == last
            && self.tokens.text(last + 1) == "."
            && self.tokens.touches_next(last)
            && last + 2 < end;
        before || score || ordinal
    }

    /// A number without a unit counts only when it does not look like a year, an hour or a mere word.
    fn stands_alone(self, number: &Number) -> bool {
        let text = self.tokens.text(number.digits);
        let year = number.digits == number.last
            && text.len() == 4
            && (1500.0..2100.0).contains(&number.low.value);
        !year && (self.tokens.is_number(number.digits) || number.low.value >= 2.0)
    }

    /// The words before a number that say how exactly it is told: position of the first of them.
    fn precision(self, first: usize, start: usize) -> (usize, Precision) {
        let senses = [
            (Sense::AtLeast, Precision::AtLeast),
            (Sense::AtMost, Precision::AtMost),
            (Sense::About, Precision::About),
        ];
        // An abbreviation's stop may stand between (`ca. 40`).
        let stop = usize::from(first > start + 1 && self.tokens.text(first - 1) == ".");
        senses
            .into_iter()
            .find_map(|(sense, precision)| {
                self.meaning_before(sense, first - stop, start)
                    .map(|it| (it.0, precision))
            })
            .unwrap_or((first, Precision::Exact))
    }
}

/// Whether a token is the sign of a currency.
fn is_sign(text: &str) -> bool {
    matches!(text, "$" | "€" | "£" | "¥")
}

#[cfg(test)]
mod tests {
    use crate::annotate::tests::check_numbers;
    use crate::annotate::tokens::Tokens;
    use crate::lexicon::language::Language;

    #[track_caller]
    fn check(language: &str, marked: &str, expected: &[&str]) {
        let find = |words: Tokens<'_>| {
            let language = Language::of(Some(language));
            let times = super::super::times(words, language, &[]);
            super::find(words, language, &[], &times)
        };
        check_numbers(language, marked, find, expected);
    }

    #[test]
    fn german_numbers() {
        check(
            "de",
            "Die Flut traf {n:rund 1,2 Mio. Menschen} in {n:mindestens 40 kleinen Dörfern}; {n:zwei Dutzend Boote} sanken.",
            &["~1200000 people", ">=40 dorf", "24 boot"],
        );
        check(
            "de",
            "Sie zahlt {n:1.234,5 Euro} oder {n:12 Prozent}, {n:zweiundvierzig Boote} kosten {n:eine halbe Million Euro}.",
            &["1234.5 eur", "12 percent", "42 boot", "500000 eur"],
        );
        check(
            "de",
            "{n:Zwölf Menschen} wurden getötet, {n:15 Verletzte} kamen am 3. Mai um 14.30 Uhr auf Platz 2 im Jahr 2024.",
            &["12 dead", "15 injured"],
        );
        check(
            "de",
            "Es dauert {n:10 bis 15 Tage} oder {n:zwischen 20 und 30 Tagen}.",
            &["10..15 day", "20..30 day"],
        );
    }

    #[test]
    fn a_space_parts_thousands() {
        check(
            "de",
            "{n:8 000 Menschen} kamen, auf Gleis 8 {n:300 Leute}.",
            &["8000 people", "300 people"],
        );
        check("fr", "{n:8 250 personnes} dorment.", &["8250 people"]);
    }

    #[test]
    fn parts_of_a_whole_are_percent() {
        check(
            "de",
            "{n:Ein Drittel} der Kabinen und {n:zwei Drittel} der Boote brannten, {n:die Hälfte} der Leute floh.".replace("{n:die Hälfte}", "die {n:Hälfte}").as_str(),
            &["~33.33333333333333 percent", "~66.66666666666666 percent", "~50 percent"],
        );
        check(
            "fr",
            "{n:Un tiers} des cabines, la {n:moitié} des maisons et {n:un quart d’heure}.",
            &["~33.33333333333333 percent", "~50 percent", "0.25 hour"],
        );
        check(
            "es",
            "{n:Un cuarto} de los camarotes, la {n:mitad} de las casas y {n:dos tercios} de los barcos, la media de los salarios.",
            &["~25 percent", "~50 percent", "~66.66666666666666 percent"],
        );
    }

    #[test]
    fn who_was_hurt_may_be_told_before() {
        check(
            "de",
            "{n:312 Menschen} waren da, {n:14 von ihnen} wurden verletzt, {n:drei davon} schwer.",
            &["312 people", "14 injured", "3"],
        );
        check(
            "fr",
            "{n:14 d’entre elles} ont été blessées.",
            &["14 injured"],
        );
        check("es", "{n:17 de ellas} resultaron heridas.", &["17 injured"]);
        check(
            "de",
            "{n:14 weitere} wurden verletzt, {n:17} wurden festgenommen, {n:3 weitere Boote} sanken, {n:12} kamen mit dem Bus.",
            &["14 injured", "17 arrested", "3 boot", "12"],
        );
        check(
            "fr",
            "{n:Neuf personnes} ont péri et {n:une vingtaine d’autres} sont portées disparues.",
            &["9 dead", "~20 missing"],
        );
        check(
            "es",
            "Otros {n:siete} han resultado heridos y {n:dos} están desaparecidos.",
            &["7 injured", "2 missing"],
        );
    }

    #[test]
    fn french_numbers() {
        check(
            "fr",
            "La crue a touché {n:près de 6 000 personnes} et {n:un millier de bateaux} ; il faut {n:2,5 millions d’euros} et {n:1 200 000 arbres}.",
            &[
                "~6000 people",
                "~1000 bateau",
                "2500000 eur",
                "1200000 arbre",
            ],
        );
        check(
            "fr",
            "On compte {n:vingt-deux bateaux}, {n:au moins quatre-vingt-dix maisons} et {n:12 blessés} depuis 2019.",
            &["22 bateau", ">=90 maison", "12 injured"],
        );
    }

    #[test]
    fn spanish_numbers() {
        check(
            "es",
            "La crecida afectó a {n:medio millón de personas} y a {n:más de 3.000 casas}; cuesta {n:1,2 millones de euros}.",
            &["500000 people", ">=3000 cas", "1200000 eur"],
        );
        check(
            "es",
            "Hay {n:treinta y dos barcos}, {n:doscientos veinte vecinos} y {n:dos docenas de casas} desde 2019.",
            &["32 barc", "220 vecin", "24 cas"],
        );
    }

    #[test]
    fn other_languages_have_digits_and_signs() {
        check(
            "it",
            "Costa {n:1.200.000} lire, il {n:12} percento, alle 14:30.",
            &["1200000", "12"],
        );
    }
}
