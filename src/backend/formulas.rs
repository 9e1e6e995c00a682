//! Formulas in editions that set no mathematics yet.

use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    Block, BlockKind, Document, InlineKind, visit_blocks, visit_inlines,
};

/// Says once that the formulas of a document are written in a line of plain characters.
pub(super) fn tell_linear(document: &Document, diagnostics: &mut Diagnostics) {
    let mut places: Vec<Span> = Vec::new();
    let mut look = |block: &Block| {
        if matches!(block.kind, BlockKind::Math(_)) {
            places.push(block.span);
        }
        visit_inlines(block, &mut |inline| {
            if matches!(inline.kind, InlineKind::Math(_)) {
                places.push(inline.span);
            }
        });
    };
    visit_blocks(&document.blocks, &mut look);
    for note in &document.notes {
        visit_blocks(&note.blocks, &mut look);
    }
    let Some(first) = places.first() else { return };
    let what = match places.len() {
        1 => "the formula is".to_owned(),
        count => format!("{count} formulas are"),
    };
    diagnostics.report(
        Diagnostic::new(
            &catalogue::FORMULA_LINEAR,
            format!("{what} written in a line: `x²`, `√(a+b)`, `a⁄b`"),
        )
        .at(*first)
        .help("take the EPUB or the HTML for mathematics as it is set"),
    );
}
