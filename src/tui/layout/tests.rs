//! The columns of the design, and that nothing stands outside of the window.

use super::{Kind, Layout, Request};
use crate::text::index::ArticleId;
use crate::tui::message::Size;

fn layout(width: u16, height: u16, n_articles: usize) -> Layout {
    let articles: Vec<ArticleId> = (0..n_articles).map(ArticleId::new).collect();
    let extra = articles.iter().map(|_| 0).collect();
    let request = Request {
        extra: &extra,
        widest: 76,
        rulers: true,
        side: true,
        articles: &articles,
        base: articles[0],
        focus: articles[0],
        stack: false,
        rows: false,
        zoomed: false,
        slide: 0,
        together: &[],
        hints: true,
        n_matches: 9,
        panel: 0,
    };
    Layout::new(Size { width, height }, &request)
}

#[track_caller]
fn check(width: u16, n_articles: usize, kind: Kind, widths: &[usize], rulers: usize) {
    let it = layout(width, 24, n_articles);
    let shown: Vec<usize> = it.columns.iter().map(|it| it.width).collect();
    assert_eq!(
        (it.kind, &shown[..], it.rulers.len()),
        (kind, widths, rulers)
    );
}

#[test]
fn columns_of_the_design() {
    check(29, 2, Kind::TooSmall, &[], 0);
    check(60, 2, Kind::Stack, &[51], 1);
    check(80, 2, Kind::Flow, &[33, 33], 0);
    check(120, 2, Kind::Flow, &[51, 52], 2);
    check(132, 3, Kind::Flow, &[35, 35, 35], 2);
    check(120, 4, Kind::Flow, &[31, 31, 31], 2);
    check(200, 2, Kind::Flow, &[76, 76], 2);
    check(80, 1, Kind::Flow, &[70], 0);
}

#[test]
fn a_panel_stands_beside_texts_that_stay_wide_enough() {
    let side = |width, height, n| layout(width, height, n).side.map(|it| it.x);
    assert_eq!(side(200, 50, 2), Some(154));
    assert_eq!(side(160, 50, 2), None);
    assert_eq!(side(200, 24, 2), None);
    assert_eq!(side(200, 50, 3), None);
    let it = layout(200, 50, 2);
    assert!(it.columns.iter().all(|it| it.text + it.width < 153));
    assert!(it.rulers.iter().all(|it| it.0 < 154));
}

#[test]
fn nothing_stands_outside_the_window() {
    for width in 30..240 {
        for height in 8..40 {
            for n in 1..6 {
                let it = layout(width, height, n);
                let last = it.columns.last().expect("one at least");
                assert!(last.text + last.width < usize::from(width));
                assert!(it.body.y + it.body.height <= it.status);
                assert!(it.columns.iter().all(|it| it.width >= 19), "{width} {n}");
            }
        }
    }
}
