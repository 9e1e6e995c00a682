//! Images without a size among nothing but images: as large as they are.

use super::converted::converted;
use sevigne::diagnostic::Diagnostics;
use sevigne::geometry::{Length, Rect};
use sevigne::typeset::{Item, Paged as _};

/// The images of the first page, its other words, and the edges of the text.
fn page(body: &str) -> (Vec<Rect>, Vec<(String, Rect)>, Length, Length) {
    let source = format!(
        "---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\nWords before.\n\n{body}\n"
    );
    let svg = |width: u32| {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='80'>\
             <rect width='{width}' height='80'/></svg>"
        )
    };
    let files = [("a.svg", svg(120)), ("wide.svg", svg(2400))];
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    converted(&source, &files, |conversion, _| {
        let layout = conversion.pages(&mut Diagnostics::default()).expect("set");
        let left = layout.style().margins.left;
        let right = left + layout.style().measure();
        let (mut images, mut words) = (Vec::new(), Vec::new());
        for item in layout.page(0).items {
            match item {
                Item::Image { rect, .. } => images.push(rect),
                Item::Text(run) => {
                    let at = Rect::new(run.origin.x, run.origin.y, Length::ZERO, run.size);
                    words.push((run.text, at));
                }
                Item::Rule { .. } | Item::Group { .. } | Item::Link { .. } => {}
            }
        }
        (images, words, left, right)
    })
}

#[test]
fn a_linked_image_alone_has_its_natural_size() {
    let (images, ..) = page("[![A](a.svg)](https://example.org)");
    assert_eq!(images[0].size.width, Length::POINT * 90);
    assert_eq!(images[0].size.height, Length::POINT * 60);
}

#[test]
fn images_alone_in_a_paragraph_stand_side_by_side_where_they_fit() {
    let (images, ..) = page("![A](a.svg) ![B](a.svg)");
    assert_eq!(images[0].size.width, Length::POINT * 90);
    assert_eq!(images[0].origin.y, images[1].origin.y);
    assert!(images[1].origin.x >= images[0].right());
}

#[test]
fn an_image_alone_in_a_paragraph_is_no_wider_than_the_text() {
    let (images, _, left, right) = page("[![A](wide.svg)](https://example.org)");
    assert_eq!((images[0].origin.x, images[0].right()), (left, right));
}

#[test]
fn an_image_among_words_stays_as_high_as_they_are() {
    let (images, ..) = page("Words ![A](a.svg) and [![B](a.svg)](https://example.org).");
    assert!(images.iter().all(|rect| rect.size.height < Length::POINT * 20), "{images:?}");
}

#[test]
fn the_mark_of_an_item_stands_beside_its_image() {
    let (images, words, ..) = page("- ![A](a.svg)");
    let (_, mark) = words.iter().find(|(text, _)| text == "•").expect("a mark");
    let distance = images[0].origin.x - mark.origin.x;
    assert!(distance > Length::ZERO && distance < Length::POINT * 20, "{distance:?}");
    let is_beside =
        images[0].origin.y < mark.origin.y && mark.origin.y < images[0].bottom();
    assert!(is_beside, "{mark:?} {images:?}");
}
