//! The fonts of an edition and their licenses.

use super::face::{FaceStyle, FaceUse, FaceWeight};
use crate::diagnostic::{Diagnostic, Diagnostics, catalogue};
use crate::document::Document;
use crate::font::{FaceId, Family, FontBook, Posture, Weight, subset, subset_family};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Which fonts go into an edition.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum FontChoice {
    /// None: the reader's own are taken.
    None,
    /// The glyphs that the text uses.
    #[default]
    Subset,
    /// Whole faces.
    Full,
}

/// A font file of the edition and what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontFile {
    /// The family's name in the style sheet.
    pub family: String,
    /// Which face it is.
    pub face: FaceStyle,
    /// Where the style sheet finds it. Two faces may share one file.
    pub href: String,
    /// What it is.
    pub media_type: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// A license that goes with font files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct License {
    /// The family it is for, without spaces.
    pub family: &'static str,
    /// Its words.
    pub text: &'static str,
}

/// The licenses of the bundled families, by the families' own names.
const LICENSES: [(&str, License); 4] = [
    (
        "Libertinus Serif",
        License {
            family: "LibertinusSerif",
            text: include_str!("../../fonts/LibertinusSerif/OFL.txt"),
        },
    ),
    (
        "Source Sans 3",
        License {
            family: "SourceSans3",
            text: include_str!("../../fonts/SourceSans3/OFL.txt"),
        },
    ),
    (
        "Source Code Pro",
        License {
            family: "SourceCodePro",
            text: include_str!("../../fonts/SourceCodePro/OFL.txt"),
        },
    ),
    (
        "Libertinus Math",
        License {
            family: "LibertinusMath",
            text: include_str!("../../fonts/LibertinusMath/OFL.txt"),
        },
    ),
];

/// The faces that the text uses, and the licenses of the bundled ones among them. A user's
/// own font tells its license in its name table.
#[must_use]
pub fn fonts(
    choice: FontChoice,
    book: &FontBook,
    faces: &FaceUse,
    diagnostics: &mut Diagnostics,
) -> (Vec<FontFile>, Vec<License>) {
    let mut files: Vec<FontFile> = Vec::new();
    let mut licenses: Vec<License> = Vec::new();
    if choice == FontChoice::None {
        return (files, licenses);
    }
    for (style, _) in faces.iter() {
        let id = select(book, style);
        let face = book.face(id);
        let mut family = face.family().to_owned();
        // Where a family lacks a weight, one file serves two styles and needs both's glyphs.
        let characters: BTreeSet<char> = faces
            .iter()
            .filter(|(other, _)| select(book, *other) == id)
            .flat_map(|(_, characters)| characters.iter().copied())
            .collect();
        let bytes = match choice {
            FontChoice::None | FontChoice::Full => face.bytes().to_vec(),
            FontChoice::Subset => match subset(face, &characters) {
                Ok(bytes) => {
                    family = subset_family(&family);
                    bytes
                }
                Err(error) => {
                    diagnostics.report(Diagnostic::new(
                        &catalogue::XHTML_FONT_WHOLE,
                        format!(
                            "`{}` goes into the edition whole: {error}",
                            face.postscript_name()
                        ),
                    ));
                    face.bytes().to_vec()
                }
            },
        };
        let name: String = face
            .postscript_name()
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect();
        let (extension, media_type) = if bytes.starts_with(b"OTTO") {
            ("otf", "font/otf")
        } else {
            ("ttf", "font/ttf")
        };
        let license = LICENSES.iter().find(|(own, _)| face.family() == *own);
        if let Some((_, license)) = license
            && !licenses.contains(license)
        {
            licenses.push(*license);
        }
        let href = format!("fonts/{name}.{extension}");
        files.push(FontFile { family, face: style, href, media_type, bytes });
    }
    (files, licenses)
}

/// Says that the fonts which the document names are not in an edition, where they are not.
pub fn tell_fonts_left(
    document: &Document,
    files: &[FontFile],
    diagnostics: &mut Diagnostics,
) {
    let is_own = |file: &FontFile| {
        let is_bundled = |(name, _): &(&str, License)| {
            file.family == *name || file.family == subset_family(name)
        };
        !LICENSES.iter().any(is_bundled)
    };
    let Some(first) = document.metadata.fonts.first() else { return };
    if !files.iter().any(is_own) {
        diagnostics.report(
            Diagnostic::new(
                &catalogue::XHTML_FONTS_LEFT,
                "the fonts of the front matter go into pages alone, not into EPUB and HTML",
            )
            .at(first.span),
        );
    }
}

fn select(book: &FontBook, style: FaceStyle) -> FaceId {
    let family = if style.mono { Family::Mono } else { Family::Serif };
    let weight = match style.weight {
        FaceWeight::Regular => Weight::REGULAR,
        FaceWeight::Semibold => Weight::SEMIBOLD,
        FaceWeight::Bold => Weight::BOLD,
    };
    let posture = if style.italic { Posture::Italic } else { Posture::Upright };
    book.select(family, weight, posture)
}
