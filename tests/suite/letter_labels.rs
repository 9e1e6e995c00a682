//! The parts of a letter are named alike in every edition.

use crate::workshop::Workshop;

#[test]
fn what_lies_beside_a_letter_is_named_in_every_edition() {
    let workshop = Workshop::new();
    workshop.write(
        "letter.md",
        "---\nlang: de\ndate: 2024-03-14\nletter:\n  style: private\n  subject: Rechnung 12\n  \
         salutation: Guten Tag,\n  closing: Bis bald\n  signature: Eva\n  postscript: P. S. Danke.\n  \
         enclosures: [Ein Bild]\n  copies: [Buchhaltung]\n---\n\nBitte zahlen.\n",
    );
    workshop.run(&["letter.md", "--to", "pdf,html,txt", "--quiet"]).succeeds();
    let pdf = crate::pdf_text::PdfText::read(&workshop.read("letter.pdf")).text(|_| true);
    let html = String::from_utf8(workshop.read("letter.html")).expect("UTF-8");
    let text = String::from_utf8(workshop.read("letter.txt")).expect("UTF-8");
    // What a German letter is about stands alone (DIN 5008).
    for edition in [&pdf, &html, &text] {
        assert!(
            edition.contains("Rechnung 12") && !edition.contains("Betreff"),
            "{edition}"
        );
    }
    for label in ["Anlagen:", "Kopie"] {
        assert!(pdf.contains(label), "{label} in {pdf}");
        assert!(html.contains(label), "{label} in {html}");
        assert!(text.contains(label), "{label} in {text}");
    }
    assert!(text.contains("Danke.") && !text.contains("PS:"), "as it is said: {text}");
}

#[test]
fn what_a_letter_is_about_is_named_where_the_language_has_it_so() {
    for (language, label) in [("en-GB", "Subject: "), ("fr", "Objet\u{a0}: "), ("de", "")] {
        let workshop = Workshop::new();
        let source = format!(
            "---\nlang: {language}\ndate: 2024-03-14\nletter:\n  style: private\n  subject: \
             Rose\n  salutation: Hm,\n---\n\nText.\n"
        );
        workshop.write("letter.md", &source);
        workshop.run(&["letter.md", "--to", "txt", "--quiet"]).succeeds();
        let text = String::from_utf8(workshop.read("letter.txt")).expect("UTF-8");
        assert!(text.contains(&format!("\n{label}Rose\n")), "{text}");
    }
}

#[test]
fn further_enclosures_stand_below_the_first_in_plain_text() {
    let workshop = Workshop::new();
    workshop.write(
        "letter.md",
        "---\nlang: en\ndate: 2024-03-14\nletter:\n  style: private\n  salutation: Hm,\n  \
         enclosures: [One, Two]\n  copies: [Ann, Bob]\n---\n\nText.\n",
    );
    let text = |options: &[&str]| {
        let arguments = [&["letter.md", "--to", "txt", "--quiet"], options].concat();
        workshop.run(&arguments).succeeds();
        String::from_utf8(workshop.read("letter.txt")).expect("UTF-8")
    };
    let drawn = text(&[]);
    assert!(drawn.ends_with("Encl.: One\n       Two\n\ncc: Ann\n    Bob\n"), "{drawn}");
    let linear = text(&["--set", "output.txt.linear=true"]);
    assert!(linear.contains("\nTwo\n"), "{linear}");
}
