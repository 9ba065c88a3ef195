//! The explanation of one pair of passages, as plain text: for the curious and for reports of what is wrong.

use crate::align::{self, Explained};
use crate::comparison::Comparison;
use crate::corpus::PassageRef;
use crate::diverge;
use crate::render::wording;
use crate::report::in_short::in_short;
use crate::report::said;
use std::fmt::Write as _;

/// Words in common that are listed.
const MOST_WORDS: usize = 24;

/// Why two passages, lower article first, are linked or not, and every step that led to a difference on them or kept one
/// from being told. The same for the same articles, to the last byte.
#[must_use]
pub fn explain(comparison: &Comparison, passages: [PassageRef; 2]) -> String {
    let corpus = comparison.corpus();
    let mut out = String::new();
    for (article, passage) in passages {
        let segments = corpus.segments(article);
        let (n, of) = (passage.index() + 1, segments.passages().len());
        let paragraph = segments.paragraph_number(passage);
        let text = corpus.slice(corpus.passage_site((article, passage)));
        let text: Vec<&str> = text.split_whitespace().collect();
        let _ = writeln!(
            out,
            "{article}:{n}  passage {n} of {of}, ¶{paragraph}\n  {}",
            text.join(" ")
        );
    }
    let found = align::explain(corpus, comparison.alignment(), passages);
    let _ = writeln!(out, "\nIN SHORT\n");
    for it in in_short(comparison, passages, &found) {
        let _ = writeln!(out, "  {it}");
    }
    link(&mut out, comparison, passages, &found);
    said(&mut out, comparison, passages);
    let _ = writeln!(out, "\nDIFFERENCES\n");
    let steps = diverge::explain(corpus, comparison.alignment(), passages);
    if steps.is_empty() {
        let _ = writeln!(
            out,
            "  nothing was looked for: the passages are in no match together"
        );
    }
    for it in steps {
        let _ = writeln!(out, "  {:<16} {}", it.finder, it.text);
    }
    told(&mut out, comparison, passages);
    out
}

fn link(out: &mut String, comparison: &Comparison, passages: [PassageRef; 2], it: &Explained) {
    let alignment = comparison.alignment();
    let linked = alignment.link(passages).is_some();
    let verdict = if linked { "linked" } else { "not linked" };
    let _ = writeln!(
        out,
        "\nLINK: {verdict}, score {:.3}, threshold {:.3}\n",
        it.score, it.threshold
    );
    let _ = writeln!(
        out,
        "  {:<38} {:>8} {:>8} {:>8}",
        "signal", "value", "weight", "adds"
    );
    for term in &it.terms {
        let _ = writeln!(
            out,
            "  {:<38} {:>8.3} {:>8.2} {:>8.3}",
            term.name, term.value, term.weight, term.part
        );
    }
    let logit: f32 = it.terms.iter().map(|it| it.part).sum();
    let _ = writeln!(out, "  {:<44} {:>20.3}", "sum", logit);
    let _ = writeln!(out, "  {:<44} {:>20.3}", it.formula, it.probability);
    let _ = writeln!(
        out,
        "  {:<44} {:>20.3}",
        "a quote that both share", it.quote
    );
    let _ = writeln!(
        out,
        "  {:<44} {:>20.3}",
        "score: either of the two", it.score
    );
    let around = it
        .around
        .map(|it| it.map_or("none".to_owned(), |it| format!("{it:.3}")));
    let _ = writeln!(
        out,
        "\n  neighbors: words in common {} just before, {} just after",
        around[0], around[1]
    );
    let words: Vec<String> = it
        .common
        .iter()
        .take(MOST_WORDS)
        .map(|(word, weight, rare)| format!("{word} ({weight:.2}, rare {rare:.2})"))
        .collect();
    let _ = writeln!(out, "  words in common, by weight: {}", list(&words));
    if !it.linkable {
        let _ = writeln!(
            out,
            "  one of them is a byline or has no word: such a passage is never linked"
        );
    }
    if !it.candidate {
        let _ = writeln!(
            out,
            "  not looked at: they share neither a word rare enough nor a quote, or too little of their words"
        );
    }
    if it.given_up {
        let _ = writeln!(
            out,
            "  given up before the letters were compared: they could not bring it over the threshold"
        );
    }
    let matched = passages.map(|it| alignment.match_of(it));
    let _ = match matched {
        [Some(one), Some(two)] if one == two => {
            let members: Vec<String> = alignment.matches()[one]
                .passages
                .iter()
                .map(|(article, passage)| format!("{article}:{}", passage.index() + 1))
                .collect();
            writeln!(out, "  one match: {}", list(&members))
        }
        [Some(_), Some(_)] => writeln!(out, "  in two matches: each is closer to other passages"),
        [None, None] => writeln!(out, "  neither is in a match"),
        _ => writeln!(out, "  one of them is in a match, the other in none"),
    };
    let own = |at: PassageRef| -> Vec<String> {
        let links = alignment
            .links()
            .iter()
            .filter(|it| it.passages.contains(&at));
        links
            .map(|it| {
                let (article, passage) = it.passages[usize::from(it.passages[0] == at)];
                format!("{article}:{} ({:.3})", passage.index() + 1, it.score.get())
            })
            .collect()
    };
    for at in passages {
        let _ = writeln!(
            out,
            "  {}:{} is linked with: {}",
            at.0,
            at.1.index() + 1,
            list(&own(at))
        );
    }
}

fn list(all: &[String]) -> String {
    match all.is_empty() {
        true => "none".to_owned(),
        false => all.join(", "),
    }
}

/// Who says the quotes of both passages, and how that was found.
fn said(out: &mut String, comparison: &Comparison, passages: [PassageRef; 2]) {
    let both = passages.map(|at| (at, said::said(comparison, at)));
    if both.iter().any(|it| !it.1.is_empty()) {
        let _ = writeln!(out, "\nSAID\n");
    }
    for ((article, passage), said) in both {
        for it in said {
            let _ = writeln!(out, "  {article}:{} {it}", passage.index() + 1);
        }
    }
}

/// The differences that touch both passages, shown or not.
fn told(out: &mut String, comparison: &Comparison, passages: [PassageRef; 2]) {
    let corpus = comparison.corpus();
    let _ = writeln!(out, "\nTOLD\n");
    let mut n = 0;
    for it in comparison.all_divergences() {
        let within = |at: PassageRef| {
            let mut sites = it.sites.iter();
            sites.any(|site| site.article == at.0 && corpus.passage_of(*site) == Some(at.1))
        };
        let touches = match it.sites.len() {
            1 => passages.into_iter().any(within),
            _ => passages.into_iter().all(within),
        };
        if !touches {
            continue;
        }
        n += 1;
        let shown = if it.shown {
            "shown"
        } else {
            "less sure, not shown unasked"
        };
        let _ = writeln!(
            out,
            "  {} {}\n    {}, confidence {:.2}, {shown}",
            it.kind.class().mark(),
            wording::sentence(comparison, it),
            it.kind.name(),
            it.confidence.get(),
        );
    }
    if n == 0 {
        let _ = writeln!(out, "  nothing");
    }
}
