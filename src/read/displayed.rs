//! Formulas between `$$` that stand within a paragraph: each on lines of its own, as TeX,
//! pandoc and GitHub show them; the words behind one go on with the paragraph.

use super::attributes;
use super::bare_links::part;
use super::blocks::new;
use crate::diagnostic::Span;
use crate::document::{
    Attributes, Block, BlockKind, CONTINUED, Inline, InlineKind, Inlines, LINE_BLOCK,
};
use std::collections::BTreeSet;

/// The blocks that a paragraph is, where the formulas at `displayed` stand between `$$`.
pub(super) fn parted(block: Block, displayed: &BTreeSet<Span>) -> Vec<Block> {
    let apart: BTreeSet<Span> = match &block.kind {
        BlockKind::Paragraph(content)
            if !displayed.is_empty()
                && !block.attributes.has_class(LINE_BLOCK)
                && !is_caption(content) =>
        {
            (0..content.len())
                .filter(|at| formula(&content[*at], displayed).is_some())
                .filter(|at| stands_apart(content, *at))
                .map(|at| content[at].span)
                .collect()
        }
        _other => BTreeSet::new(),
    };
    let Block { id, span, attributes, kind } = block;
    let content = match kind {
        BlockKind::Paragraph(content) if !apart.is_empty() => content,
        kind => return vec![Block { id, span, attributes, kind }],
    };
    let mut parts = Vec::new();
    let mut words = Inlines::new();
    let mut rest = content.into_iter().peekable();
    while let Some(inline) = rest.next() {
        let found = formula(&inline, displayed).filter(|_| apart.contains(&inline.span));
        let Some((tex, given)) = found else {
            words.push(inline);
            continue;
        };
        push(std::mem::take(&mut words), &attributes, &mut parts);
        let (mut tex, mut given) = (tex.to_owned(), given.cloned());
        if let Some(behind) = rest.peek_mut() {
            take_what_follows(behind, &mut tex, &mut given);
        }
        let attributes = given.unwrap_or_default();
        parts.push(Block { attributes, ..new(inline.span, BlockKind::Math(tex)) });
    }
    push(words, &attributes, &mut parts);
    parts
}

/// Whether a paragraph may be the caption of the table beside it, which is one line.
fn is_caption(content: &[Inline]) -> bool {
    matches!(content.first().map(|first| &first.kind),
        Some(InlineKind::Text(words)) if words.starts_with(": ") || words.starts_with("Table:"))
}

/// Whether the formula at `at` touches nothing but what may go with it onto its own line. A
/// bracket, a quote or the call of a note would begin the next one.
fn stands_apart(content: &[Inline], at: usize) -> bool {
    let is_break =
        |inline: Option<&Inline>| inline.is_none_or(|inline| inline.kind.ends_line());
    let before = at.checked_sub(1).and_then(|at| content.get(at));
    let is_apart_before = match before.map(|before| &before.kind) {
        Some(InlineKind::Text(words)) => words.ends_with([' ', '\t']),
        Some(_) | None => is_break(before),
    };
    let behind = content.get(at + 1);
    let is_apart_behind = match behind.map(|behind| &behind.kind) {
        Some(InlineKind::Text(words)) => {
            let rest = words.trim_start();
            let given = attributes::leading(rest).map_or(0, |(_, length)| length);
            let rest = if given > 0 { rest.get(given..).unwrap_or("") } else { words };
            let rest = rest.strip_prefix(['.', ',', ';']).unwrap_or(rest);
            match rest.chars().next() {
                Some(c) => c.is_whitespace(),
                None => is_break(content.get(at + 2)),
            }
        }
        Some(_) | None => is_break(behind),
    };
    is_apart_before && is_apart_behind
}

/// The formula that an inline is, with what is said of it.
fn formula<'i>(
    inline: &'i Inline,
    displayed: &BTreeSet<Span>,
) -> Option<(&'i str, Option<&'i Attributes>)> {
    match &inline.kind {
        InlineKind::Math(tex) if displayed.contains(&inline.span) => Some((tex, None)),
        InlineKind::Span { attributes, content } => match content.as_slice() {
            [Inline { kind: InlineKind::Math(tex), span }] if displayed.contains(span) => {
                Some((tex, Some(attributes)))
            }
            _ => None,
        },
        _ => None,
    }
}

/// Takes what belongs to a formula off the words right behind it: attributes, as
/// pandoc-crossref has them (`$$…$$ {#name}`), and the mark that ends its clause, which
/// would stand alone at the beginning of a line.
fn take_what_follows(
    behind: &mut Inline,
    tex: &mut String,
    given: &mut Option<Attributes>,
) {
    let InlineKind::Text(words) = &mut behind.kind else { return };
    let mut rest = words.trim_start();
    if given.is_none()
        && let Some((attributes, length)) = attributes::leading(rest)
    {
        *given = Some(attributes);
        rest = rest.get(length..).unwrap_or("");
    }
    let mark = rest.chars().next().filter(|c| matches!(c, '.' | ',' | ';'));
    let ends = |behind: &str| behind.is_empty() || behind.starts_with([' ', '\t']);
    if let Some(mark) = mark
        && ends(rest.get(1..).unwrap_or(""))
    {
        tex.push(mark);
        rest = rest.get(1..).unwrap_or("");
    }
    let kept = rest.trim_start();
    behind.span = part(behind.span, words, &(words.len() - kept.len()..words.len()));
    *words = kept.to_owned();
}

/// Adds the words between two formulas, where there are any.
fn push(mut words: Inlines, attributes: &Attributes, parts: &mut Vec<Block>) {
    let is_blank = |inline: &Inline| match &inline.kind {
        InlineKind::SoftBreak | InlineKind::LineBreak => true,
        InlineKind::Text(words) => words.trim().is_empty(),
        _other => false,
    };
    let end = words.iter().rposition(|inline| !is_blank(inline)).map_or(0, |last| last + 1);
    words.truncate(end);
    let begin = words.iter().position(|inline| !is_blank(inline)).unwrap_or(words.len());
    words.drain(..begin);
    if let Some(Inline { span, kind: InlineKind::Text(last) }) = words.last_mut() {
        let kept = last.trim_end().len();
        *span = part(*span, last, &(0..kept));
        last.truncate(kept);
    }
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
    let span = first.span.to(last.span);
    let mut attributes =
        if parts.is_empty() { attributes.clone() } else { Attributes::NONE };
    if !parts.is_empty() {
        attributes.add_class(CONTINUED);
    }
    parts.push(Block { attributes, ..new(span, BlockKind::Paragraph(words)) });
}
