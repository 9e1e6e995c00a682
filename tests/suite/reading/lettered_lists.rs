//! Lists that letters, Roman numerals and numbers between parentheses count.

use super::{HEAD, body, read_with};
use proptest::prelude::*;
use sevigne::diagnostic::Diagnostics;
use sevigne::document::{Block, BlockKind, ListKind, descend, plain_text};
use sevigne::read::{Input, Options, read};
use sevigne::resource::Memory;

/// What the body says: each list with its marks, each paragraph with its words.
fn said(text: &str) -> String {
    let mut said = Vec::new();
    for block in body(text).0.blocks.iter().skip(1) {
        say(block, &mut said);
    }
    said.join(" ")
}

fn say(block: &Block, said: &mut Vec<String>) {
    match &block.kind {
        BlockKind::List(list) => {
            said.push(if list.tight { "[" } else { "loose [" }.to_owned());
            for (index, item) in list.items.iter().enumerate() {
                said.push(list.kind.label(index).unwrap_or_else(|| "-".to_owned()));
                for block in &item.blocks {
                    say(block, said);
                }
            }
            said.push("]".to_owned());
        }
        BlockKind::Paragraph(content) | BlockKind::Heading { level: _, content } => {
            said.push(plain_text(content));
        }
        BlockKind::Code(code) => said.push(format!("`{}`", code.text.trim_end())),
        _ => {
            for child in descend(block).into_iter().flatten() {
                say(child, said);
            }
        }
    }
}

#[test]
fn marks_that_count_on_are_lists() {
    for (text, expected) in [
        ("a. un\nb. deux\n", "[ a. un b. deux ]"),
        ("a) un\nb) deux\n", "[ a) un b) deux ]"),
        ("(a) un\n(b) deux\n", "[ (a) un (b) deux ]"),
        ("A) un\nB) deux\n", "[ A) un B) deux ]"),
        (
            "i. un\nii. deux\niii. trois\niv. quatre\n",
            "[ i. un ii. deux iii. trois iv. quatre ]",
        ),
        ("(iv) un\n(v) deux\n(vi) trois\n", "[ (iv) un (v) deux (vi) trois ]"),
        ("I. un\nII. deux\n", "[ I. un II. deux ]"),
        ("(1) un\n(2) deux\n", "[ (1) un (2) deux ]"),
        ("(9) un\n(10) deux\n", "[ (9) un (10) deux ]"),
        ("h. un\ni. deux\nj. trois\n", "[ h. un i. deux j. trois ]"),
        ("i. un\nj. deux\n", "[ i. un j. deux ]"),
        ("c. un\nd. deux\n", "[ c. un d. deux ]"),
        ("   (a) un\n   (b) deux\n", "[ (a) un (b) deux ]"),
        ("a.\tun\nb.\tdeux\n", "[ a. un b. deux ]"),
        ("# Titre\na. un\nb. deux\n", "Titre [ a. un b. deux ]"),
    ] {
        assert_eq!(said(text), expected, "{text}");
        assert_eq!(body(text).1, [""; 0], "{text}");
    }
}

#[test]
fn items_go_on_over_lines_and_blank_lines() {
    for (text, expected) in [
        ("a. un\nsuite\nb. deux\n", "[ a. un suite b. deux ]"),
        ("a. un\n\nb. deux\n", "loose [ a. un b. deux ]"),
        ("(a) un\n\n    suite\n\n(b) deux\n\nfin\n", "loose [ (a) un suite (b) deux ] fin"),
        ("(a) un\n\n        code\n\n(b) deux\n", "loose [ (a) un `code` (b) deux ]"),
        ("a. un\n   - x\n   - y\nb. deux\n", "[ a. un [ - x - y ] b. deux ]"),
        (
            "1. un\n   a) x\n      i. y\n      ii. z\n   b) t\n2. deux\n",
            "[ 1. un [ a) x [ i. y ii. z ] b) t ] 2. deux ]",
        ),
        ("1. In this\n    a. one\n    b. two\n", "[ 1. In this [ a. one b. two ] ]"),
        (
            "(a) (i) un\n    (ii) deux\n(b) trois\n",
            "[ (a) [ (i) un (ii) deux ] (b) trois ]",
        ),
        ("- a) un\n  b) deux\n", "[ - [ a) un b) deux ] ]"),
        ("> a) un\n> b) deux\n", "[ a) un b) deux ]"),
        ("::: {.x}\na) un\nb) deux\n:::\n\nfin\n", "[ a) un b) deux ] fin"),
        ("a) ::: {.x}\n   un\n   :::\nb) deux\n", "[ a) un b) deux ]"),
        ("a. un\nM. Dupont\nb. deux\n", "[ a. un M. Dupont b. deux ]"),
        ("a.\nb. deux\n", "[ a. b. deux ]"),
    ] {
        assert_eq!(said(text).replace('\u{a0}', " "), expected, "{text}");
    }
}

#[test]
fn another_kind_of_mark_begins_another_list() {
    for (text, expected) in [
        (
            "a. un\nb. deux\nA) trois\nB) quatre\n",
            "[ a. un b. deux ] [ A) trois B) quatre ]",
        ),
        (
            "a) un\nb) deux\n(a) trois\n(b) quatre\n",
            "[ a) un b) deux ] [ (a) trois (b) quatre ]",
        ),
        (
            "a. un\nb. deux\n1. trois\n2. quatre\n",
            "[ a. un b. deux ] [ 1. trois 2. quatre ]",
        ),
        (
            "1. un\n2. deux\na. trois\nb. quatre\n1) cinq\n2) six\n",
            "[ 1. un 2. deux ] [ a. trois b. quatre ] [ 1) cinq 2) six ]",
        ),
        (
            "a. un\nb. deux\ni. trois\nii. quatre\n",
            "[ a. un b. deux ] [ i. trois ii. quatre ]",
        ),
        (
            "a. un\nb. deux\na. trois\nb. quatre\n",
            "[ a. un b. deux ] [ a. trois b. quatre ]",
        ),
        ("a. un\nb. deux\n\n1. trois\n", "[ a. un b. deux ] [ 1. trois ]"),
    ] {
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn a_mark_alone_is_no_item_nor_is_what_may_be_a_name() {
    for text in [
        "M. Dupont\n",
        "p. 12\nf. 3\n",
        "a. m.\n",
        "a. un\nc. deux\n",
        "a. un\n\nautre\n\nb. deux\n",
        "A. Dupont\nB. Martin\n",
        "C. Dupont\nD. Martin\nE. Durand\n",
        "(a) un\n(B) deux\n",
        "a) un\\\nb) deux\n",
        "a\\. un\nb. deux\n",
        "| a. un\n| b. deux\n",
        "- a. un\n- b. deux\n",
        "iiii. un\niiiii. deux\n",
        "Mots\na) un\nb) deux\n",
        "a. x | y\n--- | ---\nb. x | y\nc. x | y\n",
        "a. m. dix\nb.deux\n",
    ] {
        let is_lettered = |block: &Block| match &block.kind {
            BlockKind::List(list) => list.kind != ListKind::Bullet,
            _ => false,
        };
        let document = body(text).0;
        assert!(!document.blocks.iter().any(is_lettered), "{text}\n{}", said(text));
        let written: Vec<&str> = text.split_whitespace().collect();
        if !text.contains(['|', '\\', '-']) {
            let read = said(text).replace(['\u{a0}', '\u{202f}'], " ");
            assert_eq!(read.split_whitespace().collect::<Vec<_>>(), written);
        }
    }
}

#[test]
fn capitals_are_items_behind_two_blanks_and_three_in_a_row() {
    assert_eq!(said("A.  un\nB.  deux\n"), "[ A. un B. deux ]");
    assert_eq!(said("A. un\nB. deux\nC. trois\n"), "[ A. un B. deux C. trois ]");
    assert_eq!(said("C.  un\nD.  deux\n"), "[ C. un D. deux ]");
}

#[test]
fn code_and_html_keep_their_letters() {
    assert_eq!(said("    a. un\n    b. deux\n"), "`a. un\nb. deux`");
    assert_eq!(said("```\na. un\nb. deux\n```\n"), "`a. un\nb. deux`");
    assert_eq!(
        said("a. un\n\n   ```\n   a. x\n   b. y\n   ```\nb. deux\n"),
        "loose [ a. un `a. x\nb. y` b. deux ]"
    );
    assert_eq!(said("$$\na. b\nb. c\n$$\n\na) un\nb) deux\n"), "[ a) un b) deux ]");
}

#[test]
fn notes_and_links_in_lettered_items_are_read() {
    let text = "(a) un^[x]\n\n    [deux[^n]](https://a.b)^[y]\n\n(b) trois\n\n[^n]: z\n    \n    a. p\n    b. q\n";
    let (document, told) = body(text);
    assert_eq!(told, [""; 0]);
    assert_eq!(document.notes.len(), 3);
    assert_eq!(said(text), "loose [ (a) un deux (b) trois ]");
}

#[test]
fn an_abstract_has_lettered_lists() {
    let text = "---\ntitle: T\nlang: fr\ndate: 2020-04-01\nabstract: |\n  a) un\n  b) deux\n---\n\na) x\nb) y\n";
    let (document, diagnostics) = read_with("a.md", text, &Options::default());
    assert_eq!(diagnostics.list(), []);
    let mut said = Vec::new();
    document.blocks.iter().skip(1).for_each(|block| say(block, &mut said));
    assert!(said.join(" ").ends_with("[ a) un b) deux ] [ a) x b) y ]"), "{said:?}");
}

#[test]
fn places_in_lettered_lists_are_those_of_the_source() {
    let text = format!("{HEAD}\n(iv) un\n(v) deux ![](nothing.png)\n");
    let resources = Memory::default();
    let options = Options::default();
    let mut diagnostics = Diagnostics::default();
    let input = Input {
        name: "a.md",
        bytes: text.as_bytes(),
        resources: &resources,
        options: &options,
    };
    let _unread = read(&input, &mut diagnostics);
    assert!(diagnostics.to_string().contains("a.md:8:10"), "{diagnostics}");
}

#[test]
fn html_states_the_kind_of_a_list() {
    for (tag, expected) in [
        ("<ol type=\"a\" start=\"3\">", "[ c. un d. deux ]"),
        ("<ol type=\"A\">", "[ A. un B. deux ]"),
        ("<ol type=\"(i)\">", "[ (i) un (ii) deux ]"),
        ("<ol type=\"I)\" start=\"9\">", "[ IX) un X) deux ]"),
        (
            "<ol type=\"A\" start=\"18446744073709551615\">",
            "[ GKGWBYLWRXTLPO. un GKGWBYLWRXTLPO. deux ]",
        ),
        ("<ol start=\"5\">", "[ 5. un 6. deux ]"),
    ] {
        let text = format!("{tag}<li>un</li><li>deux</li></ol>\n");
        assert_eq!(said(&text), expected);
        assert_eq!(body(&text).1, [""; 0]);
    }
}

proptest! {
    /// Whatever stands at the beginnings of lines, no word is lost or changed, and no number
    /// shows that stands for a mark.
    #[test]
    fn no_order_of_marks_loses_a_word(
        lines in prop::collection::vec(
            (
                "(|  |   |    |        |> |- |1\\. |2\\) )",
                "(|a\\. |b\\. |c\\. |\\(a\\) |\\(b\\) |i\\) |ii\\) |iii\\) |A\\.  |B\\.  |I\\. |II\\. |\\(1\\) |\\(2\\) |v\\. |vi\\. |1\\. |2\\. )",
                "(|word|::: x|\\^\\[note\\]|```)",
            ),
            0..14,
        ),
    ) {
        let text: String = lines
            .iter()
            .map(|(lead, mark, words)| format!("{lead}{mark}{words}\n"))
            .collect();
        let resources = Memory::default();
        let source = format!("{HEAD}{text}");
        let options = Options::default();
        let input = Input { name: "a.md", bytes: source.as_bytes(), resources: &resources, options: &options };
        let document = read(&input, &mut Diagnostics::default());
        let Ok(document) = document else { return Ok(()) };
        let mut said = Vec::new();
        for block in document.blocks.iter().skip(1) {
            say(block, &mut said);
        }
        for note in &document.notes {
            note.blocks.iter().for_each(|block| say(block, &mut said));
        }
        let count = |text: &str, word: &str| text.matches(word).count();
        prop_assert_eq!(count(&said.join(" "), "word"), count(&text, "word"), "{}", text);
        let shown = said.join(" ");
        for mark in ["(a)", "(b)", "ii)", "iii)", "(1)", "(2)", "vi.", "II."] {
            prop_assert_eq!(count(&shown, mark), count(&text, mark), "{} in {}: {}", mark, text, shown);
        }
    }
}

#[test]
fn an_item_may_begin_with_a_table() {
    let table = "ii) | a | b |\n    |---|---|\n    | c | d |\n\niii) e\n";
    assert_eq!(said(table), "loose [ ii) a b c d iii) e ]");
    let quoted: String = table.lines().map(|line| format!("> {line}\n")).collect();
    assert_eq!(said(&quoted), "loose [ ii) a b c d iii) e ]");
    assert_eq!(said("a. un\\\\\nb. deux\n"), "[ a. un\\ b. deux ]");
    // The head of a table whose words look like marks stays one.
    assert_eq!(said("a. | b\n---|---\nb. | c\n"), "a. b b. c");
}
