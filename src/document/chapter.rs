//! Chapters: where they begin, and which documents are books, that have them.
//!
//! The files of an EPUB and the pages of a paged edition follow the same chapters.

use super::Document;
use super::attribute::Attributes;
use super::block::{Block, BlockKind, HeadingLevel};
use super::word_count::has_words;

/// The class of the heading of a part of a book: reading gives it to one that the front
/// matter names, an author to one in the text.
pub const PART_CLASS: &str = "part";

/// What comes before the body of a book, by the names that the vocabulary of EPUB has for it
/// (EPUB 3 Structural Semantics, 1.1, «Document divisions»).
const FRONT_MATTER: [&str; 4] = ["foreword", "frontmatter", "preamble", "preface"];

/// What comes behind the body of a book, by the names that the vocabulary of EPUB has for it
/// (EPUB 3 Structural Semantics, 1.1, «Document divisions»).
const BACK_MATTER: [&str; 8] = [
    "acknowledgments",
    "afterword",
    "appendix",
    "backmatter",
    "bibliography",
    "colophon",
    "glossary",
    "index",
];

/// Whether a heading is said to begin back matter, by its class or its `epub:type`: it
/// belongs to the book and to no part of it.
#[must_use]
pub fn is_back_matter(attributes: &Attributes) -> bool {
    is_said_to_be(attributes, &BACK_MATTER)
}

/// Whether a heading is said to begin front matter, in the same ways.
#[must_use]
pub fn is_front_matter(attributes: &Attributes) -> bool {
    is_said_to_be(attributes, &FRONT_MATTER)
}

/// Whether one of these names is a class or an `epub:type`.
#[must_use]
pub fn is_said_to_be(attributes: &Attributes, names: &[&str]) -> bool {
    let types = attributes.others().iter().filter(|(key, _)| key == "epub:type");
    let types = types.flat_map(|(_, value)| value.split_whitespace());
    let classes = attributes.classes().iter().map(String::as_str);
    types.chain(classes).any(|name| names.contains(&name))
}

/// What of a book a chapter belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// What comes before the body.
    Front,
    /// The body.
    Body,
    /// What comes behind the body.
    Back,
}

impl Matter {
    /// That of a chapter with such a heading.
    #[must_use]
    pub fn of_heading(attributes: &Attributes) -> Self {
        if is_front_matter(attributes) {
            Self::Front
        } else if is_back_matter(attributes) {
            Self::Back
        } else {
            Self::Body
        }
    }
}

/// From this many words on a document with chapters is a book, whatever else is known of it:
/// what the rules of the Hugo and Nebula Awards call a novel. Hardly an article is as long.
const NOVEL_WORDS: usize = 40_000;

/// A chapter, or the beginning of a part of the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chapter<'a> {
    /// Which of the two.
    pub kind: ChapterKind,
    /// Its blocks, its heading first.
    pub blocks: &'a [Block],
}

/// What a heading of the highest levels begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChapterKind {
    /// A part, whose chapters come after it.
    Part,
    /// A section at the top, or a chapter of a part.
    Chapter,
}

/// The blocks of a document before its first chapter, and its chapters: each section of the
/// top level, and each chapter of a part. One after the other they are all its blocks.
#[must_use]
pub fn by_chapter(document: &Document) -> (&[Block], Vec<Chapter<'_>>) {
    let blocks = document.blocks.as_slice();
    let section = section_level(blocks);
    let below = HeadingLevel::new(section.get().saturating_add(1));
    let mut begins: Vec<(usize, ChapterKind)> = Vec::new();
    let mut in_part = false;
    for (index, block) in blocks.iter().enumerate() {
        let BlockKind::Heading { level, content: _ } = &block.kind else { continue };
        if *level == section {
            in_part = block.attributes.has_class(PART_CLASS);
            let kind = if in_part { ChapterKind::Part } else { ChapterKind::Chapter };
            begins.push((index, kind));
        } else if in_part && *level == below {
            begins.push((index, ChapterKind::Chapter));
        }
    }
    let mut rest = blocks;
    let mut chapters = Vec::with_capacity(begins.len());
    for (begin, kind) in begins.into_iter().rev() {
        let (before, blocks) = rest.split_at(begin);
        chapters.push(Chapter { kind, blocks });
        rest = before;
    }
    chapters.reverse();
    (rest, chapters)
}

/// Whether a document is a book: it is said to be one, has parts or an ISBN, or is
/// as long as a novel. A letter is none.
#[must_use]
pub fn is_book(document: &Document) -> bool {
    if document.letter.is_some() {
        return false;
    }
    let (_, chapters) = by_chapter(document);
    let metadata = &document.metadata;
    document.is_declared_book
        || chapters.iter().any(|chapter| chapter.kind == ChapterKind::Part)
        || metadata.isbn().is_some()
        || !metadata.publication.editions.is_empty()
        || chapters.len() > 1 && has_words(document, NOVEL_WORDS)
}

/// The level of the sections at the top: that below the title. Where no title stands above
/// them, as in a book that is given none, it is the title's own; a single heading at that
/// level is the title.
#[must_use]
pub fn section_level(blocks: &[Block]) -> HeadingLevel {
    let is_at_top = |block: &&Block| matches!(&block.kind, BlockKind::Heading { level, content: _ } if *level == HeadingLevel::TITLE);
    let count = blocks.iter().filter(is_at_top).count();
    if count > 1 { HeadingLevel::TITLE } else { HeadingLevel::SECTION }
}

#[cfg(test)]
mod tests {
    use super::super::inline::Inline;
    use super::super::letter::Letter;
    use super::*;
    use crate::diagnostic::Span;

    fn heading(level: u8) -> Block {
        let content = vec![Inline::text(Span::default(), "Head")];
        block(BlockKind::Heading { level: HeadingLevel::new(level), content })
    }

    fn block(kind: BlockKind) -> Block {
        Block {
            id: super::super::block::BlockId(0),
            span: Span::default(),
            attributes: Attributes::default(),
            kind,
        }
    }

    fn text(words: usize) -> Block {
        let content = vec![Inline::text(Span::default(), "word ".repeat(words))];
        block(BlockKind::Paragraph(content))
    }

    fn document(blocks: Vec<Block>) -> Document {
        Document { blocks, ..Document::default() }
    }

    #[test]
    fn chapters_are_the_sections_at_the_top_and_those_of_parts() {
        let mut part = heading(2);
        part.attributes.add_class("part");
        let blocks =
            vec![text(1), part, heading(3), heading(4), heading(2), text(1), heading(3)];
        let document = document(blocks);
        let (front, chapters) = by_chapter(&document);
        assert_eq!(front.len(), 1);
        let found: Vec<_> =
            chapters.iter().map(|chapter| (chapter.kind, chapter.blocks.len())).collect();
        use ChapterKind::{Chapter, Part};
        assert_eq!(found, [(Part, 1), (Chapter, 2), (Chapter, 3)]);
        assert!(is_book(&document));
    }

    #[test]
    fn a_single_heading_at_the_level_of_the_title_is_no_chapter_and_several_are() {
        let one = document(vec![text(1), heading(1), heading(2), heading(2)]);
        assert_eq!(by_chapter(&one).1.len(), 2);
        let two = document(vec![heading(1), heading(2), heading(1)]);
        assert_eq!(by_chapter(&two).1.len(), 2);
        assert!(by_chapter(&two).0.is_empty());
    }

    #[test]
    fn a_text_as_long_as_a_novel_is_a_book_and_an_article_or_a_letter_is_none() {
        let of = |words| document(vec![heading(2), text(words), heading(2)]);
        assert!(is_book(&of(NOVEL_WORDS)));
        assert!(!is_book(&of(15_000)));
        assert!(!is_book(&document(vec![text(NOVEL_WORDS)])), "without chapters");
        assert!(!is_book(&Document { letter: Some(Letter::default()), ..of(NOVEL_WORDS) }));
    }

    #[test]
    fn what_has_an_isbn_or_is_said_to_be_a_book_is_one() {
        let mut with_isbn = document(vec![heading(2)]);
        with_isbn.metadata.identifiers.push("ISBN 978-2-07-036024-6".to_owned());
        assert!(is_book(&with_isbn));
        assert!(is_book(&Document { is_declared_book: true, ..Document::default() }));
        assert!(!is_book(&document(vec![heading(2)])));
    }
}
