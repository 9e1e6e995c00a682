//! Cutting a word where its face or its script changes.

use super::super::FaceId;
use super::Shaper;
use harfrust::Tag;
use unicode_normalization::char::compose;

/// A part of a word in one face and script.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) start: usize,
    /// Known when the next one is.
    pub(super) end: usize,
    pub(super) face: FaceId,
    pub(super) script: Option<harfrust::Script>,
    pub(super) drawn: Drawn,
}

impl Piece {
    const fn new(
        start: usize,
        face: FaceId,
        script: Option<harfrust::Script>,
        drawn: Drawn,
    ) -> Self {
        Self { start, end: start, face, script, drawn }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drawn {
    Glyphs,
    Box,
}

impl Shaper<'_> {
    /// Cuts the text where face or script changes. Gives the characters that no face has.
    pub(super) fn cut(
        &mut self,
        wanted: FaceId,
        text: &str,
        pieces: &mut Vec<Piece>,
    ) -> String {
        let mut missing = String::new();
        let mut base = None;
        for (start, character) in text.char_indices() {
            let before = base.replace((start, character));
            if is_joined(character)
                && let Some(before) = before
                && let Some(last) = pieces.last().copied()
            {
                base = Some(before);
                // What joins a character that is a box is part of the box.
                if last.drawn == Drawn::Box
                    || self.is_one_face(wanted, (before, last), character, pieces)
                {
                    continue;
                }
            }
            let Some(face) = self.face_for(wanted, character, pieces.last()) else {
                if !missing.contains(character) {
                    missing.push(character);
                }
                pieces.push(Piece::new(start, wanted, None, Drawn::Box));
                continue;
            };
            let script = script_of(character);
            match pieces.last_mut() {
                Some(last)
                    if last.drawn == Drawn::Glyphs
                        && last.face == face
                        && (script.is_none()
                            || last.script.is_none()
                            || last.script == script) =>
                {
                    last.script = last.script.or(script);
                }
                Some(_) | None => {
                    pieces.push(Piece::new(start, face, script, Drawn::Glyphs));
                }
            }
        }
        let mut end = text.len();
        for piece in pieces.iter_mut().rev() {
            piece.end = end;
            end = piece.start;
        }
        missing
    }

    /// Whether one face draws `mark` and the character before it, which then may stand in a
    /// piece of its own: a mark stays with its base.
    fn is_one_face(
        &mut self,
        wanted: FaceId,
        ((at, base), last): ((usize, char), Piece),
        mark: char,
        pieces: &mut Vec<Piece>,
    ) -> bool {
        if is_unseen(mark) || self.has(last.face, mark) {
            return true;
        }
        // `e` with an acute is `é`, and the face needs no acute.
        if compose(base, mark).is_some_and(|composed| self.has(last.face, composed)) {
            return true;
        }
        let mut others = self.book.fallbacks(wanted).into_iter();
        let both = others.find(|face| self.has(*face, base) && self.has(*face, mark));
        let Some(face) = both else { return false };
        match pieces.last_mut() {
            Some(last) if last.start == at => last.face = face,
            Some(_) | None => {
                pieces.push(Piece::new(at, face, script_of(base), Drawn::Glyphs));
            }
        }
        true
    }

    /// The face that draws a character: the wanted face is asked first, then the one of the
    /// piece before, then all others.
    fn face_for(
        &mut self,
        wanted: FaceId,
        character: char,
        last: Option<&Piece>,
    ) -> Option<FaceId> {
        let before =
            last.filter(|piece| piece.drawn == Drawn::Glyphs).map(|piece| piece.face);
        // A joiner or a selector needs no glyph.
        if is_unseen(character) {
            return before.or(Some(wanted));
        }
        if self.has(wanted, character) {
            return Some(wanted);
        }
        if let Some(before) = before
            && self.has(before, character)
        {
            return Some(before);
        }
        let fallbacks = self.book.fallbacks(wanted);
        fallbacks.into_iter().find(|face| self.has(*face, character))
    }
}

/// The script of a character, where it has one of its own.
fn script_of(character: char) -> Option<harfrust::Script> {
    use unicode_script::{Script, UnicodeScript as _};
    if character.is_ascii() {
        return character.is_ascii_alphabetic().then_some(harfrust::Script::LATIN);
    }
    match character.script() {
        Script::Common | Script::Inherited | Script::Unknown => None,
        script => {
            let name: [u8; 4] = script.short_name().as_bytes().try_into().ok()?;
            harfrust::Script::from_iso15924_tag(Tag::new(&name))
        }
    }
}

/// Whether a character joins the one before it: combining marks, joiners, selectors.
fn is_joined(character: char) -> bool {
    use unicode_script::{Script, UnicodeScript as _};
    !character.is_ascii()
        && (character.script() == Script::Inherited
            || matches!(character, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}'))
}

/// Whether a character is obeyed and not drawn: joiners, selectors of variants.
const fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{34F}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}'
    )
}
