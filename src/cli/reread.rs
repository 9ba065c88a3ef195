//! Articles read again while they are shown: what changed, what could not be read, and files that are watched.

use super::shelf::{Shared, Slot, lock};
use crate::article::Article;
use crate::comparison::{Comparison, Options};
use crate::load::{self, Input, LoadError, Request};
use crate::segment::segment;
use crate::text::intern::Interner;
use crate::tui::Reload;
use crate::tui::message::Reread;
use rustc_hash::FxHashMap;
use std::fs;
use std::sync::Arc;
use std::time::SystemTime;

/// Reads the same inputs again whenever it is called. An input that cannot be read now, or is being written, keeps the
/// text that is shown; so does standard input, which can be read only once. One that could not be read before is tried
/// again.
pub fn reload(shelf: &Shared) -> Reload {
    let shelf = Arc::clone(shelf);
    Arc::new(move || {
        let (requests, mut slots) = {
            let shelf = lock(&shelf);
            (shelf.requests().to_vec(), shelf.slots().to_vec())
        };
        let mut reread = again(&requests, &mut slots);
        let mut shelf = lock(&shelf);
        shelf.set_slots(slots);
        if reread.changed {
            let unaligned = Comparison::unaligned(shelf.articles());
            reread.message.comparison = Some(Arc::new(match shelf.n_readable() {
                0 | 1 => unaligned,
                _ => unaligned.aligned(&Options::default()),
            }));
        }
        reread.message.arrivals = shelf.arrivals();
        reread.message
    })
}

/// What came of it, still without a comparison.
struct Again {
    changed: bool,
    message: Reread,
}

fn again(requests: &[Request], slots: &mut [Slot]) -> Again {
    let mut kept = Vec::new();
    let (mut changed, mut differ, mut came) = (false, 0, 0);
    for (request, slot) in requests.iter().zip(slots.iter_mut()) {
        match (read(request), &*slot) {
            (Ok(Some(new)), Slot::Here(old)) if new != **old => {
                differ += differing(old, &new);
                *slot = Slot::Here(Box::new(new));
                changed = true;
            }
            (Ok(Some(_)) | Ok(None), Slot::Here(_)) | (Ok(None), _) => {}
            (Ok(Some(new)), _) => {
                *slot = Slot::Here(Box::new(new));
                (changed, came) = (true, came + 1);
            }
            (Err(error), Slot::Here(_)) => {
                kept.push(format!("{error}; the text read before is kept"));
            }
            (Err(error), _) => {
                kept.push(error.to_string());
                *slot = Slot::Failed(error.to_string(), error.next_step);
            }
        }
    }
    let found = match (changed, differ, came) {
        (false, ..) if kept.is_empty() => Some("read again: nothing changed".to_owned()),
        (false, ..) => None,
        (true, 0, 1) => Some("read again: 1 article can be read now".to_owned()),
        (true, 0, came) if came > 0 => Some(format!("read again: {came} articles can be read now")),
        (true, 1, _) => Some("read again: 1 passage differs".to_owned()),
        (true, ..) => Some(format!("read again: {differ} passages differ")),
    };
    kept.extend(found);
    Again {
        changed,
        message: Reread {
            comparison: None,
            arrivals: Vec::new(),
            said: kept.join(" · "),
        },
    }
}

/// Reads one input; `None` for what can be read only once.
fn read(request: &Request) -> Result<Option<Article>, LoadError> {
    if request.input == Input::Stdin {
        return Ok(None);
    }
    let before = state(&request.input);
    let (article, _) = load::read_one_with(&request.input, &request.options)?;
    if state(&request.input) != before {
        return Err(LoadError {
            source_name: request.input.name(),
            what: "it is being written".to_owned(),
            next_step: String::new(),
        });
    }
    Ok(Some(article))
}

/// What shows that a file was written: its length and the time.
fn state(input: &Input) -> Option<(u64, SystemTime)> {
    let it = fs::metadata(input.file()?).ok()?;
    Some((it.len(), it.modified().ok()?))
}

/// How many passages one of the two texts has that the other has not; one that was reworded counts once.
fn differing(before: &Article, after: &Article) -> usize {
    let mut counts: FxHashMap<String, isize> = FxHashMap::default();
    let mut interner = Interner::default();
    for (article, by) in [(before, -1), (after, 1)] {
        for passage in segment(article, &mut interner).passages().as_slice() {
            let text = &article.text()[passage.span.range()];
            *counts.entry(text.to_owned()).or_default() += by;
        }
    }
    let sum = |sign: isize| -> isize { counts.values().map(|it| (it * sign).max(0)).sum() };
    sum(1).max(sum(-1)).unsigned_abs()
}
