//! Where words may be divided, by Liang's method.
//!
//! Patterns are those of the hyph-utf8 collection as the crate `hypher` compiles them. What
//! is added here: words are cut at apostrophes and hyphens first, as patterns know neither
//! (`aujourd’hui`, `quelqu’un`), and both minima hold inside each piece.

use super::tag::{Language, Tag};
use std::collections::BTreeMap;

/// The shortest piece that is divided, in letters: shorter ones gain nothing.
const MIN_LETTERS: usize = 5;

/// The places inside `word` where a line may end with an added hyphen, as byte offsets in
/// ascending order.
///
/// `word` is what stands between two spaces, punctuation included; give it whole, since a
/// compound is judged by its own hyphens. Nothing is divided in abbreviations (`OSIC`),
/// names with capitals inside (`LinkedIn`), words with figures, addresses, and words that
/// say themselves where they divide (U+00AD). A French compound divides at its own hyphens
/// alone, which are not among the places: no hyphen is added there.
///
/// ```
/// use sevigne::language::{Tag, hyphenate};
/// let french = Tag::parse("fr").expect("well-formed");
/// assert_eq!(hyphenate::points("confidentialité,", &french), [5, 8, 11]);
/// assert_eq!(hyphenate::points("aujourd’hui", &french), [2]);
/// assert!(hyphenate::points("bonjour", &Tag::default()).is_empty());
/// ```
#[must_use]
pub fn points(word: &str, tag: &Tag) -> Vec<usize> {
    Exceptions::NONE.points(word, tag)
}

/// How the part of a word behind an added hyphen is drawn, where that is not as it is
/// written.
///
/// Dutch drops the diaeresis that parts two vowels, as the hyphen does it (Leidraad of the
/// Woordenlijst Nederlandse Taal). It has as many characters.
///
/// ```
/// use sevigne::language::{Tag, hyphenate};
/// let dutch = Tag::parse("nl").expect("well-formed");
/// assert_eq!(hyphenate::drawn_behind("financi", "ële", &dutch).as_deref(), Some("ele"));
/// assert_eq!(hyphenate::drawn_behind("fi", "nanciële", &dutch), None);
/// ```
#[must_use]
pub fn drawn_behind(head: &str, tail: &str, tag: &Tag) -> Option<String> {
    if tag.language() != Language::Dutch || !head.ends_with(['a', 'e', 'i', 'o', 'u']) {
        return None;
    }
    let mut rest = tail.chars();
    let bare = match rest.next()? {
        'ä' => 'a',
        'ë' => 'e',
        'ï' => 'i',
        'ö' => 'o',
        'ü' => 'u',
        _ => return None,
    };
    Some(std::iter::once(bare).chain(rest).collect())
}

/// Whether a line that ends at a compound's own hyphen is followed by one that begins with
/// it: Portuguese (Acordo Ortográfico of 1990, base XX, 6).
#[must_use]
pub fn repeats_hyphen(tag: &Tag) -> bool {
    tag.language() == Language::Portuguese
}

/// Whether an entry is a word with hyphens in it, or without.
#[must_use]
pub fn is_exception(entry: &str) -> bool {
    entry.chars().any(|c| !is_hyphen(c)) && !entry.contains(char::is_whitespace)
}

/// Words whose division the user states: `zoom-bom-bing`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exceptions {
    /// By the word in lower case without its hyphens: how many letters stand before each
    /// place.
    words: BTreeMap<String, Vec<usize>>,
}

impl Exceptions {
    /// No exception.
    pub const NONE: Self = Self { words: BTreeMap::new() };

    /// The exceptions `entries`, each a word with hyphens where it may be divided; one
    /// without any is never divided. Case does not matter.
    ///
    /// ```
    /// use sevigne::language::{Tag, hyphenate::Exceptions};
    /// let exceptions = Exceptions::new(["zoom-bom-bing", "Sévigné"]);
    /// let french = Tag::parse("fr").expect("well-formed");
    /// assert_eq!(exceptions.points("«Zoombombing»", &french), [6, 9]);
    /// assert!(exceptions.points("Sévigné", &french).is_empty());
    /// ```
    #[must_use]
    pub fn new<'a>(entries: impl IntoIterator<Item = &'a str>) -> Self {
        let words = entries
            .into_iter()
            .map(|entry| {
                let mut letters = 0;
                let mut places = Vec::new();
                for c in entry.chars() {
                    if is_hyphen(c) {
                        places.push(letters);
                    } else {
                        letters += 1;
                    }
                }
                let word: String = entry.chars().filter(|c| !is_hyphen(*c)).collect();
                places.retain(|place| (1..letters).contains(place));
                (word.to_lowercase(), places)
            })
            .collect();
        Self { words }
    }

    /// As [`points`], these exceptions going before the patterns.
    #[must_use]
    pub fn points(&self, word: &str, tag: &Tag) -> Vec<usize> {
        self.places(word, Some(tag))
    }

    /// The places that these exceptions alone state.
    ///
    /// ```
    /// use sevigne::language::hyphenate::Exceptions;
    /// let exceptions = Exceptions::new(["zoom-bombing"]);
    /// assert_eq!(exceptions.stated("«Zoombombing»"), [6]);
    /// assert!(exceptions.stated("confidentialité").is_empty());
    /// ```
    #[must_use]
    pub fn stated(&self, word: &str) -> Vec<usize> {
        if self.words.is_empty() { Vec::new() } else { self.places(word, None) }
    }

    /// The places of a word; patterns are followed where they are those of a language.
    fn places(&self, word: &str, tag: Option<&Tag>) -> Vec<usize> {
        let mut points = Vec::new();
        if word.len() < MIN_LETTERS || word.contains(is_undividable) {
            return points;
        }
        let tag = tag
            .filter(|tag| !(tag.language() == Language::French && has_inner_hyphen(word)));
        let mut start = None;
        for (at, c) in word.char_indices().chain([(word.len(), ' ')]) {
            match (start, is_letter(c)) {
                (None, true) => start = Some(at),
                (Some(from), false) => {
                    start = None;
                    let piece = word.get(from..at).unwrap_or_default();
                    if let Some(places) = self.exception(piece) {
                        points.extend(places.iter().filter_map(|place| {
                            Some(from + piece.char_indices().nth(*place)?.0)
                        }));
                    } else if let Some(tag) = tag {
                        divide(piece, tag, from, &mut points);
                    }
                }
                (None, false) | (Some(_), true) => {}
            }
        }
        points
    }

    /// The exception that a piece of letters is, if any.
    fn exception(&self, piece: &str) -> Option<&[usize]> {
        if self.words.is_empty() {
            return None;
        }
        self.words.get(&piece.to_lowercase()).map(Vec::as_slice)
    }
}

/// Divides a piece of letters by the patterns of the language.
fn divide(piece: &str, tag: &Tag, from: usize, points: &mut Vec<usize>) {
    let Some((patterns, left, right)) = patterns(tag) else { return };
    if piece.chars().take(MIN_LETTERS).count() < MIN_LETTERS
        || piece.chars().skip(1).any(char::is_uppercase)
    {
        return;
    }
    let mut at = 0;
    for syllable in hypher::hyphenate_bounded(piece, patterns, left, right) {
        at += syllable.len();
        if at < piece.len()
            && !(tag.language() == Language::French && is_beside_x_or_y(piece, at))
        {
            points.push(from + at);
        }
    }
}

/// The patterns of a language and the fewest letters on either side of a division.
fn patterns(tag: &Tag) -> Option<(hypher::Lang, usize, usize)> {
    let code: [u8; 2] = tag.primary().as_bytes().try_into().ok()?;
    let patterns = hypher::Lang::from_iso(code)?;
    let (left, right) = patterns.bounds();
    Some(match tag.language() {
        // The patterns allow 2/2; a tail of two letters is a mute syllable nearly always,
        // and the Imprimerie nationale forbids it.
        Language::French => (patterns, 2, 3),
        Language::English
        | Language::German
        | Language::Spanish
        | Language::Italian
        | Language::Portuguese
        | Language::Dutch
        | Language::Other => (patterns, left, right),
    })
}

/// Whether the place is beside an x or y between vowels, where French never divides.
fn is_beside_x_or_y(piece: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (piece.get(..at), piece.get(at..)) else {
        return false;
    };
    let is_vowel = |c: Option<char>| c.is_some_and(|c| "aeiouyàâéèêëîïôùûüœ".contains(c));
    let is_x_or_y = |c: Option<char>| c.is_some_and(|c| matches!(c, 'x' | 'y'));
    let mut left = before.chars().rev();
    let (last, last_but_one) = (left.next(), left.next());
    let mut right = after.chars();
    let (first, second) = (right.next(), right.next());
    (is_x_or_y(last) && is_vowel(last_but_one) && is_vowel(first))
        || (is_x_or_y(first) && is_vowel(last) && is_vowel(second))
}

/// Letters and the marks that stand on them.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// The hyphens that words are written with.
const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// What says that no pattern should touch the word: figures, parts of an address, and the
/// soft hyphen, by which the word states its own division.
fn is_undividable(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '@' | '/' | '\\' | '_' | '\u{ad}' | '\u{fffc}')
}

fn has_inner_hyphen(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !is_letter(c));
    word.contains(is_hyphen)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `word` in `tag` with its places shown.
    fn shown(word: &str, tag: &str) -> String {
        let points = points(word, &Tag::parse(tag).unwrap());
        let mut shown = String::new();
        for (at, c) in word.char_indices() {
            if points.contains(&at) {
                shown.push('·');
            }
            shown.push(c);
        }
        shown
    }

    #[test]
    fn french_minima_hold_inside_each_piece() {
        for expected in [
            "au·jourd’hui",
            "quelqu’un",
            "en·tre·prise",
            "fonc·tion·na·li·tés",
            "l’uti·li·sa·teur",
            "l'ad·mi·nis·tra·tion",
            "soixante",
            "voyage",
            "moyen·nant",
            "vous",
        ] {
            assert_eq!(shown(&expected.replace('·', ""), "fr"), expected);
        }
    }

    #[test]
    fn french_compounds_divide_at_their_own_hyphens_alone() {
        assert_eq!(shown("arrache-pied", "fr"), "arrache-pied");
        assert_eq!(shown("visio-conférences", "fr"), "visio-conférences");
        assert_eq!(shown("—conférence—", "fr"), "—confé·rence—");
    }

    #[test]
    fn each_language_has_its_own_minima() {
        assert_eq!(shown("hyphenation", "en"), "hy·phen·ation");
        assert_eq!(shown("Silbentrennung", "de-CH"), "Sil·ben·tren·nung");
        assert_eq!(shown("ortografía", "es"), "or·to·gra·fía");
        assert_eq!(shown("tipografia", "it"), "ti·po·gra·fia");
        assert_eq!(shown("tipografia", "pt-BR"), "ti·po·gra·fia");
        assert_eq!(shown("lettergreep", "nl"), "let·ter·greep");
    }

    #[test]
    fn names_figures_and_addresses_are_not_divided() {
        for word in [
            "LinkedIn",
            "UNIVERSITAIRES",
            "https://example.org/confidentialite",
            "administration@example.org",
            "administration2020",
            "confi\u{ad}dentialité",
            "",
        ] {
            assert_eq!(shown(word, "fr"), word);
        }
    }

    #[test]
    fn exceptions_go_before_patterns_and_before_the_rules_for_compounds() {
        let french = Tag::parse("fr").unwrap();
        let exceptions = Exceptions::new(["pré-sident", "-", "", "é-é"]);
        assert_eq!(exceptions.points("(Président)", &french), [5]);
        assert_eq!(exceptions.points("vice-président", &french), [9]);
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig {
            failure_persistence: None,
            ..Default::default()
        })]
        #[test]
        fn points_lie_inside_the_word_between_letters(word in "\\PC{0,40}") {
            let french = Tag::parse("fr").unwrap();
            let mut last = 0;
            for at in points(&word, &french) {
                assert!(at > last && at < word.len() && word.is_char_boundary(at));
                last = at;
            }
        }
    }
}
