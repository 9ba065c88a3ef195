//! Articles read again while they are shown: what changed, what could not be read, and files that are watched.

use crate::article::Article;
use crate::comparison::Comparison;
use crate::load::{self, Input, LoadError, Request};
use crate::segment::segment;
use crate::text::intern::Interner;
use crate::tui::Reload;
use crate::tui::message::Reread;
use rustc_hash::FxHashMap;
use std::fs;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

/// Reads the same inputs again whenever it is called. An input that cannot be read now, or is being written, keeps the
/// text that is shown; so does standard input, which can be read only once.
pub fn reload(requests: Vec<Request>, articles: Vec<Article>) -> Reload {
    let shown = Mutex::new(articles);
    Arc::new(move || {
        // Somebody who panicked left whole articles behind.
        let mut shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
        again(&requests, &mut shown)
    })
}

fn again(requests: &[Request], shown: &mut [Article]) -> Reread {
    let mut kept = Vec::new();
    let (mut changed, mut differ) = (false, 0);
    for (request, article) in requests.iter().zip(shown.iter_mut()) {
        match read(request) {
            Ok(Some(new)) if new != *article => {
                differ += differing(article, &new);
                *article = new;
                changed = true;
            }
            Ok(_) => {}
            Err(error) => kept.push(format!("{error}; the text read before is kept")),
        }
    }
    let comparison = changed.then(|| Arc::new(Comparison::unaligned(shown.to_vec()).aligned()));
    let found = match (changed, differ) {
        (false, _) if kept.is_empty() => Some("read again: nothing changed".to_owned()),
        (false, _) => None,
        (true, 1) => Some("read again: 1 passage differs".to_owned()),
        (true, _) => Some(format!("read again: {differ} passages differ")),
    };
    kept.extend(found);
    Reread {
        comparison,
        said: kept.join(" · "),
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
    let Input::Path(path) = input else {
        return None;
    };
    let it = fs::metadata(path).ok()?;
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
