//! Linear mode on this process's input and output: lines are appended, a line is read, and nothing else is done to the
//! terminal.

use super::args::Args;
use super::failure::{Failure, reason, say};
use super::keeper::Keeper;
use super::{following, keeper, remark, settings};
use crate::article::Article;
use crate::comparison::Comparison;
use crate::load::{Input, Request};
use crate::notes::{Identities, Notes, Shelf};
use crate::report::linear::{Linear, Start};
use crate::tui::message::Goal;
use std::cell::LazyCell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal as _, Read as _, Write as _};
use std::panic::resume_unwind;
use std::process::ExitCode;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// A shorter wait is not told.
const PATIENCE: Duration = Duration::from_millis(300);
/// Time between two words that it still goes on.
const PAUSE: Duration = Duration::from_secs(5);
/// A longer line is no command.
const LONGEST_LINE: u64 = 4096;

/// Tells the comparison until the reader quits or there is no more input.
pub fn read(
    args: &Args,
    requests: &[Request],
    articles: Vec<Article>,
) -> Result<ExitCode, Failure> {
    let goal = args.go.as_deref().map(settings::goal).transpose()?;
    let (mut input, typed) = commands(requests)?;
    let (mut keeper, said) = Keeper::unprobed(args);
    if let Some(said) = said.filter(|_| !args.quiet) {
        say(&format!("parallax: warning: {said}"));
    }
    let sources = keeper::sources(requests);
    let (comparison, mut notes) =
        compared(args, keeper.shelf().clone(), sources.clone(), articles)?;
    let shelf = keeper.shelf().clone();
    let corpus = comparison.corpus();
    let identities = LazyCell::new(|| Identities::new(corpus, &sources, &shelf));
    let mut linear = Linear::new(&comparison, &notes);
    append(&linear.opening())?;
    if let Some(goal) = goal {
        append(&linear.start(&start(goal)))?;
    }
    loop {
        // Somebody who types ends the line himself.
        let end = if typed { " " } else { "\n" };
        append(&format!("{}{end}", linear.prompt()))?;
        let Some(line) = line(&mut *input)? else {
            return Ok(ExitCode::SUCCESS);
        };
        let answer = linear.answer(&line);
        append(&answer.text)?;
        if let Some(id) = answer.ticks {
            let it = &comparison.divergences()[id];
            let change = notes.ticked().toggled(corpus, &identities, it);
            if let Some(change) = change {
                let said = keeper.keep(change, identities.reading(corpus).cloned());
                notes = Notes::new(corpus, &identities, keeper.shelf());
                append(&linear.keep(&notes, id, &said))?;
            }
        }
        if answer.ended {
            return Ok(ExitCode::SUCCESS);
        }
    }
}

/// Where commands come from, and whether somebody types them: standard input, or the terminal where an article is read
/// from standard input.
fn commands(requests: &[Request]) -> Result<(Box<dyn BufRead>, bool), Failure> {
    if requests.iter().all(|it| it.input != Input::Stdin) {
        let typed = io::stdin().is_terminal();
        return Ok((Box::new(BufReader::new(io::stdin())), typed));
    }
    let tty = File::open("/dev/tty").map_err(|error| {
        Failure::Usage(
            format!(
                "--linear: an article comes from standard input, and the terminal to type on cannot be opened: {}",
                reason(&error)
            ),
            "save that article to a file and name it".to_owned(),
        )
    })?;
    Ok((Box::new(BufReader::new(tty)), true))
}

/// One line without its end; none at the end of input.
fn line(input: &mut dyn BufRead) -> Result<Option<String>, Failure> {
    let mut bytes = Vec::new();
    let n = input
        .take(LONGEST_LINE)
        .read_until(b'\n', &mut bytes)
        .map_err(|error| {
            Failure::Usage(
                format!("--linear: no more can be read: {}", reason(&error)),
                "without --linear, or -f text for the whole report".to_owned(),
            )
        })?;
    Ok((n > 0).then(|| String::from_utf8_lossy(&bytes).into_owned()))
}

/// Compares, and says so when it takes long enough to wonder. Ctrl-C ends the program as ever.
fn compared(
    args: &Args,
    shelf: Shelf,
    sources: Vec<String>,
    articles: Vec<Article>,
) -> Result<(Comparison, Notes), Failure> {
    let (n, all) = (articles.len(), args.all_differences);
    let (sender, done) = channel();
    let worker = thread::spawn(move || {
        let (comparison, notes, remarks) = following(&shelf, &sources, articles, all);
        // Nobody waits any more when the output is closed.
        let _ = sender.send(());
        (comparison, notes, remarks)
    });
    let (mut wait, mut seconds) = (PATIENCE, 0);
    while done.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
        match seconds {
            0 => append(&format!("Comparing {n} articles. Ctrl-C stops.\n"))?,
            seconds => append(&format!("Still comparing after {seconds} seconds.\n"))?,
        }
        seconds += PAUSE.as_secs();
        wait = PAUSE;
    }
    let (comparison, notes, remarks) = worker.join().unwrap_or_else(|it| resume_unwind(it));
    remark(args, &remarks);
    Ok((comparison, notes))
}

fn start(goal: Goal) -> Start {
    match goal {
        Goal::Match(n) => Start::Match(n),
        Goal::Quote(n) => Start::Quote(n),
        Goal::Paragraph(article, n) => Start::Paragraph(article, n),
        Goal::Text(words) => Start::Text(words),
    }
}

/// Text at the end of what stands there, at once.
fn append(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| Failure::output("standard output", error))
}
