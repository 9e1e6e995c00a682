//! The PDF writer on pages made by hand: what goes in comes out of the bytes again.

use super::pages::{DOCUMENT, Pages};
use super::pdf_text::{PdfText, decode, name};
use super::samples::keep_pdf;
use lopdf::Object;
use sevigne::backend::pdf::Pdf;
use sevigne::diagnostic::{Diagnostics, catalogue};
use sevigne::document::{Author, Document, Metadata, Timestamp};
use sevigne::font::{Family, Posture, Weight};
use sevigne::geometry::{Length, Point, Rect};
use sevigne::language::Tag;
use sevigne::typeset::{
    Artifact, Color, Glyph, Item, LinkTarget, ListMarks, Mark, Role, RuleShape, TextRun,
};

pub(crate) fn document() -> Document {
    Document {
        metadata: Metadata {
            title: "Une lettre & ses éditions".to_owned(),
            authors: vec![Author { name: "Éric".to_owned(), ..Author::default() }],
            timestamp: Timestamp::parse("2020-04-02").expect("a date"),
            language: Tag::parse("fr").expect("a tag"),
            description: Some("Une lettre <ouverte>".to_owned()),
            keywords: vec!["lettre".to_owned(), "typographie".to_owned()],
            identifiers: vec!["urn:isbn:9782070360246".to_owned()],
            ..Metadata::default()
        },
        ..Document::default()
    }
}

fn render(pages: &Pages) -> Vec<u8> {
    let mut diagnostics = Diagnostics::default();
    let bytes = Pdf::default()
        .render(&document(), &pages.fonts, pages, &mut diagnostics)
        .expect("a PDF");
    assert_eq!(diagnostics.list(), []);
    keep_pdf(&bytes);
    bytes
}

fn read(pages: &Pages) -> PdfText {
    let text = PdfText::read(&render(pages));
    assert_eq!(text.loose, "");
    text
}

/// A document with a little of everything.
pub(crate) fn rich() -> Pages {
    let mut pages = Pages::new();
    pages.title("Une lettre");
    let paragraph = pages.paragraph("Un début, «\u{202f}et la fin\u{202f}» ");
    pages.link(
        "au-delà",
        LinkTarget::External("https://example.org/é".to_owned()),
        paragraph,
    );
    pages.line("de la page.", paragraph);
    pages.heading("La liste", Role::Heading(2), 2);
    let list = pages.element(Role::List(ListMarks::Discs), DOCUMENT);
    for words in ["un", "deux"] {
        let item = pages.element(Role::ListItem, list);
        let label = pages.element(Role::Label, item);
        pages.line("— ", label);
        let body = pages.element(Role::ListBody, item);
        let inner = pages.element(Role::Paragraph, body);
        pages.line(words, inner);
    }
    let note_call = pages.paragraph("Un appel");
    let reference = pages.element(Role::Reference, note_call);
    pages.line("1", reference);
    let note = pages.element(Role::Note, note_call);
    pages.line(" de note.", note_call);
    pages.paragraph("Un autre alinéa.");
    let body = pages.element(Role::Paragraph, note);
    pages.line("La note au pied.", body);
    let table = pages.element(Role::Table, DOCUMENT);
    for (part, cell, words) in [
        (Role::TableHead, Role::HeaderCell, ["nom", "nombre"]),
        (Role::TableBody, Role::Cell, ["un", ""]),
    ] {
        let part = pages.element(part, table);
        let row = pages.element(Role::TableRow, part);
        for words in words {
            let cell = pages.element(cell, row);
            if !words.is_empty() {
                pages.line(words, cell);
            }
        }
    }
    pages.item(Item::Rule {
        rect: Rect::new(
            Length::from_millimetres(30),
            Length::from_millimetres(270),
            Length::from_millimetres(50),
            Length::from_points(0.4),
        ),
        shape: RuleShape::Filled,
        color: Color { red: 128, green: 0, blue: 0 },
        mark: Mark::Artifact(Artifact::Layout),
    });
    pages.folio("1");
    pages.begin_page();
    pages.heading("La suite", Role::Heading(2), 2);
    let paragraph = pages.paragraph("Retour à ");
    pages.link("la liste", LinkTarget::Internal("la-liste".to_owned()), paragraph);
    pages.folio("2");
    pages
}

#[test]
fn text_is_read_in_the_order_of_the_structure() {
    let text = read(&rich());
    assert_eq!(
        text.text(|_| true),
        "Une lettre\nUn début, «\u{202f}et la fin\u{202f}» au-delàde la page.\nLa liste\n— \nun\n\
         — \ndeux\nUn appel1\nLa note au pied.\n de note.\nUn autre alinéa.\nnom\nnombre\nun\n\
         La suite\nRetour à la liste"
    );
    assert_eq!(
        text.text(|roles| !roles.contains(&"Lbl".to_owned())).matches('—').count(),
        0
    );
    assert_eq!(text.artifacts, ["", "1", "2"]);
}

#[test]
fn one_glyph_with_two_characters_is_read_as_both() {
    let mut pages = Pages::new();
    let sans = pages.fonts.select(Family::Sans, Weight::SEMIBOLD, Posture::Upright);
    let line = "mot à\u{a0}mot, trait-d’union, cou\u{ad}pé a\u{a0}b - c";
    for face in [pages.face, sans] {
        pages.face = face;
        pages.paragraph(line);
    }
    assert_eq!(read(&pages).text(|_| true), format!("{line}\n{line}"));
}

#[test]
fn glyphs_that_share_a_text_and_glyphs_without_one_are_read_once() {
    let mut pages = Pages::new();
    let element = pages.element(Role::Paragraph, DOCUMENT);
    // One character drawn by two glyphs, then one glyph for two letters, then a glyph that
    // says nothing.
    let mut run = pages.run("aebfc", Mark::Element(element));
    run.text = "æbfi".to_owned();
    let ends = [(0, 2), (2, 2), (2, 3), (3, 5), (5, 5)];
    for (glyph, (start, end)) in run.glyphs.iter_mut().zip(ends) {
        (glyph.start, glyph.end) = (start, end);
    }
    pages.item(Item::Text(run));
    assert_eq!(read(&pages).text(|_| true), "æbfi");
}

#[test]
fn more_texts_than_layers_are_read_through_actual_text() {
    let mut pages = Pages::new();
    let element = pages.element(Role::Paragraph, DOCUMENT);
    let words = "αβγδεζηθ";
    let mut run = pages.run("aaaaaaaa", Mark::Element(element));
    run.text = words.to_owned();
    for (at, glyph) in (0..).zip(&mut run.glyphs) {
        (glyph.start, glyph.end) = (2 * at, 2 * at + 2);
    }
    pages.item(Item::Text(run));
    assert_eq!(read(&pages).text(|_| true), words);
}

/// Where a viewer draws each glyph of a page: x in points, from the operators alone.
fn drawn(text: &PdfText) -> Vec<f64> {
    let page = text.document.page_iter().next().expect("a page");
    let dictionary = text.document.get_dictionary(page).expect("a page");
    let resources = text.dictionary(dictionary.get(b"Resources").expect("resources"));
    let fonts = text.dictionary(resources.get(b"Font").expect("fonts"));
    let content = text.document.get_page_content(page);
    let content = lopdf::content::Content::decode(&content).expect("operators");
    let number = |object: &Object| f64::from(object.as_float().expect("a number"));
    let (mut x, mut line, mut size, mut scale) = (0.0, 0.0, 0.0, 1.0);
    let mut widths: Vec<f64> = Vec::new();
    let mut places = Vec::new();
    for operation in &content.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BT" => line = 0.0,
            "Td" => {
                line += number(&operands[0]);
                x = line;
            }
            "Tz" => scale = number(&operands[0]) / 100.0,
            "Tf" => {
                size = number(&operands[1]);
                let font = text.dictionary(
                    fonts
                        .get(operands[0].as_name().expect("as written"))
                        .expect("as written"),
                );
                let descendants = font
                    .get(b"DescendantFonts")
                    .expect("as written")
                    .as_array()
                    .expect("as written");
                let array = text.dictionary(&descendants[0]).get(b"W").expect("as written");
                widths = vec![0.0; 1000];
                for pair in array.as_array().expect("as written").chunks(2) {
                    let first = usize::try_from(pair[0].as_i64().expect("as written"))
                        .expect("as written");
                    for (offset, width) in
                        pair[1].as_array().expect("as written").iter().enumerate()
                    {
                        widths[first + offset] = number(width);
                    }
                }
            }
            "TJ" => {
                for item in operands[0].as_array().expect("an array") {
                    if let Ok(codes) = item.as_str() {
                        for code in codes.chunks(2) {
                            places.push(x);
                            let code = usize::from(u16::from_be_bytes([code[0], code[1]]));
                            x += widths[code] / 1000.0 * size * scale;
                        }
                    } else {
                        x -= number(item) / 1000.0 * size * scale;
                    }
                }
            }
            _ => {}
        }
    }
    places
}

#[test]
fn glyphs_are_drawn_where_the_layout_has_them() {
    let mut pages = Pages::new();
    let mut expected = Vec::new();
    for (line, scale) in [1000, 985, 1013].into_iter().enumerate() {
        let element = pages.element(Role::Paragraph, DOCUMENT);
        let mut run: TextRun = pages.run(
            "Une ligne assez longue, aux espaces larges, pour que les fautes s’ajoutent",
            Mark::Element(element),
        );
        run.scale = scale;
        let mut x = run.origin.x;
        for glyph in &mut run.glyphs {
            glyph.advance = glyph.advance.scale(scale.into(), 1000);
            if glyph.end - glyph.start == 1 && glyph.advance < Length::from_points(2.8) {
                glyph.advance += Length::from_points(1.2345);
            }
            if line == 2 && glyph.start % 7 == 3 {
                glyph.offset =
                    Point::new(Length::from_points(-0.7), Length::from_points(1.0));
            }
            expected.push((x + glyph.offset.x).to_points());
            x += glyph.advance;
        }
        pages.y += Length::from_points(14.0);
        pages.item(Item::Text(run));
    }
    let text = read(&pages);
    let drawn = drawn(&text);
    assert_eq!(drawn.len(), expected.len());
    for (drawn, expected) in drawn.iter().zip(&expected) {
        assert!((drawn - expected).abs() < 0.02, "{drawn} {expected}");
    }
}

#[test]
fn every_font_is_a_named_subset_embedded_once() {
    let mut pages = Pages::new();
    pages.paragraph("un mot\u{a0}dur");
    let text = read(&pages);
    let mut programs = Vec::new();
    let mut fonts = 0;
    for object in text.document.objects.values() {
        let Ok(dictionary) = object.as_dict() else { continue };
        if dictionary.has_type(b"FontDescriptor") {
            let name = name(dictionary.get(b"FontName").expect("a name"));
            let (tag, face) = name.split_once('+').expect("a subset tag");
            assert!(tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()));
            assert_eq!(face, "LibertinusSerif-Regular");
            let program = dictionary.get(b"FontFile3").and_then(Object::as_reference);
            programs.push(program.expect("an embedded font"));
            fonts += 1;
        }
    }
    assert_eq!(fonts, 2, "one layer for each text of the space");
    assert_eq!(programs[0], programs[1]);
}

#[test]
fn information_and_xmp_agree() {
    let text = read(&rich());
    let catalog = text.document.catalog().expect("a catalog");
    let packet = catalog.get(b"Metadata").and_then(Object::as_reference).expect("XMP");
    let packet = text.document.get_object(packet).and_then(Object::as_stream).expect("XMP");
    assert!(!packet.dict.has(b"Filter"), "XMP is readable without any tool");
    let packet = String::from_utf8(packet.content.clone()).expect("UTF-8");
    let information = text.document.trailer.get(b"Info").expect("information");
    let information = text.dictionary(information);
    for (key, value, tag) in [
        ("Title", "Une lettre & ses éditions", "dc:title"),
        ("Author", "Éric", "dc:creator"),
        ("Subject", "Une lettre <ouverte>", "dc:description"),
        ("Keywords", "lettre, typographie", "pdf:Keywords"),
        ("Producer", "sevigne ", "pdf:Producer"),
    ] {
        assert!(decode(information.get(key.as_bytes()).expect(key)).starts_with(value));
        let escaped = value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let (_, after) = packet.split_once(&format!("<{tag}>")).expect(tag);
        let (inside, _) = after.split_once(&format!("</{tag}>")).expect(tag);
        assert!(inside.contains(&escaped), "{tag}: {inside}");
    }
    assert_eq!(
        decode(information.get(b"CreationDate").expect("as written")),
        "D:20200402000000Z"
    );
    assert!(packet.contains("<xmp:CreateDate>2020-04-02T00:00:00Z</xmp:CreateDate>"));
    assert!(packet.contains(
        "<xmpMM:DocumentID>uuid:5e1b2a9c-0000-5000-8000-000000000000</xmpMM:DocumentID>"
    ));
    assert!(packet.contains("<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A<"));
    assert!(packet.contains("<pdfuaid:part>1</pdfuaid:part>"));
}

#[test]
fn links_lead_to_addresses_and_to_places() {
    let text = read(&rich());
    let mut targets = Vec::new();
    for page in text.document.page_iter() {
        let page = text.document.get_dictionary(page).expect("a page");
        for link in page.get(b"Annots").and_then(Object::as_array).expect("links") {
            let link = text.dictionary(link);
            assert!(!decode(link.get(b"Contents").expect("words")).is_empty());
            assert!(link.has(b"StructParent"));
            let action = text.dictionary(link.get(b"A").expect("an action"));
            let target =
                action.get(b"URI").or_else(|_| action.get(b"D")).expect("a target");
            targets.push(decode(target));
        }
    }
    assert_eq!(targets, ["https://example.org/%C3%A9", "la-liste"]);
    let catalog = text.document.catalog().expect("a catalog");
    let names = text.dictionary(catalog.get(b"Names").expect("names"));
    let names = text.dictionary(names.get(b"Dests").expect("destinations"));
    let names: Vec<String> = names
        .get(b"Names")
        .expect("as written")
        .as_array()
        .expect("as written")
        .iter()
        .step_by(2)
        .map(decode)
        .collect();
    assert_eq!(names, ["la-liste", "la-suite", "une-lettre"]);
}

#[test]
fn a_figure_without_words_lowers_the_claim_and_says_so() {
    let mut pages = Pages::new();
    let figure = pages.element(Role::Figure, DOCUMENT);
    pages.line("image", figure);
    let mut diagnostics = Diagnostics::default();
    let bytes = Pdf::default()
        .render(&document(), &pages.fonts, &pages, &mut diagnostics)
        .expect("a PDF");
    keep_pdf(&bytes);
    assert_eq!(diagnostics.list()[0].code, &catalogue::PDF_NOT_ACCESSIBLE);
    let packet = String::from_utf8_lossy(&bytes).into_owned();
    assert!(packet.contains("<pdfaid:conformance>U<"));
    assert!(!packet.contains("pdfuaid:part"));
}

#[test]
fn many_pages_have_a_tree_and_labels() {
    let mut pages = Pages::new();
    pages.title("Un livre");
    for number in 2..=200 {
        pages.begin_page();
        pages.paragraph(&format!("Page {number}"));
    }
    pages.pages[0].label = "i".to_owned();
    let text = read(&pages);
    assert_eq!(text.document.get_pages().len(), 200);
    let catalog = text.document.catalog().expect("a catalog");
    let labels = text.dictionary(catalog.get(b"PageLabels").expect("labels"));
    assert_eq!(
        labels.get(b"Nums").expect("as written").as_array().expect("as written").len(),
        4
    );
    assert_eq!(text.pieces().len(), 200);
}

#[test]
fn the_same_pages_are_the_same_bytes() {
    assert!(render(&rich()) == render(&rich()));
}

#[test]
fn strange_numbers_and_empty_pages_are_no_panic() {
    let mut pages = Pages::new();
    let element = pages.element(Role::Paragraph, DOCUMENT);
    let mut run = pages.run("ab", Mark::Element(element));
    run.size = Length::ZERO;
    run.scale = 0;
    run.glyphs[0].advance = Length::MAX;
    run.glyphs[1] = Glyph { id: 9, start: 7, end: 9, ..Glyph::default() };
    pages.item(Item::Text(run));
    pages.begin_page();
    render(&pages);
}
