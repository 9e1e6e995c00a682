//! HTML in a line: elements with a meaning in Markdown, or with a language or a class.

use super::super::orthotypography::is_autolink;
use super::token::{self, Tag, Token};
use super::{CONTENT_DROPPED, attributes_of, tell};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    Attributes, Image, Inline, InlineKind, Inlines, Link, MAX_NESTING, Target, plain_text,
};
use crate::read::{nesting, spans};
use std::collections::BTreeMap;

/// Settles the HTML of a run that stands in `depth` blocks and inlines; gives how many
/// levels stand in one another in it.
pub(super) fn resolve(
    depth: usize,
    run: &mut Inlines,
    diagnostics: &mut Diagnostics,
) -> usize {
    let height = level(depth, run, diagnostics);
    unlink_inner(run, diagnostics);
    height
}

/// Settles the runs inside a run, then the run itself.
fn level(depth: usize, run: &mut Inlines, diagnostics: &mut Diagnostics) -> usize {
    let mut height = 0;
    for inline in run.iter_mut() {
        height = height.max(1);
        if let Some(content) = inline.kind.content_mut() {
            height = height.max(1 + level(depth + 1, content, diagnostics));
        }
    }
    if run.iter().any(|inline| matches!(inline.kind, InlineKind::RawHtml(_))) {
        height += build(run, depth + height, diagnostics);
    }
    height
}

/// Takes the links out that stand within others.
fn unlink_inner(run: &mut Inlines, diagnostics: &mut Diagnostics) {
    for inline in run {
        if let Some(content) = inline.kind.content_mut() {
            unlink_inner(content, diagnostics);
        }
        if let InlineKind::Link(link) = &mut inline.kind {
            unlink(&mut link.content, diagnostics);
        }
    }
}

/// Takes the links out that stand within one; their words stay. Of an address that was
/// taken for a link nothing is to be said.
fn unlink(run: &mut Inlines, diagnostics: &mut Diagnostics) {
    let is_link = |inline: &Inline| matches!(inline.kind, InlineKind::Link(_));
    if run.iter().any(is_link) {
        for Inline { span, kind } in std::mem::take(run) {
            match kind {
                InlineKind::Link(link) => {
                    if !is_autolink(&link.target, &link.content) {
                        tell_inner(span, diagnostics);
                    }
                    run.extend(link.content);
                }
                kind => run.push(Inline::new(span, kind)),
            }
        }
    }
    for inline in run {
        if let Some(content) = inline.kind.content_mut() {
            unlink(content, diagnostics);
        }
    }
}

fn tell_inner(span: Span, diagnostics: &mut Diagnostics) {
    diagnostics.report(
        Diagnostic::new(&catalogue::HTML_NESTING, "a link within a link leads nowhere")
            .at(span)
            .help("end the first link before it"),
    );
}

/// Makes the elements of a run and gives how many levels they add to it. What stands in
/// them goes `depth` levels deep without them.
fn build(run: &mut Inlines, depth: usize, diagnostics: &mut Diagnostics) -> usize {
    let mut builder = Builder {
        open: Vec::new(),
        names: BTreeMap::new(),
        levels: 0,
        room: MAX_NESTING.saturating_sub(depth),
        deepest: 0,
        is_too_deep: false,
        done: Vec::with_capacity(run.len()),
        dropped: None,
        ends: BTreeMap::new(),
        diagnostics,
    };
    for name in run.iter().flat_map(dropped_ends) {
        *builder.ends.entry(name).or_default() += 1;
    }
    for inline in std::mem::take(run) {
        for name in dropped_ends(&inline) {
            builder.ends.entry(name).and_modify(|count| *count -= 1);
        }
        let Inline { span, kind } = inline;
        match kind {
            InlineKind::RawHtml(html) => builder.html(&html, span),
            kind if builder.dropped.is_none() => builder.done.push(Inline::new(span, kind)),
            _ => {}
        }
    }
    let deepest = builder.deepest;
    *run = builder.finish();
    deepest
}

/// The elements whose content is left out and that end in an inline.
fn dropped_ends(inline: &Inline) -> Vec<&'static str> {
    let InlineKind::RawHtml(html) = &inline.kind else { return Vec::new() };
    if !html.starts_with("</") {
        return Vec::new();
    }
    let ends = token::tokens(html).into_iter().filter_map(|(token, _)| match token {
        Token::Close(name) => CONTENT_DROPPED.into_iter().find(|own| *own == name),
        Token::Text(_) | Token::Open(_) | Token::Comment => None,
    });
    ends.collect()
}

/// An element that was not yet closed.
struct Open {
    tag: Tag,
    span: Span,
    /// The tag as written; none where it was told of.
    written: Option<String>,
    /// What stands before it. None where it says nothing of its words, which then stand
    /// among those around it.
    before: Option<Inlines>,
}

struct Builder<'d> {
    open: Vec<Open>,
    /// How many elements of each name are open.
    names: BTreeMap<String, usize>,
    /// How many levels the open ones are.
    levels: usize,
    /// How many levels there may be at once.
    room: usize,
    /// How many there were at once.
    deepest: usize,
    /// Whether it was said that there are too many.
    is_too_deep: bool,
    done: Inlines,
    /// The element whose content is left out.
    dropped: Option<String>,
    /// How many ends of such elements are still to come.
    ends: BTreeMap<&'static str, usize>,
    diagnostics: &'d mut Diagnostics,
}

impl Builder<'_> {
    fn html(&mut self, html: &str, span: Span) {
        for (token, written) in token::tokens(html) {
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
                if self.ends.get(name).is_some_and(|count| *count > 0) {
                    self.dropped = Some(tag.name);
                }
            }
            name if is_known(name) => self.begin(tag, written, span),
            _ => tell(written, span, self.diagnostics),
        }
    }

    fn begin(&mut self, tag: Tag, written: &str, span: Span) {
        let levels = levels_of(&tag);
        let is_too_deep = self.levels + levels > self.room;
        if is_too_deep && !self.is_too_deep {
            self.is_too_deep = true;
            self.diagnostics.error(nesting::too_deep(span));
        }
        let before = (!is_too_deep && levels > 0).then(|| std::mem::take(&mut self.done));
        if before.is_some() {
            self.levels += levels;
            self.deepest = self.deepest.max(self.levels);
        }
        *self.names.entry(tag.name.clone()).or_default() += 1;
        let written = (!is_too_deep).then(|| written.to_owned());
        self.open.push(Open { tag, span, written, before });
    }

    fn close(&mut self, name: &str, written: &str, span: Span) {
        if self.names.get(name).is_none_or(|count| *count == 0) {
            // An unknown element was told of where it began.
            if is_known(name) {
                tell(written, span, self.diagnostics);
            }
            return;
        }
        let Some(at) = self.open.iter().rposition(|open| open.tag.name == name) else {
            return;
        };
        // Not closed before their parent: the words stay.
        let unclosed = self.open.split_off(at + 1);
        self.dissolve(unclosed);
        let Some(open) = self.open.pop() else { return };
        self.forget(&open);
        if let Some(before) = open.before {
            let content = std::mem::replace(&mut self.done, before);
            let place = open.span.to(span);
            self.done.extend(element(&open.tag, content, place, self.diagnostics));
        }
    }

    /// Leaves out the tags of elements that nothing closes, the outermost first; their
    /// words stand one behind the other.
    fn dissolve(&mut self, unclosed: Vec<Open>) {
        let mut words = Inlines::new();
        for open in unclosed {
            self.forget(&open);
            if let Some(written) = open.written {
                tell(&written, open.span, self.diagnostics);
            }
            words.append(&mut open.before.unwrap_or_default());
        }
        words.append(&mut self.done);
        self.done = words;
    }

    /// Counts an element among the open ones no more.
    fn forget(&mut self, open: &Open) {
        if open.before.is_some() {
            self.levels -= levels_of(&open.tag);
        }
        if let Some(count) = self.names.get_mut(&open.tag.name) {
            *count = count.saturating_sub(1);
        }
    }

    fn finish(mut self) -> Inlines {
        let unclosed = std::mem::take(&mut self.open);
        self.dissolve(unclosed);
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

/// How many levels an element is: with attributes those of Markdown stand in a span.
fn levels_of(tag: &Tag) -> usize {
    match tag.name.as_str() {
        "span" => usize::from(!tag.attributes.is_empty()),
        "em" | "i" | "strong" | "b" | "del" | "s" | "strike" | "sup" | "sub" | "code"
        | "tt" => 1 + usize::from(!tag.attributes.is_empty()),
        _ => 1,
    }
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
                None => {
                    if let Some(title) = tag.get("title").filter(|it| !it.is_empty()) {
                        given.add("title", title);
                    }
                    return spanned(given, content, span);
                }
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
    vec![Inline::new(span, spans::spanned(content, given))]
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
