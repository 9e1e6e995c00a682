//! Lines kept as they are: code and formulas.

use super::super::paragraph::{Alignment, StyledText};
use super::super::structure::Role;
use super::setter::{Column, Setter, Voice};
use crate::document::{Block, Code, linear_formula};
use crate::font::{Family, Features};
use crate::geometry::Length;

impl Setter<'_, '_> {
    /// Code, line by line, in the fixed-width family.
    pub(super) fn code(
        &mut self,
        block: &Block,
        code: &Code,
        column: Column,
        voice: &Voice,
    ) {
        let mut inner = self.within(Role::Code, voice);
        inner.family = Family::Mono;
        inner.features = Features::NO_LIGATURES;
        inner.size = voice.size.scale(super::inlines::MONO_SCALE - 6, 100);
        inner.running = false;
        let half = self.style.leading / 2;
        let mut text = StyledText::default();
        let lines = code.text.strip_suffix('\n').unwrap_or(&code.text);
        // A line of code keeps its blanks: ordinary ones would stretch and vanish at ends.
        let kept = lines.replace('\t', "    ");
        self.words(&kept, &inner, block.span, &mut text);
        self.space(half);
        let first = self.galley.rows.len();
        let inset = column.inset(self.style.indent, Length::ZERO);
        let form = Self::display(inset, self.style.leading, Alignment::Start);
        self.text_block(block, &text, form, voice);
        if self.galley.rows.len() - first < 4 {
            self.keep_rows(first);
        }
        self.space(half);
    }

    /// A formula on a line of its own, in a linear form that reads.
    pub(super) fn formula(
        &mut self,
        block: &Block,
        formula: &str,
        column: Column,
        voice: &Voice,
    ) {
        let inner = self.within(Role::Formula, voice);
        self.structure.elements[inner.element.index()].alternative =
            Some(linear_formula(formula));
        let mut text = StyledText::default();
        self.words(&linear_formula(formula), &inner, block.span, &mut text);
        let half = self.style.leading / 2;
        self.space(half);
        let form = Self::display(column, self.style.leading, Alignment::Center);
        self.text_block(block, &text, form, voice);
        self.space(half);
    }
}
