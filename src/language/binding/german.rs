//! German abbreviations and dates of several parts.

use super::{bare, first_word, last_word};

/// Whether the space is one of `z. B.`, `d. h.`, `i. d. F. v.`: a narrow one stands between
/// the parts (DIN 5008 asks for a space).
pub(super) fn is_abbreviation(left: &str, right: &str) -> bool {
    is_pair(last_word(left), first_word(right)) || is_chain(left, right)
}

/// The parts of the longest abbreviation, which bound what is looked at: `u. v. a. m.`.
const MOST_PARTS: usize = 5;

/// Whether three or more single letters with a point each go on across the space, the first
/// of them a small one: `m. w. N.`. Capitals alone are a name's: `E. T. A. Hoffmann`.
fn is_chain(left: &str, right: &str) -> bool {
    let is_part = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_alphabetic)
            && letters.next() == Some('.')
            && letters.next().is_none()
    };
    let before: Vec<&str> = left
        .rsplit(char::is_whitespace)
        .map(last_word)
        .take_while(|word| is_part(word))
        .take(MOST_PARTS)
        .collect();
    let behind = right
        .split(char::is_whitespace)
        .take_while(|word| is_part(without_mark(word)))
        .take(MOST_PARTS)
        .count();
    behind > 0
        && before.len() + behind > 2
        && before.last().is_some_and(|first| first.starts_with(char::is_lowercase))
}

/// The last part of an abbreviation without the mark behind it.
fn without_mark(word: &str) -> &str {
    word.trim_end_matches([',', ')', ':', ';', '?', '!'])
}

/// The abbreviations of two parts.
fn is_pair(word: &str, next: &str) -> bool {
    let ends: &[&str] = match word {
        "z." => &["B.", "T.", "Hd.", "Z.", "Zt."],
        "b." => &["w."],
        "Z." => &["B.", "T."],
        "d." => &["h.", "J.", "M.", "i.", "R.", "Ä."],
        "D." => &["h."],
        "u." => &["a.", "ä.", "U.", "Ä.", "v.", "s."],
        "U." => &["a."],
        "o." => &["ä.", "Ä.", "g.", "a.", "J.", "O."],
        "i." => &["d.", "e.", "A.", "V.", "S.", "Ü.", "J.", "L."],
        "I." => &["d."],
        "e." => &["V."],
        "v." => &["a.", "l.", "m.", "Chr.", "H.", "T."],
        "V." => &["a."],
        "m." => &["E.", "a.", "W."],
        "s." | "S." => &["o.", "u."],
        "a." => &["a.", "D.", "F.", "M."],
        "h." => &["c.", "M.", "L."],
        "n." => &["Chr.", "F."],
        _ => &[],
    };
    ends.contains(&without_mark(next))
}

/// Whether the space is one of `5. 5. 1977`.
pub(super) fn is_date_in_figures(left: &str, right: &str) -> bool {
    let is_part = |word: &str, most: u8| {
        word.strip_suffix('.')
            .filter(|figures| figures.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|figures| figures.parse().ok())
            .is_some_and(|number: u8| (1..=most).contains(&number))
    };
    let is_year = |word: &str| {
        let figures = word.bytes().take_while(u8::is_ascii_digit).count();
        figures == 4 || (figures == 2 && bare(word).len() == 2)
    };
    let (day, month) = (31, 12);
    let (word, next) = (last_word(left), first_word(right));
    if is_part(word, day) && is_part(next, month) {
        return true;
    }
    let before = left.rsplit(char::is_whitespace).nth(1).map(last_word);
    is_part(word, month) && is_year(next) && before.is_some_and(|word| is_part(word, day))
}
