//! What stands behind the text: its notes, and the addresses of its links.

use super::blocks::Writer;
use super::edition::{Line, Origin};
use crate::document::HeadingLevel;
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
            self.hanging(&format!("[{}] ", index + 1), |writer| {
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
        let notes = self.document.notes.len();
        for (index, address) in std::mem::take(&mut self.addresses).iter().enumerate() {
            let words = format!("[{}] {address}", notes + index + 1);
            self.line(&Line::of(&words, Origin::Generated));
        }
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
