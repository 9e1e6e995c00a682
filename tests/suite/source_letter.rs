//! The canonical source holds every word of the letter as it was received.
//!
//! The received text lies in `tests/data/letter/lettre-brute.txt`. It is compared here
//! without any of the crate's own reading, so that a fault of the reader cannot hide one
//! of the source.

const RECEIVED: &str = include_str!("../data/letter/lettre-brute.txt");
const SOURCE: &str = include_str!("../../source/letter.md");

/// Front matter and body.
fn parts() -> (&'static str, &'static str) {
    SOURCE
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"))
        .expect("front matter between two lines of three hyphens")
}

/// The value of the only line of the front matter that begins with `key`.
fn value(key: &str) -> &'static str {
    let mut found = parts().0.lines().filter_map(|line| line.strip_prefix(key));
    let value = found.next();
    assert!(value.is_some() && found.next().is_none(), "one line `{key}`");
    value.unwrap_or_default().trim()
}

/// The words of a line of Markdown or of the received text, without the marks of headings
/// and list items. A lone hyphen is what the scrape left of a nested list.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split_whitespace()
        .enumerate()
        .filter(|(index, word)| !(*index == 0 && matches!(*word, "-" | "#")))
        .map(|(_, word)| word)
}

/// What the front matter keeps of the received text though it is not of the letter.
fn left_out() -> Vec<&'static str> {
    let (_, provenance) = parts().0.split_once("\nprovenance:\n").expect("provenance");
    provenance
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("- '"))
        .map(|line| line.strip_suffix('\'').expect("a quoted line"))
        .collect()
}

#[test]
fn every_received_word_stands_in_its_order() {
    let left_out = left_out();
    assert_eq!(left_out.len(), 3);
    let mut kept = 0;
    let received: Vec<&str> = RECEIVED
        .lines()
        .filter(|line| {
            let is_left_out = left_out.contains(&line.trim());
            kept += usize::from(is_left_out);
            !is_left_out
        })
        .flat_map(words)
        .collect();
    assert_eq!(kept, 3, "each line that was left out is word for word one of the received");

    let source: Vec<&str> = words(value("  salutation:"))
        .chain(parts().1.lines().flat_map(words))
        .chain(words(value("  closing:")))
        .chain(words(value("    name:")))
        .chain(words(value("    function:")))
        .collect();
    assert!(received.len() > 1000);
    assert_eq!(source, received);
}

/// A value of the `author` block, which stands before the letter block.
fn author(key: &str) -> &'static str {
    let (before, _) = parts().0.split_once("\nletter:\n").expect("a letter block");
    let mut found = before.lines().filter_map(|line| line.trim_start().strip_prefix(key));
    let value = found.next();
    assert!(value.is_some(), "a line `{key}`");
    value.unwrap_or_default()
}

#[test]
fn author_and_signature_are_the_same_person() {
    assert_eq!(author("name: "), value("    name:"));
    assert_eq!(author("function: "), value("    function:"));
}

#[test]
fn nothing_is_set_by_hand() {
    for c in ['\u{a0}', '\u{202f}', '\u{2009}', '\u{ad}', '\r', '\t'] {
        assert!(!SOURCE.contains(c), "{c:?} is the converter's work");
    }
    assert!(SOURCE.ends_with("meilleur !\n"));
}

#[test]
fn lists_stand_as_they_were_before_the_scrape() {
    let count =
        |prefix: &str| parts().1.lines().filter(|line| line.starts_with(prefix)).count();
    assert_eq!(count("# "), 2);
    assert_eq!(count("- "), 3 + 5 + 7);
    assert_eq!(count("  - "), 5 + 5 + 5);
}
