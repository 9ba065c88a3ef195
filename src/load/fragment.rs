//! HTML inside something else (a chapter, a mail, a field) to blocks.

use super::LoadError;
use super::structure::Piece;

/// Blocks of markup that stands inside the input `name`; none when it holds no text. With `all`, every text of it, else
/// only that of the article that can be found in it.
///
/// # Errors
/// When it nests too deep, takes too long, or this build reads no HTML.
#[cfg(feature = "html")]
pub(super) fn blocks(name: &str, html: String, all: bool) -> Result<Vec<Piece>, LoadError> {
    use super::contain::contained;
    use super::html::{DEEPEST, Refused, page};
    use super::limits::LONGEST_SEARCH;

    let work = move || match page(&html, all) {
        Err(Refused::NoArticle(_)) if !all => page(&html, true),
        result => result,
    };
    let save = "save the article as text and name that file";
    match contained(LONGEST_SEARCH, work) {
        Ok(Ok(page)) => Ok(page.pieces),
        Ok(Err(Refused::NoArticle(_) | Refused::Paid)) => Ok(Vec::new()),
        Ok(Err(Refused::Nested)) => {
            let what = format!("its elements nest more than {DEEPEST} deep");
            Err(LoadError::new(name, what, save))
        }
        Err(_) => Err(LoadError::new(
            name,
            "the markup in it could not be read within 20 s",
            save,
        )),
    }
}

#[cfg(not(feature = "html"))]
pub(super) fn blocks(name: &str, _html: String, _all: bool) -> Result<Vec<Piece>, LoadError> {
    Err(LoadError::not_built(name, "HTML", "html"))
}
