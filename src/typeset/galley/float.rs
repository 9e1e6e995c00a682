//! Figures that may float, and the text that may stand before them.
//!
//! A figure that does not fit at its place may float to the head of the next page, while the
//! text behind it fills the page. Which figures may do so and past which text is noted here
//! as blocks are set; when one does, and how far, is settled where pages are cut. Its rows
//! are then moved, so that the galley is in the order of the pages and nothing behind it
//! knows of floats. The structure, and the bookmarks, keep the order of the source.

use super::blocks::Before;
use super::figure::is_of_images;
use super::setter::Setter;
use super::table::height_of;
use super::{FORCED, Galley, INTRODUCTION};
use crate::document::{Block, BlockKind, CONTINUED, FigurePlacement, LINE_BLOCK, descend};
use crate::geometry::Length;
use std::ops::Range;

/// The class of a figure that stays at its place.
const HERE: &str = "here";

/// A figure that may float, or several below each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::typeset) struct Float {
    /// Its rows.
    pub(in crate::typeset) rows: Range<usize>,
    /// Behind which of them the first figure ends.
    pub(in crate::typeset) first_end: usize,
    /// Where the text ends that may stand before it: the row of what it never goes past.
    pub(in crate::typeset) until: usize,
    /// White space between what stands before and behind it, where it is elsewhere.
    pub(in crate::typeset) closed: Length,
    /// White space below it.
    pub(in crate::typeset) below: Length,
    /// Whether what stands before it holds it.
    pub(in crate::typeset) tie: Tie,
}

/// Whether a figure is held by what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::typeset) enum Tie {
    /// It is not.
    Free,
    /// By a heading, or by words that announce it: it leaves them only where much of a page
    /// would be empty.
    Held,
}

/// A figure that floats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::typeset) struct Floated {
    /// The figure.
    pub(in crate::typeset) figure: Float,
    /// The row that it stands before, as rows are counted in the order of the source.
    pub(in crate::typeset) before: usize,
}

/// Where blocks are in the document while they are set.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Flow {
    /// In how many blocks, the document being one: text runs on in the first.
    depth: usize,
    /// The first of [`Galley::floats`] that may go past the block that comes next; so may
    /// those behind it.
    open: usize,
}

impl Flow {
    /// Whether what is being set stands in no block but the document.
    pub(super) const fn is_among_the_blocks_of_the_document(self) -> bool {
        self.depth == 1
    }
}

impl Setter<'_, '_> {
    /// Blocks come that stand in no block, or in the one that is being set.
    pub(super) fn enter_blocks(&mut self) {
        self.flow.depth += 1;
        if self.flow.depth == 1 {
            self.flow.open = self.galley.floats.len();
        }
    }

    /// They are set.
    pub(super) const fn leave_blocks(&mut self) {
        self.flow.depth -= 1;
    }

    /// Notes what a block, of which the rows begin with `first`, means for figures that may
    /// float: it is one, or text that others may go past, or they may not.
    pub(super) fn note_float(&mut self, block: &Block, first: usize, before: Before) {
        if self.flow.depth != 1 {
            return;
        }
        let rows = first..self.galley.rows.len();
        let is_forced =
            self.galley.rows.get(first).is_some_and(|row| row.penalty == FORCED);
        if is_forced {
            self.flow.open = self.galley.floats.len();
        }
        if is_running_text(block) {
            self.pass(block, rows);
        } else if let Some(tie) = self.may_float(block, &rows, before) {
            self.float(rows, before, tie);
        } else {
            self.flow.open = self.galley.floats.len();
        }
    }

    /// Text that figures before it may go past.
    fn pass(&mut self, block: &Block, rows: Range<usize>) {
        let Galley { rows: all, floats, .. } = &mut self.galley;
        // Paragraphs stand close to each other; lists have white space of their own.
        let space = all.get(rows.start).map_or(Length::ZERO, |row| row.before);
        let is_close = matches!(block.kind, BlockKind::Paragraph(_));
        let space = if is_close { Length::ZERO } else { space };
        for float in floats.iter_mut().skip(self.flow.open) {
            if float.until == float.rows.end {
                float.closed = float.closed.max(space);
            }
            float.until = rows.end;
        }
    }

    /// A figure that may float, with those right before it where a page has room for all.
    fn float(&mut self, rows: Range<usize>, before: Before, tie: Tie) {
        let most = self.style.text_height();
        let Galley { rows: all, floats, .. } = &mut self.galley;
        let goes_along = |float: &Float| {
            float.until == rows.start
                && float.rows.end == rows.start
                && height_of(&all[float.rows.start..rows.end]) <= most
        };
        while floats.get(self.flow.open).is_some_and(|float| !goes_along(float)) {
            self.flow.open += 1;
        }
        for float in floats.iter_mut().skip(self.flow.open) {
            (float.rows.end, float.until) = (rows.end, rows.end);
        }
        let closed = match before {
            Before::Paragraph => Length::ZERO,
            Before::Nothing | Before::Heading | Before::Other => all[rows.start].before,
        };
        let (end, below) = (rows.end, self.style.leading / 2);
        floats.push(Float { rows, first_end: end, until: end, closed, below, tie });
    }

    /// Whether a figure may float, and what holds it: one with a caption that calls no note,
    /// where something stands before it and nobody says that it stays.
    fn may_float(&self, block: &Block, rows: &Range<usize>, before: Before) -> Option<Tie> {
        let BlockKind::Figure(figure) = &block.kind else { return None };
        let own = self.galley.rows.get(rows.clone()).unwrap_or(&[]);
        let tie = match (before, own.first()?.penalty) {
            (Before::Nothing, _) | (_, FORCED) => return None,
            (Before::Paragraph | Before::Other, ..INTRODUCTION) => Tie::Free,
            (Before::Heading | Before::Paragraph | Before::Other, _) => Tie::Held,
        };
        let calls_notes = || own.iter().any(|row| !row.notes.is_empty());
        let floats = self.style.figures == FigurePlacement::Float
            && self.document.letter.is_none()
            && !figure.caption.is_empty()
            && !block.attributes.has_class(HERE)
            && !calls_notes()
            && height_of(own) <= self.style.text_height();
        floats.then_some(tie)
    }

    /// Puts the rows of figures that float, in order, where they stand on pages.
    pub(in crate::typeset) fn move_figures(&mut self, floated: &[Floated]) {
        move_rows(&mut self.galley.rows, floated, |row| &mut row.before);
        for mark in &mut self.marked {
            mark.place.recount(|row| floated_to(row, floated));
        }
        // Their rows are counted anew.
        self.galley.floats.clear();
    }
}

/// Moves the rows of figures that float, in order, and gives what stands around them the
/// white space that it has there; `space` is that above a row.
pub(in crate::typeset) fn move_rows<R>(
    rows: &mut [R],
    floated: &[Floated],
    space: impl Fn(&mut R) -> &mut Length,
) {
    // The row below the last figure, and the white space between the two.
    let mut last = (0, Length::ZERO);
    for Floated { figure, before } in floated {
        let (from, behind) = (figure.rows.start, figure.rows.end);
        let below = if last.0 == from { last.1 } else { Length::ZERO };
        if let Some(row) = rows.get_mut(behind) {
            *space(row) = figure.closed.max(below);
        }
        if let Some(row) = rows.get_mut(*before) {
            let usual = *space(row);
            *space(row) = usual.max(figure.below);
        }
        if let Some(rows) = rows.get_mut(from..*before) {
            rows.rotate_left(behind - from);
        }
        last = (*before, figure.below);
    }
}

/// Where the row is that was the one `row` before figures floated.
fn floated_to(row: usize, floated: &[Floated]) -> usize {
    let next = floated.partition_point(|one| one.before <= row);
    match floated.get(next) {
        Some(Floated { figure, before }) if figure.rows.contains(&row) => {
            row + before - figure.rows.end
        }
        Some(Floated { figure, .. }) if row >= figure.rows.end => row - figure.rows.len(),
        Some(_) | None => row,
    }
}

/// Whether a block is text that a figure may go past: a paragraph, or a list of nothing but
/// paragraphs and lists.
fn is_running_text(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Paragraph(content) => {
            let is_set_apart = [LINE_BLOCK, CONTINUED]
                .iter()
                .any(|class| block.attributes.has_class(class));
            !is_set_apart && !is_of_images(content)
        }
        BlockKind::List(_) => descend(block).into_iter().flatten().all(is_running_text),
        BlockKind::Title(_)
        | BlockKind::Letter(_)
        | BlockKind::Heading { .. }
        | BlockKind::Definitions(_)
        | BlockKind::Quote(_)
        | BlockKind::Alert { .. }
        | BlockKind::Code(_)
        | BlockKind::Math(_)
        | BlockKind::Figure(_)
        | BlockKind::Table(_)
        | BlockKind::Rule
        | BlockKind::PageBreak
        | BlockKind::Division(_)
        | BlockKind::RawHtml(_) => false,
    }
}
