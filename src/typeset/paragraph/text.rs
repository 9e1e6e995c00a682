//! A paragraph's text with the style and the source of each stretch.

use super::super::text_style::StyleId;
use crate::diagnostic::Span;
use std::ops::Range;

/// Text with styles: what inlines become before they are cut into atoms.
#[derive(Clone, Debug, Default)]
pub(crate) struct StyledText {
    /// The whole text; a line feed ends a line.
    pub(crate) text: String,
    /// The notes called in it.
    pub(crate) calls: Vec<Call>,
    stretches: Vec<Stretch>,
}

/// A call of a note: words that the converter makes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Call {
    /// The byte at which it begins.
    pub(crate) at: usize,
    /// How many bytes it takes, with a comma before it where it has one.
    pub(crate) length: usize,
    /// The note.
    pub(crate) note: u32,
}

#[derive(Clone, Copy, Debug)]
struct Stretch {
    start: usize,
    style: StyleId,
    span: Span,
}

impl StyledText {
    /// Adds `text` in `style`, from `span` of the source.
    pub(crate) fn push(&mut self, text: &str, style: StyleId, span: Span) {
        if text.is_empty() {
            return;
        }
        self.stretches.push(Stretch { start: self.text.len(), style, span });
        self.text.push_str(text);
    }

    /// Adds what is drawn in place of `text`, which may be empty.
    pub(crate) fn push_object(&mut self, text: &str, style: StyleId, span: Span) {
        self.stretches.push(Stretch { start: self.text.len(), style, span });
        self.text.push_str(text);
    }

    /// Whether the text ends with the call of a note.
    pub(crate) fn ends_with_call(&self) -> bool {
        self.calls.last().is_some_and(|call| call.at + call.length == self.text.len())
    }

    /// The stretches in order: first byte, byte after the last, style.
    pub(crate) fn stretches(&self) -> impl Iterator<Item = (usize, usize, StyleId)> + '_ {
        let ends = self.stretches.iter().skip(1).map(|stretch| stretch.start);
        self.stretches
            .iter()
            .zip(ends.chain([self.text.len()]))
            .map(|(stretch, end)| (stretch.start, end, stretch.style))
    }

    /// Where the byte `offset` comes from: the bytes around it that come from one span of
    /// the source, and the span.
    pub(crate) fn origin(&self, offset: usize) -> (Range<usize>, Span) {
        let at = self.stretches.partition_point(|stretch| stretch.start <= offset);
        let (before, behind) = self.stretches.split_at(at);
        let Some(own) = before.last() else { return (0..self.text.len(), Span::default()) };
        let same = |stretch: &&Stretch| stretch.span == own.span;
        let start = before.iter().rev().take_while(same).last().unwrap_or(own).start;
        let end = behind.iter().find(|stretch| stretch.span != own.span);
        (start..end.map_or(self.text.len(), |stretch| stretch.start), own.span)
    }
}
