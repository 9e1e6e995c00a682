//! From a paragraph's text back to its source: the line and column of a word.

use super::text::StyledText;
use crate::diagnostic::{SideBySide, Sources, Span};
use std::ops::Range;

/// Finds where words of a paragraph stand in the source. The span of a stretch is that of a
/// whole run of words; within it both texts are read [side by side](SideBySide).
///
/// Asked for words in their order, it reads both texts once.
#[derive(Debug)]
pub(crate) struct Places<'a> {
    text: &'a StyledText,
    sources: &'a Sources,
    /// The bytes of the text that come from `span`.
    bytes: Range<usize>,
    span: Span,
    /// The text, from the beginning of these bytes, beside the span.
    read: SideBySide,
}

impl<'a> Places<'a> {
    /// The places of `text` in `sources`.
    pub(crate) fn new(text: &'a StyledText, sources: &'a Sources) -> Self {
        Self {
            text,
            sources,
            bytes: 0..0,
            span: Span::default(),
            read: SideBySide::default(),
        }
    }

    /// Where the bytes `word` of the text stand; the run of words they are part of where
    /// that cannot be told.
    pub(crate) fn span(&mut self, word: Range<usize>) -> Span {
        if !self.bytes.contains(&word.start) {
            (self.bytes, self.span) = self.text.origin(word.start);
            self.read = SideBySide::default();
        }
        let last = self.text.text.get(word.clone());
        let last = last.and_then(|word| Some(word.char_indices().next_back()?.0));
        let (words, source) = (self.text.text.get(self.bytes.clone()), self.source());
        let words = words.unwrap_or("");
        let offset = word.start - self.bytes.start;
        let start = self.read.read_to(words, source, offset);
        let last = self.read.read_to(words, source, offset + last.unwrap_or(0));
        let (Some(start), Some(last)) = (start, last) else { return self.span };
        let length = source.get(last..).and_then(|rest| rest.chars().next());
        let end = last + length.map_or(0, char::len_utf8);
        let from = self.span.start as usize;
        Span::new(self.span.source, from + start..from + end)
    }

    /// The text of the span.
    fn source(&self) -> &'a str {
        self.sources.slice(self.span).unwrap_or("")
    }
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
