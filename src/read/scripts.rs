//! `H~2~O` and `x^2^`: letters raised or lowered within a word, as pandoc has them.
//!
//! Pulldown reads these marks as it reads those of stress, so that they mean something at
//! the edges of words alone.

use super::inlines::is_escaped;
use crate::diagnostic::Span;
use crate::document::{Inline, InlineKind, Inlines, plain_text};

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

/// Whether what pulldown takes for a raised or lowered word has a blank in it, so that the
/// mark that seems to end it begins or ends another: in `^13^C and 10^6^` there are two
/// (pandoc's manual, `superscript`). A blank that does not break is part of a word.
pub(super) fn reaches_over_words(inline: &Inline) -> bool {
    match &inline.kind {
        InlineKind::Superscript(content) | InlineKind::Subscript(content) => {
            plain_text(content).contains([' ', '\t', '\n'])
        }
        _ => false,
    }
}

/// Writes what is raised or lowered to the end of a run as words with their marks, to be read
/// by [`raise_and_lower`].
pub(super) fn append_words(inline: Inline, run: &mut Inlines) {
    let Inline { span, kind } = inline;
    let (mark, content) = match kind {
        InlineKind::Superscript(content) => ("^", content),
        InlineKind::Subscript(content) => ("~", content),
        other => return run.push(Inline::new(span, other)),
    };
    let opening = Span { end: span.start + 1, ..span };
    let closing = Span { start: span.end.saturating_sub(1), ..span };
    let marks = |span: Span| Inline::text(span, mark);
    let words = std::iter::once(marks(opening)).chain(content).chain([marks(closing)]);
    for inline in words {
        match (run.last_mut(), &inline.kind) {
            (
                Some(Inline { span, kind: InlineKind::Text(last) }),
                InlineKind::Text(words),
            ) if span.end == inline.span.start
                && !is_escaped(*span, last)
                && !is_escaped(inline.span, words) =>
            {
                last.push_str(words);
                *span = span.to(inline.span);
            }
            _ => run.push(inline),
        }
    }
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
/// nothing but letters and digits, bound together where they are several words, or a number
/// with its sign, as in `Ca^2+^` and `10^-3^`.
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
    let is_plain =
        |c: char| c.is_alphanumeric() || matches!(c, ',' | '.' | '\'' | '’' | '\u{a0}');
    (!is_doubled && !content.is_empty() && bare.chars().all(is_plain)).then_some(close)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::blocks::parse;
    use crate::read::origin::Origin;
    use crate::read::syntax::Syntax;

    fn marked(words: &str) -> String {
        let mut run = vec![Inline::text(Span::default(), words)];
        raise_and_lower(&mut run);
        run.iter()
            .map(|inline| match &inline.kind {
                InlineKind::Text(words) => words.clone(),
                InlineKind::Superscript(content) => {
                    format!("<sup>{}</sup>", plain_text(content))
                }
                InlineKind::Subscript(content) => {
                    format!("<sub>{}</sub>", plain_text(content))
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
    fn no_raised_or_lowered_word_reaches_over_a_blank() {
        for (text, expected) in [
            ("and ^13^C; 1 x 10^6^ cells", "and <13>C; 1 x 10<6> cells"),
            ("^13^C *and* 10^6^", "<13>C [and] 10<6>"),
            ("~5 mg of CO~2~ or H~2~O", "~5 mg of CO<2> or H<2>O"),
            ("x^a b^ y", "x^a b^ y"),
            ("M^lle^ P~a\\ b~", "M<lle> P<a\u{a0}b>"),
            ("^2,\\*^ A", "<2,*> A"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    /// What is read of a paragraph, with what is raised, lowered or stressed in brackets.
    fn read(text: &str) -> String {
        fn shown(run: &[Inline]) -> String {
            run.iter()
                .map(|inline| match &inline.kind {
                    InlineKind::Text(words) => words.clone(),
                    InlineKind::Superscript(content) | InlineKind::Subscript(content) => {
                        format!("<{}>", shown(content))
                    }
                    InlineKind::Emphasis(content) => format!("[{}]", shown(content)),
                    other => format!("{other:?}"),
                })
                .collect()
        }
        let origin = Origin::Slice(crate::diagnostic::SourceId::default(), 0);
        let blocks = parse(text, &origin, Syntax::Full).blocks;
        match blocks.first().map(|block| &block.kind) {
            Some(crate::document::BlockKind::Paragraph(content)) => shown(content),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn letters_are_raised_in_brackets_with_attributes() {
        let origin = Origin::Slice(crate::diagnostic::SourceId::default(), 0);
        for text in ["[H~2~O]{lang=de}", "[x^2^]{.smallcaps}"] {
            let parsed = format!("{:?}", parse(text, &origin, Syntax::Full).blocks);
            assert!(parsed.contains("script(["), "{parsed}");
        }
    }
}
