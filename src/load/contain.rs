//! Other people's parsers on a thread of their own: a panic becomes an error, and so does taking too long.

#[cfg(test)]
use std::cell::Cell;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// Why a contained parser gave no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Escaped {
    /// It panicked, or no thread could be had for it.
    Panicked,
    /// It took longer than it was given. Its thread runs on until the process ends: Rust cannot stop one.
    TooLong,
}

const NAME: &str = "parallax-contained";
/// Stack of the thread. Only what is used of it takes memory; parsers that recurse need more than the usual 2 MB.
const STACK: usize = 64 * 1024 * 1024;

/// Runs `work` and gives its result, unless it panics or takes longer than `limit`.
///
/// # Errors
/// As [`Escaped`] says.
pub(super) fn contained<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Escaped> {
    #[cfg(test)]
    let limit = GIVEN.get().unwrap_or(limit);
    // A deadline that has passed already.
    if limit.is_zero() {
        return Err(Escaped::TooLong);
    }
    let (sender, receiver) = channel();
    thread::Builder::new()
        .name(NAME.to_owned())
        .stack_size(STACK)
        .spawn(move || {
            // The receiver is gone when this took too long; nobody waits for the result then.
            let _ = sender.send(work());
        })
        .map_err(|_| Escaped::Panicked)?;
    receiver.recv_timeout(limit).map_err(|error| match error {
        RecvTimeoutError::Timeout => Escaped::TooLong,
        RecvTimeoutError::Disconnected => Escaped::Panicked,
    })
}

#[cfg(test)]
thread_local! {
    static GIVEN: Cell<Option<Duration>> = const { Cell::new(None) };
}

/// Runs `work` in which everything contained is given no more than `limit`.
#[cfg(test)]
pub(super) fn given<T>(limit: Duration, work: impl FnOnce() -> T) -> T {
    GIVEN.set(Some(limit));
    let result = work();
    GIVEN.set(None);
    result
}

/// Whether the panic that a hook is told of is one that [`read_one`](super::read_one) turns into an error. Panic hooks of
/// the process ask this first and then say nothing and restore nothing; a library sets no hook itself.
#[must_use]
pub fn panic_is_contained() -> bool {
    thread::current().name() == Some(NAME)
}

#[cfg(test)]
mod tests {
    use super::{Escaped, contained, given, panic_is_contained};
    use std::time::Duration;

    #[test]
    fn results_panics_and_delays_come_back() {
        // Long enough for a panic with its backtrace on a loaded machine.
        let minute = Duration::from_secs(60);
        assert_eq!(contained(minute, panic_is_contained), Ok(true));
        assert!(!panic_is_contained());
        assert_eq!(
            contained(minute, || panic!("on purpose")),
            Err::<(), _>(Escaped::Panicked)
        );
        let (hold, wait) = std::sync::mpsc::channel::<()>();
        let escaped = contained(Duration::from_millis(5), move || wait.recv().is_ok());
        assert_eq!(escaped, Err(Escaped::TooLong));
        drop(hold);
        let none = given(Duration::ZERO, || contained(minute, || ()));
        assert_eq!(none, Err(Escaped::TooLong));
    }
}
