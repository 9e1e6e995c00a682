//! What `<figure>` is in the model.

use super::block::Child;
use super::element::{blocks_of, next_line, tell_nesting};
use crate::diagnostic::{Diagnostics, Span};
use crate::document::{
    Attributes, Block, BlockKind, Figure, Inline, InlineKind, Inlines, Table,
};
use crate::read::blocks;

/// A figure of one image or of one table with its caption. Of all else the blocks stay
/// together in a division, the captions in their places, and that is told.
pub(super) fn figure_of(
    children: Vec<Child>,
    mut given: Attributes,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Vec<Child> {
    let mut caption = Inlines::new();
    let mut below = Vec::new();
    let mut bodies = Vec::new();
    let mut captions = 0_usize;
    for child in &children {
        match child {
            Child::Caption { words, below: rest } => {
                captions += 1;
                if let Some(first) = words.first() {
                    next_line(&mut caption, first.span);
                    caption.extend(words.iter().cloned());
                }
                below.extend(rest.iter().cloned());
            }
            Child::Block(_)
            | Child::Item(_)
            | Child::Term(_)
            | Child::Said(_)
            | Child::Cell { .. }
            | Child::Row { .. } => bodies.push(child),
        }
    }
    let made = match bodies.as_slice() {
        [Child::Block(body)] => figure_or_table(body, &caption, &given, span),
        _ => None,
    };
    let Some(figure) = made else {
        if captions == 0 && given.is_empty() {
            return children;
        }
        let blocks = blocks_of(children);
        tell_nesting(
            "a figure that is not one image is set as blocks that stay together",
            "make a figure of each image",
            span,
            diagnostics,
        );
        given.add_class("figure");
        given.add_class("keep");
        let division = blocks::new(span, BlockKind::Division(blocks));
        return vec![Child::Block(Block { attributes: given, ..division })];
    };
    if captions > 1 {
        tell_nesting(
            "the figure has a second `<figcaption>`: it is a further line of the caption",
            "write one caption",
            span,
            diagnostics,
        );
    }
    std::iter::once(figure).chain(below).map(Child::Block).collect()
}

/// The figure that a block is with its caption, or the table.
fn figure_or_table(
    body: &Block,
    caption: &Inlines,
    given: &Attributes,
    span: Span,
) -> Option<Block> {
    let mut attributes = given.clone();
    attributes.add_missing(&body.attributes);
    let kind = if let BlockKind::Paragraph(content) = &body.kind
        && let [Inline { kind: InlineKind::Image(image), .. }] = content.as_slice()
    {
        BlockKind::Figure(Figure { image: (**image).clone(), caption: caption.clone() })
    } else if let BlockKind::Table(table) = &body.kind
        && table.caption.is_empty()
    {
        BlockKind::Table(Table { caption: caption.clone(), ..table.clone() })
    } else {
        return None;
    };
    Some(Block { attributes, ..blocks::new(span, kind) })
}
