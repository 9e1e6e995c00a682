//! Whether two documents say the same, wherever their words stand in a source.

use crate::diagnostic::Span;
use crate::document::{
    Block, BlockKind, Document, Entry, Inline, Inlines, Node, NodeKind, descend_mut,
    texts_mut,
};

/// Whether two documents are the same but for the places of their parts.
pub(super) fn same(one: &Document, other: &Document) -> bool {
    placeless(one.clone()) == placeless(other.clone())
}

/// The document with all places left out.
pub(super) fn placeless(mut document: Document) -> Document {
    document.sources.clear();
    blocks(&mut document.blocks);
    for note in &mut document.notes {
        note.span = Span::default();
        blocks(&mut note.blocks);
    }
    if let Some(letter) = &mut document.letter {
        letter.runs_mut().into_iter().for_each(inlines);
    }
    let metadata = &mut document.metadata;
    metadata.fonts.iter_mut().for_each(|font| font.span = Span::default());
    for person in metadata.authors.iter_mut().chain(&mut metadata.publication.contributors)
    {
        person.extra.iter_mut().for_each(entry);
    }
    for entries in [
        &mut metadata.provenance,
        &mut metadata.extra,
        &mut metadata.publication.onix,
        &mut document.output,
    ] {
        entries.iter_mut().for_each(entry);
    }
    document
}

fn blocks(list: &mut [Block]) {
    for block in list {
        block.span = Span::default();
        if let BlockKind::List(own) = &mut block.kind {
            own.items.iter_mut().for_each(|item| item.span = Span::default());
        }
        texts_mut(block).into_iter().for_each(inlines);
        for children in descend_mut(block) {
            blocks(children);
        }
    }
}

fn inlines(run: &mut Inlines) {
    for Inline { span, kind } in run {
        *span = Span::default();
        if let Some(content) = kind.content_mut() {
            inlines(content);
        }
    }
}

fn entry(entry: &mut Entry) {
    entry.key_span = Span::default();
    node(&mut entry.value);
}

fn node(own: &mut Node) {
    own.span = Span::default();
    match &mut own.kind {
        NodeKind::Null | NodeKind::Scalar(_) => {}
        NodeKind::List(items) => items.iter_mut().for_each(node),
        NodeKind::Map(entries) => entries.iter_mut().for_each(entry),
    }
}
