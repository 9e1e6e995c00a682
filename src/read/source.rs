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
            Split::Unclosed(meant) => {
                let mut remark = Diagnostic::new(
                    &catalogue::FRONT_MATTER_UNCLOSED,
                    "the front matter that begins with `---` never ends",
                )
                .labelled(Span::new(id, start..start + 3), "it begins here");
                if let Some(range) = meant {
                    remark = remark.also(Span::new(id, range), "not three hyphens");
                }
                return Err(diagnostics.error(remark.help(
                    "close it with a line `---`; or leave a blank line after the first `---` \
                     if it is a rule",
                )));
            }
            Split::Misspelt(range) => {
                return Err(diagnostics.error(
                    Diagnostic::new(
                        &catalogue::FRONT_MATTER_FENCE,
                        "the front matter does not begin with three hyphens",
                    )
                    .labelled(Span::new(id, range), "this line")
                    .help(
                        "write `---` here and below the keys; or leave a blank line here if \
                         it is a rule",
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

/// How files begin that are taken for text by mistake, what they are, and who wrote them.
const FOREIGN: &[(&[u8], &str, Writer)] = &[
    (b"PK\x03\x04", "a packed file, as Word, LibreOffice and EPUB have it", Writer::Office),
    (b"\xd0\xcf\x11\xe0", "a file of an old Word", Writer::Office),
    (b"{\\rtf", "rich text (RTF)", Writer::Office),
    (b"\x89PNG", "an image", Writer::Other),
    (b"\xff\xd8\xff", "an image", Writer::Other),
    (b"GIF8", "an image", Writer::Other),
];

/// What kind of program wrote a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writer {
    /// A word processor, whose files pandoc reads.
    Office,
    Other,
}

/// What to do about a file of another program.
fn foreign_advice(name: &str, writer: Writer) -> String {
    match writer {
        Writer::Office => {
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            format!("save it as Markdown, for instance with `pandoc {name} -o {stem}.md`")
        }
        Writer::Other => "name a Markdown file".to_owned(),
    }
}

/// The bytes as text, or what they are instead: a file of another program, or the place of
/// the first byte that is not UTF-8.
pub(super) fn decode<'a>(
    name: &str,
    bytes: &'a [u8],
    diagnostics: &mut Diagnostics,
) -> Result<&'a str, Reported> {
    if let Some((_, what, writer)) =
        FOREIGN.iter().find(|(first, ..)| bytes.starts_with(first))
    {
        // Its bytes are nothing to show.
        let id = diagnostics.sources.add(name, "");
        let message = format!("`{name}` is {what}, and no text");
        let remark = Diagnostic::new(&catalogue::SOURCE_NOT_TEXT, message);
        return Err(diagnostics
            .error(remark.at(Span::new(id, 0..0)).help(foreign_advice(name, *writer))));
    }
    let encoding = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "utf-16",
        _ => "latin1",
    };
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
            .help(format!(
                "save it as UTF-8, for instance with `iconv -f {encoding} -t utf-8`"
            )),
        )
    })
}

enum Split {
    Body,
    FrontMatter(Range<usize>, Range<usize>),
    /// A line that was meant as the beginning.
    Misspelt(Range<usize>),
    /// There is no end, but perhaps a line that was meant as one.
    Unclosed(Option<Range<usize>>),
    Toml,
}

/// Front matter stands between a first line `---` and the next line `---` or `...`; as
/// pandoc has it, a blank line after the first `---` makes that a rule. Blank lines above
/// it are a slip, where a key follows at once.
fn split(text: &str, start: usize) -> Split {
    let mut lines = Lines { text, at: start };
    let is_blank = |(_, line): &(Range<usize>, &str)| line.is_empty();
    let first = lines.next();
    let is_lower = first.as_ref().is_some_and(is_blank);
    match if is_lower { lines.find(|line| !is_blank(line)) } else { first } {
        Some((_, "---")) if is_lower && !begins_with_key(text, lines.at) => {
            return Split::Body;
        }
        Some((_, "---")) => {}
        Some((range, line)) if is_like_fence(line) && begins_with_key(text, lines.at) => {
            return match lines.any(|(_, line)| is_like_fence(line)) {
                true => Split::Misspelt(range.start..range.start + line.len()),
                false => Split::Body,
            };
        }
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
    let mut meant = None;
    while let Some((range, line)) = lines.next() {
        if matches!(line, "---" | "...") {
            return Split::FrontMatter(yaml..range.start, lines.at..text.len());
        }
        if is_first && line.is_empty() {
            return Split::Body;
        }
        is_first = false;
        if meant.is_none() && is_like_fence(line) {
            meant = Some(range.start..range.start + line.len());
        }
    }
    if is_first || is_lower { Split::Body } else { Split::Unclosed(meant) }
}

/// Whether a line has nothing but hyphens or dashes, as some programs make of hyphens.
fn is_like_fence(line: &str) -> bool {
    let is_dash = |c| matches!(c, '\u{2013}' | '\u{2014}');
    line.chars().count() + line.matches(is_dash).count() > 1
        && line.chars().all(|c| c == '-' || is_dash(c))
}

/// Whether a line with a key begins at byte `at`.
fn begins_with_key(text: &str, at: usize) -> bool {
    let line = text.get(at..).and_then(|rest| rest.lines().next()).unwrap_or("");
    line.trim_end().split_once(':').is_some_and(|(key, value)| {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        !key.is_empty()
            && key.chars().all(is_part)
            && (value.is_empty() || value.starts_with(' '))
    })
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
        assert_eq!(parted("\n\r\n---\na: b\n---\nText"), (Some("a: b\n"), "Text"));
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        for text in [
            "---",
            "---\n\nText\n\n---\n",
            "--- a\n---\n",
            "Text\n---\na: b\n---\n",
            "\n---\nWords: more\n",
            "\n---\nSome words: more\n---\n",
            "\n---\n\na: b\n---\n",
        ] {
            assert_eq!(parted(text), (None, text));
        }
    }
}
