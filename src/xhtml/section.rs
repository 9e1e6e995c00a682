//! What the sections of a book are, and how reading systems and screen readers are told.

use super::heading::heading_words;
use super::partition::{Part, PartKind};
use super::render::Renderer;
use super::settings::Syntax;
use super::writer::Element;
use crate::document::{
    Attributes, Block, BlockId, BlockKind, ChapterKind, Document, Inline, Matter,
    REFERENCES_CLASS, by_chapter, is_book, is_index_section, is_said_to_be,
};
use std::collections::BTreeMap;

/// What a section holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SectionKind {
    /// Any.
    Text,
    /// The index.
    Index,
    /// The works referred to, among others.
    References,
    /// Works, as its heading says.
    Bibliography,
}

impl SectionKind {
    /// That of a section with these blocks below its heading.
    pub(super) fn of(heading: &Attributes, inside: &[Block]) -> Self {
        let is_references = |block: &Block| {
            matches!(block.kind, BlockKind::Division(_))
                && block.attributes.has_class(REFERENCES_CLASS)
        };
        if is_index_section(inside) {
            Self::Index
        } else if is_said_to_be(heading, &["bibliography"]) {
            Self::Bibliography
        } else if inside.iter().any(is_references) {
            Self::References
        } else {
            Self::Text
        }
    }

    /// The term of the EPUB Structural Semantics Vocabulary by which a reader finds it among
    /// the landmarks. The index, which the contents name, is none of them: a checker wants
    /// the entries of an index within whatever is called one, a link to it too.
    pub(super) const fn landmark(self) -> Option<&'static str> {
        match self {
            Self::Text | Self::Index => None,
            Self::References | Self::Bibliography => Some("bibliography"),
        }
    }
}

/// What a section is, for reading systems and for screen readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    /// A term of the EPUB Structural Semantics Vocabulary.
    kind: &'static str,
    /// The role for it in DPUB-ARIA 1.1, where it has one.
    role: Option<&'static str>,
}

/// What headings say by class or `epub:type` that their sections are, with the role of each,
/// which may stand on `section` (ARIA in HTML, 4).
const DIVISIONS: [(&str, Option<&str>); 13] = [
    ("acknowledgments", Some("doc-acknowledgments")),
    ("afterword", Some("doc-afterword")),
    ("appendix", Some("doc-appendix")),
    ("bibliography", Some("doc-bibliography")),
    ("colophon", Some("doc-colophon")),
    ("conclusion", Some("doc-conclusion")),
    ("epilogue", Some("doc-epilogue")),
    ("foreword", Some("doc-foreword")),
    ("glossary", Some("doc-glossary")),
    ("introduction", Some("doc-introduction")),
    ("preamble", None),
    ("preface", Some("doc-preface")),
    ("prologue", Some("doc-prologue")),
];

impl Meaning {
    const CHAPTER: Self = Self { kind: "chapter", role: Some("doc-chapter") };
    const PART: Self = Self { kind: "part", role: Some("doc-part") };
    const INDEX: Self = Self { kind: "index", role: Some("doc-index") };
    const TITLE_PAGE: Self = Self { kind: "titlepage", role: None };

    /// That of a file's section.
    pub(super) fn of_file(kind: PartKind, blocks: &[Block]) -> Option<Self> {
        match (kind, blocks.split_first()) {
            (PartKind::TitlePage, _) => Some(Self::TITLE_PAGE),
            (PartKind::Part, _) => Some(Self::PART),
            (PartKind::Chapter, Some((heading, inside))) => {
                Self::of(&heading.attributes, inside, Some(Self::CHAPTER))
            }
            (PartKind::Whole | PartKind::Front, _) | (PartKind::Chapter, None) => None,
        }
    }

    /// That of a section by its heading and by the index in it, and `otherwise` where
    /// neither says anything.
    fn of(heading: &Attributes, inside: &[Block], otherwise: Option<Self>) -> Option<Self> {
        if SectionKind::of(heading, inside) == SectionKind::Index {
            return Some(Self::INDEX);
        }
        let said = DIVISIONS.iter().find(|(kind, _)| is_said_to_be(heading, &[kind]));
        match (said, Matter::of_heading(heading)) {
            (Some(&(kind, role)), _) => Some(Self { kind, role }),
            (None, Matter::Body) => otherwise,
            // No chapter, and no name for what it is.
            (None, Matter::Front | Matter::Back) => None,
        }
    }
}

impl Renderer<'_, '_> {
    /// Says what a section is.
    pub(super) fn told(&self, section: Element, meaning: Option<Meaning>) -> Element {
        match meaning {
            Some(Meaning { kind, role: Some(role) }) => self.meaning(section, kind, role),
            Some(Meaning { kind, role: None }) if self.settings.syntax == Syntax::Epub => {
                section.attribute("epub:type", kind)
            }
            Some(_) | None => section,
        }
    }

    /// The element of a section inside a file. What it is has the name of its heading, by
    /// which it is told from others of its kind; the second of the same name in a file has
    /// no role, since nothing would tell it from the first (axe `landmark-unique`).
    pub(super) fn inner_section(
        &mut self,
        heading: &Block,
        content: &[Inline],
        inside: &[Block],
    ) -> Element {
        let chapter = self.chapters.get(&heading.id).map(|kind| match kind {
            ChapterKind::Part => Meaning::PART,
            ChapterKind::Chapter => Meaning::CHAPTER,
        });
        let section = Element::new("section");
        let name = heading.attributes.id().and_then(|id| self.names.get(id));
        let (Some(name), Some(mut meaning)) =
            (name, Meaning::of(&heading.attributes, inside, chapter))
        else {
            return section;
        };
        let words = heading_words(content);
        if words.is_empty() {
            return section;
        }
        let name = name.to_owned();
        meaning.role =
            meaning.role.filter(|role| self.told_sections.insert((self.part, role, words)));
        let section = self.told(section, Some(meaning));
        section.maybe("aria-labelledby", meaning.role.map(|_| name))
    }
}

/// The parts and chapters of a book, by their headings.
pub(super) fn chapters(document: &Document) -> BTreeMap<BlockId, ChapterKind> {
    if !is_book(document) {
        return BTreeMap::new();
    }
    let (_, chapters) = by_chapter(document);
    let first = |blocks: &[Block]| blocks.first().map(|heading| heading.id);
    chapters.iter().filter_map(|own| Some((first(own.blocks)?, own.kind))).collect()
}

/// What of the book each file belongs to. What comes behind the body of other books, as
/// acknowledgments do, may stand before the first chapter of this one.
pub(super) fn matters(parts: &[Part<'_>]) -> Vec<Matter> {
    let mut matters: Vec<Matter> =
        parts.iter().map(|part| matter(part.kind, part.blocks)).collect();
    let begins = matters.iter().position(|matter| *matter == Matter::Body).unwrap_or(0);
    for before in matters.iter_mut().take(begins) {
        *before = Matter::Front;
    }
    matters
}

fn matter(kind: PartKind, blocks: &[Block]) -> Matter {
    match (kind, blocks.split_first()) {
        (PartKind::TitlePage | PartKind::Front, _) => Matter::Front,
        (PartKind::Chapter, Some((heading, inside))) => {
            match SectionKind::of(&heading.attributes, inside) {
                SectionKind::Index => Matter::Back,
                _ => Matter::of_heading(&heading.attributes),
            }
        }
        (PartKind::Whole | PartKind::Part, _) | (PartKind::Chapter, None) => Matter::Body,
    }
}

/// The heading of the first chapter of the body, in a document of one file that begins with
/// other chapters.
pub(super) fn first_of_body(document: &Document) -> Option<&Block> {
    let (_, chapters) = by_chapter(document);
    let mut headings = chapters.iter().filter_map(|chapter| chapter.blocks.first());
    let is_body =
        |heading: &&Block| Matter::of_heading(&heading.attributes) == Matter::Body;
    let first = chapters.first()?.blocks.first()?;
    headings.find(is_body).filter(|heading| heading.id != first.id)
}
