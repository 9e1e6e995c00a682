//! The imprint of a book: publisher, rights, ISBN and who had a part in it, in every edition.

use crate::converted::{converted, edition, laid_out, written};
use crate::epub::document_words;
use crate::epub_words::{file, files, shows_once, source_text, spine, split};
use crate::pdf_text::PdfText;
use sevigne::backend::epub::Epub;
use sevigne::backend::html::Html;
use sevigne::backend::markdown::Markdown;
use sevigne::backend::pdf::Pdf;
use sevigne::backend::text::Text;
use sevigne::geometry::Length;
use sevigne::typeset::{Artifact, Item, Mark, Page};
use sevigne::xhtml::Split;

/// What is said for the trade.
const TRADE: &str = "publisher: Harbour Press\nrights: © 2020 Ann Lee\n\
                     identifier: ISBN 978-2-07-036024-6\ncontributor:\n  - {name: Max Orr, role: trl}\n  \
                     - {name: Eva Poe, role: translator}\n  - {name: Ida Row, role: ill}\n";

/// A book of two chapters, with more in its front matter.
fn book(lang: &str, more: &str) -> String {
    format!(
        "---\ntitle: The Tide\nauthor: Ann Lee\nlang: {lang}\ndate: 2020-04-01\n\
         documentclass: book\n{more}---\n\n# Ebb\n\nIn the morning.\n\n# Flood\n\nAt noon.\n"
    )
}

/// The words of a page with their baselines, without head and folio.
fn lines(page: &Page) -> Vec<(Length, String)> {
    let mut lines: Vec<(Length, String)> = Vec::new();
    for item in &page.items {
        let Item::Text(run) = item else { continue };
        if matches!(run.mark, Mark::Artifact(_)) {
            continue;
        }
        match lines.last_mut() {
            Some((y, line)) if *y == run.origin.y => line.push_str(&run.text),
            _ => lines.push((run.origin.y, run.text.clone())),
        }
    }
    lines
}

fn has_furniture(page: &Page) -> bool {
    page.items.iter().any(|item| {
        matches!(item, Item::Text(run) if matches!(
            run.mark,
            Mark::Artifact(Artifact::Header | Artifact::Footer)
        ))
    })
}

#[test]
fn the_verso_of_the_title_says_who_published_a_book() {
    let set = laid_out(&book("en", TRADE), &[]);
    let shown: Vec<String> =
        lines(&set.pages[1]).into_iter().map(|(_, line)| line).collect();
    assert_eq!(
        shown,
        [
            "Translated by Max Orr, Eva Poe",
            "Illustrated by Ida Row",
            "Harbour Press",
            "© 2020 Ann Lee",
            "ISBN\u{a0}978-2-07-036024-6",
        ]
    );
    assert!(!has_furniture(&set.pages[1]));
    // At the foot of the type area.
    let foot = set.style.paper.height - set.style.margins.bottom;
    let last = lines(&set.pages[1]).last().expect("a line").0;
    assert!(last > foot - set.style.leading && last <= foot, "{last:?} {foot:?}");
    let first = |at: usize| lines(&set.pages[at]).first().map(|(_, line)| line.clone());
    assert_eq!(first(2).as_deref(), Some("Ebb"));
    assert!(has_furniture(&set.pages[2]), "the folio of a chapter");
}

#[test]
fn chapters_on_right_hand_pages_are_those_of_a_book_with_its_imprint() {
    let trade = "publisher: Harbour Press\nrights: © 2020 Ann Lee\n";
    for (options, is_book) in [
        ("output: {pdf: {chapters: recto}}\n", true),
        ("documentclass: article\noutput: {pdf: {chapters: recto}}\n", false),
        ("output: {pdf: {chapters: page}}\n", false),
    ] {
        let source =
            book("en", &format!("{trade}{options}")).replace("documentclass: book\n", "");
        let text = written(&source, &[], &Text::default());
        assert_eq!(text.contains("Harbour Press\n"), is_book, "{text}");
        let verso = laid_out(&source, &[]).pages.swap_remove(1);
        let shown = lines(&verso).iter().any(|(_, line)| line == "© 2020 Ann Lee");
        assert_eq!(shown, is_book, "{options}");
    }
}

#[test]
fn an_imprint_says_which_edition_it_is_of_with_its_date() {
    let titles = "title: [{text: The Tide}, {type: edition, text: 2nd edition}]";
    let source = book("en", TRADE).replace("title: The Tide", titles);
    let text = written(&source, &[], &Text::default());
    assert!(text.contains(" 2nd edition, April\u{a0}1, 2020\n"), "{text}");
}

#[test]
fn an_imprint_names_the_series_with_its_place_in_it() {
    let series = "belongs-to-collection: Books of the Sea\ngroup-position: 3\n";
    for (lang, line) in [
        ("fr", "Books of the Sea, nᵒ\u{a0}3"),
        ("en", "Books of the Sea, no.\u{a0}3"),
        ("pl", "Books of the Sea 3"),
    ] {
        let source = book(lang, &format!("{TRADE}{series}"));
        let text = written(&source, &[], &Text::default());
        assert!(text.contains(&format!("{line}\n")), "{text}");
        assert!(text.find("Harbour") < text.find("Books"), "{text}");
    }
    let alone = written(
        &book("en", &TRADE.replace("rights", "belongs-to-collection: Sea\nrights")),
        &[],
        &Text::default(),
    );
    assert!(alone.contains(" Sea\n"), "{alone}");
}

#[test]
fn an_imprint_is_a_section_of_paragraphs_for_who_hears_it() {
    let pdf = PdfText::read(&edition(&book("en", TRADE), &[], &Pdf::default()));
    let own = pdf.text(|roles| roles.iter().any(|role| role == "Sect"));
    assert!(own.contains("Harbour Press") && own.contains("978-2-07-036024-6"), "{own}");
    assert!(!own.contains("Ebb"), "{own}");
}

#[test]
fn an_epub_has_a_page_for_the_imprint_and_a_landmark_that_leads_there() {
    let source = book("fr", TRADE);
    let single = Epub { split: Split::None, ..Epub::default() };
    let whole = files(&edition(&source, &[], &single));
    let text = file(&whole, "OEBPS/text.xhtml");
    let begin = "<div epub:type=\"copyright-page\" id=\"imprint\" class=\"leaf imprint\">";
    assert!(text.contains(begin), "{text}");
    assert!(text.find("<h1") < text.find(begin) && text.find(begin) < text.find("<h2"));
    let landmark =
        "<a epub:type=\"copyright-page\" href=\"text.xhtml#imprint\">Mentions légales</a>";
    let navigation = file(&whole, "OEBPS/nav.xhtml");
    assert!(navigation.contains(landmark), "{navigation}");
    let parts = files(&edition(&source, &[], &Epub::default()));
    assert_eq!(spine(&parts).len(), 5, "cover, title, imprint and two chapters");
    assert!(file(&parts, "OEBPS/text-2.xhtml").contains("Traduit par "));
}

#[test]
fn every_word_of_an_imprint_is_in_every_edition_once() {
    let source = book("en", TRADE);
    let words =
        converted(&source, &[], |conversion, _| document_words(conversion.document()));
    let page = written(&source, &[], &Html::default());
    let (_, body) = page.split_once("<main").expect("a text");
    let without_contents = body.split_once("<nav").and_then(|(before, rest)| {
        rest.split_once("</nav>").map(|(_, after)| format!("{before}{after}"))
    });
    let shown = without_contents.unwrap_or_else(|| body.to_owned());
    let body = format!("<body><main{shown}");
    assert_eq!(split(&source_text(&body.replace("</html>", ""))), words);
    let pdf = PdfText::read(&edition(&source, &[], &Pdf::default())).text(|_| true);
    let text = written(&source, &[], &Text::default());
    for shown in [&pdf, &text] {
        shows_once(&words, shown, &["Harbour", "Row"]);
    }
}

#[test]
fn the_text_edition_has_the_imprint_below_the_title() {
    let text = written(&book("de", TRADE), &[], &Text::default());
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let at = |words: &str| {
        lines
            .iter()
            .position(|line| *line == words)
            .unwrap_or_else(|| panic!("{words}: {text}"))
    };
    assert!(at("The Tide") < at("Übersetzt von Max Orr, Eva Poe"));
    assert!(at("ISBN\u{a0}978-2-07-036024-6") < at("Ebb"), "{text}");
}

#[test]
fn what_is_no_book_or_wants_no_imprint_has_none() {
    let has =
        |source: &str| written(source, &[], &Text::default()).contains("Harbour Press");
    assert!(has(&book("en", TRADE)));
    assert!(!has(&book("en", &format!("{TRADE}imprint: false\n"))));
    let article = "publisher: Harbour Press\nrights: © 2020 Ann Lee\n";
    assert!(has(&book("en", article)));
    assert!(!has(&book("en", article).replace("documentclass: book\n", "")));
    assert!(!has(&book("en", &format!("{TRADE}letter: {{closing: Yours}}\n"))));
    let unpublished = written(
        &book("en", "contributor: {name: Max, role: trl}\n"),
        &[],
        &Text::default(),
    );
    // Who translated it stands at the title, above the date.
    let (title, rest) = unpublished.split_once("2020").expect("the date");
    assert!(title.contains("Translated by Max") && !rest.contains("Max"), "{unpublished}");
}

#[test]
fn an_imprint_in_the_text_takes_the_place_of_the_one_that_is_made() {
    let source = book("en", TRADE)
        .replace("# Ebb", "::: {.imprint}\nPrinted on the quay.\n:::\n\n# Ebb");
    let set = laid_out(&source, &[]);
    let shown: Vec<String> =
        lines(&set.pages[1]).into_iter().map(|(_, line)| line).collect();
    assert_eq!(shown, ["Printed on the quay."]);
    let text = written(&source, &[], &Text::default());
    assert!(!text.contains("Harbour Press"), "{text}");
}

#[test]
fn markdown_gives_the_facts_of_an_imprint_back_and_not_its_words() {
    for more in [TRADE.to_owned(), format!("{TRADE}imprint: false\n")] {
        let first = written(&book("en", &more), &[], &Markdown::default());
        assert!(!first.contains("Translated by"), "{first}");
        assert_eq!(first.matches("Harbour Press").count(), 1, "{first}");
        assert_eq!(first.contains("\nimprint: false\n"), more.contains("imprint"));
        assert_eq!(written(&first, &[], &Markdown::default()), first);
    }
}

#[test]
fn the_isbn_of_each_edition_is_named_by_its_format_and_a_uuid_is_not_shown() {
    let more = "identifier: ['urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6', 'doi:10.1000/182']\n\
                editions: {pdf: {isbn: 978-2-07-036024-6}, print: {isbn: 978-3-16-148410-0}}\n";
    let text = written(&book("en", more), &[], &Text::default());
    assert!(text.contains("ISBN\u{a0}978-2-07-036024-6 (PDF)\n"), "{text}");
    assert!(text.contains("ISBN\u{a0}978-3-16-148410-0 (print)\n"), "{text}");
    assert!(text.contains("https://doi.org/10.1000/182\n") && !text.contains("f81d4fae"));
}
