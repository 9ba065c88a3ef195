//! Where a document goes: standard output, or a file that is no input.

use super::failure::Failure;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Writes to standard output. A reader that has seen enough ends it silently.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| Failure::output("standard output", error))
}

/// Looks whether the file may be written: never over an input, over another file only with `force`.
pub fn check(path: &Path, inputs: &[PathBuf], force: bool) -> Result<(), Failure> {
    let name = path.display();
    let same = |input: &PathBuf| match (fs::canonicalize(path), fs::canonicalize(input)) {
        (Ok(a), Ok(b)) => a == b,
        _ => path == input,
    };
    if inputs.iter().any(same) {
        return Err(Failure::Usage(
            format!("{name}: this is an input, and an input is never written over"),
            "another name for the report".to_owned(),
        ));
    }
    if path.exists() && !force {
        return Err(Failure::Usage(
            format!("{name}: the file exists"),
            "--force to replace it, or another name".to_owned(),
        ));
    }
    Ok(())
}

/// Writes a file whole: when writing fails half way, what was there before is still there.
pub fn save(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error| Failure::Output(path.display().to_string(), error);
    // A device or a pipe cannot be put in place of another.
    if path.metadata().is_ok_and(|it| !it.is_file()) {
        return fs::write(path, text).map_err(failed);
    }
    let mut part = path.as_os_str().to_owned();
    part.push(format!(".{}.part", std::process::id()));
    let part = PathBuf::from(part);
    let done = fs::write(&part, text).and_then(|()| fs::rename(&part, path));
    if done.is_err() {
        let _ = fs::remove_file(&part);
    }
    done.map_err(failed)
}
