//! What a document is known by: ISBN, DOI, UUID or anything else.

use std::fmt;

/// An identifier, recognized by its form.
///
/// ```
/// use sevigne::document::Identifier;
/// assert_eq!(Identifier::parse("ISBN 978-2-07-036024-6").to_string(), "urn:isbn:9782070360246");
/// assert_eq!(Identifier::parse("https://doi.org/10.1000/182").to_string(), "doi:10.1000/182");
/// // A wrong check digit is no ISBN.
/// assert_eq!(
///     Identifier::parse("978-2-07-036024-7"),
///     Identifier::Other("978-2-07-036024-7".to_owned()),
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Identifier {
    /// The 13 digits of an ISBN, its check digit verified.
    Isbn(String),
    /// A DOI: `10.…/…`.
    Doi(String),
    /// A UUID in small letters (RFC 9562, 4).
    Uuid(String),
    /// Anything else, as it is written.
    Other(String),
}

impl Identifier {
    /// Recognizes an identifier.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        if let Some(digits) = isbn(text) {
            return Self::Isbn(digits);
        }
        let lower = text.to_ascii_lowercase();
        for prefix in [
            "https://doi.org/",
            "http://doi.org/",
            "https://dx.doi.org/",
            "doi:",
            "doi ",
            "",
        ] {
            if let Some(rest) = lower.strip_prefix(prefix)
                && rest.trim().starts_with("10.")
                && rest.contains('/')
            {
                // DOI names compare without regard to case.
                return Self::Doi(rest.trim().to_owned());
            }
        }
        if let Some(uuid) = uuid(&lower) {
            return Self::Uuid(uuid);
        }
        Self::Other(text.to_owned())
    }
}

/// The digits of a UUID, after `urn:uuid:` or `uuid` or alone.
fn uuid(lower: &str) -> Option<String> {
    let bare = lower.strip_prefix("urn:").unwrap_or(lower);
    let bare = bare.strip_prefix("uuid").unwrap_or(bare).trim_start_matches([':', ' ']);
    let groups: Vec<&str> = bare.split('-').collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let is_hexadecimal =
        groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()));
    (lengths == [8, 4, 4, 4, 12] && is_hexadecimal).then(|| bare.to_owned())
}

/// As a URI where the kind has one.
impl fmt::Display for Identifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Isbn(digits) => write!(formatter, "urn:isbn:{digits}"),
            Self::Doi(name) => write!(formatter, "doi:{name}"),
            Self::Uuid(digits) => write!(formatter, "urn:uuid:{digits}"),
            Self::Other(text) => formatter.write_str(text),
        }
    }
}

/// The digits of an ISBN-13: 978 or 979, with weights 1 and 3 summing to a multiple of 10
/// (ISO 2108, annex C).
fn isbn(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let bare = lower.strip_prefix("urn:isbn:").or_else(|| lower.strip_prefix("isbn"));
    let bare =
        bare.unwrap_or(&lower).trim_start_matches("-13").trim_start_matches([':', ' ']);
    let mut digits = String::new();
    for character in bare.chars() {
        match character {
            '0'..='9' => digits.push(character),
            '-' | ' ' | '\u{a0}' | '\u{2010}' | '\u{2011}' => {}
            _ => return None,
        }
    }
    let sum: u32 = digits
        .chars()
        .filter_map(|digit| digit.to_digit(10))
        .zip([1, 3].into_iter().cycle())
        .map(|(digit, weight)| digit * weight)
        .sum();
    let prefixed = digits.starts_with("978") || digits.starts_with("979");
    (digits.len() == 13 && prefixed && sum.is_multiple_of(10)).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_isbn_has_thirteen_digits_and_a_right_check_digit() {
        for right in
            ["9782070360246", "urn:isbn:978-2-07-036024-6", "ISBN-13: 978 2 07 036024 6"]
        {
            assert_eq!(
                Identifier::parse(right),
                Identifier::Isbn("9782070360246".to_owned())
            );
        }
        for wrong in
            ["9782070360247", "2070360245", "", "978", "97820703602460", "9772070360247"]
        {
            assert!(matches!(Identifier::parse(wrong), Identifier::Other(_)), "{wrong}");
        }
    }
}
