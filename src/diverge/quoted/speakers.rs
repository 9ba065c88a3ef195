//! Who says what: another source for the same words, where nothing else differs.

use crate::annotate::Quote;
use crate::corpus::Site;
use crate::diverge::claims::twins::{self, change, differ_in_letters};
use crate::diverge::context::Context;
use crate::diverge::facing::Facing;
use crate::diverge::named::spellings::is_spelled_otherwise;
use crate::diverge::quoted::sources::are_initials;
use crate::diverge::wording::reword::Change;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::cues::{Cue, Cues};
use crate::lexicon::language::Language;
use crate::text::Span;
use rustc_hash::FxHashSet;

/// How sure it is: whoever holds the two against each other sees it.
const PLAIN: f32 = 0.95;

/// One `QuoteSpeaker` or `SourceNamed` for each two passages that are the same but for who says it: `the mayor said`, `the fire
/// brigade said`. Two names are two speakers of a quote; what is no name may mean the same person.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut seen = FxHashSet::default();
    let best = context.facings.iter().filter(|it| it.pair.best);
    let found = best.filter_map(|it| other_source(context, it));
    found.filter(|it| seen.insert(it.sites.clone())).collect()
}

fn other_source(context: &Context<'_>, facing: &Facing) -> Option<Divergence> {
    let change = change(facing)?;
    let places = [&change.left, &change.right];
    if places.iter().any(|it| it.is_empty()) {
        return None;
    }
    let differs = [0, 1].map(|side| {
        let words = &facing.sides[side].words;
        words[places[side].start]
            .span
            .cover(words[places[side].end - 1].span)
    });
    // What is written large amid a sentence is a name, known or not.
    let named = |side: usize| {
        let words = &facing.sides[side];
        let big = |n: usize| {
            let text = context.corpus.slice(facing.site(side, n, n));
            n > 0 && text.starts_with(char::is_uppercase)
        };
        let mut all = places[side].clone();
        all.all(|n| words.named[n] || big(n))
    };
    let name = |side: usize| -> Vec<char> {
        let words = places[side].clone().map(|n| facing.sides[side].form(n));
        words.flat_map(str::chars).collect()
    };
    // What is only spelled otherwise is nobody else; nor need be who is called by name in one and by office in the other.
    let told = |side: usize| places[side].clone().any(|n| facing.sides[side].is_told(n));
    if told(0) || told(1) || named(0) != named(1) || differ_in_letters(&name(0), &name(1)) {
        return None;
    }
    let telling = |side: usize| -> Vec<&str> {
        let words = &facing.sides[side];
        let all = places[side].clone().filter(|n| words.tells(*n));
        all.map(|n| words.form(n)).collect()
    };
    if are_initials(&telling(0), &telling(1)) {
        return None;
    }
    let found = [0, 1].map(|side| source_at(context, facing, side, differs[side]));
    let (one, two) = match found {
        [Some(one), Some(two)] => (one, two),
        [None, None] if is_before_cue(facing, change) => {
            let kind = Kind::SourceNamed { only: None };
            return Some(context.divergence(kind, twins::sites(facing, change, 0), PLAIN));
        }
        _ => return None,
    };
    // `Norland's official agency Nordpress`, `Norland's state-run Nordpress`: the source is the same.
    let whole = [one.0, two.0].into_iter().zip(differs);
    let whole = whole.enumerate().all(|(side, (source, words))| {
        let all = &facing.sides[side].words;
        let mut inside = all.iter().rev().filter(|it| source.contains(it.span));
        inside
            .find(|it| it.stem.is_some())
            .is_some_and(|it| words.contains(it.span))
    });
    if !whole {
        return None;
    }
    let sites = |spans: [Span; 2]| {
        [0, 1].map(|side| Site {
            article: facing.pair.passages[side].0,
            span: spans[side],
        })
    };
    let sources = sites([one.0, two.0]);
    let marked = [one.1, two.1].iter().all(|it| it.content != it.span);
    // `Oda said`, `Tarn said` of Oda Tarn.
    let last = [0, 1].map(|side| facing.sides[side].form(places[side].end - 1));
    let printed = sources.map(|it| context.corpus.slice(it));
    if named(0) && named(1) && (context.corpus.is_one_person(last) || is_one_name(context, printed))
    {
        return None;
    }
    let (kind, at) = match named(0) && named(1) && marked {
        true => (
            Kind::QuoteSpeaker { speakers: sources },
            sites([one.1.content, two.1.content]),
        ),
        false => (Kind::SourceNamed { only: None }, sources),
    };
    Some(context.divergence(kind, at.to_vec(), PLAIN))
}

/// Whether two speakers have one name: in two spellings, or one that is a part of the other (`Rau`, `Johanna Rau`).
pub(super) fn is_one_name(context: &Context<'_>, names: [&str; 2]) -> bool {
    let part = |short: &str, long: &str| {
        let mut words = short.split_whitespace();
        words.all(|it| long.split_whitespace().any(|other| other == it))
    };
    let [one, two] = names;
    is_spelled_otherwise(names, context.corpus.common_language())
        || part(one, two)
        || part(two, one)
}

/// Whether the words that differ stand before one verb of saying (`…, the company said in a statement`).
fn is_before_cue(facing: &Facing, change: &Change) -> bool {
    let next = |side: usize, end: usize| {
        let form = facing.sides[side].words.get(end).map(|it| &*it.form)?;
        let cue = Cues::of(Language::English).get(form);
        matches!(cue, Some(Cue::Speech | Cue::Plain)).then_some(form)
    };
    let left = next(0, change.left.end);
    let tells = [(0, &change.left), (1, &change.right)];
    let tells = tells.iter().all(|(side, range)| {
        let words = &facing.sides[*side];
        let all = || (*range).clone();
        all().any(|n| words.tells(n)) && all().all(|n| !words.is_told(n))
    });
    tells && left.is_some() && left == next(1, change.right.end)
}

/// The source of a quote or statement of a passage in which some words stand, with what it says.
fn source_at<'a>(
    context: &Context<'a>,
    facing: &Facing,
    side: usize,
    words: Span,
) -> Option<(Span, &'a Quote)> {
    let passage = facing.pair.passages[side];
    let mentions = &context.corpus.annotations(passage.0).mentions;
    let said = context.quotes(passage).filter(|it| it.1.speech);
    let told = said.filter_map(|(_, it)| {
        let source = it.source?;
        // `the mayor, Oda Tarn,` is shown with the name.
        let name = source.mention.map(|it| mentions[it].span);
        let apposed = name.filter(|it| source.span.end() + 2 == it.start());
        Some((apposed.map_or(source.span, |it| source.span.cover(it)), it))
    });
    let told: Vec<(Span, &Quote)> = told.filter(|it| it.0.overlaps(words)).collect();
    let marked = told.iter().find(|it| it.1.content != it.1.span);
    marked.or(told.first()).copied()
}
