//! How pages look: size, margins, fonts, leading.

use crate::geometry::{Length, Sides, Size};

/// The style of pages. Good without any word from the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// The sheet.
    pub paper: PaperSize,
    /// White space around the text.
    pub margins: Sides,
    /// The size of running text.
    pub size: Length,
    /// From one baseline to the next.
    pub leading: Length,
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
