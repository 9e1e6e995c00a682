//! The notes of a document as one strip: their rows in the order of their first calls, of
//! which each page takes the next.

use super::super::galley::{Galley, Row};
use crate::geometry::Length;
use std::collections::BTreeMap;
use std::ops::Range;

/// All rows of all notes, each note where it is first called.
#[derive(Clone, Debug, Default)]
pub(in crate::typeset) struct Strip {
    rows: Vec<StripRow>,
    /// How deep each row's upper edge lies, the white space before it taken in; one more at
    /// the end.
    depths: Vec<Length>,
    /// Where each note begins.
    begins: BTreeMap<u32, usize>,
}

/// A row of a note on the strip.
#[derive(Clone, Copy, Debug)]
struct StripRow {
    /// The note, as the galley counts them.
    note: u32,
    /// Which row of the note it is.
    row: usize,
    /// White space above it, dropped at the head of a page's notes.
    before: Length,
    /// Whether it stays with the row above: a note of three rows is whole, a longer one
    /// leaves two on either side of a page's end.
    is_kept: bool,
}

/// A note of so many rows is not split.
const WHOLE: usize = 3;

impl Strip {
    /// The notes of `galley`, and how many rows of the strip are called before each of its
    /// rows: one number more than there are rows.
    pub(in crate::typeset) fn of(galley: &Galley) -> (Self, Vec<usize>) {
        let mut strip = Self::default();
        let mut called = Vec::with_capacity(galley.rows.len() + 1);
        for row in &galley.rows {
            called.push(strip.len());
            for note in &row.notes {
                if !strip.begins.contains_key(note)
                    && let Some(rows) = galley.notes.get(*note as usize)
                {
                    strip.push(*note, rows.iter().map(|row| (row.height, row.before)));
                }
            }
        }
        called.push(strip.len());
        (strip, called)
    }

    /// Adds the rows of a note: height, and white space above.
    pub(super) fn push(
        &mut self,
        note: u32,
        rows: impl ExactSizeIterator<Item = (Length, Length)>,
    ) {
        let count = rows.len();
        self.begins.insert(note, self.rows.len());
        let mut depth = self.depths.pop().unwrap_or_default();
        for (row, (height, before)) in rows.enumerate() {
            let is_kept = row > 0 && (count <= WHOLE || row == 1 || row + 1 == count);
            // The first row of a note stands right below the note before.
            let before = if row > 0 { before } else { Length::ZERO };
            depth += before;
            self.rows.push(StripRow { note, row, before, is_kept });
            self.depths.push(depth);
            depth += height;
        }
        self.depths.push(depth);
    }

    /// How many rows there are.
    pub(in crate::typeset) const fn len(&self) -> usize {
        self.rows.len()
    }

    /// How high the rows `range` are below each other.
    pub(in crate::typeset) fn height(&self, range: Range<usize>) -> Length {
        if range.is_empty() {
            return Length::ZERO;
        }
        let end = self.rows.get(range.end).map_or(Length::ZERO, |row| row.before);
        self.depths[range.end] - end - self.depths[range.start]
    }

    /// The last place after `from`, `to` at most, up to which the rows are no higher than
    /// `room` and where a page may end; where `from` itself is the last that is not too far,
    /// none.
    pub(super) fn cut(&self, from: usize, to: usize, room: Length) -> Option<usize> {
        let last = self.fitting(from, to, room);
        let may_end =
            |at: &usize| *at == to || self.rows.get(*at).is_none_or(|row| !row.is_kept);
        (from + 1..=last).rev().find(may_end)
    }

    /// The last place from `from` to `to` up to which the rows are no higher than `room`,
    /// whether or not a page may end there.
    pub(super) fn fitting(&self, from: usize, to: usize, room: Length) -> usize {
        let mut last = from;
        let (mut least, mut most) = (from, to);
        while least <= most {
            let middle = least + (most - least) / 2;
            if self.height(from..middle) <= room {
                last = middle;
                least = middle + 1;
            } else if middle == 0 {
                break;
            } else {
                most = middle - 1;
            }
        }
        last
    }

    /// How many notes begin in the rows from `from` to `to`, counted up to `most`.
    pub(super) fn notes_from(&self, from: usize, to: usize, most: usize) -> usize {
        let rows = self.rows.get(from..to).unwrap_or(&[]);
        rows.iter().filter(|row| row.row == 0).take(most).count()
    }

    /// Where the note begins that the row before `end` is part of.
    pub(super) fn last_begin(&self, end: usize) -> usize {
        end.checked_sub(1).map_or(0, |last| last - self.rows[last].row)
    }

    /// The rows `range` with the distance of each from the first one's upper edge.
    pub(super) fn placed<'g>(
        &self,
        range: Range<usize>,
        galley: &'g Galley,
    ) -> impl Iterator<Item = (Length, &'g Row)> {
        let top = self.depths.get(range.start).copied().unwrap_or_default();
        range.filter_map(move |at| {
            let StripRow { note, row, .. } = self.rows.get(at)?;
            let row = galley.notes.get(*note as usize)?.get(*row)?;
            Some((self.depths.get(at).copied()? - top, row))
        })
    }

    /// Where on the strip a note begins, where it is called at all.
    pub(in crate::typeset) fn find(&self, note: u32) -> Option<usize> {
        self.begins.get(&note).copied()
    }
}
