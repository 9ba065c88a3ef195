//! The process: arguments, messages, exit codes, standard output.

mod args;

use crate::article::Article;
use crate::comparison::Comparison;
use crate::load::{self, Input};
use crate::render::theme::{Theme, Themes};
use crate::report::{self, Format, ReportOptions};
use crate::tui::keymap::Keymap;
use crate::tui::model::{Model, ViewSettings};
use crate::tui::script::{Script, ScriptHost, parse_size};
use crate::tui::shot::{self, ScreenFormat};
use crate::tui::terminal::{self, Terminal, TerminalOptions};
use crate::tui::{self, End, Session};
use args::{Args, FormatArg, ScreenFormatArg};
use clap::Parser as _;
use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

/// Runs the program with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let started = Instant::now();
    let args = Args::parse();
    let mut articles = Vec::new();
    let mut warnings = Vec::new();
    for path in &args.articles {
        match load::read_one(&Input::from_argument(path.clone())) {
            Ok((article, more)) => {
                articles.push(article);
                warnings.extend(more);
            }
            Err(error) => {
                let _ = writeln!(std::io::stderr(), "parallax: {error}");
                return ExitCode::from(3);
            }
        }
    }
    if args.format.is_none() && args.keys_script.is_none() && std::io::stdout().is_terminal() {
        return read(&args, articles, started);
    }
    let comparison = Arc::new(Comparison::unaligned(articles));
    let printed = match &args.keys_script {
        Some(keys) => play(&args, keys, comparison),
        None => document(&args, &comparison.aligned(), warnings),
    };
    match printed.map(|text| std::io::stdout().lock().write_all(text.as_bytes())) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(_)) => ExitCode::from(4),
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "parallax: {message}");
            ExitCode::from(2)
        }
    }
}

/// Opens the reading view.
fn read(args: &Args, articles: Vec<Article>, started: Instant) -> ExitCode {
    match read_on(args, articles, started) {
        Ok(End::Quit | End::Gone) => ExitCode::SUCCESS,
        Ok(End::Failed) => ExitCode::from(101),
        Ok(End::Signal(signal)) => {
            terminal::die_of(signal);
            ExitCode::FAILURE
        }
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "parallax: terminal: {error}");
            ExitCode::from(4)
        }
    }
}

fn read_on(args: &Args, articles: Vec<Article>, started: Instant) -> std::io::Result<End> {
    let options = TerminalOptions {
        mouse: !args.no_mouse,
        ask_background: true,
    };
    let mut terminal = Terminal::enter(options)?;
    let n_articles = articles.len();
    let comparison = Arc::new(Comparison::unaligned(articles));
    let unaligned = Arc::clone(&comparison);
    terminal.set_work(Box::new(move || unaligned.aligned()));
    let themes = Themes::default();
    let mut session = Session {
        model: Model::new(comparison, settings(args, &themes)),
        keymap: Keymap::new(n_articles),
        themes,
    };
    terminal.await_answer(started.elapsed() / 6)?;
    tui::run(&mut session, &mut terminal)
}

fn settings(args: &Args, themes: &Themes) -> ViewSettings {
    ViewSettings {
        theme: themes.current(),
        ascii: args.ascii,
        hints: true,
        mouse: !args.no_mouse,
    }
}

fn play(args: &Args, keys: &str, comparison: Arc<Comparison>) -> Result<String, String> {
    let script = Script::parse(keys).map_err(|word| format!("no such key: {word}"))?;
    let size = parse_size(&args.screen).ok_or(format!("no such size: {}", args.screen))?;
    let themes = Themes::default();
    let articles = comparison.corpus().articles().len();
    let unaligned = Arc::clone(&comparison);
    let mut host = ScriptHost::new(script, size, Box::new(move || unaligned.aligned()));
    let mut session = Session {
        model: Model::new(comparison, settings(args, &themes)),
        keymap: Keymap::new(articles),
        themes,
    };
    tui::run(&mut session, &mut host).map_err(|error| error.to_string())?;
    let format = match args.screen_format {
        ScreenFormatArg::Text => ScreenFormat::Text,
        ScreenFormatArg::Ansi => ScreenFormat::Ansi,
        ScreenFormatArg::Svg => ScreenFormat::Svg,
    };
    Ok(shot::print(host.screen(), format))
}

fn document(
    args: &Args,
    comparison: &Comparison,
    warnings: Vec<load::Warning>,
) -> Result<String, String> {
    let format = match args.format {
        None | Some(FormatArg::Text) => Format::Text,
        Some(FormatArg::Ansi) => Format::Ansi,
        Some(FormatArg::Json) => Format::Json,
        Some(FormatArg::Html) => Format::Html,
        Some(FormatArg::Md) => Format::Markdown,
    };
    let options = ReportOptions {
        width: args.width.max(30),
        theme: Theme::default(),
        warnings,
    };
    let mut out = String::new();
    report::write(format, comparison, &options, &mut out).map_err(|error| error.to_string())?;
    Ok(out)
}
