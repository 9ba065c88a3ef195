//! Pages for subscribers: what says so, and what of their text is offered only.

use crate::article::BlockKind;
use crate::lexicon::furniture::Furniture;
use crate::load::structure::Piece;
use serde_json::Value;

/// Fewer words of a page for subscribers are likely only the beginning of it.
pub(super) const FEW_WORDS: usize = 250;
/// Parts of an article that are asked whether they are sold.
const MOST_PARTS: usize = 50;

/// What a reader is told of a page for subscribers of which so many words are shown; nothing where it may well be whole.
pub(super) fn note(words: usize) -> Option<String> {
    (words < FEW_WORDS).then(|| {
        format!(
            "the page says that it is for subscribers, and has {words} words: its text may be cut"
        )
    })
}

/// Whether an article in JSON-LD says that it is sold, or that a part of it is. The rule is that of schema.org, `isAccessibleForFree`, as
/// search engines ask for it: on the article, and on the parts that are behind the wall (`hasPart`).
pub(super) fn is_sold(article: &Value) -> bool {
    let sold = |it: &Value| match &it["isAccessibleForFree"] {
        Value::Bool(free) => !free,
        // `False`, `https://schema.org/False`.
        Value::String(free) => {
            let last = free.trim().rsplit('/').next().unwrap_or_default();
            last.eq_ignore_ascii_case("false")
        }
        _ => false,
    };
    let part = match &article["hasPart"] {
        Value::Array(parts) => parts.iter().take(MOST_PARTS).any(sold),
        part => sold(part),
    };
    sold(article) || part
}

/// Whether a block offers the rest of the report to those who pay: a short paragraph that opens so.
pub(super) fn is_offer(piece: &Piece) -> bool {
    const MOST_WORDS: usize = 25;
    if piece.kind != BlockKind::Paragraph || piece.text.split_whitespace().count() > MOST_WORDS {
        return false;
    }
    let small = piece.text.to_lowercase();
    let mut names_them = Furniture::Subscriber.phrases().iter();
    Furniture::Paid.opens(&small)
        || Furniture::PaidIf.opens(&small) && names_them.any(|it| small.contains(it))
}

#[cfg(test)]
mod tests {
    use super::is_sold;
    use crate::load::html::{LONG, page};
    use serde_json::json;

    #[test]
    fn an_article_is_sold_where_it_or_a_part_of_it_says_so() {
        for it in [
            json!({"isAccessibleForFree": false}),
            json!({"isAccessibleForFree": "False"}),
            json!({"isAccessibleForFree": "https://schema.org/False"}),
            json!({"hasPart": {"isAccessibleForFree": false, "cssSelector": ".wall"}}),
            json!({"hasPart": [{"name": "lead"}, {"isAccessibleForFree": "false"}]}),
        ] {
            assert!(is_sold(&it), "{it}");
        }
        for it in [
            json!({}),
            json!({"isAccessibleForFree": true}),
            json!({"isAccessibleForFree": "True", "hasPart": [{"isAccessibleForFree": true}]}),
            json!({"hasPart": "https://a.example/false"}),
        ] {
            assert!(!is_sold(&it), "{it}");
        }
    }

    #[test]
    fn an_offer_to_subscribers_is_no_part_of_the_report() {
        let html = format!(
            "<article><h1>Ferry drifts</h1><p>{LONG}</p><p>{LONG}</p><p>To read on, become a subscriber. Three months for 1 \
             crown.</p></article>"
        );
        let page = page(&html, false).expect("an article");
        assert!(!page.pieces.iter().any(|it| it.text.contains("subscriber")));
        assert!(
            page.notes[0].contains("for subscribers"),
            "{:?}",
            page.notes
        );
    }

    #[test]
    fn an_offer_to_keep_reading_names_subscribers() {
        let html = |behind: &str| {
            format!("<article><h1>Ferry drifts</h1><p>{LONG}</p><p>{LONG}</p>{behind}</article>")
        };
        let said = "To keep reading, the children of Oxholm walk two miles to the library of the next village every day.";
        let found = page(&html(&format!("<p>{said}</p>")), false).expect("an article");
        assert!(found.pieces.iter().any(|it| it.text == said));
        assert!(found.notes.is_empty(), "{:?}", found.notes);
        let offer = "<p>To keep reading, please log in or take out a subscription.</p>";
        let found = page(&html(offer), false).expect("an article");
        assert!(!found.pieces.iter().any(|it| it.text.contains("log in")));
        assert!(found.notes[0].contains("for subscribers"));
        // Neither a box of the outlet, nor a heading, nor a long paragraph is an offer of the report.
        for free in [
            "<p>Subscribe to keep up with Norrland</p>".to_owned(),
            format!("<h2>Become a subscriber</h2><p>{LONG}</p>"),
            format!("<p>Become a subscriber to the fund, said its head. {LONG}</p>"),
        ] {
            let found = page(&html(&free), false).expect("an article");
            assert!(found.notes.is_empty(), "{free}: {:?}", found.notes);
        }
    }
}
