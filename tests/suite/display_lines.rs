//! What is seen at once: titles and headings of several lines, the space about headings, and
//! the place and the date of a letter.

use crate::converted::laid_out;
use crate::page_text::{lines, lines_with_depths, runs};
use sevigne::geometry::Length;

/// The lines of the first page of a document with this title and this text.
fn first_page(lang: &str, title: &str, text: &str) -> Vec<String> {
    let source =
        format!("---\ntitle: \"{title}\"\nlang: {lang}\ndate: 2020-04-01\n---\n\n{text}\n");
    let lines = lines(&laid_out(&source, &[]).pages[0]);
    lines.into_iter().map(|line| line.trim_end().replace('\u{a0}', " ")).collect()
}

#[test]
fn a_title_is_divided_evenly_and_where_the_sense_pauses() {
    for (lang, title, expected) in [
        (
            "fr",
            "L’imprimerie lyonnaise au seizième siècle : état des lieux",
            ["L’imprimerie lyonnaise au seizième siècle :", "état des lieux"],
        ),
        (
            "de",
            "Zur Sedimentation von Mikroplastik in alpinen Speicherseen",
            ["Zur Sedimentation von Mikroplastik", "in alpinen Speicherseen"],
        ),
    ] {
        let lines = first_page(lang, title, "Words.");
        assert_eq!(lines[..2], expected);
    }
}

#[test]
fn a_heading_has_no_more_lines_than_it_needs_and_none_much_shorter() {
    let heading = "On the several kinds of words that are written in the margins of books";
    let lines = first_page("en", "T", &format!("## {heading}\n\nWords."));
    let at = lines.iter().position(|line| line.starts_with("On the several")).expect("it");
    let set = lines[at..].iter().take_while(|line| *line != "Words.").collect::<Vec<_>>();
    let [first, second] = set.as_slice() else { panic!("{lines:?}") };
    assert_eq!(format!("{first} {second}"), heading);
    assert!(second.chars().count() * 2 > first.chars().count(), "{set:?}");
    // What fits stands on one line.
    let lines = first_page("en", "T", "## On words in books: a treatise\n\nWords.");
    assert!(lines.iter().any(|line| line == "On words in books: a treatise"), "{lines:?}");
}

#[test]
fn no_lower_heading_has_more_space_above_it_than_a_higher_one() {
    let body: String = (2..=6)
        .map(|level| format!("{} Head {level}\n\nWords.\n\n", "#".repeat(level)))
        .collect();
    let source =
        format!("---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\nWords.\n\n{body}");
    let page = &laid_out(&source, &[]).pages[0];
    let lines = lines_with_depths(page);
    let above = |level: usize| -> Length {
        let at = lines.iter().position(|(_, line)| *line == format!("Head {level}"));
        let at = at.unwrap_or_else(|| panic!("{level}: {lines:?}"));
        lines[at].0 - lines[at - 1].0
    };
    for level in 3..=6 {
        assert!(above(level) <= above(level - 1), "{level}");
    }
}

#[test]
fn the_place_and_the_date_of_a_letter_stand_on_one_line() {
    for place in
        ["Porto", "Vila Nova de Foz Côa", "Vila Nova de Foz Côa, Alto Douro Vinhateiro"]
    {
        let source = format!(
            "---\nlang: pt\ndate: 2024-09-09\nletter:\n  recipient: Ana Reis\n  place: {place}\n  \
             salutation: Cara Ana,\n---\n\nTexto.\n"
        );
        let set = laid_out(&source, &[]);
        let page = &set.pages[0];
        let lines = lines(page);
        let line = lines.iter().find(|line| line.contains("2024")).expect("the date");
        assert!(line.starts_with(place), "{lines:?}");
        let right = set.style.left_margin(0) + set.style.measure();
        for run in runs(page) {
            let width: Length = run.glyphs.iter().map(|glyph| glyph.advance).sum();
            assert!(run.origin.x + width <= right + Length::POINT, "{}", run.text);
        }
    }
}
