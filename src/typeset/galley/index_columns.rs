//! The index in two columns, where it begins a page: its entries are set in a narrow column,
//! row by row, and what each page takes of them becomes one row that no page's end cuts.

use super::super::page::note_rule;
use super::form::Column;
use super::index::LONE_ENTRY;
use super::setter::{Place, Setter};
use super::{FORBIDDEN, FORCED, Row};
use crate::geometry::{Length, Point};
use std::ops::Range;

/// The narrowest column of an index and the white space between two, in hundredths of its
/// size: three words stand in a line, an entry in one line or two.
const NARROWEST: i64 = 1_400;
const GUTTER: i64 = 150;

/// Fewer lines do not stand below what is above the entries.
const FEWEST: i64 = 4;

/// What a line costs that a column leaves free.
const LINE: i64 = 300;

/// What the second column costs where it is the longer one.
const LONGER_SECOND: i64 = 100;

/// Where the two columns of an index stand, and on which page they begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    /// The row that the page begins with.
    page: usize,
    /// The row that the entries begin with.
    first: usize,
    /// Where each column begins, in the order in which they are read.
    lefts: [Length; 2],
    measure: Length,
}

impl Columns {
    /// The column that the entries are set in.
    pub(super) const fn narrow(&self) -> Column {
        Column { left: Length::ZERO, measure: self.measure }
    }
}

/// What a row of the entries asks of its column, in lines.
#[derive(Clone, Copy, Debug)]
struct Line {
    gap: i64,
    height: i64,
    penalty: i32,
}

/// Where the columns of a page end.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Ends {
    first: Range<usize>,
    second: Range<usize>,
}

impl Setter<'_, '_> {
    /// The columns of an index whose entries come next: where it is not within other blocks,
    /// begins a page with its heading, and has room for two.
    pub(super) fn columns(
        &self,
        column: Column,
        size: Length,
        is_right_to_left: bool,
    ) -> Option<Columns> {
        if !self.flow.is_among_the_blocks_of_the_document() {
            return None;
        }
        let first = self.galley.rows.len();
        let page = if self.is_page_forced() { first } else { self.last_heading()? };
        let is_forced = |row: &Row| row.penalty == FORCED;
        if !self.galley.rows.get(page).is_none_or(is_forced) {
            return None;
        }
        let gutter = size.scale(GUTTER, 100);
        let measure = (column.measure - gutter) / 2;
        let lefts = [column.left, column.left + measure + gutter];
        let lefts = if is_right_to_left { [lefts[1], lefts[0]] } else { lefts };
        let columns = Columns { page, first, lefts, measure };
        (measure >= size.scale(NARROWEST, 100)).then_some(columns)
    }

    /// The row that the last heading begins with.
    fn last_heading(&self) -> Option<usize> {
        let heading = self.marked.iter().rfind(|mark| mark.heading.is_some())?;
        match heading.place {
            Place::Row(row) => Some(row),
            Place::Rows { .. } | Place::Note(_) => None,
        }
    }

    /// Puts the rows of the entries into their columns: one row for each page.
    pub(super) fn put_into(&mut self, columns: Columns) {
        let rows = self.galley.rows.split_off(columns.first);
        let Some(top) = rows.first() else { return };
        let leading = self.leading;
        let lines: Vec<Line> = rows.iter().map(|row| Line::of(row, leading)).collect();
        let room = lines_in(self.style.text_height(), leading);
        let below = lines_in(self.room_below(columns, top), leading);
        let is_below = below >= FEWEST;
        let pages = pages(&lines, if is_below { below } else { room }, room);
        let pending = self.set_aside();
        for (at, page) in pages.iter().enumerate() {
            // A page that ends here is as full as it may be.
            self.penalty(if at == 0 && is_below { top.penalty } else { FORCED });
            self.space_exactly(if at == 0 { top.before } else { Length::ZERO });
            let mut parts = Vec::new();
            for (own, left) in [&page.first, &page.second].into_iter().zip(columns.lefts) {
                let mut y = 0;
                for (nth, at) in own.clone().enumerate() {
                    y += if nth > 0 { lines[at].gap } else { 0 };
                    let place = Point::new(left, leading * y);
                    let (from, to) = rows[at].parts;
                    let own = self.galley.parts.get(from as usize..to as usize);
                    parts.extend(own.unwrap_or(&[]).iter().map(|part| part.moved(place)));
                    self.calls.extend_from_slice(&rows[at].notes);
                    y += lines[at].height;
                }
            }
            let height = height(&lines[page.first.clone()]);
            let height = height.max(self::height(&lines[page.second.clone()]));
            self.row(leading * height, &parts);
        }
        self.resume(pending);
        for mark in &mut self.marked {
            mark.place.recount(|row| match row.checked_sub(columns.first) {
                Some(own) => {
                    let page = pages.partition_point(|page| page.second.end <= own);
                    columns.first + page.min(pages.len() - 1)
                }
                None => row,
            });
        }
    }

    /// The height that the page has below what stands above the entries, the first row of
    /// which is `top`.
    fn room_below(&self, Columns { page, first, .. }: Columns, top: &Row) -> Length {
        let mut used = match self.galley.chapters.contains(&page) {
            true => self.galley.sink(page, self.style),
            false => Length::ZERO,
        };
        let above = self.galley.rows.get(page..first).unwrap_or(&[]);
        let behind = above.iter().skip(1).chain((!above.is_empty()).then_some(top));
        used += behind.map(|row| row.before).sum();
        used += above.iter().map(|row| row.height).sum();
        let notes = above.iter().flat_map(|row| &row.notes);
        let notes =
            notes.filter_map(|note| self.galley.notes.get(*note as usize)).flatten();
        let notes: Length = notes.map(|row| row.before + row.height).sum();
        if notes > Length::ZERO {
            used += notes + note_rule(self.style);
        }
        self.style.text_height() - used
    }
}

impl Line {
    /// What a row asks for. The white space between letters is whole lines, so that the
    /// lines of both columns stand beside each other.
    fn of(row: &Row, leading: Length) -> Self {
        let up = |length: Length| lines_in(length + leading - Length::from_raw(1), leading);
        Self { gap: up(row.before), height: up(row.height).max(1), penalty: row.penalty }
    }

    /// What it costs a column to end before it. None leaves an entry alone that begins a
    /// letter, or ends those below another.
    fn price(self) -> i64 {
        match self.penalty {
            FORCED => 0,
            LONE_ENTRY.. => i64::from(self.penalty.max(FORBIDDEN)),
            penalty => i64::from(penalty),
        }
    }
}

/// How many lines there are in a length.
fn lines_in(length: Length, leading: Length) -> i64 {
    length.raw() / leading.raw().max(1)
}

/// The height of a column of lines.
fn height(lines: &[Line]) -> i64 {
    let gaps: i64 = lines.iter().skip(1).map(|line| line.gap).sum();
    gaps + lines.iter().map(|line| line.height).sum::<i64>()
}

/// Divides lines into pages of two columns, with room for so many lines on the first page and
/// on the others.
fn pages(lines: &[Line], first: i64, others: i64) -> Vec<Ends> {
    let mut pages: Vec<Ends> = Vec::new();
    let mut start = 0;
    while start < lines.len() {
        let room = if pages.is_empty() { first } else { others };
        let (middle, end) = balanced(lines, start, room).unwrap_or_else(|| {
            let middle = filled(lines, start, room);
            (middle, filled(lines, middle, room))
        });
        pages.push(Ends { first: start..middle, second: middle..end });
        start = end;
    }
    pages
}

/// Where the first column ends of a page that holds all lines from `start` on, neither column
/// longer than needed; none where there are too many.
fn balanced(lines: &[Line], start: usize, room: i64) -> Option<(usize, usize)> {
    let mut best: Option<(i64, usize)> = None;
    for middle in start + 1..=lines.len() {
        let first = height(&lines[start..middle]);
        if first > room {
            break;
        }
        let price = lines.get(middle).map_or(0, |line| line.price());
        let second = height(&lines[middle..]);
        if second > room || price >= i64::from(FORBIDDEN) {
            continue;
        }
        let longer = if second > first { LONGER_SECOND } else { 0 };
        let cost = price + LINE * first.max(second) + longer;
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, middle));
        }
    }
    best.map(|(_, middle)| (middle, lines.len()))
}

/// Where a column ends that begins with the line `start` and is filled, one line at least.
fn filled(lines: &[Line], start: usize, room: i64) -> usize {
    let mut best: Option<(i64, usize)> = None;
    let mut used = 0;
    for (nth, line) in lines.iter().enumerate().skip(start) {
        used += line.height + if nth > start { line.gap } else { 0 };
        if used > room && best.is_some() {
            break;
        }
        let end = nth + 1;
        let price = lines.get(end).map_or(0, |line| line.price());
        let cost = price + LINE * (room - used);
        if best.is_none_or(|(least, _)| cost <= least) {
            best = Some((cost, end));
        }
    }
    best.map_or(lines.len(), |(_, end)| end)
}

#[cfg(test)]
mod tests {
    use super::super::index::WITHIN_ENTRY;
    use super::*;

    /// Lines by letters: `A` begins a letter, `a` is its second entry, `-` one more, `.` stays
    /// with the line above, `,` is one of those below an entry.
    fn lines(kinds: &str) -> Vec<Line> {
        let line = |kind: char| {
            let (gap, penalty) = match kind {
                'A' => (1, 0),
                'a' => (0, LONE_ENTRY),
                '.' => (0, FORBIDDEN),
                ',' => (0, WITHIN_ENTRY),
                _ => (0, 0),
            };
            Line { gap, height: 1, penalty }
        };
        kinds.chars().map(line).collect()
    }

    /// The columns of the pages, each with its letters.
    fn set(kinds: &str, first: i64, others: i64) -> String {
        let pages = pages(&lines(kinds), first, others);
        let column =
            |range: &Range<usize>| kinds.get(range.clone()).unwrap_or("").to_owned();
        let page = |page: &Ends| [column(&page.first), column(&page.second)].join("|");
        pages.iter().map(page).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn columns_are_filled_and_the_last_ones_level() {
        for (kinds, first, others, expected) in [
            ("Aa---------", 2, 3, "Aa|-- ---|--- -|"),
            ("Aa------", 5, 5, "Aa--|----"),
            ("Aa-----", 5, 5, "Aa--|---"),
            ("A", 5, 5, "A|"),
            ("Aa", 5, 5, "Aa|"),
            // White space is dropped at the head of a column, and counts within one.
            ("Aa-Aa-", 3, 9, "Aa-|Aa-"),
            ("Aa--Aa--A", 5, 5, "Aa--|Aa-- A|"),
        ] {
            assert_eq!(set(kinds, first, others), expected, "{kinds}");
        }
    }

    #[test]
    fn a_column_ends_where_it_costs_least() {
        for (kinds, room, expected) in [
            // Not behind the first entry of a letter, nor within what belongs together.
            ("Aa-Aa------", 5, "Aa-|Aa--- --|-"),
            ("Aa--..-----", 5, "Aa-|-..-- --|-"),
            // Rather not among what stands below an entry, but sooner than half empty.
            ("Aa-.,-------", 4, "Aa|-.,- ---|---"),
            ("A.,,,,,,,,,,", 4, "A.,,|,,,, ,,,,|"),
        ] {
            assert_eq!(set(kinds, room, room), expected, "{kinds}");
        }
    }

    #[test]
    fn a_line_higher_than_its_column_stands_alone() {
        let mut lines = lines("Aaa");
        lines[1].height = 9;
        assert_eq!(pages(&lines, 2, 2).len(), 2);
        assert_eq!(filled(&lines, 1, 2), 2);
    }
}
