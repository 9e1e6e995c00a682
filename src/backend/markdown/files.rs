//! The files that a document names.

use crate::document::{BlockKind, Document, InlineKind, visit_blocks, visit_inlines};

/// The paths of images, fonts, cover and style sheets, as they count from the document.
pub(super) fn named(document: &Document) -> Vec<&str> {
    let mut paths = Vec::new();
    let bodies = std::iter::once(&document.blocks)
        .chain(document.notes.iter().map(|note| &note.blocks));
    for blocks in bodies {
        visit_blocks(blocks, &mut |block| {
            if let BlockKind::Figure(figure) = &block.kind {
                paths.push(figure.image.path.as_str());
            }
            visit_inlines(block, &mut |inline| {
                if let InlineKind::Image(image) = &inline.kind {
                    paths.push(image.path.as_str());
                }
            });
        });
    }
    let metadata = &document.metadata;
    paths.extend(metadata.fonts.iter().map(|font| font.path.as_str()));
    paths.extend(metadata.publication.cover.iter().map(|cover| cover.path.as_str()));
    paths.extend(metadata.publication.style_sheets.iter().map(String::as_str));
    paths
}
