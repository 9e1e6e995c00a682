//! A document without a stated title, in every edition: its first heading names it, and
//! every word is shown once, in its place.

use crate::epub_words;
use crate::pdf_letter;
use crate::pdf_text::PdfText;
use sevigne::diagnostic::Diagnostics;
use sevigne::{Conversion, Input, Memory, ReadOptions, Registry};

const FURTHER_DOWN: &str = "---\nlang: en\ndate: 2020\n---\nWords before.\n\n## First *heading*\n\nText.\n\n## Second\n\nEnd.\n";
const LEADING: &str =
    "---\nlang: en\ndate: 2020\n---\n## First *heading*\n\nText.\n\n### Second\n\nEnd.\n";

fn edition(source: &str, format: &str) -> Vec<u8> {
    let mut diagnostics = Diagnostics::default();
    let input = Input {
        name: "notes.md",
        bytes: source.as_bytes(),
        resources: &Memory::default(),
        options: &ReadOptions::default(),
    };
    let conversion =
        Conversion::read(&input, "notes", &mut diagnostics).expect("a document");
    assert_eq!(conversion.document().metadata.title, "First heading");
    let backend = Registry::built_in()
        .backend(format, conversion.document(), &mut diagnostics)
        .expect("a writer");
    let bytes =
        conversion.write(backend.as_ref(), &mut diagnostics).expect("made").remove(0).bytes;
    assert_eq!(diagnostics.list(), []);
    bytes
}

fn text(source: &str, format: &str) -> String {
    String::from_utf8(edition(source, format)).expect("UTF-8")
}

#[test]
fn each_edition_shows_each_word_once_and_in_order() {
    for (source, expected) in [
        (FURTHER_DOWN, "Words before First heading Text Second End"),
        (LEADING, "First heading Text Second End"),
    ] {
        let made = ["Generated", "GeneratedSpan", "Lbl"];
        let pdf = PdfText::read(&edition(source, "pdf"))
            .text(|roles| !roles.iter().any(|role| made.contains(&role.as_str())));
        let epub = epub_words::words(&edition(source, "epub")).join(" ");
        let html = epub_words::source_text(&text(source, "html"));
        let plain = text(source, "txt");
        for shown in [pdf, epub, html, plain] {
            // The date below a title is in words that the converter makes.
            let words = pdf_letter::words(&shown);
            let words: Vec<_> = words.iter().filter(|word| *word != "2020").collect();
            let expected = pdf_letter::words(expected);
            assert_eq!(words, expected.iter().collect::<Vec<_>>(), "{shown}");
        }
    }
}

#[test]
fn the_first_heading_of_a_screen_reader_is_level_one() {
    for source in [FURTHER_DOWN, LEADING] {
        let pdf = PdfText::read(&edition(source, "pdf"));
        let first = pdf
            .pieces()
            .into_iter()
            .find_map(|piece| piece.roles.into_iter().find(|role| role.starts_with('H')));
        assert_eq!(first.as_deref(), Some("H1"));
        let page = text(source, "html");
        let heading = page.split("<h").find(|part| part.starts_with(['1', '2', '3']));
        assert!(heading.is_some_and(|it| it.starts_with('1')), "{heading:?}");
    }
}

#[test]
fn the_markdown_edition_states_no_title_that_the_text_gives() {
    let written = text(FURTHER_DOWN, "md");
    assert!(!written.contains("title:"), "{written}");
    assert!(written.contains("Words before.\n\n# First *heading*\n"), "{written}");
    assert_eq!(text(&written, "md"), written);
}

#[test]
fn marks_in_the_name_of_an_author_are_told() {
    let source = "---\ntitle: T\nlang: en\ndate: 2020\nauthor: [Ann Lee^1^, Bob Ray]\n---\n\nWords.\n";
    super::converted::converted(source, &[], |_, diagnostics| {
        let codes: Vec<_> = diagnostics.list().iter().map(|told| told.code.id).collect();
        assert_eq!(codes, ["front-matter/marked-name"]);
    });
}

#[test]
#[cfg(all(feature = "html", feature = "markdown"))]
fn who_is_named_among_authors_with_another_role_is_none() {
    use super::converted::written;
    use sevigne::backend::html::Html;
    use sevigne::backend::markdown::Markdown;
    use sevigne::backend::text::Text;
    let of = |authors: &str| {
        format!("---\ntitle: T\nlang: en\ndate: 2020\nauthor: {authors}\n---\n\nWords.\n")
    };
    let source = of("[{name: Ann Lee, role: aut}, {name: Luis Ortega, role: ill}]");
    let text = written(&source, &[], &Text::default());
    assert!(
        text.contains("Ann Lee\n") && text.contains("Illustrated by Luis Ortega\n"),
        "{text}"
    );
    assert_eq!(text.matches("Ortega").count(), 1, "{text}");
    let page = written(&source, &[], &Html::default());
    assert_eq!(page.matches("<meta name=\"author\"").count(), 1, "{page}");
    let markdown = written(&source, &[], &Markdown::default());
    assert!(
        markdown.contains("contributor:\n  - name: Luis Ortega\n    role: ill\n"),
        "{markdown}"
    );
    // Without an author, and without a word for what they did, they stay where they are named.
    for author in ["{name: Ida Row, role: edt}", "[Ann Lee, {name: Ida Row, role: pht}]"] {
        let page = written(&of(author), &[], &Html::default());
        assert!(page.contains("<meta name=\"author\" content=\"Ida Row\""), "{page}");
    }
}

/// Those who had a part in a document, with more in its front matter.
#[cfg(all(feature = "html", feature = "markdown"))]
fn of_several(more: &str) -> String {
    format!(
        "---\ntitle: The Tide\nauthor: [Ann Lee, Bob Ray]\nlang: en\ndate: 2020-04-01\n\
         contributor:\n  - {{name: Max Orr, role: trl}}\n  - {{name: Ida Row, role: editor}}\n  \
         - {{name: Eva Poe, role: trl}}\n  - {{name: Zoe Bee, role: pht}}\n{more}---\n\nWords.\n"
    )
}

#[test]
#[cfg(all(feature = "html", feature = "markdown"))]
fn those_who_had_a_part_in_what_is_no_book_stand_below_its_authors() {
    use super::converted::{edition, written};
    use sevigne::backend::epub::Epub;
    use sevigne::backend::html::Html;
    use sevigne::backend::markdown::Markdown;
    use sevigne::backend::pdf::Pdf;
    use sevigne::backend::text::Text;
    let source = of_several("");
    let lines = ["Translated by Max Orr, Eva Poe", "Edited by Ida Row"];
    let text = written(&source, &[], &Text::default());
    let shown: Vec<_> = text.lines().map(str::trim).collect();
    let at = shown.iter().position(|line| *line == "Bob Ray").expect("the author");
    assert_eq!(shown[at + 1..at + 5], ["", lines[0], lines[1], ""], "{text}");
    let html = written(&source, &[], &Html::default());
    for line in lines {
        let (label, names) = line.split_once(" by ").expect("by");
        assert_eq!(html.matches(&format!("{names}</p>")).count(), 1, "{html}");
        let element =
            html.split("<p class=\"contributor\">").skip(1).find(|it| it.contains(names));
        assert!(element.is_some_and(|it| it.contains(label)), "{html}");
    }
    let epub = epub_words::words(&edition(&source, &[], &Epub::default())).join(" ");
    let pdf = PdfText::read(&edition(&source, &[], &Pdf::default())).text(|_| true);
    for shown in [epub, pdf] {
        // The words before the names are the converter's, which the EPUB is read without.
        let mut words = pdf_letter::words(&shown);
        words.retain(|word| !["Translated", "Edited", "by"].contains(&word.as_str()));
        let words = words.join(" ");
        assert!(words.contains("Bob Ray Max Orr Eva Poe Ida Row"), "{words}");
        assert!(!words.contains("Zoe"), "no word says what she did: {words}");
    }
    // The Markdown edition has them in its front matter alone.
    let markdown = written(&source, &[], &Markdown::default());
    assert_eq!(markdown.matches("Max Orr").count(), 1, "{markdown}");
    assert_eq!(written(&markdown, &[], &Markdown::default()), markdown);
}

#[test]
#[cfg(all(feature = "html", feature = "markdown"))]
fn whoever_stands_in_an_imprint_or_in_none_by_wish_is_not_at_the_title() {
    use super::converted::written;
    use sevigne::backend::text::Text;
    for more in [
        "documentclass: book\npublisher: Press\n",
        "documentclass: book\npublisher: Press\nimprint: false\n",
        "imprint: false\n",
    ] {
        let text = written(&of_several(more), &[], &Text::default());
        let times = usize::from(!more.contains("imprint"));
        assert_eq!(text.matches("Max Orr").count(), times, "{more}{text}");
    }
}
