//! Full-width punctuation without the half of its em that is blank.

use super::{Record, Run, ShapedGlyph, Shaper, WordId, index};
use crate::language::full_width::{BlankHalf, blank_half};

/// By what part of an em an advance may differ from one, and an outline reach into the blank
/// half: a twentieth. The brackets of heavy faces come close to the middle.
const TOLERANCE: i32 = 20;

impl Shaper<'_> {
    /// A full-width sign set half as wide, without its blank half; none where the character
    /// is no such sign, or where its glyph is narrower than an em or lies in both halves.
    pub fn half(&mut self, run: Run, character: char) -> Option<WordId> {
        let blank = blank_half(character)?;
        if let Some(known) = self.halves.get(&(run, character)) {
            return *known;
        }
        let half = self.halved(run, character, blank);
        self.halves.insert((run, character), half);
        half
    }

    fn halved(&mut self, run: Run, character: char, blank: BlankHalf) -> Option<WordId> {
        let whole = self.shape(run, character.encode_utf8(&mut [0; 4]));
        let word = self.word(whole);
        let [glyph] = *word.glyphs else { return None };
        if !word.missing.is_empty() || (glyph.advance - 65536).abs() > 65536 / TOLERANCE {
            return None;
        }
        let face = self.book.face(glyph.face);
        let extent = face.extent(glyph.id);
        let units = i32::from(face.metrics().units_per_em).max(1);
        let (middle, tolerance) = (units / 2, units / TOLERANCE);
        let (fits, moved) = match blank {
            BlankHalf::Before => (extent.left >= middle - tolerance, glyph.advance / 2),
            BlankHalf::Behind => (extent.right <= middle + tolerance, 0),
        };
        let glyph = ShapedGlyph {
            advance: glyph.advance - glyph.advance / 2,
            offset_x: glyph.offset_x - moved,
            ..glyph
        };
        fits.then(|| self.record_half(whole, glyph))
    }

    /// The word `whole` again, drawn by `glyph`.
    fn record_half(&mut self, whole: WordId, glyph: ShapedGlyph) -> WordId {
        let id = WordId(index(self.records.len()));
        let first = index(self.glyphs.len());
        self.glyphs.push(glyph);
        self.records.push(Record {
            glyphs: (first, first + 1),
            width: glyph.advance.into(),
            ..self.records[whole.0 as usize].clone()
        });
        id
    }
}
