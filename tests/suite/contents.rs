//! The table of contents of the PDF: its structure, and what of it leads elsewhere.

use super::converted::{converted, laid_out};
use super::pdf_text::{PdfText, name};
use lopdf::{Dictionary, Object};
use sevigne::Conversion;
use sevigne::backend::pdf::Pdf;
use sevigne::diagnostic::Diagnostics;
use sevigne::document::{PagedEdition, Standard};
use sevigne::typeset::{Item, LinkTarget, Paged as _};

/// What `made` makes of a document in a language.
fn read<T>(language: &str, made: impl FnOnce(&Conversion<'_>) -> T) -> T {
    let source = format!(
        "---\ntitle: T\nlang: {language}\ndate: 2020-04-01\noutput: {{pdf: {{contents: true, \
         section-numbers: true}}}}\n---\n\n## One\n\nWords.\n\n## Two\n\nWords.\n"
    );
    converted(&source, &[], |conversion, _| made(conversion))
}

fn text(standard: Standard) -> PdfText {
    let pdf = Pdf(PagedEdition { standard, contents: true, ..PagedEdition::default() });
    read("en", |conversion| {
        let artifacts = conversion.write(&pdf, &mut Diagnostics::default());
        PdfText::read(&artifacts.expect("a PDF").remove(0).bytes)
    })
}

#[test]
fn an_entry_is_a_reference_with_its_page_number_in_the_link() {
    let pieces = text(Standard::A2aUa1).pieces();
    let entries: Vec<_> =
        pieces.iter().filter(|piece| piece.roles.contains(&"TOCI".to_owned())).collect();
    let shown: String = entries.iter().map(|piece| piece.text.as_str()).collect();
    assert!(shown.contains("One1") && shown.ends_with("Two1"), "{shown}");
    for entry in entries {
        let roles: Vec<&str> = entry.roles.iter().map(String::as_str).collect();
        assert!(
            roles.starts_with(&["Document", "TOC", "TOCI", "Reference", "Link"]),
            "{roles:?}"
        );
    }
}

#[test]
fn an_entry_says_in_pdf_2_which_heading_it_stands_for() {
    let text = text(Standard::A4Ua2);
    let kind = |element: &Dictionary| name(element.get(b"S").expect("a type"));
    let objects = text.document.objects.values().filter_map(|object| object.as_dict().ok());
    let entries: Vec<&Dictionary> = objects
        .filter(|element| element.has(b"S") && element.has(b"P") && kind(element) == "TOCI")
        .collect();
    assert_eq!(entries.len(), 2);
    for entry in entries {
        let targets = entry.get(b"Ref").and_then(Object::as_array).expect("targets");
        assert_eq!(kind(text.dictionary(&targets[0])), "H2");
    }
}

#[test]
fn the_title_of_the_contents_is_their_caption() {
    let text = text(Standard::A2aUa1);
    let caption = text.text(|roles| roles.ends_with(&["TOC".into(), "Caption".into()]));
    assert_eq!(caption, "Contents");
    assert_eq!(text.text(|roles| roles.ends_with(&["H2".into()])), "One\nTwo");
}

#[test]
fn the_number_of_the_page_is_part_of_the_place_that_leads_there() {
    for language in ["en", "he"] {
        let (items, left, measure) = read(language, |conversion| {
            let layout = conversion.pages(&mut Diagnostics::default()).expect("set");
            let style = layout.style();
            (layout.page(0).items, style.margins.left, style.measure())
        });
        let places: Vec<_> = items
            .iter()
            .filter_map(|item| match item {
                Item::Link { rect, target: LinkTarget::Internal(_), .. } => Some(rect),
                _ => None,
            })
            .collect();
        assert_eq!(places.len(), 2, "{language}");
        for place in places {
            assert!(place.size.width > measure * 9 / 10, "{language}: {place:?}");
            if language == "he" {
                assert_eq!(place.origin.x, left);
            } else {
                assert_eq!(place.right(), left + measure);
            }
        }
    }
}

#[test]
fn a_formula_in_an_entry_is_set_as_in_its_heading_and_told_once() {
    let source = "---\ntitle: T\nlang: en\ndate: 2020-04-01\noutput: {pdf: {contents: true}}\n---\n\n\
                  ## Limits of *many* $\\frac{\\frac{a}{b}}{c}$\n\nWords.\n\n\
                  ## Under $\\textcolor{yellow}{x}$\n\nWords.\n";
    let (items, told) = converted(source, &[], |conversion, diagnostics| {
        let items = conversion.pages(diagnostics).expect("set").page(0).items;
        let told: Vec<&str> = diagnostics.list().iter().map(|told| told.code.id).collect();
        (items, told.join(" "))
    });
    assert_eq!(told, "page/faint-color");
    let groups: Vec<&str> = items
        .iter()
        .filter_map(|item| match item {
            Item::Group { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(groups.len(), 4, "{groups:?}");
    assert_eq!((groups[0], groups[1]), (groups[2], groups[3]));
    let run = |found: &dyn Fn(&str) -> bool| {
        let mut runs = items.iter().filter_map(|item| match item {
            Item::Text(run) => Some(run),
            _ => None,
        });
        runs.find(|run| found(&run.text)).expect("a run")
    };
    // The number of the page and the points before it stand on the line of the words, the
    // points clear of the formula.
    let (words, points) =
        (run(&|text| text.starts_with("many")), run(&|text| text.starts_with("..")));
    assert_eq!(words.origin.y, points.origin.y);
    assert_ne!(words.face, run(&|text| text.starts_with("Limits of")).face, "stressed");
    let width = words.glyphs.iter().map(|glyph| glyph.advance).sum();
    assert!(points.origin.x > words.origin.x + width + words.size / 2);
}

#[test]
fn headings_that_say_so_have_no_number_and_no_entry() {
    let source = "---\ntitle: T\nlang: en\ndate: 2020-04-01\noutput: {pdf: {contents: true, \
                  section-numbers: true}}\n---\n\n# Ay {-}\n\n# Bee {.unnumbered .unlisted}\n\n\
                  # Cee\n\nWords.\n";
    let lines = converted(source, &[], |conversion, _| {
        let layout = conversion.pages(&mut Diagnostics::default()).expect("set");
        let mut lines = std::collections::BTreeMap::<_, String>::new();
        for item in layout.page(0).items {
            if let Item::Text(run) = item {
                lines.entry(run.origin.y).or_default().push_str(&run.text);
            }
        }
        lines.into_values().map(|line| line.replace(['.', ' ', '\u{2003}'], "")).collect()
    });
    let lines: Vec<String> = lines;
    let of = |words: &str| -> Vec<&str> {
        let found = lines.iter().filter(|line| line.contains(words));
        found.map(String::as_str).collect()
    };
    assert_eq!(of("Ay"), ["Ay1", "Ay"], "{lines:?}");
    assert_eq!(of("Bee"), ["Bee"], "{lines:?}");
    assert_eq!(of("Cee"), ["1Cee1", "1Cee"], "{lines:?}");
}

#[test]
fn a_bookmark_has_one_line() {
    let source = "---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\n# One\n\nTwo  \nlines\n===\n\nText.\n";
    let set = laid_out(source, &[]);
    let titles: Vec<_> = set.outline.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!(titles, ["T", "One", "Two lines"]);
}
