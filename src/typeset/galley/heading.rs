//! Headings, numbered where the style wants it.

use super::super::paragraph::{Alignment, StyledText};
use super::super::structure::Role;
use super::setter::{Column, Marked, Place, Setter, Voice};
use crate::diagnostic::Span;
use crate::document::{Block, HeadingLevel, Inlines, plain_text};
use crate::font::{Posture, Weight};

/// How a level of headings looks, in hundredths of the text's size and of a line.
#[derive(Clone, Copy, Debug)]
struct Look {
    size: i64,
    above: i64,
    below: i64,
}

impl Look {
    /// A section stands half a line below the grid and its text half a line above it:
    /// together they are whole lines.
    const fn of(level: HeadingLevel) -> Self {
        match level.get() {
            ..=2 => Self { size: 120, above: 150, below: 50 },
            3 => Self { size: 108, above: 100, below: 0 },
            4.. => Self { size: 100, above: 50, below: 0 },
        }
    }
}

impl Setter<'_, '_> {
    /// A section's heading.
    pub(super) fn heading(
        &mut self,
        block: &Block,
        level: HeadingLevel,
        content: &Inlines,
        column: Column,
        voice: &Voice,
    ) {
        let grid = self.style.leading;
        let look = Look::of(level);
        let mut inner = self.within(Role::Heading(level.get()), voice);
        inner.weight = Weight::SEMIBOLD;
        inner.color = self.style.heading_color;
        if level.get() > 4 {
            inner.weight = Weight::REGULAR;
            inner.posture = Posture::Italic;
        }
        inner.size = voice.size.scale(look.size, 100);
        let mut text = StyledText::default();
        let number = self.number(level);
        if let Some(number) = &number {
            let label = self.within(Role::Label, &inner);
            self.words(number, &label, Span::default(), &mut text);
            self.words("\u{2003}", &label, Span::default(), &mut text);
        }
        let made = text.text.len();
        self.append(content, &inner, &mut text);
        let form = Self::display(column, grid, Alignment::Start);
        self.space(grid.scale(look.above, 100));
        let first = self.galley.rows.len();
        let paragraph = self.paragraph(&text, form, Some(block.id));
        self.galley.paragraphs[paragraph as usize].made = made;
        self.rows(paragraph, form);
        for (_, note) in text.calls.clone() {
            self.note(note, voice);
        }
        self.keep_rows(first);
        let words = plain_text(content);
        self.marked.push(Marked {
            place: Place::Row(first),
            element: inner.element,
            heading: Some((words, level.get())),
            name: block.attributes.id().map(str::to_owned),
        });
        self.space(grid.scale(look.below, 100));
        self.keep();
        self.after_heading = true;
    }

    /// The number of the next heading of `level`, where sections are numbered: `2.1`.
    pub(super) fn number(&mut self, level: HeadingLevel) -> Option<String> {
        if !self.style.section_numbers {
            return None;
        }
        let depth = usize::from(level.get().saturating_sub(2)) + 1;
        self.numbers.resize(depth, 0);
        if let Some(last) = self.numbers.last_mut() {
            *last += 1;
        }
        let parts: Vec<String> = self.numbers.iter().map(u32::to_string).collect();
        Some(parts.join("."))
    }
}
