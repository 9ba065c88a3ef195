//! Reports for people: every difference in every output, hostile input, colours only from the theme.

use crate::support::{DEMO, compare_inputs, compare_texts, document};
use parallax::corpus::Site;
use parallax::diverge::Kind;
use parallax::load::Input;
use parallax::render::wording::{sentence, without_words};
use parallax::report::Format;
use parallax::{Comparison, Options, compare};

const FORMATS: [Format; 5] = [
    Format::Text,
    Format::Ansi,
    Format::Json,
    Format::Html,
    Format::Markdown,
];

/// Two reports whose every field tries to break out of a document.
const HOSTILE: &str = "</title><script>alert(1)</script> | # [x](javascript:y) \u{1b}[31m\u{202e}`code`\n\n\
    By \"><img src=x onerror=alert(2)> O'Neil\n\n\
    \"We shut </script><svg onload=alert(3)> the *bridge* & | it stays shut,\" said Ann </q></td> Reed on Monday.\n\n\
    Some 400 <people> were \u{7}on it. _Nobody_ was hurt, `police` said. \\ | ~~~\n";

/// A document without the codes that set colours (`ESC [ numbers m`): any other code stays in it.
fn uncolored(document: &str) -> String {
    let mut pieces = document.split("\u{1b}[");
    let mut out = pieces.next().unwrap_or("").to_owned();
    for piece in pieces {
        let codes = piece.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        match codes.strip_prefix('m') {
            Some(text) => out.push_str(text),
            None => out.extend(["\u{1b}[", piece]),
        }
    }
    out
}

/// The words of a document: no markup, no escapes, white space as one space.
fn words(format: Format, document: &str) -> String {
    let text = match format {
        Format::Html => document.replace("<br>", " "),
        Format::Markdown => unescaped(document),
        _ => document.to_owned(),
    };
    let text = match format {
        Format::Html | Format::Markdown => text
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&"),
        _ => text,
    };
    squeezed(&text)
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unescaped(markdown: &str) -> String {
    let mut out = String::new();
    let mut chars = markdown.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(chars.next()),
            c => out.push(c),
        }
    }
    out
}

/// How many differences a document lists.
fn listed(format: Format, document: &str) -> usize {
    let in_section = |start: &str, ends: &[&str]| {
        let text = document.split_once(start).map_or("", |it| it.1);
        let end = ends.iter().filter_map(|it| text.find(it)).min();
        text[..end.unwrap_or(text.len())].to_owned()
    };
    match format {
        Format::Json => document.matches("\"sentence\":").count(),
        Format::Html => document.matches("<td class=\"sentence\">").count(),
        Format::Markdown => in_section("## What differs", &["\n## "])
            .lines()
            .filter(|it| it.starts_with("| `"))
            .count(),
        Format::Text | Format::Ansi => {
            in_section("WHAT DIFFERS", &["WHO SAID WHAT", "\nA  ", "\n  1  "])
                .lines()
                .filter(|it| it.starts_with("  ") && it[2..].starts_with(['=', '~', '!', '+']))
                .count()
        }
    }
}

#[track_caller]
fn check_all_told(comparison: &Comparison) {
    for format in FORMATS {
        let document = uncolored(&document(format, comparison));
        let told = match format {
            Format::Json => comparison.all_divergences(),
            _ => comparison.divergences(),
        };
        assert_eq!(listed(format, &document), told.len(), "{format:?}");
        let words = match format {
            Format::Json => document.replace("\\\"", "\"").replace("\\\\", "\\"),
            _ => words(format, &document),
        };
        for divergence in comparison.divergences() {
            let heading = without_words(comparison, divergence).filter(|_| format != Format::Json);
            let own = |site: &&Site| match divergence.kind {
                Kind::Detail { article } => site.article == article,
                _ => true,
            };
            // Under a heading that says the rest there are the words alone.
            let is_headed = format != Format::Json
                && matches!(
                    divergence.kind,
                    Kind::Only { .. } | Kind::Described { entity: None }
                );
            if is_headed {
                let full = divergence
                    .sites
                    .iter()
                    .map(|it| squeezed(comparison.corpus().slice(*it)));
                let said = sentence(comparison, divergence);
                let short = said.strip_prefix("Described otherwise: ");
                let is_told = short.is_some_and(|it| words.contains(it));
                let first: Vec<String> = full.collect();
                let n = if short.is_some() { first.len() } else { 1 };
                let all = first[..n].iter().all(|it| words.contains(it));
                assert!(is_told || all, "{format:?} does not say: {said}");
                continue;
            }
            let said = match heading {
                // What the sentence would cut is given in full.
                Some(heading) => {
                    let sites = divergence.sites.iter().filter(own);
                    let full = sites.map(|it| squeezed(comparison.corpus().slice(*it)));
                    full.chain([heading]).collect()
                }
                None => vec![sentence(comparison, divergence)],
            };
            for it in said {
                assert!(!it.is_empty());
                assert!(words.contains(&it), "{format:?} does not say: {it}");
            }
        }
    }
}

#[test]
fn every_difference_stands_in_every_document() {
    check_all_told(&DEMO);
    check_all_told(&DEMO.telling_all(true));
    check_all_told(&compare_texts(&[HOSTILE, &HOSTILE.replace("400", "900")]));
}

#[test]
fn places_can_be_found_in_the_articles() {
    for (format, begin) in [
        (Format::Text, "WHO SAID WHAT"),
        (Format::Html, "<h2>The reports"),
    ] {
        let document = document(format, &DEMO);
        let (above, articles) = document.split_once(begin).expect("the articles come last");
        let is_number = |rest: &&str| rest.starts_with(|c: char| c.is_ascii_digit());
        let numbers = |text: &str| -> Vec<usize> {
            let after = text.split('\u{b6}').skip(1).filter(is_number);
            let digits = after.map(|it| it.split(|c: char| !c.is_ascii_digit()).next());
            digits.flatten().filter_map(|it| it.parse().ok()).collect()
        };
        let named = numbers(above);
        let there = numbers(articles);
        assert!(named.len() > 60, "{format:?}");
        for n in named {
            assert!(there.contains(&n), "{format:?}: paragraph {n}");
        }
    }
}

#[test]
fn rows_do_not_repeat_the_heading_of_their_group() {
    let text = document(Format::Text, &DEMO.telling_all(true));
    let (_, listed) = text.split_once("WHAT DIFFERS").expect("a list");
    let (listed, _) = listed.split_once("WHO SAID WHAT").expect("the next part");
    for row in listed.lines().filter(|it| it.starts_with("  ")) {
        for said in ["Told only in", "Described otherwise:"] {
            assert!(!row.contains(said), "{row}");
        }
    }
    let (_, only) = listed
        .split_once("Told only in B")
        .expect("what B alone tells");
    let rows = only.lines().filter(|it| it.starts_with("  + "));
    let rows: Vec<&str> = rows.map(|it| it[8..].trim_start()).collect();
    assert!(rows.len() > 2);
    assert!(
        rows.iter()
            .all(|it| it.contains('\u{b6}') && !it.ends_with('\u{2026}')),
        "{rows:?}"
    );
}

#[test]
fn hostile_text_stays_text() {
    let comparison =
        compare_inputs(
            &["a\u{1b}]0;x\u{7}<b>.txt", "b.txt"].map(|name| Input::Bytes {
                name: name.into(),
                bytes: HOSTILE.into(),
            }),
        );
    for format in FORMATS {
        let document = uncolored(&document(format, &comparison));
        let stray = document.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(stray, None, "{format:?}");
        assert!(!document.contains('\u{202e}'), "{format:?}");
    }
    let html = document(Format::Html, &comparison);
    let tags: Vec<&str> = html
        .split('<')
        .skip(1)
        .map(|it| it.split([' ', '>', '\n']).next().unwrap_or(""))
        .filter(|it| ["script", "/script", "img", "b>", "people", "svg onload"].contains(it))
        .collect();
    assert!(tags.is_empty(), "{tags:?}");
    assert!(!html.contains(" onerror=\"") && !html.contains("href=\"javascript"));
}

#[test]
fn the_page_is_whole() {
    let html = document(Format::Html, &DEMO);
    let mut ids: Vec<&str> = attribute(&html, " id=\"").collect();
    let n_ids = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), n_ids, "an id stands twice");
    for target in attribute(&html, "href=\"#") {
        assert!(ids.binary_search(&target).is_ok(), "no place for #{target}");
    }
    for outside in [
        "http://", "https://", "url(", "@import", "<script", "<img", "<link",
    ] {
        assert!(!html.contains(outside), "the page reaches out: {outside}");
    }
    for tag in [
        "a", "td", "tr", "table", "span", "p", "div", "article", "section", "svg", "q", "abbr",
        "ul",
    ] {
        let opened =
            html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count();
        assert_eq!(
            opened,
            html.matches(&format!("</{tag}>")).count(),
            "<{tag}>"
        );
    }
}

fn attribute<'a>(html: &'a str, start: &'a str) -> impl Iterator<Item = &'a str> {
    html.split(start)
        .skip(1)
        .filter_map(|it| it.split('"').next())
}

#[test]
fn the_page_has_the_colours_of_the_themes() {
    let css = include_str!("../assets/report/page.css");
    let (light, dark) = css
        .split_once("@media (prefers-color-scheme: dark)")
        .expect("both");
    let dark = dark.split("\n}").next().expect("a block");
    let themes = [
        (light, include_str!("../assets/themes/light.toml")),
        (dark, include_str!("../assets/themes/dark.toml")),
    ];
    for (block, theme) in themes {
        let theme: toml::Table = theme.parse().expect("a theme is TOML");
        let roles = theme["roles"].as_table().expect("roles");
        for (role, css) in [
            ("text", "text"),
            ("muted", "muted"),
            ("same", "same"),
            ("different", "different"),
            ("only", "only"),
            ("check", "check"),
            ("entity", "entity"),
            ("quote", "quote"),
            ("article-a", "article-0"),
            ("article-b", "article-1"),
            ("article-c", "article-2"),
            ("article-d", "article-3"),
        ] {
            let color = roles[role]["color"].as_str().expect("a colour");
            assert!(
                block.contains(&format!("--{css}: {color};")),
                "{role} {color}"
            );
        }
        for (role, css) in [
            ("different-tint", "mix-different"),
            ("check-tint", "mix-check"),
        ] {
            let mix = &roles[role]["mix"];
            assert!(block.contains(&format!("--{css}: {mix}%;")), "{role} {mix}");
        }
        let paper = theme["paper"].as_str().expect("a colour");
        assert!(block.contains(&format!("--ground: {paper};")), "{paper}");
    }
}

#[test]
fn text_fits_its_width_and_loses_nothing() {
    let text = document(Format::Text, &DEMO);
    assert_eq!(text.lines().find(|it| it.chars().count() > 80), None);
    assert_eq!(text.lines().find(|it| it.ends_with(' ')), None);
    let dense = |text: &str| text.split_whitespace().collect::<String>();
    for article in DEMO.corpus().articles() {
        let alone = compare(vec![article.clone()], &Options::default());
        let shown = dense(&document(Format::Text, &alone));
        for block in article.blocks() {
            assert!(shown.contains(&dense(article.slice(block.span))));
        }
    }
}

#[test]
fn one_article_is_reported_alone() {
    let comparison = compare_texts(&[HOSTILE]);
    assert!(comparison.divergences().is_empty());
    for format in FORMATS {
        let document = document(format, &comparison);
        assert!(
            !document.to_lowercase().contains("what differs ·"),
            "{format:?}"
        );
        assert!(document.contains("a.txt"), "{format:?}");
    }
}

#[test]
fn no_article_is_no_failure() {
    for format in FORMATS {
        document(format, &compare_texts(&[]));
    }
}
