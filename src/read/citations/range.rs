//! Ranges in the pages of an entry and in the place that a citation names.

use crate::document::{InlineKind, Inlines};
use crate::language::page_range;

/// Writes the hyphens of ranges as the dash that `--` is: BibLaTeX takes either for a range,
/// and so do the processors of CSL.
pub(super) fn dash(run: &mut Inlines) {
    for inline in run {
        let InlineKind::Text(words) = &mut inline.kind else { continue };
        for at in page_range::hyphens(words).into_iter().rev() {
            words.replace_range(at..=at, "–");
        }
    }
}
