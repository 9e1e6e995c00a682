//! Inlines as Markdown on one line, a line break as a backslash at its end.

use super::Smart;
use super::html::tag_attributes;
use super::scope::Scope;
use crate::document::{Attributes, Image, Inline, InlineKind, Target, plain_text};
use std::fmt::Write as _;

/// The Markdown of inlines.
pub(super) fn inlines<'a>(content: &'a [Inline], scope: Scope<'a>) -> String {
    let mut text = String::new();
    add(content, scope, '*', &mut text);
    text
}

/// The same where a line end would end it: a line break is a tag.
pub(super) fn in_one_line<'a>(content: &'a [Inline], scope: Scope<'a>) -> String {
    inlines(content, scope).replace("\\\n", "<br>")
}

fn add<'a>(content: &'a [Inline], scope: Scope<'a>, mark: char, text: &mut String) {
    let siblings = content;
    for (index, inline) in siblings.iter().enumerate() {
        match &inline.kind {
            InlineKind::Text(words) => {
                escape(words, scope.smart, text);
                // `!` before a link would make it an image.
                let is_link = content.get(index + 1).is_some_and(|next| {
                    matches!(next.kind, InlineKind::Link(_) | InlineKind::Span { .. })
                });
                if is_link && text.ends_with('!') {
                    text.pop();
                    text.push_str("\\!");
                }
            }
            InlineKind::SoftBreak => text.push(' '),
            InlineKind::LineBreak => text.push_str("\\\n"),
            // `1er`: reading raises the letters itself.
            InlineKind::Superscript(content) if scope.raises(siblings, index) => {
                add(content, scope, mark, text);
            }
            // Marks of stress touch their words; tags need not.
            InlineKind::Emphasis(content) if is_loose(content) => {
                tagged("em", content, scope, mark, text);
            }
            InlineKind::Strong(content) if is_loose(content) => {
                tagged("strong", content, scope, mark, text);
            }
            InlineKind::Strikethrough(content) if is_loose(content) => {
                tagged("del", content, scope, mark, text);
            }
            InlineKind::Superscript(content) if !is_plain(content) => {
                tagged("sup", content, scope, mark, text);
            }
            InlineKind::Subscript(content) if !is_plain(content) => {
                tagged("sub", content, scope, mark, text);
            }
            InlineKind::Emphasis(content) => {
                // The mark that stands for stress in stress is the other one; but a low
                // line means nothing inside a word.
                let touches = text.ends_with(char::is_alphanumeric)
                    || begins_with(siblings.get(index + 1))
                        .is_some_and(char::is_alphanumeric);
                let mark = if touches { '*' } else { mark };
                let other = if mark == '*' { '_' } else { '*' };
                text.push(mark);
                add(content, scope, other, text);
                text.push(mark);
            }
            InlineKind::Strong(content) => {
                text.push_str("**");
                add(content, scope, '_', text);
                text.push_str("**");
            }
            InlineKind::Strikethrough(content) => {
                around("~~", content, scope, mark, text);
            }
            InlineKind::Superscript(content) => around("^", content, scope, mark, text),
            InlineKind::Subscript(content) => around("~", content, scope, mark, text),
            InlineKind::SmallCaps(content) => {
                text.push('[');
                add(content, scope, mark, text);
                text.push_str("]{.smallcaps}");
            }
            InlineKind::Span { attributes: own, content } if needs_tag(own) => {
                let _infallible = write!(text, "<span{}>", tag_attributes(own));
                add(content, scope.within(own), mark, text);
                text.push_str("</span>");
            }
            InlineKind::Span { attributes: own, content } => {
                text.push('[');
                add(content, scope.within(own), mark, text);
                text.push(']');
                text.push_str(&attributes(own));
            }
            InlineKind::Code(words) => code(&scope.verbatim(words), text),
            InlineKind::Math(tex) => {
                text.push('$');
                text.push_str(&scope.verbatim(tex));
                text.push('$');
            }
            InlineKind::Link(link) => {
                let words = plain_text(&link.content);
                let target = match &link.target {
                    Target::External(address) => address.clone(),
                    Target::Internal(id) => format!("#{id}"),
                };
                let is_bare = link.attributes.is_empty()
                    && link.title.is_empty()
                    && !target.contains(['<', '>']);
                let bare = target.strip_prefix("mailto:").unwrap_or(&target);
                if is_bare && bare == words && (target.contains("://") || bare != target) {
                    let _infallible = write!(text, "<{bare}>");
                    continue;
                }
                text.push('[');
                add(&link.content, scope.within(&link.attributes), mark, text);
                text.push(']');
                destination(&scope.verbatim(&target), &scope.verbatim(&link.title), text);
                text.push_str(&attributes(&link.attributes));
            }
            InlineKind::Image(own) => image(own, text),
            InlineKind::NoteCall(id) => {
                if let Some(note) = scope.document.note(*id) {
                    let _infallible = write!(text, "[^{}]", note.name);
                }
            }
            // The converter makes them anew.
            InlineKind::Generated(_) | InlineKind::RawHtml(_) => {}
        }
    }
}

/// Whether a value of attributes would be read as Markdown, and a tag can say it.
fn needs_tag(own: &Attributes) -> bool {
    own.others().iter().any(|(_, value)| value.contains(SIGNS))
        && own.others().iter().all(|(key, _)| key == "title")
}

/// Characters that mean something to Markdown in the midst of words.
const SIGNS: [char; 14] =
    ['*', '_', '`', '[', ']', '<', '>', '&', '\\', '~', '^', '$', '"', '@'];

/// Whether a run begins or ends with a blank, or with nothing.
fn is_loose(run: &[Inline]) -> bool {
    let is_blank = |inline: Option<&Inline>, is_at_edge: fn(&str) -> bool| match inline
        .map(|inline| &inline.kind)
    {
        Some(InlineKind::Text(words)) => is_at_edge(words),
        Some(InlineKind::LineBreak) | None => true,
        Some(_) => false,
    };
    is_blank(run.first(), |words| words.starts_with(char::is_whitespace))
        || is_blank(run.last(), |words| words.ends_with(char::is_whitespace))
}

/// Whether a run is one word that can stand between `^` or `~` wherever it stands.
fn is_plain(run: &[Inline]) -> bool {
    match run {
        [Inline { kind: InlineKind::Text(words), .. }] => {
            !words.is_empty() && words.chars().all(char::is_alphanumeric)
        }
        _ => false,
    }
}

/// A run between tags.
fn tagged<'a>(
    name: &str,
    content: &'a [Inline],
    scope: Scope<'a>,
    stress: char,
    text: &mut String,
) {
    let _infallible = write!(text, "<{name}>");
    add(content, scope, stress, text);
    let _infallible = write!(text, "</{name}>");
}

/// The first character of an inline that is words.
fn begins_with(inline: Option<&Inline>) -> Option<char> {
    match &inline?.kind {
        InlineKind::Text(words) => words.chars().next(),
        _ => None,
    }
}

fn around<'a>(
    mark: &str,
    content: &'a [Inline],
    scope: Scope<'a>,
    stress: char,
    text: &mut String,
) {
    text.push_str(mark);
    add(content, scope, stress, text);
    text.push_str(mark);
}

/// `![what it shows](path "title"){…}`.
pub(super) fn image(image: &Image, text: &mut String) {
    text.push_str("![");
    escape(&image.alternative, Smart::On, text);
    text.push(']');
    destination(&image.path, &image.title, text);
    let mut own = image.attributes.clone();
    if image.decorative && !own.has_class("decorative") {
        own.add_class("decorative");
    }
    text.push_str(&attributes(&own));
}

fn destination(target: &str, title: &str, text: &mut String) {
    let needs_brackets = target.is_empty()
        || target
            .chars()
            .any(|c| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | '\\'));
    text.push('(');
    if needs_brackets {
        text.push('<');
        for c in target.chars() {
            if matches!(c, '<' | '>' | '\\') {
                text.push('\\');
            }
            text.push(c);
        }
        text.push('>');
    } else {
        text.push_str(target);
    }
    if !title.is_empty() {
        text.push_str(" \"");
        for c in title.chars() {
            if matches!(c, '"' | '\\' | '&') {
                text.push('\\');
            }
            text.push(c);
        }
        text.push('"');
    }
    text.push(')');
}

/// Code between more backticks than it holds in a row.
fn code(words: &str, text: &mut String) {
    let fence = "`".repeat(longest_run(words, '`') + 1);
    let pad = if words.starts_with('`')
        || words.ends_with('`')
        || (words.starts_with(' ') && words.ends_with(' ') && !words.trim().is_empty())
    {
        " "
    } else {
        ""
    };
    let _infallible = write!(text, "{fence}{pad}{words}{pad}{fence}");
}

/// The length of the longest run of `sign`.
pub(super) fn longest_run(words: &str, sign: char) -> usize {
    words.split(|c| c != sign).map(str::len).max().unwrap_or(0)
}

/// `{#id .class lang=fr key="value"}`; nothing where nothing is said.
pub(super) fn attributes(own: &Attributes) -> String {
    let mut parts = Vec::new();
    parts.extend(own.id().map(|id| format!("#{id}")));
    parts.extend(own.classes().iter().map(|class| format!(".{class}")));
    parts.extend(own.language().map(|tag| format!("lang={tag}")));
    parts.extend(own.direction().map(|direction| format!("dir={}", direction.as_html())));
    parts.extend(own.others().iter().map(|(key, value)| {
        let quote = if value.contains('"') { '\'' } else { '"' };
        format!("{key}={quote}{value}{quote}")
    }));
    if parts.is_empty() { String::new() } else { format!("{{{}}}", parts.join(" ")) }
}

/// Adds words with a backslash before what would mean something.
fn escape(words: &str, smart: Smart, text: &mut String) {
    let mut previous = text.chars().next_back().unwrap_or('\n');
    let mut rest = words.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied().unwrap_or('\n');
        let means = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '^' | '$' | '|' | '{' => true,
            '_' => !(previous.is_alphanumeric() && next.is_alphanumeric()),
            '&' => next.is_alphanumeric() || next == '#',
            '!' => next == '[',
            // What looks like an address and is no link.
            '@' => {
                (previous.is_alphanumeric() || "._+-".contains(previous))
                    && next.is_alphanumeric()
            }
            ':' => next == '/',
            // What reading would set right.
            '"' | '\'' => smart == Smart::Escaped,
            '-' | '.' => smart == Smart::Escaped && (previous == c || next == c),
            _ => false,
        };
        match c {
            '\n' => {
                text.push_str("&#10;");
                continue;
            }
            '\t' => {
                text.push_str("&#9;");
                continue;
            }
            _ => {}
        }
        if means {
            text.push('\\');
        }
        text.push(c);
        previous = c;
    }
}
