//! Signs of LaTeX and of pandoc among words, as far as they are found by their form alone.

use super::super::inlines::is_escaped;
use crate::diagnostic::Span;
use crate::document::{Inline, InlineKind};
use std::ops::Range;

/// What pandoc-crossref and Quarto begin the names of figures, tables, sections, equations and
/// listings with.
const REFERRED: [&str; 6] = ["fig", "tbl", "tab", "sec", "eq", "lst"];

/// The first `@fig:name` or `@fig-name`.
pub(super) fn reference(words: &str) -> Option<Range<usize>> {
    words.match_indices('@').find_map(|(at, _)| {
        let before = words.get(..at)?;
        let key = words.get(at + 1..)?;
        let letters = key.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (kind, behind) = key.split_at_checked(letters)?;
        let name = behind.strip_prefix([':', '-'])?;
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let length = name.find(|c| !is_name(c)).unwrap_or(name.len());
        let is_own = REFERRED.contains(&kind.to_ascii_lowercase().as_str())
            && length > 0
            && !before.ends_with(char::is_alphanumeric);
        is_own.then_some(at..at + 1 + kind.len() + 1 + length)
    })
}

/// Whether a paragraph of these words asks for a table of contents, as Typora, Python-Markdown,
/// GitLab and LaTeX have it.
pub(super) fn asks_for_contents(words: &str) -> bool {
    let marks = ["[TOC]", "[[TOC]]", "[[_TOC_]]", "{{TOC}}", "\\tableofcontents"];
    marks.iter().any(|mark| mark.eq_ignore_ascii_case(words))
}

/// Whether a line begins with `(@)` or `(@name)`.
pub(super) fn is_example(line: &str) -> bool {
    line.strip_prefix("(@").and_then(|line| line.split_once(") ")).is_some_and(
        |(name, _)| name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')),
    )
}

/// Commands of LaTeX that make room and need no braces.
const COMMANDS: [&str; 12] = [
    "bigskip",
    "centering",
    "dotfill",
    "hfill",
    "hrulefill",
    "linebreak",
    "maketitle",
    "medskip",
    "noindent",
    "qquad",
    "smallskip",
    "vfill",
];

/// The first `\hfill`: one of [`COMMANDS`], no part of a path.
pub(super) fn bare_command(words: &str) -> Option<Range<usize>> {
    words.match_indices('\\').find_map(|(at, _)| {
        let behind = words.get(at + 1..)?;
        let length = behind.bytes().take_while(u8::is_ascii_alphabetic).count();
        let is_path = words.get(..at)?.ends_with(|c: char| c.is_alphanumeric() || c == ':');
        let is_command = COMMANDS.contains(&behind.get(..length)?)
            && !is_path
            && !behind.get(length..)?.starts_with('\\');
        is_command.then_some(at..at + 1 + length)
    })
}

/// The first formula between `\(` and `\)`, or `\[` and `\]`: Markdown takes its brackets for
/// escaped ones. Words that are no formula may stand in such.
pub(super) fn bracketed_formula(content: &[Inline]) -> Option<(String, Span)> {
    content.windows(3).find_map(|three| {
        let [open, Inline { kind: InlineKind::Text(words), .. }, close] = three else {
            return None;
        };
        let pair = match escaped(open)? {
            "(" => (")", "\\(", "\\)"),
            "[" => ("]", "\\[", "\\]"),
            _ => return None,
        };
        let is_formula = words.contains(['=', '^', '\\']) || words.contains("_{");
        (is_formula && escaped(close) == Some(pair.0))
            .then(|| (format!("{}{words}{}", pair.1, pair.2), open.span.to(close.span)))
    })
}

/// The sign behind a backslash that an inline is.
fn escaped(inline: &Inline) -> Option<&str> {
    match &inline.kind {
        InlineKind::Text(words) if is_escaped(inline.span, words) => Some(words),
        _ => None,
    }
}
