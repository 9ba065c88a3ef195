//! The terminal at hand: entered, drawn on, read from, and left as it was whatever happens.

mod frame;
mod hands;
mod modes;
mod source;
mod worker;

pub use modes::die_of;

use crate::comparison::{Comparison, Options};
use crate::tui::errand::{Desk, Errand};
use crate::tui::input::Decoder;
use crate::tui::message::{Message, Position, Size};
use crate::tui::model::Model;
use crate::tui::view::view;
use crate::tui::{End, Event, Host, Reload, Work};
use frame::Frames;
use modes::{ASK, ENTER, ENTERED, FRAME, MOUSE_OFF, MOUSE_ON};
use modes::{drain, give_back, is_gone, open_tty, restore_on_panic, signal_pipe};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::low_level::emulate_default_handler;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::os::fd::{AsFd as _, OwnedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use worker::Worker;

/// How the terminal is used.
#[derive(Debug, Clone, Copy)]
pub struct TerminalOptions {
    /// Whether the mouse is reported at start.
    pub mouse: bool,
    /// Whether to ask which colour is behind the text.
    pub ask_background: bool,
    /// Whether the first key panics: for tests of what a panic leaves behind.
    pub panic_on_key: bool,
}

/// A terminal that is entered when made and left when dropped, on panic too.
pub struct Terminal {
    tty: OwnedFd,
    signals: Vec<(i32, UnixStream)>,
    worker: Option<Worker>,
    work: Option<Work>,
    reload: Option<Reload>,
    desk: Option<Box<dyn Desk>>,
    /// Whether the articles are to be read again once the worker is done.
    reload_wanted: bool,
    /// Whether the articles are to be compared again once the worker is done.
    compare_wanted: bool,
    /// Gets a byte when a file changed.
    watch: Option<UnixStream>,
    decoder: Decoder,
    queue: VecDeque<Event>,
    out: BufWriter<File>,
    frames: Frames,
    shown: Buffer,
    size: Size,
    mouse: bool,
    panic_on_key: bool,
    /// Whether an answer may still be under way.
    asked: bool,
    press: Option<(Instant, Position)>,
    /// When it is to be told that no key came, while keys of a sequence wait for the next.
    hesitation: Option<Instant>,
}

/// How long keys of a sequence wait for the next one before it is shown what could come.
const HESITATION: Duration = Duration::from_millis(300);
/// How long we look out for an answer under way before the terminal is given back.
const LAST_ANSWER: Duration = Duration::from_millis(100);

impl Terminal {
    /// Enters the terminal.
    ///
    /// # Errors
    /// When there is no terminal to read keys from, or it cannot be set up.
    pub fn enter(options: TerminalOptions) -> io::Result<Self> {
        let tty = open_tty()?;
        let signals = [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT]
            .into_iter()
            .map(|signal| Ok((signal, signal_pipe(signal)?)))
            .collect::<io::Result<_>>()?;
        let out = File::from(io::stdout().as_fd().try_clone_to_owned()?);
        restore_on_panic();
        let mut terminal = Self {
            tty,
            signals,
            worker: None,
            work: None,
            reload: None,
            desk: None,
            reload_wanted: false,
            compare_wanted: false,
            watch: None,
            decoder: Decoder::default(),
            queue: VecDeque::new(),
            out: BufWriter::with_capacity(1 << 17, out),
            frames: Frames::default(),
            shown: Buffer::default(),
            size: Size::default(),
            mouse: options.mouse,
            panic_on_key: options.panic_on_key,
            asked: options.ask_background,
            press: None,
            hesitation: None,
        };
        terminal.take_over()?;
        if options.ask_background {
            terminal.out.write_all(ASK.as_bytes())?;
        }
        terminal.out.flush()?;
        Ok(terminal)
    }

    /// Hands over what is to be done after the first frame, on a thread of its own.
    pub fn set_work(&mut self, work: Work) {
        self.work = Some(work);
    }

    /// Hands over how the articles are read again.
    pub fn set_reload(&mut self, reload: Reload) {
        self.reload = Some(reload);
    }

    /// Hands over who does errands.
    pub fn set_desk(&mut self, desk: Box<dyn Desk>) {
        self.desk = Some(desk);
    }

    /// Hands over the pipe that gets a byte when a file changed; reading it must not block.
    pub fn set_watch(&mut self, changes: UnixStream) {
        self.watch = Some(changes);
    }

    /// Waits for the answer to our question about colours, so that the first frame is painted right. An answer that
    /// comes later repaints.
    ///
    /// # Errors
    /// When the terminal cannot be read.
    pub fn await_answer(&mut self, at_most: Duration) -> io::Result<()> {
        let end = Instant::now() + at_most;
        let worth_it = |it: &Event| !matches!(it, Event::End(_) | Event::Key(_));
        while self.asked && self.queue.iter().all(worth_it) {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() || !self.fill(Some(left))? {
                break;
            }
        }
        Ok(())
    }

    /// Raw mode, our modes, and a screen of which nothing is known.
    fn take_over(&mut self) -> io::Result<()> {
        crossterm::terminal::enable_raw_mode()?;
        ENTERED.store(true, Ordering::SeqCst);
        self.out.write_all(ENTER.as_bytes())?;
        if self.mouse {
            self.out.write_all(MOUSE_ON.as_bytes())?;
        }
        // Nothing may wait in the buffer when the terminal is given back, or it would come after that.
        self.out.flush()?;
        self.measure();
        Ok(())
    }

    /// Asks for the size and forgets what is shown.
    fn measure(&mut self) {
        let size = rustix::termios::tcgetwinsize(io::stdout().as_fd());
        self.size = match size {
            Ok(it) if it.ws_col > 0 && it.ws_row > 0 => Size {
                width: it.ws_col,
                height: it.ws_row,
            },
            _ => Size {
                width: 80,
                height: 24,
            },
        };
        self.shown = Buffer::default();
        self.queue
            .push_back(Event::Message(Message::Resize(self.size)));
    }

    fn start_work(&mut self) -> io::Result<()> {
        match self.work.take() {
            Some(work) => self.start("compare", work),
            None => Ok(()),
        }
    }

    fn start_reload(&mut self) -> io::Result<()> {
        match &self.reload {
            Some(reload) => {
                let work = worker::reading(Arc::clone(reload));
                self.start("read again", work)
            }
            None => Ok(()),
        }
    }

    /// Does something on a thread of its own; one at a time.
    fn start(&mut self, name: &str, work: Work) -> io::Result<()> {
        self.worker = Some(Worker::start(name, work)?);
        Ok(())
    }

    fn write_frame(&mut self, model: &Model) -> io::Result<()> {
        let size = model.size();
        let area = Rect::new(0, 0, size.width, size.height);
        let mut next = Buffer::empty(area);
        view(model, area, &mut next);
        if self.shown.area == area && self.shown == next {
            return Ok(());
        }
        self.out.write_all(FRAME.0.as_bytes())?;
        if self.shown.area != area {
            self.out.write_all(b"\x1b[0m\x1b[2J")?;
            self.shown = Buffer::empty(area);
            self.frames.forget();
        }
        let bytes = self.frames.change(&self.shown, &next);
        self.out.write_all(bytes.as_bytes())?;
        self.out.write_all(FRAME.1.as_bytes())?;
        self.out.flush()?;
        self.shown = next;
        Ok(())
    }
}

impl Host for Terminal {
    fn poll(&mut self) -> io::Result<Option<Event>> {
        if self.queue.is_empty() {
            self.fill(Some(Duration::ZERO))?;
        }
        Ok(self.queue.pop_front())
    }

    fn wait(&mut self) -> io::Result<Event> {
        loop {
            if let Some(event) = self.queue.pop_front() {
                return Ok(event);
            }
            let patience = self.decoder.patience();
            let left = |it: Instant| it.saturating_duration_since(Instant::now());
            let due = self.worker.as_ref().map(Worker::due).map(left);
            let hesitation = self.hesitation.map(left);
            let timeout = [patience, due, hesitation].into_iter().flatten().min();
            let came = self.fill(timeout)?;
            if !came && hesitation.is_some() && timeout == hesitation {
                self.hesitation = None;
                return Ok(Event::Message(Message::Hesitated));
            }
            if !came && patience.is_some() && timeout == patience {
                let inputs = self.decoder.flush();
                self.take_inputs(inputs);
            }
            let told = self.worker.as_mut().and_then(Worker::tell);
            self.queue.extend(told);
        }
    }

    fn draw(&mut self, model: &Model) -> io::Result<()> {
        // A worker that panicked has given the terminal back already; its end is in the queue or on its way.
        if !ENTERED.load(Ordering::SeqCst) {
            return Ok(());
        }
        let begun = self
            .hesitation
            .or_else(|| Some(Instant::now() + HESITATION));
        self.hesitation = begun.filter(|_| model.has_prefix());
        match self.write_frame(model) {
            Err(error) if is_gone(&error) => self.queue.push_front(Event::End(End::Gone)),
            other => other?,
        }
        self.start_work()
    }

    fn suspend(&mut self) -> io::Result<()> {
        give_back();
        emulate_default_handler(SIGTSTP)?;
        for (signal, pipe) in &mut self.signals {
            if matches!(*signal, SIGCONT | SIGTSTP | SIGWINCH) {
                drain(pipe);
            }
        }
        self.redraw()
    }

    fn redraw(&mut self) -> io::Result<()> {
        self.take_over()
    }

    fn mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        let modes = if on { MOUSE_ON } else { MOUSE_OFF };
        self.out.write_all(modes.as_bytes())?;
        self.out.flush()
    }

    fn reload(&mut self) -> io::Result<()> {
        if self.worker.is_some() || self.work.is_some() {
            self.reload_wanted = true;
            return Ok(());
        }
        self.start_reload()
    }

    fn compare(&mut self, comparison: Arc<Comparison>, options: Options) -> io::Result<()> {
        if self.worker.is_some() || self.work.is_some() {
            self.compare_wanted = true;
            return Ok(());
        }
        let work = worker::comparing(comparison, options);
        self.start("compare again", work)
    }

    fn perform(&mut self, errand: Errand, model: &Model) -> io::Result<Vec<Event>> {
        self.errand(errand, model)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // An answer that is still under way would be typed into the shell.
        let end = Instant::now() + LAST_ANSWER;
        while self.asked && ENTERED.load(Ordering::SeqCst) {
            let left = end.saturating_duration_since(Instant::now());
            let gone = self
                .queue
                .iter()
                .any(|it| matches!(it, Event::End(End::Gone)));
            if left.is_zero() || gone || !self.fill(Some(left)).unwrap_or(false) {
                break;
            }
        }
        give_back();
    }
}
