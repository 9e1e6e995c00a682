//! ISBN: 13 digits, or 10 of the older kind, the last of which checks the others.

use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};

/// Whether an identifier is meant as an ISBN.
pub(super) fn claims(scheme: Option<&str>, text: &str) -> bool {
    let named = |text: &str| text.to_ascii_lowercase().contains("isbn");
    scheme.map_or_else(|| named(text) || digits(text).len() == 13, named)
}

/// Whether it is one, with or without hyphens, `ISBN` or `urn:isbn:` before it.
pub(super) fn is_isbn(text: &str) -> bool {
    let digits = digits(text);
    match digits.len() {
        13 => {
            let is_book = digits.starts_with(&[9, 7, 8]) || digits.starts_with(&[9, 7, 9]);
            is_book && check_of_13(&digits) == digits.last().copied()
        }
        10 => {
            let sum: u32 = digits
                .iter()
                .zip(1..)
                .map(|(digit, place)| u32::from(*digit) * place)
                .sum();
            sum.is_multiple_of(11) && digits.iter().take(9).all(|digit| *digit < 10)
        }
        _ => false,
    }
}

/// The last digit that the twelve before it ask for (ISO 2108).
fn check_of_13(digits: &[u8]) -> Option<u8> {
    let weights = [1_u32, 3].into_iter().cycle();
    let sum: u32 = digits
        .get(..12)?
        .iter()
        .zip(weights)
        .map(|(digit, weight)| u32::from(*digit) * weight)
        .sum();
    u8::try_from((10 - sum % 10) % 10).ok()
}

/// The digits of the number itself; a last `X` of the older kind is 10. Empty where
/// anything else stands among them.
fn digits(text: &str) -> Vec<u8> {
    let text = text.trim().to_ascii_lowercase();
    let number = text.strip_prefix("urn:isbn:").unwrap_or(&text);
    let number = number.strip_prefix("isbn").unwrap_or(number);
    let number =
        number.strip_prefix("-13").or(number.strip_prefix("-10")).unwrap_or(number);
    let number = number.trim_start_matches([':', ' ', '\u{a0}']);
    let mut digits = Vec::new();
    for c in number.chars().filter(|c| !matches!(c, '-' | ' ' | '\u{a0}' | '\u{2011}')) {
        match c.to_digit(10).and_then(|digit| u8::try_from(digit).ok()) {
            Some(digit) => digits.push(digit),
            None if c == 'x' && digits.len() == 9 => digits.push(10),
            None => return Vec::new(),
        }
    }
    digits
}

/// Says that it is none, and which last digit would make it one.
pub(super) fn tell(text: &str, span: Span, diagnostics: &mut Diagnostics) {
    let digits = digits(text);
    let label = match check_of_13(&digits) {
        Some(check) if digits.len() == 13 && digits.starts_with(&[9, 7]) => {
            format!("with these digits the last would be {check}")
        }
        Some(_) | None => String::new(),
    };
    diagnostics.error(
        Diagnostic::new(&catalogue::FRONT_MATTER_ISBN, format!("`{text}` is not an ISBN"))
            .labelled(span, label)
            .help("compare it with the number that was assigned"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_digit_checks_the_others() {
        for good in [
            "9782070360246",
            "978-2-07-036024-6",
            "ISBN 978-2-07-036024-6",
            "urn:isbn:9782070360246",
            "ISBN-13: 978-2-07-036024-6",
            "2-07-036024-5",
            "080442957X",
        ] {
            assert!(is_isbn(good), "{good}");
        }
        for bad in [
            "9782070360247",
            "2-07-036024-8",
            "977-2-07-036024-6",
            "978207036024",
            "isbn",
            "x",
            "2070360247",
        ] {
            assert!(!is_isbn(bad), "{bad}");
        }
    }

    #[test]
    fn only_what_claims_to_be_one_is_checked() {
        assert!(claims(None, "9782070360247"));
        assert!(claims(Some("ISBN-13"), "x"));
        assert!(!claims(Some("DOI"), "9782070360247"));
        assert!(!claims(None, "10.1000/182"));
    }
}
