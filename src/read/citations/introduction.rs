//! What stands between a work and the words behind it: the comma, and the word before a page.

use super::is_bare_locator;
use super::note_entry::is_range;
use crate::diagnostic::Span;
use crate::document::{InlineKind, Inlines};
use crate::language::NoteWords;
use crate::read::inlines::is_escaped;

/// Blanks and the comma before a place in a work.
pub(super) const LEADING: [char; 3] = [',', ' ', '\u{a0}'];

/// Blanks between words.
pub(super) const BLANKS: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// What stands between a work and the words behind it in place of what the source has there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Introduction {
    /// How many bytes of the words it replaces.
    pub(super) dropped: usize,
    /// The signs between them.
    pub(super) sign: &'static str,
    /// The word before a page.
    pub(super) word: &'static str,
    /// Whether a page is named.
    pub(super) is_page: bool,
    /// Whether there are words at all.
    pub(super) has_words: bool,
}

/// The introduction of the words behind a work.
pub(super) fn introduction(
    suffix: &Inlines,
    is_in_text: bool,
    words: &NoteWords,
) -> Introduction {
    let Some(first) = suffix.first() else { return Introduction::default() };
    let plain = Introduction {
        sign: if is_in_text { ", " } else { "" },
        has_words: true,
        ..Introduction::default()
    };
    let InlineKind::Text(said) = &first.kind else { return plain };
    if !is_open(first.span, said) {
        return plain;
    }
    let rest = said.trim_start_matches(LEADING);
    let leading = said.len() - rest.len();
    let has_comma = said.get(..leading).is_some_and(|leading| leading.contains(','));
    let is_alone = suffix.len() == 1;
    if let Some((dropped, word)) = page(rest, is_alone, words) {
        let dropped = leading + dropped;
        return Introduction { dropped, sign: ", ", word, is_page: true, has_words: true };
    }
    if is_in_text || has_comma || is_bare_locator(first) {
        return Introduction { dropped: leading, sign: ", ", ..plain };
    }
    plain
}

/// How many bytes of words are the word before a page, and what stands there in its place;
/// nothing where they name no page.
fn page(rest: &str, is_alone: bool, words: &NoteWords) -> Option<(usize, &'static str)> {
    let is_digit = |c: char| c.is_ascii_digit();
    let names = ["pp.", "p.", words.pages, words.page];
    for name in names.into_iter().filter(|name| !name.is_empty()) {
        let Some(behind) = rest.strip_prefix(name) else { continue };
        let number = behind.trim_start_matches(BLANKS);
        let first = number.split([' ', ',']).next().unwrap_or("");
        let is_roman = !first.is_empty() && first.chars().all(|c| "ivxlcdm-–".contains(c));
        if number.starts_with(is_digit) || is_roman {
            // The source's own stays where it is one of the language.
            let is_own = words.page.starts_with('p') || name == words.page;
            return Some(match is_own {
                true => (0, ""),
                false if name == "pp." => (rest.len() - number.len(), words.pages),
                false => (rest.len() - number.len(), words.page),
            });
        }
    }
    let is_number = |c: char| is_digit(c) || "-–, ".contains(c);
    let is_page = is_alone && rest.starts_with(is_digit) && rest.chars().all(is_number);
    is_page.then_some((0, if is_range(rest) { words.pages } else { words.page }))
}

/// Whether others can be added to words; a comma is one with a backslash and without.
pub(super) fn is_open(span: Span, words: &str) -> bool {
    words == "," || !is_escaped(span, words)
}
