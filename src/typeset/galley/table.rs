//! Tables: columns as wide as they need, rows that a page's end cuts where they are high
//! alone, heads repeated.

use super::super::frame::{Artifact, Color, Mark};
use super::super::paragraph::Alignment as Flush;
use super::super::structure::Role;
use super::form::Column;
use super::setter::{Excess, Setter, baseline};
use super::table_rows::Cut;
use super::voice::Voice;
use super::{FORBIDDEN, Part, Row, Standing};
use crate::diagnostic::{Diagnostic, catalogue};
use crate::document::{
    Alignment, Block, BlockId, BlockKind, Cell, CellRole, Table, plain_text, visit_blocks,
};
use crate::font::{Features, Weight};
use crate::geometry::{Length, Rect};
use crate::language::segment::is_ideographic;

/// A table that is being set.
struct Frame<'a> {
    table: &'a Table,
    /// From the side where lines begin.
    columns: &'a [Column],
    /// How much lower letters stand in their lines than in lines of the text's leading.
    drop: Length,
    /// The height of the rows of the head, where they are repeated.
    head: Length,
    /// The most excessive line so far, and its column's place.
    widest: (Excess, usize),
}

impl Frame<'_> {
    /// The left edge and the width of the whole table.
    fn extent(&self) -> (Length, Length) {
        let left = self.columns.iter().map(|column| column.left).min();
        let right = self.columns.iter().map(|column| column.left + column.measure).max();
        let left = left.unwrap_or(Length::ZERO);
        (left, right.unwrap_or(left) - left)
    }
}

/// What is not told of a line in a table: no eye sees it.
const UNSEEN_EXCESS: Length = Length::from_raw(32_768);

/// Letters that are smaller are read with effort.
const LEGIBLE: Length = Length::POINT.scale(7, 1);

/// How much lower the words of a table with ideographs stand, in hundredths of their size:
/// an ideograph fills 0.88 em above the baseline and 0.12 below, a Latin letter 0.75 and 0.25,
/// so that it would touch the rule above and leave room below.
const IDEOGRAPHIC_DROP: i64 = 6;

/// So many rows of a body are left whole, where they take no more than a third of a page.
const SHORT_TABLE: usize = 8;

/// What a page costs that ends within such a table: more than any number of lines that a page
/// is short before what does not fit.
const CUT_TABLE: i32 = 5_000;

/// What a page costs that ends behind the first row of a table.
const STRANDED_ROW: i32 = 100_000;

/// The rules at the head and the foot of a table, and that between head and body.
const OUTER_RULE: Length = Length::POINT.scale(8, 10);
const INNER_RULE: Length = Length::POINT.scale(5, 10);

impl Setter<'_, '_> {
    /// A table between two rules, its head above a third.
    pub(super) fn table(
        &mut self,
        block: &Block,
        table: &Table,
        column: Column,
        voice: &Voice,
    ) {
        let outer = self.leading;
        let half = outer / 2;
        let first = self.galley.rows.len();
        let mut inner = self.within(Role::Table, voice);
        inner.features =
            voice.features.without(Features::OLD_STYLE).with(Features::TABULAR);
        let columns = self.fitting_columns(table, column, &mut inner);
        let leading = outer.scale(inner.size.raw(), voice.size.raw());
        // Below the baseline a row has room for letters of its own size, not of the text's.
        let below = leading - baseline(leading, self.style);
        let mut drop = below - below.scale(inner.size.raw(), voice.size.raw());
        if has_ideographs(table) {
            drop += inner.size.scale(IDEOGRAPHIC_DROP, 100);
        }
        let mut frame = Frame {
            table,
            columns: &columns,
            drop,
            head: Length::ZERO,
            widest: (Excess::default(), 0),
        };
        self.space(half);
        self.table_caption(block.id, &frame, column, (voice, &inner));
        self.leading = leading;
        self.table_rows(&mut frame, &inner);
        self.leading = outer;
        // What follows stands on the grid of the lines again.
        let rows = self.galley.rows.get(first..).unwrap_or(&[]);
        let height: Length = rows.iter().map(|row| row.before + row.height).sum();
        let beyond = Length::from_raw((height + half).raw() % outer.raw().max(1));
        // Halves of lines are rounded.
        let missing =
            if beyond < Length::POINT / 10 { Length::ZERO } else { outer - beyond };
        self.space(half + missing);
        if frame.widest.0.by >= UNSEEN_EXCESS {
            self.report_width(&frame);
        } else if inner.size < LEGIBLE && voice.size >= LEGIBLE {
            self.report_small_letters(block, inner.size);
        }
    }

    /// Says that a table is set in very small letters.
    fn report_small_letters(&mut self, block: &Block, size: Length) {
        let message = format!(
            "a table is set in letters of {:.1} pt so that it fits",
            size.to_points()
        );
        self.diagnostics.report(
            Diagnostic::new(&catalogue::PAGE_SMALL_LETTERS, message).at(block.span).help(
                "make two tables of it, leave out columns or shorten its words, or take \
                 larger paper",
            ),
        );
    }

    /// The caption, as wide as the text or, where that is wider, as the table.
    fn table_caption(
        &mut self,
        block: BlockId,
        frame: &Frame<'_>,
        column: Column,
        (voice, table): (&Voice, &Voice),
    ) {
        if frame.table.caption.is_empty() {
            return;
        }
        let mut caption = self.within(Role::Caption, table);
        caption.size = voice.size.scale(85, 100);
        let text = self.styled(&frame.table.caption, &caption);
        let (left, width) = frame.extent();
        let column =
            if width > column.measure { Column { left, measure: width } } else { column };
        let form = Self::display(column, self.leading, Flush::Start);
        self.set_text(&text, form, Some(block), voice);
        self.keep();
        self.space(self.leading / 4);
    }

    /// The rows of head and body with the rules around them.
    fn table_rows(&mut self, frame: &mut Frame<'_>, inner: &Voice) {
        let table = frame.table;
        let first = self.galley.rows.len();
        // ISO 14289-1, 7.2 knows no head without a body.
        let head = if table.body.is_empty() {
            inner.clone()
        } else {
            self.within(Role::TableHead, inner)
        };
        for row in &table.head {
            self.table_row(&row.cells, Role::HeaderCell, frame, &head);
        }
        let body_first = self.galley.rows.len();
        // A head that takes more than a third of each page is not repeated.
        let height: Length = self.galley.rows[first..].iter().map(|row| row.height).sum();
        let repeated = body_first > first && height * 3 <= self.style.text_height();
        frame.head = if repeated { height } else { Length::ZERO };
        let body = if table.head.is_empty() || !table.body.is_empty() {
            self.within(Role::TableBody, inner)
        } else {
            inner.clone()
        };
        let mut begins = Vec::with_capacity(table.body.len());
        for row in &table.body {
            begins.push(self.galley.rows.len());
            self.table_row(&row.cells, Role::Cell, frame, &body);
        }
        let last = self.galley.rows.len();
        if last == first {
            return;
        }
        self.rule_over(first, frame, OUTER_RULE);
        if body_first > first && last > body_first {
            // Part of the head, so that it is repeated with it.
            self.rule_under(body_first - 1, frame, INNER_RULE);
        }
        self.rule_under(last - 1, frame, OUTER_RULE);
        let head_rows = (super::setter::handle(first), super::setter::handle(body_first));
        for (at, row) in self.galley.rows[first..last].iter_mut().enumerate() {
            let at = first + at;
            // The head stays with the first row.
            if at == body_first && at > first {
                row.penalty = row.penalty.max(FORBIDDEN);
            }
            if at > body_first && repeated {
                row.head = Some(head_rows);
            }
        }
        self.keep_table_rows(first, &begins);
    }

    /// Says between which rows of a table no page ends, or rather none: its body begins with
    /// the rows `begins`, the table with `first`. One that is short is left whole.
    fn keep_table_rows(&mut self, first: usize, begins: &[usize]) {
        let page = self.style.text_height();
        let rows = self.galley.rows.get_mut(first..).unwrap_or(&mut []);
        let is_whole = begins.len() <= SHORT_TABLE && height_of(rows) * 3 <= page;
        for (number, begin) in begins.iter().enumerate().skip(1) {
            let Some(row) = rows.get_mut(begin - first) else { continue };
            let penalty = if number + 1 == begins.len() {
                FORBIDDEN
            } else if number == 1 {
                STRANDED_ROW
            } else if is_whole {
                CUT_TABLE
            } else {
                0
            };
            row.penalty = row.penalty.max(penalty);
        }
        if let [one, .., other] = begins {
            self.stands(*one, Standing::First);
            self.stands(*other, Standing::Last);
        }
    }

    /// Sets the cells of a row side by side. A row that takes more than half of a page is
    /// one in which a page may end.
    fn table_row(
        &mut self,
        cells: &[Cell],
        role: Role,
        frame: &mut Frame<'_>,
        voice: &Voice,
    ) {
        let row_voice = self.within(Role::TableRow, voice);
        let alignments = &frame.table.columns;
        let mut set = Vec::new();
        let gathered = self.gathered;
        for (at, ((cell, column), alignment)) in
            cells.iter().zip(frame.columns).zip(alignments).enumerate()
        {
            let role = match cell.role {
                CellRole::RowHeading => Role::RowHeading,
                CellRole::ColumnHeading => Role::HeaderCell,
                CellRole::Words => role,
            };
            let mut inner = self.within(role, &row_voice);
            inner.weight = weight_of(cell, role == Role::HeaderCell, voice.weight);
            self.alignment = Some(flush(*alignment));
            self.gathered = Some(Excess::default());
            set.push(self.aside(|setter| setter.blocks(&cell.blocks, *column, &inner)));
            self.alignment = None;
            let excess = self.gathered.unwrap_or_default();
            if excess.by > frame.widest.0.by {
                frame.widest = (excess, at);
            }
        }
        self.gathered = gathered;
        self.share_first_baseline(&mut set);
        let height = set.iter().map(|rows| height_of(rows)).max().unwrap_or_default();
        let cut = if (height + frame.head) * 2 > self.style.text_height() {
            Cut::BetweenLines
        } else {
            Cut::Never
        };
        self.beside(&set, cut, frame.drop);
    }

    /// Adds one row that holds several columns of rows, their heads at one height.
    pub(super) fn side_by_side(&mut self, columns: &[Vec<Row>]) {
        self.beside(columns, Cut::Never, Length::ZERO);
    }

    /// Says once for a table that its lines exceed their columns, and which most.
    fn report_width(&mut self, frame: &Frame<'_>) {
        let (Excess { by, span }, at) = frame.widest;
        let head = frame.table.head.first().and_then(|row| row.cells.get(at));
        let mut name = String::new();
        visit_blocks(head.map_or(&[], |cell| &cell.blocks), &mut |block| {
            if let BlockKind::Paragraph(content) = &block.kind {
                name.push_str(plain_text(content).trim());
            }
        });
        let name = if name.is_empty() { name } else { format!(", `{name}`,") };
        self.diagnostics.report(
            Diagnostic::new(
                &catalogue::PAGE_OVERFULL_LINE,
                format!(
                    "a table is wider than its measure: most of all its column {}{name} by {by}",
                    at + 1
                ),
            )
            .at(span)
            .help(
                "make two tables of it, shorten its words or allow breaks with soft hyphens \
                 (U+00AD)",
            ),
        );
    }

    /// A rule at the upper edge of a row.
    fn rule_over(&mut self, row: usize, frame: &Frame<'_>, thickness: Length) {
        let (left, width) = frame.extent();
        self.add_rule(row, Rect::new(left, Length::ZERO, width, thickness));
    }

    /// A rule at the lower edge of a row.
    fn rule_under(&mut self, row: usize, frame: &Frame<'_>, thickness: Length) {
        let (left, width) = frame.extent();
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
            mark.place.recount(|_| rows.len());
        }
        std::mem::replace(&mut self.galley.rows, rows)
    }
}

/// How high rows are, one below the other.
pub(super) fn height_of(rows: &[Row]) -> Length {
    let below = rows.iter().skip(1).map(|row| row.before).sum::<Length>();
    rows.iter().map(|row| row.height).sum::<Length>() + below
}

/// Whether a cell of a table has an ideograph.
fn has_ideographs(table: &Table) -> bool {
    let mut found = false;
    for cell in table.head.iter().chain(&table.body).flat_map(|row| &row.cells) {
        visit_blocks(&cell.blocks, &mut |block| {
            if let BlockKind::Paragraph(content) = &block.kind {
                found |= plain_text(content).chars().any(is_ideographic);
            }
        });
    }
    found
}

/// The weight of a cell's words among words of the weight `usual`: headings stand out.
pub(super) const fn weight_of(cell: &Cell, is_in_head: bool, usual: Weight) -> Weight {
    match (cell.role, is_in_head) {
        (CellRole::Words, false) => usual,
        (CellRole::Words, true) | (CellRole::RowHeading | CellRole::ColumnHeading, _) => {
            Weight::SEMIBOLD
        }
    }
}

/// Where the lines of a cell stand.
const fn flush(alignment: Alignment) -> Flush {
    match alignment {
        Alignment::Start => Flush::Start,
        Alignment::Left => Flush::Left,
        Alignment::Right => Flush::Right,
        Alignment::Center => Flush::Center,
    }
}
