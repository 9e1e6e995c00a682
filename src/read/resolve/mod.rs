//! Settles all that is open, so that writers decide nothing about content.

mod abstracts;
mod blanks;
mod calls;
mod doubled_words;
mod epigraphs;
mod figures;
mod flowing_lines;
mod foreign;
mod foreign_signs;
mod headings;
mod html;
mod ids;
mod images;
mod imprint;
mod index;
mod inlines;
mod interrupted_lists;
mod languages;
mod links;
mod list_numbers;
mod list_punctuation;
mod lookalikes;
mod marked_words;
mod minus_signs;
mod notes;
mod ordinals;
mod orthotypography;
mod references;
mod ruby;
mod scene_breaks;
mod styles;
mod table_lookalikes;
mod text;
mod wordless;

pub(crate) use ids::slug;
pub(super) use inlines::says_nothing;
pub(super) use links::percent_decoded;
pub(super) use orthotypography::Smart;

use super::assemble::Assembled;
use super::citations::{self, Works};
use super::files::Files;
use super::naming::{Naming, in_one_line, naming};
use crate::diagnostic::Diagnostics;
use crate::document::{
    Block, BlockId, BlockKind, Document, Entry, HeadingLevel, Letter, Node, descend_mut,
};
use crate::resource::Resources;
use figures::Titles;

/// Settles a document. What could not be kept is among the diagnostics.
pub(super) fn resolve(
    assembled: Assembled,
    files: &Files,
    works: &Works,
    resources: &dyn Resources,
    smart: Smart,
    diagnostics: &mut Diagnostics,
) -> Document {
    let Assembled { mut document, cover_span, imprint, contributors, mut notes } =
        assembled;
    // Raw HTML becomes words, before anything counts blocks.
    html::resolve(&mut document.blocks, diagnostics);
    for note in notes.iter_mut().flatten() {
        html::resolve(&mut note.blocks, diagnostics);
    }
    epigraphs::settle(&mut document.blocks);
    scene_breaks::make(&mut document.blocks);
    // Some titles become captions.
    let titles = notes::titles(&mut document.blocks, &mut notes);
    figures::make(&mut document.blocks, Titles::Markdown, diagnostics);
    for note in notes.iter_mut().flatten() {
        figures::make(&mut note.blocks, Titles::Markdown, diagnostics);
    }
    // Captions have their place by now, which is above their tables; headings have no level
    // yet, and blocks no name.
    citations::settle(&mut document, &mut notes, works, diagnostics);
    document.notes = notes::number(&mut document.blocks, notes, &titles, diagnostics);
    index::place(&mut document, diagnostics);
    headings::set_below_parts(&mut document.blocks);
    let top = headings::top(&document.blocks);
    headings::close_up(&mut document.blocks, top, diagnostics);
    for note in &mut document.notes {
        headings::close_up(&mut note.blocks, HeadingLevel::SECTION, diagnostics);
    }
    languages::check(&mut document, diagnostics);
    // While lines still end where they do in the source.
    lookalikes::check(&document, diagnostics);
    flowing_lines::check(&document, diagnostics);
    list_numbers::check(&document, diagnostics);
    imprint::insert(&mut document, imprint, contributors);
    table_lookalikes::check(&document, diagnostics);
    foreign::check(&document, diagnostics);
    styles::check(&document, diagnostics);
    let ids = ids::settle(&mut document, files, smart, diagnostics);

    // Inlines: words, links, images.
    let images = images::Images::new(files, resources, &document.metadata);
    let mut inlines = inlines::Inlining::new(&ids, images, diagnostics);
    inlines.blocks(&mut document.blocks);
    for note in &mut document.notes {
        inlines.blocks(&mut note.blocks);
    }
    let has_cover = !is_without_cover(&document.output);
    if let Some(cover) = &mut document.metadata.publication.cover
        && has_cover
    {
        inlines.images.cover(cover, cover_span, inlines.diagnostics);
    }
    for run in document.letter.as_mut().map_or_else(Vec::new, Letter::runs_mut) {
        let _levels = html::resolve_run(run, inlines.diagnostics);
        inlines.of_front_matter(run);
    }

    // An image whose link was left out stands alone now.
    figures::make(&mut document.blocks, Titles::Words, diagnostics);
    for note in &mut document.notes {
        figures::make(&mut note.blocks, Titles::Words, diagnostics);
    }
    abstracts::label(&mut document.blocks, &document.metadata.language);
    let numbers = figures::number(&mut document);
    // Before references: what they say of a heading is what stands there.
    ruby::parenthesize(&mut document);
    references::refer(&mut document, numbers, smart, diagnostics);
    wordless::check(&document, diagnostics);
    orthotypography::set_right(&mut document, smart, diagnostics);
    index::fill(&mut document, smart, diagnostics);
    name_by_title(&mut document);
    let mut next = 0;
    number_blocks(&mut document.blocks, &mut next);
    for note in &mut document.notes {
        number_blocks(&mut note.blocks, &mut next);
    }
    document
}

/// Whether the front matter says that the book has no cover: the image is then in none.
fn is_without_cover(output: &[Entry]) -> bool {
    let epub = output.iter().find(|entry| entry.key == "epub");
    let cover = epub.and_then(|entry| entry.value.get("cover"));
    cover.and_then(Node::as_scalar) == Some("none")
}

/// The name of the document is its title in one line: that of the title block, or of the
/// heading further down that stands for it.
fn name_by_title(document: &mut Document) {
    let Some(Block { kind: BlockKind::Title(title), .. }) = document.blocks.first() else {
        return;
    };
    let words = match title.title.is_empty() {
        true => naming(&document.blocks),
        false => Some(Naming::Heading(&title.title)),
    };
    match words {
        Some(Naming::Heading(words)) => document.metadata.title = in_one_line(words),
        // The name is given already.
        Some(Naming::File) | None => {}
    }
}

/// Makes words of the raw HTML among blocks.
pub(super) fn html(blocks: &mut Vec<Block>, diagnostics: &mut Diagnostics) {
    html::resolve(blocks, diagnostics);
}

/// The same in the words of a heading.
pub(super) fn heading_html(block: &mut Block, diagnostics: &mut Diagnostics) {
    if let BlockKind::Heading { level: _, content } = &mut block.kind {
        let _levels = html::resolve_run(content, diagnostics);
    }
}

/// Gives each block its number in reading order.
fn number_blocks(blocks: &mut [Block], next: &mut u32) {
    for block in blocks {
        block.id = BlockId(*next);
        *next = next.saturating_add(1);
        for children in descend_mut(block) {
            number_blocks(children, next);
        }
    }
}
