//! Tables between bars. What GitHub's rules let fall is told, and a caption right below the
//! last row is one.

use super::blocks::{self, Edge, Parser};
use crate::diagnostic::{Diagnostic, Span, catalogue};
use crate::document::{Alignment, BlockKind, Cell, Row, Table};
use pulldown_cmark::{Tag, TagEnd};
use std::ops::Range;

/// The most columns of a table. No page shows a tenth of them, and the time to set a table
/// grows with their square.
pub(super) const MAX_COLUMNS: usize = 1000;

/// The most characters of lost words that a message shows; its place shows all.
const MAX_SHOWN: usize = 200;

impl Parser<'_, '_> {
    /// The table that begins at `span`.
    pub(super) fn table(
        &mut self,
        columns: &[pulldown_cmark::Alignment],
        span: Span,
    ) -> Table {
        if columns.len() > MAX_COLUMNS {
            self.parsed.remarks.push(too_large(span));
        }
        let mut table = Table {
            columns: columns.iter().copied().map(alignment).collect(),
            head: Vec::new(),
            body: Vec::new(),
            caption: Vec::new(),
        };
        let mut row = Row { cells: Vec::new() };
        // Where the last cell ends that is kept.
        let mut end = 0;
        let mut ends_with_caption = false;
        let mut depth = 0_usize;
        while let Some(edge) = self.edge() {
            match edge {
                Edge::Start(Tag::TableCell, range) => {
                    end = range.end;
                    row.cells.push(self.cell(range));
                }
                Edge::Start(..) => depth += 1,
                Edge::End(..) if depth == 0 => break,
                Edge::End(kind, range) => {
                    depth -= 1;
                    let row = std::mem::replace(&mut row, Row { cells: Vec::new() });
                    self.tell_surplus(end..range.end);
                    if kind == TagEnd::TableHead {
                        table.head.push(row);
                    } else {
                        ends_with_caption = self.is_caption(&row, range);
                        table.body.push(row);
                    }
                }
            }
        }
        if ends_with_caption && let Some(last) = table.body.pop() {
            let below = last.cells.into_iter().flat_map(|cell| cell.blocks).next();
            self.behind.extend(below);
        }
        table
    }

    fn cell(&mut self, range: Range<usize>) -> Cell {
        let content = self.inlines();
        let mut blocks = Vec::new();
        if !content.is_empty() {
            blocks.push(blocks::new(self.block_span(range), BlockKind::Paragraph(content)));
        }
        Cell::new(blocks)
    }

    /// Whether a row is `: words` without a bar: what stands below a table as its caption.
    fn is_caption(&self, row: &Row, range: Range<usize>) -> bool {
        let written = self.text.get(range).unwrap_or("").trim_start();
        let is_alone = row.cells.iter().skip(1).all(|cell| cell.blocks.is_empty());
        is_alone && written.starts_with(": ")
    }

    /// Says which cells of a row stand behind the last column: `behind` is what is written
    /// from the end of the last one that is kept.
    fn tell_surplus(&mut self, behind: Range<usize>) {
        let written = self.text.get(behind.clone()).unwrap_or("");
        let cells = cells(written);
        if cells.is_empty() {
            return;
        }
        let mut words =
            cells.iter().map(|cell| format!("`{cell}`")).collect::<Vec<_>>().join(", ");
        if let Some((at, _)) = words.char_indices().nth(MAX_SHOWN) {
            words.truncate(at);
            words.push('…');
        }
        let start = behind.start + (written.len() - written.trim_start().len());
        let end = behind.start + written.trim_end().len();
        self.parsed.remarks.push(
            Diagnostic::new(
                &catalogue::MARKDOWN_SURPLUS_CELLS,
                format!("the row has more cells than the table has columns: {words} left out"),
            )
            .at(self.span(start..end))
            .help("give the first two lines of the table a column more, or write `\\|` for a bar within a cell"),
        );
    }
}

impl Parser<'_, '_> {
    /// Says of a rule that its dashes stand in groups above words in columns: pandoc reads
    /// a table there.
    pub(super) fn tell_columns(&mut self, rule: Range<usize>) {
        let dashes = self.text.get(rule.clone()).unwrap_or("").trim_end();
        let is_group = |group: &str| group.len() > 1 && group.bytes().all(|b| b == b'-');
        if dashes.split_whitespace().count() < 2 || !dashes.split_whitespace().all(is_group)
        {
            return;
        }
        let behind = self.text.get(rule.start + dashes.len()..).unwrap_or("");
        let row = behind.lines().nth(1).unwrap_or("");
        let row = row.trim_start_matches([' ', '\t', '>']).trim_end();
        let has_columns = row.contains("  ") || row.contains('\t');
        if !has_columns || row.starts_with('-') {
            return;
        }
        self.parsed.remarks.push(
            Diagnostic::new(
                &catalogue::MARKDOWN_TABLE,
                "the lines around these dashes are a table whose columns stand below them, \
                 which is not read",
            )
            .at(self.span(rule.start..rule.start + dashes.len()))
            .help(
                "write `| head | head |`, a line `|---|---|` and the other rows between bars",
            ),
        );
    }
}

/// What is said of a table that is too large.
fn too_large(span: Span) -> Diagnostic {
    Diagnostic::new(
        &catalogue::MARKDOWN_TABLE_TOO_LARGE,
        format!("the table has more than {MAX_COLUMNS} columns"),
    )
    .at(span)
    .help("make several tables of it")
}

/// Left and right are what the marks say, in a table from right to left too.
fn alignment(written: pulldown_cmark::Alignment) -> Alignment {
    match written {
        pulldown_cmark::Alignment::None => Alignment::Start,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}

/// The words between bars, without those of them that a backslash stands before.
fn cells(written: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_escaped = false;
    for c in written.chars() {
        if c == '|' && !is_escaped {
            cells.push(String::new());
        } else if let Some(last) = cells.last_mut() {
            last.push(if c == '`' { '\'' } else { c });
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    cells.retain_mut(|cell| {
        *cell = cell.trim().to_owned();
        !cell.is_empty()
    });
    cells
}
