//! pandoc's attributes in a line: behind an image, a link or code, and behind words in
//! brackets.

use super::attributes;
use super::inlines::is_escaped;
use crate::diagnostic::Span;
use crate::document::{Attributes, Inline, InlineKind, Inlines};

/// Gives attributes to what they stand behind.
pub(super) fn attach(run: &mut Inlines) {
    let has_braces = |inline: &Inline| matches!(&inline.kind, InlineKind::Text(words) if words.contains('{'));
    if !run.iter().any(has_braces) {
        return;
    }
    let mut done = Inlines::with_capacity(run.len());
    for inline in run.drain(..) {
        match inline.kind {
            InlineKind::Text(words) if !is_escaped(inline.span, &words) => {
                words_of(words, inline.span, &mut done);
            }
            kind => done.push(Inline::new(inline.span, kind)),
        }
    }
    *run = done;
}

/// Adds words to `run`, with what the attributes among them say of what stands before.
fn words_of(words: String, span: Span, run: &mut Inlines) {
    let mut rest = Piece { words, span };
    if rest.words.starts_with('{')
        && let Some((given, length)) = attributes::leading(&rest.words)
        && let Some(before) = run.pop()
    {
        match give(before, &given, rest.place(0, length)) {
            Ok(inline) => {
                run.push(inline);
                rest = rest.behind(length);
            }
            Err(before) => run.push(before),
        }
    }
    let mut from = 0;
    while let Some(at) = rest.words.get(from..).and_then(|words| words.find("]{")) {
        let close = from + at;
        let behind = rest.words.get(close + 1..).and_then(attributes::leading);
        let Some((given, length)) = behind else {
            from = close + 2;
            continue;
        };
        let Piece { words: closing, span: end } = rest.part(close, close + 1 + length);
        let before = rest.part(0, close);
        if !before.words.is_empty() {
            run.push(Inline::text(before.span, before.words));
        }
        rest = rest.behind(close + 1 + length);
        from = 0;
        match opening(run) {
            Some((index, at)) => enclose(run, index, at, &given, end),
            // Nothing opens it: these are words.
            None => run.push(Inline::text(end, closing)),
        }
    }
    if !rest.words.is_empty() {
        run.push(Inline::text(rest.span, rest.words));
    }
}

/// Words with their place.
struct Piece {
    words: String,
    span: Span,
}

impl Piece {
    /// Where the bytes from `start` to `end` stand; the whole place where the source is
    /// longer than the words.
    fn place(&self, start: usize, end: usize) -> Span {
        let range = self.span.range();
        if range.len() != self.words.len() {
            return self.span;
        }
        Span::new(self.span.source, range.start + start..range.start + end)
    }

    fn part(&self, start: usize, end: usize) -> Self {
        let words = self.words.get(start..end).unwrap_or("").to_owned();
        Self { words, span: self.place(start, end) }
    }

    fn behind(&self, at: usize) -> Self {
        self.part(at, self.words.len())
    }
}

/// The inline with the attributes, or as it was where it can have none.
fn give(inline: Inline, given: &Attributes, end: Span) -> Result<Inline, Inline> {
    let Inline { span, mut kind } = inline;
    match &mut kind {
        InlineKind::Image(image) => {
            image.decorative |= given.has_class("decorative");
            attributes::merge(&mut image.attributes, given);
        }
        InlineKind::Link(link) => attributes::merge(&mut link.attributes, given),
        InlineKind::Code(_) | InlineKind::Math(_) => {
            let content = vec![Inline::new(span, kind)];
            kind = InlineKind::Span { attributes: given.clone(), content };
        }
        InlineKind::Text(_)
        | InlineKind::SoftBreak
        | InlineKind::LineBreak
        | InlineKind::Emphasis(_)
        | InlineKind::Strong(_)
        | InlineKind::Strikethrough(_)
        | InlineKind::Superscript(_)
        | InlineKind::Subscript(_)
        | InlineKind::SmallCaps(_)
        | InlineKind::Span { .. }
        | InlineKind::NoteCall(_)
        | InlineKind::Generated(_)
        | InlineKind::RawHtml(_) => return Err(Inline::new(span, kind)),
    }
    Ok(Inline::new(span.to(end), kind))
}

/// The last bracket in the run that nothing closes: which inline, and which byte of it.
fn opening(run: &Inlines) -> Option<(usize, usize)> {
    let mut closed = 0_usize;
    for (index, inline) in run.iter().enumerate().rev() {
        let InlineKind::Text(words) = &inline.kind else { continue };
        if is_escaped(inline.span, words) {
            continue;
        }
        for (at, c) in words.char_indices().rev() {
            match c {
                ']' => closed += 1,
                '[' if closed == 0 => return Some((index, at)),
                '[' => closed -= 1,
                _ => {}
            }
        }
    }
    None
}

/// Makes one inline of what stands behind the bracket at byte `at` of `run[index]`.
fn enclose(run: &mut Inlines, index: usize, at: usize, given: &Attributes, end: Span) {
    let mut content = run.split_off(index);
    let mut span = end;
    if let Some(Inline { span: place, kind: InlineKind::Text(words) }) = content.first() {
        let piece = Piece { words: words.clone(), span: *place };
        span = piece.place(at, piece.words.len()).to(end);
        let before = piece.part(0, at);
        if !before.words.is_empty() {
            run.push(Inline::text(before.span, before.words));
        }
        let after = piece.behind(at + 1);
        if after.words.is_empty() {
            content.remove(0);
        } else {
            content[0] = Inline::text(after.span, after.words);
        }
    }
    let is_only = given.id().is_none()
        && given.language().is_none()
        && given.direction().is_none()
        && given.others().is_empty()
        && given.classes() == ["smallcaps"];
    let kind = if is_only {
        InlineKind::SmallCaps(content)
    } else {
        InlineKind::Span { attributes: given.clone(), content }
    };
    run.push(Inline::new(span, kind));
}
