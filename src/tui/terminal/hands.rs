//! The terminal in the hands of the desk: a sequence sent, the whole of it lent to another program.

use super::Terminal;
use super::modes::{ENTERED, drain, give_back};
use crate::tui::Event;
use crate::tui::errand::{Errand, Hands};
use crate::tui::model::Model;
use signal_hook::consts::{SIGCONT, SIGINT, SIGTSTP, SIGWINCH};
use std::io::{self, Write as _};
use std::process::{Command, ExitStatus};
use std::sync::atomic::Ordering;

impl Terminal {
    /// Has the desk do something; what came of it are events.
    pub(super) fn errand(&mut self, errand: Errand, model: &Model) -> io::Result<Vec<Event>> {
        let Some(mut desk) = self.desk.take() else {
            return Ok(Vec::new());
        };
        let events = desk.perform(errand, model, self);
        self.desk = Some(desk);
        // A program that was lent the terminal may have left it to us in any state.
        if !ENTERED.load(Ordering::SeqCst) {
            self.take_over()?;
        }
        Ok(events)
    }
}

impl Hands for Terminal {
    fn send(&mut self, sequence: &str) -> io::Result<()> {
        self.out.write_all(sequence.as_bytes())?;
        self.out.flush()
    }

    fn lend(&mut self, command: &mut Command) -> io::Result<ExitStatus> {
        let tty = self.tty.try_clone()?;
        give_back();
        let status = command.stdin(tty).status();
        for (signal, pipe) in &mut self.signals {
            // What was typed there was meant for it.
            if matches!(*signal, SIGINT | SIGCONT | SIGTSTP | SIGWINCH) {
                drain(pipe);
            }
        }
        self.take_over()?;
        status
    }
}
