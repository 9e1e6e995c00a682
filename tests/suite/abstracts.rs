//! Abstracts, from the front matter and as divisions, in every edition.

use crate::converted::{converted, edition, written};
use crate::epub::document_words;
use crate::epub_words::{file, files, source_text, split};
use crate::pdf_text::PdfText;
use sevigne::backend::epub::Epub;
use sevigne::backend::html::Html;
use sevigne::backend::markdown::Markdown;
use sevigne::backend::pdf::Pdf;
use sevigne::backend::text::Text;

const WORDS: &str =
    "Two paragraphs^[With a *note*.] say\n  *what* it is.\n\n  Second one.\n";

fn source(lang: &str, more: &str, body: &str) -> String {
    format!(
        "---\ntitle: T\nlang: {lang}\ndate: 2020-04-01\nabstract: |\n  {WORDS}{more}---\n\n{body}"
    )
}

#[test]
fn an_abstract_stands_below_the_title_in_every_edition() {
    let source = source("en", "", "# One\n\nText[^1].\n\n[^1]: Own.\n");
    let text = written(&source, &[], &Text::default());
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
    assert!(at("1, 2020") < at("Abstract\n"));
    assert!(at("Abstract\n") < at("Two paragraphs[1] say what it is."));
    assert!(at("Second one.") < at("One\n---") && at("[1] With a note.") < at("[2] Own."));

    let page = written(&source, &[], &Html::default());
    let (_, own) = page
        .split_once("<div role=\"doc-abstract\" class=\"abstract\">")
        .expect("an abstract");
    let (own, _) = own.split_once("</div>").expect("its end");
    assert!(
        own.contains(
            "<p class=\"abstract-title\"><span class=\"generated\">Abstract</span></p>"
        ),
        "{own}"
    );
    assert!(own.contains("<em>what</em> it is.</p>") && own.contains("<p>Second one.</p>"));
    assert!(page.contains(
        "<meta name=\"description\" content=\"Two paragraphs say what it is. Second one.\""
    ));

    let book = files(&edition(&source, &[], &Epub::default()));
    let text = file(&book, "OEBPS/text.xhtml");
    assert!(
        text.contains(
            "<div epub:type=\"abstract\" role=\"doc-abstract\" class=\"abstract\">"
        ),
        "{text}"
    );
    let package = file(&book, "OEBPS/content.opf");
    assert!(
        package.contains("<dc:description>Two paragraphs say what it is. Second one.<"),
        "{package}"
    );

    let pdf = PdfText::read(&edition(&source, &[], &Pdf::default()));
    let own = pdf.text(|roles| roles.iter().any(|role| role == "Sect"));
    assert!(own.contains("Abstract") && own.contains("Second one."), "{own}");
    assert!(!own.contains("Text"), "{own}");
}

#[test]
fn the_contents_stand_below_the_abstract_and_look_as_headings_do() {
    use sevigne::typeset::{Color, Item};
    let options = "output:\n  pdf: {contents: true, heading-color: \"#8B1A1A\"}\n  html: {contents: true}\n";
    let source = source("en", options, "# One\n\nText.\n\n# Two\n\nText.\n");
    let pages = crate::converted::laid_out(&source, &[]).pages;
    let run = |words: &str| {
        let mut runs = pages[0].items.iter().filter_map(|item| match item {
            Item::Text(run) => Some(run),
            _ => None,
        });
        runs.find(|run| run.text.contains(words)).expect(words)
    };
    assert!(run("Second one").origin.y < run("Contents").origin.y);
    let red = Color { red: 0x8B, green: 0x1A, blue: 0x1A };
    assert_eq!(run("Contents").color, red);
    let html = Html { contents: Some(true), ..Html::default() };
    let page = written(&source, &[], &html);
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words} in {page}"));
    assert!(at("Second one.</p>") < at("doc-toc") && at("doc-toc") < at(">Text.<"));
}

#[test]
fn every_word_of_an_abstract_is_in_every_edition_once() {
    let source = source("en", "", "# One\n\nWords of the text.\n");
    let words =
        converted(&source, &[], |conversion, _| document_words(conversion.document()));
    let count = words.iter().filter(|word| *word == "Second").count();
    assert_eq!(count, 1, "{words:?}");
    let page = written(&source, &[], &Html::default());
    assert_eq!(split(&source_text(&page)), words);
    let book = files(&edition(&source, &[], &Epub::default()));
    assert_eq!(split(&source_text(file(&book, "OEBPS/text.xhtml"))), words);
    let pdf = PdfText::read(&edition(&source, &[], &Pdf::default())).text(|_| true);
    let text = written(&source, &[], &Text::default());
    for word in &words {
        assert!(pdf.contains(word.as_str()) && text.contains(word.as_str()), "{word}");
    }
}

#[test]
fn a_description_is_words_without_its_marks() {
    for (stated, words) in [
        (
            "description: |\n  Un roman *lumineux* et\n  *tendre*.\n\n  Il dit `x_y`.",
            "Un roman lumineux et tendre. Il dit x_y.",
        ),
        ("description: '2 * 3 \\*so\\* a_b 1. C#'", "2 * 3 *so* a_b 1. C#"),
        ("description: Of Vec<T> and *more*", "Of Vec&lt;T&gt; and *more*"),
        ("description: Plain words", "Plain words"),
    ] {
        let source =
            format!("---\ntitle: T\nlang: fr\ndate: 2020\n{stated}\n---\n\nTexte.\n");
        let page = written(&source, &[], &Html::default());
        let meta = format!("<meta name=\"description\" content=\"{words}\"");
        assert!(page.contains(&meta), "{meta}: {page}");
        let (first, codes) = converted(&source, &[], |conversion, told| {
            let memory = sevigne::resource::Memory::default();
            let text = Markdown::default().source(conversion.document(), &memory, told);
            (text, told.list().iter().map(|one| one.code.id).collect::<Vec<_>>())
        });
        assert!(!codes.contains(&"md/unstable"), "{codes:?} {first}");
        assert!(written(&first, &[], &Html::default()).contains(&meta), "{first}");
    }
}

#[test]
fn a_description_that_is_stated_goes_before_the_abstract() {
    let source = source("en", "description: Stated.\n", "Text.\n");
    let book = files(&edition(&source, &[], &Epub::default()));
    let package = file(&book, "OEBPS/content.opf");
    assert!(package.contains("<dc:description>Stated.<"), "{package}");
}

#[test]
fn markdown_gives_the_abstract_back_as_a_division_that_is_read_as_the_same() {
    let first = written(&source("fr", "", "Texte.\n"), &[], &Markdown::default());
    assert!(first.contains("\n::: {.abstract}\nTwo paragraphs"), "{first}");
    assert!(!first.contains("Résumé"), "the word is the converter's: {first}");
    assert_eq!(written(&first, &[], &Markdown::default()), first);
    let text = |source: &str| written(source, &[], &Text::default());
    assert_eq!(text(&first), text(&source("fr", "", "Texte.\n")));
    assert!(text(&first).contains("Résumé\n"));
}

#[test]
fn the_word_above_an_abstract_is_in_its_language_and_its_own_heading_goes_before() {
    let text = |body: &str| {
        let source = format!("---\ntitle: T\nlang: fr\ndate: 2020\n---\n\n{body}\n");
        written(&source, &[], &Text::default())
    };
    assert!(text("::: {.abstract lang=de}\nText.\n:::\n").contains("Zusammenfassung\n"));
    let headed = text("::: abstract\n# En bref\n\nTexte.\n:::\n");
    assert!(headed.contains("En bref") && !headed.contains("Résumé"), "{headed}");
}
