//! The bytes of each format to the blocks of an article.

use super::decode::{self, Decoded};
use super::furniture::clutter::is_furniture;
use super::plain::{self, Hyphens};
use super::read::Raw;
use super::structure::{self, Markup, Piece};
use super::zip::Failed;
use super::{Format, InputOptions, LoadError, docx, epub, json, mail, markdown};
use crate::article::{BlockKind, Metadata};

/// Blocks with their roles, notes on what was found, in words, and what the format knows of the roles.
pub(super) type Found = (Vec<Piece>, Vec<String>, Markup);

/// The bytes of an input for a reader of one format.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    /// The input as given.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Which of several articles or chapters in it is meant, from 1.
    pub part: Option<usize>,
    /// Whether all text counts, not only that of an article in it.
    pub raw: bool,
}

/// Blocks of an input in a format; fills in `meta` as far as the input says.
///
/// # Errors
/// When the format cannot be read, or holds no article.
pub(super) fn find(
    raw: Raw,
    format: Format,
    options: &InputOptions,
    meta: &mut Metadata,
) -> Result<(Vec<Piece>, Vec<String>), LoadError> {
    if raw.part.is_some() && !matches!(format, Format::Epub | Format::Json) {
        return Err(LoadError::new(
            &raw.name,
            "it is one article, and a number behind # names one of several",
            "name it without the # and the number",
        ));
    }
    let source = Source {
        name: &raw.name,
        bytes: &raw.bytes,
        part: raw.part,
        raw: options.raw,
    };
    let (mut pieces, notes, markup) = match format {
        Format::Docx => docx::find(&source).map_err(|failed| no_docx(&raw.name, failed))?,
        Format::Epub => epub::find(&source, meta)?,
        Format::Mail => mail::find(&source, meta)?,
        Format::Json => json::find(&source, meta)?,
        Format::Text => {
            let Decoded { text, mut notes } = decode::decode(raw.bytes, raw.charset.as_deref());
            let mut pieces = paragraphs(&text, Hyphens::Keep);
            if !options.raw {
                notes.extend(without_furniture(&mut pieces));
            }
            (pieces, notes, Markup::None)
        }
        Format::Markdown => {
            let Decoded { text, notes } = decode::decode(raw.bytes, raw.charset.as_deref());
            (markdown::pieces(&text, meta), notes, Markup::Marked)
        }
        Format::Html => {
            let (pieces, notes) = html(raw, options.raw, meta)?;
            (pieces, notes, Markup::Marked)
        }
        Format::Pdf => {
            let (pieces, notes) = pdf(raw, options.raw, meta)?;
            (pieces, notes, Markup::None)
        }
    };
    structure::recognise(&mut pieces, markup, meta);
    Ok((pieces, notes))
}

/// Drops what a page had around the text that was copied from it: whole paragraphs that are menu entries, buttons, invitations; what
/// was dropped, in words. One such paragraph may be a line of the report.
fn without_furniture(pieces: &mut Vec<Piece>) -> Option<String> {
    const LEAST: usize = 2;
    let gone = |it: &Piece| is_furniture(&it.text);
    let n = pieces.iter().filter(|it| gone(it)).count();
    if n < LEAST || n == pieces.len() {
        return None;
    }
    pieces.retain(|it| !gone(it));
    Some(format!(
        "{n} lines of a page's menus and buttons are left out (--raw keeps them)"
    ))
}

fn no_docx(name: &str, failed: Failed) -> LoadError {
    LoadError::new(
        name,
        format!("the DOCX file could not be read: {failed}"),
        "save it as text and name that file",
    )
}

/// Paragraphs of plain text.
pub(super) fn paragraphs(text: &str, hyphens: Hyphens) -> Vec<Piece> {
    plain::paragraphs(text, hyphens)
        .into_iter()
        .map(|text| Piece {
            kind: BlockKind::Paragraph,
            text,
        })
        .collect()
}

#[cfg(feature = "html")]
fn html(raw: Raw, all: bool, meta: &mut Metadata) -> Result<(Vec<Piece>, Vec<String>), LoadError> {
    use super::contain::{Escaped, contained};
    use super::html::{DEEPEST, Refused, page};
    use super::limits::{LONGEST_SEARCH, MB, MOST_PAGE_BYTES};
    const BROWSER: &str = "open it in a browser, save the page and name that file";

    let refused = |what: String, next_step: &str| LoadError::new(&raw.name, what, next_step);
    let save = "save the article as text and name that file";
    if raw.bytes.len() > MOST_PAGE_BYTES {
        return Err(refused(
            format!(
                "more than the limit of {} MB for a page",
                MOST_PAGE_BYTES / MB
            ),
            save,
        ));
    }
    let declared = raw.charset.clone().or_else(|| charset_of_page(&raw.bytes));
    let Decoded { text, mut notes } = decode::decode(raw.bytes.clone(), declared.as_deref());
    let page = match contained(LONGEST_SEARCH, move || page(&text, all)) {
        Ok(Ok(page)) => page,
        Ok(Err(Refused::Nested)) => {
            return Err(refused(
                format!("its elements nest more than {DEEPEST} deep"),
                save,
            ));
        }
        Ok(Err(Refused::Paid)) => {
            let what = "no article text found: the page says that it is for subscribers";
            return Err(refused(what.to_owned(), BROWSER));
        }
        Ok(Err(Refused::NoArticle(words))) => {
            let words = if words == 1 {
                "1 word".to_owned()
            } else {
                format!("{words} words")
            };
            let what = format!("no article text found ({words} outside menus and scripts)");
            // A page that scripts fill is whole only in a browser.
            let next_step = match raw.address {
                Some(_) => BROWSER,
                None => "read it with --raw, or save the page as text and name that file",
            };
            return Err(refused(what, next_step));
        }
        Err(Escaped::TooLong) => {
            let seconds = LONGEST_SEARCH.as_secs();
            let what = format!("no article found in it within {seconds} s");
            return Err(refused(what, save));
        }
        Err(Escaped::Panicked) => {
            return Err(refused("the page could not be read".to_owned(), save));
        }
    };
    notes.extend(page.notes);
    let found = page.meta;
    meta.title = found.title;
    meta.byline = found.byline;
    meta.outlet = found.outlet;
    meta.published = found.published;
    meta.language = found.language;
    meta.address = found.address.or(meta.address.take());
    Ok((page.pieces, notes))
}

/// The charset that a page names in its first 2 KB: `<meta charset=…>` or `content="text/html; charset=…"`.
#[cfg(feature = "html")]
fn charset_of_page(bytes: &[u8]) -> Option<String> {
    let head: String = bytes
        .iter()
        .take(2048)
        .map(|&b| char::from(b).to_ascii_lowercase())
        .collect();
    let meta = head
        .split("<meta")
        .skip(1)
        .find_map(|it| it.split('>').next()?.split_once("charset="))?;
    let name = meta.1.trim_start_matches(['"', '\'', ' ']);
    let end = name
        .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':'))
        .unwrap_or(name.len());
    Some(name[..end].to_owned())
}

#[cfg(feature = "pdf")]
fn pdf(raw: Raw, all: bool, meta: &mut Metadata) -> Result<(Vec<Piece>, Vec<String>), LoadError> {
    use super::contain::{Escaped, contained};
    use super::limits::LONGEST_PDF;
    use super::pdf::{content, printed};

    let Raw { name, bytes, .. } = raw;
    let save = "save its text, as with pdftotext, and name that file";
    let found = match contained(LONGEST_PDF, move || content(&bytes)) {
        Ok(Ok(found)) => found,
        Ok(Err(error)) => {
            return Err(LoadError::new(
                &name,
                format!("the PDF file could not be read: {error}"),
                save,
            ));
        }
        Err(Escaped::Panicked) => {
            return Err(LoadError::new(
                &name,
                "the PDF file could not be read",
                save,
            ));
        }
        Err(Escaped::TooLong) => {
            let seconds = LONGEST_PDF.as_secs();
            let what = format!("the PDF file could not be read within {seconds} s");
            return Err(LoadError::new(&name, what, save));
        }
    };
    if found.text.trim().is_empty() {
        let what = "the PDF file holds no text, only pictures";
        return Err(LoadError::new(
            &name,
            what,
            "have its text recognized, as with ocrmypdf, and name that file",
        ));
    }
    let Decoded { text, notes } = decode::decode(found.text.into_bytes(), Some("utf-8"));
    let mut pieces = paragraphs(&text, Hyphens::Join);
    if let Some(page) = found.printed.filter(|_| !all) {
        printed::settle(&mut pieces, page, meta);
    }
    Ok((pieces, notes))
}

#[cfg(not(feature = "html"))]
fn html(
    raw: Raw,
    _all: bool,
    _meta: &mut Metadata,
) -> Result<(Vec<Piece>, Vec<String>), LoadError> {
    Err(LoadError::not_built(&raw.name, "HTML pages", "html"))
}

#[cfg(not(feature = "pdf"))]
fn pdf(raw: Raw, _all: bool, _meta: &mut Metadata) -> Result<(Vec<Piece>, Vec<String>), LoadError> {
    Err(LoadError::not_built(&raw.name, "PDF files", "pdf"))
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::charset_of_page;

    #[test]
    fn a_page_names_its_charset() {
        let charset = |page: &str| charset_of_page(page.as_bytes());
        assert_eq!(
            charset("<head><META charset=\"Windows-1251\">").as_deref(),
            Some("windows-1251")
        );
        assert_eq!(
            charset("<meta name=a><meta http-equiv=x content='text/html; charset=koi8-r'>")
                .as_deref(),
            Some("koi8-r")
        );
        assert_eq!(charset("<meta name=a> charset=utf-16"), None);
    }
}
