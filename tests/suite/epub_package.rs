//! The package document: what the front matter says, as catalogues, shops and readers find it.

use crate::epub_words::{file, files};
use sevigne::backend::epub::{Epub, PageList};
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

fn made(
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
