//! The logical structure: what a screen reader meets, in the order of the source.

use crate::document::Numerals;
use crate::language::Tag;

/// An element's handle: its place in [`Structure::elements`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(pub u32);

impl ElementId {
    /// The index in the list of elements.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// All elements, each after its parent, in the order of the source.
///
/// Kids of an element are its elements in this order; where it holds text of its own among
/// them, text and elements stand in the order in which they are painted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// The elements; the first is the document.
    pub elements: Vec<Element>,
}

impl Structure {
    /// Adds an element and gives its handle.
    pub fn add(&mut self, element: Element) -> ElementId {
        let id = u32::try_from(self.elements.len()).unwrap_or(u32::MAX);
        self.elements.push(element);
        ElementId(id)
    }

    /// The element behind a handle.
    #[must_use]
    pub fn get(&self, id: ElementId) -> &Element {
        &self.elements[id.index()]
    }
}

/// An element of the structure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub role: Role,
    /// What it stands in; none for the document.
    pub parent: Option<ElementId>,
    /// Its language, where it differs from its parent's.
    pub language: Option<Tag>,
    /// What it shows, in words.
    pub alternative: Option<String>,
    /// The text to take in place of what is painted.
    pub actual_text: Option<String>,
    /// The name of the destination it is.
    pub name: Option<String>,
    /// The name of the destination it stands for: an entry of a table of contents.
    pub target: Option<String>,
}

impl Element {
    /// An element of `role` below `parent`.
    #[must_use]
    pub const fn new(role: Role, parent: Option<ElementId>) -> Self {
        Self {
            role,
            parent,
            language: None,
            alternative: None,
            actual_text: None,
            name: None,
            target: None,
        }
    }
}

/// What the items of a list begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListMarks {
    /// Filled circles.
    Discs,
    /// Dashes and the boxes of tasks.
    Signs,
    /// Numbers in such figures or letters.
    Numbers(Numerals),
    /// The terms that are explained.
    Terms,
    /// Nothing: the entries of an index.
    None,
}

/// What an element is: the standard structure types of ISO 32000-1, 14.8.4, and those of
/// our own, which are mapped to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The whole document.
    Document,
    /// A section: a division of the source.
    Section,
    /// The title: H1.
    Title,
    /// A heading of level 2 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// The date line and other words that the converter makes (mapped to P).
    Generated,
    /// A list.
    List(ListMarks),
    /// An item of a list.
    ListItem,
    /// An item's mark.
    Label,
    /// An item's body.
    ListBody,
    /// A quotation set off from the text.
    BlockQuote,
    /// A piece of code.
    Code,
    /// A line of code that has several.
    Line,
    /// A formula.
    Formula,
    /// A figure.
    Figure,
    /// A caption.
    Caption,
    /// A table.
    Table,
    /// The rows of the head.
    TableHead,
    /// The rows of the body.
    TableBody,
    /// A row.
    TableRow,
    /// A cell of the head, with column scope.
    HeaderCell,
    /// A cell of the body that the others of its row are about, with row scope.
    RowHeading,
    /// A cell.
    Cell,
    /// A note.
    Note,
    /// A call of a note or a reference to a place in the document.
    Reference,
    /// A link.
    Link,
    /// Stressed words.
    Emphasis,
    /// Strongly stressed words.
    Strong,
    /// Words with a language or a form of their own.
    Span,
    /// A table of contents.
    Contents,
    /// An entry of a table of contents.
    ContentsItem,
    /// An index.
    Index,
}
