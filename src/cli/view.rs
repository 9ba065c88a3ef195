//! The reading view on this process's terminal, or played by a script.

use super::args::{Args, LayoutArg, ScreenFormatArg};
use super::desk::Office;
use super::failure::{Failure, reason};
use super::keeper::{self, Keeper};
use super::look::{self, Target};
use super::notes;
use super::reread;
use super::settings;
use super::shelf::{self, Shared, Shelf, lock};
use super::watch::{self, Watch};
use crate::comparison::Comparison;
use crate::load::Warning;
use crate::render::theme::Themes;
use crate::tui::arrangement::LayoutChoice;
use crate::tui::keymap::Keymap;
use crate::tui::message::Goal;
use crate::tui::model::{Model, ViewSettings};
use crate::tui::origin::Origin;
use crate::tui::script::{Script, ScriptHost, parse_size};
use crate::tui::shot::{self, ScreenFormat};
use crate::tui::terminal::{Terminal, TerminalOptions, die_of};
use crate::tui::{self, End, Session};
use std::cell::RefCell;
use std::env;
use std::io;
use std::process::ExitCode;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// For tests of what a panic leaves behind: `key` panics at the first key, `worker` while comparing.
const PANIC_VARIABLE: &str = "PARALLAX_TEST_PANIC";

/// Opens the reading view and stays until it is closed.
pub fn read(args: &Args, mut shelf: Shelf, started: Instant) -> Result<ExitCode, Failure> {
    let themes = look::themes(args, Target::Terminal)?;
    let watch = match args.watch {
        true => Some(watch::start(shelf.requests())?),
        false => None,
    };
    let goal = args.go.as_deref().map(settings::goal).transpose()?;
    let warnings = shelf.take_warnings();
    let shelf = Arc::new(Mutex::new(shelf));
    match run(args, &shelf, (themes, warnings), watch, goal, started) {
        // Given up before anything could be read.
        Ok(End::Quit) if lock(&shelf).n_readable() == 0 => Ok(ExitCode::from(130)),
        // As --help says, though the others were read.
        Ok(End::Quit) if lock(&shelf).has_failed() => Ok(ExitCode::from(3)),
        Ok(End::Quit | End::Gone) => Ok(ExitCode::SUCCESS),
        Ok(End::Failed) => Ok(ExitCode::from(101)),
        Ok(End::Signal(signal)) => {
            die_of(signal);
            Ok(ExitCode::FAILURE)
        }
        Err(error) => Err(Failure::Usage(
            format!("the terminal cannot be used: {}", reason(&error)),
            "--format text for the plain report".to_owned(),
        )),
    }
}

/// Plays a script and gives the last screen.
pub fn play(args: &Args, keys: &str, mut shelf: Shelf) -> Result<String, Failure> {
    let script = Script::parse(keys).map_err(|word| {
        Failure::Usage(
            format!("--keys-script: \"{word}\" is no key"),
            "keys as --keys prints them, parted by spaces".to_owned(),
        )
    })?;
    let size = args.screen.as_deref().unwrap_or("80x24");
    let size = parse_size(size).ok_or_else(|| {
        Failure::Usage(
            format!("--screen: \"{size}\" is no size"),
            "--screen 80x24".to_owned(),
        )
    })?;
    let goal = args.go.as_deref().map(settings::goal).transpose()?;
    let themes = look::themes(args, Target::Picture)?;
    let warnings = shelf.take_warnings();
    let notes = notes(&warnings);
    let shelf = Arc::new(Mutex::new(shelf));
    let keeper = Rc::new(RefCell::new(Keeper::forgetful()));
    let mut office = office(args, &shelf, warnings, &keeper);
    office.dry = true;
    let work = shelf::work(&shelf, self::notes);
    let mut host = ScriptHost::new(script, size, work, reread::reload(&shelf));
    host.set_desk(Box::new(office));
    let ascii = args.ascii || args.config.ascii == Some(true);
    let mut session = session(args, &shelf, (themes, notes), ascii, goal);
    keep(&mut session, &shelf, &keeper);
    tui::run(&mut session, &mut host).map_err(|error| Failure::output("screen", error))?;
    let format = match args.screen_format {
        None | Some(ScreenFormatArg::Text) => ScreenFormat::Text,
        Some(ScreenFormatArg::Ansi) => ScreenFormat::Ansi,
        Some(ScreenFormatArg::Svg) => ScreenFormat::Svg,
    };
    Ok(shot::print(host.screen(), format))
}

fn run(
    args: &Args,
    shelf: &Shared,
    (themes, warnings): (Themes, Vec<Warning>),
    watching: Option<Watch>,
    goal: Option<Goal>,
    started: Instant,
) -> io::Result<End> {
    let colorless = themes.current().is_colorless();
    let panic = env::var(PANIC_VARIABLE).unwrap_or_default();
    let mut terminal = Terminal::enter(TerminalOptions {
        mouse: !args.no_mouse,
        ask_background: !colorless && can_be_asked(),
        panic_on_key: panic == "key",
    })?;
    let mut notes = notes(&warnings);
    let (keeper, said) = Keeper::open(args);
    notes.extend(said.map(|it| format!("note: {it}")));
    let keeper = Rc::new(RefCell::new(keeper));
    terminal.set_desk(Box::new(office(args, shelf, warnings, &keeper)));
    terminal.set_reload(reread::reload(shelf));
    if let Some(watch) = &watching {
        terminal.set_watch(watch.changes.try_clone()?);
    }
    let mut work = shelf::work(shelf, self::notes);
    if panic == "worker" {
        work.run = Box::new(|_| panic!("asked for by {PANIC_VARIABLE}"));
    }
    terminal.set_work(work);
    let ascii = args.ascii || args.config.ascii.unwrap_or_else(look::is_ascii_locale);
    // Made while the terminal answers.
    let mut session = session(args, shelf, (themes, notes), ascii, goal);
    keep(&mut session, shelf, &keeper);
    terminal.await_answer(grace(started))?;
    let end = tui::run(&mut session, &mut terminal);
    // What is said belongs on the main screen, where it stays.
    drop(terminal);
    if args.verbose {
        look::say_faint(&session.themes);
    }
    keeper.borrow_mut().end(&session.model);
    end
}

fn session(
    args: &Args,
    shelf: &Shared,
    (themes, notes): (Themes, Vec<String>),
    ascii: bool,
    goal: Option<Goal>,
) -> Session {
    let config = &args.config;
    let settings = ViewSettings {
        theme: themes.current(),
        ascii,
        hints: config.hints,
        mouse: !args.no_mouse,
        notes,
        layout: match args.layout {
            Some(LayoutArg::Flow) => LayoutChoice::Flow,
            Some(LayoutArg::Rows) => LayoutChoice::Rows,
            Some(LayoutArg::Stack) => LayoutChoice::Stack,
            Some(LayoutArg::Auto) | None => LayoutChoice::Auto,
        },
        filter: args.filter.clone().unwrap_or_default(),
        paragraphs: config.paragraphs,
        keys: config.keys.clone(),
        themes: themes.names(),
        origin: origin(args),
    };
    let (articles, arrivals) = {
        let shelf = lock(shelf);
        (shelf.articles(), shelf.arrivals())
    };
    let comparison = Arc::new(Comparison::plain(articles).telling_all(args.all_differences));
    let mut model = Model::new(comparison, settings).arriving(arrivals);
    if let Some(clash) = settings::clashes(config).into_iter().next() {
        model.say(clash);
    }
    Session {
        model,
        keymap: Keymap::new(&config.keys),
        themes,
        goal,
        places: None,
    }
}

/// Shows what is kept, and begins where these articles were left unless another place is named.
fn keep(session: &mut Session, shelf: &Shared, keeper: &RefCell<Keeper>) {
    let keeper = keeper.borrow();
    let sources = keeper::sources(lock(shelf).requests());
    session.model.keep(sources, keeper.shelf().clone());
    if session.goal.is_none() {
        session.places = keeper.places();
    }
}

fn office(
    args: &Args,
    shelf: &Shared,
    warnings: Vec<Warning>,
    keeper: &Rc<RefCell<Keeper>>,
) -> Office {
    Office {
        clipboard: args.config.clipboard,
        dry: false,
        requests: lock(shelf).requests().to_vec(),
        warnings,
        width: usize::from(args.width).max(crate::report::LEAST_WIDTH),
        keeper: Rc::clone(keeper),
    }
}

/// How the program was started, for what is told of the view.
fn origin(args: &Args) -> Origin {
    let of = |name| env::var(name).unwrap_or_default();
    let mut terminal = format!("{} {}", of("TERM"), of("COLORTERM"))
        .trim()
        .to_owned();
    for (name, inside) in [("TMUX", "tmux"), ("STY", "screen"), ("SSH_TTY", "ssh")] {
        if env::var_os(name).is_some() {
            terminal.push_str(", ");
            terminal.push_str(inside);
        }
    }
    let folder = settings::folder().map(|it| it.join("config.toml"));
    let config = args.config_file.clone().or(folder);
    let arguments = env::args_os().map(|it| it.to_string_lossy().into_owned());
    Origin {
        terminal,
        config: config.map(|it| it.display().to_string()),
        ..Origin::of(arguments)
    }
}

/// How long the first frame may wait for the colour behind it. A terminal at hand answers while we read the articles;
/// one that never answers must not cost more than a sixth of the start. Over a connection the answer takes its round
/// trip, and a wrong first frame would flash.
fn grace(started: Instant) -> Duration {
    let elapsed = started.elapsed();
    if env::var_os("SSH_TTY").is_some() || env::var_os("SSH_CONNECTION").is_some() {
        return Duration::from_millis(150).saturating_sub(elapsed);
    }
    elapsed / 6
}

/// Terminals that print our question instead of answering it.
fn can_be_asked() -> bool {
    !matches!(
        env::var("TERM").as_deref(),
        Ok("linux" | "dumb" | "Eterm") | Err(_)
    )
}
