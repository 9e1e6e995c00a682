//! Inlines as Markdown on one line, a line break as a backslash at its end.

use super::Smart;
use super::attributes::{attributes, fit_in_line, fit_in_tag, tag_attributes};
use super::citations::{called_citation, citation, escape_keys};
use super::scope::Scope;
use super::stress::{Open, Sides};
use crate::document::{
    Image, Inline, InlineKind, Link, Note, Target, citation_of, is_citation, plain_text,
};
use std::fmt::Write as _;

/// The Markdown of inlines.
pub(super) fn inlines<'a>(content: &'a [Inline], scope: Scope<'a>) -> String {
    let mut text = String::new();
    add(content, scope, Open::default(), &mut text);
    text
}

/// The same where a line end would end it: a line break is a tag.
pub(super) fn in_one_line<'a>(content: &'a [Inline], scope: Scope<'a>) -> String {
    inlines(content, scope).replace("\\\n", "<br>")
}

/// Adds inlines to a text, between the signs that are `open` in it.
pub(super) fn add<'a>(
    content: &'a [Inline],
    scope: Scope<'a>,
    open: Open,
    text: &mut String,
) {
    let siblings = content;
    for (index, inline) in siblings.iter().enumerate() {
        // Brackets behind the call of a note would be one reference with it.
        let is_behind_call = index
            .checked_sub(1)
            .is_some_and(|before| matches!(siblings[before].kind, InlineKind::NoteCall(_)));
        let is_bracketed = matches!(
            inline.kind,
            InlineKind::Span { .. } | InlineKind::SmallCaps(_) | InlineKind::Link(_)
        );
        if is_behind_call && is_bracketed {
            text.push_str("<span></span>");
        }
        match &inline.kind {
            InlineKind::Text(words) => {
                if is_behind_call {
                    part_from_call(words, text);
                }
                let from = text.len();
                escape(words, scope.smart, open, text);
                if scope.document.bibliography.is_some() {
                    escape_keys(text, from);
                }
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
                add(content, scope, open, text);
            }
            InlineKind::Emphasis(content) => {
                let sides = Sides::of(text, siblings, index, scope);
                let mark = sides.emphasis(open);
                let inside = mark.map_or(open, |mark| open.with_emphasis(mark));
                let inner = written(content, scope, inside);
                match mark.filter(|_| sides.touch(&inner)) {
                    Some(mark) => between(&mark.to_string(), &inner, text),
                    None => tagged("em", &inner, text),
                }
            }
            InlineKind::Strong(content) => {
                let sides = Sides::of(text, siblings, index, scope);
                let inner = written(content, scope, open.with_strong());
                match sides.are_strong(open) && sides.touch(&inner) {
                    true => between("**", &inner, text),
                    false => tagged("strong", &inner, text),
                }
            }
            InlineKind::Strikethrough(content) => {
                let sides = Sides::of(text, siblings, index, scope);
                let inner = written(content, scope, open.with_strikethrough());
                match sides.are_struck(open) && sides.touch(&inner) {
                    true => between("~~", &inner, text),
                    false => tagged("del", &inner, text),
                }
            }
            InlineKind::Superscript(content) => {
                let sides = Sides::of(text, siblings, index, scope);
                match plain(content).filter(|_| sides.take_script('^', open)) {
                    Some(words) => between("^", words, text),
                    None => tagged("sup", &written(content, scope, open), text),
                }
            }
            InlineKind::Subscript(content) => {
                let sides = Sides::of(text, siblings, index, scope);
                match plain(content).filter(|_| sides.take_script('~', open)) {
                    Some(words) => between("~", words, text),
                    None => tagged("sub", &written(content, scope, open), text),
                }
            }
            InlineKind::SmallCaps(content) => {
                text.push('[');
                add(content, scope, open, text);
                text.push_str("]{.smallcaps}");
            }
            InlineKind::Span { attributes: own, content } if is_citation(own, content) => {
                citation(own, content, scope, open, text, &words_behind(siblings, index));
            }
            InlineKind::Span { attributes: own, content }
                if !fit_in_line(own) && fit_in_tag(own) =>
            {
                let _infallible = write!(text, "<span{}>", tag_attributes(own));
                add(content, scope.within(own), open, text);
                text.push_str("</span>");
            }
            InlineKind::Span { attributes: own, content } => {
                text.push('[');
                add(content, scope.within(own), open, text);
                text.push(']');
                text.push_str(&attributes(own));
            }
            InlineKind::Code(words) => code(words, scope, text),
            InlineKind::Math(tex) => formula(tex, (siblings, index), scope, text),
            InlineKind::Link(own) => link(own, scope, open, text),
            InlineKind::Image(own) => image(own, scope, text),
            InlineKind::NoteCall(id) => {
                if let Some(note) = scope.document.note(*id) {
                    note_call(note, (siblings, index), scope, open, text);
                }
            }
            // The converter makes them anew.
            InlineKind::Generated(_) | InlineKind::RawHtml(_) => {}
        }
    }
}

/// Parts words from the call of a note before them: `[^1](a)` would be a link, and pulldown
/// takes `[^1]\[a]` for a reference.
fn part_from_call(words: &str, text: &mut String) {
    if words.starts_with('(') {
        text.push('\\');
    } else if words.starts_with('[') {
        text.push_str("<span></span>");
    }
}

/// The formula that is `run[index]`, between signs.
fn formula(
    tex: &str,
    (run, index): (&[Inline], usize),
    scope: Scope<'_>,
    text: &mut String,
) {
    // A `$` beside these belongs to a price.
    let is_price = text.ends_with(|c: char| c.is_ascii_alphanumeric())
        || matches!(run.get(index + 1).map(|next| &next.kind),
            Some(InlineKind::Text(words))
                if words.starts_with(|c: char| c.is_ascii_digit()));
    // Between two signs a formula may be empty and may hold one; something beside it says
    // that it does not stand on a line of its own.
    let is_bare = !is_price
        && !tex.is_empty()
        && !tex.replace("\\$", "").contains('$')
        && !tex.starts_with(|c: char| c.is_ascii_whitespace())
        && !tex.ends_with(|c: char| c.is_ascii_whitespace());
    if !is_bare && run.len() == 1 {
        text.push_str("<span></span>");
    }
    between(if is_bare { "$" } else { "$$" }, &scope.verbatim(tex), text);
}

/// `[words](target "title"){…}`, or `<target>` where the words are the address.
fn link<'a>(own: &'a Link, scope: Scope<'a>, open: Open, text: &mut String) {
    let words = plain_text(&own.content);
    let target = match &own.target {
        Target::External(address) => address.clone(),
        Target::Internal(id) => format!("#{id}"),
    };
    let is_bare = own.attributes.is_empty()
        && own.title.is_empty()
        && !(scope.between_bars && target.contains('|'));
    let bare = target.strip_prefix("mailto:").unwrap_or(&target);
    let is_address =
        if bare == target { is_web_address(bare) } else { is_mail_address(bare) };
    if is_bare && bare == words && is_address {
        let _infallible = write!(text, "<{bare}>");
        return;
    }
    text.push('[');
    add(&own.content, scope.within(&own.attributes), open.with_link(), text);
    text.push(']');
    destination(&scope.verbatim(&target), &scope.verbatim(&own.title), text);
    text.push_str(&attributes(&own.attributes));
}

/// `[^name]` for the call of a note that is `run[index]`, or the citation that the note is.
fn note_call<'a>(
    note: &'a Note,
    (run, index): (&'a [Inline], usize),
    scope: Scope<'a>,
    open: Open,
    text: &mut String,
) {
    if let Some((own, content)) = citation_of(note) {
        let behind = words_behind(run, index);
        // Beside the call of another note it would be one reference with it.
        let from = text.len();
        called_citation(own, content, scope, open, text, &behind);
        let is_beside = is_behind_written_note(run, index, scope)
            && text.get(from..).is_some_and(|words| words.starts_with('['));
        if is_beside {
            text.insert_str(from, "<span></span>");
        }
    } else {
        let _infallible = write!(text, "[^{}]", note.name);
    }
}

/// Whether the call of a note that the source writes itself stands before `run[index]`.
fn is_behind_written_note(run: &[Inline], index: usize, scope: Scope<'_>) -> bool {
    let before = index.checked_sub(1).and_then(|before| run.get(before));
    let Some(InlineKind::NoteCall(id)) = before.map(|before| &before.kind) else {
        return false;
    };
    scope.document.note(*id).is_some_and(|note| citation_of(note).is_none())
}

/// The words behind `run[index]`; between them the call of a note may stand that cites the
/// work which the sentence names.
fn words_behind(run: &[Inline], index: usize) -> String {
    let mut next = run.iter().skip(index + 1).take(2);
    let next = next.find(|next| !matches!(next.kind, InlineKind::NoteCall(_)));
    next.map(std::slice::from_ref).map_or_else(String::new, plain_text)
}

/// Whether `<…>` is a link to an address with a scheme (CommonMark 0.31.2, 6.5).
fn is_web_address(bare: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "+.-".contains(c);
    bare.split_once("://").is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && (2..=32).contains(&scheme.len())
            && scheme.chars().all(is_part)
    }) && !bare.chars().any(|c| c == ' ' || c.is_ascii_control() || "<>".contains(c))
}

/// Whether `<…>` is a link to a mail address (CommonMark 0.31.2, 6.5).
fn is_mail_address(bare: &str) -> bool {
    let is_part = |part: &str| {
        (1..=63).contains(&part.len())
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let is_local =
        |c: char| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c);
    bare.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && local.chars().all(is_local) && domain.split('.').all(is_part)
    })
}

/// The word that a run is, which can stand between `^` or `~` wherever it stands.
fn plain(run: &[Inline]) -> Option<&str> {
    match run {
        [Inline { kind: InlineKind::Text(words), .. }]
            if !words.is_empty() && words.chars().all(char::is_alphanumeric) =>
        {
            Some(words)
        }
        _ => None,
    }
}

/// A run by itself, within marks.
fn written<'a>(content: &'a [Inline], scope: Scope<'a>, open: Open) -> String {
    let mut text = String::new();
    add(content, scope, open, &mut text);
    text
}

/// What is written, between tags.
fn tagged(name: &str, inner: &str, text: &mut String) {
    let _infallible = write!(text, "<{name}>{inner}</{name}>");
}

/// What is written, between two of a mark.
fn between(mark: &str, inner: &str, text: &mut String) {
    let _infallible = write!(text, "{mark}{inner}{mark}");
}

/// `![what it shows](path "title"){…}`.
pub(super) fn image(image: &Image, scope: Scope<'_>, text: &mut String) {
    text.push_str("![");
    escape(&image.alternative, Smart::On, Open::default().with_link(), text);
    text.push(']');
    destination(&scope.path(&image.path), &image.title, text);
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

/// Code between more backticks than it holds in a row; between tags where there is nothing
/// to stand between them, or where they would be one with those before.
fn code(words: &str, scope: Scope<'_>, text: &mut String) {
    if words.is_empty() || text.ends_with('`') {
        text.push_str("<code>");
        escape(words, scope.smart, Open::default(), text);
        text.push_str("</code>");
        return;
    }
    let fence = "`".repeat(longest_run(words, '`') + 1);
    let pad = if words.starts_with('`')
        || words.ends_with('`')
        || (words.starts_with(' ') && words.ends_with(' ') && !words.trim().is_empty())
    {
        " "
    } else {
        ""
    };
    let words = scope.verbatim(words);
    let _infallible = write!(text, "{fence}{pad}{words}{pad}{fence}");
}

/// The length of the longest run of `sign`.
pub(super) fn longest_run(words: &str, sign: char) -> usize {
    words.split(|c| c != sign).map(str::len).max().unwrap_or(0)
}

/// Adds words with a backslash before what would mean something.
fn escape(words: &str, smart: Smart, open: Open, text: &mut String) {
    let mut previous = text.chars().next_back().unwrap_or('\n');
    let mut is_first = true;
    let mut rest = words.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied().unwrap_or('\n');
        let means = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '^' | '$' | '|' | '{' => true,
            '_' => !(previous.is_alphanumeric() && next.is_alphanumeric()),
            '&' => next.is_alphanumeric() || next == '#',
            '!' => next == '[',
            // Two would highlight words, unless they stand between blanks.
            '=' | '%' if is_first && previous == c => true,
            '=' if next == '=' && previous != '=' => {
                !(previous.is_whitespace()
                    && rest.clone().nth(1).is_some_and(char::is_whitespace))
            }
            // Two would begin a comment.
            '%' => next == '%' && previous != '%' && !previous.is_alphanumeric(),
            // What looks like an address and is no link.
            '@' => {
                (previous.is_alphanumeric() || "._+-".contains(previous))
                    && next.is_alphanumeric()
            }
            ':' => next == '/',
            '.' if text.ends_with("www") && !open.is_linked() => true,
            // What reading would set right.
            '"' | '\'' => smart == Smart::Escaped,
            '-' if previous.is_whitespace() && next.is_whitespace() => {
                smart == Smart::Escaped
            }
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
        is_first = false;
        text.push(c);
        previous = c;
    }
}
