//! What the PDF says of the marks of lists.

use super::converted::converted;
use super::pdf_text::{PdfText, name};
use lopdf::Object;
use sevigne::backend::pdf::Pdf;
use sevigne::document::{PagedEdition, Standard};

/// How the only list is numbered.
fn numbering(language: &str, list: &str, standard: Standard) -> String {
    let source =
        format!("---\ntitle: T\nlang: {language}\ndate: 2020-04-01\n---\n\n{list}\n");
    let pdf = Pdf(PagedEdition { standard, ..PagedEdition::default() });
    let text = converted(&source, &[], |conversion, diagnostics| {
        let mut artifacts = conversion.write(&pdf, diagnostics).expect("a PDF");
        PdfText::read(&artifacts.remove(0).bytes)
    });
    let lists: Vec<String> = text
        .document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|element| {
            element.get(b"S").and_then(Object::as_name).is_ok_and(|kind| kind == b"L")
        })
        .map(|element| {
            let own = text.dictionary(element.get(b"A").expect("attributes"));
            name(own.get(b"ListNumbering").expect("a numbering"))
        })
        .collect();
    let [only] = lists.as_slice() else { panic!("{lists:?}") };
    only.clone()
}

#[test]
fn a_list_is_said_to_have_discs_where_its_marks_are_discs() {
    let first = |language, list| numbering(language, list, Standard::A2aUa1);
    assert_eq!(first("en", "- one\n- two"), "Disc");
    assert_eq!(first("fr", "- un\n- deux"), "None");
    assert_eq!(first("en", "- [x] one\n- [ ] two"), "None");
    assert_eq!(first("en", "term\n: told"), "None");
    assert_eq!(first("en", "1. one\n2. two"), "Decimal");
    assert_eq!(first("en", "(1) one\n(2) two"), "Decimal");
    assert_eq!(first("en", "a. one\nb. two"), "LowerAlpha");
    assert_eq!(first("en", "A) one\nB) two"), "UpperAlpha");
    assert_eq!(first("en", "(i) one\n(ii) two"), "LowerRoman");
    assert_eq!(first("en", "I. one\nII. two"), "UpperRoman");
}

#[test]
fn pdf_2_has_names_for_lists_of_other_marks() {
    let second = |language, list| numbering(language, list, Standard::A4Ua2);
    assert_eq!(second("en", "- one\n- two"), "Disc");
    assert_eq!(second("fr", "- un\n- deux"), "Unordered");
    assert_eq!(second("en", "term\n: told"), "Description");
}
