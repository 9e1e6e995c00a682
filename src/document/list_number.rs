//! How the items of a list are numbered.

use super::block::ListKind;
use crate::language::roman;

/// How a list's numbers are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NumberStyle {
    /// In which figures or letters.
    pub numerals: Numerals,
    /// What stands around them.
    pub delimiter: Delimiter,
}

/// Figures and letters that count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Numerals {
    /// `1`, `2`, `3`.
    #[default]
    Decimal,
    /// `a`, `b`, `c`.
    LowerLetter,
    /// `A`, `B`, `C`.
    UpperLetter,
    /// `i`, `ii`, `iii`.
    LowerRoman,
    /// `I`, `II`, `III`.
    UpperRoman,
}

/// What stands around an item's number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Delimiter {
    /// `1.`.
    #[default]
    Period,
    /// `1)`.
    Parenthesis,
    /// `(1)`.
    Parentheses,
}

impl NumberStyle {
    /// An item's number with what stands around it.
    ///
    /// ```
    /// use sevigne::document::{Delimiter, Numerals, NumberStyle};
    /// let style = NumberStyle {
    ///     numerals: Numerals::LowerRoman,
    ///     delimiter: Delimiter::Parentheses,
    /// };
    /// assert_eq!(style.label(4), "(iv)");
    /// ```
    #[must_use]
    pub fn label(self, number: u64) -> String {
        self.delimiter.around(&self.numerals.written(number))
    }
}

impl Delimiter {
    /// A number with what stands around it.
    #[must_use]
    pub fn around(self, number: &str) -> String {
        match self {
            Self::Period => format!("{number}."),
            Self::Parenthesis => format!("{number})"),
            Self::Parentheses => format!("({number})"),
        }
    }
}

impl Numerals {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Decimal,
        Self::LowerLetter,
        Self::UpperLetter,
        Self::LowerRoman,
        Self::UpperRoman,
    ];

    /// A number in these figures or letters: behind `z` comes `aa`. Where they have none it
    /// is in figures, as browsers do it (CSS Counter Styles 3, 6).
    #[must_use]
    pub fn written(self, number: u64) -> String {
        let letters = match self {
            Self::Decimal => None,
            Self::LowerLetter => letters(number),
            Self::UpperLetter => letters(number).map(|it| it.to_ascii_uppercase()),
            Self::LowerRoman => roman::numeral(number),
            Self::UpperRoman => roman::numeral(number).map(|it| it.to_ascii_uppercase()),
        };
        letters.unwrap_or_else(|| number.to_string())
    }
}

/// A number in small letters; none for zero.
fn letters(number: u64) -> Option<String> {
    let mut signs = Vec::new();
    let mut rest = number;
    while let Some(before) = rest.checked_sub(1) {
        signs.push(b'a' + u8::try_from(before % 26).ok()?);
        rest = before / 26;
    }
    signs.reverse();
    String::from_utf8(signs).ok().filter(|letters| !letters.is_empty())
}

impl ListKind {
    /// The number of the item at `index`, and how it is written; none where a bullet is.
    #[must_use]
    pub fn number(self, index: usize) -> Option<(u64, NumberStyle)> {
        match self {
            Self::Bullet => None,
            Self::Ordered { start, style } => {
                let index = u64::try_from(index).unwrap_or(u64::MAX);
                Some((start.saturating_add(index), style))
            }
        }
    }

    /// What the item at `index` is marked with; none where a bullet is.
    #[must_use]
    pub fn label(self, index: usize) -> Option<String> {
        self.number(index).map(|(number, style)| style.label(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_browsers_write_them() {
        for (numerals, number, expected) in [
            (Numerals::Decimal, 0, "0"),
            (Numerals::LowerLetter, 26, "z"),
            (Numerals::LowerLetter, 27, "aa"),
            (Numerals::UpperLetter, 703, "AAA"),
            (Numerals::LowerLetter, 0, "0"),
            (Numerals::LowerRoman, 9, "ix"),
            (Numerals::UpperRoman, 1994, "MCMXCIV"),
            (Numerals::UpperRoman, 4000, "4000"),
            (Numerals::LowerLetter, u64::MAX, "gkgwbylwrxtlpo"),
        ] {
            assert_eq!(numerals.written(number), expected, "{numerals:?} {number}");
        }
    }
}
