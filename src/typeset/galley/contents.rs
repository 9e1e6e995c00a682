//! The table of contents: an entry for each heading, its page's number at the right edge.

use super::super::frame::LinkTarget;
use super::super::paragraph::{Alignment, StyledText};
use super::super::structure::Role;
use super::super::text_style::StyledLink;
use super::form::Column;
use super::formula::Telling;
use super::heading::CHAPTER_SIZE;
use super::section_numbers::SectionNumbers;
use super::setter::{Setter, baseline};
use super::voice::Voice;
use super::{Edge, Part};
use crate::diagnostic::{Diagnostic, Span, catalogue};
use crate::document::{
    Block, BlockId, BlockKind, ChapterKind, HeadingLevel, Inline, InlineKind, Inlines,
    by_chapter, plain_text, visit_blocks,
};
use crate::font::{Features, Weight};
use crate::geometry::Length;
use crate::language::Label;

/// What a page costs that ends between the entry of a chapter and the first below it:
/// as much as five lines left free.
const CHILDLESS: i32 = 2_500;

impl Setter<'_, '_> {
    /// Sets the contents of `blocks`, where there is more than one heading.
    pub(super) fn contents(&mut self, blocks: &[Block], column: Column, voice: &Voice) {
        let mut entries: Vec<(&Block, HeadingLevel, &Inlines)> = Vec::new();
        visit_blocks(blocks, &mut |block| {
            if let BlockKind::Heading { level, content } = &block.kind
                && !block.attributes.is_unlisted()
            {
                entries.push((block, *level, content));
            }
        });
        if entries.len() < 2 {
            self.report_no_contents(entries.len());
            return;
        }
        let grid = self.style.leading;
        let list = self.within(Role::Contents, voice);
        // A caption is all that may stand in it besides its entries (14.8.4.2); a heading would
        // be one of the document's.
        let mut title = self.within(Role::Caption, &list);
        title.weight = Weight::SEMIBOLD;
        // On a page of its own it looks as a chapter does.
        let opens = self.opening.take().is_some();
        let (size, leading, below) =
            if opens { (CHAPTER_SIZE, 150, 150) } else { (120, 100, 50) };
        title.size = voice.size.scale(size, 100);
        title.color = self.style.heading_color;
        let mut text = title.text();
        let words = Label::Contents.in_language(&voice.language);
        self.words(words, &title, Span::default(), &mut text);
        let form = Self::display(column, grid.scale(leading, 100), Alignment::Start);
        self.space(grid);
        let paragraph = self.paragraph(&text, form, None);
        self.rows(paragraph, form);
        self.keep();
        self.space(grid.scale(below, 100));
        let chapters = self.chapter_headings();
        for (at, (block, level, content)) in entries.iter().enumerate() {
            let mut inner = list.clone();
            let known = chapters.iter().find(|(id, _)| *id == block.id);
            let kind = known.map(|(_, kind)| *kind);
            if kind == Some(ChapterKind::Part) {
                inner.weight = Weight::SEMIBOLD;
                self.space(grid);
            }
            self.entry(block, *level, content, column, &inner);
            if entries.get(at + 1).is_some_and(|(_, below, _)| below > level) {
                match kind {
                    Some(ChapterKind::Part) => self.keep(),
                    Some(ChapterKind::Chapter) => self.penalty(CHILDLESS),
                    None => {}
                }
            }
        }
        // Counting starts anew at the headings themselves.
        self.numbers = SectionNumbers::default();
        self.space(grid.scale(3, 2));
    }

    /// The headings of the document's parts and chapters.
    fn chapter_headings(&self) -> Vec<(BlockId, ChapterKind)> {
        let (_, chapters) = by_chapter(self.document);
        let headings = chapters.iter().map(|it| Some((it.blocks.first()?.id, it.kind)));
        headings.flatten().collect()
    }

    /// Says why a table of contents that was asked for is not there.
    fn report_no_contents(&mut self, headings: usize) {
        let place = self.document.option("pdf", &["contents"]);
        let count = if headings == 0 { "has no heading" } else { "has one heading alone" };
        let message = format!("no table of contents is set: the text {count}");
        self.diagnostics.report(
            Diagnostic::new(&catalogue::PAGE_NO_CONTENTS, message)
                .at(place.map(|node| node.span).unwrap_or_default())
                .help("leave out `contents`, or divide the text with headings"),
        );
    }

    fn entry(
        &mut self,
        block: &Block,
        level: HeadingLevel,
        content: &Inlines,
        column: Column,
        list: &Voice,
    ) {
        let name = block.attributes.id().unwrap_or_default().to_owned();
        let item = self.within(Role::ContentsItem, list);
        self.structure.elements[item.element.index()].target = Some(name.clone());
        // As the calls of notes: a link within a reference (ISO 32000-1, table 333).
        let reference = self.within(Role::Reference, &item);
        let mut inner = self.within(Role::Link, &reference);
        let words = plain_text(content);
        inner.link = Some(self.styles.add_link(StyledLink {
            target: LinkTarget::Internal(name.clone()),
            element: inner.element,
            description: words.clone(),
        }));
        // All entries begin on one side, whatever the language of their words.
        let mut text = inner.text();
        if let Some(number) = self.number(block, level) {
            let label = self.within(Role::Label, &inner);
            self.words(&number, &label, Span::default(), &mut text);
            self.words("\u{2003}", &label, Span::default(), &mut text);
        }
        let hang = self.natural_width(&text);
        self.entry_words(content, block.span, &inner, &mut text);
        let own = (2..level.get())
            .fold(column, |outer, _| self.indented(outer, self.style.indent, list));
        // Room where lines end for a number of four figures.
        let number = self.style.size * 3;
        let (room, edge) = if list.is_right_to_left() {
            (own.inset(number, Length::ZERO), Edge::Left(column.left))
        } else {
            (own.inset(Length::ZERO, number), Edge::Right(column.left + column.measure))
        };
        let form =
            Self::display(room, self.style.leading, Alignment::Start).hanging(hang, &text);
        let first = self.galley.rows.len();
        let paragraph = self.paragraph(&text, form, None);
        self.rows(paragraph, form);
        self.keep_rows(first);
        let mut page = self.within(Role::Generated, &inner);
        page.features = page.features.with(Features::TABULAR);
        let style = self.text_style(&page);
        let style = self.styles.add(style);
        let last_line = self.galley.rows.len() - 1;
        let part = Part::PageNumber {
            name: self.name_handle(name),
            style,
            edge,
            baseline: self
                .line_baseline(last_line)
                .unwrap_or_else(|| baseline(self.style.leading, self.style)),
        };
        self.append_part(last_line, part);
    }

    /// The words of a heading as they are set there, but with no link, no call of a note and
    /// no image: the entry leads to the heading alone.
    fn entry_words(
        &mut self,
        content: &[Inline],
        span: Span,
        voice: &Voice,
        text: &mut StyledText,
    ) {
        for inline in content {
            let inner = self.inner_voice(&inline.kind, voice);
            match (&inline.kind, inline.kind.content()) {
                (InlineKind::Math(tex), _) => {
                    self.line_formula((tex, span), &inner, Telling::Silent, text);
                }
                (_, Some(content)) => self.entry_words(content, span, &inner, text),
                (_, None) => {
                    let words = plain_text(std::slice::from_ref(inline));
                    self.words(&words, &inner, span, text);
                }
            }
        }
    }

    /// The handle of a destination's name.
    fn name_handle(&mut self, name: String) -> u32 {
        self.galley.names.push(name);
        super::setter::handle(self.galley.names.len() - 1)
    }

    /// Puts a part behind the others of a row that was set already.
    pub(super) fn append_part(&mut self, row: usize, part: Part) {
        let (from, to) = self.galley.rows[row].parts;
        let mut parts = self.galley.parts[from as usize..to as usize].to_vec();
        parts.push(part);
        let first = super::setter::handle(self.galley.parts.len());
        self.galley.parts.extend(parts);
        self.galley.rows[row].parts =
            (first, super::setter::handle(self.galley.parts.len()));
    }
}
