//! The words of a quote that an article which cuts it leaves out.

use crate::comparison::Comparison;
use crate::corpus::Site;
use crate::diverge::{Divergence, Kind, Rest};
use crate::render::wording::{counterpart, sites_in};
use crate::text::normal::fold;
use crate::text::{Span, offset_in};

/// The words before or behind what is kept, whichever are more; none where what is kept does not stand in one piece in the quote, or is
/// all of it. Quadratic in the words of the two quotes, which are few.
///
/// Known failure: of a quote that is cut at both ends the shorter part is not told.
pub(super) fn left_out(comparison: &Comparison, divergence: &Divergence) -> Option<Site> {
    let Kind::QuoteCut { cut, rest, .. } = divergence.kind else {
        return None;
    };
    // What is told in other words is not left out.
    if rest == Rest::Told {
        return None;
    }
    let from = counterpart(divergence, cut);
    let [kept, whole] = [cut, from].map(|it| sites_in(divergence, it).next());
    let (kept, whole) = (kept?, whole?);
    let corpus = comparison.corpus();
    let text = corpus.slice(whole);
    let span = beside(corpus.slice(kept), text)?;
    let start = whole.span.start();
    Some(Site {
        article: from,
        span: Span::new(start + span.start(), start + span.end()),
    })
}

/// Of the second text the words before or behind those of the first.
fn beside(kept: &str, whole: &str) -> Option<Span> {
    let bare = |it: &str| fold(it.trim_matches(|c: char| !c.is_alphanumeric())).to_lowercase();
    let words = |text: &str| -> Vec<String> {
        let words = text.split_whitespace().map(bare);
        words.filter(|it| !it.is_empty()).collect()
    };
    let printed = whole.split_whitespace();
    let printed: Vec<&str> = printed.filter(|it| !bare(it).is_empty()).collect();
    let (kept, all) = (words(kept), words(whole));
    if kept.is_empty() || kept.len() >= all.len() {
        return None;
    }
    let at = all.windows(kept.len()).position(|it| it == kept)?;
    let behind = at + kept.len();
    let run = match at > all.len() - behind {
        true => &printed[..at],
        false => &printed[behind..],
    };
    let (first, last) = (run.first()?, run.last()?);
    let end =
        last.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '!' | '?'));
    Some(Span::new(
        offset_in(whole, first),
        offset_in(whole, last) + end.len(),
    ))
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[track_caller]
    fn check(kept: &str, whole: &str, expected: Option<&str>) {
        let found = beside(kept, whole).map(|it| &whole[it.range()]);
        assert_eq!(found, expected);
    }

    #[test]
    fn the_longer_part_beside_what_is_kept() {
        let whole = "The lamp is lit, but nobody keeps it any more.";
        check(
            "the lamp is lit",
            whole,
            Some("but nobody keeps it any more."),
        );
        check(
            "it any more",
            whole,
            Some("The lamp is lit, but nobody keeps"),
        );
        check("lit, but nobody", whole, Some("keeps it any more."));
    }

    #[test]
    fn nothing_where_what_is_kept_is_all_or_in_pieces() {
        let whole = "“The lamp is lit, but nobody keeps it.”";
        check("The lamp is lit, but nobody keeps it", whole, None);
        check("the lamp is … kept", whole, None);
        check("", whole, None);
    }
}
