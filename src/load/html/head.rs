//! The head of an article from a page: its headline first, its standfirst below it.

use super::Page;
use crate::article::BlockKind;
use crate::load::dates;
use crate::load::decode::tidy;
use crate::load::furniture::byline;
use crate::load::furniture::title::{alike, is_title_of};
use crate::load::structure::Piece;

/// Puts the headline first.
pub(super) fn set_headline(page: &mut Page, headings: &[String], titles: &[String]) {
    let title = page.meta.title.take().unwrap_or_default();
    let names = [page.meta.outlet.as_deref(), page.meta.byline.as_deref()];
    let headline = headline(&title, headings, titles, &names);
    if headline.is_empty() {
        return;
    }
    // A heading that says more than the title is a standfirst.
    let length = |it: &str| it.split_whitespace().count();
    let same = |it: &Piece| {
        it.kind == BlockKind::Heading
            && alike(&it.text, &headline)
            && length(&it.text) * 2 <= length(&headline) * 3
            && length(&headline) * 2 <= length(&it.text) * 3
    };
    if let Some(at) = page.pieces.iter().take(4).position(same) {
        page.pieces.remove(at);
    }
    page.pieces.insert(
        0,
        Piece {
            kind: BlockKind::Headline,
            text: headline.clone(),
        },
    );
    page.meta.title = Some(headline);
}

/// The headline: the page's own heading where it is `title` without the name of outlet, section or writer, or where another
/// of the page's `titles` confirms that it is the headline in other words; else the title without such a name.
fn headline(title: &str, headings: &[String], titles: &[String], names: &[Option<&str>]) -> String {
    let shown = || headings.iter().filter(|it| !it.is_empty());
    let confirmed = |it: &&String| {
        let others = titles.iter().any(|title| is_title_of(it, title));
        others && alike(it, title) && it.split_whitespace().count() > 2
    };
    shown()
        .find(|it| is_title_of(it, title))
        .or_else(|| shown().find(confirmed))
        .or_else(|| shown().next().filter(|_| title.is_empty()))
        .cloned()
        .unwrap_or_else(|| without_name(title, names).to_owned())
}

/// A title without one of these names behind a mark at its end.
fn without_name<'a>(title: &'a str, names: &[Option<&str>]) -> &'a str {
    let parted = [" | ", " - ", " – ", " — ", " · ", " » "];
    let (Some(at), bare) = (
        parted.iter().filter_map(|it| title.rfind(it)).max(),
        |it: &str| {
            it.to_lowercase()
                .replace(|c: char| !c.is_alphanumeric(), "")
        },
    ) else {
        return title;
    };
    let end = bare(&title[at..]);
    let named = names.iter().flatten().any(|it| bare(it) == end);
    match named && !end.is_empty() {
        true => title[..at].trim_end(),
        false => title,
    }
}

/// Makes the standfirst a block of that role, below the headline.
pub(super) fn set_dek(page: &mut Page, dek: Option<String>) {
    let Some(dek) = dek else {
        return;
    };
    if let Some(piece) = page
        .pieces
        .iter_mut()
        .take(5)
        .find(|it| tidy(&it.text) == dek)
    {
        if piece.kind != BlockKind::Headline {
            piece.kind = BlockKind::Dek;
        }
        return;
    }
    let at = usize::from(
        page.pieces
            .first()
            .is_some_and(|it| it.kind == BlockKind::Headline),
    );
    page.pieces.insert(
        at,
        Piece {
            kind: BlockKind::Dek,
            text: dek,
        },
    );
}

/// Makes a heading that stands right below the headline and reads like a sentence the standfirst, where there is none, and
/// lets a date stand by itself that the page has as a list or heading.
///
/// Known failure: a report whose first section follows at once under a long heading of its own.
pub(super) fn heading_as_dek(pieces: &mut [Piece]) {
    let body = pieces
        .iter()
        .position(|it| it.kind == BlockKind::Paragraph)
        .unwrap_or(0);
    for piece in pieces.iter_mut().take(body.max(6)) {
        let small = matches!(piece.kind, BlockKind::ListItem | BlockKind::Heading);
        if small && dates::find(&piece.text).is_some() && byline(&piece.text).is_some() {
            piece.kind = BlockKind::Paragraph;
        }
    }
    if pieces.iter().any(|it| it.kind == BlockKind::Dek) {
        return;
    }
    let long = |it: &Piece| (8..=60).contains(&it.text.split_whitespace().count());
    let mut head = pieces.iter_mut().take(body.min(4));
    if let Some(piece) = head.find(|it| it.kind == BlockKind::Heading && long(it)) {
        piece.kind = BlockKind::Dek;
    }
}

#[cfg(test)]
mod tests {
    use super::headline;

    #[track_caller]
    fn check(title: &str, headings: &[&str], titles: &[&str], expected: &str) {
        let own = |it: &[&str]| it.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let names = [Some("Radio Norrland"), None, Some("Ida Roth")];
        assert_eq!(
            headline(title, &own(headings), &own(titles), &names),
            expected
        );
    }

    #[test]
    fn a_heading_is_the_headline_where_a_title_says_so() {
        check(
            "Ferry ‘adrift’ for hours | Norrland",
            &["More news", "Ferry 'adrift' for hours"],
            &[],
            "Ferry 'adrift' for hours",
        );
        check(
            "Harbor: Ferry adrift for hours",
            &["Ferry adrift for hours"],
            &[],
            "Ferry adrift for hours",
        );
        check(
            "How the ferry drifted for nine hours",
            &["The ferry that drifted for nine hours"],
            &["The ferry that drifted for nine hours - Norrland"],
            "The ferry that drifted for nine hours",
        );
    }

    #[test]
    fn a_heading_that_no_title_confirms_is_not() {
        check(
            "Ferry drifts off Kestrel Point",
            &["Ferry drifts for nine hours off Kestrel"],
            &["Ferry drifts off Kestrel Point"],
            "Ferry drifts off Kestrel Point",
        );
        check(
            "Ferry adrift · Norrland",
            &["Norrland"],
            &[],
            "Ferry adrift · Norrland",
        );
        check(
            "Ferry adrift: a night",
            &["Ferry adrift"],
            &[],
            "Ferry adrift: a night",
        );
        check(
            "Norrland - The night of the ferry",
            &["Norrland"],
            &[],
            "Norrland - The night of the ferry",
        );
        check("", &["Ferry adrift"], &[], "Ferry adrift");
    }

    #[test]
    fn the_name_of_outlet_or_writer_is_no_part_of_it() {
        check("Ferry adrift - Radio Norrland", &[], &[], "Ferry adrift");
        check("Ferry adrift | Ida Roth", &[], &[], "Ferry adrift");
        check("Ferry adrift - Oxholm", &[], &[], "Ferry adrift - Oxholm");
    }
}
