//! Verse: the lines of a line block, each behind its bar.

use super::blocks::paragraph;
use super::scope::Scope;
use crate::document::{
    Attributes, Block, BlockKind, Inline, InlineKind, LINE_BLOCK, plain_text,
};

/// A line block behind bars; none where it says more than that it is one, or says what bars
/// would not give back.
pub(super) fn verse(block: &Block, scope: Scope<'_>) -> Option<String> {
    let BlockKind::Paragraph(content) = &block.kind else { return None };
    let mut own = Attributes::default();
    own.add_class(LINE_BLOCK);
    if block.attributes != own || content.is_empty() || plain_text(content).contains('|') {
        return None;
    }
    let is_end = |inline: &&Inline| matches!(inline.kind, InlineKind::LineBreak);
    let ends = content.iter().filter(is_end).count();
    let text = paragraph(content, scope);
    let lines: Vec<_> = text.split('\n').collect();
    if lines.len() != ends + 1 {
        return None;
    }
    let (last, others) = lines.split_last()?;
    let others = others.iter().map(|line| line.strip_suffix('\\'));
    let lines: Option<Vec<_>> = others.chain([Some(*last)]).collect();
    let behind_bars = lines?.into_iter().map(|line| match line {
        "" => "|".to_owned(),
        _ => format!("| {line}"),
    });
    Some(behind_bars.collect::<Vec<_>>().join("\n"))
}
