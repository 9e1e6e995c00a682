//! What stands behind the text: its notes, and the addresses of its links.

use super::blocks::Writer;
use super::edition::{Line, Origin};
use crate::document::{
    CitationStyle, Document, HeadingLevel, Numerals, is_entry, visit_blocks,
};
use crate::language::Label;

impl Writer<'_> {
    /// Writes the notes.
    pub(super) fn notes(&mut self) {
        let document = self.document;
        if document.notes.is_empty() {
            return;
        }
        self.back_heading(Label::Notes);
        for (index, note) in document.notes.iter().enumerate() {
            let mark = self.note_mark(index);
            self.hanging(&format!("{mark} "), |writer| {
                writer.blocks(&note.blocks);
            });
            self.space(1);
        }
    }

    /// Writes the list of addresses.
    pub(super) fn links(&mut self) {
        if self.addresses.is_empty() {
            return;
        }
        self.back_heading(Label::Links);
        for (index, address) in std::mem::take(&mut self.addresses).iter().enumerate() {
            let words = format!("{} {address}", self.link_mark(index));
            self.line(&Line::of(&words, Origin::Generated));
        }
    }

    /// What calls the note with this index: its number, or a letter where numbers are those of
    /// works.
    pub(super) fn note_mark(&self, index: usize) -> String {
        let numerals = match self.works {
            0 => Numerals::Decimal,
            _ => Numerals::LowerLetter,
        };
        format!("[{}]", numerals.written(index as u64 + 1))
    }

    /// The number of the address with this index. Works or notes come first, so that no number
    /// means two things.
    pub(super) fn link_mark(&self, index: usize) -> String {
        let before = match self.works {
            0 => self.document.notes.len(),
            works => works,
        };
        format!("[{}]", before + index + 1)
    }

    /// A heading of the converter's own.
    fn back_heading(&mut self, which: Label) {
        self.space(2);
        let language = &self.document.metadata.language;
        let mut flow = self.level(HeadingLevel::SECTION);
        flow.push(which.in_language(language), Origin::Generated);
        let width = self.paragraph(&flow);
        if !self.is_linear() {
            self.line(&Line::of(&"-".repeat(width), Origin::Generated));
        }
        self.space(1);
    }
}

/// How many works a document lists that it cites by their numbers.
pub(super) fn numbered_works(document: &Document) -> usize {
    let style = document.bibliography.as_ref().map(|own| own.style);
    let mut works = 0;
    if style == Some(CitationStyle::Numeric) {
        visit_blocks(&document.blocks, &mut |block| works += usize::from(is_entry(block)));
    }
    works
}
