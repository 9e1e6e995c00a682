//! mdBook's books: read as one document, with every directive, and told where a web page
//! would have been something else.

use crate::epub::document_words;
use crate::epub_words;
use crate::pdf_letter;
use crate::pdf_text::PdfText;
use crate::workshop::Workshop;
use sevigne::diagnostic::Diagnostics;
use sevigne::document::{Document, InlineKind, Target, visit_blocks, visit_inlines};
use sevigne::read::Override;
use sevigne::resource::Directory;
use sevigne::{Conversion, Input, Memory, ReadOptions, Registry, Resources, read};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/mdbook")
}

fn dated() -> ReadOptions {
    let date = Override { path: "date".to_owned(), value: "2020-04-01".to_owned() };
    ReadOptions { language: None, overrides: vec![date] }
}

/// The book in `tests/data/mdbook` in a format, and what was said of it.
fn edition(format: &str) -> (Document, Vec<u8>, String) {
    let resources = Directory::new(&folder()).unwrap();
    let options = dated();
    let mut diagnostics = Diagnostics::default();
    let bytes = fs::read(folder().join("book.toml")).unwrap();
    let input = Input {
        name: "tide/book.toml",
        bytes: &bytes,
        resources: &resources,
        options: &options,
    };
    let conversion = Conversion::read(&input, "tide", &mut diagnostics).unwrap();
    let backend = Registry::built_in()
        .backend(format, conversion.document(), &mut diagnostics)
        .unwrap();
    let mut artifacts = conversion.write(backend.as_ref(), &mut diagnostics).unwrap();
    (conversion.document().clone(), artifacts.remove(0).bytes, diagnostics.to_string())
}

#[test]
fn the_text_of_a_book_is_what_was_read_and_found_good() {
    let (_, bytes, _) = edition("txt");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/mdbook.txt");
    if std::env::var_os("RENEW_SNAPSHOTS").is_some() {
        fs::write(&path, &bytes).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap();
    assert_eq!(String::from_utf8(bytes).unwrap(), expected, "renew with RENEW_SNAPSHOTS=1");
}

#[test]
fn what_is_no_part_of_an_edition_is_told_at_its_place() {
    let (_, _, told) = edition("txt");
    let told: Vec<_> =
        told.lines().map(|line| line.split(';').next().unwrap_or("")).collect();
    assert_eq!(
        told,
        [
            "tide/book.toml:19:15: warning[book/preprocessor]: the preprocessor `mermaid` is \
             not run",
            "tide/src/SUMMARY.md:12:5: note[include/draft]: the chapter `Anchors` has no file \
             yet and is left out",
            "tide/src/README.md:1:1: note[book/page-title]: the page title `The tide on the \
             web` is left out",
            "tide/src/oil.md:3:21: warning[book/unknown-directive]: the directive `unknown` is \
             of a preprocessor and stays as it is",
            "tide/src/keeper.md:1:39: warning[note/undefined]: the note `loose` is called but \
             not written",
            "tide/src/after.md:3:10: warning[link/file]: the file `missing.md` is not part of \
             the edition",
            "tide/src/after.md:3:33: warning[link/unresolved]: nothing in `src/oil.md` is named \
             `wick`",
        ]
    );
}

#[test]
fn the_words_of_the_epub_are_the_words_of_the_book() {
    let (document, bytes, _) = edition("epub");
    let mut words = epub_words::words(&bytes);
    let mut expected = document_words(&document);
    assert!(expected.len() > 200, "{}", expected.len());
    // A note stands at the end of its part of the book.
    words.sort();
    expected.sort();
    assert_eq!(words, expected);
}

#[test]
fn the_pages_have_every_word_of_the_book() {
    let (document, bytes, _) = edition("pdf");
    let text = PdfText::read(&bytes);
    let made = ["Generated", "GeneratedSpan", "Lbl"];
    let shown = text.text(|roles| !roles.iter().any(|role| made.contains(&role.as_str())));
    let count = |words: Vec<String>| {
        words.into_iter().fold(
            BTreeMap::new(),
            |mut counts: BTreeMap<String, i32>, word| {
                *counts.entry(word).or_default() += 1;
                counts
            },
        )
    };
    let shown = count(pdf_letter::words(&shown));
    let expected = count(pdf_letter::words(&document_words(&document).join(" ")));
    assert!(expected.len() > 100, "{}", expected.len());
    for (word, times) in expected {
        assert!(shown.get(&word).copied().unwrap_or(0) >= times, "{word}");
    }
}

/// Where each link leads, by its words.
fn links(document: &Document) -> BTreeMap<String, String> {
    let mut links = BTreeMap::new();
    visit_blocks(&document.blocks, &mut |block| {
        visit_inlines(block, &mut |inline| {
            if let InlineKind::Link(link) = &inline.kind {
                let target = match &link.target {
                    Target::Internal(id) => format!("#{id}"),
                    Target::External(address) => address.clone(),
                };
                links.insert(sevigne::document::plain_text(&link.content), target);
            }
        });
    });
    links
}

#[test]
fn links_between_chapters_are_links_in_the_book() {
    let (document, _, _) = edition("txt");
    let links = links(&document);
    let expected = [
        ("elsewhere", "#knots"),
        ("here", "#knots-1"),
        ("nor here", "#oil"),
        ("the boats", "#boats"),
        ("the knots", "#knots-1"),
        ("the lamp", "#oil"),
        ("the nets", "#mending"),
        ("this page", "#before-the-tide"),
    ];
    let expected: BTreeMap<_, _> =
        expected.map(|(words, id)| (words.to_owned(), id.to_owned())).into();
    assert_eq!(links, expected);
}

/// A book of one chapter; its text is `chapter`, its files besides are `others`.
fn book(configuration: &str, summary: &str, files: &[(&str, &[u8])]) -> String {
    let mut memory = Memory::default();
    memory.insert("src/SUMMARY.md", summary);
    for (path, bytes) in files {
        memory.insert(*path, *bytes);
    }
    let options = dated();
    let input = Input {
        name: "b/book.toml",
        bytes: configuration.as_bytes(),
        resources: &memory as &dyn Resources,
        options: &options,
    };
    let mut diagnostics = Diagnostics::default();
    let read = read(&input, &mut diagnostics);
    assert_eq!(read.is_err(), diagnostics.has_errors());
    diagnostics.to_string()
}

/// What is said of a chapter.
fn chapter(text: impl AsRef<[u8]>) -> String {
    let code = b"one\n// ANCHOR: here\ntwo\n// ANCHOR_END: here\n".as_slice();
    book(
        "[book]\ntitle = 'T'\n",
        "- [A](a.md)\n",
        &[("src/a.md", text.as_ref()), ("src/code.rs", code), ("src/latin.md", b"Caf\xe9")],
    )
}

#[test]
fn a_slip_in_a_directive_is_told_where_it_stands() {
    for (text, expected) in [
        (
            "# A\n\nb {{#include none.md}}\n",
            "b/src/a.md:3:3: error[include/missing]: there is no file `b/src/none.md`",
        ),
        (
            "# A\n{{#include ../../x.md}}\n",
            "b/src/a.md:2:1: error[include/outside]: the file `b/../x.md` lies outside",
        ),
        (
            "{{#include code.rs:9:10}}\n",
            "b/src/a.md:1:1: error[include/range]: `src/code.rs` has 4 lines",
        ),
        (
            "{{#include code.rs:3:2}}\n",
            "b/src/a.md:1:1: error[include/range]: the range of lines ends before it begins",
        ),
        (
            "{{#include code.rs:hear}}\n",
            "b/src/a.md:1:1: error[include/range]: `src/code.rs` has no anchor `hear`; write `here`",
        ),
        (
            "x {{#include a.md}}\n",
            "b/src/a.md:1:3: error[include/cycle]: the file `src/a.md` would stand inside itself",
        ),
        (
            "{{#include latin.md}}\n",
            "b/src/latin.md:1:4: error[source/encoding]: `b/src/latin.md` is not UTF-8",
        ),
        ("![](code.png)\n", "b/src/a.md:1:1: warning[image/no-alternative]"),
        ("![x](https://a.example/b.png)\n", "b/src/a.md:1:1: warning[image/remote]"),
    ] {
        let told = chapter(text);
        assert!(told.contains(expected), "{expected}\n{told}");
    }
    let told = chapter("# A\n\nb {{#playground}}\n");
    let expected = "b/src/a.md:3:3: warning[book/unknown-directive]: the directive `playground` \
                    names no file";
    assert!(told.contains(expected), "{told}");
    let told = chapter(b"Caf\xe9");
    assert!(told.contains("b/src/a.md:1:4: error[source/encoding]"), "{told}");
}

#[test]
fn an_included_line_keeps_its_place() {
    let long = "a\nb\n\n[x](#nowhere)\n".as_bytes();
    let told = book(
        "[book]\n",
        "- [A](a.md)\n",
        &[
            ("src/a.md", b"# A\n\ntext\n\n{{#include more/long.md:3:}}\n"),
            ("src/more/long.md", long),
        ],
    );
    assert!(told.contains("b/src/more/long.md:4:1: warning[link/unresolved]"), "{told}");
}

/// The Markdown edition of a book with one chapter, below its front matter.
fn rewritten(html: &str, chapter: &str) -> String {
    let mut memory = Memory::default();
    memory.insert("src/SUMMARY.md", b"- [One](one.md)\n".to_vec());
    memory.insert("src/one.md", chapter.as_bytes().to_vec());
    let configuration = format!("[book]\ntitle = \"B\"\n[output.html]\n{html}\n");
    let input = Input {
        name: "b/book.toml",
        bytes: configuration.as_bytes(),
        resources: &memory,
        options: &dated(),
    };
    let mut diagnostics = Diagnostics::default();
    let document = read(&input, &mut diagnostics).unwrap();
    let written = sevigne::backend::markdown::Markdown::default().source(
        &document,
        &memory,
        &mut diagnostics,
    );
    assert_eq!(diagnostics.to_string(), "");
    written.split_once("---\n\n").unwrap().1.to_owned()
}

#[test]
fn formulas_are_those_that_mathjax_would_find() {
    let chapter = "# One\n\nLet \\\\( a_1 < b \\\\) and `\\\\( c \\\\)`, not \\\\( *d* \\\\), $e$.\n\n\
                   \\\\[\nx^2 \\\\\\\\ y\n\\\\]\n\n- $$ z $$\n";
    assert_eq!(
        rewritten("mathjax-support = true", chapter),
        "## One\n\nLet $a_1 < b$ and `\\\\( c \\\\)`, not \\\\( *d* \\\\), \\$e\\$.\n\n\
         $$\nx^2 \\\\ y\n$$\n\n- $$\n  z\n  $$\n"
    );
    let plain = rewritten("mathjax-support = false", "# One\n\nLet \\\\( a \\\\).\n");
    assert_eq!(plain, "## One\n\nLet \\\\( a \\\\).\n");
}

#[test]
fn quotes_stay_as_they_are_where_a_book_wants_it() {
    let chapter = "# One\n\n\"Two\"\n";
    assert_eq!(rewritten("", chapter), "## One\n\n“Two”\n");
    assert_eq!(rewritten("smart-punctuation = true", chapter), "## One\n\n“Two”\n");
    for key in ["smart-punctuation", "curly-quotes"] {
        let written = rewritten(&format!("{key} = false"), chapter);
        assert!(
            written.ends_with("Two\\\"\n") || written.ends_with("\"Two\"\n"),
            "{written}"
        );
    }
}

#[test]
fn a_bad_configuration_is_told_where_it_stands() {
    for (configuration, expected) in [
        (
            "[book\ntitle = 'T'\n",
            "b/book.toml:1:6: error[book/configuration]: the configuration is not TOML",
        ),
        (
            "[book]\ntitel = 'T'\n",
            "b/book.toml:2:1: warning[book/unknown-key]: mdBook has no key `titel` here",
        ),
        ("[boook]\n", "b/book.toml:1:2: warning[book/unknown-key]"),
        (
            "[book]\ntitle = ['a', 'b']\nlanguage = 'x'\n",
            "b/book.toml:3:12: error[front-matter/language]",
        ),
        (
            "[book]\nsrc = 'text'\n",
            "b/book.toml:2:7: error[include/missing]: there is no file `b/text/SUMMARY.md`",
        ),
        ("[book]\nsrc = '../text'\n", "b/book.toml:2:7: error[include/outside]"),
    ] {
        let told = book(configuration, "- [A](a.md)\n", &[("src/a.md", b"# A\n")]);
        assert!(told.contains(expected), "{expected}\n{told}");
    }
}

#[test]
fn a_bad_summary_is_told_where_it_stands() {
    for (summary, expected) in [
        (
            "# Summary\n",
            "b/src/SUMMARY.md:1:1: error[book/summary]: the book names no chapter",
        ),
        (
            "- [A](a.md)\n- B\n",
            "b/src/SUMMARY.md:2:3: error[book/summary]: this item of the summary is no link",
        ),
        ("- [A](a.md) and more\n", "b/src/SUMMARY.md:1:12: warning[book/summary-text]"),
        (
            "- [A](gone.md)\n",
            "b/src/SUMMARY.md:1:3: error[include/missing]: there is no file `b/src/gone.md`",
        ),
        ("- [A](../../out.md)\n", "b/src/SUMMARY.md:1:3: error[include/outside]"),
    ] {
        let told = book("[book]\n", summary, &[("src/a.md", b"# A\n")]);
        assert!(told.contains(expected), "{expected}\n{told}");
    }
}

#[test]
fn files_that_include_one_another_end() {
    let twice = |name: &str| format!("{{{{#include {name}}}}}\n").repeat(200);
    let files: Vec<(String, String)> = (0..9)
        .map(|number| (format!("src/f{number}.md"), twice(&format!("f{}.md", number + 1))))
        .collect();
    let mut all: Vec<(&str, &[u8])> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
    all.push(("src/f9.md", b"x\n"));
    let told = book("[book]\n", "- [A](f0.md)\n", &all);
    assert_eq!(told.matches("error[include/too-deep]").count(), 1, "{told}");
}

#[test]
fn a_byte_order_mark_and_crlf_are_no_part_of_a_book() {
    let told = book(
        "\u{feff}[book]\r\ntitle = 'T'\r\nsrc = 'src'\r\n",
        "\u{feff}# Summary\r\n\r\n- [A](a.md)\r\n",
        &[
            ("src/a.md", "\u{feff}# A\r\n\r\n{{#include b.md}}\r\n".as_bytes()),
            ("src/b.md", "\u{feff}b\r\n".as_bytes()),
        ],
    );
    assert_eq!(told, "");
}

#[test]
fn a_book_is_named_by_its_folder_its_configuration_or_its_summary() {
    let workshop = Workshop::new();
    workshop.write("tide/book.toml", "[book]\ntitle = 'The tide'\nlanguage = 'en'\n");
    workshop.write("tide/src/SUMMARY.md", "- [A](a.md)\n");
    workshop.write("tide/src/a.md", "# A\n\nText\n");
    for input in ["tide", "tide/", "tide/book.toml", "tide/src/SUMMARY.md"] {
        let outcome = workshop.run(&[input, "--to", "txt", "--set", "date=2020"]);
        outcome.succeeds();
        assert!(outcome.stdout().starts_with("tide/tide.txt: "), "{}", outcome.stdout());
        workshop.run(&[input, "--to", "txt", "--set", "date=2020", "--check"]).succeeds();
    }
    let text = String::from_utf8(workshop.read("tide/tide.txt")).unwrap();
    assert!(text.trim_start().starts_with("The tide"), "{text}");
    let outcome =
        workshop.run(&["tide", "-t", "md", "-o", "tide/src/a.md", "--set", "date=2020"]);
    outcome.fails(2, &["would replace an input"]);
    assert_eq!(workshop.read("tide/src/a.md"), b"# A\n\nText\n");
}

#[test]
fn a_summary_alone_is_a_book_named_by_its_folder() {
    let workshop = Workshop::new();
    workshop.write("tide/src/SUMMARY.md", "- [A](a.md)\n");
    workshop.write("tide/src/a.md", "# A\n\nText\n");
    let options = ["--to", "txt", "--set", "date=2020", "--lang", "en"];
    workshop.run(&[&["tide"], &options[..]].concat()).succeeds();
    let text = String::from_utf8(workshop.read("tide/src/tide.txt")).unwrap();
    assert!(text.trim_start().starts_with("tide"), "{text}");
    assert!(text.contains("\nA\n-\n"), "{text}");
}

#[test]
fn a_folder_that_is_no_book_is_refused() {
    let workshop = Workshop::new();
    workshop.write("post/letter.md", "x");
    workshop.run(&["post"]).fails(2, &["`post` is a folder", "book.toml"]);
}

#[test]
fn a_book_is_bounded_as_a_whole_not_by_its_chapters() {
    let line = " ".repeat(1023) + "\n";
    let large = line.repeat(8 * 1024);
    let five = "{{#include large.md}}\n".repeat(5);
    let told = book(
        "[book]\n",
        "- [A](a.md)\n- [B](b.md)\n",
        &[
            ("src/a.md", five.as_bytes()),
            ("src/b.md", five.as_bytes()),
            ("src/large.md", large.as_bytes()),
        ],
    );
    assert_eq!(told.matches("error[include/too-deep]").count(), 1, "{told}");
    assert!(told.contains("b/src/b.md:5:1: error[include/too-deep]"), "{told}");
}
