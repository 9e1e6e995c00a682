//! Headings of the rows of a table: cells of HTML that each edition has as such.

use super::converted::converted;
use super::pdf_text::{PdfText, name};
use lopdf::Object;
use sevigne::Backend;
use sevigne::backend::html::Html;
use sevigne::backend::markdown::Markdown;
use sevigne::backend::pdf::Pdf;
use sevigne::document::{BlockKind, CellRole};

const HEAD: &str = "---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\n";

const TABLE: &str = "<table><thead><tr><th>Sort</th><th>Sum</th></tr></thead>\n\
                     <tbody><tr><th scope=\"row\">Row</th><td>1</td></tr>\n\
                     <tr><th>Other</th><td>2</td></tr></tbody></table>\n";

/// The edition of a source; nothing is remarked on the way.
fn edition(source: &str, backend: &dyn Backend) -> Vec<u8> {
    converted(source, &[], |conversion, diagnostics| {
        let mut artifacts = conversion.write(backend, diagnostics).expect("an edition");
        assert_eq!(diagnostics.list(), []);
        artifacts.remove(0).bytes
    })
}

/// The roles of the cells of the body, row by row.
fn roles(table: &str) -> Vec<Vec<CellRole>> {
    let source = format!("{HEAD}{table}");
    converted(&source, &[], |conversion, _| {
        let found =
            conversion.document().blocks.iter().find_map(|block| match &block.kind {
                BlockKind::Table(table) => Some(table),
                _ => None,
            });
        let rows = &found.expect("a table").body;
        rows.iter().map(|row| row.cells.iter().map(|cell| cell.role).collect()).collect()
    })
}

#[test]
fn a_heading_beside_words_is_that_of_its_row() {
    use CellRole::{ColumnHeading, RowHeading, Words};
    assert_eq!(roles(TABLE), [[RowHeading, Words], [RowHeading, Words]]);
    let columns = "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr>\
                   <tr><th>e</th><th>f</th></tr><tr><th scope=\"col\">g</th><td>h</td></tr>\
                   </table>\n";
    let found = [[Words, Words], [Words, Words], [ColumnHeading, Words]];
    assert_eq!(roles(columns), found, "headings of columns are none of rows");
}

const SCOPES: &str = "<table><thead><tr><th scope=\"col\">Sort</th><th scope=\"col\">Sum</th></tr></thead>\n\
                      <tbody><tr><th scope=\"rowgroup\">Row</th><td>1</td></tr>\n\
                      <tr><th scope=\"col\">Name</th><th scope=\"colgroup\">Mean</th></tr>\n\
                      <tr><td>a</td><td>2</td></tr></tbody></table>\n";

#[test]
fn a_heading_heads_what_its_scope_says() {
    use CellRole::{ColumnHeading, RowHeading, Words};
    let found = [[RowHeading, Words], [ColumnHeading, ColumnHeading], [Words, Words]];
    assert_eq!(roles(SCOPES), found);
    let source = format!("{HEAD}{SCOPES}");
    // None of them is remarked as left out.
    let page = String::from_utf8(edition(&source, &Html::default())).expect("UTF-8");
    let columns = ["Sort", "Sum", "Name", "Mean"];
    for words in columns {
        assert!(page.contains(&format!("<th scope=\"col\">{words}</th>")), "{page}");
    }
    assert!(page.contains("<th scope=\"row\">Row</th>"), "{page}");
    assert_eq!(heads(&source), (4, 1), "in the PDF");
    let first = edition(&source, &Markdown::default());
    let first = String::from_utf8(first).expect("UTF-8");
    let second = edition(&first, &Markdown::default());
    assert_eq!(String::from_utf8(second).expect("UTF-8"), first);
    assert_eq!(heads(&first), (4, 1), "from Markdown: {first}");
}

/// How many headings of columns and of rows the PDF of a source has.
fn heads(source: &str) -> (usize, usize) {
    let text = PdfText::read(&edition(source, &Pdf::default()));
    let headings = |scope: &str| {
        let objects = text.document.objects.values();
        let elements = objects.filter_map(|object| object.as_dict().ok());
        elements
            .filter(|element| {
                element.get(b"S").and_then(Object::as_name).ok() == Some(b"TH")
            })
            .filter(|element| {
                let own = text.dictionary(element.get(b"A").expect("attributes"));
                name(own.get(b"Scope").expect("a scope")) == scope
            })
            .count()
    };
    (headings("Column"), headings("Row"))
}

#[test]
fn headings_of_rows_are_headings_on_the_web() {
    let page = edition(&format!("{HEAD}{TABLE}"), &Html::default());
    let page = String::from_utf8(page).expect("UTF-8");
    assert!(page.contains("<th scope=\"row\">Row</th>"), "{page}");
    assert!(page.contains("<th scope=\"row\">Other</th>"), "{page}");
    assert!(page.contains("<th scope=\"col\">Sort</th>"), "{page}");
}

#[test]
fn headings_of_rows_are_headings_in_the_pdf() {
    let source = format!("{HEAD}{TABLE}");
    let text = PdfText::read(&edition(&source, &Pdf::default()));
    assert_eq!(heads(&source), (2, 2));
    assert_eq!(
        text.text(|roles| roles.contains(&"TH".to_owned())),
        "Sort\nSum\nRow\nOther"
    );
}

#[test]
fn headings_of_rows_come_back_from_markdown() {
    let first = edition(&format!("{HEAD}{TABLE}"), &Markdown::default());
    let first = String::from_utf8(first).expect("UTF-8");
    assert_eq!(first.matches("<th scope=\"row\">").count(), 2, "{first}");
    let second = edition(&first, &Markdown::default());
    assert_eq!(String::from_utf8(second).expect("UTF-8"), first);
}
