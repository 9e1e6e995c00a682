//! Pages: the document set in lines and columns, as a display list with its structure.
//!
//! Invariant: nothing here is of PDF, and nothing reads a file.

mod conflict;
mod drawing;
mod exif;
mod formula;
mod frame;
mod galley;
mod gradient;
mod identity;
mod jpeg;
mod layout;
mod page;
mod paged;
mod paragraph;
mod references;
mod remark;
mod resolution;
mod score;
mod settled;
mod step;
mod structure;
mod style;
mod text_style;
mod window;

pub use conflict::Conflict;
#[cfg(feature = "pdf")]
pub(crate) use drawing::Drawing;
pub use frame::{Artifact, Color, Glyph, Item, LinkTarget, Mark, Page, RuleShape, TextRun};
#[cfg(feature = "pdf")]
pub(crate) use gradient::periods;
pub use identity::content_hash;
#[cfg(feature = "pdf")]
pub(crate) use jpeg::Jpeg;
pub use jpeg::Orientation;
pub use layout::{Layout, typeset, typeset_watched};
pub use paged::{Destination, ImageData, ImageFormat, OutlineEntry, Paged};
pub use score::Score;
pub use step::{Step, Watch};
pub use structure::{Element, ElementId, ListMarks, Role, Structure};
pub use style::Style;
