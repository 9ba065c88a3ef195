//! The picture of a comparison: one strip for each article, to scale in words, and a ribbon for each match.

use super::digest::{Digest, words};
use super::html::anchor;
use crate::corpus::PassageRef;
use crate::diverge::Class;
use crate::render::signs::told;
use crate::text::index::{ArticleId, IndexVec, MatchId, PassageId};
use std::fmt::{self, Write};

/// Sizes in units of the drawing, which is as wide as the page.
const WIDTH: f64 = 1200.0;
/// Room for the letters.
const LEFT: f64 = 28.0;
/// Height of a strip.
const STRIP: f64 = 18.0;
/// From the top of one strip to the top of the next.
const STEP: f64 = 130.0;
/// Room for the numbers above and below.
const MARGIN: f64 = 18.0;
/// A passage that is narrower carries no number.
const LEAST_NUMBERED: f64 = 16.0;
/// Above this many passages, neighbours that only one article tells are drawn as one cell.
const MOST_CELLS: usize = 2000;

/// Where each passage begins and ends on its strip.
type Places = IndexVec<ArticleId, IndexVec<PassageId, (f64, f64)>>;

/// Writes the picture as inline SVG with title and description. Linear in passages and in the passages of matches.
pub(super) fn write(digest: &Digest<'_>, out: &mut dyn Write) -> fmt::Result {
    let articles = digest.comparison.corpus().articles();
    let places = places(digest);
    let height = STEP * (articles.len() - 1) as f64 + STRIP + 2.0 * MARGIN;
    writeln!(
        out,
        "<figure>\n<div class=\"picture\">\n<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"picture-title picture-text\">\n\
         <title id=\"picture-title\">Where the reports tell the same</title>\n<desc id=\"picture-text\">{}</desc>",
        description(digest)
    )?;
    for (id, matched) in digest.comparison.alignment().matches().iter_enumerated() {
        ribbons(digest, &places, id, &matched.passages, out)?;
    }
    for article in articles.ids() {
        strip(digest, &places, article, out)?;
    }
    out.write_str(
        "</svg>\n</div>\n<figcaption>One strip for each report, to scale in words: a cell is a sentence, a ribbon joins what tells the \
         same. <span class=\"key\"><i class=\"check\"></i> to check, its ribbon dashed</span> <span class=\"key\"><i class=\"different\"></i> told \
         differently</span> <span class=\"key\"><i class=\"same\"></i> told in the same words, or no difference listed</span> <span class=\"key\"><i></i> told only \
         there, or perhaps</span> The table below says the same in words.</figcaption>\n</figure>\n",
    )
}

fn description(digest: &Digest<'_>) -> String {
    let mut text = format!("{} matches.", digest.outline.n_matches());
    for article in digest.comparison.corpus().articles().ids() {
        text += &format!(" {article}: {}.", digest.share(article));
    }
    text
}

fn places(digest: &Digest<'_>) -> Places {
    let corpus = digest.comparison.corpus();
    let most = corpus
        .articles()
        .ids()
        .map(|it| digest.share(it).words)
        .max();
    let scale = (WIDTH - LEFT) / most.unwrap_or(0).max(1) as f64;
    let of = |article| {
        let mut at = LEFT;
        let passages = corpus.segments(article).passages().ids();
        passages
            .map(|passage| {
                let from = at;
                at += words(digest.comparison, (article, passage)) as f64 * scale;
                (from, at)
            })
            .collect()
    };
    corpus.articles().ids().map(of).collect()
}

fn strip(
    digest: &Digest<'_>,
    places: &Places,
    article: ArticleId,
    out: &mut dyn Write,
) -> fmt::Result {
    let y = top(article);
    writeln!(
        out,
        "<text class=\"letter\" x=\"4\" y=\"{:.1}\">{article}</text>",
        y + STRIP - 4.0
    )?;
    let merge = places[article].len() > MOST_CELLS;
    let mut empty: Option<(f64, f64)> = None;
    for (passage, &(from, to)) in places[article].iter_enumerated() {
        let class = digest.comparison.passage_class((article, passage));
        if merge && digest.number((article, passage)).is_none() {
            empty = Some((empty.map_or(from, |it| it.0), to));
            continue;
        }
        if let Some(it) = empty.take() {
            cell(it, y, Class::Only, out)?;
        }
        cell((from, to), y, class.unwrap_or(Class::Only), out)?;
    }
    empty.map_or(Ok(()), |it| cell(it, y, Class::Only, out))
}

fn cell((from, to): (f64, f64), y: f64, class: Class, out: &mut dyn Write) -> fmt::Result {
    writeln!(
        out,
        "<rect class=\"cell {}\" x=\"{from:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{STRIP}\"/>",
        class.name(),
        to - from
    )
}

/// The ribbons of one match: between each article that tells it and the next one that does.
fn ribbons(
    digest: &Digest<'_>,
    places: &Places,
    id: MatchId,
    passages: &[PassageRef],
    out: &mut dyn Write,
) -> fmt::Result {
    let class = digest.comparison.match_class(id);
    let number = digest.outline.number(id);
    let Some(first) = passages.first() else {
        return Ok(());
    };
    writeln!(
        out,
        "<a href=\"#{}\"><title>Match {number}: {}</title>",
        anchor(*first),
        told(class)
    )?;
    let tellers: Vec<&[PassageRef]> = passages.chunk_by(|a, b| a.0 == b.0).collect();
    for pair in tellers.windows(2) {
        // Several passages on one side share out those of the other: each gets a ribbon, none all of them.
        let n = pair[0].len().max(pair[1].len());
        for k in 0..n {
            let end = |it: &[PassageRef]| it[k * it.len() / n];
            ribbon(places, end(pair[0]), end(pair[1]), class, out)?;
        }
    }
    for (n, teller) in tellers.iter().enumerate() {
        for passage in *teller {
            let (above, below) = (n > 0, n + 1 < tellers.len());
            numbers(places, *passage, number, [above, below], out)?;
        }
    }
    out.write_str("</a>\n")
}

fn ribbon(
    places: &Places,
    upper: PassageRef,
    lower: PassageRef,
    class: Class,
    out: &mut dyn Write,
) -> fmt::Result {
    let (a, b) = places[upper.0][upper.1];
    let (c, d) = places[lower.0][lower.1];
    let (y, z) = (top(upper.0) + STRIP, top(lower.0));
    let mid = f64::midpoint(y, z);
    writeln!(
        out,
        "<path class=\"ribbon {}\" d=\"M{a:.1} {y:.1}C{a:.1} {mid:.1} {c:.1} {mid:.1} {c:.1} {z:.1}L{d:.1} {z:.1}C{d:.1} {mid:.1} {b:.1} {mid:.1} {b:.1} {y:.1}Z\"/>",
        class.name()
    )
}

/// The number at the ends of ribbons: beside the strip, on the side that the ribbon does not leave from.
fn numbers(
    places: &Places,
    passage: PassageRef,
    number: usize,
    [above, below]: [bool; 2],
    out: &mut dyn Write,
) -> fmt::Result {
    let (from, to) = places[passage.0][passage.1];
    if to - from < LEAST_NUMBERED {
        return Ok(());
    }
    let y = top(passage.0);
    let at = match (above, below) {
        (true, false) => y + STRIP + 12.0,
        _ => y - 4.0,
    };
    writeln!(
        out,
        "<text text-anchor=\"middle\" x=\"{:.1}\" y=\"{at:.1}\">{number}</text>",
        f64::midpoint(from, to)
    )
}

fn top(article: ArticleId) -> f64 {
    MARGIN + STEP * article.index() as f64
}
