//! Formulas, which this edition does not draw.

use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    Block, BlockKind, Document, InlineKind, unknown_commands, visit_blocks, visit_inlines,
};

/// Says once that the formulas of a document are written in a line of plain characters, and
/// of each command that has no form there, where it stands first.
pub(super) fn tell_linear(document: &Document, diagnostics: &mut Diagnostics) {
    let mut places: Vec<Span> = Vec::new();
    let mut unknown: Vec<(String, Span)> = Vec::new();
    let mut formula = |tex: &str, span: Span| {
        places.push(span);
        for command in unknown_commands(tex) {
            if unknown.iter().all(|(known, _)| *known != command) {
                unknown.push((command, span));
            }
        }
    };
    let mut look = |block: &Block| {
        if let BlockKind::Math(tex) = &block.kind {
            formula(tex, block.span);
        }
        visit_inlines(block, &mut |inline| {
            if let InlineKind::Math(tex) = &inline.kind {
                formula(tex, inline.span);
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
            format!("{what} written in a line: `x²`, `√(a+b)`, `a∕b`"),
        )
        .at(*first)
        .help("take the EPUB or the HTML for mathematics as it is set"),
    );
    for (command, span) in unknown {
        diagnostics.report(
            Diagnostic::new(
                &catalogue::FORMULA_UNKNOWN_COMMAND,
                format!("`{command}` has no form in plain characters and stays as TeX"),
            )
            .at(span)
            .help("write the formula without it"),
        );
    }
}
