//! What a paged writer asks of a layout.

use super::frame::Page;
use super::jpeg::Orientation;
use super::structure::{ElementId, Structure};
use crate::diagnostic::Span;
use crate::document::PageMap;
use crate::geometry::{Length, Point};
use std::fmt;

/// A document laid out in pages. Pages are composed when asked for and not kept, so that a
/// writer holds one at a time.
pub trait Paged: fmt::Debug {
    /// How many pages there are; at least one.
    fn page_count(&self) -> usize;

    /// The page `index`, from 0.
    ///
    /// # Panics
    /// Where there is no such page.
    fn page(&self, index: usize) -> Page;

    /// The logical structure of all pages.
    fn structure(&self) -> &Structure;

    /// The headings, for bookmarks, in order.
    fn outline(&self) -> &[OutlineEntry];

    /// The named places, sorted by name.
    fn destinations(&self) -> &[Destination];

    /// The images that items refer to.
    fn images(&self) -> &[ImageData];

    /// Where each page begins, in terms of the document.
    fn page_map(&self) -> &PageMap;
}

/// A bookmark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineEntry {
    /// Its words.
    pub title: String,
    /// 1 for the title, 2 to 6 for headings.
    pub level: u8,
    /// The page, from 0.
    pub page: usize,
    /// How far down the page its place begins.
    pub y: Length,
    /// The heading's element.
    pub element: ElementId,
}

/// A named place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// The name: an identifier of the document.
    pub name: String,
    /// The page, from 0.
    pub page: usize,
    /// The page where it ends: another one where it is that of a block on several.
    pub last_page: usize,
    /// The place on the first.
    pub point: Point,
    /// The element that is there.
    pub element: ElementId,
}

/// An image as it was read, its kind and size known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageData {
    /// The path in the source, for messages.
    pub path: String,
    /// Where it is first shown in the source.
    pub span: Span,
    /// The file.
    pub bytes: Vec<u8>,
    /// What it is.
    pub format: ImageFormat,
    /// Width in pixels (in CSS pixels for SVG), as it is seen.
    pub width: u32,
    /// Height in pixels (in CSS pixels for SVG), as it is seen.
    pub height: u32,
    /// How many pixels are an inch.
    pub resolution: u32,
    /// How the file's picture is turned to be seen so.
    pub orientation: Orientation,
}

/// Kinds of image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageFormat {
    /// JPEG, passed through.
    Jpeg,
    /// PNG.
    Png,
    /// SVG, drawn as vectors.
    Svg,
    /// GIF or WebP, which no page can show: its place is kept, for the pages of editions
    /// that can.
    Unpaged,
}
