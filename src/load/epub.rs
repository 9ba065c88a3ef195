//! EPUB files to blocks: the chapters of a book in reading order, or one of them.

use super::decode::{decode, tidy};
use super::fragment::Deadline;
use super::pieces::{Found, Source};
use super::structure::{Markup, Piece};
use super::xml::{Node, each};
use super::zip::{Archive, Failed};
use super::{LoadError, fragment, language};
use crate::article::{BlockKind, Metadata};
use rustc_hash::{FxHashMap, FxHashSet};

/// The member that names the package.
pub(super) const CONTAINER: &str = "META-INF/container.xml";
const ENCRYPTION: &str = "META-INF/encryption.xml";

/// Longest field of a package that is taken for one.
const LONGEST_FIELD: usize = 2000;

/// What the package of a book says.
#[derive(Debug, Default)]
struct Package {
    title: Option<String>,
    creator: Option<String>,
    publisher: Option<String>,
    date: Option<String>,
    language: Option<String>,
    /// Paths of the chapters, in reading order.
    chapters: Vec<String>,
}

/// Blocks of a book: of one chapter where the input names it (`book.epub#3`), else of all in reading order. Only
/// chapters that hold text count; lists of contents are left out. Fills in `meta`.
///
/// # Errors
/// When it is damaged, too large or locked, or has no such chapter.
pub(super) fn find(source: &Source<'_>, meta: &mut Metadata) -> Result<Found, LoadError> {
    let failed = |failed: Failed| {
        LoadError::new(
            source.name,
            format!("the EPUB file could not be read: {failed}"),
            "save the chapter as text or HTML and name that file",
        )
    };
    let mut archive = Archive::open(source.bytes).ok_or_else(|| failed(Failed::Damaged))?;
    let package = package(&mut archive).map_err(failed)?;
    let locked = locked(&mut archive);
    let deadline = Deadline::new();
    let (mut chapters, mut notes): (Vec<Vec<Piece>>, Vec<String>) = (Vec::new(), Vec::new());
    for path in &package.chapters {
        if locked.contains(path) {
            return Err(failed(Failed::Locked));
        }
        let bytes = match archive.read(path) {
            Err(Failed::Missing) => continue,
            result => result.map_err(failed)?,
        };
        let decoded = decode(bytes, None);
        let pieces = fragment::blocks(source.name, decoded.text, true, deadline)?;
        if !pieces.is_empty() {
            chapters.push(pieces);
            notes.extend(decoded.notes);
        }
        if source.part == Some(chapters.len()) {
            break;
        }
    }
    let pieces = match source.part {
        None => joined(chapters, &package, source.name, &mut notes),
        Some(part) if part == chapters.len() && part > 0 => chapters.pop().unwrap_or_default(),
        Some(_) => return Err(no_chapter(source.name, chapters.len())),
    };
    state(package, source.part, meta);
    Ok((pieces, notes, Markup::Marked))
}

/// Paths of the members that are locked.
fn locked(archive: &mut Archive<'_>) -> FxHashSet<String> {
    let mut locked = FxHashSet::default();
    if let Ok(xml) = archive.read(ENCRYPTION) {
        each(&decode(xml, None).text, |node| {
            if let Node::Open("CipherReference", about) = node {
                locked.extend(about.get("URI").map(|it| resolve("", it)));
            }
        });
    }
    locked
}

fn no_chapter(name: &str, chapters: usize) -> LoadError {
    let what = match chapters {
        1 => "it has 1 chapter only".to_owned(),
        n => format!("it has {n} chapters"),
    };
    LoadError::new(
        name,
        what,
        "name a lower number behind the #, or none for all",
    )
}

/// All chapters as one text; the title of the book is its headline when there are several.
fn joined(
    mut chapters: Vec<Vec<Piece>>,
    package: &Package,
    name: &str,
    notes: &mut Vec<String>,
) -> Vec<Piece> {
    if let [_, rest @ ..] = &mut chapters[..]
        && !rest.is_empty()
    {
        notes.push(format!(
            "{} chapters read as one text; {name}#1 names the first alone",
            chapters.len()
        ));
        for piece in chapters.iter_mut().flatten() {
            if piece.kind == BlockKind::Headline {
                piece.kind = BlockKind::Heading;
            }
        }
        if let Some(text) = package.title.clone() {
            let kind = BlockKind::Headline;
            chapters[0].insert(0, Piece { kind, text });
        }
    }
    chapters.concat()
}

/// What is known of the article; the title of a book is not that of its chapter.
fn state(package: Package, part: Option<usize>, meta: &mut Metadata) {
    meta.byline = package.creator;
    meta.outlet = package.publisher;
    meta.published = package.date;
    meta.language = package.language.as_deref().and_then(language::from_tag);
    if part.is_none() {
        meta.title = package.title;
    }
}

fn package(archive: &mut Archive<'_>) -> Result<Package, Failed> {
    let container = decode(archive.read(CONTAINER)?, None).text;
    let mut path = None;
    each(&container, |node| {
        if let Node::Open("rootfile", about) = node {
            path = path.take().or(about.get("full-path").map(str::to_owned));
        }
    });
    let path = path.ok_or(Failed::Damaged)?;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let xml = decode(archive.read(&path)?, None).text;
    let mut package = Package::default();
    let (mut items, mut spine) = (FxHashMap::default(), Vec::new());
    let mut text = String::new();
    each(&xml, |node| match node {
        Node::Open("item", about) => {
            let is_page = about.get("media-type").is_none_or(|it| it.contains("html"));
            let is_contents = about
                .get("properties")
                .is_some_and(|it| it.split_ascii_whitespace().any(|it| it == "nav"));
            if let (true, false, Some(id), Some(href)) =
                (is_page, is_contents, about.get("id"), about.get("href"))
            {
                items.insert(id.to_owned(), resolve(folder, href));
            }
        }
        Node::Open("itemref", about) if about.get("linear") != Some("no") => {
            spine.extend(about.get("idref").map(str::to_owned));
        }
        Node::Open(..) => text.clear(),
        Node::Text(it) => text.push_str(it),
        Node::Close(name) => package.state(name, &text),
    });
    package.chapters = spine.iter().filter_map(|it| items.remove(it)).collect();
    Ok(package)
}

impl Package {
    /// Takes the first of each field.
    fn state(&mut self, name: &str, value: &str) {
        let field = match name {
            "title" => &mut self.title,
            "creator" => &mut self.creator,
            "publisher" => &mut self.publisher,
            "date" => &mut self.date,
            "language" => &mut self.language,
            _ => return,
        };
        let value = tidy(value);
        if field.is_none() && !value.is_empty() && value.len() <= LONGEST_FIELD {
            *field = Some(value);
        }
    }
}

/// The path of a member that a package in `folder` links to.
fn resolve(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or(href);
    let mut parts: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    let decoded = without_escapes(href);
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// `%20` and the like as the bytes they stand for.
fn without_escapes(text: &str) -> String {
    let (mut out, mut rest) = (Vec::with_capacity(text.len()), text.as_bytes());
    while let [first, after @ ..] = rest {
        let digit = |n: usize| char::from(*after.get(n)?).to_digit(16);
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            _ => {
                out.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(all(test, feature = "html"))]
pub(super) mod tests {
    use super::{CONTAINER, resolve};
    use crate::article::Article;
    use crate::load::zip::tests::zip;
    use crate::load::{Input, Warning, read_one};

    /// A book with these chapters.
    pub(in crate::load) fn epub(chapters: &[&str]) -> Vec<u8> {
        let container =
            "<container><rootfiles><rootfile full-path=\"OPS/book.opf\"/></rootfiles></container>";
        let items: String = (0..chapters.len())
            .map(|n| {
                format!("<item id=\"c{n}\" href=\"the%20text/c{n}.xhtml\" media-type=\"application/xhtml+xml\"/>")
            })
            .collect();
        let spine: String = (0..chapters.len())
            .map(|n| format!("<itemref idref=\"c{n}\"/>"))
            .collect();
        let package = format!(
            "<package><metadata><dc:title>The Lindholm Log</dc:title><dc:creator>Ida Roth</dc:creator>\
             <dc:publisher>Quay Press</dc:publisher><dc:date>2031-05-20</dc:date><dc:language>en-GB</dc:language></metadata>\
             <manifest><item id=\"n\" href=\"nav.xhtml\" properties=\"nav\" media-type=\"application/xhtml+xml\"/>{items}\
             <item id=\"p\" href=\"a.jpg\" media-type=\"image/jpeg\"/></manifest><spine><itemref idref=\"n\"/>{spine}</spine></package>"
        );
        let mut members = vec![
            ("mimetype".to_owned(), b"application/epub+zip".to_vec()),
            (CONTAINER.to_owned(), container.into()),
            ("OPS/book.opf".to_owned(), package.into_bytes()),
        ];
        for (n, chapter) in chapters.iter().enumerate() {
            let page =
                format!("<?xml version=\"1.0\"?><html xmlns=\"x\"><body>{chapter}</body></html>");
            members.push((format!("OPS/the text/c{n}.xhtml"), page.into_bytes()));
        }
        let members: Vec<(&str, &[u8])> = members.iter().map(|it| (&*it.0, &*it.1)).collect();
        zip(&members)
    }

    fn book() -> Vec<u8> {
        epub(&[
            "<h1>The rudder</h1><p>The ferry lost its rudder.</p>",
            "<img src=\"a.jpg\"/>",
            "<h1>The tugs</h1><p>Two tugs brought it&#160;in &amp; left.</p>",
        ])
    }

    fn read(name: &str) -> Result<(Article, Vec<Warning>), String> {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("a.epub"), book()).expect("written");
        read_one(&Input::Path(folder.path().join(name))).map_err(|it| it.what)
    }

    #[test]
    fn a_book_is_read_in_its_order() {
        let (article, warnings) = read("a.epub").expect("an article");
        assert_eq!(
            article.text(),
            "The Lindholm Log\n\nThe rudder\n\nThe ferry lost its rudder.\n\nThe tugs\n\nTwo tugs brought it in & left."
        );
        let meta = article.meta();
        assert_eq!(meta.byline.as_deref(), Some("Ida Roth"));
        assert_eq!(meta.outlet.as_deref(), Some("Quay Press"));
        assert_eq!(meta.published.as_deref(), Some("2031-05-20"));
        assert_eq!(meta.language.as_deref(), Some("en"));
        assert!(
            warnings[0]
                .what
                .starts_with("2 chapters read as one text; ")
        );
    }

    #[test]
    fn a_chapter_is_named_by_its_number() {
        let (article, warnings) = read("a.epub#2").expect("an article");
        assert_eq!(article.text(), "The tugs\n\nTwo tugs brought it in & left.");
        assert_eq!(article.meta().title.as_deref(), Some("The tugs"));
        assert_eq!(warnings, []);
        assert_eq!(read("a.epub#3").expect_err("no such"), "it has 2 chapters");
    }

    #[test]
    fn links_are_resolved_in_the_archive() {
        assert_eq!(
            resolve("OPS/text", "../the%20text/%c3%a9.xhtml#top"),
            "OPS/the text/é.xhtml"
        );
        assert_eq!(resolve("", "../../a%"), "a%");
    }
}
