//! Paragraphs whose lines end where the author ended them.

use super::inline::{Inline, InlineKind};
use super::walk::plain_text;

/// The longest line, in characters, that is taken for one of its own. What is longer is
/// prose in which a line happens to begin anew.
const LONGEST: usize = 100;

/// Whether a paragraph is lines of their own rather than running text: a stanza, an address.
///
/// Each line but the last ends with a break that was written, and none is long. A question in
/// bold above its answer is no line beside another: answers are to look alike, however long
/// they are.
#[must_use]
pub fn has_own_lines(content: &[Inline]) -> bool {
    if !has_break(content) {
        return false;
    }
    let text = plain_text(content);
    let is_short = |line: &str| line.chars().count() <= LONGEST;
    let count = text.split('\n').count();
    let is_run_in = count == 2
        && matches!(
            content,
            [
                Inline { kind: InlineKind::Strong(_), .. },
                Inline { kind: InlineKind::LineBreak, .. },
                ..
            ]
        );
    count > 1 && !is_run_in && text.split('\n').all(is_short)
}

/// Whether a break stands in a run, at any depth.
fn has_break(content: &[Inline]) -> bool {
    content.iter().any(|inline| {
        inline.kind == InlineKind::LineBreak
            || inline.kind.content().is_some_and(|inside| has_break(inside))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;

    #[test]
    fn lines_are_their_own_where_the_author_ends_them() {
        let text = |words: &str| Inline::text(Span::default(), words);
        let of = |kind: InlineKind| Inline::new(Span::default(), kind);
        let stressed =
            of(InlineKind::Emphasis(vec![text("a"), of(InlineKind::LineBreak), text("b")]));
        assert!(has_own_lines(&[stressed]));
        let question = of(InlineKind::Strong(vec![text("Why?")]));
        let answer = [question.clone(), of(InlineKind::LineBreak), text("Because.")];
        assert!(!has_own_lines(&answer));
        let address = [&answer[..], &[of(InlineKind::LineBreak), text("Paris")]].concat();
        assert!(has_own_lines(&address));
        let long = "prose ".repeat(30);
        assert!(!has_own_lines(&[text(&long), of(InlineKind::LineBreak), text("b")]));
        assert!(!has_own_lines(&[text("a"), of(InlineKind::SoftBreak), text("b")]));
    }
}
