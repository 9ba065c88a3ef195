//! The behavior book: every scenario of `tests/spec/*.md` is compared and its findings are what the book says.
//!
//! A scenario is a heading, some prose, two or more articles in fenced blocks named by their letters, and a block named
//! `expect` with one line for each link and each divergence; `less sure` are those that are not shown unasked. Run with `UPDATE=1` to write what is found into the book,
//! then read the changes as a reader would. Each scenario is read in every order of its articles too: none is the first.

use crate::support;
use parallax::article::Article;
use parallax::corpus::PassageRef;
use parallax::load::{Input, demo, read_one};
use parallax::render::wording;
use parallax::{Comparison, Options, compare};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// A fenced block of a book page.
struct Block<'a> {
    name: &'a str,
    text: String,
}

#[test]
fn the_book_tells_what_is_found() {
    let mut wrong = String::new();
    for (page, text) in pages() {
        let found = rewritten(&text);
        if found == text {
            continue;
        }
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&page, &found).expect("a page can be written");
            continue;
        }
        let name = page.file_name().unwrap_or_default().to_string_lossy();
        for (line, (told, is)) in text.lines().zip(found.lines()).enumerate() {
            if told != is {
                let _ = writeln!(wrong, "{name}:{}\n  book  {told}\n  found {is}", line + 1);
                break;
            }
        }
        if text.lines().count() != found.lines().count() {
            let _ = writeln!(wrong, "{name}: the findings are more or fewer\n{found}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The pages of the book with where they are, in order.
fn pages() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
    let mut pages: Vec<_> = std::fs::read_dir(&folder)
        .expect("the book has a folder")
        .map(|it| it.expect("the folder can be read").path())
        .filter(|it| it.extension().is_some_and(|it| it == "md"))
        .collect();
    pages.sort();
    assert!(!pages.is_empty(), "the book has pages");
    let read = |it: PathBuf| {
        let text = std::fs::read_to_string(&it).expect("a page can be read");
        (it, text)
    };
    pages.into_iter().map(read).collect()
}

#[test]
fn no_article_of_the_book_or_the_demo_is_the_first() {
    let mut wrong = String::new();
    let mut scenarios = 0;
    for (page, text) in pages() {
        let name = page.file_name().unwrap_or_default().to_string_lossy();
        for (heading, blocks) in scenarios_of(&text) {
            scenarios += 1;
            let articles: Vec<Article> = blocks.iter().map(read).collect();
            check_orders(&format!("{name}: {heading}"), &articles, &mut wrong);
        }
    }
    assert!(scenarios > 100, "{scenarios} scenarios in the book");
    let demo: Vec<Article> = demo()
        .iter()
        .map(|it| read_one(it).expect("a bundled report can be read").0)
        .collect();
    check_orders("demo", &demo, &mut wrong);
    assert!(wrong.is_empty(), "{wrong}");
}

/// Compares articles backwards, and from the second one on, and writes down what is not found as in their order.
fn check_orders(name: &str, articles: &[Article], wrong: &mut String) {
    let found = |articles: Vec<Article>| {
        support::findings(&compare(articles, &Options::default()).telling_all(true))
    };
    let straight = found(articles.to_vec());
    let mut turned = articles.to_vec();
    turned.rotate_left(1);
    let mut orders = vec![turned];
    if articles.len() > 2 {
        orders.push(articles.iter().rev().cloned().collect());
    }
    for order in orders {
        let other = found(order);
        for it in straight.difference(&other) {
            let _ = writeln!(wrong, "{name}\n  in order only   {it}");
        }
        for it in other.difference(&straight) {
            let _ = writeln!(wrong, "{name}\n  otherwise only  {it}");
        }
    }
}

/// The scenarios of a page: heading and articles of each.
fn scenarios_of(page: &str) -> Vec<(&str, Vec<Block<'_>>)> {
    let mut out: Vec<(&str, Vec<Block<'_>>)> = Vec::new();
    let (mut heading, mut articles) = ("", Vec::new());
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if line.starts_with('#') {
            (heading, articles) = (line, Vec::new());
        }
        let Some(name) = line.strip_prefix("```").filter(|it| !it.is_empty()) else {
            continue;
        };
        let text: Vec<&str> = lines.by_ref().take_while(|it| *it != "```").collect();
        match name {
            "expect" => out.push((heading, std::mem::take(&mut articles))),
            _ => articles.push(Block {
                name,
                text: text.join("\n"),
            }),
        }
    }
    out
}

/// A page with what is found in the place of what is expected.
fn rewritten(page: &str) -> String {
    let mut out = String::new();
    let mut articles: Vec<Block<'_>> = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        if line.starts_with('#') {
            articles.clear();
        }
        let Some(name) = line.strip_prefix("```").filter(|it| !it.is_empty()) else {
            continue;
        };
        let text: Vec<&str> = lines.by_ref().take_while(|it| *it != "```").collect();
        let text = text.join("\n");
        if name == "expect" {
            assert!(articles.len() >= 2, "two articles before `expect`");
            out.push_str(&findings(&articles));
        } else {
            let _ = writeln!(out, "{text}");
            articles.push(Block { name, text });
        }
        out.push_str("```\n");
    }
    out
}

fn read(it: &Block<'_>) -> Article {
    let input = Input::Bytes {
        name: format!("{}.txt", it.name),
        bytes: it.text.clone().into_bytes(),
    };
    read_one(&input)
        .expect("an article of the book can be read")
        .0
}

/// One line for each link, then one for each divergence, in the order of the program.
fn findings(articles: &[Block<'_>]) -> String {
    let comparison =
        compare(articles.iter().map(read).collect(), &Options::default()).telling_all(true);
    let mut out = String::new();
    for link in comparison.alignment().links() {
        let [one, two] = link.passages.map(|it| place(&comparison, it));
        let _ = writeln!(out, "link {one} {two}");
    }
    for it in comparison.divergences() {
        let mark = it.kind.class().mark();
        let _ = write!(out, "{mark} {}", wording::sentence(&comparison, it));
        let first = it.sites[0];
        if let Some(passage) = comparison.corpus().passage_of(first) {
            let _ = write!(out, " ({})", place(&comparison, (first.article, passage)));
        }
        if !it.shown {
            out.push_str(", less sure");
        }
        out.push('\n');
    }
    out
}

/// `A¶2`, or `A¶2.1` in a paragraph of several passages.
fn place(comparison: &Comparison, (article, passage): PassageRef) -> String {
    let segments = comparison.corpus().segments(article);
    let number = segments.paragraph_number(passage);
    let passages = segments.passages();
    let block = passages[passage].block;
    let same: Vec<_> = passages
        .iter_enumerated()
        .filter(|(_, it)| it.block == block)
        .map(|(id, _)| id)
        .collect();
    match same.iter().position(|it| *it == passage) {
        Some(n) if same.len() > 1 => format!("{article}¶{number}.{}", n + 1),
        _ => format!("{article}¶{number}"),
    }
}
