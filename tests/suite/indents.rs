//! Lists, contents and definitions: what stands where beside its text.

use crate::converted::laid_out;
use sevigne::geometry::Length;
use sevigne::typeset::{Item, TextRun};

/// The runs of the first page, the edges of the text, and the codes of what was remarked.
fn set(front: &str, body: &str) -> (Vec<TextRun>, (Length, Length), Vec<&'static str>) {
    let source = format!("---\ntitle: T\ndate: 2020-04-01\n{front}\n---\n\n{body}\n");
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
    let laid_out = laid_out(&source, &[("a.svg", drawing)]);
    let left = laid_out.style.margins.left;
    let right = left + laid_out.style.measure();
    let first = laid_out.pages.into_iter().next().expect("a page");
    let runs = first.items.into_iter().filter_map(|item| match item {
        Item::Text(run) => Some(run),
        Item::Rule { .. } | Item::Image { .. } | Item::Group { .. } | Item::Link { .. } => {
            None
        }
    });
    let codes = laid_out.diagnostics.list().iter().map(|remark| remark.code.id).collect();
    (runs.collect(), (left, right), codes)
}

fn run<'a>(runs: &'a [TextRun], words: &str) -> &'a TextRun {
    runs.iter().find(|run| run.text.contains(words)).expect(words)
}

#[test]
fn a_numbered_task_keeps_its_number() {
    let (runs, (left, _), codes) = set("lang: en", "1. [x] done\n2. [ ] open");
    assert_eq!(codes, [""; 0]);
    let marks: String = runs.iter().map(|run| run.text.as_str()).collect();
    assert!(marks.contains("1.") && marks.contains("2.") && marks.contains('☑'), "{marks}");
    assert!(run(&runs, "1.").origin.x >= left);
}

#[test]
fn lists_in_lists_keep_a_third_of_the_measure() {
    let body: String = (0..30)
        .map(|depth| format!("{}- level {depth} with words to break\n", "  ".repeat(depth)))
        .collect();
    let (runs, (left, right), codes) = set("lang: en", &body);
    assert_eq!(codes, [""; 0]);
    let deepest = runs.iter().map(|run| run.origin.x).max().expect("runs");
    assert!(deepest - left <= (right - left) * 2 / 3 + Length::POINT * 110, "{deepest}");
    let (one, other) = (run(&runs, "level 28"), run(&runs, "level 29"));
    assert_eq!(one.origin.x, other.origin.x);
}

#[test]
fn numbers_of_pages_stand_on_the_left_where_lines_begin_on_the_right() {
    let front = "lang: he\noutput: {pdf: {contents: true}}";
    let (runs, (left, right), _) = set(front, "## שלום\n\nText.\n\n## עולם\n\nText.");
    let leader = run(&runs, "....");
    let number = runs
        .iter()
        .find(|run| run.text == "1" && run.origin.y == leader.origin.y)
        .expect("a number");
    assert_eq!(number.origin.x, left);
    assert!(leader.origin.x > left && leader.origin.x < left + (right - left) / 4);
}

#[test]
fn definitions_are_indented_where_lines_begin() {
    let x = |front: &str| {
        let (runs, _, _) = set(front, "term\n\n: told\n\nAfter.");
        run(&runs, "told").origin.x - run(&runs, "term").origin.x
    };
    assert!(x("lang: en") > Length::ZERO);
    assert!(x("lang: ar") <= Length::ZERO);
}

#[test]
fn a_paragraph_that_goes_on_behind_a_formula_is_not_indented() {
    let indent = |body: &str| {
        let (runs, (left, _), _) = set("lang: fr", body);
        run(&runs, "Words").origin.x - left
    };
    assert!(indent("By\n$$\na\n$$\nWords.") < Length::POINT * 3);
    assert!(indent("By\n$$\na\n$$\n\nWords.") > Length::POINT * 3);
}

#[test]
fn a_title_calls_no_note() {
    let body = "![A](a.svg \"t[^f]\")\n\n[^f]: Never called.";
    let (_, _, codes) = set("lang: en", body);
    assert_eq!(codes, ["note/unused"]);
}

#[test]
fn the_largest_indent_leaves_room_for_all_that_stands_in() {
    let front = "lang: en\noutput: {pdf: {measure: 12cm, indent: 4cm, contents: true}}";
    let body = "# One\n\n## Two\n\n### Three\n\n#### Four\n\nWords\n\n- item\n  - inner\n    - last\n\n\
                > Quote\n\nTerm\n: definition";
    let (runs, (left, right), codes) = set(front, body);
    assert_eq!(codes, [""; 0]);
    for TextRun { origin, text, .. } in &runs {
        // Letters may protrude a little.
        assert!(
            left - Length::POINT <= origin.x && origin.x < right,
            "{text} at {}",
            origin.x
        );
    }
}

#[test]
fn a_text_begins_anew_behind_a_salutation_and_a_rule() {
    let letter = "letter: {style: private, salutation: Dear all}";
    for (language, is_indented) in
        [("en", false), ("de", false), ("it", false), ("fr", true), ("es", true)]
    {
        let indent = |front: &str, body: &str| {
            let (runs, (left, _), _) = set(&format!("lang: {language}\n{front}"), body);
            run(&runs, "First").origin.x - left > Length::POINT * 3
        };
        assert_eq!(indent(letter, "First words."), is_indented, "letter {language}");
        assert_eq!(
            indent("", "Before.\n\n* * *\n\nFirst words."),
            is_indented,
            "{language}"
        );
        assert!(indent("", "Before.\n\nFirst words."), "{language}");
        // The style sheet says the same.
        let sheet = include_str!("../../src/xhtml/style.css");
        for begun in ["h2 + p", "hr + p", ".salutation + p"] {
            let own = format!(":lang({language}) {begun}");
            assert_eq!(sheet.contains(&own), is_indented, "{own}");
        }
    }
}

#[test]
fn a_paragraph_in_a_division_is_indented_as_its_neighbors_are() {
    let indent = |body: &str| {
        let (runs, (left, _), _) = set("lang: en", body);
        run(&runs, "Words").origin.x - left
    };
    assert!(indent("Before.\n\n::: {.quiet}\nWords.\n:::") > Length::POINT * 3);
    assert!(indent("# One\n\n::: {.quiet}\nWords.\n:::") < Length::POINT * 3);
}

#[test]
fn the_entries_of_a_list_of_references_hang() {
    let entry = "Smith, J. (2002): A title that is long enough to go on in a second line, \
                 and in a third one where the measure is as narrow as it is here. City: House.";
    for class in ["references", "hanging-indent"] {
        let body = format!("::: {{.{class}}}\n{entry}\n\n{entry}\n\n- {entry}\n:::");
        let (runs, (left, _), _) = set("lang: en", &body);
        let begins = |words: &str| {
            runs.iter()
                .filter(|run| run.text.contains(words))
                .map(|run| run.origin.x - left)
                .collect::<Vec<_>>()
        };
        let firsts = begins("Smith");
        assert_eq!(firsts.len(), 3, "{runs:#?}");
        assert!(firsts[..2].iter().all(|at| *at < Length::POINT * 3), "{firsts:?}");
        let first = runs.iter().position(|run| run.text.contains("Smith")).expect("Smith");
        let y = runs[first].origin.y;
        let second = runs[first..].iter().find(|run| run.origin.y > y).expect("a line");
        assert!(second.origin.x - left > Length::POINT * 10, "{class}: {second:?}");
    }
}
