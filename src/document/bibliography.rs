//! Works that a document cites: what its front matter says of them, and how citations and
//! the list of works stand among the other blocks.

use super::attribute::Attributes;
use super::block::{Block, BlockKind};
use super::inline::{Inline, InlineKind, Link};

/// The class of a span that is a citation: pandoc's name.
pub const CITATION_CLASS: &str = "citation";

/// The class of a citation that is a part of its sentence: `@key` without brackets.
pub const IN_TEXT_CLASS: &str = "in-text";

/// The class of a cited work whose author the sentence names: `[-@key]`.
pub const SUPPRESSED_CLASS: &str = "suppress-author";

/// The key of the link in a citation that holds the name of the work: pandoc's.
pub const CITED_KEY: &str = "cites";

/// The class of the division that lists the works: pandoc's.
pub const REFERENCES_CLASS: &str = "references";

/// The identifier of that division: pandoc's.
pub const REFERENCES_ID: &str = "refs";

/// The class of a paragraph of that division that describes a work: pandoc's.
pub const ENTRY_CLASS: &str = "csl-entry";

/// The class of a division whose paragraphs hang below their first lines: pandoc's.
pub const HANGING_CLASS: &str = "hanging-indent";

/// What the front matter says of the works that are cited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bibliography {
    /// The files that describe them, as paths.
    pub files: Vec<String>,
    /// How they are cited.
    pub style: CitationStyle,
    /// Works that are listed without a citation (`nocite`), as it is written.
    pub uncited: Option<String>,
}

/// How works are cited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CitationStyle {
    /// By author and year: (Knuth 1984).
    #[default]
    AuthorDate,
    /// By their number in the list: \[3\].
    Numeric,
    /// In notes that describe them.
    Notes,
}

impl CitationStyle {
    /// Its name in the front matter.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AuthorDate => "author-date",
            Self::Numeric => "numeric",
            Self::Notes => "notes",
        }
    }
}

/// The key of the work that a link in a citation leads to; none for other links.
///
/// ```
/// use sevigne::document::{Attributes, CITED_KEY, Link, Target, cited_key};
/// let mut attributes = Attributes::default();
/// attributes.add(CITED_KEY, "knuth84");
/// let target = Target::Internal("ref-knuth84".to_owned());
/// let link = Link { target, title: String::new(), attributes, content: Vec::new() };
/// assert_eq!(cited_key(&link), Some("knuth84"));
/// ```
#[must_use]
pub fn cited_key(link: &Link) -> Option<&str> {
    link.attributes.value(CITED_KEY)
}

/// Whether a span with these attributes and this content is a citation.
#[must_use]
pub fn is_citation(attributes: &Attributes, content: &[Inline]) -> bool {
    let is_cited = |inline: &Inline| matches!(&inline.kind, InlineKind::Link(link) if cited_key(link).is_some());
    attributes.has_class(CITATION_CLASS) && content.iter().any(is_cited)
}

/// Whether the paragraphs of a division with these attributes hang below their first lines:
/// those of a list of works do, whoever wrote it.
#[must_use]
pub fn hangs(attributes: &Attributes) -> bool {
    attributes.has_class(REFERENCES_CLASS) || attributes.has_class(HANGING_CLASS)
}

/// Whether a block describes a work that the converter lists; pandoc writes such entries as
/// divisions, which are the source's own.
#[must_use]
pub fn is_entry(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph(_)) && block.attributes.has_class(ENTRY_CLASS)
}

/// Whether a block holds the works that the converter lists.
#[must_use]
pub fn is_references(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Division(blocks) => {
            block.attributes.has_class(REFERENCES_CLASS) && blocks.iter().any(is_entry)
        }
        _ => false,
    }
}

/// Whether a block is the heading that the converter puts above the list of works.
#[must_use]
pub fn is_made_heading(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Heading { level: _, content } => {
            !content.is_empty()
                && content
                    .iter()
                    .all(|inline| matches!(inline.kind, InlineKind::Generated(_)))
        }
        _ => false,
    }
}
