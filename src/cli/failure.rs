//! What went wrong, as a message with the next step and an exit code.

use super::args::Args;
use crate::article::plain;
use crate::load::LoadError;
use clap::CommandFactory as _;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

/// Why the program ends without having done what was asked.
#[derive(Debug)]
pub enum Failure {
    /// Wrong usage: what, and what to do.
    Usage(String, String),
    /// No argument at all.
    NoArgument,
    /// An input could not be read or holds no text.
    Load(LoadError),
    /// Several inputs are not there.
    Missing(Vec<LoadError>),
    /// Output could not be written: where, and why.
    Output(String, io::Error),
    /// Whoever read our output has seen enough.
    ClosedPipe,
}

impl Failure {
    /// Says it on standard error and gives the exit code.
    pub fn report(self) -> ExitCode {
        let (code, what, next_step) = match self {
            Self::Usage(what, next_step) => (2, what, next_step),
            Self::NoArgument => {
                let help = Args::command().render_help().to_string();
                let first: Vec<&str> = help.lines().take(12).collect();
                say(&first.join("\n"));
                return ExitCode::from(2);
            }
            Self::Load(error) => (3, error.to_string(), error.next_step),
            Self::Missing(all) => {
                let named = all.iter().map(ToString::to_string);
                let what = named.collect::<Vec<_>>().join("\nparallax: ");
                let next = all.into_iter().next();
                (3, what, next.map_or(String::new(), |it| it.next_step))
            }
            Self::Output(place, error) => (
                4,
                format!("{place}: {}", reason(&error)),
                match error.kind() {
                    io::ErrorKind::NotFound => {
                        "make the folder first, or name another place with -o"
                    }
                    io::ErrorKind::PermissionDenied => "name a place where you may write with -o",
                    _ => "check the place and its free space, or name another with -o",
                }
                .to_owned(),
            ),
            Self::ClosedPipe => return ExitCode::SUCCESS,
        };
        say(&format!("parallax: {what}"));
        if !next_step.is_empty() {
            say(&format!("try: {next_step}"));
        }
        ExitCode::from(code)
    }

    /// A failure to write to `place`.
    pub fn output(place: &str, error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::Output(place.to_owned(), error),
        }
    }

    /// What the argument parser found, in our words.
    pub fn from_parser(error: &clap::Error) -> Self {
        let context = |kind| match error.get(kind) {
            Some(ContextValue::String(text)) => Some(text.clone()),
            Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
            _ => None,
        };
        let argument = context(ContextKind::InvalidArg).unwrap_or_default();
        let option = argument.split(' ').next().unwrap_or_default();
        let value = context(ContextKind::InvalidValue).unwrap_or_default();
        // What is wrong with a value that is no word of a list is said by what reads it.
        let valid = context(ContextKind::ValidValue)
            .map(|it| format!("one of {it}"))
            .or_else(|| Some(error.source()?.to_string()).filter(|it| it.starts_with("one of ")));
        let suggested = context(ContextKind::SuggestedValue);
        let prior = context(ContextKind::PriorArg).unwrap_or_default();
        let (what, next_step) = match error.kind() {
            ErrorKind::UnknownArgument => (
                format!("unknown option {argument}"),
                context(ContextKind::SuggestedArg).unwrap_or(ALL_OPTIONS.to_owned()),
            ),
            ErrorKind::InvalidValue if value.is_empty() => (
                format!("{option} needs a value"),
                valid.unwrap_or(ALL_OPTIONS.to_owned()),
            ),
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => (
                format!("{option}: \"{value}\" is not a value for it"),
                match (suggested, valid) {
                    (Some(nearest), Some(all)) => format!("{nearest}, or {all}"),
                    (_, all) => all.unwrap_or(ALL_OPTIONS.to_owned()),
                },
            ),
            ErrorKind::ArgumentConflict => (
                format!(
                    "{option} does not go with {}",
                    prior.replace("[ARTICLE]...", "an article")
                ),
                "leave one of them out".to_owned(),
            ),
            _ => {
                let text = error.to_string();
                let first = text.lines().next().unwrap_or_default();
                (
                    first.trim_start_matches("error: ").to_owned(),
                    ALL_OPTIONS.to_owned(),
                )
            }
        };
        Self::Usage(what, next_step)
    }
}

const ALL_OPTIONS: &str = "parallax -h lists all options";

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        Self::Load(error)
    }
}

/// Why an operation failed, without the number of the error.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// Lines on standard error, without what could steer the terminal; when even that is closed there is nobody to tell.
pub fn say(text: &str) {
    let mut stderr = io::stderr().lock();
    for line in text.lines() {
        let _ = writeln!(stderr, "{}", plain(line));
    }
}
