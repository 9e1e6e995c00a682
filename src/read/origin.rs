//! Where the bytes of a Markdown text stand in its source: at one distance for a body, and
//! one by one for a YAML value, whose quotes, escapes and indentation are gone.

use crate::diagnostic::{SourceId, Span};
use std::ops::Range;

/// From bytes of a text to bytes of its source.
#[derive(Debug)]
pub(super) enum Origin {
    /// The text is a slice of the source that begins at this byte.
    Slice(SourceId, usize),
    /// The text is made of slices: from which byte on, of which source, from which byte.
    Pieces(Vec<(usize, SourceId, usize)>),
    /// Each byte of the text has its own place; one more tells the end.
    Bytes(SourceId, Vec<u32>),
}

impl Origin {
    /// The place of a YAML value that stands in `written`, which begins at `span`.
    pub(super) fn of_value(value: &str, written: &str, span: Span) -> Self {
        let start = span.range().start;
        // A plain value, or one in quotes without escapes, is a slice.
        for quote in 0..=1 {
            if written.get(quote..quote + value.len()) == Some(value) {
                return Self::Slice(span.source, start + quote);
            }
        }
        let offset = |at: usize| u32::try_from(start + at).unwrap_or(u32::MAX);
        let mut places = Vec::with_capacity(value.len() + 1);
        let mut at = 0;
        for c in value.chars() {
            let rest = written.get(at..).unwrap_or("");
            // What lies between two characters of the value is indentation, a quote or an
            // escape: the next equal character is this one, and one that was written as
            // an escape has no equal on its line.
            let line = rest.find('\n').map_or(rest, |end| rest.get(..=end).unwrap_or(rest));
            let found = if c.is_whitespace() {
                rest.find(char::is_whitespace)
            } else if rest.trim_start().starts_with(c) {
                rest.find(c)
            } else {
                line.find(c)
            };
            let found = found.map(|found| at + found);
            places.extend(std::iter::repeat_n(offset(found.unwrap_or(at)), c.len_utf8()));
            if let Some(found) = found {
                let width = written.get(found..).and_then(|rest| rest.chars().next());
                at = found + width.map_or(1, char::len_utf8);
                if c.is_whitespace() {
                    let rest = written.get(at..).unwrap_or("");
                    at += rest.len() - rest.trim_start().len();
                }
            }
        }
        places.push(offset(at));
        Self::Bytes(span.source, places)
    }

    /// The same, for a text that begins at byte `start` of this one with `prefix` bytes of
    /// its own before it.
    pub(super) fn part(&self, start: usize, length: usize, prefix: usize) -> Self {
        let places = (0..prefix)
            .map(|_| self.byte(start))
            .chain((start..=start + length).map(|at| self.byte(at)))
            .collect();
        Self::Bytes(self.source_at(start), places)
    }

    /// The bytes `range` of the text as a place in the source.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let start = self.byte(range.start);
        let end = self.byte(range.end).max(start);
        Span { source: self.source_at(range.start), start, end }
    }

    fn source_at(&self, at: usize) -> SourceId {
        match self {
            Self::Slice(source, _) | Self::Bytes(source, _) => *source,
            Self::Pieces(pieces) => {
                piece(pieces, at).map_or_else(SourceId::default, |it| it.1)
            }
        }
    }

    fn byte(&self, at: usize) -> u32 {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        match self {
            Self::Slice(_, start) => offset(start + at),
            Self::Pieces(pieces) => {
                piece(pieces, at).map_or(0, |(from, _, start)| offset(start + (at - from)))
            }
            Self::Bytes(_, places) => {
                places.get(at).or(places.last()).copied().unwrap_or_default()
            }
        }
    }
}

/// The slice that byte `at` lies in.
fn piece(
    pieces: &[(usize, SourceId, usize)],
    at: usize,
) -> Option<(usize, SourceId, usize)> {
    let index = pieces.partition_point(|(from, _, _)| *from <= at);
    pieces.get(index.checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(value: &str, written: &str, word: &str) -> usize {
        let span = Span::new(SourceId::default(), 0..written.len());
        let origin = Origin::of_value(value, written, span);
        let start = value.find(word).expect("the word");
        origin.span(start..start + word.len()).range().start
    }

    #[test]
    fn a_word_is_found_behind_quotes_escapes_and_indentation() {
        for (value, written) in [
            ("Paris, été", "Paris, été"),
            ("Paris, été", "'Paris, été'"),
            ("l'an, été", "'l''an, été'"),
            ("a\tb été", "\"a\\tb été\""),
            ("a b\nété\n", "|\n  a b\n  été"),
            ("a b été\n", ">\n  a b\n  été"),
        ] {
            let place = written.find("été").expect("the word");
            assert_eq!(at(value, written, "été"), place, "{written}");
        }
    }
}
