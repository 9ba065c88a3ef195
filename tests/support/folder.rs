//! A folder with files in which the built program is run.

use assert_cmd::Command;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// A folder to run the program in.
pub struct Folder(TempDir);

impl Folder {
    /// A folder with these files.
    pub fn with(files: &[(&str, &[u8])]) -> Self {
        let folder = Self(TempDir::new().expect("a folder"));
        for (name, bytes) in files {
            fs::write(folder.path(name), bytes).expect("a file");
        }
        folder
    }

    /// Where a file of it is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Exit code, standard output and standard error of `parallax` with these arguments.
    #[track_caller]
    pub fn run(&self, args: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
        self.output(command.args(args))
    }

    /// The same of a shell command in which `$P` is the program.
    #[cfg(unix)]
    #[track_caller]
    pub fn shell(&self, script: &str) -> (i32, String, String) {
        let mut command = Command::new("/bin/sh");
        self.output(
            command
                .args(["-c", script])
                .env("P", env!("CARGO_BIN_EXE_parallax")),
        )
    }

    #[track_caller]
    fn output(&self, command: &mut Command) -> (i32, String, String) {
        command.timeout(std::time::Duration::from_secs(60));
        let output = command
            .current_dir(self.0.path())
            .output()
            .expect("it runs");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        let code = output.status.code().expect("it ends by itself");
        (code, text(output.stdout), text(output.stderr))
    }
}
