//! A paragraph before it has lines: words with their origins.

use super::edition::{Line, Origin};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

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
        let words = self.compose(words);
        if words.is_empty() {
            return;
        }
        if self.starts.last().is_none_or(|(_, last)| *last != origin) {
            self.starts.push((self.text.len(), origin));
        }
        self.text.extend(words.nfc().filter(|c| *c != '\u{ad}'));
    }

    /// Puts the combining characters that `words` begin with on the letter before them,
    /// whoever wrote it; gives the rest.
    fn compose<'w>(&mut self, words: &'w str) -> &'w str {
        let rest = words.trim_start_matches(is_combining_mark);
        let marks = words.get(..words.len() - rest.len()).unwrap_or("");
        let letter = self.text.trim_end_matches(is_combining_mark);
        let Some(letter) = letter.char_indices().next_back().map(|(at, _)| at) else {
            return words;
        };
        if marks.is_empty() {
            return words;
        }
        let tail = self.text.split_off(letter);
        self.text.extend(tail.chars().chain(marks.chars()).nfc());
        rest
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_combining_mark_joins_the_letter_that_another_piece_ends_with() {
        let mut flow = Flow::of("e", Origin::Source);
        flow.push("\u{301}t", Origin::Generated);
        assert_eq!(flow.text, "ét");
        assert_eq!(flow.line(0..2), Line::of("é", Origin::Source));
        let mut alone = Flow::default();
        alone.push("\u{301}", Origin::Source);
        assert_eq!(alone.text, "\u{301}");
    }
}
