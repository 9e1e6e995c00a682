//! What is no prose, found by its form: addresses, options of programs, smileys, names of
//! signs, placeholders.

use crate::language::address;
use std::ops::Range;

/// What is never touched in `text`, ascending and apart.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = address::find(text);
    for (start, word) in address::words_with(text, |byte| b":;-{%=".contains(&byte)) {
        if let Some(range) = in_word(word) {
            found.push(start + range.start..start + range.end);
        }
    }
    found.sort_by_key(|range| (range.start, range.end));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for range in found {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            Some(_) | None => apart.push(range),
        }
    }
    apart
}

/// What is never touched in a word without white space.
fn in_word(word: &str) -> Option<Range<usize>> {
    let open = word.len() - word.trim_start_matches(['(', '«', '“', '"', '\'']).len();
    let inner = word.get(open..)?;
    let close = inner.trim_end_matches(['.', ',', '»', '”', '"', '…']);
    if inner.starts_with([':', ';'])
        && (SMILEYS.contains(&close) || SMILEYS.contains(&inner))
    {
        return Some(open..word.len());
    }
    // `--flag`, `-->`, `<--`: an option or an arrow, not a dash.
    if let Some(rest) = inner.strip_prefix("--")
        && rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '>')
    {
        return Some(open..word.len());
    }
    if inner.starts_with("<-") || inner.starts_with("<!--") {
        return Some(open..word.len());
    }
    // `{placeholder}`, `${name}`, `{{ name }}`.
    if let Some(start) = word.find('{')
        && let Some(end) = word.rfind('}')
        && start < end
    {
        return Some(start..end + 1);
    }
    // `a::b`.
    if let Some(start) = word.find("::") {
        return Some(start..start + 2);
    }
    // `:name:`, the name of a sign.
    if let Some(name) = inner.strip_prefix(':')
        && let Some((name, _)) = name.split_once(':')
        && !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_+-".contains(&b))
    {
        return Some(open..open + name.len() + 2);
    }
    // `%s`, `%1$d`: places in a pattern.
    if let Some(start) = word.find('%')
        && word
            .get(start + 1..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
    {
        return Some(start..start + 1);
    }
    None
}

const SMILEYS: [&str; 41] = [
    ":)", ":-)", ":(", ":-(", ";)", ";-)", ":D", ":-D", ":d", ";D", ":p", ":P", ":-p",
    ":-P", ";p", ";P", ":o", ":O", ":-o", ":-O", ":/", ":-/", ":|", ":-|", ":*", ":-*",
    ":'(", ":'-(", ":’(", ":'-)", ":')", ":s", ":S", ":x", ":X", ":$", ":3", ":>", ":<",
    ":]", ":[",
];
