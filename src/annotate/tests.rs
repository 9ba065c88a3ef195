//! What the tests of numbers and times share: a marked text is read in a language, and what was found is printed back.

use super::{Precision, Quantity, Time, tokens::Tokens};
use crate::segment::segment;
use crate::testing::{self, Mark};
use crate::text::{Interner, Span};

/// Marks are `{n:…}`; then sign of the precision, value and unit of each.
#[track_caller]
pub(super) fn check_numbers(
    language: &str,
    marked: &str,
    find: impl FnOnce(Tokens<'_>) -> Vec<Quantity>,
    expected: &[&str],
) {
    let found = read("n", language, marked, find, |it| it.span);
    let lines = found.iter().map(|it| {
        let sign = match it.precision {
            Precision::Exact => "",
            Precision::About => "~",
            Precision::AtLeast => ">=",
            Precision::AtMost => "<=",
        };
        let upper = it.upper.map(|it| format!("..{it}")).unwrap_or_default();
        let unit = it.unit.as_deref().map(|it| format!(" {it}"));
        format!("{sign}{}{upper}{}", it.value, unit.unwrap_or_default())
    });
    assert_eq!(lines.collect::<Vec<_>>(), expected);
}

/// Marks are `{t:…}`; then the value of each.
#[track_caller]
pub(super) fn check_times(
    language: &str,
    marked: &str,
    find: impl FnOnce(Tokens<'_>) -> Vec<Time>,
    expected: &[&str],
) {
    let found = read("t", language, marked, find, |it| it.span);
    let values = found.iter().map(|it| it.value.as_str());
    assert_eq!(values.collect::<Vec<_>>(), expected);
}

/// What is found in a marked text: it must stand where the marks are.
#[track_caller]
fn read<T>(
    label: &str,
    language: &str,
    marked: &str,
    find: impl FnOnce(Tokens<'_>) -> Vec<T>,
    span: impl Fn(&T) -> Span,
) -> Vec<T> {
    let parsed = testing::parse(marked);
    let article = testing::article_in(language, &parsed.text);
    let mut interner = Interner::default();
    let segments = segment(&article, &mut interner);
    let found = find(Tokens {
        article: &article,
        segments: &segments,
        interner: &interner,
    });
    let marks: Vec<Mark> = found.iter().map(|it| Mark::new(label, span(it))).collect();
    assert_eq!(testing::print(&parsed.text, &marks), marked);
    found
}
