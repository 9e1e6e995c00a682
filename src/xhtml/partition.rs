//! Which part of a document goes into which file.

use super::settings::Split;
use crate::document::{
    Block, BlockKind, ChapterKind, Document, InlineKind, NoteId, by_chapter,
    each_attributes, front_pages, has_words, is_book, visit_blocks, visit_inlines,
};
use std::collections::BTreeMap;

/// From this many words on each chapter is a file of its own, in what is no book too: reading
/// systems lay out one file at a time, and old ones are slow on long files.
const LONG: usize = 8_000;

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
pub(super) enum PartKind {
    /// The whole text.
    Whole,
    /// The title page alone.
    TitlePage,
    /// What stands before the first section: of a book a page of it, else the title with it.
    Front,
    /// The heading of a part of the book, whose chapters are files of their own.
    Part,
    /// A section at the top, or a chapter of a part.
    Chapter,
}

impl PartKind {
    /// What the blocks before the first chapter are.
    fn before_chapters(blocks: &[Block]) -> Self {
        let is_title = |block: &Block| {
            matches!(block.kind, BlockKind::Title(_) | BlockKind::PageBreak)
        };
        match blocks.first() {
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
}

impl<'a> Partition<'a> {
    /// Divides a document, after what it is and its length where `split` leaves the choice.
    pub(super) fn of(document: &'a Document, split: Split) -> Self {
        let is_divided = match split {
            Split::None => false,
            Split::Section => true,
            // The chapters of a book begin on new pages, which readers give to files. A letter
            // is one piece, however long.
            Split::Auto => {
                is_book(document) || document.letter.is_none() && has_words(document, LONG)
            }
        };
        let parts = if is_divided { divided(document) } else { Vec::new() };
        let whole = (PartKind::Whole, document.blocks.as_slice());
        let parts = if parts.len() > 1 { parts } else { vec![whole] };
        let single = parts.len() == 1;
        let parts: Vec<Part<'a>> = (1_usize..)
            .zip(parts)
            .map(|(number, (kind, blocks))| Part {
                file: if single {
                    "text.xhtml".to_owned()
                } else {
                    format!("text-{number}.xhtml")
                },
                kind,
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
            each_attributes(block, &mut |attributes, _| {
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

/// What goes into each file where chapters are files of their own.
fn divided(document: &Document) -> Vec<(PartKind, &[Block])> {
    let (front, chapters) = by_chapter(document);
    let chapters = chapters.into_iter().map(|chapter| {
        let kind = match chapter.kind {
            ChapterKind::Part => PartKind::Part,
            ChapterKind::Chapter => PartKind::Chapter,
        };
        (kind, chapter.blocks)
    });
    let pages = if is_book(document) { front_pages(front) } else { vec![front] };
    let pages = pages.into_iter().filter(|blocks| !blocks.is_empty());
    pages
        .map(|blocks| (PartKind::before_chapters(blocks), blocks))
        .chain(chapters)
        .collect()
}
