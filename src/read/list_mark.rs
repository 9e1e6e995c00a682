//! The marks of a list's items that CommonMark does not have: `a.`, `ii)`, `(3)`.

use crate::document::{Delimiter, Numerals};
use crate::language::roman;

/// What a line begins with that may number an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark<'a> {
    /// The letters or figures; `#` where pandoc would count.
    pub(crate) label: &'a str,
    /// What stands around them.
    pub(in crate::read) delimiter: Delimiter,
}

/// The most letters or figures of a mark: with a parenthesis before them they are as long
/// as a number of CommonMark may be, and no numeral below a hundred is longer than
/// `lxxxviii`.
const LONGEST_LABEL: usize = 8;

impl<'a> Mark<'a> {
    /// The mark that `words` begin with, and the words behind it.
    pub(crate) fn of(words: &'a str) -> Option<(Self, &'a str)> {
        let (opens, rest) = match words.strip_prefix('(') {
            Some(rest) => (true, rest),
            None => (false, words),
        };
        let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let length = if rest.starts_with('#') { 1 } else { length };
        if !(1..=LONGEST_LABEL).contains(&length) {
            return None;
        }
        let (label, rest) = rest.split_at_checked(length)?;
        let delimiter = match (opens, rest.chars().next()?) {
            (false, '.') => Delimiter::Period,
            (false, ')') => Delimiter::Parenthesis,
            (true, ')') => Delimiter::Parentheses,
            _ => return None,
        };
        Some((Self { label, delimiter }, rest.get(1..)?))
    }

    /// Whether it is `1.` or `1)`, as CommonMark has them.
    pub(super) fn is_plain(self) -> bool {
        self.delimiter != Delimiter::Parentheses && self.number(Numerals::Decimal).is_some()
    }

    /// Whether it is a capital and a period, as a name may begin.
    pub(crate) fn is_initial(self) -> bool {
        self.delimiter == Delimiter::Period
            && matches!(self.label.as_bytes(), [only] if only.is_ascii_uppercase())
    }

    /// Its number, where it is one in these figures or letters.
    pub(crate) fn number(self, numerals: Numerals) -> Option<u64> {
        let label = self.label;
        match (numerals, label.as_bytes()) {
            (Numerals::Decimal, bytes) => {
                bytes.iter().all(u8::is_ascii_digit).then(|| label.parse().ok()).flatten()
            }
            (Numerals::LowerLetter, [letter @ b'a'..=b'z']) => {
                Some(u64::from(letter - b'a') + 1)
            }
            (Numerals::UpperLetter, [letter @ b'A'..=b'Z']) => {
                Some(u64::from(letter - b'A') + 1)
            }
            (Numerals::LowerLetter | Numerals::UpperLetter, _) => None,
            (Numerals::LowerRoman, _) => roman::value(label).map(u64::from),
            (Numerals::UpperRoman, bytes) => bytes
                .iter()
                .all(u8::is_ascii_uppercase)
                .then(|| roman::value(&label.to_ascii_lowercase()))
                .flatten()
                .map(u64::from),
        }
    }

    /// Whether it stands for the number 1, so that no other mark comes before it.
    pub(super) fn is_first(self) -> bool {
        Numerals::ALL.into_iter().any(|numerals| self.number(numerals) == Some(1))
    }

    /// In which figures or letters `next` comes right after this one.
    pub(super) fn goes_on(self, next: Self) -> Option<Numerals> {
        Numerals::ALL.into_iter().find(|numerals| self.goes_on_in(next, *numerals))
    }

    /// Whether `next` comes right after this one in these figures or letters.
    pub(super) fn goes_on_in(self, next: Self, numerals: Numerals) -> bool {
        self.delimiter == next.delimiter
            && self
                .number(numerals)
                .and_then(|number| number.checked_add(1))
                .is_some_and(|number| next.number(numerals) == Some(number))
    }

    /// The mark as it was typed.
    pub(super) fn typed(self) -> String {
        self.delimiter.around(self.label)
    }

    /// How many bytes it has.
    pub(crate) fn len(self) -> usize {
        match self.delimiter {
            Delimiter::Period | Delimiter::Parenthesis => self.label.len() + 1,
            Delimiter::Parentheses => self.label.len() + 2,
        }
    }
}
