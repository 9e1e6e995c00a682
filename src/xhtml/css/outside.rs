//! What of CSS reaches outside the file that holds it.

use std::ops::Range;

/// What fetches, runs or leaves a sheet, besides `url(`.
const REACHING: [&str; 8] = [
    "@import",
    "image-set(",
    "image(",
    "src(",
    "javascript:",
    "vbscript:",
    "expression(",
    "-moz-binding",
];

/// Which addresses rules may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::xhtml) enum Addresses {
    /// None.
    None,
    /// Those of what stands in the same file: `url(#gradient)`.
    Fragments,
}

/// What reaches outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::xhtml) struct Outside {
    /// The bytes where it is written.
    pub(in crate::xhtml) range: Range<usize>,
    /// What it is.
    pub(in crate::xhtml) word: &'static str,
}

/// The first piece of rules or values that fetches, runs or leaves them; looked for without
/// escapes, white space and case, as a browser reads it. What stands in comments counts:
/// whoever knows where they are takes them out before.
pub(in crate::xhtml) fn reaches_outside(text: &str, allowed: Addresses) -> Option<Outside> {
    let bare = bare(text);
    let is_inside = |at: usize| {
        let behind = bare.get(at + "url(".len()..).unwrap_or_default();
        allowed == Addresses::Fragments
            && behind.trim_start_matches(['"', '\'']).starts_with('#')
    };
    let url = bare.match_indices("url(").map(|(at, _)| at).find(|at| !is_inside(*at));
    let found = REACHING.iter().filter_map(|word| Some((bare.find(word)?, *word)));
    let (at, word) = found.chain(url.map(|at| (at, "url("))).min()?;
    let mut length = 0;
    let mut places = Bare::of(text).filter_map(|(character, place)| {
        length += character.to_lowercase().map(char::len_utf8).sum::<usize>();
        (length > at).then_some(place)
    });
    let (start, _) = places.next()?;
    // The letters of the word are a byte each, the first of which was taken.
    let (_, end) = places.nth(word.len() - 2)?;
    Some(Outside { range: start..end, word })
}

/// The text in small letters without white space, escapes resolved.
pub(super) fn bare(text: &str) -> String {
    Bare::of(text).flat_map(|(character, _)| character.to_lowercase()).collect()
}

/// The characters of a text without white space and controls, escapes resolved (CSS Syntax
/// 3, 4.3.7), each with the bytes that write it.
struct Bare<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Bare<'t> {
    const fn of(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    fn take(&mut self) -> Option<char> {
        let character = self.text.get(self.at..)?.chars().next()?;
        self.at += character.len_utf8();
        Some(character)
    }

    /// What stands behind a backslash.
    fn escaped(&mut self) -> char {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = rest.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        let code = rest.get(..length).unwrap_or_default();
        let Ok(code) = u32::from_str_radix(code, 16) else {
            return self.take().unwrap_or('\u{fffd}');
        };
        self.at += length;
        let behind = self.text.get(self.at..).and_then(|rest| rest.chars().next());
        self.at += behind.filter(|c| c.is_whitespace()).map_or(0, char::len_utf8);
        char::from_u32(code).unwrap_or('\u{fffd}')
    }
}

impl Iterator for Bare<'_> {
    type Item = (char, (usize, usize));

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let start = self.at;
            let character = match self.take()? {
                '\\' => self.escaped(),
                other => other,
            };
            if !character.is_whitespace() && !character.is_control() {
                return Some((character, (start, self.at)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reaches_outside_is_found_where_it_is_written() {
        let found = |text: &str, allowed| {
            reaches_outside(text, allowed).map(|Outside { range, word }| {
                (text.get(range).unwrap_or_default().to_owned(), word)
            })
        };
        let told = |written: &str, word| Some((written.to_owned(), word));
        for (text, expected) in [
            ("É{b: U\\52 L\n( 'x')}", told("U\\52 L\n(", "url(")),
            ("a: url(x); @im\\port 'y'", told("url(", "url(")),
            ("@im\\port 'y'; a: url(x)", told("@im\\port", "@import")),
            ("a: \\", None),
            ("a: currentcolor (x)", None),
        ] {
            assert_eq!(found(text, Addresses::None), expected, "{text}");
        }
        let text = "a: url( '#b'); c: url(d)";
        assert_eq!(found(text, Addresses::None), told("url(", "url("));
        let outside = reaches_outside(text, Addresses::Fragments).expect("one");
        assert_eq!(outside.range, 18..22);
    }
}
