//! `Reading`: which articles were read together when something was made about them, so that one that was edited and saved under another
//! name is known again beside the others.

use super::Identities;
use super::anchor::{Identity, Origin};
use crate::corpus::Corpus;
use crate::text::index::{ArticleId, IndexVec};
use crate::text::normal::fold;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// Articles that were read together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// In the order of their digests.
    pub articles: Vec<Member>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// SHA-256 of its text.
    pub digest: String,
    /// Where it came from; may be empty.
    pub source: String,
    /// Who published it, if that was known.
    #[serde(default)]
    pub outlet: Option<String>,
    /// Numbers that stand for its runs of three words: the smallest ones, in order. Kept as one string, eight hexadecimal digits for each.
    #[serde(with = "packed")]
    pub sketch: Vec<u32>,
}

/// A sketch as it is kept: one string, where a list of numbers would take a line for each. The list is read too.
mod packed {
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serializer};
    use std::fmt::Write as _;

    /// Digits of a number.
    const DIGITS: usize = 8;

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Form {
        Packed(String),
        List(Vec<u32>),
    }

    pub(super) fn serialize<S: Serializer>(sketch: &[u32], to: S) -> Result<S::Ok, S::Error> {
        let mut text = String::with_capacity(DIGITS * sketch.len());
        for it in sketch {
            let _ = write!(text, "{it:08x}");
        }
        to.serialize_str(&text)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u32>, D::Error> {
        let text = match Form::deserialize(from)? {
            Form::Packed(text) => text,
            Form::List(list) => return Ok(list),
        };
        let number = |it: &[u8]| {
            let text = std::str::from_utf8(it).ok()?;
            let is_whole = it.len() == DIGITS && it.iter().all(u8::is_ascii_hexdigit);
            u32::from_str_radix(text, 16).ok().filter(|_| is_whole)
        };
        let numbers = text.as_bytes().chunks(DIGITS).map(number);
        let numbers: Option<Vec<u32>> = numbers.collect();
        numbers.ok_or_else(|| D::Error::custom("a sketch that is no row of numbers"))
    }
}

/// Numbers of a sketch; fewer than the least say too little.
const SKETCH: usize = 128;
const LEAST: usize = 24;
/// Words of a run.
const RUN: usize = 3;
/// How many of a hundred runs an article has in common with what it was, at least.
const ENOUGH: usize = 50;

impl Reading {
    /// The reading of some articles; none of one alone, or where nothing tells them from others. Linear in the texts.
    #[must_use]
    pub fn new(corpus: &Corpus, identities: &Identities) -> Option<Self> {
        let member = |(id, it): (ArticleId, &Identity)| {
            let article = corpus.articles().get(id)?;
            Some(Member {
                digest: it.digest.clone(),
                source: it.source.clone(),
                outlet: article.meta().outlet.clone(),
                sketch: sketch(article.text()),
            })
        };
        let articles = identities.each().iter_enumerated().map(member);
        let mut articles: Vec<Member> = articles.collect::<Option<_>>()?;
        articles.sort_by(|a, b| a.digest.cmp(&b.digest));
        (articles.len() > 1).then_some(Self { articles })
    }

    /// Whether it is of the same texts.
    #[must_use]
    pub fn is_of_same(&self, other: &Self) -> bool {
        let digests = |it: &'_ Self| -> Vec<String> {
            it.articles.iter().map(|it| it.digest.clone()).collect()
        };
        digests(self) == digests(other)
    }
}

/// For each article at hand what it was before it was edited and saved under another name: an article of an earlier reading, of which
/// another article is at hand too, with most of its words. What is at hand itself, what was read beside the article, what was first read after
/// it, and what somebody else published is never taken for it. Linear in the texts, and in the articles of the readings times those at hand:
/// for each such pair two sketches are run through at most.
///
/// Known failure: a wire report that two papers print nearly alike, neither says which it is, and the second is compared with what the
/// first one was compared with.
pub(super) fn editions(
    corpus: &Corpus,
    each: &IndexVec<ArticleId, Identity>,
    readings: &[Reading],
) -> IndexVec<ArticleId, Vec<Origin>> {
    let mut found: IndexVec<ArticleId, Vec<Origin>> = each.iter().map(|_| Vec::new()).collect();
    if each.len() < 2 || readings.is_empty() {
        return found;
    }
    let sketches: IndexVec<ArticleId, Vec<u32>> = corpus
        .articles()
        .iter()
        .map(|it| sketch(it.text()))
        .collect();
    let outlet = |id: ArticleId| corpus.articles()[id].meta().outlet.clone();
    let is = |it: &Identity, member: &Member| {
        it.digest == member.digest || !it.source.is_empty() && it.source == member.source
    };
    let past: IndexVec<ArticleId, Past<'_>> = each
        .iter()
        .map(|here| {
            let has = |it: &Reading| it.articles.iter().any(|one| is(here, one));
            let of = readings.iter().filter(|it| has(it));
            let beside = of.flat_map(|it| &it.articles);
            Past {
                first: readings.iter().position(has),
                beside: beside.map(|it| it.digest.as_str()).collect(),
            }
        })
        .collect();
    for (at, reading) in readings.iter().enumerate() {
        let mut holders: Vec<Option<ArticleId>> = Vec::new();
        for member in &reading.articles {
            let mut all = each.iter_enumerated();
            holders.push(all.find(|it| is(it.1, member)).map(|it| it.0));
        }
        let mut edited: Vec<(ArticleId, usize)> = Vec::new();
        for (n, member) in reading.articles.iter().enumerate() {
            if holders[n].is_some() {
                continue;
            }
            let is_free = |id: ArticleId| {
                let past = &past[id];
                past.first.is_none_or(|it| it >= at)
                    && edited.iter().all(|it| it.0 != id)
                    && !past.beside.contains(member.digest.as_str())
            };
            let is_of_another = |id: ArticleId| {
                is_unlike(outlet(id).as_deref(), member.outlet.as_deref())
                    || is_unlike(site(&each[id].source), site(&member.source))
            };
            let alike = each.ids().filter(|it| is_free(*it));
            let alike = alike.filter_map(|id| Some((likeness(&sketches[id], &member.sketch)?, id)));
            let alike = alike.filter(|it| !is_of_another(it.1));
            if let Some((_, id)) = alike.max_by_key(|it| (it.0, std::cmp::Reverse(it.1))) {
                edited.push((id, n));
            }
        }
        // Another article of that reading is at hand too.
        let known = holders.iter().flatten().count() + edited.len();
        if known < 2 {
            continue;
        }
        for (id, n) in edited {
            let member = &reading.articles[n];
            let origin = Origin {
                digest: member.digest.clone(),
                source: member.source.clone(),
            };
            if !found[id].contains(&origin) {
                found[id].push(origin);
            }
        }
    }
    found
}

/// What is remembered of an article at hand.
struct Past<'a> {
    /// The first reading of it.
    first: Option<usize>,
    /// The digests of what was read beside it, its own among them.
    beside: FxHashSet<&'a str>,
}

/// Whether both are known, and not the same.
fn is_unlike(one: Option<&str>, two: Option<&str>) -> bool {
    matches!((one, two), (Some(one), Some(two)) if fold(one) != fold(two))
}

/// The host of an address; none of a path.
fn site(source: &str) -> Option<&str> {
    let (scheme, rest) = source.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    matches!(scheme, "http" | "https").then_some(host)
}

/// The smallest numbers of the runs of three words of a text, whatever their case and marks. Two texts have about as many of these in common
/// as runs of words.
fn sketch(text: &str) -> Vec<u32> {
    // Piece by piece: nearly all are plain letters, which need no table.
    let mut words: Vec<u64> = Vec::new();
    for piece in text.split_ascii_whitespace().map(fold) {
        let own = piece.split(|c: char| !c.is_alphanumeric());
        words.extend(own.filter(|it| !it.is_empty()).map(number));
    }
    let run = |it: &[u64]| {
        let mixed = it.iter().fold(0_u64, |sum, it| {
            (sum.rotate_left(23) ^ it).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        });
        (mixed >> 32) as u32
    };
    let mut runs: Vec<u32> = words.windows(RUN).map(run).collect();
    runs.sort_unstable();
    runs.dedup();
    runs.truncate(SKETCH);
    runs
}

/// A number for a word, the same on every machine: FNV-1a, for it is kept.
fn number(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, it| {
        (sum ^ u64::from(it)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// How many of a hundred runs two texts have in common, judged by their sketches; none where these are too few. Linear in these.
fn likeness(one: &[u32], two: &[u32]) -> Option<usize> {
    if one.len().min(two.len()) < LEAST {
        return None;
    }
    // The smallest of both, in order.
    let [mut a, mut b, mut all, mut common] = [0; 4];
    while all < SKETCH && (a < one.len() || b < two.len()) {
        let order = match (one.get(a), two.get(b)) {
            (Some(a), Some(b)) => a.cmp(b),
            (Some(_), None) => Ordering::Less,
            _ => Ordering::Greater,
        };
        a += usize::from(order.is_le());
        b += usize::from(order.is_ge());
        common += usize::from(order.is_eq());
        all += 1;
    }
    let share = 100 * common / all;
    (share >= ENOUGH).then_some(share)
}

#[cfg(test)]
mod tests;
