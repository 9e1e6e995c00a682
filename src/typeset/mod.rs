//! Pages: the document set in lines and columns, as a display list with its structure.
//!
//! Invariant: nothing here is of PDF, and nothing reads a file.

mod frame;
mod paged;
mod structure;
mod style;

pub use frame::{Artifact, Color, Glyph, Item, LinkTarget, Mark, Page, TextRun};
pub use paged::{Destination, ImageData, ImageFormat, OutlineEntry, Paged};
pub use structure::{Element, ElementId, Role, Structure};
pub use style::{PaperSize, Style};
