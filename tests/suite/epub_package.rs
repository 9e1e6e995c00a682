//! The package document: what the front matter says, as catalogues, shops and readers find it.

use crate::epub_words::{file, files};
use sevigne::backend::epub::{Cover, Epub, PageList};
use sevigne::diagnostic::Diagnostics;
use sevigne::resource::Memory;
use sevigne::{Conversion, Input, ReadOptions};
use std::collections::BTreeMap;

const FRONT_MATTER: &str = "\
title:
  - {type: main, text: Les Lettres, file-as: 'Lettres, Les'}
  - {type: subtitle, text: Un choix}
creator:
  - {role: aut, text: Marie de Rabutin-Chantal, file-as: 'Rabutin-Chantal, Marie de'}
contributor:
  - {role: trl, text: Anne Traduit}
identifier:
  - {scheme: ISBN-13, text: 978-2-07-036024-6}
  - {scheme: DOI, text: 10.1000/182}
lang: fr
date: 2020-04-01
publisher: Éditions de l’Exemple
rights: © 2020
description: Un choix de lettres.
keywords: [lettres]
subject: [{text: Correspondance, authority: thema, term: DND}, {text: Sans code}]
belongs-to-collection: Blanche
group-position: 3
page-progression-direction: rtl
page-source: urn:isbn:9783161484100
cover-image: couverture.png
cover-alt: Une plume.
css: maison.css
accessibility:
  conforms: wcag22aa
  certified-by: Le Labo
  certifier-credential: Contrôle qualité
  certifier-report: https://example.org/rapport
  hazard: none
";

fn resources() -> Memory {
    let mut memory = Memory::default();
    memory.insert("couverture.png", crate::everything::PNG);
    memory.insert("maison.css", "p { color: inherit; }");
    memory
}

/// The files of the EPUB of a source, none where there is no book, and the remarks.
pub(crate) fn made(
    source: &str,
    resources: &Memory,
    epub: &Epub,
) -> (BTreeMap<String, Vec<u8>>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let input = Input {
        name: "lettres.md",
        bytes: source.as_bytes(),
        resources,
        options: &ReadOptions::default(),
    };
    let files = Conversion::read(&input, "lettres", &mut diagnostics)
        .and_then(|conversion| conversion.write(epub, &mut diagnostics))
        .map_or_else(|_| BTreeMap::new(), |artifacts| files(&artifacts[0].bytes));
    (files, diagnostics)
}

fn package(body: &str) -> (String, Diagnostics) {
    let source = format!("---\n{FRONT_MATTER}---\n\n{body}\n");
    let (files, diagnostics) = made(&source, &resources(), &Epub::default());
    (file(&files, "OEBPS/content.opf").to_owned(), diagnostics)
}

#[test]
fn all_that_the_front_matter_says_stands_in_the_package() {
    let (package, diagnostics) = package("Un mot.");
    assert_eq!(diagnostics.list(), []);
    for expected in [
        "<dc:identifier id=\"publication-id\">urn:isbn:9782070360246</dc:identifier>",
        "<dc:identifier id=\"identifier-1\">doi:10.1000/182</dc:identifier>",
        "<meta refines=\"#title\" property=\"title-type\">main</meta>",
        "<meta refines=\"#title\" property=\"file-as\">Lettres, Les</meta>",
        "<dc:title id=\"subtitle\">Un choix</dc:title>",
        "<meta refines=\"#creator-1\" property=\"file-as\">Rabutin-Chantal, Marie de</meta>",
        "<meta refines=\"#creator-1\" property=\"role\" scheme=\"marc:relators\">aut</meta>",
        "<dc:contributor id=\"contributor-1\">Anne Traduit</dc:contributor>",
        "<meta refines=\"#contributor-1\" property=\"role\" scheme=\"marc:relators\">trl</meta>",
        "<dc:date>2020-04-01</dc:date>",
        "<dc:publisher>Éditions de l’Exemple</dc:publisher>",
        "<dc:rights>© 2020</dc:rights>",
        "<dc:description>Un choix de lettres.</dc:description>",
        "<meta refines=\"#subject-1\" property=\"authority\">Thema</meta>",
        "<meta refines=\"#subject-1\" property=\"term\">DND</meta>",
        "<dc:subject id=\"subject-2\">Sans code</dc:subject>",
        "<dc:subject>lettres</dc:subject>",
        "<meta property=\"belongs-to-collection\" id=\"collection\">Blanche</meta>",
        "<meta refines=\"#collection\" property=\"collection-type\">series</meta>",
        "<meta refines=\"#collection\" property=\"group-position\">3</meta>",
        "<dc:source id=\"page-source\">urn:isbn:9783161484100</dc:source>",
        "<meta refines=\"#page-source\" property=\"source-of\">pagination</meta>",
        "page-progression-direction=\"rtl\"",
        "properties=\"cover-image\"",
        "id=\"conformance\">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>",
        "property=\"a11y:certifiedBy\" id=\"certifier\">Le Labo</meta>",
        "property=\"a11y:certifierCredential\">Contrôle qualité</meta>",
        "rel=\"a11y:certifierReport\" href=\"https://example.org/rapport\"",
        // A raster image is in the book: without the assertion this were `unknown`.
        "<meta property=\"schema:accessibilityHazard\">none</meta>",
    ] {
        assert!(package.contains(expected), "{expected} in {package}");
    }
}

#[test]
fn a_claim_is_withheld_where_a_problem_is_open() {
    let (package, diagnostics) = package("Une formule $\\inconnue$.");
    assert!(
        !package.contains("conformsTo") && !package.contains("certifiedBy"),
        "{package}"
    );
    let withheld =
        |remark: &&sevigne::diagnostic::Diagnostic| remark.code.id == "epub/claim-withheld";
    assert_eq!(diagnostics.list().iter().filter(withheld).count(), 1, "{diagnostics}");
}

#[test]
fn a_claim_that_nobody_makes_is_in_no_book() {
    let source = "---\ntitle: Un mot\nlang: fr\ndate: 2020\n---\n\nUn mot.\n";
    let (files, _) = made(source, &Memory::default(), &Epub::default());
    let package = file(&files, "OEBPS/content.opf");
    for word in
        ["conformsTo", "certifi", "exemption", "contributor", "collection", "dc:source"]
    {
        assert!(!package.contains(word), "{word}");
    }
    assert!(package.contains("accessibilityHazard\">none<"), "a drawn cover is no hazard");
}

#[test]
fn the_cover_of_the_source_is_the_cover_of_the_book() {
    let source = format!("---\n{FRONT_MATTER}---\n\nUn mot.\n");
    let (files, _) = made(&source, &resources(), &Epub::default());
    assert_eq!(files["OEBPS/cover.png"], crate::everything::PNG);
    assert!(
        file(&files, "OEBPS/cover.xhtml").contains("src=\"cover.png\" alt=\"Une plume.\"")
    );
    assert!(file(&files, "OEBPS/stylesheet.css").ends_with("p { color: inherit; }\n"));
}

#[test]
fn an_edition_without_page_marks_names_no_source_of_pages() {
    let source = format!("---\n{FRONT_MATTER}---\n\nUn mot.\n");
    let epub = Epub { page_list: PageList::None, ..Epub::default() };
    let (files, _) = made(&source, &resources(), &epub);
    let package = file(&files, "OEBPS/content.opf");
    assert!(!package.contains("pagination") && !package.contains("pageBreak"), "{package}");
}

#[test]
fn right_to_left_is_said_of_the_text_and_of_the_turning_of_pages() {
    let source = "---\ntitle: مكتوب\nlang: ar\ndate: 2020\n---\n\nكلمة.\n";
    let (files, _) = made(source, &Memory::default(), &Epub::default());
    assert!(file(&files, "OEBPS/text.xhtml").contains("xml:lang=\"ar\" dir=\"rtl\""));
    assert!(
        file(&files, "OEBPS/content.opf").contains("page-progression-direction=\"rtl\"")
    );
}

#[test]
fn the_cover_for_shops_lies_beside_the_book_and_changes_nothing_in_it() {
    let mut diagnostics = Diagnostics::default();
    let input = Input {
        name: "a.md",
        bytes: b"---\ntitle: Un mot\nlang: fr\ndate: 2020\n---\n\nUn mot.\n",
        resources: &Memory::default(),
        options: &ReadOptions::default(),
    };
    let conversion = Conversion::read(&input, "a", &mut diagnostics).expect("a document");
    let plain = conversion.write(&Epub::default(), &mut diagnostics).expect("a book");
    let with = Epub { export_cover: true, ..Epub::default() };
    let both = conversion.write(&with, &mut diagnostics).expect("a book and its cover");
    assert_eq!((plain.len(), both.len()), (1, 2));
    assert!(plain[0].bytes == both[0].bytes);
    assert_eq!(both[1].name.as_str(), "a-cover.jpg");
    let size = |bytes: &[u8]| imagesize(bytes);
    assert_eq!(size(&both[1].bytes), (1600, 2560));
    assert_eq!(size(&files(&plain[0].bytes)["OEBPS/cover.jpg"]), (1400, 2240));
}

/// Width and height in the frame header of a JPEG (ITU T.81, B.2.2).
fn imagesize(jpeg: &[u8]) -> (u16, u16) {
    let at = jpeg.windows(2).position(|pair| pair == [0xff, 0xc0]).expect("a frame");
    let number = |at: usize| u16::from_be_bytes([jpeg[at], jpeg[at + 1]]);
    (number(at + 7), number(at + 5))
}

#[test]
fn a_style_sheet_that_reaches_outside_stops_the_book() {
    let mut evil = resources();
    evil.insert("maison.css", "@import 'http://example.org/x.css';");
    let source = format!("---\n{FRONT_MATTER}---\n\nUn mot.\n");
    let (files, diagnostics) = made(&source, &evil, &Epub::default());
    assert!(files.is_empty());
    assert!(diagnostics.list().iter().any(|remark| remark.code.id == "xhtml/style"));
}

/// The package of a front matter with these lines, and the remarks.
fn package_of(lines: &str, resources: &Memory) -> (String, Diagnostics) {
    let source =
        format!("---\ntitle: Un mot\nlang: fr\ndate: 2020-04-01\n{lines}---\n\nUn mot.\n");
    let (files, diagnostics) = made(&source, resources, &Epub::default());
    let package = files.get("OEBPS/content.opf").cloned();
    (String::from_utf8(package.unwrap_or_default()).expect("UTF-8"), diagnostics)
}

fn ids(diagnostics: &Diagnostics) -> Vec<&str> {
    diagnostics.list().iter().map(|remark| remark.code.id).collect()
}

#[test]
fn a_style_or_a_drawing_that_moves_is_a_hazard_that_nobody_knows() {
    let hazard = |css: &str, svg: &str| {
        let mut memory = Memory::default();
        memory.insert("a.css", css);
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{svg}</svg>"
        );
        memory.insert("a.svg", svg.as_bytes());
        let source = "---\ntitle: Un mot\nlang: fr\ndate: 2020-04-01\ncss: a.css\n---\n\n![Un dessin](a.svg)\n";
        let (files, diagnostics) = made(source, &memory, &Epub::default());
        let package = file(&files, "OEBPS/content.opf");
        let (_, after) = package.split_once("accessibilityHazard\">").expect("a hazard");
        let hazard = after.split('<').next().unwrap_or_default().to_owned();
        // Where nobody knows, the author is asked.
        let asked: &[&str] = if hazard == "none" { &[] } else { &["epub/hazard"] };
        assert_eq!(ids(&diagnostics), asked);
        hazard
    };
    let rect = "<rect width=\"9\" height=\"9\"/>";
    assert_eq!(hazard("p { margin: 0 }", rect), "none");
    assert_eq!(hazard("p { animation: f 1s infinite }", rect), "unknown");
    let moving = format!("<style>rect {{ animation: f 1s }}</style>{rect}");
    assert_eq!(hazard("p { margin: 0 }", &moving), "unknown");
    let png =
        "<image href=\"data:image/png;base64,iVBORw0KGgo=\" width=\"9\" height=\"9\"/>";
    let source = format!("{rect}{png}");
    let mut memory = Memory::default();
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{source}</svg>"
    );
    memory.insert("a.svg", svg.as_bytes());
    let source =
        "---\ntitle: Un mot\nlang: fr\ndate: 2020-04-01\n---\n\n![Un dessin](a.svg)\n";
    let (files, _) = made(source, &memory, &Epub::default());
    assert!(file(&files, "OEBPS/content.opf").contains("accessibilityHazard\">unknown<"));
}

#[test]
fn an_image_of_several_frames_asks_for_its_hazard_and_one_that_stands_still_does_not() {
    let frame = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0";
    let gif = |frames: usize| {
        let mut bytes = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff".to_vec();
        bytes.extend(frame.repeat(frames));
        bytes.push(0x3b);
        bytes
    };
    let photograph = include_bytes!("../data/images/rgb.jpg").to_vec();
    for (bytes, stated, hazard, told) in [
        (photograph, "", "none", None),
        (gif(1), "", "none", None),
        (gif(2), "", "unknown", Some("`a.gif` may move or flash")),
        (gif(2), "accessibility: {hazard: flashing}\n", "flashing", None),
    ] {
        let mut memory = Memory::default();
        memory.insert("a.gif", bytes);
        let source = format!(
            "---\ntitle: Un mot\nlang: fr\ndate: 2020-04-01\n{stated}---\n\n![Un chat](a.gif)\n"
        );
        let epub = Epub { page_list: PageList::None, ..Epub::default() };
        let (files, diagnostics) = made(&source, &memory, &epub);
        let package = file(&files, "OEBPS/content.opf");
        assert!(package.contains(&format!("accessibilityHazard\">{hazard}<")), "{package}");
        let asked = diagnostics.list().iter().find(|own| own.code.id == "epub/hazard");
        assert_eq!(asked.is_some(), told.is_some(), "{stated}");
        let message = asked.map_or("", |own| own.message.as_str());
        assert!(message.contains(told.unwrap_or_default()), "{message}");
    }
}

#[test]
fn no_hazard_beside_a_hazard_is_an_error() {
    let (package, diagnostics) =
        package_of("accessibility: {hazard: [none, flashing]}\n", &Memory::default());
    assert!(package.is_empty());
    assert_eq!(ids(&diagnostics), ["front-matter/value"]);
    assert!(diagnostics.to_string().contains("lettres.md:5:26"), "{diagnostics}");
}

#[test]
fn a_claim_without_a_name_under_it_is_told_of() {
    let (package, diagnostics) =
        package_of("accessibility: {conforms: wcag22aa}\n", &Memory::default());
    assert!(package.contains("conformsTo"));
    assert_eq!(ids(&diagnostics), ["front-matter/no-certifier"]);
}

#[test]
fn identifiers_are_what_their_schemes_say() {
    let uuid = "123e4567-e89b-42d3-a456-426614174000";
    let (package, diagnostics) = package_of(
        &format!(
            "identifier: [{{scheme: UUID, text: {uuid}}}, {{scheme: URL, text: 'https://example.org/x'}}]\n"
        ),
        &Memory::default(),
    );
    assert_eq!(diagnostics.list(), []);
    for expected in [
        format!("<dc:identifier id=\"publication-id\">urn:uuid:{uuid}</dc:identifier>"),
        "<dc:identifier id=\"identifier-1\">https://example.org/x</dc:identifier>"
            .to_owned(),
    ] {
        assert!(package.contains(&expected), "{expected} in {package}");
    }
    for wrong in ["DOI, text: foo", "UUID, text: xyz"] {
        let (package, diagnostics) =
            package_of(&format!("identifier: {{scheme: {wrong}}}\n"), &Memory::default());
        assert!(package.is_empty(), "{wrong}");
        assert_eq!(ids(&diagnostics), ["front-matter/value"], "{wrong}");
    }
}

#[test]
fn roles_have_names_and_titles_have_all_the_kinds_of_epub() {
    let source = "---\ntitle:\n- {type: main, text: Le titre}\n- {type: short, text: Court}\n\
                  - {type: edition, text: 2e éd.}\n- {type: extended, text: Étendu}\n\
                  creator: {role: author, text: Jean Un}\n\
                  contributor: {role: Translator, text: Anne Deux}\nlang: fr\ndate: 2020\n---\n\nUn mot.\n";
    let (files, diagnostics) = made(source, &Memory::default(), &Epub::default());
    assert_eq!(diagnostics.list(), []);
    let package = file(&files, "OEBPS/content.opf");
    for expected in [
        "<dc:title id=\"title\">Le titre</dc:title>",
        "<dc:title id=\"title-1\">Court</dc:title>",
        "<meta refines=\"#title-1\" property=\"title-type\">short</meta>",
        "<meta refines=\"#title-2\" property=\"title-type\">edition</meta>",
        "<meta refines=\"#title-3\" property=\"title-type\">expanded</meta>",
        "<meta refines=\"#creator-1\" property=\"role\" scheme=\"marc:relators\">aut</meta>",
        "<meta refines=\"#contributor-1\" property=\"role\" scheme=\"marc:relators\">trl</meta>",
    ] {
        assert!(package.contains(expected), "{expected} in {package}");
    }
}

#[test]
fn a_cover_that_no_book_has_needs_no_words() {
    let lines = "cover-image: couverture.png\noutput: {epub: {cover: none}}\n";
    let source =
        format!("---\ntitle: Un mot\nlang: fr\ndate: 2020\n{lines}---\n\nUn mot.\n");
    let epub = Epub { cover: Cover::None, ..Epub::default() };
    let (files, diagnostics) = made(&source, &resources(), &epub);
    assert_eq!(diagnostics.list(), []);
    assert!(!files.contains_key("OEBPS/cover.png"));
}

#[test]
fn a_character_that_the_drawn_cover_lacks_is_told_once() {
    let source = "---\ntitle: 吾輩は猫\nlang: fr\ndate: 2020\n---\n\nUn mot.\n";
    let (_, diagnostics) = made(source, &Memory::default(), &Epub::default());
    let said = diagnostics.to_string();
    assert_eq!(ids(&diagnostics), ["font/missing-glyph"], "{said}");
    assert!(said.contains("lettres.md:2:8"), "{said}");
}

#[test]
fn fonts_that_no_book_carries_are_told_of() {
    let mut memory = Memory::default();
    memory.insert("a.otf", b"OTTO".as_slice());
    let (_, diagnostics) = package_of("fonts: a.otf\n", &memory);
    assert_eq!(ids(&diagnostics), ["xhtml/fonts-left"]);
}
