//! Places in text, ids and normal forms: what every floor above speaks in; nothing about articles. And many hands.

pub mod crew;
pub mod few;
pub mod index;
pub mod intern;
pub mod normal;
pub mod span;

pub use index::{IndexVec, Run};
pub use intern::{Interner, Symbol};
pub use span::{Span, offset_in};
