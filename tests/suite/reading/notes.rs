//! Notes: in which order they are numbered.

use super::*;

/// The names of the notes in the order of their numbers.
fn names(text: &str) -> Vec<String> {
    let (document, codes) = body(text);
    assert!(codes.is_empty(), "{codes:?}");
    document.notes.iter().map(|note| note.name.clone()).collect()
}

#[test]
fn the_note_of_a_caption_comes_before_those_of_its_table() {
    let notes = "[^a]: One.\n\n[^b]: Two.\n\n[^c]: Three.\n";
    let table = "| A[^a] | B |\n|---|---|\n| x[^b] | y |\n\n: Caption[^c]";
    assert_eq!(names(&format!("{table}\n\n{notes}")), ["c", "a", "b"]);
}

#[test]
fn a_note_called_in_a_note_is_numbered_right_behind_it() {
    let notes = "[^a]: One[^c].\n\n[^b]: Two.\n\n[^c]: Three[^d][^a].\n\n[^d]: Four.\n";
    assert_eq!(names(&format!("Words[^a] and more[^b].\n\n{notes}")), ["a", "c", "d", "b"]);
}

#[test]
fn the_title_of_a_missing_image_calls_no_note() {
    for (title, note, expected) in [
        ("un[^n]", "\n[^n]: x\n", vec!["image/missing", "note/unused"]),
        ("un[^m]", "", vec!["image/missing"]),
    ] {
        let text = format!("{HEAD}![Un sceau](gone.png \"{title}\")\n{note}");
        let (resources, options) = (files(), Options::default());
        let mut diagnostics = Diagnostics::default();
        let (name, bytes) = ("a.md", text.as_bytes());
        let input = Input { name, bytes, resources: &resources, options: &options };
        assert!(read(&input, &mut diagnostics).is_err());
        let mut codes: Vec<_> = diagnostics.list().iter().map(|it| it.code.id).collect();
        codes.sort_unstable();
        assert_eq!(codes, expected, "{title}");
    }
}
