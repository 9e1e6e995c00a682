//! Languages that attributes state: what is no language tag is told of and left out.

use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Span, catalogue};
use crate::document::{
    Attributes, Block, BlockKind, Document, Inline, descend_mut, texts_mut,
};

/// Leaves out what is no language, in blocks and inlines.
pub(super) fn check(document: &mut Document, diagnostics: &mut Diagnostics) {
    // Who asserts conformance would assert what is not so (WCAG 2.2, 3.1.2).
    let severity = match document.metadata.publication.accessibility.conforms {
        Some(_) => Severity::Error,
        None => catalogue::LANGUAGE_UNKNOWN.severity,
    };
    let mut tell = |value: &str, span: Span| {
        let mut remark = Diagnostic::new(
            &catalogue::LANGUAGE_UNKNOWN,
            format!("`{value}` is no language: the words stay in the one around them"),
        )
        .at(span)
        .help("write a tag such as `lang=fr` or `lang=en-GB`");
        remark.severity = severity;
        diagnostics.report(remark);
    };
    blocks(&mut document.blocks, &mut tell);
    for note in &mut document.notes {
        blocks(&mut note.blocks, &mut tell);
    }
}

/// Says that a value, stated at a place, is no language.
type Tell<'t> = dyn FnMut(&str, Span) + 't;

fn blocks(list: &mut [Block], tell: &mut Tell<'_>) {
    for block in list {
        stated(&mut block.attributes, block.span, tell);
        if let BlockKind::Figure(figure) = &mut block.kind {
            stated(&mut figure.image.attributes, block.span, tell);
        }
        for run in texts_mut(block) {
            inlines(run, tell);
        }
        for children in descend_mut(block) {
            blocks(children, tell);
        }
    }
}

fn inlines(run: &mut [Inline], tell: &mut Tell<'_>) {
    for Inline { span, kind } in run {
        if let Some(attributes) = kind.attributes_mut() {
            stated(attributes, *span, tell);
        }
        if let Some(content) = kind.content_mut() {
            inlines(content, tell);
        }
    }
}

/// A tag that can be one has its own place in the attributes already.
fn stated(attributes: &mut Attributes, span: Span, tell: &mut Tell<'_>) {
    for key in ["lang", "xml:lang"] {
        while let Some(value) = attributes.remove(key) {
            tell(&value, span);
        }
    }
    if attributes.language().is_some_and(|language| !language.is_known())
        && let Some(language) = attributes.take_language()
    {
        tell(language.as_str(), span);
    }
}
