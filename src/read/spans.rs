//! pandoc's attributes in a line: behind an image, a link or code, and behind words in
//! brackets.

use super::attributes;
use super::inlines::is_escaped;
use super::raw_formats;
use crate::diagnostic::{Diagnostic, Span};
use crate::document::{Attributes, Inline, InlineKind, Inlines};

/// What came of the attributes of a run.
#[derive(Debug, Default)]
pub(super) struct Attached {
    /// How many spans were made that stand inside one another.
    pub(super) height: usize,
    /// The first place where one would stand too deep.
    pub(super) too_deep: Option<Span>,
    /// What is to be said of code for other formats.
    pub(super) remarks: Vec<Diagnostic>,
}

/// Gives attributes to what they stand behind. There is `room` for so many spans inside one
/// another; where there would be more, the rest of the run stays as it is written.
pub(super) fn attach(run: &mut Inlines, room: usize) -> Attached {
    let has_braces = |inline: &Inline| matches!(&inline.kind, InlineKind::Text(words) if words.contains('{'));
    if !run.iter().any(has_braces) {
        return Attached::default();
    }
    let mut attaching = Attaching {
        done: Inlines::with_capacity(run.len()),
        unopened: 0,
        spans: Vec::new(),
        room,
        attached: Attached::default(),
    };
    for inline in run.drain(..) {
        match &inline.kind {
            InlineKind::Text(words) if !is_escaped(inline.span, words) => {
                attaching.words(Piece { words, span: inline.span });
            }
            _ => attaching.done.push(inline),
        }
    }
    *run = attaching.done;
    attaching.attached
}

/// Takes the attributes that end a run out of it, with the blanks before them.
pub(super) fn take_trailing(run: &mut Inlines) -> Option<Attributes> {
    let Inline { span, kind: InlineKind::Text(words) } = run.last_mut()? else {
        return None;
    };
    let (given, at) = attributes::trailing(words)?;
    let (words, span) = (std::mem::take(words), *span);
    cut(run, Piece { words: &words, span }, at);
    Some(given)
}

/// Takes the signs out that close a heading (`# Heading ##`), where its attributes stood
/// behind them: pulldown knows them at the end of a line alone.
pub(super) fn take_closing_signs(run: &mut Inlines) {
    let is_only = run.len() == 1;
    let Some(Inline { span, kind: InlineKind::Text(words) }) = run.last_mut() else {
        return;
    };
    let at = words.trim_end_matches('#').len();
    let is_apart = words.get(..at).is_some_and(|before| before.ends_with([' ', '\t']));
    if at == words.len() || is_escaped(*span, words) || !(is_apart || at == 0 && is_only) {
        return;
    }
    let (words, span) = (std::mem::take(words), *span);
    cut(run, Piece { words: &words, span }, at);
}

/// Ends a run at byte `at` of its last words, without blanks before it.
fn cut(run: &mut Inlines, piece: Piece<'_>, at: usize) {
    run.pop();
    let kept = piece.words.get(..at).unwrap_or("").trim_end_matches([' ', '\t']).len();
    if kept > 0 {
        let Piece { words, span } = piece.part(0, kept);
        run.push(Inline::text(span, words));
    } else if matches!(run.last().map(|last| &last.kind), Some(InlineKind::SoftBreak)) {
        run.pop();
    }
}

/// A run whose attributes are being read.
struct Attaching {
    done: Inlines,
    /// No bracket opens before this inline that is not closed as well.
    unopened: usize,
    /// The spans that were made: which inlines they are, and of how many levels.
    spans: Vec<(usize, usize)>,
    room: usize,
    attached: Attached,
}

/// Words with their place.
#[derive(Clone, Copy)]
struct Piece<'a> {
    words: &'a str,
    span: Span,
}

impl<'a> Piece<'a> {
    /// Where the bytes from `start` to `end` stand; the whole place where the source is
    /// longer than the words.
    fn place(self, start: usize, end: usize) -> Span {
        let range = self.span.range();
        if range.len() != self.words.len() {
            return self.span;
        }
        Span::new(self.span.source, range.start + start..range.start + end)
    }

    fn part(self, start: usize, end: usize) -> Self {
        let words: &'a str = self.words.get(start..end).unwrap_or("");
        Self { words, span: self.place(start, end) }
    }

    fn behind(self, at: usize) -> Self {
        self.part(at, self.words.len())
    }
}

impl Attaching {
    fn push(&mut self, piece: Piece<'_>) {
        if !piece.words.is_empty() {
            self.done.push(Inline::text(piece.span, piece.words));
        }
    }

    /// Adds words, with what the attributes among them say of what stands before.
    fn words(&mut self, words: Piece<'_>) {
        let mut rest = words;
        if let Some((format, length)) = raw_formats::leading(rest.words)
            && let Some(Inline { span, kind: InlineKind::Code(code) }) = self.done.last()
        {
            let span = span.to(rest.place(0, length));
            let html = raw_formats::html(code, format);
            if html.is_none() {
                self.attached.remarks.push(raw_formats::left_out(format, span));
            }
            self.done.pop();
            self.done.extend(html.map(|html| Inline::new(span, InlineKind::RawHtml(html))));
            rest = rest.behind(length);
        } else if rest.words.starts_with('{')
            && let Some((given, length)) = attributes::leading(rest.words)
            && let Some(before) = self.done.pop()
        {
            match give(before, &given, rest.place(0, length)) {
                Ok(inline) => {
                    self.done.push(inline);
                    rest = rest.behind(length);
                }
                Err(before) => self.done.push(before),
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
            if self.attached.too_deep.is_some() {
                break;
            }
            let closing = rest.part(close, close + 1 + length);
            self.push(rest.part(0, close));
            rest = rest.behind(close + 1 + length);
            from = 0;
            match self.opening() {
                Some((index, at)) => self.enclose(index, at, &given, closing),
                // Nothing opens it: these are words.
                None => {
                    self.unopened = self.done.len();
                    self.push(closing);
                }
            }
        }
        self.push(rest);
    }

    /// The last bracket in the run that nothing closes: which inline, and which byte of it.
    fn opening(&self) -> Option<(usize, usize)> {
        let mut closed = 0_usize;
        for (index, inline) in self.done.iter().enumerate().skip(self.unopened).rev() {
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

    /// Makes one inline of what stands behind the bracket at byte `at` of an inline.
    fn enclose(&mut self, index: usize, at: usize, given: &Attributes, closing: Piece<'_>) {
        let first = self.spans.partition_point(|(own, _)| *own < index);
        let inside = self.spans.iter().skip(first).map(|(_, height)| *height).max();
        let height = inside.unwrap_or(0) + 1;
        if height > self.room {
            self.attached.too_deep = Some(closing.span);
            self.push(closing);
            return;
        }
        self.attached.height = self.attached.height.max(height);
        self.spans.truncate(first);

        let mut content = self.done.split_off(index);
        let mut span = closing.span;
        if let Some(Inline { span: place, kind: InlineKind::Text(words) }) = content.first()
        {
            let words = words.clone();
            let piece = Piece { words: &words, span: *place };
            span = piece.place(at, words.len()).to(span);
            self.push(piece.part(0, at));
            let after = piece.behind(at + 1);
            if after.words.is_empty() {
                content.remove(0);
            } else {
                content[0] = Inline::text(after.span, after.words);
            }
        }
        self.spans.push((self.done.len(), height));
        self.done.push(Inline::new(span, spanned(content, given.clone())));
    }
}

/// A span, or the small capitals that its only class asks for.
pub(super) fn spanned(content: Inlines, given: Attributes) -> InlineKind {
    let is_only = given.id().is_none()
        && given.language().is_none()
        && given.direction().is_none()
        && given.others().is_empty()
        && given.classes() == ["smallcaps"];
    if is_only {
        InlineKind::SmallCaps(content)
    } else {
        InlineKind::Span { attributes: given, content }
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
            kind = spanned(content, given.clone());
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
