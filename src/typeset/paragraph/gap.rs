//! What lies between ideographs, kana and their punctuation where no space is written.

use super::super::text_style::{StyleId, TextStyle};
use super::atoms::{Atom, AtomKind, Cutter};
use crate::font::{Features, WordId};
use crate::geometry::Length;
use crate::language::full_width::{
    BlankHalf, blank_half, is_full_width_letter, joins_closing, joins_opening,
};
use crate::language::segment::is_ideographic;
use crate::line_break::{Break, Glue};

/// White space that no character stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Two signs set solid, with a little give.
    Solid,
    /// The blank half of a full-width bracket, comma or full stop.
    Half,
}

impl Gap {
    /// The glue in a style: none that gives a twentieth of an ideograph's width, or half of
    /// one that shrinks to a quarter (JLREQ 3.1.2; the least that JIS X 4051 asks for).
    pub(crate) fn glue(self, style: &TextStyle) -> Glue {
        let share = |hundredths| style.size.scale(hundredths, 100).raw();
        match self {
            Self::Solid => Glue { width: 0, stretch: share(5), shrink: share(5) / 2 },
            Self::Half => Glue { width: share(50), stretch: share(5), shrink: share(25) },
        }
    }
}

/// What the white space before an atom hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blank {
    /// No blank half goes before.
    None,
    /// The blank half of a closing sign in this style goes before, but for the calls of notes
    /// that stand at the sign.
    Owed(StyleId),
}

impl Cutter<'_, '_> {
    /// The full-width sign at a place without its blank half, where it is one. In code signs
    /// stand in columns, and what selects a variant of a glyph makes another of it.
    pub(super) fn half(
        &mut self,
        character: char,
        after: usize,
        style: StyleId,
    ) -> Option<(WordId, BlankHalf)> {
        let blank = blank_half(character)?;
        let style = self.styles.get(style);
        let next = self.text.get(after..).and_then(|text| text.chars().next());
        if !style.running || matches!(next, Some('\u{FE00}'..='\u{FE0F}')) {
            return None;
        }
        self.shaper.half(style.run, character).map(|word| (word, blank))
    }

    /// Whether a line gives between the two letters on both sides of `at`, though it may not
    /// end there: before a small kana or the mark of a long vowel.
    pub(super) fn gives_at(&self, at: usize) -> bool {
        let (before, after) = self.around(at);
        before.is_some_and(is_full_width_letter) && after.is_some_and(is_full_width_letter)
    }

    /// Adds what lies before the atom that begins at `at`, where anything does. The line ends
    /// there rather than behind the atom before.
    pub(super) fn gap(&mut self, at: usize, style: StyleId, blank: Option<BlankHalf>) {
        let is_abutting = |last: &Atom| last.end as usize == at && !last.is_blank();
        if !self.atoms.last().is_some_and(is_abutting) || self.is_raised(style) {
            return;
        }
        let (before, after) = self.around(at);
        let opens = blank == Some(BlankHalf::Before) && !before.is_some_and(joins_opening);
        let found = match self.blank {
            Blank::Owed(own) if !after.is_some_and(joins_closing) => Some((Gap::Half, own)),
            Blank::None if opens => Some((Gap::Half, style)),
            Blank::None | Blank::Owed(_) => {
                let is_solid = blank.is_none()
                    && self.blank == Blank::None
                    && before.is_some_and(is_ideographic)
                    && after.is_some_and(is_ideographic)
                    && (self.is_place(at) || self.gives_at(at));
                is_solid.then_some((Gap::Solid, style))
            }
        };
        let (Some((gap, style)), Some(last)) = (found, self.atoms.last_mut()) else {
            return;
        };
        let penalty = std::mem::replace(&mut last.penalty, Break::FORBIDDEN);
        self.push(AtomKind::Gap(gap), style, (at, at), penalty);
    }

    /// What the atom added last leaves blank behind it.
    pub(super) fn note_blank(&mut self, style: StyleId, blank: Option<BlankHalf>) {
        self.blank = match blank {
            Some(BlankHalf::Behind) => Blank::Owed(style),
            // The call of a note stands at the sign, and the blank half behind both.
            Some(BlankHalf::Before) | None if self.is_raised(style) => self.blank,
            Some(BlankHalf::Before) | None => Blank::None,
        };
    }

    fn is_raised(&self, style: StyleId) -> bool {
        let style = self.styles.get(style);
        style.raise > Length::ZERO || style.run.features.has(Features::SUPERIOR)
    }

    fn around(&self, at: usize) -> (Option<char>, Option<char>) {
        (
            self.text.get(..at).and_then(|text| text.chars().next_back()),
            self.text.get(at..).and_then(|text| text.chars().next()),
        )
    }
}
