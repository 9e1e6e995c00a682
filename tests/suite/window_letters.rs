//! Letters in envelopes with windows: `output.pdf.window`.

use crate::converted::converted;
use crate::pdf_text::PdfText;
use sevigne::Registry;
use sevigne::geometry::{Length, Point};
use sevigne::typeset::{Artifact, Item, Mark, Page, Paged as _};

fn letter(window: &str, lines: usize) -> String {
    let address: Vec<String> = (1..lines).map(|line| format!("Zeile {line}")).collect();
    format!(
        "---\nlang: de\ndate: 2026-03-12\noutput: {{pdf: {{window: {window}}}}}\nletter:\n  \
         style: private\n  sender: {{name: Anna Schmidt, address: [Lindenweg 5, 10969 Berlin]}}\n  \
         recipient: {{name: Firma Beispiel, address: [{}]}}\n  place: Berlin\n  \
         salutation: Guten Tag,\n  closing: Grüße\n  signature: Anna Schmidt\n---\n\nDanke.\n",
        address.join(", ")
    )
}

/// The first page, and what was remarked.
fn page(source: &str) -> (Page, Vec<String>) {
    converted(source, &[], |conversion, diagnostics| {
        let page = conversion.pages(diagnostics).expect("set").page(0);
        let told = diagnostics.list().iter();
        (page, told.map(|told| format!("{}: {}", told.code.id, told.message)).collect())
    })
}

/// The baseline of the last line with these words on the page.
fn place(page: &Page, words: &str) -> Point {
    let found = page.items.iter().rev().find_map(|item| match item {
        Item::Text(run) if run.text.starts_with(words) => Some(run.origin),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("{words}"))
}

#[test]
fn the_address_stands_where_the_window_is() {
    let millimetres = Length::from_millimetres;
    // The zones of the norms: left, upper, right and lower edge, in millimetres.
    for (window, [left, top, right, bottom]) in [
        ("nf", [100, 45, 200, 88]),
        ("din-a", [20, 27, 105, 72]),
        ("din-b", [20, 45, 105, 90]),
        ("sn", [112, 45, 202, 90]),
        ("sn-left", [20, 35, 120, 81]),
        ("us", [17, 55, 132, 85]),
    ] {
        let (page, told) = page(&letter(window, 6));
        assert_eq!(told, [""; 0], "{window}");
        for words in ["Firma Beispiel", "Zeile 1", "Zeile 5"] {
            let at = place(&page, words);
            assert!(
                at.x >= millimetres(left) && at.x < millimetres(right),
                "{window} {words}"
            );
            assert!(
                at.y > millimetres(top) && at.y < millimetres(bottom),
                "{window} {words}"
            );
        }
        // Nothing else of the letter is seen through it, and what follows stands below it.
        let sender = place(&page, "10969 Berlin");
        let is_above = sender.y < place(&page, "Firma").y;
        let is_beside = (sender.x - place(&page, "Firma").x).abs() > millimetres(60);
        assert!(is_above || is_beside, "{window}");
        assert!(place(&page, "Berlin").y > millimetres(bottom), "{window}");
        assert!(place(&page, "Guten Tag").y > place(&page, "Berlin").y, "{window}");
        // The marks to fold it at stand at the edge of the sheet.
        let folds = page.items.iter().filter(|item| match item {
            Item::Rule { rect, mark: Mark::Artifact(Artifact::Layout), .. } => {
                rect.right() < millimetres(8) && rect.origin.y > millimetres(80)
            }
            _ => false,
        });
        let count = if window.starts_with("din") { 3 } else { 2 };
        assert_eq!(folds.count(), count, "{window}");
    }
}

#[test]
fn the_sender_above_the_address_is_read_once() {
    let bytes = converted(&letter("din-b", 4), &[], |conversion, diagnostics| {
        let stated = Registry::built_in()
            .backend("pdf", conversion.document(), diagnostics)
            .expect("the options");
        let written = conversion.write(stated.as_ref(), diagnostics).expect("a PDF");
        written.into_iter().next().expect("a PDF").bytes
    });
    let text = PdfText::read(&bytes);
    assert!(
        text.artifacts
            .iter()
            .any(|told| told == "Anna Schmidt · Lindenweg 5 · 10969 Berlin"),
        "{:?}",
        text.artifacts
    );
    let words = text.text(|_| true);
    assert!(
        words.starts_with(
            "Anna Schmidt\nLindenweg 5\n10969 Berlin\nFirma Beispiel\nZeile 1"
        ),
        "{words}"
    );
    assert_eq!(words.matches("Lindenweg").count(), 1);
}

#[test]
fn an_address_that_the_window_cuts_off_is_told() {
    let (_, told) = page(&letter("din-b", 7));
    assert_eq!(told, ["page/window: the address has 7 lines and the window shows 6"]);
}

#[test]
fn a_window_with_nothing_to_show_is_told() {
    let open = letter("nf", 3).replace("style: private", "style: open");
    let (page, told) = page(&open.replace("lang: de", "lang: de\ntitle: Offen"));
    assert_eq!(
        told,
        [
            "page/window: no address stands in a window: the document is no letter that is sent"
        ]
    );
    assert!(!page.items.is_empty());
}

#[test]
fn what_has_no_room_beside_the_window_is_told() {
    let told = |source: &str| page(source).1;
    let narrow = letter("nf", 3).replace("window: nf", "window: nf, paper: a5");
    let low = letter("din-b", 3).replace("window: din-b", "window: din-b, margins: 70mm");
    let lines: Vec<String> = (0..10).map(|line| format!("Absender {line}")).collect();
    let high = letter("us", 3).replace("Lindenweg 5", &lines.join(", "));
    for (source, reason) in [
        (
            narrow,
            "page/window: no address stands in a window: the paper is too narrow for it",
        ),
        (
            low,
            "page/window: no address stands in a window: the upper margin reaches below it",
        ),
        (high, "page/window: the sender reaches down to the address in the window"),
    ] {
        assert_eq!(told(&source), [reason]);
    }
}

#[test]
fn the_line_of_a_long_sender_stays_one_line_above_the_address() {
    let long = letter("din-b", 3).replace(
        "Lindenweg 5",
        "An der alten Ziegelei hinter dem Bahnhof 125, 10969 Berlin, Telefon 030 123456",
    );
    let (page, told) = page(&long);
    assert_eq!(told, [""; 0]);
    let above = place(&page, "Firma Beispiel").y;
    let small = page.items.iter().filter_map(|item| match item {
        Item::Text(run) if run.mark == Mark::Artifact(Artifact::Layout) => Some(run),
        _ => None,
    });
    let lines: Vec<_> = small.collect();
    assert!(lines.iter().all(|run| run.origin.y < above - Length::POINT * 9), "{lines:?}");
    assert!(lines.iter().all(|run| !run.text.contains("Telefon")));
    assert!(lines.iter().any(|run| run.text.contains("Ziegelei")));
}

#[test]
fn a_letter_a_little_too_long_for_its_page_fills_it() {
    for rows in 2..14 {
        let source = format!(
            "---\nlang: fr\ndate: 2024-02-29\noutput: {{pdf: {{window: nf}}}}\nletter:\n  \
             style: private\n  sender: {{name: Dupré, address: [Paris]}}\n  \
             recipient: {{name: Madame, address: [Lyon]}}\n  subject: Devis\n  \
             salutation: Madame,\n  closing: Veuillez agréer, Madame, mes salutations.\n  \
             signature: {{name: Pierre Dupré, function: Gérant}}\n  \
             postscript: Fermé.\n  enclosures: [Devis, Conditions]\n  copies: M. Bernard\n\
             ---\n\nVoici notre offre :\n\n| a | b |\n|---|---|\n{}\nCette offre est \
             valable.\n\n1. Acompte ;\n2. solde.\n",
            "| x | y |\n".repeat(rows)
        );
        let (page, _) = page(&source);
        let has = |words: &str| {
            page.items.iter().any(|item| match item {
                Item::Text(run) => run.text.starts_with(words),
                _ => false,
            })
        };
        assert!(has("Devis") || has("Objet"), "{rows} rows");
        assert!(has("Voici"), "{rows} rows");
    }
}
