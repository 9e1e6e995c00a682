//! Epigraphs whose source stands within the quotation: it comes behind it, where the source
//! of an epigraph stands.

use crate::document::{
    Block, BlockKind, FrontDivision, Inline, InlineKind, LINE_BLOCK, visit_blocks_mut,
};

/// Takes the last line of the quotation that an epigraph ends with out of it, where a dash
/// begins it.
pub(super) fn settle(blocks: &mut [Block]) {
    visit_blocks_mut(blocks, &mut |block| {
        let is_epigraph = FrontDivision::of(block) == Some(FrontDivision::Epigraph);
        if is_epigraph && let BlockKind::Division(own) = &mut block.kind {
            let source = take_source(own);
            own.extend(source);
        }
    });
}

fn take_source(blocks: &mut [Block]) -> Option<Block> {
    let BlockKind::Quote(words) = &mut blocks.last_mut()?.kind else { return None };
    if words.len() < 2 {
        return None;
    }
    words.pop_if(|last| is_source(last))
}

/// Whether a paragraph begins with a dash, as a line does that says whose words those are.
fn is_source(block: &Block) -> bool {
    let BlockKind::Paragraph(content) = &block.kind else { return false };
    let begins = matches!(content.first(), Some(Inline { kind: InlineKind::Text(words), .. })
        if words.starts_with(['\u{2014}', '\u{2013}', '\u{2015}']) || words.starts_with("--"));
    begins && !block.attributes.has_class(LINE_BLOCK)
}
