//! parallax reads two or more reports of one event side by side and says where they part.
//!
//! ```text
//! files ─► load ─► segment ─► annotate ─► corpus ─► align ─► diverge ─► Comparison ─► report | tui
//! ```
//!
//! Data flows one way and every module imports only modules on lower floors; `src/ARCHITECTURE.md` is the map.
//! Everything between [`load`] and [`report`] is pure and cannot fail: same bytes in, same findings out.

pub mod align;
pub mod annotate;
pub mod article;
#[cfg(feature = "cli")]
pub mod cli;
pub mod comparison;
#[cfg(feature = "cli")]
pub mod config;
pub mod corpus;
pub mod diverge;
pub mod lexicon;
pub mod load;
pub mod notes;
pub mod render;
pub mod report;
pub mod segment;
#[cfg(feature = "cli")]
pub mod state;
#[cfg(test)]
pub(crate) mod testing;
pub mod text;
#[cfg(feature = "tui")]
pub mod tui;

pub use comparison::{Comparison, Options, compare};
