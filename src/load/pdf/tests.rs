//! PDF files made of hand-written bytes: columns, divided words, running heads, and what is broken.

use super::layout::{Glyph, lines, paragraphs};
use super::{content, without_ligatures};
use crate::load::{Input, LoadError, read_one};
use proptest::prelude::{ProptestConfig, any, prop_oneof, proptest};
use std::time::{Duration, Instant};

fn text(bytes: &[u8]) -> Result<String, String> {
    content(bytes).map(|it| it.text)
}

/// What is set on a page: column and row in points from the left and the top, size of the type, text.
type Set<'a> = (u32, u32, u32, &'a str);

/// A PDF file of these pages, in a font of which every letter is half as wide as high.
fn pdf(pages: &[Vec<Set<'_>>]) -> Vec<u8> {
    let n = pages.len();
    let kids: String = (0..n).map(|it| format!("{} 0 R ", 4 + it * 2)).collect();
    let widths = "500 ".repeat(224);
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {n} >>"),
        format!(
            "<< /Type /Font /Subtype /TrueType /BaseFont /Plain /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 \
             /Widths [{widths}] >>"
        ),
    ];
    for (at, page) in pages.iter().enumerate() {
        let shown: String = page
            .iter()
            .map(|(x, y, size, text)| {
                format!(
                    "BT /F1 {size} Tf 1 0 0 1 {x} {} Tm ({text}) Tj ET\n",
                    792 - y
                )
            })
            .collect();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + at * 2
        ));
        objects.push(format!(
            "<< /Length {} >>\nstream\n{shown}\nendstream",
            shown.len()
        ));
    }
    file(&objects)
}

/// A file of these objects, numbered from 1; the first is the catalog.
fn file(objects: &[String]) -> Vec<u8> {
    let (mut out, mut places) = ("%PDF-1.4\n".to_owned(), String::new());
    for (n, object) in objects.iter().enumerate() {
        places.push_str(&format!("{:010} 00000 n \n", out.len()));
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", n + 1));
    }
    let (start, size) = (out.len(), objects.len() + 1);
    out.push_str(&format!(
        "xref\n0 {size}\n0000000000 65535 f \n{places}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ));
    out.into_bytes()
}

/// Lines one below the other.
fn column<'a>(x: u32, y: u32, lines: &[&'a str]) -> Vec<Set<'a>> {
    let at = |n: usize| y + 12 * u32::try_from(n).expect("few");
    lines
        .iter()
        .enumerate()
        .map(|(n, it)| (x, at(n), 10, *it))
        .collect()
}

#[track_caller]
fn check(pages: &[Vec<Set<'_>>], expected: &[&str]) {
    let text = text(&pdf(pages)).expect("text");
    assert_eq!(text.split("\n\n").collect::<Vec<_>>(), expected);
}

const LEFT: [&str; 5] = [
    "The ferry Aurelia lost its rudder off Kes-",
    "trel Point on Tuesday and drifted for nine",
    "hours, the harbor master said.",
    "  ",
    "Two tugs brought it in at dawn, with all of",
];
const RIGHT: [&str; 3] = [
    "its passengers unhurt, and it will stay in",
    "port until the cause of it all is known to",
    "those who have to know.",
];
const FIRST: &str = "The ferry Aurelia lost its rudder off Kestrel Point on Tuesday and drifted for nine hours, the harbor \
                     master said.";
const SECOND: &str = "Two tugs brought it in at dawn, with all of its passengers unhurt, and it will stay in port until \
                      the cause of it all is known to those who have to know.";

#[test]
fn columns_are_read_one_after_the_other() {
    let title = (72, 60, 18, "Ferry drifts for nine hours off the point");
    let set = [column(72, 100, &LEFT), column(320, 100, &RIGHT)];
    let mut page = vec![title];
    page.extend(set.concat());
    check(&[page], &[title.3, FIRST, SECOND]);
    // The file sets the rows of both columns together.
    let mut page = vec![title];
    for n in 0..LEFT.len() {
        page.extend(set.iter().filter_map(|it| it.get(n)).copied());
    }
    check(&[page], &[title.3, FIRST, SECOND]);
}

#[test]
fn running_heads_and_page_numbers_go() {
    let page = |head: &'static str, foot: &'static str, lines: &[&'static str]| {
        let mut page = vec![(72, 30, 10, head)];
        page.extend(column(72, 80, lines));
        page.push((300, 760, 10, foot));
        page
    };
    let pages = [
        page(
            "Lindholm Courier, page 1",
            "1",
            &["The ferry lost its rudder off the point and then"],
        ),
        page(
            "Lindholm Courier, page 2",
            "2",
            &["drifted for nine hours, the harbor master has said."],
        ),
        page("Lindholm Courier, page 3", "3", &["It will stay in port."]),
    ];
    check(
        &pages,
        &[
            "The ferry lost its rudder off the point and then drifted for nine hours, the harbor master has said.",
            "It will stay in port.",
        ],
    );
    check(
        &pages[1..2],
        &[
            "Lindholm Courier, page 2",
            "drifted for nine hours, the harbor master has said.",
            "2",
        ],
    );
}

#[test]
fn indented_lines_begin_paragraphs() {
    let mut page = column(
        72,
        80,
        &[
            "The ferry lost its rudder off the point, he said.",
            "It drifted on for all of nine hours, they say.",
        ],
    );
    page.push((84, 104, 10, "Two tugs brought it in at dawn, with all its"));
    page.push((72, 116, 10, "passengers."));
    check(
        &[page],
        &[
            "The ferry lost its rudder off the point, he said. It drifted on for all of nine hours, they say.",
            "Two tugs brought it in at dawn, with all its passengers.",
        ],
    );
}

#[test]
fn a_small_table_is_read_row_by_row() {
    let mut page = column(72, 80, &["Ship", "Aurelia", "Borealis", "Corona"]);
    page.extend(column(200, 80, &["Built", "1971", "1984", "1990"]));
    let all = text(&pdf(&[page])).expect("text");
    assert!(all.contains("Aurelia 1971"), "{all}");
}

#[track_caller]
fn load(bytes: Vec<u8>) -> Result<String, LoadError> {
    let name = "a.pdf".into();
    read_one(&Input::Bytes { name, bytes }).map(|it| it.0.text().to_owned())
}

#[test]
fn a_broken_file_is_an_error_in_words() {
    assert!(text(b"%PDF-1.4 nothing behind").is_err());
    let whole = pdf(&[column(72, 80, &["The ferry lost its rudder."])]);
    assert_eq!(
        load(whole.clone()).expect("an article"),
        "The ferry lost its rudder."
    );
    for at in (0..whole.len()).step_by(97) {
        let mut bytes = whole.clone();
        bytes.truncate(at.max(10));
        if let Err(error) = load(bytes) {
            assert!(!error.what.is_empty() && !error.next_step.is_empty());
        }
    }
    let error = load(whole[..300].to_vec()).expect_err("broken");
    assert!(
        error.what.starts_with("the PDF file could not be read"),
        "{error}"
    );
}

#[test]
fn tricks_of_typesetters_are_undone() {
    assert_eq!(without_ligatures("ﬁve oﬃces".into()), "five offices");
}

#[test]
fn a_page_full_of_letters_costs_bounded_time() {
    let glyph = |n: u32| Glyph {
        text: "a".into(),
        x: f64::from(n * 7919 % 600),
        y: f64::from(n * 104_729 % 8000),
        end: f64::from(n * 7919 % 600) + 90.0,
        size: 10.0,
        begins: true,
    };
    let start = Instant::now();
    let got = paragraphs(vec![lines((0..40_000).map(glyph).collect())]);
    assert!(!got.is_empty() && start.elapsed() < Duration::from_secs(20));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    /// Wherever a file places its letters, none is lost and nothing breaks.
    #[test]
    fn letters_anywhere_are_read(
        placed in proptest::collection::vec((any::<u8>(), prop_oneof![-50.0..700.0, any::<f64>()], prop_oneof![0.0..800.0, any::<f64>()], 0.0..30.0), 0..80),
    ) {
        let glyph = |&(c, x, y, size): &(u8, f64, f64, f64)| Glyph {
            text: char::from(b'a' + c % 26).to_string(),
            x,
            y,
            end: x + size / 2.0,
            size,
            begins: c > 200,
        };
        let finite = |it: &&Glyph| it.x.is_finite() && it.y.is_finite() && it.end.is_finite();
        let glyphs: Vec<Glyph> = placed.iter().map(glyph).collect();
        let expected = glyphs.iter().filter(finite).count();
        let got = paragraphs(vec![lines(glyphs)]);
        let letters: usize = got.iter().flatten().map(|it| it.replace(' ', "").len()).sum();
        assert_eq!(letters, expected);
    }
}

/// A page in a composite font, as browsers print one: letters of two bytes, the width of a space in a range of the table,
/// and pairs that are set closer placed one by one. Every letter is half as wide as high, a space a quarter.
fn composite(rows: &[&[(u32, &str)]]) -> Vec<u8> {
    let mut shown = String::new();
    for (n, row) in rows.iter().enumerate() {
        shown.push_str(&format!("BT /F1 12 Tf 1 0 0 1 72 {} Tm\n", 700 - n * 14));
        for (step, text) in *row {
            let codes: String = text.bytes().map(|it| format!("{it:04X}")).collect();
            shown.push_str(&format!("{step} 0 Td <{codes}> Tj\n"));
        }
        shown.push_str("ET\n");
    }
    let stream = |text: &str| format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len());
    let unicode = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange \
                   1 beginbfrange <0020> <007E> <0020> endbfrange endcmap";
    file(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        stream(&shown),
        "<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 8 0 R >>"
            .to_owned(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /FontDescriptor 7 0 R /DW 500 /W [31 33 250] >>".to_owned(),
        "<< /Type /FontDescriptor /FontName /Plain >>".to_owned(),
        stream(unicode),
    ])
}

#[test]
fn letters_that_are_placed_one_by_one_stay_in_their_words() {
    // Six points a letter, three a space: `We saw it of` is 63 wide, and the next letter is set one closer.
    let page = composite(&[
        &[
            (0, "We saw it of"),
            (62, "f the boat, "),
            (62, "Mara Lind said."),
        ],
        &[(0, "The boat was an old one."), (128, " It sank.")],
    ]);
    let expected = "We saw it off the boat, Mara Lind said. The boat was an old one. It sank.";
    assert_eq!(
        text(&page).as_deref().map(|it| it.replace("\n\n", " ")),
        Ok(expected.to_owned())
    );
}

#[test]
fn what_a_browser_prints_around_a_page_is_no_text() {
    let foot = |at| [(40, 770, 8, "file:///tmp/mill.html"), (540, 770, 8, at)];
    let head = [
        (40, 20, 8, "5/15/31, 1:51 AM"),
        (250, 20, 8, "Mill at Brannick to close | The Brannick Echo"),
    ];
    let mut first = vec![
        (72, 60, 10, "Home News"),
        (72, 100, 20, "Mill at Brannick to close"),
    ];
    first.extend(column(
        72,
        150,
        &["The mill on the river will close in spring."],
    ));
    first.extend(column(72, 180, &["Its owner, Tomas Rell, is glad."]));
    let second = column(72, 60, &["Nobody else is.", "Copyright The Brannick Echo"]);
    let pages = [
        [head.as_slice(), &first, &foot("1/2")].concat(),
        [head.as_slice(), &second, &foot("2/2")].concat(),
    ];
    let bytes = pdf(&pages);
    let name = "mill.pdf".to_owned();
    let (article, _) = read_one(&Input::Bytes { name, bytes }).expect("an article");
    assert_eq!(
        article.text(),
        "Mill at Brannick to close\n\nThe mill on the river will close in spring.\n\nIts owner, Tomas Rell, is glad.\n\n\
         Nobody else is."
    );
    assert_eq!(article.title(), "Mill at Brannick to close");
    assert_eq!(article.meta().outlet.as_deref(), Some("The Brannick Echo"));
}
