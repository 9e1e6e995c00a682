//! Languages that attributes state: what is no language tag is told of and left out.

use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    Attributes, Block, BlockKind, Document, Inline, descend_mut, texts_mut,
};

/// Leaves out what is no language, in blocks and inlines.
pub(super) fn check(document: &mut Document, diagnostics: &mut Diagnostics) {
    blocks(&mut document.blocks, diagnostics);
    for note in &mut document.notes {
        blocks(&mut note.blocks, diagnostics);
    }
}

fn blocks(list: &mut [Block], diagnostics: &mut Diagnostics) {
    for block in list {
        stated(&mut block.attributes, block.span, diagnostics);
        if let BlockKind::Figure(figure) = &mut block.kind {
            stated(&mut figure.image.attributes, block.span, diagnostics);
        }
        for run in texts_mut(block) {
            inlines(run, diagnostics);
        }
        for children in descend_mut(block) {
            blocks(children, diagnostics);
        }
    }
}

fn inlines(run: &mut [Inline], diagnostics: &mut Diagnostics) {
    for Inline { span, kind } in run {
        if let Some(attributes) = kind.attributes_mut() {
            stated(attributes, *span, diagnostics);
        }
        if let Some(content) = kind.content_mut() {
            inlines(content, diagnostics);
        }
    }
}

/// A tag that can be one has its own place in the attributes already.
fn stated(attributes: &mut Attributes, span: Span, diagnostics: &mut Diagnostics) {
    for key in ["lang", "xml:lang"] {
        while let Some(value) = attributes.remove(key) {
            diagnostics.report(
                Diagnostic::new(
                    &catalogue::LANGUAGE_UNKNOWN,
                    format!(
                        "`{value}` is no language: the words stay in the one around them"
                    ),
                )
                .at(span)
                .help("write a tag such as `lang=fr` or `lang=en-GB`"),
            );
        }
    }
}
