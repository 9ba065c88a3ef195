//! One finding for one fact: what several pairs of articles show alike is told once.

use super::{Divergence, Kind};
use crate::corpus::Site;
use rustc_hash::FxHashMap;

/// Joins disagreements of one match that have a telling in common (`A 48` / `C 84` and `B 48` / `C 84`), and splits of one
/// match that name the same parts. Sites are the union, confidence the highest. Linear but for joining what was joined.
pub(super) fn merge(found: Vec<Divergence>) -> Vec<Divergence> {
    let mut out: Vec<Option<Divergence>> = Vec::with_capacity(found.len());
    let mut held: FxHashMap<(&'static str, Site), usize> = FxHashMap::default();
    for mut it in found {
        let Some(keys) = keys(&it) else {
            out.push(Some(it));
            continue;
        };
        let name = it.kind.name();
        let mut groups: Vec<usize> = keys
            .iter()
            .filter_map(|site| held.get(&(name, *site)).copied())
            .filter(|&n| {
                out[n]
                    .as_ref()
                    .is_some_and(|group| group.matched == it.matched)
            })
            .collect();
        groups.sort_unstable();
        groups.dedup();
        for group in groups.into_iter().filter_map(|n| out[n].take()) {
            it.sites.extend(group.sites);
            it.confidence = it.confidence.max(group.confidence);
        }
        it.sites.sort_unstable();
        it.sites.dedup();
        for site in it.sites.iter().copied() {
            held.insert((name, site), out.len());
        }
        out.push(Some(it));
    }
    out.into_iter().flatten().collect()
}

/// The sites that two findings of a kind must have in common to be one; none for kinds that stay pairwise.
fn keys(it: &Divergence) -> Option<Vec<Site>> {
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
    use super::merge;
    use crate::align::Score;
    use crate::corpus::Site;
    use crate::diverge::{Divergence, Kind};
    use crate::text::Span;
    use crate::text::index::{ArticleId, MatchId};

    /// Letter and position of each site: `A1 C2`; the same for what comes out.
    #[track_caller]
    fn check(kind: &Kind, found: &[&str], expected: &[&str]) {
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
        let out = merge(found.iter().map(divergence).collect());
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
        check(&Kind::NumberConflict, &["A1 C1", "B1 C1"], &["A1 B1 C1"]);
        check(
            &Kind::DateConflict,
            &["A1 B1", "A1 C1", "B1 C1"],
            &["A1 B1 C1"],
        );
        check(
            &Kind::NumberConflict,
            &["A1 B1", "C1 D1", "B1 C1"],
            &["A1 B1 C1 D1"],
        );
        let parts_in = ArticleId::new(2);
        check(
            &Kind::Split { parts_in },
            &["A1 C1 C2", "B1 C1 C2"],
            &["A1 B1 C1 C2"],
        );
    }

    #[test]
    fn other_tellings_and_other_kinds_stay_apart() {
        check(
            &Kind::NumberConflict,
            &["A1 C1", "A2 C2"],
            &["A1 C1", "A2 C2"],
        );
        check(
            &Kind::SourceNamed { only: None },
            &["A1 C1", "B1 C1"],
            &["A1 C1", "B1 C1"],
        );
    }
}
