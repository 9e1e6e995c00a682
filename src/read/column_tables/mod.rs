//! pandoc's tables without bars: those whose columns stand below groups of dashes, and those
//! between borders.
//!
//! Pulldown knows tables between bars alone. Before it reads, each table of another form is
//! written out as one of those, cell by cell, so that every word keeps its place. A table that
//! says more than those can, blocks in a cell or a cell over several columns, stays as it is
//! written, and it is told where it is read.

mod borders;
mod dashes;

pub(super) use borders::is_border;

use super::divisions;
use super::origin::{Mosaic, Origin};
use super::syntax::Syntax;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};
use std::borrow::Cow;
use std::ops::Range;

/// The most blanks that a table begins behind; more make code of its lines.
const MOST_BLANKS: usize = 3;

/// A line of the text, without its end.
#[derive(Clone, Copy, Debug)]
struct Line<'a> {
    /// Where it begins.
    start: usize,
    words: &'a str,
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        self.words.trim().is_empty()
    }

    /// Whether a table may begin and end beside it: a blank line, or the edge of a division.
    fn is_edge(&self) -> bool {
        self.is_blank() || divisions::is_fence(self.words.trim_start())
    }

    /// How many blanks it begins with.
    fn indent(&self) -> usize {
        self.words.len() - self.words.trim_start_matches(' ').len()
    }

    /// The bytes of its characters `range`, without the blanks around them; what stands behind
    /// the last character belongs to no range.
    fn slice(&self, range: Range<usize>) -> Range<usize> {
        let at = |count: usize| {
            let place = self.words.char_indices().nth(count);
            place.map_or(self.words.len(), |(at, _)| at)
        };
        let (start, end) = (at(range.start), at(range.end));
        let words = self.words.get(start..end).unwrap_or("");
        let before = words.len() - words.trim_start().len();
        let from = self.start + start + before;
        from..from + words.trim().len()
    }
}

/// Where the words of a column stand by the signs around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Unsaid,
    Left,
    Middle,
    Right,
}

impl Place {
    /// What stands below the heads of a table between bars.
    const fn delimiter(self) -> &'static str {
        match self {
            Self::Unsaid => "---|",
            Self::Left => ":--|",
            Self::Middle => ":-:|",
            Self::Right => "--:|",
        }
    }
}

/// The words of a cell, line by line: bytes of the text.
type Cell = Vec<Range<usize>>;

/// A table that can be written between bars.
#[derive(Debug)]
struct ColumnTable {
    /// The heads; none where it has none.
    head: Option<Vec<Cell>>,
    rows: Vec<Vec<Cell>>,
    places: Vec<Place>,
    /// How many blanks stand before its dashes: the lines of a head may have more.
    indent: usize,
    /// How many lines it has.
    lines: usize,
}

/// The body, which stands in its source as `origin` tells, with each table between bars.
pub(super) fn write_out(
    body: Cow<'_, str>,
    origin: Origin,
    syntax: Syntax,
) -> (Cow<'_, str>, Origin) {
    if syntax != Syntax::Full || !(body.contains("--") || body.contains("+=")) {
        return (body, origin);
    }
    let lines = lines(&body);
    let mut closed: Option<Vec<Range<usize>>> = None;
    let mut tables = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let before = at.checked_sub(1).and_then(|before| lines.get(before));
        let is_first = before.is_none_or(Line::is_edge);
        let behind = lines.get(at..).unwrap_or(&[]);
        let found = is_first.then(|| borders::table(&body, behind));
        let found = found.flatten().or_else(|| is_first.then(|| dashes::table(behind))?);
        match found {
            Some(table)
                if !is_within(
                    closed.get_or_insert_with(|| code(&body, syntax)),
                    line.start,
                ) =>
            {
                let count = table.lines;
                tables.push((at, table));
                at += count;
            }
            Some(_) | None => at += 1,
        }
    }
    if tables.is_empty() {
        return (body, origin);
    }
    let mut mosaic = Mosaic::default();
    let mut rest = 0;
    for (first, table) in &tables {
        let (Some(line), Some(last)) =
            (lines.get(*first), lines.get(first + table.lines - 1))
        else {
            continue;
        };
        mosaic.push(&body, rest..line.start, &origin);
        write(&mut mosaic, &body, &origin, *line, table);
        rest = last.start + last.words.len();
    }
    mosaic.push(&body, rest..body.len(), &origin);
    let (text, origin) = mosaic.finish();
    (Cow::Owned(text), origin)
}

/// Whether a line of a cell begins a block: an item, a heading or code.
fn begins_block(words: &str) -> bool {
    divisions::lead(words) > 0 || words.starts_with(['#', '`', '~'])
}

fn lines(body: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    body.split_inclusive('\n')
        .map(|line| {
            let own = Line { start, words: line.trim_end_matches(['\n', '\r']) };
            start += line.len();
            own
        })
        .collect()
}

/// The code between fences and the HTML of a text, whose lines are no tables.
fn code(body: &str, syntax: Syntax) -> Vec<Range<usize>> {
    let events = Parser::new_ext(body, syntax.options()).into_offset_iter();
    let is_code = |event: &Event<'_>| {
        matches!(
            event,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_)) | Tag::HtmlBlock)
                | Event::InlineHtml(_)
                | Event::DisplayMath(_)
        )
    };
    events.filter(|(event, _)| is_code(event)).map(|(_, range)| range).collect()
}

fn is_within(ranges: &[Range<usize>], at: usize) -> bool {
    ranges.iter().any(|range| range.contains(&at))
}

/// Writes a table that begins in `line` between bars.
fn write(
    mosaic: &mut Mosaic,
    body: &str,
    origin: &Origin,
    line: Line<'_>,
    table: &ColumnTable,
) {
    let span = origin.span(line.start..line.start + line.words.len());
    let indent = " ".repeat(table.indent);
    let empty = vec![Cell::new(); table.places.len()];
    let row = |mosaic: &mut Mosaic, cells: &[Cell]| {
        mosaic.push_made(&format!("{indent}|"), span);
        for cell in cells {
            write_cell(mosaic, body, origin, cell);
            mosaic.push_made("|", span);
        }
    };
    row(mosaic, table.head.as_ref().unwrap_or(&empty));
    let delimiters: String = table.places.iter().map(|place| place.delimiter()).collect();
    mosaic.push_made(&format!("\n{indent}|{delimiters}"), span);
    for cells in &table.rows {
        mosaic.push_made("\n", span);
        row(mosaic, cells);
    }
}

/// Writes the lines of a cell as one, bars within it behind a backslash.
fn write_cell(mosaic: &mut Mosaic, body: &str, origin: &Origin, cell: &[Range<usize>]) {
    for (number, range) in cell.iter().enumerate() {
        let span = origin.span(range.clone());
        let words = body.get(range.clone()).unwrap_or("");
        let is_last = number + 1 == cell.len();
        // A line that a backslash ends.
        let is_broken = !is_last && words.ends_with('\\') && !words.ends_with("\\\\");
        let end = range.end - usize::from(is_broken);
        let mut rest = range.start;
        let mut previous = None;
        for (offset, c) in words.char_indices() {
            if c == '|' && previous != Some('\\') {
                mosaic.push(body, rest..range.start + offset, origin);
                mosaic.push_made("\\", span);
                rest = range.start + offset;
            }
            previous = Some(c);
        }
        mosaic.push(body, rest..end, origin);
        if !is_last {
            mosaic.push_made(if is_broken { "<br>" } else { " " }, span);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{SourceId, Span};

    fn written(text: &str) -> String {
        let origin = Origin::at(Span::default());
        write_out(Cow::Borrowed(text), origin, Syntax::Full).0.into_owned()
    }

    #[test]
    fn columns_below_heads_stand_where_the_heads_do() {
        let text = "Un.\n\n  Right  Left    Middle  Plain\n-------  ------ -------- -----\n     \
                    12  a b     é|c     d\n    123  e               f g h\n\nDeux.\n";
        let expected = "Un.\n\n|Right|Left|Middle|Plain|\n|--:|:--|:-:|---|\n\
                        |12|a b|é\\|c|d|\n|123|e||f g h|\n\nDeux.\n";
        assert_eq!(written(text), expected);
    }

    #[test]
    fn columns_without_heads_end_with_dashes() {
        assert_eq!(
            written("---- ---\nab   cd\nef   gh\n---- ---\n\nEt.\n"),
            "|||\n|:--|:--|\n|ab|cd|\n|ef|gh|\n\nEt.\n"
        );
    }

    #[test]
    fn rows_of_several_lines_are_divided_by_blank_ones() {
        let text = "  ---------------\n  **N**   P\n  x       \n  ------- -------\n  un      deux\\\n          \
                    trois\n\n  quatre  cinq\n  ---------------\n\n  : Légende\n";
        let expected = "  |**N** x|P|\n  |:--|:--|\n  |un|deux<br>trois|\n  |quatre|cinq|\n\n  : Légende\n";
        assert_eq!(written(text), expected);
    }

    #[test]
    fn cells_between_borders_are_read_where_they_hold_words_alone() {
        assert_eq!(
            written(
                "+-----+-----+\n| A   | B   |\n+:====+====:+\n| un  | 1   |\n| bis |     |\n+-----+-----+\n| é   | 2   |\n+-----+-----+\n"
            ),
            "|A|B|\n|:--|--:|\n|un bis|1|\n|é|2|\n"
        );
        assert_eq!(written("+---+---+\n| a | b |\n+---+---+\n"), "|||\n|---|---|\n|a|b|\n");
        for text in [
            "+-----+-----+\n| - a | b   |\n| - c |     |\n+-----+-----+\n",
            "+-----+-----+\n| a   | b   |\n|     |     |\n| c   |     |\n+-----+-----+\n",
            "+-----+-----+\n| a b c     |\n+-----+-----+\n",
            "+-----+-----+\n| a   | b   |\n",
        ] {
            assert_eq!(written(text), text);
        }
    }

    #[test]
    fn what_is_no_table_stays() {
        for text in [
            "---- --\n- a  b\n- c  d\n\nx    y\n---- --\n",
            "A\n---\n\nb\n",
            "---\n\nA  b\n--- ---\n",
            "A  b\n-- --\n\nc\n",
            "Un mot ici\n---- ----\nou là bas\n",
            "```\n\nA   b\n--- ---\nc   d\n```\n",
            "<pre>\nx\n\nA   b\n--- ---\nc   d\n</pre>\n",
            "> A   b\n> --- ---\n> c   d\n",
            "mot\nA   b\n--- ---\nc   d\n",
            "--- ---\n\nA   b\n",
        ] {
            assert_eq!(written(text), text);
        }
    }

    #[test]
    fn words_keep_their_places() {
        let text = "A    b\n---- ----\nmot  é|x\n";
        let source = SourceId::default();
        let origin = Origin::Slice(source, 0);
        let (made, origin) = write_out(Cow::Borrowed(text), origin, Syntax::Full);
        for word in ["mot", "é"] {
            let (start, place) = (made.find(word).unwrap(), text.find(word).unwrap());
            let span = origin.span(start..start + word.len());
            assert_eq!(span.range(), place..place + word.len(), "{word}");
        }
    }
}
