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
