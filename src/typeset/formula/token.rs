//! Letters, numbers, words and blanks.

use super::boxes::PlacedGlyph;
use super::{Formula, MathBox, MathStyle};
use crate::geometry::{Length, Point};
use crate::mathml::Node;

impl Formula<'_> {
    /// A letter, a number or words. A single letter is slanted unless it says otherwise.
    pub(super) fn token(&self, node: &Node, style: MathStyle) -> Result<MathBox, String> {
        let words = words(node);
        let mut characters = words.chars();
        let single = match (characters.next(), characters.next()) {
            (Some(only), None) if node.name == "mi" => Some(only),
            (_, _) => None,
        };
        let is_upright = node.attribute("mathvariant") == Some("normal");
        let mut set = MathBox::default();
        for character in words.chars() {
            let drawn = match single {
                Some(only) if !is_upright => slanted(only),
                Some(_) | None => character,
            };
            set.append(self.character(character, drawn, style)?);
        }
        if single.is_some() {
            set.is_sign = true;
            if let Some(glyph) = set.glyphs.first().map(|glyph| glyph.id) {
                set.accent =
                    self.face.accent_attachment(glyph).map(|at| self.measure(at, style));
                set.slant = self.measure(self.face.italics_correction(glyph), style);
                set.width += set.slant;
            }
        }
        Ok(set)
    }

    /// A character, drawn as `drawn`.
    pub(super) fn character(
        &self,
        character: char,
        drawn: char,
        style: MathStyle,
    ) -> Result<MathBox, String> {
        let glyph = |character| self.face.face().glyph(character);
        match glyph(drawn).or_else(|| glyph(character)) {
            Some(id) => Ok(self.glyph(id, character, style)),
            None => Err(format!("the font for formulas has no `{character}`")),
        }
    }

    /// A glyph that shows `character`.
    pub(super) fn glyph(&self, id: u16, character: char, style: MathStyle) -> MathBox {
        let extent = self.face.extent(id);
        let advance = self.measure(self.face.face().advance(id).into(), style);
        MathBox {
            width: advance,
            ascent: self.measure(extent.top, style),
            descent: self.measure(-extent.bottom, style),
            glyphs: vec![PlacedGlyph {
                id,
                at: Point::default(),
                size: self.size(style),
                advance,
                character,
                color: None,
            }],
            ..MathBox::default()
        }
    }

    /// A blank.
    pub(super) fn space(&self, node: &Node, style: MathStyle) -> MathBox {
        let width = node.attribute("width").map(|width| self.length(width, style));
        let margin = self.styled(node, "margin-left", style);
        MathBox::blank(width.or(margin).unwrap_or(Length::ZERO))
    }

    /// What stands in an element with white space on both sides.
    pub(super) fn padded(&self, node: &Node, style: MathStyle) -> Result<MathBox, String> {
        let padding = |side| self.styled(node, side, style).unwrap_or(Length::ZERO);
        let mut set = MathBox::blank(padding("padding-left"));
        set.append(self.row(&node.children, style, None)?);
        set.width += padding("padding-right");
        Ok(set)
    }
}

/// The words of an element, those of what stands in it too. Selectors of variants are not
/// drawn, nor are the signs that say how a formula is read (U+2061 to U+2064).
pub(super) fn words(node: &Node) -> String {
    let mut words: String = node.text.chars().filter(|c| !is_unseen(*c)).collect();
    for child in &node.children {
        words.push_str(&self::words(child));
    }
    words.replace('\u{a0}', " ")
}

const fn is_unseen(character: char) -> bool {
    matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{2061}'..='\u{2064}' | '\u{200B}')
}

/// The slanted form of a letter (Unicode, Mathematical Alphanumeric Symbols).
fn slanted(letter: char) -> char {
    let from = |first: char, begin: u32| {
        let place = u32::from(letter).saturating_sub(u32::from(first));
        char::from_u32(begin + place).unwrap_or(letter)
    };
    match letter {
        // It was in Unicode before the others.
        'h' => '\u{210E}',
        'A'..='Z' => from('A', 0x1D434),
        'a'..='z' => from('a', 0x1D44E),
        'Α'..='Ω' => from('Α', 0x1D6E2),
        'α'..='ω' => from('α', 0x1D6FC),
        '∂' => '\u{1D715}',
        'ϵ' => '\u{1D716}',
        'ϑ' => '\u{1D717}',
        'ϰ' => '\u{1D718}',
        'ϕ' => '\u{1D719}',
        'ϱ' => '\u{1D71A}',
        'ϖ' => '\u{1D71B}',
        'ı' => '\u{1D6A4}',
        'ȷ' => '\u{1D6A5}',
        other => other,
    }
}
