//! Tables of HTML.

use super::block::Child;
use super::element::{blocks_of, next_line, tell_nesting};
use super::filling::Filling;
use super::token::Tag;
use crate::diagnostic::Diagnostics;
use crate::document::{Alignment, Block, Cell, CellRole, Inlines, Row, Table};

/// The most columns or rows that a cell spans.
const MAX_SPAN: usize = 100;

/// Rows that are those of a table's head.
pub(super) fn head(children: Vec<Child>) -> Vec<Child> {
    children
        .into_iter()
        .map(|child| match child {
            Child::Row { row, alignments, is_head: _, below } => {
                Child::Row { row, alignments, is_head: true, below }
            }
            other => other,
        })
        .collect()
}

/// A cell.
pub(super) fn cell_of(tag: &Tag, children: Vec<Child>) -> Child {
    let alignment = match tag.get("align") {
        Some("center") => Alignment::Center,
        Some("left") => Alignment::Left,
        Some("right") => Alignment::Right,
        Some(_) | None => Alignment::Start,
    };
    let spanned = |key: &str| {
        let count = tag.get(key).and_then(|count| count.trim().parse().ok());
        count.unwrap_or(1_usize).clamp(1, MAX_SPAN)
    };
    // Without a scope it is that of its row beside words, and of its column among others.
    let (role, is_head) = match (tag.name == "th", scope(tag)) {
        (false, _) => (CellRole::Words, false),
        (true, Some(Scope::Row)) => (CellRole::RowHeading, false),
        (true, Some(Scope::Column)) => (CellRole::ColumnHeading, true),
        (true, None) => (CellRole::RowHeading, true),
    };
    Child::Cell {
        cell: Cell { blocks: blocks_of(children), role },
        alignment,
        is_head,
        columns: spanned("colspan"),
        rows: spanned("rowspan"),
    }
}

/// What a cell says that it heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// Its row, or a group of them.
    Row,
    /// Its column, or a group of them.
    Column,
}

fn scope(tag: &Tag) -> Option<Scope> {
    match tag.get("scope")?.trim() {
        "row" | "rowgroup" => Some(Scope::Row),
        "col" | "colgroup" => Some(Scope::Column),
        _ => None,
    }
}

/// Whether a cell says what it is the heading of.
pub(super) fn states_scope(tag: &Tag) -> bool {
    tag.name == "th" && scope(tag).is_some()
}

/// Makes the headings of a row cells as others: in a head they are those of columns.
fn without_headings(row: &mut Row) {
    row.cells.iter_mut().for_each(|cell| cell.role = CellRole::Words);
}

/// The same of those alone that do not say what they head.
fn without_row_headings(row: &mut Row) {
    for cell in &mut row.cells {
        if cell.role == CellRole::RowHeading {
            cell.role = CellRole::Words;
        }
    }
}

/// A row. A cell that spans columns has empty ones behind it, so that those beside it stay
/// in their columns.
pub(super) fn row_of(children: Vec<Child>, filling: &mut Filling) -> Child {
    let mut row = Row { cells: Vec::new() };
    let mut alignments = Vec::new();
    let mut below = Vec::new();
    let mut is_head = true;
    for child in children {
        let (cell, alignment, columns, rows) = match child {
            Child::Cell { cell, alignment, is_head: heads, columns, rows } => {
                is_head &= heads;
                (cell, alignment, columns, rows)
            }
            other => {
                is_head = false;
                (Cell::new(blocks_of(vec![other])), Alignment::Start, 1, 1)
            }
        };
        row.cells.push(cell);
        let columns = 1 + filling.take(columns - 1, row.cells.len());
        row.cells.extend(std::iter::repeat_n(Cell::default(), columns - 1));
        alignments.extend(std::iter::repeat_n(alignment, columns));
        below.extend(std::iter::repeat_n(rows - 1, columns));
    }
    // Headings alone head what is below them, not each other.
    if is_head {
        without_row_headings(&mut row);
    }
    Child::Row { row, alignments, is_head, below }
}

/// A table, and the blocks behind it that stood in its caption.
pub(super) fn table_of(
    children: Vec<Child>,
    filling: &mut Filling,
    diagnostics: &mut Diagnostics,
) -> (Table, Vec<Block>) {
    let mut table = Table {
        columns: Vec::new(),
        head: Vec::new(),
        body: Vec::new(),
        caption: Inlines::new(),
    };
    let mut behind = Vec::new();
    // Over how many more rows the cells of the last one go.
    let mut open: Vec<usize> = Vec::new();
    for child in children {
        match child {
            Child::Caption { words, below } => {
                if let (false, Some(first)) = (table.caption.is_empty(), words.first()) {
                    tell_nesting(
                        "the table has a second `<caption>`: it is a further line of it",
                        "write one caption",
                        first.span,
                        diagnostics,
                    );
                    next_line(&mut table.caption, first.span);
                }
                table.caption.extend(words);
                behind.extend(below);
            }
            Child::Row { mut row, mut alignments, is_head, mut below } => {
                // Below a cell that spans rows stands an empty one.
                for (column, more) in open.iter_mut().enumerate() {
                    if *more > 0
                        && column <= row.cells.len()
                        && filling.take(1, row.cells.len()) == 1
                    {
                        row.cells.insert(column, Cell::default());
                        alignments.insert(column, Alignment::Start);
                        below.insert(column, *more - 1);
                    }
                }
                open = below;
                if table.columns.len() < alignments.len() {
                    let known = table.columns.len();
                    table.columns.extend(alignments.into_iter().skip(known));
                }
                // Rows of headers below the first of the body are of the body.
                if is_head && table.body.is_empty() {
                    without_headings(&mut row);
                    table.head.push(row);
                } else {
                    table.body.push(row);
                }
            }
            other => {
                let cell = Cell::new(blocks_of(vec![other]));
                table.body.push(Row { cells: vec![cell] });
                if table.columns.is_empty() {
                    table.columns.push(Alignment::Start);
                }
            }
        }
    }
    fill(&mut table, filling);
    (table, behind)
}

/// Gives every row as many cells as there are columns.
fn fill(table: &mut Table, filling: &mut Filling) {
    let columns = table.columns.len();
    filling.check(columns);
    for row in table.head.iter_mut().chain(&mut table.body) {
        let missing = columns.saturating_sub(row.cells.len());
        for _ in 0..filling.take(missing, row.cells.len()) {
            row.cells.push(Cell::default());
        }
    }
}
