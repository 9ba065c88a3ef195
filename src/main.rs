//! The program `parallax`: parse, call, exit.

use std::process::ExitCode;

fn main() -> ExitCode {
    parallax::cli::run()
}
