//! Independent pieces of work side by side on the cores of the machine: what comes of them is the same as one after the other.

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::num::NonZero;
use std::ops::Range;
use std::sync::OnceLock;
use std::thread;

/// Threads of the process that work at the same time: more of them find little to do.
const MOST: usize = 4;

/// Pieces that a run is cut into for each thread, so that none waits long for the last one.
const PIECES: usize = 4;

/// The stack of each thread in bytes: that of the main thread.
const STACK: usize = 8 * 1024 * 1024;

/// Bytes of text from which the crew is called: for two short reports it takes longer to start and to wait for threads than to
/// do all in its turn.
const WORTH: usize = 16 * 1024;

/// The size of work that is worth the crew, whatever the text.
pub const LARGE: usize = usize::MAX;

/// Does a piece of work for each of some items; the results in the order of the items. `size` is how many bytes of text the whole
/// work is about. Work that panics panics here.
pub fn each<I: Send, T: Send>(
    size: usize,
    items: Vec<I>,
    work: impl Fn(I) -> T + Sync + Send,
) -> Vec<T> {
    let worth = items.len() > 1 && size >= WORTH;
    match worth.then(crew).flatten() {
        Some(crew) => crew.install(|| items.into_par_iter().with_max_len(1).map(work).collect()),
        _ => items.into_iter().map(work).collect(),
    }
}

/// Cuts `0..n` into runs of at least `least`, does a piece of work for each, and puts together what comes of them, in order. `size`
/// as for [`each`].
pub fn runs<T: Send>(
    size: usize,
    n: usize,
    least: usize,
    work: impl Fn(Range<usize>) -> Vec<T> + Sync + Send,
) -> Vec<T> {
    // How many hands there are is asked of the system: not for what is done here anyway.
    if size < WORTH || n <= least {
        return work(0..n);
    }
    let length = n.div_ceil(hands() * PIECES).max(least).max(1);
    if length >= n {
        return work(0..n);
    }
    let starts = (0..n).step_by(length);
    let runs = starts.map(|it| it..(it + length).min(n)).collect();
    let mut all = Vec::new();
    for mut made in each(size, runs, work) {
        all.append(&mut made);
    }
    all
}

/// The threads, asked for once; none on one core, or where the system gives none: then each piece is done in its turn.
fn crew() -> Option<&'static ThreadPool> {
    static CREW: OnceLock<Option<ThreadPool>> = OnceLock::new();
    let ask = || {
        let named = |n| format!("parallax-crew-{n}");
        let asked = ThreadPoolBuilder::new().num_threads(hands());
        asked.stack_size(STACK).thread_name(named).build().ok()
    };
    CREW.get_or_init(|| (hands() > 1).then(ask).flatten())
        .as_ref()
}

/// How many threads are worth having.
fn hands() -> usize {
    static HANDS: OnceLock<usize> = OnceLock::new();
    let count = || thread::available_parallelism().map_or(1, NonZero::get);
    *HANDS.get_or_init(|| count().min(MOST))
}

#[cfg(test)]
mod tests {
    use super::{LARGE, WORTH, each, runs};
    use std::panic::catch_unwind;
    use std::thread::{self, sleep};
    use std::time::Duration;

    #[test]
    fn results_stand_in_the_order_of_what_they_were_made_of() {
        let late = |n: u64| {
            sleep(Duration::from_millis(20 - n));
            n * n
        };
        for n in [0, 1, 2, 3, 20] {
            let wanted: Vec<u64> = (0..n).map(|it| it * it).collect();
            assert_eq!(each(LARGE, (0..n).collect(), late), wanted);
        }
    }

    #[test]
    fn runs_cover_all_in_order() {
        for (n, least) in [
            (0, 1),
            (1, 1),
            (2, 1),
            (100, 1),
            (100, 7),
            (100, 100),
            (9, 0),
        ] {
            let made = runs(LARGE, n, least, |it| it.collect());
            assert_eq!(made, (0..n).collect::<Vec<_>>(), "{n} {least}");
        }
    }

    #[test]
    fn small_work_is_done_here() {
        let here = thread::current().id();
        let done = each(WORTH - 1, vec![1, 2, 3], |_| thread::current().id());
        assert!(done.iter().all(|it| *it == here));
    }

    #[test]
    fn what_fails_in_another_thread_fails_here() {
        let fails = || -> u64 { panic!("as it is meant to") };
        assert!(catch_unwind(|| each(LARGE, vec![1, 2, 3], |_| fails())).is_err());
    }
}
