//! PDF files to text: paragraphs put together from where their letters stand, the typesetter's tricks undone.

mod heads;
mod layout;
pub(super) mod printed;
#[cfg(test)]
mod tests;
mod widths;

use super::plain;
use layout::Glyph;
use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc};
use printed::Printed;

/// Most glyphs that are read: a book of a thousand pages.
const MOST_GLYPHS: usize = 4_000_000;

/// What a PDF file holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Content {
    /// Its text, paragraphs parted by blank lines.
    pub text: String,
    /// What a browser said of the page, if one printed it.
    pub printed: Option<Printed>,
}

/// The text of a PDF file.
///
/// Panics on some broken files, as `pdf-extract` does: call it contained.
///
/// # Errors
/// What is wrong with the file, in words.
pub(super) fn content(bytes: &[u8]) -> Result<Content, String> {
    let words = |error: &dyn std::fmt::Display| error.to_string();
    let mut document = Document::load_mem(bytes).map_err(|it| words(&it))?;
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err("it needs a password".to_owned());
    }
    widths::write_out(&mut document);
    let mut pages = Pages::default();
    output_doc(&document, &mut pages).map_err(|it| words(&it))?;
    if pages.read > MOST_GLYPHS {
        return Err(format!("more than the limit of {MOST_GLYPHS} letters"));
    }
    let mut pages = pages
        .pages
        .into_iter()
        .map(layout::lines)
        .collect::<Vec<_>>();
    let printed = printed::take_margins(&mut pages);
    let paragraphs = layout::paragraphs(pages);
    Ok(Content {
        text: without_ligatures(plain::typeset(&paragraphs).join("\n\n")),
        printed,
    })
}

/// The glyphs of each page, as the file sets them.
#[derive(Debug, Default)]
struct Pages {
    pages: Vec<Vec<Glyph>>,
    read: usize,
    begins: bool,
}

impl OutputDev for Pages {
    fn begin_page(
        &mut self,
        _number: u32,
        _media: &MediaBox,
        _art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.pages.push(Vec::new());
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        self.read += 1;
        // The side of a square with the area of the type's box, whichever way it is drawn out.
        let (across, along) = (place.m11 + place.m21, place.m12 + place.m22);
        let size = (across * along).abs().sqrt() * font_size.abs();
        let Some(page) = self.pages.last_mut().filter(|_| self.read <= MOST_GLYPHS) else {
            return Ok(());
        };
        page.push(Glyph {
            text: text.to_owned(),
            x: place.m31,
            y: -place.m32,
            end: place.m31 + width * size,
            size,
            begins: std::mem::take(&mut self.begins),
        });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.begins = true;
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

/// Joined letters as the letters that they stand for, so that words can be searched and compared.
fn without_ligatures(text: String) -> String {
    const LIGATURES: [(char, &str); 7] = [
        ('ﬀ', "ff"),
        ('ﬁ', "fi"),
        ('ﬂ', "fl"),
        ('ﬃ', "ffi"),
        ('ﬄ', "ffl"),
        ('ﬅ', "st"),
        ('ﬆ', "st"),
    ];
    if !text.contains(LIGATURES.map(|it| it.0)) {
        return text;
    }
    let letters = |c: char| LIGATURES.iter().find(|it| it.0 == c).map(|it| it.1);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match letters(c) {
            Some(letters) => out.push_str(letters),
            None => out.push(c),
        }
    }
    out
}
