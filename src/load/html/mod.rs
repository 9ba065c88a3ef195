//! HTML pages to blocks: the article in a page as dom_smoothie finds it, with what the page says about it.

mod beside;
mod clutter;
mod head;
mod json_ld;
mod meta;
mod paid;
mod walk;

use super::format::is_address;
use super::language::from_tag;
use super::nesting::is_deeper_than;
use super::structure::Piece;
use crate::article::{BlockKind, Metadata};
use crate::load::dates::published;
use crate::load::decode::tidy;
use crate::load::furniture::title::{alike, outlet_of_title};
use dom_query::{Document, NodeRef};
use dom_smoothie::Readability;
use head::{heading_as_dek, set_dek, set_headline};
use meta::{Said, is_account, said, writers};
use walk::{Found, Skip, blocks};

/// A page as read.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its blocks; those of the article, or of all the page.
    pub pieces: Vec<Piece>,
    /// What it says about the article.
    pub meta: Metadata,
    /// What was found, in words, for warnings.
    pub notes: Vec<String>,
}

/// Why a page gives no article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// Its elements nest deeper than [`DEEPEST`].
    Nested,
    /// It holds only this many words outside menus and scripts.
    NoArticle(usize),
    /// It holds no article and says that it is for subscribers.
    Paid,
}

/// Deepest nesting of elements that is parsed; pages of newspapers stay below 60.
pub(super) const DEEPEST: usize = 500;
/// Fewest words of an article.
const FEWEST_WORDS: usize = 10;

/// What the page shows that finding the article would destroy.
#[derive(Debug, Default)]
struct Seen {
    headings: Vec<String>,
    dek: Option<String>,
    outside_menus: Vec<Piece>,
    said: Said,
}

/// The article in a page; with `raw`, all its text. `address` is where the page came from.
///
/// Cost: about a second for 4 MB of markup. May panic where dom_smoothie does: call it contained.
///
/// # Errors
/// When the page nests too deep or holds no article.
pub(super) fn page(html: &str, raw: bool) -> Result<Page, Refused> {
    if is_deeper_than(html, DEEPEST) {
        return Err(Refused::Nested);
    }
    let document = Document::from(html);
    if is_too_deep(&document) {
        return Err(Refused::Nested);
    }
    // Who said it stands below a quotation; a footer of the page is something else.
    document.select("blockquote footer").rename("p");
    let seen = look(&document);
    if raw {
        return whole(&document, seen);
    }
    let mut reader = Readability {
        doc: document,
        doc_url: None,
        config: dom_smoothie::Config::default(),
    };
    let article = reader.parse();
    let mut page = Page::default();
    let root = reader.doc.select_single("#readability-page-1");
    if article.is_ok()
        && let Some(root) = root.nodes().first()
    {
        page.pieces = clutter::without(blocks(root, Skip::Nothing));
    }
    page.meta = metadata(article.as_ref().ok(), &seen.said);
    let paid = seen.said.paid || seen.outside_menus.iter().any(paid::is_offer);
    page.pieces.retain(|it| !paid::is_offer(it));
    let body = seen
        .said
        .body
        .as_deref()
        .map_or_else(Vec::new, beside::paragraphs);
    if beside::tells_more(&body, &page.pieces, paid) {
        page.pieces = body;
        page.notes.push(
            "the page shows no article: the text that it has for search engines is read".to_owned(),
        );
    }
    if count_words(&page.pieces) < FEWEST_WORDS {
        let words = count_words(&seen.outside_menus);
        if words < FEWEST_WORDS && paid {
            return Err(Refused::Paid);
        } else if words < FEWEST_WORDS {
            return Err(Refused::NoArticle(words));
        }
        page.pieces.clone_from(&seen.outside_menus);
        page.notes
            .push("no article found in the page: all text outside its menus is shown".to_owned());
    }
    if paid {
        page.notes.extend(paid::note(count_words(&page.pieces)));
    }
    // Each entry of a live report has the writer above it.
    if let Some(byline) = page.meta.byline.clone() {
        let is_byline = |it: &Piece| it.kind == BlockKind::Paragraph && it.text == byline;
        page.pieces.retain(|it| !is_byline(it));
    }
    set_headline(&mut page, &seen.headings, &seen.said.titles);
    set_dek(&mut page, seen.dek);
    heading_as_dek(&mut page.pieces);
    Ok(page)
}

/// Whether elements lie deeper than any page does whose tags were let through: nothing that recurses may see them.
fn is_too_deep(document: &Document) -> bool {
    let mut level = vec![document.root()];
    for _ in 0..DEEPEST * 8 {
        let below = level.iter().flat_map(|it| it.children_it(false));
        level = below.filter(NodeRef::is_element).collect();
        if level.is_empty() {
            return false;
        }
    }
    true
}

/// All text of a page.
fn whole(document: &Document, seen: Seen) -> Result<Page, Refused> {
    let mut page = Page {
        pieces: all(&document.root(), Skip::Nothing),
        ..Page::default()
    };
    if page.pieces.is_empty() {
        return Err(Refused::NoArticle(0));
    }
    let headline = page
        .pieces
        .iter_mut()
        .find(|it| it.kind == BlockKind::Heading && seen.headings.contains(&it.text));
    if let Some(headline) = headline {
        headline.kind = BlockKind::Headline;
        page.meta.title = Some(headline.text.clone());
    }
    let shown = page.meta.title.take();
    page.meta = metadata(None, &seen.said);
    page.meta.title = shown.or(page.meta.title.take());
    Ok(page)
}

fn all(root: &NodeRef<'_>, skip: Skip) -> Vec<Piece> {
    let piece = |it: Found| it.piece;
    blocks(root, skip).into_iter().map(piece).collect()
}

/// What a page shows and says, before dom_smoothie takes it apart.
fn look(document: &Document) -> Seen {
    let first = |selector: &str| document.select_single(selector).nodes().first().copied();
    let headings = document.select("h1");
    Seen {
        headings: headings.nodes().iter().map(|it| tidy(&it.text())).collect(),
        dek: first(DEKS)
            .map(|it| tidy(&it.text()))
            .filter(|it| !it.is_empty() && it.len() <= 500),
        outside_menus: all(&document.root(), Skip::Menus),
        said: said(document),
    }
}

/// Where pages keep the standfirst.
const DEKS: &str = ".dek, .standfirst, .article-dek, .article__dek, .article-standfirst, .article__standfirst, .subheadline, \
                    .article-subtitle, .article__subtitle, .entry-subtitle, [itemprop=alternativeHeadline], [data-testid=standfirst]";

/// What the page says, and what dom_smoothie made of what it shows, if it found an article.
fn metadata(article: Option<&dom_smoothie::Article>, said: &Said) -> Metadata {
    let known = |it: &Option<String>| it.as_deref().map(tidy).filter(|it| !it.is_empty());
    let title = article.and_then(|it| known(&Some(it.title.to_string())));
    let title = title.or_else(|| said.headline.clone());
    let headline = |it: &str| title.as_ref().is_some_and(|title| alike(it, title));
    let outlet = known(&said.outlet).or_else(|| known(&article?.site_name));
    let outlet = outlet.filter(|it| !is_address(it));
    let outlet_of_title = outlet_of_title(&said.window, headline).map(str::to_owned);
    let shown = article.map(|it| &it.byline).unwrap_or(&None);
    let byline = [&said.byline, shown, &said.other_byline];
    let bylines = byline.into_iter().flatten();
    let bylines: Vec<String> = bylines.filter_map(|it| writers(it)).collect();
    let named = bylines.iter().find(|it| !is_account(it));
    let byline = named.or(bylines.first()).cloned();
    let published = article.and_then(|it| published(it.published_time.as_deref()?));
    let language = article.and_then(|it| from_tag(it.lang.as_deref()?));
    Metadata {
        byline,
        outlet: outlet.or(outlet_of_title),
        published: said.published.clone().or(published),
        language: language.or_else(|| said.language.as_deref().and_then(from_tag)),
        address: said.address.clone(),
        title: title.map(without_sections),
        ..Metadata::default()
    }
}

/// A title of Chinese or Japanese pages without section and outlet: `渡轮漂流九小时_国际_广播`.
fn without_sections(title: String) -> String {
    let name = |it: &str| it.chars().count() <= 12 && !it.trim().contains(' ');
    match title.split_once('_') {
        Some((headline, rest))
            if headline.chars().any(|c| c as u32 > 0x2e80) && rest.split('_').all(name) =>
        {
            headline.trim().to_owned()
        }
        _ => title,
    }
}

fn count_words(pieces: &[Piece]) -> usize {
    let wide = |text: &str| text.chars().filter(|c| *c as u32 > 0x2e80).count();
    pieces
        .iter()
        .map(|it| it.text.split_whitespace().count() + wide(&it.text) / 2)
        .sum()
}

/// For tests: a paragraph that is long enough that it is taken for an article.
#[cfg(test)]
const LONG: &str = "The ferry Aurelia lost its rudder off Kestrel Point on Tuesday and drifted for nine hours, the harbour master of \
                    Lindholm said on Wednesday, after the last of the passengers had gone ashore and been counted twice.";

#[cfg(test)]
mod tests {
    use super::{LONG, Refused, page};
    use crate::article::Metadata;

    #[track_caller]
    fn check(html: &str, raw: bool, expected: &[&str]) -> Metadata {
        let page = page(html, raw).expect("an article");
        let got: Vec<String> = page
            .pieces
            .iter()
            .map(|it| format!("{:?} | {}", it.kind, it.text))
            .collect();
        assert_eq!(got, expected);
        page.meta
    }

    const PAGE: &str = r#"<!DOCTYPE html><html lang="en-GB"><head><title>Ferry drifts for nine hours | Radio Norrland</title>
        <meta property="og:site_name" content="Radio Norrland"><link rel="canonical" href="https://norrland.example/ferry">
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
        "headline":"Ferry drifts for nine hours","datePublished":"2031-05-15T10:40:00Z","author":{"name":"Ida Roth"}}</script>
        </head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav><article>
        <h1>Ferry drifts for nine hours</h1><p class="standfirst">Passengers tell of a long night.</p>
        <figure><img src="a.jpg"><figcaption>The Aurelia in June. Photo: Tom Vane</figcaption></figure>
        <p>The ferry Aurelia lost its rudder off <a href="/kestrel">Kestrel Point</a> on Tuesday and drifted for nine hours, the
        harbour master of Lindholm said on Wednesday, after the last of the passengers had gone ashore.</p>
        <h2>In the dark</h2><p>&ldquo;We sat and sang,&rdquo; said one of them, a teacher from Port Elm, who had been on the way
        home from a meeting, and who asked not to be named, since nobody there knew where she was.</p>
        <blockquote><p>No ship of this age should sail without a second radio, the harbour board wrote in March.</p></blockquote>
        <ul><li>A new rudder, which has to be built first</li><li>A second radio, which the owner has bought</li></ul>
        <p>Two tugs brought the ship in at dawn, with all of its 214 passengers unhurt, and it will stay there, the
        harbour master said, until somebody can say why the rudder broke.</p></article>
        <aside><h3>More news</h3><a href="/a">Cat on roof</a></aside><footer>Imprint, contact</footer></body></html>"#;

    #[test]
    fn an_article_comes_out_of_its_page() {
        let meta = check(
            PAGE,
            false,
            &[
                "Headline | Ferry drifts for nine hours",
                "Dek | Passengers tell of a long night.",
                "Caption | The Aurelia in June. Photo: Tom Vane",
                "Paragraph | The ferry Aurelia lost its rudder off Kestrel Point on Tuesday and drifted for nine hours, the \
                 harbour master of Lindholm said on Wednesday, after the last of the passengers had gone ashore.",
                "Heading | In the dark",
                "Paragraph | “We sat and sang,” said one of them, a teacher from Port Elm, who had been on the way home from a \
                 meeting, and who asked not to be named, since nobody there knew where she was.",
                "BlockQuote | No ship of this age should sail without a second radio, the harbour board wrote in March.",
                "ListItem | A new rudder, which has to be built first",
                "ListItem | A second radio, which the owner has bought",
                "Paragraph | Two tugs brought the ship in at dawn, with all of its 214 passengers unhurt, and it will stay \
                 there, the harbour master said, until somebody can say why the rudder broke.",
            ],
        );
        let expected = Metadata {
            title: Some("Ferry drifts for nine hours".into()),
            byline: Some("Ida Roth".into()),
            outlet: Some("Radio Norrland".into()),
            published: Some("2031-05-15T10:40:00Z".into()),
            language: Some("en".into()),
            address: Some("https://norrland.example/ferry".into()),
            ..Metadata::default()
        };
        assert_eq!(meta, expected);
    }

    #[test]
    fn what_a_page_says_is_kept_where_its_article_is_not_found() {
        let raw = page(PAGE, true).expect("text").meta;
        assert_eq!(raw.byline.as_deref(), Some("Ida Roth"));
        assert_eq!(raw.outlet.as_deref(), Some("Radio Norrland"));
        assert_eq!(raw.title.as_deref(), Some("Ferry drifts for nine hours"));
    }

    fn texts(html: &str) -> Vec<String> {
        let page = page(html, false).expect("an article");
        page.pieces.into_iter().map(|it| it.text).collect()
    }

    #[test]
    fn who_said_it_stays_below_a_quotation() {
        let html = format!(
            "<article><p>{LONG}</p><blockquote><p>Nobody told us a word all night long.</p><footer>— <cite>Ida Roth, \
             teacher</cite></footer></blockquote><p>{LONG}</p></article><footer>Imprint</footer>"
        );
        let texts = texts(&html);
        assert!(
            texts.contains(&"— Ida Roth, teacher".to_owned()),
            "{texts:?}"
        );
        assert!(!texts.iter().any(|it| it.contains("Imprint")));
    }

    #[test]
    fn raw_takes_all_text() {
        check(
            "<nav>Home</nav><h1>Ferry</h1>One<br>line<br><br>two<script>no</script><table><tr><td>a<td>b</table><q>Yes</q>",
            true,
            &[
                "Paragraph | Home",
                "Headline | Ferry",
                "Paragraph | One line",
                "Paragraph | two",
                "Paragraph | a b",
                "Paragraph | “Yes”",
            ],
        );
    }

    #[test]
    fn a_page_without_an_article_says_how_many_words_it_has() {
        let html = "<html><nav>Home Sport</nav><p>Only four words here</p><script>var a = 1</script></html>";
        assert_eq!(
            page(html, false).expect_err("no article"),
            Refused::NoArticle(4)
        );
        assert_eq!(
            page(&"<div>".repeat(60_000), false).expect_err("nested"),
            Refused::Nested
        );
    }
}
