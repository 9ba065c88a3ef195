//! Measures what is found in Mozilla's test pages: `cargo run --release --example measure-pages -- REPOSITORY [PAGE …]`.
//!
//! REPOSITORY is a clone of `mozilla/readability`, bare or not; none of its text is ours. The last commit is read. For each
//! page it prints the share of words found as Firefox's reader view finds them, and where title, byline, outlet and day
//! are others than it says; below, the same for what dom_smoothie alone makes of the pages.

use dom_query::{Document, NodeRef};
use dom_smoothie::Readability;
use parallax::article::BlockKind;
use parallax::load::{Input, read_one};
use serde_json::Value;
use std::collections::HashMap;
use std::error::Error;
use std::io::Write;
use std::process::Command;

/// The pages of newspapers, broadcasters, agencies' customers and magazines among them.
const NEWS: &str = "aktualne ars-1 bbc-1 breitbart bug-1255978 buzzfeed-1 citylab-1 cnet cnet-svg-classes cnn engadget folha gmw \
    guardian-1 heise herald-sun-1 la-nacion lazy-image-2 lemonde-1 liberation-1 lifehacker-post-comment-load \
    lifehacker-working medicalnewstoday msn nytimes-1 nytimes-2 nytimes-3 nytimes-4 nytimes-5 qq quanta-1 salon-1 \
    schema-org-context-object seattletimes-1 spiceworks telegraph theverge tmz-1 videos-1 videos-2 wapo-1 wapo-2 yahoo-1 \
    yahoo-2 yahoo-3 yahoo-4 youth";

/// What somebody makes of a page.
#[derive(Default)]
struct Made {
    text: String,
    title: Option<String>,
    byline: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
}

/// How often each thing was as expected, and out of how many.
#[derive(Default)]
struct Score {
    pages: usize,
    f1: f64,
    low: usize,
    title: (usize, usize),
    /// Titles that are as expected but for a name before or behind them.
    bare: usize,
    byline: (usize, usize),
    outlet: (usize, usize),
    day: (usize, usize),
    byline_of_none: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let repository = arguments
        .next()
        .ok_or("name a clone of mozilla/readability")?;
    let only: Vec<String> = arguments.collect();
    let show = |path: &str| -> Result<Vec<u8>, Box<dyn Error>> {
        let mut git = Command::new("git");
        Ok(git.args(["-C", &repository, "show", path]).output()?.stdout)
    };
    let list = String::from_utf8(show("HEAD:test/test-pages/")?)?;
    let mut out = std::io::stdout();
    let mut scores: [Score; 4] = Default::default();
    // The first line names the folder itself.
    for page in list.lines().skip(1).filter_map(|it| it.strip_suffix('/')) {
        if !only.is_empty() && !only.iter().any(|it| it == page) {
            continue;
        }
        let file = |name: &str| show(&format!("HEAD:test/test-pages/{page}/{name}"));
        let source = file("source.html")?;
        let expected = expected(
            &String::from_utf8(file("expected.html")?)?,
            &serde_json::from_slice(&file("expected-metadata.json")?)?,
        );
        let made = [ours(&source), smoothie(&String::from_utf8_lossy(&source))];
        let news = NEWS.split_whitespace().any(|it| it == page);
        for (n, made) in made.iter().enumerate() {
            let said = compare(made, &expected, &mut scores[n]);
            if news {
                compare(made, &expected, &mut scores[n + 2]);
            }
            if n == 0 {
                writeln!(out, "{page}{}: {said}", if news { " (news)" } else { "" })?;
            }
            if n == 0 && !only.is_empty() {
                let (ours, theirs) = (words(&made.text), words(&expected.text));
                writeln!(out, "    only ours: {}", beyond(&ours, &theirs))?;
                writeln!(out, "    only theirs: {}", beyond(&theirs, &ours))?;
            }
        }
    }
    writeln!(
        out,
        "\n| | pages | word F1 | below .95 | title | title but for a name at its end | byline | byline where none is expected | outlet | day |"
    )?;
    writeln!(
        out,
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    )?;
    for (name, n) in [
        ("news, parallax", 2),
        ("news, dom_smoothie", 3),
        ("all, parallax", 0),
        ("all, dom_smoothie", 1),
    ] {
        let it = &scores[n];
        let of = |it: (usize, usize)| format!("{}/{}", it.0, it.1);
        writeln!(
            out,
            "| {name} | {} | {:.4} | {} | {} | {} | {} | {} | {} | {} |",
            it.pages,
            it.f1 / it.pages as f64,
            it.low,
            of(it.title),
            it.bare,
            of(it.byline),
            it.byline_of_none,
            of(it.outlet),
            of(it.day)
        )?;
    }
    Ok(())
}

/// What readability is held to.
fn expected(html: &str, metadata: &Value) -> Made {
    let text = |name: &str| {
        let text = metadata[name].as_str().map(tidy);
        text.filter(|it| !it.is_empty())
    };
    Made {
        text: plain(html),
        title: text("title"),
        byline: text("byline"),
        outlet: text("siteName"),
        published: text("publishedTime"),
    }
}

fn ours(source: &[u8]) -> Made {
    let input = Input::Bytes {
        name: "source.html".to_owned(),
        bytes: source.to_vec(),
    };
    let Ok((article, _)) = read_one(&input) else {
        return Made::default();
    };
    let blocks = article.blocks().iter();
    // The headline is metadata there.
    let body = blocks.filter(|it| it.kind != BlockKind::Headline);
    let text: Vec<&str> = body.map(|it| article.slice(it.span)).collect();
    let meta = article.meta();
    Made {
        text: text.join("\n"),
        title: meta.title.clone(),
        byline: meta.byline.clone(),
        outlet: meta.outlet.clone(),
        published: meta.published.clone(),
    }
}

fn smoothie(source: &str) -> Made {
    let read = Readability::new(source, None, None).and_then(|mut it| it.parse());
    read.map_or_else(
        |_| Made::default(),
        |it| Made {
            text: plain(&it.content),
            title: Some(it.title.to_string()).filter(|it| !it.is_empty()),
            byline: it.byline,
            outlet: it.site_name,
            published: it.published_time,
        },
    )
}

/// Counts what is as expected; says what is not.
fn compare(made: &Made, expected: &Made, score: &mut Score) -> String {
    let f1 = f1(&words(&made.text), &words(&expected.text));
    let mut said = format!("{f1:.4}");
    score.pages += 1;
    score.f1 += f1;
    score.low += usize::from(f1 < 0.95);
    let mut one = |name: &str,
                   count: &mut (usize, usize),
                   same: Same,
                   ours: &Option<String>,
                   theirs: &Option<String>| {
        let Some(theirs) = theirs else {
            return;
        };
        let same = ours.as_ref().is_some_and(|ours| same(ours, theirs));
        count.1 += 1;
        count.0 += usize::from(same);
        if !same {
            said.push_str(&format!("\n    {name}: {ours:?}, expected {theirs:?}"));
        }
    };
    one(
        "title",
        &mut score.title,
        |a, b| words(a) == words(b),
        &made.title,
        &expected.title,
    );
    one(
        "byline",
        &mut score.byline,
        same_names,
        &made.byline,
        &expected.byline,
    );
    one(
        "outlet",
        &mut score.outlet,
        |a, b| tidy(a) == tidy(b),
        &made.outlet,
        &expected.outlet,
    );
    one(
        "day",
        &mut score.day,
        same_day,
        &made.published,
        &expected.published,
    );
    if let (Some(made), Some(expected)) = (&made.title, &expected.title) {
        let (made, expected) = (words(made), words(expected));
        let part = expected.starts_with(&made) || expected.ends_with(&made);
        score.bare += usize::from(part && made.len() < expected.len());
    }
    if let (Some(made), None) = (&made.byline, &expected.byline) {
        score.byline_of_none += 1;
        said.push_str(&format!("\n    byline: {made:?}, expected none"));
    }
    said
}

type Same = fn(&str, &str) -> bool;

/// Whether two bylines name the same people in the same order; "By", and date, clock or count behind the names, aside.
fn same_names(a: &str, b: &str) -> bool {
    let names = |it: &str| {
        let mut words = words(it);
        if words.len() > 1 && ["by", "par"].contains(&words[0].as_str()) {
            words.remove(0);
        }
        let number = it.find(|c: char| c.is_ascii_digit());
        (words, number.is_some())
    };
    let ((a, _), (b, dated)) = (names(a), names(b));
    let names = a.join(" ");
    a == b || (dated && !names.is_empty() && b.join(" ").starts_with(&names))
}

fn same_day(a: &str, b: &str) -> bool {
    a.get(..10) == b.get(..10)
}

fn f1(a: &[String], b: &[String]) -> f64 {
    let mut counts: HashMap<&str, i64> = HashMap::new();
    for word in b {
        *counts.entry(word).or_default() += 1;
    }
    let mut shared = 0;
    for word in a {
        let left = counts.entry(word).or_default();
        shared += usize::from(*left > 0);
        *left -= 1;
    }
    match a.len() + b.len() {
        0 => 1.0,
        all => 2.0 * shared as f64 / all as f64,
    }
}

/// The words of the first that the second has not, in order.
fn beyond(a: &[String], b: &[String]) -> String {
    let mut counts: HashMap<&str, i64> = HashMap::new();
    for word in b {
        *counts.entry(word).or_default() += 1;
    }
    let mut out = Vec::new();
    for word in a {
        let left = counts.entry(word).or_default();
        if *left <= 0 {
            out.push(word.as_str());
        }
        *left -= 1;
    }
    out.join(" ")
}

/// Words in lower case; each sign of a script without spaces is one.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.chars() {
        let wide = c as u32 > 0x2e80;
        if wide || !c.is_alphanumeric() {
            words.push(String::new());
        }
        if c.is_alphanumeric() {
            words.last_mut().expect("one").extend(c.to_lowercase());
        }
    }
    words.retain(|it| !it.is_empty());
    words
}

/// All text of a page, a space wherever an element ends that is not inside a line.
fn plain(html: &str) -> String {
    let mut text = String::new();
    gather(&Document::from(html).root(), &mut text);
    text
}

fn gather(node: &NodeRef<'_>, text: &mut String) {
    const INLINE: &str = "a abbr b bdi bdo cite code data dfn em font i ins kbd mark q s samp small span strong sub sup time u var";
    for child in node.children_it(false) {
        if child.is_text() {
            text.push_str(&child.text());
            continue;
        }
        let Some(name) = child.node_name().filter(|_| child.is_element()) else {
            continue;
        };
        if ["script", "style", "noscript", "iframe", "template"].contains(&&*name) {
            continue;
        }
        gather(&child, text);
        if !INLINE.split(' ').any(|it| it == &*name) {
            text.push(' ');
        }
    }
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
