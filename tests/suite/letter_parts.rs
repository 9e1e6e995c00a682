//! The parts of a letter as headings, lists and names of their own.

use crate::converted::{edition, written};
use crate::epub_words::{file, files};
use crate::pdf_text::PdfText;
use sevigne::backend::epub::Epub;
use sevigne::backend::html::Html;
use sevigne::backend::pdf::Pdf;
use sevigne::backend::text::Text;

fn letter(parts: &str, body: &str) -> String {
    format!(
        "---\nlang: en\ndate: 2020-04-01\nletter:\n  style: private\n  \
         salutation: Dear Ann,\n{parts}---\n\n{body}\n"
    )
}

/// The content document of a letter's book.
fn in_book(source: &str) -> String {
    let files = files(&edition(source, &[], &Epub::default()));
    file(&files, "OEBPS/text.xhtml").to_owned()
}

#[test]
fn the_subject_of_a_letter_without_title_is_its_heading_in_every_edition() {
    let source = letter("  subject: The cat\n", "# What it eats\n\nMice.");
    for page in [written(&source, &[], &Html::default()), in_book(&source)] {
        let heading = "<h1 class=\"subject\" id=\"title\"><span class=\"generated\">Subject: </span>The cat</h1>";
        assert!(page.contains(heading), "{page}");
        assert_eq!(page.matches("<h1").count(), 1, "{page}");
        assert!(page.contains("<h2 id=\"what-it-eats\">"), "a section stands below it");
    }
    let text = PdfText::read(&edition(&source, &[], &Pdf::default()));
    let of = |role: &str| {
        text.text(|roles| roles.iter().any(|own| own == role)).replace('\n', "")
    };
    assert_eq!([of("H1"), of("H2")], ["Subject: The cat", "What it eats"]);
    let linear = written(&source, &[], &Text { linear: true, ..Text::default() });
    assert!(linear.contains("\nHeading level 1: Subject: The cat\n"), "{linear}");
    assert!(linear.contains("\nHeading level 2: What it eats\n"), "{linear}");
}

#[test]
fn the_subject_of_a_letter_with_a_title_is_none() {
    let source = letter("  subject: The cat\n", "Text.")
        .replace("style: private", "style: open")
        .replace("lang: en", "lang: en\ntitle: Of pets");
    let page = written(&source, &[], &Html::default());
    assert!(page.contains("<p class=\"subject\">"), "{page}");
    assert_eq!(page.matches("<h1").count(), 1, "{page}");
}

#[test]
fn a_letter_that_shows_no_heading_is_named_for_those_who_hear_it() {
    let named = "lang: en\ntitle: To Ann";
    let source = letter("", "Text.").replace("lang: en", named);
    for page in [written(&source, &[], &Html::default()), in_book(&source)] {
        let heading = "<h1 class=\"unseen generated\">To Ann</h1>";
        assert_eq!(page.matches(heading).count(), 1, "{page}");
    }
    let source = letter("", "# Heading\n\nText.").replace("lang: en", named);
    let page = written(&source, &[], &Html::default());
    assert_eq!(page.matches("<h1").count(), 1, "its own heading is enough: {page}");
}

#[test]
fn what_lies_beside_a_letter_is_a_list_behind_its_label() {
    let source = letter("  enclosures: [One, Two]\n  copies: [Ann]\n", "Text.");
    for page in [written(&source, &[], &Html::default()), in_book(&source)] {
        let list = "<dl class=\"enclosures\">\n<dt><span class=\"generated\">Encl.: </span></dt>\n\
                    <dd>One</dd>\n<dd>Two</dd>\n</dl>";
        assert!(page.contains(list), "{page}");
        assert!(page.contains("<dd>Ann</dd>\n</dl>"), "{page}");
    }
}

#[test]
fn who_signs_stands_out_as_in_the_pdf() {
    let signature = "  signature:\n    name: Eve\n    function: Writer\n";
    let page = written(&letter(signature, "Text."), &[], &Html::default());
    let signed = "<p class=\"signature end-half\"><span class=\"signer\">Eve</span><br/>\
                  <span class=\"function\">Writer</span></p>";
    assert!(page.contains(signed), "{page}");
    let faces: Vec<&str> = page.split("@font-face").skip(1).collect();
    let has = |of: &str| faces.iter().any(|face| face.contains(of));
    assert!(has("font-weight: 600") && has("font-style: italic"), "the faces it needs");
}

#[test]
fn several_who_sign_stand_one_below_the_other_in_every_edition() {
    let signatures = "  closing: Yours,\n  signature:\n    - {name: Eve, function: Mayor}\n    \
                      - Ann\n  postscript: Bye.\n";
    let source = letter(signatures, "Text.");
    let end = "<div class=\"letter-end\">\n<p class=\"closing end-half\">Yours,</p>\n\
               <p class=\"signature end-half\"><span class=\"signer\">Eve</span><br/>\
               <span class=\"function\">Mayor</span></p>\n\
               <p class=\"signature end-half\"><span class=\"signer\">Ann</span></p>\n</div>";
    for page in [written(&source, &[], &Html::default()), in_book(&source)] {
        assert!(page.contains(end), "{page}");
    }
    let words = "Yours, Eve Mayor Ann PS: Bye.";
    let text = written(&source, &[], &Text::default());
    let pages = PdfText::read(&edition(&source, &[], &Pdf::default())).text(|_| true);
    for edition in [text, pages] {
        let flat = edition.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(words), "{edition}");
    }
}

#[test]
fn what_a_letter_is_filed_under_stands_above_its_subject_in_every_edition() {
    let source = letter(
        "  subject: The cat\n  reference: [\"Our ref.: C/12\", \"Your ref.: D/7\"]\n",
        "Text.",
    );
    for page in [written(&source, &[], &Html::default()), in_book(&source)] {
        let lines = "<p class=\"reference\">Our ref.: C/12<br/>Your ref.: D/7</p>";
        let place = page.find(lines).or_else(|| page.find(&lines.replace("<br/>", "<br>")));
        assert!(place.is_some() && place < page.find("class=\"subject\""), "{page}");
    }
    let text = written(&source, &[], &Text::default());
    assert!(text.contains("\n\nOur ref.: C/12\nYour ref.: D/7\n\n"), "{text}");
    assert!(text.find("D/7") < text.find("The cat"), "{text}");
    let words = PdfText::read(&edition(&source, &[], &Pdf::default())).text(|_| true);
    assert!(
        words.find("C/12").is_some_and(|at| Some(at) < words.find("The cat")),
        "{words}"
    );
    // One alone needs no list.
    let one = letter("  reference: C/12\n", "Text.");
    assert!(written(&one, &[], &Text::default()).contains("\nC/12\n"));
}

#[test]
fn the_closing_begins_where_the_language_has_it_in_every_edition() {
    use sevigne::diagnostic::Diagnostics;
    use sevigne::typeset::{Item, Paged as _};
    let left = ["de", "nl", "es", "pt"].map(|language| (language, false));
    let right = ["it", "fr", "en", "und"].map(|language| (language, true));
    for (language, is_right) in left.into_iter().chain(right) {
        let source = letter("  closing: Xyz\n  signature: Ann Lee\n", "Text.")
            .replace("lang: en", &format!("lang: {language}"));
        let text = written(&source, &[], &Text::default());
        let line = text.lines().find(|line| line.trim() == "Xyz").expect("a closing");
        assert_eq!(line.starts_with(' '), is_right, "{language}");
        let inset = crate::converted::converted(&source, &[], |conversion, _| {
            let layout = conversion.pages(&mut Diagnostics::default()).expect("set");
            let left = layout.style().margins.left;
            let x = layout.page(0).items.into_iter().find_map(|item| match item {
                Item::Text(run) if run.text == "Xyz" => Some(run.origin.x),
                _ => None,
            });
            x.expect("a closing") - left
        });
        assert_eq!(inset > sevigne::geometry::Length::POINT * 72, is_right, "{language}");
        for page in [written(&source, &[], &Html::default()), in_book(&source)] {
            let placed = page.contains("<p class=\"closing end-half\">Xyz</p>");
            assert_eq!(placed, is_right, "{language}: {page}");
        }
    }
}

#[test]
fn a_courtesy_of_a_whole_sentence_begins_where_lines_do_in_every_edition() {
    let courtesy = "Veuillez agréer, Madame, mes salutations";
    let source = letter(&format!("  closing: {courtesy}\n"), "Text.")
        .replace("lang: en", "lang: fr");
    let text = written(&source, &[], &Text::default());
    assert!(text.contains(&format!("\n{courtesy}\n")), "{text}");
    for page in [written(&source, &[], &Html::default()), in_book(&source)] {
        let placed = format!("<p class=\"closing\">{courtesy}</p>");
        assert!(page.contains(&placed), "{page}");
    }
}
