//! Pages that say where they are: an index takes room that its own numbers depend on.

use super::layout::Layout;
use crate::diagnostic::{Diagnostic, Diagnostics, Reported, catalogue};
use crate::document::{Block, Document, PageSpan, index_targets, is_index, visit_blocks};
use std::collections::BTreeMap;

/// The pages of the places that an index leads to, from 0, by their names.
pub(super) type Places = BTreeMap<String, PageSpan>;

/// How often pages are made at most. Behind the text an index moves nothing that it leads to:
/// the second time says what the first one found.
const MOST: usize = 5;

/// The layout that `set` makes with the pages of the places where it puts them itself. What is
/// said of one that is made anew is not heard.
pub(super) fn settled<'b>(
    document: &Document,
    diagnostics: &mut Diagnostics,
    mut set: impl FnMut(&Places, &mut Diagnostics) -> Result<Layout<'b>, Reported>,
) -> Result<Layout<'b>, Reported> {
    let mut places = Places::new();
    if index_targets(&document.blocks).is_empty() {
        return set(&places, diagnostics);
    }
    let mut time = 0;
    loop {
        time += 1;
        let mut told = diagnostics.clone();
        let layout = set(&places, &mut told);
        let found = layout.as_ref().map_or(&places, Layout::places);
        let is_settled = *found == places;
        if is_settled || time == MOST {
            *diagnostics = told;
            if !is_settled {
                report(document, diagnostics);
            }
            return layout;
        }
        places = found.clone();
    }
}

/// Says that the numbers of an index may be wrong.
fn report(document: &Document, diagnostics: &mut Diagnostics) {
    let mut place = None;
    visit_blocks(&document.blocks, &mut |block: &Block| {
        if is_index(block) {
            place.get_or_insert(block.span);
        }
    });
    diagnostics.report(
        Diagnostic::new(&catalogue::PAGE_INDEX, "page numbers of the index do not settle")
            .at(place.unwrap_or_default())
            .help("put the index behind what it leads to"),
    );
}
