//! Obsidian's callouts: quotations that begin with `[!info]` and the like, or with `[!tip]+`
//! and `[!tip]-`, which fold. Those that say the same as one of GitHub's alerts are that.

use super::bare_links::part;
use super::blocks;
use crate::document::{AlertKind, Block, BlockKind, Inline, InlineKind, Inlines};

/// The alert that the first line of a quotation names by another name than GitHub's, or with
/// the sign of one that folds. The line is taken away; a title behind the sign is a paragraph
/// of its own, as pages do not fold; there is `room` for so many levels of inlines in it.
pub(super) fn take(blocks: &mut Vec<Block>, room: usize) -> Option<AlertKind> {
    let Some(Block { kind: BlockKind::Paragraph(content), .. }) = blocks.first_mut() else {
        return None;
    };
    let Inline { span, kind: InlineKind::Text(words) } = content.first()? else {
        return None;
    };
    let (name, behind) = words.strip_prefix("[!")?.split_once(']')?;
    let end =
        content.iter().position(|inline| inline.kind.ends_line()).unwrap_or(content.len());
    let (kind, title) = match behind.strip_prefix(['+', '-']) {
        Some(title) => {
            let is_apart = title.is_empty() || title.starts_with(char::is_whitespace);
            (alert(name).filter(|_| is_apart)?, title.trim_start())
        }
        None => (kind(name).filter(|_| behind.is_empty() && end == 1)?, ""),
    };
    let mut first = Inlines::new();
    if !title.is_empty() {
        let from = words.len() - title.len();
        first.push(Inline::text(part(*span, words, &(from..words.len())), title));
    }
    first.extend(content.drain(..end).skip(1));
    // The end of the line goes with it.
    content.drain(..content.len().min(1));
    if content.is_empty() {
        blocks.remove(0);
    }
    if let (Some(start), Some(end)) = (first.first(), first.last()) {
        let span = start.span.to(end.span);
        blocks.insert(0, blocks::new(span, BlockKind::Paragraph(stressed(first, room))));
    }
    Some(kind)
}

/// The words of a title, which stand out where none of them does by itself.
fn stressed(title: Inlines, room: usize) -> Inlines {
    let has_room = levels(&title).is_some_and(|levels| levels < room);
    match (title.first(), title.last()) {
        (Some(first), Some(last)) if has_room => {
            let span = first.span.to(last.span);
            vec![Inline::new(span, InlineKind::Strong(title))]
        }
        _ => title,
    }
}

/// How many levels of inlines stand in a run; none where one of them is strong.
fn levels(run: &[Inline]) -> Option<usize> {
    let mut deepest = 1;
    for Inline { kind, .. } in run {
        if matches!(kind, InlineKind::Strong(_)) {
            return None;
        }
        if let Some(content) = kind.content() {
            deepest = deepest.max(levels(content)? + 1);
        }
    }
    Some(deepest)
}

/// Whether a name is that of an alert, GitHub's or another.
pub(super) fn is_alert(name: &str) -> bool {
    alert(name).is_some()
}

/// The alert of a name, GitHub's or another.
fn alert(name: &str) -> Option<AlertKind> {
    let own = |kind: &AlertKind| kind.name().eq_ignore_ascii_case(name);
    AlertKind::ALL.into_iter().find(own).or_else(|| kind(name))
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
