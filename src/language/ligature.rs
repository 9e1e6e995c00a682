//! Words that a ligature would tie over the seam of their parts: German `Auf|lage`,
//! `Schiff|fahrt`, `hilf|los`.
//!
//! Ligatures belong within a part (Duden, «Textverarbeitung und E-Mails», Ligaturen). Where
//! parts meet is guessed from where words divide: a syllable ends there too, so that the
//! guess errs to the harmless side, a ligature less.

use super::hyphenate::Exceptions;
use super::tag::{Language, Tag};
use std::ops::Range;

/// The bytes of the words in `text`, between white space, that are better set without
/// ligatures; `exceptions` are asked before the patterns.
///
/// ```
/// use sevigne::language::{Tag, hyphenate::Exceptions, ligature};
/// let german = Tag::parse("de").expect("well-formed");
/// let text = "Die Auflage der Grafik";
/// assert_eq!(ligature::parted(text, &german, &Exceptions::NONE), [4..11]);
/// ```
#[must_use]
pub fn parted(text: &str, tag: &Tag, exceptions: &Exceptions) -> Vec<Range<usize>> {
    if tag.language() != Language::German {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut end = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let start = end;
        end += word.len();
        let word = word.trim_end();
        let may_tie = |pair: &[u8]| pair[0] == b'f' && TIED.contains(&pair[1]);
        if word.as_bytes().windows(2).any(may_tie) && is_parted(word, tag, exceptions) {
            found.push(start..start + word.len());
        }
    }
    found
}

/// What faces tie to an f.
const TIED: &[u8] = b"filjbhk";

/// Whether an f and what it is tied to lie in two parts of a word.
fn is_parted(word: &str, tag: &Tag, exceptions: &Exceptions) -> bool {
    let stated = exceptions.stated(word);
    exceptions.points(word, tag).into_iter().any(|point| {
        let Some((head, tail)) = word.split_at_checked(point) else { return false };
        match tail.bytes().next() {
            // Two of them are divided within a part as well: `Kaf-fee`.
            Some(b'f') => {
                let first = head.trim_start_matches(|c: char| !c.is_alphabetic());
                head.ends_with("ff")
                    || matches!(first, "auf" | "Auf")
                    || (head.ends_with('f') && stated.contains(&point))
            }
            Some(letter) => head.ends_with('f') && TIED.contains(&letter),
            None => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_one(word: &str, tag: &str, exceptions: &Exceptions) -> bool {
        let tag = Tag::parse(tag).unwrap();
        parted(word, &tag, exceptions).first() == Some(&(0..word.len()))
    }

    #[test]
    fn german_parts_are_not_tied() {
        for word in
            ["Auflage", "hilflos,", "„Auffassung“", "Schifffahrt", "aufheben", "höflich"]
        {
            assert!(is_one(word, "de-AT", &Exceptions::NONE), "{word}");
        }
        for word in ["Kaffee", "Grafik", "fliegen", "offen", "Pfiff", "Auf", "Kauffahrtei"]
        {
            assert!(!is_one(word, "de", &Exceptions::NONE), "{word}");
        }
        assert!(is_one("Kauffahrtei", "de", &Exceptions::new(["Kauf-fahrtei"])));
        assert!(!is_one("Auflage", "fr", &Exceptions::NONE));
    }
}
