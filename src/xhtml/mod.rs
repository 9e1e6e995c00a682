//! [`Document`] → content documents: the XHTML that an EPUB holds and that the web edition
//! is made of.
//!
//! Invariant: what is written is well-formed by construction ([`Writer`]) and parsed once
//! more before it leaves ([`check()`]). Every element whose words the converter made, and
//! no other, has the class `generated`.

mod block;
mod check;
mod cursor;
mod face;
mod image;
mod inline;
mod math;
mod names;
mod partition;
mod render;
mod style;
mod summary;
mod writer;

pub use check::check;
pub use face::{FaceStyle, FaceUse, FaceWeight};
pub use image::{ImageFile, images};
pub use render::{
    Content, ContentDocument, ContentsEntry, Features, NarrowSpace, PageMark, Picture,
    Settings, Split, Syntax, label_language, render,
};
pub use style::{FontFile, style_sheet};
pub use summary::summary;
pub use writer::{DocumentType, Element, Elements, Writer};

#[cfg(doc)]
use crate::document::Document;
