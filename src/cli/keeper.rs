//! The keeper: what the reader makes goes to the state directory, and stays at hand when that cannot be written.

use super::args::Args;
use super::failure::say;
use crate::load::{Input, Request};
use crate::notes::{Change, Note, Places, Reading, Shelf};
use crate::state::{StateError, Store};
use crate::tui::model::Model;
use etcetera::BaseStrategy as _;
use std::path::PathBuf;
use std::process;
use std::time::{SystemTime, UNIX_EPOCH};

/// What is kept during one reading.
pub struct Keeper {
    /// None when nothing is to be kept beyond the reading.
    store: Option<Store>,
    shelf: Shelf,
    /// What could not be written yet.
    unkept: Vec<Change>,
    /// Whether it was said that nothing can be written.
    is_told: bool,
    /// Notes made here.
    made: usize,
    resume: bool,
}

impl Keeper {
    /// A keeper for a reading, and what is to be said of the state directory.
    pub fn open(args: &Args) -> (Self, Option<String>) {
        let store = store(args);
        let read = store.as_ref().map(Store::shelf).unwrap_or_default();
        let refused = store.as_ref().and_then(|it| it.probe().err());
        let refused = refused.map(|it| nothing_kept(&it));
        let keeper = Self {
            is_told: refused.is_some(),
            shelf: read.value,
            resume: args.config.resume && !args.no_resume,
            ..Self::at_hand(store)
        };
        (keeper, read.said.or(refused))
    }

    /// A keeper that writes nothing before something is made, and what is to be said of what it read.
    pub fn unprobed(args: &Args) -> (Self, Option<String>) {
        let store = store(args);
        let read = store.as_ref().map(Store::shelf).unwrap_or_default();
        let keeper = Self {
            shelf: read.value,
            ..Self::at_hand(store)
        };
        (keeper, read.said)
    }

    /// A keeper that forgets all at its end.
    pub fn forgetful() -> Self {
        Self::at_hand(None)
    }

    fn at_hand(store: Option<Store>) -> Self {
        Self {
            store,
            shelf: Shelf::default(),
            unkept: Vec::new(),
            is_told: false,
            made: 0,
            resume: false,
        }
    }

    /// What is kept.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Where readers were when they left, if one begins there.
    pub fn places(&self) -> Option<Places> {
        let store = self.store.as_ref().filter(|_| self.resume)?;
        Some(store.read_places())
    }

    /// Keeps a change, and which articles were read when it was made, and says so.
    pub fn keep(&mut self, change: Change, reading: Option<Reading>) -> String {
        let said = done(&change);
        let change = self.named(change);
        let is_known = |it: &Reading| self.shelf.readings.contains(it);
        if let Some(reading) = reading.filter(|it| !is_known(it)) {
            let reading = Change::Read(reading);
            self.shelf.make(&reading);
            self.unkept.push(reading);
        }
        self.shelf.make(&change);
        let Some(store) = &self.store else {
            return format!("{said}, until you quit");
        };
        self.unkept.push(change);
        match store.make(&self.unkept) {
            Ok(read) => {
                self.unkept.clear();
                self.shelf = read.value;
                read.said.map_or(said.clone(), |it| format!("{said}; {it}"))
            }
            Err(error) if self.is_told => {
                let _ = error;
                format!("{said}, until you quit")
            }
            Err(error) => {
                self.is_told = true;
                format!("{said}, until you quit; {}", nothing_kept(&error))
            }
        }
    }

    /// A new note gets a name that no other copy of the program gives.
    fn named(&mut self, change: Change) -> Change {
        match change {
            Change::Write(note, None) if note.id.is_empty() => {
                let now = SystemTime::now().duration_since(UNIX_EPOCH);
                let now = now.map_or(0, |it| it.as_nanos());
                self.made += 1;
                let id = format!("{now:x}-{:x}-{}", process::id(), self.made);
                Change::Write(Note { id, ..note }, None)
            }
            other => other,
        }
    }

    /// Keeps what is open and where the reader is. What cannot be kept is said on standard error, whole: it was made by
    /// somebody.
    pub fn end(&mut self, model: &Model) {
        if let Some(change) = model.unkept() {
            self.keep(change, model.reading());
        }
        for (about, text) in model.left() {
            say(&format!(
                "parallax: note begun and left on \"{about}\": {text}"
            ));
        }
        let Some(store) = &self.store else { return };
        if !self.unkept.is_empty()
            && let Err(error) = store.make(&self.unkept)
        {
            say(&format!("parallax: {}", nothing_kept(&error)));
            for it in &self.unkept {
                if let Change::Write(note, _) = it {
                    say(&format!(
                        "parallax: note on \"{}\": {}",
                        note.anchor.text, note.text
                    ));
                }
            }
        }
        if self.resume
            && let Some(place) = model.whereabouts()
        {
            // That it cannot be written was said at the start.
            let _ = store.set_place(place);
        }
    }
}

/// What is kept, for a report: read only.
pub fn shelf(args: &Args) -> Shelf {
    let read = store(args).as_ref().map(Store::shelf).unwrap_or_default();
    if let Some(said) = read.said.filter(|_| !args.quiet) {
        say(&format!("parallax: warning: {said}"));
    }
    read.value
}

/// Where each article came from, so that it is known again when its text is another one: the whole path or address.
pub fn sources(requests: &[Request]) -> Vec<String> {
    let source = |it: &Request| match &it.input {
        Input::Path(path) => {
            let file = it.input.file().unwrap_or_else(|| path.clone());
            let whole = file
                .canonicalize()
                .or_else(|_| std::path::absolute(&file))
                .unwrap_or_else(|_| file.clone());
            // `#2`: which of several articles in the file.
            let part = path
                .display()
                .to_string()
                .split_off(file.display().to_string().len());
            format!("{}{part}", whole.display())
        }
        Input::Address(address) => address.clone(),
        Input::Stdin | Input::Bytes { .. } => String::new(),
    };
    requests.iter().map(source).collect()
}

fn store(args: &Args) -> Option<Store> {
    let folder = folder().filter(|_| !args.no_state)?;
    Some(Store::new(&folder))
}

fn folder() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    let state = strategy.state_dir()?;
    Some(state.join("parallax"))
}

fn nothing_kept(error: &StateError) -> String {
    format!("nothing can be kept: {error}")
}

/// What is said of a change that was kept.
fn done(change: &Change) -> String {
    match change {
        Change::Write(_, None) => "note kept".to_owned(),
        Change::Write(..) => "note changed".to_owned(),
        Change::Remove(..) => "note taken away".to_owned(),
        Change::Mark(mark, _) => format!("'{} leads here", mark.letter),
        Change::Tick(_) => "ticked off".to_owned(),
        Change::Read(_) => String::new(),
        Change::Untick(_) => "no longer ticked off".to_owned(),
        Change::Tie(ties) if ties.iter().any(|it| it.apart) => {
            "parted by hand; :link.clear takes all of these back".to_owned()
        }
        Change::Tie(_) => "linked by hand".to_owned(),
        Change::ClearTies(_) => "links by hand are cleared".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::sources;
    use crate::load::{Input, InputOptions, Request};
    use std::fs;

    #[test]
    fn an_article_of_a_list_comes_from_the_file_whatever_link_leads_to_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let list = folder.path().join("list.json");
        fs::write(&list, "[]").expect("written");
        std::os::unix::fs::symlink(&list, folder.path().join("link.json")).expect("a link");
        let request = |name: &str| Request {
            input: Input::Path(folder.path().join(name)),
            options: InputOptions::default(),
        };
        let whole = list.canonicalize().expect("a path");
        let found = sources(&[request("link.json#2"), request("link.json")]);
        let whole = whole.display().to_string();
        assert_eq!(found, [format!("{whole}#2"), whole]);
    }
}
