//! The cover: a picture made of the title page's words, and the page that shows it.

mod drawing;

use super::package::{Item, Properties};
use crate::document::Document;
use crate::font::FontBook;
use crate::language::{Label, label::colon};
use crate::xhtml::{DocumentType, Element, Elements as _, Writer};
use drawing::draw;

/// The size inside the book, in pixels: 3.1 million, under what every shop allows.
const INSIDE: (u32, u32) = (1400, 2240);

/// The picture and its page, which comes first in the reading order.
pub(super) fn items(document: &Document, fonts: &FontBook) -> Vec<Item> {
    let Some(picture) = draw(document, fonts, INSIDE) else { return Vec::new() };
    let image = Item {
        properties: Properties::CoverImage,
        ..Item::resource("cover.jpg", "image/jpeg", picture)
    };
    let title = Label::Cover.in_language(&document.metadata.language).to_owned();
    let page = Item::text("cover.xhtml", title, Properties::CoverPage, page(document));
    vec![image, page]
}

/// The page: an `<img>` of its own, which Kobo asks for.
fn page(document: &Document) -> String {
    let language = &document.metadata.language;
    let label = Label::Cover.in_language(language);
    let mut writer = Writer::document(DocumentType::Xhtml);
    let html = Element::new("html")
        .attribute("xmlns", "http://www.w3.org/1999/xhtml")
        .attribute("xmlns:epub", "http://www.idpf.org/2007/ops")
        .language(language);
    writer.element(html, |writer| {
        writer.element("head", |writer| {
            writer.element("title", |writer| writer.text(label));
            writer.element("style", |writer| {
                writer.text("body { margin: 0; text-align: center; } img { max-width: 100%; max-height: 100vh; }");
            });
        });
        writer.element(Element::new("body").attribute("epub:type", "frontmatter"), |writer| {
            let section =
                Element::new("section").attribute("epub:type", "cover").attribute("aria-label", label);
            writer.element(section, |writer| {
                writer.empty(
                    Element::new("img")
                        .attribute("src", "cover.jpg")
                        .attribute("alt", alternative(document))
                        .attribute("role", "doc-cover"),
                );
            });
        });
    });
    writer.finish()
}

/// What the picture shows, in words: label, title, authors.
fn alternative(document: &Document) -> String {
    let metadata = &document.metadata;
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
