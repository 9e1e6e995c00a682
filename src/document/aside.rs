//! Asides: divisions that stand beside the text, by their class.

use super::block::Block;

/// The class of a division that is an aside, as HTML names the element.
pub const ASIDE_CLASS: &str = "aside";

/// Whether a block is an aside.
#[must_use]
pub fn is_aside(block: &Block) -> bool {
    block.is_division_of(ASIDE_CLASS)
}
