//! Which part of a document goes into which file.

use super::names::each_attributes;
use super::render::Split;
use crate::document::{
    Block, BlockKind, Document, HeadingLevel, InlineKind, NoteId, plain_text, visit_blocks,
    visit_inlines,
};
use std::collections::BTreeMap;

/// From this many words on a document is a book, one file a top-level section: reading
/// systems lay out one file at a time, and old ones are slow on long files.
const BOOK_WORDS: usize = 8_000;

/// The files of an edition.
#[derive(Debug)]
pub(super) struct Partition<'a> {
    /// The parts, in reading order; at least one.
    pub(super) parts: Vec<Part<'a>>,
    places: BTreeMap<String, usize>,
    notes: Vec<usize>,
}

/// One file: its name and its blocks.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) file: String,
    pub(super) blocks: &'a [Block],
}

impl<'a> Partition<'a> {
    /// Divides a document, after its length where `split` leaves the choice.
    pub(super) fn of(document: &'a Document, split: Split) -> Self {
        let starts = match split {
            Split::None => Vec::new(),
            Split::Section => section_starts(document),
            Split::Auto if words(document) >= BOOK_WORDS => section_starts(document),
            Split::Auto => Vec::new(),
        };
        let mut parts = Vec::new();
        let mut rest = document.blocks.as_slice();
        let mut from = 0;
        for start in starts {
            let (before, after) = rest.split_at(start - from);
            if !before.is_empty() {
                parts.push(before);
            }
            rest = after;
            from = start;
        }
        parts.push(rest);
        let single = parts.len() == 1;
        let parts: Vec<Part<'a>> = (1_usize..)
            .zip(parts)
            .map(|(number, blocks)| Part {
                file: if single {
                    "text.xhtml".to_owned()
                } else {
                    format!("text-{number}.xhtml")
                },
                blocks,
            })
            .collect();
        let mut partition = Self {
            parts,
            places: BTreeMap::new(),
            notes: vec![usize::MAX; document.notes.len()],
        };
        partition.place(document);
        partition
    }

    /// The part that an identifier lies in.
    pub(super) fn place_of(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The part at whose end a note stands: that of its first call.
    pub(super) fn part_of(&self, note: NoteId) -> usize {
        self.notes.get(note.index()).copied().unwrap_or(0)
    }

    fn place(&mut self, document: &'a Document) {
        for index in 0..self.parts.len() {
            let blocks = self.parts[index].blocks;
            self.enter(blocks, index);
        }
        // Notes may call notes; those come later in the list.
        let last = self.parts.len() - 1;
        for (note, own) in document.notes.iter().enumerate() {
            let part = self.notes[note].min(last);
            self.notes[note] = part;
            self.enter(&own.blocks, part);
        }
    }

    fn enter(&mut self, blocks: &'a [Block], part: usize) {
        visit_blocks(blocks, &mut |block| {
            each_attributes(block, &mut |attributes| {
                if let Some(id) = attributes.id() {
                    self.places.entry(id.to_owned()).or_insert(part);
                }
            });
            visit_inlines(block, &mut |inline| {
                if let InlineKind::NoteCall(id) = &inline.kind
                    && let Some(own) = self.notes.get_mut(id.index())
                {
                    *own = (*own).min(part);
                }
            });
        });
    }
}

fn section_starts(document: &Document) -> Vec<usize> {
    (0_usize..)
        .zip(&document.blocks)
        .filter(|(_, block)| {
            matches!(&block.kind, BlockKind::Heading { level, content: _ } if *level == HeadingLevel::SECTION)
        })
        .map(|(index, _)| index)
        .collect()
}

/// How many words a document has, by its white space.
pub(super) fn words(document: &Document) -> usize {
    let mut count = 0;
    let mut add = |block: &Block| count += block_words(block);
    visit_blocks(&document.blocks, &mut add);
    for note in &document.notes {
        visit_blocks(&note.blocks, &mut add);
    }
    count
}

fn block_words(block: &Block) -> usize {
    let count = |text: &str| text.split_whitespace().count();
    match &block.kind {
        BlockKind::Title(title) => {
            count(&plain_text(&title.title)) + count(&plain_text(&title.subtitle))
        }
        BlockKind::Letter(part) => {
            part.lines.iter().map(|line| count(&plain_text(line))).sum()
        }
        BlockKind::Heading { level: _, content } | BlockKind::Paragraph(content) => {
            count(&plain_text(content))
        }
        BlockKind::Figure(figure) => count(&plain_text(&figure.caption)),
        BlockKind::Table(table) => count(&plain_text(&table.caption)),
        BlockKind::Code(code) => count(&code.text),
        BlockKind::List(_)
        | BlockKind::Definitions(_)
        | BlockKind::Quote(_)
        | BlockKind::Alert { .. }
        | BlockKind::Math(_)
        | BlockKind::Rule
        | BlockKind::PageBreak
        | BlockKind::Division(_)
        | BlockKind::RawHtml(_) => 0,
    }
}
