//! How far reading has come, for whoever shows it from another thread.

use std::sync::Mutex;

/// What is being fetched at the moment. Reading writes it, anybody may look at it at any time.
#[derive(Debug, Default)]
pub struct Progress {
    fetching: Mutex<Vec<Fetching>>,
}

/// An address on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetching {
    /// The address as given.
    pub address: String,
    /// Bytes of its page that have arrived, unpacked.
    pub bytes: u64,
}

impl Progress {
    /// What is on its way now, in the order in which it was asked for.
    #[must_use]
    pub fn fetching(&self) -> Vec<Fetching> {
        self.with(|it| it.clone())
    }

    /// Reading an address begins.
    #[cfg(feature = "fetch")]
    pub(super) fn begin(&self, address: &str) {
        self.with(|it| {
            it.push(Fetching {
                address: address.to_owned(),
                bytes: 0,
            });
        });
    }

    /// So many bytes of it have arrived.
    #[cfg(feature = "fetch")]
    pub(super) fn arrived(&self, address: &str, bytes: u64) {
        self.with(|it| {
            if let Some(it) = it.iter_mut().find(|it| it.address == address) {
                it.bytes = bytes;
            }
        });
    }

    /// It has arrived whole, or failed.
    #[cfg(feature = "fetch")]
    pub(super) fn end(&self, address: &str) {
        self.with(|it| {
            if let Some(at) = it.iter().position(|it| it.address == address) {
                it.remove(at);
            }
        });
    }

    fn with<T>(&self, work: impl FnOnce(&mut Vec<Fetching>) -> T) -> T {
        // A thread that panicked left whole entries: pushing and removing do not stop halfway.
        let mut fetching = self.fetching.lock().unwrap_or_else(|it| it.into_inner());
        work(&mut fetching)
    }
}
