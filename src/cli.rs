//! The process: arguments, messages, exit codes, standard output.

use crate::comparison::{Options, compare};
use crate::load::{self, Input};
use crate::render::theme::Theme;
use crate::report::{self, Format, ReportOptions};
use std::io::Write as _;
use std::process::ExitCode;

/// Runs the program with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let mut articles = Vec::new();
    let mut warnings = Vec::new();
    for path in std::env::args()
        .skip(1)
        .filter(|it| !it.starts_with('-') && it != "json")
    {
        match load::read_one(&Input::Path(path.into())) {
            Ok((article, more)) => {
                articles.push(article);
                warnings.extend(more);
            }
            Err(_) => return ExitCode::from(3),
        }
    }
    let comparison = compare(articles, &Options::default());
    let mut out = String::new();
    let options = ReportOptions {
        width: 80,
        theme: Theme::default(),
        warnings,
    };
    if report::write(Format::Json, &comparison, &options, &mut out).is_err() {
        return ExitCode::from(4);
    }
    match std::io::stdout().lock().write_all(out.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(4),
    }
}
