//! The numbers of lists, in every edition as they are written.

use super::converted::{converted, edition, laid_out, written};
use super::epub_words::{file, files};
use proptest::prelude::*;
use sevigne::backend::epub::Epub;
use sevigne::backend::html::Html;
use sevigne::backend::markdown::Markdown;
use sevigne::backend::text::Text;
use sevigne::geometry::Length;
use sevigne::typeset::{Item, TextRun};

const HEAD: &str = "---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n";

/// Lists of every kind, with what marks their items.
const LISTS: &[(&str, &[&str])] = &[
    ("5. a\n6. b\n", &["5.", "6."]),
    ("7) a\n8) b\n", &["7)", "8)"]),
    ("(9) a\n(10) b\n", &["(9)", "(10)"]),
    ("c. a\nd. b\n", &["c.", "d."]),
    ("y) a\nz) b\n", &["y)", "z)"]),
    ("(a) a\n(b) b\n", &["(a)", "(b)"]),
    ("A. a\nB. b\nC. c\n", &["A.", "B.", "C."]),
    ("iii. a\niv. b\n", &["iii.", "iv."]),
    ("(XIV) a\n(XV) b\n", &["(XIV)", "(XV)"]),
    ("<ol type=\"a)\" start=\"26\"><li>a</li><li>b</li></ol>\n", &["z)", "aa)"]),
    ("1. x\n\n   f. a\n   g. b\n", &["f.", "g."]),
    ("c. [x] a\nd. [ ] b\n", &["c.", "d."]),
];

/// The runs of the first page.
fn runs(source: &str) -> Vec<TextRun> {
    let page = laid_out(source, &[]).pages.remove(0);
    let items = page.items.into_iter();
    items
        .filter_map(|item| match item {
            Item::Text(run) => Some(run),
            _ => None,
        })
        .collect()
}

#[test]
fn paper_shows_each_number_as_it_is_written() {
    for (list, marks) in LISTS {
        let runs = runs(&format!("{HEAD}Words.\n\n{list}"));
        for mark in *marks {
            let is_there = runs.iter().any(|run| run.text.starts_with(mark));
            assert!(is_there, "{mark} of {list}: {runs:#?}");
        }
    }
}

#[test]
fn long_numerals_hang_within_the_text() {
    let runs = runs(&format!("{HEAD}words\n\n(XXVII) one\n(XXVIII) two\n"));
    let run = |words: &str| -> &TextRun {
        runs.iter().find(|run| run.text.starts_with(words)).expect(words)
    };
    let begin = |words: &str| run(words).origin.x;
    let end = |words: &str| {
        let advances = run(words).glyphs.iter().map(|glyph| glyph.advance);
        begin(words) + advances.sum::<Length>()
    };
    assert!(begin("(XXVIII)") >= begin("words"), "{runs:#?}");
    assert!(begin("(XXVIII)") < begin("(XXVII)"), "{runs:#?}");
    assert!(end("(XXVIII)") < begin("two"), "{runs:#?}");
    assert_eq!(end("(XXVIII)"), end("(XXVII)"), "{runs:#?}");
    assert_eq!(begin("one"), begin("two"));
}

#[test]
fn text_shows_each_number_as_it_is_written() {
    for (list, marks) in LISTS {
        let text = written(&format!("{HEAD}Words.\n\n{list}"), &[], &Text::default());
        for mark in *marks {
            let is_there = text.lines().any(|line| {
                let line = line.trim_start().trim_start_matches("1. x").trim_start();
                line.starts_with(&format!("{mark} "))
            });
            assert!(is_there, "{mark} of {list}: {text}");
        }
    }
    let text = written(&format!("{HEAD}ix. a\nx. b\n"), &[], &Text::default());
    assert!(text.ends_with("\nix. a\n x. b\n"), "{text}");
}

#[test]
fn lists_in_cells_of_text_have_their_marks() {
    let cell =
        "<table><tr><td>one</td><td>\n\nc. see\nd. dee\n\n- x\n\n</td></tr></table>\n";
    let text = written(&format!("{HEAD}{cell}"), &[], &Text::default());
    assert!(text.contains("one  c. see\n     d. dee\n     • x\n"), "{text}");
}

#[test]
fn the_page_of_the_web_and_the_book_state_kind_and_first_number() {
    for (list, expected) in [
        ("5. a\n6. b\n", "<ol start=\"5\">"),
        ("7) a\n8) b\n", "<ol class=\"parenthesis\" start=\"7\">"),
        ("(9) a\n(10) b\n", "<ol class=\"parentheses\" start=\"9\">"),
        ("c. a\nd. b\n", "<ol type=\"a\" start=\"3\">"),
        ("A) a\nB) b\n", "<ol type=\"A\" class=\"parenthesis upper-letters\">"),
        ("(i) a\n(ii) b\n", "<ol type=\"i\" class=\"parentheses lower-roman\">"),
        ("I. a\nII. b\n", "<ol type=\"I\">"),
        (
            "(viii) a\n(ix) b\n",
            "<ol type=\"i\" class=\"parentheses lower-roman long-marks\" start=\"8\">",
        ),
        ("- x\n\n  5. a\n", "<ol start=\"5\">"),
        (
            "<table><tr><td>\n\nc. a\nd. b\n\n</td></tr></table>\n",
            "<td><ol type=\"a\" start=\"3\">",
        ),
    ] {
        let source = format!("{HEAD}{list}");
        let page = written(&source, &[], &Html::default());
        let book = files(&edition(&source, &[], &Epub::default()));
        let text = file(&book, "OEBPS/text.xhtml");
        assert!(page.contains(expected), "{list}: {page}");
        assert!(text.contains(expected), "{list}: {text}");
    }
}

#[test]
fn markdown_writes_each_number_as_it_is_read() {
    for (list, marks) in LISTS {
        let text = written(&format!("{HEAD}Words.\n\n{list}"), &[], &Markdown::default());
        if list.starts_with('<') {
            assert!(text.contains("<ol start=\"26\" type=\"a)\">"), "{text}");
            continue;
        }
        for mark in *marks {
            assert!(text.contains(&format!("{mark} ")), "{mark} of {list}: {text}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// The Markdown edition of whatever order of marks is read as the same document.
    #[test]
    fn marks_in_any_order_come_back_from_markdown(
        lines in prop::collection::vec(
            "(|   |    |> |- |1\\. )(|a\\. |b\\. |\\(a\\) |\\(b\\) |i\\) |ii\\) |A\\. |B\\. |C\\. |A\\.  |B\\.  |I\\. |II\\. |2\\. )(|word|\\[x\\] )",
            1..9,
        ),
    ) {
        let source = format!("{HEAD}{}\n", lines.join("\n"));
        let told = converted(&source, &[], |conversion, diagnostics| {
            let made = conversion.write(&Markdown::default(), diagnostics);
            assert!(made.is_ok(), "{diagnostics}");
            diagnostics.to_string()
        });
        prop_assert!(!told.contains("md/unstable"), "{}{}", source, told);
    }
}
