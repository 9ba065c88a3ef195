//! Rows, steps and distances, and that no word is lost.

use super::{Lines, Place, Setting};
use crate::article::{Article, ArticleBuilder, BlockKind, Metadata};

fn article(paragraphs: &[&str]) -> Article {
    let mut builder = ArticleBuilder::new(Metadata::default());
    for it in paragraphs {
        builder.block(BlockKind::Paragraph, it);
    }
    builder.finish()
}

fn set(article: &Article, width: usize, blank_rows: bool) -> Lines {
    let mut lines = Lines::default();
    let setting = Setting {
        width,
        blank_rows,
        folds: 0,
    };
    lines.set(article, setting, std::iter::empty());
    lines
}

const TEXT: &[&str] = &["The ferry left the pier", "It came back", "Nobody was hurt"];

#[test]
fn steps_and_distances_agree_across_blocks() {
    let article = article(TEXT);
    for blank in [true, false] {
        let mut lines = set(&article, 12, blank);
        for from in -3..12 {
            let start = lines.start();
            let from = lines.step(&article, start, from);
            for by in -12..12 {
                let to = lines.step(&article, from, by);
                assert_eq!(lines.distance(&article, from, to, 100), Some(by));
            }
        }
    }
}

#[test]
fn a_far_place_has_no_distance() {
    let article = article(&["word"; 50]);
    let mut lines = set(&article, 12, false);
    let (start, end) = (lines.start(), lines.end(&article));
    assert_eq!(lines.distance(&article, start, end, 10), None);
    assert_eq!(lines.distance(&article, start, end, 49), Some(49));
}

#[test]
fn a_window_shows_blank_rows_outside_the_article() {
    let article = article(TEXT);
    let mut lines = set(&article, 12, false);
    let top = Place { block: 0, row: -2 };
    lines.prepare(&article, top, 12);
    let shown: Vec<String> = lines
        .shown(&article, top, 9)
        .map(|it| {
            it.map_or(String::new(), |it| {
                " ".repeat(it.indent) + article.slice(it.span)
            })
        })
        .collect();
    let expected = [
        "",
        "",
        "  The ferry",
        "left the",
        "pier",
        "  It came",
        "back",
        "  Nobody was",
        "hurt",
    ];
    assert_eq!(shown, expected);
}

#[test]
fn a_byte_is_found_in_its_row() {
    let article = article(TEXT);
    let mut lines = set(&article, 12, true);
    let at = article.text().find("back").expect("there");
    let place = lines.place_of(&article, at);
    assert_eq!(place, Place { block: 1, row: 0 });
    assert_eq!(
        lines.offset_of(&article, Place { block: 1, row: 0 }),
        article.text().find("It").expect("there")
    );
}
