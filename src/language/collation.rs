//! The order of words in lists that are looked up: letters first, then their marks, then
//! their case.
//!
//! A small part of the Unicode Collation Algorithm (UTS #10) with the tailorings of the CLDR
//! for the languages with rules: `ñ` is a letter behind `n` in Spanish, `ä` is `a` with a mark
//! in German. Signs do not count, and words are sorted one by one.

use super::tag::Tag;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// What words are sorted by.
///
/// ```
/// use sevigne::language::{SortKey, Tag};
/// let french = Tag::parse("fr").expect("well-formed");
/// let key = |words| SortKey::of(words, &french);
/// assert!(key("été") < key("étude") && key("cote") < key("côte"));
/// assert_eq!(key("Éléphant").initial(), "e");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey {
    /// The letters without marks and in small letters, with blanks between words.
    letters: String,
    /// The same with marks.
    marked: String,
    /// Which letters are capitals: small ones come first.
    capitals: Vec<bool>,
    /// The words as they are, so that no two are one.
    words: String,
}

impl SortKey {
    /// The key of words in a language.
    #[must_use]
    pub fn of(words: &str, language: &Tag) -> Self {
        let further = further_letters(language);
        let mut letters = String::new();
        let mut marked = String::new();
        let mut capitals = Vec::new();
        for c in words.nfc() {
            if c.is_whitespace() || is_hyphen(c) {
                if !letters.is_empty() && !letters.ends_with(' ') {
                    letters.push(' ');
                    marked.push(' ');
                }
                continue;
            }
            if is_combining_mark(c) {
                marked.push(c);
            }
            if !c.is_alphanumeric() {
                continue;
            }
            capitals.push(c.is_uppercase());
            for c in c.to_lowercase() {
                marked.extend(std::iter::once(c).nfd());
                match further.iter().find(|(own, _, _)| *own == c) {
                    Some((_, before, rank)) => letters.extend([*before, *rank]),
                    None => push_base(c, &mut letters),
                }
            }
        }
        letters.truncate(letters.trim_end().len());
        Self { letters, marked, capitals, words: words.to_owned() }
    }

    /// The letter that they stand below in a list with a group for each: none for figures,
    /// signs and ideographs.
    #[must_use]
    pub fn initial(&self) -> &str {
        let mut letters = self.letters.char_indices();
        match letters.next() {
            Some((_, first)) if first.is_alphabetic() && !is_ideograph(first) => {}
            Some(_) | None => return "",
        }
        let is_rank = |c: char| matches!(c, FIRST..=THIRD);
        let end = letters.find(|(_, c)| !is_rank(*c));
        let end = end.map_or(self.letters.len(), |(at, _)| at);
        self.letters.get(..end).unwrap_or("")
    }
}

/// What stands behind a letter for those that come after it in an alphabet: characters of no
/// word (private use), above all letters.
const FIRST: char = '\u{f8fd}';
const SECOND: char = '\u{f8fe}';
const THIRD: char = '\u{f8ff}';

/// The letters with a place of their own: the letter they come after, and their rank there
/// (CLDR 46).
fn further_letters(language: &Tag) -> &'static [(char, char, char)] {
    match language.primary() {
        "es" | "gl" => &[('ñ', 'n', FIRST)],
        "sv" | "fi" => &[('å', 'z', FIRST), ('ä', 'z', SECOND), ('ö', 'z', THIRD)],
        "da" | "nb" | "nn" | "no" => {
            &[('æ', 'z', FIRST), ('ø', 'z', SECOND), ('å', 'z', THIRD)]
        }
        _ => &[],
    }
}

/// Adds a small letter without its marks.
fn push_base(c: char, letters: &mut String) {
    match c {
        'ß' => letters.push_str("ss"),
        'æ' => letters.push_str("ae"),
        'œ' => letters.push_str("oe"),
        'þ' => letters.push_str("th"),
        'ø' => letters.push('o'),
        'ł' => letters.push('l'),
        'đ' | 'ð' => letters.push('d'),
        'ı' => letters.push('i'),
        // In other scripts a mark makes another letter, as in Russian `й`.
        _ if matches!(c, ..'\u{400}' | '\u{1e00}'..'\u{2000}') => {
            letters.extend(std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)));
        }
        _ => letters.push(c),
    }
}

const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '/')
}

const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(language: &str, words: &[&str]) -> Vec<String> {
        let language = Tag::parse(language).expect("well-formed");
        let mut words: Vec<&str> = words.to_vec();
        words.reverse();
        words.sort_by_key(|words| SortKey::of(words, &language));
        words.into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn words_stand_in_the_order_of_their_language() {
        for (language, words) in [
            ("fr", &["à", "abeille", "cote", "coté", "côte", "œuf", "offre", "Zoé"][..]),
            ("fr", &["d’Alembert", "daleth", "dé-clic", "de Gaulle", "déclic"]),
            ("en", &["$1", "42", "New York", "Newark", "polish", "Polish"]),
            ("de", &["Äpfel", "Apfelmus", "Strasse", "Straße", "Übel", "Ufer"]),
            ("es", &["nube", "nz", "ñandú", "oso"]),
            ("sv", &["zon", "ål", "äng", "öga"]),
            ("ru", &["ива", "йод", "кот"]),
        ] {
            assert_eq!(sorted(language, words), words, "{language}");
        }
    }

    #[test]
    fn groups_are_those_of_the_alphabet() {
        let initial = |language, words| {
            let language = Tag::parse(language).expect("well-formed");
            SortKey::of(words, &language).initial().to_owned()
        };
        assert_eq!(initial("fr", "« Élan »"), "e");
        assert_eq!(initial("es", "ñandú"), format!("n{FIRST}"));
        for words in ["", "1984", "…", "東京"] {
            assert_eq!(initial("fr", words), "", "{words}");
        }
    }
}
