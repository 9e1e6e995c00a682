//! Tables: columns as wide as they need, rows that no page's end cuts, heads repeated.

use super::super::frame::{Artifact, Color, Mark};
use super::super::paragraph::{Alignment as Flush, itemize};
use super::super::structure::Role;
use super::setter::{Column, Place, Setter, Voice};
use super::{FORBIDDEN, Part, Row};
use crate::document::{Alignment, Block, BlockKind, Cell, Table};
use crate::font::{Features, Weight};
use crate::geometry::{Length, Rect};

impl Setter<'_, '_> {
    /// A table between two rules, its head above a third.
    pub(super) fn table(&mut self, table: &Table, column: Column, voice: &Voice) {
        let half = self.style.leading / 2;
        let mut inner = self.within(Role::Table, voice);
        inner.features = voice.features.with(Features::TABULAR);
        self.space(half);
        if !table.caption.is_empty() {
            let mut caption = self.within(Role::Caption, &inner);
            caption.size = voice.size.scale(85, 100);
            let text = self.styled(&table.caption, &caption);
            let form = Self::display(column, self.style.leading, Flush::Start);
            self.set_text(&text, form, None, voice);
            self.keep();
        }
        let columns = self.fitting_columns(table, column, &mut inner);
        let width: Length = columns.iter().map(|column| column.measure).sum::<Length>()
            + gutter(&inner) * i64::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
        let first = self.galley.rows.len();
        let head = self.within(Role::TableHead, &inner);
        for row in &table.head {
            self.table_row(&row.cells, &columns, (table, Role::HeaderCell), &head);
        }
        let body_first = self.galley.rows.len();
        if body_first > first {
            self.rule_over(first, column.left, width, Length::POINT.scale(8, 10));
        }
        let body = self.within(Role::TableBody, &inner);
        for row in &table.body {
            self.table_row(&row.cells, &columns, (table, Role::Cell), &body);
        }
        let last = self.galley.rows.len();
        if last > body_first {
            let thickness = if body_first > first { 5 } else { 8 };
            self.rule_over(
                body_first,
                column.left,
                width,
                Length::POINT.scale(thickness, 10),
            );
        }
        if last > first {
            self.rule_under(last - 1, column.left, width);
        }
        let head_rows = (super::setter::handle(first), super::setter::handle(body_first));
        for (at, row) in self.galley.rows[first..last].iter_mut().enumerate() {
            let at = first + at;
            // The head stays with the first row, and the last row is not left alone.
            if (at > first && at <= body_first) || (at + 1 == last && at > body_first) {
                row.penalty = row.penalty.max(FORBIDDEN);
            }
            if at > body_first && body_first > first {
                row.head = Some(head_rows);
            }
        }
        self.space(half);
    }

    /// The columns, in letters as small as it takes for their longest words to fit: three
    /// fifths of the size at least.
    fn fitting_columns(
        &mut self,
        table: &Table,
        column: Column,
        voice: &mut Voice,
    ) -> Vec<Column> {
        let least = voice.size.scale(3, 5);
        loop {
            let (columns, excess) = self.columns(table, column, voice);
            let Some((room, needed)) = excess else { return columns };
            if voice.size <= least {
                return columns;
            }
            // At least a fiftieth smaller, so that rounding never holds it up.
            let smaller = voice.size.scale(room.raw(), needed.raw().max(1));
            voice.size = smaller.min(voice.size.scale(49, 50)).max(least);
        }
    }

    /// The columns: as wide as their widest cell where all fit, else shared by need. Where
    /// not even the longest words fit, the room and what they need stand beside.
    fn columns(
        &mut self,
        table: &Table,
        column: Column,
        voice: &Voice,
    ) -> (Vec<Column>, Option<(Length, Length)>) {
        let count = table.columns.len();
        let mut natural = vec![Length::ZERO; count];
        let mut least = vec![Length::ZERO; count];
        for (row, bold) in table
            .head
            .iter()
            .map(|row| (row, true))
            .chain(table.body.iter().map(|row| (row, false)))
        {
            for (at, cell) in row.cells.iter().take(count).enumerate() {
                let (widest, longest) =
                    self.needs(&cell.blocks, bold, column.measure, voice);
                natural[at] = natural[at].max(widest);
                least[at] = least[at].max(longest);
            }
        }
        let gutters = gutter(voice) * i64::try_from(count.saturating_sub(1)).unwrap_or(0);
        let room = column.measure - gutters;
        let wanted: Length = natural.iter().copied().sum();
        let needed: Length = least.iter().copied().sum();
        let widths: Vec<Length> = if wanted <= room {
            natural
        } else if needed <= room {
            let spare = room - needed;
            let asked = (wanted - needed).raw().max(1);
            let share = |(natural, least): (&Length, &Length)| {
                *least + spare.scale((*natural - *least).raw(), asked)
            };
            natural.iter().zip(&least).map(share).collect()
        } else {
            least.iter().map(|least| room.scale(least.raw(), needed.raw().max(1))).collect()
        };
        let mut left = column.left;
        let mut columns = Vec::with_capacity(count);
        for measure in widths {
            columns.push(Column { left, measure });
            left += measure + gutter(voice);
        }
        (columns, (needed > room).then_some((room, needed)))
    }

    /// How wide a cell would be on one line, and how wide its longest word is.
    fn needs(
        &mut self,
        blocks: &[Block],
        bold: bool,
        measure: Length,
        voice: &Voice,
    ) -> (Length, Length) {
        let mut voice = voice.clone();
        if bold {
            voice.weight = Weight::SEMIBOLD;
        }
        let elements = self.structure.elements.len();
        let mut natural = Length::ZERO;
        let mut least = Length::ZERO;
        for block in blocks {
            let BlockKind::Paragraph(content) = &block.kind else {
                natural = natural.max(measure);
                least = least.max(measure / 4);
                continue;
            };
            let text = self.styled(content, &voice);
            let places = self.places(&text.text, &voice.language);
            let atoms = itemize(&mut self.shaper, &self.styles, &text, &places);
            let (mut line, mut word) = (Length::ZERO, Length::ZERO);
            for atom in &atoms {
                let width = self.width(atom);
                line += width;
                word += width;
                least = least.max(word);
                if atom.penalty < crate::line_break::Break::FORBIDDEN {
                    word = Length::ZERO;
                }
            }
            natural = natural.max(line);
        }
        // Measuring leaves no trace in the structure.
        self.structure.elements.truncate(elements);
        // Rounded up, so that what fits on one line is not broken for a unit.
        (natural + Length::POINT / 10, least + Length::POINT / 10)
    }

    /// Sets the cells of a row side by side.
    fn table_row(
        &mut self,
        cells: &[Cell],
        columns: &[Column],
        (table, role): (&Table, Role),
        voice: &Voice,
    ) {
        let row_voice = self.within(Role::TableRow, voice);
        let mut set = Vec::new();
        for ((cell, column), alignment) in cells.iter().zip(columns).zip(&table.columns) {
            let mut inner = self.within(role, &row_voice);
            if role == Role::HeaderCell {
                inner.weight = Weight::SEMIBOLD;
            }
            self.alignment = Some(match alignment {
                Alignment::Start => Flush::Start,
                Alignment::Center => Flush::Center,
                Alignment::End => Flush::End,
            });
            set.push(self.aside(|setter| setter.blocks(&cell.blocks, *column, &inner)));
            self.alignment = None;
        }
        self.side_by_side(&set);
    }

    /// Adds one row that holds several columns of rows, their heads at one height.
    pub(super) fn side_by_side(&mut self, columns: &[Vec<Row>]) {
        let mut parts = Vec::new();
        let mut notes = Vec::new();
        let mut height = self.style.leading;
        for rows in columns {
            let mut y = Length::ZERO;
            for (at, row) in rows.iter().enumerate() {
                if at > 0 {
                    y += row.before;
                }
                let (from, to) = row.parts;
                let own = &self.galley.parts[from as usize..to as usize];
                parts.extend(own.iter().map(|part| part.moved_down(y)));
                notes.extend_from_slice(&row.notes);
                y += row.height;
            }
            height = height.max(y);
        }
        self.calls.extend(notes);
        self.row(height, &parts);
    }

    /// A rule at the upper edge of a row.
    fn rule_over(&mut self, row: usize, left: Length, width: Length, thickness: Length) {
        let rect = Rect::new(left, Length::ZERO, width, thickness);
        self.add_rule(row, rect);
    }

    /// A rule at the lower edge of a row.
    fn rule_under(&mut self, row: usize, left: Length, width: Length) {
        let thickness = Length::POINT.scale(8, 10);
        let height = self.galley.rows[row].height;
        self.add_rule(row, Rect::new(left, height, width, thickness));
    }

    fn add_rule(&mut self, row: usize, rect: Rect) {
        let mark = Mark::Artifact(Artifact::Layout);
        self.prepend(row, Part::Rule { rect, color: Color::BLACK, mark });
    }

    /// Runs `set` on an empty galley and gives the rows it made.
    pub(super) fn aside(&mut self, set: impl FnOnce(&mut Self)) -> Vec<Row> {
        let rows = std::mem::take(&mut self.galley.rows);
        let pending = self.set_aside();
        let marked = self.marked.len();
        set(self);
        self.resume(pending);
        // What has a name in there is found at the row that is made of it.
        for mark in &mut self.marked[marked..] {
            if let Place::Row(row) = &mut mark.place {
                *row = rows.len();
            }
        }
        std::mem::replace(&mut self.galley.rows, rows)
    }
}

/// The space between two columns.
const fn gutter(voice: &Voice) -> Length {
    voice.size
}
