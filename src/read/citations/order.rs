//! The works in the order in which a reader meets their citations, notes where they are
//! called.

use crate::document::{Block, InlineKind, Note, cited_key, visit_blocks, visit_inlines};
use std::collections::BTreeSet;

/// The keys of the works that are cited in blocks and in the notes called in them.
pub(super) fn cited(blocks: &[Block], notes: &[Option<Note>]) -> Vec<String> {
    let (mut known, mut called) = (BTreeSet::new(), BTreeSet::new());
    let mut keys = Vec::new();
    // What is still to be met: the text, and on top of it the note that is read.
    let mut waiting = vec![met(blocks).into_iter()];
    while let Some(list) = waiting.last_mut() {
        match list.next() {
            None => {
                waiting.pop();
            }
            Some(Met::Work(key)) => {
                if known.insert(key) {
                    keys.push(key.to_owned());
                }
            }
            Some(Met::Call(at)) => {
                if let Some(Some(note)) = notes.get(at)
                    && called.insert(at)
                {
                    waiting.push(met(&note.blocks).into_iter());
                }
            }
        }
    }
    keys
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
