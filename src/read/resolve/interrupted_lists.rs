//! Paragraphs that begin as items of one list do, and between which something else stands:
//! they are no list, which is said.

use super::lookalikes::mark;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{Block, BlockKind, Inline, InlineKind, NumberStyle, descend};
use crate::read::list_mark::Mark;

/// Says where a paragraph begins as the next item of a list would that was begun above it in
/// the same blocks.
pub(super) fn check(blocks: &[Block], diagnostics: &mut Diagnostics) {
    let mut above: Option<Item<'_>> = None;
    for block in blocks {
        match &block.kind {
            // What stands below another heading goes on with nothing.
            BlockKind::Heading { .. } | BlockKind::Title(_) => above = None,
            BlockKind::List(list) => {
                let last = list.items.len().checked_sub(1);
                let last = last.and_then(|last| list.kind.number(last));
                above = last.map(|(number, style)| Item::Listed(number, style)).or(above);
            }
            BlockKind::Paragraph(content) => {
                if let Some((mark, span)) = own_mark(content) {
                    let goes_on = above.filter(|item| item.goes_on(mark));
                    if let Some(item) = goes_on {
                        diagnostics.report(told(&item.typed(), &mark.typed(), span));
                    }
                    above = Some(Item::Written(mark));
                }
            }
            _ => {}
        }
        for children in descend(block) {
            check(children, diagnostics);
        }
    }
}

/// The mark that a paragraph begins with, and its place; none where it may be a name's.
fn own_mark(content: &[Inline]) -> Option<(Mark<'_>, Span)> {
    let Inline { span, kind: InlineKind::Text(words) } = content.first()? else {
        return None;
    };
    let mark = mark(words).filter(|mark| mark.label != "#" && !mark.is_initial())?;
    Some((mark, *span))
}

/// What another item may go on with.
#[derive(Clone, Copy, Debug)]
enum Item<'a> {
    /// The last item of a list.
    Listed(u64, NumberStyle),
    /// A paragraph that begins as one.
    Written(Mark<'a>),
}

impl Item<'_> {
    /// Whether an item with this mark comes right after it.
    fn goes_on(self, next: Mark<'_>) -> bool {
        match self {
            Self::Listed(number, style) => {
                next.delimiter == style.delimiter
                    && next.number(style.numerals) == number.checked_add(1)
            }
            Self::Written(mark) => mark.goes_on(next).is_some(),
        }
    }

    /// Its mark as it is written.
    fn typed(self) -> String {
        match self {
            Self::Listed(number, style) => style.label(number),
            Self::Written(mark) => mark.typed(),
        }
    }
}

fn told(first: &str, second: &str, span: Span) -> Diagnostic {
    let blanks = first.len() + 1;
    Diagnostic::new(
        &catalogue::MARKDOWN_FLOWING_LIST,
        format!("`{first}` and `{second}` are no list: something else stands between them"),
    )
    .at(span)
    .help(format!(
        "set what stands between them in by {blanks} blanks, so that it belongs to `{first}`"
    ))
}
