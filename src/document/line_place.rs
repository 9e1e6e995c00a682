//! Divisions whose lines stand in the middle or at the right, by their class.

use super::block::Block;

/// Where the lines of a division's paragraphs stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinePlace {
    /// In the middle: the day of a concert, the word at the end of a play.
    Middle,
    /// At the right: who signs minutes, to whom a request is addressed.
    Right,
}

impl LinePlace {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Middle, Self::Right];

    /// The class of such a division in the source and in editions.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Middle => "center",
            Self::Right => "right",
        }
    }

    /// Where the lines of a block stand, if it says so.
    #[must_use]
    pub fn of(block: &Block) -> Option<Self> {
        Self::ALL.into_iter().find(|own| block.is_division_of(own.class()))
    }
}
