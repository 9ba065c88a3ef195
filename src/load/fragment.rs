//! HTML inside something else (a chapter, a mail, a field) to blocks.

use super::LoadError;
use super::limits::LONGEST_SEARCH;
use super::structure::Piece;
use std::time::{Duration, Instant};

/// When all the markup inside one input must have been read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deadline(Instant);

impl Deadline {
    /// The longest time from now.
    pub(super) fn new() -> Self {
        Self(Instant::now() + LONGEST_SEARCH)
    }

    fn left(self) -> Duration {
        self.0.saturating_duration_since(Instant::now())
    }
}

/// Blocks of markup that stands inside the input `name`; none when it holds no text. With `all`, every text of it, else
/// only that of the article that can be found in it.
///
/// # Errors
/// When it nests too deep, takes too long, or this build reads no HTML.
#[cfg(feature = "html")]
pub(super) fn blocks(
    name: &str,
    html: String,
    all: bool,
    deadline: Deadline,
) -> Result<Vec<Piece>, LoadError> {
    use super::contain::{Escaped, contained};
    use super::html::{DEEPEST, Refused, page};

    let work = move || match page(&html, all) {
        Err(Refused::NoArticle(_)) if !all => page(&html, true),
        result => result,
    };
    let save = "save the article as text and name that file";
    match contained(deadline.left(), work) {
        Ok(Ok(page)) => Ok(page.pieces),
        Ok(Err(Refused::NoArticle(_) | Refused::Paid)) => Ok(Vec::new()),
        Ok(Err(Refused::Nested)) => {
            let what = format!("its elements nest more than {DEEPEST} deep");
            Err(LoadError::new(name, what, save))
        }
        Err(Escaped::TooLong) => {
            let seconds = LONGEST_SEARCH.as_secs();
            let what = format!("the markup in it could not be read within {seconds} s");
            Err(LoadError::new(name, what, save))
        }
        Err(Escaped::Panicked) => Err(LoadError::new(
            name,
            "the markup in it could not be read",
            save,
        )),
    }
}

#[cfg(not(feature = "html"))]
pub(super) fn blocks(
    name: &str,
    _html: String,
    _all: bool,
    deadline: Deadline,
) -> Result<Vec<Piece>, LoadError> {
    deadline.left();
    Err(LoadError::not_built(name, "HTML", "html"))
}
