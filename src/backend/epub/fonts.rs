//! The fonts of the book and their licenses.

use super::options::FontChoice;
use super::package::Item;
use crate::diagnostic::{Diagnostic, Diagnostics, catalogue};
use crate::font::{Family, FontBook, Posture, Weight, subset, subset_family};
use crate::xhtml::{FaceStyle, FaceUse, FaceWeight, FontFile};

/// The licenses of the bundled families: the text goes with every font file.
const LICENSES: [(&str, &str); 3] = [
    ("Libertinus Serif", include_str!("../../../fonts/LibertinusSerif/OFL.txt")),
    ("Source Sans 3", include_str!("../../../fonts/SourceSans3/OFL.txt")),
    ("Source Code Pro", include_str!("../../../fonts/SourceCodePro/OFL.txt")),
];

/// The faces that the text uses: for the style sheet and for the manifest.
pub(super) fn items(
    choice: FontChoice,
    book: &FontBook,
    faces: &FaceUse,
    diagnostics: &mut Diagnostics,
) -> (Vec<FontFile>, Vec<Item>) {
    let mut files = Vec::new();
    let mut items: Vec<Item> = Vec::new();
    let mut licenses = Vec::new();
    if choice == FontChoice::None {
        return (files, items);
    }
    for (style, characters) in faces.iter() {
        let face = book.face(select(book, style));
        let mut family = face.family().to_owned();
        let bytes = match choice {
            FontChoice::None | FontChoice::Full => face.bytes().to_vec(),
            FontChoice::Subset => match subset(face, characters) {
                Ok(bytes) => {
                    family = subset_family(&family);
                    bytes
                }
                Err(error) => {
                    diagnostics.report(Diagnostic::new(
                        &catalogue::EPUB_FONT_WHOLE,
                        format!(
                            "`{}` goes into the book whole: {error}",
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
        let href = format!("fonts/{name}.{extension}");
        // A book without a semibold face has the bold one for both.
        if !items.iter().any(|item| item.href == href) {
            items.push(Item::resource(&href, media_type, bytes));
        }
        if let Some((family, text)) =
            LICENSES.iter().find(|(family, _)| face.family() == *family)
            && !licenses.contains(family)
        {
            licenses.push(*family);
            let href = format!("fonts/OFL-{}.txt", family.replace(' ', ""));
            items.push(Item::resource(&href, "text/plain", *text));
        }
        files.push(FontFile { family, face: style, href });
    }
    (files, items)
}

fn select(book: &FontBook, style: FaceStyle) -> crate::font::FaceId {
    let family = if style.mono { Family::Mono } else { Family::Serif };
    let weight = match style.weight {
        FaceWeight::Regular => Weight::REGULAR,
        FaceWeight::Semibold => Weight::SEMIBOLD,
        FaceWeight::Bold => Weight::BOLD,
    };
    let posture = if style.italic { Posture::Italic } else { Posture::Upright };
    book.select(family, weight, posture)
}
