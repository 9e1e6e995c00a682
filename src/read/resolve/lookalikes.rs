//! What looks like structure and is none: it is said, since its lines flow together.

use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    AlertKind, Block, BlockKind, Document, Inline, InlineKind, plain_text, visit_blocks,
};
use crate::read::list_mark::Mark;

/// Says where lines begin as the items of a list do that Markdown does not read, and where a
/// quotation begins as an alert does.
pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics) {
    let mut look = |block: &Block| {
        if let BlockKind::Paragraph(content) = &block.kind {
            list(content, diagnostics);
        } else if let BlockKind::Quote(blocks) = &block.kind {
            alert(blocks, diagnostics);
        }
    };
    visit_blocks(&document.blocks, &mut look);
    for note in &document.notes {
        visit_blocks(&note.blocks, &mut look);
    }
}

/// The mark that the words of a line begin with, a blank behind it.
fn mark(words: &str) -> Option<Mark<'_>> {
    let (mark, behind) = Mark::of(words)?;
    behind.starts_with(char::is_whitespace).then_some(mark)
}

/// Whether an item that `next` marks comes right after the one that `first` marks.
fn goes_on(first: Mark<'_>, next: Mark<'_>) -> bool {
    let is_counted = first.label == "#" && first == next;
    is_counted || first.goes_on(next).is_some()
}

/// Tells of the first two lines of a paragraph that begin as items one after the other do.
fn list(content: &[Inline], diagnostics: &mut Diagnostics) {
    let mut before: Option<(Mark<'_>, Span, Place)> = None;
    // The beginning of the paragraph is that of a line.
    let mut begins = Some(&InlineKind::LineBreak);
    let mut place = Place::First;
    for Inline { span, kind } in content {
        if let (Some(end), InlineKind::Text(words)) = (begins, kind) {
            let mark = mark(words).map(|mark| (mark, *span, place));
            if let (Some((first, span, place)), Some((second, ..))) = (before, mark)
                && *end == InlineKind::SoftBreak
                && goes_on(first, second)
            {
                return tell((first, second), span, place, diagnostics);
            }
            before = mark;
        } else if begins.is_some() {
            before = None;
        }
        place = Place::Below;
        begins =
            matches!(kind, InlineKind::SoftBreak | InlineKind::LineBreak).then_some(kind);
    }
}

/// Where a line of a paragraph stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    First,
    /// Below another one.
    Below,
}

fn tell(
    (first, second): (Mark<'_>, Mark<'_>),
    span: Span,
    place: Place,
    diagnostics: &mut Diagnostics,
) {
    let (one, two) = (first.typed(), second.typed());
    let (what, help) = if first.label == "#" {
        ("Markdown reads no list with such marks", "write `1.` and `2.`")
    } else if place == Place::Below {
        let what = match first.is_plain() {
            true => {
                "a list that does not begin with 1 stands apart from the words above it"
            }
            false => "a list stands apart from the words above it",
        };
        (what, "leave a line blank before the list, or end each line with `\\`")
    } else if first.is_initial() {
        (
            "a capital and a period may be the initial of a name",
            "write two blanks behind each mark, or end each line with `\\`",
        )
    } else {
        (
            "Markdown reads no list with such marks",
            "write `1.` and `2.` behind a blank line, or end each line with `\\`",
        )
    };
    diagnostics.report(
        Diagnostic::new(
            &catalogue::MARKDOWN_FLOWING_LIST,
            format!("the lines with `{one}` and `{two}` flow together: {what}"),
        )
        .at(span)
        .help(help),
    );
}

/// Tells of a quotation that begins with the mark of an alert and words on the same line.
fn alert(blocks: &[Block], diagnostics: &mut Diagnostics) {
    let Some(Block { span, kind: BlockKind::Paragraph(content), .. }) = blocks.first()
    else {
        return;
    };
    let words = plain_text(content);
    let Some((name, _)) = words.strip_prefix("[!").and_then(|rest| rest.split_once(']'))
    else {
        return;
    };
    if AlertKind::ALL.iter().any(|kind| kind.name().eq_ignore_ascii_case(name)) {
        diagnostics.report(
            Diagnostic::new(
                &catalogue::MARKDOWN_ALERT,
                format!("`[!{name}]` has words behind it, and the quotation is no alert"),
            )
            .at(*span)
            .help(format!(
                "let `[!{name}]` stand alone on its line, and begin the next one"
            )),
        );
    }
}
