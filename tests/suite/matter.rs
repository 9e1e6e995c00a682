//! What comes before the body of a book and behind it says what it is.

use crate::converted::{edition, written};
use crate::epub_words::{Files, file, files};
use sevigne::backend::epub::Epub;
use sevigne::backend::html::Html;
use sevigne::xhtml::Split;

const FRONT: &str =
    "---\ntitle: Livre\nlang: fr\ndate: 2020-04-01\ndocumentclass: book\n---\n\n";

fn book(body: &str, split: Split) -> Files {
    let epub = Epub { split, ..Epub::default() };
    files(&edition(&format!("{FRONT}{body}"), &[], &epub))
}

/// The address that the landmark of the body leads to.
fn body(files: &Files) -> &str {
    let navigation = file(files, "OEBPS/nav.xhtml");
    let (_, behind) = navigation.split_once("\"bodymatter\" href=\"").expect("a body");
    behind.split('"').next().unwrap_or_default()
}

/// Each name, its matter and its role.
const DIVISIONS: [(&str, &str, &str); 12] = [
    ("preface", "front", "doc-preface"),
    ("foreword", "front", "doc-foreword"),
    ("introduction", "body", "doc-introduction"),
    ("prologue", "body", "doc-prologue"),
    ("conclusion", "body", "doc-conclusion"),
    ("epilogue", "body", "doc-epilogue"),
    ("afterword", "back", "doc-afterword"),
    ("acknowledgments", "back", "doc-acknowledgments"),
    ("appendix", "back", "doc-appendix"),
    ("bibliography", "back", "doc-bibliography"),
    ("glossary", "back", "doc-glossary"),
    ("colophon", "back", "doc-colophon"),
];

#[test]
fn divisions_of_a_book_say_what_they_are_in_files_of_their_own_and_in_one() {
    let chapter = "# Un {#un}\n\nMots.\n\n";
    for (name, matter, role) in DIVISIONS {
        let division = format!("# Nom {{.{name} #nom}}\n\nMots.\n\n");
        let (source, at) = match matter {
            "front" => (format!("{division}{chapter}"), 2),
            _ => (format!("{chapter}{division}"), 3),
        };
        let told = format!("<section epub:type=\"{name}\" role=\"{role}\">");
        let divided = book(&source, Split::Section);
        let text = file(&divided, &format!("OEBPS/text-{at}.xhtml"));
        assert!(text.contains(&told), "{told} in {text}");
        assert!(text.contains(&format!("<body epub:type=\"{matter}matter\">")), "{text}");
        // Reading begins at the chapter.
        let chapter_at = if at == 2 { 3 } else { 2 };
        assert_eq!(body(&divided), format!("text-{chapter_at}.xhtml"), "{name}");
        let whole = book(&source, Split::None);
        let text = file(&whole, "OEBPS/text.xhtml");
        for (kind, role, name) in [(name, role, "nom"), ("chapter", "doc-chapter", "un")] {
            let told = format!(
                "<section epub:type=\"{kind}\" role=\"{role}\" aria-labelledby=\"{name}\">"
            );
            assert!(text.contains(&told), "{told} in {text}");
        }
        let begins = if at == 2 { "text.xhtml#un" } else { "text.xhtml" };
        assert_eq!(body(&whole), begins, "{name}");
        let page = written(&format!("{FRONT}{source}"), &[], &Html::default());
        let told = format!("<section role=\"{role}\" aria-labelledby=\"nom\">");
        assert!(page.contains(&told), "{told} in {page}");
    }
}

#[test]
fn what_thanks_before_the_first_chapter_is_front_matter() {
    let source = "# Merci {.acknowledgments}\n\nMots.\n\n# Un\n\nMots.\n\n# Fin {.backmatter}\n\nMots.\n";
    let files = book(source, Split::Section);
    for (at, matter) in [(2, "front"), (3, "body"), (4, "back")] {
        let text = file(&files, &format!("OEBPS/text-{at}.xhtml"));
        assert!(text.contains(&format!("<body epub:type=\"{matter}matter\">")), "{text}");
    }
    // No chapter, and no word for what else it is.
    let last = file(&files, "OEBPS/text-4.xhtml");
    assert!(!last.contains("chapter\""), "{last}");
}

#[test]
fn an_index_and_works_behind_a_book_are_back_matter_and_told_once() {
    let source = "# Un\n\nLe [chat]{.index}.\n\n# Sources {.bibliography}\n\n::: {.references}\nE.\n:::\n\n\
                  # Index\n\n::: {#index}\n:::\n";
    let files = book(source, Split::Section);
    for (at, told) in [(3, "doc-bibliography"), (4, "doc-index")] {
        let text = file(&files, &format!("OEBPS/text-{at}.xhtml"));
        assert!(text.contains("<body epub:type=\"backmatter\">"), "{text}");
        assert_eq!(text.matches(told).count(), 1, "{text}");
    }
    let navigation = file(&files, "OEBPS/nav.xhtml");
    assert!(navigation.contains("\"bibliography\" href=\"text-3.xhtml#"), "{navigation}");
}

#[test]
fn no_two_sections_of_a_page_have_the_same_role_and_name() {
    let source = format!(
        "{FRONT}# I {{.part}}\n\n## Notes\n\nMots.\n\n# II {{.part}}\n\n## *Notes*\n\nMots.\n"
    );
    let page = written(&source, &[], &Html::default());
    assert_eq!(page.matches("role=\"doc-chapter\"").count(), 1, "{page}");
    assert_eq!(page.matches("role=\"doc-part\"").count(), 2, "{page}");
    let whole = book(&source.replace(FRONT, ""), Split::None);
    let text = file(&whole, "OEBPS/text.xhtml");
    assert_eq!(text.matches("epub:type=\"chapter\"").count(), 2, "{text}");
}

#[test]
fn the_sections_of_an_article_are_no_chapters() {
    let article = FRONT.replace("documentclass: book\n", "");
    let page = written(
        &format!("{article}# Un\n\nMots.\n\n# Deux\n\nMots.\n"),
        &[],
        &Html::default(),
    );
    assert!(!page.contains("doc-chapter"), "{page}");
}
