//! Citations as pandoc writes them, without the words that reading gives them.

use super::inlines::add;
use super::scope::Scope;
use super::stress::Open;
use crate::document::{
    Attributes, BLANK_KEY, CITED_KEY, CITED_PART_CLASS, DROPPED_MARK_KEY, IN_TEXT_CLASS,
    INITIAL_KEY, INTRODUCTION_KEY, Inline, InlineKind, MOVED_MARK_KEY, SUPPRESSED_CLASS,
    cited_key, plain_text,
};
use crate::language::page_range;
use std::fmt::Write as _;

/// Puts a backslash before each `@` behind byte `from` that would begin the key of a work.
pub(super) fn escape_keys(text: &mut String, from: usize) {
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '_' | '{');
    let begins = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let is_apart = before.is_none_or(|c| !c.is_alphanumeric() && c != '\\');
        is_apart
            && text
                .get(at + 1..)
                .is_none_or(|behind| behind.is_empty() || behind.starts_with(is_letter))
    };
    let signs = text.match_indices('@').map(|(at, _)| at);
    let keys: Vec<usize> = signs.filter(|at| *at >= from && begins(*at)).collect();
    for at in keys.into_iter().rev() {
        text.insert(at, '\\');
    }
}

/// Puts a backslash before each hyphen behind byte `from` that would be the dash of a range.
fn escape_ranges(text: &mut String, from: usize) {
    let hyphens = page_range::hyphens(text.get(from..).unwrap_or(""));
    for at in hyphens.into_iter().rev() {
        text.insert(from + at, '\\');
    }
}

/// Whether a run is words that the converter makes.
fn is_made(run: &[Inline]) -> bool {
    run.iter().all(|inline| matches!(inline.kind, InlineKind::Generated(_)))
}

/// Whether a key is read as such without braces, with `behind` after it.
fn is_bare_key(key: &str, behind: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    let mut before = false;
    let is_single = key.chars().all(|c| {
        let is_sign = ":.#$%&-+?<>~/".contains(c);
        let fits = is_letter(c) || is_sign && before;
        before = is_letter(c);
        fits
    });
    let is_marked = key.contains(['$', '~', '<', '>', '&', '_', '#']);
    let mut next = behind.chars();
    let ends = match next.next() {
        None | Some(' ' | ',' | ';' | ')' | ']' | '\u{a0}' | '\u{202f}' | '\n') => true,
        Some('.') => !next.next().is_some_and(is_letter),
        Some(_) => false,
    };
    is_single && before && ends && !is_marked
}

/// A citation as pandoc writes it; what reading puts into it is left out.
pub(super) fn citation<'a>(
    own: &Attributes,
    content: &'a [Inline],
    scope: Scope<'a>,
    open: Open,
    text: &mut String,
    behind: &str,
) {
    let is_in_text = own.has_class(IN_TEXT_CLASS);
    let (mut words, mut has_suffix) = (String::new(), false);
    // Where the words behind the last key begin.
    let mut behind_key = None;
    for (at, inline) in content.iter().enumerate() {
        match &inline.kind {
            InlineKind::Link(link) => {
                let Some(key) = cited_key(link) else { continue };
                let is_suppressed = link.attributes.has_class(SUPPRESSED_CLASS);
                let mark = if is_suppressed { "-@" } else { "@" };
                words.push_str(mark);
                let introduction = link.attributes.value(INTRODUCTION_KEY);
                let next = content.iter().skip(at + 1).find(|next| !is_part(next));
                let next = next.map(std::slice::from_ref);
                let next = next.filter(|next| !is_made(next)).map(plain_text);
                let next = introduction.map(str::to_owned).or(next);
                let next = match (is_in_text, &next) {
                    (false, Some(next)) => next.as_str(),
                    (false, None) | (true, Some(_)) => "",
                    (true, None) => behind,
                };
                match is_bare_key(key, next) {
                    true => words.push_str(key),
                    false => {
                        let _infallible = write!(words, "{{{key}}}");
                    }
                }
                if let Some(introduction) = introduction {
                    if is_in_text && !std::mem::replace(&mut has_suffix, true) {
                        words.push_str(" [");
                    }
                    words.push_str(introduction);
                }
                behind_key = Some(words.len());
            }
            // Between two works; what else is made stands at the edges or behind a key.
            InlineKind::Generated(made) if parts_works(made) && !is_in_text => {
                words.push_str("; ");
            }
            InlineKind::Generated(_) => {}
            InlineKind::Span { .. } if is_part(inline) => {}
            _ => {
                if is_in_text && !std::mem::replace(&mut has_suffix, true) {
                    words.push_str(" [");
                }
                let own = content.get(at..=at).unwrap_or(&[]);
                add(own, scope, open, &mut words);
                if let Some(from) = behind_key {
                    escape_ranges(&mut words, from);
                }
            }
        }
    }
    if let Some(initial) = own.value(INITIAL_KEY) {
        let capital = words.chars().next().map_or(0, char::len_utf8);
        words.replace_range(..capital, initial);
    }
    match (is_in_text, has_suffix) {
        (true, true) => words.push(']'),
        (true, false) => {}
        (false, _) => words = format!("[{words}]"),
    }
    text.push_str(&words);
}

/// A citation that is a note, where it is called; the blank before it and the mark behind it
/// are where the source has them.
pub(super) fn called_citation<'a>(
    own: &Attributes,
    content: &'a [Inline],
    scope: Scope<'a>,
    open: Open,
    text: &mut String,
    behind: &str,
) {
    let moved = own.value(MOVED_MARK_KEY);
    if let Some(mark) = moved {
        take_mark(text, mark);
    }
    text.push_str(own.value(BLANK_KEY).unwrap_or(""));
    let from = text.len();
    citation(own, content, scope, open, text, moved.unwrap_or(behind));
    // The author in the sentence stands there already with the key.
    if own.has_class(IN_TEXT_CLASS) && !is_suppressed(content) {
        let suffix = text.get(from..).and_then(|words| words.find(" ["));
        let end = suffix.map_or(text.len(), |at| from + at);
        text.replace_range(from..end, "");
    }
    text.push_str(moved.or(own.value(DROPPED_MARK_KEY)).unwrap_or(""));
}

/// Whether the first work of a citation is named without its author.
fn is_suppressed(content: &[Inline]) -> bool {
    let mut all = content.iter().filter_map(|inline| inline.kind.attributes());
    all.any(|own| own.value(CITED_KEY).is_some() && own.has_class(SUPPRESSED_CLASS))
}

/// Takes the mark away that stands at the end of a text, or before the quote at its end.
fn take_mark(text: &mut String, mark: &str) {
    let end = text.trim_end_matches(['"', '”', '\\']).len();
    let is_there = text.get(..end).is_some_and(|words| words.ends_with(mark));
    if let Some(start) = end.checked_sub(mark.len()).filter(|_| is_there) {
        text.replace_range(start..end, "");
    }
}

/// Whether words of the converter's stand between two works: `; `, `, `.
fn parts_works(made: &str) -> bool {
    let sign = made.strip_suffix(' ').map(str::trim_start);
    matches!(sign, Some(";" | ","))
}

/// Whether an inline says something of a work that the source leaves to its entry.
fn is_part(inline: &Inline) -> bool {
    let attributes = inline.kind.attributes();
    attributes.is_some_and(|own| own.has_class(CITED_PART_CLASS))
}
