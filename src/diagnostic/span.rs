//! Places in a source text, and the lines and columns an editor shows for them.

use std::ops::Range;

/// Which source a span points into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// A range of bytes in one source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The source.
    pub source: SourceId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The bytes `range` of `source`. Offsets past 4 GiB stop there; no source is that long.
    #[must_use]
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { source, start: offset(range.start), end: offset(range.end) }
    }

    /// The smallest span over this one and `other`; this one where they lie in different
    /// sources.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        if self.source != other.source {
            return self;
        }
        Self {
            source: self.source,
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The bytes, for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A line and a column as an editor shows them: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1. CRLF and LF end a line.
    pub line: usize,
    /// The character in the line, from 1. A byte order mark does not count.
    pub column: usize,
}

/// A named text.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<usize>,
    /// How many characters stand before each [`STRIDE`]th byte.
    characters: Vec<usize>,
    /// Who wrote it.
    given: Given,
}

/// Where a text was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Given {
    /// In a file, on standard input or by a program.
    Document,
    /// On the command line.
    Argument,
}

/// Characters are counted from one of so many bytes on, so that a place at the end of a
/// long line is found as fast as one at its beginning.
const STRIDE: usize = 512;

/// A byte order mark in UTF-8; no character of a line.
const BYTE_ORDER_MARK: &[u8] = &[0xef, 0xbb, 0xbf];

/// How many characters begin in the bytes `range` of a text in UTF-8.
fn characters_in(bytes: &[u8], range: Range<usize>) -> usize {
    let begins = |at: &usize| {
        let rest = bytes.get(*at..).unwrap_or_default();
        let is_within = rest.first().is_none_or(|byte| byte & 0xc0 == 0x80);
        !is_within && !rest.starts_with(BYTE_ORDER_MARK)
    };
    range.filter(begins).count()
}

impl Source {
    /// The name that messages show: a path as the user gave it, or `<stdin>`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text as it was read, byte order mark included.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it is a value of the command line, such as what `--set` is given: what is
    /// wrong in it is no fault of the document.
    #[must_use]
    pub fn is_argument(&self) -> bool {
        self.given == Given::Argument
    }

    /// Where the byte `offset` stands for a reader.
    ///
    /// ```
    /// use sevigne::diagnostic::{Position, Sources};
    /// let mut sources = Sources::default();
    /// let id = sources.add("letter.md", "Éric\r\nYuan");
    /// let source = sources.get(id);
    /// assert_eq!(source.position(2), Position { line: 1, column: 2 });
    /// assert_eq!(source.position(7), Position { line: 2, column: 1 });
    /// ```
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let line = self.line_starts.partition_point(|start| *start <= offset).max(1);
        let start = self.line_starts[line - 1];
        let end = offset.clamp(start, self.text.len().max(start));
        Position {
            line,
            column: self.characters_before(end) - self.characters_before(start) + 1,
        }
    }

    fn characters_before(&self, offset: usize) -> usize {
        let known = (offset / STRIDE).min(self.characters.len().saturating_sub(1));
        let counted = self.characters.get(known).copied().unwrap_or(0);
        counted + characters_in(self.text.as_bytes(), known * STRIDE..offset)
    }
}

/// The sources of one run.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    list: Vec<Source>,
}

impl Sources {
    /// The handle of a text that was added under a name before, else of it added now.
    ///
    /// # Panics
    /// As [`add`](Self::add).
    pub fn find_or_add(&mut self, name: &str, text: &str) -> SourceId {
        let is_same = |source: &Source| source.name == name && source.text == text;
        match self.list.iter().position(is_same).map(u32::try_from) {
            Some(Ok(id)) => SourceId(id),
            Some(Err(_)) | None => self.add(name, text),
        }
    }

    /// Adds a text under a name and gives its handle.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> SourceId {
        self.push(name.into(), text.into(), Given::Document)
    }

    /// Adds a value of the command line under the name of its option.
    pub fn add_argument(&mut self, option: &str, text: &str) -> SourceId {
        self.push(option.to_owned(), text.to_owned(), Given::Argument)
    }

    fn push(&mut self, name: String, text: String, given: Given) -> SourceId {
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        let mut before = 0;
        let characters = (0..text.len().max(1))
            .step_by(STRIDE)
            .map(|at| {
                let counted = before;
                before += characters_in(text.as_bytes(), at..at + STRIDE);
                counted
            })
            .collect();
        // So many texts fit into no memory.
        let id = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(Source { name, text, line_starts, characters, given });
        SourceId(id)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The handles of all, in the order in which they were added.
    pub fn ids(&self) -> impl Iterator<Item = SourceId> {
        (0..self.list.len()).filter_map(|at| u32::try_from(at).ok()).map(SourceId)
    }

    /// The names of all, in the order in which they were added.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(Source::name)
    }

    /// The text that a span covers; none where it lies in none of these sources.
    #[must_use]
    pub fn slice(&self, span: Span) -> Option<&str> {
        self.list.get(span.source.0 as usize)?.text.get(span.range())
    }

    /// The source behind a handle.
    ///
    /// # Panics
    /// For a handle that another list gave.
    #[must_use]
    pub fn get(&self, id: SourceId) -> &Source {
        &self.list[id.0 as usize]
    }

    /// The source that a span points into, where this list has it.
    #[must_use]
    pub fn of(&self, span: Span) -> Option<&Source> {
        self.list.get(span.source.0 as usize)
    }

    /// The text a span covers; empty where the span does not fit its source.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        self.list
            .get(span.source.0 as usize)
            .map_or("", |source| source.text.get(span.range()).unwrap_or(""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The columns counted from the beginning of the line, one by one.
    #[test]
    fn columns_are_characters_however_long_a_line_is() {
        for unit in ["a", "é", "漢", "😀", "a\u{feff}", "aé\r\n漢"] {
            let text = format!("\u{feff}first\n{}", unit.repeat(700));
            let mut sources = Sources::default();
            let id = sources.add("a.md", text.as_str());
            let source = sources.get(id);
            let (mut line, mut column) = (1, 1);
            for (at, character) in text.char_indices() {
                assert_eq!(source.position(at), Position { line, column }, "{unit} {at}");
                match character {
                    '\n' => (line, column) = (line + 1, 1),
                    '\u{feff}' => {}
                    _ => column += 1,
                }
            }
            let end = Position { line, column };
            assert_eq!(source.position(text.len()), end);
            assert_eq!(source.position(text.len() + 9), end);
        }
    }

    #[test]
    fn there_are_handles_for_more_texts_than_sixteen_bits_count() {
        let mut sources = Sources::default();
        let ids: Vec<_> = (0..70_000).map(|_| sources.add("", "")).collect();
        assert_ne!(ids[0], ids[65_536]);
        assert_eq!(sources.len(), 70_000);
    }
}
