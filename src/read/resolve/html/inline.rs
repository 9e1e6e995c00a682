//! HTML in a line: elements with a meaning in Markdown, or with a language or a class.

use super::token::{self, Tag, Token};
use super::{CONTENT_DROPPED, attributes_of, tell};
use crate::diagnostic::{Diagnostics, Span};
use crate::document::{
    Attributes, Image, Inline, InlineKind, Inlines, Link, MAX_NESTING, Target, plain_text,
};
use crate::read::nesting;
use std::collections::BTreeMap;

/// Settles the HTML of a run that stands in `depth` blocks and inlines; gives how many
/// levels stand in one another in it.
pub(super) fn resolve(
    depth: usize,
    run: &mut Inlines,
    diagnostics: &mut Diagnostics,
) -> usize {
    let mut height = 0;
    for inline in run.iter_mut() {
        height = height.max(1);
        if let Some(content) = inline.kind.content_mut() {
            height = height.max(1 + resolve(depth + 1, content, diagnostics));
        }
    }
    if !run.iter().any(|inline| matches!(inline.kind, InlineKind::RawHtml(_))) {
        return height;
    }
    let mut to_come = BTreeMap::new();
    for name in run.iter().flat_map(closed_in) {
        *to_come.entry(name).or_default() += 1;
    }
    let mut builder = Builder {
        open: Vec::new(),
        done: Vec::new(),
        dropped: None,
        to_come,
        room: MAX_NESTING.saturating_sub(depth + height),
        deepest: 0,
        is_too_deep: false,
        diagnostics,
    };
    for Inline { span, kind } in std::mem::take(run) {
        match kind {
            InlineKind::RawHtml(html) => builder.html(&html, span),
            kind if builder.dropped.is_none() => builder.done.push(Inline::new(span, kind)),
            _ => {}
        }
    }
    let deepest = builder.deepest;
    *run = builder.finish();
    height + deepest
}

/// The elements that end in an inline.
fn closed_in(inline: &Inline) -> Vec<String> {
    let InlineKind::RawHtml(html) = &inline.kind else { return Vec::new() };
    let closed = token::tokens(html).into_iter().filter_map(|(token, _)| match token {
        Token::Close(name) => Some(name),
        Token::Text(_) | Token::Open(_) | Token::Comment => None,
    });
    closed.collect()
}

struct Builder<'d> {
    /// Elements that were not yet closed: the tag, its place and its text, and what stands
    /// before it.
    open: Vec<(Tag, Span, String, Inlines)>,
    done: Inlines,
    /// The element whose content is left out.
    dropped: Option<String>,
    /// How many ends of each element are still to come.
    to_come: BTreeMap<String, usize>,
    /// How many levels may be open at once.
    room: usize,
    /// How many were open at once.
    deepest: usize,
    /// Whether it was said that there are too many.
    is_too_deep: bool,
    diagnostics: &'d mut Diagnostics,
}

impl Builder<'_> {
    fn html(&mut self, html: &str, span: Span) {
        for (token, written) in token::tokens(html) {
            if let Token::Close(name) = &token
                && let Some(count) = self.to_come.get_mut(name)
            {
                *count -= 1;
            }
            match token {
                Token::Close(name) if self.dropped.as_ref() == Some(&name) => {
                    self.dropped = None;
                }
                _ if self.dropped.is_some() => {}
                Token::Text(words) => {
                    self.done.push(Inline::text(span, token::decoded(words)));
                }
                Token::Comment => tell(written, span, self.diagnostics),
                Token::Open(tag) => self.open(tag, written, span),
                Token::Close(name) => self.close(&name, written, span),
            }
        }
    }

    fn open(&mut self, tag: Tag, written: &str, span: Span) {
        match tag.name.as_str() {
            "br" => self.done.push(Inline::new(span, InlineKind::LineBreak)),
            // A place where a word may break.
            "wbr" => self.done.push(Inline::text(span, "\u{200b}")),
            "img" => {
                let image = image(&tag, span, self.diagnostics);
                self.done.push(Inline::new(span, image));
            }
            name if CONTENT_DROPPED.contains(&name) => {
                tell(written, span, self.diagnostics);
                if self.to_come.get(&tag.name).is_some_and(|count| *count > 0) {
                    self.dropped = Some(tag.name);
                }
            }
            name if is_known(name) && self.open.len() >= self.room => {
                if !self.is_too_deep {
                    self.is_too_deep = true;
                    self.diagnostics.error(nesting::too_deep(span));
                }
            }
            name if is_known(name) => {
                let before = std::mem::take(&mut self.done);
                self.open.push((tag, span, written.to_owned(), before));
                self.deepest = self.deepest.max(self.open.len());
            }
            _ => tell(written, span, self.diagnostics),
        }
    }

    fn close(&mut self, name: &str, written: &str, span: Span) {
        if !self.open.iter().any(|(tag, ..)| tag.name == name) {
            // An unknown element was told of where it began.
            if is_known(name) {
                tell(written, span, self.diagnostics);
            }
            return;
        }
        while let Some((tag, start, opening, before)) = self.open.pop() {
            let content = std::mem::replace(&mut self.done, before);
            if tag.name == name {
                let made = element(&tag, content, start.to(span), self.diagnostics);
                self.done.extend(made);
                return;
            }
            // Not closed before its parent: the words stay.
            tell(&opening, start, self.diagnostics);
            self.done.extend(content);
        }
    }

    fn finish(mut self) -> Inlines {
        while let Some((_, span, opening, before)) = self.open.pop() {
            tell(&opening, span, self.diagnostics);
            let content = std::mem::replace(&mut self.done, before);
            self.done.extend(content);
        }
        self.done
    }
}

/// Elements that stand in a line and mean something.
fn is_known(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
    )
}

/// The inlines that an element is.
fn element(
    tag: &Tag,
    content: Inlines,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Inlines {
    let mut given = attributes_of(tag, span, diagnostics);
    let kind = match tag.name.as_str() {
        "em" | "i" => InlineKind::Emphasis(content),
        "strong" | "b" => InlineKind::Strong(content),
        "del" | "s" | "strike" => InlineKind::Strikethrough(content),
        "sup" => InlineKind::Superscript(content),
        "sub" => InlineKind::Subscript(content),
        "code" | "tt" => InlineKind::Code(plain_text(&content)),
        "a" => {
            if given.id().is_none()
                && let Some(name) = tag.get("name").filter(|name| !name.is_empty())
            {
                given.set_id(name);
            }
            match tag.get("href") {
                Some(address) => {
                    return vec![link(tag, address, given, content, span)];
                }
                None => return spanned(given, content, span),
            }
        }
        "q" => {
            let mark = || Inline::text(token::behind(span), "\"");
            let mut words = vec![mark()];
            words.extend(content);
            words.push(mark());
            return spanned(given, words, span);
        }
        "span" => return spanned(given, content, span),
        name => {
            given.add_class(name);
            return spanned(given, content, span);
        }
    };
    spanned(given, vec![Inline::new(span, kind)], span)
}

fn link(
    tag: &Tag,
    address: &str,
    given: Attributes,
    content: Inlines,
    span: Span,
) -> Inline {
    let link = Link {
        target: Target::External(address.to_owned()),
        title: tag.get("title").unwrap_or("").to_owned(),
        attributes: given,
        content,
    };
    Inline::new(span, InlineKind::Link(Box::new(link)))
}

fn spanned(given: Attributes, content: Inlines, span: Span) -> Inlines {
    if given.is_empty() {
        return content;
    }
    vec![Inline::new(span, InlineKind::Span { attributes: given, content })]
}

/// The image that a tag is. An empty `alt` says that it only decorates.
pub(super) fn image(tag: &Tag, span: Span, diagnostics: &mut Diagnostics) -> InlineKind {
    let mut given = attributes_of(tag, span, diagnostics);
    let decorative = tag.get("alt") == Some("") || given.has_class("decorative");
    if decorative && !given.has_class("decorative") {
        given.add_class("decorative");
    }
    InlineKind::Image(Box::new(Image {
        path: tag.get("src").unwrap_or("").to_owned(),
        alternative: tag.get("alt").unwrap_or("").to_owned(),
        title: tag.get("title").unwrap_or("").to_owned(),
        decorative,
        attributes: given,
    }))
}
