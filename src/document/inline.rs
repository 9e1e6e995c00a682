//! Inlines: what stands beside one another in a line.

use super::attribute::Attributes;
use super::block::NoteId;
use crate::diagnostic::Span;

/// A run of inlines.
pub type Inlines = Vec<Inline>;

/// An inline with its place in the source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Inline {
    /// Where it stands in the source.
    pub span: Span,
    /// What it is.
    pub kind: InlineKind,
}

/// What an inline is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum InlineKind {
    /// Words, right as they stand: quotes, dashes and spaces are the language's own.
    Text(String),
    /// A line end in the source that means a space. Only between parsing and resolving.
    SoftBreak,
    /// A new line within the paragraph.
    LineBreak,
    /// Stressed words.
    Emphasis(Inlines),
    /// Strongly stressed words.
    Strong(Inlines),
    /// Words struck out.
    Strikethrough(Inlines),
    /// Raised.
    Superscript(Inlines),
    /// Lowered.
    Subscript(Inlines),
    /// In small capitals.
    SmallCaps(Inlines),
    /// Words with attributes of their own: a language, a class.
    Span {
        /// Identifier, classes, language and keys.
        attributes: Attributes,
        /// The words.
        content: Inlines,
    },
    /// A piece of code, kept as it is.
    Code(String),
    /// A formula in the line, as TeX.
    Math(String),
    /// A link.
    Link(Box<Link>),
    /// An image in the line.
    Image(Box<Image>),
    /// A call of a note.
    NoteCall(NoteId),
    /// Words that the converter makes: a reference's number, a date. Writers mark them.
    Generated(String),
    /// HTML as it stands in the source. Only between parsing and resolving.
    RawHtml(String),
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// The title, for a tip; may be empty.
    pub title: String,
    /// Identifier, classes, language and keys.
    pub attributes: Attributes,
    /// The words that are the link.
    pub content: Inlines,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// An address outside the document: http, https, mailto, tel or a relative path.
    External(String),
    /// An identifier in the document; it exists.
    Internal(String),
}

/// An image.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Image {
    /// Its path below the document's root, with `/`.
    pub path: String,
    /// What it shows, in words; empty where it is decorative or where nothing was given.
    pub alternative: String,
    /// The title in the source; a figure's caption is made from it, as inline Markdown.
    pub title: String,
    /// Whether it only decorates: then it has no alternative text by right.
    pub decorative: bool,
    /// Identifier, classes, language and keys (`width`).
    pub attributes: Attributes,
}

impl Inline {
    /// An inline of `kind` at `span`.
    #[must_use]
    pub const fn new(span: Span, kind: InlineKind) -> Self {
        Self { span, kind }
    }

    /// Words at `span`.
    #[must_use]
    pub fn text(span: Span, words: impl Into<String>) -> Self {
        Self::new(span, InlineKind::Text(words.into()))
    }
}

impl InlineKind {
    /// Whether a line of the source ends here, and perhaps of the editions.
    ///
    /// ```
    /// use sevigne::document::InlineKind;
    /// assert!(InlineKind::SoftBreak.ends_line() && InlineKind::LineBreak.ends_line());
    /// assert!(!InlineKind::Text("\n".to_owned()).ends_line());
    /// ```
    #[must_use]
    pub const fn ends_line(&self) -> bool {
        matches!(self, Self::SoftBreak | Self::LineBreak)
    }

    /// The inlines inside it; none where it is words, code, an image, a call or a break.
    #[must_use]
    pub const fn content(&self) -> Option<&Inlines> {
        match self {
            Self::Emphasis(content)
            | Self::Strong(content)
            | Self::Strikethrough(content)
            | Self::Superscript(content)
            | Self::Subscript(content)
            | Self::SmallCaps(content)
            | Self::Span { attributes: _, content } => Some(content),
            Self::Link(link) => Some(&link.content),
            Self::Text(_)
            | Self::SoftBreak
            | Self::LineBreak
            | Self::Code(_)
            | Self::Math(_)
            | Self::Image(_)
            | Self::NoteCall(_)
            | Self::Generated(_)
            | Self::RawHtml(_) => None,
        }
    }

    /// [`InlineKind::content`], to be changed.
    pub const fn content_mut(&mut self) -> Option<&mut Inlines> {
        match self {
            Self::Emphasis(content)
            | Self::Strong(content)
            | Self::Strikethrough(content)
            | Self::Superscript(content)
            | Self::Subscript(content)
            | Self::SmallCaps(content)
            | Self::Span { attributes: _, content } => Some(content),
            Self::Link(link) => Some(&mut link.content),
            Self::Text(_)
            | Self::SoftBreak
            | Self::LineBreak
            | Self::Code(_)
            | Self::Math(_)
            | Self::Image(_)
            | Self::NoteCall(_)
            | Self::Generated(_)
            | Self::RawHtml(_) => None,
        }
    }

    /// Its attributes, where inlines of its kind have any.
    #[must_use]
    pub const fn attributes(&self) -> Option<&Attributes> {
        match self {
            Self::Span { attributes, content: _ } => Some(attributes),
            Self::Link(link) => Some(&link.attributes),
            Self::Image(image) => Some(&image.attributes),
            Self::Text(_)
            | Self::SoftBreak
            | Self::LineBreak
            | Self::Emphasis(_)
            | Self::Strong(_)
            | Self::Strikethrough(_)
            | Self::Superscript(_)
            | Self::Subscript(_)
            | Self::SmallCaps(_)
            | Self::Code(_)
            | Self::Math(_)
            | Self::NoteCall(_)
            | Self::Generated(_)
            | Self::RawHtml(_) => None,
        }
    }

    /// [`InlineKind::attributes`], to be changed.
    pub const fn attributes_mut(&mut self) -> Option<&mut Attributes> {
        match self {
            Self::Span { attributes, content: _ } => Some(attributes),
            Self::Link(link) => Some(&mut link.attributes),
            Self::Image(image) => Some(&mut image.attributes),
            Self::Text(_)
            | Self::SoftBreak
            | Self::LineBreak
            | Self::Emphasis(_)
            | Self::Strong(_)
            | Self::Strikethrough(_)
            | Self::Superscript(_)
            | Self::Subscript(_)
            | Self::SmallCaps(_)
            | Self::Code(_)
            | Self::Math(_)
            | Self::NoteCall(_)
            | Self::Generated(_)
            | Self::RawHtml(_) => None,
        }
    }
}
