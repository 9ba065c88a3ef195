//! All integration tests, in one binary.

mod support;

// Screens of the reading view.
mod screens;
// Rows of the acceptance table that are about every screen.
#[cfg(all(unix, feature = "cli"))]
mod acceptance;

// The rules of the house.
mod tidy;
// The JSON document against its schema.
mod json;
// Text, ANSI, HTML and Markdown.
mod reports;
// What always holds, on random input.
mod invariants;
// Whole articles and the reports expected of them.
mod cases;
// The program without a terminal: messages and exit codes.
#[cfg(feature = "cli")]
mod cli;
// Linear mode.
#[cfg(feature = "cli")]
mod linear;
// What it reads.
#[cfg(feature = "cli")]
mod inputs;
// The limits on what it reads.
#[cfg(feature = "cli")]
mod limits;
// The configuration file.
#[cfg(feature = "cli")]
mod config;
// The program in a real terminal.
#[cfg(all(unix, feature = "cli"))]
mod pty;
// One thing is changed, and that change is named.
mod mutation;
// The behavior book.
mod spec;
// The trainer of the name tagger.
#[path = "train/trainer.rs"]
mod trainer;
