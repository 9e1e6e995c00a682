//! Where a line may end, what protrudes there on either side, and what the next one begins
//! with.

use super::super::text_style::{StyleId, Styles, handle};
use super::atoms::{Atom, AtomKind, SOFT_HYPHEN};
use super::divide::{Cut, Points, share};
use super::line_style::Microtype;
use super::lines::{Builder, scaled, written};
use super::protrusion::{Protrusion, protrusion};
use crate::font::{Shaper, WordId};
use crate::language::hyphenate::repeats_hyphen;
use crate::line_break::Break;

/// Where a line may end: behind an atom, or inside it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) atom: usize,
    pub(super) cut: Option<Cut>,
    /// How far the next line's first character protrudes to the left.
    pub(super) hang: i64,
    /// Whether the next line begins with the hyphen that this one ends with.
    pub(super) repeats_hyphen: bool,
}

impl Builder<'_, '_> {
    /// The place behind the atom `at`, with what protrudes on either side of it.
    pub(super) fn place(&mut self, at: usize, penalty: i32) -> Break {
        let hang = self.hang_left(at + 1);
        let mark = self.mark(Place { atom: at, cut: None, hang, repeats_hyphen: false });
        Break {
            penalty,
            hyphen: self.ends_with_hyphen(at),
            end: -self.hang_right(at),
            start: -hang,
            mark,
        }
    }

    /// The place behind the word `at`. Where the language wants it, and `points` are not an
    /// address's, the hyphen of a compound is repeated on the next line.
    pub(super) fn place_behind_word(&mut self, at: usize, points: Points) -> Break {
        let mut place = self.place(at, self.atoms[at].penalty);
        let Some(id) = self.repeated(at).filter(|_| points != Points::Own) else {
            return place;
        };
        let next = self.atoms[at + 1];
        let AtomKind::Word(plain) = next.kind else { return place };
        let more = self.shaper.word(id).width - self.shaper.word(plain).width;
        place.start = scaled(self.styles.get(next.style), more);
        let known = &mut self.places[place.mark as usize];
        (known.hang, known.repeats_hyphen) = (0, true);
        place
    }

    /// The word behind the atom `at` with the hyphen before it with which that ends, where
    /// the language repeats it.
    fn repeated(&mut self, at: usize) -> Option<WordId> {
        let (atom, next) = (self.atoms[at], *self.atoms.get(at + 1)?);
        let style = self.styles.get(next.style);
        let is_wanted = style.running && repeats_hyphen(self.styles.tag(style.language));
        if !is_wanted || !self.ends_with_hyphen(at) {
            return None;
        }
        let (AtomKind::Word(head), AtomKind::Word(tail)) = (atom.kind, next.kind) else {
            return None;
        };
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let within = is_letter(self.shaper.word(head).text.chars().rev().nth(1))
            && is_letter(self.shaper.word(tail).text.chars().next());
        within.then(|| hyphened(self.shaper, self.styles, next))
    }

    pub(super) fn mark(&mut self, place: Place) -> u32 {
        self.places.push(place);
        handle(self.places.len() - 1)
    }

    fn ends_with_hyphen(&self, at: usize) -> bool {
        match self.atoms[at].kind {
            AtomKind::Word(id) => self.shaper.word(id).text.ends_with(['-', '\u{2010}']),
            AtomKind::Divided(_)
            | AtomKind::Object(_)
            | AtomKind::Space(..)
            | AtomKind::Gap(_)
            | AtomKind::LineEnd => false,
        }
    }

    /// What the first character from the atom `at` on protrudes to the left.
    pub(super) fn hang_left(&self, at: usize) -> i64 {
        match self.atoms.get(at).map(|atom| (atom.kind, atom.style)) {
            Some((AtomKind::Word(id) | AtomKind::Divided(id), style)) => {
                let word = self.shaper.word(id);
                let glyph = word.glyphs.first().map_or(0, |glyph| glyph.advance);
                self.hang(style, word.text.chars().next(), glyph, |hang| hang.left)
            }
            Some((
                AtomKind::Object(_)
                | AtomKind::Space(..)
                | AtomKind::Gap(_)
                | AtomKind::LineEnd,
                _,
            ))
            | None => 0,
        }
    }

    /// What the last character up to the atom `at` protrudes to the right.
    fn hang_right(&self, at: usize) -> i64 {
        let word = self.atoms[..=at].iter().rev().find_map(|atom| match atom.kind {
            AtomKind::Word(id) | AtomKind::Divided(id) => Some(Some((id, atom.style))),
            AtomKind::Object(_) => Some(None),
            AtomKind::Space(..) | AtomKind::Gap(_) | AtomKind::LineEnd => None,
        });
        let Some(Some((id, style))) = word else { return 0 };
        let word = self.shaper.word(id);
        let glyph = word.glyphs.last().map_or(0, |glyph| glyph.advance);
        self.hang(style, word.text.chars().next_back(), glyph, |hang| hang.right)
    }

    fn hang(
        &self,
        style: StyleId,
        character: Option<char>,
        advance: i32,
        side: fn(Protrusion) -> i32,
    ) -> i64 {
        let style = self.styles.get(style);
        if self.style.microtype == Microtype::Off || !style.running {
            return 0;
        }
        let posture = self.shaper.book().posture(style.run.face);
        let thousandths = character.map_or(0, |c| side(protrusion(c, posture)));
        scaled(style, share(advance, thousandths))
    }
}

/// A word with a hyphen before it that a line's end adds.
pub(super) fn hyphened(shaper: &mut Shaper<'_>, styles: &Styles, atom: Atom) -> WordId {
    let text = match atom.kind {
        AtomKind::Word(id) | AtomKind::Divided(id) => shaper.word(id).text,
        AtomKind::Object(_)
        | AtomKind::Space(..)
        | AtomKind::Gap(_)
        | AtomKind::LineEnd => "",
    };
    let text = format!("{SOFT_HYPHEN}{text}");
    shaper.shape(written(styles.get(atom.style), atom).run, &text)
}
