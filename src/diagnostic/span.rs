//! Places in a source text, and the lines and columns an editor shows for them.

use std::ops::Range;

/// Which source a span points into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u16);

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
        let before = self.text.get(start..offset.min(self.text.len())).unwrap_or("");
        let column = before.chars().filter(|c| *c != '\u{feff}').count() + 1;
        Position { line, column }
    }
}

/// The sources of one run.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    list: Vec<Source>,
}

impl Sources {
    /// Adds a text under a name and gives its handle.
    ///
    /// # Panics
    /// Beyond 65,535 sources; the reader's own limit on included files is lower.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> SourceId {
        let text = text.into();
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        let id =
            u16::try_from(self.list.len()).expect("fewer sources than the reader allows");
        self.list.push(Source { name: name.into(), text, line_starts });
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
        (0..self.list.len()).filter_map(|at| u16::try_from(at).ok()).map(SourceId)
    }

    /// The names of all, in the order in which they were added.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(Source::name)
    }

    /// The source behind a handle.
    ///
    /// # Panics
    /// For a handle that another list gave.
    #[must_use]
    pub fn get(&self, id: SourceId) -> &Source {
        &self.list[usize::from(id.0)]
    }

    /// The source that a span points into, where this list has it.
    #[must_use]
    pub fn of(&self, span: Span) -> Option<&Source> {
        self.list.get(usize::from(span.source.0))
    }

    /// The text a span covers; empty where the span does not fit its source.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        self.list
            .get(usize::from(span.source.0))
            .map_or("", |source| source.text.get(span.range()).unwrap_or(""))
    }
}
