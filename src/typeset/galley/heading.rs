//! Headings, numbered where the style wants it.

use super::super::paragraph::Alignment;
use super::super::structure::Role;
use super::form::Column;
use super::head_words::head_words;
use super::section_numbers::SectionNumbers;
use super::setter::{Marked, Place, Setter};
use super::voice::{Voice, set_apart};
use crate::diagnostic::Span;
use crate::document::{
    Block, BlockKind, Chapter, ChapterKind, HeadingLevel, Inlines, plain_text, visit_blocks,
};
use crate::font::Weight;

/// What a heading opens besides its section, on a new page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// A chapter.
    Chapter,
    /// A part with a text of its own.
    Part,
    /// A part of which nothing but the heading stands before its chapters: a title page.
    PartPage,
}

impl Opening {
    /// What the heading of `chapter` opens.
    pub(super) const fn of(chapter: Chapter<'_>) -> Self {
        match (chapter.kind, chapter.blocks) {
            (ChapterKind::Part, [_]) => Self::PartPage,
            (ChapterKind::Part, _) => Self::Part,
            (ChapterKind::Chapter, _) => Self::Chapter,
        }
    }

    /// Whether it is that of a part, with or without a text of its own.
    const fn is_of_part(self) -> bool {
        match self {
            Self::Part | Self::PartPage => true,
            Self::Chapter => false,
        }
    }
}

/// The size of the title of a chapter that opens a page, and that of a part, in hundredths of
/// the text's.
pub(super) const CHAPTER_SIZE: i64 = 150;
const PART_SIZE: i64 = 180;

/// How a level of headings looks, in hundredths of the text's size and of a line.
#[derive(Clone, Copy, Debug)]
struct Look {
    size: i64,
    leading: i64,
    above: i64,
    below: i64,
}

impl Look {
    /// What stands above and below a heading is whole lines together, so that the text below
    /// it is on the grid again; there is more above, as a heading belongs to what follows.
    const fn of(level: HeadingLevel) -> Self {
        match level.get() {
            ..=2 => Self { size: 120, leading: 100, above: 150, below: 50 },
            3 => Self { size: 108, leading: 100, above: 75, below: 25 },
            // No more space than a higher one has.
            4.. => Self { size: 100, leading: 100, above: 75, below: 25 },
        }
    }

    /// That of a heading which begins a page, where nothing stands above it.
    const fn opening(opening: Opening) -> Self {
        let size = match opening {
            Opening::Chapter => CHAPTER_SIZE,
            Opening::Part | Opening::PartPage => PART_SIZE,
        };
        Self { size, leading: 150, above: 0, below: 150 }
    }

    /// The white space below a heading of so many lines: an even number of lines half as high
    /// again is on the grid as it is, an odd one is half a line off.
    const fn below(self, lines: usize) -> i64 {
        if self.leading == 150 && lines.is_multiple_of(2) { 200 } else { self.below }
    }

    /// The white space between a heading with `below` below it and this one right after it,
    /// in hundredths of a line: what brings the text below both onto the grid. Below the title
    /// of a chapter that opens a page there is a line at least, as there is above its text.
    const fn after(self, below: i64) -> i64 {
        // The first ends as far off the grid as `below` makes good.
        let needed = (below - self.below).rem_euclid(100);
        let least = if below > 100 { 100 } else { 25 };
        if needed < least { needed + 100 } else { needed }
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
        let opening = self.opening.take();
        let look = opening.map_or_else(|| Look::of(level), Look::opening);
        let mut inner = self.within(Role::Heading(level.get()), voice);
        inner.weight = Weight::SEMIBOLD;
        inner.color = self.style.heading_color;
        if level.get() > 4 {
            inner.weight = Weight::REGULAR;
            inner.posture = set_apart(&inner.language);
        }
        inner.size = voice.size.scale(look.size, 100);
        let mut text = inner.text();
        let number = self.number(block, level);
        if let Some(number) = &number {
            let label = self.within(Role::Label, &inner);
            self.words(number, &label, Span::default(), &mut text);
            self.words("\u{2003}", &label, Span::default(), &mut text);
        }
        let made = text.text.len();
        let number = self.natural_width(&text);
        self.append(content, &inner, &mut text);
        let leading = grid.scale(look.leading, 100);
        let is_of_part = opening.is_some_and(Opening::is_of_part);
        let form = if is_of_part {
            Self::balanced(column, leading, self.title_alignment())
        } else {
            Self::balanced(column, leading, Alignment::Start).hanging(number, &text)
        };
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
        if is_of_part {
            self.galley.part_titles.push((first, self.galley.rows.len()));
        }
        let words = plain_text(content);
        self.marked.push(Marked {
            place: Place::Row(first),
            element: inner.element,
            heading: Some((words, level.get())),
            head: head_words(content),
            name: block.attributes.id().map(str::to_owned),
        });
        let below = look.below(self.galley.rows.len() - first);
        self.space(grid.scale(below, 100));
        self.keep();
        self.after_heading = true;
        self.heading_end = Some((self.galley.rows.len(), below));
    }

    /// Notes the number that each heading will have, for the references to it.
    pub(super) fn number_sections(&mut self) {
        let document = self.document;
        let mut headings = Vec::new();
        visit_blocks(&document.blocks, &mut |block| {
            if let BlockKind::Heading { level, content: _ } = &block.kind {
                headings.push((block, *level));
            }
        });
        for (block, level) in headings {
            if let (Some(number), Some(id)) =
                (self.number(block, level), block.attributes.id())
            {
                self.section_numbers.insert(id.to_owned(), number);
            }
        }
        // Counting starts anew at the headings themselves.
        self.numbers = SectionNumbers::default();
    }

    /// The number of the next heading, which is of `level`, where sections are numbered.
    pub(super) fn number(&mut self, block: &Block, level: HeadingLevel) -> Option<String> {
        if !self.style.section_numbers {
            return None;
        }
        self.numbers.next(&block.attributes, level)
    }
}
