//! Headings, numbered where the style wants it.

use super::super::paragraph::{Alignment, StyledText};
use super::super::structure::Role;
use super::form::Column;
use super::setter::{Marked, Place, Setter};
use super::voice::Voice;
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
    /// What stands above and below a heading is whole lines together, so that the text below
    /// it is on the grid again; there is more above, as a heading belongs to what follows.
    const fn of(level: HeadingLevel) -> Self {
        match level.get() {
            ..=2 => Self { size: 120, above: 150, below: 50 },
            3 => Self { size: 108, above: 75, below: 25 },
            // Right on its text, as it is no larger than it.
            4.. => Self { size: 100, above: 100, below: 0 },
        }
    }

    /// The white space between a heading with `below` below it and this one right after it,
    /// in hundredths of a line: what brings the text below both onto the grid.
    const fn after(self, below: i64) -> i64 {
        // The first ends as far off the grid as `below` makes good.
        let needed = (below - self.below).rem_euclid(100);
        if needed < 25 { needed + 100 } else { needed }
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
        let number = self.natural_width(&text);
        self.append(content, &inner, &mut text);
        let form = Self::display(column, grid, Alignment::Start).hanging(number, &text);
        match self.heading_end {
            Some((end, below)) if self.after_heading && end == self.galley.rows.len() => {
                self.space_exactly(grid.scale(look.after(below), 100));
            }
            Some(_) | None => self.space(grid.scale(look.above, 100)),
        }
        let first = self.galley.rows.len();
        let paragraph = self.set_text(&text, form, Some(block.id), voice);
        self.galley.paragraphs[paragraph as usize].made = made;
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
        self.heading_end = Some((self.galley.rows.len(), look.below));
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
