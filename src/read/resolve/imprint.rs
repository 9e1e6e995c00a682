//! The imprint below the title of a book, and who had a part in what has none.

use crate::document::{
    Block, BlockKind, Document, FrontDivision, Imprint, Inlines, is_book, visit_blocks,
};

/// Puts the imprint that the front matter makes below the title, where the document is a book
/// and has none in its text. What has no imprint names its `contributors` below its authors,
/// unless the front matter says that nothing of this kind is wanted.
pub(super) fn insert(
    document: &mut Document,
    imprint: Option<Block>,
    contributors: Vec<Inlines>,
) {
    let mut is_in_text = false;
    visit_blocks(&document.blocks, &mut |block| {
        is_in_text |= FrontDivision::of(block) == Some(FrontDivision::Imprint);
    });
    if is_in_text || document.imprint == Imprint::Unwanted {
        return;
    }
    let Some(imprint) = imprint.filter(|_| is_book(document)) else {
        if let Some(Block { kind: BlockKind::Title(title), .. }) =
            document.blocks.first_mut()
        {
            title.contributors = contributors;
        }
        return;
    };
    let is_title = |block: &Block| matches!(block.kind, BlockKind::Title(_));
    let below = usize::from(document.blocks.first().is_some_and(is_title));
    document.blocks.insert(below, imprint);
    document.imprint = Imprint::Made;
}
