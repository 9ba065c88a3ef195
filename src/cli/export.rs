//! Reports written while reading: into the working folder, never over a file that is there.

use super::failure::reason;
use crate::comparison::Comparison;
use crate::report::{self, Format, ReportOptions};
use crate::tui::errand::Export;
use std::env;
use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// So many files of one name are looked past.
const MOST: usize = 1000;

/// Writes it and tells its whole name.
pub fn export(what: Export, comparison: &Comparison, options: &ReportOptions) -> String {
    let mut text = String::new();
    // Writing to memory does not fail.
    let _ = match what {
        Export::Notes => report::write_notes(comparison, &options.notes, &mut text),
        other => report::write(format(other), comparison, options, &mut text),
    };
    let (stem, ending) = name(what);
    let folder = match env::current_dir() {
        Ok(folder) => folder,
        Err(error) => return format!("nothing is written: the working folder: {}", reason(&error)),
    };
    match write(&folder, stem, ending, &text) {
        Ok(path) => format!("written: {}", path.display()),
        Err(error) => {
            let path = folder.join(format!("{stem}.{ending}"));
            let (path, why) = (path.display(), reason(&error));
            format!("nothing is written: {path}: {why}; start parallax in another folder")
        }
    }
}

fn format(what: Export) -> Format {
    match what {
        Export::Html => Format::Html,
        Export::Json => Format::Json,
        Export::Text => Format::Text,
        Export::Markdown | Export::Notes => Format::Markdown,
    }
}

fn name(what: Export) -> (&'static str, &'static str) {
    match what {
        Export::Html => ("parallax-report", "html"),
        Export::Markdown => ("parallax-report", "md"),
        Export::Json => ("parallax-report", "json"),
        Export::Text => ("parallax-report", "txt"),
        Export::Notes => ("parallax-notes", "md"),
    }
}

/// Writes under the first name that no file has; a file that could not be written whole is taken away again.
fn write(folder: &Path, stem: &str, ending: &str, text: &str) -> io::Result<PathBuf> {
    for n in 1..=MOST {
        let path = folder.join(match n {
            1 => format!("{stem}.{ending}"),
            n => format!("{stem}-{n}.{ending}"),
        });
        let mut file = match File::create_new(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            Err(error) => return Err(error),
        };
        let written = file
            .write_all(text.as_bytes())
            .and_then(|()| file.sync_all());
        if written.is_err() {
            let _ = std::fs::remove_file(&path);
        }
        return written.map(|()| path);
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::write;
    use std::fs;
    use tempfile::TempDir;

    #[test]
    fn a_file_that_is_there_is_never_written_over() {
        let folder = TempDir::new().expect("a folder");
        let folder = folder.path();
        fs::write(folder.join("r.md"), "mine").expect("written");
        std::os::unix::fs::symlink("/nowhere/at/all", folder.join("r-2.md")).expect("made");
        let path = write(folder, "r", "md", "text").expect("written");
        assert_eq!(path, folder.join("r-3.md"));
        assert_eq!(
            fs::read_to_string(folder.join("r.md")).expect("there"),
            "mine"
        );
        assert_eq!(fs::read_to_string(path).expect("there"), "text");
        assert!(write(&folder.join("r.md"), "r", "md", "text").is_err());
    }
}
