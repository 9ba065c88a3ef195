//! Pages that a browser printed: what it put around them (date, title, address, page numbers), and the menus of the page itself.

use super::layout::Line;
use super::without_ligatures;
use crate::article::{BlockKind, Metadata};
use crate::load::decode::tidy;
use crate::load::format::is_address;
use crate::load::furniture::clutter::{is_clutter, is_notice};
use crate::load::furniture::title::{alike, is_title_of, outlet_of_title};
use crate::load::plain::ends_sentence;
use crate::load::structure::Piece;

/// What a browser said of a page that it printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::load) struct Printed {
    /// The title of its window, as far as there was room for it.
    title: String,
    /// Where it came from, if that is on the web.
    address: Option<String>,
}

/// Blocks at the start among which the headline is looked for.
const HEAD: usize = 12;
/// Blocks at the end among which a notice on rights is looked for.
const FOOT: usize = 4;

/// Takes away what a browser printed above and below the text of each page, and says what it told; nothing where no browser did.
///
/// A browser prints an address (`https://…`, `file:///…`), and with it a date with a time, or the number of this page and of all.
/// What stands on the same height at the head or the foot is the title. n log n in the lines. Known failure: an address that is
/// cut is not taken for one of the web.
pub(super) fn take_margins(pages: &mut [Vec<Line>]) -> Option<Printed> {
    let all = pages.len();
    let mut printed = None;
    for (n, page) in pages.iter_mut().enumerate() {
        let rows = [edge(page, 1.0), edge(page, -1.0)];
        let margins = rows.each_ref().map(|row| {
            let text: Vec<&str> = row.iter().map(|it| page[*it].text.as_str()).collect();
            Margin::of(&without_ligatures(text.join(" ")), n + 1, all)
        });
        let [head, foot] = &margins;
        let address = head.address.as_ref().or(foot.address.as_ref());
        let numbered = margins.iter().any(|it| it.stamp || it.count);
        let Some(address) = address.filter(|_| numbered) else {
            continue;
        };
        let of_print = |it: &Margin| it.stamp || it.count || it.address.is_some();
        let title = margins
            .iter()
            .find(|it| of_print(it) && !it.rest.is_empty());
        printed.get_or_insert_with(|| Printed {
            title: title.map(|it| it.rest.clone()).unwrap_or_default(),
            address: is_address(address).then(|| address.clone()),
        });
        let gone = rows.iter().zip(&margins).filter(|it| of_print(it.1));
        let gone: Vec<usize> = gone.flat_map(|it| it.0.iter().copied()).collect();
        let mut at = 0;
        page.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }
    printed
}

/// The lines on the height of the highest one (`way` 1), or of the lowest one (-1), from left to right.
fn edge(page: &[Line], way: f64) -> Vec<usize> {
    const MOST: usize = 4;
    let Some(first) = page
        .iter()
        .min_by(|a, b| (a.y * way).total_cmp(&(b.y * way)))
    else {
        return Vec::new();
    };
    let beside = |it: &usize| (page[*it].y - first.y).abs() < 0.4 * first.size;
    let mut row: Vec<usize> = (0..page.len()).filter(beside).collect();
    row.sort_by(|a, b| page[*a].x.total_cmp(&page[*b].x));
    row.truncate(MOST);
    row
}

/// What a row at the edge of a page says.
#[derive(Debug, Default, PartialEq, Eq)]
struct Margin {
    /// A date with a time.
    stamp: bool,
    /// The number of this page and of all.
    count: bool,
    address: Option<String>,
    /// The other words.
    rest: String,
}

impl Margin {
    /// Takes a row apart that stands on page `n` of `all`: `11/28/26, 1:51 AM  Ferry adrift`, `https://a.example  1/3`, `Seite 1 von 3`.
    fn of(row: &str, n: usize, all: usize) -> Self {
        let mut margin = Self::default();
        let words: Vec<&str> = row.split_whitespace().collect();
        let mut words = words.as_slice();
        let counts = |it: &[&str]| {
            let digits = it.join(" ");
            let mut numbers =
                (digits.split(|c: char| !c.is_ascii_digit())).filter(|it| !it.is_empty());
            let both = [numbers.next(), numbers.next(), numbers.next()];
            both == [
                Some(n.to_string().as_str()),
                Some(all.to_string().as_str()),
                None,
            ]
        };
        // `1/3`, `1 of 3`, `Page 1 of 3`, from the end or the start of the row.
        for long in [4, 3, 1] {
            let Some(rest) = words.len().checked_sub(long) else {
                continue;
            };
            let sound = |it: &[&str]| {
                let letters = it.iter().filter(|it| it.starts_with(char::is_alphabetic));
                counts(it) && letters.count() == long / 2
            };
            if sound(&words[rest..]) {
                (margin.count, words) = (true, &words[..rest]);
                break;
            }
            if sound(&words[..long]) {
                (margin.count, words) = (true, &words[long..]);
                break;
            }
        }
        let begins = stamp_len(words);
        if begins > 0 {
            (margin.stamp, words) = (true, &words[begins..]);
        } else if let Some(at) =
            (0..words.len()).find(|at| *at + stamp_len(&words[*at..]) == words.len())
        {
            (margin.stamp, words) = (true, &words[..at]);
        }
        let is_place = |it: &&str| is_address(it) || it.starts_with("file://");
        if let Some((last, before)) = words.split_last().filter(|it| is_place(it.0)) {
            (margin.address, words) = (Some((*last).to_owned()), before);
        } else if let Some((first, behind)) = words.split_first().filter(|it| is_place(it.0)) {
            (margin.address, words) = (Some((*first).to_owned()), behind);
        }
        margin.rest = words.join(" ");
        margin
    }
}

/// How many words at the start are a date in digits with a time of day (`11/28/26, 1:51 AM`, `28.11.2026, 01:51`); 0 where they are none.
fn stamp_len(words: &[&str]) -> usize {
    let parts = |word: &str, marks: &[char]| -> usize {
        let word = word.trim_end_matches(',');
        let parts: Vec<&str> = word.split(marks).collect();
        let digits =
            |it: &&&str| (1..=4).contains(&it.len()) && it.bytes().all(|b| b.is_ascii_digit());
        match parts.iter().filter(digits).count() == parts.len() {
            true => parts.len(),
            false => 0,
        }
    };
    let [day, clock, behind @ ..] = words else {
        return 0;
    };
    if parts(day, &['/', '.', '-']) != 3 || !(2..=3).contains(&parts(clock, &[':'])) {
        return 0;
    }
    let half = behind.first().map(|it| it.to_lowercase().replace('.', ""));
    2 + usize::from(half.is_some_and(|it| it == "am" || it == "pm"))
}

/// Makes the block that the title of the window names the headline and leaves out the menus before it, what is furniture of a page
/// and what says whose the words are. Fills in title, outlet and address.
///
/// Known failures: a menu below the headline; a page whose headline has other words than its title keeps what stands before it.
pub(in crate::load) fn settle(pieces: &mut Vec<Piece>, printed: Printed, meta: &mut Metadata) {
    let title = tidy(&printed.title);
    // A single stop at its end is one of an abbreviation (`sold to the U.S.`).
    let cut = title.strip_suffix('…').or(title.strip_suffix("..."));
    let cut = cut.unwrap_or(&title);
    let names = |it: &Piece| {
        let text = tidy(&it.text);
        let words = |it: &str| it.split_whitespace().count();
        let (own, other) = (words(&text), words(&title));
        let close = own * 2 <= other * 3 && other <= own * 3 && own > 2;
        let goes_on = cut.len() < title.len() && text.starts_with(cut) && own <= other * 2;
        is_title_of(&text, &title)
            || (!ends_sentence(&text) || is_abbreviated(&text))
                && (goes_on || close && alike(&text, &title))
    };
    pieces.retain(|it| names(it) || !is_clutter(it.kind, &it.text, false));
    let headline = pieces.iter().take(HEAD).position(names);
    if let Some(at) = headline {
        meta.outlet = outlet_of_title(&title, |it| alike(it, &pieces[at].text)).map(str::to_owned);
        pieces[at].kind = BlockKind::Headline;
        if !pieces[..at].iter().any(|it| ends_sentence(&it.text)) {
            pieces.drain(..at);
        }
    } else if cut.len() == title.len() && !title.is_empty() {
        meta.title = Some(title);
    }
    meta.address = printed.address.or(meta.address.take());
    let from = pieces.len().saturating_sub(FOOT);
    let mut at = 0;
    pieces.retain(|it| {
        at += 1;
        at <= from || !is_notice(&it.text)
    });
}

/// Whether a text ends with letters that stand for words (`sold to the U.S.`): what has another full stop inside its last word.
fn is_abbreviated(text: &str) -> bool {
    let last = text.split_whitespace().next_back();
    let before = last.and_then(|it| it.strip_suffix('.'));
    before.is_some_and(|it| it.contains('.') && !it.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::{Margin, Printed, settle};
    use crate::article::{BlockKind, Metadata};
    use crate::load::structure::Piece;

    fn piece(it: &&str) -> Piece {
        Piece {
            kind: BlockKind::Paragraph,
            text: (*it).to_owned(),
        }
    }

    #[track_caller]
    fn check(row: &str, page: [usize; 2], stamp: bool, count: bool, address: &str, rest: &str) {
        let expected = Margin {
            stamp,
            count,
            address: (!address.is_empty()).then(|| address.to_owned()),
            rest: rest.to_owned(),
        };
        assert_eq!(Margin::of(row, page[0], page[1]), expected, "{row}");
    }

    #[test]
    fn margins_of_several_browsers_are_taken_apart() {
        let title = "Ferry adrift - Norrland Radio";
        check(
            &format!("5/15/31, 1:51\u{202f}AM {title}"),
            [1, 2],
            true,
            false,
            "",
            title,
        );
        check(
            "https://a.example/ferry 2/2",
            [2, 2],
            false,
            true,
            "https://a.example/ferry",
            "",
        );
        check(
            &format!("{title} file:///tmp/ferry.html"),
            [1, 2],
            false,
            false,
            "file:///tmp/ferry.html",
            title,
        );
        check("1 of 2 15.05.2031, 01:51", [1, 2], true, true, "", "");
        check("Seite 1 von 2", [1, 2], false, true, "", "");
    }

    #[test]
    fn text_at_an_edge_is_no_margin() {
        for row in [
            "It won by 1 to 3",
            "On page 1 of 12 notes",
            "At 10:40 the ferry left",
            "15.05.2031",
            "1 2",
        ] {
            check(row, [1, 2], false, false, "", row);
        }
    }

    #[test]
    fn menus_before_the_headline_and_notices_go() {
        let blocks = [
            "We value your privacy",
            "We and our 12 partners store cookies. You can say no.",
            "Home Sport",
            "Ferry adrift for hours",
            "The ferry left at noon.",
            "Share this article",
            "© 2031 Norrland Radio",
        ];
        let mut pieces: Vec<Piece> = blocks.iter().map(piece).collect();
        let mut meta = Metadata::default();
        let printed = Printed {
            title: "Ferry adrift for hours | Norrland Radio".to_owned(),
            address: Some("https://a.example".to_owned()),
        };
        settle(&mut pieces, printed, &mut meta);
        let kept: Vec<_> = pieces
            .iter()
            .map(|it| (it.kind, it.text.as_str()))
            .collect();
        assert_eq!(
            kept,
            [
                (BlockKind::Headline, blocks[3]),
                (BlockKind::Paragraph, blocks[4])
            ]
        );
        assert_eq!(meta.outlet.as_deref(), Some("Norrland Radio"));
        assert_eq!(meta.address.as_deref(), Some("https://a.example"));
    }

    #[test]
    fn a_headline_may_end_with_an_abbreviation() {
        let check = |blocks: &[&str], title: &str, headline: Option<&str>, named: Option<&str>| {
            let mut pieces: Vec<Piece> = blocks.iter().map(piece).collect();
            let mut meta = Metadata::default();
            let printed = Printed {
                title: title.to_owned(),
                address: None,
            };
            settle(&mut pieces, printed, &mut meta);
            let mut heads = pieces.iter().filter(|it| it.kind == BlockKind::Headline);
            assert_eq!(heads.next().map(|it| &*it.text), headline);
            assert_eq!(meta.title.as_deref(), named);
        };
        let (title, lead) = ("Ferry sold to the U.S.", "The ferry left at noon.");
        check(&["Home Sport", title, lead], title, Some(title), None);
        check(&["Home Sport", lead], title, None, Some(title));
        // What the browser had no room for is on the page.
        check(&[title, lead], "Ferry sold to the…", Some(title), None);
        check(&["Home Sport", lead], "Ferry sold to the...", None, None);
    }
}
