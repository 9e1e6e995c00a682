//! The galley: the whole document in one column, row by row, before it is cut into pages.

mod apart;
mod blocks;
mod code;
mod contents;
mod entries;
mod envelope;
mod figure;
mod float;
mod form;
mod formula;
mod front;
mod head_words;
mod heading;
mod image;
mod index;
mod index_columns;
mod inlines;
mod lines;
mod list;
mod looseness;
mod note;
mod report;
mod section_numbers;
mod setter;
mod stanza;
mod table;
mod table_columns;
mod table_rows;
mod title;
mod voice;

#[cfg(test)]
pub(super) use float::move_rows;
pub(super) use float::{Float, Floated, Tie};
pub(super) use head_words::{HeadLook, HeadWords, head_words};
pub(super) use looseness::{Added, Again, Stretch, moved};
pub(super) use setter::{Marked, Place, Setter};
pub(super) use voice::set_apart;

use super::frame::{Color, Mark};
use super::paragraph::{Anchor, Atom, Call, SetLine};
use super::style::Style;
use super::text_style::StyleId;
use crate::document::BlockId;
use crate::geometry::{Length, Point, Rect};
use std::ops::Range;

/// A document in one column.
#[derive(Clone, Debug, Default)]
pub(super) struct Galley {
    /// The rows from top to bottom.
    pub(super) rows: Vec<Row>,
    /// What the rows are made of.
    pub(super) parts: Vec<Part>,
    /// The paragraphs that parts refer to.
    pub(super) paragraphs: Vec<SetParagraph>,
    /// Names of destinations that parts refer to.
    pub(super) names: Vec<String>,
    /// The pages before the first chapter that hold one thing each, in order; none where the
    /// text begins below the title.
    pub(super) leaves: Vec<Leaf>,
    /// The rows that chapters begin a page with, in order; none where chapters run on.
    pub(super) chapters: Vec<usize>,
    /// Those of them that begin a page with nothing but the title of a part.
    pub(super) part_pages: Vec<usize>,
    /// The rows of the titles of parts that begin a page, from the first to that behind the
    /// last.
    pub(super) part_titles: Vec<(usize, usize)>,
    /// The figures that may float, in order of their first rows; none once they are where
    /// they stand on pages.
    pub(super) floats: Vec<Float>,
    /// The notes, each a galley's worth of rows of its own, in order.
    pub(super) notes: Vec<Vec<Row>>,
}

/// A page before the first chapter that holds one thing and has neither head nor folio; more
/// than one where a sheet is too small for it.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    /// Its rows.
    pub(super) rows: Range<usize>,
    /// Where it stands.
    pub(super) place: LeafPlace,
}

/// Where the only thing on a page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LeafPlace {
    /// A third of the white space above it, on the page that comes: the title.
    Title,
    /// At the foot of the page that comes: the imprint, on the verso of the title.
    Foot,
    /// As the title, on a right-hand page where pages have two sides.
    Recto,
}

/// What is never cut by a page's end: a line, a row of a table, an image.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Its height.
    pub(super) height: Length,
    /// White space above it, dropped at the head of a page.
    pub(super) before: Length,
    /// What a page's end above it costs; see [`FORBIDDEN`] and [`FORCED`].
    pub(super) penalty: i32,
    /// Its parts: a range of [`Galley::parts`].
    pub(super) parts: (u32, u32),
    /// The notes that are called in it.
    pub(super) notes: Vec<u32>,
    /// The rows that are repeated above it where it begins a page: a table's head.
    pub(super) head: Option<(u32, u32)>,
    /// The block that it shows, where that has no words: an image, a rule.
    pub(super) block: Option<BlockId>,
    /// Which row of a paragraph, a stanza, a quotation or the body of a table it is.
    pub(super) standing: Standing,
}

/// Which of the rows that belong together one is, where a page's end that cuts it off from the
/// others leaves it stranded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Standing {
    /// One with others on both sides, or none of several.
    #[default]
    Within,
    /// The first: an orphan at a page's foot.
    First,
    /// The last: a widow at a page's head.
    Last,
}

impl Galley {
    /// How far below the head of its page what begins a chapter at `row` stands: the title of
    /// a part so that a third of the white space around it is above, be it alone on its page
    /// or not, that of a chapter as the style has it.
    pub(super) fn sink(&self, row: usize, style: &Style) -> Length {
        let title = self.part_titles.iter().find(|(first, _)| *first == row);
        let Some(rows) = title.and_then(|(from, to)| self.rows.get(*from..*to)) else {
            return style.sink();
        };
        let used: Length = rows.iter().map(|row| row.before + row.height).sum();
        let above = (style.text_height() - used).max(Length::ZERO) / 3;
        style.leading * (above.raw() / style.leading.raw().max(1))
    }
}

impl Row {
    /// Whether the white space above it may grow: not where it belongs to the row above, as
    /// a text to its heading.
    pub(super) const fn has_gap(&self) -> bool {
        self.before.raw() > 0 && self.penalty < FORBIDDEN
    }
}

/// No page ends here as long as any other way exists.
pub(super) const FORBIDDEN: i32 = 1_000_000;

/// What a last page costs with less than four lines on it: more than pages some lines short,
/// less than what is forbidden.
pub(super) const SHORT_LAST_PAGE: i32 = 5_000;

/// What a page costs that ends between a list, a quotation or the like and the words that
/// introduce it.
pub(super) const INTRODUCTION: i32 = 3_000;

/// That of an end behind a line which stands alone below a heading, as the place of a scene
/// does: two lines are to stand there.
pub(super) const LONE_LINE: i32 = 2_900;

/// That of an end between the lines that a letter's closing would rather have above it: below
/// that of what belongs together, so that a page may well end there where it has to.
pub(super) const BEFORE_CLOSING: i32 = 2_900;

/// A page ends here.
pub(super) const FORCED: i32 = i32::MIN;

/// Something in a row, placed from the row's top left corner (x from the text's left edge).
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    /// A line of a paragraph.
    Line { paragraph: u32, line: u32, x: Length, baseline: Length },
    /// A filled rectangle.
    Rule { rect: Rect, color: Color, mark: Mark },
    /// The number of the page where a named place is, flush with the outer `edge`, with a row
    /// of points before it; known when all pages are.
    PageNumber { name: u32, style: StyleId, edge: Edge, baseline: Length },
    /// An image: its place in the layout's list.
    Image { rect: Rect, image: usize, mark: Mark },
}

/// Where lines end, from the text's left edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// On the left: in languages written from the right.
    Left(Length),
    /// On the right.
    Right(Length),
}

impl Edge {
    /// The edge `distance` further right.
    pub(super) fn moved(self, distance: Length) -> Self {
        match self {
            Self::Left(x) => Self::Left(x + distance),
            Self::Right(x) => Self::Right(x + distance),
        }
    }
}

impl Part {
    /// The part `distance` further down.
    pub(super) fn moved_down(self, distance: Length) -> Self {
        self.moved(Point::new(Length::ZERO, distance))
    }

    /// The part further right and further down.
    pub(super) fn moved(self, by: Point) -> Self {
        match self {
            Self::Line { paragraph, line, x, baseline } => {
                Self::Line { paragraph, line, x: x + by.x, baseline: baseline + by.y }
            }
            Self::PageNumber { name, style, edge, baseline } => {
                let edge = edge.moved(by.x);
                Self::PageNumber { name, style, edge, baseline: baseline + by.y }
            }
            Self::Rule { rect, color, mark } => {
                Self::Rule { rect: rect.moved(by), color, mark }
            }
            Self::Image { rect, image, mark } => {
                Self::Image { rect: rect.moved(by), image, mark }
            }
        }
    }
}

/// A paragraph broken into lines.
#[derive(Clone, Debug)]
pub(super) struct SetParagraph {
    /// Its atoms, divided words in two.
    pub(super) atoms: Vec<Atom>,
    /// Its lines.
    pub(super) lines: Vec<SetLine>,
    /// Whether its lines are flush on both sides.
    pub(super) justified: bool,
    /// The notes called in it.
    pub(super) calls: Vec<Call>,
    /// The named places in it that are not among its rows yet.
    pub(super) anchors: Vec<Anchor>,
    /// The block whose text it is; none for words that the converter makes.
    pub(super) block: Option<BlockId>,
    /// How many bytes at its beginning the converter made: a section's number.
    pub(super) made: usize,
    /// What it takes to set it one line longer; none where that would make its lines loose.
    pub(super) again: Option<Box<Again>>,
}
