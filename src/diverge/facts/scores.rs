//! Scores of linked passages that disagree: `45-35` in one report, `45-36` in the other.

use crate::corpus::{PassageRef, Site};
use crate::diverge::context::{Context, Pair};
use crate::diverge::{Divergence, Kind};
use crate::segment::{Token, TokenKind};
use crate::text::Span;
use crate::text::index::ArticleId;
use rustc_hash::FxHashSet;

/// The most that a side scores: beyond are years and numbers of telephones.
const MOST: u32 = 199;
/// Words that tell something looked at around a score, and how many of them both must have.
const REACH: usize = 6;
const COMMON: usize = 2;

/// One `NumberConflict` for each two linked passages that each give one score which the other report has nowhere, of which one side is
/// the same and the other is not.
///
/// In 168 pairs of full reports one was found, right. Linear in the text. Known failure: two moments of one match that are told in the same words.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let ids = context.corpus.articles().ids();
    let all: Vec<Vec<Score>> = ids.map(|it| scores(context, it)).collect();
    if all.iter().filter(|it| !it.is_empty()).count() < 2 {
        return Vec::new();
    }
    let given: FxHashSet<(ArticleId, [u32; 2])> = all
        .iter()
        .flatten()
        .map(|it| (it.site.article, it.points))
        .collect();
    let mut out = Vec::new();
    for pair in context.sure_links() {
        out.extend(compare(context, pair, &all, &given));
    }
    out
}

/// A score as it stands in a report.
#[derive(Debug, Clone, Copy)]
struct Score {
    site: Site,
    points: [u32; 2],
}

fn compare(
    context: &Context<'_>,
    pair: &Pair,
    all: &[Vec<Score>],
    given: &FxHashSet<(ArticleId, [u32; 2])>,
) -> Option<Divergence> {
    let own = |side: usize| {
        let at: PassageRef = pair.passages[side];
        let other = pair.passages[1 - side].0;
        let span = context.corpus.passage_span(at);
        let inside = all[at.0.index()].iter();
        let inside = inside.filter(|it| span.contains(it.site.span));
        let mut alone = inside.filter(|it| !given.contains(&(other, it.points)));
        alone.next().filter(|_| alone.next().is_none())
    };
    let (one, two) = (own(0)?, own(1)?);
    let same = (0..2).filter(|n| one.points[*n] == two.points[*n]).count();
    let [left, right] = [one, two].map(|it| context.telling_near(it.site, REACH));
    let meets = left.intersection(&right).count() >= COMMON;
    (same == 1 && meets).then(|| {
        let sites = vec![one.site, two.site];
        context.divergence(Kind::NumberConflict, sites, pair.score.get())
    })
}

/// The scores of a report: two numbers joined by a dash, the greater first, and no range or date.
fn scores(context: &Context<'_>, id: ArticleId) -> Vec<Score> {
    let tokens = context.corpus.segments(id).tokens().as_slice();
    let article = &context.corpus.articles()[id];
    let found = context.corpus.annotations(id);
    let points = |it: &Token| -> Option<u32> {
        let text = article.slice(it.span);
        let number = it.kind == TokenKind::Number && text.bytes().all(|it| it.is_ascii_digit());
        text.parse().ok().filter(|it| number && *it <= MOST)
    };
    let dash = |it: &Token| matches!(article.slice(it.span), "-" | "–");
    let touch = |one: &Token, two: &Token| one.span.end() == two.span.start();
    let score = |n: usize| -> Option<Score> {
        let [one, mark, two] = tokens.get(n..n + 3)? else {
            return None;
        };
        let points = [points(one)?, points(two)?];
        let joined = touch(one, mark) && dash(mark) && touch(mark, two);
        let before = n.checked_sub(1).map(|n| &tokens[n]);
        let chain = before
            .is_some_and(|it| touch(it, one) && !article.slice(it.span).starts_with('('))
            || tokens.get(n + 3).is_some_and(|it| {
                touch(two, it) && (dash(it) || it.kind != TokenKind::Punctuation)
            });
        let span = one.span.cover(two.span);
        (joined && !chain && points[0] >= points[1]).then_some(Score {
            site: Site { article: id, span },
            points,
        })
    };
    let free = |it: &Score| {
        let span: Span = it.site.span;
        !found.times.iter().any(|time| time.span.overlaps(span))
            && !found.quantities.iter().any(|it| it.span.overlaps(span))
    };
    (0..tokens.len()).filter_map(score).filter(free).collect()
}
