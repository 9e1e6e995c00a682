//! Draws the picture: cream paper, a ruled frame, the author above, the title in red.

mod fitting;
mod pen;

use crate::document::{Direction, Document};
use crate::font::{
    Family, Features, FontBook, Posture, Run, Shaper, Weight, WordId, Writing,
};
use crate::language::Tag;
use crate::xhtml::direction;
use pen::Pen;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::DrawSettings;
use skrifa::{FontRef, GlyphId, MetadataProvider as _};
use tiny_skia::{Color, FillRule, Paint, PathBuilder, Pixmap, Rect, Transform};
use unicode_bidi::{BidiInfo, Level};

/// All measures below are for this width and grow with the picture.
const DESIGN_WIDTH: f32 = 1400.0;
/// The space that lines of words may take.
const MEASURE: f32 = 1000.0;

const PAPER: [u8; 3] = [246, 241, 231];
const INK: [u8; 3] = [34, 30, 28];
const RED: [u8; 3] = [140, 29, 24];

/// The quality of the JPEG: above 90 no ring is seen around letters.
const QUALITY: u8 = 92;

/// A drawn cover.
pub(super) struct Drawn {
    /// The picture as JPEG.
    pub(super) jpeg: Vec<u8>,
    /// The first character on it that no font has.
    pub(super) missing: Option<char>,
}

/// The picture; none where its size is no picture's.
pub(super) fn draw(
    document: &Document,
    fonts: &FontBook,
    size: (u32, u32),
) -> Option<Drawn> {
    let mut sheet = Sheet::new(document, fonts, size)?;
    let height = sheet.height();
    sheet.frames(height);
    let metadata = &document.metadata;
    let mut y = height * 0.20;
    for author in &metadata.authors {
        let style = Style { size: 62.0, tracking: 5.0, ..Style::CAPITALS };
        y = sheet.words(&author.name, style, y);
    }
    let title_top = (height * 0.34).max(y + 150.0);
    y = sheet.words(&metadata.title, Style::TITLE, title_top);
    if let Some(subtitle) = &metadata.subtitle {
        y = sheet.words(subtitle, Style::SUBTITLE, y + 50.0);
    }
    sheet.rectangle((DESIGN_WIDTH - 120.0) / 2.0, y + 110.0, 120.0, 4.0, RED);
    let foot = metadata
        .publisher
        .clone()
        .or_else(|| metadata.date.map(|date| date.year.to_string()));
    if let Some(foot) = foot {
        let style = Style { size: 46.0, tracking: 3.0, ..Style::CAPITALS };
        sheet.words(&foot, style, height - 250.0);
    }
    sheet.jpeg().map(|jpeg| Drawn { jpeg, missing: sheet.missing })
}

#[derive(Clone, Copy)]
struct Style {
    /// The size at most; a longer title is set smaller.
    size: f32,
    /// The space between lines, in sizes.
    leading: f32,
    /// The space between letters.
    tracking: f32,
    weight: Weight,
    posture: Posture,
    features: Features,
    color: [u8; 3],
}

impl Style {
    const TITLE: Self = Self {
        size: 176.0,
        leading: 1.16,
        tracking: 0.0,
        weight: Weight::REGULAR,
        posture: Posture::Upright,
        features: Features::TEXT,
        color: RED,
    };
    const SUBTITLE: Self =
        Self { size: 72.0, posture: Posture::Italic, color: INK, ..Self::TITLE };
    const CAPITALS: Self = Self {
        features: Features::SMALL_CAPS.with(Features::OLD_STYLE),
        color: INK,
        ..Self::TITLE
    };
}

struct Sheet<'a> {
    shaper: Shaper<'a>,
    pixels: Pixmap,
    scale: f32,
    /// The language in which words are divided.
    language: &'a Tag,
    /// The level of embedding of whole lines (UAX #9).
    base: Level,
    missing: Option<char>,
}

impl<'a> Sheet<'a> {
    fn new(
        document: &'a Document,
        fonts: &'a FontBook,
        (width, height): (u32, u32),
    ) -> Option<Self> {
        let mut pixels = Pixmap::new(width, height)?;
        let [red, green, blue] = PAPER;
        pixels.fill(Color::from_rgba8(red, green, blue, 255));
        let scale = pixel(width) / DESIGN_WIDTH;
        let base = match direction(document) {
            Some(Direction::RightToLeft) => Level::rtl(),
            Some(Direction::LeftToRight) | None => Level::ltr(),
        };
        let language = &document.metadata.language;
        let shaper = Shaper::new(fonts);
        Some(Self { shaper, pixels, scale, language, base, missing: None })
    }

    /// The height in design units.
    fn height(&self) -> f32 {
        pixel(self.pixels.height()) / self.scale
    }

    fn frames(&mut self, height: f32) {
        self.frame(72.0, 5.0, height, INK);
        self.frame(92.0, 2.5, height, RED);
        self.frame(101.0, 2.5, height, RED);
    }

    fn frame(&mut self, inset: f32, thickness: f32, height: f32, color: [u8; 3]) {
        let width = DESIGN_WIDTH - 2.0 * inset;
        let tall = height - 2.0 * inset;
        self.rectangle(inset, inset, width, thickness, color);
        self.rectangle(inset, height - inset - thickness, width, thickness, color);
        self.rectangle(inset, inset, thickness, tall, color);
        self.rectangle(DESIGN_WIDTH - inset - thickness, inset, thickness, tall, color);
    }

    fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32, color: [u8; 3]) {
        if let Some(rectangle) = Rect::from_xywh(x, y, width, height) {
            let transform = Transform::from_scale(self.scale, self.scale);
            self.pixels.fill_rect(rectangle, &paint(color), transform, None);
        }
    }

    /// Sets words in centered lines from `top` on; gives the foot of the last line.
    fn words(&mut self, words: &str, style: Style, top: f32) -> f32 {
        // Letters that are joined stay so.
        let joined = BidiInfo::new(words, Some(self.base)).has_rtl();
        let style = if joined { Style { tracking: 0.0, ..style } } else { style };
        let words: Vec<&str> =
            words.split([' ', '\n']).filter(|word| !word.is_empty()).collect();
        let (size, lines) = self.fitted(&words, style);
        let mut y = top;
        for line in lines {
            y += size * style.leading;
            self.line(&line, Style { size, ..style }, y);
        }
        y
    }

    /// The runs of a line from left to right, each written in one direction (UAX #9).
    fn shaped(&mut self, line: &str, style: Style) -> Vec<WordId> {
        let face = self.shaper.book().select(Family::Serif, style.weight, style.posture);
        let bidi = BidiInfo::new(line, Some(self.base));
        let mut shaped = Vec::new();
        for paragraph in &bidi.paragraphs {
            let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
            for range in runs {
                let writing = match levels.get(range.start) {
                    Some(level) if level.is_rtl() => Writing::RightToLeft,
                    Some(_) | None => Writing::LeftToRight,
                };
                let run = Run { face, features: style.features, writing };
                let text = line.get(range).unwrap_or_default();
                let id = self.shaper.shape(run, text);
                let missing = self.shaper.word(id).missing;
                self.missing = self.missing.or_else(|| missing.chars().next());
                shaped.push(id);
            }
        }
        shaped
    }

    fn width(&mut self, line: &str, style: Style) -> f32 {
        let (mut width, mut count) = (0.0, 0_usize);
        for id in self.shaped(line, style) {
            let word = self.shaper.word(id);
            width += em(word.width) * style.size;
            count += word.glyphs.len();
        }
        width + style.tracking * small(count.saturating_sub(1))
    }

    fn line(&mut self, line: &str, style: Style, baseline: f32) {
        let mut x = (DESIGN_WIDTH - self.width(line, style)) / 2.0;
        let mut glyphs = Vec::new();
        for id in self.shaped(line, style) {
            glyphs.extend_from_slice(self.shaper.word(id).glyphs);
        }
        for glyph in glyphs {
            let face = self.shaper.book().face(glyph.face);
            let origin = (
                x + em(glyph.offset_x) * style.size,
                baseline - em(glyph.offset_y) * style.size,
            );
            if let Ok(font) = FontRef::from_index(face.bytes(), face.index()) {
                let mut pen = Pen { path: PathBuilder::new(), origin };
                let outlines = font.outline_glyphs();
                let settings =
                    DrawSettings::unhinted(Size::new(style.size), LocationRef::default());
                let drawn = outlines
                    .get(GlyphId::new(glyph.id.into()))
                    .is_some_and(|outline| outline.draw(settings, &mut pen).is_ok());
                if drawn && let Some(path) = pen.path.finish() {
                    let transform = Transform::from_scale(self.scale, self.scale);
                    let paint = paint(style.color);
                    self.pixels.fill_path(
                        &path,
                        &paint,
                        FillRule::Winding,
                        transform,
                        None,
                    );
                }
            }
            x += em(glyph.advance) * style.size + style.tracking;
        }
    }

    fn jpeg(&self) -> Option<Vec<u8>> {
        let width = u16::try_from(self.pixels.width()).ok()?;
        let height = u16::try_from(self.pixels.height()).ok()?;
        let mut bytes = Vec::new();
        let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, QUALITY);
        // The red of the letters is not to bleed.
        encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_1_1);
        encoder.set_optimized_huffman_tables(true);
        encoder
            .encode(self.pixels.data(), width, height, jpeg_encoder::ColorType::Rgba)
            .ok()?;
        Some(bytes)
    }
}

fn paint(color: [u8; 3]) -> Paint<'static> {
    let mut paint = Paint::default();
    let [red, green, blue] = color;
    paint.set_color_rgba8(red, green, blue, 255);
    paint.anti_alias = true;
    paint
}

/// 1/65536 em as em.
#[expect(clippy::cast_precision_loss, reason = "pixels need no more than 24 bits")]
fn em(units: impl Into<i64>) -> f32 {
    let units: i64 = units.into();
    units as f32 / 65536.0
}

fn small(count: usize) -> f32 {
    u16::try_from(count).map_or(f32::from(u16::MAX), f32::from)
}

fn pixel(count: u32) -> f32 {
    u16::try_from(count).map_or(f32::from(u16::MAX), f32::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn written_in(tag: &str) -> Document {
        let mut document = Document::default();
        document.metadata.language = Tag::parse(tag).unwrap_or_default();
        document
    }

    #[test]
    fn hebrew_runs_from_right_to_left() {
        let (document, fonts) = (written_in("he"), FontBook::bundled());
        let mut sheet = Sheet::new(&document, &fonts, (14, 22)).expect("a sheet");
        let glyphs = |sheet: &mut Sheet<'_>, line: &str| -> Vec<u16> {
            let runs = sheet.shaped(line, Style::TITLE);
            let words = runs.into_iter().map(|id| sheet.shaper.word(id).glyphs.to_vec());
            words.flatten().map(|glyph| glyph.id).collect()
        };
        let mut letters = Vec::new();
        for letter in ["\u{5d0}", "\u{5d1}", " ", "\u{5d2}"] {
            letters.extend(glyphs(&mut sheet, letter));
        }
        letters.reverse();
        assert_eq!(glyphs(&mut sheet, "\u{5d0}\u{5d1} \u{5d2}"), letters);
        assert_eq!(sheet.missing, None);
    }
}
