//! The package document: what the book is, what is in it, in which order.

use super::Text;
use crate::document::{Document, Identifier, Metadata, Timestamp};
use crate::language::Tag;
use crate::xhtml::{self, DocumentType, Element, Elements as _, Writer};
use uuid::Uuid;

/// All that the package and the navigation are made from.
#[derive(Debug)]
pub(super) struct Book<'a> {
    pub(super) document: &'a Document,
    pub(super) items: &'a [Item],
    pub(super) content: &'a Text,
    /// The identifier of the edition whose pages are marked.
    pub(super) page_source: Option<&'a str>,
    pub(super) modified: Timestamp,
    pub(super) has_raster_images: bool,
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

/// The book's one identifier: its ISBN, else its DOI, else a name-based UUID of what does
/// not change when the text is corrected.
pub(super) fn identifier(metadata: &Metadata) -> String {
    let known: Vec<Identifier> =
        metadata.identifiers.iter().map(|text| Identifier::parse(text)).collect();
    let isbn = known.iter().find(|identifier| matches!(identifier, Identifier::Isbn(_)));
    let doi = known.iter().find(|identifier| matches!(identifier, Identifier::Doi(_)));
    isbn.or(doi).map_or_else(|| name_based(metadata), ToString::to_string)
}

/// RFC 9562, 5.5: a UUID of title, authors, language and date, never of the text.
fn name_based(metadata: &Metadata) -> String {
    let space = Uuid::new_v5(&Uuid::NAMESPACE_URL, b"https://crates.io/crates/sevigne");
    let mut name = metadata.title.clone();
    for author in &metadata.authors {
        name.push('\u{1f}');
        name.push_str(&author.name);
    }
    name.push('\u{1e}');
    name.push_str(metadata.language.as_str());
    name.push('\u{1e}');
    if let Some(date) = metadata.date {
        name.push_str(&date.to_string());
    }
    format!("urn:uuid:{}", Uuid::new_v5(&space, name.as_bytes()))
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
        writer.element(Element::new("spine").attribute("toc", "ncx"), |writer| {
            for item in book.items.iter().filter(|item| item.text.is_some()) {
                writer.empty(Element::new("itemref").attribute("idref", item.id()));
            }
        });
    });
    writer.finish()
}

fn simple(writer: &mut Writer, element: impl Into<Element>, words: &str) {
    writer.element(element, |writer| writer.text(words));
}

fn meta(writer: &mut Writer, property: &'static str, words: &str) {
    simple(writer, Element::new("meta").attribute("property", property), words);
}

fn refine(writer: &mut Writer, id: &str, property: &'static str, words: &str) {
    let element = Element::new("meta")
        .attribute("refines", format!("#{id}"))
        .attribute("property", property);
    simple(writer, element, words);
}

fn bibliography(writer: &mut Writer, book: &Book<'_>) {
    let metadata = &book.document.metadata;
    let unique = identifier(metadata);
    simple(
        writer,
        Element::new("dc:identifier").attribute("id", "publication-id"),
        &unique,
    );
    code_list_5(writer, "publication-id", &Identifier::parse(&unique));
    let others = metadata.identifiers.iter().map(|text| Identifier::parse(text));
    for (number, other) in
        (1_usize..).zip(others.filter(|other| other.to_string() != unique))
    {
        let id = format!("identifier-{number}");
        simple(
            writer,
            Element::new("dc:identifier").attribute("id", &id),
            &other.to_string(),
        );
        code_list_5(writer, &id, &other);
    }
    simple(writer, Element::new("dc:title").attribute("id", "title"), &metadata.title);
    refine(writer, "title", "title-type", "main");
    if let Some(subtitle) = &metadata.subtitle {
        simple(writer, Element::new("dc:title").attribute("id", "subtitle"), subtitle);
        refine(writer, "subtitle", "title-type", "subtitle");
    }
    for (number, author) in (1_usize..).zip(&metadata.authors) {
        let id = format!("creator-{number}");
        simple(writer, Element::new("dc:creator").attribute("id", &id), &author.name);
        let role = Element::new("meta")
            .attribute("refines", format!("#{id}"))
            .attribute("property", "role")
            .attribute("scheme", "marc:relators");
        simple(writer, role, "aut");
        refine(writer, &id, "display-seq", &number.to_string());
    }
    simple(writer, "dc:language", metadata.language.as_str());
    if let Some(date) = metadata.date {
        simple(writer, "dc:date", &date.to_string());
    }
    for (element, words) in [
        ("dc:publisher", &metadata.publisher),
        ("dc:description", &metadata.description),
        ("dc:rights", &metadata.rights),
    ] {
        if let Some(words) = words {
            simple(writer, element, words);
        }
    }
    for keyword in &metadata.keywords {
        simple(writer, "dc:subject", keyword);
    }
    meta(writer, "dcterms:modified", &book.modified.to_string());
    if book.items.iter().any(|item| item.properties == Properties::CoverImage) {
        // Kindle and older systems look for the cover here.
        writer.empty(
            Element::new("meta")
                .attribute("name", "cover")
                .attribute("content", "cover-image"),
        );
    }
}

/// What kind of identifier it is, by ONIX code list 5.
fn code_list_5(writer: &mut Writer, id: &str, identifier: &Identifier) {
    let code = match identifier {
        Identifier::Isbn(_) => "15",
        Identifier::Doi(_) => "06",
        Identifier::Other(_) => return,
    };
    let element = Element::new("meta")
        .attribute("refines", format!("#{id}"))
        .attribute("property", "identifier-type")
        .attribute("scheme", "onix:codelist5");
    simple(writer, element, code);
}

/// Accessibility metadata of schema.org, as far as it follows from what is in the book.
fn accessibility(writer: &mut Writer, book: &Book<'_>) {
    let features = book.content.features;
    let has_pages = book.page_source.is_some();
    meta(writer, "schema:accessMode", "textual");
    if features.images {
        meta(writer, "schema:accessMode", "visual");
    }
    if !features.undescribed_images && !features.raw_formulas {
        meta(writer, "schema:accessModeSufficient", "textual");
    }
    if features.images {
        meta(writer, "schema:accessModeSufficient", "textual,visual");
    }
    let given = [
        ("alternativeText", features.images && !features.undescribed_images),
        ("ARIA", true),
        ("displayTransformability", true),
        ("MathML", features.formulas && !features.raw_formulas),
        ("pageBreakMarkers", has_pages),
        ("pageNavigation", has_pages),
        ("readingOrder", true),
        ("structuralNavigation", true),
        ("tableOfContents", true),
    ];
    for (feature, _) in given.into_iter().filter(|(_, given)| *given) {
        meta(writer, "schema:accessibilityFeature", feature);
    }
    // A fact of the structure: what does not move, flash or sound is no hazard.
    let hazard = if book.has_raster_images { "unknown" } else { "none" };
    meta(writer, "schema:accessibilityHazard", hazard);
    let language = &book.document.metadata.language;
    let summary = Element::new("meta").attribute("property", "schema:accessibilitySummary");
    let summary = summary.attribute(
        "xml:lang",
        xhtml::label_language(language).as_ref().map_or(language.as_str(), Tag::as_str),
    );
    simple(writer, summary, &xhtml::summary(language, features, has_pages));
    if let Some(source) = book.page_source {
        meta(writer, "pageBreakSource", source);
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Author, Date};

    #[test]
    fn the_identity_of_a_book_outlives_a_correction_of_its_text() {
        let mut metadata = Metadata {
            title: "Lettre".to_owned(),
            authors: vec![Author { name: "Éric".to_owned(), ..Author::default() }],
            date: Date::parse("2020-04-01"),
            ..Metadata::default()
        };
        let first = identifier(&metadata);
        assert!(first.starts_with("urn:uuid:"), "{first}");
        metadata.modified = Timestamp::parse("2020-04-02");
        metadata.description = Some("corrected".to_owned());
        assert_eq!(identifier(&metadata), first);
        metadata.title.push('s');
        assert_ne!(identifier(&metadata), first);
        metadata.identifiers = vec!["ISBN 978-2-07-036024-6".to_owned()];
        assert_eq!(identifier(&metadata), "urn:isbn:9782070360246");
    }
}
