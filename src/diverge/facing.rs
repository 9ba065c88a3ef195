//! `Facing`: two linked passages word by word, with what each word of the one has for it in the other.

use crate::corpus::{PassageRef, Site};
use crate::diverge::claims::abroad::Shape;
use crate::diverge::context::{Context, Pair};
use crate::diverge::wording::reword::{Change, changes};
use crate::diverge::words::{Number, Plain};
use crate::lexicon::language::Language;
use crate::lexicon::stance::Stance;
use crate::segment::{Token, TokenKind};
use crate::text::Span;
use std::borrow::Cow;

/// Quotes before the end of a passage that may reach into it.
pub(super) const LOOK_BACK: usize = 12;

/// So many words in common near two places say that they tell one thing, whatever stands next to them.
const MANY: usize = 4;
/// Words looked at each way for how far two passages go on alike.
const ALIKE: usize = 8;

/// Two linked passages whose words are held against each other.
pub(super) struct Facing<'a> {
    pub pair: Pair,
    pub sides: [Side<'a>; 2],
    /// The stretches that differ when both are read in their order.
    pub changes: Vec<Change>,
}

/// One of the two passages. All lists are by word.
pub(super) struct Side<'a> {
    pub words: Cow<'a, [Plain]>,
    /// The word of the other side that is the same or a form of the same.
    pub mates: Vec<Option<usize>>,
    /// Of a word without a mate, whether the other side has a word of the same stem or beginning.
    akin: Vec<bool>,
    /// Which stretch between marks the word stands in; counted from 0.
    pub stretches: Vec<u32>,
    /// Whether the word stands between quotation marks.
    pub quoted: Vec<bool>,
    /// Whether the word is a name, or a part of one.
    pub named: Vec<bool>,
    /// Whether the word is a part of a number with its unit, or of a date.
    pub counted: Vec<bool>,
    /// Its language.
    pub language: Language,
    /// What the letters of a word tell, in other languages than English.
    pub shapes: Vec<Shape>,
}

/// What is so on one side and on the other, in the order of the sides.
pub(super) fn paired<T>(side: usize, own: T, other: T) -> [T; 2] {
    match side {
        0 => [own, other],
        _ => [other, own],
    }
}

impl<'a> Facing<'a> {
    /// Holds two passages against each other. About linear in their words.
    pub(super) fn new(context: &Context<'a>, pair: &Pair) -> Self {
        let mut sides = pair
            .passages
            .map(|it| Side::new(context, it, context.plain(it).into()));
        let changes = changes(&sides[0].words, &sides[1].words);
        find_mates(&mut sides, &changes);
        Self {
            pair: *pair,
            sides,
            changes,
        }
    }

    /// The words of a range of one side as a site.
    pub(super) fn site(&self, side: usize, from: usize, to: usize) -> Site {
        let words = &self.sides[side].words;
        Site {
            article: self.pair.passages[side].0,
            span: words[from].span.cover(words[to].span),
        }
    }

    /// Whether the words around two places are the same: one of the two that tell something just before each, or just after.
    pub(super) fn touch(&self, at: [usize; 2]) -> bool {
        let [left, right] = &self.sides;
        let before = |side: &Side, at: usize| nearest(side, (0..at).rev());
        let after = |side: &Side, at: usize| nearest(side, at + 1..side.words.len());
        let meet = |one: [Option<usize>; 2], two: [Option<usize>; 2]| {
            let mates = one.iter().flatten().filter_map(|n| left.mates[*n]);
            mates.into_iter().any(|mate| two.contains(&Some(mate)))
        };
        meet(before(left, at[0]), before(right, at[1]))
            || meet(after(left, at[0]), after(right, at[1]))
    }

    /// Whether two places stand amid the same words: `least` of them near and one next to both, or so many that the order in
    /// which they are told does not matter (`will cut two lines`, `two lines will be cut`).
    pub(super) fn is_beside(&self, at: [usize; 2], reach: usize, least: usize) -> bool {
        let near = self.common_near(at, reach);
        near >= least && (near >= MANY || self.touch(at))
    }

    /// How many words, those that tell nothing among them, go on alike before and after two places; what `passes` on either side is
    /// looked over (`will not stand again in May`, `will stand again in May`). Linear in them.
    pub(super) fn alike_around(
        &self,
        at: [usize; 2],
        passes: impl Fn(&Side<'_>, usize) -> bool,
    ) -> usize {
        let [left, right] = &self.sides;
        let words = |side: &'_ Side<'_>, it: &mut dyn Iterator<Item = usize>| -> Vec<String> {
            let told = it.filter(|n| !passes(side, *n));
            told.take(ALIKE).map(|n| side.form(n).to_owned()).collect()
        };
        let run = |one: Vec<String>, two: Vec<String>| {
            one.iter()
                .zip(&two)
                .take_while(|(one, two)| one == two)
                .count()
        };
        let before = run(
            words(left, &mut (0..at[0]).rev()),
            words(right, &mut (0..at[1]).rev()),
        );
        let after = run(
            words(left, &mut (at[0] + 1..left.words.len())),
            words(right, &mut (at[1] + 1..right.words.len())),
        );
        before + after
    }

    /// How many words that tell something both sides have close to two places, `reach` of them looked at each way. Words
    /// at the places themselves do not count.
    pub(super) fn common_near(&self, at: [usize; 2], reach: usize) -> usize {
        let mates = &self.sides[0].mates;
        let there: Vec<usize> = self.sides[1].telling_near(at[1], reach).collect();
        self.sides[0]
            .telling_near(at[0], reach)
            .filter(|n| mates[*n].is_some_and(|mate| there.contains(&mate)))
            .count()
    }
}

impl<'a> Side<'a> {
    /// The words of a passage with what is known of each; no mates yet.
    pub(super) fn new(context: &Context<'_>, at: PassageRef, words: Cow<'a, [Plain]>) -> Self {
        let found = context.corpus.annotations(at.0);
        let passage = context.corpus.passage_span(at);
        let quotes = found.quotes.as_slice();
        let before = quotes.partition_point(|it| it.span.start() < passage.end());
        let marked: Vec<Span> = quotes[before.saturating_sub(LOOK_BACK)..before]
            .iter()
            .filter(|it| it.content != it.span)
            .map(|it| it.content)
            .collect();
        let mentions: Vec<Span> = context.mentions(at).map(|it| it.1.span).collect();
        let figures = context.quantities(at).iter().map(|it| it.span);
        let figures: Vec<Span> = figures
            .chain(context.times(at).iter().map(|it| it.span))
            .collect();
        let lies_in = |mut all: Vec<Span>| -> Vec<bool> {
            if all.is_empty() {
                return vec![false; words.len()];
            }
            all.sort_unstable();
            // Of those that begin before the end of the word at hand, the last.
            let mut last: Option<Span> = None;
            let mut rest = all.into_iter().peekable();
            let inside = |it: &Plain| {
                while let Some(next) = rest.next_if(|span| span.start() < it.span.end()) {
                    last = Some(next);
                }
                last.is_some_and(|span| span.overlaps(it.span))
            };
            words.iter().map(inside).collect()
        };
        let article = &context.corpus.articles()[at.0];
        let language = context.corpus.language(at.0);
        let shapes = match language {
            Language::English => Vec::new(),
            _ => (words.iter())
                .map(|it| Shape::of(article.slice(it.span), language, context.stances))
                .collect(),
        };
        Self {
            language,
            shapes,
            mates: vec![None; words.len()],
            akin: vec![false; words.len()],
            stretches: stretches(context, at, &words),
            quoted: lies_in(marked),
            named: lies_in(mentions),
            counted: lies_in(figures),
            words,
        }
    }

    /// The words without a mate that tell something, with what they have in common with their other forms.
    fn lone(&self) -> impl Iterator<Item = (Number, usize)> + '_ {
        let words = self.words.iter().zip(&self.mates).enumerate();
        words.filter_map(|(n, (word, mate))| Some((word.key().filter(|_| mate.is_none())?, n)))
    }

    /// Whether the word tells something.
    #[inline]
    pub(super) fn tells(&self, at: usize) -> bool {
        self.words[at].stem.is_some()
    }

    /// Whether the other side has the word, a form of it, or one that begins like it.
    pub(super) fn is_told(&self, at: usize) -> bool {
        self.mates[at].is_some() || self.akin[at]
    }

    /// The words that tell something closest to a place, `reach` each way.
    fn telling_near(&self, at: usize, reach: usize) -> impl Iterator<Item = usize> + '_ {
        let before = (0..at).rev().filter(|n| self.tells(*n)).take(reach);
        let after = (at + 1..self.words.len()).filter(|n| self.tells(*n));
        before.chain(after.take(reach))
    }

    /// Words before a place in its stretch, the nearest first, `reach` at most.
    pub(super) fn before(&self, at: usize, reach: usize) -> impl Iterator<Item = usize> + '_ {
        let here = self.stretches[at];
        let back = (0..at).rev().take(reach);
        back.take_while(move |n| self.stretches[*n] == here)
    }

    /// Whether a word does this to what it governs.
    #[inline]
    pub(super) fn is(&self, at: usize, stance: Stance) -> bool {
        self.words[at].stances.has(stance)
    }

    /// The form of a word.
    #[inline]
    pub(super) fn form(&self, at: usize) -> &str {
        &self.words[at].form
    }
}

/// The first two places whose word tells something.
fn nearest(side: &Side, mut places: impl Iterator<Item = usize>) -> [Option<usize>; 2] {
    let mut next = || places.find(|n| side.tells(*n));
    [next(), next()]
}

/// In which stretch between marks each word stands. Hyphens, apostrophes and quotation marks part nothing.
fn stretches(context: &Context<'_>, (article, passage): PassageRef, words: &[Plain]) -> Vec<u32> {
    let tokens = context.corpus.segments(article).tokens_of(passage);
    let parts = |it: &&Token| {
        it.kind == TokenKind::Punctuation
            && matches!(
                context.form(it),
                "," | ";" | ":" | "--" | "—" | "–" | "(" | ")" | "…" | "..." | "?" | "!"
            )
    };
    let mut marks = tokens.iter().filter(parts).peekable();
    let mut passed = 0;
    let stretch = |it: &Plain| {
        while marks
            .next_if(|mark| mark.span.start() < it.span.start())
            .is_some()
        {
            passed += 1;
        }
        passed
    };
    words.iter().map(stretch).collect()
}

/// Tells each word of two passages its mate: the equal word where both are read in order, else the first free one with the
/// same stem. `n log n` in the words.
fn find_mates(sides: &mut [Side<'_>; 2], changes: &[Change]) {
    let [left, right] = sides;
    if changes.is_empty() {
        for side in [left, right] {
            side.mates = (0..side.words.len()).map(Some).collect();
        }
        return;
    }
    let (mut l, mut r) = (0, 0);
    let ends = (
        left.words.len()..left.words.len(),
        right.words.len()..right.words.len(),
    );
    let ranges = changes.iter().map(|it| (it.left.clone(), it.right.clone()));
    for (in_left, in_right) in ranges.chain([ends]) {
        // A change may swallow equal words that tell nothing: what lies between two changes is equal word by word.
        while l < in_left.start && r < in_right.start {
            left.mates[l] = Some(r);
            right.mates[r] = Some(l);
            (l, r) = (l + 1, r + 1);
        }
        (l, r) = (in_left.end, in_right.end);
    }
    let free = [&*left, &*right].map(|side| {
        let mut free = side.lone().collect::<Vec<(Number, usize)>>();
        free.sort_unstable();
        free
    });
    let (mut l, mut r) = (0, 0);
    while let (Some(&(one, n)), Some(&(two, m))) = (free[0].get(l), free[1].get(r)) {
        if one == two {
            left.mates[n] = Some(m);
            right.mates[m] = Some(n);
        }
        l += usize::from(one <= two);
        r += usize::from(two <= one);
    }
    // What is said twice in one and once in the other is told in both.
    mark_akin(left, right);
    mark_akin(right, left);
}

/// Marks the words without a mate of which the other side has one of the same stem or beginning. `n log n` in the words.
fn mark_akin(side: &mut Side<'_>, other: &Side<'_>) {
    let lone: Vec<(Number, usize)> = side.lone().collect();
    if lone.is_empty() {
        return;
    }
    let mut keys: Vec<Number> = other.words.iter().filter_map(Plain::key).collect();
    let mut starts: Vec<Number> = other.words.iter().filter_map(|it| it.start).collect();
    keys.sort_unstable();
    starts.sort_unstable();
    for (key, n) in lone {
        let begun = || {
            side.words[n]
                .start
                .is_some_and(|it| starts.binary_search(&it).is_ok())
        };
        side.akin[n] = keys.binary_search(&key).is_ok() || begun();
    }
}
