//! Claims of a front matter that cannot all be so.

use crate::diagnostic::{Diagnostic, Diagnostics, catalogue};
use crate::document::{Entry, Node, NodeKind};

/// Says what is wrong with the claims on accessibility.
pub(super) fn check(entries: &[Entry], diagnostics: &mut Diagnostics) {
    let Some(claims) = entries.iter().find(|entry| entry.key == "accessibility") else {
        return;
    };
    let is_stated = |key: &str| {
        let text = claims.value.get(key).and_then(Node::as_scalar);
        text.is_some_and(|text| !text.trim().is_empty())
    };
    if let Some(conforms) = claims.value.get("conforms")
        && is_stated("conforms")
        && !is_stated("certified-by")
    {
        diagnostics.report(
            Diagnostic::new(
                &catalogue::FRONT_MATTER_NO_CERTIFIER,
                "nobody is named who says that the document conforms",
            )
            .at(conforms.span)
            .help("add `certified-by` with the name of who checked it: yours, or a body's"),
        );
    }
    let Some(hazard) = claims.value.get("hazard") else { return };
    if let NodeKind::List(items) = &hazard.kind
        && items.len() > 1
        && let Some(none) = items.iter().find(|item| item.as_scalar() == Some("none"))
    {
        diagnostics.error(
            Diagnostic::new(
                &catalogue::FRONT_MATTER_VALUE,
                "there is no hazard (`none`), and there are others",
            )
            .at(none.span)
            .help("write `none` alone, or take it away"),
        );
    }
}
