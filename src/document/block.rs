//! Blocks: what stands below one another on a page.

use super::attribute::Attributes;
use super::inline::{Image, Inline, InlineKind, Inlines};
use super::list_number::NumberStyle;
use crate::diagnostic::Span;
use crate::language::Label;
use std::hash::{Hash, Hasher};

/// A block with its place in the source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Block {
    /// Its number in reading order; unique in the document after reading, notes included.
    pub id: BlockId,
    /// Where it stands in the source.
    pub span: Span,
    /// Identifier, classes, language and keys.
    pub attributes: Attributes,
    /// What it is.
    pub kind: BlockKind,
}

impl Block {
    /// Whether it is a division of a class.
    #[must_use]
    pub fn is_division_of(&self, class: &str) -> bool {
        matches!(self.kind, BlockKind::Division(_)) && self.attributes.has_class(class)
    }
}

/// The class of a paragraph whose lines are its own, as verse has them: pandoc's name.
pub const LINE_BLOCK: &str = "line-block";

/// The class of a paragraph that goes on behind a formula on lines of its own.
pub const CONTINUED: &str = "continued";

/// A block's number in reading order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(pub u32);

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The document's title with what stands below it; first block where there is a title.
    Title(Box<TitleBlock>),
    /// A part of a letter around its body.
    Letter(LetterLines),
    /// A section's heading.
    Heading {
        /// From 2 where a title block says the title, which is 1; else from 1. None is skipped.
        level: HeadingLevel,
        /// Its words.
        content: Inlines,
    },
    /// A paragraph.
    Paragraph(Inlines),
    /// A bulleted or numbered list.
    List(List),
    /// Terms with their definitions.
    Definitions(Vec<Definition>),
    /// A quotation set off from the text.
    Quote(Vec<Block>),
    /// A notice set off from the text (`> [!NOTE]`).
    Alert {
        /// What it announces.
        kind: AlertKind,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// Lines kept as they are.
    Code(Code),
    /// A formula on a line of its own, as TeX.
    Math(String),
    /// An image on a line of its own, with its caption.
    Figure(Figure),
    /// A table.
    Table(Table),
    /// A change of theme (`---`).
    Rule,
    /// The page ends here.
    PageBreak,
    /// Blocks that share attributes (`:::`).
    Division(Vec<Block>),
    /// HTML as it stands in the source. Only between parsing and resolving: no writer meets
    /// one, save the writer of the CommonMark tests.
    RawHtml(String),
}

/// What stands at the head of the first page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TitleBlock {
    /// The title: level 1 of every edition. Empty where the document is named by a heading
    /// in its text.
    pub title: Inlines,
    /// The subtitle.
    pub subtitle: Inlines,
    /// The authors as shown; empty for a letter, which is signed.
    pub authors: Vec<Inlines>,
    /// Who else had a part in it, a line for each part, behind the word for it; empty where
    /// an imprint says so.
    pub contributors: Vec<Inlines>,
    /// The date in the document's language; words that the converter makes.
    pub date: Inlines,
}

impl Hash for TitleBlock {
    /// A title without contributors is what it was before there were any, so that old
    /// identifiers of documents stay.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { title, subtitle, authors, contributors, date } = self;
        (title, subtitle, authors, date).hash(state);
        if !contributors.is_empty() {
            contributors.hash(state);
        }
    }
}

/// The lines of one part of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LetterLines {
    /// Which part.
    pub role: LetterRole,
    /// One entry a line; a salutation has one.
    pub lines: Vec<Inlines>,
}

impl LetterLines {
    /// The words before the first line that say what the part is, where the further lines are
    /// a list that hangs behind them: of what lies in the envelope, of who also receives it.
    #[must_use]
    pub fn hanging_label(&self) -> Option<&str> {
        let is_list = match self.role {
            LetterRole::Enclosures | LetterRole::Copies => true,
            LetterRole::Sender
            | LetterRole::Recipient
            | LetterRole::Dateline
            | LetterRole::Reference
            | LetterRole::Subject
            | LetterRole::Salutation
            | LetterRole::Closing
            | LetterRole::Signature
            | LetterRole::Postscript => false,
        };
        let first = self.lines.first().filter(|_| is_list)?.first()?;
        let InlineKind::Generated(label) = &first.kind else { return None };
        Some(label)
    }

    /// The first line without the label that the converter puts before it.
    #[must_use]
    pub fn own_words(&self) -> &[Inline] {
        match self.lines.first().map_or(&[][..], Vec::as_slice) {
            [Inline { kind: InlineKind::Generated(_), .. }, own @ ..] => own,
            all => all,
        }
    }
}

/// The parts of a letter around its body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LetterRole {
    /// Who writes: name and address.
    Sender,
    /// Who is written to: name and address.
    Recipient,
    /// Place and date.
    Dateline,
    /// What it is about.
    Subject,
    /// How the reader is addressed.
    Salutation,
    /// The last words before the name.
    Closing,
    /// Name, then function.
    Signature,
    /// What was added after the signature.
    Postscript,
    /// What lies in the envelope besides.
    Enclosures,
    /// Who else receives it.
    Copies,
    /// What it is filed and answered under. The last one, so that the identifiers of documents
    /// without it stay what they were.
    Reference,
}

impl LetterRole {
    /// What stands before the part and says what it is; none where its place says it.
    #[must_use]
    pub const fn label(self) -> Option<Label> {
        match self {
            Self::Subject => Some(Label::Subject),
            Self::Postscript => Some(Label::Postscript),
            Self::Enclosures => Some(Label::Enclosures),
            Self::Copies => Some(Label::Copies),
            Self::Sender
            | Self::Recipient
            | Self::Dateline
            | Self::Salutation
            | Self::Closing
            | Self::Signature
            | Self::Reference => None,
        }
    }
}

/// A heading's level, 1 to 6; the title has 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HeadingLevel(u8);

impl HeadingLevel {
    /// The title's level.
    pub const TITLE: Self = Self(1);
    /// The highest level in the body.
    pub const SECTION: Self = Self(2);

    /// The level `level`, held between 1 and 6.
    #[must_use]
    pub const fn new(level: u8) -> Self {
        Self(if level < 1 {
            1
        } else if level > 6 {
            6
        } else {
            level
        })
    }

    /// 1 to 6.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct List {
    /// Bulleted or numbered.
    pub kind: ListKind,
    /// Whether its items stand close together (no blank line between them in the source).
    pub tight: bool,
    /// The items.
    pub items: Vec<ListItem>,
}

/// How the items of a list are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListKind {
    /// With the language's mark.
    Bullet,
    /// With numbers.
    Ordered {
        /// The first number.
        start: u64,
        /// How the number is written.
        style: NumberStyle,
    },
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ListItem {
    /// Where it stands in the source.
    pub span: Span,
    /// A task's state: done or not; none for an ordinary item.
    pub task: Option<bool>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A term, or several, with what is said of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Definition {
    /// The terms, each in a block that carries its id.
    pub terms: Vec<Block>,
    /// The definitions.
    pub definitions: Vec<Vec<Block>>,
}

/// What a notice announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AlertKind {
    /// Worth knowing.
    Note,
    /// A piece of advice.
    Tip,
    /// Not to be missed.
    Important,
    /// Needs care.
    Warning,
    /// Has a risk.
    Caution,
}

impl AlertKind {
    /// All of them, from the mildest on.
    pub const ALL: [Self; 5] =
        [Self::Note, Self::Tip, Self::Important, Self::Warning, Self::Caution];

    /// Its name in the source and as a class: that of the alert in GitHub's Markdown, in
    /// small letters.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
        }
    }

    /// The words that stand above it.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::Note => Label::Note,
            Self::Tip => Label::Tip,
            Self::Important => Label::Important,
            Self::Warning => Label::Warning,
            Self::Caution => Label::Caution,
        }
    }
}

/// Lines of code.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Code {
    /// The language named in the fence.
    pub language: Option<String>,
    /// The lines, each ended by a line feed.
    pub text: String,
}

/// An image with its caption.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Figure {
    /// The image.
    pub image: Image,
    /// The caption; may be empty.
    pub caption: Inlines,
}

/// A table; every row has as many cells as there are columns.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Table {
    /// One alignment a column.
    pub columns: Vec<Alignment>,
    /// The head; may be empty.
    pub head: Vec<Row>,
    /// The body.
    pub body: Vec<Row>,
    /// The caption; may be empty.
    pub caption: Inlines,
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// One cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it says; from Markdown a paragraph or nothing.
    pub blocks: Vec<Block>,
    /// What it is to the others of its row.
    pub role: CellRole,
}

impl Cell {
    /// A cell that says `blocks`.
    #[must_use]
    pub const fn new(blocks: Vec<Block>) -> Self {
        Self { blocks, role: CellRole::Words }
    }
}

impl Hash for Cell {
    /// A cell of words is what it was before there were others, so that old identifiers of
    /// documents stay.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.blocks.hash(state);
        match self.role {
            CellRole::Words => {}
            CellRole::RowHeading | CellRole::ColumnHeading => self.role.hash(state),
        }
    }
}

/// What a cell is to the others of its row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CellRole {
    /// One among them: words in the body, the name of a column in the head.
    #[default]
    Words,
    /// What they are about: in the body alone.
    RowHeading,
    /// What the cells below it are about: in the body alone.
    ColumnHeading,
}

/// How a column is aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Alignment {
    /// As the direction of writing has it.
    #[default]
    Start,
    /// At the left, whatever the direction of writing.
    Left,
    /// In the middle.
    Center,
    /// At the right, whatever the direction of writing.
    Right,
}

/// A note: a footnote, wherever a writer puts it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Note {
    /// The name in the source.
    pub name: String,
    /// Where it stands in the source.
    pub span: Span,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A note's place in [`Document::notes`](super::Document::notes), which is also its number less one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId(pub u32);

impl NoteId {
    /// The index in the list of notes.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The number that is shown, from 1.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0.saturating_add(1)
    }
}
