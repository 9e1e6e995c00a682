//! Tables between borders of `+---+`: pandoc's grid tables.

use super::{Cell, ColumnTable, Line, MOST_BLANKS, Place, begins_block};
use std::ops::Range;

/// The table that the lines of `body` begin with, if each of its cells holds words alone.
pub(super) fn table(body: &str, lines: &[Line<'_>]) -> Option<ColumnTable> {
    let first = lines.first()?;
    let columns = columns(first)?;
    let is_own = |line: &&Line<'_>| line.words.trim_start().starts_with(['+', '|']);
    let count = lines.iter().take_while(is_own).count();
    let own = lines.get(..count)?;
    if !lines.get(count).is_none_or(Line::is_edge) {
        return None;
    }
    let mut head = None;
    let mut heads_end = None;
    let mut rows = Vec::new();
    let mut open: Vec<Line<'_>> = Vec::new();
    for line in own.iter().skip(1) {
        if !is_border(line.words.trim()) {
            open.push(*line);
            continue;
        }
        let cells = row(body, &open, &columns)?;
        let ends_head = line.words.contains('=');
        if ends_head && head.is_none() && rows.is_empty() {
            (head, heads_end) = (Some(cells), Some(*line));
        } else if ends_head {
            return None;
        } else {
            rows.push(cells);
        }
        if self::columns(line).as_ref() != Some(&columns) {
            return None;
        }
        open.clear();
    }
    let is_whole = open.is_empty() && !rows.is_empty();
    let sides = heads_end.unwrap_or(*first);
    is_whole.then(|| ColumnTable {
        head,
        rows,
        places: columns.iter().map(|column| place(&sides, column)).collect(),
        indent: first.indent(),
        lines: count,
    })
}

/// The cells of a row; none where its lines have no bars between the columns, or where one
/// holds more than words.
fn row(body: &str, lines: &[Line<'_>], columns: &[Range<usize>]) -> Option<Vec<Cell>> {
    let mut cells = vec![Cell::new(); columns.len()];
    let mut is_ended = vec![false; columns.len()];
    for line in lines {
        let signs: Vec<char> = line.words.trim_end().chars().collect();
        let is_bar = |at: usize| signs.get(at) == Some(&'|');
        let has_bars = columns.iter().all(|own| is_bar(own.start - 1) && is_bar(own.end));
        if !has_bars || signs.len() != columns.last()?.end + 1 {
            return None;
        }
        for ((cell, column), is_ended) in cells.iter_mut().zip(columns).zip(&mut is_ended) {
            let words = line.slice(column.clone());
            if words.is_empty() {
                *is_ended = !cell.is_empty();
                continue;
            }
            let own = body.get(words.clone()).unwrap_or("");
            if *is_ended || begins_block(own) {
                return None;
            }
            cell.push(words);
        }
    }
    (!lines.is_empty()).then_some(cells)
}

/// Where the words of a column stand: by the colons at its ends.
fn place(border: &Line<'_>, column: &Range<usize>) -> Place {
    let sign = |at: usize| border.words.chars().nth(at) == Some(':');
    match (sign(column.start), sign(column.end - 1)) {
        (true, true) => Place::Middle,
        (true, false) => Place::Left,
        (false, true) => Place::Right,
        (false, false) => Place::Unsaid,
    }
}

/// Whether a line without the blanks around it is a border: `+---+:===:+`.
pub(in crate::read) fn is_border(words: &str) -> bool {
    words.len() > 3
        && words.starts_with('+')
        && words.ends_with('+')
        && words.contains(['-', '='])
        && words.bytes().all(|byte| matches!(byte, b'+' | b'-' | b'=' | b':'))
}

/// The characters between the corners of a border.
fn columns(line: &Line<'_>) -> Option<Vec<Range<usize>>> {
    if !is_border(line.words.trim()) || line.indent() > MOST_BLANKS {
        return None;
    }
    let corners = line.words.match_indices('+').map(|(at, _)| at);
    let corners: Vec<usize> = corners.collect();
    let columns: Vec<_> = corners
        .windows(2)
        .filter_map(|pair| Some(*pair.first()? + 1..*pair.last()?))
        .collect();
    columns.iter().all(|column| !column.is_empty()).then_some(columns)
}
