//! `H~2~O` and `x^2^`: letters raised or lowered within a word, as pandoc has them.
//!
//! Pulldown reads these marks as it reads those of stress, so that they mean something at
//! the edges of words alone.

use super::inlines::is_escaped;
use crate::diagnostic::Span;
use crate::document::{Inline, InlineKind, Inlines};

/// Makes superscripts and subscripts of what stands between marks in the words of a run.
pub(super) fn raise_and_lower(run: &mut Inlines) {
    let has_marks = |inline: &Inline| {
        matches!(&inline.kind, InlineKind::Text(words)
            if words.contains(['^', '~']) && !is_escaped(inline.span, words))
    };
    for inline in run.iter_mut() {
        // Words in brackets were read before they got their attributes.
        if let InlineKind::Span { attributes: _, content }
        | InlineKind::SmallCaps(content) = &mut inline.kind
        {
            raise_and_lower(content);
        }
    }
    if !run.iter().any(has_marks) {
        return;
    }
    let mut done = Inlines::with_capacity(run.len() + 4);
    for inline in run.drain(..) {
        match &inline.kind {
            InlineKind::Text(words) if has_marks(&inline) && !is_address(words) => {
                split(words, inline.span, &mut done);
            }
            _ => done.push(inline),
        }
    }
    *run = done;
}

/// Marks in an address are part of it.
fn is_address(words: &str) -> bool {
    words.contains("://") || words.contains("www.")
}

fn split(words: &str, span: Span, run: &mut Inlines) {
    let part = |start: usize, end: usize| -> Span {
        if span.range().len() != words.len() {
            return span;
        }
        let from = span.range().start;
        Span::new(span.source, from + start..from + end)
    };
    let text = |start: usize, end: usize| {
        Inline::text(part(start, end), words.get(start..end).unwrap_or(""))
    };
    let mut done = 0;
    let mut at = 0;
    while let Some(open) = words.get(at..).and_then(|rest| rest.find(['^', '~'])) {
        let open = at + open;
        at = open + 1;
        let Some(close) = closing(words, open) else { continue };
        if open > done {
            run.push(text(done, open));
        }
        let content = vec![text(open + 1, close)];
        let kind = match words.as_bytes().get(open) {
            Some(b'^') => InlineKind::Superscript(content),
            Some(_) | None => InlineKind::Subscript(content),
        };
        run.push(Inline::new(part(open, close + 1), kind));
        at = close + 1;
        done = at;
    }
    if done < words.len() {
        run.push(text(done, words.len()));
    }
}

/// Where the mark is that closes the one at byte `open`: both single, and between them
/// nothing but letters and digits, or a number with its sign, as in `Ca^2+^` and `10^-3^`.
fn closing(words: &str, open: usize) -> Option<usize> {
    let mark = words.get(open..)?.chars().next()?;
    let inside = words.get(open + 1..)?;
    let length = inside.find(mark)?;
    let close = open + 1 + length;
    let is_doubled =
        words.get(..open)?.ends_with(mark) || words.get(close + 1..)?.starts_with(mark);
    let content = inside.get(..length)?;
    let bare = content.strip_prefix(['-', '−', '+']).unwrap_or(content);
    let bare = bare.strip_suffix(['-', '−', '+']).unwrap_or(bare);
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ',' | '.' | '\'' | '’');
    (!is_doubled && !content.is_empty() && bare.chars().all(is_plain)).then_some(close)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(words: &str) -> String {
        let mut run = vec![Inline::text(Span::default(), words)];
        raise_and_lower(&mut run);
        run.iter()
            .map(|inline| match &inline.kind {
                InlineKind::Text(words) => words.clone(),
                InlineKind::Superscript(content) => {
                    format!("<sup>{}</sup>", crate::document::plain_text(content))
                }
                InlineKind::Subscript(content) => {
                    format!("<sub>{}</sub>", crate::document::plain_text(content))
                }
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn letters_are_raised_and_lowered_within_words() {
        for (words, expected) in [
            ("H~2~O, x^2^.", "H<sub>2</sub>O, x<sup>2</sup>."),
            ("10^-3^ Ca^2+^ M^lle^", "10<sup>-3</sup> Ca<sup>2+</sup> M<sup>lle</sup>"),
            (
                "a^b and c^d, 2^3 ~/a~ ~~x~~ ^^ x^2+y^2",
                "a^b and c^d, 2^3 ~/a~ ~~x~~ ^^ x^2+y^2",
            ),
            ("https://a.b/~c~d", "https://a.b/~c~d"),
        ] {
            assert_eq!(marked(words), expected);
        }
    }

    #[test]
    fn letters_are_raised_in_brackets_with_attributes() {
        use crate::read::blocks::parse;
        use crate::read::origin::Origin;
        use crate::read::syntax::Syntax;
        let origin = Origin::Slice(crate::diagnostic::SourceId::default(), 0);
        for text in ["[H~2~O]{lang=de}", "[x^2^]{.smallcaps}"] {
            let parsed = format!("{:?}", parse(text, &origin, Syntax::Full).blocks);
            assert!(parsed.contains("script(["), "{parsed}");
        }
    }
}
