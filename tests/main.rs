//! All integration tests, in one binary.

mod support;

// The JSON document against its schema.
mod json;
