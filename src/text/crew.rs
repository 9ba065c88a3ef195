//! Independent pieces of work side by side on the cores of the machine: what comes of them is the same as one after the other.

use std::num::NonZero;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread::{self, Scope};

/// Threads of the process that work at the same time: more of them find little to do.
const MOST: usize = 4;

/// Pieces that a run is cut into for each thread, so that none waits long for the last one.
const PIECES: usize = 4;

const NAME: &str = "parallax-crew";

/// The stack that the main thread has too.
const STACK: usize = 8 * 1024 * 1024;

/// Helpers that are at work.
static HELPERS: AtomicUsize = AtomicUsize::new(0);

/// Does a piece of work for each of some items; the results in the order of the items.
pub fn each<I: Send, T: Send>(items: Vec<I>, work: impl Fn(I) -> T + Sync) -> Vec<T> {
    let n = items.len();
    if n < 2 || hands() < 2 {
        return items.into_iter().map(work).collect();
    }
    let queue = Mutex::new(items.into_iter().enumerate());
    let done = Mutex::new(Vec::with_capacity(n));
    let help = || {
        loop {
            let next = lock(&queue).next();
            let Some((at, item)) = next else { break };
            let made = work(item);
            lock(&done).push((at, made));
        }
    };
    thread::scope(|scope| {
        for _ in 1..n {
            if !send(scope, &help) {
                break;
            }
        }
        help();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|it: &(usize, T)| it.0);
    done.into_iter().map(|it| it.1).collect()
}

/// Cuts `0..n` into runs of at least `least`, does a piece of work for each, and puts together what comes of them, in order.
pub fn runs<T: Send>(
    n: usize,
    least: usize,
    work: impl Fn(Range<usize>) -> Vec<T> + Sync,
) -> Vec<T> {
    let length = n.div_ceil(hands() * PIECES).max(least).max(1);
    if length >= n || hands() < 2 {
        return work(0..n);
    }
    let starts = (0..n).step_by(length);
    let runs = starts.map(|it| it..(it + length).min(n)).collect();
    let mut all = Vec::new();
    for mut made in each(runs, work) {
        all.append(&mut made);
    }
    all
}

/// Does two pieces of work, the first of them on this thread.
pub fn both<A, B: Send>(one: impl FnOnce() -> A, other: impl FnOnce() -> B + Send) -> (A, B) {
    let (waiting, made) = (Mutex::new(Some(other)), Mutex::new(None));
    let help = || {
        let work = lock(&waiting).take();
        if let Some(work) = work {
            let it = work();
            *lock(&made) = Some(it);
        }
    };
    let first = thread::scope(|scope| {
        send(scope, &help);
        let it = one();
        help();
        it
    });
    let made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    (first, made.expect("one of the two threads did it"))
}

/// Sends a helper, unless all hands are busy or no thread can be had: then those that there are do its work.
fn send<'scope>(scope: &'scope Scope<'scope, '_>, help: &'scope (impl Fn() + Sync)) -> bool {
    if HELPERS.fetch_add(1, Ordering::Relaxed) + 1 >= hands() {
        HELPERS.fetch_sub(1, Ordering::Relaxed);
        return false;
    }
    let builder = thread::Builder::new().name(NAME.to_owned());
    let sent = builder.stack_size(STACK).spawn_scoped(scope, move || {
        let _at_work = AtWork;
        help();
    });
    if sent.is_err() {
        HELPERS.fetch_sub(1, Ordering::Relaxed);
    }
    sent.is_ok()
}

/// A helper, as long as it works, even where it fails.
struct AtWork;

impl Drop for AtWork {
    fn drop(&mut self) {
        HELPERS.fetch_sub(1, Ordering::Relaxed);
    }
}

/// How many threads are worth having.
fn hands() -> usize {
    static HANDS: OnceLock<usize> = OnceLock::new();
    let count = || thread::available_parallelism().map_or(1, NonZero::get);
    *HANDS.get_or_init(|| count().min(MOST))
}

fn lock<T>(it: &Mutex<T>) -> MutexGuard<'_, T> {
    it.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::{both, each, runs};
    use std::panic::catch_unwind;
    use std::thread::sleep;
    use std::time::Duration;

    #[test]
    fn results_stand_in_the_order_of_what_they_were_made_of() {
        let late = |n: u64| {
            sleep(Duration::from_millis(20 - n));
            n * n
        };
        for n in [0, 1, 2, 3, 20] {
            let wanted: Vec<u64> = (0..n).map(|it| it * it).collect();
            assert_eq!(each((0..n).collect(), late), wanted);
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
            let made = runs(n, least, |it| it.collect());
            assert_eq!(made, (0..n).collect::<Vec<_>>(), "{n} {least}");
        }
    }

    #[test]
    fn two_pieces_of_work_are_done_whoever_is_ready_first() {
        let work = |it: u64| {
            sleep(Duration::from_millis(it));
            it
        };
        for (one, other) in [(0, 5), (5, 0)] {
            assert_eq!(both(|| work(one), || work(other)), (one, other));
        }
    }

    #[test]
    fn what_fails_in_another_thread_fails_here() {
        let fails = || -> u64 { panic!("as it is meant to") };
        let slow = || sleep(Duration::from_millis(20));
        assert!(catch_unwind(|| both(slow, fails)).is_err());
        assert!(catch_unwind(|| each(vec![1, 2, 3], |_| fails())).is_err());
    }
}
