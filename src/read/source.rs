//! The source as bytes: its encoding, and the line between front matter and body.

use crate::diagnostic::{Diagnostic, Diagnostics, Reported, SourceId, Span, catalogue};
use std::ops::Range;

/// A source whose parts are told apart.
#[derive(Debug)]
pub(super) struct Source<'a> {
    /// Its handle among the diagnostics' sources.
    pub(super) id: SourceId,
    /// The whole text, byte order mark included.
    pub(super) text: &'a str,
    /// The YAML between the two fences, where there is front matter.
    pub(super) front_matter: Option<Range<usize>>,
    /// The Markdown; of a book's configuration the place where it begins.
    pub(super) body: Range<usize>,
    /// What kind of source it is.
    pub(super) manner: Manner,
}

/// What kind of source a document begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// Markdown, mostly below front matter.
    Markdown,
    /// The configuration or the summary of an mdBook.
    Book,
}

impl<'a> Source<'a> {
    /// Takes the bytes for UTF-8, tells them to the diagnostics and parts them.
    pub(super) fn new(
        name: &str,
        bytes: &'a [u8],
        diagnostics: &mut Diagnostics,
    ) -> Result<Self, Reported> {
        let source = Self::part(name, bytes, diagnostics)?;
        if is_blank(source.text) {
            return Err(diagnostics.error(
                Diagnostic::new(&catalogue::SOURCE_EMPTY, format!("`{name}` has no text"))
                    .at(Span::new(source.id, 0..0))
                    .help("write the document, or name another file"),
            ));
        }
        Ok(source)
    }

    /// The same for a file that another one names, which may be empty.
    pub(super) fn part(
        name: &str,
        bytes: &'a [u8],
        diagnostics: &mut Diagnostics,
    ) -> Result<Self, Reported> {
        let text = decode(name, bytes, diagnostics)?;
        let id = diagnostics.sources.add(name, text);
        if is_blank(text) {
            let body = text.len()..text.len();
            return Ok(Self {
                id,
                text,
                front_matter: None,
                body,
                manner: Manner::Markdown,
            });
        }
        let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let (front_matter, body) = match split(text, start) {
            Split::Body => (None, start..text.len()),
            Split::FrontMatter(front_matter, body) => (Some(front_matter), body),
            Split::Unclosed => {
                return Err(diagnostics.error(
                    Diagnostic::new(
                        &catalogue::FRONT_MATTER_UNCLOSED,
                        "the front matter that begins with `---` never ends",
                    )
                    .labelled(Span::new(id, start..start + 3), "it begins here")
                    .help(
                        "close it with a line `---`; or leave a blank line after the first \
                         `---` if it is a rule",
                    ),
                ));
            }
            Split::Toml => {
                return Err(diagnostics.error(
                    Diagnostic::new(
                        &catalogue::FRONT_MATTER_TOML,
                        "the front matter between `+++` is TOML",
                    )
                    .at(Span::new(id, start..start + 3))
                    .help("write it as YAML between two lines `---`"),
                ));
            }
        };
        Ok(Self { id, text, front_matter, body, manner: Manner::Markdown })
    }

    /// The bytes `range` of the text as a span.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.id, range)
    }
}

fn is_blank(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim().is_empty()
}

/// The bytes as text, or the place of the first that is not UTF-8.
pub(super) fn decode<'a>(
    name: &str,
    bytes: &'a [u8],
    diagnostics: &mut Diagnostics,
) -> Result<&'a str, Reported> {
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let byte = bytes.get(at).copied().unwrap_or_default();
        // The text before the fault has the same offsets; what follows is only shown.
        let id = diagnostics.sources.add(name, String::from_utf8_lossy(bytes));
        diagnostics.error(
            Diagnostic::new(
                &catalogue::SOURCE_ENCODING,
                format!("`{name}` is not UTF-8: the byte 0x{byte:02X} begins no character"),
            )
            .labelled(Span::new(id, at..at + '\u{fffd}'.len_utf8()), "here")
            .help("convert the file, for instance with `iconv -f latin1 -t utf-8`"),
        )
    })
}

enum Split {
    Body,
    FrontMatter(Range<usize>, Range<usize>),
    Unclosed,
    Toml,
}

/// Front matter stands between a first line `---` and the next line `---` or `...`; as
/// pandoc has it, a blank line after the first `---` makes that a rule.
fn split(text: &str, start: usize) -> Split {
    let mut lines = Lines { text, at: start };
    match lines.next() {
        Some((_, "---")) => {}
        Some((_, "+++")) => {
            return if lines.any(|(_, line)| line == "+++") {
                Split::Toml
            } else {
                Split::Body
            };
        }
        Some(_) | None => return Split::Body,
    }
    let yaml = lines.at;
    let mut is_first = true;
    while let Some((range, line)) = lines.next() {
        if matches!(line, "---" | "...") {
            return Split::FrontMatter(yaml..range.start, lines.at..text.len());
        }
        if is_first && line.is_empty() {
            return Split::Body;
        }
        is_first = false;
    }
    if is_first { Split::Body } else { Split::Unclosed }
}

/// Lines with their places, ended by LF or CRLF, without blanks at their end.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = (Range<usize>, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').map_or(rest.len(), |end| end + 1);
        let range = self.at..self.at + length;
        self.at += length;
        Some((range.clone(), self.text.get(range).unwrap_or("").trim_end()))
    }
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "the ranges are the ones under test")]
mod tests {
    use super::*;

    fn parted(text: &str) -> (Option<&str>, &str) {
        let mut diagnostics = Diagnostics::default();
        let source = Source::new("a.md", text.as_bytes(), &mut diagnostics).expect("parts");
        (source.front_matter.map(|range| &text[range]), &text[source.body])
    }

    #[test]
    fn front_matter_ends_with_hyphens_or_points() {
        assert_eq!(parted("---\na: b\n---\nText"), (Some("a: b\n"), "Text"));
        assert_eq!(parted("---\na: b\n...\nText"), (Some("a: b\n"), "Text"));
        assert_eq!(
            parted("\u{feff}---\r\na: b\r\n---\r\nText"),
            (Some("a: b\r\n"), "Text")
        );
        assert_eq!(parted("---  \na: b\n--- "), (Some("a: b\n"), ""));
        assert_eq!(parted("---\n---\nText"), (Some(""), "Text"));
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        for text in
            ["---", "---\n\nText\n\n---\n", "--- a\n---\n", "Text\n---\na: b\n---\n"]
        {
            assert_eq!(parted(text), (None, text));
        }
    }
}
