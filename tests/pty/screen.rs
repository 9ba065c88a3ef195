//! The built program in a pseudo-terminal, its screen kept by a terminal emulator.

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use std::io::{Read as _, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Nothing in these tests takes longer than this, even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// How the terminal answers questions about its colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    /// With this background, as a terminal does.
    Background(&'static str),
    /// It knows no colour, but answers DA1.
    NoColor,
    /// With something that is no colour.
    Garbled,
    /// With this background, but only after the first frame was drawn.
    Late(&'static str),
    /// Not at all.
    Nothing,
}

/// A program on a terminal.
pub struct Screen {
    emulator: Arc<Mutex<vt100::Parser<Terminal>>>,
    keyboard: Arc<Mutex<Box<dyn Write + Send>>>,
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    output: mpsc::Receiver<()>,
    /// Where it keeps what the reader makes, unless the test says where.
    _state: TempDir,
}

/// The side of a terminal that answers.
struct Terminal {
    answers: Answers,
    replies: Vec<u8>,
    /// What is answered once a frame stands.
    late: Vec<u8>,
    /// What was copied last, as it came: base64.
    copied: Vec<u8>,
}

impl vt100::Callbacks for Terminal {
    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], data: &[u8]) {
        self.copied = data.to_vec();
    }

    fn unhandled_osc(&mut self, _: &mut vt100::Screen, parameters: &[&[u8]]) {
        if parameters == [&b"11"[..], b"?"] {
            match self.answers {
                Answers::Background(rgb) => {
                    self.replies
                        .extend(format!("\x1b]11;rgb:{rgb}\x1b\\").bytes());
                }
                Answers::Garbled => self.replies.extend(b"\x1b]11;rgb:qq/j/q\x07"),
                Answers::Late(rgb) => {
                    self.late = format!("\x1b]11;rgb:{rgb}\x1b\\\x1b[?62;22c").into_bytes();
                }
                Answers::NoColor | Answers::Nothing => {}
            }
        }
    }

    fn unhandled_csi(
        &mut self,
        _: &mut vt100::Screen,
        i1: Option<u8>,
        _: Option<u8>,
        _: &[&[u16]],
        c: char,
    ) {
        let silent = matches!(self.answers, Answers::Nothing | Answers::Late(_));
        if (i1, c) == (None, 'c') && !silent {
            self.replies.extend(b"\x1b[?62;22c");
        }
    }
}

/// What is started, and how.
pub struct Start<'a> {
    /// Arguments of `parallax`, or a shell command when `shell` is set.
    pub args: &'a [&'a str],
    /// Columns and rows.
    pub size: (u16, u16),
    /// Variables besides a few that every terminal has.
    pub env: &'a [(&'a str, &'a str)],
    /// What the terminal answers.
    pub answers: Answers,
}

impl Default for Start<'_> {
    fn default() -> Self {
        Self {
            args: &["--demo"],
            size: (100, 30),
            env: &[],
            answers: Answers::Background("0000/0000/0000"),
        }
    }
}

/// The program that is tested.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_parallax");

impl Start<'_> {
    /// Starts `parallax`.
    pub fn program(&self) -> Screen {
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(self.args);
        self.spawn(command)
    }

    /// Starts a shell that runs the first argument.
    pub fn shell(&self) -> Screen {
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", self.args[0]]);
        self.spawn(command)
    }

    fn spawn(&self, mut command: CommandBuilder) -> Screen {
        let (columns, rows) = self.size;
        let pair = native_pty_system()
            .openpty(pty_size(columns, rows))
            .expect("a pty");
        let state = TempDir::new().expect("a folder");
        command.env_clear();
        command.env("XDG_STATE_HOME", state.path());
        for (name, value) in [
            ("TERM", "xterm-256color"),
            ("COLORTERM", "truecolor"),
            ("LANG", "C.UTF-8"),
            ("PATH", "/usr/bin:/bin"),
            ("PARALLAX", PROGRAM),
            ("XDG_CONFIG_HOME", "/nowhere"),
        ]
        .iter()
        .chain(self.env)
        {
            command.env(name, value);
        }
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        let child = pair
            .slave
            .spawn_command(command)
            .expect("the program starts");
        // Else the end of the program is never seen.
        drop(pair.slave);
        let terminal = Terminal {
            answers: self.answers,
            replies: Vec::new(),
            late: Vec::new(),
            copied: Vec::new(),
        };
        let parser = vt100::Parser::new_with_callbacks(cells(rows), cells(columns), 0, terminal);
        let emulator = Arc::new(Mutex::new(parser));
        let keyboard = Arc::new(Mutex::new(pair.master.take_writer().expect("a writer")));
        let reader = pair.master.try_clone_reader().expect("a reader");
        let output = emulate(reader, Arc::clone(&emulator), Arc::clone(&keyboard));
        Screen {
            emulator,
            keyboard,
            master: pair.master,
            child,
            output,
            _state: state,
        }
    }
}

/// Feeds the emulator and answers for it, on a thread of its own; tells of each piece of output.
fn emulate(
    mut reader: Box<dyn std::io::Read + Send>,
    emulator: Arc<Mutex<vt100::Parser<Terminal>>>,
    keyboard: Arc<Mutex<Box<dyn Write + Send>>>,
) -> mpsc::Receiver<()> {
    let (sender, output) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = [0; 8192];
        while let Ok(n @ 1..) = reader.read(&mut bytes) {
            let replies = {
                let mut emulator = emulator.lock().expect("no test panics here");
                emulator.process(&bytes[..n]);
                let drawn = emulator.screen().contents().contains("¶");
                let terminal = emulator.callbacks_mut();
                let late = match drawn {
                    true => std::mem::take(&mut terminal.late),
                    false => Vec::new(),
                };
                let mut replies = std::mem::take(&mut terminal.replies);
                replies.extend(late);
                replies
            };
            if !replies.is_empty() {
                let _ = keyboard
                    .lock()
                    .expect("no test panics here")
                    .write_all(&replies);
            }
            let _ = sender.send(());
        }
    });
    output
}

impl Screen {
    /// Presses keys, as the bytes that a terminal sends.
    pub fn send(&self, keys: &str) {
        let mut keyboard = self.keyboard.lock().expect("no test panics here");
        keyboard
            .write_all(keys.as_bytes())
            .expect("the program listens");
        keyboard.flush().expect("the program listens");
    }

    /// Waits until the screen is as wanted.
    #[track_caller]
    pub fn wait(&self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !wanted(self.emulator.lock().expect("no test panics here").screen()) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero(),
                "timed out waiting for {what}; screen:\n{}",
                self.text()
            );
            // The program may have ended: its last output is in the emulator by then.
            let _ = self
                .output
                .recv_timeout(left.min(Duration::from_millis(50)));
        }
    }

    /// Waits until a text is on the screen.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// The screen as text.
    pub fn text(&self) -> String {
        self.emulator
            .lock()
            .expect("no test panics here")
            .screen()
            .contents()
    }

    /// What was copied last through the terminal.
    pub fn copied(&self) -> String {
        let emulator = self.emulator.lock().expect("no test panics here");
        let digits = emulator.callbacks().copied.iter().filter(|it| **it != b'=');
        let (mut bits, mut n, mut bytes) = (0_u32, 0, Vec::new());
        for digit in digits {
            let value = match digit {
                b'A'..=b'Z' => digit - b'A',
                b'a'..=b'z' => digit - b'a' + 26,
                b'0'..=b'9' => digit - b'0' + 52,
                b'+' => 62,
                _ => 63,
            };
            (bits, n) = (bits << 6 | u32::from(value), n + 6);
            if n >= 8 {
                n -= 8;
                bytes.push((bits >> n) as u8);
                bits &= (1 << n) - 1;
            }
        }
        String::from_utf8(bytes).expect("text was copied")
    }

    /// Changes the size of the terminal.
    pub fn resize(&self, columns: u16, rows: u16) {
        // The emulator first: the program may draw at once.
        self.emulator
            .lock()
            .expect("no test panics here")
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        self.master.resize(pty_size(columns, rows)).expect("a size");
    }

    /// Sends a signal to the program.
    pub fn signal(&self, name: &str) {
        let pid = self.child.process_id().expect("it runs").to_string();
        let status = std::process::Command::new("kill")
            .args(["-s", name, &pid])
            .status();
        assert!(status.expect("kill runs").success());
    }

    /// Waits for the end of the program.
    #[track_caller]
    pub fn exit(&mut self) -> ExitStatus {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("our child") {
                return status;
            }
            if Instant::now() > end {
                let _ = self.child.kill();
                panic!("did not end; screen:\n{}", self.text());
            }
            let _ = self.output.recv_timeout(Duration::from_millis(20));
        }
    }

    /// Waits until the terminal is as a shell wants it.
    #[track_caller]
    pub fn wait_restored(&self) {
        self.wait("the terminal as it was", |screen| {
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
        });
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).expect("a terminal has cells")
}

fn pty_size(cols: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}
