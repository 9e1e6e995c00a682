//! How a paragraph stands in its column.

use super::super::paragraph::{
    Alignment, Division, Hyphenation, LineStyle, Microtype, StyledText,
};
use super::setter::Setter;
use super::voice::Voice;
use crate::geometry::Length;

/// Where text may stand: the room between two edges.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// From the text's left edge.
    pub(super) left: Length,
    /// The width.
    pub(super) measure: Length,
}

impl Column {
    /// The column less `left` and `right` at its sides.
    pub(super) fn inset(self, left: Length, right: Length) -> Self {
        Self { left: self.left + left, measure: self.measure - left - right }
    }
}

/// How a paragraph is set in its column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    pub(super) column: Column,
    pub(super) indent: Length,
    pub(super) leading: Length,
    pub(super) lines: LineStyle,
}

impl Form {
    /// The form with all lines of `text` but the first further in by the width of what the
    /// text begins with, a third of the column at most. Text that is written from the right
    /// stays as it is.
    pub(super) fn hanging(self, width: Length, text: &StyledText) -> Self {
        if text.is_right_to_left() {
            return self;
        }
        let width = width.min(self.column.measure / 3);
        let column = self.column.inset(width, Length::ZERO);
        Self { column, indent: self.indent - width, ..self }
    }
}

impl Setter<'_, '_> {
    /// The form of running text in a column.
    pub(super) fn form(&self, column: Column, indent: Length) -> Form {
        let alignment = match self.alignment {
            Some(alignment) => alignment,
            None if self.style.justified => Alignment::Justified,
            None => Alignment::Start,
        };
        let (hyphenation, microtype) = match alignment {
            Alignment::Justified => (Hyphenation::On, Microtype::On),
            Alignment::Start
            | Alignment::Center
            | Alignment::End
            | Alignment::Left
            | Alignment::Right
            | Alignment::Kept
            | Alignment::Verse => (Hyphenation::Spare, Microtype::Off),
        };
        let lines =
            LineStyle { alignment, hyphenation, microtype, division: Division::Full };
        Form { column, indent, leading: self.leading, lines }
    }

    /// Lines that are not justified and divide no word that does not say so: headings,
    /// labels, signatures.
    pub(super) const fn display(
        column: Column,
        leading: Length,
        alignment: Alignment,
    ) -> Form {
        Form {
            column,
            indent: Length::ZERO,
            leading,
            lines: LineStyle {
                alignment,
                hyphenation: Hyphenation::Spare,
                microtype: Microtype::Off,
                division: Division::Full,
            },
        }
    }

    /// The same for what is seen at once: lines of about the same length.
    pub(super) const fn balanced(
        column: Column,
        leading: Length,
        alignment: Alignment,
    ) -> Form {
        let form = Self::display(column, leading, alignment);
        Form { lines: LineStyle { division: Division::Balanced, ..form.lines }, ..form }
    }

    /// The column less `indent` at the side where lines begin, in a voice's language. What
    /// stands within many others is indented no further once a third of the measure is left.
    pub(super) fn indented(&self, column: Column, indent: Length, voice: &Voice) -> Column {
        let is_narrow = column.measure - indent < self.style.measure() / 3;
        if is_narrow && self.alignment.is_none() {
            column
        } else if voice.is_right_to_left() {
            column.inset(Length::ZERO, indent)
        } else {
            column.inset(indent, Length::ZERO)
        }
    }

    /// Where a mark stands that hangs out of a column by `indent` and ends `gap` before it.
    pub(super) fn mark_room(
        column: Column,
        (indent, gap): (Length, Length),
        voice: &Voice,
    ) -> Column {
        let left = if voice.is_right_to_left() {
            column.left + column.measure + gap
        } else {
            column.left - indent
        };
        Column { left, measure: indent - gap }
    }

    /// The column less `indent` at both sides, under the same condition.
    pub(super) fn set_in(&self, column: Column, indent: Length, voice: &Voice) -> Column {
        let inner = self.indented(column, indent * 2, voice);
        if inner.measure == column.measure { column } else { column.inset(indent, indent) }
    }
}
