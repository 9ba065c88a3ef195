//! The state directory: what a reader made and where he was, kept safe from other copies of the program and from a crash.
//!
//! Each file is read, changed and written while a lock is held, so that two copies lose nothing of each other. It is
//! written beside itself, brought to the disk, and put in place of the old one, so that a crash leaves the old or the new
//! one. A file that cannot be understood is set aside, never written over.

mod file;

pub use file::StateError;

use crate::notes::{Change, Place, Places, Shelf};
use file::StateFile;
use std::path::{Path, PathBuf};

/// Where what is kept lives.
#[derive(Debug, Clone)]
pub struct Store {
    folder: PathBuf,
}

/// What was read, and what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Read<T> {
    /// What was in the file.
    pub value: T,
    /// A file that could not be used, in words.
    pub said: Option<String>,
}

impl Store {
    /// A store in a folder, which need not be there yet.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    /// Reads what the reader made. Changes nothing, whatever is wrong: what cannot be used is said.
    #[must_use]
    pub fn shelf(&self) -> Read<Shelf> {
        self.notes().read()
    }

    /// Makes changes and gives all that is kept then.
    ///
    /// # Errors
    /// When nothing could be written; the file is as it was then.
    pub fn make(&self, changes: &[Change]) -> Result<Read<Shelf>, StateError> {
        self.notes().update(|shelf: &mut Shelf| {
            for it in changes {
                shelf.make(it);
            }
        })
    }

    /// Whether anything could be kept.
    ///
    /// # Errors
    /// When the folder cannot be made or written.
    pub fn probe(&self) -> Result<(), StateError> {
        self.notes().probe()
    }

    /// Where readers were when they left.
    #[must_use]
    pub fn read_places(&self) -> Places {
        self.places().read().value
    }

    /// Keeps where the reader is.
    ///
    /// # Errors
    /// When nothing could be written.
    pub fn set_place(&self, place: Place) -> Result<(), StateError> {
        let set = |places: &mut Places| places.set(place);
        self.places().update(set).map(|_| ())
    }

    fn notes(&self) -> StateFile<'_> {
        StateFile::new(&self.folder, "notes")
    }

    fn places(&self) -> StateFile<'_> {
        StateFile::new(&self.folder, "places")
    }
}
