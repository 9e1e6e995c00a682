//! From a paragraph's text back to its source: the line and column of a word.

use super::text::StyledText;
use crate::diagnostic::{Sources, Span};
use std::ops::Range;

/// Finds where words of a paragraph stand in the source. The span of a stretch is that of a
/// whole run of words; within it both texts are read side by side, and where they differ (an
/// escape, an entity, a quotation mark made typographic) the nearest place is found from
/// which they agree again.
///
/// Asked for words in their order, it reads both texts once.
#[derive(Debug)]
pub(crate) struct Places<'a> {
    text: &'a StyledText,
    sources: &'a Sources,
    /// The bytes of the text that come from `span`.
    bytes: Range<usize>,
    span: Span,
    /// Up to where both were read: in the text, and from the beginning of the span; none
    /// where they went apart.
    read: Option<(usize, usize)>,
}

/// How many characters of the source may have nothing that stands for them in the text.
const MOST_UNREAD: usize = 80;
/// How many characters of the text may stand for nothing in the source.
const MOST_MADE: usize = 8;
/// How many characters have to agree where both go on together.
const AGREEING: usize = 3;

impl<'a> Places<'a> {
    /// The places of `text` in `sources`.
    pub(crate) fn new(text: &'a StyledText, sources: &'a Sources) -> Self {
        Self { text, sources, bytes: 0..0, span: Span::default(), read: None }
    }

    /// Where the bytes `word` of the text stand; the run of words they are part of where
    /// that cannot be told.
    pub(crate) fn span(&mut self, word: Range<usize>) -> Span {
        if !self.bytes.contains(&word.start) {
            (self.bytes, self.span) = self.text.origin(word.start);
            self.read = Some((self.bytes.start, 0));
        } else if self.read.is_some_and(|(at, _)| at > word.start) {
            self.read = Some((self.bytes.start, 0));
        }
        let last = self.text.text.get(word.clone());
        let last = last.and_then(|word| Some(word.char_indices().next_back()?.0));
        let start = self.read_to(word.start);
        let last = self.read_to(word.start + last.unwrap_or(0));
        let (Some(start), Some(last)) = (start, last) else { return self.span };
        let length = self.source().get(last..).and_then(|rest| rest.chars().next());
        let end = last + length.map_or(0, char::len_utf8);
        let from = self.span.start as usize;
        Span::new(self.span.source, from + start..from + end)
    }

    /// The text of the span.
    fn source(&self) -> &'a str {
        self.sources.slice(self.span).unwrap_or("")
    }

    /// Reads both texts up to the byte `offset` of the paragraph's: where that stands in
    /// the source, from the beginning of the span.
    fn read_to(&mut self, offset: usize) -> Option<usize> {
        let (mut at, mut place) = self.read.take()?;
        let text = self.text.text.get(..self.bytes.end)?;
        let source = self.source();
        while at <= offset {
            let (left, right) = (text.get(at..)?, source.get(place..)?);
            let (one, other) = (left.chars().next()?, right.chars().next()?);
            if one == other {
                if at == offset {
                    break;
                }
                at += one.len_utf8();
                place += other.len_utf8();
            } else {
                let (made, unread) = next_agreement(left, right)?;
                // What is sought is among what stands otherwise in the source, but perhaps as
                // it is.
                if at + made > offset {
                    self.read = Some((at, place));
                    let sought = text.get(offset..)?.chars().next()?;
                    let among = right.get(..unread).and_then(|among| among.find(sought));
                    return Some(place + among.unwrap_or(0));
                }
                at += made;
                place += unread;
            }
        }
        self.read = Some((at, place));
        Some(place)
    }
}

/// How many bytes of each text lie before the nearest place from which both agree again.
fn next_agreement(text: &str, source: &str) -> Option<(usize, usize)> {
    let left: Vec<char> = text.chars().take(MOST_MADE + AGREEING).collect();
    let right: Vec<char> = source.chars().take(MOST_UNREAD + AGREEING).collect();
    let agree = |made: usize, unread: usize| {
        let (left, right) = (left.get(made..)?, right.get(unread..)?);
        let count = left.len().min(AGREEING);
        (count > 0 && left.get(..count) == right.get(..count)).then_some((made, unread))
    };
    let (made, unread) = (1..=MOST_MADE + MOST_UNREAD).find_map(|total| {
        (total.saturating_sub(MOST_UNREAD)..=total.min(MOST_MADE))
            .rev()
            .find_map(|made| agree(made, total - made))
    })?;
    let bytes = |of: &[char]| of.iter().map(|c| c.len_utf8()).sum();
    Some((bytes(&left[..made]), bytes(&right[..unread])))
}

#[cfg(test)]
mod tests {
    use super::super::super::text_style::StyleId;
    use super::*;

    /// What the source has for each of `words`, where `shown` stands for `written`.
    fn found<'w>(written: &str, shown: &str, words: &[&'w str]) -> Vec<(&'w str, String)> {
        let mut sources = Sources::default();
        let id = sources.add("a.md", format!("## {written}"));
        let mut text = StyledText::default();
        text.push("made ", StyleId(0), Span::default());
        text.push(shown, StyleId(1), Span::new(id, 3..3 + written.len()));
        let mut places = Places::new(&text, &sources);
        let mut from = 5;
        let mut all = Vec::new();
        for &word in words {
            let at = from + text.text.get(from..).unwrap().find(word).unwrap();
            let span = places.span(at..at + word.len());
            all.push((word, sources.slice(span).unwrap().to_owned()));
            from = at + word.len();
        }
        all
    }

    #[test]
    fn words_are_found_where_text_and_source_differ() {
        let found = found(
            "He said: \"l'été\" &amp; 5 \\* 3... `漢` and -- the end 漢 ?",
            "He said: “l’été” & 5 * 3… 漢 and – the end 漢\u{202f}?",
            &["said", "été", "5", "3", "漢", "end", "漢"],
        );
        for (word, source) in found {
            assert_eq!(word, source);
        }
    }

    #[test]
    fn what_the_source_writes_otherwise_is_found_beside_what_it_writes_alike() {
        assert_eq!(found("a &#x6f22; b", "a 漢 b", &["漢", "b"])[1].1, "b");
        let apart = found("&nbsp;".repeat(40).as_str(), "xyz", &["y"]);
        assert_eq!(apart[0].1, "&nbsp;".repeat(40));
    }
}
