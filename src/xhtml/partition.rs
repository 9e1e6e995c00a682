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
    /// The parts that each note is called in, once for each call, in the order of writing.
    pub(super) calls: Vec<Vec<usize>>,
}

/// One file: its name, what it is and its blocks.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) file: String,
    pub(super) kind: PartKind,
    pub(super) blocks: &'a [Block],
}

/// What a file is in the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// The whole text.
    Whole,
    /// The title page alone.
    TitlePage,
    /// What stands before the first section, the title page with it.
    Front,
    /// The heading of a part of the book, whose chapters are files of their own.
    Part,
    /// A section at the top, or a chapter of a part.
    Chapter,
}

impl PartKind {
    /// What the blocks of one file among several are.
    fn of(blocks: &[Block]) -> Self {
        let is_title = |block: &Block| {
            matches!(block.kind, BlockKind::Title(_) | BlockKind::PageBreak)
        };
        match blocks.first() {
            Some(first) if is_part(first) => Self::Part,
            Some(first) if matches!(first.kind, BlockKind::Heading { .. }) => Self::Chapter,
            Some(_) if blocks.iter().all(is_title) => Self::TitlePage,
            Some(_) | None => Self::Front,
        }
    }

    /// Whether the file begins with the heading of its section.
    pub(super) const fn has_own_heading(self) -> bool {
        match self {
            Self::Part | Self::Chapter => true,
            Self::Whole | Self::TitlePage | Self::Front => false,
        }
    }

    /// Whether it comes before the body of the book.
    #[must_use]
    pub const fn is_front(self) -> bool {
        match self {
            Self::TitlePage | Self::Front => true,
            Self::Whole | Self::Part | Self::Chapter => false,
        }
    }
}

/// The class of the heading of a part, which reading gives it.
const PART_CLASS: &str = "part";

/// Whether a block is the heading of a part that groups chapters.
fn is_part(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Heading { level, content: _ } if *level == HeadingLevel::SECTION)
        && block.attributes.has_class(PART_CLASS)
}

impl<'a> Partition<'a> {
    /// Divides a document, after its length where `split` leaves the choice.
    pub(super) fn of(document: &'a Document, split: Split) -> Self {
        let starts = match split {
            Split::None => Vec::new(),
            Split::Section => section_starts(document),
            // A letter is one piece, however long.
            Split::Auto if document.letter.is_some() => Vec::new(),
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
                kind: if single { PartKind::Whole } else { PartKind::of(blocks) },
                blocks,
            })
            .collect();
        let mut partition = Self {
            parts,
            places: BTreeMap::new(),
            notes: vec![usize::MAX; document.notes.len()],
            calls: vec![Vec::new(); document.notes.len()],
        };
        partition.place(document);
        for calls in &mut partition.calls {
            // Notes stand at the end of their part, before the next.
            calls.sort_unstable();
        }
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
                    self.calls[id.index()].push(part);
                }
            });
        });
    }
}

/// Where files begin: at each section of the top level, and at each chapter of a part.
fn section_starts(document: &Document) -> Vec<usize> {
    let chapter = HeadingLevel::new(HeadingLevel::SECTION.get().saturating_add(1));
    let mut in_part = false;
    let mut starts = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let BlockKind::Heading { level, content: _ } = &block.kind else { continue };
        if *level == HeadingLevel::SECTION {
            in_part = is_part(block);
            starts.push(index);
        } else if in_part && *level == chapter {
            starts.push(index);
        }
    }
    starts
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
