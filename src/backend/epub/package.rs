//! The package document: what the book is, what is in it, in which order.

use super::Text;
use super::accessibility::accessibility;
use super::bibliography::bibliography;
use crate::document::{Direction, Document, Timestamp};
use crate::xhtml::{
    DocumentType, Element, Elements as _, License, NarrowSpace, Writer, direction,
};

/// All that the package and the navigation are made from.
#[derive(Debug)]
pub(super) struct Book<'a> {
    pub(super) document: &'a Document,
    pub(super) items: &'a [Item],
    /// What goes with the fonts; no part of the publication, so no manifest names it.
    pub(super) licenses: &'a [License],
    pub(super) content: &'a Text,
    /// The identifier of the edition whose pages are marked.
    pub(super) page_source: Option<&'a str>,
    pub(super) modified: Timestamp,
    /// Whether something in the book may move or flash: a style, a drawing, or an image of
    /// more than one frame.
    pub(super) may_move: bool,
    /// Whether the cover is an image of the source's without words for it.
    pub(super) nameless_cover: bool,
    /// What becomes of U+202F.
    pub(super) narrow_space: NarrowSpace,
    /// What stands against the claims on accessibility that the front matter makes.
    pub(super) open_problems: &'a [String],
}

/// A file of the book.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) href: String,
    pub(super) media_type: &'static str,
    pub(super) properties: Properties,
    /// The title of a text, which is then a part of the reading order.
    pub(super) text: Option<String>,
    pub(super) bytes: Vec<u8>,
}

/// What a manifest must say of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Properties {
    None,
    /// It holds MathML.
    MathMl,
    /// It is the picture of the cover.
    CoverImage,
    /// It is the page of the cover.
    CoverPage,
}

impl Item {
    pub(super) fn resource(
        href: &str,
        media_type: &'static str,
        bytes: impl Into<Vec<u8>>,
    ) -> Self {
        Self {
            href: href.to_owned(),
            media_type,
            properties: Properties::None,
            text: None,
            bytes: bytes.into(),
        }
    }

    pub(super) fn text(
        href: &str,
        title: String,
        properties: Properties,
        xhtml: impl Into<Vec<u8>>,
    ) -> Self {
        Self {
            properties,
            text: Some(title),
            ..Self::resource(href, "application/xhtml+xml", xhtml)
        }
    }

    /// An XML name made from the path: paths are ours, of letters, digits, `-`, `/` and `.`.
    fn id(&self) -> String {
        let id: String = self
            .href
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect();
        if self.properties == Properties::CoverImage {
            "cover-image".to_owned()
        } else {
            id
        }
    }
}

/// The text of the package document.
pub(super) fn package(book: &Book<'_>) -> String {
    let mut writer = Writer::document(DocumentType::None);
    let language = &book.document.metadata.language;
    let root = Element::new("package")
        .attribute("xmlns", "http://www.idpf.org/2007/opf")
        .attribute("version", "3.0")
        .attribute("unique-identifier", "publication-id")
        .attribute("xml:lang", language.as_str());
    writer.element(root, |writer| {
        let metadata = Element::new("metadata")
            .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
        writer.element(metadata, |writer| {
            bibliography(writer, book);
            accessibility(writer, book);
        });
        manifest(writer, book);
        let spine = Element::new("spine").attribute("toc", "ncx").maybe(
            "page-progression-direction",
            page_progression(book.document).map(Direction::as_html),
        );
        writer.element(spine, |writer| {
            for item in book.items.iter().filter(|item| item.text.is_some()) {
                writer.empty(Element::new("itemref").attribute("idref", item.id()));
            }
            // Landmarks lead to the contents, and a link leads to what is in the spine alone;
            // reading goes past them.
            writer.empty(
                Element::new("itemref").attribute("idref", "nav").attribute("linear", "no"),
            );
        });
    });
    writer.finish()
}

/// In which direction pages are turned: as stated, else as the text runs.
fn page_progression(document: &Document) -> Option<Direction> {
    document.metadata.publication.page_progression.or_else(|| direction(document))
}

pub(super) fn simple(writer: &mut Writer, element: impl Into<Element>, words: &str) {
    writer.element(element, |writer| writer.text(words));
}

pub(super) fn meta(writer: &mut Writer, property: &'static str, words: &str) {
    simple(writer, Element::new("meta").attribute("property", property), words);
}

pub(super) fn refine(writer: &mut Writer, id: &str, property: &'static str, words: &str) {
    let element = Element::new("meta")
        .attribute("refines", format!("#{id}"))
        .attribute("property", property);
    simple(writer, element, words);
}

fn manifest(writer: &mut Writer, book: &Book<'_>) {
    writer.element("manifest", |writer| {
        let item = |id: &str, href: &str, media_type: &str| {
            Element::new("item")
                .attribute("id", id)
                .attribute("href", href)
                .attribute("media-type", media_type)
        };
        writer.empty(
            item("nav", "nav.xhtml", "application/xhtml+xml")
                .attribute("properties", "nav"),
        );
        writer.empty(item("ncx", "toc.ncx", "application/x-dtbncx+xml"));
        for own in book.items {
            let element = item(&own.id(), &own.href, own.media_type);
            let element = match own.properties {
                Properties::None | Properties::CoverPage => element,
                Properties::MathMl => element.attribute("properties", "mathml"),
                Properties::CoverImage => element.attribute("properties", "cover-image"),
            };
            writer.empty(element);
        }
    });
}
