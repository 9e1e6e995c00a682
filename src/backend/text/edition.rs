//! The edition: lines of segments.

use std::fmt;
use unicode_width::UnicodeWidthStr as _;

/// A whole text edition. Its lines joined, each ended by a line feed, are the bytes that
/// are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextEdition {
    /// The lines, from the first to the last.
    pub lines: Vec<Line>,
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What it says, from left to right; neighbors differ in origin.
    pub segments: Vec<Segment>,
}

/// Words of one origin within a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The words.
    pub text: String,
    /// Whose they are.
    pub origin: Origin,
}

/// Whose words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The source's.
    Source,
    /// The converter's: labels, marks of lists, numbers of notes, rules, margins.
    Generated,
}

impl TextEdition {
    /// All segments, in order.
    pub fn segments(&self) -> impl Iterator<Item = &Segment> {
        self.lines.iter().flat_map(|line| &line.segments)
    }

    /// The words of the source alone, a line feed where a line ends.
    #[must_use]
    pub fn source_words(&self) -> String {
        let mut words = String::new();
        for line in &self.lines {
            for segment in &line.segments {
                match segment.origin {
                    Origin::Source => words.push_str(&segment.text),
                    // What stands on either side of a mark is two words.
                    Origin::Generated => words.push(' '),
                }
            }
            words.push('\n');
        }
        words
    }
}

impl fmt::Display for TextEdition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.lines {
            for segment in &line.segments {
                formatter.write_str(&segment.text)?;
            }
            formatter.write_str("\n")?;
        }
        Ok(())
    }
}

impl Line {
    /// A line of one origin.
    pub(super) fn of(text: &str, origin: Origin) -> Self {
        let mut line = Self::default();
        line.push(text, origin);
        line
    }

    /// Adds words; those of the same origin as the last ones join them.
    pub(super) fn push(&mut self, text: &str, origin: Origin) {
        if text.is_empty() {
            return;
        }
        match self.segments.last_mut() {
            Some(last) if last.origin == origin => last.text.push_str(text),
            Some(_) | None => self.segments.push(Segment { text: text.to_owned(), origin }),
        }
    }

    /// Adds all of another line.
    pub(super) fn append(&mut self, other: &Self) {
        for segment in &other.segments {
            self.push(&segment.text, segment.origin);
        }
    }

    /// Its width in columns.
    pub(super) fn width(&self) -> usize {
        self.segments.iter().map(|segment| columns(&segment.text)).sum()
    }

    /// Takes white space off its end.
    pub(super) fn trim(&mut self) {
        while let Some(last) = self.segments.last_mut() {
            let end = last.text.trim_end().len();
            last.text.truncate(end);
            if end > 0 {
                break;
            }
            self.segments.pop();
        }
    }

    /// Makes ordinary spaces of no-break ones.
    pub(super) fn make_spaces_plain(&mut self) {
        for segment in &mut self.segments {
            if segment.text.contains(['\u{a0}', '\u{202f}', '\u{2007}', '\u{2060}']) {
                segment.text = segment
                    .text
                    .chars()
                    .filter(|c| *c != '\u{2060}')
                    .map(|c| match c {
                        '\u{a0}' | '\u{202f}' | '\u{2007}' => ' ',
                        _ => c,
                    })
                    .collect();
            }
        }
    }
}

/// The width of a text in columns (UAX #11): combining marks take none, ideographs two.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}
