//! The features of a word in its surroundings, hashed to rows of the model.

use super::labels_of;
use super::model::FEATURES;
use super::words::{AROUND, LISTS, OUTSIDE, Parts, Reader, Spelling, Word};
use crate::annotate::Mention;
use crate::annotate::mentions::Document;
use crate::lexicon::titles::Role;
use crate::segment::TokenKind;
use crate::text::index::TokenId;
use crate::text::{Run, Symbol};
use rustc_hash::FxHashMap;

/// Number of labels: none, and the first and inner words of four kinds.
pub const LABELS: usize = 9;

/// The rows of the model that a word's features fall on.
pub type Row = Vec<u32>;

/// Tokens near capitals, with their features.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// Which tokens.
    pub tokens: Run<TokenId>,
    /// The features of each.
    pub rows: Vec<Row>,
}

/// How far apart two capitals of one stretch may stand, in tokens.
const GAP: usize = 4;

/// Reads the stretches of an article, one after the other. Of the features of a word many are decided by one word alone, it or
/// one beside it: `part` makes something of those once for each different word, `word` puts it together with the other
/// features; `stretch` takes what was made of a stretch. `found` is what the rules found.
pub(super) fn read<P, T>(
    document: &Document<'_>,
    found: &[Mention],
    part: impl Fn(&Row) -> P,
    word: impl Fn(Parts<Option<&P>>, &Row) -> T,
    mut stretch: impl FnMut(Run<TokenId>, Vec<T>),
) {
    let habits = habits(document);
    let mut row = Features(Vec::with_capacity(80));
    let mut alone = Features(Vec::with_capacity(16));
    let mut reader = Reader::new(document, |word: &Word, spelling: &Spelling, place| {
        alone.0.clear();
        alone.add_alone(word, spelling, place as isize - AROUND as isize);
        part(&alone.0)
    });
    for (passage, title_case) in document.passages_by_case() {
        let runs = near_capitals(document, passage.tokens);
        if runs.is_empty() {
            continue;
        }
        let rules = labels_of(document, passage.tokens, found);
        let scene = Scene {
            document,
            habits: &habits,
            start: passage.tokens.start(),
            words: reader.words(passage.tokens, &runs, &rules),
            rules,
            title_case,
            runs: Bounds::default(),
            named: Bounds::default(),
        }
        .bounded();
        for tokens in runs {
            let mut read = Vec::with_capacity(tokens.len());
            for at in tokens.start()..tokens.end() {
                let at = at - scene.start;
                scene.features(at, &mut row);
                let near: Parts<&Word> =
                    std::array::from_fn(|place| scene.word(at, place as isize - AROUND as isize));
                for (place, it) in near.iter().enumerate() {
                    reader.make(it, place);
                }
                let parts = std::array::from_fn(|place| reader.part(near[place], place));
                read.push(word(parts, &row.0));
            }
            stretch(tokens, read);
        }
    }
}

/// Runs of tokens that begin and end with a capital, or with what is joined to one.
fn near_capitals(document: &Document<'_>, within: Run<TokenId>) -> Vec<Run<TokenId>> {
    let mut runs: Vec<Run<TokenId>> = Vec::new();
    for at in (within.start()..within.end()).filter(|&at| document.is_capital(at)) {
        let mut start = at;
        while start > within.start() && at - start < 2 && document.touch(start - 1, start) {
            start -= 1;
        }
        let mut end = at + 1;
        while end < within.end()
            && end - at < 3
            && (document.touch(end - 1, end) || document.token(end).kind == TokenKind::Number)
        {
            end += 1;
        }
        match runs.last_mut() {
            Some(last) if start < last.end() + GAP => *last = Run::new(last.start(), end),
            _ => runs.push(Run::new(start, end)),
        }
    }
    runs
}

/// How a word stands elsewhere in the article.
#[derive(Debug, Clone, Copy, Default)]
struct Habit {
    after_title: bool,
    speaks: bool,
    in_run: bool,
}

fn habits(document: &Document<'_>) -> FxHashMap<Symbol, Habit> {
    let mut habits: FxHashMap<Symbol, Habit> = FxHashMap::default();
    for (passage, title_case) in document.passages_by_case() {
        let (start, end) = (passage.tokens.start(), passage.tokens.end());
        for at in (start..end).filter(|&at| document.is_capital(at)) {
            let habit = habits.entry(document.token(at).symbol).or_default();
            let before = at.checked_sub(1).filter(|&it| it >= start);
            habit.after_title |=
                before.is_some_and(|it| document.roles.has(document.form(it), Role::Title));
            habit.speaks |= at + 1 < end && speaks(document.form(at + 1));
            habit.in_run |=
                !title_case && before.is_some_and(|it| it > start && document.is_capital(it));
        }
    }
    habits
}

fn speaks(form: &str) -> bool {
    matches!(
        form,
        "said"
            | "says"
            | "told"
            | "added"
            | "announced"
            | "tweeted"
            | "wrote"
            | "argued"
            | "warned"
            | "insisted"
            | "vowed"
    )
}

/// A passage, as the features see it. Positions count from its first token.
struct Scene<'d, 'a> {
    document: &'d Document<'a>,
    habits: &'d FxHashMap<Symbol, Habit>,
    start: usize,
    words: Vec<Word>,
    rules: Vec<u8>,
    title_case: bool,
    // The run of capitals that a word stands in.
    runs: Bounds,
    // What the rules took for one name with a word.
    named: Bounds,
}

/// Of each position, where the run that it stands in begins and ends.
#[derive(Default)]
struct Bounds {
    first: Vec<usize>,
    last: Vec<usize>,
}

impl Bounds {
    /// `joins` says whether a position goes on what the one before it began.
    fn new(length: usize, joins: impl Fn(usize) -> bool) -> Self {
        let mut it = Self {
            first: (0..length).collect(),
            last: (0..length).collect(),
        };
        for at in (1..length).filter(|at| joins(*at)) {
            it.first[at] = it.first[at - 1];
        }
        for at in (1..length).rev().filter(|at| joins(*at)) {
            it.last[at - 1] = it.last[at];
        }
        it
    }
}

impl Scene<'_, '_> {
    /// With its runs known. Linear.
    fn bounded(mut self) -> Self {
        let words = &self.words;
        self.runs = Bounds::new(words.len(), |at| words[at].capital && words[at - 1].capital);
        let inner = |at: usize| self.rules[at] > 0 && self.rules[at].is_multiple_of(2);
        self.named = Bounds::new(self.rules.len(), inner);
        self
    }

    /// The word `by` places from `at`.
    fn word(&self, at: usize, by: isize) -> &Word {
        at.checked_add_signed(by)
            .and_then(|it| self.words.get(it))
            .unwrap_or(&OUTSIDE)
    }

    fn rule(&self, at: usize, by: isize) -> u64 {
        at.checked_add_signed(by)
            .and_then(|it| self.rules.get(it))
            .map_or(0, |it| u64::from(*it))
    }

    /// Puts the features of a word into a row, in place of what is in it, but for those that a word alone decides.
    fn features(&self, at: usize, row: &mut Features) {
        row.0.clear();
        row.add(0);
        self.add_words(at, row);
        self.add_lists(at, row);
        self.add_rules(at, row);
        if self.words[at].capital {
            self.add_run(at, row);
            self.add_article(at, row);
        }
    }

    /// Forms and shapes of words side by side.
    fn add_words(&self, at: usize, row: &mut Features) {
        let here = self.word(at, 0);
        let (before, after) = (self.word(at, -1), self.word(at, 1));
        row.add3(30, before.form, here.form);
        row.add3(31, here.form, after.form);
        row.add4(33, before.short, here.short, after.short);
        row.add4(
            36,
            u64::from(at == 0),
            u64::from(here.capital),
            u64::from(self.title_case),
        );
    }

    /// The lists that the word and its neighbours stand in.
    fn add_lists(&self, at: usize, row: &mut Features) {
        for by in -1..=1 {
            let lists = self.word(at, by).lists;
            for n in (0..LISTS).filter(|n| lists >> n & 1 == 1) {
                row.add3(60, (by + 1) as u64, u64::from(n));
            }
        }
        let here = self.word(at, 0);
        row.add3(61, u64::from(here.lists), u64::from(here.capital));
    }

    /// What the rules say.
    fn add_rules(&self, at: usize, row: &mut Features) {
        let (before, here, after) = (self.rule(at, -1), self.rule(at, 0), self.rule(at, 1));
        row.add2(70, here);
        row.add3(71, before, here);
        row.add3(72, here, after);
        row.add3(73, here, u64::from(self.word(at, 0).lists));
        row.add3(74, here, self.word(at, 0).end);
        if here == 0 {
            return;
        }
        let (first, last) = (self.named.first[at], self.named.last[at]);
        row.add3(75, here, self.words[last].form);
        row.add3(76, here, self.words[first].form);
        row.add4(
            77,
            here,
            (last - first).min(5) as u64,
            (at - first).min(5) as u64,
        );
        row.add3(78, here, self.word(first, -1).form);
        row.add3(79, here, self.word(last, 1).form);
    }

    /// The run of capitals around a word.
    fn add_run(&self, at: usize, row: &mut Features) {
        let (first, last) = (self.runs.first[at], self.runs.last[at]);
        let (before, after) = (at - first, last - at);
        row.add3(80, before.min(4) as u64, after.min(4) as u64);
        row.add2(81, self.word(first, -1).form);
        row.add2(82, self.word(last, 1).form);
        row.add2(83, self.words[last].form);
    }

    /// How the word stands elsewhere in the article.
    fn add_article(&self, at: usize, row: &mut Features) {
        let seen = self.document.seen(self.start + at);
        row.add4(
            90,
            u64::from(seen.lower.min(2)),
            u64::from(seen.middle.min(2)),
            u64::from(at == 0),
        );
        let symbol = self.document.token(self.start + at).symbol;
        let habit = self.habits.get(&symbol).copied().unwrap_or_default();
        for (n, it) in [habit.after_title, habit.speaks, habit.in_run]
            .into_iter()
            .enumerate()
        {
            if it {
                row.add2(91, n as u64);
            }
        }
    }
}

/// Collects features: a number for the kind of feature, then its values.
struct Features(Row);

impl Features {
    /// Form, shape and ends of a word that stands `by` words from the one at hand.
    fn add_alone(&mut self, word: &Word, spelling: &Spelling, by: isize) {
        let n = by.unsigned_abs() as u64 * 2 + u64::from(by < 0);
        self.add2(10 + n, word.form);
        self.add2(20 + n, word.short);
        match by {
            -1 => self.add2(34, word.end),
            1 => self.add2(35, word.end),
            0 => {
                self.add2(32, spelling.shape);
                for (n, start) in (0..).zip(spelling.starts).filter(|it| it.1 != 0) {
                    self.add2(40 + n, start);
                }
                for (n, end) in (0..).zip(spelling.ends).filter(|it| it.1 != 0) {
                    self.add2(50 + n, end);
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, hash: u64) {
        let mixed = (hash ^ hash >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0.push((mixed >> (64 - FEATURES.ilog2())) as u32);
    }

    fn add2(&mut self, kind: u64, a: u64) {
        self.add(mix(kind, a));
    }

    fn add3(&mut self, kind: u64, a: u64, b: u64) {
        self.add(mix(mix(kind, a), b));
    }

    fn add4(&mut self, kind: u64, a: u64, b: u64, c: u64) {
        self.add(mix(mix(mix(kind, a), b), c));
    }
}

fn mix(hash: u64, value: u64) -> u64 {
    (hash.rotate_left(23) ^ value).wrapping_mul(0xff51_afd7_ed55_8ccd)
}
