//! Pages with figures that float: the words, the structure and the notes are those of the
//! source, and whatever leads to pages leads to the right ones.

use crate::converted::{LaidOut, converted, edition};
use crate::epub::page_starts;
use crate::epub_words::files;
use crate::floating_figures::{BEFORE, FIGURE, FILES, lines, numbers, set, shown, source};
use crate::pdf_text::PdfText;
use sevigne::backend::epub::Epub;
use sevigne::typeset::{ElementId, Item, Mark, Paged as _, Role, Score, Structure};

/// Paragraphs of several lines with a note here and there, a stanza, a table, and so high a
/// figure.
fn mixture(before: usize, height: usize) -> String {
    let paragraph = |at: usize| {
        let words = format!("Paragraph {at} has words enough for two lines. ");
        let note = if at.is_multiple_of(4) {
            format!("^[Note {at} says a word or two, and no more than that.]")
        } else {
            String::new()
        };
        format!("{}{note}\n\n", words.repeat(1 + at % 5))
    };
    let paragraphs =
        |range: std::ops::Range<usize>| range.map(paragraph).collect::<String>();
    let figure = |name: &str| {
        format!("![A](a.svg \"Caption *{name}*\"){{#{name} height={height}pt}}\n\n")
    };
    format!(
        "See [](#one).\n\n{}{}{}| verse a\n| verse b\n\n{}{}{}# Next {{#next}}\n\n{}{}{}\
         | a | b |\n|---|---|\n| c | d |\n: Table\n\n{}",
        lines(0, before),
        figure("one"),
        paragraphs(0..13),
        paragraphs(13..16),
        figure("two"),
        paragraphs(16..20),
        paragraphs(20..23),
        figure("three"),
        paragraphs(23..32),
        paragraphs(32..40),
    )
}

/// Whether an element is part of a caption or a note.
fn stands_elsewhere(structure: &Structure, element: ElementId) -> bool {
    let own = structure.get(element);
    matches!(own.role, Role::Caption | Role::Note)
        || own.parent.is_some_and(|parent| stands_elsewhere(structure, parent))
}

/// The letters and figures of all pages in the order in which they are painted, but for
/// captions and notes.
fn running_text(set: &LaidOut) -> String {
    let mut text = String::new();
    for item in set.pages.iter().flat_map(|page| &page.items) {
        let Item::Text(run) = item else { continue };
        if let Mark::Element(element) = run.mark
            && !stands_elsewhere(&set.structure, element)
        {
            text.extend(run.text.chars().filter(|character| character.is_alphanumeric()));
        }
    }
    text
}

#[test]
fn whatever_floats_no_line_is_alone_and_all_words_are_in_order() {
    for (front, height) in
        [("", 330), ("output: {pdf: {two-sided: true, paper: a5}}\n", 220)]
    {
        for before in (0..40).step_by(3) {
            let body = mixture(before, height);
            let floating = set(front, &body);
            let still = set(front, &body.replace(" height=", " .here height="));
            let Score { widows, orphans, overfull, .. } = floating.score;
            assert_eq!((widows, orphans, overfull), (0, 0, 0), "{before}");
            assert_eq!(running_text(&floating), running_text(&still), "{before}");
            assert!(floating.pages.len() <= still.pages.len(), "{before}");
        }
    }
}

#[test]
fn notes_stand_on_the_pages_of_their_calls_and_pages_stay_within_their_height() {
    for before in (0..40).step_by(3) {
        let set = set("", &mixture(before, 330));
        let foot = set.style.paper.height - set.style.margins.bottom;
        for page in &set.pages {
            let shown = shown(page);
            for call in (0..40).step_by(4) {
                let is_on = |words: String| shown.iter().any(|line| line.contains(&words));
                let has_note = is_on(format!("Note {call} says"));
                let has_call = is_on(format!("Paragraph {call} has"));
                assert!(!has_note || has_call, "{before}: note {call}");
            }
            for item in &page.items {
                let Item::Text(run) = item else { continue };
                if matches!(run.mark, Mark::Element(_)) {
                    assert!(run.origin.y <= foot, "{before}: {}", run.text);
                }
            }
        }
    }
}

#[test]
fn the_structure_has_a_figure_between_the_paragraphs_of_its_place() {
    let body = format!("{}{FIGURE}{}", lines(1, BEFORE), lines(BEFORE, 80));
    for standard in ["a-2a+ua-1", "a-4+ua-2"] {
        let front = format!("output: {{pdf: {{standard: {standard}}}}}\n");
        let (bytes, pages) =
            converted(&source(&front, &body), &FILES, |conversion, said| {
                let layout = conversion.pages(said).expect("set");
                let registry = sevigne::Registry::built_in();
                let pdf =
                    registry.backend("pdf", conversion.document(), said).expect("a PDF");
                let bytes =
                    conversion.write(pdf.as_ref(), said).expect("a PDF").remove(0).bytes;
                (bytes, numbers(&layout.page(0)).len())
            });
        assert!(pages > BEFORE + 10, "it floats");
        let read = PdfText::read(&bytes);
        let words: Vec<String> =
            read.pieces().into_iter().map(|piece| piece.text).collect();
        let text = words.concat();
        let place = |words: &str| text.find(words).expect("in the text");
        let (before, behind) =
            (format!("number {}", BEFORE - 1), format!("number {BEFORE}"));
        assert!(place(&before) < place("caption") && place("caption") < place(&behind));
    }
}

#[test]
fn references_and_bookmarks_lead_to_where_a_figure_is() {
    let body = format!(
        "See [](#bar).\n\n{}{FIGURE}{}# Behind\n\nWords.\n",
        lines(1, BEFORE),
        lines(BEFORE, 80)
    );
    converted(&source("", &body), &FILES, |conversion, said| {
        let layout = conversion.pages(said).expect("set");
        let bar = layout.destinations().iter().find(|place| place.name == "bar");
        let bar = bar.expect("a destination");
        let page = layout.page(bar.page);
        assert_eq!(bar.page, 1);
        assert_eq!(shown(&page)[0], "[image]");
        assert_eq!(bar.point.y, layout.style().margins.top);
        let behind = layout.outline().iter().find(|entry| entry.title == "Behind");
        let behind = behind.expect("a bookmark");
        assert!(shown(&layout.page(behind.page)).iter().any(|line| line == "Behind"));
        // Pages are the same in whatever order they are asked for.
        let again = layout.page(0);
        assert_eq!(format!("{again:?}"), format!("{:?}", layout.page(0)));
    });
}

#[test]
fn a_page_with_a_figure_that_floats_is_marked_where_its_text_goes_on() {
    let body = format!("{}{FIGURE}{}", lines(1, BEFORE), lines(BEFORE, 120));
    let set = set("", &body);
    let epub = edition(&source("", &body), &FILES, &Epub::default());
    let files = files(&epub);
    let marked = page_starts(&files);
    assert_eq!(marked.len(), set.pages.len());
    converted(&source("", &body), &FILES, |conversion, said| {
        let layout = conversion.pages(said).expect("set");
        let starts = &layout.page_map().starts;
        let blocks: Vec<_> = starts.iter().map(|start| start.block).collect();
        assert!(blocks.is_sorted(), "{blocks:?}");
        // A title, lines of which each is a block, and one figure: the text of the second page.
        let first = numbers(&layout.page(0)).len();
        let on_second = numbers(&layout.page(1));
        assert_eq!(on_second[..2], [0, first + 1]);
        let line = u32::try_from(first + 1).expect("few");
        assert_eq!(blocks[1].0, blocks[0].0 + line + 1);
    });
}
