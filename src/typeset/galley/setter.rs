//! The setter: what walks the document and fills the galley.

use super::super::paged::ImageData;
use super::super::paragraph::{Alignment, Divider};
use super::super::settled::Places;
use super::super::step::{Step, Watch};
use super::super::structure::{Element, ElementId, Role, Structure};
use super::super::style::Style;
use super::super::text_style::Styles;
use super::entries::Entries;
use super::envelope::Head;
use super::float::Flow;
use super::form::Column;
use super::head_words::HeadWords;
use super::heading::Opening;
use super::section_numbers::SectionNumbers;
use super::voice::{Lacking, Voice};
use super::{FORBIDDEN, Galley, Part, Row, Standing};
use crate::diagnostic::{Diagnostics, Reported, Span};
use crate::document::{
    Block, BlockKind, ChapterOpening, Document, FrontDivision, by_chapter, is_book,
};
use crate::font::Shaper;
use crate::geometry::Length;
use crate::language::Opportunity;
use crate::language::hyphenate::Exceptions;
use crate::mathml::Converter;
use crate::resource::Resources;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A place in the galley that outline and destinations refer to.
#[derive(Clone, Debug)]
pub(in crate::typeset) struct Marked {
    /// Where it is.
    pub(in crate::typeset) place: Place,
    /// Its element.
    pub(in crate::typeset) element: ElementId,
    /// A heading's words and level, where it is one.
    pub(in crate::typeset) heading: Option<(String, u8)>,
    /// The words of a heading for the head of its pages.
    pub(in crate::typeset) head: HeadWords,
    /// Its identifier, where it has one.
    pub(in crate::typeset) name: Option<String>,
}

/// Where something is in the galley.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::typeset) enum Place {
    /// At a row.
    Row(usize),
    /// At several: those of a block.
    Rows { first: usize, last: usize },
    /// At the head of a note.
    Note(u32),
}

impl Place {
    /// The place once the rows of the galley are counted anew.
    pub(in crate::typeset) fn recount(&mut self, moved: impl Fn(usize) -> usize) {
        match self {
            Self::Row(row) => *row = moved(*row),
            Self::Rows { first, last } => (*first, *last) = (moved(*first), moved(*last)),
            Self::Note(_) => {}
        }
    }
}

/// By how much a line is wider than its measure, and what stands in it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Excess {
    pub(super) by: Length,
    pub(super) span: Span,
}

/// Walks the document and fills the galley.
pub(in crate::typeset) struct Setter<'a, 'b> {
    pub(super) document: &'a Document,
    pub(super) style: &'a Style,
    pub(super) resources: &'a dyn Resources,
    /// The pages of the places that an index leads to, as far as they are known.
    pub(super) places: &'a Places,
    pub(super) shaper: Shaper<'b>,
    pub(super) divider: Divider,
    pub(super) styles: Styles,
    pub(super) structure: Structure,
    pub(super) galley: Galley,
    pub(super) marked: Vec<Marked>,
    pub(super) images: Vec<ImageData>,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) watch: &'a mut Watch<'a>,
    /// White space wanted before the next row.
    space: Length,
    /// What a page's end before the next row costs.
    penalty: i32,
    /// Notes called since the last row.
    pub(super) calls: Vec<u32>,
    /// Notes that were set or wait for it, so that each is set once.
    pub(super) begun_notes: BTreeSet<u32>,
    /// Notes called within the note that is being set: none where none is.
    pub(super) waiting_notes: Option<VecDeque<u32>>,
    /// From one baseline to the next in running text here: smaller in notes.
    pub(super) leading: Length,
    /// How paragraphs are aligned here, where not as the style says: in cells of tables.
    pub(super) alignment: Option<Alignment>,
    /// How paragraphs are aligned in what is displayed: an epigraph, a dedication.
    pub(super) displayed: Option<Alignment>,
    /// The list of works whose entries are being set.
    pub(super) listed: Option<Entries>,
    /// In the cells of a table the most excessive line so far, which is told with the
    /// table; none where each line is told of itself.
    pub(super) gathered: Option<Excess>,
    /// Whether a heading stands right before: two lines stay with it.
    pub(super) after_heading: bool,
    /// How many rows there were after the last heading, and how much white space it asked
    /// for below it, in hundredths of a line.
    pub(super) heading_end: Option<(usize, i64)>,
    /// Whether the title has a page to itself.
    pub(super) has_title_page: bool,
    /// What the next heading opens besides its section.
    pub(super) opening: Option<Opening>,
    /// What the family of running text was asked for and lacks.
    pub(super) lacking: Lacking,
    /// The head of a letter in an envelope with a window, as far as it is set.
    pub(super) head: Head,
    /// Turns TeX into MathML, from the first formula on.
    pub(super) formulas: Option<Converter>,
    /// How far sections are counted.
    pub(super) numbers: SectionNumbers,
    /// The numbers of headings by their identifiers, where sections are numbered.
    pub(super) section_numbers: BTreeMap<String, String>,
    /// Where blocks are in the document.
    pub(super) flow: Flow,
    /// How many lists this place stands in.
    pub(super) list_depth: usize,
    /// Kept between paragraphs for its room.
    pub(super) opportunities: Vec<Opportunity>,
}

/// What setting a document gives.
pub(in crate::typeset) struct Set<'b> {
    pub(in crate::typeset) shaper: Shaper<'b>,
    pub(in crate::typeset) styles: Styles,
    pub(in crate::typeset) structure: Structure,
    pub(in crate::typeset) galley: Galley,
    pub(in crate::typeset) marked: Vec<Marked>,
    pub(in crate::typeset) images: Vec<ImageData>,
    pub(in crate::typeset) lacking: Lacking,
}

impl<'a, 'b> Setter<'a, 'b> {
    pub(in crate::typeset) fn new(
        document: &'a Document,
        style: &'a Style,
        (resources, places): (&'a dyn Resources, &'a Places),
        shaper: Shaper<'b>,
        diagnostics: &'a mut Diagnostics,
        watch: &'a mut Watch<'a>,
    ) -> Self {
        Self {
            document,
            style,
            resources,
            places,
            shaper,
            divider: Divider::new(Exceptions::new(
                style.hyphenation.iter().map(String::as_str),
            )),
            styles: Styles::default(),
            structure: Structure::default(),
            galley: Galley::default(),
            marked: Vec::new(),
            images: Vec::new(),
            diagnostics,
            watch,
            space: Length::ZERO,
            penalty: 0,
            calls: Vec::new(),
            begun_notes: BTreeSet::new(),
            waiting_notes: None,
            leading: style.leading,
            alignment: None,
            displayed: None,
            listed: None,
            gathered: None,
            after_heading: false,
            heading_end: None,
            has_title_page: false,
            opening: None,
            lacking: Lacking::default(),
            head: Head::default(),
            formulas: None,
            numbers: SectionNumbers::default(),
            section_numbers: BTreeMap::new(),
            flow: Flow::default(),
            list_depth: 0,
            opportunities: Vec::new(),
        }
    }

    /// Sets the whole document.
    ///
    /// # Errors
    /// Where something it shows cannot be read; the reason is among the diagnostics.
    pub(in crate::typeset) fn set(&mut self) -> Result<(), Reported> {
        let mut root = Element::new(Role::Document, None);
        root.language = Some(self.document.metadata.language.clone());
        let root = self.structure.add(root);
        let column = Column { left: Length::ZERO, measure: self.style.measure() };
        let voice = self.voice(root);
        self.report_no_window();
        self.number_sections();
        let (front, chapters) = by_chapter(self.document);
        let is_title = |block: &Block| {
            matches!(block.kind, BlockKind::Title(_) | BlockKind::PageBreak)
        };
        let is_book = is_book(self.document);
        let has_leaf = front.iter().any(|block| FrontDivision::of(block).is_some());
        let opens = self.style.chapters != ChapterOpening::RunOn
            && (!chapters.is_empty() || is_book && has_leaf);
        self.has_title_page = opens && (is_book || front.iter().all(is_title));
        self.front(front, column, &voice);
        for chapter in chapters {
            self.open_chapter(Opening::of(chapter));
            self.blocks(chapter.blocks, column, &voice);
        }
        self.finish_head();
        (self.watch)(Step::PageBreaking);
        self.diagnostics.check()
    }

    /// The galley so far.
    pub(in crate::typeset) const fn galley(&self) -> &Galley {
        &self.galley
    }

    /// What was set.
    pub(in crate::typeset) fn finish(self) -> Set<'b> {
        Set {
            shaper: self.shaper,
            styles: self.styles,
            structure: self.structure,
            galley: self.galley,
            marked: self.marked,
            images: self.images,
            lacking: self.lacking,
        }
    }

    /// The next row begins a chapter, on a page of its own where the style has it so.
    pub(super) fn open_chapter(&mut self, opening: Opening) {
        match self.style.chapters {
            ChapterOpening::RunOn => {}
            ChapterOpening::Page | ChapterOpening::Recto => {
                self.open_page();
                if opening == Opening::PartPage {
                    self.galley.part_pages.push(self.galley.rows.len());
                }
                self.opening = Some(opening);
            }
        }
    }

    /// The next row begins a page as a chapter does.
    pub(super) fn open_page(&mut self) {
        self.penalty(super::FORCED);
        let row = self.galley.rows.len();
        // One before it may have nothing to show, as contents without entries.
        if self.galley.chapters.last() != Some(&row) {
            self.galley.chapters.push(row);
        }
    }

    /// Adds an element below the voice's.
    pub(super) fn element(&mut self, role: Role, voice: &Voice) -> ElementId {
        self.structure.add(Element::new(role, Some(voice.element)))
    }

    /// At least `space` stands before the next row.
    pub(super) fn space(&mut self, space: Length) {
        self.space = self.space.max(space);
    }

    /// So much space stands before the next row, whatever was asked for before.
    pub(super) fn space_exactly(&mut self, space: Length) {
        self.space = space;
    }

    /// A page's end before the next row costs at least `penalty`.
    pub(super) fn penalty(&mut self, penalty: i32) {
        self.penalty = match (self.penalty, penalty) {
            (super::FORCED, _) | (_, super::FORCED) => super::FORCED,
            (before, now) => before.max(now),
        };
    }

    /// Whether a page ends before the next row in any case.
    pub(super) const fn is_page_forced(&self) -> bool {
        self.penalty == super::FORCED
    }

    /// No page ends before the next row.
    pub(super) fn keep(&mut self) {
        self.penalty(FORBIDDEN);
    }

    /// Notes where a row stands among those that it belongs to.
    pub(super) fn stands(&mut self, row: usize, standing: Standing) {
        if let Some(row) = self.galley.rows.get_mut(row)
            && row.standing == Standing::Within
        {
            row.standing = standing;
        }
    }

    /// Puts what is pending for the next row aside, while another galley is filled.
    pub(super) fn set_aside(&mut self) -> Pending {
        Pending {
            space: std::mem::take(&mut self.space),
            penalty: std::mem::take(&mut self.penalty),
            calls: std::mem::take(&mut self.calls),
            after_heading: std::mem::take(&mut self.after_heading),
        }
    }

    /// Takes what was put aside up again.
    pub(super) fn resume(&mut self, pending: Pending) {
        self.space = pending.space;
        self.penalty = pending.penalty;
        self.calls = pending.calls;
        self.after_heading = pending.after_heading;
    }

    /// At least so much more stands before the next row than before.
    pub(super) fn space_more(&mut self, space: Length) {
        self.space += space;
    }

    /// Adds a row of the given height.
    pub(super) fn row(&mut self, height: Length, parts: &[Part]) {
        let first = handle(self.galley.parts.len());
        self.galley.parts.extend_from_slice(parts);
        let row = Row {
            height,
            before: std::mem::take(&mut self.space),
            penalty: std::mem::take(&mut self.penalty),
            parts: (first, handle(self.galley.parts.len())),
            notes: std::mem::take(&mut self.calls),
            head: None,
            block: None,
            standing: Standing::Within,
        };
        self.galley.rows.push(row);
    }
}

/// What is pending for the next row.
#[derive(Clone, Debug, Default)]
pub(super) struct Pending {
    space: Length,
    penalty: i32,
    calls: Vec<u32>,
    after_heading: bool,
}

/// Where the baseline stands in a row: so that rows of all heights end on one grid.
pub(super) fn baseline(height: Length, style: &Style) -> Length {
    height - style.leading.scale(27, 100)
}

/// The smallest whole number of lines that holds `height`.
pub(super) fn on_grid(height: Length, leading: Length) -> Length {
    let lines = (height.raw() + leading.raw() - 1) / leading.raw().max(1);
    leading * lines.max(1)
}

pub(super) fn handle(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
