//! The package's bibliography: who made what, for catalogues and shops.

use super::identity::identifiers;
use super::package::{Book, Properties, meta, refine, simple};
use crate::document::{Author, Collection, Identifier, Metadata, Subject};
use crate::xhtml::{Element, Writer};

/// Writes identifiers, titles, people, dates, subjects and the series.
pub(super) fn bibliography(writer: &mut Writer, book: &Book<'_>) {
    let metadata = &book.document.metadata;
    for (number, identifier) in identifiers(metadata).iter().enumerate() {
        let id = match number {
            0 => "publication-id".to_owned(),
            number => format!("identifier-{number}"),
        };
        simple(writer, Element::new("dc:identifier").attribute("id", &id), identifier);
        code_list_5(writer, &id, &Identifier::parse(identifier));
    }
    titles(writer, metadata);
    for (number, author) in (1_usize..).zip(&metadata.authors) {
        let id = format!("creator-{number}");
        person(writer, "dc:creator", &id, author);
        role(writer, &id, author.role.as_deref().unwrap_or("aut"));
        refine(writer, &id, "display-seq", &number.to_string());
    }
    let publication = &metadata.publication;
    for (number, contributor) in (1_usize..).zip(&publication.contributors) {
        let id = format!("contributor-{number}");
        person(writer, "dc:contributor", &id, contributor);
        if let Some(code) = &contributor.role {
            role(writer, &id, code);
        }
    }
    simple(writer, "dc:language", metadata.language.as_str());
    if let Some(date) = metadata.date {
        simple(writer, "dc:date", &date.to_string());
    }
    let description = book.document.description();
    for (element, words) in [
        ("dc:publisher", metadata.publisher.as_deref()),
        ("dc:description", description.as_deref()),
        ("dc:rights", metadata.rights.as_deref()),
    ] {
        if let Some(words) = words {
            simple(writer, element, words);
        }
    }
    for (number, subject) in (1_usize..).zip(&publication.subjects) {
        topic(writer, &format!("subject-{number}"), subject);
    }
    for keyword in &metadata.keywords {
        simple(writer, "dc:subject", keyword);
    }
    if let Some(collection) = &publication.collection {
        series(writer, collection);
    }
    if let (Some(_), Some(source)) = (book.page_source, &publication.page_source) {
        simple(writer, Element::new("dc:source").attribute("id", "page-source"), source);
        refine(writer, "page-source", "source-of", "pagination");
    }
    meta(writer, "dcterms:modified", &book.modified.to_string());
    if book.items.iter().any(|item| item.properties == Properties::CoverImage) {
        // Kindle and older systems look for the cover here.
        named(writer, "cover", "cover-image");
    }
}

/// A `meta` element as EPUB 2 had it.
fn named(writer: &mut Writer, name: &'static str, content: &str) {
    let element =
        Element::new("meta").attribute("name", name).attribute("content", content);
    writer.empty(element);
}

fn titles(writer: &mut Writer, metadata: &Metadata) {
    simple(writer, Element::new("dc:title").attribute("id", "title"), &metadata.title);
    refine(writer, "title", "title-type", "main");
    if let Some(file_as) = &metadata.publication.title_file_as {
        refine(writer, "title", "file-as", file_as);
    }
    if let Some(subtitle) = &metadata.subtitle {
        simple(writer, Element::new("dc:title").attribute("id", "subtitle"), subtitle);
        refine(writer, "subtitle", "title-type", "subtitle");
    }
    for (number, title) in (1_usize..).zip(&metadata.publication.other_titles) {
        let id = format!("title-{number}");
        simple(writer, Element::new("dc:title").attribute("id", &id), &title.text);
        refine(writer, &id, "title-type", title.kind.as_epub());
    }
}

fn person(writer: &mut Writer, element: &'static str, id: &str, author: &Author) {
    simple(writer, Element::new(element).attribute("id", id), &author.name);
    if let Some(file_as) = &author.file_as {
        refine(writer, id, "file-as", file_as);
    }
}

/// The part in the work, by the code of MARC.
fn role(writer: &mut Writer, id: &str, code: &str) {
    let element = Element::new("meta")
        .attribute("refines", format!("#{id}"))
        .attribute("property", "role")
        .attribute("scheme", "marc:relators");
    simple(writer, element, code);
}

/// Schemes as EPUB 3.3 spells them (appendix D.3.2); others stand as they are written.
const AUTHORITIES: [&str; 14] = [
    "AAT", "BIC", "BISAC", "CLC", "CLIL", "DDC", "EuroVoc", "LCC", "LCSH", "MEDTOP", "NDC",
    "Thema", "UDC", "WGS",
];

fn topic(writer: &mut Writer, id: &str, subject: &Subject) {
    simple(writer, Element::new("dc:subject").attribute("id", id), &subject.text);
    // A scheme without a code says nothing, nor does a code without a scheme.
    if let (Some(authority), Some(term)) = (&subject.authority, &subject.term) {
        let known = AUTHORITIES.iter().find(|known| known.eq_ignore_ascii_case(authority));
        refine(writer, id, "authority", known.copied().unwrap_or(authority));
        refine(writer, id, "term", term);
    }
}

fn series(writer: &mut Writer, collection: &Collection) {
    let element = Element::new("meta")
        .attribute("property", "belongs-to-collection")
        .attribute("id", "collection");
    simple(writer, element, &collection.name);
    refine(writer, "collection", "collection-type", "series");
    if let Some(position) = &collection.position {
        refine(writer, "collection", "group-position", position);
    }
    // Shelves that look for calibre's names alone, such as foliate's.
    named(writer, "calibre:series", &collection.name);
    if let Some(position) = &collection.position {
        named(writer, "calibre:series_index", position);
    }
}

/// What kind of identifier it is, by ONIX code list 5.
fn code_list_5(writer: &mut Writer, id: &str, identifier: &Identifier) {
    let code = match identifier {
        Identifier::Isbn(_) => "15",
        Identifier::Doi(_) => "06",
        Identifier::Uuid(_) | Identifier::Other(_) => return,
    };
    let element = Element::new("meta")
        .attribute("refines", format!("#{id}"))
        .attribute("property", "identifier-type")
        .attribute("scheme", "onix:codelist5");
    simple(writer, element, code);
}
