//! Readings above characters, and the parentheses they stand in elsewhere.

use crate::converted::{edition, written};
use crate::epub_words::{file, files};
use sevigne::backend::epub::Epub;
use sevigne::backend::html::Html;
use sevigne::backend::markdown::Markdown;
use sevigne::backend::text::Text;

fn source(words: &str) -> String {
    format!("---\ntitle: T\nlang: ja\ndate: 2020-04-01\n---\n\n{words}\n")
}

const BARE: &str = "<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>";

#[test]
fn a_reading_stands_in_the_parentheses_of_its_script() {
    for (words, shown) in [
        (BARE, "\n漢（かん）字（じ）\n"),
        ("<ruby>base<rt>reading</rt></ruby>", "\nbase (reading)\n"),
        ("<ruby>漢<rp>[</rp><rt>かん</rt><rp>]</rp></ruby>", "\n漢[かん]\n"),
    ] {
        let text = written(&source(words), &[], &Text::default());
        assert!(text.contains(shown), "{shown} in {text}");
    }
}

#[test]
fn the_web_has_parentheses_for_browsers_that_know_no_ruby() {
    let page = written(&source(BARE), &[], &Html::default());
    let ruby = "漢<rp class=\"generated\">（</rp><rt class=\"rt\">かん</rt>\
                <rp class=\"generated\">）</rp>字";
    assert!(page.contains(ruby), "{page}");
    let files = files(&edition(&source(BARE), &[], &Epub::default()));
    let text = file(&files, "OEBPS/text.xhtml");
    assert!(text.contains("漢<rt class=\"rt\">かん</rt>字<rt"), "{text}");
}

#[test]
fn the_parentheses_of_readings_are_made_anew_from_markdown() {
    let first = written(&source(BARE), &[], &Markdown::default());
    assert!(!first.contains('（'), "{first}");
    let text = written(&first, &[], &Text::default());
    assert!(text.contains("漢（かん）字（じ）"), "{text}");
}
