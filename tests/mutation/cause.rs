//! Why a change is not named, for whoever reads the failures: what was found is held back, or the two sentences are not linked.

use crate::mutation::findings::{stands_at, within};
use parallax::Comparison;
use parallax::corpus::PassageRef;
use parallax::diverge::Kind;
use std::fmt::Write as _;
use std::ops::Range;

/// A place of one of the two articles: 0 is the fixed one.
type Spot = (usize, Range<usize>);

/// In a few words why nothing of some kinds is told at the places; `counterparts` are the sentences of the fixed article that tell the same,
/// or, where something was left out, those that told it.
pub fn cause(
    comparison: &Comparison,
    places: &[Spot],
    counterparts: &[Spot],
    kinds: &[&str],
) -> String {
    let all = comparison.all_divergences().iter();
    let mut right = all.filter(|it| kinds.contains(&it.kind.name()) && stands_at(it, places));
    if let Some(it) = right.next() {
        let near = match &it.kind {
            Kind::Only { near: Some(near) } => {
                let text = comparison.corpus().slice(*near);
                format!(", near \"{}\"", text.chars().take(70).collect::<String>())
            }
            _ => String::new(),
        };
        return format!("hidden at {:.2}{near}", it.confidence.get());
    }
    let passages = |spots: &[Spot]| -> Vec<PassageRef> {
        let all = comparison.corpus().passages();
        all.filter(|it| within(it.0, comparison.corpus().passage_span(*it), spots))
            .collect()
    };
    let (own, others) = (passages(places), passages(counterparts));
    let links = comparison.alignment().links();
    let linked = |one: &PassageRef| {
        links
            .iter()
            .filter(|it| it.passages.contains(one))
            .collect::<Vec<_>>()
    };
    let mut out = String::new();
    if own == others {
        // Left out: what stands there has a counterpart all the same.
        for it in own.iter().flat_map(linked) {
            let to = it.passages.iter().find(|it| !own.contains(it));
            let text = to.map_or("", |it| {
                comparison
                    .corpus()
                    .slice(comparison.corpus().passage_site(*it))
            });
            let _ = write!(
                out,
                "linked {:.2} with \"{}\" ",
                it.firm.get(),
                text.chars().take(70).collect::<String>()
            );
        }
        return out;
    }
    let between = links
        .iter()
        .filter(|it| own.contains(&it.passages[1]) && others.contains(&it.passages[0]));
    let best = between.map(|it| it.firm.get()).max_by(f32::total_cmp);
    let _ = match best {
        Some(firm) => write!(out, "linked {firm:.2}"),
        None if own.iter().any(|it| !linked(it).is_empty()) => write!(out, "linked elsewhere"),
        None => write!(out, "not linked"),
    };
    let shown = comparison
        .divergences()
        .iter()
        .filter(|it| stands_at(it, places));
    let mut names: Vec<&str> = shown.map(|it| it.kind.name()).collect();
    names.sort_unstable();
    names.dedup();
    if !names.is_empty() {
        let _ = write!(out, ", told there: {}", names.join(" "));
    }
    out
}
