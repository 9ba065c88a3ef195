//! What a number counts or measures in German, French and Spanish.

use super::{Number, Words};
use crate::lexicon::glossary::Sense;
use crate::lexicon::language::Language;
use crate::lexicon::near::{Sort, groups_of_stem};
use crate::lexicon::numbers::AGE;
use rust_stemmers::Stemmer;

/// Words before a number among which is what it counts.
const COUNTED: usize = 14;
/// Words behind people among which is what became of them.
const FATE: usize = 8;

impl Words<'_> {
    /// What is counted, in normal form, and the last token that tells it.
    pub(super) fn unit(
        self,
        number: &Number,
        start: usize,
        end: usize,
        stemmer: Option<&Stemmer>,
    ) -> (Option<String>, usize) {
        if number.first < number.digits
            && let Some(sign) = self.meaning(Sense::Unit, number.first)
        {
            return (Some(sign.name.to_owned()), number.last);
        }
        let mut at = self.past_stop(number.last + 1);
        at += self.meaning(Sense::Over, at).map_or(0, |it| it.words);
        // `14 von ihnen wurden verletzt`
        if let Some(them) = self.meaning(Sense::Them, at) {
            let fate = self.toll_near(number, at + them.words, start, end);
            return (fate.map(str::to_owned), at + them.words - 1);
        }
        // `deux millions d'euros`
        at += self.meaning(Sense::Of, at).map_or(0, |it| it.words);
        // `14 weitere wurden verletzt`, `une vingtaine d'autres`, `14 weitere Boote`
        if let Some(others) = self.meaning(Sense::Others, at) {
            let past = at + others.words;
            if self.noun(past, end).is_none() && self.meaning(Sense::Unit, past).is_none() {
                let fate = self.toll_near(number, past, start, end);
                return (fate.map(str::to_owned), past - 1);
            }
            at = past;
        }
        let hyphen = usize::from(self.tokens.is_dash(at) && self.tokens.touches_next(at));
        let at = at + hyphen;
        if at >= end {
            return (self.toll_before(number, start), number.last);
        }
        if let Some(unit) = self
            .meaning(Sense::Unit, at)
            .filter(|it| at + it.words <= end)
        {
            let last = at + unit.words - 1;
            if unit.name == "year" && self.is_age(number, last, start, end, stemmer) {
                return (Some(AGE.to_owned()), last);
            }
            if unit.name != "people" {
                return (Some(unit.name.to_owned()), last);
            }
            let fate = self.toll_near(number, last + 1, start, end);
            return (Some(fate.unwrap_or("people").to_owned()), last);
        }
        if let Some(toll) = self.meaning(Sense::Toll, at) {
            return (Some(toll.name.to_owned()), at);
        }
        match self.noun(at, end) {
            Some(last) if hyphen == 0 => {
                let form = self.tokens.form(last);
                let stem = stemmer.map(|it| it.stem(form).into_owned());
                (stem, last)
            }
            // `17 wurden verletzt`
            _ => {
                let found = self.toll_before(number, start);
                let found = found.or_else(|| self.toll_behind(at, end));
                let found = found.or_else(|| self.counted_before(number, start, stemmer));
                (found, number.last)
            }
        }
    }

    /// What is said before a number to be counted by it: `die Zahl der Toten ist auf 48 gestiegen`.
    fn counted_before(
        self,
        number: &Number,
        start: usize,
        stemmer: Option<&Stemmer>,
    ) -> Option<String> {
        let mut before = (start..number.first).rev().take(COUNTED);
        let (at, it) = before.find_map(|at| Some((at, self.meaning(Sense::Count, at)?)))?;
        let from = at + it.words;
        let other = (from..number.first).any(|it| self.tokens.is_number(it));
        if other || from >= number.first {
            return None;
        }
        let named = self.meaning(Sense::Toll, from);
        let named = named.or_else(|| self.meaning(Sense::Unit, from));
        if let Some(it) = named {
            return Some(it.name.to_owned());
        }
        let noun = self.noun(from, number.first)?;
        Some(stemmer?.stem(self.tokens.form(noun)).into_owned())
    }

    /// What became of people, behind the verb right behind their number.
    pub(super) fn toll_behind(self, at: usize, end: usize) -> Option<String> {
        let verb = at < end && self.meaning(Sense::Fate, at).is_some();
        let mut near = at + 1..end.min(at + 4);
        let found = verb.then(|| near.find_map(|it| self.meaning(Sense::Toll, it)))?;
        found.map(|it| it.name.to_owned())
    }

    /// The noun behind a number: where nouns have capitals, the first one among three words; else the first word.
    pub(super) fn noun(self, at: usize, end: usize) -> Option<usize> {
        if self.language == Language::Other {
            return None;
        }
        let fits = |n: &usize| {
            *n < end
                && self.tokens.is_word(*n)
                && self.meaning(Sense::Stop, *n).is_none()
                && self.tokens.form(*n).chars().count() > 2
        };
        let mut run = (at..at + 3).take_while(fits);
        if self.language.has_capital_nouns() {
            return run.find(|&n| self.tokens.is_capital(n));
        }
        run.next().filter(|&n| !self.tokens.is_capital(n))
    }

    pub(super) fn toll_before(self, number: &Number, start: usize) -> Option<String> {
        self.meaning_before(Sense::Toll, number.first, start)
            .map(|it| it.1.name.to_owned())
    }

    /// What became of people, shortly behind them (`12 Menschen wurden verletzt`) or right before.
    pub(super) fn toll_near(
        self,
        number: &Number,
        behind: usize,
        start: usize,
        end: usize,
    ) -> Option<&'static str> {
        let before = self.meaning_before(Sense::Toll, number.first, start);
        // Of another number, or in another clause, it is somebody else whom it became.
        let ends = |it: &usize| {
            let mark = !self.tokens.is_word(*it) && !self.tokens.is_dash(*it);
            mark || self.value(*it, end).is_some_and(|it| it.value > 1.0)
        };
        let mut near = (behind..end.min(behind + FATE)).take_while(|it| !ends(it));
        let after = near.find_map(|it| self.meaning(Sense::Toll, it));
        before.map(|it| it.1).or(after).map(|it| it.name)
    }

    /// Whether so many years are how old somebody is: `âgé de 43 ans`, `un hombre de 41 años`, `Karim, 52 ans, cariste`, `im Alter von 34
    /// Jahren`. Known failure: persons whom no list names (`un manutentionnaire de 34 ans`).
    fn is_age(
        self,
        number: &Number,
        last: usize,
        start: usize,
        end: usize,
        stemmer: Option<&Stemmer>,
    ) -> bool {
        let aged = self.meaning_before(Sense::Aged, number.first, start);
        if aged.is_some() {
            return true;
        }
        let before = |n: usize| number.first.checked_sub(n).filter(|it| *it >= start);
        let text = |n: usize| before(n).map_or("", |it| self.tokens.text(it));
        let of = usize::from(text(1) == "de");
        // `une peine de 4 ans de prison` is none.
        let goes_on = last + 1 < end && self.meaning(Sense::Of, last + 1).is_some();
        let lone = last + 1 >= end || !self.tokens.is_word(last + 1);
        let apposed = text(1 + of) == "," && lone;
        let person = || {
            let noun = before(2).map(|it| self.tokens.form(it));
            let stem = noun.and_then(|it| Some(stemmer?.stem(it).into_owned()));
            let mut groups = stem.iter().flat_map(|it| groups_of_stem(self.language, it));
            of == 1 && groups.any(|it| matches!(it.sort, Sort::Person | Sort::Who))
        };
        !goes_on && self.language != Language::German && (apposed || person())
    }
}
