//! Citations as pandoc writes them, without the words that reading gives them.

use super::inlines::add;
use super::scope::Scope;
use super::stress::Open;
use crate::document::{
    Attributes, IN_TEXT_CLASS, Inline, InlineKind, SUPPRESSED_CLASS, cited_key, plain_text,
};
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
    for (at, inline) in content.iter().enumerate() {
        match &inline.kind {
            InlineKind::Link(link) => {
                let Some(key) = cited_key(link) else { continue };
                let is_suppressed = link.attributes.has_class(SUPPRESSED_CLASS);
                let mark = if is_suppressed { "-@" } else { "@" };
                words.push_str(mark);
                let next = content.get(at + 1).map(std::slice::from_ref);
                let next = next.filter(|next| !is_made(next)).map(plain_text);
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
            }
            // Between two works; what else is made stands at the edges or behind a key.
            InlineKind::Generated(made)
                if matches!(made.as_str(), "; " | ", ") && !is_in_text =>
            {
                words.push_str("; ");
            }
            InlineKind::Generated(_) => {}
            _ => {
                if is_in_text && !std::mem::replace(&mut has_suffix, true) {
                    words.push_str(" [");
                }
                let own = content.get(at..=at).unwrap_or(&[]);
                add(own, scope, open, &mut words);
            }
        }
    }
    match (is_in_text, has_suffix) {
        (true, true) => words.push(']'),
        (true, false) => {}
        (false, _) => words = format!("[{words}]"),
    }
    text.push_str(&words);
}
