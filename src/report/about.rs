//! What an article goes by in the reports, safe to print.

use crate::article::plain;
use crate::comparison::Comparison;
use crate::text::index::ArticleId;

/// The shortest thing that an article goes by besides its letter: label, outlet or source.
pub(super) fn name(comparison: &Comparison, article: ArticleId) -> String {
    let meta = comparison.corpus().articles()[article].meta();
    let name = meta.label.as_ref().or(meta.outlet.as_ref());
    plain(name.unwrap_or(&meta.source))
}

/// What an article goes by below its title: its label or source, outlet, author and date, and the reader's note on it.
pub(super) fn credits(comparison: &Comparison, article: ArticleId) -> Vec<String> {
    let meta = comparison.corpus().articles()[article].meta();
    let byline = meta.byline.as_ref().map(|it| format!("by {it}"));
    let name = meta.label.as_ref().unwrap_or(&meta.source);
    let published = meta.published.as_deref().map(to_the_minute);
    [
        Some(name),
        meta.outlet.as_ref(),
        byline.as_ref(),
        published.as_ref(),
        meta.note.as_ref(),
    ]
    .into_iter()
    .flatten()
    .filter(|it| !it.is_empty())
    .map(|it| plain(it))
    .collect()
}

/// A time of ISO 8601 for people: no seconds, no zone, a space for the `T`.
fn to_the_minute(published: &str) -> String {
    match (
        published.get(..10),
        published.get(10..11),
        published.get(11..16),
    ) {
        (Some(day), Some("T"), Some(time)) => format!("{day} {time}"),
        _ => published.to_owned(),
    }
}
