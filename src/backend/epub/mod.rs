//! Document → EPUB 3.3, through `epub-builder` and a pass of our own.
//!
//! content documents → [`package`] and [`navigation`] → the builder's archive → [`finish`].
//!
//! The builder writes the archive; its package document, its navigation and its dates give
//! way to ours: it gives author and language the same id, does not escape what it is told
//! and knows neither page lists nor ISBN. Two things it does on the way are without effect,
//! since what they touch is replaced: it takes a random identifier and the clock's time.

mod cover;
mod finish;
mod navigation;
mod options;
mod package;

pub use options::{Cover, Epub, PageList};

use super::{ArtifactName, Backend, Description, Job, Output};
use crate::diagnostic::{Diagnostic, Diagnostics, Reported, catalogue};
use crate::document::Timestamp;
use crate::xhtml::{self, Content, ContentDocument, Settings, Syntax};
use package::{Book, Item, Properties};

static DESCRIPTION: Description = Description {
    name: "epub",
    extension: "epub",
    media_type: "application/epub+zip",
    summary: "EPUB 3.3, accessible, with fonts and a cover",
    in_all: true,
    binary: true,
};

impl Backend for Epub {
    fn describe(&self) -> &Description {
        &DESCRIPTION
    }

    fn write(&self, job: &mut Job<'_>, output: &mut dyn Output) -> Result<(), Reported> {
        let bytes = self.book(job)?;
        let name = ArtifactName::new(job.stem, DESCRIPTION.extension);
        output.put(&name, bytes).map_err(|error| {
            job.diagnostics.error(Diagnostic::new(
                &catalogue::EPUB_OUTPUT,
                format!("`{name}` cannot be written: {error}"),
            ))
        })
    }
}

impl Epub {
    fn book(&self, job: &mut Job<'_>) -> Result<Vec<u8>, Reported> {
        let document = job.document;
        // Where the pages of the paged edition begin.
        let page_map = match self.page_list {
            PageList::Pdf => Some(job.pages.layout(job.diagnostics)?.page_map()),
            PageList::None => None,
        };
        // The images, known before the text names them.
        let images = xhtml::images(document, job.resources, job.diagnostics)?;
        let pictures = images
            .iter()
            .map(|image| (image.path.clone(), xhtml::Picture { href: image.href.clone() }))
            .collect();
        let settings = Settings {
            syntax: Syntax::Epub,
            split: self.split,
            narrow_space: self.narrow_space,
            pictures: &pictures,
            page_map,
        };
        let mut content = xhtml::render(document, &settings, job.diagnostics);
        // The parts, in the order of the manifest.
        let mut items = Vec::new();
        let (fonts, licenses) =
            xhtml::fonts(self.fonts, job.fonts, &content.faces, job.diagnostics);
        items.push(Item::resource(
            "stylesheet.css",
            "text/css",
            xhtml::style_sheet(&fonts),
        ));
        for font in fonts {
            if !items.iter().any(|item| item.href == font.href) {
                items.push(Item::resource(&font.href, font.media_type, font.bytes));
            }
        }
        for license in licenses {
            let href = format!("fonts/OFL-{}.txt", license.family);
            items.push(Item::resource(&href, "text/plain", license.text));
        }
        if self.cover == Cover::Auto {
            items.extend(cover::items(document, job.fonts));
        }
        let mut raster = false;
        for image in images {
            raster |= image.media_type != "image/svg+xml";
            items.push(Item::resource(&image.href, image.media_type, image.bytes));
        }
        for text in std::mem::take(&mut content.documents) {
            items.push(text_item(text, document));
        }
        let book = Book {
            document,
            items: &items,
            content: &content,
            page_source: page_map
                .filter(|_| !content.pages.is_empty())
                .map(|map| map.document_id.as_str()),
            modified: self.release.unwrap_or(document.metadata.timestamp),
            has_raster_images: raster,
        };
        let package = package::package(&book);
        let navigation = navigation::navigation(&book);
        let ncx = navigation::ncx(&book);
        let parts = [("content.opf", package), ("nav.xhtml", navigation), ("toc.ncx", ncx)];
        finish::archive(&book, &parts).map_err(|reason| broken(job.diagnostics, &reason))
    }
}

fn text_item(text: ContentDocument, document: &crate::document::Document) -> Item {
    let properties = if text.has_formulas { Properties::MathMl } else { Properties::None };
    let file = text.file.clone();
    let title = text.title.clone();
    Item::text(&file, title, properties, text.file_text(document, "stylesheet.css"))
}

/// What must never happen, told as an error all the same: no file is better than a broken
/// one.
fn broken(diagnostics: &mut Diagnostics, reason: &str) -> Reported {
    diagnostics.error(
        Diagnostic::new(
            &catalogue::EPUB_BROKEN,
            format!("the book would not be whole: {reason}"),
        )
        .help("report this with the source: it is a fault of the converter"),
    )
}

/// The DOS date of the archive's entries.
fn entry_time(time: Timestamp) -> zip::DateTime {
    let (year, month, day, hour, minute, second) = time.fields();
    let byte = |value: i8| u8::try_from(value).unwrap_or(0);
    u16::try_from(year)
        .ok()
        .and_then(|year| {
            zip::DateTime::from_date_and_time(
                year,
                byte(month),
                byte(day),
                byte(hour),
                byte(minute),
                byte(second),
            )
            .ok()
        })
        .unwrap_or_default()
}

/// What the other parts of the book must know of its text.
type Text = Content;
