//! Words that adjoin become one, blanks that adjoin become one, and none stands before a call.

use super::orthotypography::OBJECT;
use crate::document::{Block, Inline, InlineKind, Inlines, descend_mut, texts_mut};

/// Makes one of words that adjoin.
pub(super) fn join(blocks: &mut [Block]) {
    for block in blocks {
        for run in texts_mut(block) {
            join_run(run);
        }
        for children in descend_mut(block) {
            join(children);
        }
    }
}

/// Makes one of words that adjoin in a run, and one blank of several.
pub(super) fn join_run(run: &mut Inlines) {
    join_words(run);
    join_last_calls(run);
    collapse(run, &mut ' ');
}

/// Leaves one blank where there are several, and none at the beginning of a line, outside of
/// code; `before` is the character before the run.
fn collapse(run: &mut Inlines, before: &mut char) {
    join_calls(run);
    for inline in run.iter_mut() {
        match &mut inline.kind {
            InlineKind::Text(words) => words.retain(|c| {
                let goes = c == ' ' && *before == ' ';
                *before = c;
                !goes
            }),
            InlineKind::Generated(words) => {
                *before = words.chars().next_back().unwrap_or(*before);
            }
            InlineKind::SoftBreak | InlineKind::LineBreak => *before = ' ',
            InlineKind::Code(_)
            | InlineKind::Math(_)
            | InlineKind::Image(_)
            | InlineKind::NoteCall(_)
            | InlineKind::RawHtml(_) => *before = OBJECT,
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content)
            | InlineKind::Superscript(content)
            | InlineKind::Subscript(content)
            | InlineKind::SmallCaps(content)
            | InlineKind::Span { attributes: _, content } => collapse(content, before),
            InlineKind::Link(link) => collapse(&mut link.content, before),
        }
    }
    run.retain(
        |inline| !matches!(&inline.kind, InlineKind::Text(words) if words.is_empty()),
    );
}

/// Takes the blank away before calls of notes that have one behind them as well: a call
/// stands at its word, and the words behind it apart.
fn join_calls(run: &mut Inlines) {
    let mut at = 0;
    while let Some(first) = run.get(at..).and_then(|rest| rest.iter().position(is_call)) {
        let first = at + first;
        let count = run[first..].iter().take_while(|inline| is_call(inline)).count();
        at = first + count;
        let is_apart = run.get(at).is_some_and(begins_with_blank);
        let Some(last) = first.checked_sub(1).filter(|_| is_apart) else { continue };
        take_blank(&mut run[last]);
    }
}

/// Takes the blank away before the calls that a run ends with: behind them nothing follows.
/// One between two calls stays.
fn join_last_calls(run: &mut Inlines) {
    let Some(word) = run.iter().rposition(|inline| !is_call(inline)) else { return };
    let is_between = word.checked_sub(1).is_some_and(|before| is_call(&run[before]));
    if word + 1 < run.len() && !is_between {
        take_blank(&mut run[word]);
    }
}

fn is_call(inline: &Inline) -> bool {
    matches!(inline.kind, InlineKind::NoteCall(_))
}

/// Takes the blank away with which words end.
fn take_blank(Inline { span: _, kind }: &mut Inline) {
    if let InlineKind::Text(words) = kind {
        words.truncate(words.trim_end_matches(' ').len());
    } else if *kind == InlineKind::SoftBreak {
        *kind = InlineKind::Text(String::new());
    }
}

/// Whether words stand apart from what is before them.
fn begins_with_blank(inline: &Inline) -> bool {
    matches!(&inline.kind, InlineKind::Text(words) if words.starts_with(' '))
        || inline.kind == InlineKind::SoftBreak
}

/// Makes one of words that adjoin in a run and in all inside it.
fn join_words(run: &mut Inlines) {
    let mut joined = Inlines::with_capacity(run.len());
    for mut inline in run.drain(..) {
        if let InlineKind::Text(words) = &inline.kind
            && let Some(Inline { span, kind: InlineKind::Text(text) }) = joined.last_mut()
        {
            text.push_str(words);
            *span = span.to(inline.span);
            continue;
        }
        if let Some(content) = inline.kind.content_mut() {
            join_words(content);
        }
        joined.push(inline);
    }
    *run = joined;
}
