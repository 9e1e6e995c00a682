//! Tables whose columns stand below groups of dashes: pandoc's simple and multiline ones.

use super::{Cell, ColumnTable, Line, MOST_BLANKS, Place, begins_block};
use crate::read::divisions;

/// A column: where its dashes begin, in characters, and how many they are.
#[derive(Clone, Copy, Debug)]
struct Column {
    start: usize,
    length: usize,
}

/// The table that the lines begin with.
pub(super) fn table(lines: &[Line<'_>]) -> Option<ColumnTable> {
    let first = lines.first()?;
    if first.is_blank() {
        return None;
    }
    if let Some(columns) = columns(first) {
        return headless(lines, &columns);
    }
    let is_ruled = is_rule(first);
    let is_word = |line: &&Line<'_>| !line.is_blank() && columns_or_rule(line).is_none();
    let above = usize::from(is_ruled);
    let heads = lines.get(above..)?;
    let most = if is_ruled { usize::MAX } else { 1 };
    let count = heads.iter().take_while(is_word).take(most).count();
    let heads = heads.get(..count).filter(|heads| !heads.is_empty())?;
    let has_marks = |line: &Line<'_>| divisions::lead(line.words) > line.indent();
    if heads.iter().any(has_marks) {
        return None;
    }
    let dashes = lines.get(above + count)?;
    let columns = columns(dashes)?;
    let behind = lines.get(above + count + 1..)?;
    let (rows, taken) = if is_ruled {
        ruled_rows(behind, &columns)?
    } else {
        plain_rows(behind, &columns)?
    };
    Some(ColumnTable {
        head: Some(row(heads, &columns)?),
        places: columns.iter().map(|own| place(heads, *own)).collect(),
        rows,
        indent: dashes.indent(),
        lines: above + count + 1 + taken,
    })
}

/// A table without heads: its rows stand between two lines of dashes.
fn headless(lines: &[Line<'_>], columns: &[Column]) -> Option<ColumnTable> {
    let behind = lines.get(1..)?;
    if behind.first()?.is_blank() {
        return None;
    }
    let (rows, taken) = ruled_rows(behind, columns)?;
    let first = behind.iter().take_while(|line| !line.is_blank()).count().min(taken - 1);
    // Rows of one line each have no blank ones between them.
    let is_of_lines = rows.len() == 1;
    let (rows, first) = match is_of_lines {
        true => (
            behind
                .iter()
                .take(taken - 1)
                .filter(|line| !line.is_blank())
                .map(|line| row(&[*line], columns))
                .collect::<Option<_>>()?,
            1,
        ),
        false => (rows, first),
    };
    let places = columns.iter().map(|own| place(behind.get(..first).unwrap_or(&[]), *own));
    let indent = lines.first()?.indent();
    Some(ColumnTable {
        head: None,
        places: places.collect(),
        rows,
        indent,
        lines: 1 + taken,
    })
}

/// Rows of one line each, up to a blank line or a line of dashes; and how many lines they
/// take.
fn plain_rows(lines: &[Line<'_>], columns: &[Column]) -> Option<(Vec<Vec<Cell>>, usize)> {
    let is_word = |line: &&Line<'_>| !line.is_edge() && columns_or_rule(line).is_none();
    let count = lines.iter().take_while(is_word).count();
    let rows: Vec<_> = lines
        .iter()
        .take(count)
        .map(|line| row(&[*line], columns))
        .collect::<Option<_>>()?;
    let is_closed = lines.get(count).is_some_and(|line| !line.is_edge());
    let behind = count + usize::from(is_closed);
    let ends = lines.get(behind).is_none_or(Line::is_edge);
    (ends && !rows.is_empty()).then_some((rows, behind))
}

/// Rows with blank lines between them, up to a line of dashes with a blank one behind it.
fn ruled_rows(lines: &[Line<'_>], columns: &[Column]) -> Option<(Vec<Vec<Cell>>, usize)> {
    let count = lines.iter().position(|line| columns_or_rule(line).is_some())?;
    if !lines.get(count + 1).is_none_or(Line::is_edge) {
        return None;
    }
    let rows: Vec<_> = lines
        .get(..count)?
        .split(Line::is_blank)
        .filter(|lines| !lines.is_empty())
        .map(|lines| row(lines, columns))
        .collect::<Option<_>>()?;
    (!rows.is_empty()).then_some((rows, count + 1))
}

/// The cells of a row, which may have several lines; none where words stand across the edge
/// of a column, or where a cell of several lines holds more than words.
fn row(lines: &[Line<'_>], columns: &[Column]) -> Option<Vec<Cell>> {
    let is_cut = |line: &Line<'_>, start: usize| {
        let mut edge = line.words.chars().skip(start.saturating_sub(1));
        start > 0 && edge.next().is_some_and(|c| c != ' ')
    };
    let mut cells = vec![Cell::new(); columns.len()];
    for line in lines {
        if columns.iter().any(|column| is_cut(line, column.start)) {
            return None;
        }
        let first = columns.first()?.start;
        if !line.slice(0..first).is_empty() {
            return None;
        }
        let ends = columns.iter().skip(1).map(|next| next.start);
        let ends = ends.chain([usize::MAX]);
        for ((cell, column), end) in cells.iter_mut().zip(columns).zip(ends) {
            let words = line.slice(column.start..end);
            if words.is_empty() {
                continue;
            }
            // Items below each other would flow together.
            let own = words.start - line.start..words.end - line.start;
            if lines.len() > 1 && begins_block(line.words.get(own).unwrap_or("")) {
                return None;
            }
            cell.push(words);
        }
    }
    Some(cells)
}

/// Where the words of a column stand: by the shortest of its first lines, as pandoc's manual
/// says of one line (`simple_tables`).
fn place(lines: &[Line<'_>], column: Column) -> Place {
    let own = |line: &Line<'_>| -> String {
        let words: String =
            line.words.chars().skip(column.start).take(column.length).collect();
        words.trim_end().to_owned()
    };
    let words = lines.iter().map(own).filter(|words| !words.is_empty());
    let Some(shortest) = words.min_by_key(|words| words.chars().count()) else {
        return Place::Unsaid;
    };
    match (shortest.starts_with(' '), shortest.chars().count() < column.length) {
        (true, false) => Place::Right,
        (false, true) => Place::Left,
        (true, true) => Place::Middle,
        (false, false) => Place::Unsaid,
    }
}

/// The columns of a line of dashes with blanks between its groups.
fn columns(line: &Line<'_>) -> Option<Vec<Column>> {
    columns_or_rule(line).filter(|columns| columns.len() > 1)
}

/// Whether a line is one group of dashes.
fn is_rule(line: &Line<'_>) -> bool {
    columns_or_rule(line).is_some_and(|columns| columns.len() == 1)
}

/// The groups of a line of nothing but dashes, at least two in each.
fn columns_or_rule(line: &Line<'_>) -> Option<Vec<Column>> {
    let words = line.words.trim_end();
    let is_of_dashes = words.bytes().all(|byte| matches!(byte, b'-' | b' '));
    if !is_of_dashes || !words.contains("--") || line.indent() > MOST_BLANKS {
        return None;
    }
    let mut columns = Vec::new();
    let mut at = 0;
    for group in words.split(' ') {
        if !group.is_empty() {
            columns.push(Column { start: at, length: group.len() });
        }
        at += group.len() + 1;
    }
    columns.iter().all(|column| column.length > 1).then_some(columns)
}
