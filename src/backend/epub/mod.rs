//! Document → EPUB 3.3, through `epub-builder` and a pass of our own.
//!
//! content documents → [`package`] and [`navigation`] → the builder's archive → [`finish`].
//!
//! The builder writes the archive; its package document, its navigation and its dates give
//! way to ours: it gives author and language the same id, does not escape what it is told
//! and knows neither page lists nor ISBN. Two things it does on the way are without effect,
//! since what they touch is replaced: it takes a random identifier and the clock's time.

mod accessibility;
mod bibliography;
mod cover;
mod finish;
mod identity;
mod navigation;
mod options;
mod package;

pub use options::{Cover, Epub, PageList};

use super::{ArtifactName, Backend, Description, Job, Output};
use crate::diagnostic::{Diagnostic, Diagnostics, Reported, catalogue};
use crate::document::{Document, Timestamp};
use crate::typeset::content_hash;
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
        put(output, &name, bytes, job.diagnostics)?;
        if !self.export_cover {
            return Ok(());
        }
        if let Some(own) = &job.document.metadata.publication.cover {
            job.diagnostics.report(Diagnostic::new(
                &catalogue::EPUB_OWN_COVER,
                format!("no cover is drawn beside the book: `{}` is its cover", own.path),
            ));
            return Ok(());
        }
        let name = ArtifactName::new(&format!("{}-cover", job.stem), "jpg");
        match cover::for_shops(job.document, job.fonts) {
            Some(picture) => put(output, &name, picture, job.diagnostics),
            None => Ok(()),
        }
    }
}

impl Epub {
    fn book(&self, job: &mut Job<'_>) -> Result<Vec<u8>, Reported> {
        let document = job.document;
        // Where the pages of the paged edition begin.
        let page_map = match self.page_list {
            PageList::Pdf => {
                let map = job.pages.page_map(job.diagnostics)?;
                if map.content_hash != content_hash(document) {
                    return Err(stale(job.diagnostics));
                }
                Some(map)
            }
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
            contents: false,
        };
        let mut content = xhtml::render(document, &settings, job.diagnostics);
        navigation::note_faces(
            &mut content,
            &document.metadata.language,
            self.narrow_space,
        );
        // The parts, in the order of the manifest.
        let mut items = Vec::new();
        let (fonts, licenses) =
            xhtml::fonts(self.fonts, job.fonts, &content.faces, job.diagnostics);
        xhtml::tell_fonts_left(document, &fonts, job.diagnostics);
        let user_style = xhtml::user_styles(document, job.resources, job.diagnostics)?;
        let style_sheet = user_style.after(&xhtml::style_sheet(&fonts, content.features));
        items.push(Item::resource("stylesheet.css", "text/css", style_sheet));
        let mut moving: Vec<String> =
            user_style.moves.then(|| "a style sheet".to_owned()).into_iter().collect();
        for font in fonts {
            if !items.iter().any(|item| item.href == font.href) {
                items.push(Item::resource(&font.href, font.media_type, font.bytes));
            }
        }
        if self.cover == Cover::Auto
            && let Some(picture) = cover::Picture::of(job)?
        {
            moving.extend(picture.may_move.then(|| "the cover".to_owned()));
            items.extend(picture.items(document));
        }
        for image in images {
            moving.extend(image.may_move.then(|| format!("`{}`", image.path)));
            items.push(Item::resource(&image.href, image.media_type, image.bytes));
        }
        for text in std::mem::take(&mut content.documents) {
            items.push(text_item(text, document));
        }
        let nameless_cover =
            self.cover == Cover::Auto && accessibility::has_nameless_cover(document);
        let open_problems =
            accessibility::open_problems(document, content.features, nameless_cover);
        withheld(document, &open_problems, job.diagnostics);
        tell_moving(document, &moving, job.diagnostics);
        let book = Book {
            document,
            items: &items,
            licenses: &licenses,
            content: &content,
            page_source: page_map
                .filter(|_| !content.pages.is_empty())
                .map(|map| map.document_id.as_str()),
            modified: self.release.unwrap_or(document.metadata.timestamp),
            may_move: !moving.is_empty(),
            nameless_cover,
            narrow_space: self.narrow_space,
            open_problems: &open_problems,
        };
        let package = package::package(&book);
        let navigation = navigation::navigation(&book);
        let ncx = navigation::ncx(&book);
        let parts = [("content.opf", package), ("nav.xhtml", navigation), ("toc.ncx", ncx)];
        finish::archive(&book, &parts).map_err(|reason| broken(job.diagnostics, &reason))
    }
}

fn text_item(text: ContentDocument, document: &Document) -> Item {
    let properties = if text.has_formulas { Properties::MathMl } else { Properties::None };
    let file = text.file.clone();
    let title = text.title.clone();
    Item::text(&file, title, properties, text.file_text(document, "stylesheet.css"))
}

fn put(
    output: &mut dyn Output,
    name: &ArtifactName,
    bytes: Vec<u8>,
    diagnostics: &mut Diagnostics,
) -> Result<(), Reported> {
    output.put(name, bytes).map_err(|error| {
        diagnostics.error(Diagnostic::new(
            &catalogue::EPUB_OUTPUT,
            format!("`{name}` cannot be written: {error}"),
        ))
    })
}

/// Says why a claim of the front matter is not in the book.
fn withheld(document: &Document, problems: &[String], diagnostics: &mut Diagnostics) {
    let claim = &document.metadata.publication.accessibility.conforms;
    if let (Some(claim), false) = (claim, problems.is_empty()) {
        diagnostics.report(
            Diagnostic::new(
                &catalogue::EPUB_CLAIM,
                format!("`{claim}` is not claimed in the book: {}", problems.join("; ")),
            )
            .help("mend it, or take `accessibility.conforms` out of the front matter"),
        );
    }
}

/// Asks for the hazards of a book in which something moves: no one else can say whether it
/// flashes.
fn tell_moving(document: &Document, moving: &[String], diagnostics: &mut Diagnostics) {
    let stated = &document.metadata.publication.accessibility.hazards;
    if stated.is_empty() && !moving.is_empty() {
        let named = moving.join(", ");
        diagnostics.report(
            Diagnostic::new(
                &catalogue::EPUB_HAZARD,
                format!("the book says that its hazards are unknown: {named} may move or flash"),
            )
            .help(
                "say what it does below `accessibility:` in the front matter: `hazard: none`, \
                 or `flashing`, `motion-simulation`",
            ),
        );
    }
}

fn stale(diagnostics: &mut Diagnostics) -> Reported {
    diagnostics.error(
        Diagnostic::new(
            &catalogue::EPUB_STALE_PAGES,
            "the pages at hand were laid out from another state of the text",
        )
        .help("lay out this document, or set `output.epub.page-list: none`"),
    )
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
