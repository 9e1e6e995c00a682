//! A paragraph before it has lines: words with their origins.

use super::edition::{Line, Origin};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;

/// Words in a row, each stretch of one origin.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    /// The words.
    pub(super) text: String,
    /// Where each stretch begins.
    starts: Vec<(usize, Origin)>,
}

impl Flow {
    /// Adds words in NFC, without soft hyphens: none is asked for in columns.
    pub(super) fn push(&mut self, words: &str, origin: Origin) {
        if words.is_empty() {
            return;
        }
        if self.starts.last().is_none_or(|(_, last)| *last != origin) {
            self.starts.push((self.text.len(), origin));
        }
        self.text.extend(words.nfc().filter(|c| *c != '\u{ad}'));
    }

    /// Words of one origin.
    pub(super) fn of(words: &str, origin: Origin) -> Self {
        let mut flow = Self::default();
        flow.push(words, origin);
        flow
    }

    /// Adds all of another flow.
    pub(super) fn append(&mut self, other: &Self) {
        for segment in other.line(0..other.text.len()).segments {
            self.push(&segment.text, segment.origin);
        }
    }

    /// The words of `range` as a line.
    pub(super) fn line(&self, range: Range<usize>) -> Line {
        let mut line = Line::default();
        let first = self.starts.partition_point(|(start, _)| *start <= range.start);
        for index in first.saturating_sub(1)..self.starts.len() {
            let (start, origin) = self.starts[index];
            if start >= range.end {
                break;
            }
            let end = self.starts.get(index + 1).map_or(self.text.len(), |(next, _)| *next);
            let own = start.max(range.start)..end.min(range.end);
            line.push(self.text.get(own).unwrap_or(""), origin);
        }
        line
    }

    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}
