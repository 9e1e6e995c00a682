//! Levels of headings: the title is 1, the source's highest becomes 2 below it, or 1 where
//! no title stands above; none is skipped.

use crate::diagnostic::{Diagnostic, Diagnostics, catalogue};
use crate::document::{
    Block, BlockKind, HeadingLevel, PART_CLASS, descend, descend_mut, is_back_matter,
    is_headed_by_subject,
};

/// Sets the chapters of a part a level below it where they were written at its own: those
/// behind a heading of the class `part`, up to the next part or the back matter of the book,
/// where a chapter comes first.
pub(super) fn set_below_parts(blocks: &mut [Block]) {
    // The level of the open part, where its chapters are written at that level.
    let mut part: Option<u8> = None;
    let mut is_fresh = false;
    for block in blocks {
        let is_part = block.attributes.has_class(PART_CLASS);
        let is_back = is_back_matter(&block.attributes);
        let BlockKind::Heading { level, content: _ } = &mut block.kind else { continue };
        if is_part {
            part = Some(level.get());
            is_fresh = true;
            continue;
        }
        if std::mem::take(&mut is_fresh) && part.is_some_and(|part| part != level.get()) {
            part = None;
        }
        if is_back && part == Some(level.get()) {
            part = None;
        }
        match part {
            Some(own) if level.get() >= own => *level = HeadingLevel::new(level.get() + 1),
            Some(_) | None => part = None,
        }
    }
}

/// Sets the levels of all headings, those inside quotes and lists too; the highest is `top`.
pub(super) fn close_up(
    blocks: &mut [Block],
    top: HeadingLevel,
    diagnostics: &mut Diagnostics,
) {
    let Some(highest) = highest(blocks) else { return };
    // The levels in the source of the headings that the next one stands below.
    let mut above: Vec<u8> = Vec::new();
    set(blocks, highest, top, &mut above, diagnostics);
}

/// The level of a document's highest headings: below its title or the subject that stands
/// for one, or the title's own where a heading in the text is the title.
pub(super) fn top(blocks: &[Block]) -> HeadingLevel {
    let is_titled = blocks.iter().any(
        |block| matches!(&block.kind, BlockKind::Title(title) if !title.title.is_empty()),
    );
    if is_titled || is_headed_by_subject(blocks) {
        HeadingLevel::SECTION
    } else {
        HeadingLevel::TITLE
    }
}

fn highest(blocks: &[Block]) -> Option<u8> {
    blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Heading { level, .. } => Some(level.get()),
            _ => descend(block).into_iter().filter_map(highest).min(),
        })
        .min()
}

fn set(
    blocks: &mut [Block],
    highest: u8,
    top: HeadingLevel,
    above: &mut Vec<u8>,
    diagnostics: &mut Diagnostics,
) {
    for block in blocks {
        let span = block.span;
        if let BlockKind::Heading { level, .. } = &mut block.kind {
            let own = level.get();
            while above.last().is_some_and(|last| *last >= own) {
                above.pop();
            }
            let expected = above.last().map_or(highest, |last| last + 1);
            if own > expected {
                // In a chapter levels are not as they are written.
                let written = diagnostics.sources.text(span).bytes();
                let written = written.take_while(|byte| *byte == b'#').count();
                let written = if written == 0 { usize::from(own) } else { written };
                let gap = usize::from(own - expected);
                let marks = |count: usize| "#".repeat(count.max(1));
                let (own, expected) = (marks(written), marks(written.saturating_sub(gap)));
                diagnostics.report(
                    Diagnostic::new(
                        &catalogue::HEADING_SKIPPED,
                        format!(
                            "the heading skips a level: `{own}` where `{expected}` follows"
                        ),
                    )
                    .at(span)
                    .help(format!("write `{expected}`; meanwhile the gap is closed up")),
                );
            }
            above.push(own);
            let depth = u8::try_from(above.len()).unwrap_or(u8::MAX);
            let depth = depth.saturating_add(top.get() - 1);
            *level = HeadingLevel::new(depth);
            if depth > level.get() {
                diagnostics.report(
                    Diagnostic::new(
                        &catalogue::HEADING_TOO_DEEP,
                        "the heading stands below the sixth level and is set at that",
                    )
                    .at(span)
                    .help("divide the text in fewer levels: the title is the first"),
                );
            }
        }
        for children in descend_mut(block) {
            set(children, highest, top, above, diagnostics);
        }
    }
}
