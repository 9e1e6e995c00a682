//! Tables in columns, or as label and value where columns are too narrow for their words.

use super::blocks::Writer;
use super::edition::{Line, Origin, columns};
use super::flow::Flow;
use super::wrap::{Ends, Measure, wrap};
use crate::document::{Alignment, Block, BlockKind, Row, Table, linear_formula};
use crate::language::{Label, Tag, label};

/// Columns between two columns of a table.
const GAP: usize = 2;
/// The narrowest column whose cells may have several lines.
const LEAST_COLUMN: usize = 8;

impl<'a> Writer<'a> {
    pub(super) fn table(&mut self, table: &'a Table) {
        self.space(1);
        let caption = self.flow(&table.caption);
        if self.paragraph(&caption) > 0 {
            self.space(1);
        }
        let head = self.rows(&table.head);
        let body = self.rows(&table.body);
        let room = self
            .width()
            .saturating_sub(columns(&self.margin) + self.right)
            .saturating_sub(GAP * table.columns.len().saturating_sub(1));
        let is_turned = self.language().is_right_to_left();
        let fractions: Vec<Option<usize>> = table
            .columns
            .iter()
            .enumerate()
            .map(|(column, alignment)| match alignment {
                Alignment::Right if !is_turned => decimals(&body, column),
                Alignment::Right
                | Alignment::Start
                | Alignment::Left
                | Alignment::Center => None,
            })
            .collect();
        let widths = if self.is_linear() || self.options.flowed {
            None
        } else {
            widths(self.language(), &fractions, head.iter().chain(&body), room)
        };
        match widths {
            Some(widths) => self.in_columns(table, &head, &body, &widths, &fractions),
            None => self.folded(table, &head, &body),
        }
        self.space(1);
    }

    fn rows(&mut self, rows: &'a [Row]) -> Vec<Vec<Flow>> {
        rows.iter()
            .map(|row| row.cells.iter().map(|cell| self.cell(&cell.blocks)).collect())
            .collect()
    }

    /// The words of a cell; its paragraphs are lines of their own.
    pub(super) fn cell(&mut self, blocks: &'a [Block]) -> Flow {
        let mut flow = Flow::default();
        for block in blocks {
            if !flow.is_empty() {
                flow.push("\n", Origin::Source);
            }
            match &block.kind {
                BlockKind::Paragraph(content)
                | BlockKind::Heading { level: _, content } => {
                    self.add(content, &mut flow);
                }
                BlockKind::Code(code) => flow.push(code.text.trim_end(), Origin::Source),
                BlockKind::Math(tex) => flow.push(&linear_formula(tex), Origin::Source),
                BlockKind::Figure(figure) => {
                    self.image(&figure.image, &mut flow);
                    self.add(&figure.caption, &mut flow);
                }
                BlockKind::List(list) => self.list_in_cell(list, &mut flow),
                BlockKind::Title(_)
                | BlockKind::Letter(_)
                | BlockKind::Definitions(_)
                | BlockKind::Quote(_)
                | BlockKind::Alert { .. }
                | BlockKind::Table(_)
                | BlockKind::Rule
                | BlockKind::PageBreak
                | BlockKind::Division(_)
                | BlockKind::RawHtml(_) => {
                    let mut inner = crate::document::descend(block).into_iter();
                    if let Some(first) = inner.next() {
                        let words = self.cell(first);
                        flow.append(&words);
                    }
                    // A term and what is said of it, and cells of a table within.
                    for children in inner {
                        flow.push("\n", Origin::Source);
                        let words = self.cell(children);
                        flow.append(&words);
                    }
                }
            }
        }
        flow
    }

    fn in_columns(
        &mut self,
        table: &Table,
        head: &[Vec<Flow>],
        body: &[Vec<Flow>],
        widths: &[usize],
        fractions: &[Option<usize>],
    ) {
        let mut tall = false;
        for row in head {
            self.row(table, row, widths, &vec![None; widths.len()]);
        }
        if !head.is_empty() {
            let rules: Vec<_> = widths.iter().map(|width| "-".repeat(*width)).collect();
            self.line(&Line::of(&rules.join(&" ".repeat(GAP)), Origin::Generated));
        }
        for row in body {
            // Rows of several lines are kept apart by blank ones.
            self.space(usize::from(tall));
            tall |= self.row(table, row, widths, fractions);
        }
    }

    /// Writes a row, and tells whether it has several lines.
    fn row(
        &mut self,
        table: &Table,
        row: &[Flow],
        widths: &[usize],
        decimals: &[Option<usize>],
    ) -> bool {
        let cells: Vec<Vec<Line>> = row
            .iter()
            .zip(widths)
            .map(|(flow, width)| {
                let measure = Measure { first: *width, rest: *width, hang: 0 };
                let lines = wrap(flow, self.language(), measure, Ends::Anywhere);
                lines.into_iter().map(|wrapped| wrapped.line).collect()
            })
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        let is_turned = self.language().is_right_to_left();
        for index in 0..height {
            let mut line = Line::default();
            let mut owed = 0;
            for (column, width) in widths.iter().enumerate() {
                let cell = cells.get(column).and_then(|lines| lines.get(index));
                let own = cell.map_or(0, Line::width);
                let free = width.saturating_sub(own);
                let tail = match (cell, decimals.get(column).copied().flatten()) {
                    (Some(cell), Some(most)) => {
                        most.saturating_sub(fraction(&joined(cell)))
                    }
                    (_, _) => 0,
                };
                // Lines of a language from right to left are shown from the right.
                let alignment = table.columns.get(column).copied().unwrap_or_default();
                let left = match (alignment, is_turned) {
                    (Alignment::Start, _)
                    | (Alignment::Left, false)
                    | (Alignment::Right, true) => 0,
                    (Alignment::Center, _) => free / 2,
                    (Alignment::Right, false) | (Alignment::Left, true) => {
                        free.saturating_sub(tail)
                    }
                };
                line.push(&" ".repeat(owed + left), Origin::Generated);
                if let Some(cell) = cell {
                    line.append(cell);
                }
                owed = free - left + GAP;
            }
            self.line(&line);
        }
        height > 1
    }

    /// Each row as lines of `label : value`. The head is said once, as the labels are the
    /// converter's repetition of it.
    fn folded(&mut self, table: &Table, head: &[Vec<Flow>], body: &[Vec<Flow>]) {
        let colon = label::colon(self.language());
        let column_label = Label::Column.in_language(self.language());
        let labels: Vec<String> = (0..table.columns.len())
            .map(|column| {
                let words: Vec<_> = head
                    .iter()
                    .filter_map(|row| row.get(column))
                    .map(|flow| flow.text.split_whitespace().collect::<Vec<_>>().join(" "))
                    .filter(|words| !words.is_empty())
                    .collect();
                if words.is_empty() {
                    format!("{column_label} {}", column + 1)
                } else {
                    words.join(", ")
                }
            })
            .collect();
        for row in head {
            let mut flow = Flow::default();
            for (index, cell) in row.iter().enumerate() {
                flow.push(if index > 0 { " | " } else { "" }, Origin::Generated);
                flow.append(cell);
            }
            self.paragraph(&flow);
        }
        for row in body {
            self.space(1);
            for (label, cell) in labels.iter().zip(row) {
                if cell.is_empty() {
                    continue;
                }
                let mut flow = Flow::of(&format!("{label}{colon} "), Origin::Generated);
                flow.append(cell);
                self.hanging("", |writer| {
                    if !writer.is_linear() && !writer.options.flowed {
                        writer.margin.push_str("    ");
                    }
                    writer.paragraph(&flow);
                });
            }
        }
    }
}

/// The widths of the columns where the rows fit into `room`: as wide as their words, or
/// narrower in proportion, but none narrower than the longest of what stays on a line.
fn widths<'f>(
    language: &Tag,
    fractions: &[Option<usize>],
    rows: impl Iterator<Item = &'f Vec<Flow>>,
    room: usize,
) -> Option<Vec<usize>> {
    let count = fractions.len();
    let mut natural = vec![1; count];
    let mut least = vec![1; count];
    for row in rows {
        for (column, flow) in row.iter().enumerate().take(count) {
            for line in flow.text.lines() {
                // Room for the longest whole part beside the longest fraction.
                let tail = match fractions[column] {
                    Some(most) if is_number(line) => most.saturating_sub(fraction(line)),
                    Some(_) | None => 0,
                };
                natural[column] = natural[column].max(columns(line) + tail);
            }
            // Where no line has room for more, each ends at the first blank where it may.
            let measure = Measure { first: 1, rest: 1, hang: 0 };
            for piece in wrap(flow, language, measure, Ends::AtSpaces) {
                least[column] = least[column].max(piece.line.width());
            }
        }
    }
    if natural.iter().sum::<usize>() <= room {
        return Some(natural);
    }
    for (least, natural) in least.iter_mut().zip(&natural) {
        *least = (*least).max(LEAST_COLUMN.min(*natural));
    }
    let needed: usize = least.iter().sum();
    if needed > room {
        return None;
    }
    // What is left goes to the columns in proportion to what they lack.
    let mut free = room - needed;
    let mut lacking: usize = natural.iter().zip(&least).map(|(n, l)| n - l).sum();
    for (least, natural) in least.iter_mut().zip(&natural) {
        let lack = natural - *least;
        let share = (free * lack).checked_div(lacking).unwrap_or(0);
        *least += share;
        free -= share;
        lacking -= lack;
    }
    Some(least)
}

/// The most columns that stand behind the decimal sign in a column of numbers; none where
/// the column has other words.
fn decimals(body: &[Vec<Flow>], column: usize) -> Option<usize> {
    let mut most = 0;
    for row in body {
        let text = &row.get(column)?.text;
        if !text.is_empty() && !is_number(text) {
            return None;
        }
        most = most.max(fraction(text));
    }
    Some(most)
}

fn is_number(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || " \u{a0}\u{202f}.,+-−%€$’".contains(c))
}

/// How many columns a number has behind its whole part: from its decimal sign on, or what
/// stands behind its last digit, such as ` %`.
fn fraction(text: &str) -> usize {
    let decimals = text
        .rfind([',', '.'])
        .and_then(|at| text.get(at..))
        .filter(|tail| tail.chars().filter(char::is_ascii_digit).count() != 3);
    let behind = || text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let unit = || {
        let number = behind();
        number.rfind(|c: char| c.is_ascii_digit()).and_then(|at| number.get(at + 1..))
    };
    decimals.or_else(unit).map_or(0, columns)
}

/// The words of a line.
fn joined(line: &Line) -> String {
    line.segments.iter().map(|segment| segment.text.as_str()).collect()
}
