//! The index: small, its entries one below the other, each with the numbers of its pages.

use super::super::layout::Layout;
use super::super::paragraph::Alignment;
use super::super::structure::{ListMarks, Role};
use super::blocks::Before;
use super::form::Column;
use super::setter::Setter;
use super::voice::Voice;
use crate::document::{
    Block, BlockKind, IndexEntry, InlineKind, Inlines, List, is_index_list,
};

/// The size of an index, in hundredths of that of the text: that of notes.
const SIZE: i64 = 82;

/// What a page costs that ends between the first entry of a letter and the second, or before
/// the last of those below another, as much as three lines left free.
pub(super) const LONE_ENTRY: i32 = 900;

/// What a page or a column costs that ends among the entries below another, more than two
/// lines left free: sooner before the word that they belong to, with the first of them.
pub(super) const WITHIN_ENTRY: i32 = 700;

impl Setter<'_, '_> {
    /// The division that holds the index, with what the author writes above the entries.
    pub(super) fn index(
        &mut self,
        blocks: &[Block],
        before: Before,
        column: Column,
        voice: &Voice,
    ) {
        let mut inner = self.within(Role::Index, voice);
        inner.size = voice.size.scale(SIZE, 100);
        let leading = self.leading.scale(SIZE, 100);
        let outer = std::mem::replace(&mut self.leading, leading);
        let (words, entries) = blocks.split_at(words_above(blocks));
        self.blocks_after(before, words, column, &inner);
        let columns = self.columns(column, inner.size, inner.is_right_to_left());
        if !words.is_empty() {
            self.keep();
        }
        if let Some(columns) = columns {
            self.blocks(entries, columns.narrow(), &inner);
            self.put_into(columns);
        } else {
            self.blocks(entries, column, &inner);
        }
        self.leading = outer;
        self.space(self.style.leading);
    }

    /// The entries of one letter, or those below an entry.
    pub(super) fn index_list(&mut self, list: &List, column: Column, voice: &Voice) {
        let inner = self.within(Role::List(ListMarks::None), voice);
        let is_nested = self.list_depth > 0;
        if !is_nested {
            self.space(self.leading / 2);
        }
        for (at, item) in list.items.iter().enumerate() {
            let entry = self.within(Role::ListItem, &inner);
            let body = self.within(Role::ListBody, &entry);
            match (at, is_nested) {
                (0, _) => {}
                (1, false) => self.penalty(LONE_ENTRY),
                (_, false) => {}
                (at, true) if at + 1 == list.items.len() => self.penalty(LONE_ENTRY),
                (_, true) => self.penalty(WITHIN_ENTRY),
            }
            for block in &item.blocks {
                match &block.kind {
                    BlockKind::Paragraph(content) => {
                        self.index_entry(block, content, column, &body);
                    }
                    BlockKind::List(below) => {
                        self.keep();
                        self.list_depth += 1;
                        let column = self.indented(column, self.style.indent, voice);
                        self.index_list(below, column, &body);
                        self.list_depth -= 1;
                    }
                    // Reading makes no others.
                    _other => self.blocks(std::slice::from_ref(block), column, &body),
                }
            }
        }
    }

    /// An entry, its further lines deeper than those of an entry below it.
    fn index_entry(
        &mut self,
        block: &Block,
        content: &Inlines,
        column: Column,
        voice: &Voice,
    ) {
        let places = self.places;
        let pages = |name: &str| places.get(name).copied();
        let run = IndexEntry::of(content).on_pages(&pages, &Layout::label);
        let inner = self.within(Role::Paragraph, voice);
        let mut text = inner.text();
        // A link to a heading says its page here, not the number of its section.
        let numbers = std::mem::take(&mut self.section_numbers);
        for inline in &run {
            // As the calls of notes: a link within a reference (ISO 32000-1, table 333).
            let voice = match &inline.kind {
                InlineKind::Link(_) => self.within(Role::Reference, &inner),
                _other => inner.clone(),
            };
            self.append(std::slice::from_ref(inline), &voice, &mut text);
        }
        self.section_numbers = numbers;
        let form = Self::display(column, self.leading, Alignment::Start)
            .hanging(self.style.indent * 2, &text);
        self.text_block(block, &text, form, voice);
    }
}

/// How many blocks stand above the entries: words about them.
fn words_above(blocks: &[Block]) -> usize {
    blocks.iter().position(is_index_list).unwrap_or(blocks.len())
}
