//! What stands for watching in a build without it.

use super::failure::Failure;
use crate::load::Request;
use std::os::unix::net::UnixStream;

/// Never made.
pub struct Watch {
    /// Gets a byte when a file changed.
    pub changes: UnixStream,
}

/// Says that nothing is watched.
///
/// # Errors
/// Always.
pub fn start(_: &[Request]) -> Result<Watch, Failure> {
    Err(Failure::Usage(
        "--watch: this parallax was built without it".to_owned(),
        "R reads the articles again; or build with --features watch".to_owned(),
    ))
}
