//! Why a text is not YAML, said to those who have never heard of YAML.
//!
//! The parser tells where it stopped and by which rule of its grammar. What is to be done
//! depends on the line as it was typed, so that line is looked at, and the one above it.

mod value;

use std::ops::Range;
use value::Entry;

/// What is wrong with a text, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The bytes in question.
    pub(super) range: Range<usize>,
    /// What is the case.
    pub(super) message: String,
    /// What the writer can do.
    pub(super) help: String,
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Text {
    /// Lines of keys and values.
    Lines,
    /// One value, as the command line gives it.
    Value,
}

/// The fault of a text at which the parser stopped at byte `at`, saying `words`.
pub(super) fn find(text: &str, what: Text, at: usize, words: &str) -> Fault {
    let (line, above) = lines(text, at);
    let line = line.as_ref();
    let found = match (what, line) {
        (_, None) => None,
        (Text::Value, Some(line)) => {
            Entry { key: None, value: line.words(), start: line.words_start() }.fault(words)
        }
        (Text::Lines, Some(line)) => tab(line)
            .or_else(|| above.as_ref().and_then(tab))
            .or_else(|| words_below(text, line))
            .or_else(|| line.entry().and_then(|entry| entry.fault(words)))
            .or_else(|| no_entry(line))
            .or_else(|| above.as_ref().and_then(no_entry))
            .or_else(|| above.as_ref().and_then(|above| indentation(line, above))),
    };
    found.unwrap_or_else(|| Fault {
        range: at..at,
        message: words.to_owned(),
        help:
            "indent with spaces, and put a value in quotes where it holds `: ` or ` #` or \
               begins with one of `@ % & * ! [ { > |` and the backtick"
                .to_owned(),
    })
}

/// The advice to put in quotes the value in which the byte `at` stands.
pub(super) fn quoting(text: &str, at: usize) -> String {
    let (line, _) = lines(text, at);
    let entry = line.as_ref().and_then(Line::entry);
    match entry.filter(|entry| !entry.value.starts_with(['{', '['])) {
        Some(entry) => entry.in_whole_quotes(),
        None => "put the whole value in quotes".to_owned(),
    }
}

/// A line without its end.
#[derive(Clone, Copy, Debug)]
struct Line<'a> {
    text: &'a str,
    start: usize,
}

/// The line with the byte `at`, or the last one with words before it, and the one with words
/// above that.
fn lines(text: &str, at: usize) -> (Option<Line<'_>>, Option<Line<'_>>) {
    let mut start = 0;
    let (mut line, mut above) = (None, None);
    for whole in text.split_inclusive('\n') {
        if start > at {
            break;
        }
        let own = Line { text: whole.trim_end(), start };
        start += whole.len();
        if !own.text.is_empty() {
            above = line.replace(own);
        }
    }
    (line, above)
}

impl<'a> Line<'a> {
    fn words(&self) -> &'a str {
        self.text.trim_start()
    }

    fn words_start(&self) -> usize {
        self.start + self.indent()
    }

    fn indent(&self) -> usize {
        self.text.len() - self.words().len()
    }

    /// The key and the value, behind the marks of list items.
    fn entry(&self) -> Option<Entry<'a>> {
        let mut words = self.words();
        while let Some(item) = words.strip_prefix("- ") {
            words = item.trim_start();
        }
        let (key, value) = match words.split_once(": ") {
            Some((key, value)) => (key, value.trim_start()),
            None => (words.strip_suffix(':')?, ""),
        };
        let start = self.start + self.text.len() - value.len();
        Some(Entry { key: Some(key), value, start })
    }
}

/// A tab before the words of a line.
fn tab(line: &Line<'_>) -> Option<Fault> {
    let is_tab = line.text.get(..line.indent())?.contains('\t');
    is_tab.then(|| Fault {
        range: line.words_start()..line.words_start(),
        message: "a tab indents this line, which YAML does not take".to_owned(),
        help: "indent with spaces, two for each level".to_owned(),
    })
}

/// The first line of text below a blank line, down to the line where the parser stopped:
/// the front matter was never closed, and a rule further down ended it.
fn words_below(text: &str, last: &Line<'_>) -> Option<Fault> {
    let mut start = 0;
    let mut is_below_blank = false;
    for whole in text.split_inclusive('\n') {
        let line = Line { text: whole.trim_end(), start };
        if line.start > last.start {
            break;
        }
        start += whole.len();
        let is_words = line.indent() == 0 && no_entry(&line).is_some();
        if is_below_blank && is_words {
            return Some(Fault {
                range: line.start..line.start + line.text.len(),
                message: "this line is no `key: value`, but stands among the keys"
                    .to_owned(),
                help: "end the front matter with a line `---` above the text".to_owned(),
            });
        }
        is_below_blank =
            line.text.is_empty() || (is_below_blank && line.text.starts_with('#'));
    }
    None
}

/// A line that is no key with a value, no item and no comment.
fn no_entry(line: &Line<'_>) -> Option<Fault> {
    let words = line.words();
    let is_else = words.starts_with(['-', '#', '"', '\'', '[', '{', ']', '}', '|', '>']);
    if words.is_empty() || is_else || line.entry().is_some() {
        return None;
    }
    let range = line.words_start()..line.start + line.text.len();
    if let Some((key, value)) = words.split_once(':') {
        let message = format!("no blank stands behind the colon of `{key}`");
        return Some(Fault { range, message, help: format!("write `{key}: {value}`") });
    }
    let help = match words.split_once('=') {
        Some((key, value)) => format!("write `{}: {}`", key.trim(), value.trim()),
        None => {
            "write `key: value`; or indent the line if it goes on with the one above it"
                .to_owned()
        }
    };
    Some(Fault { range, message: "this line is no `key: value`".to_owned(), help })
}

/// A line that does not begin where those beside it do.
fn indentation(line: &Line<'_>, above: &Line<'_>) -> Option<Fault> {
    let range = line.words_start()..line.start + line.text.len();
    if line.indent() == above.indent() {
        let is_item = |line: &Line<'_>| line.words().starts_with("- ");
        return (is_item(above) && !is_item(line)).then(|| Fault {
            range,
            message: "a key stands among the items of a list".to_owned(),
            help: "write the key of the list above its items, and indent them".to_owned(),
        });
    }
    let goes_on = line.indent() > above.indent()
        && above.entry().is_some_and(|entry| !entry.value.is_empty());
    let message = match goes_on {
        true => "this line is further in than the key above it, which has a value already",
        false => "this line begins in another column than those beside it",
    };
    let help = match goes_on {
        true => {
            "let it begin where the line above begins; or put the value above in quotes if \
             this line goes on with it"
        }
        false => "let all keys of a block begin in the same column",
    };
    Some(Fault { range, message: message.to_owned(), help: help.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::super::tree::{Place, parse};
    use crate::diagnostic::{Diagnostics, catalogue};

    /// What is said of lines: line and column, message and help.
    fn said(lines: &str) -> (usize, usize, String, String) {
        let mut diagnostics = Diagnostics::default();
        let source = diagnostics.sources.add("a.md", lines);
        assert!(parse(lines, Place { source, start: 0 }, &mut diagnostics).is_err());
        let [remark] = diagnostics.list() else { panic!("one remark: {lines}") };
        assert_eq!(remark.code, &catalogue::FRONT_MATTER_SYNTAX);
        let span = remark.primary.as_ref().expect("a place").span;
        let place = diagnostics.sources.get(source).position(span.range().start);
        let message = remark.message.strip_prefix("the front matter is not YAML: ");
        let message = message.expect("the subject").to_owned();
        (place.line, place.column, message, remark.help.clone().expect("a help"))
    }

    #[test]
    fn each_slip_is_told_in_plain_words() {
        for (lines, place, message, help) in [
            (
                "title: \"Quoted\" rest",
                (1, 17),
                "words follow the quote",
                "`title: '\"Quoted\" rest'`",
            ),
            (
                "title: 'it's'",
                (1, 11),
                "an apostrophe ends",
                "`'it''s'`, or write `\"it's\"`",
            ),
            (
                "title: 'Ann' and 'Lee'",
                (1, 14),
                "words follow",
                "`title: \"'Ann' and 'Lee'\"`",
            ),
            ("title: \"open", (1, 8), "does not end with it", "close the quotes"),
            ("title: 'open", (1, 8), "does not end with it", "write `'` at the end"),
            ("title: \"a \\d b\"", (1, 11), "a backslash", "`\\\\`"),
            ("title: @x", (1, 8), "begins with `@`", "`title: \"@x\"`"),
            ("title: `x`", (1, 8), "begins with `", "title: \"`x`\""),
            ("title: *stress*", (1, 8), "begins with `*`", "`title: \"*stress*\"`"),
            ("title: > a", (1, 8), "begins with `>`", "`title: \"> a\"`"),
            ("title: - a", (1, 8), "begins with `-`", "`title: \"- a\"`"),
            ("title: %x", (1, 8), "begins with `%`", "`title: \"%x\"`"),
            ("title: a: b", (1, 9), "a colon with a blank", "`title: \"a: b\"`"),
            (
                "title: “x”: \"y\" don't",
                (1, 11),
                "a colon",
                "double each apostrophe: `title: '“x”: \"y\" don''t'`",
            ),
            ("title: [x](y) z", (1, 10), "follow the `]`", "`title: \"[x](y) z\"`"),
            ("title: [a, b", (1, 8), "the list that begins here", "close it with `]`"),
            ("\ttitle: x\nlang: en", (1, 2), "a tab indents", "two for each level"),
            ("letter:\n\tclosing: x", (2, 2), "a tab indents", "indent with spaces"),
            ("title:x\nlang: en", (1, 1), "no blank stands behind", "`title: x`"),
            ("title = x\nlang: en", (1, 1), "no `key: value`", "`title: x`"),
            (
                "title: x\nmore words\nlang: en",
                (2, 1),
                "no `key: value`",
                "indent the line",
            ),
            (
                "title: a\n  lang: en",
                (2, 3),
                "which has a value already",
                "where the line above",
            ),
            (
                "letter:\n    place: P\n  closing: x",
                (3, 3),
                "in another column",
                "the same column",
            ),
            ("- a\ntitle: b", (2, 1), "among the items", "above its items"),
            ("title: x\n\nDear all,\nmore", (3, 1), "among the keys", "a line `---` above"),
            ("title: x\n\n# Head\n\nDear all", (5, 1), "among the keys", "a line `---`"),
        ] {
            let (line, column, told, advice) = said(lines);
            assert_eq!((line, column), place, "{lines}: {told}; {advice}");
            assert!(told.contains(message), "{lines}: {told}");
            assert!(advice.contains(help), "{lines}: {advice}");
        }
    }

    #[test]
    fn a_long_value_is_not_written_out() {
        let (.., help) = said(&format!("title: {}: b", "é".repeat(80)));
        assert_eq!(help, "put the whole value in quotes");
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_is_no_panic(
            lines in "([a-c:é ]{1,4}|: |- |\n|\n  |\t|[\"'@\\[\\]{}#|>*&%!,=\\\\?]){0,24}",
        ) {
            let mut diagnostics = Diagnostics::default();
            for place in [
                Place { source: diagnostics.sources.add("a.md", lines.as_str()), start: 0 },
                Place { source: diagnostics.sources.add_argument("--set", &lines), start: 0 },
            ] {
                let is_read = parse(&lines, place, &mut diagnostics).is_ok();
                proptest::prop_assert!(is_read || diagnostics.has_errors());
            }
            for remark in diagnostics.list() {
                let span = remark.primary.as_ref().expect("a place").span;
                proptest::prop_assert!(diagnostics.sources.slice(span).is_some(), "{}", remark.message);
            }
        }
    }
}
