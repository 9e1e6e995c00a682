//! A paragraph's text with the style and the source of each stretch.

use super::super::structure::ElementId;
use super::super::text_style::StyleId;
use crate::diagnostic::Span;
use crate::document::Direction;
use std::ops::Range;
use unicode_bidi::{BidiInfo, Level};

/// Text with styles: what inlines become before they are cut into atoms.
#[derive(Clone, Debug, Default)]
pub(crate) struct StyledText {
    /// The whole text; a line feed ends a line.
    pub(crate) text: String,
    /// The notes called in it.
    pub(crate) calls: Vec<Call>,
    /// The places in it that have a name, in order.
    pub(crate) anchors: Vec<Anchor>,
    /// The direction of the whole (UAX #9, HL1); that of its first letter where none is
    /// known (P2 and P3).
    pub(crate) direction: Option<Direction>,
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

/// A place in a text that has a name.
#[derive(Clone, Debug)]
pub(crate) struct Anchor {
    /// The byte before which it is.
    pub(crate) at: usize,
    /// The identifier.
    pub(crate) name: String,
    /// The element that it is in.
    pub(crate) element: ElementId,
}

#[derive(Clone, Copy, Debug)]
struct Stretch {
    start: usize,
    style: StyleId,
    span: Span,
}

impl StyledText {
    /// No text yet, of which the direction is known or is not.
    pub(crate) fn in_direction(direction: Option<Direction>) -> Self {
        Self { direction, ..Self::default() }
    }

    /// Whether it is written from right to left.
    pub(crate) fn is_right_to_left(&self) -> bool {
        match self.direction {
            Some(Direction::RightToLeft) => true,
            Some(Direction::LeftToRight) => false,
            None => {
                may_run_from_right(&self.text)
                    && unicode_bidi::get_base_direction(self.text.as_str())
                        == unicode_bidi::Direction::Rtl
            }
        }
    }

    /// The levels of embedding of its bytes (UAX #9); none where all is written from left to
    /// right.
    pub(crate) fn levels(&self) -> Vec<Level> {
        let base = match self.direction {
            Some(Direction::RightToLeft) => Some(Level::rtl()),
            Some(Direction::LeftToRight) => Some(Level::ltr()),
            None => None,
        };
        let is_turned = base == Some(Level::rtl());
        if !is_turned && !may_run_from_right(&self.text) {
            return Vec::new();
        }
        let info = BidiInfo::new(&self.text, base);
        if is_turned || info.has_rtl() { info.levels } else { Vec::new() }
    }

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

/// Whether anything in a text can make it run from right to left.
fn may_run_from_right(text: &str) -> bool {
    text.chars().any(may_turn)
}

/// Whether a character can make text run from right to left: it lies in a block whose
/// unassigned characters are R or AL by default (`DerivedBidiClass.txt`, Unicode 17), or is
/// a mark of direction.
const fn may_turn(character: char) -> bool {
    matches!(
        character,
        '\u{590}'..='\u{8FF}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFF}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::may_turn;
    use unicode_bidi::BidiClass as Class;

    #[test]
    fn every_character_that_turns_text_is_known() {
        for character in '\0'..=char::MAX {
            let turns = matches!(
                unicode_bidi::bidi_class(character),
                Class::R | Class::AL | Class::AN | Class::RLE | Class::RLO | Class::RLI
            );
            assert!(!turns || may_turn(character), "{character:?}");
        }
        assert!(!may_turn('’') && !may_turn('\u{202F}') && !may_turn('東'));
    }
}
