//! Minus signs in tables: a hyphen before a number, in a column of numbers.
//!
//! In running text a hyphen before a number may be anything. Where a cell holds nothing but a
//! number with a sign, and so does its whole column, it is a minus.

use crate::document::{Block, BlockKind, Inline, InlineKind, Table, plain_text};
use crate::language::{Language, Tag};

/// The sign that is set.
const MINUS: char = '−';

/// Sets the hyphens right that stand for minus signs in the columns of a table.
pub(super) fn set(table: &mut Table, language: &Tag) {
    if language.language() == Language::Other {
        return;
    }
    for column in 0..table.columns.len() {
        let mut cells = table.body.iter().filter_map(|row| row.cells.get(column));
        if !cells.all(|cell| is_number_or_empty(&cell.blocks)) {
            continue;
        }
        for cell in table.body.iter_mut().filter_map(|row| row.cells.get_mut(column)) {
            if let [Block { kind: BlockKind::Paragraph(content), .. }] =
                cell.blocks.as_mut_slice()
            {
                set_in(content);
            }
        }
    }
}

/// Sets the sign of a number, however it is stressed, and be the call of a note beside it;
/// of code none.
fn set_in(content: &mut [Inline]) {
    let has_words = |inline: &&mut Inline| {
        !plain_text(std::slice::from_ref(&**inline)).trim().is_empty()
    };
    let mut said = content.iter_mut().filter(has_words);
    let (Some(Inline { kind, .. }), None) = (said.next(), said.next()) else { return };
    if let InlineKind::Text(words) = kind
        && let Some(number) = words.strip_prefix('-').filter(|number| is_number(number))
    {
        *words = format!("{MINUS}{number}");
    } else if let Some(content) = kind.content_mut() {
        set_in(content);
    }
}

/// Whether a cell says a number, that there is none, or nothing.
fn is_number_or_empty(blocks: &[Block]) -> bool {
    match blocks {
        [] => true,
        [Block { kind: BlockKind::Paragraph(content), .. }] => {
            let words = plain_text(content);
            let words = words.trim();
            is_number(words.strip_prefix(['+', '-', MINUS, '±']).unwrap_or(words))
                || matches!(words, "" | "-" | "–" | "—" | "−" | "…")
        }
        _ => false,
    }
}

/// Whether words are a number without a sign: figures, what separates them, a sign of
/// currency and that of percent.
fn is_number(words: &str) -> bool {
    words.contains(|c: char| c.is_ascii_digit())
        && words.chars().all(|c| c.is_ascii_digit() || " \u{a0}\u{202f}.,’%€$£".contains(c))
}
