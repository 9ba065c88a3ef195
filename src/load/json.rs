//! JSON articles to blocks, in the shapes that news programs and crawlers write.

use super::decode::{decode, tidy};
use super::fragment::Deadline;
use super::limits::{DEEPEST_JSON, MB, MOST_JSON_BYTES};
use super::pieces::{Found, Source, paragraphs};
use super::plain::Hyphens;
use super::structure::{Markup, Piece};
use super::{LoadError, fragment, language};
use crate::article::{BlockKind, Metadata};
use serde_json::{Map, Value};

/// How deep below the top an article may lie: `{"response": {"docs": [{…}]}}` is three.
const DEEPEST: usize = 5;

/// Names of fields in small letters, without `_` and `-`; the first that there is counts.
const TEXT: &[&str] = &[
    "articlebody",
    "body",
    "content",
    "text",
    "fulltext",
    "paragraphs",
    "html",
    "contenthtml",
    "contenttext",
    "maintext",
];
const TITLE: &[&str] = &["headline", "title", "name", "hed"];
const DEK: &[&str] = &[
    "dek",
    "standfirst",
    "subtitle",
    "subheadline",
    "alternativeheadline",
    "kicker",
];
const DATE: &[&str] = &[
    "datepublished",
    "published",
    "publishedat",
    "date",
    "publishdate",
    "pubdate",
    "publicationdate",
    "webpublicationdate",
];
const OUTLET: &[&str] = &[
    "outlet",
    "publisher",
    "source",
    "publication",
    "sitename",
    "site",
];
const BYLINE: &[&str] = &["byline", "author", "authors", "creator"];
const ADDRESS: &[&str] = &["url", "link", "canonical", "weburl", "address"];
const LANGUAGE: &[&str] = &["language", "lang", "inlanguage"];

/// Blocks of the article in a JSON file; of several, the one that the input names (`list.json#2`). Fills in `meta`.
///
/// # Errors
/// When it is no JSON, too large or too deep, or holds no article or several.
pub(super) fn find(source: &Source<'_>, meta: &mut Metadata) -> Result<Found, LoadError> {
    let name = source.name;
    let refused = |what: String, next_step: &str| LoadError::new(name, what, next_step);
    let root = parse(source.bytes)
        .map_err(|what| refused(what, "save the article as text and name that file"))?;
    let articles = articles(&root);
    let article = match (source.part, articles.as_slice()) {
        (_, []) => {
            let what =
                "no article found in it: no object has a field text, content, body or articleBody"
                    .to_owned();
            return Err(refused(what, "rename the field that holds the text"));
        }
        (None, [one]) => *one,
        (None, several) => {
            let what = format!("it holds {} articles", several.len());
            return Err(refused(
                what,
                &format!("name one of them, as {name}#1, or save them to a file"),
            ));
        }
        (Some(part), several) => match part.checked_sub(1).and_then(|it| several.get(it)) {
            Some(one) => *one,
            None => {
                let what = format!(
                    "article {part} is asked for, and it holds {}",
                    several.len()
                );
                return Err(refused(what, "name a number from 1 on behind the #"));
            }
        },
    };
    let mut read = Read {
        name,
        deadline: Deadline::new(),
        pieces: Vec::new(),
        notes: Vec::new(),
    };
    if let Some(body) = field(article, TEXT) {
        read.blocks(body, BlockKind::Paragraph)?;
    }
    let Read {
        mut pieces,
        mut notes,
        ..
    } = read;
    notes.sort_unstable();
    notes.dedup();
    state(article, meta, &mut pieces);
    Ok((pieces, notes, Markup::Marked))
}

/// The articles that bytes hold, each as JSON by itself; none where they are no JSON.
pub(super) fn apart(bytes: &[u8]) -> Vec<Vec<u8>> {
    let Ok(root) = parse(bytes) else {
        return Vec::new();
    };
    let alone = |it: &Map<String, Value>| serde_json::to_vec(it).unwrap_or_default();
    articles(&root).into_iter().map(alone).collect()
}

fn parse(bytes: &[u8]) -> Result<Value, String> {
    if bytes.len() > MOST_JSON_BYTES {
        return Err(format!(
            "more than the limit of {} MB for JSON",
            MOST_JSON_BYTES / MB
        ));
    }
    let text = decode(bytes.to_vec(), None).text;
    serde_json::from_str(&text).map_err(|error| match error.to_string() {
        it if it.starts_with("recursion") => {
            format!("its values nest more than {DEEPEST_JSON} deep")
        }
        it => format!("it is not JSON: {it}"),
    })
}

/// The objects that have a text, in order; what lies inside one of them is a part of it.
fn articles(root: &Value) -> Vec<&Map<String, Value>> {
    fn search<'a>(value: &'a Value, depth: usize, found: &mut Vec<&'a Map<String, Value>>) {
        match value {
            Value::Object(object) if field(object, TEXT).is_some_and(has_text) => {
                found.push(object)
            }
            Value::Object(object) if depth > 0 => {
                object.values().for_each(|it| search(it, depth - 1, found));
            }
            Value::Array(list) if depth > 0 => {
                list.iter().for_each(|it| search(it, depth - 1, found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    search(root, DEEPEST, &mut found);
    found
}

/// Whether a value holds text: a string, a list of paragraphs, or an object around one.
fn has_text(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(list) => list.iter().any(|it| match it {
            Value::String(_) => has_text(it),
            Value::Object(object) => inner(object).is_some_and(has_text),
            _ => false,
        }),
        Value::Object(object) => inner(object).is_some_and(Value::is_string),
        _ => false,
    }
}

/// The text of an object that stands for a paragraph or wraps a text: `{"type": "p", "text": …}`, `{"rendered": …}`.
fn inner(object: &Map<String, Value>) -> Option<&Value> {
    field(
        object,
        &[
            "text", "rendered", "html", "content", "body", "value", "plain", "p",
        ],
    )
}

/// What has been read of a text so far.
struct Read<'a> {
    /// The input as given.
    name: &'a str,
    deadline: Deadline,
    pieces: Vec<Piece>,
    notes: Vec<String>,
}

impl Read<'_> {
    /// Adds the blocks of a text, whatever its shape.
    fn blocks(&mut self, value: &Value, kind: BlockKind) -> Result<(), LoadError> {
        match value {
            Value::String(text) => {
                let decoded = decode(text.clone().into_bytes(), Some("utf-8"));
                self.notes.extend(decoded.notes);
                let mut found = match is_markup(&decoded.text) {
                    true => fragment::blocks(self.name, decoded.text, true, self.deadline)?,
                    false => paragraphs(&decoded.text, Hyphens::Keep),
                };
                for piece in &mut found {
                    if piece.kind == BlockKind::Paragraph {
                        piece.kind = kind;
                    }
                }
                self.pieces.extend(found);
            }
            Value::Array(list) => {
                for it in list {
                    self.blocks(it, kind)?;
                }
            }
            Value::Object(object) => {
                if let Some(text) = inner(object) {
                    self.blocks(text, role(object))?;
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// The role that the type of a block names.
fn role(object: &Map<String, Value>) -> BlockKind {
    let kind = field(object, &["type", "kind", "name", "tag"]).and_then(Value::as_str);
    match kind.unwrap_or("").to_lowercase().as_str() {
        it if it.contains("quote") => BlockKind::BlockQuote,
        it if it.contains("head") || matches!(it, "h1" | "h2" | "h3" | "h4") => BlockKind::Heading,
        it if it.contains("caption") || it.contains("image") => BlockKind::Caption,
        it if it == "li" || it.contains("list") => BlockKind::ListItem,
        _ => BlockKind::Paragraph,
    }
}

/// Whether a string is HTML: it has a tag that ends or begins a block.
fn is_markup(text: &str) -> bool {
    [
        "</p>",
        "<p>",
        "<p ",
        "<br>",
        "<br/>",
        "<br />",
        "</div>",
        "</a>",
        "</em>",
        "</strong>",
        "</h2>",
    ]
    .iter()
    .any(|it| text.contains(it))
}

/// What the fields around the text say.
fn state(article: &Map<String, Value>, meta: &mut Metadata, pieces: &mut Vec<Piece>) {
    let string = |names| field(article, names).and_then(words);
    for (names, kind) in [(DEK, BlockKind::Dek), (TITLE, BlockKind::Headline)] {
        let said = |text: &str| pieces.iter().take(3).any(|it| it.text == text);
        if let Some(text) = string(names).filter(|it| !said(it)) {
            pieces.insert(0, Piece { kind, text });
        }
    }
    meta.title = string(TITLE);
    meta.byline = string(BYLINE);
    meta.outlet = string(OUTLET);
    meta.published = string(DATE);
    meta.address = string(ADDRESS)
        .filter(|it| super::format::is_address(it))
        .or(meta.address.take());
    meta.language = string(LANGUAGE).as_deref().and_then(language::from_tag);
}

/// The words of a field: a string, the name of an object, or those of a list, with commas between.
fn words(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => tidy(text),
        Value::Number(number) => number.to_string(),
        Value::Object(object) => words(field(object, &["name", "title", "rendered", "text"])?)?,
        Value::Array(list) if list.len() <= 20 => {
            let all = list.iter().filter(|it| !it.is_array());
            all.filter_map(words).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    };
    (!text.is_empty()).then_some(text)
}

/// The value of the first of these fields that is there and not null.
fn field<'a>(object: &'a Map<String, Value>, names: &[&str]) -> Option<&'a Value> {
    let plain = |key: &str| key.replace(['_', '-'], "").to_ascii_lowercase();
    names.iter().find_map(|name| {
        let mut found = object
            .iter()
            .filter(|(key, _)| key.len() < 32 && plain(key) == *name);
        found.find(|(_, it)| !it.is_null()).map(|(_, it)| it)
    })
}

#[cfg(test)]
mod tests;
