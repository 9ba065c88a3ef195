//! The comparison told item by item, as asked: for screen readers, braille displays and slow lines.
//!
//! Every answer is plain lines to be appended: no cursor movement, no colour, no drawing. A line that is typed is a
//! `Command`; what it is answered with is text, one fact a line, without a width of its own.

mod command;
mod lists;
mod phrases;
mod tell;
mod ticks;

use super::digest::{Digest, Row, Said};
use crate::article::{one_line, plain};
use crate::comparison::Comparison;
use crate::corpus::{PassageRef, Site};
use crate::notes::Notes;
use crate::render::figures::{Figure, figures};
use crate::render::names::listed_names;
use crate::render::outline::{Item, Walk as Stops};
use crate::render::search;
use crate::text::index::{ArticleId, DivergenceId, EntityId, MatchId, PassageId};
use command::{Command, Place};
use ticks::n_ticked;

/// What is told next, and whether it is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Lines, each ended; nothing that steers a terminal.
    pub text: String,
    /// Whether the reader asked to quit.
    pub ended: bool,
    /// A difference that is to be ticked off, or no longer, before anything else is told: see [`Linear::keep`].
    pub ticks: Option<DivergenceId>,
}

/// A place to begin at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// A match by its number, from 1.
    Match(usize),
    /// A row of who said what, from 1.
    Quote(usize),
    /// A paragraph: position of the article from 0, number from 1.
    Paragraph(usize, usize),
    /// The first passage with these words.
    Text(String),
}

/// A comparison that is told, and where in it the reader is.
pub struct Linear<'a> {
    digest: Digest<'a>,
    matches: Vec<MatchId>,
    differences: Vec<Row>,
    said: Vec<Said>,
    names: Vec<EntityId>,
    /// The notes of the reader whose passage is there.
    notes: Vec<(PassageRef, String)>,
    /// How many differences are ticked off.
    n_ticked: usize,
    figures: Vec<Figure>,
    walk: Walk,
    /// The item told last, if any was.
    at: Option<usize>,
}

/// What `n` and `p` step through.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Walk {
    Matches,
    Differences,
    Said,
    /// Passages that name an entity.
    Name(EntityId, Vec<PassageRef>),
    /// An article from its first passage to its last.
    Article(ArticleId),
    /// Passages with a number or date, as printed.
    Figure(String, Vec<PassageRef>),
    /// Passages with words that were searched for.
    Found(String, Vec<PassageRef>),
}

impl<'a> Linear<'a> {
    /// Gathers what is told. `n log n` in passages and findings.
    #[must_use]
    pub fn new(comparison: &'a Comparison, notes: &Notes) -> Self {
        let digest = Digest::new(comparison);
        let first = ArticleId::new(0);
        let stops = digest.outline.stops(comparison, Stops::Matches);
        let matches = stops.iter().filter_map(|it| match it.item {
            Item::Match(id) => Some(id),
            _ => None,
        });
        let differences: Vec<Row> = match digest.compares() {
            true => digest
                .groups(notes)
                .into_iter()
                .flat_map(|it| it.rows)
                .collect(),
            false => Vec::new(),
        };
        Self {
            matches: matches.collect(),
            n_ticked: n_ticked(&differences),
            differences,
            said: digest.said(),
            names: listed_names(comparison).concat(),
            notes: notes
                .all()
                .iter()
                .filter_map(|it| Some((it.passage?, one_line(&it.note.text))))
                .collect(),
            figures: figures(comparison, &digest.outline),
            walk: match digest.compares() {
                true => Walk::Matches,
                false => Walk::Article(first),
            },
            at: None,
            digest,
        }
    }

    /// What stands before the first item: the articles, how much was found, what can be typed.
    #[must_use]
    pub fn opening(&self) -> String {
        let mut text = self.articles();
        match self.digest.compares() {
            true => text.push_str(&self.found()),
            false => text.push_str("One article: nothing to compare it with; n reads on in it.\n"),
        }
        text.push_str("? lists what can be typed.\n");
        text
    }

    /// What is asked before a line is read, without the line's end.
    #[must_use]
    pub fn prompt(&self) -> &'static str {
        match self.digest.compares() {
            true => "Next n, previous p, differences d, help ?, quit q:",
            false => "Next n, previous p, names e, said s, help ?, quit q:",
        }
    }

    /// The place that was named at start, told.
    pub fn start(&mut self, start: &Start) -> String {
        match start {
            Start::Match(n) => self.go(Walk::Matches, *n),
            Start::Quote(n) => self.go(Walk::Said, *n),
            Start::Paragraph(article, n) => self.read(Some(*article), Some(*n)),
            Start::Text(words) => self.search(words),
        }
    }

    /// Takes a line and answers it. A line that means nothing is answered with what can be typed.
    pub fn answer(&mut self, line: &str) -> Answer {
        let text = match Command::parse(line) {
            Command::Quit => {
                return Answer {
                    text: String::new(),
                    ended: true,
                    ticks: None,
                };
            }
            Command::Tick(number) => {
                let (text, ticks) = match self.to_tick(number) {
                    Ok(id) => (String::new(), Some(id)),
                    Err(why) => (why, None),
                };
                return Answer {
                    text,
                    ended: false,
                    ticks,
                };
            }
            Command::Next => self.step(true),
            Command::Previous => self.step(false),
            Command::Again => self.here(),
            Command::Match(None) => self.match_list(),
            Command::Match(Some(n)) => self.go(Walk::Matches, n),
            Command::Differences(None) => self.difference_list(false),
            Command::Left => self.difference_list(true),
            Command::Differences(Some(n)) => self.go(Walk::Differences, n),
            Command::Said(None) => self.said_list(),
            Command::Said(Some(n)) => self.go(Walk::Said, n),
            Command::Names(None) => self.name_list(),
            Command::Names(Some(n)) => self.name(n),
            Command::Figures(None) => self.figure_list(),
            Command::Figures(Some(n)) => self.figure(n),
            Command::Read(Place { article, paragraph }) => self.read(article, paragraph),
            Command::Words => self.words(),
            Command::Search(words) => self.search(&words),
            Command::Articles => self.articles(),
            Command::Help => self.help(),
            Command::Unknown(line) => {
                format!("\"{line}\" is nothing that can be asked for. ? lists what can.\n")
            }
        };
        Answer {
            text,
            ended: false,
            ticks: None,
        }
    }

    /// Items of a walk.
    fn length(&self, walk: &Walk) -> usize {
        match walk {
            Walk::Matches => self.matches.len(),
            Walk::Differences => self.differences.len(),
            Walk::Said => self.said.len(),
            Walk::Name(_, passages) | Walk::Figure(_, passages) | Walk::Found(_, passages) => {
                passages.len()
            }
            Walk::Article(id) => self.segments(*id).passages().len(),
        }
    }

    /// The next item of the walk, or the one before; round from the last to the first.
    fn step(&mut self, on: bool) -> String {
        let n = self.length(&self.walk);
        if n == 0 {
            return self.nothing();
        }
        // All items from the next one round to the one told last, but for differences that are ticked off.
        let begin = match (self.at, on) {
            (None, true) => 0,
            (None, false) => 2 * n,
            (Some(at), true) => at + 1,
            (Some(at), false) => at + n,
        };
        let coming = |step: usize| if on { begin + step } else { begin - 1 - step };
        let is_open = |it: &usize| match self.walk {
            Walk::Differences => !self.differences[it % n].ticked,
            _ => true,
        };
        let Some(next) = (0..n).map(coming).find(is_open) else {
            return format!("Nothing is left: all {n} differences are ticked off. d lists them.\n");
        };
        let to = next % n;
        let round = match (self.at, on) {
            (Some(_), true) if next >= n => "That was the last one. From the first again.\n",
            (Some(_), false) if next < n => "That was the first one. From the last again.\n",
            _ => "",
        };
        self.at = Some(to);
        format!("{round}{}", self.item(to))
    }

    /// The item with a number, from 1; it decides the walk.
    fn go(&mut self, walk: Walk, number: usize) -> String {
        let n = self.length(&walk);
        match number.checked_sub(1).filter(|it| *it < n) {
            Some(at) => {
                self.walk = walk;
                self.at = Some(at);
                self.item(at)
            }
            None => self.no(&walk, number),
        }
    }

    /// That a walk has no item with a number.
    fn no(&self, walk: &Walk, number: usize) -> String {
        let one = self.noun(walk);
        match self.length(walk) {
            0 => format!("There is no {one}.\n"),
            1 => format!("There is no {one} {number}; there is one.\n"),
            n => format!("There is no {one} {number}; they are 1 to {n}.\n"),
        }
    }

    fn here(&mut self) -> String {
        match self.at {
            Some(at) => self.item(at),
            None => self.opening(),
        }
    }

    /// The passages that name somebody.
    fn name(&mut self, number: usize) -> String {
        let Some(&id) = number.checked_sub(1).and_then(|it| self.names.get(it)) else {
            let n = self.names.len();
            return format!("There is no name {number}; there are {n}. e lists them.\n");
        };
        let corpus = self.digest.comparison.corpus();
        let mentions = corpus.entities()[id].mentions.iter();
        let mut passages: Vec<PassageRef> = mentions
            .filter_map(|&(article, mention)| {
                let span = corpus.annotations(article).mentions[mention].span;
                Some((article, self.segments(article).passage_at(span.start())?))
            })
            .collect();
        passages.dedup();
        self.go(Walk::Name(id, passages), 1)
    }

    /// The passages that give a number or date.
    fn figure(&mut self, number: usize) -> String {
        let Some(it) = number.checked_sub(1).and_then(|it| self.figures.get(it)) else {
            let n = self.figures.len();
            return format!("There is no row {number}; there are {n}. # lists them.\n");
        };
        let place = |it: &Site| {
            let passage = self.segments(it.article).passage_at(it.span.start())?;
            Some((it.article, passage))
        };
        let mut passages: Vec<PassageRef> = it.sites.iter().filter_map(place).collect();
        passages.dedup();
        let name = it.name(self.digest.comparison);
        self.go(Walk::Figure(name, passages), 1)
    }

    /// The passages with these words.
    fn search(&mut self, words: &str) -> String {
        let corpus = self.digest.comparison.corpus();
        let mut passages: Vec<PassageRef> = Vec::new();
        for (id, article) in corpus.articles().iter_enumerated() {
            let hits = search::find(article.text(), words);
            let found = hits
                .iter()
                .filter_map(|it| self.segments(id).passage_at(it.start()));
            passages.extend(found.map(|it| (id, it)));
        }
        passages.dedup();
        if passages.is_empty() {
            let words = plain(words);
            return format!("\"{words}\" is in none of the articles.\n");
        }
        self.go(Walk::Found(words.to_owned(), passages), 1)
    }

    /// Reads an article from a paragraph on; without any, from the passage told last.
    fn read(&mut self, article: Option<usize>, paragraph: Option<usize>) -> String {
        let here = self.passage();
        let n_articles = self.digest.comparison.corpus().articles().len();
        let (id, passage) = match article {
            Some(n) if n >= n_articles => {
                return match n_articles {
                    1 => "There is one article, A.\n".to_owned(),
                    n => format!("There is no such article; there are A to {}.\n", last(n)),
                };
            }
            Some(n) => (ArticleId::new(n), PassageId::new(0)),
            None => here.unwrap_or((ArticleId::new(0), PassageId::new(0))),
        };
        let passage = match paragraph {
            Some(number) => {
                let Some(found) = self.segments(id).in_paragraph(number).next() else {
                    let blocks = self.digest.comparison.corpus().articles()[id].blocks();
                    let n = blocks.len();
                    return format!("{id} has no paragraph {number}; it has {n}.\n");
                };
                found
            }
            None => passage,
        };
        self.go(Walk::Article(id), passage.index() + 1)
    }

    /// The first passage of the item told last.
    fn passage(&self) -> Option<PassageRef> {
        let at = self.at?;
        Some(match &self.walk {
            Walk::Matches => {
                let members = &self.digest.comparison.alignment().matches()[self.matches[at]];
                *members.passages.first()?
            }
            Walk::Differences => self.differences[at].places.first()?.passage,
            Walk::Said => self.said[at].places.first()?.passage,
            Walk::Name(_, passages) | Walk::Figure(_, passages) | Walk::Found(_, passages) => {
                passages[at]
            }
            Walk::Article(id) => (*id, PassageId::new(at)),
        })
    }

    fn segments(&self, article: ArticleId) -> &'a crate::segment::Segments {
        let comparison: &'a Comparison = self.digest.comparison;
        comparison.corpus().segments(article)
    }
}

/// The letter of the last of `n` articles.
fn last(n: usize) -> ArticleId {
    ArticleId::new(n.saturating_sub(1))
}
