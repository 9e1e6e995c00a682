//! The display list: what stands where on each page, with the logical structure beside it.
//!
//! Invariant: nothing here is of PDF; a PDF, a PNG or an SVG writer can stand on it. Places
//! are measured from the page's top left corner, y downwards, at the text's baseline.

use super::structure::ElementId;
use crate::font::{FaceId, Writing};
use crate::geometry::{Length, Point, Rect, Size};

/// One page, ready to be painted in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The sheet.
    pub size: Size,
    /// The page's label: its folio as printed.
    pub label: String,
    /// What stands on it, in reading order, artifacts last.
    pub items: Vec<Item>,
}

/// Something on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// Glyphs on one baseline.
    Text(TextRun),
    /// A filled rectangle, or a line from one corner of it to another.
    Rule {
        /// Where.
        rect: Rect,
        /// What of the rectangle is drawn.
        shape: RuleShape,
        /// Its color.
        color: Color,
        /// What it belongs to.
        mark: Mark,
    },
    /// An image.
    Image {
        /// Where; the image fills it.
        rect: Rect,
        /// Its place in [`Paged::images`](super::Paged::images).
        image: usize,
        /// What it belongs to.
        mark: Mark,
    },
    /// What is read as one text, however it is drawn: a formula.
    Group {
        /// How it is read.
        text: String,
        /// What it belongs to.
        mark: Mark,
        /// What is drawn: glyphs and rectangles.
        items: Vec<Self>,
    },
    /// A place that leads elsewhere: one item for each line that the link touches.
    Link {
        /// Where.
        rect: Rect,
        /// Where it leads.
        target: LinkTarget,
        /// The link's element; parts with the same element are one link.
        element: ElementId,
        /// Its words or title, for programs that describe links.
        description: String,
    },
}

/// What of a rectangle is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RuleShape {
    /// All of it.
    #[default]
    Filled,
    /// A line so thick from its lower left to its upper right corner.
    Rising(Length),
    /// A line so thick from its upper left to its lower right corner.
    Falling(Length),
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// An address outside the document.
    External(String),
    /// A named destination in the document.
    Internal(String),
}

/// Glyphs of one face, size, color and direction on one baseline, all of one mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRun {
    /// Where the leftmost glyph's origin stands.
    pub origin: Point,
    /// Which way it is read.
    pub writing: Writing,
    /// The face.
    pub face: FaceId,
    /// The size.
    pub size: Length,
    /// Horizontal scaling in thousandths of the natural width: 1000 is natural, 980 to 1020
    /// where font expansion is at work. Advances below have it in them already.
    pub scale: i32,
    /// The color.
    pub color: Color,
    /// What it belongs to.
    pub mark: Mark,
    /// The glyphs, from left to right.
    pub glyphs: Vec<Glyph>,
    /// The text that the glyphs show, in logical order.
    pub text: String,
}

/// A glyph in a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Glyph {
    /// Its index in the face; never 0 (`.notdef`).
    pub id: u16,
    /// From its origin to the next glyph's: advance, kerning, justification and expansion.
    pub advance: Length,
    /// Moves the glyph without moving the next one.
    pub offset: Point,
    /// First byte of [`TextRun::text`] that it shows.
    pub start: u32,
    /// The byte after the last one. `start == end`: it belongs to the glyph before it.
    pub end: u32,
}

/// A color in sRGB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Color {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

impl Color {
    /// The color of text.
    pub const BLACK: Self = Self { red: 0, green: 0, blue: 0 };
}

/// What an item belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// An element of the logical structure.
    Element(ElementId),
    /// Nothing that is read aloud.
    Artifact(Artifact),
}

/// Kinds of artifact (ISO 32000-1, 14.8.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Artifact {
    /// A running head.
    Header,
    /// A folio or running foot.
    Footer,
    /// A rule, a background: part of the layout.
    Layout,
}
