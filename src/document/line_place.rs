//! Divisions whose lines stand in the middle or at the right, by their class.

use super::block::{Block, BlockKind};

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
        let is_division = matches!(block.kind, BlockKind::Division(_));
        let named = |own: &Self| is_division && block.attributes.has_class(own.class());
        Self::ALL.into_iter().find(named)
    }
}
