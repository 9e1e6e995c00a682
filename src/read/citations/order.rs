//! The works in the order in which a reader meets their citations, notes where they are
//! called.

use crate::document::{Block, InlineKind, Note, cited_key, visit_blocks, visit_inlines};
use std::collections::BTreeSet;

/// What a reader meets in the course of a document, each once.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// The keys of the works that are cited in blocks and in the notes called in them.
    pub(super) keys: Vec<String>,
    /// The notes, by their places among all.
    pub(super) notes: Vec<usize>,
}

/// The works and notes that a reader meets.
pub(super) fn of(blocks: &[Block], notes: &[Option<Note>]) -> Order {
    let (mut known, mut called) = (BTreeSet::new(), BTreeSet::new());
    let mut order = Order::default();
    // What is still to be met: the text, and on top of it the note that is read.
    let mut waiting = vec![met(blocks).into_iter()];
    while let Some(list) = waiting.last_mut() {
        match list.next() {
            None => {
                waiting.pop();
            }
            Some(Met::Work(key)) => {
                if known.insert(key) {
                    order.keys.push(key.to_owned());
                }
            }
            Some(Met::Call(at)) => {
                if let Some(Some(note)) = notes.get(at)
                    && called.insert(at)
                {
                    order.notes.push(at);
                    waiting.push(met(&note.blocks).into_iter());
                }
            }
        }
    }
    order
}

/// What a reader meets.
enum Met<'a> {
    /// The citation of a work.
    Work(&'a str),
    /// The call of a note, by its place among the notes.
    Call(usize),
}

fn met(blocks: &[Block]) -> Vec<Met<'_>> {
    let mut met = Vec::new();
    visit_blocks(blocks, &mut |block| {
        visit_inlines(block, &mut |inline| {
            if let InlineKind::NoteCall(id) = &inline.kind {
                met.push(Met::Call(id.index()));
            } else if let InlineKind::Link(link) = &inline.kind {
                met.extend(cited_key(link).map(Met::Work));
            }
        });
    });
    met
}
