//! What an article goes by in the reports, safe to print.

use crate::article::plain;
use crate::comparison::Comparison;
use crate::render::moment::to_the_minute;
use crate::text::index::ArticleId;
use std::path::MAIN_SEPARATOR;

/// The shortest thing that an article goes by besides its letter: label, outlet or source.
pub(super) fn name(comparison: &Comparison, article: ArticleId) -> String {
    let meta = comparison.corpus().articles()[article].meta();
    let name = meta.label.as_ref().or(meta.outlet.as_ref());
    name.map_or_else(|| source(comparison, article), |it| plain(it))
}

/// The source of an article: an address whole, of a path so much of its end as no other article has.
fn source(comparison: &Comparison, article: ArticleId) -> String {
    let articles = comparison.corpus().articles();
    let own = &articles[article].meta().source;
    let others = articles.iter_enumerated().filter(|it| it.0 != article);
    let others: Vec<&str> = others.map(|it| it.1.meta().source.as_str()).collect();
    let is_taken = |end: &str| others.iter().any(|it| is_end(it, end));
    let starts = own
        .rmatch_indices(MAIN_SEPARATOR)
        .map(|it| &own[it.0 + 1..]);
    let shortest = match own.contains("://") {
        true => None,
        false => starts.filter(|it| !it.is_empty()).find(|it| !is_taken(it)),
    };
    plain(shortest.unwrap_or(own))
}

/// Whether a path ends with these folders and this name.
fn is_end(path: &str, end: &str) -> bool {
    let before = path.strip_suffix(end);
    before.is_some_and(|it| it.is_empty() || it.ends_with(MAIN_SEPARATOR))
}

/// What an article goes by below its title: its label or source, outlet, author and date, and the reader's note on it.
pub(super) fn credits(comparison: &Comparison, article: ArticleId) -> Vec<String> {
    let meta = comparison.corpus().articles()[article].meta();
    let byline = meta.byline.as_ref().map(|it| format!("by {it}"));
    let source = source(comparison, article);
    let name = meta.label.as_ref().unwrap_or(&source);
    let published = meta.published.as_deref().map(to_the_minute);
    [
        Some(name),
        meta.outlet.as_ref(),
        byline.as_ref(),
        published.as_ref(),
        meta.note.as_ref(),
    ]
    .into_iter()
    .flatten()
    .filter(|it| !it.is_empty())
    .map(|it| plain(it))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::source;
    use crate::comparison::{Options, compare};
    use crate::load::{Input, read_one};
    use crate::text::index::ArticleId;

    #[track_caller]
    fn check(names: [&str; 2], expected: [&str; 2]) {
        let read = |name: &str| {
            let input = Input::Bytes {
                name: name.to_owned(),
                bytes: b"Ferry stopped\n\nThe harbor was closed on Friday.\n".to_vec(),
            };
            read_one(&input).expect("a text").0
        };
        let it = compare(names.map(read).into(), &Options::default());
        let told = [0, 1].map(|n| source(&it, ArticleId::new(n)));
        assert_eq!(told, expected);
    }

    #[test]
    fn of_a_path_stands_what_tells_it_apart() {
        check(["/home/ann/a.txt", "/home/ann/b.txt"], ["a.txt", "b.txt"]);
        check(
            ["one/report.txt", "two/report.txt"],
            ["one/report.txt", "two/report.txt"],
        );
        check(
            ["x/one/report.txt", "x/two/report.txt"],
            ["one/report.txt", "two/report.txt"],
        );
        check(
            ["report.txt", "two/report.txt"],
            ["report.txt", "two/report.txt"],
        );
        check(["two/my-a.txt", "a.txt"], ["my-a.txt", "a.txt"]);
        check(["same/a.txt", "same/a.txt"], ["same/a.txt", "same/a.txt"]);
        check(
            ["https://one.example/a", "b/a"],
            ["https://one.example/a", "b/a"],
        );
    }
}
