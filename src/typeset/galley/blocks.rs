//! Blocks → rows: one arm for each kind.

use super::super::frame::{Artifact, Color, Mark};
use super::super::paragraph::{Alignment, StyledText};
use super::super::structure::{Element, ListMarks, Role};
use super::figure::is_of_images;
use super::form::{Column, Form};
use super::setter::{Marked, Place, Setter};
use super::voice::Voice;
use super::{FORCED, Part};
use crate::document::{
    Abstract, Block, BlockKind, CONTINUED, Definition, FrontDivision, Inline, InlineKind,
    Inlines, LINE_BLOCK, LetterLines, LetterRole, LinePlace, hangs, has_own_lines,
    is_aside, is_index, is_index_list, plain_text,
};
use crate::font::Weight;
use crate::geometry::{Length, Rect};

/// What stands before a block, as far as its own setting depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing: the first block of its column.
    Nothing,
    /// A heading, or what else a text begins anew after: a salutation, a rule.
    Heading,
    /// A paragraph.
    Paragraph,
    /// Any other block.
    Other,
}

impl Setter<'_, '_> {
    /// Sets blocks one below the other.
    pub(super) fn blocks(&mut self, blocks: &[Block], column: Column, voice: &Voice) {
        self.blocks_after(Before::Nothing, blocks, column, voice);
    }

    /// The same below what stands `before` them.
    pub(super) fn blocks_after(
        &mut self,
        mut before: Before,
        blocks: &[Block],
        column: Column,
        voice: &Voice,
    ) {
        self.enter_blocks();
        for (at, block) in blocks.iter().enumerate() {
            let first = self.galley.rows.len();
            self.block(block, blocks.get(at + 1), before, column, voice);
            self.note_float(block, first, before);
            before = match &block.kind {
                BlockKind::Heading { .. }
                | BlockKind::Title(_)
                | BlockKind::Letter(_)
                | BlockKind::Rule
                | BlockKind::PageBreak => Before::Heading,
                BlockKind::Division(_) if FrontDivision::of(block).is_some() => {
                    Before::Heading
                }
                BlockKind::Paragraph(_) if block.attributes.has_class(LINE_BLOCK) => {
                    Before::Other
                }
                BlockKind::Paragraph(content) if has_own_lines(content) => Before::Other,
                BlockKind::Paragraph(_) => Before::Paragraph,
                BlockKind::List(_)
                | BlockKind::Definitions(_)
                | BlockKind::Quote(_)
                | BlockKind::Alert { .. }
                | BlockKind::Code(_)
                | BlockKind::Math(_)
                | BlockKind::Figure(_)
                | BlockKind::Table(_)
                | BlockKind::Division(_)
                | BlockKind::RawHtml(_) => Before::Other,
            };
        }
        self.leave_blocks();
    }

    fn block(
        &mut self,
        block: &Block,
        next: Option<&Block>,
        before: Before,
        column: Column,
        voice: &Voice,
    ) {
        if !is_in_head(block) {
            self.finish_head();
        }
        let first = self.galley.rows.len();
        let voice = &self.addressed(block, voice);
        let half = self.style.leading / 2;
        match &block.kind {
            BlockKind::Title(title) => self.title(block, title, column, voice),
            BlockKind::Letter(part) => self.letter(block, part, column, voice),
            BlockKind::Heading { level, content } => {
                self.heading(block, *level, content, column, voice);
            }
            BlockKind::Paragraph(content) => {
                let is_below_heading = self.after_heading;
                self.running(block, content, before, column, voice);
                let is_alone = self.galley.rows.len() == first + 1;
                if is_below_heading && is_alone && next.is_some_and(is_words) {
                    self.penalty(super::LONE_LINE);
                }
                if let Some(next) = next {
                    self.below_paragraph(content, next);
                }
            }
            BlockKind::List(list) if is_index_list(block) => {
                self.index_list(list, column, voice);
            }
            BlockKind::List(list) => {
                // Its lines begin behind its marks.
                let placed = |own: &mut Alignment| {
                    matches!(own, Alignment::Center | Alignment::Right)
                };
                let placed = self.displayed.take_if(placed);
                self.list(list, column, voice);
                self.displayed = placed.or(self.displayed);
            }
            BlockKind::Definitions(definitions) => {
                self.definitions(definitions, column, voice);
            }
            BlockKind::Quote(blocks) => {
                let inner = self.within(Role::BlockQuote, voice);
                let inset = self.set_in(column, self.style.indent, voice);
                self.space(half);
                self.blocks(blocks, inset, &inner);
                self.keep_ends(first);
                self.space(half);
            }
            BlockKind::Alert { kind, blocks } => {
                self.alert(block, (*kind, blocks), column, voice);
            }
            BlockKind::Code(code) => self.code(block, code, column, voice),
            BlockKind::Math(formula) => self.formula(block, formula, column, voice),
            BlockKind::Figure(figure) => self.figure(block, figure, column, voice),
            BlockKind::Table(table) => self.table(block, table, column, voice),
            BlockKind::Rule => {
                self.thematic_break(column);
                self.shows(block);
            }
            BlockKind::PageBreak => self.penalty(FORCED),
            BlockKind::Division(blocks) => {
                match (Abstract::of(block), FrontDivision::of(block)) {
                    (Some(own), _) => self.abstract_division(own, column, voice),
                    (None, Some(own)) => self.front_division(own, blocks, column, voice),
                    (None, None) if hangs(&block.attributes) => {
                        self.entries(blocks, before, column, voice);
                    }
                    (None, None) if is_aside(block) => {
                        self.aside_division(blocks, column, voice);
                    }
                    (None, None) if is_index(block) => {
                        self.index(blocks, before, column, voice);
                    }
                    (None, None) => match LinePlace::of(block) {
                        Some(place) => self.placed_division(place, blocks, column, voice),
                        // Its words stand among those around it.
                        None => self.blocks_after(before, blocks, column, voice),
                    },
                }
            }
            BlockKind::RawHtml(_) => {}
        }
        if block.attributes.has_class("keep") {
            self.keep_rows(first);
        }
        self.name(block, first, voice);
    }

    /// What is between a paragraph of these words and the block `next`.
    fn below_paragraph(&mut self, content: &[Inline], next: &Block) {
        if matches!(next.kind, BlockKind::Paragraph(_)) && has_own_lines(content) {
            self.space(self.style.leading / 2);
        }
        if is_introduced(next) && plain_text(content).trim_end().ends_with(':') {
            self.penalty(super::INTRODUCTION);
        }
    }

    /// The voice within a block that states another language.
    fn addressed(&mut self, block: &Block, voice: &Voice) -> Voice {
        let mut inner = voice.clone();
        if inner.address(&block.attributes) {
            let mut element = Element::new(Role::Section, Some(voice.element));
            element.language = Some(inner.language.clone());
            inner.element = self.structure.add(element);
        }
        inner
    }

    /// No page ends between the rows from `first` on.
    pub(super) fn keep_rows(&mut self, first: usize) {
        for row in self.galley.rows.iter_mut().skip(first + 1) {
            row.penalty = row.penalty.max(super::FORBIDDEN);
        }
    }

    /// Makes a destination of a block with an identifier, its first row `first`.
    fn name(&mut self, block: &Block, first: usize, voice: &Voice) {
        let heading = matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Title(_));
        if let Some(name) = block.attributes.id()
            && !heading
            && first < self.galley.rows.len()
        {
            let last = self.galley.rows.len() - 1;
            self.marked.push(Marked {
                place: Place::Rows { first, last },
                element: voice.element,
                heading: None,
                head: Vec::new(),
                name: Some(name.to_owned()),
            });
        }
    }

    /// A paragraph of running text.
    fn running(
        &mut self,
        block: &Block,
        content: &Inlines,
        before: Before,
        column: Column,
        voice: &Voice,
    ) {
        // What cells of tables show beside each other is measured as words are.
        if self.alignment.is_none() && is_of_images(content) {
            return self.images(block, content, column, voice);
        }
        let inner = self.within(Role::Paragraph, voice);
        if block.attributes.has_class(LINE_BLOCK) {
            let text = self.verses(content, &inner);
            return self.line_block(block, &text, column, voice);
        }
        if let Some(alignment) = self.displayed {
            let text = self.styled(content, &inner);
            if before == Before::Paragraph {
                self.space(self.leading / 2);
            }
            let form = Self::display(column, self.leading, alignment);
            return self.text_block(block, &text, form, voice);
        }
        if has_own_lines(content) {
            // Whoever hears them hears where one ends.
            let text = self.verses(content, &inner);
            if matches!(before, Before::Paragraph | Before::Other) {
                self.space(self.leading / 2);
            }
            let form = Self::display(column, self.leading, Alignment::Verse);
            return self.text_block(block, &text, form, voice);
        }
        let text = self.styled(content, &inner);
        if let Some(form) = self.entry_form(column, &text) {
            return self.text_block(block, &text, form, voice);
        }
        let indented = match before {
            Before::Other if block.attributes.has_class(CONTINUED) => false,
            Before::Paragraph => true,
            Before::Heading => self.style.indent_after_heading,
            // Nothing to tell it from: the first of a list item or a quotation.
            Before::Nothing => false,
            Before::Other => voice.element.index() == 0,
        };
        let indent = if indented { self.style.indent } else { Length::ZERO };
        let form = self.form(column, indent);
        self.text_block(block, &text, form, voice);
    }

    /// Verses, each an element of its own: who hears them hears where one ends.
    fn verses(&mut self, content: &Inlines, voice: &Voice) -> StyledText {
        let mut text = voice.text();
        for verse in content.split_inclusive(|one| one.kind == InlineKind::LineBreak) {
            let line = self.within(Role::Line, voice);
            self.append(verse, &line, &mut text);
        }
        text
    }

    /// Lines that are the author's own: set in, and apart from what stands around them.
    fn line_block(
        &mut self,
        block: &Block,
        text: &StyledText,
        column: Column,
        voice: &Voice,
    ) {
        let half = self.style.leading / 2;
        let inset = self.set_in(column, self.style.indent, voice);
        self.space(half);
        let form = Self::display(inset, self.leading, Alignment::Verse);
        self.text_block(block, text, form, voice);
        self.space(half);
    }

    /// Sets a block's text and the notes called in it.
    pub(super) fn text_block(
        &mut self,
        block: &Block,
        text: &StyledText,
        form: Form,
        voice: &Voice,
    ) {
        self.set_text(text, form, Some(block.id), voice);
    }

    /// Terms with their definitions.
    fn definitions(&mut self, definitions: &[Definition], column: Column, voice: &Voice) {
        let inner = self.within(Role::List(ListMarks::Terms), voice);
        let half = self.style.leading / 2;
        self.space(half);
        for definition in definitions {
            let item = self.within(Role::ListItem, &inner);
            let mut label = self.within(Role::Label, &item);
            label.weight = Weight::SEMIBOLD;
            let first = self.galley.rows.len();
            self.blocks(&definition.terms, column, &label);
            self.keep_rows(first);
            self.keep();
            let body = self.within(Role::ListBody, &item);
            for blocks in &definition.definitions {
                let inner = self.indented(column, self.style.indent * 2, voice);
                self.blocks(blocks, inner, &body);
            }
        }
        self.space(half);
    }

    /// A change of theme: a short rule in the middle.
    fn thematic_break(&mut self, column: Column) {
        let leading = self.style.leading;
        let width = column.measure / 5;
        let rect = Rect::new(
            column.left + (column.measure - width) / 2,
            leading / 2,
            width,
            Length::POINT / 2,
        );
        self.keep();
        self.row(
            leading,
            &[Part::Rule {
                rect,
                color: Color::BLACK,
                mark: Mark::Artifact(Artifact::Layout),
            }],
        );
    }
}

/// Whether a block is words or what stands among them, which may go on below a line.
const fn is_words(block: &Block) -> bool {
    match block.kind {
        BlockKind::Paragraph(_)
        | BlockKind::List(_)
        | BlockKind::Definitions(_)
        | BlockKind::Quote(_)
        | BlockKind::Code(_)
        | BlockKind::Math(_) => true,
        BlockKind::Title(_)
        | BlockKind::Letter(_)
        | BlockKind::Heading { .. }
        | BlockKind::Alert { .. }
        | BlockKind::Figure(_)
        | BlockKind::Table(_)
        | BlockKind::Rule
        | BlockKind::PageBreak
        | BlockKind::Division(_)
        | BlockKind::RawHtml(_) => false,
    }
}

/// Whether a block is what a colon before it announces.
const fn is_introduced(block: &Block) -> bool {
    match block.kind {
        BlockKind::List(_)
        | BlockKind::Definitions(_)
        | BlockKind::Quote(_)
        | BlockKind::Code(_)
        | BlockKind::Math(_)
        | BlockKind::Figure(_)
        | BlockKind::Table(_) => true,
        BlockKind::Title(_)
        | BlockKind::Letter(_)
        | BlockKind::Heading { .. }
        | BlockKind::Paragraph(_)
        | BlockKind::Alert { .. }
        | BlockKind::Rule
        | BlockKind::PageBreak
        | BlockKind::Division(_)
        | BlockKind::RawHtml(_) => false,
    }
}

/// Whether a block is part of the head of a letter.
fn is_in_head(block: &Block) -> bool {
    matches!(
        &block.kind,
        BlockKind::Letter(LetterLines {
            role: LetterRole::Sender | LetterRole::Recipient,
            ..
        })
    )
}
