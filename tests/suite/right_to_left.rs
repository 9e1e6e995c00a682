//! Documents in languages that are written from right to left: where marks and rules stand,
//! and in which order the PDF has their words.

use super::converted::converted;
use super::pdf_text::{PdfText, name};
use lopdf::Object;
use sevigne::Conversion;
use sevigne::backend::pdf::Pdf;
use sevigne::diagnostic::Diagnostics;
use sevigne::document::PagedEdition;
use sevigne::geometry::{Length, Rect};
use sevigne::typeset::{Item, Paged as _, TextRun};

/// What `made` makes of a Hebrew document.
fn read<T>(front: &str, body: &str, made: impl FnOnce(&Conversion<'_>) -> T) -> T {
    let source =
        format!("---\ntitle: כותרת\nlang: he\ndate: 2020-04-01\n{front}\n---\n\n{body}\n");
    converted(&source, &[], |conversion, diagnostics| {
        assert_eq!(diagnostics.list(), []);
        made(conversion)
    })
}

/// The items of the first page, and the right edge of its text.
fn first_page(front: &str, body: &str) -> (Vec<Item>, Length) {
    read(front, body, |conversion| {
        let layout = conversion.pages(&mut Diagnostics::default()).expect("set");
        let style = layout.style();
        (layout.page(0).items, style.margins.left + style.measure())
    })
}

fn run<'a>(items: &'a [Item], words: &str) -> &'a TextRun {
    let runs = items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run),
        Item::Rule { .. } | Item::Image { .. } | Item::Group { .. } | Item::Link { .. } => {
            None
        }
    });
    runs.into_iter().find(|run| run.text == words).expect(words)
}

fn right(run: &TextRun) -> Length {
    run.origin.x + run.glyphs.iter().map(|glyph| glyph.advance).sum()
}

fn pdf(front: &str, body: &str) -> PdfText {
    let pdf = Pdf(PagedEdition::default());
    read(front, body, |conversion| {
        let artifacts = conversion.write(&pdf, &mut Diagnostics::default());
        PdfText::read(&artifacts.expect("a PDF").remove(0).bytes)
    })
}

#[test]
fn the_point_of_a_number_stands_between_it_and_its_text() {
    let (items, edge) = first_page("", "1. אחד\n2. שניים");
    let (number, point, text) = (run(&items, "2"), run(&items, "."), run(&items, "אחד"));
    assert!(right(text) < point.origin.x);
    assert!(right(point) <= number.origin.x && right(number) <= edge);
}

#[test]
fn notes_begin_on_the_right_and_so_does_the_rule_above_them() {
    let (items, edge) = first_page("", "מלה[^1].\n\n[^1]: הערה.");
    let text = run(&items, "הערה.");
    let number = items.iter().rev().find_map(|item| match item {
        Item::Text(run) if run.text == "1" => Some(run),
        _ => None,
    });
    let number = number.expect("a number");
    assert_eq!(number.origin.y, text.origin.y);
    assert!(right(text) < number.origin.x && right(number) <= edge);
    let rule = |item: &Item| match item {
        Item::Rule { rect, .. } => Some(*rect),
        _ => None,
    };
    assert_eq!(items.iter().find_map(rule).map(|rect: Rect| rect.right()), Some(edge));
}

#[test]
fn the_title_of_the_contents_begins_on_the_right() {
    let front = "output: {pdf: {contents: true}}";
    let (items, edge) = first_page(front, "## אחד\n\nמלה.\n\n## שניים\n\nמלה.");
    let title = run(&items, "תוכן העניינים");
    assert!(edge - right(title) <= Length::POINT / 100, "{title:?}");
}

#[test]
fn text_stands_in_the_file_in_the_order_in_which_it_is_read() {
    let words = "מלה (בסוגריים) עם English words באמצע ומספר 12, ועוד *מלים רבות* מאוד כדי \
                 שהשורה תישבר לשתי שורות לפחות, ואחת **מודגשת**.";
    let text = pdf("", words).text(|roles| roles.iter().any(|role| role == "P"));
    let plain = words.replace('*', "");
    assert!(text.contains(&plain), "{text}");
}

#[test]
fn pages_lie_side_by_side_in_the_order_in_which_they_are_read() {
    let file = pdf("", "מלה.");
    let catalog = file.document.catalog().expect("a catalog");
    let preferences = catalog.get(b"ViewerPreferences").and_then(Object::as_dict);
    let direction = preferences.expect("preferences").get(b"Direction").expect("one");
    assert_eq!(name(direction), "R2L");
}

#[test]
fn the_first_of_two_sided_pages_is_a_left_hand_one() {
    let body = "מלה.\n\n::: {.page-break}\n:::\n\nמלה.";
    read("output: {pdf: {two-sided: true}}", body, |conversion| {
        let layout = conversion.pages(&mut Diagnostics::default()).expect("set");
        let style = layout.style();
        assert!(style.left_margin(0) > style.left_margin(1), "the outer side is wider");
        let first = layout.page(0).items;
        let folio = first.iter().rev().find_map(|item| match item {
            Item::Text(run) => Some(run),
            _ => None,
        });
        assert_eq!(folio.expect("a folio").origin.x, style.left_margin(0));
        let second = layout.page(1).items;
        let edge = style.left_margin(1) + style.measure();
        assert!(edge - right(run(&second, "2")) <= Length::POINT / 100);
    });
}

/// The items of the first page of a whole source, and the edges of its text.
fn page_of(source: &str) -> (Vec<Item>, Length, Length) {
    converted(source, &[], |conversion, _| {
        let layout = conversion.pages(&mut Diagnostics::default()).expect("set");
        let style = layout.style();
        let left = style.margins.left;
        (layout.page(0).items, left, left + style.measure())
    })
}

#[test]
fn what_begins_with_a_latin_word_or_with_code_begins_on_the_right_all_the_same() {
    for (body, first) in [
        ("Linux הוא חופשי.", "Linux"),
        ("# Unix מערכת", "Unix"),
        ("`ls` היא פקודה.", "ls"),
        ("| Linux | מערכת |\n|---|---|\n| Go | 1 |", "Linux"),
    ] {
        let (items, edge) = first_page("", body);
        assert!(edge - right(run(&items, first)) <= Length::POINT / 100, "{body}");
    }
    let (items, _) = first_page("", "Linux הוא חופשי.");
    let last = items.iter().find_map(|item| match item {
        Item::Text(run) if run.text.contains('.') => Some(run.origin.x),
        _ => None,
    });
    assert!(last.expect("a full stop") < run(&items, "Linux").origin.x);
}

#[test]
fn the_mark_of_an_item_stands_beside_its_latin_word() {
    let (items, _) = first_page("", "- Windows מערכת אחרת.");
    let mark = items.iter().find_map(|item| match item {
        Item::Text(run) if run.text == "•" => Some(run.origin.x),
        _ => None,
    });
    let distance = mark.expect("a mark") - right(run(&items, "Windows"));
    assert!(distance > Length::ZERO && distance < Length::POINT * 12, "{distance:?}");
}

#[test]
fn a_stated_direction_is_that_of_the_text() {
    let (items, _, edge) = page_of(
        "---\ntitle: T\nlang: en\ndir: rtl\ndate: 2020-04-01\n---\n\nLinux, then.\n",
    );
    assert!(edge - right(run(&items, "Linux, then")) <= Length::POINT / 100, "{items:?}");
}

#[test]
fn a_note_in_another_script_begins_where_notes_of_the_document_do() {
    let front = "---\ntitle: T\nlang: fr\ndate: 2020-04-01\n---\n\n";
    let (items, left, _) =
        page_of(&format!("{front}Mot.[^1]\n\n[^1]: [מלה.]{{lang=he}}\n"));
    let note = run(&items, "מלה.");
    assert!(note.origin.x - left < Length::POINT * 30, "{note:?}");
}

#[test]
fn words_of_another_script_keep_their_own_direction_among_others() {
    let front = "---\ntitle: T\nlang: fr\ndate: 2020-04-01\n---\n\n";
    let (items, ..) = page_of(&format!("{front}Voir [ספר, 12.]{{lang=he}} ici.\n"));
    // The number and the full stop stand on the left of the word before them.
    assert!(run(&items, "12").origin.x < run(&items, "ספר, ").origin.x, "{items:?}");
}

#[test]
fn the_name_of_an_alert_stands_on_the_side_of_its_words() {
    let front = "---\ntitle: T\nlang: fr\ndate: 2020-04-01\n---\n\n";
    let (items, ..) = page_of(&format!("{front}::: {{lang=he}}\n> [!NOTE]\n> מלה\n:::\n"));
    let (name, words) = (run(&items, "הערה"), run(&items, "מלה"));
    assert!((right(name) - right(words)).abs() <= Length::POINT / 100, "{items:?}");
}

const TABLE: &str = "| שם | מספר | מקום |\n|---|--:|:--|\n| ראובן | 12 | חיפה |\n\
                     | דן | 1234 | ירושלים |";

#[test]
fn columns_marked_as_left_or_right_stand_there_and_others_where_lines_begin() {
    let (items, _) = first_page("", TABLE);
    assert_eq!(right(run(&items, "ראובן")), right(run(&items, "דן")));
    assert_eq!(right(run(&items, "12")), right(run(&items, "1234")));
    let left = |words| run(&items, words).origin.x;
    assert_eq!(left("חיפה"), left("ירושלים"));
}

#[test]
#[cfg(all(feature = "html", feature = "text"))]
fn all_editions_agree_on_the_sides_of_columns() {
    use sevigne::backend::Backend;
    let edition = |backend: &dyn Backend| {
        read("", TABLE, |conversion| {
            let artifacts = conversion.write(backend, &mut Diagnostics::default());
            String::from_utf8(artifacts.expect("an edition").remove(0).bytes).expect("text")
        })
    };
    let html = edition(&sevigne::backend::html::Html::default());
    assert!(html.contains("<td class=\"right\">12</td>"), "{html}");
    assert!(html.contains("<td class=\"left\">חיפה</td>"), "{html}");
    assert!(html.contains("<td>דן</td>"), "{html}");
    // A line is shown from the right: blanks before a word stand on its right.
    let text = edition(&sevigne::backend::text::Text::default());
    assert!(text.contains("ראובן  12       חיפה\n"), "{text}");
    assert!(text.contains("דן     1234  ירושלים\n"), "{text}");
}
