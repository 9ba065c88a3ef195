//! What the terminal is told: waits for keys, signals, the worker and the files, and puts them in the queue as events.

use super::Terminal;
use super::modes::drain;
use crate::tui::input::Input;
use crate::tui::message::{Message, Position};
use crate::tui::script::WHEEL_ROWS;
use crate::tui::{End, Event};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
use std::io;
use std::time::{Duration, Instant};

/// Two presses on one place within this time are a double click.
const DOUBLE_CLICK: Duration = Duration::from_millis(400);

impl Terminal {
    /// Waits until something is there, no longer than `timeout`, and queues what it means. Whether anything was.
    pub(super) fn fill(&mut self, timeout: Option<Duration>) -> io::Result<bool> {
        let timeout = timeout.map(|it| Timespec {
            tv_sec: it.as_secs() as i64,
            tv_nsec: i64::from(it.subsec_nanos()),
        });
        let mut fds = vec![PollFd::new(&self.tty, PollFlags::IN)];
        fds.extend(
            self.signals
                .iter()
                .map(|(_, pipe)| PollFd::new(pipe, PollFlags::IN)),
        );
        fds.extend(
            self.worker
                .iter()
                .map(|it| PollFd::new(it.wake(), PollFlags::IN)),
        );
        fds.extend(self.watch.iter().map(|it| PollFd::new(it, PollFlags::IN)));
        match poll(&mut fds, timeout.as_ref()) {
            Ok(0) => return Ok(false),
            Ok(_) => {}
            Err(Errno::INTR) => return Ok(true),
            Err(error) => return Err(error.into()),
        }
        let ready: Vec<PollFlags> = fds.iter().map(PollFd::revents).collect();
        drop(fds);
        for n in 0..self.signals.len() {
            if !ready[n + 1].is_empty() {
                self.take_signal(n);
            }
        }
        let mut rest = ready[self.signals.len() + 1..]
            .iter()
            .map(|it| !it.is_empty());
        let result = self.worker.is_some() && rest.next().unwrap_or(false);
        let change = self.watch.is_some() && rest.next().unwrap_or(false);
        if result {
            self.take_result()?;
        }
        if change {
            self.take_change();
        }
        self.take_input(ready[0])?;
        Ok(true)
    }

    fn take_signal(&mut self, n: usize) {
        let (signal, pipe) = &mut self.signals[n];
        drain(pipe);
        match *signal {
            SIGWINCH => self.measure(),
            SIGTSTP => self.queue.push_back(Event::Suspend),
            SIGCONT => self.queue.push_back(Event::Resumed),
            // Nothing that was typed before comes first.
            signal => self.queue.push_front(Event::End(End::Signal(signal))),
        }
    }

    fn take_result(&mut self) -> io::Result<()> {
        let Some(worker) = &mut self.worker else {
            return Ok(());
        };
        let (events, ended) = worker.take();
        self.queue.extend(events);
        if !ended {
            return Ok(());
        }
        // Its end of the pipe is closed now and must not be polled again.
        self.worker = None;
        if std::mem::take(&mut self.compare_wanted) {
            self.queue.push_back(Event::Compare);
        }
        match std::mem::take(&mut self.reload_wanted) {
            true => self.start_reload(),
            false => Ok(()),
        }
    }

    fn take_change(&mut self) {
        let Some(pipe) = &mut self.watch else { return };
        let open = drain(pipe);
        self.queue.push_back(Event::Changed);
        // A pipe whose other end is gone would wake us for ever.
        if !open {
            self.watch = None;
        }
    }

    fn take_input(&mut self, ready: PollFlags) -> io::Result<()> {
        let mut bytes = [0; 4096];
        if ready.contains(PollFlags::IN) {
            match rustix::io::read(&self.tty, &mut bytes) {
                Ok(0) | Err(Errno::IO | Errno::NXIO) => {
                    self.queue.push_front(Event::End(End::Gone))
                }
                Ok(n) => {
                    let inputs = self.decoder.feed(&bytes[..n]);
                    self.take_inputs(inputs);
                }
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(error) => return Err(error.into()),
            }
        } else if !ready.is_empty() {
            self.queue.push_front(Event::End(End::Gone));
        }
        Ok(())
    }

    pub(super) fn take_inputs(&mut self, inputs: Vec<Input>) {
        for input in inputs {
            match input {
                Input::Key(_) if self.panic_on_key => panic!("asked for by a test"),
                Input::Key(key) => self.queue.push_back(Event::Key(key)),
                Input::Press(position) => self.take_press(position),
                Input::Drag(position) => self.say(Message::Drag(position)),
                Input::Release(position) => self.say(Message::Release(position)),
                Input::Menu(position) => self.say(Message::Menu(position)),
                Input::Pasted(letter) => self.say(Message::Pasted(letter)),
                Input::Wheel(position, notches) => self.queue.push_back(Event::Message(
                    Message::Wheel(position, notches * WHEEL_ROWS),
                )),
                Input::Background(rgb) => self.queue.push_back(Event::Background(rgb)),
                Input::Attributes => self.asked = false,
            }
        }
    }

    fn say(&mut self, message: Message) {
        self.queue.push_back(Event::Message(message));
    }

    fn take_press(&mut self, position: Position) {
        let now = Instant::now();
        let twice = self
            .press
            .is_some_and(|(before, place)| place == position && now - before <= DOUBLE_CLICK);
        self.press = (!twice).then_some((now, position));
        self.queue.push_back(Event::Message(if twice {
            Message::DoubleClick(position)
        } else {
            Message::Click(position)
        }));
    }
}
