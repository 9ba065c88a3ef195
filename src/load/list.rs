//! A JSON file with several articles, read and taken apart once for all of them.

use super::limits::MOST_JSON_BYTES;
use super::{LoadError, json, read};
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

/// The articles of one list, shared by the requests for them. Its tree takes some thirty times as much memory as the file, so
/// that it is built once and not kept: what is kept is each article as JSON again.
#[derive(Debug, Clone, Default)]
pub struct List(Arc<Mutex<Apart>>);

impl PartialEq for List {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for List {}

#[derive(Debug, Default)]
struct Apart {
    /// The size of the file as it was taken apart, and when it was changed last.
    file: Option<(u64, SystemTime)>,
    articles: Vec<Vec<u8>>,
}

impl List {
    /// How many articles the file holds; 0 where it is no JSON.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn count(&self, path: &Path, name: &str) -> Result<usize, LoadError> {
        self.with(path, name, |it| it.len())
    }

    /// The bytes of an article, counted from 1, taken apart anew where the file has changed; nothing where it has none of that
    /// number. The others wait meanwhile.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn article(
        &self,
        path: &Path,
        name: &str,
        number: usize,
    ) -> Result<Option<Vec<u8>>, LoadError> {
        self.with(path, name, |it| {
            let found = it.get(number.checked_sub(1)?)?;
            (found.len() <= MOST_JSON_BYTES).then(|| found.clone())
        })
    }

    fn with<T>(
        &self,
        path: &Path,
        name: &str,
        take: impl FnOnce(&[Vec<u8>]) -> T,
    ) -> Result<T, LoadError> {
        let mut apart = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let about = fs::metadata(path);
        let about = about.and_then(|it| Ok((it.len(), it.modified()?))).ok();
        if about.is_none() || about != apart.file {
            *apart = Apart::default();
            apart.articles = json::apart(&read::file(path, name)?);
            apart.file = about;
        }
        Ok(take(&apart.articles))
    }
}

#[cfg(test)]
mod tests {
    use super::List;
    use std::fs::{self, File};

    #[test]
    fn a_list_is_taken_apart_once_until_it_changes() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let path = folder.path().join("list.json");
        let write = |first: &str| {
            let list = format!(r#"[{{"text": "{first} left."}}, {{"text": "It is gone."}}]"#);
            fs::write(&path, list).expect("written");
        };
        let list = List::default();
        let first = || {
            let bytes = list.article(&path, "list.json", 1).expect("a file");
            String::from_utf8(bytes.expect("an article")).expect("text")
        };
        write("One");
        assert_eq!(list.count(&path, "list.json").expect("a file"), 2);
        assert_eq!(first(), r#"{"text":"One left."}"#);
        let time = fs::metadata(&path)
            .and_then(|it| it.modified())
            .expect("a time");
        let set = |time| {
            let file = File::options().write(true).open(&path).expect("a file");
            file.set_modified(time).expect("a time");
        };
        write("Two");
        set(time);
        assert_eq!(first(), r#"{"text":"One left."}"#);
        set(time + std::time::Duration::from_secs(1));
        assert_eq!(first(), r#"{"text":"Two left."}"#);
        assert_eq!(list.article(&path, "list.json", 3).expect("a file"), None);
    }
}
