//! Lines that were meant to stay lines: they flow together as Markdown has it, which is said.

use super::lookalikes;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    Block, BlockKind, Document, Inline, InlineKind, plain_text, visit_blocks,
};

/// A line that is longer may be one of a text that an editor has broken.
const LONGEST: usize = 40;

/// How many words at most stand before the colon behind who speaks, or what is told.
const NAME_WORDS: usize = 3;

/// Says where the lines of a paragraph end though there was room for more words: those of an
/// address, of verse, of a cast, of what two people say.
pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics) {
    let mut look = |block: &Block| {
        if let BlockKind::Paragraph(content) = &block.kind
            && let Some((count, span)) = meant(content)
        {
            diagnostics.report(
                Diagnostic::new(
                    &catalogue::MARKDOWN_FLOWING_LINES,
                    format!("{count} lines of their own flow together"),
                )
                .at(span)
                .help(
                    "end each but the last with `\\` where they are to stay lines; begin each \
                     with `| ` where they are verse",
                ),
            );
        }
    };
    visit_blocks(&document.blocks, &mut look);
    for note in &document.notes {
        visit_blocks(&note.blocks, &mut look);
    }
}

/// How many lines a paragraph has that were meant to stay so, and where the first two meet.
fn meant(content: &[Inline]) -> Option<(usize, Span)> {
    if content.iter().any(|inline| matches!(inline.kind, InlineKind::Image(_))) {
        return None;
    }
    let is_soft = |inline: &Inline| inline.kind == InlineKind::SoftBreak;
    let is_stated = |inline: &Inline| inline.kind == InlineKind::LineBreak;
    if !content.iter().any(is_soft) || content.iter().any(is_stated) {
        return None;
    }
    let lines: Vec<String> = content.split(is_soft).map(plain_text).collect();
    let (_, above) = lines.split_last()?;
    let is_short = above.iter().all(|line| line.chars().count() <= LONGEST)
        && above.iter().all(|line| !ends_sentence(line));
    let is_said = lines.iter().all(|line| names_first(line));
    let is_own = lines.iter().all(|line| begins_anew(line)) && (is_short || is_said);
    let span = content.first()?.span.to(content.split(is_soft).nth(1)?.first()?.span);
    is_own.then_some((lines.len(), span))
}

/// Whether a line begins as a sentence, a name, an amount or what somebody says does. Marks of
/// lists and of tables are told elsewhere.
fn begins_anew(line: &str) -> bool {
    let opening =
        line.trim_start_matches(['«', '"', '“', '„', '\'', '‘', '(', ' ', '\u{a0}']);
    opening.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '—')
        && lookalikes::mark(line).is_none()
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '»', '“', ')', ' ', '\u{a0}'])
        .ends_with(['.', '!', '?', '…'])
}

/// Whether a line begins with a name and a colon, as `LANE: Yes, sir.` does.
fn names_first(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(name, _)| {
        let words = name.split_whitespace().count();
        (1..=NAME_WORDS).contains(&words) && name.starts_with(char::is_uppercase)
    })
}
