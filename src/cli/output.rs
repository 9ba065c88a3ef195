//! Where a document goes: standard output, or a file that is no input.

use super::failure::Failure;
use std::fs::{self, File};
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
    if path.is_dir() {
        return Err(Failure::Usage(
            format!("{name}: this is a folder"),
            "the name of a file in it".to_owned(),
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

/// Writes a file whole: when writing fails half way, what was there before is still there. A link stays, and what it leads
/// to is replaced, with who may read it. Without `force` a file that came meanwhile is kept.
pub fn save(path: &Path, text: &str, force: bool) -> Result<(), Failure> {
    let failed = |error| Failure::Output(path.display().to_string(), error);
    // A device or a pipe cannot be put in place of another.
    if path.metadata().is_ok_and(|it| !it.is_file()) {
        return fs::write(path, text).map_err(failed);
    }
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut part = target.as_os_str().to_owned();
    part.push(format!(".{}.part", std::process::id()));
    let part = PathBuf::from(part);
    // A file or link of that name is somebody's: it is not written through.
    let mut file = File::create_new(&part).map_err(failed)?;
    let done = file
        .write_all(text.as_bytes())
        .and_then(|()| match fs::metadata(&target) {
            Ok(it) => fs::set_permissions(&part, it.permissions()),
            Err(_) => Ok(()),
        })
        .and_then(|()| put(&part, &target, force));
    if done.is_err() {
        let _ = fs::remove_file(&part);
    }
    done.map_err(failed)
}

/// Gives a file its name; without `force` only if no other has it. Where the disk knows no second names that cannot be known for
/// sure, and it was looked at before.
fn put(part: &Path, target: &Path, force: bool) -> io::Result<()> {
    if !force {
        match fs::hard_link(part, target) {
            Ok(()) => return fs::remove_file(part),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(error),
            Err(_) => {}
        }
    }
    fs::rename(part, target)
}

#[cfg(test)]
mod tests {
    use super::save;
    use std::fs;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    #[test]
    fn a_link_stays_and_what_it_leads_to_is_replaced_with_its_rights() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, link) = (folder.path().join("a.md"), folder.path().join("b.md"));
        fs::write(&file, "old").expect("written");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("set");
        symlink(&file, &link).expect("a link");
        save(&link, "new", true).expect("saved");
        assert_eq!(fs::read_to_string(&file).expect("text"), "new");
        assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
        let mode = fs::metadata(&file).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
    }

    #[test]
    fn what_came_meanwhile_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.md");
        fs::write(&file, "another’s").expect("written");
        assert!(save(&file, "new", false).is_err());
        assert_eq!(fs::read_to_string(&file).expect("text"), "another’s");
        save(&folder.path().join("b.md"), "new", false).expect("saved");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
    }

    #[test]
    fn a_link_in_the_way_of_the_part_is_not_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, other) = (folder.path().join("a.md"), folder.path().join("other"));
        fs::write(&other, "another’s").expect("written");
        let part = format!(
            "{}.{}.part",
            file.canonicalize().unwrap_or(file.clone()).display(),
            std::process::id()
        );
        symlink(&other, part).expect("a link");
        assert!(save(&file, "new", true).is_err());
        assert_eq!(fs::read_to_string(&other).expect("text"), "another’s");
    }
}
