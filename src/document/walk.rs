//! Walks over the document, each exhaustive: a new kind of block stops the compiler here.

use super::attribute::Attributes;
use super::block::{Block, BlockKind};
use super::formula::linear_formula;
use super::inline::{Inline, InlineKind, Inlines};
use crate::diagnostic::Span;

/// The text of inlines without their form: what a page map counts in.
///
/// A line break counts as a line feed, a soft break as a space, an image as its
/// alternative text, a formula as its linear form, a note call as nothing.
#[must_use]
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    append_plain_text(inlines, &mut text);
    text
}

fn append_plain_text(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(words)
            | InlineKind::Code(words)
            | InlineKind::Generated(words) => text.push_str(words),
            InlineKind::Math(tex) => text.push_str(&linear_formula(tex)),
            InlineKind::SoftBreak => text.push(' '),
            InlineKind::LineBreak => text.push('\n'),
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content)
            | InlineKind::Superscript(content)
            | InlineKind::Subscript(content)
            | InlineKind::SmallCaps(content)
            | InlineKind::Span { attributes: _, content } => {
                append_plain_text(content, text);
            }
            InlineKind::Link(link) => append_plain_text(&link.content, text),
            InlineKind::Image(image) => text.push_str(&image.alternative),
            InlineKind::NoteCall(_) | InlineKind::RawHtml(_) => {}
        }
    }
}

/// Inlines without their images, such as a logo above a title; as they are where no words
/// are left.
#[must_use]
pub fn without_images(inlines: &[Inline]) -> Inlines {
    let mut words = inlines.to_vec();
    drop_images(&mut words);
    if plain_text(&words).trim().is_empty() { inlines.to_vec() } else { words }
}

fn drop_images(run: &mut Inlines) {
    run.retain(|inline| !matches!(inline.kind, InlineKind::Image(_)));
    for inline in run {
        if let Some(content) = inline.kind.content_mut() {
            drop_images(content);
        }
    }
}

/// Calls `visit` on every block, a parent before its children, in reading order. Notes are
/// not among them: they hang on the document.
pub fn visit_blocks<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Block)) {
    for block in blocks {
        visit(block);
        for children in descend(block) {
            visit_blocks(children, visit);
        }
    }
}

/// The lists of blocks directly inside a block.
#[must_use]
pub fn descend(block: &Block) -> Vec<&[Block]> {
    match &block.kind {
        BlockKind::Title(_)
        | BlockKind::Letter(_)
        | BlockKind::Heading { .. }
        | BlockKind::Paragraph(_)
        | BlockKind::Code(_)
        | BlockKind::Math(_)
        | BlockKind::Figure(_)
        | BlockKind::Rule
        | BlockKind::PageBreak
        | BlockKind::RawHtml(_) => Vec::new(),
        BlockKind::List(list) => {
            list.items.iter().map(|item| item.blocks.as_slice()).collect()
        }
        BlockKind::Definitions(definitions) => definitions
            .iter()
            .flat_map(|definition| {
                std::iter::once(definition.terms.as_slice())
                    .chain(definition.definitions.iter().map(Vec::as_slice))
            })
            .collect(),
        BlockKind::Quote(blocks)
        | BlockKind::Alert { kind: _, blocks }
        | BlockKind::Division(blocks) => vec![blocks],
        BlockKind::Table(table) => table
            .head
            .iter()
            .chain(&table.body)
            .flat_map(|row| row.cells.iter().map(|cell| cell.blocks.as_slice()))
            .collect(),
    }
}

/// Calls `visit` on every inline of one block's own text, an inline before its content.
/// Blocks inside the block are not entered.
pub fn visit_inlines<'a>(block: &'a Block, visit: &mut dyn FnMut(&'a Inline)) {
    match &block.kind {
        BlockKind::Title(title) => {
            visit_all(&title.title, visit);
            visit_all(&title.subtitle, visit);
            for line in title.authors.iter().chain(&title.contributors) {
                visit_all(line, visit);
            }
            visit_all(&title.date, visit);
        }
        BlockKind::Letter(part) => {
            for line in &part.lines {
                visit_all(line, visit);
            }
        }
        BlockKind::Heading { level: _, content } | BlockKind::Paragraph(content) => {
            visit_all(content, visit);
        }
        BlockKind::Figure(figure) => visit_all(&figure.caption, visit),
        BlockKind::Table(table) => visit_all(&table.caption, visit),
        BlockKind::List(_)
        | BlockKind::Definitions(_)
        | BlockKind::Quote(_)
        | BlockKind::Alert { .. }
        | BlockKind::Code(_)
        | BlockKind::Math(_)
        | BlockKind::Rule
        | BlockKind::PageBreak
        | BlockKind::Division(_)
        | BlockKind::RawHtml(_) => {}
    }
}

/// Calls `visit` on the attributes of a block and of the inlines of its own text, each with
/// its place. Blocks inside the block are not entered.
pub fn each_attributes<'a>(block: &'a Block, visit: &mut dyn FnMut(&'a Attributes, Span)) {
    visit(&block.attributes, block.span);
    if let BlockKind::Figure(figure) = &block.kind {
        visit(&figure.image.attributes, block.span);
    }
    visit_inlines(block, &mut |inline| {
        if let Some(attributes) = inline.kind.attributes() {
            visit(attributes, inline.span);
        }
    });
}

fn visit_all<'a>(inlines: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for inline in inlines {
        visit(inline);
        if let Some(content) = inline.kind.content() {
            visit_all(content, visit);
        }
    }
}

/// Calls `visit` on every inline of a run, an inline before its content, to change it.
pub fn visit_run_mut(inlines: &mut [Inline], visit: &mut dyn FnMut(&mut Inline)) {
    for inline in inlines {
        visit(inline);
        if let Some(content) = inline.kind.content_mut() {
            visit_run_mut(content, visit);
        }
    }
}

/// Calls `visit` on every block, a parent before its children, to change it.
pub fn visit_blocks_mut(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Block)) {
    for block in blocks {
        visit(block);
        for children in descend_mut(block) {
            visit_blocks_mut(children, visit);
        }
    }
}

/// The lists of blocks directly inside a block, to be changed.
pub fn descend_mut(block: &mut Block) -> Vec<&mut Vec<Block>> {
    match &mut block.kind {
        BlockKind::Title(_)
        | BlockKind::Letter(_)
        | BlockKind::Heading { .. }
        | BlockKind::Paragraph(_)
        | BlockKind::Code(_)
        | BlockKind::Math(_)
        | BlockKind::Figure(_)
        | BlockKind::Rule
        | BlockKind::PageBreak
        | BlockKind::RawHtml(_) => Vec::new(),
        BlockKind::List(list) => {
            list.items.iter_mut().map(|item| &mut item.blocks).collect()
        }
        BlockKind::Definitions(definitions) => definitions
            .iter_mut()
            .flat_map(|definition| {
                std::iter::once(&mut definition.terms).chain(&mut definition.definitions)
            })
            .collect(),
        BlockKind::Quote(blocks)
        | BlockKind::Alert { kind: _, blocks }
        | BlockKind::Division(blocks) => vec![blocks],
        BlockKind::Table(table) => table
            .head
            .iter_mut()
            .chain(&mut table.body)
            .flat_map(|row| row.cells.iter_mut().map(|cell| &mut cell.blocks))
            .collect(),
    }
}

/// The runs of inlines of one block's own text, in reading order, to be changed. Blocks
/// inside the block are not entered.
pub fn texts_mut(block: &mut Block) -> Vec<&mut Inlines> {
    match &mut block.kind {
        BlockKind::Title(title) => [&mut title.title, &mut title.subtitle]
            .into_iter()
            .chain(&mut title.authors)
            .chain(&mut title.contributors)
            .chain([&mut title.date])
            .collect(),
        BlockKind::Letter(part) => part.lines.iter_mut().collect(),
        BlockKind::Heading { level: _, content } | BlockKind::Paragraph(content) => {
            vec![content]
        }
        BlockKind::Figure(figure) => vec![&mut figure.caption],
        BlockKind::Table(table) => vec![&mut table.caption],
        BlockKind::List(_)
        | BlockKind::Definitions(_)
        | BlockKind::Quote(_)
        | BlockKind::Alert { .. }
        | BlockKind::Code(_)
        | BlockKind::Math(_)
        | BlockKind::Rule
        | BlockKind::PageBreak
        | BlockKind::Division(_)
        | BlockKind::RawHtml(_) => Vec::new(),
    }
}
