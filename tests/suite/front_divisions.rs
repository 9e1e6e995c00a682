//! Dedications, epigraphs and what else stands before the first chapter of a book.

use crate::converted::{edition, laid_out, written};
use crate::epub_words::{file, files, spine};
use crate::pdf_text::PdfText;
use sevigne::backend::epub::Epub;
use sevigne::backend::html::Html;
use sevigne::backend::pdf::Pdf;
use sevigne::backend::text::Text;
use sevigne::geometry::Length;
use sevigne::typeset::{Artifact, Item, Mark, Page};
use sevigne::xhtml::Split;

const DEDICATION: &str = "::: {.dedication}\nTo the sea\n:::\n\n";
const EPIGRAPH: &str = "::: {.epigraph}\nThe sea is all about us and it has many voices of its own.\n\n— Thomas Eliot\n:::\n\n";

/// A book of two chapters with more in its front matter and before the first.
fn book(more: &str, front: &str) -> String {
    format!(
        "---\ntitle: The Tide\nlang: en\ndate: 2020-04-01\ndocumentclass: book\n{more}---\n\n\
         {front}# Ebb\n\nIn the morning.\n\n# Flood\n\nAt noon.\n"
    )
}

/// A line of a page: where it begins and ends, and its words.
type Line = (Length, Length, String);

fn lines(page: &Page) -> Vec<Line> {
    let mut lines: Vec<(Length, Line)> = Vec::new();
    for item in &page.items {
        let Item::Text(run) = item else { continue };
        if matches!(run.mark, Mark::Artifact(_)) {
            continue;
        }
        let width: Length = run.glyphs.iter().map(|glyph| glyph.advance).sum();
        let end = run.origin.x + width;
        match lines.last_mut() {
            Some((y, line)) if *y == run.origin.y => {
                line.1 = end;
                line.2.push_str(&run.text);
            }
            _ => lines.push((run.origin.y, (run.origin.x, end, run.text.clone()))),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// The first words of each page; none of a blank one.
fn first_words(pages: &[Page]) -> Vec<String> {
    let first = |page| lines(page).first().map(|line| line.2.clone()).unwrap_or_default();
    pages.iter().map(first).collect()
}

fn has_furniture(page: &Page) -> bool {
    page.items.iter().any(|item| {
        matches!(item, Item::Text(run) if matches!(
            run.mark,
            Mark::Artifact(Artifact::Header | Artifact::Footer)
        ))
    })
}

fn is_near(one: Length, other: Length) -> bool {
    one - other < Length::POINT && other - one < Length::POINT
}

#[test]
fn a_dedication_has_a_page_of_its_own_with_neither_head_nor_folio() {
    let set = laid_out(&book("", DEDICATION), &[]);
    assert_eq!(first_words(&set.pages), ["The Tide", "To the sea", "Ebb", "Flood"]);
    assert!(!has_furniture(&set.pages[1]) && has_furniture(&set.pages[2]));
    let (begin, end, _) = lines(&set.pages[1]).remove(0);
    let middle = set.style.margins.left + set.style.measure() / 2;
    assert!(is_near((begin + end) / 2, middle), "in the middle");
}

#[test]
fn a_dedication_is_on_a_recto_where_pages_have_two_sides() {
    for option in ["two-sided: true", "chapters: recto"] {
        let more = format!("output: {{pdf: {{{option}}}}}\n");
        let set = laid_out(&book(&more, DEDICATION), &[]);
        let first = first_words(&set.pages);
        assert_eq!(first[..3], ["The Tide", "", "To the sea"], "{option}");
        assert!(!has_furniture(&set.pages[1]), "{option}");
    }
    let more = "output: {pdf: {two-sided: true}}\npublisher: Harbour Press\n";
    let set = laid_out(&book(more, DEDICATION), &[]);
    let first = first_words(&set.pages);
    assert_eq!(first[..3], ["The Tide", "Harbour Press", "To the sea"]);
}

#[test]
fn text_before_the_first_chapter_of_a_book_has_a_page_of_its_own() {
    let front = format!("{DEDICATION}{EPIGRAPH}A word before.\n\n");
    let more = "output: {pdf: {contents: true}}\n";
    let set = laid_out(&book(more, &front), &[]);
    assert_eq!(
        first_words(&set.pages),
        [
            "The Tide",
            "To the sea",
            "The sea is all about us and it has many voices of ",
            "Contents",
            "A word before.",
            "Ebb",
            "Flood"
        ]
    );
    assert!(has_furniture(&set.pages[4]), "a page of text has its folio");
}

#[test]
fn an_epigraph_stands_in_the_half_where_lines_end_and_its_source_at_the_edge() {
    for front in [EPIGRAPH.to_owned(), format!("# Slack\n\n{EPIGRAPH}Text.\n\n")] {
        let set = laid_out(&book("", &front), &[]);
        let page = &set.pages[1];
        let own = lines(page);
        let left = set.style.margins.left;
        let right = left + set.style.measure();
        let words = own.iter().find(|line| line.2.starts_with("The sea")).expect("words");
        assert!(words.0 > left + set.style.measure() / 3, "{own:?}");
        let source = own.iter().find(|line| line.2.starts_with('—')).expect("a source");
        assert!(is_near(source.1, right), "{source:?} {right:?}");
        let is_below = own[0].2 == "Slack";
        assert_eq!(is_below, front.starts_with('#'), "below its heading it stays");
    }
}

#[test]
fn dedication_and_epigraph_are_told_for_what_they_are_in_epub_and_html() {
    let source = book("", &format!("{DEDICATION}{EPIGRAPH}"));
    let single = Epub { split: Split::None, ..Epub::default() };
    let whole = files(&edition(&source, &[], &single));
    let text = file(&whole, "OEBPS/text.xhtml");
    let dedication =
        "<div epub:type=\"dedication\" role=\"doc-dedication\" class=\"leaf dedication\">";
    assert!(text.contains(dedication), "{text}");
    let epigraph =
        "<div epub:type=\"epigraph\" role=\"doc-epigraph\" class=\"leaf epigraph\">";
    assert!(text.contains(epigraph), "{text}");
    assert!(text.contains("<p class=\"epigraph-source\">— Thomas Eliot</p>"), "{text}");
    let parts = files(&edition(&source, &[], &Epub::default()));
    assert_eq!(spine(&parts).len(), 6, "cover, title, dedication, epigraph, two chapters");
    let page = written(&source, &[], &Html::default());
    assert!(page.contains("<div role=\"doc-dedication\" class=\"leaf dedication\">"));
    assert!(page.contains("<div role=\"doc-epigraph\" class=\"leaf epigraph\">"));
    // Below a heading it is no page of its own.
    let below = book("", &format!("# Slack\n\n{EPIGRAPH}Text.\n\n"));
    let page = written(&below, &[], &Html::default());
    assert!(page.contains("<div role=\"doc-epigraph\" class=\"epigraph\">"), "{page}");
}

#[test]
fn who_hears_a_pdf_hears_dedication_and_epigraph_as_sections() {
    let source = book("", &format!("{DEDICATION}{EPIGRAPH}"));
    let pdf = PdfText::read(&edition(&source, &[], &Pdf::default()));
    let own = pdf.text(|roles| roles.iter().any(|role| role == "Sect"));
    assert!(own.contains("To the sea") && own.contains("many voices"), "{own}");
}

#[test]
fn the_text_edition_sets_a_dedication_in_the_middle_and_an_epigraph_in() {
    let text =
        written(&book("", &format!("{DEDICATION}{EPIGRAPH}")), &[], &Text::default());
    let begins = |words: &str| {
        let line = text.lines().find(|line| line.contains(words));
        let line = line.unwrap_or_else(|| panic!("{words} in {text}"));
        line.len() - line.trim_start().len()
    };
    assert_eq!(begins("To the sea"), 31);
    assert_eq!([begins("The sea"), begins("— Thomas Eliot")], [28, 28]);
    let linear = Text { linear: true, ..Text::default() };
    let linear = written(&book("", EPIGRAPH), &[], &linear);
    assert!(linear.contains("\nThe sea is all about us"), "{linear}");
}

#[test]
fn an_epigraph_of_one_paragraph_has_no_source() {
    let front = "::: {.epigraph}\n— All is one, he said.\n:::\n\n";
    let page = written(&book("", front), &[], &Html::default());
    assert!(!page.contains("<p class=\"epigraph-source\">"), "{page}");
}

#[test]
fn a_file_of_a_book_may_be_a_dedication() {
    let source = "---\ntitle: The Tide\nlang: en\ndate: 2020-04-01\n\
                  chapters: [to.md, one.md, two.md]\n---\n";
    let named = [
        ("to.md", DEDICATION),
        ("one.md", "# Ebb\n\nIn the morning.\n"),
        ("two.md", "# Flood\n\nAt noon.\n"),
    ];
    let set = laid_out(source, &named);
    assert_eq!(first_words(&set.pages), ["The Tide", "To the sea", "Ebb", "Flood"]);
    assert!(!has_furniture(&set.pages[1]));
}

#[test]
fn where_chapters_run_on_nothing_has_a_page_of_its_own() {
    let more = "publisher: Harbour Press\noutput: {pdf: {chapters: run-on}}\n";
    let set = laid_out(&book(more, &format!("{DEDICATION}{EPIGRAPH}")), &[]);
    assert_eq!(set.pages.len(), 1);
    let own = lines(&set.pages[0]);
    let at = |words: &str| own.iter().position(|line| line.2.starts_with(words));
    assert!(at("Harbour Press") < at("To the sea") && at("To the sea") < at("Ebb"));
}

#[test]
fn a_book_of_one_text_has_pages_for_what_stands_before_it_too() {
    let more = "publisher: Harbour Press\n";
    let source = book(more, DEDICATION).replace("# Ebb\n\n", "").replace("# Flood\n\n", "");
    let set = laid_out(&source, &[]);
    assert_eq!(
        first_words(&set.pages),
        ["The Tide", "Harbour Press", "To the sea", "In the morning."]
    );
    // Without any of it the text begins below the title.
    let plain = source.replace(more, "").replace(DEDICATION, "");
    assert_eq!(laid_out(&plain, &[]).pages.len(), 1);
}

#[test]
fn the_source_of_an_epigraph_may_stand_within_the_quotation() {
    let within =
        "::: {.epigraph}\n> The sea is all about us.\n>\n> -- Thomas Eliot\n:::\n\n";
    let behind = "::: {.epigraph}\n> The sea is all about us.\n\n-- Thomas Eliot\n:::\n\n";
    let page = |front: &str| written(&book("", front), &[], &Html::default());
    assert_eq!(page(within), page(behind));
    assert!(page(within).contains("<p class=\"epigraph-source\">— Thomas Eliot</p>"));
    for whole in [
        "::: {.epigraph}\n> The sea.\n>\n> No dash here.\n:::\n\n",
        "::: {.epigraph}\n> -- All is one.\n:::\n\n",
        "> The sea.\n>\n> -- Thomas Eliot\n\n",
    ] {
        assert!(!page(whole).contains("<p class=\"epigraph-source\">"), "{whole}");
    }
}
