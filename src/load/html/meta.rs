//! What a page says about its article: JSON-LD, OpenGraph, other `meta` elements, `time`, the end of its title.

use super::json_ld::from_json;
use crate::load::dates::{self, published};
use crate::load::decode::tidy;
use crate::load::format::is_address;
use dom_query::{Document, NodeRef};

/// What a page says about its article; each field by the convention that is trusted most of those that name it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub headline: Option<String>,
    /// Its titles in other conventions.
    pub titles: Vec<String>,
    pub byline: Option<String>,
    /// The byline of `meta` elements, for where the page shows none.
    pub other_byline: Option<String>,
    pub outlet: Option<String>,
    /// ISO 8601 where it could be read, else as printed.
    pub published: Option<String>,
    /// A language tag as printed: `en-GB`.
    pub language: Option<String>,
    pub address: Option<String>,
    /// Its whole text, markup and line breaks as given.
    pub body: Option<String>,
    /// Whether it is said to be for subscribers.
    pub paid: bool,
    /// What the `title` element holds.
    pub window: String,
}

/// `meta` elements that name the day of publication, most trusted first, in lower case.
const DATES: [&str; 20] = [
    "article:published_time",
    "article:published",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "article:publicationdate",
    "article.published",
    "publishdate",
    "publish-date",
    "publication_date",
    "pubdate",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "pdate",
    "date",
];
/// `meta` elements that name the writers.
const WRITERS: [&str; 7] = [
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
];
/// `meta` elements that name the outlet.
const OUTLETS: [&str; 3] = [
    "og:site_name",
    "application-name",
    "twitter:app:name:iphone",
];

/// What a page says, before dom_smoothie takes it apart. One pass for each kind of element.
pub(super) fn said(document: &Document) -> Said {
    let mut said = from_json(document).unwrap_or_default();
    let metas = metas(document);
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| {
            let found = metas.iter().find(|it| it.0 == *name)?;
            Some(found.1.clone())
        })
    };
    let date = DATES.iter().find_map(|it| published(&meta(&[it])?));
    said.published = said
        .published
        .or(date)
        .or_else(|| published(&time(document)?));
    said.other_byline = WRITERS.iter().find_map(|it| writers(&meta(&[it])?));
    said.outlet = said.outlet.or_else(|| meta(&OUTLETS));
    said.paid |= meta(&["article:content_tier"]).is_some_and(|it| it == "locked");
    said.language = said
        .language
        .or_else(|| meta(&["content-language", "og:locale", "language", "dc.language"]));
    let canonical = attribute(document, "link[rel=canonical]", "href");
    said.address = canonical
        .into_iter()
        .chain(meta(&["og:url"]))
        .chain(said.address.take())
        .find(|it| is_address(it));
    said.titles = ["og:title", "twitter:title", "dc.title"]
        .iter()
        .filter_map(|it| meta(&[it]))
        .collect();
    said.window = document
        .select_single("head title")
        .nodes()
        .first()
        .map(|it| tidy(&it.text()))
        .unwrap_or_default();
    said.titles.push(said.window.clone());
    said
}

/// The names in a byline: without "By", and without date, clock or count behind them (`Ida Roth15 May 2031 | 12`).
pub(super) fn writers(byline: &str) -> Option<String> {
    let byline = tidy(byline);
    let named = without_preposition(&byline);
    if is_account(named) {
        return Some(named.to_owned());
    }
    let undated = named
        .find(|c: char| c.is_ascii_digit())
        .map_or(named, |at| &named[..at]);
    let mut names = undated;
    loop {
        names = names.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != ')');
        let last = names.rsplit(' ').next().unwrap_or_default();
        let of_date = undated.len() < named.len()
            && (dates::month(last).is_some()
                || dates::is_weekday(last)
                || ["on", "at", "last", "published", "updated", "posted"]
                    .contains(&last.to_lowercase().as_str()));
        if !of_date {
            break;
        }
        names = &names[..names.len() - last.len()];
    }
    (!names.is_empty() && !is_address(names)).then(|| names.to_owned())
}

/// Whether a byline is the name of an account, not of a person: `ida2031`.
pub(super) fn is_account(byline: &str) -> bool {
    let mut chars = byline.chars();
    chars.next().is_some_and(char::is_alphabetic)
        && byline.contains(|c: char| c.is_ascii_digit())
        && chars.all(|c| c.is_alphanumeric() || "_-.".contains(c))
}

/// `By Ida Roth`, `Par Ida Roth`: the names alone. `Von` begins surnames too: it must stand before two names.
fn without_preposition(byline: &str) -> &str {
    let Some((first, rest)) = byline.split_once(' ') else {
        return byline;
    };
    let two = rest.contains(' ') && rest.starts_with(char::is_uppercase);
    match first.to_lowercase().as_str() {
        "by" | "by:" | "par" | "por" => rest,
        "von" if two => rest,
        _ => byline,
    }
}

/// The first `time` element that tells when the article was published: not when it was changed.
fn time(document: &Document) -> Option<String> {
    [
        "time[datetime][itemprop=datePublished], time[datetime][pubdate]",
        "article time[datetime], main time[datetime]",
        "time[datetime]",
    ]
    .iter()
    .find_map(|selector| {
        let times = document.select(selector);
        let first = times.nodes().iter().find(|it| !is_of_change(it))?;
        first.attr("datetime").map(|it| it.to_string())
    })
}

fn is_of_change(time: &NodeRef<'_>) -> bool {
    let says = |name: &str| {
        time.attr(name).is_some_and(|it| {
            let it = it.to_ascii_lowercase();
            it.contains("modified") || it.contains("updated")
        })
    };
    says("itemprop") || says("class")
}

/// Names and contents of the `meta` elements, names in lower case; `name`, `property` and `itemprop` are one to us.
fn metas(document: &Document) -> Vec<(String, String)> {
    let elements = document.select("meta[content]");
    let mut metas = Vec::new();
    for element in elements.nodes() {
        let content = element.attr("content").map(|it| tidy(&it));
        let Some(content) = content.filter(|it| !it.is_empty()) else {
            continue;
        };
        for name in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(names) = element.attr(name) {
                let names = names.to_ascii_lowercase();
                metas.extend(
                    names
                        .split_whitespace()
                        .map(|it| (it.to_owned(), content.clone())),
                );
            }
        }
    }
    metas
}

fn attribute(document: &Document, selector: &str, name: &str) -> Option<String> {
    let found = document.select_single(selector);
    let value = found.nodes().first()?.attr(name)?;
    Some(value.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{said, writers};
    use dom_query::Document;

    #[track_caller]
    fn check(page: &str, expected: [Option<&str>; 6]) {
        let it = said(&Document::from(page));
        let got = [
            it.headline,
            it.byline,
            it.outlet,
            it.published,
            it.language,
            it.address,
        ];
        assert_eq!(got.each_ref().map(Option::as_deref), expected);
    }

    #[test]
    fn json_in_a_graph_with_several_writers() {
        check(
            r#"<script type="application/ld+json">{"@context":"x","@graph":[{"@type":"Organization","name":"No"},
            {"@type":["Thing","ReportageNewsArticle"],"headline":"Ferry &amp; tug
             drift","author":[{"name":"Ida Roth"},{"name":"Tom Vane"},"https://a.example/tom"],
            "publisher":{"name":"Radio Norrland"},"datePublished":"2031-05-15T10:40:00+02:00","inLanguage":"sv",
            "mainEntityOfPage":{"@id":"https://a.example/ferry"}}]}</script>"#,
            [
                Some("Ferry & tug drift"),
                Some("Ida Roth, Tom Vane"),
                Some("Radio Norrland"),
                Some("2031-05-15T10:40:00+02:00"),
                Some("sv"),
                Some("https://a.example/ferry"),
            ],
        );
    }

    #[test]
    fn meta_elements_of_many_kinds() {
        check(
            "<meta name=Date content='20310515'><meta property='og:site_name' content='Radio  Norrland'>
             <meta http-equiv=Content-Language content=sv><link rel=canonical href='/ferry'>
             <meta property=og:url content='https://a.example/ferry'>",
            [
                None,
                None,
                Some("Radio Norrland"),
                Some("2031-05-15"),
                Some("sv"),
                Some("https://a.example/ferry"),
            ],
        );
    }

    #[test]
    fn the_time_of_a_change_is_not_that_of_publication() {
        let page = "<article><time class=updated datetime='2031-05-17'>17 May</time><time datetime='2031-05-15'>";
        check(page, [None, None, None, Some("2031-05-15"), None, None]);
        let page = "<time itemprop=dateModified datetime='2031-05-17'>";
        check(page, [None; 6]);
    }

    #[test]
    fn broken_json_says_nothing() {
        check(
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",</script>",
            [None; 6],
        );
        let nested = format!(
            "<script type='application/ld+json'>{}</script>",
            "[".repeat(9000)
        );
        check(&nested, [None; 6]);
    }

    #[test]
    fn bylines_lose_what_is_no_name() {
        let names = |it: &str| writers(it);
        assert_eq!(names("By Ida Roth").as_deref(), Some("Ida Roth"));
        assert_eq!(names("Ida Roth15 May 2031 12").as_deref(), Some("Ida Roth"));
        assert_eq!(
            names("IDA ROTH May 15, 2031 3:46 PM").as_deref(),
            Some("IDA ROTH")
        );
        assert_eq!(names("April May").as_deref(), Some("April May"));
        assert_eq!(names("Par Ida Roth").as_deref(), Some("Ida Roth"));
        assert_eq!(names("Von Roth").as_deref(), Some("Von Roth"));
        assert_eq!(names("April 28, 2031 at 6:01 am"), None);
        assert_eq!(names("Last updated: January 7, 2031"), None);
        assert_eq!(names("https://a.example/ida"), None);
        assert_eq!(names("ida2031").as_deref(), Some("ida2031"));
    }
}
