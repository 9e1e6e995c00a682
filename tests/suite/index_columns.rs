//! The index in two columns on pages of its own.

use crate::converted::{converted, edition, laid_out};
use crate::pdf_text::PdfText;
use sevigne::backend::pdf::Pdf;
use sevigne::document::PagedEdition;
use sevigne::geometry::Length;
use sevigne::typeset::{Item, Paged as _};
use std::collections::BTreeMap;

/// The place of the index.
const PLACE: &str = "::: {#index}\n:::";

/// The columns of an index on each page: the half of the page, and where the lines stand.
fn columns(source: &str) -> Vec<Vec<(Length, Vec<Length>)>> {
    converted(source, &[], |conversion, diagnostics| {
        let layout = conversion.pages(diagnostics).expect("set");
        let mut is_begun = false;
        let mut page = |at| {
            let mut columns: BTreeMap<Length, Vec<Length>> = BTreeMap::new();
            let middle = layout.style().paper.width / 2;
            for item in layout.page(at).items {
                let Item::Text(run) = item else { continue };
                is_begun |= run.text.starts_with("Index");
                if is_begun && run.text.contains("entry") {
                    let left = if run.origin.x < middle { Length::ZERO } else { middle };
                    columns.entry(left).or_default().push(run.origin.y);
                }
            }
            columns.into_iter().collect()
        };
        (0..layout.page_count()).map(&mut page).collect()
    })
}

/// A book with an index of so many entries.
fn indexed(language: &str, count: usize, behind: &str) -> String {
    let marks: String =
        (0..count).map(|at| format!("[entry {at:03}]{{.index}} ")).collect();
    let marks = marks.replace("entry 05", "fentry 05");
    format!(
        "---\ntitle: T\nlang: {language}\ndate: 2020-04-01\ndocumentclass: book\n\
         output:\n  pdf:\n    paper: a5\n---\n\n# A\n\n{marks}\n\n# Index\n\n{PLACE}{behind}\n"
    )
}

#[test]
fn an_index_that_begins_a_page_has_two_columns_which_end_level() {
    for (count, pages) in [(12, 1), (40, 1), (300, 4)] {
        let set = columns(&indexed("en", count, ""));
        let set: Vec<_> = set.into_iter().filter(|columns| columns.len() == 2).collect();
        assert_eq!(set.len(), pages, "{count}");
        for columns in &set {
            let [(_, first), (_, second)] = &columns[..] else { panic!("two columns") };
            // In the order in which they are read, and each line beside another.
            assert!(first.is_sorted() && second.is_sorted());
            assert!(second.iter().all(|line| first.contains(line)), "{count}");
            assert!(first.len() - second.len() <= 2, "{count}: {columns:?}");
        }
    }
}

#[test]
fn an_index_below_text_or_in_a_narrow_measure_has_one_column() {
    let book = indexed("en", 40, "");
    for one in [
        book.replace("documentclass: book\n", ""),
        book.replace("# Index", "## Index"),
        book.replace("paper: a5", "measure: 50mm"),
        book.replace("::: {#index}\n:::", "> ::: {#index}\n> :::"),
    ] {
        let set = columns(&one);
        assert!(set.iter().all(|columns| columns.len() < 2), "{one}");
    }
}

#[test]
fn what_stands_behind_an_index_in_columns_goes_on_below_it() {
    let layout = laid_out(&indexed("en", 12, "\n\nWords behind."), &[]);
    let last = layout.pages.last().expect("a page");
    let place = |words: &str| {
        last.items.iter().find_map(|item| match item {
            Item::Text(run) if run.text.starts_with(words) => Some(run.origin),
            _ => None,
        })
    };
    let (entry, behind) = (place("entry"), place("Words"));
    let (entry, behind) = (entry.expect("an entry"), behind.expect("words"));
    assert!(behind.y > entry.y);
    let pdf = Pdf(PagedEdition::default());
    let text = PdfText::read(&edition(&indexed("en", 12, ""), &[], &pdf));
    let index = text.text(|roles| roles.iter().any(|role| role == "Index"));
    let index = index.replace('\n', "");
    let entries: Vec<usize> =
        (0..12).filter_map(|at| index.find(&format!("entry {at:03}, "))).collect();
    assert!(entries.len() == 12 && entries.is_sorted(), "{index}");
}

#[test]
fn the_first_column_is_on_the_right_where_the_language_is_written_from_there() {
    let [(_, first), (_, second)] =
        &columns(&indexed("ar", 11, "")).pop().expect("a page")[..]
    else {
        panic!("two columns")
    };
    // The one on the left is the second, which is the shorter one.
    assert!(first.len() < second.len(), "{first:?} {second:?}");
}
