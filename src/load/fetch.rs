//! Addresses that the user named, fetched within limits of time and size.

use super::LoadError;
use super::read::Raw;

/// What an address answers.
///
/// # Errors
/// Always, yet.
pub(super) fn get(address: &str) -> Result<Raw, LoadError> {
    Err(LoadError::new(
        address,
        "this build of parallax was made without reading addresses",
        "save the page to a file and name that",
    ))
}
