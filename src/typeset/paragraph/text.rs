//! A paragraph's text with the style and the source of each stretch.

use super::super::text_style::StyleId;
use crate::diagnostic::Span;

/// Text with styles: what inlines become before they are cut into atoms.
#[derive(Clone, Debug, Default)]
pub(crate) struct StyledText {
    /// The whole text; a line feed ends a line.
    pub(crate) text: String,
    /// The notes called in it: the byte of the call and the note.
    pub(crate) calls: Vec<(u32, u32)>,
    stretches: Vec<Stretch>,
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
    pub(crate) fn push_image(&mut self, text: &str, style: StyleId, span: Span) {
        self.stretches.push(Stretch { start: self.text.len(), style, span });
        self.text.push_str(text);
    }

    /// The stretches in order: first byte, byte after the last, style.
    pub(crate) fn stretches(&self) -> impl Iterator<Item = (usize, usize, StyleId)> + '_ {
        let ends = self.stretches.iter().skip(1).map(|stretch| stretch.start);
        self.stretches
            .iter()
            .zip(ends.chain([self.text.len()]))
            .map(|(stretch, end)| (stretch.start, end, stretch.style))
    }

    /// Where the byte `offset` comes from: the source of its stretch.
    pub(crate) fn span_at(&self, offset: usize) -> Span {
        let at = self.stretches.partition_point(|stretch| stretch.start <= offset);
        self.stretches
            .get(at.saturating_sub(1))
            .map_or_else(Span::default, |found| found.span)
    }
}
