//! Which lines of a file a directive includes: a range of lines, or what stands between two
//! anchors.

use std::ops::Range;

/// The part of a file that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Selection {
    All,
    /// From the first line to the last, both counted from 1.
    Lines(usize, Option<usize>),
    /// Between a line with `ANCHOR: name` and one with `ANCHOR_END: name`.
    Anchor(String),
}

/// How many of the sections with one name an anchor means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sections {
    /// The first: `include`.
    First,
    /// All of them: `rustdoc_include`, which hides what stands between them.
    All,
}

/// Why nothing is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The range begins behind the last line, of which the number is told.
    BehindEnd(usize),
    /// The range ends before it begins.
    Backwards,
    /// No line has the anchor; the names that there are.
    NoAnchor(Vec<String>),
}

impl Selection {
    /// The path and the part of it that the words of a directive name: `file`, `file:2`,
    /// `file:2:`, `file::10`, `file:2:10` or `file:anchor`.
    pub(super) fn parse(words: &str) -> (&str, Self) {
        let mut parts = words.splitn(4, ':');
        let path = parts.next().unwrap_or("");
        let (first, second) = (parts.next().map(str::trim), parts.next().map(str::trim));
        let number = |text: &str| text.parse::<usize>().ok();
        let selection = match (first, second) {
            (None, _) | (Some(""), None | Some("")) => Self::All,
            (Some(""), Some(last)) => {
                number(last).map_or(Self::All, |last| Self::Lines(1, Some(last)))
            }
            (Some(first), second) => match (number(first), second) {
                (Some(first), None) => Self::Lines(first.max(1), Some(first.max(1))),
                (Some(first), Some(last)) => Self::Lines(first.max(1), number(last)),
                (None, _) => Self::Anchor(first.to_owned()),
            },
        };
        (path.trim(), selection)
    }

    /// The bytes of `text` that are meant, without the line feed at their end.
    pub(super) fn ranges(
        &self,
        text: &str,
        sections: Sections,
    ) -> Result<Vec<Range<usize>>, Fault> {
        let mut ranges = match self {
            Self::All => std::iter::once(0..text.len()).collect(),
            Self::Lines(first, last) => vec![lines(text, *first, *last)?],
            Self::Anchor(name) => anchored(text, name, sections)?,
        };
        if let Some(range) = ranges.last_mut() {
            let words = text.get(range.clone()).unwrap_or("");
            let words = words.strip_suffix('\n').unwrap_or(words);
            range.end = range.start + words.strip_suffix('\r').unwrap_or(words).len();
        }
        Ok(ranges)
    }
}

fn lines(text: &str, first: usize, last: Option<usize>) -> Result<Range<usize>, Fault> {
    if last.is_some_and(|last| last < first) {
        return Err(Fault::Backwards);
    }
    let mut at = 0;
    let mut range: Option<Range<usize>> = None;
    let mut count = 0;
    for line in text.split_inclusive('\n') {
        count += 1;
        let end = at + line.len();
        if count >= first && last.is_none_or(|last| count <= last) {
            range = Some(range.map_or(at..end, |range| range.start..end));
        }
        at = end;
    }
    range.ok_or(Fault::BehindEnd(count))
}

/// The lines between the marks of an anchor; lines with other marks are left out.
fn anchored(
    text: &str,
    name: &str,
    sections: Sections,
) -> Result<Vec<Range<usize>>, Fault> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut names = Vec::new();
    let (mut is_open, mut was_open) = (false, false);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let (begins, ends) = (mark(line, "ANCHOR:"), mark(line, "ANCHOR_END:"));
        if let Some(begun) = begins {
            names.push(begun.to_owned());
            if begun == name && (!was_open || sections == Sections::All) {
                (is_open, was_open) = (true, true);
            }
        } else if ends.is_some() {
            is_open &= ends != Some(name);
        } else if is_open {
            match ranges.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                Some(_) | None => ranges.push(range),
            }
        }
    }
    if was_open { Ok(ranges) } else { Err(Fault::NoAnchor(names)) }
}

/// The name behind the mark of an anchor.
fn mark<'a>(line: &'a str, mark: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(mark)?;
    let rest = rest.trim_start();
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
    rest.get(..end).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn select(words: &str, text: &str) -> Result<String, Fault> {
        select_of(Sections::First, words, text)
    }

    fn select_of(sections: Sections, words: &str, text: &str) -> Result<String, Fault> {
        let ranges = Selection::parse(words).1.ranges(text, sections)?;
        Ok(ranges.into_iter().map(|range| text.get(range).unwrap_or("?")).collect())
    }

    #[test]
    fn ranges_of_lines_are_as_mdbook_has_them() {
        let text = "a\nb\nc\n";
        for (words, selected) in [
            ("f", "a\nb\nc"),
            ("f:", "a\nb\nc"),
            ("f:2", "b"),
            ("f:2:", "b\nc"),
            ("f::2", "a\nb"),
            ("f:2:3", "b\nc"),
            ("f:2:9", "b\nc"),
        ] {
            assert_eq!(select(words, text).as_deref(), Ok(selected), "{words}");
        }
        assert_eq!(select("f:4:5", text), Err(Fault::BehindEnd(3)));
        assert_eq!(select("f:3:2", text), Err(Fault::Backwards));
    }

    #[test]
    fn an_anchor_is_what_stands_between_its_marks() {
        let text = "a\n// ANCHOR: x\nb\n  // ANCHOR: y\r\nc\n// ANCHOR_END: y\nd\n\
                    // ANCHOR_END: x\ne";
        assert_eq!(select("f:x", text).as_deref(), Ok("b\nc\nd"));
        assert_eq!(select("f:y", text).as_deref(), Ok("c"));
        let names = vec!["x".to_owned(), "y".to_owned()];
        assert_eq!(select("f:z", text), Err(Fault::NoAnchor(names)));
    }

    #[test]
    fn rustdoc_include_takes_every_section_of_a_name() {
        let text =
            "// ANCHOR: x\na\n// ANCHOR_END: x\nb\n// ANCHOR: x\nc\n// ANCHOR_END: x\n";
        assert_eq!(select("f:x", text).as_deref(), Ok("a"));
        assert_eq!(select_of(Sections::All, "f:x", text).as_deref(), Ok("a\nc"));
    }
}
