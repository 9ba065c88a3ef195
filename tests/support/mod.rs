//! What several tests need: comparisons made through the public door.

#[cfg(feature = "cli")]
pub mod folder;

use parallax::load::{Input, demo, read_one};
use parallax::render::theme::Theme;
use parallax::report::{self, Format, ReportOptions};
use parallax::{Comparison, Options, compare};
use std::sync::LazyLock;

/// The three bundled reports, compared once for all tests.
pub static DEMO: LazyLock<Comparison> = LazyLock::new(|| compare_inputs(&demo()));

/// Compares inputs, all of which must be readable.
#[track_caller]
pub fn compare_inputs(inputs: &[Input]) -> Comparison {
    let articles = inputs
        .iter()
        .map(|input| read_one(input).expect("readable input").0)
        .collect();
    compare(articles, &Options::default())
}

/// Compares texts, named `a.txt`, `b.txt`, … in order.
#[track_caller]
pub fn compare_texts(texts: &[&str]) -> Comparison {
    let inputs: Vec<_> = texts
        .iter()
        .zip('a'..='z')
        .map(|(text, letter)| Input::Bytes {
            name: format!("{letter}.txt"),
            bytes: text.as_bytes().into(),
        })
        .collect();
    compare_inputs(&inputs)
}

/// The document of a comparison, 80 columns wide where that matters.
pub fn document(format: Format, comparison: &Comparison) -> String {
    let options = ReportOptions {
        width: 80,
        theme: Theme::default(),
        warnings: Vec::new(),
        notes: parallax::notes::Notes::default(),
    };
    let mut out = String::new();
    report::write(format, comparison, &options, &mut out).expect("a string takes all");
    out
}
