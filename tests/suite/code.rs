//! Code in every edition: its colors, which change no word, its lines and its columns.

use crate::converted::converted;
use crate::epub_words;
use crate::pdf_text::PdfText;
use lopdf::content::Content;
use sevigne::diagnostic::Diagnostics;
use sevigne::font::FontBook;
use sevigne::geometry::Length;
use sevigne::typeset::{Item, Paged as _};
use sevigne::{Conversion, Registry};
use std::collections::BTreeSet;

const CODE: &str = "\
Before.

```rust,editable
/// A wave, └ and a tab.
fn wave(height: u8) -> String {
\tformat!(\"{height}\\n\")

}
```

```tide
let x = \"plain\"; // no grammar
```

    one line

After.
";

/// A source, read, and what becomes of it.
fn with_conversion<T>(
    front: &str,
    body: &str,
    then: impl FnOnce(&Conversion<'_>, &mut Diagnostics) -> T,
) -> T {
    let source = format!("---\ntitle: T\nlang: en\ndate: 2020-04-01\n{front}---\n{body}");
    converted(&source, &[], |conversion, diagnostics| {
        let made = then(conversion, diagnostics);
        assert_eq!(diagnostics.list(), []);
        made
    })
}

fn edition(front: &str, body: &str, format: &str) -> Vec<u8> {
    with_conversion(front, body, |conversion, diagnostics| {
        let backend = Registry::built_in()
            .backend(format, conversion.document(), diagnostics)
            .expect("a writer");
        conversion.write(backend.as_ref(), diagnostics).expect("made").remove(0).bytes
    })
}

const PLAIN: &str = "syntax-highlighting: none\n";

/// How often each page of a PDF changes to a color that is not gray.
fn colors(pdf: &PdfText) -> usize {
    let operators = pdf.document.page_iter().flat_map(|page| {
        let content = pdf.document.get_page_content(page);
        Content::decode(&content).expect("operators").operations
    });
    operators.filter(|operation| operation.operator == "rg").count()
}

#[test]
fn colors_change_no_word_and_no_element_of_the_pdf() {
    let colored = PdfText::read(&edition("", CODE, "pdf"));
    let plain = PdfText::read(&edition(PLAIN, CODE, "pdf"));
    assert!(colors(&colored) >= 5, "{}", colors(&colored));
    assert_eq!(colors(&plain), 0);
    let told = |pdf: &PdfText| -> Vec<_> {
        pdf.pieces().into_iter().map(|piece| (piece.roles, piece.text)).collect()
    };
    assert_eq!(told(&colored), told(&plain));
}

#[test]
fn a_block_of_code_is_one_element_in_a_paragraph_and_a_line_is_one_in_it() {
    let pdf = PdfText::read(&edition("", CODE, "pdf"));
    let pieces = pdf.pieces();
    let lines: Vec<_> = pieces
        .iter()
        .filter(|piece| piece.roles.iter().any(|role| role == "Code"))
        .map(|piece| (piece.roles[1..].join(" "), piece.text.as_str()))
        .collect();
    let line = |text| ("P Code Span".to_owned(), text);
    let single = |text| ("P Code".to_owned(), text);
    assert_eq!(
        lines,
        [
            line("/// A wave, └ and a tab."),
            line("fn wave(height: u8) -> String {"),
            line("    format!(\"{height}\\n\")"),
            line("}"),
            single("let x = \"plain\"; // no grammar"),
            single("one line"),
        ]
    );
    let blocks: BTreeSet<_> = pieces
        .iter()
        .filter(|piece| piece.roles.iter().any(|role| role == "Code"))
        .map(|piece| piece.block)
        .collect();
    assert_eq!(blocks.len(), 3);
}

#[test]
fn pages_of_the_web_have_colors_where_the_language_is_known() {
    let text = |front| String::from_utf8(edition(front, CODE, "html")).expect("UTF-8");
    let (colored, plain) = (text(""), text(PLAIN));
    for shown in [
        "<span class=\"code-comment\">/// A wave, └ and a tab.</span>\n",
        "<span class=\"code-keyword\">fn</span> <span class=\"code-name\">wave</span>(",
        "<code data-language=\"tide\">let x = \"plain\"; // no grammar</code>",
        "@media all and (prefers-color-scheme: dark)",
    ] {
        assert!(colored.contains(shown), "{shown}");
    }
    assert!(!plain.contains("code-"), "{plain}");
    assert_eq!(epub_words::source_text(&colored), epub_words::source_text(&plain));
    let without = edition("", "```tide\nx\n```\n", "html");
    assert!(!String::from_utf8(without).expect("UTF-8").contains("prefers-color-scheme"));
}

#[test]
fn a_book_has_the_same_colors() {
    let epub = edition("", CODE, "epub");
    let files = epub_words::files(&epub);
    let has = |name: &str, part: &str| {
        files.iter().any(|(file, bytes)| {
            file.ends_with(name) && String::from_utf8_lossy(bytes).contains(part)
        })
    };
    assert!(has(".xhtml", "<span class=\"code-keyword\">fn</span>"));
    assert!(has("stylesheet.css", ".code-keyword {"));
    let words = |front| epub_words::words(&edition(front, CODE, "epub"));
    assert_eq!(words(""), words(PLAIN));
}

#[test]
fn the_markdown_edition_keeps_the_choice() {
    let text = |front| String::from_utf8(edition(front, CODE, "md")).expect("UTF-8");
    assert!(text(PLAIN).contains("\nsyntax-highlighting: none\n"));
    assert!(!text("").contains("syntax-highlighting"));
}

#[test]
fn columns_stand_below_each_other_in_a_line_that_is_too_long() {
    let long = "if height > limit && name != \"x\" { return Err(Error::Large(height)); }";
    let body = format!("```rust\nfn a() {{\n    {long}\n}}\n```\n");
    let cells = with_conversion("", &body, |conversion, diagnostics| {
        let layout = conversion.pages(diagnostics).expect("set");
        let book = FontBook::bundled();
        let mut cells = BTreeSet::new();
        for item in layout.page(0).items {
            if let Item::Text(run) = item
                && book.face(run.face).family() == "Source Code Pro"
            {
                cells.extend(run.glyphs.iter().map(|glyph| glyph.advance));
            }
        }
        cells
    });
    // Rounding to a 65536th of a point aside.
    let (first, last) = (cells.first().expect("a cell"), cells.last().expect("a cell"));
    assert!(*last - *first <= Length::from_raw(2), "{cells:?}");
}

#[test]
fn words_on_both_sides_of_a_line_end_stay_two_words() {
    let pdf = PdfText::read(&edition("", "One line\\\nand `code`\\\nthird.\n", "pdf"));
    let text = pdf.text(|roles| roles.iter().any(|role| role == "P"));
    assert!(text.contains("One line and code third."), "{text}");
}

#[test]
fn a_megabyte_of_code_is_set_plain() {
    let line = "let x = \"æ\"; ";
    let one_line = format!("```rust\n{}\n```\n", line.repeat(2_000));
    let many_lines = format!("```rust\n{}```\n", format!("{line}\n").repeat(30_000));
    for body in [one_line, many_lines] {
        let text = String::from_utf8(edition("", &body, "html")).expect("UTF-8");
        assert!(!text.contains("code-"));
    }
}
