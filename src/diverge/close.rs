//! The closest pairs: links that are the strongest of one of their passages, also outside of matches.

use crate::align::{Alignment, Link};
use crate::annotate::{MentionKind, Quote};
use crate::article::BlockKind;
use crate::corpus::{Corpus, Entity, PassageRef, Site};
use crate::diverge::context::{Context, Pair};
use crate::diverge::facing::{Facing, LOOK_BACK, Side, paired};
use crate::lexicon::language::Language;
use crate::lexicon::wordlist;
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId, PassageId, QuoteId};
use crate::text::normal::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// Words that tell something looked at around a place, each way.
const REACH: usize = 4;
/// Letters of a word of a name that two persons may have in common; an initial says nothing.
const NAME: usize = 3;
/// Passages of one block that a correction is told in at most: in a report that is one block all that follows is no correction.
const CORRECTED: usize = 4;

/// Of each pair that is the strongest of one of its passages, whether it is so of both.
pub(super) type Strongest = FxHashMap<[PassageRef; 2], bool>;

/// The strongest link of each passage towards each other article: the one with the same words, if there is one. Linear in
/// the links and their words; of equal ones the earlier, seen from both articles.
pub(super) fn strongest(corpus: &Corpus, alignment: &Alignment) -> Strongest {
    let rank = |it: &Link| {
        let [left, right] = it.passages.map(|(_, passage)| passage.index());
        let same = corpus.same_words(it.passages);
        (
            same,
            it.firm,
            it.score,
            Reverse((left + right, left.abs_diff(right))),
        )
    };
    let links = alignment.links();
    let mut best: FxHashMap<(PassageRef, ArticleId), usize> = FxHashMap::default();
    for (n, link) in links.iter().enumerate() {
        if corpus.differ_in_language(link.passages.map(|it| it.0)) {
            continue;
        }
        let [one, two] = link.passages;
        for key in [(one, two.0), (two, one.0)] {
            let held = best.entry(key).or_insert(n);
            if rank(link) > rank(&links[*held]) {
                *held = n;
            }
        }
    }
    let is_best =
        |n: usize, own: PassageRef, other: PassageRef| best.get(&(own, other.0)) == Some(&n);
    let told = links.iter().enumerate().filter_map(|(n, link)| {
        let [one, two] = link.passages;
        let (left, right) = (is_best(n, one, two), is_best(n, two, one));
        // What the other article has word by word has its counterpart there.
        let elsewhere = |own: PassageRef, other: PassageRef| {
            let held = best.get(&(own, other.0)).map(|it| links[*it].passages);
            held.is_some_and(|it| corpus.same_words(it))
        };
        let told = match (left, right) {
            (true, false) => !elsewhere(two, one),
            (false, true) => !elsewhere(one, two),
            (both, _) => both,
        };
        told.then_some((link.passages, left && right))
    });
    told.collect()
}

/// The strongest links that stand in no match or are weaker than another one of their match, as pairs.
pub(super) fn loose(alignment: &Alignment, strongest: &Strongest, known: &[Facing]) -> Vec<Pair> {
    let known: FxHashSet<[PassageRef; 2]> = known.iter().map(|it| it.pair.passages).collect();
    let links = alignment.links().iter();
    let mut out: Vec<Pair> = links
        .filter(|it| strongest.contains_key(&it.passages) && !known.contains(&it.passages))
        .map(|it| Pair {
            passages: it.passages,
            matched: None,
            score: it.firm,
            best: false,
        })
        .collect();
    out.sort_by_key(|it| it.passages);
    out
}

impl Context<'_> {
    /// The closest pairs word by word, each with whether it is the strongest of both of its passages.
    pub(super) fn closest(&self) -> impl Iterator<Item = (&Facing<'_>, bool)> {
        let all = self.facings.iter().chain(&self.loose);
        all.filter_map(|it| Some((it, *self.strongest.get(&it.pair.passages)?)))
    }

    /// The closest pairs of like blocks: a headline is held against a headline, a text against a text.
    pub(super) fn closest_alike(&self) -> impl Iterator<Item = (&Facing<'_>, bool)> {
        self.closest().filter(|(it, _)| {
            let [one, two] = it.pair.passages.map(|at| self.is_headline(at));
            one == two
        })
    }

    /// Whether a passage stands in a headline.
    pub(super) fn is_headline(&self, at: PassageRef) -> bool {
        matches!(
            self.block_kind(at),
            BlockKind::Headline | BlockKind::Heading
        )
    }

    /// Whether both passages name persons, and none that the other names, nor one that may be one of them: with a first or last name in
    /// common, where neither article knows the name of the other (`Colm Brady`, `Colm Bradley`).
    pub(super) fn name_others(&self, passages: [PassageRef; 2]) -> bool {
        let persons = |at: PassageRef| -> FxHashSet<EntityId> {
            let all = self.mentions(at);
            let persons = all.filter(|(_, it)| it.kind == MentionKind::Person);
            persons
                .map(|(id, _)| self.corpus.entity(at.0, id))
                .collect()
        };
        let [one, two] = passages.map(persons);
        let may_be_one = |a: EntityId| two.iter().any(|b| self.may_be_one(passages, [a, *b]));
        !one.is_empty()
            && !two.is_empty()
            && one.is_disjoint(&two)
            && !one.iter().copied().any(may_be_one)
    }

    /// Whether two persons have a word of their names in common, and neither is named in the article of the other.
    fn may_be_one(&self, passages: [PassageRef; 2], persons: [EntityId; 2]) -> bool {
        let [one, two] = persons.map(|it| &self.corpus.entities()[it]);
        let words = |it: &Entity| -> Vec<String> {
            let words = it.name.split_whitespace();
            words.map(|it| fold(it).into_owned()).collect()
        };
        let theirs = words(two);
        let shared = words(one)
            .iter()
            .any(|it| it.len() >= NAME && theirs.contains(it));
        let stands = |it: &Entity, article| it.mentions.iter().any(|it| it.0 == article);
        shared && !stands(one, passages[1].0) && !stands(two, passages[0].0)
    }

    /// Whether a passage tells what an article said before it was put right: what it gives there the article no longer says (`An earlier
    /// version of this article said that six people were held`, `Correction: …`). English only; linear in its words and those of the few before it.
    pub(super) fn is_correction(&self, at: PassageRef) -> bool {
        let passages = self.corpus.segments(at.0).passages();
        let block = passages[at.1].block;
        // `An earlier version of this article misstated the age of the bridge. It was 96, not 69.`
        let before = (0..=at.1.index()).rev().take(CORRECTED);
        let before = before.map(PassageId::new);
        let mut own = before.take_while(|it| passages[*it].block == block);
        own.any(|it| self.puts_right((at.0, it)))
    }

    /// Whether a passage itself says that it puts something right.
    pub(super) fn puts_right(&self, at: PassageRef) -> bool {
        let words = self.plain(at);
        let is = |n: usize, class| {
            let word = words.get(n);
            word.is_some_and(|it| wordlist::has(Language::English, class, &it.form))
        };
        self.corpus.language(at.0) == Language::English
            && (is(0, "corrects")
                || (1..words.len()).any(|n| {
                    is(n, "version")
                        && is(n - 1, "former")
                        && words.get(n + 1).is_some_and(|it| &*it.form == "of")
                        && is(n + 3, "own_text")
                }))
    }

    /// The passage in which a site begins. Logarithmic.
    pub(super) fn passage_at(&self, site: Site) -> Option<PassageRef> {
        Some((site.article, self.corpus.passage_of(site)?))
    }

    /// Whether both passages name persons as whose words they give something, and none that is one of both.
    pub(super) fn quote_others(&self, passages: [PassageRef; 2]) -> bool {
        let speakers = |at: PassageRef| -> FxHashSet<EntityId> {
            let span = self.corpus.passage_span(at);
            let said = self.quotes(at).filter(|(_, it)| {
                let named = it.source.is_some_and(|it| span.contains(it.span));
                it.speech && named
            });
            let speakers = said.filter_map(|it| self.said_by(at.0, it.1));
            let entities = speakers.map(|it| it.entity);
            let person = |it: &EntityId| self.corpus.entities()[*it].kind == MentionKind::Person;
            entities.filter(person).collect()
        };
        let [one, two] = passages.map(speakers);
        !one.is_empty() && !two.is_empty() && one.is_disjoint(&two)
    }

    /// Different stems of a stretch of text, in their order.
    pub(super) fn stems_in(&self, site: Site) -> Vec<u32> {
        let segments = self.corpus.segments(site.article);
        let tokens = segments.tokens().run(segments.tokens_in(site.span));
        let mut seen = FxHashSet::default();
        let stems = tokens.iter().filter_map(|it| self.stems.of(it));
        stems.filter(|it| seen.insert(*it)).collect()
    }

    /// Quotes between marks that reach into a passage.
    pub(super) fn marked_in(&self, at: PassageRef) -> Vec<(QuoteId, &Quote)> {
        let span = self.corpus.passage_span(at);
        let all = &self.corpus.annotations(at.0).quotes;
        let end = all
            .as_slice()
            .partition_point(|it| it.span.start() < span.end());
        let near = all
            .iter_from(end.saturating_sub(LOOK_BACK))
            .take(end.min(LOOK_BACK));
        near.filter(|(_, it)| it.content != it.span && it.span.overlaps(span))
            .collect()
    }
}

impl Facing<'_> {
    /// How many words around a stretch tell something that the other side tells too, names aside.
    pub(super) fn told_near(&self, side: usize, from: usize, to: usize) -> usize {
        let words = &self.sides[side];
        let before = (0..from).rev().filter(|n| words.tells(*n)).take(REACH);
        let after = (to + 1..words.words.len()).filter(|n| words.tells(*n));
        let near = before.chain(after.take(REACH));
        near.filter(|n| words.mates[*n].is_some() && !words.named[*n])
            .count()
    }

    /// Two sites, the one of `side` given first, in the order of the articles.
    pub(super) fn in_order(&self, side: usize, here: Site, there: Site) -> Vec<Site> {
        debug_assert_eq!(here.article, self.pair.passages[side].0);
        paired(side, here, there).to_vec()
    }
}

impl Side<'_> {
    /// The words inside a span, by position. Logarithmic, and what is found.
    pub(super) fn words_in(&self, span: Span) -> Vec<usize> {
        let from = self
            .words
            .partition_point(|it| it.span.start() < span.start());
        let to = self.words.partition_point(|it| it.span.end() <= span.end());
        (from..to).collect()
    }

    /// The first word that a span touches. Logarithmic.
    pub(super) fn first_in(&self, span: Span) -> Option<usize> {
        let at = self
            .words
            .partition_point(|it| it.span.end() <= span.start());
        let found = self.words.get(at)?;
        found.span.overlaps(span).then_some(at)
    }

    /// Whether most of what the passage tells stands between quotation marks.
    pub(super) fn is_spoken(&self) -> bool {
        let telling = (0..self.words.len()).filter(|n| self.tells(*n));
        let count = |(all, quoted): (usize, usize), n: usize| {
            (all + 1, quoted + usize::from(self.quoted[n]))
        };
        let (all, quoted) = telling.fold((0, 0), count);
        5 * quoted > 3 * all
    }
}
