//! Where the words of a row begin and end: with what turns their sense, with the number that stands against a number, and at edges of phrases.

use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::facing::Side;
use crate::diverge::wording::denied::denial_before;
use crate::diverge::wording::limits::balanced;
use crate::diverge::wording::phrases::{Head, Phrase, phrases};
use crate::diverge::words::Number;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::edges::edge;
use crate::lexicon::language::Language;
use crate::lexicon::numbers::number_word;
use std::ops::Range;

/// Words of a row that grows, at most.
const LONGEST: usize = 26;
/// Words behind a row, up to a mark, that are told with it.
const REST: usize = 3;
/// Words of a name before its age.
const NAME: usize = 4;

/// Gives the rows that are told of clauses the words without which they are misread: a denial that governs them (`has denied that` `she
/// asked`), and a number of the other side's unit. Those that are cut out of a sentence (other words, details, facts of one report alone)
/// begin and end at edges of phrases besides. Linear in the words of the passages of such rows.
///
/// Known failures: what the phrases get wrong; a row that would be too long stays as it is.
pub(super) fn settle(context: &Context<'_>, found: &mut [Divergence]) {
    for it in found.iter_mut().filter(|it| it.shown) {
        let (cut, of) = match it.kind {
            Kind::Described { entity: None } | Kind::Detail { .. } => (true, None),
            Kind::NumberOnly { article } | Kind::MorePrecise { article, .. } => {
                (true, Some(article))
            }
            Kind::Certainty | Kind::Status { .. } | Kind::Polarity => (false, None),
            _ => continue,
        };
        let is_row =
            |site: &Site| of.is_none_or(|it| it == site.article) && !context.is_whole(*site);
        let lacks = |it: &Divergence| {
            let mut others = it
                .sites
                .iter()
                .filter(|site| of.is_some_and(|it| it != site.article));
            others.all(|it| context.is_whole(*it))
        };
        // Two dates or numbers held against each other are no phrases.
        if !lacks(it) {
            continue;
        }
        let rows: Vec<Option<Row<'_>>> = (it.sites.iter())
            .map(|site| Row::new(context, *site).filter(|_| is_row(site)))
            .collect();
        let mut rows = rows;
        for row in rows.iter_mut().flatten() {
            row.take_denial();
            if cut {
                row.end_well();
                row.begin_well();
            }
        }
        if let [Some(one), Some(two)] = rows.as_mut_slice() {
            one.take_figures(two);
            two.take_figures(one);
        }
        for (site, row) in it.sites.iter_mut().zip(rows) {
            *site = row.map_or(*site, |it| it.site(context, *site));
        }
    }
}

/// The words of a row in their passage.
struct Row<'a> {
    side: Side<'a>,
    phrases: Vec<Phrase>,
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
        Some(Self {
            side,
            phrases,
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

    /// Whether a verb is among some words.
    fn acts(&self, words: &Range<usize>) -> bool {
        let meets = |it: &&Phrase| it.words.start < words.end && words.start < it.words.end;
        let mut verbs = self.phrases.iter().filter(|it| it.head == Head::Verb);
        verbs.any(|it| {
            meets(&it)
                && words
                    .clone()
                    .any(|n| it.words.contains(&n) && self.is_verb(n, it))
        })
    }

    /// Whether a word of a verb group is of the verb, and not what opens the group.
    fn is_verb(&self, at: usize, group: &Phrase) -> bool {
        at + 1 == group.words.end || !edge(self.side.form(at)).clause
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
        let rest = self.rest(end);
        let opens = |n: usize| self.side.words[n].opens.is_some() || edge(self.side.form(n)).clause;
        let few = (1..=REST).contains(&rest.len());
        let goes_on =
            few && !self.acts(&rest) && !rest.clone().any(|n| opens(n) && !is_of(&self.side, n));
        if goes_on {
            end = rest.end;
        }
        self.run.end = end;
        self.drop_begun();
    }

    /// Drops the beginning of a clause at its end: the subject of what is cut off (`for three months, the railway` `said`), and what stands
    /// without a verb behind a semicolon.
    fn drop_begun(&mut self) {
        let start = self.stretch_start(self.run.end - 1);
        let begun = start..self.run.end;
        let cut = !self.rest(self.run.end).is_empty();
        let next = self.rest(self.run.end).start;
        let governs = self.acts(&(next..next + 1));
        let before = self.run.start..start.max(self.run.start);
        let tells = before.clone().filter(|n| self.side.tells(*n)).count();
        if cut && governs && start > self.run.start && !self.acts(&begun) && tells >= 2 {
            self.run.end = start;
        }
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
            self.run.start = match name.filter(named) {
                Some(it) => it.start,
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
        let number = |n: &usize| {
            let form = self.side.form(*n);
            form.starts_with(|it: char| it.is_ascii_digit()) || number_word(form).is_some()
        };
        let unit = |n: usize| {
            let next = self.side.words.get(n + 1)?;
            (self.side.stretches[n] == self.side.stretches[n + 1]).then_some((n, next.key()?))
        };
        words.clone().filter(number).filter_map(unit).collect()
    }
}

/// Where a number stands, and what it is of.
type Figure = (usize, Number);

fn is_of(side: &Side<'_>, at: usize) -> bool {
    matches!(side.form(at), "of" | "than" | "to")
}
