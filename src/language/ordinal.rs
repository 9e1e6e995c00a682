//! Letters that stand raised behind a number: French `1er`, `2e`, `XIXe`.
//!
//! The other languages with tables write ordinals on the line, or with signs of their own
//! (`1.`, `1º`).

use super::tag::{Language, Tag};
use std::ops::Range;

/// The bytes of the letters in `text` that stand raised, ascending.
///
/// ```
/// use sevigne::language::{Tag, ordinal};
/// let french = Tag::parse("fr").expect("well-formed");
/// let text = "le 1er avril du XXIe siècle";
/// let raised: Vec<_> = ordinal::find(text, &french);
/// assert_eq!(raised, [4..6, 19..20]);
/// ```
#[must_use]
pub fn find(text: &str, tag: &Tag) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // A number and a letter side by side are rare.
    let is_number = |byte: u8| byte.is_ascii_digit() || b"IVXLC".contains(&byte);
    let may_hold = |text: &str| {
        let bytes = text.as_bytes();
        bytes.windows(2).enumerate().any(|(at, pair)| {
            // `Le` and `Ce` are none, `XLe` is one.
            let is_end =
                !matches!(pair[0], b'L' | b'C') || at > 0 && is_number(bytes[at - 1]);
            is_end && is_number(pair[0]) && matches!(pair[1], b'e' | b'r' | b'd')
        })
    };
    if tag.language() != Language::French || !may_hold(text) {
        return found;
    }
    // A word's first byte, once it is known to begin behind a blank or an opening mark.
    let mut start = Some(0);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_alphanumeric() {
            continue;
        }
        let is_closed = !matches!(c, '_' | '@' | '/' | '=' | '\\' | ':' | '\'');
        if let Some(from) = start
            && is_closed
            && let Some(letters) = text.get(from..at).and_then(letters)
        {
            found.push(at - letters..at);
        }
        let opens = c.is_whitespace() || "(«“‘[’—–-".contains(c);
        start = opens.then(|| at + c.len_utf8());
    }
    found
}

/// How many letters at the end of a word are an ordinal's: `er`, `re`, `e`, `nd`, `de`, and
/// their plurals.
fn letters(word: &str) -> Option<usize> {
    // Nearly all words end here.
    if !word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X')) {
        return None;
    }
    let is_number = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase();
    let number = word.get(..word.find(|c| !is_number(c))?)?;
    let letters = word.get(number.len()..)?;
    let is_one = matches!(number, "1" | "I");
    let is_two = matches!(number, "2" | "II");
    let is_ordinal = match letters {
        "er" | "ers" | "re" | "res" => is_one,
        "e" | "es" => !is_one,
        "d" | "de" | "ds" | "des" => is_two,
        _ => false,
    };
    let is_written = number.bytes().all(|b| b.is_ascii_digit())
        || number.bytes().all(|b| b"IVXLC".contains(&b));
    (is_ordinal && is_written).then_some(letters.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raised(text: &str, tag: &str) -> Vec<String> {
        let tag = Tag::parse(tag).unwrap();
        let letters = |range: Range<usize>| text.get(range).unwrap().to_owned();
        find(text, &tag).into_iter().map(letters).collect()
    }

    #[test]
    fn french_ordinals_are_raised() {
        for (text, expected) in [
            ("1er, 1re, 2e, 12e, 100es", vec!["er", "re", "e", "e", "es"]),
            ("XIXe siècle, Ier, IIde, Ve", vec!["e", "er", "de", "e"]),
            ("l’1er-Mai (2e)", vec!["er", "e"]),
            ("1e5, 2ème, 3D, 4er, Ie, Ce, De, 1ere, a1er, 1er_a, x/2e, 2e/a", vec![]),
            ("2e.", vec!["e"]),
        ] {
            assert_eq!(raised(text, "fr-CH"), expected, "{text}");
        }
        assert_eq!(raised("1er 2e", "it"), Vec::<String>::new());
    }
}
