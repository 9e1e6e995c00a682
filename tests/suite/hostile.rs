//! The hostile sources of `tests/data/hostile`: what is refused, and what is left of the rest.

use crate::epub::document_words;
use crate::epub_words::{file, files, words};
use sevigne::backend::epub::Epub;
use sevigne::diagnostic::{Diagnostics, Severity};
use sevigne::resource::Directory;
use sevigne::xhtml::Split;
use sevigne::{Conversion, Input, ReadOptions};
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/hostile")
}

/// The book made of a file, where one is, with what was said.
fn made(path: &Path) -> (Option<Vec<u8>>, Diagnostics) {
    let bytes = fs::read(path).expect("a source");
    let resources = Directory::new(path.parent().expect("a folder")).expect("a folder");
    let mut diagnostics = Diagnostics::default();
    let input = Input {
        name: "hostile.md",
        bytes: &bytes,
        resources: &resources,
        options: &ReadOptions::default(),
    };
    let book = Conversion::read(&input, "hostile", &mut diagnostics)
        .and_then(|conversion| conversion.write(&Epub::default(), &mut diagnostics))
        .map(|artifacts| artifacts[0].bytes.clone());
    let has_errors = diagnostics.has_errors();
    (book.ok().filter(|_| !has_errors), diagnostics)
}

#[test]
fn each_refused_source_meets_the_error_of_its_name_and_becomes_no_book() {
    let mut count = 0;
    for entry in fs::read_dir(folder().join("refused")).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let code: Vec<&str> = name.split("--").take(2).collect();
        let code = code.join("/");
        let (book, diagnostics) = made(&path);
        assert!(book.is_none(), "{name} became a book");
        let is_told = diagnostics
            .list()
            .iter()
            .any(|remark| remark.code.id == code && remark.severity == Severity::Error);
        assert!(is_told, "{name}: {diagnostics}");
        count += 1;
    }
    assert!(count >= 30, "{count} sources");
}

#[cfg(unix)]
#[test]
fn a_link_in_the_file_system_out_of_the_folder_is_refused() {
    let outside = tempfile::tempdir().expect("a folder");
    fs::copy(folder().join("point.png"), outside.path().join("a.png")).expect("a copy");
    let inside = tempfile::tempdir().expect("a folder");
    std::os::unix::fs::symlink(outside.path().join("a.png"), inside.path().join("a.png"))
        .expect("a link");
    let source = inside.path().join("a.md");
    fs::write(
        &source,
        "---\ntitle: a\nlang: fr\ndate: 2020\n---\n\n![Une image.](a.png)\n",
    )
    .expect("a source");
    let (book, diagnostics) = made(&source);
    assert!(book.is_none());
    assert!(diagnostics.list().iter().any(|remark| remark.code.id == "image/outside"));
}

#[test]
fn what_is_kept_of_a_hostile_source_is_words() {
    let (book, diagnostics) = made(&folder().join("kept.md"));
    let book = book.unwrap_or_else(|| panic!("{diagnostics}"));
    let files = files(&book);
    for (name, bytes) in &files {
        if !name.ends_with("html") && !name.ends_with("opf") && !name.ends_with("ncx") {
            continue;
        }
        let text = std::str::from_utf8(bytes).expect("UTF-8").to_lowercase();
        for tag in ["script", "iframe", "object", "embed", "svg", "form", "input", "style"]
        {
            // Ours is the style of the cover page.
            let own = tag == "style" && name.ends_with("cover.xhtml");
            assert!(own || !text.contains(&format!("<{tag}")), "{tag} in {name}");
        }
        for (_, tag) in tags(&text) {
            let names: Vec<&str> = tag.split('"').step_by(2).collect();
            assert!(names.iter().all(|name| !name.trim().starts_with("on")), "{tag}");
            assert!(!tag.contains("href=\"javascript"), "{tag}");
        }
    }
    let words = words(&book).join(" ");
    for kept in [
        "objet,",
        "un style, dessin, formule.",
        "mot cliquable",
        "un deux trois",
        "jamais fermé",
        "Un bloc gras dont le texte reste",
        "une cellule",
        "Envoyer",
        "Un paragraphe brut.",
        "cellule",
        "Fin",
        "Dernier paragraphe",
        "qui s’appelle elle-même",
    ] {
        assert!(words.contains(kept), "{kept} in {words}");
    }
    assert!(file(&files, "OEBPS/content.opf").contains("&lt;/title&gt;"));
}

/// Each tag of a markup, with its place.
fn tags(markup: &str) -> impl Iterator<Item = (usize, &str)> {
    markup
        .split('<')
        .skip(1)
        .enumerate()
        .map(|(at, rest)| (at, rest.split('>').next().unwrap_or("")))
}

#[test]
fn the_words_of_the_document_with_everything_are_the_words_of_its_book() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/everything/everything.md");
    let bytes = fs::read(&path).expect("a source");
    let resources = Directory::new(path.parent().expect("a folder")).expect("a folder");
    let mut diagnostics = Diagnostics::default();
    let input = Input {
        name: "everything.md",
        bytes: &bytes,
        resources: &resources,
        options: &ReadOptions::default(),
    };
    let conversion =
        Conversion::read(&input, "everything", &mut diagnostics).expect("a document");
    // In one file, where notes stand behind the text as in the document.
    let whole = Epub { split: Split::None, ..Epub::default() };
    let book = conversion.write(&whole, &mut diagnostics).expect("a book");
    assert_eq!(words(&book[0].bytes), document_words(conversion.document()));
    let package = files(&book[0].bytes);
    assert!(
        file(&package, "OEBPS/content.opf").contains("WCAG 2.2 Level AA"),
        "{diagnostics}"
    );
}

#[cfg(feature = "pdf")]
#[test]
fn notes_that_call_each_other_are_set_once_each() {
    let source = "---\ntitle: a\nlang: fr\ndate: 2020\n---\n\nUn texte[^a].\n\n\
                  [^a]: Première[^b].\n\n[^b]: Seconde[^a].\n";
    let edition =
        sevigne::convert(source, &sevigne::Memory::default(), &sevigne::Pdf::default());
    let pdf = edition.expect("a PDF").bytes;
    let text = crate::pdf_text::PdfText::read(&pdf).text(|_| true);
    assert_eq!(text.matches("Première").count(), 1, "{text}");
    assert_eq!(text.matches("Seconde").count(), 1, "{text}");
}
