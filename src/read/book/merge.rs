//! Joins what was read from several files. Notes are numbered anew: their names are each
//! file's own.

use crate::document::{
    Block, InlineKind, NoteId, texts_mut, visit_blocks_mut, visit_run_mut,
};
use crate::read::blocks::Parsed;

/// Adds what was read from one file.
pub(in crate::read) fn append(all: &mut Parsed, part: Parsed) {
    let Parsed {
        mut blocks,
        mut notes,
        mut repeated,
        mut remarks,
        too_deep,
        lettered_items: _,
    } = part;
    let before = u32::try_from(all.notes.len()).unwrap_or(u32::MAX);
    if before > 0 {
        renumber(&mut blocks, before);
        for note in notes.iter_mut().flatten().chain(&mut repeated) {
            renumber(&mut note.blocks, before);
        }
    }
    all.blocks.append(&mut blocks);
    all.notes.append(&mut notes);
    all.repeated.append(&mut repeated);
    all.remarks.append(&mut remarks);
    all.too_deep = all.too_deep.or(too_deep);
}

fn renumber(blocks: &mut [Block], before: u32) {
    visit_blocks_mut(blocks, &mut |block| {
        for run in texts_mut(block) {
            visit_run_mut(run, &mut |inline| {
                if let InlineKind::NoteCall(NoteId(number)) = &mut inline.kind {
                    *number = number.saturating_add(before);
                }
            });
        }
    });
}
