//! Faces, fallback and shaping: text in, glyph runs out.
//!
//! Invariant: no page, no output format. A long-lived [`FontBook`] owns the faces; shaping
//! returns values.

mod book;
mod face;
mod features;
mod math;
mod shape;
#[cfg(feature = "xhtml")]
mod subset;

pub use book::{FaceId, Family, FontBook, FontError};
pub use face::{Face, Metrics, Posture, Weight};
pub use features::{Features, Writing};
pub use math::{Extent, MathConstant, MathFace, Piece, StretchAxis};
pub use shape::{Run, ShapedGlyph, Shaper, Word, WordId};
#[cfg(feature = "xhtml")]
pub use subset::{subset, subset_family};
