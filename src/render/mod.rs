//! What any way of showing needs: runs, wrapping, wording, themes, outline.

mod amid;
pub mod brief;
pub mod color;
pub mod contrast;
mod cut;
pub mod escape;
pub mod evidence;
pub mod figures;
mod left_out;
pub mod limits;
pub mod moment;
pub mod names;
pub mod order;
pub mod outline;
pub mod parted;
pub mod quoting;
mod repeated;
pub mod runs;
pub mod search;
pub mod signs;
pub mod spellings;
mod tables;
pub mod theme;
pub mod voices;
pub mod who;
pub mod wording;
pub mod wrap;
