//! Faces, fallback and shaping: text in, glyph runs out.
//!
//! Invariant: no page, no output format. A long-lived [`FontBook`] owns the faces; shaping
//! returns values.

mod book;
mod face;

pub use book::{FaceId, Family, FontBook, FontError};
pub use face::{Face, Metrics, Posture, Weight};
