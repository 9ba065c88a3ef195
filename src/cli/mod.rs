//! The process: arguments, messages, exit codes, standard output.

mod args;
mod browser;
mod clipboard;
mod desk;
mod editor;
mod explain;
mod export;
mod failure;
mod keeper;
mod linear;
mod look;
mod output;
mod requests;
mod reread;
mod settings;
mod shelf;
mod tables;
mod view;
mod waiting;
#[cfg(feature = "watch")]
mod watch;
#[cfg(not(feature = "watch"))]
#[path = "unwatched.rs"]
mod watch;

use crate::article::Article;
use crate::comparison::{Comparison, Options};
use crate::config::DEFAULTS;
use crate::diverge::Class;
use crate::load::{self, Input, Warning};
use crate::notes::{self, Notes};
use crate::report::{self, Format, ReportOptions};
use args::{Args, FormatArg};
use clap::Parser as _;
use clap::error::ErrorKind;
use failure::{Failure, say};
use requests::{ask_for_paste, inputs, is_typed, missing, requests};
use shelf::Shelf;
use std::env;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// Runs the program with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let started = Instant::now();
    silence_contained_panics();
    perform(started).unwrap_or_else(Failure::report)
}

/// A parser's panic that becomes an error of the input has its message there.
fn silence_contained_panics() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if !load::panic_is_contained() {
            before(info);
        }
    }));
}

fn perform(started: Instant) -> Result<ExitCode, Failure> {
    let mut args = match Args::try_parse() {
        Ok(args) => args,
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
            ) =>
        {
            output::print(&error.to_string())?;
            return Ok(ExitCode::SUCCESS);
        }
        Err(error) => return Err(Failure::from_parser(&error)),
    };
    // What one looks at to mend a file does not read it.
    if !args.default_config {
        settings::configure(&mut args)?;
    }
    if let Some(text) = about_itself(&args) {
        output::print(&text)?;
        return Ok(ExitCode::SUCCESS);
    }
    if args.articles.is_empty() && !args.demo {
        return Err(Failure::NoArgument);
    }
    let explained = match args.explain.take() {
        Some(text) => Some(explain::named(&text, &mut args.articles)?),
        None => None,
    };
    if args.articles.is_empty() && !args.demo {
        return Err(explain::no_articles());
    }
    known_ending(&args)?;
    let named = inputs(&args);
    let requests = requests(&args, &named)?;
    if let Some(path) = &args.output {
        let inputs = named.iter().chain(requests.iter().map(|it| &it.input));
        let files: Vec<PathBuf> = inputs.filter_map(Input::file).collect();
        output::check(path, &files, args.force)?;
    }
    let reading = args.format.is_none() && io::stdout().is_terminal();
    missing(&requests, reading)?;
    ask_for_paste(&args, &requests);
    if let Some(named) = explained {
        let (articles, warnings) = waiting::read(&requests, args.quiet)?;
        warn(&args, &warnings);
        let (comparison, _) = compared(&args, &keeper::sources(&requests), articles);
        output::print(&explain::explain(&comparison, &named)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    // A screen that is asked for is printed, with keys played before or without.
    let printed = args.screen.is_some() || args.screen_format.is_some();
    if let Some(keys) = args.keys_script.as_deref().or(printed.then_some("")) {
        let mut shelf = Shelf::new(requests)?;
        shelf.read_all()?;
        warn(&args, &shelf.warnings);
        output::print(&view::play(&args, keys, shelf)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let reads = args.format.is_none() && args.output.is_none() && !args.exit_code;
    let linear = reads && is_linear(&args);
    if reads && !linear && io::stdout().is_terminal() && !look::is_dumb() {
        let mut shelf = Shelf::new(requests)?;
        // What is typed must be typed before the screen is taken.
        match is_typed(shelf.requests()) {
            true => shelf.read_all()?,
            false => shelf.begin()?,
        }
        warn(&args, &shelf.warnings);
        return view::read(&args, shelf, started);
    }
    let (articles, warnings) = waiting::read(&requests, args.quiet)?;
    warn(&args, &warnings);
    if linear {
        return linear::read(&args, &requests, articles);
    }
    if args.watch {
        return Err(Failure::Usage(
            "--watch goes with the reading view only".to_owned(),
            "leave it out, or read on a terminal".to_owned(),
        ));
    }
    if args.go.is_some() {
        return Err(Failure::Usage(
            "--go goes with the reading view and --linear only: a report shows all".to_owned(),
            "leave it out".to_owned(),
        ));
    }
    report(&args, &keeper::sources(&requests), articles, warnings)
}

/// Whether to tell item by item: when the option asks for it, and on a terminal also when the variable or the file does, so
/// that a report into a pipe stays one.
fn is_linear(args: &Args) -> bool {
    let by_habit = match env::var("PARALLAX_LINEAR") {
        Ok(it) if !it.is_empty() => !matches!(it.as_str(), "0" | "false" | "no" | "off"),
        _ => args.config.linear,
    };
    args.linear || by_habit && io::stdout().is_terminal()
}

/// Warnings on standard error, one a line.
fn warn(args: &Args, warnings: &[Warning]) {
    for warning in warnings.iter().filter(|_| !args.quiet) {
        say(&format!(
            "parallax: warning: {}: {}",
            warning.source_name, warning.what
        ));
    }
}

/// What is asked for without any article.
fn about_itself(args: &Args) -> Option<String> {
    if args.keys {
        Some(tables::keys(&args.config.keys))
    } else if args.default_config {
        Some(DEFAULTS.to_owned())
    } else if args.man {
        Some(tables::manual())
    } else if args.json_schema {
        Some(report::json_schema())
    } else {
        args.completions.map(tables::completions)
    }
}

/// Warnings as the reading view says them once.
fn notes(warnings: &[Warning]) -> Vec<String> {
    let note = |it: &Warning| {
        let name = it.source_name.rsplit('/').next().unwrap_or(&it.source_name);
        match it.what.starts_with("the same input is given twice") {
            true => format!("note: {name} was given twice"),
            false => format!("note: {name}: {}", it.what),
        }
    };
    warnings.iter().map(note).collect()
}

/// Compares and writes the document.
fn report(
    args: &Args,
    sources: &[String],
    articles: Vec<Article>,
    warnings: Vec<Warning>,
) -> Result<ExitCode, Failure> {
    let format = format(args);
    let theme = look::of_document(args, format)?;
    let (comparison, notes) = compared(args, sources, articles);
    let options = ReportOptions {
        width: usize::from(args.width).max(report::LEAST_WIDTH),
        theme,
        warnings,
        notes,
    };
    let mut text = String::new();
    // Writing to memory does not fail.
    let _ = report::write(format, &comparison, &options, &mut text);
    match &args.output {
        Some(path) if path.as_os_str() != "-" => output::save(path, &text, args.force)?,
        _ => output::print(&text)?,
    }
    let code = match args.exit_code && has_checks(&comparison, &options.notes) {
        true => ExitCode::from(1),
        false => ExitCode::SUCCESS,
    };
    // The process ends: what it holds need not be taken apart piece by piece.
    std::mem::forget((comparison, options, text));
    Ok(code)
}

/// Compares, as outside the reading view: what the reader linked by hand is followed, which is said; with his notes.
fn compared(args: &Args, sources: &[String], articles: Vec<Article>) -> (Comparison, Notes) {
    let shelf = keeper::shelf(args);
    let (comparison, notes, remarks) = following(&shelf, sources, articles, args.all_differences);
    remark(args, &remarks);
    (comparison, notes)
}

/// What is said of what was kept, on standard error.
fn remark(args: &Args, remarks: &[String]) {
    for it in remarks.iter().filter(|_| !args.quiet) {
        say(&format!("parallax: note: {it}"));
    }
}

const BY_HAND: &str = "what was linked by hand is followed (--no-state: it is not)";

/// The comparison of articles, with the notes about them on a shelf; its links by hand are followed. With what is to be said of that.
fn following(
    shelf: &notes::Shelf,
    sources: &[String],
    articles: Vec<Article>,
    all_differences: bool,
) -> (Comparison, Notes, Vec<String>) {
    let unaligned = Comparison::unaligned(articles).telling_all(all_differences);
    // Where nothing is kept, nothing is looked for by what tells the articles from others.
    let identities = match shelf.is_empty() {
        true => notes::Identities::default(),
        false => notes::Identities::new(unaligned.corpus(), sources, shelf),
    };
    let asked = Options {
        hand_links: notes::hand_links(unaligned.corpus(), &identities, shelf),
        all_differences,
    };
    let comparison = unaligned.aligned(&asked);
    let notes = Notes::new(comparison.corpus(), &identities, shelf);
    // What it holds is soon needed no more, and need not be taken apart piece by piece.
    std::mem::forget(unaligned);
    let by_hand = (!asked.hand_links.is_empty()).then(|| BY_HAND.to_owned());
    let taken_over = identities.taken_over(comparison.corpus(), shelf);
    let lost = notes
        .ticked()
        .said_lost(comparison.corpus(), comparison.divergences().iter());
    let remarks = by_hand.into_iter().chain(taken_over).chain(lost).collect();
    (comparison, notes, remarks)
}

/// A file whose ending names no format needs `-f`.
fn known_ending(args: &Args) -> Result<(), Failure> {
    let Some(path) = args.output.as_ref().filter(|_| args.format.is_none()) else {
        return Ok(());
    };
    match path
        .extension()
        .map(|it| it.to_string_lossy().to_lowercase())
        .as_deref()
    {
        None | Some("json" | "html" | "htm" | "md" | "markdown" | "txt" | "text" | "ansi") => {
            Ok(())
        }
        // A device or a pipe has no name that says anything.
        Some(_) if path.exists() && !path.is_file() => Ok(()),
        Some(ending) => Err(Failure::Usage(
            format!(
                "{}: no format is known by the ending .{ending}",
                path.display()
            ),
            "-f text|html|md|json".to_owned(),
        )),
    }
}

/// The format asked for, told from the name of the output file, or text.
fn format(args: &Args) -> Format {
    let extension = args.output.as_ref().and_then(|it| it.extension());
    let extension = extension.map(|it| it.to_string_lossy().to_lowercase());
    match args.format {
        Some(FormatArg::Text) => Format::Text,
        Some(FormatArg::Ansi) => Format::Ansi,
        Some(FormatArg::Json) => Format::Json,
        Some(FormatArg::Html) => Format::Html,
        Some(FormatArg::Md) => Format::Markdown,
        None => match extension.as_deref() {
            Some("json") => Format::Json,
            Some("html" | "htm") => Format::Html,
            Some("md" | "markdown") => Format::Markdown,
            Some("ansi") => Format::Ansi,
            Some("txt" | "text") => Format::Text,
            _ if look::always(args) => Format::Ansi,
            _ => Format::Text,
        },
    }
}

/// Whether something to check is left: what the reader ticked off is not.
fn has_checks(comparison: &Comparison, notes: &Notes) -> bool {
    let mut checks = comparison
        .divergences()
        .iter()
        .filter(|it| it.kind.class() == Class::Check);
    checks.any(|it| !notes.ticked().has(comparison.corpus(), it))
}
