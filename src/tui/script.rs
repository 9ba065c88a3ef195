//! A host that presses the keys of a script and keeps the last screen: tests, bug reports and pictures use the real loop.

use crate::comparison::{Comparison, Options};
use crate::tui::command::COMMANDS;
use crate::tui::errand::{Desk, Errand, Hands};
use crate::tui::key::{Key, is_mistyped, parse_sequence};
use crate::tui::message::{Message, Position, Size};
use crate::tui::model::Model;
use crate::tui::view::view;
use crate::tui::{End, Event, Host, Reload, Work};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::VecDeque;
use std::io;
use std::process::{Command, ExitStatus};
use std::sync::Arc;

/// Keys and other events to play, parsed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Script(Vec<Step>);

/// Rows that one notch of the wheel scrolls.
pub const WHEEL_ROWS: isize = 3;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Key(Key),
    Resize(Size),
    Click(Position),
    DoubleClick(Position),
    Drag(Position),
    Release(Position),
    Menu(Position),
    Wheel(Position, isize),
    Wait,
}

impl Script {
    /// Parses words parted by white space: `n`, `gg`, `3n`, `Enter`, `Ctrl-d`, also `j*5` (five times), `size@80x24`,
    /// `click@X,Y`, `double@X,Y`, `drag@X,Y`, `release@X,Y`, `menu@X,Y` (the right button), `up@X,Y` and `down@X,Y` (the
    /// wheel, one notch), places counted from 0, and `wait@` (as if no key came for a while).
    ///
    /// # Errors
    /// The word that is none of these.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut steps = Vec::new();
        let mut is_text = false;
        for word in text.split_whitespace() {
            let (body, times) = match word.rsplit_once('*') {
                Some((body, times)) if !body.is_empty() && times.parse::<usize>().is_ok() => {
                    (body, times.parse().unwrap_or(1))
                }
                _ => (word, 1),
            };
            // What is searched for or asked for may be any letters.
            is_text |= body.starts_with(['/', ':']) || body.eq_ignore_ascii_case("ctrl-p");
            let parsed = parse_word(body).filter(|it| is_text || is_typed(body, it));
            let parsed = parsed.ok_or_else(|| word.to_owned())?;
            is_text &= !matches!(body.to_ascii_lowercase().as_str(), "enter" | "esc");
            for _ in 0..times {
                steps.extend(parsed.iter().cloned());
            }
        }
        Ok(Self(steps))
    }
}

/// Reads a size as `100x30`.
#[must_use]
pub fn parse_size(text: &str) -> Option<Size> {
    let (width, height) = text.split_once(['x', 'X', '×'])?;
    let (width, height) = (width.parse().ok()?, height.parse().ok()?);
    (1..=1000).contains(&width).then_some(())?;
    (1..=1000).contains(&height).then_some(())?;
    Some(Size { width, height })
}

/// Plays a script. The articles are compared after the first frame and before the first key, so that every run of a
/// script shows the same screen; a frame is drawn for every event, as if keys came one by one.
pub struct ScriptHost {
    events: VecDeque<Event>,
    first: Option<Size>,
    work: Option<Work>,
    reload: Reload,
    desk: Option<Box<dyn Desk>>,
    screen: Buffer,
}

impl ScriptHost {
    /// A host with a screen of this size.
    #[must_use]
    pub fn new(script: Script, size: Size, work: Work, reload: Reload) -> Self {
        Self {
            events: script.0.into_iter().map(Event::from).collect(),
            first: Some(size),
            work: Some(work),
            reload,
            desk: None,
            screen: Buffer::default(),
        }
    }

    /// Hands over who does errands.
    pub fn set_desk(&mut self, desk: Box<dyn Desk>) {
        self.desk = Some(desk);
    }

    /// The screen as drawn last.
    #[must_use]
    pub fn screen(&self) -> &Buffer {
        &self.screen
    }
}

impl Host for ScriptHost {
    fn poll(&mut self) -> io::Result<Option<Event>> {
        Ok(None)
    }

    fn wait(&mut self) -> io::Result<Event> {
        if let Some(size) = self.first.take() {
            return Ok(Event::Message(Message::Resize(size)));
        }
        if let Some(work) = self.work.take() {
            let mut told = Vec::new();
            (work.run)(&mut |it| told.push(Event::Message(it)));
            for it in told.into_iter().rev() {
                self.events.push_front(it);
            }
        }
        Ok(self.events.pop_front().unwrap_or(Event::End(End::Quit)))
    }

    fn draw(&mut self, model: &Model) -> io::Result<()> {
        let size = model.size();
        let area = Rect::new(0, 0, size.width, size.height);
        self.screen = Buffer::empty(area);
        view(model, area, &mut self.screen);
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn redraw(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn mouse(&mut self, _on: bool) -> io::Result<()> {
        Ok(())
    }

    fn reload(&mut self) -> io::Result<()> {
        let event = Event::Message(Message::Reread((self.reload)()));
        self.events.push_front(event);
        Ok(())
    }

    fn compare(&mut self, comparison: Arc<Comparison>, options: Options) -> io::Result<()> {
        let comparison = Arc::new(comparison.aligned(&options));
        self.events
            .push_front(Event::Message(Message::Compared(comparison)));
        Ok(())
    }

    fn perform(&mut self, errand: Errand, model: &Model) -> io::Result<Vec<Event>> {
        let Some(mut desk) = self.desk.take() else {
            return Ok(Vec::new());
        };
        let events = desk.perform(errand, model, self);
        self.desk = Some(desk);
        Ok(events)
    }
}

impl Hands for ScriptHost {
    fn send(&mut self, _sequence: &str) -> io::Result<()> {
        Ok(())
    }

    fn lend(&mut self, _command: &mut Command) -> io::Result<ExitStatus> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

impl From<Step> for Event {
    fn from(step: Step) -> Self {
        Self::Message(match step {
            Step::Key(key) => return Self::Key(key),
            Step::Resize(size) => Message::Resize(size),
            Step::Click(position) => Message::Click(position),
            Step::DoubleClick(position) => Message::DoubleClick(position),
            Step::Drag(position) => Message::Drag(position),
            Step::Release(position) => Message::Release(position),
            Step::Menu(position) => Message::Menu(position),
            Step::Wheel(position, rows) => Message::Wheel(position, rows),
            Step::Wait => Message::Hesitated,
        })
    }
}

fn parse_word(word: &str) -> Option<Vec<Step>> {
    if let Some((verb, place)) = word.split_once('@').filter(|(verb, _)| !verb.is_empty()) {
        return parse_event(verb, place).map(|it| vec![it]);
    }
    if let Some(keys) = parse_sequence(word) {
        let digits = word.chars().take_while(char::is_ascii_digit).count();
        // A count before a named key: `3Enter`, `5Ctrl-d`.
        if digits > 0
            && let Some(key) = Key::parse(&word[digits..])
        {
            let count = word[..digits].chars().map(Key::char);
            return Some(count.chain([key]).map(Step::Key).collect());
        }
        return Some(keys.into_iter().map(Step::Key).collect());
    }
    None
}

/// Whether a word is one key or other event, or letters that follow each other in the table of keys, after counts; a name
/// that is mistyped (`Entr`) is not.
fn is_typed(word: &str, steps: &[Step]) -> bool {
    if steps.len() < 2 {
        return true;
    }
    let sequences: Vec<&str> = COMMANDS
        .iter()
        .flat_map(|it| it.keys.split_whitespace())
        .collect();
    let mut rest = word;
    if is_mistyped(word.trim_start_matches(|it: char| it.is_ascii_digit())) {
        return false;
    }
    while !rest.is_empty() {
        rest = rest.trim_start_matches(|it: char| it.is_ascii_digit());
        if Key::parse(rest).is_some() {
            return true;
        }
        let known = sequences.iter().filter(|it| rest.starts_with(**it));
        match known.max_by_key(|it| it.len()) {
            Some(it) => rest = &rest[it.len()..],
            None => return rest.is_empty(),
        }
    }
    true
}

fn parse_event(verb: &str, place: &str) -> Option<Step> {
    if verb == "wait" {
        return Some(Step::Wait);
    }
    if verb == "size" {
        return parse_size(place).map(Step::Resize);
    }
    let (x, y) = place.split_once(',')?;
    let position = Position {
        x: x.parse().ok()?,
        y: y.parse().ok()?,
    };
    match verb {
        "click" => Some(Step::Click(position)),
        "double" => Some(Step::DoubleClick(position)),
        "drag" => Some(Step::Drag(position)),
        "release" => Some(Step::Release(position)),
        "menu" => Some(Step::Menu(position)),
        "up" => Some(Step::Wheel(position, -WHEEL_ROWS)),
        "down" => Some(Step::Wheel(position, WHEEL_ROWS)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Script, Step, parse_size};
    use crate::tui::key::Key;
    use crate::tui::message::{Position, Size};

    #[track_caller]
    fn check(text: &str, want: &str) {
        let Script(steps) = Script::parse(text).expect("parses");
        let keys = steps.iter().map(|step| match step {
            Step::Key(key) => key.to_string(),
            other => format!("{other:?}"),
        });
        assert_eq!(keys.collect::<Vec<_>>().join(" "), want);
    }

    #[test]
    fn words_become_keys() {
        check("n n enter", "n n Enter");
        check("gg 3n ]d", "g g 3 n ] d");
        check("j*3 pgdn", "j j j PageDown");
        check("12Ctrl-d", "1 2 Ctrl-d");
        check("* ?", "* ?");
        check("", "");
    }

    #[test]
    fn a_mistyped_name_is_no_row_of_letters() {
        for word in ["Entr", "nwts", "PageDwn", "3Entr"] {
            assert_eq!(Script::parse(word), Err(word.to_owned()));
        }
        check("nnn 2jk /Entr Enter", "n n n 2 j k / E n t r Enter");
    }

    #[test]
    fn other_events_have_a_place() {
        let Script(steps) = Script::parse("size@80x24 click@3,4 down@0,0").expect("parses");
        assert_eq!(
            steps[0],
            Step::Resize(Size {
                width: 80,
                height: 24
            })
        );
        assert_eq!(steps[1], Step::Click(Position { x: 3, y: 4 }));
        assert_eq!(steps[2], Step::Wheel(Position::default(), 3));
        assert_eq!(Script::parse("n hop@3"), Err("hop@3".to_owned()));
        assert_eq!(
            Script::parse("@").map(|it| it.0),
            Ok(vec![Step::Key(Key::char('@'))])
        );
    }

    #[test]
    fn a_size_is_columns_by_rows() {
        assert_eq!(
            parse_size("100x30"),
            Some(Size {
                width: 100,
                height: 30
            })
        );
        for text in ["100", "0x3", "9999x9999", "x", "80x-1"] {
            assert_eq!(parse_size(text), None, "{text}");
        }
    }
}
