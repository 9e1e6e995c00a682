//! Notes: numbered by their first call, each with something to say.

use super::calls::labels;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    Block, Inline, InlineKind, Inlines, Note, NoteId, descend_mut, texts_mut,
};
use std::collections::BTreeMap;

/// Numbers the calls in reading order, then the calls inside the notes so found, and gives
/// the notes in that order.
pub(super) fn number(
    blocks: &mut [Block],
    notes: Vec<Option<Note>>,
    diagnostics: &mut Diagnostics,
) -> Vec<Note> {
    let mut numbering = Numbering {
        numbers: vec![None; notes.len()],
        notes,
        ordered: Vec::new(),
        titles: Vec::new(),
        diagnostics,
    };
    numbering.blocks(blocks);
    let mut at = 0;
    while at < numbering.ordered.len() {
        let mut blocks = std::mem::take(&mut numbering.ordered[at].blocks);
        numbering.blocks(&mut blocks);
        numbering.ordered[at].blocks = blocks;
        at += 1;
    }
    let Numbering { numbers: _, notes, mut ordered, titles, diagnostics } = numbering;
    name_apart(&mut ordered);
    for note in notes.into_iter().flatten() {
        diagnostics.report(unused(&note, &titles));
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

/// Gives a number to the names that several files use, so that each is one note's own.
fn name_apart(notes: &mut [Note]) {
    // The last number that a name was given.
    let mut taken = BTreeMap::<String, usize>::new();
    for note in notes {
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

struct Numbering<'d> {
    /// The final number of each note, by the number its calls carry.
    numbers: Vec<Option<NoteId>>,
    /// The notes that were not yet called.
    notes: Vec<Option<Note>>,
    ordered: Vec<Note>,
    /// The titles of images, each with the image's place.
    titles: Vec<(String, Span)>,
    diagnostics: &'d mut Diagnostics,
}

impl Numbering<'_> {
    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            for run in texts_mut(block) {
                self.inlines(run);
            }
            for children in descend_mut(block) {
                self.blocks(children);
            }
        }
    }

    fn inlines(&mut self, run: &mut Inlines) {
        for Inline { span, kind } in run {
            if let InlineKind::NoteCall(id) = kind {
                *id = self.number_of(*id, *span);
            }
            if let InlineKind::Image(image) = kind
                && !image.title.is_empty()
            {
                self.titles.push((image.title.clone(), *span));
            }
            if let Some(content) = kind.content_mut() {
                self.inlines(content);
            }
        }
    }

    fn number_of(&mut self, id: NoteId, span: Span) -> NoteId {
        if let Some(number) = self.numbers.get(id.index()).copied().flatten() {
            return number;
        }
        let number = NoteId(u32::try_from(self.ordered.len()).unwrap_or(u32::MAX));
        let note =
            self.notes.get_mut(id.index()).and_then(Option::take).unwrap_or_else(|| {
                self.diagnostics.error(
                    Diagnostic::new(&catalogue::NOTE_UNDEFINED, "the note is not written")
                        .at(span)
                        .help("write it in a paragraph that begins with `[^name]:`"),
                );
                Note { name: String::new(), span, blocks: Vec::new() }
            });
        if let Some(place) = self.numbers.get_mut(id.index()) {
            *place = Some(number);
        }
        self.ordered.push(note);
        number
    }
}
