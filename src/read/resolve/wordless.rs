//! Headings and links without words: nobody can be told of them.

use crate::diagnostic::{Diagnostic, Diagnostics, Severity, catalogue};
use crate::document::{
    Block, BlockKind, Document, InlineKind, plain_text, visit_blocks, visit_inlines,
};

/// Says where words are missing. It is an error where the document asserts that it is
/// accessible, since the claim would be false.
pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics) {
    let asserted = document.metadata.publication.accessibility.conforms.is_some();
    let mut tell = |mut remark: Diagnostic| {
        if asserted {
            remark.severity = Severity::Error;
        }
        diagnostics.report(remark);
    };
    let mut look = |block: &Block| {
        if let BlockKind::Heading { level: _, content } = &block.kind
            && plain_text(content).trim().is_empty()
        {
            tell(
                Diagnostic::new(&catalogue::HEADING_EMPTY, "the heading has no words")
                    .at(block.span)
                    .help("write its words, or take the `#` away"),
            );
        }
        visit_inlines(block, &mut |inline| {
            if let InlineKind::Link(link) = &inline.kind
                && plain_text(&link.content).trim().is_empty()
            {
                tell(
                    Diagnostic::new(&catalogue::LINK_NO_WORDS, "the link has no words")
                        .at(inline.span)
                        .help("write between the brackets what it leads to"),
                );
            }
        });
    };
    visit_blocks(&document.blocks, &mut look);
    for note in &document.notes {
        visit_blocks(&note.blocks, &mut look);
    }
}
