//! Changes of theme that are written as words: the asterisks that word processors export
//! escaped, `\* \* \*`.

use crate::document::{Block, BlockKind, descend_mut, plain_text};

/// The least number of asterisks that stand for a change of theme, as in Markdown's own.
const ASTERISKS: usize = 3;

/// Makes changes of theme of the paragraphs between two blocks that hold nothing but
/// asterisks.
pub(super) fn make(blocks: &mut [Block]) {
    let last = blocks.len().saturating_sub(1);
    for (at, block) in blocks.iter_mut().enumerate() {
        if (1..last).contains(&at) && is_of_asterisks(block) {
            block.kind = BlockKind::Rule;
        }
        for children in descend_mut(block) {
            make(children);
        }
    }
}

fn is_of_asterisks(block: &Block) -> bool {
    let BlockKind::Paragraph(content) = &block.kind else { return false };
    if !block.attributes.is_empty() {
        return false;
    }
    let words = plain_text(content);
    let mut count = 0;
    for c in words.chars().filter(|c| !c.is_whitespace()) {
        if c != '*' {
            return false;
        }
        count += 1;
    }
    count >= ASTERISKS
}
