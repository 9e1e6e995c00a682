//! Fonts, through printpdf, and the dictionary of resources.
//!
//! Content streams are our own, so printpdf sees one page only, never kept: it shows every
//! code of every font once, from which printpdf makes widths and ToUnicode.

use super::glyph::Glyphs;
use super::save::{File, Filter};
use crate::font::{Face, FaceId, Posture};
use lopdf::{Dictionary, Object, ObjectId};
use printpdf::{
    Codepoint, FontId, FontMetrics, FontType, Mm, Op, ParsedFont, PdfDocument, PdfFont,
    PdfFontHandle, PdfFontMetricsStub, PdfPage, PdfSaveOptions, Pt, TextItem,
};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt;
use subsetter::GlyphRemapper;

/// A font that cannot be embedded.
#[derive(Debug)]
pub(super) struct EmbedError {
    /// The face's PostScript name.
    face: String,
    /// Why.
    reason: String,
}

impl fmt::Display for EmbedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the font `{}` cannot be embedded: {}", self.face, self.reason)
    }
}

/// Writes the resources that all pages share: the fonts of `glyphs` as `T0`, `T1`…, the
/// XObjects `images` as `X0`, `X1`….
pub(super) fn resources(
    id: ObjectId,
    glyphs: &Glyphs<'_>,
    images: &[ObjectId],
    file: &mut File,
) -> Result<(), EmbedError> {
    let mut document = PdfDocument::new("");
    let mut subsets: BTreeMap<FaceId, Subset> = BTreeMap::new();
    let mut operators = vec![Op::StartTextSection];
    for (number, layer) in glyphs.fonts().iter().enumerate() {
        let font_id = FontId(format!("T{number}"));
        let subset = match subsets.entry(layer.face) {
            std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
            std::collections::btree_map::Entry::Vacant(entry) => {
                entry.insert(Subset::new(glyphs, layer.face)?)
            }
        };
        let parsed = subset.parsed(glyphs.book().face(layer.face));
        document.resources.fonts.map.insert(font_id.clone(), PdfFont::new(parsed));
        let codes = glyphs.texts(number).into_iter();
        operators
            .push(Op::SetFont { font: PdfFontHandle::External(font_id), size: Pt(1.0) });
        operators.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(
                codes.map(|(code, text)| Codepoint::with_cid(code, 0.0, text)).collect(),
            )],
        });
    }
    operators.push(Op::EndTextSection);
    document.pages.push(PdfPage::new(Mm(1.0), Mm(1.0), operators));
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: false,
        image_optimization: None,
    };
    // Its warnings are on text it cannot encode; it has none of ours.
    let made = printpdf::serialize::to_lopdf_doc(&document, &options, &mut Vec::new());
    drop(document);
    Import { made, numbers: BTreeMap::new(), streams: BTreeMap::new(), file }
        .resources(id, glyphs, images);
    Ok(())
}

/// The subset of a face.
#[derive(Debug)]
struct Subset {
    program: Vec<u8>,
    /// By code, in font units.
    widths: BTreeMap<u16, u16>,
    name: String,
}

impl Subset {
    fn new(glyphs: &Glyphs<'_>, id: FaceId) -> Result<Self, EmbedError> {
        let face = glyphs.book().face(id);
        let used = glyphs.of(id).map_or(&[0_u16][..], |known| known.glyphs());
        // The remapper counts from 0 in this order, so its numbers are our codes.
        let remapper = GlyphRemapper::new_from_glyphs(used);
        let program =
            subsetter::subset(face.bytes(), face.index(), &remapper).map_err(|error| {
                EmbedError {
                    face: face.postscript_name().to_owned(),
                    reason: error.to_string(),
                }
            })?;
        let widths = (0..).zip(used.iter().map(|glyph| face.advance(*glyph))).collect();
        // Six letters that tell this subset from others of the face (9.6.4).
        let tag: String = Sha256::digest(&program)
            .iter()
            .take(6)
            .map(|byte| char::from(b'A' + byte % 26))
            .collect();
        let name = format!("{tag}+{}", face.postscript_name());
        Ok(Self { program, widths, name })
    }

    /// As printpdf wants it.
    fn parsed(&self, face: &Face) -> ParsedFont {
        let metrics = face.metrics();
        let [x_min, y_min, x_max, y_max] = metrics.bounds;
        ParsedFont {
            original_bytes: self.program.clone(),
            font_index: 0,
            font_name: Some(self.name.clone()),
            codepoint_to_glyph: BTreeMap::new(),
            glyph_widths: self.widths.clone(),
            units_per_em: metrics.units_per_em,
            font_metrics: FontMetrics { ascent: metrics.ascent, descent: metrics.descent },
            // Not read by the writer, which looks at the program.
            font_type: FontType::TrueType,
            pdf_font_metrics: PdfFontMetricsStub {
                units_per_em: metrics.units_per_em,
                x_min,
                y_min,
                x_max,
                y_max,
                caret_slope_rise: 1,
                caret_slope_run: 0,
                us_weight_class: face.weight().0,
            },
        }
    }
}

/// Carries printpdf's objects over into the file: those that the resources lead to, under
/// new numbers, equal streams once.
#[derive(Debug)]
struct Import<'a> {
    made: lopdf::Document,
    numbers: BTreeMap<ObjectId, ObjectId>,
    streams: BTreeMap<[u8; 32], ObjectId>,
    file: &'a mut File,
}

impl Import<'_> {
    fn resources(mut self, id: ObjectId, glyphs: &Glyphs<'_>, images: &[ObjectId]) {
        let mut resources = Dictionary::new();
        if let Some(mut fonts) = self.fonts() {
            for (resource, object) in &mut fonts {
                self.mend_font(resource, object, glyphs);
                self.carry(object);
            }
            if !fonts.is_empty() {
                resources.set("Font", fonts);
            }
        }
        if !images.is_empty() {
            let images = images.iter().enumerate();
            let images: Dictionary = images
                .map(|(number, id)| (format!("X{number}"), Object::from(*id)))
                .collect();
            resources.set("XObject", images);
        }
        self.file.put(id, resources);
    }

    /// The fonts of printpdf's resources.
    fn fonts(&self) -> Option<Dictionary> {
        let page = self.made.page_iter().next()?;
        let page = self.made.get_dictionary(page).ok()?;
        let resources = page.get_deref(b"Resources", &self.made).ok()?.as_dict().ok()?;
        resources.get_deref(b"Font", &self.made).ok()?.as_dict().ok().cloned()
    }

    /// Puts right what printpdf guesses: it knows no OS/2 table here.
    fn mend_font(&mut self, resource: &[u8], font: &Object, glyphs: &Glyphs<'_>) {
        let number = std::str::from_utf8(resource).ok().and_then(|name| name.get(1..));
        let Some(layer) = number
            .and_then(|number| number.parse::<usize>().ok())
            .and_then(|number| glyphs.fonts().get(number))
        else {
            return;
        };
        let face = glyphs.book().face(layer.face);
        let Ok(font) = font.as_reference().and_then(|id| self.made.get_dictionary_mut(id))
        else {
            return;
        };
        let Some(descendant) = font
            .get_mut(b"DescendantFonts")
            .and_then(Object::as_array_mut)
            .ok()
            .and_then(|fonts| fonts.first_mut())
            .and_then(|font| font.as_dict_mut().ok())
        else {
            return;
        };
        // A code without a width is `.notdef`, which nothing shows.
        descendant.set("DW", 0);
        let Ok(descriptor) = descendant
            .get(b"FontDescriptor")
            .and_then(Object::as_reference)
            .and_then(|id| self.made.get_dictionary_mut(id))
        else {
            return;
        };
        let metrics = face.metrics();
        let per_em = |units: i16| {
            Object::Integer(
                i64::from(units) * 1000 / i64::from(metrics.units_per_em.max(1)),
            )
        };
        descriptor.set("CapHeight", per_em(metrics.cap_height));
        descriptor.set("XHeight", per_em(metrics.x_height));
        descriptor.set("ItalicAngle", i64::from(metrics.italic_angle));
        // Bits 3 and 7 of table 123: glyphs beyond the standard Latin set; italic.
        let italic = match face.posture() {
            Posture::Italic => 1 << 6,
            Posture::Upright => 0,
        };
        descriptor.set("Flags", 1_i64 << 2 | italic);
    }

    /// Replaces the references in `object`, and what they lead to goes into the file.
    fn carry(&mut self, object: &mut Object) {
        match object {
            Object::Reference(id) => *id = self.number(*id),
            Object::Array(items) => items.iter_mut().for_each(|item| self.carry(item)),
            Object::Dictionary(dictionary) => {
                dictionary.iter_mut().for_each(|(_, value)| self.carry(value));
            }
            Object::Stream(stream) => {
                stream.dict.iter_mut().for_each(|(_, value)| self.carry(value));
            }
            Object::Null
            | Object::Boolean(_)
            | Object::Integer(_)
            | Object::Real(_)
            | Object::Name(_)
            | Object::String(..) => {}
        }
    }

    fn number(&mut self, id: ObjectId) -> ObjectId {
        if let Some(number) = self.numbers.get(&id) {
            return *number;
        }
        let mut object = self.made.objects.remove(&id).unwrap_or(Object::Null);
        self.carry(&mut object);
        let number = match object {
            Object::Stream(stream) => self.stream(stream),
            other => self.file.add(other),
        };
        self.numbers.insert(id, number);
        number
    }

    fn stream(&mut self, mut stream: lopdf::Stream) -> ObjectId {
        // Layers of one face have the same program.
        let hash: [u8; 32] = Sha256::new()
            .chain_update(format!("{:?}", stream.dict))
            .chain_update(&stream.content)
            .finalize()
            .into();
        let Self { streams, file, .. } = self;
        *streams.entry(hash).or_insert_with(|| {
            let filter =
                if stream.dict.has(b"Filter") { Filter::Keep } else { Filter::Deflate };
            file.add_stream(std::mem::take(&mut stream.dict), &stream.content, filter)
        })
    }
}
