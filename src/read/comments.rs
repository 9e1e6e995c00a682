//! `%%words%%`: what Obsidian hides. It is left out as a comment of HTML is, and so told.

use super::paired_signs::{Neighbor, Place, Sign, replace, signs};
use crate::document::{Block, BlockKind, Inline, InlineKind, Inlines};

/// The signs on both sides.
const SIGNS: &str = "%%";

/// What stands for a comment.
const COMMENT: &str = "<!---->";

/// Makes comments of what stands between the signs in the words of a paragraph.
pub(super) fn leave_out(run: &mut Inlines) {
    let pairs = pairs(run);
    if !pairs.is_empty() {
        replace(run, SIGNS, pairs, |_hidden| InlineKind::RawHtml(COMMENT.to_owned()));
    }
}

/// Where the signs stand that belong together: both touch what is between them, or both
/// stand apart from it.
fn pairs(run: &[Inline]) -> Vec<(Place, Place)> {
    let mut pairs = Vec::new();
    let mut open: Option<Sign> = None;
    for sign in signs(run, SIGNS).into_iter().filter(|sign| !sign.ends_address) {
        match open {
            Some(opening)
                if !sign.behind.is_letter()
                    && (sign.before == Neighbor::Nothing)
                        == (opening.behind == Neighbor::Nothing) =>
            {
                pairs.push((opening.place, sign.place));
                open = None;
            }
            // `100%%` is none.
            None if !sign.before.is_letter() => open = Some(sign),
            Some(_) | None => {}
        }
    }
    pairs
}

/// Makes comments of the blocks from a line with nothing but the signs to the next one.
pub(super) fn leave_out_blocks(blocks: &mut Vec<Block>) {
    let mut done: Vec<Block> = Vec::with_capacity(blocks.len());
    // Which of those that are done begins with the signs.
    let mut open: Option<usize> = None;
    for block in blocks.drain(..) {
        let (begins, ends) = (begins(&block), ends(&block));
        match open {
            Some(first) if ends => {
                let hidden = done.split_off(first);
                let span = hidden.first().map_or(block.span, |it| it.span.to(block.span));
                let comment = BlockKind::RawHtml(COMMENT.to_owned());
                done.push(super::blocks::new(span, comment));
                open = None;
                continue;
            }
            None if begins => open = Some(done.len()),
            Some(_) | None => {}
        }
        done.push(block);
    }
    *blocks = done;
}

/// Whether the first line of a block is nothing but the signs.
fn begins(block: &Block) -> bool {
    match words(block) {
        [first] => is_signs(first),
        [first, second, ..] => is_signs(first) && second.kind == InlineKind::SoftBreak,
        [] => false,
    }
}

/// Whether the last line of a block is nothing but the signs.
fn ends(block: &Block) -> bool {
    match words(block) {
        [last] => is_signs(last),
        [.., before, last] => is_signs(last) && before.kind == InlineKind::SoftBreak,
        [] => false,
    }
}

fn words(block: &Block) -> &[Inline] {
    match &block.kind {
        BlockKind::Paragraph(content) => content,
        _ => &[],
    }
}

fn is_signs(inline: &Inline) -> bool {
    matches!(&inline.kind, InlineKind::Text(words) if words == SIGNS)
}
