//! The imprint below the title of a book.

use crate::document::{
    Block, BlockKind, Document, FrontDivision, Imprint, is_book, visit_blocks,
};

/// Puts the imprint that the front matter makes below the title, where the document is a book
/// and has none in its text.
pub(super) fn insert(document: &mut Document, imprint: Option<Block>) {
    let Some(imprint) = imprint.filter(|_| is_book(document)) else { return };
    let mut is_in_text = false;
    visit_blocks(&document.blocks, &mut |block| {
        is_in_text |= FrontDivision::of(block) == Some(FrontDivision::Imprint);
    });
    if is_in_text {
        return;
    }
    let is_title = |block: &Block| matches!(block.kind, BlockKind::Title(_));
    let below = usize::from(document.blocks.first().is_some_and(is_title));
    document.blocks.insert(below, imprint);
    document.imprint = Imprint::Made;
}
