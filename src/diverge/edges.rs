//! Where the words of a row begin and end: with what turns their sense, with the number that stands against a number, and at edges of phrases.

use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::facing::Side;
use crate::diverge::wording::denied::denial_before;
use crate::diverge::wording::limits::balanced;
use crate::diverge::wording::phrases::{Head, Phrase, phrases};
use crate::diverge::words::Number;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::cues::{Cue, Cues};
use crate::lexicon::edges::edge;
use crate::lexicon::language::Language;
use crate::lexicon::numbers::number_word;
use crate::lexicon::stance::Stance;
use std::ops::Range;

mod abroad;

/// Words of a row that grows, at most.
const LONGEST: usize = 30;
/// Words behind a row, up to a mark, that are told with it.
const REST: usize = 3;
/// Words that tell something in what is left of a row, at least.
const LEAST: usize = 2;
/// Words of a name before its age.
const NAME: usize = 4;

/// Gives the rows that are told of clauses the words without which they are misread: a denial that governs them (`has denied that` `she
/// asked`), and a number of the other side's unit. Those that are cut out of a sentence (other words, details, facts of one report alone)
/// begin and end at edges of phrases besides, what tells a quote ends at one. Linear in the words of the passages of such rows.
///
/// Known failures: what the phrases get wrong; a row that would be too long stays as it is. In German, French and Spanish rows end as
/// [`abroad::ended`] says.
pub(super) fn settle(context: &Context<'_>, found: &mut [Divergence]) {
    for it in found.iter_mut().filter(|it| it.shown) {
        let cut = match it.kind {
            Kind::Described { entity: None }
            | Kind::Detail { .. }
            | Kind::NumberOnly { .. }
            | Kind::MorePrecise { .. } => Cut::Clause,
            Kind::QuoteParaphrase { .. } => Cut::Telling,
            Kind::Certainty | Kind::Status { .. } | Kind::Polarity => Cut::Verb,
            _ => continue,
        };
        let values = matches!(it.kind, Kind::NumberOnly { .. } | Kind::MorePrecise { .. });
        let row = |site: &Site| {
            let told = match it.kind {
                Kind::NumberOnly { article } | Kind::MorePrecise { article, .. } => {
                    article == site.article
                }
                Kind::QuoteParaphrase { quoted } => quoted != site.article,
                _ => true,
            };
            Row::new(context, *site).filter(|_| told && !context.is_whole(*site))
        };
        // Two dates or numbers held against each other are no phrases.
        let held = |site: &Site| match it.kind {
            Kind::NumberOnly { article } | Kind::MorePrecise { article, .. } => {
                article != site.article && !context.is_whole(*site)
            }
            _ => false,
        };
        if it.sites.iter().any(held) {
            continue;
        }
        let mut rows: Vec<Option<Row<'_>>> = it.sites.iter().map(row).collect();
        for row in rows.iter_mut().flatten() {
            row.take_denial();
            if cut != Cut::Verb {
                row.end_well();
            }
            if cut == Cut::Clause {
                row.begin_well();
            }
        }
        if let [Some(one), Some(two)] = rows.as_mut_slice() {
            one.take_figures(two);
            two.take_figures(one);
        }
        for (site, row) in it.sites.iter_mut().zip(rows) {
            *site = match row {
                Some(it) => it.site(context, *site),
                None if values => *site,
                None => abroad::ended(context, *site, cut == Cut::Verb),
            };
        }
    }
}

/// How the words of a row were taken out of their sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// As a piece of it.
    Clause,
    /// Up to the last word that tells a quote.
    Telling,
    /// As a verb, with what governs it.
    Verb,
}

/// The words of a row in their passage.
struct Row<'a> {
    side: Side<'a>,
    phrases: Vec<Phrase>,
    // Of each word whether a semicolon or a dash stands before it.
    apart: Vec<bool>,
    // Of each word whether it stands in a verb group and is of it.
    verbal: Vec<bool>,
    run: Range<usize>,
    // As it was.
    own: Range<usize>,
}

impl<'a> Row<'a> {
    fn new(context: &Context<'a>, site: Site) -> Option<Self> {
        let passage = context.corpus.passage_of(site)?;
        let at = (site.article, passage);
        let side = Side::new(context, at, context.plain(at).into());
        // Elsewhere only marks cut, and a phrase may be a sentence.
        if side.language != Language::English || context.is_headline(at) {
            return None;
        }
        let words = side.words_in(site.span);
        let own = *words.first()?..*words.last()? + 1;
        let phrases = phrases(&side, context.stances);
        let run = own.clone();
        let text = context.corpus.articles()[site.article].text();
        let apart = |n: usize| {
            let before = n.checked_sub(1).and_then(|n| side.words.get(n));
            let between = before.and_then(|it| text.get(it.span.end()..side.words[n].span.start()));
            between.is_some_and(|it| it.contains([';', '—', '–']))
        };
        let apart = (0..side.words.len()).map(apart).collect();
        let mut verbal = vec![false; side.words.len()];
        for it in phrases.iter().filter(|it| it.head == Head::Verb) {
            for n in it.words.clone() {
                verbal[n] = !is_number(side.form(n)) && !edge(side.form(n)).clause;
            }
        }
        Some(Self {
            side,
            phrases,
            apart,
            verbal,
            run,
            own,
        })
    }

    /// The site with the words that it has now, all of it in its passage.
    fn site(&self, context: &Context<'_>, site: Site) -> Site {
        if self.run == self.own {
            return site;
        }
        let ends = (self.side.words.get(self.run.start)).zip(self.side.words.get(self.run.end - 1));
        let Some((first, last)) = ends else {
            return site;
        };
        let span = balanced(context, site.article, first.span.cover(last.span));
        let whole = context
            .passage_at(site)
            .map(|it| context.corpus.passage_span(it));
        let inside = whole.is_some_and(|it| it.contains(span));
        Site {
            span: if inside { span } else { site.span },
            ..site
        }
    }

    /// The words from one on in its stretch between marks.
    fn rest(&self, from: usize) -> Range<usize> {
        let Some(here) = from.checked_sub(1).and_then(|n| self.side.stretches.get(n)) else {
            return from..from;
        };
        let on = self.side.stretches[from..].iter();
        from..from + on.take_while(|it| *it == here).count()
    }

    /// The first word of the stretch between marks in which a word stands.
    fn stretch_start(&self, at: usize) -> usize {
        self.side.before(at, at).last().unwrap_or(at)
    }

    /// Whether a verb is among some words, or what opens its group, as `would`. Linear in them.
    fn acts(&self, words: &Range<usize>) -> bool {
        let mut words = words.clone();
        words.any(|n| self.verbal.get(n).is_some_and(|it| *it) || self.says(n))
    }

    /// Whether a word is a verb of saying.
    fn says(&self, at: usize) -> bool {
        let cue = Cues::of(Language::English).get(self.side.form(at));
        matches!(cue, Some(Cue::Speech | Cue::Plain))
    }

    fn is_number(&self, at: usize) -> bool {
        is_number(self.side.form(at))
    }

    fn fits(&self, run: &Range<usize>) -> bool {
        run.len() <= LONGEST
    }

    /// Takes in what denies it.
    fn take_denial(&mut self) {
        if let Some(from) = denial_before(&self.side, self.run.start)
            && self.fits(&(from..self.run.end))
        {
            self.run.start = from;
        }
    }

    /// Ends with a whole number, and with its phrase, or with the few words that are left up to a mark; not with the beginning of
    /// what is cut.
    fn end_well(&mut self) {
        let counted = |n: usize| self.side.counted.get(n).is_some_and(|it| *it);
        let mut end = self.run.end;
        let rest = self.rest(end);
        while rest.contains(&end) && counted(end - 1) && counted(end) {
            end += 1;
        }
        end = self.stretch_of_time(end);
        let rest = self.rest(end);
        let last = rest.end.saturating_sub(1);
        let opens = |n: usize| {
            let form = self.side.form(n);
            let joins = self.side.words[n].opens.is_some() || edge(form).clause;
            joins && n < last && !matches!(form, "of" | "than" | "to")
        };
        let few = (1..=REST).contains(&rest.len());
        let ends = few && !self.acts(&rest) && !rest.clone().any(opens);
        if ends {
            end = rest.end;
        }
        // Who says it, with the verb that says so.
        let start = self.stretch_start(end - 1);
        let said = !rest.is_empty() && self.says(rest.start);
        if said && start > self.run.start && self.is_subject(start..end) {
            self.run.end = rest.start + 1;
            return;
        }
        // `Has never` of what is cut off.
        let least = self.run.start + 1;
        while !rest.is_empty() && !ends && end > least && self.leads_on(end - 1) {
            end -= 1;
        }
        self.run.end = end;
        self.drop_begun();
    }

    /// Where a row ends that ended at the first end of a stretch (`open from 3 May` `to 9 June`, `between 20` `and 30 boats`): behind the
    /// other one.
    fn stretch_of_time(&self, end: usize) -> usize {
        let counted = |n: usize| self.side.counted.get(n).is_some_and(|it| *it);
        let rest = self.rest(end);
        let opened = || {
            let mut number = (self.run.start..end).rev().skip_while(|n| counted(*n));
            number
                .next()
                .is_some_and(|n| self.side.form(n) == "between")
        };
        let joins = match rest.clone().next().map(|n| self.side.form(n)) {
            Some("to" | "until" | "till" | "through") => true,
            Some("and") => opened(),
            _ => false,
        };
        let led = end.checked_sub(1).is_some_and(counted);
        if !(joins && led && rest.contains(&(end + 1)) && counted(end + 1)) {
            return end;
        }
        let behind = (end + 1..rest.end).take_while(|n| counted(*n));
        behind.last().map_or(end, |it| it + 1)
    }

    /// Whether no phrase ends with a word.
    fn leads_on(&self, at: usize) -> bool {
        edge(self.side.form(at)).never_last || self.side.is(at, Stance::Negates)
    }

    /// Drops the beginning of a clause at its end: the subject of what is cut off (`fell at noon, and the lamp` `broke`), and what stands
    /// without a verb behind a semicolon.
    fn drop_begun(&mut self) {
        let start = self.stretch_start(self.run.end - 1);
        let rest = self.rest(self.run.end);
        let governs = !rest.is_empty() && self.acts(&(rest.start..rest.start + 1));
        let apart = self.run.clone().rev().find(|n| self.apart[*n]);
        let cut = match apart {
            Some(it) if !self.acts(&(it..self.run.end)) => it,
            _ if governs && self.is_subject(start..self.run.end) => start,
            _ => return,
        };
        let before = self.run.start..cut.max(self.run.start);
        if before.filter(|n| self.side.tells(*n)).count() >= LEAST {
            self.run.end = cut;
        }
    }

    /// Whether the words of a stretch may be the subject of what follows: no verb, and no preposition but before all of them.
    fn is_subject(&self, words: Range<usize>) -> bool {
        let opens = |n: usize| self.side.words[n].opens.is_some() && self.side.form(n) != "of";
        !self.acts(&words) && !words.clone().skip(1).any(opens)
    }

    /// Begins with the determiner of its subject, and with whom an age is of.
    fn begin_well(&mut self) {
        let start = self.run.start;
        let first = self.stretch_start(start) == start;
        let age = self.side.stretches[start..self.run.end]
            .iter()
            .take_while(|it| **it == self.side.stretches[start])
            .count();
        if first && age < self.run.len() && (start..start + age).all(|n| self.side.counted[n]) {
            let name = start.checked_sub(1).map(|n| self.stretch_start(n)..start);
            let named = |it: &Range<usize>| {
                it.len() <= NAME
                    && self.side.named[it.end - 1]
                    && self.fits(&(it.start..self.run.end))
            };
            let joins = |n: &usize| edge(self.side.form(*n)).clause;
            self.run.start = match name.filter(named) {
                Some(it) => it.clone().find(|n| !joins(n)).unwrap_or(it.start),
                None => start + age,
            };
            return;
        }
        let determiner = start.checked_sub(1).filter(|n| {
            let form = edge(self.side.form(*n));
            form.determiner && self.side.stretches[*n] == self.side.stretches[start]
        });
        let starts_noun = self.phrases.iter().any(|it| {
            let own = it.words.start < start && start < it.words.end;
            own && it.head == Head::Noun
        });
        if let Some(at) = determiner
            && starts_noun
            && self.acts(&self.run)
        {
            self.run.start = at;
        }
    }

    /// Takes in the number of its clause that stands against one of the other row: of the same unit, where the other has one more of it.
    fn take_figures(&mut self, other: &Self) {
        let there = other.figures(&other.run);
        let here = self.figures(&self.run);
        let of = |all: &[Figure], unit: Number| all.iter().filter(|it| it.1 == unit).count();
        let lacking = there.iter().find(|it| of(&here, it.1) < of(&there, it.1));
        let Some(unit) = lacking.map(|it| it.1) else {
            return;
        };
        let all = self.figures(&(0..self.side.words.len()));
        let outside = all
            .iter()
            .filter(|it| it.1 == unit && !self.run.contains(&it.0));
        let nearest = outside.min_by_key(|it| it.0.abs_diff(self.run.start));
        let Some(&(at, _)) = nearest else {
            return;
        };
        let grown = match at < self.run.start {
            true => self.stretch_start(at)..self.run.end,
            false => self.run.start..self.rest(at + 1).end,
        };
        if self.fits(&grown) {
            self.run = grown;
        }
    }

    /// The numbers among some words, each with the word behind it that says what it is of.
    fn figures(&self, words: &Range<usize>) -> Vec<Figure> {
        let number = |n: &usize| self.is_number(*n);
        let unit = |n: usize| {
            let next = self.side.words.get(n + 1)?;
            (self.side.stretches[n] == self.side.stretches[n + 1]).then_some((n, next.key()?))
        };
        words.clone().filter(number).filter_map(unit).collect()
    }
}

fn is_number(form: &str) -> bool {
    form.starts_with(|it: char| it.is_ascii_digit()) || number_word(form).is_some()
}

/// Where a number stands, and what it is of.
type Figure = (usize, Number);

#[cfg(test)]
mod tests;
