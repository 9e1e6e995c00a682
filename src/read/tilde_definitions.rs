//! pandoc's other mark of a definition: `  ~ words` below a term, or behind a blank line.
//!
//! Pulldown knows the colon alone. Before it reads, each such tilde becomes one, so that every
//! byte keeps its place. A tilde at the edge of the text with one blank behind it begins a
//! signature, or says that something is about as large: it stays, though pandoc would take it.
//! So does one before anything but a letter that is set in no farther than its term, as where
//! an item of a list goes on with `~ 200 km`.

use super::divisions;
use super::syntax::Syntax;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The body with colons for the tildes that begin definitions.
pub(super) fn mark(body: Cow<'_, str>, syntax: Syntax) -> Cow<'_, str> {
    let tildes = match syntax {
        Syntax::Full => tildes(&body),
        Syntax::Book => BTreeSet::new(),
        #[cfg(test)]
        Syntax::CommonMark | Syntax::GitHub => BTreeSet::new(),
    };
    if tildes.is_empty() {
        return body;
    }
    let mut marked = body.into_owned();
    for at in begin_definitions(&marked, syntax, &tildes) {
        marked.replace_range(at..at + 1, ":");
    }
    Cow::Owned(marked)
}

/// The tildes with which lines begin as definitions do: set in, or more than a blank before
/// the words.
fn tildes(body: &str) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        let lead = divisions::lead(line);
        let (before, words) = line.split_at_checked(lead).unwrap_or((line, ""));
        let said = words.strip_prefix('~').unwrap_or("");
        let behind = said.trim_start_matches([' ', '\t']);
        let blanks = said.len() - behind.len();
        let is_set_in = before.ends_with("  ") || before == " ";
        if behind.starts_with(|c: char| !c.is_whitespace())
            && (blanks > 1 || said.starts_with('\t') || (blanks == 1 && is_set_in))
        {
            found.insert(start + lead);
        }
        start += line.len();
    }
    found
}

/// Those of the tildes that begin definitions: right below a line that is a paragraph's first,
/// behind a blank line below a paragraph of one line, or after such a one.
fn begin_definitions(body: &str, syntax: Syntax, tildes: &BTreeSet<usize>) -> Vec<usize> {
    let mut found = Vec::new();
    // How many lines the paragraph that is open has; none that is counted once a definition
    // began in it.
    let mut paragraph: Option<usize> = None;
    // How far the term, or what is one where a definition follows, is set in.
    let mut edge = 0;
    // The byte behind a paragraph that a definition may follow.
    let mut term: Option<usize> = None;
    for (event, range) in Parser::new_ext(body, syntax.options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Paragraph) => {
                let first = tildes.contains(&range.start)
                    && is_below(body, term, range.start)
                    && is_meant(body, range.start, edge);
                if !first {
                    edge = column(body, range.start);
                }
                found.extend(first.then_some(range.start));
                paragraph = Some(usize::from(!first));
            }
            Event::SoftBreak => {
                let Some(lines) = &mut paragraph else { continue };
                let line = body.get(range.end..).and_then(|rest| rest.lines().next());
                let next = range.end + divisions::lead(line.unwrap_or(""));
                if *lines <= 1 && tildes.contains(&next) && is_meant(body, next, edge) {
                    found.push(next);
                    *lines = 0;
                } else if *lines > 0 {
                    *lines += 1;
                }
            }
            Event::HardBreak => {
                if let Some(lines) = &mut paragraph {
                    *lines += 1;
                }
            }
            Event::End(TagEnd::Paragraph) => {
                let is_term = paragraph.take().is_some_and(|lines| lines <= 1);
                term = is_term.then_some(range.end);
            }
            Event::Start(_) | Event::End(_) | Event::Rule | Event::Html(_)
                if paragraph.is_none() =>
            {
                term = None;
            }
            _ => {}
        }
    }
    found
}

/// Whether no more than one blank line stands between a term that ends at a byte and byte
/// `at`.
fn is_below(body: &str, term: Option<usize>, at: usize) -> bool {
    term.and_then(|end| body.get(..at)?.get(body.get(..end)?.trim_end().len()..))
        .is_some_and(|between| between.bytes().filter(|byte| *byte == b'\n').count() <= 2)
}

/// Whether a tilde at byte `at` begins a definition of a term that is set in by `edge` bytes:
/// a letter or more than one blank is behind it, or it is set in farther than the term.
fn is_meant(body: &str, at: usize, edge: usize) -> bool {
    let behind = body.get(at + 1..).and_then(|rest| rest.strip_prefix(' '));
    behind.is_none_or(|words| words.starts_with(|c: char| c.is_alphabetic() || c == ' '))
        || column(body, at) > edge
}

/// How many bytes of its line stand before byte `at`.
fn column(body: &str, at: usize) -> usize {
    let before = body.get(..at).unwrap_or("");
    at - before.rfind('\n').map_or(0, |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> String {
        mark(Cow::Borrowed(text), Syntax::Full).into_owned()
    }

    #[test]
    fn tildes_that_begin_definitions_are_colons() {
        for (text, expected) in [
            ("a\n  ~ b\n", "a\n  : b\n"),
            ("a\n\n  ~ b\n", "a\n\n  : b\n"),
            ("a\n\n~   b\n", "a\n\n:   b\n"),
            ("a\n  ~ b\n  ~ c\n\n  ~ d\ne\n", "a\n  : b\n  : c\n\n  : d\ne\n"),
            ("*a* `b`\n  ~ c\n    d\n  ~ e\n", "*a* `b`\n  : c\n    d\n  : e\n"),
            ("> a\n>\n>   ~ b\n", "> a\n>\n>   : b\n"),
            ("a\n  ~ 200 g\n  ~ 3 b\n", "a\n  : 200 g\n  : 3 b\n"),
            ("a\n\n  ~ 200 g\n  ~ «b»\n", "a\n\n  : 200 g\n  : «b»\n"),
            ("a\n~   5 km\n", "a\n:   5 km\n"),
            ("a\n  ~ *b*\n", "a\n  : *b*\n"),
            ("- a\n\n    ~ 5 km\n", "- a\n\n    : 5 km\n"),
        ] {
            assert_eq!(marked(text), expected, "{text:?}");
        }
    }

    #[test]
    fn tildes_that_begin_none_stay() {
        for text in [
            "a\n~ b\n",
            "a\n\n~ b\n",
            "a\n~ 5 km\n",
            "a\nb\n  ~ 5 km\n",
            "- a\n  ~ 5 km\n",
            "- a\n\n  ~ 5 km\n",
            "1. a\n   ~ 5 km\n",
            "  ~ a\n",
            "# a\n\n  ~ b\n",
            "- a\n\n\n~   b\n",
            "a\nb\n\n  ~ c\n",
            "a\nb\n  ~ c\n",
            "a\n\n\n  ~ b\n",
            "```\na\n  ~ b\n```\n",
            "a\n\n    ~ b\n",
            "<div>\na\n  ~ b\n</div>\n",
        ] {
            assert_eq!(marked(text), text, "{text:?}");
        }
    }
}
