//! One finding for one fact: what several pairs of articles show alike is told once.

use crate::corpus::{Corpus, Site};
use crate::diverge::{Divergence, Kind, Precise};
use crate::text::normal::fold;
use rustc_hash::FxHashMap;
use std::hash::Hash;

/// Joins disagreements of one match that have a telling in common (`A 48` / `C 84` and `B 48` / `C 84`), and splits of one
/// match that name the same parts. The confidence is the highest. Linear but for joining what was joined.
pub(super) fn merge(found: Vec<Divergence>) -> Vec<Divergence> {
    let known = |it: &Divergence| {
        let sites = shared(it).into_iter().flatten();
        sites
            .map(|site| (it.kind.name(), it.matched, site))
            .collect()
    };
    join(found, known, |one, two| {
        one.confidence = one.confidence.max(two.confidence);
    })
}

/// Joins findings of one match that say of the same words that another article lacks them: what A tells and neither B nor C is one
/// finding. Only what is told unasked is joined with what is told unasked, and the least sure of them speaks for all. Linear.
pub(super) fn join_lacking(found: Vec<Divergence>) -> Vec<Divergence> {
    let known = |it: &Divergence| {
        let told = told_alone(it).into_iter();
        told.map(|told| (it.kind.name(), told, it.matched, it.shown))
            .collect()
    };
    join(found, known, |one, two| {
        one.confidence = one.confidence.min(two.confidence);
    })
}

/// Joins findings that the same words are more precise than those of one article (`620 tons` in A and B, `more than 600` in C), or
/// one telling more precise than those of several. Only what is told unasked is joined with what is told unasked, and the least sure of them speaks
/// for all; the article that is finer is the first of them. Linear but for joining what was joined.
pub(super) fn join_finer(corpus: &Corpus, found: Vec<Divergence>) -> Vec<Divergence> {
    let known = |it: &Divergence| {
        let tellings = finer(corpus, it).into_iter();
        tellings
            .flat_map(|(what, all)| all.map(|telling| (what, it.shown, telling)))
            .collect()
    };
    join(found, known, |one, two| {
        one.confidence = one.confidence.min(two.confidence);
        one.matched = one.matched.or(two.matched);
        if let (Kind::MorePrecise { article, .. }, Kind::MorePrecise { article: other, .. }) =
            (&mut one.kind, &two.kind)
        {
            *article = (*article).min(*other);
        }
    })
}

/// Joins findings of which something that they are known by is the same. One finding stands where the first of them stood, with the
/// sites of all; `take` takes what else a later one says into it. Linear but for joining what was joined.
fn join<K: Eq + Hash + Clone>(
    found: Vec<Divergence>,
    known: impl Fn(&Divergence) -> Vec<K>,
    take: impl Fn(&mut Divergence, &Divergence),
) -> Vec<Divergence> {
    let mut out: Vec<Option<(Divergence, Vec<K>)>> = Vec::with_capacity(found.len());
    // Where what is known by a key stands.
    let mut held: FxHashMap<K, usize> = FxHashMap::default();
    for it in found {
        let keys = known(&it);
        let mut groups: Vec<usize> = keys.iter().filter_map(|it| held.get(it).copied()).collect();
        groups.sort_unstable();
        groups.dedup();
        let place = groups.first().copied().unwrap_or(out.len());
        let mut joined = groups.into_iter().filter_map(|n| out[n].take());
        let (one, keys) = match joined.next() {
            None => (it, keys),
            Some((mut one, mut all)) => {
                for (two, keys) in joined.chain([(it, keys)]) {
                    take(&mut one, &two);
                    one.sites.extend(two.sites);
                    all.extend(keys);
                }
                one.sites.sort_unstable();
                one.sites.dedup();
                (one, all)
            }
        };
        held.extend(keys.iter().map(|it| (it.clone(), place)));
        if place == out.len() {
            out.push(None);
        }
        out[place] = Some((one, keys));
    }
    out.into_iter().flatten().map(|it| it.0).collect()
}

/// The finer site; the coarser one, and what stands against it.
type Telling = (Site, Option<String>);

/// What is finer, and by what it is one with another such finding: one finer site, or one coarser site and the same finer words.
fn finer(corpus: &Corpus, it: &Divergence) -> Option<(Precise, [Telling; 2])> {
    let (&Kind::MorePrecise { what, article }, &[one, two]) = (&it.kind, it.sites.as_slice())
    else {
        return None;
    };
    let [fine, coarse] = if one.article == article {
        [one, two]
    } else {
        [two, one]
    };
    let passage = corpus.passage_of(coarse)?;
    let lacks = corpus.passage_site((coarse.article, passage)) == coarse;
    let words = fold(corpus.slice(fine)).into_owned();
    (!lacks).then_some((what, [(fine, None), (coarse, Some(words))]))
}

/// The words that one article alone tells, of the kinds that say so.
fn told_alone(it: &Divergence) -> Option<Site> {
    let (Kind::Detail { article }
    | Kind::NumberOnly { article }
    | Kind::SourceNamed {
        only: Some(article),
    }) = it.kind
    else {
        return None;
    };
    it.sites.iter().find(|it| it.article == article).copied()
}

/// The sites that two findings of a kind must have in common to be one; none for kinds that stay pairwise.
fn shared(it: &Divergence) -> Option<Vec<Site>> {
    match it.kind {
        Kind::NumberConflict | Kind::DateConflict | Kind::NameConflict => Some(it.sites.clone()),
        Kind::Split { parts_in } => {
            let parts = it.sites.iter().filter(|site| site.article == parts_in);
            Some(parts.copied().collect())
        }
        _ => None,
    }
    .filter(|_| it.matched.is_some())
}

#[cfg(test)]
mod tests {
    use super::{join_finer, join_lacking, merge};
    use crate::align::Score;
    use crate::corpus::{Corpus, Site};
    use crate::diverge::{Divergence, Kind, Precise};
    use crate::testing::article;
    use crate::text::Span;
    use crate::text::index::{ArticleId, MatchId};

    type Join = fn(Vec<Divergence>) -> Vec<Divergence>;

    /// Letter and position of each site: `A1 C2`; the same for what comes out.
    #[track_caller]
    fn check(join: Join, kind: &Kind, found: &[&str], expected: &[&str]) {
        let site = |it: &str| Site {
            article: ArticleId::new(usize::from(it.as_bytes()[0] - b'A')),
            span: {
                let at = usize::from(it.as_bytes()[1] - b'0');
                Span::new(at, at + 1)
            },
        };
        let divergence = |it: &&str| Divergence {
            kind: kind.clone(),
            sites: it.split(' ').map(site).collect(),
            matched: Some(MatchId::new(0)),
            confidence: Score::new(0.5),
            shown: true,
        };
        let out = join(found.iter().map(divergence).collect());
        let shown: Vec<String> = out
            .iter()
            .map(|it| {
                let sites: Vec<String> = it
                    .sites
                    .iter()
                    .map(|it| format!("{}{}", it.article, it.span.start()))
                    .collect();
                sites.join(" ")
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_fact_that_several_pairs_show_is_told_once() {
        check(
            merge,
            &Kind::NumberConflict,
            &["A1 C1", "B1 C1"],
            &["A1 B1 C1"],
        );
        check(
            merge,
            &Kind::DateConflict,
            &["A1 B1", "A1 C1", "B1 C1"],
            &["A1 B1 C1"],
        );
        check(
            merge,
            &Kind::NumberConflict,
            &["A1 B1", "C1 D1", "B1 C1"],
            &["A1 B1 C1 D1"],
        );
        let parts_in = ArticleId::new(2);
        check(
            merge,
            &Kind::Split { parts_in },
            &["A1 C1 C2", "B1 C1 C2"],
            &["A1 B1 C1 C2"],
        );
    }

    #[test]
    fn other_tellings_and_other_kinds_stay_apart() {
        check(
            merge,
            &Kind::NumberConflict,
            &["A1 C1", "A2 C2"],
            &["A1 C1", "A2 C2"],
        );
        check(
            merge,
            &Kind::SourceNamed { only: None },
            &["A1 C1", "B1 C1"],
            &["A1 C1", "B1 C1"],
        );
    }

    #[test]
    fn what_several_lack_is_told_once() {
        let article = ArticleId::new(0);
        let kind = Kind::Detail { article };
        check(
            join_lacking,
            &kind,
            &["A1 C1", "A2 C1", "A1 B1"],
            &["A1 B1 C1", "A2 C1"],
        );
        check(
            join_lacking,
            &Kind::Status { court: false },
            &["A1 B1", "A1 C1"],
            &["A1 B1", "A1 C1"],
        );
    }

    /// The tellings of each finding that comes out, of findings that say that the first of two words is finer.
    #[track_caller]
    fn check_finer(texts: &[&str], found: &[[(usize, &str); 2]], expected: &[&str]) {
        let corpus = Corpus::new(texts.iter().map(|it| article(it)).collect());
        let site = |(n, words): (usize, &str)| {
            let article = ArticleId::new(n);
            let at = corpus.articles()[article]
                .text()
                .find(words)
                .expect("stands there");
            Site {
                article,
                span: Span::new(at, at + words.len()),
            }
        };
        let divergence = |it: &[(usize, &str); 2]| {
            let mut sites = it.map(site).to_vec();
            sites.sort_unstable();
            Divergence {
                kind: Kind::MorePrecise {
                    what: Precise::Number,
                    article: ArticleId::new(it[0].0),
                },
                sites,
                matched: Some(MatchId::new(0)),
                confidence: Score::new(0.5),
                shown: true,
            }
        };
        let out = join_finer(&corpus, found.iter().map(divergence).collect());
        let shown: Vec<String> = out
            .iter()
            .map(|it| {
                let told = |it: &Site| format!("{} {}", it.article, corpus.slice(*it));
                it.sites.iter().map(told).collect::<Vec<_>>().join(" / ")
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn one_finer_telling_is_told_once() {
        let texts = [
            "It held 620 tons.",
            "The ship held 620 tons.",
            "It held over 600.",
        ];
        check_finer(
            &texts,
            &[
                [(0, "620 tons"), (2, "over 600")],
                [(1, "620 tons"), (2, "over 600")],
            ],
            &["A 620 tons / B 620 tons / C over 600"],
        );
        let texts = ["It held 620 tons.", "It held over 600.", "Some 600 tons."];
        check_finer(
            &texts,
            &[
                [(0, "620 tons"), (1, "over 600")],
                [(0, "620 tons"), (2, "Some 600")],
            ],
            &["A 620 tons / B over 600 / C Some 600"],
        );
        // What was two groups is one, in whatever order they come.
        let texts = [
            "620 tons a.",
            "620 tons b.",
            "620 tons c.",
            "over 600 d.",
            "over 600 e.",
        ];
        let mut found = [
            [(0, "620 tons"), (4, "over 600")],
            [(1, "620 tons"), (3, "over 600")],
            [(2, "620 tons"), (3, "over 600")],
            [(2, "620 tons"), (4, "over 600")],
        ];
        for _ in 0..found.len() {
            found.rotate_left(1);
            let all = "A 620 tons / B 620 tons / C 620 tons / D over 600 / E over 600";
            check_finer(&texts, &found, &[all]);
        }
        // Two finer tellings that are not the same.
        let texts = [
            "It held 620 tons.",
            "The ship held 619 tons.",
            "It held over 600.",
        ];
        check_finer(
            &texts,
            &[
                [(0, "620 tons"), (2, "over 600")],
                [(1, "619 tons"), (2, "over 600")],
            ],
            &["A 620 tons / C over 600", "B 619 tons / C over 600"],
        );
    }
}
