//! The line above a report that says when it was filed: one day and month, and not one year.

use crate::annotate::{Grain, Time};
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::trust::CLOSE;
use crate::diverge::{Divergence, Kind};
use crate::text::index::ArticleId;

/// Blocks at the head of a report that are read, and words of such a line.
const HEAD: usize = 5;
const WORDS: usize = 8;

/// One `DateConflict` for each two reports whose lines give one day of one month and two years (`VELIN 2031-05-04`, `SELNIK
/// 2032-05-04`): of reports of one event one of them is a slip. Any other day may be that of another telling.
///
/// Linear in the first blocks. Known failure: reports of a yearly event, of two years.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let ids = context.corpus.articles().ids();
    let all: Vec<(Site, &Time)> = ids.filter_map(|it| filed(context, it)).collect();
    let mut out = Vec::new();
    for (n, (here, one)) in all.iter().enumerate() {
        for (there, two) in &all[n + 1..] {
            if one.value != two.value && one.value.get(4..) == two.value.get(4..) {
                let sites = vec![*here, *there];
                out.push(context.divergence(Kind::DateConflict, sites, CLOSE));
            }
        }
    }
    out
}

/// The one day that a short line at the head of a report gives with its year.
fn filed<'a>(context: &Context<'a>, article: ArticleId) -> Option<(Site, &'a Time)> {
    let segments = context.corpus.segments(article);
    let (id, _) = segments.passages().iter_enumerated().find(|(id, it)| {
        let short = it.block.index() < HEAD && context.plain((article, *id)).len() <= WORDS;
        short
            && context
                .times((article, *id))
                .iter()
                .any(|it| is_whole(context, article, it))
    })?;
    let [time] = context.times((article, id)) else {
        return None;
    };
    let site = Site {
        article,
        span: time.span,
    };
    is_whole(context, article, time).then_some((site, time))
}

/// Whether a time is a day that is printed with its year.
fn is_whole(context: &Context<'_>, article: ArticleId, it: &Time) -> bool {
    let text = context.corpus.articles()[article].slice(it.span);
    let year = it.value.get(..4);
    it.grain == Grain::Day
        && it.value.len() == "2031-05-04".len()
        && year.is_some_and(|it| text.contains(it))
}
