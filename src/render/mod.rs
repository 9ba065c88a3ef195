//! What any way of showing needs: runs, wrapping, wording, themes, outline.

pub mod theme;
pub mod wording;
