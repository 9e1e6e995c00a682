//! The standards a PDF can be made to, and the source inside it.

use super::pages::Pages;
use super::pdf::{document, rich};
use super::pdf_text::PdfText;
use super::samples::keep_pdf;
use lopdf::Object;
use sevigne::backend::pdf::{ExtractError, Pdf, extract_source};
use sevigne::diagnostic::{Diagnostics, catalogue};
use sevigne::document::{PagedEdition, Standard};
use sevigne::{Conversion, Input, Memory, ReadOptions};

const SOURCE: &str = "\u{feff}---\r\ntitle: A letter\r\nlang: en\r\ndate: 2020-04-01\r\n---\r\n\
                      Good «morning».\r\n\r\n# Part\r\n\r\nSee [the part](#part).\r\n";

fn second_edition() -> PagedEdition {
    PagedEdition { standard: Standard::A4Ua2, ..PagedEdition::default() }
}

fn render(pages: &Pages, edition: PagedEdition) -> Vec<u8> {
    let mut diagnostics = Diagnostics::default();
    let bytes = Pdf(edition)
        .render(&document(), &pages.fonts, pages, &mut diagnostics)
        .expect("a PDF");
    assert_eq!(diagnostics.list(), []);
    keep_pdf(&bytes);
    bytes
}

/// The source as a PDF with itself inside.
fn embedded(edition: PagedEdition) -> Vec<u8> {
    let mut diagnostics = Diagnostics::default();
    let files = Memory::default();
    let options = ReadOptions::default();
    let input = Input {
        name: "some/folder/lettre à tous.md",
        bytes: SOURCE.as_bytes(),
        resources: &files,
        options: &options,
    };
    let conversion =
        Conversion::read(&input, "letter", &mut diagnostics).expect("a letter");
    let pdf = Pdf(PagedEdition { embed_source: true, ..edition });
    let mut artifacts = conversion.write(&pdf, &mut diagnostics).expect("a PDF");
    let bytes = artifacts.remove(0).bytes;
    keep_pdf(&bytes);
    bytes
}

fn packet(text: &PdfText) -> String {
    let catalog = text.document.catalog().expect("a catalog");
    let id = catalog.get(b"Metadata").and_then(Object::as_reference).expect("XMP");
    let packet = text.document.get_object(id).and_then(Object::as_stream).expect("XMP");
    String::from_utf8(packet.content.clone()).expect("UTF-8")
}

#[test]
fn pdf_2_is_read_as_pdf_1_is() {
    let first = PdfText::read(&render(&rich(), PagedEdition::default()));
    let bytes = render(&rich(), second_edition());
    assert!(bytes.starts_with(b"%PDF-2.0\n"));
    let second = PdfText::read(&bytes);
    assert_eq!(first.text(|_| true), second.text(|_| true));
    assert!(!second.document.trailer.has(b"Info"));
    let packet = packet(&second);
    assert!(packet.contains("<pdfaid:part>4</pdfaid:part>\n<pdfaid:rev>2020<"));
    assert!(packet.contains("<pdfuaid:part>2</pdfuaid:part>\n<pdfuaid:rev>2024<"));
    assert!(!packet.contains("pdfaid:conformance"));
}

#[test]
fn destinations_of_pdf_2_lead_to_elements() {
    let text = PdfText::read(&render(&rich(), second_edition()));
    let catalog = text.document.catalog().expect("a catalog");
    let names = text.dictionary(catalog.get(b"Names").expect("names"));
    let names = text.dictionary(names.get(b"Dests").expect("destinations"));
    let entries = names.get(b"Names").and_then(Object::as_array).expect("names");
    for entry in entries.iter().skip(1).step_by(2) {
        let place = text.dictionary(entry).get(b"SD").and_then(Object::as_array);
        let element = text.dictionary(&place.expect("a structure destination")[0]);
        assert!(element.has(b"S"));
    }
}

#[test]
fn the_source_comes_back_byte_for_byte() {
    for edition in [PagedEdition::default(), second_edition()] {
        let source = extract_source(&embedded(edition)).expect("a source");
        assert_eq!(source.name, "lettre à tous.md");
        assert!(source.bytes == SOURCE.as_bytes());
    }
}

#[test]
fn attachments_raise_the_part() {
    let packet_of = |edition| packet(&PdfText::read(&embedded(edition)));
    let first = packet_of(PagedEdition::default());
    assert!(first.contains("<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A<"));
    let second = packet_of(second_edition());
    assert!(second.contains("<pdfaid:rev>2020</pdfaid:rev>\n<pdfaid:conformance>F<"));
}

#[test]
fn a_pdf_without_a_source_says_so() {
    let bytes = render(&rich(), PagedEdition::default());
    assert_eq!(extract_source(&bytes), Err(ExtractError::NoSource));
    for cut in [0, 9, 100, bytes.len() / 2] {
        assert!(extract_source(&bytes[..cut]).is_err());
    }
}

#[test]
fn a_document_without_a_source_embeds_none_and_says_so() {
    let pages = rich();
    let mut diagnostics = Diagnostics::default();
    let edition = PagedEdition { embed_source: true, ..PagedEdition::default() };
    let bytes = Pdf(edition)
        .render(&document(), &pages.fonts, &pages, &mut diagnostics)
        .expect("a PDF");
    keep_pdf(&bytes);
    assert_eq!(diagnostics.list()[0].code, &catalogue::PDF_NO_SOURCE);
    assert_eq!(extract_source(&bytes), Err(ExtractError::NoSource));
}

#[test]
fn the_second_edition_has_no_private_character_in_its_text() {
    let source =
        "---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\nA private \u{e000} one.\n";
    for (standard, shown) in [(Standard::A2aUa1, '\u{e000}'), (Standard::A4Ua2, '\u{fffd}')]
    {
        let mut diagnostics = Diagnostics::default();
        let options = ReadOptions::default();
        let input = Input {
            name: "a.md",
            bytes: source.as_bytes(),
            resources: &Memory::default(),
            options: &options,
        };
        let conversion = Conversion::read(&input, "a", &mut diagnostics).expect("read");
        let pdf = Pdf(PagedEdition { standard, ..PagedEdition::default() });
        let artifacts = conversion.write(&pdf, &mut diagnostics).expect("a PDF");
        let text = PdfText::read(&artifacts[0].bytes);
        let said = text.text(|roles| roles.iter().any(|role| role == "P"));
        assert!(said.contains(&format!("A private {shown} one.")), "{said}");
        let codes: Vec<&str> =
            diagnostics.list().iter().map(|remark| remark.code.id).collect();
        let is_told = codes.contains(&catalogue::PDF_PRIVATE_USE.id);
        assert_eq!(is_told, standard == Standard::A4Ua2, "{codes:?}");
    }
}
