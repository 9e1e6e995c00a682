//! Notes: numbered by their first call, each with something to say.

use super::calls::labels;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    Block, Inline, InlineKind, Note, NoteId, citation_of, texts_mut, visit_blocks_mut,
    visit_run_mut,
};
use std::collections::BTreeMap;

/// The titles of images, each with the image's place, as notes may be called in them in vain;
/// none where there are no notes.
pub(super) fn titles(
    blocks: &mut [Block],
    notes: &mut [Option<Note>],
) -> Vec<(String, Span)> {
    let mut titles = Vec::new();
    let mut collect = |inline: &mut Inline| {
        if let InlineKind::Image(image) = &inline.kind {
            titles.push((image.title.clone(), inline.span));
        }
    };
    if !notes.is_empty() {
        visit_words(blocks, &mut collect);
    }
    for note in notes.iter_mut().flatten() {
        visit_words(&mut note.blocks, &mut collect);
    }
    titles
}

/// Numbers the calls in reading order, the calls inside a note right behind the first call
/// of that note, and gives the notes in that order. Of the others it is told whether one of
/// `titles` calls them.
pub(super) fn number(
    blocks: &mut [Block],
    mut notes: Vec<Option<Note>>,
    titles: &[(String, Span)],
    diagnostics: &mut Diagnostics,
) -> Vec<Note> {
    let mut called: Vec<Calls> = notes
        .iter_mut()
        .map(|note| note.as_mut().map_or_else(Calls::new, |note| calls(&mut note.blocks)))
        .collect();
    // The calls that are still to be seen to, the next one last.
    let mut waiting = calls(blocks);
    waiting.reverse();
    let mut numbering =
        Numbering { numbers: vec![None; notes.len()], notes, ordered: Vec::new() };
    while let Some((id, span)) = waiting.pop() {
        if numbering.add(id, span, diagnostics) {
            let own = called.get_mut(id.index()).map(std::mem::take);
            waiting.extend(own.unwrap_or_default().into_iter().rev());
        }
    }
    let Numbering { numbers, notes, mut ordered } = numbering;
    let mut renumber = |id: &mut NoteId, _: Span| {
        *id = numbers.get(id.index()).copied().flatten().unwrap_or(*id);
    };
    visit_calls(blocks, &mut renumber);
    for note in &mut ordered {
        visit_calls(&mut note.blocks, &mut renumber);
    }
    name_apart(&mut ordered);
    for note in notes.into_iter().flatten() {
        diagnostics.report(unused(&note, titles));
    }
    ordered
}

/// Says that a note is never called, or in the title of an image alone, where none can stand.
fn unused(note: &Note, titles: &[(String, Span)]) -> Diagnostic {
    let name = &note.name;
    let calls = |title: &str| {
        labels(title).any(|(_, label)| label.to_lowercase() == name.to_lowercase())
    };
    let remark = Diagnostic::new(
        &catalogue::NOTE_UNUSED,
        format!("the note `{name}` is never called and is left out"),
    )
    .at(note.span);
    match titles.iter().find(|(title, _)| calls(title)) {
        Some((_, span)) => remark
            .also(*span, "the title of an image calls no note")
            .help(format!("call it with `[^{name}]` in the text beside the image")),
        None => remark.help(format!("call it with `[^{name}]`, or take it away")),
    }
}

/// Calls of notes in reading order, with their places.
type Calls = Vec<(NoteId, Span)>;

/// The calls in blocks.
fn calls(blocks: &mut [Block]) -> Calls {
    let mut calls = Calls::new();
    visit_calls(blocks, &mut |id, span| calls.push((*id, span)));
    calls
}

/// Calls `visit` on every call of a note, with its place, to change it.
fn visit_calls(blocks: &mut [Block], visit: &mut dyn FnMut(&mut NoteId, Span)) {
    visit_words(blocks, &mut |inline| {
        if let InlineKind::NoteCall(id) = &mut inline.kind {
            visit(id, inline.span);
        }
    });
}

/// Calls `visit` on every inline of blocks, in reading order.
fn visit_words(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Inline)) {
    visit_blocks_mut(blocks, &mut |block| {
        for run in texts_mut(block) {
            visit_run_mut(run, visit);
        }
    });
}

/// Gives a number to the names that several files use, so that each is one note's own.
fn name_apart(notes: &mut [Note]) {
    // The last number that a name was given.
    let mut taken = BTreeMap::<String, usize>::new();
    // Those of citations are written where they are called.
    for note in notes.iter_mut().filter(|note| citation_of(note).is_none()) {
        let mut name = note.name.clone();
        let mut number = taken.get(&name.to_lowercase()).copied().unwrap_or_default();
        while taken.contains_key(&name.to_lowercase()) {
            number += 1;
            name = format!("{}-{number}", note.name);
        }
        taken.insert(note.name.to_lowercase(), number.max(1));
        taken.insert(name.to_lowercase(), 1);
        note.name = name;
    }
}

struct Numbering {
    /// The final number of each note, by the number its calls carry.
    numbers: Vec<Option<NoteId>>,
    /// The notes that were not yet called.
    notes: Vec<Option<Note>>,
    ordered: Vec<Note>,
}

impl Numbering {
    /// Gives a note its number, unless it has one; whether it was given one.
    fn add(&mut self, id: NoteId, span: Span, diagnostics: &mut Diagnostics) -> bool {
        let number = NoteId(u32::try_from(self.ordered.len()).unwrap_or(u32::MAX));
        match self.numbers.get_mut(id.index()) {
            Some(Some(_)) => return false,
            Some(place) => *place = Some(number),
            None => {}
        }
        let note =
            self.notes.get_mut(id.index()).and_then(Option::take).unwrap_or_else(|| {
                diagnostics.error(
                    Diagnostic::new(&catalogue::NOTE_UNDEFINED, "the note is not written")
                        .at(span)
                        .help("write it in a paragraph that begins with `[^name]:`"),
                );
                Note { name: String::new(), span, blocks: Vec::new() }
            });
        self.ordered.push(note);
        true
    }
}
