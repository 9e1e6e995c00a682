//! One face: its bytes, its names and its metrics.

use super::FontError;
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::{FileRef, TableProvider as _};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider as _};
use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

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
    /// The advance of every glyph, read when one is first asked for.
    advances: OnceLock<Box<[u16]>>,
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
            advances: OnceLock::new(),
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
        let advances = self.advances.get_or_init(|| self.read_advances());
        advances.get(usize::from(glyph)).copied().unwrap_or(0)
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "float to integer casts saturate, and no advance is negative"
    )]
    fn read_advances(&self) -> Box<[u16]> {
        let Ok(font) = FontRef::from_index(&self.bytes, self.index) else {
            return Box::default();
        };
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        (0..metrics.glyph_count())
            .map(|glyph| metrics.advance_width(skrifa::GlyphId::new(glyph)))
            .map(|width| width.map_or(0, |width| width.round() as u16))
            .collect()
    }

    /// The glyph of a character, where the face has one that draws something of its own.
    #[must_use]
    pub fn glyph(&self, character: char) -> Option<u16> {
        let font = FontRef::from_index(&self.bytes, self.index).ok()?;
        let glyph = font.charmap().map(character)?;
        u16::try_from(glyph.to_u32()).ok().filter(|id| *id != 0)
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
