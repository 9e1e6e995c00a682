//! Footnotes: each set once, in a smaller size, to stand at the foot of its call's page.

use super::super::paragraph::Alignment;
use super::super::structure::{Element, Role};
use super::Part;
use super::form::Column;
use super::inlines::note_name;
use super::setter::{Marked, Place, Setter, baseline};
use super::voice::Voice;
use crate::diagnostic::Span;
use crate::document::{BlockKind, Note, NoteId};
use crate::geometry::Length;
use std::collections::VecDeque;

impl Setter<'_, '_> {
    /// Sets the note `number`, where it was not set before, and then those that are called
    /// in it: one after the other, since notes may call each other in a ring.
    pub(super) fn note(&mut self, number: u32, voice: &Voice) {
        if !self.begun_notes.insert(number) {
            return;
        }
        if let Some(waiting) = &mut self.waiting_notes {
            waiting.push_back(number);
            return;
        }
        self.waiting_notes = Some(VecDeque::from([number]));
        while let Some(next) = self.waiting_notes.as_mut().and_then(VecDeque::pop_front) {
            self.one_note(next, voice);
            // A note's note stands on the page of the call that leads to both.
            let row =
                self.galley.rows.iter_mut().rev().find(|row| row.notes.contains(&number));
            if let Some(row) = row
                && next != number
            {
                row.notes.push(next);
                row.notes.sort_unstable();
            }
        }
        self.waiting_notes = None;
    }

    /// Sets one note in its own voice, that of running text in a smaller size: nothing of
    /// how its call looks, or of the cell or the list that it stands in, is the note's.
    fn one_note(&mut self, number: u32, call: &Voice) {
        let id = NoteId(number);
        let document = self.document;
        let Some(note) = document.note(id) else { return };
        if self.galley.notes.len() < document.notes.len() {
            self.galley.notes.resize_with(document.notes.len(), Vec::new);
        }
        let mut element = Element::new(Role::Note, Some(call.element));
        element.name = Some(note_name(id));
        let language = &document.metadata.language;
        element.language = (call.language != *language).then(|| language.clone());
        let element = self.structure.add(element);
        let size = self.style.size.scale(82, 100);
        let voice = Voice { size, ..self.voice(element) };
        let leading = self.style.leading.scale(82, 100);
        let leading = std::mem::replace(&mut self.leading, leading);
        let alignment = self.alignment.take();
        let displayed = self.displayed.take();
        let listed = self.listed.take();
        let list_depth = std::mem::take(&mut self.list_depth);
        let marked = self.marked.len();
        let rows = self.aside(|setter| setter.note_rows(id, note, &voice));
        (self.leading, self.alignment, self.list_depth) = (leading, alignment, list_depth);
        self.displayed = displayed;
        self.listed = listed;
        self.galley.notes[id.index()] = rows;
        for mark in &mut self.marked[marked..] {
            mark.place = Place::Note(number);
        }
        self.marked.push(Marked {
            place: Place::Note(number),
            element,
            heading: None,
            head: Vec::new(),
            name: Some(note_name(id)),
        });
    }

    /// The rows of a note, its number before the first.
    fn note_rows(&mut self, id: NoteId, note: &Note, voice: &Voice) {
        let column = Column { left: Length::ZERO, measure: self.style.measure() };
        let label = self.within(Role::Label, voice);
        let number = id.number().to_string();
        let label = self.superior(label, &number);
        let mut text = label.text();
        self.words(&number, &label, note.span, &mut text);
        // A quarter of an em stands between the number and the text.
        let gap = voice.size.scale(1, 4);
        let indent = self.style.indent.max(self.widest_note_number(&label) + gap);
        let text_column = self.indented(column, indent, voice);
        let room = Self::mark_room(text_column, (indent, gap), voice);
        let form = Self::display(room, self.leading, Alignment::End);
        let paragraph = self.paragraph(&text, form, None);
        self.blocks(&note.blocks, text_column, voice);
        let usual = baseline(self.leading, self.style);
        let stands = self.line_baseline(0).unwrap_or(usual);
        let part = Part::Line { paragraph, line: 0, x: room.left, baseline: stands };
        if self.galley.rows.is_empty() {
            self.row(self.leading, &[part]);
        } else {
            self.prepend(0, part);
        }
        // The last rule of a table lies where the next note begins.
        let ends_with_rule =
            note.blocks.last().is_some_and(|last| matches!(last.kind, BlockKind::Table(_)));
        if ends_with_rule && let Some(row) = self.galley.rows.last_mut() {
            row.height += self.leading / 3;
        }
    }

    /// The width of the widest of the numbers that notes have here, so that the texts of all
    /// begin at one edge.
    fn widest_note_number(&mut self, label: &Voice) -> Length {
        let last = self.document.notes.len().to_string();
        let mut text = label.text();
        self.words(&"8".repeat(last.len()), label, Span::default(), &mut text);
        self.natural_width(&text)
    }
}
