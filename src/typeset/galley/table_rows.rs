//! Rows of cells side by side: one row of the galley, or where it is high one for each
//! height at which a page may end in it.

use super::list::first_baseline;
use super::setter::{Setter, handle};
use super::{FORBIDDEN, Part, Row};
use crate::geometry::Length;

/// What a page costs that ends within a row of a table: as much as three lines left free.
const WITHIN_ROW: i32 = 900;

/// Whether a page may end within cells that stand side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// Nowhere.
    Never,
    /// Between their lines, where no cell has one that stands across.
    BetweenLines,
}

/// A row of a cell, and how far below the head of the cells it begins and ends.
struct Placed<'a> {
    row: &'a Row,
    start: Length,
    end: Length,
}

impl Setter<'_, '_> {
    /// Adds rows that hold several columns of rows, their heads at one height. Their parts
    /// are set `drop` lower.
    pub(super) fn beside(&mut self, columns: &[Vec<Row>], cut: Cut, drop: Length) {
        let placed = placed(columns);
        let height = placed.iter().map(|placed| placed.end).max().unwrap_or(Length::ZERO);
        let ends = match cut {
            Cut::Never => vec![height],
            Cut::BetweenLines => ends(&placed, height),
        };
        // By the end they belong to, in the order of the columns.
        let mut slices: Vec<Vec<&Placed<'_>>> = vec![Vec::new(); ends.len()];
        for placed in &placed {
            let at = ends.partition_point(|end| *end < placed.end);
            slices[at].push(placed);
        }
        let mut above = Length::ZERO;
        for (at, (slice, end)) in slices.iter().zip(&ends).enumerate() {
            let start = slice.iter().map(|placed| placed.start).min().unwrap_or(above);
            if at > 0 {
                self.space(start - above);
                let own = slice.iter().filter(|placed| placed.start == start);
                self.penalty(own.map(|placed| placed.row.penalty).max().unwrap_or(0));
                self.penalty(if at == 1 || at + 1 == ends.len() {
                    FORBIDDEN
                } else {
                    WITHIN_ROW
                });
            }
            self.slice(slice, start - drop, (*end - start).max(self.leading));
            above = *end;
        }
    }

    /// Brings the first lines of cells onto one baseline: the lowest, that of the line with
    /// the highest image or formula in it.
    pub(super) fn share_first_baseline(&mut self, cells: &mut [Vec<Row>]) {
        let stands = |row: &Row, parts: &[Part]| first_baseline(parts_of(row, parts));
        let parts = &self.galley.parts;
        let firsts = cells.iter().filter_map(|rows| rows.first());
        let lowest = firsts.filter_map(|row| stands(row, parts)).max();
        let Some(lowest) = lowest else { return };
        for row in cells.iter_mut().filter_map(|rows| rows.first_mut()) {
            let Some(own) = stands(row, &self.galley.parts) else { continue };
            self.lower_parts(row, lowest - own);
        }
    }

    /// Moves all that stands in a row down by `distance`, which makes it as much higher.
    fn lower_parts(&mut self, row: &mut Row, distance: Length) {
        if distance.is_zero() {
            return;
        }
        let parts = &mut self.galley.parts;
        let own = parts_of(row, parts).iter();
        let moved: Vec<Part> = own.map(|part| part.moved_down(distance)).collect();
        let start = handle(parts.len());
        parts.extend(moved);
        row.parts = (start, handle(parts.len()));
        row.height += distance;
    }

    /// Adds one row with the parts of others that begin `start` below the head of their
    /// cells at least.
    fn slice(&mut self, slice: &[&Placed<'_>], start: Length, height: Length) {
        let mut parts = Vec::new();
        for placed in slice {
            let own = parts_of(placed.row, &self.galley.parts);
            parts.extend(own.iter().map(|part| part.moved_down(placed.start - start)));
            self.calls.extend_from_slice(&placed.row.notes);
        }
        self.row(height, &parts);
        let shown = slice.iter().find_map(|placed| placed.row.block);
        if let Some(row) = self.galley.rows.last_mut() {
            row.block = shown;
        }
    }
}

/// The parts of a row among those of all.
fn parts_of<'p>(row: &Row, parts: &'p [Part]) -> &'p [Part] {
    let (from, to) = row.parts;
    parts.get(from as usize..to as usize).unwrap_or(&[])
}

/// All rows, column by column.
fn placed(columns: &[Vec<Row>]) -> Vec<Placed<'_>> {
    let mut all = Vec::new();
    for rows in columns {
        let mut y = Length::ZERO;
        for (at, row) in rows.iter().enumerate() {
            if at > 0 {
                y += row.before;
            }
            all.push(Placed { row, start: y, end: y + row.height });
            y += row.height;
        }
    }
    all
}

/// The heights that no row stands across, the last of them below all.
fn ends(placed: &[Placed<'_>], height: Length) -> Vec<Length> {
    let mut spans: Vec<(Length, Length)> =
        placed.iter().map(|placed| (placed.start, placed.end)).collect();
    spans.sort();
    let mut ends = Vec::new();
    let mut reach = Length::ZERO;
    for (start, end) in spans {
        if start >= reach && reach > Length::ZERO && ends.last() != Some(&reach) {
            ends.push(reach);
        }
        reach = reach.max(end);
    }
    if ends.last() != Some(&height) {
        ends.push(height);
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(heights: &[i64]) -> Vec<Row> {
        let row = |height: &i64| Row { height: Length::POINT * *height, ..Row::default() };
        heights.iter().map(row).collect()
    }

    #[test]
    fn rows_end_where_no_line_stands_across() {
        let columns = [rows(&[10, 10, 10, 10]), rows(&[20, 10])];
        let placed = placed(&columns);
        let ends: Vec<i64> = ends(&placed, Length::POINT * 40)
            .iter()
            .map(|end| end.raw() / Length::POINT.raw())
            .collect();
        assert_eq!(ends, [20, 30, 40]);
    }

    #[test]
    fn cells_without_lines_have_one_end() {
        assert_eq!(ends(&[], Length::ZERO), [Length::ZERO]);
    }
}
