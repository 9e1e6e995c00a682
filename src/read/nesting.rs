//! What is said of places that are nested too deeply.

use crate::diagnostic::{Diagnostic, Span, catalogue};
use crate::document::MAX_NESTING;

/// That more than [`MAX_NESTING`] blocks and inlines stand inside one another at `span`.
pub(super) fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::new(
        &catalogue::MARKDOWN_TOO_DEEP,
        format!("more than {MAX_NESTING} levels stand inside one another"),
    )
    .labelled(span, "the first that is too deep")
    .help("take levels of lists, quotes, divisions, elements or emphasis away")
}
