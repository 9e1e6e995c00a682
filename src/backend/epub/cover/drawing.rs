//! Draws the picture: cream paper, a ruled frame, the author above, the title in red.

use crate::document::Document;
use crate::font::{Family, Features, FontBook, Posture, Run, Shaper, Weight, Writing};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};
use tiny_skia::{Color, FillRule, Paint, PathBuilder, Pixmap, Rect, Transform};

/// All measures below are for this width and grow with the picture.
const DESIGN_WIDTH: f32 = 1400.0;
/// The space that lines of words may take.
const MEASURE: f32 = 1000.0;

const PAPER: [u8; 3] = [246, 241, 231];
const INK: [u8; 3] = [34, 30, 28];
const RED: [u8; 3] = [140, 29, 24];

/// The quality of the JPEG: above 90 no ring is seen around letters.
const QUALITY: u8 = 92;

/// The picture as JPEG; none where its size is no picture's.
pub(super) fn draw(
    document: &Document,
    fonts: &FontBook,
    size: (u32, u32),
) -> Option<Vec<u8>> {
    let mut sheet = Sheet::new(fonts, size)?;
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
    sheet.jpeg()
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
}

impl<'a> Sheet<'a> {
    fn new(fonts: &'a FontBook, (width, height): (u32, u32)) -> Option<Self> {
        let mut pixels = Pixmap::new(width, height)?;
        let [red, green, blue] = PAPER;
        pixels.fill(Color::from_rgba8(red, green, blue, 255));
        let scale = pixel(width) / DESIGN_WIDTH;
        Some(Self { shaper: Shaper::new(fonts), pixels, scale })
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

    /// Sets words in centred lines from `top` on; gives the foot of the last line.
    fn words(&mut self, words: &str, style: Style, top: f32) -> f32 {
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

    /// The size and the lines: the largest at which no word is too wide and the lines are
    /// few, then as even as can be.
    fn fitted(&mut self, words: &[&str], style: Style) -> (f32, Vec<String>) {
        let mut size = style.size;
        loop {
            let lines = self.broken(words, Style { size, ..style });
            let widest = lines
                .iter()
                .map(|line| self.width(line, Style { size, ..style }))
                .fold(0.0_f32, f32::max);
            if (widest <= MEASURE && lines.len() <= 5) || size < 30.0 {
                return (size, lines);
            }
            size *= 0.92;
        }
    }

    /// The fewest lines that fit the measure, as even as can be: the narrowest measure that
    /// gives no more of them.
    fn broken(&mut self, words: &[&str], style: Style) -> Vec<String> {
        let fewest = self.greedy(words, style, MEASURE);
        let mut best = fewest.clone();
        let mut measure = MEASURE;
        while measure > MEASURE / 4.0 {
            measure -= 20.0;
            let narrower = self.greedy(words, style, measure);
            if narrower.len() > fewest.len() {
                break;
            }
            best = narrower;
        }
        best
    }

    fn greedy(&mut self, words: &[&str], style: Style, measure: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in words {
            let longer = lines.last().map(|line| format!("{line} {word}"));
            match longer {
                Some(longer) if self.width(&longer, style) <= measure => {
                    lines.pop();
                    lines.push(longer);
                }
                Some(_) | None => lines.push((*word).to_owned()),
            }
        }
        lines
    }

    fn run(&self, style: Style) -> Run {
        let face = self.shaper.book().select(Family::Serif, style.weight, style.posture);
        Run { face, features: style.features, writing: Writing::LeftToRight }
    }

    fn width(&mut self, line: &str, style: Style) -> f32 {
        let run = self.run(style);
        let id = self.shaper.shape(run, line);
        let word = self.shaper.word(id);
        let gaps = word.glyphs.len().saturating_sub(1);
        em(word.width) * style.size + style.tracking * small(gaps)
    }

    fn line(&mut self, line: &str, style: Style, baseline: f32) {
        let mut x = (DESIGN_WIDTH - self.width(line, style)) / 2.0;
        let run = self.run(style);
        let id = self.shaper.shape(run, line);
        let glyphs = self.shaper.word(id).glyphs.to_vec();
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

/// Turns outlines, which grow upwards, into paths, which grow downwards.
struct Pen {
    path: PathBuilder,
    origin: (f32, f32),
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.origin.0 + x, self.origin.1 - y)
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (cx, cy) = self.at(cx, cy);
        let (x, y) = self.at(x, y);
        self.path.quad_to(cx, cy, x, y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let (ax, ay) = self.at(ax, ay);
        let (bx, by) = self.at(bx, by);
        let (x, y) = self.at(x, y);
        self.path.cubic_to(ax, ay, bx, by, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
