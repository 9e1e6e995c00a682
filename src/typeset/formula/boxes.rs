//! Boxes: parts of a formula that are set.

use super::super::frame::{Color, RuleShape};
use crate::geometry::{Length, Point, Rect};
use std::collections::BTreeSet;

/// A part of a formula that is set. Places count from its origin, on the baseline at its left
/// edge, y downwards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::typeset) struct MathBox {
    /// How wide it is.
    pub(in crate::typeset) width: Length,
    /// How far it reaches above the baseline.
    pub(in crate::typeset) ascent: Length,
    /// How far it reaches below the baseline.
    pub(in crate::typeset) descent: Length,
    /// How much of its width is slant: a lowered script stands that much further left.
    pub(super) slant: Length,
    /// Where an accent above it has its middle, where that is not in the middle of it.
    pub(super) accent: Option<Length>,
    /// Whether it is a single sign: scripts then stand at the heights that the font gives.
    pub(super) is_sign: bool,
    /// What is drawn.
    pub(in crate::typeset) glyphs: Vec<PlacedGlyph>,
    /// The rules.
    pub(in crate::typeset) rules: Vec<PlacedRule>,
}

/// A rule, or a line from corner to corner, in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::typeset) struct PlacedRule {
    /// Where it stands.
    pub(in crate::typeset) rect: Rect,
    /// What of that is drawn.
    pub(in crate::typeset) shape: RuleShape,
    /// Its color, where the formula states one.
    pub(in crate::typeset) color: Option<Color>,
}

/// A filled rectangle in the color of the formula.
impl From<Rect> for PlacedRule {
    fn from(rect: Rect) -> Self {
        Self { rect, shape: RuleShape::Filled, color: None }
    }
}

/// A glyph in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::typeset) struct PlacedGlyph {
    /// The glyph of the face for formulas.
    pub(in crate::typeset) id: u16,
    /// Where its origin stands.
    pub(in crate::typeset) at: Point,
    /// Its size.
    pub(in crate::typeset) size: Length,
    /// How far it moves on.
    pub(in crate::typeset) advance: Length,
    /// The character that it shows.
    pub(in crate::typeset) character: char,
    /// Its color, where the formula states one.
    pub(in crate::typeset) color: Option<Color>,
}

impl MathBox {
    /// A box with nothing in it.
    pub(super) fn blank(width: Length) -> Self {
        Self { width, ..Self::default() }
    }

    /// How high it is in all.
    pub(super) fn height(&self) -> Length {
        self.ascent + self.descent
    }

    /// Where an accent above it has its middle.
    pub(super) fn middle(&self) -> Length {
        self.accent.unwrap_or(self.width / 2)
    }

    /// Puts `other` into it, its origin at `at`. The width stays.
    pub(super) fn put(&mut self, other: Self, at: Point) {
        self.ascent = self.ascent.max(other.ascent - at.y);
        self.descent = self.descent.max(other.descent + at.y);
        self.glyphs.extend(other.glyphs.into_iter().map(|glyph| PlacedGlyph {
            at: Point::new(glyph.at.x + at.x, glyph.at.y + at.y),
            ..glyph
        }));
        self.rules.extend(
            other
                .rules
                .into_iter()
                .map(|rule| PlacedRule { rect: rule.rect.moved(at), ..rule }),
        );
    }

    /// Puts `other` behind it, on its baseline.
    pub(super) fn append(&mut self, other: Self) {
        let at = Point::new(self.width, Length::ZERO);
        self.width += other.width;
        self.put(other, at);
    }

    /// The same moved down by `distance`.
    pub(super) fn lowered(self, distance: Length) -> Self {
        let mut moved = Self {
            width: self.width,
            slant: self.slant,
            accent: self.accent,
            is_sign: self.is_sign,
            // Where it does not reach its own baseline any more it is that much away from it.
            ascent: self.ascent - distance,
            descent: self.descent + distance,
            ..Self::default()
        };
        moved.put(self, Point::new(Length::ZERO, distance));
        moved
    }

    /// The same in a color, but for what has one already.
    pub(super) fn colored(mut self, color: Color) -> Self {
        for glyph in &mut self.glyphs {
            glyph.color.get_or_insert(color);
        }
        for rule in &mut self.rules {
            rule.color.get_or_insert(color);
        }
        self
    }

    /// The colors that the formula states, each once.
    pub(in crate::typeset) fn colors(&self) -> BTreeSet<Color> {
        let glyphs = self.glyphs.iter().filter_map(|glyph| glyph.color);
        glyphs.chain(self.rules.iter().filter_map(|rule| rule.color)).collect()
    }

    /// How far what is drawn reaches out of the box at its sides.
    pub(in crate::typeset) fn overhang(&self) -> Length {
        let glyphs =
            self.glyphs.iter().map(|glyph| (glyph.at.x, glyph.at.x + glyph.advance));
        let rules = self.rules.iter().map(|rule| (rule.rect.origin.x, rule.rect.right()));
        let over = glyphs.chain(rules).map(|(left, right)| (-left).max(right - self.width));
        over.max().unwrap_or(Length::ZERO).max(Length::ZERO)
    }

    /// The same with nothing drawn.
    pub(super) fn unseen(self) -> Self {
        Self { glyphs: Vec::new(), rules: Vec::new(), ..self }
    }
}
