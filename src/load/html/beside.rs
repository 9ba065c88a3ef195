//! The text of an article that a page gives beside what it shows, for search engines: read where scripts were to show it.

use super::json_ld::unescaped;
use super::paid::FEW_WORDS;
use super::walk::Skip;
use super::{DEEPEST, FEWEST_WORDS, all, count_words, is_too_deep};
use crate::article::BlockKind;
use crate::load::nesting::is_deeper_than;
use crate::load::structure::Piece;
use dom_query::Document;

/// The paragraphs of a text that a page gives beside what it shows: lines, or elements where it has markup.
pub(super) fn paragraphs(body: &str) -> Vec<Piece> {
    if body.contains("</") || body.contains("<br") {
        // Elements that nest deeper than a page's may are no text.
        let document = Some(body).filter(|it| !is_deeper_than(it, DEEPEST));
        let document = document.map(Document::from);
        let document = document.filter(|it| !is_too_deep(it));
        return document.map_or_else(Vec::new, |it| all(&it.root(), Skip::Menus));
    }
    let lines = body.lines().map(unescaped).filter(|it| !it.is_empty());
    let piece = |text| Piece {
        kind: BlockKind::Paragraph,
        text,
    };
    lines.map(piece).collect()
}

/// Whether the text beside a page is the article rather than what the page shows, which its scripts were to fill. Not where it is sold:
/// then what is shown is what the reader may read.
pub(super) fn tells_more(body: &[Piece], shown: &[Piece], paid: bool) -> bool {
    const MORE: usize = 3;
    let (body, shown) = (count_words(body), count_words(shown));
    !paid && body >= FEWEST_WORDS && shown < FEW_WORDS && body >= shown * MORE
}

#[cfg(test)]
mod tests {
    use crate::load::html::{LONG, Refused, page};

    #[test]
    fn the_text_for_search_engines_is_read_where_scripts_fill_the_page() {
        let html = |paid: &str, shown: &str| {
            format!(
                r#"<title>Ferry drifts</title><script type="application/ld+json">{{"@type":"NewsArticle","headline":"Ferry drifts",
                {paid}"articleBody":"{LONG}\n\nTwo tugs &amp; a crane brought it in."}}</script><div id=app>{shown}</div>"#
            )
        };
        let found = page(&html("", "Loading, please wait"), false).expect("an article");
        let got: Vec<&str> = found.pieces.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(got[..2], ["Ferry drifts", LONG]);
        assert_eq!(got[2..], ["Two tugs & a crane brought it in."]);
        assert!(found.notes[0].contains("search engines"));
        // What is sold is not read, and what is shown is read as it is shown.
        let paid = page(&html(r#""isAccessibleForFree":false,"#, ""), false);
        assert_eq!(paid.expect_err("nothing"), Refused::Paid);
        let shown = format!("<article><h1>Ferry drifts</h1><p>{LONG}</p><p>{LONG}</p></article>");
        assert!(
            page(&html("", &shown), false)
                .expect("an article")
                .notes
                .is_empty()
        );
    }
}
