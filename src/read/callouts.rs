//! Obsidian's callouts: quotations that begin with `[!info]` and the like. Those that say
//! the same as one of GitHub's alerts are that.

use crate::document::{AlertKind, Block, BlockKind, Inline, InlineKind};

/// The alert that the first line of a quotation names by another name than GitHub's; the
/// line is taken away.
pub(super) fn take(blocks: &mut Vec<Block>) -> Option<AlertKind> {
    let Some(Block { kind: BlockKind::Paragraph(content), .. }) = blocks.first_mut() else {
        return None;
    };
    let (first, others) = content.split_first()?;
    let is_alone = others.first().is_none_or(|next| next.kind == InlineKind::SoftBreak);
    let Inline { kind: InlineKind::Text(words), .. } = first else { return None };
    let name = words.strip_prefix("[!")?.strip_suffix(']')?;
    let kind = kind(name).filter(|_| is_alone)?;
    content.drain(..content.len().min(2));
    if content.is_empty() {
        blocks.remove(0);
    }
    Some(kind)
}

/// Whether a name is that of an alert, GitHub's or another.
pub(super) fn is_alert(name: &str) -> bool {
    AlertKind::ALL.iter().any(|kind| kind.name().eq_ignore_ascii_case(name))
        || kind(name).is_some()
}

/// The other kinds of notices that Obsidian knows.
const OBSIDIAN: [&str; 15] = [
    "abstract", "check", "cite", "done", "example", "fail", "failure", "faq", "help",
    "missing", "question", "quote", "success", "summary", "tldr",
];

/// Whether a quotation that begins with `[!name]` was meant as a notice: Obsidian knows the
/// name, or the mark stands alone on its line.
pub(super) fn is_callout(name: &str, content: &[Inline]) -> bool {
    if OBSIDIAN.iter().any(|known| known.eq_ignore_ascii_case(name)) {
        return true;
    }
    let is_word = |c: char| c.is_ascii_alphabetic() || c == '-';
    let line = content.split(|inline| inline.kind == InlineKind::SoftBreak).next();
    let is_alone = matches!(line, Some([Inline { kind: InlineKind::Text(words), .. }])
        if words.trim_end_matches(['-', '+']).ends_with(']') && words.matches(']').count() == 1);
    is_alone && !name.is_empty() && name.chars().all(is_word)
}

/// What a name means that is none of GitHub's.
fn kind(name: &str) -> Option<AlertKind> {
    match name.to_ascii_lowercase().as_str() {
        "info" | "todo" => Some(AlertKind::Note),
        "hint" => Some(AlertKind::Tip),
        "attention" | "warn" => Some(AlertKind::Warning),
        "danger" | "error" | "bug" => Some(AlertKind::Caution),
        _ => None,
    }
}
