//! Files that are watched: a byte goes down a pipe when one of them was written and nobody writes any more.

use super::failure::Failure;
use crate::load::Request;
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use std::io::Write as _;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// A file that nobody wrote for this long is whole.
const QUIET: Duration = Duration::from_millis(150);

/// Watches as long as it lives.
pub struct Watch {
    /// Gets a byte when a file changed. Reading it does not block.
    pub changes: UnixStream,
    /// Ends the watching when dropped.
    _watcher: RecommendedWatcher,
}

/// Watches the files among the inputs. It is their folders that are watched, since many programs write another file and
/// put it in place of the old one.
///
/// # Errors
/// When there is no file among them, or the system watches no more.
pub fn start(requests: &[Request]) -> Result<Watch, Failure> {
    let files = files(requests);
    if files.is_empty() {
        return Err(Failure::Usage(
            "--watch: there is no file among the articles".to_owned(),
            "R reads them again".to_owned(),
        ));
    }
    let failed = |what: String| {
        Failure::Usage(
            format!("--watch: {what}"),
            "without --watch; R reads the files again".to_owned(),
        )
    };
    let (sender, events) = mpsc::channel();
    let names = files.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let ours = event.is_ok_and(|it| {
            !it.kind.is_access() && it.paths.iter().any(|path| names.contains(path))
        });
        if ours {
            // Nobody listens any more when the reader has quit.
            let _ = sender.send(());
        }
    })
    .map_err(|error| failed(error.to_string()))?;
    let mut folders: Vec<&Path> = files.iter().filter_map(|it| it.parent()).collect();
    folders.sort_unstable();
    folders.dedup();
    for folder in folders {
        watcher
            .watch(folder, RecursiveMode::NonRecursive)
            .map_err(|error| failed(error.to_string()))?;
    }
    let (changes, mut waker) = UnixStream::pair().map_err(|error| failed(error.to_string()))?;
    changes
        .set_nonblocking(true)
        .map_err(|error| failed(error.to_string()))?;
    thread::spawn(move || {
        while events.recv().is_ok() {
            while events.recv_timeout(QUIET).is_ok() {}
            if waker.write_all(b"!").is_err() {
                return;
            }
        }
    });
    Ok(Watch {
        changes,
        _watcher: watcher,
    })
}

/// The files among the inputs, under every name by which a change of them is told.
fn files(requests: &[Request]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for request in requests {
        let file = request.input.file();
        if let Some(path) = file.and_then(|it| std::path::absolute(it).ok()) {
            files.extend(path.canonicalize());
            files.push(path);
        }
    }
    files.sort();
    files.dedup();
    files
}

#[cfg(test)]
mod tests {
    use super::files;
    use crate::load::{Input, InputOptions, Request};

    #[test]
    fn the_file_of_an_article_in_a_list_is_watched() {
        let folder = tempfile::tempdir().expect("a folder");
        let list = folder.path().join("list.json");
        std::fs::write(&list, "[]").expect("written");
        let request = |n: usize| Request {
            input: Input::Path(folder.path().join(format!("list.json#{n}"))),
            options: InputOptions::default(),
        };
        assert!(files(&[request(1), request(2)]).contains(&list));
        assert_eq!(files(&[request(1), request(2)]), files(&[request(1)]));
    }
}
