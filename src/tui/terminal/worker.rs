//! The thread that reads and compares, and the way its results come.

use super::modes::drain;
use crate::comparison::{Comparison, Options};
use crate::tui::arrival::Stage;
use crate::tui::message::Message;
use crate::tui::{End, Event, Reload, Work};
use std::io::{self, Write as _};
use std::os::unix::net::UnixStream;
use std::sync::mpsc::TryRecvError;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

/// A thread at work.
pub(super) struct Worker {
    /// Nothing comes after `None`.
    results: mpsc::Receiver<Option<Event>>,
    /// Gets a byte for each result, and is closed at the end.
    wake: UnixStream,
    stage: Arc<dyn Fn() -> Stage + Send + Sync>,
    since: Instant,
    /// How many times the wait was told.
    told: u32,
}

/// Comparing anew what is shown.
pub(super) fn comparing(comparison: Arc<Comparison>, options: Options) -> Work {
    Work {
        run: Box::new(move |tell| {
            tell(Message::Compared(Arc::new(comparison.aligned(&options))));
        }),
        stage: Arc::new(|| Stage {
            what: "comparing again".to_owned(),
            step: None,
        }),
    }
}

/// Reading again what is shown.
pub(super) fn reading(reload: Reload) -> Work {
    Work {
        run: Box::new(move |tell| tell(Message::Reread(reload()))),
        stage: Arc::new(|| Stage {
            what: "reading again".to_owned(),
            step: None,
        }),
    }
}

/// A shorter wait is not told.
const UNTOLD: Duration = Duration::from_millis(300);

impl Worker {
    /// Starts the work on a thread of its own.
    pub(super) fn start(name: &str, work: Work) -> io::Result<Self> {
        let (sender, results) = mpsc::channel();
        let (wake, mut waker) = UnixStream::pair()?;
        wake.set_nonblocking(true)?;
        let Work { run, stage } = work;
        thread::Builder::new().name(name.into()).spawn(move || {
            // Nobody listens any more when the reader has quit.
            run(&mut |message| {
                let _ = sender.send(Some(Event::Message(message)));
                let _ = waker.write_all(b"!");
            });
            let _ = sender.send(None);
        })?;
        Ok(Self {
            results,
            wake,
            stage,
            since: Instant::now(),
            told: 0,
        })
    }

    /// What can be polled for results.
    pub(super) fn wake(&self) -> &UnixStream {
        &self.wake
    }

    /// What has come, and whether that was the last of it. A thread that panicked ends the program.
    pub(super) fn take(&mut self) -> (Vec<Event>, bool) {
        let mut events = Vec::new();
        drain(&mut self.wake);
        loop {
            match self.results.try_recv() {
                Ok(Some(event)) => events.push(event),
                Ok(None) => return (events, true),
                Err(TryRecvError::Empty) => return (events, false),
                Err(TryRecvError::Disconnected) => {
                    events.push(Event::End(End::Failed));
                    return (events, true);
                }
            }
        }
    }

    /// When the wait is to be told next: after the first moment, then every second.
    pub(super) fn due(&self) -> Instant {
        let after = match self.told {
            0 => UNTOLD,
            n => Duration::from_secs(n.into()),
        };
        self.since + after
    }

    /// What goes on, if it is time to say so.
    pub(super) fn tell(&mut self) -> Option<Event> {
        if Instant::now() < self.due() {
            return None;
        }
        self.told += 1;
        let seconds = self.since.elapsed().as_secs();
        let stage = (self.stage)();
        Some(Event::Message(Message::Doing(stage, seconds)))
    }
}
