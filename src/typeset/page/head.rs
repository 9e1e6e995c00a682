//! The running head: a title on one line, however long it is.

use super::super::paragraph::Furniture;
use super::super::text_style::{StyleId, Styles};
use crate::font::Shaper;
use crate::geometry::Length;

/// What stands for the words that were left out.
const ELLIPSIS: char = '…';

/// `words` in one line of `measure`: as they are, or as many as fit with an ellipsis behind.
/// Where not even the first fits, as many of its letters.
pub(in crate::typeset) fn shortened(
    shaper: &mut Shaper<'_>,
    styles: &Styles,
    look: StyleId,
    (words, measure): (&str, Length),
) -> Furniture {
    let whole = Furniture::set(shaper, styles, look, words);
    if whole.width() <= measure {
        return whole;
    }
    let mut fits =
        |words: &str| Furniture::set(shaper, styles, look, words).width() <= measure;
    let ends = |is_end: fn(char) -> bool| -> Vec<&str> {
        let ends = words.char_indices().filter(|(_, c)| is_end(*c));
        let kept = ends.filter_map(|(at, _)| words.get(..at));
        kept.map(|kept| kept.trim_end_matches(is_loose)).collect()
    };
    let mut longest = |kept: &[&str]| {
        let fitting = kept.partition_point(|kept| fits(&format!("{kept}{ELLIPSIS}")));
        kept[..fitting].last().map_or_else(String::new, |kept| (*kept).to_owned())
    };
    let mut kept = longest(&ends(char::is_whitespace));
    if kept.is_empty() {
        kept = longest(&ends(|_| true));
    }
    Furniture::set(shaper, styles, look, &format!("{kept}{ELLIPSIS}"))
}

/// What does not stand before an ellipsis.
fn is_loose(character: char) -> bool {
    character.is_whitespace() || matches!(character, ',' | ';' | ':' | '.' | '–' | '—')
}
