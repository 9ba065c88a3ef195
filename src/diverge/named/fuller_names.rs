//! Persons whom two articles name by different full names.

use crate::annotate::MentionKind;
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::{Divergence, Kind, Precise};
use crate::lexicon::language::Language;
use crate::lexicon::person::generation;
use crate::lexicon::titles::{Role, Roles};
use crate::segment::Token;
use crate::text::index::{ArticleId, EntityId};
use rustc_hash::FxHashMap;
use std::cmp::Ordering;

/// How sure it is that a fuller name says something: one with another first name, or with what its bearer is behind it, in
/// words that the other report has nowhere; and one with no more than an initial, which is how a house writes names.
const FULLER: f32 = 0.7;
const INITIAL: f32 = 0.2;
/// Words of an introduction that the other article must lack.
const OTHER: usize = 2;
/// Words of an office before a name.
const OFFICE: usize = 5;
/// Tellings of a full name that are looked at in an article: the first ones.
const TELLINGS: usize = 6;
/// Words of what stands beside a name.
const BESIDE: usize = 9;

/// One `MorePrecise` for each person whom two articles name by different full names: with another first name, or with an
/// initial more (told when asked), with what introduces them where only one of the articles says that.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    // The fullest tellings of each person, by article and by last word.
    let mut fullest: FxHashMap<(ArticleId, EntityId), Vec<Site>> = FxHashMap::default();
    let mut order: Vec<(ArticleId, EntityId)> = Vec::new();
    for (id, entity) in context.corpus.entities().iter_enumerated() {
        if entity.kind != MentionKind::Person {
            continue;
        }
        for &(article, mention) in &entity.mentions {
            let site = context.corpus.mention_site(article, mention);
            // Without lists of a language a title is a part of the name.
            if context.corpus.language(article) == Language::Other {
                continue;
            }
            let held = fullest.entry((article, id)).or_insert_with(|| {
                order.push((article, id));
                Vec::new()
            });
            let size = |it: Site| context.corpus.slice(it).split_whitespace().count();
            match held.first().map(|it| size(*it).cmp(&size(site))) {
                Some(Ordering::Greater) => {}
                Some(Ordering::Equal) if held.len() >= TELLINGS => {}
                Some(Ordering::Equal) => held.push(site),
                _ => *held = vec![site],
            }
        }
    }
    let mut by_last: FxHashMap<String, Vec<(EntityId, &[Site])>> = FxHashMap::default();
    let mut out = Vec::new();
    for key in order {
        let sites = fullest[&key].as_slice();
        let words = sites
            .first()
            .map(|it| name_words(context.corpus.slice(*it)));
        let words = words.unwrap_or_default();
        let Some(last) = words.last().filter(|_| words.len() > 1).cloned() else {
            continue;
        };
        let known = by_last.entry(last).or_default();
        let others = known.iter().filter(|it| it.1[0].article != key.0);
        out.extend(others.filter_map(|it| {
            let [one, two] = meeting(context, it.1, sites)?;
            compare(context, (it.0, one), (key.1, two))
        }));
        known.push((key.1, sites));
    }
    out
}

/// Of the fullest tellings of a person in two articles those two whose passages have most words in common; where none are
/// linked, the first ones that stand in no headline.
fn meeting(context: &Context<'_>, left: &[Site], right: &[Site]) -> Option<[Site; 2]> {
    let rank = |one: Site, two: Site| {
        let at = |it: Site| Some((it.article, context.corpus.passage_of(it)?));
        let heads = [one, two].map(|it| at(it).is_some_and(|it| context.is_headline(it)));
        let link = at(one).zip(at(two));
        let link = link.and_then(|(one, two)| context.alignment.link([one, two]));
        let words = link.map_or(0.0, |it| it.evidence.words);
        let heads = heads.into_iter().filter(|it| *it).count();
        (heads, words)
    };
    let pairs = left.iter().enumerate().flat_map(|(n, one)| {
        let all = right.iter().enumerate();
        all.map(move |(m, two)| (rank(*one, *two), n + m, [*one, *two]))
    });
    let best = pairs.min_by(|one, two| {
        let (heads, words) = one.0;
        let by_heads = heads.cmp(&two.0.0);
        let by_words = two.0.1.total_cmp(&words);
        by_heads.then(by_words).then(one.1.cmp(&two.1))
    });
    best.map(|it| it.2)
}

/// The words of a name in lower case, without what stands behind the family name.
fn name_words(name: &str) -> Vec<String> {
    let words = name.split_whitespace();
    // `P.J.` is `PJ`.
    let words = words.map(|it| {
        it.to_lowercase()
            .replace(|c: char| !c.is_alphanumeric(), "")
    });
    words
        .filter(|it| !it.is_empty() && generation(it).is_none())
        .collect()
}

/// What tells a son from his father in a name.
fn sign(name: &str) -> Option<&'static str> {
    let words = name.split_whitespace();
    words
        .rev()
        .find_map(|it| generation(&it.trim_matches(',').to_lowercase()))
}

/// The finding that two names of a person make.
fn compare(
    context: &Context<'_>,
    one: (EntityId, Site),
    two: (EntityId, Site),
) -> Option<Divergence> {
    let (a, b) = (
        name_words(context.corpus.slice(one.1)),
        name_words(context.corpus.slice(two.1)),
    );
    let short = |one: &str, two: &str| {
        one.len() >= 2 && two.starts_with(one) || two.len() >= 2 && one.starts_with(two)
    };
    let (first, other) = (a.first()?, b.first()?);
    let same = one.0 == two.0;
    // `Byron Todd Jones` is `Todd Jones`, `Lyin' Todd Jones` has no such name.
    let named = |it: Site| {
        !context
            .corpus
            .slice(it)
            .split(' ')
            .any(|it| it.ends_with(['\'', '’']))
    };
    let tail = a.len() != b.len() && (a.ends_with(&b) || b.ends_with(&a));
    let within = tail && named(one.1) && named(two.1);
    let akin = same || within || short(first, other) && first.len().min(other.len()) >= 2;
    let related = !same && sign(context.corpus.slice(one.1)) != sign(context.corpus.slice(two.1));
    if a == b || !akin || related {
        return None;
    }
    let letters = |it: &[String]| -> (usize, usize) {
        let whole = it.iter().filter(|it| it.chars().count() > 1);
        (whole.count(), it.iter().map(String::len).sum())
    };
    let (left, right) = (letters(&a), letters(&b));
    if left == right {
        return None;
    }
    let (fine, coarse) = if left > right {
        (one.1, two.1)
    } else {
        (two.1, one.1)
    };
    let kind = Kind::MorePrecise {
        what: Precise::Name,
        article: fine.article,
    };
    let names = [fine, coarse];
    if left.0 != right.0 || first != other {
        return Some(context.divergence(kind, names.to_vec(), FULLER));
    }
    let whole = names.map(|it| introduction(context, it));
    let said = (0..2).any(|n| {
        let behind = whole[n].span.end() > names[n].span.end();
        behind && says_more(context, [names[n], whole[n]], names[1 - n].article)
    });
    let (sites, sure) = match said {
        true => (whole, FULLER),
        false => (names, INITIAL),
    };
    Some(context.divergence(kind, sites.to_vec(), sure))
}

/// Whether what introduces a name says so much that another article says nowhere. Linear in the introduction.
fn says_more(context: &Context<'_>, [name, whole]: [Site; 2], other: ArticleId) -> bool {
    let own = context.stems_in(name);
    let told = context.stems_in(whole).into_iter();
    let more = told.filter(|it| !own.contains(it) && !context.tells(other, *it));
    more.count() >= OTHER
}

/// A name with the words that introduce it: the office before (`former Mayor Oda Tarn`), what stands beside (`Oda Tarn, the
/// head of the union`), the place behind (`Oda Tarn of Brodek`).
fn introduction(context: &Context<'_>, name: Site) -> Site {
    let Some(passage) = context.corpus.passage_of(name) else {
        return name;
    };
    let text = context.corpus.articles()[name.article].text();
    let tokens = context.corpus.segments(name.article).tokens_of(passage);
    let is_upper = |it: &Token| {
        let printed = text.get(it.span.start()..it.span.end()).unwrap_or_default();
        printed.starts_with(char::is_uppercase)
    };
    let start = tokens.partition_point(|it| it.span.end() <= name.span.start());
    let end = tokens.partition_point(|it| it.span.start() < name.span.end());
    let office = tokens[..start].iter().rev().take(OFFICE).take_while(|it| {
        let telling = context.stems.of(it).is_some();
        telling && is_upper(it) || says_role(context.form(it))
    });
    let from = office.last().map_or(name.span, |it| it.span);
    let to = match tokens.get(end).map(|it| context.form(it)) {
        Some("," | "(") => {
            let rest = &tokens[end + 1..];
            let ends = tokens.last().map(|it| it.span);
            let stops =
                |it: &Token| matches!(context.form(it), "," | ")" | ";") || Some(it.span) == ends;
            let length = rest.iter().take(BESIDE + 1).position(stops);
            let opens = rest.first().is_some_and(|it| {
                is_upper(it)
                    || matches!(
                        context.form(it),
                        "the" | "a" | "an" | "his" | "her" | "their"
                    )
            });
            let last = length
                .filter(|it| opens && *it > 0)
                .map(|it| rest[it - 1].span);
            last.unwrap_or(name.span)
        }
        Some("of") => {
            let place = tokens[end + 1..].iter().take_while(|it| is_upper(it));
            place.last().map_or(name.span, |it| it.span)
        }
        _ => name.span,
    };
    Site {
        span: from.cover(name.span).cover(to),
        ..name
    }
}

/// Whether a word belongs to what introduces somebody: an office, a describing noun, or what stands before one.
fn says_role(form: &str) -> bool {
    let roles = [
        Role::Title,
        Role::BeforeTitle,
        Role::Describer,
        Role::BeforeDescriber,
    ];
    roles.iter().any(|it| Roles::shared().has(form, *it))
}
