//! How pages look: size, margins, fonts, leading.

use crate::document::Document;
use crate::geometry::{Length, Sides, Size};
use crate::language::Language;

/// The style of pages, every choice made. Good without any word from the user.
///
/// Default sizes: a letter in 11.5 points on 15, 120 millimetres wide (73 letters a line); any
/// other document in 11 on 14, 118 millimetres wide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// The sheet.
    pub paper: Size,
    /// White space around the text.
    pub margins: Sides,
    /// The size of running text.
    pub size: Length,
    /// From one baseline to the next.
    pub leading: Length,
    /// What the first line of a paragraph is indented by.
    pub indent: Length,
    /// Whether the first paragraph after a heading is indented too, as French has it.
    pub indent_after_heading: bool,
    /// Whether paragraphs are flush on both sides.
    pub justified: bool,
    /// Which pages carry their number.
    pub folios: Folios,
}

/// Which pages carry their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folios {
    /// All, where there is more than one.
    All,
    /// All but the first: letters.
    AfterFirst,
    /// None.
    None,
}

impl Style {
    /// The style of a document about which nothing was said.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let paper = PaperSize::A4.size();
        let language = document.metadata.language.language();
        let (size, leading, measure, lines, folios) = if document.letter.is_some() {
            ((23, 2), 15, 120, 44, Folios::AfterFirst)
        } else {
            ((11, 1), 14, 118, 46, Folios::All)
        };
        let size = Length::POINT.scale(size.0, size.1);
        let leading = Length::POINT * leading;
        let side = (paper.width - Length::from_millimetres(measure)) / 2;
        // A whole number of lines, a little above the middle of the sheet.
        let free = paper.height - leading * lines;
        let top = free.scale(47, 100);
        Self {
            paper,
            margins: Sides { top, right: side, bottom: free - top, left: side },
            size,
            leading,
            indent: size,
            indent_after_heading: !matches!(language, Language::English | Language::German),
            justified: true,
            folios,
        }
    }

    /// The width of the text.
    #[must_use]
    pub fn measure(&self) -> Length {
        self.paper.width - self.margins.left - self.margins.right
    }

    /// The height of the text.
    #[must_use]
    pub fn text_height(&self) -> Length {
        self.paper.height - self.margins.top - self.margins.bottom
    }
}

/// A size of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperSize {
    /// ISO 216, 210 × 297 mm.
    A4,
    /// ISO 216, 148 × 210 mm.
    A5,
    /// ANSI A, 8.5 × 11 in.
    Letter,
    /// 8.5 × 14 in.
    Legal,
    /// Any other.
    Custom(Size),
}

impl PaperSize {
    /// Width and height in portrait.
    #[must_use]
    pub const fn size(self) -> Size {
        match self {
            Self::A4 => {
                Size::new(Length::from_millimetres(210), Length::from_millimetres(297))
            }
            Self::A5 => {
                Size::new(Length::from_millimetres(148), Length::from_millimetres(210))
            }
            Self::Letter => {
                Size::new(Length::from_raw(612 * 65536), Length::from_raw(792 * 65536))
            }
            Self::Legal => {
                Size::new(Length::from_raw(612 * 65536), Length::from_raw(1008 * 65536))
            }
            Self::Custom(size) => size,
        }
    }
}
