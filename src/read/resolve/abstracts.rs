//! Abstracts: the word above each, where it has no heading of its own.

use crate::document::{
    Abstract, Attributes, Block, BlockId, BlockKind, Inline, InlineKind,
};
use crate::language::{Label, Tag};

/// Puts the word for it above each abstract, in the language that it is in: `language` where
/// it states none.
pub(super) fn label(blocks: &mut [Block], language: &Tag) {
    for block in blocks {
        let Some(own) = Abstract::of(block) else { continue };
        let is_headed = own.blocks.first().is_none_or(begins_with_heading);
        let span = block.span;
        let words = Label::Abstract
            .in_language(block.attributes.language().unwrap_or(language))
            .to_owned();
        let BlockKind::Division(inside) = &mut block.kind else { continue };
        if !is_headed {
            let content = vec![Inline::new(span, InlineKind::Generated(words))];
            let label = Block {
                id: BlockId::default(),
                span,
                attributes: Attributes::default(),
                kind: BlockKind::Paragraph(content),
            };
            inside.insert(0, label);
        }
    }
}

fn begins_with_heading(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading { .. })
}
