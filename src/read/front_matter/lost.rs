//! What YAML takes out of a value without a word: comments and tags.
//!
//! `title: #1` and `title: !Viva` have no value, and `title: Issue #1` has half of one. Each
//! is right in YAML, and seldom what was meant.

use super::fault;
use crate::diagnostic::{Diagnostic, Span, catalogue};
use std::ops::Range;

/// The comment right behind the byte `at`, where it looks like words: no blank stands behind
/// its `#`.
pub(super) fn comment(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let line = rest.split('\n').next().unwrap_or(rest).trim_end();
    let words = line.trim_start();
    let second = words.strip_prefix('#')?.chars().next()?;
    let start = at + (line.len() - words.len());
    (!second.is_whitespace() && second != '#' && second != '!')
        .then_some(start..at + line.len())
}

/// The byte behind the hyphen of the next item, on the line of byte `from` or on the first one
/// below it that is no comment.
pub(super) fn behind_hyphen(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    for line in text.get(from..)?.split_inclusive('\n') {
        let words = line.trim_start();
        if words.starts_with('-') {
            return Some(at + (line.len() - words.len()) + 1);
        }
        if !words.is_empty() && !words.starts_with('#') {
            return None;
        }
        at += line.len();
    }
    None
}

/// Says that a comment stands in the place of words: the bytes `range` of `text`, which are
/// at `span`.
pub(super) fn in_comment(text: &str, range: &Range<usize>, span: Span) -> Diagnostic {
    let words = text.get(range.clone()).unwrap_or("");
    let advice = fault::quoting(text, range.start);
    Diagnostic::new(
        &catalogue::FRONT_MATTER_LOST,
        format!("`{words}` is a comment in YAML and no part of the value"),
    )
    .at(span)
    .help(format!("{advice}; or write a blank behind the `#` if it is a comment"))
}

/// Says that a tag stands in the place of words: the bytes `range` of `text`, which are at
/// `span`.
pub(super) fn in_tag(text: &str, range: &Range<usize>, span: Span) -> Diagnostic {
    let words = text.get(range.clone()).unwrap_or("");
    Diagnostic::new(
        &catalogue::FRONT_MATTER_LOST,
        format!("`{words}` is a tag in YAML and no part of the value"),
    )
    .at(span)
    .help(fault::quoting(text, range.start))
}

#[cfg(test)]
mod tests {
    use super::super::tree::{Place, parse};
    use crate::diagnostic::Diagnostics;

    /// What is told to be lost, with its line and column and the help.
    fn lost(lines: &str) -> Vec<(usize, usize, String, String)> {
        let mut diagnostics = Diagnostics::default();
        let source = diagnostics.sources.add("a.md", lines);
        assert!(
            parse(lines, Place { source, start: 0 }, &mut diagnostics).is_ok(),
            "{lines}"
        );
        let told = diagnostics.list().iter().map(|remark| {
            assert_eq!(remark.code.id, "front-matter/lost");
            let span = remark.primary.as_ref().expect("a place").span;
            let place = diagnostics.sources.get(source).position(span.range().start);
            let words = diagnostics.sources.text(span).to_owned();
            (place.line, place.column, words, remark.help.clone().expect("a help"))
        });
        told.collect()
    }

    #[test]
    fn a_value_that_yaml_takes_for_a_comment_or_a_tag_is_told_with_its_place() {
        for (lines, place, words, help) in [
            ("title: #x", (1, 8), "#x", "`title: \"#x\"`"),
            ("title: #x\nlang: fr", (1, 8), "#x", "`title: \"#x\"`"),
            ("lang: fr\ntitle: Issue #1", (2, 14), "#1", "`title: \"Issue #1\"`"),
            ("pdf: {paper: a4,\n  color: #a00000\n  }", (2, 10), "#a00000", "in quotes"),
            ("keywords:\n- a\n- b #c", (3, 5), "#c", "in quotes"),
            ("keywords:\n- #c\n- b", (2, 3), "#c", "in quotes"),
            ("keywords:\n  - b\n  # and\n  - #c", (4, 5), "#c", "in quotes"),
            ("title: !x", (1, 8), "!x", "`title: \"!x\"`"),
            ("title: !x y\nlang: fr", (1, 8), "!x", "`title: \"!x y\"`"),
            ("title: ! y", (1, 8), "!", "`title: \"! y\"`"),
            ("keywords: [!a, b]", (1, 12), "!a", "in quotes"),
        ] {
            let told = lost(lines);
            let [(line, column, told, advice)] = told.as_slice() else {
                panic!("{lines}: {told:?}")
            };
            assert_eq!((*line, *column), place, "{lines}");
            assert_eq!(told, words, "{lines}");
            assert!(advice.contains(help), "{lines}: {advice}");
        }
    }

    #[test]
    fn comments_with_a_blank_and_the_tags_of_yaml_itself_are_none_of_words() {
        for lines in [
            "title: # to come\nlang: fr # yes",
            "title: \"x\" #y",
            "title: 'a #b'",
            "title: a#b",
            "#x\ntitle: a\n#lang: fr",
            "title: !!str 1",
            "title: >\n  a #b\n  c",
            "letter: #the block\n  closing: a",
        ] {
            assert_eq!(lost(lines), [], "{lines}");
        }
    }
}
