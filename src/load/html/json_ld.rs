//! What a page says about its article in JSON-LD, the form that search engines ask newspapers for.

use super::meta::Said;
use super::paid::is_sold;
use crate::load::dates::published;
use crate::load::decode::tidy;
use crate::load::format::is_address;
use dom_query::Document;
use serde_json::Value;

/// Longest JSON-LD that is read; those of newspapers have some kilobytes.
const MOST_JSON: usize = 2 * 1024 * 1024;
/// Most writers of one article.
const MOST_WRITERS: usize = 12;

/// What the first article in the JSON-LD of a page says; nothing where it cannot be read. Linear.
pub(super) fn from_json(document: &Document) -> Option<Said> {
    let scripts = document.select("script[type='application/ld+json']");
    scripts
        .nodes()
        .iter()
        .find_map(|it| from_one_json(&it.text()))
}

fn from_one_json(text: &str) -> Option<Said> {
    if text.len() > MOST_JSON {
        return None;
    }
    let text = text
        .trim()
        .trim_start_matches("<![CDATA[")
        .trim_start_matches("<!--");
    let text = text.trim_end_matches("-->").trim_end_matches("]]>");
    // Raw line breaks inside strings are common, and no JSON.
    let text: String = text
        .trim_end_matches(';')
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let value: Value = serde_json::from_str(&text).ok()?;
    let article = article_in(&value, 4)?;
    let text = |name: &str| text_of(&article[name]);
    Some(Said {
        headline: text("headline").or_else(|| text("name")),
        byline: names(&article["author"]).or_else(|| names(&article["creator"])),
        outlet: names(&article["publisher"]),
        body: article["articleBody"].as_str().map(str::to_owned),
        published: text("datePublished").and_then(|it| published(&it)),
        paid: is_sold(article),
        language: text("inLanguage").or_else(|| text_of(&article["inLanguage"]["alternateName"])),
        address: text("url")
            .or_else(|| text("mainEntityOfPage"))
            .or_else(|| text_of(&article["mainEntityOfPage"]["@id"])),
        ..Said::default()
    })
}

/// The first object that is an article, looked for in lists, graphs and main entities up to `depth` deep.
fn article_in(value: &Value, depth: usize) -> Option<&Value> {
    if depth == 0 {
        return None;
    }
    match value {
        Value::Array(values) => values.iter().find_map(|it| article_in(it, depth - 1)),
        Value::Object(_) if is_article(&value["@type"]) => Some(value),
        Value::Object(_) => ["@graph", "mainEntity", "mainEntityOfPage"]
            .iter()
            .find_map(|it| article_in(&value[*it], depth - 1)),
        _ => None,
    }
}

fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(name) => {
            let name = name.rsplit('/').next().unwrap_or(name);
            name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report"
        }
        Value::Array(names) => names.iter().any(|it| it.is_string() && is_article(it)),
        _ => false,
    }
}

/// The names of people or organizations: a name, an object that has one, or a list of those.
fn names(value: &Value) -> Option<String> {
    let one = |it: &Value| match it {
        Value::Object(_) => text_of(&it["name"]),
        _ => text_of(it),
    };
    let names: Vec<String> = match value {
        Value::Array(values) => values.iter().take(MOST_WRITERS).filter_map(one).collect(),
        value => one(value).into_iter().collect(),
    };
    let names: Vec<String> = names.into_iter().filter(|it| !is_address(it)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// Text as shown: entities that were escaped twice are read, nothing empty.
fn text_of(value: &Value) -> Option<String> {
    Some(unescaped(value.as_str()?)).filter(|it| !it.is_empty())
}

/// A text with its entities read.
pub(super) fn unescaped(text: &str) -> String {
    let text = tidy(text);
    match text.contains('&') && text.contains(';') {
        true => tidy(&Document::from(text.replace('<', "&lt;")).root().text()),
        false => text,
    }
}
