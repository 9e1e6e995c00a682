//! Which code shows which glyph, and which text each code stands for.
//!
//! A glyph has one code per face, given in the order of first use. One font resource can
//! give a code one text; where a face shares one glyph between two characters (the space
//! and U+00A0, the hyphen and U+00AD), the second is shown through another *layer*: a font
//! resource over the same embedded subset with a ToUnicode of its own. Text that layers
//! cannot hold is said by ActualText.

use crate::font::{Face, FaceId, FontBook};
use skrifa::{FontRef, MetadataProvider as _};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Layers for each face. A glyph that shows more than this many texts (the box for what no
/// font has) says the others through ActualText, so that fonts do not multiply.
const MAX_LAYERS: usize = 4;

/// The glyphs of all faces that a document shows.
#[derive(Debug)]
pub(super) struct Glyphs<'a> {
    book: &'a FontBook,
    /// By [`FaceId::index`].
    faces: Vec<Option<FaceGlyphs>>,
    /// Texts of more than one character; their place is their key.
    strings: Strings,
    fonts: Vec<Layer>,
    private_use: PrivateUse,
    /// The private characters that were replaced.
    replaced: BTreeSet<char>,
}

/// How text is said that has characters of private use: what they mean no program knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PrivateUse {
    /// By ActualText (ISO 19005-2, 6.2.11.7.3).
    Spoken,
    /// With U+FFFD in their place: ActualText has no such character either (ISO 14289-2,
    /// 8.4.3).
    Replaced,
}

/// A font resource: one layer of one face.
#[derive(Debug)]
pub(super) struct Layer {
    /// The face.
    pub(super) face: FaceId,
    /// By code: the text it stands for.
    texts: Vec<Key>,
    /// The codes shown where ActualText speaks for them.
    mute: BTreeSet<u16>,
}

/// The glyphs shown of one face.
#[derive(Debug, Default)]
pub(super) struct FaceGlyphs {
    /// By glyph: its code; 0 for none so far.
    codes: Vec<u16>,
    /// By code: the glyph.
    glyphs: Vec<u16>,
    /// By code: the width that `/W` tells, in thousandths of an em.
    widths: Vec<i64>,
    /// Its font resources, by layer.
    layers: Vec<usize>,
}

/// A text in one word: a character, or the place of a string.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Key(u32);

impl Key {
    /// No text so far.
    const NONE: Self = Self(0);
    /// Above every character.
    const STRING: u32 = 0x8000_0000;
}

/// How a glyph is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// The font resource.
    pub(super) font: usize,
    /// The code in it.
    pub(super) code: u16,
    /// The width the font tells for it, in thousandths of an em.
    pub(super) width: i64,
    /// Whether the text is what the code stands for.
    pub(super) says_text: bool,
}

impl<'a> Glyphs<'a> {
    /// No glyph yet.
    pub(super) fn new(book: &'a FontBook, private_use: PrivateUse) -> Self {
        Self {
            book,
            faces: Vec::new(),
            strings: Strings::default(),
            fonts: Vec::new(),
            private_use,
            replaced: BTreeSet::new(),
        }
    }

    /// What is said for `text` in this form.
    pub(super) fn said<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        if self.private_use == PrivateUse::Spoken || !has_private(text) {
            return Cow::Borrowed(text);
        }
        self.replaced.extend(text.chars().filter(|c| is_private(*c)));
        Cow::Owned(text.replace(is_private, "\u{fffd}"))
    }

    /// The private characters that U+FFFD stands for.
    pub(super) const fn replaced(&self) -> &BTreeSet<char> {
        &self.replaced
    }

    /// How the glyph `id` of a face is shown where it stands for `text`. The font resource
    /// at hand is tried before others: some readers drop what is shown of a font without
    /// any ink, so a space goes with the words behind it.
    pub(super) fn show(
        &mut self,
        face: FaceId,
        id: u16,
        text: &str,
        at_hand: Option<usize>,
    ) -> Shown {
        let private = has_private(text);
        let key = if private { Key::NONE } else { self.strings.key(text) };
        if let Some(shown) = at_hand.and_then(|font| self.shown(font, face, id, key)) {
            return shown;
        }
        let known = self.face(face);
        let code = match known.codes.get(usize::from(id)) {
            Some(&code) if code != 0 => code,
            Some(_) | None => self.add(face, id),
        };
        let Some(known) = self.faces.get(face.index()).and_then(Option::as_ref) else {
            return Shown { font: 0, code, width: 0, says_text: false };
        };
        let width = known.widths[usize::from(code)];
        let at_hand = at_hand.filter(|font| known.layers.contains(font));
        for &font in at_hand.iter().chain(&known.layers) {
            let texts = &mut self.fonts[font].texts;
            if texts.len() <= usize::from(code) {
                texts.resize(usize::from(code) + 1, Key::NONE);
            }
            let own = &mut texts[usize::from(code)];
            if *own == key && key != Key::NONE {
                return Shown { font, code, width, says_text: true };
            }
            if *own == Key::NONE && key != Key::NONE {
                *own = key;
                return Shown { font, code, width, says_text: true };
            }
        }
        if key != Key::NONE && known.layers.len() < MAX_LAYERS {
            let mut texts = vec![Key::NONE; usize::from(code) + 1];
            texts[usize::from(code)] = key;
            let font = self.fonts.len();
            self.fonts.push(Layer { face, texts, mute: BTreeSet::new() });
            if let Some(known) = &mut self.faces[face.index()] {
                known.layers.push(font);
            }
            return Shown { font, code, width, says_text: true };
        }
        let font = at_hand.unwrap_or(known.layers[0]);
        self.fonts[font].mute.insert(code);
        Shown { font, code, width, says_text: false }
    }

    /// How a glyph is shown by the font resource at hand, where that has shown it for the
    /// same text before: so it is with nearly every glyph of a page.
    fn shown(&self, font: usize, face: FaceId, id: u16, key: Key) -> Option<Shown> {
        let layer = self.fonts.get(font).filter(|layer| layer.face == face)?;
        let known = self.of(face)?;
        let code = *known.codes.get(usize::from(id))?;
        let is_known = key != Key::NONE && *layer.texts.get(usize::from(code))? == key;
        let width = *known.widths.get(usize::from(code))?;
        is_known.then_some(Shown { font, code, width, says_text: true })
    }

    /// The faces that the glyphs are of.
    pub(super) const fn book(&self) -> &'a FontBook {
        self.book
    }

    /// The font resources, by number.
    pub(super) fn fonts(&self) -> &[Layer] {
        &self.fonts
    }

    /// The glyphs of a face that is shown.
    pub(super) fn of(&self, face: FaceId) -> Option<&FaceGlyphs> {
        self.faces.get(face.index()).and_then(Option::as_ref)
    }

    /// What each code shown of a font resource stands for. Codes that nothing but ActualText
    /// speaks for have the character that the face itself maps to the glyph, or U+FFFD.
    pub(super) fn texts(&self, font: usize) -> Vec<(u16, String)> {
        let layer = &self.fonts[font];
        let Some(known) = self.of(layer.face) else { return Vec::new() };
        let mut own: Option<BTreeMap<u16, char>> = None;
        let mut texts = Vec::new();
        for (code, glyph) in (0_u16..).zip(&known.glyphs).skip(1) {
            let text = match layer.texts.get(usize::from(code)) {
                Some(&key) if key != Key::NONE => self.strings.text(key),
                Some(_) | None if layer.mute.contains(&code) => own
                    .get_or_insert_with(|| characters(self.book.face(layer.face)))
                    .get(glyph)
                    .copied()
                    .filter(|character| !is_private(*character))
                    .unwrap_or(char::REPLACEMENT_CHARACTER)
                    .to_string(),
                // Another layer shows it.
                Some(_) | None => continue,
            };
            texts.push((code, text));
        }
        texts
    }

    /// The known glyphs of a face, its first layer made.
    fn face(&mut self, face: FaceId) -> &mut FaceGlyphs {
        if self.faces.len() <= face.index() {
            self.faces.resize_with(face.index() + 1, || None);
        }
        let fonts = &mut self.fonts;
        self.faces[face.index()].get_or_insert_with(|| {
            fonts.push(Layer { face, texts: Vec::new(), mute: BTreeSet::new() });
            FaceGlyphs {
                codes: Vec::new(),
                // Code 0 is `.notdef`, which is in every font and never shown.
                glyphs: vec![0],
                widths: vec![0],
                layers: vec![fonts.len() - 1],
            }
        })
    }

    /// Gives a glyph the next code.
    fn add(&mut self, face: FaceId, id: u16) -> u16 {
        let width = width(self.book.face(face), id);
        let known = self.face(face);
        let code = u16::try_from(known.glyphs.len()).unwrap_or(u16::MAX);
        known.glyphs.push(id);
        known.widths.push(width);
        if known.codes.len() <= usize::from(id) {
            known.codes.resize(usize::from(id) + 1, 0);
        }
        known.codes[usize::from(id)] = code;
        code
    }
}

impl FaceGlyphs {
    /// By code: the glyph; the first is `.notdef`.
    pub(super) fn glyphs(&self) -> &[u16] {
        &self.glyphs
    }
}

/// Whether a text has a character of a private use area.
fn has_private(text: &str) -> bool {
    // In UTF-8 all of them begin with 0xEE or more and have three bytes; hardly any text is
    // so.
    text.len() > 2 && text.bytes().any(|byte| byte >= 0xEE) && text.contains(is_private)
}

/// Whether Unicode leaves a character to private agreement (chapter 23.5).
const fn is_private(character: char) -> bool {
    matches!(
        character,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}'
    )
}

/// The width that printpdf writes into `/W`: thousandths of an em, truncated.
#[expect(clippy::cast_possible_truncation, reason = "float to integer casts saturate")]
fn width(face: &Face, glyph: u16) -> i64 {
    let units = f32::from(face.metrics().units_per_em.max(1));
    (f32::from(face.advance(glyph)) * 1000.0 / units) as i64
}

/// The first character that a face maps to each glyph.
fn characters(face: &Face) -> BTreeMap<u16, char> {
    let mut characters = BTreeMap::new();
    if let Ok(font) = FontRef::from_index(face.bytes(), face.index()) {
        for (code, glyph) in font.charmap().mappings() {
            if let (Some(character), Ok(glyph)) =
                (char::from_u32(code), u16::try_from(glyph.to_u32()))
            {
                characters.entry(glyph).or_insert(character);
            }
        }
    }
    characters
}

/// Texts of more than one character: ligatures, mostly.
#[derive(Debug, Default)]
struct Strings {
    list: Vec<String>,
    keys: BTreeMap<String, u32>,
}

impl Strings {
    /// The key of a text; [`Key::NONE`] for none.
    fn key(&mut self, text: &str) -> Key {
        let mut characters = text.chars();
        match (characters.next(), characters.next()) {
            (None, _) | (Some('\0'), None) => Key::NONE,
            (Some(character), None) => Key(u32::from(character)),
            (Some(_), Some(_)) => {
                if let Some(key) = self.keys.get(text) {
                    return Key(*key);
                }
                let place = u32::try_from(self.list.len()).unwrap_or(u32::MAX >> 1);
                let key = Key::STRING | place;
                self.list.push(text.to_owned());
                self.keys.insert(text.to_owned(), key);
                Key(key)
            }
        }
    }

    /// The text behind a key.
    fn text(&self, key: Key) -> String {
        if key.0 & Key::STRING == 0 {
            return char::from_u32(key.0).map(String::from).unwrap_or_default();
        }
        self.list.get((key.0 & !Key::STRING) as usize).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{Family, Posture, Weight};

    #[test]
    fn a_glyph_has_one_code_and_a_layer_for_each_text() {
        let book = FontBook::bundled();
        let face = book.select(Family::Serif, Weight::REGULAR, Posture::Upright);
        let space = book.face(face).glyph(' ').expect("a space");
        let mut glyphs = Glyphs::new(&book, PrivateUse::Spoken);
        let plain = glyphs.show(face, space, " ", None);
        let hard = glyphs.show(face, space, "\u{a0}", Some(plain.font));
        assert_eq!(plain.code, hard.code);
        assert_ne!(plain.font, hard.font);
        assert_eq!(glyphs.show(face, space, " ", Some(hard.font)), plain);
        assert_eq!(glyphs.texts(plain.font), [(1, " ".to_owned())]);
        assert_eq!(glyphs.texts(hard.font), [(1, "\u{a0}".to_owned())]);
        let letter = glyphs.show(face, 40, "a", Some(hard.font));
        assert_eq!(letter.font, hard.font, "a letter goes with the space before it");
    }

    #[test]
    fn private_characters_are_said_by_actual_text_or_replaced() {
        let book = FontBook::bundled();
        let face = book.select(Family::Serif, Weight::REGULAR, Posture::Upright);
        let mut spoken = Glyphs::new(&book, PrivateUse::Spoken);
        assert_eq!(spoken.said("a\u{e000}"), "a\u{e000}");
        let shown = spoken.show(face, 40, "\u{e000}", None);
        assert!(!shown.says_text && spoken.replaced().is_empty());
        let texts = spoken.texts(shown.font);
        assert!(texts.iter().all(|(_, text)| !text.contains(is_private)), "{texts:?}");
        let mut replaced = Glyphs::new(&book, PrivateUse::Replaced);
        assert_eq!(replaced.said("a\u{e000}"), "a\u{fffd}");
        assert_eq!(replaced.replaced().iter().collect::<String>(), "\u{e000}");
        assert!(replaced.show(face, 40, "\u{fffd}", None).says_text);
    }

    #[test]
    fn layers_do_not_multiply() {
        let book = FontBook::bundled();
        let face = book.select(Family::Serif, Weight::REGULAR, Posture::Upright);
        let mut glyphs = Glyphs::new(&book, PrivateUse::Spoken);
        let says: Vec<bool> = ('a'..'k')
            .map(|character| glyphs.show(face, 40, &character.to_string(), None).says_text)
            .collect();
        assert_eq!(says.iter().filter(|says| **says).count(), MAX_LAYERS);
        assert_eq!(glyphs.fonts().len(), MAX_LAYERS);
    }

    #[test]
    fn what_is_shown_for_actual_text_has_a_character_in_its_layer_and_nothing_else_has() {
        let book = FontBook::bundled();
        let face = book.select(Family::Serif, Weight::REGULAR, Posture::Upright);
        let glyph = |character| book.face(face).glyph(character).expect("a letter");
        let mut glyphs = Glyphs::new(&book, PrivateUse::Spoken);
        let first = glyphs.show(face, glyph('a'), "a", None);
        let second = glyphs.show(face, glyph('a'), "b", Some(first.font));
        let follower = glyphs.show(face, glyph('c'), "", Some(second.font));
        assert!(!follower.says_text && follower.font == second.font);
        assert_eq!(glyphs.texts(first.font), [(1, "a".to_owned())]);
        assert_eq!(glyphs.texts(second.font), [(1, "b".to_owned()), (2, "c".to_owned())]);
    }

    #[test]
    fn ligatures_stand_for_all_their_letters() {
        let book = FontBook::bundled();
        let face = book.select(Family::Serif, Weight::REGULAR, Posture::Upright);
        let mut glyphs = Glyphs::new(&book, PrivateUse::Spoken);
        let shown = glyphs.show(face, 77, "ffi", None);
        assert!(shown.says_text);
        assert_eq!(glyphs.texts(shown.font), [(1, "ffi".to_owned())]);
    }
}
