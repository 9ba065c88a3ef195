//! The modes of the terminal: what is switched on, how all of it is undone, and the descriptors behind it.

use crate::load::panic_is_contained;
use rustix::io::Errno;
use signal_hook::low_level::{emulate_default_handler, pipe};
use std::fs::File;
use std::io::{self, Read as _};
use std::os::fd::{AsFd as _, OwnedFd};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the terminal is in our hands; shared with the panic hook.
pub(super) static ENTERED: AtomicBool = AtomicBool::new(false);

/// Alternate screen, cursor hidden, bracketed paste (so that pasted text is not taken for keys).
pub(super) const ENTER: &str = "\x1b[?1049h\x1b[?25l\x1b[?2004h";
/// The end of a synchronized update, all modes off that may be on, plain look, cursor shown, main screen.
const LEAVE: &str =
    "\x1b[?2026l\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l";
/// Presses, the wheel, and moves with a button down (1002, not 1003): a mouse that merely moves must not wake us. A
/// terminal that does not know 1002 keeps to 1000.
pub(super) const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
pub(super) const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// OSC 11, then DA1: every terminal answers the second, so that silence about the first is known early.
pub(super) const ASK: &str = "\x1b]11;?\x1b\\\x1b[c";
/// Begin and end of a synchronized update.
pub(super) const FRAME: (&str, &str) = ("\x1b[?2026h", "\x1b[?2026l");

/// Ends the process the way a signal would have ended it, for a parent that looks; returns when it does not.
pub fn die_of(signal: i32) {
    let _ = emulate_default_handler(signal);
}

/// The terminal to read keys from: standard input, or the terminal that standard output is when input is a pipe.
pub(super) fn open_tty() -> io::Result<OwnedFd> {
    let stdin = io::stdin();
    if rustix::termios::isatty(&stdin) {
        return stdin.as_fd().try_clone_to_owned();
    }
    File::options()
        .read(true)
        .write(true)
        .open("/dev/tty")
        .map(Into::into)
}

pub(super) fn signal_pipe(signal: i32) -> io::Result<UnixStream> {
    let (ours, theirs) = UnixStream::pair()?;
    ours.set_nonblocking(true)?;
    pipe::register(signal, theirs)?;
    Ok(ours)
}

/// Reads all that is there; whether more can come.
pub(super) fn drain(pipe: &mut UnixStream) -> bool {
    let mut bytes = [0; 64];
    loop {
        match pipe.read(&mut bytes) {
            Ok(0) => return false,
            Ok(_) => {}
            Err(_) => return true,
        }
    }
}

/// The message of a panic belongs on the main screen. Also right for a panic of the worker.
pub(super) fn restore_on_panic() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if !panic_is_contained() {
            give_back();
        }
        before(info);
    }));
}

/// Leaves the terminal as it was. Takes no lock that a panicking thread may hold, does nothing the second time.
pub(super) fn give_back() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        let _ = rustix::io::write(io::stdout().as_fd(), LEAVE.as_bytes());
        let _ = crossterm::terminal::disable_raw_mode();
    }
}

pub(super) fn is_gone(error: &io::Error) -> bool {
    let code = error.raw_os_error();
    [Errno::IO, Errno::PIPE, Errno::NXIO]
        .iter()
        .any(|it| code == Some(it.raw_os_error()))
}
