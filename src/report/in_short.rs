//! Why two passages are linked or not, in plain sentences: what stands above the figures of an explanation.

use crate::align::Explained;
use crate::comparison::Comparison;
use crate::corpus::PassageRef;
use crate::diverge::{CLOSE, SURE};
use crate::render::evidence::{Shared, shared};

/// Sentences: whether two passages are linked, what speaks for it or was missing, and what follows. No figure but scores.
#[must_use]
pub(super) fn in_short(
    comparison: &Comparison,
    passages: [PassageRef; 2],
    it: &Explained,
) -> Vec<String> {
    let found = shared(comparison, passages[0], passages[1]);
    let mut out = vec![verdict(&found, it)];
    let common: Vec<String> = found
        .parts()
        .into_iter()
        .map(|(name, told)| format!("{name} {told}"))
        .collect();
    out.push(match common.is_empty() {
        true => "They have nothing in common: no word that says something, no name, no quote."
            .to_owned(),
        false => format!("In common: {}.", common.join("; ")),
    });
    let alignment = comparison.alignment();
    out.extend(match passages.map(|it| alignment.match_of(it)) {
        [Some(one), Some(two)] if one == two && found.link.is_none() => Some(
            "Another telling links them: both are in its match.".to_owned(),
        ),
        [Some(one), Some(two)] if one != two && found.link.is_some() => Some(
            "They stand in two matches, each with passages that are closer to it, so they are not compared as one match."
                .to_owned(),
        ),
        _ => None,
    });
    out
}

/// Whether they are linked, and what decided it.
fn verdict(found: &Shared, it: &Explained) -> String {
    let score = f64::from(it.score);
    if found.link.is_some() {
        let surely = match it.score {
            it if it >= CLOSE => "hardly in doubt",
            it if it >= SURE => "likely",
            _ => "perhaps",
        };
        return format!("Linked as telling the same: {surely}, {score:.2} of 1.");
    }
    let why = if !it.linkable {
        "one of them is a byline or has no word".to_owned()
    } else if !it.candidate {
        "they share neither a rare word nor a quote, or too few of their words, to be looked at as one"
            .to_owned()
    } else if it.given_up {
        format!(
            "even with every letter alike they could not reach the {:.2} that is needed",
            it.threshold
        )
    } else if it.score < it.threshold {
        format!("{score:.2} of 1, where {:.2} is needed", it.threshold)
    } else {
        "each is closer to other passages".to_owned()
    };
    format!("Not linked: {why}.")
}
