//! What was read of each input so far: what is quick is read at once, the rest while the first article is read already.

use super::failure::Failure;
use crate::article::{Article, ArticleBuilder, Metadata};
use crate::comparison::{Comparison, Options};
use crate::load::{self, Input, LoadError, Progress, Request, Warning};
use crate::tui::arrival::{Arrival, Stage};
use crate::tui::message::{Arrived, Message};
use crate::tui::{Tell, Work};
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Files of no more bytes together are read before anything is shown.
const SMALL: u64 = 256 * 1024;

/// One input.
#[derive(Debug, Clone)]
pub enum Slot {
    /// Not read yet.
    Waiting,
    /// Read.
    Here(Box<Article>),
    /// Not readable: what and why, and what to do.
    Failed(String, String),
}

/// All inputs of a reading, and what came of them.
#[derive(Debug)]
pub struct Shelf {
    requests: Vec<Request>,
    slots: Vec<Slot>,
    /// What was noticed, not yet said.
    pub warnings: Vec<Warning>,
}

/// A shelf that the worker fills while others look at it.
pub type Shared = Arc<Mutex<Shelf>>;

impl Shelf {
    /// The inputs, none of them read.
    pub fn new(requests: Vec<Request>) -> Result<Self, LoadError> {
        let warnings = load::check(&requests)?;
        Ok(Self {
            slots: requests.iter().map(|_| Slot::Waiting).collect(),
            requests,
            warnings,
        })
    }

    /// Reads what can be shown at once: all if that is little, else the first article if it is a text file.
    ///
    /// # Errors
    /// When everything was read and nothing of it can be shown: what the first one failed with.
    pub fn begin(&mut self) -> Result<(), Failure> {
        let sizes: Option<u64> = self.requests.iter().map(|it| size(&it.input)).sum();
        let now = match sizes {
            Some(0..=SMALL) => self.requests.len(),
            _ if self
                .requests
                .first()
                .is_some_and(|it| size(&it.input).is_some()) =>
            {
                1
            }
            _ => 0,
        };
        self.read(now)
    }

    /// Reads all, however long that takes.
    ///
    /// # Errors
    /// As [`Self::begin`].
    pub fn read_all(&mut self) -> Result<(), Failure> {
        self.read(self.requests.len())
    }

    fn read(&mut self, n: usize) -> Result<(), Failure> {
        let mut failure = None;
        for at in 0..n {
            let result = one(&self.requests[at], &Progress::default());
            if let Some(error) = self.put(at, result) {
                failure.get_or_insert(error);
            }
        }
        match failure {
            Some(error) if self.slots.iter().all(|it| matches!(it, Slot::Failed(..))) => {
                Err(error.into())
            }
            _ => Ok(()),
        }
    }

    /// Takes what reading an input came to; gives an error back.
    pub fn put(
        &mut self,
        at: usize,
        result: Result<(Article, Vec<Warning>), LoadError>,
    ) -> Option<LoadError> {
        let error = match result {
            Ok((article, warnings)) => {
                self.slots[at] = Slot::Here(Box::new(article));
                self.warnings.extend(warnings);
                None
            }
            Err(error) => {
                self.slots[at] = Slot::Failed(error.to_string(), error.next_step.clone());
                Some(error)
            }
        };
        if self.waiting().is_empty() {
            self.warnings.extend(self.doubles());
        }
        error
    }

    /// The inputs.
    pub fn requests(&self) -> &[Request] {
        &self.requests
    }

    /// What came of each input.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// Puts in place what came of reading all of them again.
    pub fn set_slots(&mut self, slots: Vec<Slot>) {
        self.slots = slots;
    }

    /// How many can be read.
    pub fn n_readable(&self) -> usize {
        let here = self.slots.iter().filter(|it| matches!(it, Slot::Here(_)));
        here.count()
    }

    /// Whether any cannot be read.
    pub fn has_failed(&self) -> bool {
        self.slots.iter().any(|it| matches!(it, Slot::Failed(..)))
    }

    /// One article an input; without any text for what is not there.
    pub fn articles(&self) -> Vec<Article> {
        let all = self.slots.iter().zip(&self.requests);
        all.map(|(slot, request)| match slot {
            Slot::Here(article) => Article::clone(article),
            Slot::Waiting | Slot::Failed(..) => nothing(&request.input.name()),
        })
        .collect()
    }

    /// How far each has come, for the screen.
    pub fn arrivals(&self) -> Vec<Arrival> {
        let all = self.slots.iter().zip(&self.requests);
        all.map(|(slot, request)| match slot {
            Slot::Waiting => Arrival::Reading(plain_name(&request.input)),
            Slot::Here(_) => Arrival::Here,
            Slot::Failed(what, next_step) => Arrival::Failed {
                what: what.clone(),
                next_step: next_step.clone(),
            },
        })
        .collect()
    }

    /// What was noticed and not yet told.
    pub fn take_warnings(&mut self) -> Vec<Warning> {
        std::mem::take(&mut self.warnings)
    }

    /// Warnings of texts that are the same as a whole, known once all is read.
    fn doubles(&self) -> Vec<Warning> {
        let articles = self.articles();
        let readable = |source: &str| {
            let at = articles.iter().position(|it| it.meta().source == source);
            at.is_some_and(|at| matches!(self.slots[at], Slot::Here(_)))
        };
        let mut doubles = load::doubles(&articles);
        doubles.retain(|it| readable(&it.source_name));
        doubles
    }

    fn waiting(&self) -> Vec<usize> {
        let all = self.slots.iter().enumerate();
        all.filter(|it| matches!(it.1, Slot::Waiting))
            .map(|it| it.0)
            .collect()
    }
}

/// The shelf; whoever panicked with it left whole slots behind.
pub fn lock(shelf: &Shared) -> MutexGuard<'_, Shelf> {
    shelf.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads what waits, shows it as it comes, then compares. `notes` says warnings as the screen does.
pub fn work(shelf: &Shared, notes: fn(&[Warning]) -> Vec<String>) -> Work {
    let shelf = Arc::clone(shelf);
    let progress = Arc::new(Progress::default());
    let step = Arc::new(AtomicUsize::new(0));
    let (looked, told) = (Arc::clone(&progress), Arc::clone(&step));
    let names = lock(&shelf).waiting_names();
    Work {
        run: Box::new(move |tell| {
            read_waiting(&shelf, &progress, notes, tell);
            step.store(1, Ordering::Relaxed);
            let (articles, arrivals, n) = {
                let shelf = lock(&shelf);
                (shelf.articles(), shelf.arrivals(), shelf.n_readable())
            };
            let large = articles
                .iter()
                .map(|it| it.text().len() as u64)
                .sum::<u64>()
                > SMALL;
            let unaligned = Arc::new(Comparison::unaligned(articles));
            if n < 2 {
                return tell(Message::Compared(unaligned));
            }
            if large {
                tell(Message::Arrived(Arrived {
                    comparison: Arc::clone(&unaligned),
                    arrivals,
                    notes: Vec::new(),
                }));
            }
            let aligned = unaligned.aligned_telling(&Options::default(), &|_| {
                step.fetch_add(1, Ordering::Relaxed);
            });
            tell(Message::Compared(Arc::new(aligned)));
        }),
        stage: Arc::new(move || stage(told.load(Ordering::Relaxed), &names, &looked)),
    }
}

/// Reads what waits: files one after the other, all else at the same time; what arrives is shown at once.
fn read_waiting(
    shelf: &Shared,
    progress: &Progress,
    notes: fn(&[Warning]) -> Vec<String>,
    tell: &mut Tell,
) {
    let (waiting, requests) = {
        let shelf = lock(shelf);
        (shelf.waiting(), shelf.requests.clone())
    };
    if waiting.is_empty() {
        return;
    }
    let is_near = |at: &usize| matches!(requests[*at].input, Input::Path(_) | Input::Bytes { .. });
    let (near, far): (Vec<usize>, Vec<usize>) = waiting.into_iter().partition(is_near);
    let (sender, results) = channel();
    thread::scope(|scope| {
        let requests = &requests;
        let groups = far.into_iter().map(|it| vec![it]).chain([near]);
        for group in groups {
            let sender = sender.clone();
            scope.spawn(move || {
                for at in group {
                    // The other end lives as long as this scope.
                    let _ = sender.send((at, one(&requests[at], progress)));
                }
            });
        }
        drop(sender);
        while let Ok((at, result)) = results.recv() {
            let arrived = {
                let mut shelf = lock(shelf);
                shelf.put(at, result);
                while let Ok((at, result)) = results.try_recv() {
                    shelf.put(at, result);
                }
                let warnings = shelf.take_warnings();
                (shelf.articles(), shelf.arrivals(), notes(&warnings))
            };
            tell(Message::Arrived(Arrived {
                comparison: Arc::new(Comparison::plain(arrived.0)),
                arrivals: arrived.1,
                notes: arrived.2,
            }));
        }
    });
}

impl Shelf {
    fn waiting_names(&self) -> Vec<String> {
        let waiting = self.waiting().into_iter();
        waiting
            .map(|it| plain_name(&self.requests[it].input))
            .collect()
    }
}

/// What goes on: reading, then three steps of comparing.
fn stage(step: usize, names: &[String], progress: &Progress) -> Stage {
    let of = 3 + usize::from(!names.is_empty());
    let what = match step {
        0 => reading(names, progress),
        1 => "finding names and quotes".to_owned(),
        2 => "lining up passages".to_owned(),
        _ => "naming differences".to_owned(),
    };
    let step = step.min(3) + usize::from(!names.is_empty());
    Stage {
        what,
        step: Some((step.max(1), of)),
    }
}

/// `reading b.html`, with what has come of it.
fn reading(names: &[String], progress: &Progress) -> String {
    let bytes: u64 = progress.fetching().iter().map(|it| it.bytes).sum();
    let what = match names {
        [one] => format!("reading {one}"),
        all => format!("reading {} articles", all.len()),
    };
    match bytes {
        0 => what,
        bytes => format!("{what}, {} kB", bytes.div_ceil(1000)),
    }
}

/// An input by its name.
fn plain_name(input: &Input) -> String {
    match input {
        Input::Stdin => "standard input".to_owned(),
        input => input.name(),
    }
}

fn one(request: &Request, progress: &Progress) -> Result<(Article, Vec<Warning>), LoadError> {
    let (mut articles, warnings) = load::read_watched(std::slice::from_ref(request), progress)?;
    match articles.pop() {
        Some(article) => Ok((article, warnings)),
        None => load::read_one_with(&request.input, &request.options),
    }
}

/// The bytes of an input that is read in a moment: a file of text, or bytes at hand. None for what may take long.
fn size(input: &Input) -> Option<u64> {
    match input {
        Input::Bytes { bytes, .. } => Some(bytes.len() as u64),
        Input::Path(whole) => {
            let path = input.file().unwrap_or_else(|| whole.clone());
            let slow = path.extension().is_some_and(|it| {
                let it = it.to_string_lossy().to_lowercase();
                matches!(it.as_str(), "pdf" | "docx" | "epub")
            });
            match fs::metadata(&path) {
                Ok(it) if it.is_file() && !slow => Some(it.len()),
                Ok(it) if !it.is_file() && !it.is_dir() => None,
                Ok(_) if slow => None,
                // It fails at once.
                _ => Some(0),
            }
        }
        Input::Stdin | Input::Address(_) => None,
    }
}

/// An article without any text.
fn nothing(source: &str) -> Article {
    ArticleBuilder::new(Metadata {
        source: source.to_owned(),
        ..Metadata::default()
    })
    .finish()
}
