//! The reading view: a model, messages that change it, a view that draws it, and one loop around them.

pub mod command;
pub mod message;
pub mod model;
pub mod update;
pub mod view;
