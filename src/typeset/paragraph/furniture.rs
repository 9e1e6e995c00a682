//! One line of words that belong to the page, not to the text: a running head.

use super::super::frame::Item;
use super::super::text_style::{StyleId, Styles, handle};
use super::atoms::{Atom, itemize, width};
use super::compose::compose;
use super::lines::SetLine;
use super::text::StyledText;
use crate::diagnostic::Span;
use crate::document::Direction;
use crate::font::Shaper;
use crate::geometry::{Length, Point};

/// A line of words on its natural width, in the order in which their scripts are read: what
/// paragraphs do, without a line's end.
#[derive(Clone, Debug)]
pub(crate) struct Furniture {
    atoms: Vec<Atom>,
    width: Length,
}

impl Furniture {
    /// Sets pieces of words, each in its style, in the direction of the text.
    pub(crate) fn set(
        shaper: &mut Shaper<'_>,
        styles: &Styles,
        (pieces, direction): (&[(&str, StyleId)], Option<Direction>),
    ) -> Self {
        let mut text = StyledText::in_direction(direction);
        for (words, style) in pieces {
            text.push(words, *style, Span::default());
        }
        let atoms = itemize(shaper, styles, &text, &[]);
        let width = atoms.iter().map(|atom| width(shaper, styles, atom)).sum();
        Self { atoms, width }
    }

    /// How wide it is.
    pub(crate) const fn width(&self) -> Length {
        self.width
    }

    /// Composes it with its left edge and its baseline at `origin`.
    pub(crate) fn compose(
        &self,
        shaper: &mut Shaper<'_>,
        styles: &Styles,
        origin: Point,
        items: &mut Vec<Item>,
    ) {
        let line = SetLine { last: handle(self.atoms.len()), ..SetLine::default() };
        compose(shaper, styles, &self.atoms, &line, origin, items);
    }
}
