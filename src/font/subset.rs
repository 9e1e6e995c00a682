//! Font subsets for editions that are read on a screen: with their layout tables, so that
//! a reading system kerns, joins letters and finds small capitals and figures.

use super::{Face, FontError};
use skera::{Plan, SubsetFlags, subset_font};
use skrifa::raw::collections::IntSet;
use skrifa::raw::tables::name::Name;
use skrifa::raw::types::{GlyphId, NameId, Tag};
use skrifa::raw::{FontRef, TableProvider as _, TopLevelTable as _};
use std::collections::BTreeSet;
use subsetter::GlyphRemapper;
use write_fonts::FontBuilder;

/// The features that a style sheet can ask for or that work without being asked.
const FEATURES: [&[u8; 4]; 15] = [
    b"kern", b"liga", b"clig", b"calt", b"ccmp", b"locl", b"rlig", b"mark", b"mkmk",
    b"onum", b"lnum", b"tnum", b"pnum", b"smcp", b"c2sc",
];

/// Names that a subset may not bear: under the Open Font License a changed version gives up
/// the reserved name. «Libertinus» is not reserved.
const RESERVED: [(&str, &str); 3] =
    [("Source Sans 3", "Doc Sans"), ("Source Code Pro", "Doc Mono"), ("Source ", "Doc ")];

const CFF: Tag = Tag::new(b"CFF ");

/// The name of the family that a subset of it bears.
///
/// ```
/// use sevigne::font::subset_family;
/// assert_eq!(subset_family("Libertinus Serif"), "Libertinus Serif");
/// assert_eq!(subset_family("Source Code Pro"), "Doc Mono");
/// ```
#[must_use]
pub fn subset_family(family: &str) -> String {
    RESERVED.iter().find(|(reserved, _)| family.starts_with(reserved)).map_or_else(
        || family.to_owned(),
        |(reserved, free)| family.replacen(reserved, free, 1),
    )
}

/// The face with the glyphs of `characters` alone and all that is made of them, such as
/// ligatures; a reserved name is changed.
///
/// # Errors
/// Where the face cannot be cut down without losing its layout tables.
pub fn subset(face: &Face, characters: &BTreeSet<char>) -> Result<Vec<u8>, FontError> {
    let told = |what: String| FontError::NotAFont(what);
    let font = FontRef::from_index(face.bytes(), face.index())
        .map_err(|error| told(error.to_string()))?;
    let plan = plan(&font, characters);
    let cut = subset_font(&font, &plan).map_err(|error| told(error.to_string()))?;
    let cut = FontRef::new(&cut).map_err(|error| told(error.to_string()))?;
    // A table may go where nothing of it is left, but not both.
    if (font.gsub().is_ok() || font.gpos().is_ok())
        && cut.gsub().is_err()
        && cut.gpos().is_err()
    {
        return Err(told("the layout tables were lost".to_owned()));
    }
    let mut builder = FontBuilder::new();
    if font.table_data(CFF).is_some() {
        // skera numbers the glyphs and cuts all tables but the outlines of CFF; `subsetter`
        // cuts those, given the same numbers.
        let outlines = outlines(face, &plan)?;
        let outlines = FontRef::new(&outlines).map_err(|error| told(error.to_string()))?;
        let table = outlines
            .table_data(CFF)
            .ok_or_else(|| told("the outlines were lost".to_owned()))?;
        builder.add_raw(CFF, table.as_bytes().to_vec());
    }
    let name = renamed(&cut, face.family()).ok_or_else(|| told("no names".to_owned()))?;
    builder.add_raw(Name::TAG, name);
    builder.copy_missing_tables(cut);
    Ok(builder.build())
}

fn plan(font: &FontRef<'_>, characters: &BTreeSet<char>) -> Plan {
    let unicodes: IntSet<u32> = characters.iter().map(|c| u32::from(*c)).collect();
    let mut names = IntSet::<NameId>::empty();
    names.insert_range(NameId::new(0)..=NameId::new(17));
    let mut languages = IntSet::<u16>::empty();
    languages.insert(0x0409);
    let dropped: IntSet<Tag> =
        [b"DSIG", b"BASE", b"VORG", b"kern"].into_iter().map(Tag::new).collect();
    Plan::new(
        &IntSet::<GlyphId>::empty(),
        &unicodes,
        font,
        SubsetFlags::SUBSET_FLAGS_NOTDEF_OUTLINE,
        &dropped,
        &IntSet::all(),
        &FEATURES.into_iter().map(Tag::new).collect(),
        &names,
        &languages,
    )
}

/// The CFF outlines in skera's order of glyphs.
fn outlines(face: &Face, plan: &Plan) -> Result<Vec<u8>, FontError> {
    let mut order: Vec<(GlyphId, GlyphId)> =
        plan.old_to_new_glyph_mapping().map(|(old, new)| (new, old)).collect();
    order.sort_unstable();
    let mut remapper = GlyphRemapper::new();
    for (new, old) in order {
        let old = u16::try_from(old.to_u32())
            .map_err(|_| FontError::NotAFont("too many glyphs".to_owned()))?;
        if u32::from(remapper.remap(old)) != new.to_u32() {
            return Err(FontError::NotAFont("the glyphs were numbered apart".to_owned()));
        }
    }
    subsetter::subset(face.bytes(), face.index(), &remapper)
        .map_err(|error| FontError::NotAFont(error.to_string()))
}

/// The name table with the family's free name in the place of a reserved one. The copyright
/// and the license, which tell where the font comes from, stay as they are.
fn renamed(font: &FontRef<'_>, family: &str) -> Option<Vec<u8>> {
    let free = subset_family(family);
    let joined = |name: &str| name.replace(' ', "");
    let table = font.name().ok()?;
    let mut records = Vec::new();
    let mut storage = Vec::new();
    for record in table.name_record() {
        let mut text: String = record.string(table.string_data()).ok()?.chars().collect();
        let id = record.name_id().to_u16();
        // OpenType, name: 1 family, 3 unique, 4 full, 6 PostScript, 16 typographic family.
        if free != family && matches!(id, 1 | 3 | 4 | 6 | 16) {
            text = text.replace(family, &free).replace(&joined(family), &joined(&free));
        }
        let encoded: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let numbers = [
            record.platform_id(),
            record.encoding_id(),
            record.language_id(),
            id,
            u16::try_from(encoded.len()).ok()?,
            u16::try_from(storage.len()).ok()?,
        ];
        records.push(numbers);
        storage.extend(encoded);
    }
    let count = u16::try_from(records.len()).ok()?;
    let mut bytes = Vec::new();
    for number in [0, count, 6 + count * 12].iter().chain(records.iter().flatten()) {
        bytes.extend(number.to_be_bytes());
    }
    bytes.extend(storage);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{Family, FontBook, Posture, Weight};
    use skrifa::MetadataProvider as _;
    use skrifa::instance::{LocationRef, Size};
    use skrifa::outline::{DrawSettings, OutlinePen};
    use skrifa::string::StringId;

    #[derive(Default, PartialEq, Debug)]
    struct Path(String);

    impl OutlinePen for Path {
        fn move_to(&mut self, x: f32, y: f32) {
            self.0 += &format!("M{x} {y}");
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.0 += &format!("L{x} {y}");
        }
        fn quad_to(&mut self, a: f32, b: f32, x: f32, y: f32) {
            self.0 += &format!("Q{a} {b} {x} {y}");
        }
        fn curve_to(&mut self, a: f32, b: f32, c: f32, d: f32, x: f32, y: f32) {
            self.0 += &format!("C{a} {b} {c} {d} {x} {y}");
        }
        fn close(&mut self) {
            self.0.push('Z');
        }
    }

    fn path(bytes: &[u8], character: char) -> Path {
        let font = FontRef::new(bytes).expect("a font");
        let glyph = font.charmap().map(character).expect("a glyph");
        let mut path = Path::default();
        let outline = font.outline_glyphs().get(glyph).expect("an outline");
        outline
            .draw(
                DrawSettings::unhinted(Size::unscaled(), LocationRef::default()),
                &mut path,
            )
            .expect("drawn");
        let advance = font
            .glyph_metrics(Size::unscaled(), LocationRef::default())
            .advance_width(glyph)
            .expect("an advance");
        path.0 += &format!(" {advance}");
        path
    }

    fn shaped(bytes: &[u8], text: &str, feature: &str) -> Vec<(String, i32)> {
        let font = harfrust::Font::new(bytes.to_vec(), 0).expect("a font");
        let mut buffer = harfrust::Buffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let features: Vec<harfrust::Feature> = feature.parse().into_iter().collect();
        let options = harfrust::ShapeOptions::new().features(&features);
        harfrust::shape(&harfrust::ShaperFont::new(&font), &mut buffer, options)
            .expect("shaped");
        let font = FontRef::new(bytes).expect("a font");
        let drawn = |id: u32| {
            let mut path = Path::default();
            let glyphs = font.outline_glyphs();
            let outline = glyphs.get(GlyphId::new(id)).expect("an outline");
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            outline.draw(settings, &mut path).expect("drawn");
            path.0
        };
        buffer
            .glyph_infos()
            .iter()
            .zip(buffer.glyph_positions())
            .map(|(info, position)| (drawn(info.glyph_id), position.x_advance))
            .collect()
    }

    #[test]
    fn a_subset_draws_joins_and_kerns_as_the_whole_face() {
        let book = FontBook::bundled();
        for family in [Family::Serif, Family::Sans, Family::Mono] {
            for posture in [Posture::Upright, Posture::Italic] {
                let face = book.face(book.select(family, Weight::REGULAR, posture));
                let text = "L’affiche Végétale, 2020 : « fin »";
                let cut = subset(face, &text.chars().collect()).expect("a subset");
                assert!(cut.len() < face.bytes().len() / 3, "{} bytes", cut.len());
                for character in text.chars() {
                    assert_eq!(path(&cut, character), path(face.bytes(), character));
                }
                for feature in ["kern", "smcp", "onum"] {
                    assert_eq!(
                        shaped(&cut, text, feature),
                        shaped(face.bytes(), text, feature),
                        "{} {feature}",
                        face.postscript_name()
                    );
                }
            }
        }
    }

    #[test]
    fn a_reserved_name_is_given_up_and_the_copyright_kept() {
        let book = FontBook::bundled();
        let face = book.face(book.select(Family::Mono, Weight::REGULAR, Posture::Upright));
        let cut = subset(face, &"code".chars().collect()).expect("a subset");
        let font = FontRef::new(&cut).expect("a font");
        let name = |id| {
            font.localized_strings(id)
                .english_or_first()
                .map(|s| s.to_string())
                .unwrap_or_default()
        };
        for id in [
            StringId::FAMILY_NAME,
            StringId::FULL_NAME,
            StringId::POSTSCRIPT_NAME,
            StringId::UNIQUE_ID,
        ] {
            assert!(!name(id).contains("Source"), "{}", name(id));
        }
        assert!(
            name(StringId::COPYRIGHT_NOTICE).contains("Source"),
            "{}",
            name(StringId::COPYRIGHT_NOTICE)
        );
    }
}
