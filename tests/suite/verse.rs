//! Verse on pages: what is left over of a long line, and where one ends.
use super::converted::converted;
use sevigne::diagnostic::Diagnostics;
use sevigne::geometry::Length;
use sevigne::typeset::{Item, Paged as _, TextRun};

/// The runs of the first page of a narrow document in a language.
fn runs(language: &str, body: &str) -> Vec<TextRun> {
    let source = format!(
        "---\ntitle: T\nlang: {language}\ndate: 2024-01-01\n\
         output: {{pdf: {{paper: 100mm x 150mm}}}}\n---\n\n{body}\n"
    );
    converted(&source, &[], |conversion, _| {
        let layout = conversion.pages(&mut Diagnostics::default()).expect("set");
        let items = layout.page(0).items.into_iter();
        items
            .filter_map(|item| match item {
                Item::Text(run) => Some(run),
                _ => None,
            })
            .collect()
    })
}

/// Where the line begins that holds `words`.
fn begin(runs: &[TextRun], words: &str) -> Length {
    let run = runs.iter().find(|run| run.text.contains(words)).expect(words);
    let same = runs.iter().filter(|other| other.origin.y == run.origin.y);
    same.map(|run| run.origin.x).min().unwrap_or(run.origin.x)
}

#[test]
fn the_rest_of_a_verse_stands_deeper_than_its_beginning() {
    let runs = runs(
        "en",
        "| This is a very long line of verse that certainly has to be turned over in a \
         narrow measure\n| and a short one\n|    an indented line that is also rather long \
         and has to be turned over as well, I am afraid\n| end.",
    );
    let verse = begin(&runs, "This is");
    assert_eq!(begin(&runs, "and a short"), verse);
    assert_eq!(begin(&runs, "end."), verse);
    let em = Length::POINT * 10;
    assert!(begin(&runs, "measure") >= verse + em * 3 / 2, "{runs:#?}");
    assert!(begin(&runs, "afraid") > begin(&runs, "measure"), "{runs:#?}");
}

#[test]
fn a_verse_without_words_keeps_its_line() {
    let runs = runs("en", "| one\n|\n| two");
    let y = |words: &str| {
        runs.iter().find(|run| run.text.contains(words)).map(|run| run.origin.y)
    };
    let distance = y("two").expect("two") - y("one").expect("one");
    assert!(distance > Length::POINT * 20, "{distance:?}");
}

#[test]
fn each_verse_is_an_element_of_its_own_with_an_end() {
    use super::pdf_text::PdfText;
    use sevigne::backend::pdf::Pdf;
    let source = "---\ntitle: T\nlang: en\ndate: 2024-01-01\n---\n\n| one\n| two *more*\n";
    let bytes = converted(source, &[], |conversion, diagnostics| {
        conversion.write(&Pdf::default(), diagnostics).expect("a PDF").remove(0).bytes
    });
    let pieces = PdfText::read(&bytes).pieces();
    let verse = |words: &str| {
        let piece = pieces.iter().find(|piece| piece.text.contains(words)).expect(words);
        (piece.roles.join(" "), piece.text.ends_with(' '))
    };
    assert_eq!(verse("one"), ("Document P Span".to_owned(), true));
    assert_eq!(verse("more"), ("Document P Span Em".to_owned(), false));
}

#[test]
fn stanzas_with_breaks_of_their_own_stand_apart_and_are_not_indented() {
    let poem = "One\\\ntwo\\\nthree\n\nFour\\\nfive\\\nsix\n\nAfter them.";
    for body in [poem.to_owned(), poem.replace('\n', "\n> ").replace("One", "> One")] {
        let runs = runs("fr", &format!("Before.\n\n{body}"));
        let y = |words: &str| {
            let run = runs.iter().find(|run| run.text.contains(words));
            run.unwrap_or_else(|| panic!("{words}")).origin.y
        };
        let line = y("two") - y("One");
        assert_eq!(begin(&runs, "One"), begin(&runs, "two"), "{body}");
        assert_eq!(begin(&runs, "Four"), begin(&runs, "five"), "{body}");
        assert!(y("Four") - y("three") > line * 5 / 4, "{body}");
        assert!(y("One") - y("Before") > line * 5 / 4, "{body}");
        assert!(y("After") - y("six") > line * 5 / 4, "{body}");
    }
    // Lines in prose are none of their own.
    let prose = "words and words ".repeat(12);
    let runs = runs("en", &format!("Before.\n\nHere {prose}\\\nthere."));
    assert!(begin(&runs, "Here") > begin(&runs, "there"), "{runs:#?}");
}

#[test]
#[cfg(feature = "html")]
fn stanzas_with_breaks_of_their_own_have_a_class_in_html() {
    let source = "---\ntitle: T\nlang: fr\ndate: 2024-01-01\n---\n\nOne\\\ntwo\n\nProse.\n";
    let html = sevigne::backend::html::Html::default();
    let page = super::converted::edition(source, &[], &html);
    let page = String::from_utf8(page).expect("UTF-8");
    assert_eq!(page.matches("<p class=\"own-lines\">").count(), 1);
}
