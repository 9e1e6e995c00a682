//! In which form a list says whether its items stand close.
//!
//! Markdown tells it by blank lines (CommonMark 0.31.2, 5.3): a list is loose where one
//! stands between two of its items, or between two blocks right inside one. So an item
//! whose blocks cannot do without blank lines has no form in a list that stands close.

use super::html;
use super::scope::Scope;
use crate::document::{Block, BlockKind, Delimiter, List, ListItem, ListKind, Numerals};

/// Whether the items of a list that stands close can do without blank lines.
pub(super) fn can_stand_close(list: &List, scope: Scope<'_>) -> bool {
    list.items.iter().all(|item| {
        !item.blocks.iter().any(|block| has_blank_line(block, scope))
            && item.blocks.windows(2).all(|pair| match pair {
                [one, other] => can_follow(one, other),
                _ => true,
            })
    })
}

/// Whether a loose list would be read as one that stands close: no blank line is its own,
/// or no paragraph is.
pub(super) fn looks_close(list: &List, scope: Scope<'_>) -> bool {
    let is_apart = |item: &ListItem| {
        item.blocks.len() > 1
            || item.blocks.iter().any(|block| has_blank_line(block, scope))
    };
    let has_line = list.items.len() > 1 || list.items.iter().any(is_apart);
    let blocks = || list.items.iter().flat_map(|item| &item.blocks);
    !has_line || !blocks().any(|block| has_paragraph(block, scope))
}

/// Whether a block is written with a blank line that belongs to what it stands in.
fn has_blank_line(block: &Block, scope: Scope<'_>) -> bool {
    match &block.kind {
        // What stands between lines of colons stands in no block of Markdown's.
        BlockKind::Division(inside) => is_fence_apart(block, inside, scope),
        BlockKind::Alert { kind: _, blocks } => {
            !block.attributes.is_empty() && is_fence_apart(block, blocks, scope)
        }
        BlockKind::Table(table) => {
            !table.caption.is_empty() || html::is_needed(block, scope)
        }
        BlockKind::Definitions(_) => true,
        BlockKind::Title(_)
        | BlockKind::Letter(_)
        | BlockKind::Heading { .. }
        | BlockKind::Paragraph(_)
        | BlockKind::List(_)
        | BlockKind::Quote(_)
        | BlockKind::Code(_)
        | BlockKind::Math(_)
        | BlockKind::Figure(_)
        | BlockKind::Rule
        | BlockKind::PageBreak
        | BlockKind::RawHtml(_) => html::is_needed(block, scope),
    }
}

fn is_fence_apart(block: &Block, inside: &[Block], scope: Scope<'_>) -> bool {
    inside.len() > 1
        || html::is_needed(block, scope)
        || inside.iter().any(|block| has_blank_line(block, scope))
}

/// Whether a block is written with a paragraph that belongs to what it stands in.
fn has_paragraph(block: &Block, scope: Scope<'_>) -> bool {
    let any = |blocks: &[Block]| blocks.iter().any(|block| has_paragraph(block, scope));
    match &block.kind {
        BlockKind::Paragraph(content) => !content.is_empty(),
        BlockKind::Math(_) | BlockKind::Figure(_) => true,
        BlockKind::Division(inside) => any(inside),
        BlockKind::Alert { kind: _, blocks } => !block.attributes.is_empty() && any(blocks),
        BlockKind::Table(table) => {
            !table.caption.is_empty()
                || html::is_needed(block, scope)
                    && table
                        .head
                        .iter()
                        .chain(&table.body)
                        .any(|row| row.cells.iter().any(|cell| any(&cell.blocks)))
        }
        BlockKind::List(list) => {
            html::is_needed(block, scope) && list.items.iter().any(|item| any(&item.blocks))
        }
        BlockKind::Quote(inside) => html::is_needed(block, scope) && any(inside),
        BlockKind::Title(_)
        | BlockKind::Letter(_)
        | BlockKind::Heading { .. }
        | BlockKind::Definitions(_)
        | BlockKind::Code(_)
        | BlockKind::Rule
        | BlockKind::PageBreak
        | BlockKind::RawHtml(_) => false,
    }
}

/// Whether reading knows the marks of a list: CommonMark's, and letters and Roman numerals
/// that count on. A single one of those is no list, and behind `z` none comes.
pub(super) fn has_marks(list: &List) -> bool {
    let ListKind::Ordered { start, style } = list.kind else { return true };
    let count = u64::try_from(list.items.len()).unwrap_or(u64::MAX);
    let last = start.saturating_add(count).saturating_sub(1);
    let greatest = match (style.numerals, style.delimiter) {
        (Numerals::Decimal, Delimiter::Period | Delimiter::Parenthesis) => return true,
        (Numerals::Decimal, Delimiter::Parentheses) => 99_999_999,
        (Numerals::LowerLetter | Numerals::UpperLetter, _) => 26,
        // 188 has nine letters.
        (Numerals::LowerRoman | Numerals::UpperRoman, _) => 187,
    };
    let least = if style.numerals == Numerals::Decimal { 0 } else { 1 };
    count > 1 && (least..=greatest).contains(&start) && last <= greatest
}

/// How a block is written, as far as its neighbors are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Lines of words.
    Words,
    /// Lines between bars.
    Bars,
    /// Lines behind a mark, the last of which words would go on with.
    Marked,
    /// All else begins and ends by itself.
    Apart,
}

fn form(block: &Block) -> Form {
    match &block.kind {
        BlockKind::Paragraph(_)
        | BlockKind::Math(_)
        | BlockKind::Figure(_)
        | BlockKind::Definitions(_) => Form::Words,
        BlockKind::Table(_) => Form::Bars,
        BlockKind::List(_) | BlockKind::Quote(_) => Form::Marked,
        BlockKind::Alert { .. } if block.attributes.is_empty() => Form::Marked,
        BlockKind::Title(_)
        | BlockKind::Letter(_)
        | BlockKind::Heading { .. }
        | BlockKind::Alert { .. }
        | BlockKind::Code(_)
        | BlockKind::Rule
        | BlockKind::PageBreak
        | BlockKind::Division(_)
        | BlockKind::RawHtml(_) => Form::Apart,
    }
}

/// Whether a block can stand on the line below another without being one with it.
fn can_follow(one: &Block, other: &Block) -> bool {
    match (form(one), form(other)) {
        (Form::Apart, _) | (_, Form::Apart) | (Form::Words, Form::Bars) => true,
        (Form::Marked, Form::Words | Form::Bars) => !ends_in_words(one),
        (_, Form::Words | Form::Bars) => false,
        (_, Form::Marked) => match &other.kind {
            BlockKind::List(list) => can_interrupt(list),
            _ => form(one) != Form::Marked || matches!(one.kind, BlockKind::List(_)),
        },
    }
}

/// Whether the last of the lines behind marks is one of words, with which words below them
/// would go on.
fn ends_in_words(block: &Block) -> bool {
    let last = match &block.kind {
        BlockKind::List(list) => list.items.last().and_then(|item| item.blocks.last()),
        BlockKind::Quote(blocks) | BlockKind::Alert { kind: _, blocks } => blocks.last(),
        _ => None,
    };
    last.is_some_and(|last| form(last) == Form::Words || ends_in_words(last))
}

/// Whether a list can stand below words without a blank line between them: its first item
/// holds something and has, where it has one, the number 1.
fn can_interrupt(list: &List) -> bool {
    let has_words = list
        .items
        .first()
        .is_some_and(|item| item.task.is_some() || !item.blocks.is_empty());
    let is_first = match list.kind {
        ListKind::Bullet => true,
        ListKind::Ordered { start, style: _ } => start == 1,
    };
    has_words && is_first
}
