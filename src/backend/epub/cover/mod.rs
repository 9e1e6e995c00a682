//! The cover: the source's own picture or one made of the title page's words, and the page
//! that shows it.

mod drawing;

use super::package::{Item, Properties};
use crate::backend::Job;
use crate::diagnostic::{Diagnostic, Reported, Span, catalogue};
use crate::document::{Block, BlockKind, Document};
use crate::font::FontBook;
use crate::language::{Label, label::colon};
use crate::xhtml::{self, DocumentType, Element, Elements as _, ImageFile, Syntax, Writer};
use drawing::draw;

/// The size inside the book, in pixels: 3.1 million, under what every shop allows.
const INSIDE: (u32, u32) = (1400, 2240);
/// The size for shops, which take the cover beside the book: Amazon's ideal.
const BESIDE: (u32, u32) = (1600, 2560);

/// The picture of a cover.
pub(super) struct Picture {
    href: String,
    media_type: &'static str,
    /// Whether it may move or flash; one that we drew does not.
    pub(super) may_move: bool,
    bytes: Vec<u8>,
}

impl Picture {
    /// The one that the front matter names, else one drawn; none where nothing can be drawn.
    ///
    /// # Errors
    /// Where the source's own cannot be used; the reason was reported.
    pub(super) fn of(job: &mut Job<'_>) -> Result<Option<Self>, Reported> {
        let Some(own) = &job.document.metadata.publication.cover else {
            let drawn = draw(job.document, job.fonts, INSIDE);
            let missing = drawn.as_ref().and_then(|drawn| drawn.missing);
            if let Some(character) = missing {
                tell_missing(character, job);
            }
            return Ok(drawn.map(|drawn| Self {
                href: "cover.jpg".to_owned(),
                media_type: "image/jpeg",
                may_move: false,
                bytes: drawn.jpeg,
            }));
        };
        let ImageFile { path: _, href, media_type, may_move, bytes } = xhtml::image(
            &own.path,
            "cover",
            Span::default(),
            job.resources,
            job.diagnostics,
        )?;
        Ok(Some(Self { href, media_type, may_move, bytes }))
    }

    /// The picture and its page, which comes first in the reading order.
    pub(super) fn items(self, document: &Document) -> [Item; 2] {
        let title = Label::Cover.in_language(&document.metadata.language).to_owned();
        let page = page(document, &self.href);
        let page = Item::text("cover.xhtml", title, Properties::CoverPage, page);
        let image = Item {
            properties: Properties::CoverImage,
            ..Item::resource(&self.href, self.media_type, self.bytes)
        };
        [image, page]
    }
}

/// The drawn cover in the size for shops.
pub(super) fn for_shops(document: &Document, fonts: &FontBook) -> Option<Vec<u8>> {
    draw(document, fonts, BESIDE).map(|drawn| drawn.jpeg)
}

/// Says that the drawn cover cannot show all of its words.
fn tell_missing(character: char, job: &mut Job<'_>) {
    let remark = Diagnostic::new(
        &catalogue::FONT_MISSING_GLYPH,
        format!(
            "the cover lacks `{character}` (U+{:04X}), which no font has",
            u32::from(character)
        ),
    )
    .help("name a font that has it with `--font-path`, or a picture with `cover-image`");
    let title = |block: &&Block| matches!(block.kind, BlockKind::Title(_));
    job.diagnostics.report(match job.document.blocks.iter().find(title) {
        Some(title) => remark.at(title.span),
        None => remark,
    });
}

/// The page: an `<img>` of its own, which Kobo asks for.
fn page(document: &Document, picture: &str) -> String {
    let language = &document.metadata.language;
    let label = Label::Cover.in_language(language);
    let mut writer = Writer::document(DocumentType::Xhtml);
    writer.element(xhtml::root_element(document, Syntax::Epub), |writer| {
        writer.element("head", |writer| {
            writer.element("title", |writer| writer.text(label));
            writer.element("style", |writer| {
                writer.text("html { color-scheme: light dark; } body { margin: 0; text-align: center; } img { max-width: 100%; max-height: 100vh; }");
            });
        });
        writer.element(Element::new("body").attribute("epub:type", "frontmatter"), |writer| {
            let section =
                Element::new("section").attribute("epub:type", "cover").attribute("aria-label", label);
            writer.element(section, |writer| {
                writer.empty(
                    Element::new("img")
                        .attribute("src", picture)
                        .attribute("alt", alternative(document))
                        .attribute("role", "doc-cover"),
                );
            });
        });
    });
    writer.finish()
}

/// What the picture shows, in words: as the front matter has it, else label, title, authors.
fn alternative(document: &Document) -> String {
    let metadata = &document.metadata;
    if let Some(own) = &metadata.publication.cover
        && !own.alternative.trim().is_empty()
    {
        return own.alternative.clone();
    }
    let language = &metadata.language;
    let mut words = format!(
        "{}{} {}",
        Label::Cover.in_language(language),
        colon(language),
        metadata.title
    );
    for author in &metadata.authors {
        words.push_str(", ");
        words.push_str(&author.name);
    }
    words
}
