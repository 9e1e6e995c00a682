//! The one document that every writer is given.
//!
//! After reading nothing dangles: links have targets, notes are numbered, ids are unique,
//! heading levels start at 2 below the title and none is skipped, and orthotypography is
//! done. Writers decide nothing about content.
//!
//! Invariant: this module knows no font, no file and no output format.

mod abstract_division;
mod aside;
mod attribute;
mod bibliography;
mod block;
mod chapter;
mod citation_note;
mod color;
mod formula;
mod formula_number;
mod front_division;
mod identifier;
mod image_size;
mod imprint;
mod index;
mod inline;
mod letter;
mod line_place;
mod list_number;
mod metadata;
mod nesting;
mod node;
mod own_lines;
mod page_map;
mod page_values;
mod paged_edition;
mod publication;
mod syntax_highlighting;
mod typed;
mod walk;
mod word_count;

pub use crate::date::{Date, Timestamp};
use crate::diagnostic::SourceId;
pub use abstract_division::{ABSTRACT_CLASS, Abstract};
pub use aside::{ASIDE_CLASS, is_aside};
pub use attribute::{Attributes, Direction};
pub use bibliography::{
    Bibliography, CITATION_CLASS, CITED_KEY, CitationStyle, ENTRY_CLASS, HANGING_CLASS,
    IN_TEXT_CLASS, REFERENCES_CLASS, REFERENCES_ID, SUPPRESSED_CLASS, cited_key, hangs,
    is_citation, is_entry, is_made_heading, is_references,
};
pub use block::{
    AlertKind, Alignment, Block, BlockId, BlockKind, CONTINUED, Cell, CellRole, Code,
    Definition, Figure, HeadingLevel, LINE_BLOCK, LetterLines, LetterRole, List, ListItem,
    ListKind, Note, NoteId, Row, Table, TitleBlock,
};
pub use chapter::{
    Chapter, ChapterKind, Matter, PART_CLASS, by_chapter, is_back_matter, is_book,
    is_front_matter, is_said_to_be, section_level,
};
pub use citation_note::{
    AS_WRITTEN_KEYS, BLANK_KEY, CITATION_NOTE_CLASS, CITED_PART_CLASS, DROPPED_MARK_KEY,
    INITIAL_KEY, INTRODUCTION_KEY, MOVED_MARK_KEY, citation_of,
};
pub use color::Rgb;
pub use formula::{linear_formula, plain_letter, raised_or_lowered, unknown_commands};
pub use formula_number::split_number;
pub use front_division::{FrontDivision, epigraph_parts, front_pages, has_own_page};
pub use identifier::Identifier;
pub use image_size::Extent;
pub use imprint::Imprint;
pub use index::{
    INDEX_CLASS, INDEX_ENTRIES_CLASS, INDEX_ID, INDEX_KEY, IndexEntry, SEE_ALSO_KEY,
    SEE_KEY, SORT_KEY, has_made_mark_id, index_targets, is_index, is_index_heading,
    is_index_list, is_index_mark, is_index_section, made_mark_id,
};
pub use inline::{Image, Inline, InlineKind, Inlines, Link, Target};
pub use letter::{Letter, LetterSide, LetterStyle, Party, Signature, is_headed_by_subject};
pub use line_place::LinePlace;
pub use list_number::{Delimiter, NumberStyle, Numerals};
pub use metadata::{Author, FontFile, Metadata};
pub use nesting::{MAX_NESTING, is_too_deep};
pub use node::{Entry, Node, NodeKind};
pub use own_lines::has_own_lines;
pub use page_map::{PageMap, PageSpan, PageStart};
pub use page_values::{AuthorColumns, Margins, PaperSize};
pub use paged_edition::{
    Align, ChapterOpening, Families, FigurePlacement, Folios, PagedEdition, Standard,
    TitleAlign, Window,
};
pub use publication::{
    Accessibility, Collection, Cover, OtherTitle, Publication, Subject, TitleKind,
};
pub use syntax_highlighting::SyntaxHighlighting;
pub use typed::{TypedError, TypedErrors, typed};
pub use walk::{
    descend, descend_mut, each_attributes, plain_text, texts_mut, visit_blocks,
    visit_blocks_mut, visit_inlines, visit_run_mut, without_images,
};
pub use word_count::{has_words, word_count};

/// A whole document: what it is about, and what it says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Document {
    /// Typed facts about the document.
    pub metadata: Metadata,
    /// The letter block as typed, where the document is a letter. What is *shown* of it
    /// stands in `blocks` as [`BlockKind::Letter`], in reading order.
    pub letter: Option<Letter>,
    /// All that is shown, in reading order, the title block first.
    pub blocks: Vec<Block>,
    /// The notes, in the order of their first call; [`NoteId`] is the index.
    pub notes: Vec<Note>,
    /// Whether code is shown in colors where its language is known.
    pub syntax_highlighting: SyntaxHighlighting,
    /// Words with the places where they may be divided: `zoom-bom-bing`.
    pub hyphenation: Vec<String>,
    /// Whether it is said to be a book, however short: by its class, or by files that are
    /// its chapters.
    pub is_declared_book: bool,
    /// Whether a division of its blocks is an imprint that its front matter makes.
    pub imprint: Imprint,
    /// What its front matter says of the works that it cites; none where it cites none.
    pub bibliography: Option<Bibliography>,
    /// The texts it was read from, its own first; none where a program made it.
    pub sources: Vec<SourceId>,
    /// The front matter's `output` entries by format name, not yet typed: each writer types
    /// its own.
    pub output: Vec<Entry>,
}

impl Document {
    /// What the front matter says under `output.FORMAT`, at the end of the path `keys`.
    #[must_use]
    pub fn option(&self, format: &str, keys: &[&str]) -> Option<&Node> {
        let entry = self.output.iter().find(|entry| entry.key == format)?;
        keys.iter().try_fold(&entry.value, |node, key| node.get(key))
    }

    /// The note behind a handle, where the document has it.
    #[must_use]
    pub fn note(&self, id: NoteId) -> Option<&Note> {
        self.notes.get(id.index())
    }
}
