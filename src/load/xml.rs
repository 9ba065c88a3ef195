//! XML as office programs and publishers write it, in events: names without prefix, references resolved.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Most attributes of one element that are looked at; office programs write a dozen.
const MOST_ATTRIBUTES: usize = 64;

/// What comes next in a document.
#[derive(Debug)]
pub(super) enum Node<'a> {
    /// An element begins: its name without prefix, and its attributes.
    Open(&'a str, &'a Attributes),
    /// An element ends.
    Close(&'a str),
    /// Text.
    Text(&'a str),
}

/// Attributes of an element, by name without prefix.
#[derive(Debug, Default)]
pub(super) struct Attributes(Vec<(String, String)>);

impl Attributes {
    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(it, _)| it == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Shows a document to `visit`, event by event; whether it is whole. What stands before damage is shown all the same.
/// Entities are never expanded, so the work is linear.
pub(super) fn each(xml: &str, mut visit: impl FnMut(Node<'_>)) -> bool {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => open(&tag, &mut visit),
            Ok(Event::Empty(tag)) => {
                open(&tag, &mut visit);
                visit(Node::Close(tag.local_name().as_ref()));
            }
            Ok(Event::End(tag)) => visit(Node::Close(tag.local_name().as_ref())),
            Ok(Event::Text(text)) => visit(Node::Text(&text)),
            Ok(Event::CData(text)) => visit(Node::Text(&text)),
            Ok(Event::GeneralRef(name)) => {
                let text = match name.resolve_char_ref() {
                    Ok(Some(c)) => Some(c.to_string()),
                    _ => entity(&name).map(str::to_owned),
                };
                visit(Node::Text(text.as_deref().unwrap_or("\u{fffd}")));
            }
            Ok(Event::Eof) => return true,
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
            Err(_) => return false,
        }
    }
}

fn open(tag: &BytesStart<'_>, visit: &mut impl FnMut(Node<'_>)) {
    let mut attributes = Attributes::default();
    for attribute in tag
        .attributes()
        .with_checks(false)
        .flatten()
        .take(MOST_ATTRIBUTES)
    {
        let value = match quick_xml::escape::unescape(&attribute.value) {
            Ok(value) => value.into_owned(),
            Err(_) => attribute.value.to_string(),
        };
        let name = attribute.key.local_name().as_ref().to_owned();
        attributes.0.push((name, value));
    }
    visit(Node::Open(tag.local_name().as_ref(), &attributes));
}

/// The entities of XML itself, and the commonest of books.
fn entity(name: &str) -> Option<&'static str> {
    Some(match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => " ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Node, each};

    #[track_caller]
    fn check(xml: &str, expected: &str, whole: bool) {
        let mut out = String::new();
        let got = each(xml, |node| match node {
            Node::Open(name, about) => {
                out.push_str(&format!("({name}{}", about.get("id").unwrap_or("")))
            }
            Node::Close(_) => out.push(')'),
            Node::Text(text) => out.push_str(text),
        });
        assert_eq!((out.as_str(), got), (expected, whole));
    }

    #[test]
    fn documents_come_in_events() {
        check(
            "\u{feff}<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bb\">]><w:a x:id=\"1&amp;2\"><!-- no -->Fish &amp; \
             &#x201C;chips&#8221; &b;<b/><![CDATA[<c>]]></w:a>",
            "(a1&2Fish & “chips” \u{fffd}(b)<c>)",
            true,
        );
    }

    #[test]
    fn damage_ends_it() {
        check("<a>One<b", "(aOne", false);
        check("<a>One</b> & two", "(aOne) & two", true);
    }
}
