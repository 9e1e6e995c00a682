//! Formulas where a page has them for `MathJax`: `\(…\)` in a line, `\[…\]` and `$$…$$` on
//! lines of their own. They are looked for in the words that a page would show, as `MathJax`
//! does, so that none lies across emphasis or code.

use crate::diagnostic::Span;
use crate::document::{
    Block, BlockKind, Inline, InlineKind, Inlines, texts_mut, visit_blocks_mut,
};
use std::ops::Range;

/// Makes formulas of the words that mean them.
pub(super) fn settle(blocks: &mut [Block]) {
    visit_blocks_mut(blocks, &mut |block| {
        if let BlockKind::Paragraph(content) = &block.kind
            && let Some(tex) = alone(content)
        {
            block.kind = BlockKind::Math(tex);
            return;
        }
        for run in texts_mut(block) {
            in_run(run);
        }
    });
}

/// The formula that a paragraph is, where it is one on a line of its own.
fn alone(content: &[Inline]) -> Option<String> {
    let words = Words::of(content)?;
    let text = words.text.trim();
    let (formula, kind) = next(text, 0)?;
    let is_alone = kind == Place::Own && formula.outer == (0..text.len());
    is_alone.then(|| text.get(formula.inner).unwrap_or("").trim().to_owned())
}

fn in_run(run: &mut Inlines) {
    for inline in run.iter_mut() {
        if let Some(content) = inline.kind.content_mut() {
            in_run(content);
        }
    }
    let mut rest = std::mem::take(run).into_iter().peekable();
    while let Some(first) = rest.next() {
        if !is_word(&first) {
            run.push(first);
            continue;
        }
        let mut group = vec![first];
        while let Some(next) = rest.next_if(is_word) {
            group.push(next);
        }
        in_words(group, run);
    }
}

/// Adds words to a run, their formulas as such.
fn in_words(group: Inlines, run: &mut Inlines) {
    let Some(words) = Words::of(&group).filter(|words| next(&words.text, 0).is_some())
    else {
        run.extend(group);
        return;
    };
    let mut at = 0;
    while let Some((formula, _)) = next(&words.text, at) {
        words.slice(&group, at..formula.outer.start, run);
        let tex = words.text.get(formula.inner).unwrap_or("").trim().to_owned();
        run.push(Inline::new(
            words.span(&group, formula.outer.clone()),
            InlineKind::Math(tex),
        ));
        at = formula.outer.end;
    }
    words.slice(&group, at..words.text.len(), run);
}

fn is_word(inline: &Inline) -> bool {
    matches!(inline.kind, InlineKind::Text(_) | InlineKind::SoftBreak)
}

/// Where a formula stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Line,
    Own,
}

/// A formula in a text: with its marks, and what stands between them.
#[derive(Debug)]
struct Found {
    outer: Range<usize>,
    inner: Range<usize>,
}

/// The marks of formulas.
const MARKS: [(&str, &str, Place); 3] =
    [(r"\(", r"\)", Place::Line), (r"\[", r"\]", Place::Own), ("$$", "$$", Place::Own)];

/// The first formula of a text from a place on.
fn next(text: &str, from: usize) -> Option<(Found, Place)> {
    MARKS
        .iter()
        .filter_map(|(begin, end, place)| {
            let start = from + text.get(from..)?.find(begin)?;
            let inside = start + begin.len();
            let close = inside + text.get(inside..)?.find(end)?;
            let found = Found { outer: start..close + end.len(), inner: inside..close };
            Some((found, *place))
        })
        .min_by_key(|(found, _)| found.outer.start)
}

/// The words of a group of inlines, joined.
struct Words {
    text: String,
    /// Where each inline begins.
    starts: Vec<usize>,
}

impl Words {
    /// Nothing where one of them is no word.
    fn of(group: &[Inline]) -> Option<Self> {
        let mut words = Self { text: String::new(), starts: Vec::new() };
        for inline in group {
            words.starts.push(words.text.len());
            match &inline.kind {
                InlineKind::Text(text) => words.text.push_str(text),
                InlineKind::SoftBreak => words.text.push('\n'),
                _ => return None,
            }
        }
        Some(words)
    }

    /// Adds the inlines of a part, those at its ends cut.
    fn slice(&self, group: &[Inline], part: Range<usize>, run: &mut Inlines) {
        for (inline, start) in group.iter().zip(&self.starts) {
            let InlineKind::Text(text) = &inline.kind else {
                if part.contains(start) {
                    run.push(inline.clone());
                }
                continue;
            };
            let own = part.start.max(*start)..part.end.min(start + text.len());
            if own.start >= own.end {
                continue;
            }
            let words = text.get(own.start - start..own.end - start).unwrap_or("");
            if words.len() == text.len() {
                run.push(inline.clone());
            } else {
                run.push(Inline::text(inline.span, words));
            }
        }
    }

    /// Where a part stands in the source.
    fn span(&self, group: &[Inline], part: Range<usize>) -> Span {
        let of = |at: usize| self.starts.partition_point(|start| *start <= at) - 1;
        let (first, last) = (of(part.start), of(part.end - 1));
        group[first].span.to(group[last].span)
    }
}
