//! What one report gives as the word of somebody, and another tells itself.

use crate::annotate::{MentionKind, Quote, QuoteKind};
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facing::Facing;
use crate::diverge::quoted::sources::words;
use crate::diverge::trust::{DOUBT, SURE};
use crate::diverge::{Divergence, Kind};
use crate::lexicon::offices::title;
use crate::lexicon::wordlist;
use crate::text::Span;
use crate::text::index::{ArticleId, PassageId};
use crate::text::normal::fold;
use rustc_hash::FxHashSet;

/// Words that tell something and that a statement must share with the passage that tells it as a fact.
const STATED: usize = 3;
/// The part of its words that it must share.
const PART: f32 = 0.35;
/// The part from which on it is sure that the passage tells the statement, and not only of what the statement is about.
const MOST: f32 = 0.6;
/// Words before the first of them that are shown with it.
const OPENING: usize = 12;

/// One `SourceNamed` for what one report gives as the word of somebody, and the closest passage of another tells itself.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut out: Vec<Divergence> = Vec::new();
    let mut seen: FxHashSet<(Site, ArticleId)> = FxHashSet::default();
    for (facing, mutual) in context.closest() {
        let passages = facing.pair.passages;
        if passages.iter().any(|it| context.is_headline(*it)) {
            continue;
        }
        for side in [0, 1] {
            let [here, there] = [passages[side], passages[1 - side]];
            let voices = voices(context, there);
            if gives_sources(context, there) || is_vouched_before(context, there) {
                continue;
            }
            for (_, quote) in context.quotes(here) {
                let Some(it) = stated(context, facing, side, quote, &voices) else {
                    continue;
                };
                if is_said_elsewhere(context, (here.0, quote), there) {
                    continue;
                }
                if seen.insert((it.source, there.0)) {
                    let kind = Kind::SourceNamed { only: Some(here.0) };
                    let score = facing.pair.score.get().max(SURE);
                    let score = match mutual && it.most {
                        true => score,
                        false => DOUBT * score,
                    };
                    out.push(context.divergence(kind, vec![it.source, it.told], score));
                }
            }
        }
    }
    out
}

/// Whether a passage gives anything as the word of somebody: how far that reaches is not to be known surely, as in `he fled, hid
/// in a barn and was found there, officials said`.
fn gives_sources(context: &Context<'_>, at: PassageRef) -> bool {
    let words = context.plain(at).iter();
    let mut forms = words.map(|it| &*it.form);
    forms.any(|it| matches!(it, "account" | "reportedly") || says(context, at.0, it))
}

/// Whether the sentence before a passage says according to whom: a report names such a source once for what it tells in a row.
/// Where paragraphs end is not asked: some reports have one for each sentence.
fn is_vouched_before(context: &Context<'_>, (article, passage): PassageRef) -> bool {
    let before = passage.index().checked_sub(1).map(PassageId::new);
    before.is_some_and(|it| {
        let words = context.plain((article, it));
        words.iter().any(|it| &*it.form == "according")
    })
}

/// Words that tell something and that a statement shares with one of the same source in another report: it is that one.
const RETOLD: usize = 3;

/// Whether a report gives a statement as the word of the same source in another place: right before or behind the passage that tells
/// it, or, of a source with a name, with words of it. Linear in the quotes of the report.
fn is_said_elsewhere(
    context: &Context<'_>,
    (here, quote): (ArticleId, &Quote),
    (there, passage): PassageRef,
) -> bool {
    let Some(source) = quote.source else {
        return false;
    };
    let named = words(context, (here, source));
    let who = source.mention.map(|it| context.corpus.entity(here, it));
    let site = |article: ArticleId, span: Span| Site { article, span };
    let own = context.stems_in(site(here, quote.content));
    let all = context.corpus.annotations(there).quotes.as_slice();
    all.iter().filter(|it| it.speech).any(|it| {
        let Some(other) = it.source else { return false };
        let entity = other.mention.map(|it| context.corpus.entity(there, it));
        let same = who.is_some() && who == entity;
        let at = context.corpus.passage_of(site(there, it.span));
        if at.is_some_and(|it| it.index().abs_diff(passage.index()) <= 1) {
            let mut names = words(context, (there, other)).into_iter();
            return same || names.any(|it| named.contains(&it));
        }
        let retold = || {
            let told = context.stems_in(site(there, it.content));
            told.iter().filter(|it| own.contains(it)).count() >= RETOLD
        };
        same && retold()
    })
}

/// What a passage gives as the words of somebody, or between marks.
fn voices(context: &Context<'_>, at: PassageRef) -> Vec<Span> {
    let told = context.quotes(at).filter(|(_, it)| {
        it.speech && (it.kind != QuoteKind::Indirect || is_said(context, at.0, it))
    });
    let marked = context.marked_in(at).into_iter();
    told.chain(marked).map(|it| it.1.content).collect()
}

/// Whether a word, in normal form, only gives what is said as said (`said`, `noted`). Of lists in the language of the article.
pub(in crate::diverge) fn says(context: &Context<'_>, article: ArticleId, form: &str) -> bool {
    wordlist::has(context.corpus.language(article), "says", form)
}

/// Whether the verb of a statement says that it is one: `defended` and `dismissed` may be acts.
pub(in crate::diverge) fn is_said(
    context: &Context<'_>,
    article: ArticleId,
    quote: &Quote,
) -> bool {
    quote.cue.is_some_and(|span| {
        let text = fold(context.corpus.slice(Site { article, span })).into_owned();
        // `He testified last month` tells what he did.
        let mut words = text.split_whitespace();
        words.any(|it| it != "testified" && says(context, article, it))
    })
}

/// Whether a passage tells of somebody without a name (`he insists on it`, `the mayor then described it`), who may be the one
/// whom another report names: 2 of 2 findings of such passages were wrong.
fn is_spoken_of(context: &Context<'_>, at: PassageRef) -> bool {
    let words = context.plain(at);
    let form = |n: usize| words.get(n).map_or("", |it| &*it.form);
    let office = |n: usize| (1..=2).any(|it| title(form(n + it)).is_some());
    // `Tarn said that she was sorry`
    let mut mentions = context.mentions(at);
    if mentions.any(|it| it.1.kind == MentionKind::Person) {
        return false;
    }
    (0..words.len()).any(|n| match form(n) {
        "he" | "she" => true,
        "the" => office(n),
        _ => false,
    })
}

/// A statement that another passage tells as a fact.
struct Stated {
    /// Who states it, with the verb.
    source: Site,
    /// The words that tell it there.
    told: Site,
    /// Whether most of its words stand there.
    most: bool,
}

/// Who states what the other side tells enough of, with the verb, and the words that tell it there.
fn stated(
    context: &Context<'_>,
    facing: &Facing,
    side: usize,
    quote: &Quote,
    voices: &[Span],
) -> Option<Stated> {
    let article = facing.pair.passages[side].0;
    let passage = context.corpus.passage_span(facing.pair.passages[side]);
    let source = quote
        .source
        .filter(|it| it.certain && passage.contains(it.span))?;
    let said = is_said(context, article, quote);
    let cue = quote.cue.filter(|it| said && passage.contains(*it))?;
    let named = words(context, (article, source));
    if !quote.speech
        || quote.kind != QuoteKind::Indirect
        || named.is_empty() && source.mention.is_none()
    {
        return None;
    }
    let here = &facing.sides[side];
    let words: Vec<usize> = here.words_in(quote.content);
    let words: Vec<usize> = words.into_iter().filter(|n| here.tells(*n)).collect();
    let mates: Vec<usize> = words.iter().filter_map(|n| here.mates[*n]).collect();
    let (first, last) = (mates.iter().min()?, mates.iter().max()?);
    let there = &facing.sides[1 - side].words;
    // Who stands in the other passage too may be told to speak, or to act, in another way.
    let meets = |form: &str| named.iter().any(|it| form.trim_end_matches("'s") == it);
    let who = |it| context.corpus.entity(article, it);
    let other = facing.pair.passages[1 - side];
    let stands = |it| {
        let mut mentions = context.mentions(other);
        mentions.any(|(id, _)| context.corpus.entity(other.0, id) == who(it))
            || context.described(other).any(|entity| entity == who(it))
    };
    if there.iter().any(|it| meets(&it.form)) || source.mention.is_some_and(stands) {
        return None;
    }
    let named = |it| context.corpus.annotations(article).mentions[it].kind;
    let person = source.mention.map(named) == Some(MentionKind::Person);
    if person && is_spoken_of(context, other) {
        return None;
    }
    if mates
        .iter()
        .any(|n| voices.iter().any(|it| it.contains(there[*n].span)))
    {
        return None;
    }
    let plain = words
        .iter()
        .filter(|n| here.mates[**n].is_some() && !here.named[**n]);
    let enough = plain.count() >= 2
        && mates.len() >= STATED
        && mates.len() as f32 >= PART * words.len() as f32;
    enough.then(|| {
        let span = source.span.cover(cue);
        // The statement from its beginning, where that is near: there the other names who says it.
        let first = if *first <= OPENING { 0 } else { *first };
        Stated {
            source: Site { article, span },
            told: facing.site(1 - side, first, *last),
            most: mates.len() as f32 >= MOST * words.len() as f32,
        }
    })
}
