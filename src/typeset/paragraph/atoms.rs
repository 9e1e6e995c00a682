//! Cutting styled text into atoms: words that are shaped whole, and the spaces between
//! them.

use super::super::text_style::{ObjectId, StyleId, Styles, TextStyle};
use super::gap::{Blank, Gap};
use super::text::StyledText;
use crate::font::{Shaper, WordId, Writing};
use crate::geometry::Length;
use crate::language::full_width::is_full_width_letter;
use crate::line_break::{Break, Glue};
use unicode_bidi::Level;

/// The smallest unit that lines are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Atom {
    /// What it is.
    pub(crate) kind: AtomKind,
    /// How it looks.
    pub(crate) style: StyleId,
    /// Its first byte in the paragraph's text.
    pub(crate) start: u32,
    /// The byte after its last one.
    pub(crate) end: u32,
    /// Its level of embedding (UAX #9): odd where it is written from right to left.
    pub(crate) level: u8,
    /// What a line's end behind it costs; [`Break::FORBIDDEN`] where there is none.
    pub(crate) penalty: i32,
}

impl Atom {
    /// Whether nothing is seen of it.
    pub(crate) const fn is_blank(&self) -> bool {
        match self.kind {
            AtomKind::Space(..) | AtomKind::Gap(_) | AtomKind::LineEnd => true,
            AtomKind::Word(_) | AtomKind::Divided(_) | AtomKind::Object(_) => false,
        }
    }
}

/// What an atom is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AtomKind {
    /// A word or a part of one.
    Word(WordId),
    /// The first part of a divided word, its hyphen added.
    Divided(WordId),
    /// An image or a formula, as wide as it is.
    Object(ObjectId),
    /// A space that stretches and shrinks.
    Space(Spacing, char),
    /// Nothing drawn: between ideographs and beside their punctuation.
    Gap(Gap),
    /// The line ends here.
    LineEnd,
}

/// How wide a space is and how it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spacing {
    /// A word space, breaking or not.
    Word,
    /// The space inside guillemets: narrower, and it shrinks more than it stretches.
    Guillemet,
    /// A fixed share of the word space, in thousandths.
    Fixed(u16),
}

impl Spacing {
    /// The glue, where the word space is `space` wide.
    ///
    /// A word space is as wide as the font's, stretches by half and shrinks by a third of
    /// it (Knuth's proportions, which the Libertinus metrics for TeX keep). Inside guillemets it
    /// is babel-french's `FBguillspace`.
    pub(crate) fn glue(self, space: Length) -> Glue {
        let share = |numerator| space.scale(numerator, 1000).raw();
        match self {
            Self::Word => {
                Glue { width: space.raw(), stretch: share(500), shrink: share(333) }
            }
            Self::Guillemet => {
                Glue { width: share(800), stretch: share(150), shrink: share(267) }
            }
            Self::Fixed(thousandths) => {
                Glue { width: share(thousandths.into()), stretch: 0, shrink: 0 }
            }
        }
    }
}

/// The character that allows a division and is seen only there.
pub(crate) const SOFT_HYPHEN: char = '\u{AD}';

/// Whether a word has a soft hyphen. Every word is asked, and is short: its bytes are looked
/// at in place.
pub(super) fn has_soft_hyphen(word: &str) -> bool {
    word.as_bytes().windows(2).any(|pair| matches!(pair, [0xC2, 0xAD]))
}

/// Where lines may end and where words are to be cut, by byte offset.
pub(crate) type Places = [(usize, i32)];

/// Cuts `text` into atoms. `places` are the offsets before which a line may begin, with
/// their penalties, in ascending order.
pub(crate) fn itemize(
    shaper: &mut Shaper<'_>,
    styles: &Styles,
    text: &StyledText,
    places: &Places,
) -> Vec<Atom> {
    let levels = text.levels();
    let mut cutter = Cutter {
        shaper,
        styles,
        text: &text.text,
        places,
        levels,
        atoms: Vec::new(),
        blank: Blank::None,
    };
    for (start, end, style) in text.stretches() {
        cutter.cut(start, end, style);
    }
    cutter.atoms
}

pub(super) struct Cutter<'a, 'b> {
    pub(super) shaper: &'a mut Shaper<'b>,
    pub(super) styles: &'a Styles,
    pub(super) text: &'a str,
    places: &'a Places,
    /// One level a byte; empty where all is written from left to right.
    levels: Vec<Level>,
    pub(super) atoms: Vec<Atom>,
    pub(super) blank: Blank,
}

impl Cutter<'_, '_> {
    /// Cuts one stretch of one style.
    fn cut(&mut self, start: usize, end: usize, style: StyleId) {
        if let Some(object) = self.styles.get(style).object {
            let penalty = self.penalty_before(end);
            self.gap(start, style, None);
            self.note_blank(style, None);
            return self.push(AtomKind::Object(object), style, (start, end), penalty);
        }
        let stretch = self.text.get(start..end).unwrap_or("");
        // The places from here on: each is met once, as the characters are.
        let coming = self.places.partition_point(|place| place.0 < start);
        let mut coming = self.places.get(coming..).unwrap_or(&[]).iter().peekable();
        let mut word = start;
        for (at, character) in stretch.char_indices().map(|(at, c)| (start + at, c)) {
            let after = at + character.len_utf8();
            while coming.next_if(|place| place.0 < at).is_some() {}
            let is_place = coming.peek().is_some_and(|place| place.0 == at);
            // Most characters of most texts are letters in the midst of a word.
            if at > word
                && character.is_ascii_alphanumeric()
                && !is_place
                && self.levels.is_empty()
            {
                continue;
            }
            let space = self.space(character, at, style);
            if let Some(kind) = space {
                self.word(word, at, style);
                let penalty = self.penalty_before(after);
                self.push(kind, style, (at, after), penalty);
                word = after;
            } else if is_unseen(character) {
                self.word(word, at, style);
                self.allow_break(after);
                word = after;
            } else if at > word && self.is_level_change(at) {
                self.word(word, at, style);
                word = at;
            } else {
                let half = self.half(character, after, style);
                // A line may end there, or gives.
                let is_seam = || {
                    is_place && !before_soft_hyphen(self.text, at)
                        || is_full_width_letter(character) && self.gives_at(at)
                };
                if at > word && (half.is_some() || is_seam()) {
                    self.word(word, at, style);
                    word = at;
                }
                if at == word {
                    self.gap(at, style, half.map(|(_, blank)| blank));
                }
                if let Some((id, blank)) = half {
                    let penalty = self.penalty_before(after);
                    self.push(AtomKind::Word(id), style, (at, after), penalty);
                    self.note_blank(style, Some(blank));
                    word = after;
                }
            }
        }
        self.word(word, end, style);
    }

    /// Adds the word from `start` to `end`, where there is one.
    fn word(&mut self, start: usize, end: usize, style: StyleId) {
        let Some(word) = self.text.get(start..end).filter(|word| !word.is_empty()) else {
            return;
        };
        let mut run = self.styles.get(style).run;
        if self.level(start) % 2 == 1 {
            run.writing = Writing::RightToLeft;
        }
        let id = if has_soft_hyphen(word) {
            self.shaper.shape(run, &word.replace(SOFT_HYPHEN, ""))
        } else {
            self.shaper.shape(run, word)
        };
        let penalty = self.penalty_before(end);
        self.push(AtomKind::Word(id), style, (start, end), penalty);
        self.note_blank(style, None);
    }

    pub(super) fn push(
        &mut self,
        kind: AtomKind,
        style: StyleId,
        range: (usize, usize),
        penalty: i32,
    ) {
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let (start, end) = (byte(range.0), byte(range.1));
        let level = self.level(range.0);
        self.atoms.push(Atom { kind, style, start, end, level, penalty });
    }

    fn level(&self, at: usize) -> u8 {
        self.levels.get(at).map_or(0, Level::number)
    }

    fn is_level_change(&self, at: usize) -> bool {
        at > 0 && !self.levels.is_empty() && self.level(at) != self.level(at - 1)
    }

    /// An unseen character ends here: what it allows holds for the atom before it.
    fn allow_break(&mut self, after: usize) {
        let penalty = self.penalty_before(after);
        if let Some(last) = self.atoms.last_mut() {
            last.penalty = last.penalty.min(penalty);
        }
    }

    pub(super) fn is_place(&self, offset: usize) -> bool {
        self.places.binary_search_by_key(&offset, |place| place.0).is_ok()
    }

    fn penalty_before(&self, offset: usize) -> i32 {
        self.places
            .binary_search_by_key(&offset, |place| place.0)
            .map_or(Break::FORBIDDEN, |at| self.places[at].1)
    }

    /// What kind of space a character is, if any. Widths of the French spaces:
    /// babel-french's `FBthinspace` and `FBguillspace`; of the others: The Unicode
    /// Standard, chapter 6, in shares of a word space of a quarter em.
    fn space(&self, character: char, at: usize, style: StyleId) -> Option<AtomKind> {
        let beside_guillemet = || {
            let before = self.text.get(..at).and_then(|text| text.chars().next_back());
            let after = at + character.len_utf8();
            let after = self.text.get(after..).and_then(|text| text.chars().next());
            matches!(before, Some('«' | '‹')) || matches!(after, Some('»' | '›'))
        };
        let spacing = match character {
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                return Some(AtomKind::LineEnd);
            }
            // In code columns stand below each other: every space is one cell.
            ' ' | '\t' | '\u{A0}' | '\u{202F}' | '\u{2000}'..='\u{200A}'
                if !self.styles.get(style).running =>
            {
                Spacing::Fixed(1000)
            }
            ' ' | '\t' => Spacing::Word,
            '\u{A0}' if beside_guillemet() => Spacing::Guillemet,
            '\u{A0}' => Spacing::Word,
            '\u{202F}' if beside_guillemet() => Spacing::Guillemet,
            '\u{202F}' => Spacing::Fixed(500),
            '\u{2002}' | '\u{2000}' | '\u{2007}' => Spacing::Fixed(2000),
            '\u{2003}' | '\u{2001}' | '\u{3000}' => Spacing::Fixed(4000),
            '\u{2004}' => Spacing::Fixed(1333),
            '\u{2005}' | '\u{205F}' => Spacing::Fixed(1000),
            '\u{2006}' => Spacing::Fixed(667),
            '\u{2009}' => Spacing::Fixed(667),
            '\u{2008}' => Spacing::Fixed(800),
            '\u{200A}' => Spacing::Fixed(333),
            _ => return None,
        };
        Some(AtomKind::Space(spacing, character))
    }
}

/// Characters that are obeyed and not drawn: zero-width space, word joiner, byte order
/// mark and the marks of direction.
const fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}' | '\r'
    )
}

/// Whether a soft hyphen stands right before `offset`: that place is a division of its
/// word, not an end of it.
fn before_soft_hyphen(text: &str, offset: usize) -> bool {
    text.get(..offset).is_some_and(|before| before.ends_with(SOFT_HYPHEN))
}

/// The natural width of an atom.
pub(crate) fn width(shaper: &mut Shaper<'_>, styles: &Styles, atom: &Atom) -> Length {
    let style = styles.get(atom.style);
    match atom.kind {
        AtomKind::Word(id) | AtomKind::Divided(id) => {
            style.size.scale(shaper.word(id).width, 65536)
        }
        AtomKind::Space(spacing, _) => {
            Length::from_raw(spacing.glue(word_space(shaper, style)).width)
        }
        AtomKind::Object(id) => styles.object(id).size.width,
        AtomKind::Gap(gap) => Length::from_raw(gap.glue(style).width),
        AtomKind::LineEnd => Length::ZERO,
    }
}

/// The width of a word space in a style: the face's own space.
pub(crate) fn word_space(shaper: &mut Shaper<'_>, style: &TextStyle) -> Length {
    let width = shaper.glyph(style.run.face, ' ').map_or(65536 / 4, |(_, advance)| advance);
    style.size.scale(width.into(), 65536)
}
