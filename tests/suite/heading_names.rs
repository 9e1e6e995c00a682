//! The names of headings, in every script.

use crate::converted::{edition, written};
use crate::epub_words::{file, files};
use lopdf::{Dictionary, Object};
use sevigne::backend::epub::Epub;
use sevigne::backend::html::Html;
use sevigne::backend::pdf::Pdf;

fn source(headings: &str) -> String {
    format!("---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\n{headings}\n")
}

#[test]
fn the_name_of_a_heading_keeps_the_letters_of_every_script() {
    for (heading, name) in [
        ("漢字の章", "漢字の章"),
        ("한국어 제목", "한국어-제목"),
        ("Глава Первая", "глава-первая"),
        ("הקדמה", "הקדמה"),
        ("नमस्ते", "नमस्ते"),
        ("ภาษาไทย ที่นี่", "ภาษาไทย-ที่นี่"),
        ("𠮷野家", "𠮷野家"),
        ("Cafe\u{301}", "café"),
        ("À propos, vraiment !", "à-propos-vraiment-"),
        ("❤\u{fe0f} Cats", "section--cats"),
    ] {
        let page = written(&source(&format!("# {heading}")), &[], &Html::default());
        assert!(page.contains(&format!("<h2 id=\"{name}\">")), "{name}: {page}");
    }
}

#[test]
fn links_may_call_a_heading_as_pandoc_does_where_nothing_else_has_the_name() {
    for (link, headings, id) in [
        ("requisitos", "# 2.1 Requisitos", "section-21-requisitos"),
        ("the-v1.2-release", "# 3. The v1.2 release", "section-3-the-v12-release"),
        ("a-b", "# A – B", "a--b"),
        ("requisitos-1", "# 2.1 Requisitos\n\n# 3.1 Requisitos", "section-31-requisitos"),
        ("requisitos", "# 2.1 Requisitos\n\n# Requisitos", "requisitos"),
        ("requisitos", "# 2.1 Requisitos\n\n# Which {#requisitos}", "requisitos"),
    ] {
        let source = source(&format!("See [that](#{link}).\n\n{headings}"));
        let page = written(&source, &[], &Html::default());
        assert!(page.contains(&format!("<a href=\"#{id}\">that</a>")), "{link}: {page}");
    }
}

#[test]
fn links_lead_to_headings_of_every_script() {
    let source = source(
        "See [that](#漢字の章) and [this](#cafe\u{301}).\n\n# 漢字の章\n\n# Cafe\u{301}",
    );
    let page = written(&source, &[], &Html::default());
    assert!(page.contains("<a href=\"#漢字の章\">that</a>"), "{page}");
    assert!(page.contains("<a href=\"#café\">this</a>"), "{page}");
    let files = files(&edition(&source, &[], &Epub::default()));
    assert!(file(&files, "OEBPS/nav.xhtml").contains("href=\"text.xhtml#漢字の章\""));
    let pdf = lopdf::Document::load_mem(&edition(&source, &[], &Pdf::default()));
    let pdf = pdf.expect("a PDF");
    let name = "漢字の章".as_bytes();
    let is_name = |object: &Object| object.as_str().is_ok_and(|own| own == name);
    let dictionaries = || pdf.objects.values().filter_map(|object| object.as_dict().ok());
    let leads = |own: &&Dictionary| {
        let action = own.get(b"A").and_then(Object::as_dict);
        action.and_then(|action| action.get(b"D")).is_ok_and(is_name)
    };
    let holds = |own: &&Dictionary| {
        let names = own.get(b"Names").and_then(Object::as_array);
        names.is_ok_and(|names| names.iter().any(is_name))
    };
    assert_eq!(dictionaries().filter(leads).count(), 1, "a link by name");
    assert_eq!(dictionaries().filter(holds).count(), 1, "the name of a place");
}
