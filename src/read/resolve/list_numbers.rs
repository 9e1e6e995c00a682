//! Whether the items of a list have the numbers that were written: Markdown takes the first
//! and counts on.

use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{Block, BlockKind, Document, List, ListKind, Numerals, visit_blocks};
use crate::read::list_mark::Mark;

/// Says where an item has another number than its own, once a list.
pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics) {
    let mut look = |block: &Block| {
        if let BlockKind::List(own) = &block.kind {
            numbers(own, diagnostics);
        }
    };
    visit_blocks(&document.blocks, &mut look);
    for note in &document.notes {
        visit_blocks(&note.blocks, &mut look);
    }
}

fn numbers(list: &List, diagnostics: &mut Diagnostics) {
    let ListKind::Ordered { start, .. } = list.kind else { return };
    let written: Vec<(u64, Span)> = list
        .items
        .iter()
        .filter_map(|item| Some((number(item.span, diagnostics)?, item.span)))
        .collect();
    // Whoever gives all items the first number leaves it to the program to count them.
    let counts_itself = written.iter().all(|(number, _)| *number == start);
    if counts_itself || written.len() != list.items.len() {
        return;
    }
    let other = (start..).zip(&written).find(|(counted, (number, _))| counted != number);
    if let Some((counted, (number, span))) = other {
        diagnostics.report(
            Diagnostic::new(
                &catalogue::MARKDOWN_RENUMBERED,
                format!("the item numbered {number} has the number {counted} in its list"),
            )
            .at(*span)
            .help(format!(
                "number it {counted}, or begin another list with {number} behind a paragraph",
            )),
        );
    }
}

/// The number that an item begins with, in figures.
fn number(item: Span, diagnostics: &Diagnostics) -> Option<u64> {
    let (mark, _) = Mark::of(diagnostics.sources.text(item).trim_start())?;
    mark.number(Numerals::Decimal)
}
