//! Marks between the brackets of a figure, where a caption was meant.

use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{Inline, InlineKind};
use crate::read::inlines;

/// Says that the words in the brackets of the image at `span` hold marks: they are those for
/// who cannot see it, and no marks are kept in them.
pub(super) fn check(span: Span, diagnostics: &mut Diagnostics) {
    let Some(words) = in_brackets(diagnostics.sources.text(span)) else { return };
    if !words.contains(['*', '_', '`', '[', '$', '~', '^']) {
        return;
    }
    let is_word = |inline: &Inline| match &inline.kind {
        // Citations are still words.
        InlineKind::Text(words) => !words.contains("[@"),
        InlineKind::SoftBreak | InlineKind::LineBreak => true,
        _ => false,
    };
    if inlines::placed(words, span).iter().all(is_word) {
        return;
    }
    diagnostics.report(
        Diagnostic::new(
            &catalogue::IMAGE_MARKED_WORDS,
            "the words in brackets are the alternative text and take no marks",
        )
        .at(span)
        .help("for a caption write it in quotes behind the address: `![words](path \"Caption\")`"),
    );
}

/// What stands between the brackets of an image; nothing where it is written otherwise.
fn in_brackets(written: &str) -> Option<&str> {
    let behind = written.strip_prefix("![")?;
    let mut depth = 0_usize;
    let mut is_escaped = false;
    for (at, c) in behind.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => depth += 1,
            ']' if depth == 0 => return behind.get(..at),
            ']' => depth -= 1,
            _ => {}
        }
    }
    None
}
