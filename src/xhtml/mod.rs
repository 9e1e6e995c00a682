//! [`Document`] → content documents: the XHTML that an EPUB holds and that the web edition
//! is made of.
//!
//! Invariant: what is written is well-formed by construction ([`Writer`]) and parsed once
//! more before it leaves ([`check()`]). Every element whose words the converter made, and
//! no other, has the class `generated`.

mod address;
mod animation;
mod block;
mod check;
mod content;
mod contents;
mod css;
mod cursor;
mod data_address;
mod drawing;
mod entry;
mod face;
mod font_file;
mod front;
mod heading;
mod image;
mod index;
mod inline;
mod letter;
mod list;
mod math;
mod names;
mod note;
mod outside;
mod partition;
mod render;
mod section;
mod settings;
mod span;
mod style;
mod summary;
mod svg;
mod table;
mod user_style;
mod writer;

pub use check::check;
pub use content::{
    Content, ContentDocument, ContentsEntry, Features, Landmark, PageMark, direction,
    label_language, root_element,
};
pub use contents::{contents_entries, contents_groups};
pub use data_address::data_address;
pub use entry::add_entry_faces;
pub use face::{FaceStyle, FaceUse, FaceWeight};
pub use font_file::{FontChoice, FontFile, License, fonts, tell_fonts_left};
pub use image::{ImageFile, image, images};
pub use render::render;
pub use settings::{NarrowSpace, Picture, Settings, Split, Syntax};
pub use style::style_sheet;
pub use summary::{Ways, summary, summary_language};
pub use svg::check_svg;
pub use user_style::{UserStyle, user_styles};
pub use writer::{DocumentType, Element, Elements, Writer};

#[cfg(doc)]
use crate::document::Document;
