//! One YAML+Markdown source, set right: PDF, EPUB and plain text.
//!
//! source → [`document::Document`] → pages → PDF, or content documents → EPUB, or lines →
//! text.

pub mod backend;
mod date;
pub mod diagnostic;
pub mod document;
#[cfg(feature = "typeset")]
pub mod font;
pub mod geometry;
pub mod language;
pub mod line_break;
pub mod read;
pub mod resource;
#[cfg(feature = "typeset")]
pub mod typeset;
