//! Readings above characters (`ruby`): the parentheses that they stand in wherever they
//! cannot be set above.

use crate::document::{
    Block, Document, Inline, InlineKind, Inlines, plain_text, texts_mut, visit_blocks_mut,
    visit_run_mut,
};
use crate::language::segment::is_ideographic;

/// Puts each reading (`rt`) without parentheses of its own (`rp`) in those of the script of
/// its base: 漢（かん）, and in others `base (reading)`.
pub(super) fn parenthesize(document: &mut Document) {
    in_blocks(&mut document.blocks);
    for note in &mut document.notes {
        in_blocks(&mut note.blocks);
    }
}

fn in_blocks(blocks: &mut [Block]) {
    visit_blocks_mut(blocks, &mut |block| {
        for run in texts_mut(block) {
            visit_run_mut(run, &mut |inline| {
                if let InlineKind::Span { attributes, content } = &mut inline.kind
                    && attributes.has_class("ruby")
                {
                    in_ruby(content);
                }
            });
        }
    });
}

/// Sets the parentheses of a `ruby`, which holds bases, each with its reading behind it.
fn in_ruby(content: &mut Inlines) {
    let all = std::mem::take(content);
    let mut rest = all.into_iter().peekable();
    let mut base = String::new();
    while let Some(inline) = rest.next() {
        let is_bare = content.last().is_none_or(|before| !has_class(before, "rp"));
        if !has_class(&inline, "rt") || !is_bare {
            base.push_str(&plain_text(std::slice::from_ref(&inline)));
            content.push(inline);
            continue;
        }
        let is_closed = rest.peek().is_some_and(|behind| has_class(behind, "rp"));
        let is_full = base.trim_end().ends_with(is_ideographic);
        let (open, close) = if is_full { ("（", "）") } else { (" (", ")") };
        let made =
            |words: &str| Inline::new(inline.span, InlineKind::Generated(words.to_owned()));
        let (open, close) = (made(open), made(close));
        content.extend([open, inline]);
        if !is_closed {
            content.push(close);
        }
        base.clear();
    }
}

fn has_class(inline: &Inline, class: &str) -> bool {
    matches!(
        &inline.kind,
        InlineKind::Span { attributes, content: _ } if attributes.has_class(class)
    )
}
