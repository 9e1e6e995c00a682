//! The index: its marks get names, and its place the entries that they make.

mod entries;
mod mark;
mod met;

use super::orthotypography::Smart;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    Block, BlockKind, Document, INDEX_CLASS, INDEX_ID, INDEX_KEY, InlineKind, descend,
    is_index_mark, made_mark_id, texts_mut, visit_blocks, visit_blocks_mut, visit_inlines,
    visit_run_mut,
};
use crate::language::Label;
use crate::read::citations::{division, made_heading};
use entries::Entries;

/// Looks whether marks and a place for the index go together, and puts the language's word
/// above a place in the text itself that stands below no heading.
pub(super) fn place(document: &mut Document, diagnostics: &mut Diagnostics) {
    let place = place_of(&document.blocks);
    match (first_mark(document), place) {
        (None, None) => {}
        (Some(span), None) => {
            diagnostics.report(
                Diagnostic::new(&catalogue::INDEX_NO_PLACE, "no index stands in the text")
                    .at(span)
                    .help("write `::: {#index}` and below it `:::` where it is to stand"),
            );
        }
        (None, Some(span)) => {
            diagnostics.report(
                Diagnostic::new(&catalogue::INDEX_EMPTY, "nothing is marked for the index")
                    .at(span)
                    .help("mark words with `[words]{.index}`, or take the division away"),
            );
        }
        (Some(_), Some(span)) => head(document, span),
    }
}

/// Puts a heading above the index where it stands in the text itself and has none.
fn head(document: &mut Document, span: Span) {
    let Some(at) = document.blocks.iter().position(is_place) else { return };
    let above = document.blocks.get(..at).unwrap_or(&[]);
    // What leads from entry to entry is marked here, and shows nothing.
    let before = above.iter().rfind(|block| !is_of_empty_marks(block));
    let heading =
        above.iter().rfind(|block| matches!(block.kind, BlockKind::Heading { .. }));
    let is_own = heading.is_some_and(|block| block.attributes.has_class(INDEX_CLASS));
    if is_own || before.is_some_and(|block| matches!(block.kind, BlockKind::Heading { .. }))
    {
        return;
    }
    let words = Label::Index.in_language(&document.metadata.language);
    let heading = made_heading(&document.blocks, (words, INDEX_CLASS), span);
    document.blocks.insert(at, heading);
}

/// Whether a block is a paragraph that holds marks without words and nothing else.
fn is_of_empty_marks(block: &Block) -> bool {
    let BlockKind::Paragraph(content) = &block.kind else { return false };
    content.iter().all(|inline| match &inline.kind {
        InlineKind::Span { attributes, content } => {
            is_index_mark(attributes) && content.is_empty()
        }
        InlineKind::Text(words) => words.trim().is_empty(),
        other => matches!(other, InlineKind::SoftBreak),
    })
}

/// Puts the entries where the index stands. All words are set right by now.
pub(super) fn fill(document: &mut Document, smart: Smart, diagnostics: &mut Diagnostics) {
    if place_of(&document.blocks).is_none() {
        return;
    }
    name_marks(document);
    let language = document.metadata.language.clone();
    let mut entries = Entries::new(&language, smart, diagnostics);
    for mark in met::marks(document) {
        entries.add(&mark);
    }
    let lists = entries.lists();
    if let Some(Block { kind: BlockKind::Division(blocks), .. }) =
        division(&mut document.blocks, INDEX_ID)
    {
        blocks.extend(lists);
    }
}

/// Whether a block is the place of the index.
fn is_place(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Division(_)) && block.attributes.id() == Some(INDEX_ID)
}

fn place_of(blocks: &[Block]) -> Option<Span> {
    let inside = |block: &Block| descend(block).into_iter().find_map(place_of);
    let found = |block: &Block| is_place(block).then_some(block.span);
    blocks.iter().find_map(|block| found(block).or_else(|| inside(block)))
}

/// Whether a block is marked as a whole. A heading of the class is that of the index.
fn is_marked(block: &Block) -> bool {
    block.attributes.value(INDEX_KEY).is_some()
}

/// Where the first mark stands, be it in a note.
fn first_mark(document: &Document) -> Option<Span> {
    let mut first = None;
    let mut look = |block: &Block| {
        if is_marked(block) {
            first.get_or_insert(block.span);
        }
        visit_inlines(block, &mut |inline| {
            if inline.kind.attributes().is_some_and(is_index_mark) {
                first.get_or_insert(inline.span);
            }
        });
    };
    visit_blocks(&document.blocks, &mut look);
    for note in &document.notes {
        visit_blocks(&note.blocks, &mut look);
    }
    first
}

/// Gives each mark an identifier that has none, for the index leads there.
fn name_marks(document: &mut Document) {
    let mut number = 0;
    let mut next = || {
        number += 1;
        made_mark_id(number)
    };
    let mut name = |block: &mut Block| {
        if is_marked(block) && block.attributes.id().is_none() {
            block.attributes.set_id(next());
        }
        for run in texts_mut(block) {
            visit_run_mut(run, &mut |inline| {
                if let Some(attributes) = inline.kind.attributes_mut()
                    && is_index_mark(attributes)
                    && attributes.id().is_none()
                {
                    attributes.set_id(next());
                }
            });
        }
    };
    visit_blocks_mut(&mut document.blocks, &mut name);
    for note in &mut document.notes {
        visit_blocks_mut(&mut note.blocks, &mut name);
    }
}
