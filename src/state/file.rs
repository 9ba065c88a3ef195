//! `StateFile`: one file of the state directory, read whole, changed under a lock, written whole.

use super::Read;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fs::{self, DirBuilder, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// The shape of the files, which every earlier one can be read as; since 2 they hold what is ticked off, since 3 which articles were read
/// together and which links are taken back beside an edited copy. An earlier parallax would leave out when it writes what it does not know.
const VERSION: u32 = 3;
/// How often a lock that somebody else holds is asked for, and how long it is waited between.
const TRIES: u32 = 100;
const BETWEEN: Duration = Duration::from_millis(10);
/// The most bytes that are read: more than anybody writes by hand.
const MOST_BYTES: u64 = 64 << 20;

/// Why nothing could be kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StateError {
    /// The folder cannot be made or written.
    #[error("{0}: {1}")]
    Unwritable(PathBuf, io::Error),
    /// Another program holds the lock and does not let go of it.
    #[error("{0}: another program holds it for long")]
    Held(PathBuf),
    /// A later version of the program wrote it.
    #[error("{0}: a later parallax wrote it; this one leaves it as it is")]
    Later(PathBuf),
}

/// One file.
pub(super) struct StateFile<'a> {
    folder: &'a Path,
    name: &'a str,
}

/// What stands in every file.
#[derive(Serialize, Deserialize)]
struct Versioned<T> {
    version: u32,
    #[serde(flatten)]
    value: T,
}

/// The part of it that every version writes.
#[derive(Deserialize)]
struct Head {
    version: u32,
}

/// What a file was found to be.
enum Content<T> {
    Good(T),
    Missing,
    Later,
    Unreadable(io::Error),
    Damaged,
}

impl<'a> StateFile<'a> {
    pub(super) fn new(folder: &'a Path, name: &'a str) -> Self {
        Self { folder, name }
    }

    fn path(&self) -> PathBuf {
        self.folder.join(format!("{}.json", self.name))
    }

    /// Reads it. Needs no lock: the file is always put in place whole.
    pub(super) fn read<T: DeserializeOwned + Default>(&self) -> Read<T> {
        let path = self.path();
        let said = match self.content() {
            Content::Good(value) => return Read { value, said: None },
            Content::Missing => None,
            Content::Later => Some(StateError::Later(path).to_string()),
            Content::Unreadable(error) => Some(StateError::Unwritable(path, error).to_string()),
            Content::Damaged => Some(format!(
                "{}.json is damaged and will be set aside",
                self.name
            )),
        };
        let value = T::default();
        Read { value, said }
    }

    /// Reads it, changes what it holds, and writes that.
    pub(super) fn update<T: Serialize + DeserializeOwned + Default>(
        &self,
        change: impl FnOnce(&mut T),
    ) -> Result<Read<T>, StateError> {
        let path = self.path();
        let failed = |error| StateError::Unwritable(path.clone(), error);
        make_folder(self.folder).map_err(failed)?;
        let _lock = self.lock()?;
        let (mut value, said) = match self.content() {
            Content::Good(value) => (value, None),
            Content::Missing => (T::default(), None),
            Content::Later => return Err(StateError::Later(path)),
            Content::Unreadable(error) => return Err(failed(error)),
            Content::Damaged => {
                let aside = set_aside(&path).map_err(failed)?;
                let aside = aside.file_name().unwrap_or_default().to_string_lossy();
                let text = format!("{}.json was damaged and is kept as {aside}", self.name);
                (T::default(), Some(text))
            }
        };
        change(&mut value);
        self.write(&value).map_err(failed)?;
        Ok(Read { value, said })
    }

    /// Makes the folder and looks whether a file in it can be written.
    pub(super) fn probe(&self) -> Result<(), StateError> {
        let failed = |error| StateError::Unwritable(self.path(), error);
        make_folder(self.folder).map_err(failed)?;
        self.open_lock().map(|_| ())
    }

    fn content<T: DeserializeOwned>(&self) -> Content<T> {
        let path = self.path();
        if path.metadata().is_ok_and(|it| it.len() > MOST_BYTES) {
            return Content::Unreadable(io::ErrorKind::FileTooLarge.into());
        }
        let text = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if is_missing(&error) => return Content::Missing,
            Err(error) => return Content::Unreadable(error),
        };
        if serde_json::from_slice::<Head>(&text).is_ok_and(|it| it.version > VERSION) {
            return Content::Later;
        }
        match serde_json::from_slice::<Versioned<T>>(&text) {
            Ok(it) => Content::Good(it.value),
            Err(_) => Content::Damaged,
        }
    }

    /// The lock over the file: another file, since this one is replaced.
    fn lock(&self) -> Result<File, StateError> {
        let file = self.open_lock()?;
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                Err(TryLockError::WouldBlock) => thread::sleep(BETWEEN),
                Err(TryLockError::Error(error)) => {
                    return Err(StateError::Unwritable(self.path(), error));
                }
            }
        }
        Err(StateError::Held(self.path()))
    }

    fn open_lock(&self) -> Result<File, StateError> {
        let path = self.folder.join(format!("{}.lock", self.name));
        let mut options = File::options();
        options.create(true).truncate(false).write(true);
        let opened = private(&mut options).open(&path);
        opened.map_err(|error| StateError::Unwritable(path, error))
    }

    /// Writes beside the file, to the disk, then in its place. Only who holds the lock writes there.
    fn write<T: Serialize>(&self, value: &T) -> io::Result<()> {
        let (path, part) = (self.path(), self.folder.join(format!("{}.part", self.name)));
        let version = VERSION;
        let mut text = serde_json::to_vec_pretty(&Versioned { version, value })?;
        text.push(b'\n');
        let mut options = File::options();
        options.create(true).truncate(true).write(true);
        let mut file = private(&mut options).open(&part)?;
        file.write_all(&text)?;
        file.sync_all()?;
        fs::rename(&part, &path)?;
        // The name is on the disk only when its folder is; where folders cannot be opened nothing more can be done.
        match File::open(self.folder) {
            Ok(folder) => folder.sync_all(),
            Err(_) => Ok(()),
        }
    }
}

/// For the eyes of the reader only: passages of what he reads stand in it.
#[cfg(unix)]
fn private(options: &mut fs::OpenOptions) -> &mut fs::OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600)
}

#[cfg(not(unix))]
fn private(options: &mut fs::OpenOptions) -> &mut fs::OpenOptions {
    options
}

fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

fn is_missing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// Gives a file another name that no file has.
fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let names = (1_u32..).map(|n| match n {
        1 => path.with_extension("json.damaged"),
        _ => path.with_extension(format!("json.damaged-{n}")),
    });
    let mut free = names.filter(|it| fs::symlink_metadata(it).is_err());
    let aside = free.next().ok_or(io::ErrorKind::AlreadyExists)?;
    fs::rename(path, &aside)?;
    Ok(aside)
}

#[cfg(test)]
mod tests;
