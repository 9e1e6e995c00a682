//! Blocks that are set apart from the text around them: alerts, the abstract, asides, lines in
//! the middle.

use super::super::paragraph::Alignment;
use super::super::structure::Role;
use super::form::Column;
use super::setter::Setter;
use super::voice::Voice;
use crate::diagnostic::Span;
use crate::document::{Abstract, AlertKind, Block, BlockKind, LinePlace};
use crate::font::Weight;

/// The size of an abstract and of an aside, in hundredths of that of the text: between it and
/// the notes.
const APART_SIZE: i64 = 90;

impl Setter<'_, '_> {
    /// A notice: its name in the document's language, then its blocks.
    pub(super) fn alert(
        &mut self,
        block: &Block,
        (kind, blocks): (AlertKind, &[Block]),
        column: Column,
        voice: &Voice,
    ) {
        let inner = self.within(Role::BlockQuote, voice);
        let half = self.style.leading / 2;
        let inset = self.set_in(column, self.style.indent, voice);
        self.space(half);
        let first = self.galley.rows.len();
        let mut label = self.within(Role::Generated, &inner);
        label.weight = Weight::SEMIBOLD;
        let mut text = label.text();
        let name = kind.label().in_language(&voice.language);
        self.words(name, &label, Span::default(), &mut text);
        let form = Self::display(inset, self.style.leading, Alignment::Start);
        let paragraph = self.paragraph(&text, form, Some(block.id));
        self.galley.paragraphs[paragraph as usize].made = text.text.len();
        self.rows(paragraph, form);
        self.keep();
        self.blocks(blocks, inset, &inner);
        self.keep_ends(first);
        self.space(half);
    }

    /// An abstract: smaller and set in, its name above it.
    pub(super) fn abstract_division(
        &mut self,
        own: Abstract<'_>,
        column: Column,
        voice: &Voice,
    ) {
        let mut inner = self.within(Role::Section, voice);
        inner.size = voice.size.scale(APART_SIZE, 100);
        let inset = self.set_in(column, self.style.indent, voice);
        self.space(self.style.leading / 2);
        if let Some(label) = own.label
            && let BlockKind::Paragraph(content) = &label.kind
        {
            let mut name = self.within(Role::Paragraph, &inner);
            name.weight = Weight::SEMIBOLD;
            let text = self.styled(content, &name);
            let form = Self::display(inset, self.style.leading, Alignment::Start);
            let paragraph = self.paragraph(&text, form, Some(label.id));
            self.rows(paragraph, form);
            self.keep();
        }
        self.blocks(own.blocks, inset, &inner);
        self.space(self.style.leading);
    }

    /// What stands beside the text: smaller and set in.
    pub(super) fn aside_division(
        &mut self,
        blocks: &[Block],
        column: Column,
        voice: &Voice,
    ) {
        let mut inner = self.within(Role::Section, voice);
        inner.size = voice.size.scale(APART_SIZE, 100);
        let half = self.style.leading / 2;
        let inset = self.set_in(column, self.style.indent, voice);
        self.space(half);
        let first = self.galley.rows.len();
        self.blocks(blocks, inset, &inner);
        self.keep_ends(first);
        self.space(half);
    }

    /// Paragraphs whose lines stand in the middle or at the right.
    pub(super) fn placed_division(
        &mut self,
        place: LinePlace,
        blocks: &[Block],
        column: Column,
        voice: &Voice,
    ) {
        let alignment = match place {
            LinePlace::Middle => Alignment::Center,
            LinePlace::Right => Alignment::Right,
        };
        let half = self.style.leading / 2;
        self.space(half);
        self.displayed_blocks(alignment, blocks, column, voice);
        self.space(half);
    }
}
