//! The entries of a list of works, all their lines but the first set in.

use super::super::paragraph::{Alignment, StyledText};
use super::blocks::Before;
use super::form::{Column, Form};
use super::setter::Setter;
use super::voice::Voice;
use crate::document::{Block, InlineKind, visit_blocks, visit_inlines};
use crate::geometry::Length;

/// What tells an address in an entry: it is said in full.
const SCHEME_END: &str = "://";

/// How the paragraphs of a list of works stand that is being set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entries {
    /// Where their column begins: what stands deeper is no entry.
    left: Length,
    /// Whether they are flush where lines begin alone, however the style has its text.
    is_ragged: bool,
}

impl Setter<'_, '_> {
    /// The division that lists works. One that names addresses is set ragged: they divide at
    /// few places, and the line before them would have wide spaces.
    pub(super) fn entries(
        &mut self,
        blocks: &[Block],
        before: Before,
        column: Column,
        voice: &Voice,
    ) {
        let mut is_ragged = false;
        visit_blocks(blocks, &mut |block| {
            visit_inlines(block, &mut |inline| {
                is_ragged |= matches!(&inline.kind, InlineKind::Text(words) if words.contains(SCHEME_END));
            });
        });
        let outer = self.listed.replace(Entries { left: column.left, is_ragged });
        self.blocks_after(before, blocks, column, voice);
        self.listed = outer;
    }

    /// How an entry stands in its column; nothing where a paragraph there is none.
    pub(super) fn entry_form(&self, column: Column, text: &StyledText) -> Option<Form> {
        let entries = self.listed.filter(|entries| entries.left == column.left)?;
        let form = if entries.is_ragged {
            Self::display(column, self.leading, Alignment::Start)
        } else {
            self.form(column, Length::ZERO)
        };
        Some(form.hanging(self.style.indent.scale(3, 2), text))
    }
}
