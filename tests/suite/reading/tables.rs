//! Tables between bars.

use super::*;

#[test]
fn cells_behind_the_last_column_are_told_with_their_words() {
    let text = format!(
        "{HEAD}| a | b |\n|---|---|\n| c | d | e `f` | g \\| h |\n| i | j | |\n| k\n"
    );
    let (document, diagnostics) = read_with("a.md", &text, &Options::default());
    assert!(dump(&document).contains("  p: c\n  p: d\n  p: i\n  p: j\n  p: k\n"));
    let [remark] = diagnostics.list() else { panic!("{:#?}", diagnostics.list()) };
    assert_eq!(remark.code.id, "markdown/surplus-cells");
    assert!(remark.message.contains("`e 'f''`") || remark.message.contains("`e 'f'`"));
    assert!(remark.message.contains("`g \\| h`"), "{}", remark.message);
    let span = remark.primary.as_ref().expect("a place").span;
    assert_eq!(diagnostics.sources.text(span), "| e `f` | g \\| h |");
}

#[test]
fn a_caption_right_below_a_table_is_one() {
    for table in ["| a | b |\n|---|---|\n| c | d |\n", "| a |\n|---|\n| c |\n"] {
        let (document, codes) = body(&format!("{table}: Le *titre* {{#t}}\n\n[](#t)\n"));
        assert_eq!(codes, Vec::<&str>::new());
        let dump = dump(&document);
        assert!(dump.contains(": Tableau\u{a0}1\u{a0}: Le titre\n"), "{dump}");
        assert!(dump.ends_with("p: Tableau\u{a0}1\n"), "{dump}");
    }
    let (document, _) = body("> | a |\n> |---|\n> : b\n");
    assert_eq!(dump(&document), "title: T\nquote\n  table [Start]: b\n    p: a\n");
    let (document, _) = body("| a |\n|---|\n: b\n| c |\n");
    assert_eq!(dump(&document), "title: T\ntable [Start]: \n  p: a\n  p: : b\n  p: c\n");
}

#[test]
fn a_table_of_thousands_of_columns_stops_the_edition() {
    let columns =
        |count: usize| format!("{HEAD}|{}\n|{}\n", "a|".repeat(count), "-|".repeat(count));
    let rows = "<tr><td>a</td></tr>".repeat(3);
    let html =
        format!("{HEAD}<table><tr>{}</tr>{rows}</table>\n", "<td>a</td>".repeat(1001));
    let cases: [(String, &[&str]); 3] = [
        (columns(1000), &[]),
        (columns(1001), &["markdown/table-too-large"]),
        (html, &["html/table-too-large"]),
    ];
    for (text, expected) in cases {
        let mut diagnostics = Diagnostics::default();
        let resources = files();
        let options = Options::default();
        let input = Input {
            name: "a.md",
            bytes: text.as_bytes(),
            resources: &resources,
            options: &options,
        };
        assert_eq!(read(&input, &mut diagnostics).is_ok(), expected.is_empty());
        let codes: Vec<_> =
            diagnostics.list().iter().map(|remark| remark.code.id).collect();
        assert_eq!(codes, expected);
    }
}

/// The cells of a table of one column, as they are read.
fn column(cells: &[&str]) -> Vec<String> {
    let rows: String = cells.iter().map(|cell| format!("| {cell} |\n")).collect();
    let (document, _) = body(&format!("| x |\n|--:|\n{rows}"));
    let dump = dump(&document);
    let shown =
        dump.lines().skip(2).filter_map(|line| line.trim_start().strip_prefix("p: "));
    shown.skip(1).map(str::to_owned).collect()
}

#[test]
fn a_hyphen_before_a_number_is_a_minus_sign_in_a_column_of_numbers() {
    for (cells, expected) in [
        (&["-12", "3,5", "**-0,5**", "\u{2013}"][..], &["−12", "3,5", "−0,5", "–"][..]),
        (&["-12 %", "-1 000,25"], &["−12\u{a0}%", "−1\u{202f}000,25"]),
        // The call of a note is no part of a number.
        (&["-12^[Rounded.]", "-3"], &["−12", "−3"]),
        // A column of words or of codes, code, and what is said not to be one.
        (&["-12", "x"], &["-12", "x"]),
        (&["-12", "12-14"], &["-12", "12-14"]),
        (&["`-12`", "3"], &["-12", "3"]),
        (&["\\-12", "3"], &["-12", "3"]),
        (&["3 - 2", "1"], &["3 - 2", "1"]),
    ] {
        assert_eq!(column(cells), expected, "{cells:?}");
    }
}
