//! Where the bytes of a Markdown text stand in its source: at one distance for a body, and
//! one by one for a YAML value, whose quotes, escapes and indentation are gone.

use crate::diagnostic::{SourceId, Span};
use std::ops::Range;

/// From bytes of a text to bytes of its source.
#[derive(Clone, Debug)]
pub(super) enum Origin {
    /// The text is a slice of the source that begins at this byte.
    Slice(SourceId, usize),
    /// The text is made of slices, in order.
    Pieces(Vec<Piece>),
    /// Each byte of the text has its own place; one more tells the end.
    Bytes(SourceId, Vec<u32>),
}

/// From which byte on of a text, of which source, from which byte.
type Piece = (usize, SourceId, usize);

impl Origin {
    /// One place for all of a text.
    pub(super) fn at(span: Span) -> Self {
        Self::Bytes(span.source, vec![span.start])
    }

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
        // The first line of a block of lines says how they are read (YAML 1.2.2, 8.1.1).
        let head = if written.starts_with(['|', '>']) { written.find('\n') } else { None };
        let mut at = head.map_or(0, |end| {
            let lines = written.get(end..).unwrap_or("");
            end + (lines.len() - lines.trim_start().len())
        });
        let mut is_blank = false;
        for c in value.chars() {
            // All blanks that follow one were passed with it.
            if std::mem::replace(&mut is_blank, c.is_whitespace()) && is_blank {
                places.extend(std::iter::repeat_n(offset(at), c.len_utf8()));
                continue;
            }
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

    /// The bytes `range` of the text as a place in the source: its part in the source that
    /// it begins in.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let source = self.source_at(range.start);
        let start = self.byte(range.start);
        let mut end = self.byte(range.end);
        if let Self::Pieces(pieces) = self {
            // The byte after the last one may begin another piece.
            let last = range.end.saturating_sub(1).max(range.start);
            let first_index = index(pieces, range.start).unwrap_or_default();
            let same = (first_index..pieces.len())
                .take_while(|at| pieces[*at].0 <= last && pieces[*at].1 == source)
                .last()
                .unwrap_or(first_index);
            let limit =
                pieces.get(same + 1).map_or(range.end, |next| next.0.min(range.end));
            end = pieces.get(same).map_or(end, |(from, _, start)| {
                u32::try_from(start + limit.saturating_sub(*from)).unwrap_or(u32::MAX)
            });
        }
        Span { source, start, end: end.max(start) }
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
fn piece(pieces: &[Piece], at: usize) -> Option<Piece> {
    pieces.get(index(pieces, at)?).copied()
}

fn index(pieces: &[Piece], at: usize) -> Option<usize> {
    pieces.partition_point(|(from, _, _)| *from <= at).checked_sub(1)
}

/// A text that is put together from slices of sources.
#[derive(Debug, Default)]
pub(super) struct Mosaic {
    text: String,
    pieces: Vec<Piece>,
}

impl Mosaic {
    /// Adds the bytes `range` of `text`, which stands in its source as `origin` tells.
    pub(super) fn push(&mut self, text: &str, range: Range<usize>, origin: &Origin) {
        let Some(words) = text.get(range.clone()).filter(|words| !words.is_empty()) else {
            return;
        };
        let at = self.text.len();
        match origin {
            Origin::Slice(source, start) => {
                self.pieces.push((at, *source, start + range.start));
            }
            Origin::Pieces(pieces) => {
                let first = index(pieces, range.start).unwrap_or_default();
                for (from, source, start) in pieces.iter().skip(first) {
                    if *from >= range.end {
                        break;
                    }
                    let skipped = range.start.saturating_sub(*from);
                    let before = from.saturating_sub(range.start);
                    self.pieces.push((at + before, *source, start + skipped));
                }
            }
            Origin::Bytes(..) => {
                let source = origin.source_at(range.start);
                let mut goes_on = None;
                for (from, c) in words.char_indices() {
                    let start = origin.byte(range.start + from) as usize;
                    if goes_on != Some(start) {
                        self.pieces.push((at + from, source, start));
                    }
                    goes_on = Some(start + c.len_utf8());
                }
            }
        }
        self.text.push_str(words);
    }

    /// Adds words of our own, whose place is `span`.
    pub(super) fn push_made(&mut self, words: &str, span: Span) {
        self.pieces.push((self.text.len(), span.source, span.range().start));
        self.text.push_str(words);
    }

    /// The text, and where its parts stand.
    pub(super) fn finish(self) -> (String, Origin) {
        (self.text, Origin::Pieces(self.pieces))
    }
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
    fn a_place_in_a_mosaic_stays_in_the_source_it_begins_in() {
        let mut sources = crate::diagnostic::Sources::default();
        let (one, two) = (sources.add("1", "abc\ndef"), sources.add("2", "xyz"));
        let (slice_one, slice_two) = (Origin::Slice(one, 0), Origin::Slice(two, 0));
        let mut mosaic = Mosaic::default();
        mosaic.push("abc\ndef", 0..4, &slice_one);
        mosaic.push("xyz", 1..3, &slice_two);
        mosaic.push("abc\ndef", 4..7, &slice_one);
        let (text, origin) = mosaic.finish();
        assert_eq!(text, "abc\nyzdef");
        assert_eq!(origin.span(1..3), Span::new(one, 1..3));
        assert_eq!(origin.span(2..9), Span::new(one, 2..4));
        assert_eq!(origin.span(4..6), Span::new(two, 1..3));
        assert_eq!(origin.span(5..8), Span::new(two, 2..3));
        assert_eq!(origin.span(7..9), Span::new(one, 5..7));
        let mut again = Mosaic::default();
        again.push(&text, 3..8, &origin);
        let (text, origin) = again.finish();
        assert_eq!(text, "\nyzde");
        assert_eq!(origin.span(0..1), Span::new(one, 3..4));
        assert_eq!(origin.span(1..3), Span::new(two, 1..3));
        assert_eq!(origin.span(3..5), Span::new(one, 4..6));
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

    #[test]
    fn a_word_is_found_behind_blank_lines_and_in_what_is_put_together_again() {
        let value = "premier mot\n\n- a\n- b\n\nété\n";
        let written = "|\n  premier mot\n\n  - a\n  - b\n\n  été";
        for word in ["premier", "mot", "- b", "été"] {
            let place = written.find(word).expect("the word");
            assert_eq!(at(value, written, word), place, "{word}");
            let span = Span::new(SourceId::default(), 0..written.len());
            let mut mosaic = Mosaic::default();
            mosaic.push_made("# ", span);
            let origin = Origin::of_value(value, written, span);
            mosaic.push(value, 0..value.len(), &origin);
            let (text, origin) = mosaic.finish();
            let start = text.find(word).expect("the word");
            let span = origin.span(start..start + word.len());
            assert_eq!(span.range(), place..place + word.len(), "{word}");
        }
    }
}
