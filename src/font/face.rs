//! One face: its bytes, its names and its metrics.

use super::FontError;
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::{FileRef, TableProvider as _, TableRecord};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider as _, Tag};
use std::borrow::Cow;
use std::fmt;

/// A face with what the floors above ask of it.
#[derive(Clone)]
pub struct Face {
    bytes: Cow<'static, [u8]>,
    index: u32,
    family: String,
    postscript_name: String,
    weight: Weight,
    posture: Posture,
    metrics: Metrics,
    advances: Advances,
}

/// How heavy a face is: 100 to 900, as OpenType's `usWeightClass`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weight(pub u16);

impl Weight {
    /// Running text.
    pub const REGULAR: Self = Self(400);
    /// Headings.
    pub const SEMIBOLD: Self = Self(600);
    /// Strong words.
    pub const BOLD: Self = Self(700);
}

/// Upright or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Posture {
    /// Roman.
    Upright,
    /// Italic or oblique.
    Italic,
}

/// Vertical metrics in font units, y upwards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Metrics {
    /// Units in an em.
    pub units_per_em: u16,
    /// The highest point to leave room for.
    pub ascent: i16,
    /// The lowest point; negative.
    pub descent: i16,
    /// The height of capitals.
    pub cap_height: i16,
    /// The height of small letters.
    pub x_height: i16,
    /// The slope of an italic, in degrees; negative leans to the right.
    pub italic_angle: i16,
    /// The middle of the line that strikes words out, above the baseline.
    pub strikeout: i16,
    /// The smallest rectangle over all glyphs: left, bottom, right, top.
    pub bounds: [i16; 4],
}

impl Face {
    /// Reads the face number `index` of a font file.
    ///
    /// # Errors
    /// Where the bytes are no OpenType font, or lack a table that setting needs.
    pub fn parse(bytes: Cow<'static, [u8]>, index: u32) -> Result<Self, FontError> {
        let font = FontRef::from_index(&bytes, index)
            .map_err(|error| FontError::NotAFont(error.to_string()))?;
        let lacks =
            |table: &str| FontError::NotAFont(format!("the table `{table}` is missing"));
        let name =
            |id| font.localized_strings(id).english_or_first().map(|text| text.to_string());
        let family = name(StringId::TYPOGRAPHIC_FAMILY_NAME)
            .or_else(|| name(StringId::FAMILY_NAME))
            .ok_or_else(|| lacks("name"))?;
        let postscript_name: String = name(StringId::POSTSCRIPT_NAME)
            .unwrap_or_else(|| family.clone())
            .chars()
            .filter(|c| c.is_ascii_graphic() && !"()<>[]{}/%#".contains(*c))
            .collect();
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let os2 = font.os2().map_err(|_| lacks("OS/2"))?;
        let post = font.post().map_err(|_| lacks("post"))?;
        let head = font.head().map_err(|_| lacks("head"))?;
        // Libertinus Serif Semibold Italic sets neither bit; its slope tells.
        let italic = head.mac_style().bits() & 2 != 0
            || os2.fs_selection().bits() & 1 != 0
            || post.italic_angle().to_bits() != 0;
        let metrics = Metrics {
            units_per_em: metrics.units_per_em,
            ascent: whole(metrics.ascent),
            descent: whole(metrics.descent),
            cap_height: metrics.cap_height.map_or_else(|| whole(metrics.ascent), whole),
            x_height: metrics.x_height.map_or_else(|| whole(metrics.ascent) / 2, whole),
            italic_angle: whole(post.italic_angle().to_f32()),
            strikeout: os2.y_strikeout_position(),
            bounds: [head.x_min(), head.y_min(), head.x_max(), head.y_max()],
        };
        Ok(Self {
            index,
            family,
            postscript_name,
            weight: Weight(os2.us_weight_class()),
            posture: if italic { Posture::Italic } else { Posture::Upright },
            metrics,
            advances: Advances::of(&font),
            bytes,
        })
    }

    /// How many faces a font file holds.
    ///
    /// # Errors
    /// Where the bytes are no OpenType font.
    pub fn count(bytes: &[u8]) -> Result<u32, FontError> {
        match FileRef::new(bytes) {
            Ok(FileRef::Font(_)) => Ok(1),
            Ok(FileRef::Collection(collection)) => Ok(collection.len()),
            Err(error) => Err(FontError::NotAFont(error.to_string())),
        }
    }

    /// The same face as the shaper wants it; none where it does not take the bytes.
    pub(super) fn shaping_font(&self) -> Option<harfrust::Font> {
        match &self.bytes {
            Cow::Borrowed(bytes) => harfrust::Font::new(*bytes, self.index),
            Cow::Owned(bytes) => harfrust::Font::new(bytes.clone(), self.index),
        }
    }

    /// The font file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The face's number in its file.
    #[must_use]
    pub const fn index(&self) -> u32 {
        self.index
    }

    /// The family's name: `Libertinus Serif`.
    #[must_use]
    pub fn family(&self) -> &str {
        &self.family
    }

    /// The PostScript name: `LibertinusSerif-Regular`.
    #[must_use]
    pub fn postscript_name(&self) -> &str {
        &self.postscript_name
    }

    /// How heavy it is.
    #[must_use]
    pub const fn weight(&self) -> Weight {
        self.weight
    }

    /// Upright or italic.
    #[must_use]
    pub const fn posture(&self) -> Posture {
        self.posture
    }

    /// Its vertical metrics.
    #[must_use]
    pub const fn metrics(&self) -> Metrics {
        self.metrics
    }

    /// The advance of a glyph in font units; 0 where the face has no such glyph.
    #[must_use]
    pub fn advance(&self, glyph: u16) -> u16 {
        let Some(place) = self.advances.place(glyph) else { return 0 };
        let advance = self.bytes.get(place..).and_then(<[u8]>::first_chunk);
        advance.map_or(0, |advance| u16::from_be_bytes(*advance))
    }

    /// The glyph of a character, where the face has one that draws something of its own.
    #[must_use]
    pub fn glyph(&self, character: char) -> Option<u16> {
        let font = FontRef::from_index(&self.bytes, self.index).ok()?;
        let glyph = font.charmap().map(character)?;
        u16::try_from(glyph.to_u32()).ok().filter(|id| *id != 0)
    }
}

/// Where the advances stand in the file: in `hmtx`, four bytes a glyph. Behind the last that
/// has one of its own every glyph is as wide as it (OpenType 1.9.1, hmtx).
#[derive(Clone, Copy, Debug, Default)]
struct Advances {
    /// The first byte of the table.
    start: usize,
    /// How many glyphs have an advance of their own.
    own: u16,
    glyphs: u16,
}

impl Advances {
    /// Where they stand in the file of a face; a table that is missing or too short is as if
    /// no glyph had an advance.
    fn of(font: &FontRef<'_>) -> Self {
        let Ok(own) = font.hhea().map(|table| table.number_of_h_metrics()) else {
            return Self::default();
        };
        let mut tables = font.table_directory().table_records().iter();
        let table = tables.find(|table| table.tag() == Tag::new(b"hmtx"));
        let length = table.map_or(0, TableRecord::length);
        let own = if length < u32::from(own) * 4 { 0 } else { own };
        Self {
            start: table.map_or(0, |table| table.offset() as usize),
            own,
            glyphs: font.maxp().map_or(0, |table| table.num_glyphs()),
        }
    }

    /// The byte at which the advance of `glyph` stands.
    fn place(self, glyph: u16) -> Option<usize> {
        let last = self.own.checked_sub(1)?;
        (glyph < self.glyphs).then(|| self.start + usize::from(glyph.min(last)) * 4)
    }
}

/// A metric as the integer that fonts keep it in.
#[expect(clippy::cast_possible_truncation, reason = "float to integer casts saturate")]
fn whole(units: f32) -> i16 {
    units.round() as i16
}

impl fmt::Debug for Face {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Face")
            .field("postscript_name", &self.postscript_name)
            .field("bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::FontBook;

    #[test]
    fn advances_are_those_that_the_font_library_reads() {
        let book = FontBook::bundled();
        for face in book.faces() {
            let font = FontRef::from_index(face.bytes(), face.index()).expect("a font");
            let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
            let count = u16::try_from(metrics.glyph_count()).expect("a number of glyphs");
            for glyph in 0..count {
                let width = metrics.advance_width(skrifa::GlyphId::new(glyph.into()));
                let own = f32::from(face.advance(glyph));
                assert_eq!(Some(own), width, "{} {glyph}", face.postscript_name());
            }
            assert_eq!(face.advance(count), 0);
        }
    }
}
