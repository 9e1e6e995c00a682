//! Attributes in braces, and in a tag where braces cannot say them.

use crate::document::{Attributes, has_made_mark_id};
use std::fmt::Write as _;

/// `{#id .class lang=fr key="value"}`; nothing where nothing is said.
pub(super) fn attributes(own: &Attributes) -> String {
    let mut parts = Vec::new();
    parts.extend(stated_id(own).map(|id| format!("#{id}")));
    parts.extend(own.classes().iter().map(|class| format!(".{class}")));
    parts.extend(own.language().map(|tag| format!("lang={tag}")));
    parts.extend(own.direction().map(|direction| format!("dir={}", direction.as_html())));
    parts.extend(own.others().iter().map(|(key, value)| {
        let quote = if value.contains('"') { '\'' } else { '"' };
        format!("{key}={quote}{value}{quote}")
    }));
    if parts.is_empty() { String::new() } else { format!("{{{}}}", parts.join(" ")) }
}

/// The identifier, where reading did not give it to a mark of the index.
fn stated_id(own: &Attributes) -> Option<&str> {
    own.id().filter(|_| !has_made_mark_id(own))
}

/// ` id="a" class="b c" lang="fr"`; nothing where nothing is said.
pub(super) fn tag_attributes(own: &Attributes) -> String {
    let mut text = String::new();
    let mut add = |key: &str, value: &str| {
        let value = value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
        let _infallible = write!(text, " {key}=\"{value}\"");
    };
    if let Some(id) = stated_id(own) {
        add("id", id);
    }
    if !own.classes().is_empty() {
        add("class", &own.classes().join(" "));
    }
    if let Some(language) = own.language() {
        add("lang", language.as_str());
    }
    if let Some(direction) = own.direction() {
        add("dir", direction.as_html());
    }
    for (key, value) in own.others() {
        add(key, value);
    }
    text
}

/// Whether braces can say the attributes, on a line where Markdown means nothing.
pub(super) fn fit_in_braces(own: &Attributes) -> bool {
    let is_word =
        |word: &str| !word.contains(|c: char| c.is_whitespace() || "}=".contains(c));
    let is_value = |value: &str| {
        !value.contains('\n') && ['"', '\''].iter().any(|quote| !value.contains(*quote))
    };
    own.id().is_none_or(is_word)
        && own.classes().iter().all(|class| is_word(class))
        && own.others().iter().all(|(_, value)| is_value(value))
}

/// Whether braces can say the attributes in the midst of words.
pub(super) fn fit_in_line(own: &Attributes) -> bool {
    let written = attributes(own);
    let bytes = written.as_bytes();
    let is_inside = |at: usize| {
        let is_letter = |at: Option<usize>| {
            at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphanumeric)
        };
        is_letter(at.checked_sub(1)) && is_letter(Some(at + 1))
    };
    // One low line alone stresses nothing.
    let low_lines = written.match_indices('_').filter(|(at, _)| !is_inside(*at)).count();
    fit_in_braces(own)
        && low_lines < 2
        && !own.id().is_some_and(|id| id.contains(SIGNS))
        && !own.classes().iter().any(|class| class.contains(SIGNS))
        && !own.others().iter().any(|(_, value)| value.contains(SIGNS))
}

/// Whether a tag can say the attributes.
pub(super) fn fit_in_tag(own: &Attributes) -> bool {
    let is_known = |key: &str| matches!(key, "title" | "width" | "height");
    own.others().iter().all(|(key, _)| is_known(key))
}

/// Characters that mean something to Markdown in the midst of words.
const SIGNS: [char; 13] =
    ['*', '`', '[', ']', '<', '>', '&', '\\', '~', '^', '$', '"', '@'];
