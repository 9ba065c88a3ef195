//! `Shelf`: all that a reader has made, whatever it is about; and one change of it, which two programs may make at once.

use super::Identity;
use super::anchor::{Anchor, Origin};
use super::readings::Reading;
use super::ticks::Tick;
use serde::{Deserialize, Serialize};

/// Words of the reader on a passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its name, unlike that of any other note.
    pub id: String,
    /// What it is about.
    pub anchor: Anchor,
    /// The words.
    pub text: String,
}

/// A passage that a letter leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// From `a` to `z`.
    pub letter: char,
    /// The passage.
    pub anchor: Anchor,
}

/// Two passages that the reader says tell the same, or do not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// The two passages.
    pub ends: [Anchor; 2],
    /// Whether they are parted and not joined.
    pub apart: bool,
}

/// A link by hand that was made about other texts than those at hand, and was taken back there: it is as it was between what it was made
/// about, and shows no more between these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cleared {
    /// The link.
    pub tie: Tie,
    /// The articles where it shows no more, in the order of its ends.
    pub between: [Origin; 2],
}

/// All that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Shelf {
    /// Notes, in the order in which they were made.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// Marks.
    #[serde(default)]
    pub marks: Vec<Mark>,
    /// Links by hand.
    #[serde(default)]
    pub ties: Vec<Tie>,
    /// Links by hand that show no more beside an edited copy.
    #[serde(default)]
    pub cleared: Vec<Cleared>,
    /// Differences that are ticked off.
    #[serde(default)]
    pub ticks: Vec<Tick>,
    /// Which articles were read together, the latest last.
    #[serde(default)]
    pub readings: Vec<Reading>,
}

/// Readings that are remembered; the oldest is forgotten first.
const READINGS: usize = 300;

/// One thing that the reader did. It is made to the shelf as it is by then, so that two programs that write at once lose
/// nothing of each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A note was written; the words that it had before, if it is no new one. A new one has no `id` yet.
    Write(Note, Option<String>),
    /// A note was taken away; the words that it had.
    Remove(String, String),
    /// A mark was set; a letter leads to one place among these articles. One that was made about what an article was before it was edited
    /// and saved under another name stays, for that.
    Mark(Mark, Vec<Identity>),
    /// Passages were joined or parted by hand.
    Tie(Vec<Tie>),
    /// All that was joined or parted by hand between these articles is as it was found. What was made about what they were before they
    /// were edited and saved under another name stays, for that, and shows no more between these.
    ClearTies(Vec<Identity>),
    /// A difference was ticked off.
    Tick(Tick),
    /// What ticked a difference off is taken back.
    Untick(Vec<Tick>),
    /// Articles were read together; it goes before another change.
    Read(Reading),
}

impl Shelf {
    /// Whether nothing is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self {
            notes,
            marks,
            ties,
            ticks,
            cleared: _,
            readings: _,
        } = self;
        notes.is_empty() && marks.is_empty() && ties.is_empty() && ticks.is_empty()
    }

    /// Makes a change. A note that somebody else changed or took away in the meantime is kept beside the new words.
    pub fn make(&mut self, change: &Change) {
        match change {
            Change::Write(note, before) => self.write(note, before.as_deref()),
            Change::Remove(id, before) => {
                self.notes.retain(|it| it.id != *id || it.text != *before);
            }
            Change::Mark(mark, among) => {
                self.marks.retain(|it| {
                    it.letter != mark.letter || !among.iter().any(|one| it.anchor.is_of(one))
                });
                self.marks.push(mark.clone());
            }
            Change::Tie(ties) => {
                for tie in ties {
                    self.ties.retain(|it| !is_between_same(it, tie));
                    self.ties.push(tie.clone());
                }
                self.forget_cleared();
            }
            Change::ClearTies(among) => self.clear_ties(among),
            Change::Tick(tick) => {
                self.ticks.retain(|it| it != tick);
                self.ticks.push(tick.clone());
            }
            Change::Read(reading) => {
                self.readings.retain(|it| !it.is_of_same(reading));
                self.readings.push(reading.clone());
                let n = self.readings.len();
                self.readings.drain(..n.saturating_sub(READINGS));
            }
            Change::Untick(ticks) => self.ticks.retain(|it| !ticks.contains(it)),
        }
    }

    fn clear_ties(&mut self, among: &[Identity]) {
        let is_here = |it: &Anchor| among.iter().any(|one| it.is_of(one));
        self.ties.retain(|it| !it.ends.iter().all(is_here));
        let origin = |it: &Anchor| {
            it.holder(among).map(|it| Origin {
                digest: it.digest.clone(),
                source: it.source.clone(),
            })
        };
        for tie in &self.ties {
            let [Some(one), Some(other)] = [origin(&tie.ends[0]), origin(&tie.ends[1])] else {
                continue;
            };
            let cleared = Cleared {
                tie: tie.clone(),
                between: [one, other],
            };
            if !self.cleared.contains(&cleared) {
                self.cleared.push(cleared);
            }
        }
        self.forget_cleared();
    }

    /// Forgets where a link shows no more that is gone itself.
    fn forget_cleared(&mut self) {
        let ties = &self.ties;
        self.cleared.retain(|it| ties.contains(&it.tie));
    }

    /// Whether a link by hand was taken back between the articles where its ends are found, which are other ones than it was made about.
    pub(super) fn is_cleared(&self, tie: &Tie, between: [&Identity; 2]) -> bool {
        let mut ends = tie.ends.iter().zip(between);
        let is_own = ends.all(|(end, it)| end.is_of(it));
        let is_this = |it: &Cleared| it.tie == *tie && Origin::are(&it.between, between);
        !is_own && self.cleared.iter().any(is_this)
    }

    /// A name for a note beside another one, that no note has.
    fn free_name(&self, beside: &str) -> String {
        let is_free = |name: &String| self.notes.iter().all(|it| it.id != *name);
        let mut names = (self.notes.len()..).map(|n| format!("{beside}+{n}"));
        names.find(is_free).unwrap_or_default()
    }

    fn write(&mut self, note: &Note, before: Option<&str>) {
        let rival = self.free_name(&note.id);
        match self.notes.iter_mut().find(|it| it.id == note.id) {
            Some(it) if Some(it.text.as_str()) == before => *it = note.clone(),
            // The same change made twice, as when it could not be told whether it was kept.
            Some(it) if it.text == note.text => {}
            Some(_) => self.notes.push(Note {
                id: rival,
                ..note.clone()
            }),
            None => self.notes.push(note.clone()),
        }
    }
}

fn is_between_same(one: &Tie, other: &Tie) -> bool {
    let is_same = |a: &Anchor, b: &Anchor| (&a.article, a.at) == (&b.article, b.at);
    let [a, b] = &one.ends;
    let [c, d] = &other.ends;
    is_same(a, c) && is_same(b, d) || is_same(a, d) && is_same(b, c)
}

#[cfg(test)]
mod tests {
    use super::{Anchor, Change, Mark, Note, Shelf};
    use crate::notes::Identity;

    fn anchor(at: usize) -> Anchor {
        Anchor {
            article: "d1".to_owned(),
            source: "/a.txt".to_owned(),
            title: "Dam".to_owned(),
            at,
            text: "The dam leaks.".to_owned(),
        }
    }

    fn note(id: &str, text: &str) -> Note {
        Note {
            id: id.to_owned(),
            anchor: anchor(0),
            text: text.to_owned(),
        }
    }

    #[track_caller]
    fn check(changes: &[Change], want: &[&str]) {
        let mut shelf = Shelf::default();
        for it in changes {
            shelf.make(it);
        }
        let texts: Vec<&str> = shelf.notes.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, want);
        let mut ids: Vec<&str> = shelf.notes.iter().map(|it| it.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), want.len(), "names are unlike");
    }

    fn write(id: &str, text: &str, before: Option<&str>) -> Change {
        Change::Write(note(id, text), before.map(str::to_owned))
    }

    #[test]
    fn notes_are_written_changed_and_taken_away() {
        check(&[write("1", "x", None), write("2", "y", None)], &["x", "y"]);
        check(&[write("1", "x", None), write("1", "z", Some("x"))], &["z"]);
        check(
            &[
                write("1", "x", None),
                Change::Remove("1".into(), "x".into()),
            ],
            &[],
        );
    }

    #[test]
    fn what_somebody_else_wrote_meanwhile_stays() {
        let (first, other) = (write("1", "x", None), write("1", "theirs", Some("x")));
        let mine = write("1", "mine", Some("x"));
        check(&[first.clone(), other.clone(), mine], &["theirs", "mine"]);
        let gone = Change::Remove("1".into(), "x".into());
        check(&[first.clone(), other, gone.clone()], &["theirs"]);
        check(
            &[first.clone(), gone, write("1", "mine", Some("x"))],
            &["mine"],
        );
        check(&[first.clone(), first], &["x"]);
        // A name that was given once is not given again, though another note went.
        let rival = |text| write("1", text, Some("gone"));
        let other = write("2", "y", None);
        let less = Change::Remove("2".into(), "y".into());
        let changes = [write("1", "x", None), other, rival("p"), less, rival("q")];
        check(&changes, &["x", "p", "q"]);
    }

    #[test]
    fn a_letter_leads_to_one_place_among_the_articles_at_hand() {
        let mark = |at, article: &str| {
            let mut anchor = anchor(at);
            article.clone_into(&mut anchor.article);
            anchor.source.clear();
            let letter = 'a';
            Mark { letter, anchor }
        };
        let here = |digest: &str| Identity {
            digest: digest.to_owned(),
            source: String::new(),
            was: Vec::new(),
        };
        let mut shelf = Shelf::default();
        shelf.make(&Change::Mark(mark(1, "d1"), vec![here("d1"), here("d2")]));
        shelf.make(&Change::Mark(mark(2, "d3"), vec![here("d3")]));
        shelf.make(&Change::Mark(mark(3, "d2"), vec![here("d1"), here("d2")]));
        let places: Vec<usize> = shelf.marks.iter().map(|it| it.anchor.at).collect();
        assert_eq!(places, [2, 3]);
    }
}
