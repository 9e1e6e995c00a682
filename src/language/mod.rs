//! What each language asks of type: hyphens, breaks, quotes, spaces, dates, words.
//!
//! Invariant: pure functions of text and tag; no font, no width, no document.

pub mod hyphenate;
mod tag;

pub use tag::{Language, Tag};
