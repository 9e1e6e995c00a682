//! Styles among attributes: no edition shows them.

use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{Block, Document, each_attributes, visit_blocks};

/// The key of what an element looks like, as HTML has it.
const STYLE_KEY: &str = "style";

/// How many characters of a style are shown.
const MOST_SHOWN: usize = 40;

/// Says where attributes state a style. Those of HTML are told where it is read.
pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics) {
    let mut look = |block: &Block| {
        let mut told = None;
        each_attributes(block, &mut |attributes, span| {
            // A figure takes over what its image states.
            if let Some(style) = attributes.value(STYLE_KEY)
                && told != Some(span)
            {
                told = Some(span);
                diagnostics.report(remark(style, span));
            }
        });
    };
    visit_blocks(&document.blocks, &mut look);
    for note in &document.notes {
        visit_blocks(&note.blocks, &mut look);
    }
}

fn remark(style: &str, span: Span) -> Diagnostic {
    let shown: String = style.chars().take(MOST_SHOWN).collect();
    let shown = shown.replace('`', "'");
    Diagnostic::new(
        &catalogue::MARKDOWN_STYLE,
        format!("no edition shows the style `{shown}`"),
    )
    .at(span)
    .help(
        "take it away; or write a class such as `{.name}`, and its look in a style sheet that \
         `css:` names",
    )
}
