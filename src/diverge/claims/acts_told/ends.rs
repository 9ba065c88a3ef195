//! Ends that something, or somebody, has come to: the rows of the lists that stand in a clause.

use super::{NOT, Told};
use crate::diverge::claims::abroad::{self, is_noun};
use crate::diverge::claims::act::{Act, Stage, What};
use crate::diverge::claims::claim::Claim;
use crate::diverge::claims::mood::{Mood, mood};
use crate::diverge::claims::whom::{self, Whom};
use crate::lexicon::contraries::{Abroad, rows_abroad};
use crate::lexicon::language::Language;
use crate::lexicon::stance::Stance;
use crate::lexicon::wordlist;

/// Words that `..` of a row stands for at most.
const BETWEEN: usize = 8;

impl Told<'_, '_, '_> {
    /// The ends that the words from a place on say something has come to.
    pub(super) fn ends(&self, n: usize, out: &mut Vec<Act>) {
        let side = self.side;
        let (first, last) = self.clause(n);
        for row in rows_abroad(self.language, side.form(n)) {
            let Some(to) = self.meets(row, n, last) else {
                continue;
            };
            let governed = |k: usize| {
                let (told, by) = mood(side, k);
                told != Mood::Plain && !(n..=to).contains(&by)
            };
            // `27 élus s'y sont opposés` are some of those who vote.
            let some = n > first && self.counts(first, n - 1);
            let open = some || governed(to) || governed(n) || self.is_hedged(first, last);
            let turned = row
                .words
                .iter()
                .all(|it| !wordlist::has_form(self.language, "not", it))
                && self.not(n, first, last).is_some();
            let attribute =
                self.language == Language::German && row.words.len() == 1 && self.is_attribute(n);
            // `el apoyo` is no verb, whatever its letters.
            let noun = row.is_word() && self.language != Language::German && is_noun(side, n);
            if open || turned || attribute || noun && !row.noun || self.depends(first, n) {
                continue;
            }
            // `trois blessés` are a number; `le pêcheur disparu` says who he is.
            if row.who && (self.counts(n, to) || row.is_word() && !self.is_helped(n, first, last)) {
                continue;
            }
            let claim = Claim {
                at: self.at,
                from: n,
                to,
                of_all: false,
            };
            out.push(Act {
                claim,
                what: What::End(row.end.0, row.end.1, row.court),
                stage: Stage::Now,
                flat: self.flat,
                clause: self.words_of(first, last, &claim),
                beside: self.beside(first, last, [n, to]),
                whose: self.whose(first, last),
                object: abroad::object(side, n).and_then(|it| self.word(it)),
                whom: row.who.then(|| self.whom(first, last)),
            });
        }
    }

    /// Whether a word is a verb by itself, or its clause has a helper: in German anywhere, elsewhere shortly before it.
    fn is_helped(&self, n: usize, first: usize, last: usize) -> bool {
        let side = self.side;
        let helps = |k: usize| {
            let all = [Stance::Over, Stance::Sure, Stance::Ends];
            all.iter().any(|it| side.is(k, *it))
        };
        match self.language {
            Language::German => self.is_past(n) || (first..=last).any(|k| k != n && helps(k)),
            _ => abroad::is_past(side, n) || side.before(n, NOT).any(helps),
        }
    }

    /// Those of whom a clause tells; where it names nobody, those of the one before (`der Fischer, der vermisst wird`).
    fn whom(&self, first: usize, last: usize) -> Vec<Whom> {
        let Some(stemmer) = self.stemmer else {
            return Vec::new();
        };
        let of = |ends| whom::in_clause(self.context, self.at, self.side, stemmer, ends);
        let own = of([first, last]);
        match first.checked_sub(1) {
            Some(before) if own.is_empty() => {
                let (start, end) = self.clause(before);
                of([start, end])
            }
            _ => own,
        }
    }

    /// Whether the words of a row stand from a place on in its clause, and where they end.
    fn meets(&self, row: &Abroad, n: usize, last: usize) -> Option<usize> {
        let mut at = n;
        let mut gap = false;
        let article = &self.context.corpus.articles()[self.at.0];
        let printed = |at: usize| article.slice(self.side.words[at].span);
        for (k, (word, listed)) in row.words.iter().zip(&row.listed).enumerate() {
            if word == ".." {
                gap = true;
                continue;
            }
            let reach = if gap { BETWEEN + 1 } else { 1 };
            let from = if k == 0 { n } else { at + 1 };
            // `bajo` is no `bajó`: what has marks, and what stands alone, must be printed so.
            let as_printed = |at: usize| {
                let text = printed(at);
                let capital = text.starts_with(char::is_uppercase);
                let noun = self.language == Language::German && row.is_word() && capital;
                (!noun || row.noun || at == 0) && text.to_lowercase() == *listed
            };
            let strict = row.is_word() || **listed != **word;
            at = (from..=last)
                .take(reach)
                .find(|it| self.side.form(*it) == word && (!strict || as_printed(*it)))?;
            gap = false;
        }
        Some(at)
    }
}
