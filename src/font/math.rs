//! What a font for formulas tells of them: its `MATH` table (OpenType 1.9.1, «MATH – The
//! mathematical typesetting table»).

use super::face::Face;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider as _;
use skrifa::raw::tables::math::{GlyphAssembly, Math, MathGlyphConstruction, PartFlags};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

pub use skrifa::raw::tables::math::{MathConstant, StretchAxis};

/// A face with a `MATH` table. All measures are in font units, y upwards.
#[derive(Clone)]
pub struct MathFace<'a> {
    face: &'a Face,
    font: FontRef<'a>,
    table: Math<'a>,
}

/// The rectangle that a glyph's outline lies in, from its origin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// The left edge.
    pub left: i32,
    /// The lower edge; negative below the baseline.
    pub bottom: i32,
    /// The right edge.
    pub right: i32,
    /// The upper edge.
    pub top: i32,
}

/// The upright lines of an outline: where each stands, its lower and its upper end.
#[derive(Default)]
struct UprightLines {
    lines: Vec<(i32, i32, i32)>,
    start: (i32, i32),
    at: (i32, i32),
}

impl UprightLines {
    #[expect(clippy::cast_possible_truncation, reason = "float to integer casts saturate")]
    fn point(x: f32, y: f32) -> (i32, i32) {
        (x.round() as i32, y.round() as i32)
    }

    fn line(&mut self, to: (i32, i32)) {
        let from = std::mem::replace(&mut self.at, to);
        if from.0 == to.0 {
            self.lines.push((to.0, from.1.min(to.1), from.1.max(to.1)));
        }
    }
}

impl OutlinePen for UprightLines {
    fn move_to(&mut self, x: f32, y: f32) {
        self.start = Self::point(x, y);
        self.at = self.start;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.line(Self::point(x, y));
    }

    fn quad_to(&mut self, _: f32, _: f32, x: f32, y: f32) {
        self.at = Self::point(x, y);
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, x: f32, y: f32) {
        self.at = Self::point(x, y);
    }

    fn close(&mut self) {
        self.line(self.start);
    }
}

/// A piece of a sign that is put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its glyph.
    pub glyph: u16,
    /// How much of its beginning another may lie over.
    pub start: i32,
    /// How much of its end another may lie over.
    pub end: i32,
    /// How long it is.
    pub length: i32,
    /// Whether it may be left out or repeated.
    pub repeats: bool,
}

/// The rectangle of a glyph; nothing at its origin where it has no outline.
#[expect(clippy::cast_possible_truncation, reason = "float to integer casts saturate")]
fn extent(font: &FontRef<'_>, glyph: u16) -> Extent {
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    metrics.bounds(GlyphId::from(glyph)).map_or_else(Extent::default, |bounds| Extent {
        left: bounds.x_min.floor() as i32,
        bottom: bounds.y_min.floor() as i32,
        right: bounds.x_max.ceil() as i32,
        top: bounds.y_max.ceil() as i32,
    })
}

impl Face {
    /// The rectangle that a glyph's outline lies in, in font units.
    #[must_use]
    pub fn extent(&self, glyph: u16) -> Extent {
        let font = FontRef::from_index(self.bytes(), self.index());
        font.map_or_else(|_| Extent::default(), |font| extent(&font, glyph))
    }

    /// What the face tells of formulas; none where it is no font for them.
    #[must_use]
    pub fn math(&self) -> Option<MathFace<'_>> {
        let font = FontRef::from_index(self.bytes(), self.index()).ok()?;
        let table = font.math().ok()?;
        Some(MathFace { face: self, font, table })
    }
}

impl MathFace<'_> {
    /// The face.
    #[must_use]
    pub const fn face(&self) -> &Face {
        self.face
    }

    /// A constant; some are percentages.
    #[must_use]
    pub fn constant(&self, constant: MathConstant) -> i32 {
        self.table.math_constants().map_or(0, |constants| constants.constant(constant))
    }

    /// The rectangle that a glyph's outline lies in: empty where it draws nothing.
    #[must_use]
    pub fn extent(&self, glyph: u16) -> Extent {
        extent(&self.font, glyph)
    }

    /// The shafts of an upright arrow, from the left: the room between two of its upright
    /// edges, each longer than a third of it. None where it is no such arrow.
    #[must_use]
    pub fn shafts(&self, glyph: u16) -> Vec<Extent> {
        let mut pen = UprightLines::default();
        let outlines = self.font.outline_glyphs();
        let Some(outline) = outlines.get(GlyphId::from(glyph)) else { return Vec::new() };
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        if outline.draw(settings, &mut pen).is_err() {
            return Vec::new();
        }
        let extent = self.extent(glyph);
        let least = (extent.top - extent.bottom) / 3;
        let mut edges = pen.lines;
        edges.retain(|(_, bottom, top)| top - bottom > least);
        edges.sort_unstable();
        edges
            .chunks_exact(2)
            .filter_map(|pair| match *pair {
                [(left, bottom, top), (right, other_bottom, other_top)] => Some(Extent {
                    left,
                    bottom: bottom.max(other_bottom),
                    right,
                    top: top.min(other_top),
                }),
                _ => None,
            })
            .collect()
    }

    /// How far a slanted glyph leans over its advance.
    #[must_use]
    pub fn italics_correction(&self, glyph: u16) -> i32 {
        let info = self.table.math_glyph_info().ok();
        let info = info.and_then(|info| info.math_italics_correction_info()?.ok());
        info.and_then(|info| info.correction(GlyphId::from(glyph))).unwrap_or(0)
    }

    /// Where an accent above a glyph has its middle, where the font says so.
    #[must_use]
    pub fn accent_attachment(&self, glyph: u16) -> Option<i32> {
        let info = self.table.math_glyph_info().ok()?;
        info.math_top_accent_attachment()?.ok()?.attachment(GlyphId::from(glyph))
    }

    /// The larger forms of a glyph along an axis, each with its length, the least first.
    #[must_use]
    pub fn variants(&self, glyph: u16, axis: StretchAxis) -> Vec<(u16, i32)> {
        let construction =
            self.table.math_variants().ok().and_then(|variants| {
                variants.glyph_construction(GlyphId::from(glyph), axis)
            });
        let records =
            construction.as_ref().map(MathGlyphConstruction::math_glyph_variant_records);
        records
            .unwrap_or_default()
            .iter()
            .map(|record| {
                let length = record.advance_measurement().to_u16();
                (record.variant_glyph().to_u16(), i32::from(length))
            })
            .collect()
    }

    /// The pieces that a glyph is put together of along an axis, from the left or from below;
    /// none where it is not.
    #[must_use]
    pub fn pieces(&self, glyph: u16, axis: StretchAxis) -> Vec<Piece> {
        let construction =
            self.table.math_variants().ok().and_then(|variants| {
                variants.glyph_construction(GlyphId::from(glyph), axis)
            });
        let assembly = construction.and_then(|own| own.glyph_assembly()?.ok());
        let records = assembly.as_ref().map(GlyphAssembly::part_records);
        records
            .unwrap_or_default()
            .iter()
            .map(|record| Piece {
                glyph: record.glyph_id().to_u16(),
                start: record.start_connector_length().to_u16().into(),
                end: record.end_connector_length().to_u16().into(),
                length: record.full_advance().to_u16().into(),
                repeats: record.part_flags().contains(PartFlags::EXTENDER_FLAG),
            })
            .collect()
    }

    /// How much pieces lie over each other at least.
    #[must_use]
    pub fn least_overlap(&self) -> i32 {
        let variants = self.table.math_variants();
        variants.map_or(0, |variants| variants.min_connector_overlap().to_u16().into())
    }
}

impl std::fmt::Debug for MathFace<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("MathFace").field("face", &self.face).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use crate::font::FontBook;

    #[test]
    fn upright_arrows_have_one_shaft_or_two() {
        let book = FontBook::bundled();
        let face = book.face(book.math().expect("a face for formulas"));
        let math = face.math().expect("its table");
        for (sign, count) in [('↑', 1), ('↓', 1), ('⇑', 2), ('⇓', 2), ('→', 0), ('x', 0)]
        {
            let shafts = math.shafts(face.glyph(sign).expect("a glyph"));
            assert_eq!(shafts.len(), count, "{sign}: {shafts:?}");
            for shaft in shafts {
                assert!(shaft.right - shaft.left > 20 && shaft.right - shaft.left < 120);
                assert!(shaft.top > shaft.bottom);
            }
        }
    }
}
