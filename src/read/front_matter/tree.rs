//! YAML as a tree of values with their places.
//!
//! The events are those of the parser below `serde_yaml`. Its deserializer would make
//! numbers of `0123456789` and `1.10`; the tree keeps every scalar as it was written.

use super::{fault, lost};
use crate::diagnostic::{Diagnostic, Diagnostics, Reported, SourceId, Span, catalogue};
use crate::document::{Entry, Node, NodeKind};
use serde_yaml::granit_parser::{Event, Parser, ScalarStyle, Span as YamlSpan};
use std::collections::BTreeMap;

/// The most values that a front matter may have once its aliases are written out: far
/// above any real one, and reached in an instant by one that was made to burst.
const MAX_VALUES: usize = 100_000;

/// The deepest nesting of lists and mappings.
const MAX_NESTING: usize = 64;

/// Where a YAML text stands: in which source, and from which byte.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) source: SourceId,
    pub(super) start: usize,
}

/// The tree of `text`, which is a mapping, a list or a scalar; an empty text is nothing.
pub(super) fn parse(
    text: &str,
    place: Place,
    diagnostics: &mut Diagnostics,
) -> Result<Node, Reported> {
    let options = serde_yaml::granit_parser::options! {
        emit_comments: false,
        flow_nesting_limit: MAX_NESTING,
        block_nesting_limit: MAX_NESTING,
    };
    let mut builder = Builder {
        parser: Parser::new_from_str_with_options(text, options),
        text,
        place,
        anchors: BTreeMap::new(),
        values: 0,
        diagnostics,
    };
    builder.document()
}

struct Builder<'a, 'd> {
    parser: Parser<'a, serde_yaml::granit_parser::StrInput<'a>>,
    text: &'a str,
    place: Place,
    /// What each anchor names, with its number of values.
    anchors: BTreeMap<usize, (Node, usize)>,
    values: usize,
    diagnostics: &'d mut Diagnostics,
}

impl<'a> Builder<'a, '_> {
    fn document(&mut self) -> Result<Node, Reported> {
        let mut root = None;
        loop {
            let (event, span) = self.event()?;
            match event {
                Event::StreamEnd => break,
                Event::StreamStart | Event::DocumentEnd => {}
                Event::DocumentStart(..) if root.is_some() => {
                    return Err(self.fault(span, "a second document begins here"));
                }
                Event::DocumentStart(..) => {
                    let (event, span) = self.event()?;
                    root = Some(self.node(event, span)?);
                }
                _ => return Err(self.fault(span, "this is out of place")),
            }
        }
        Ok(root.unwrap_or(Node {
            span: Span::new(self.place.source, self.place.start..self.place.start),
            kind: NodeKind::Null,
        }))
    }

    fn event(&mut self) -> Result<(Event<'a>, YamlSpan), Reported> {
        match self.parser.next_event() {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => {
                let at = error.marker().byte_offset().unwrap_or_default();
                Err(self.stopped(at, &error.info()))
            }
            None => {
                let end = self.text.len();
                Err(self.fault_at(end..end, "the text ends too early"))
            }
        }
    }

    fn node(&mut self, event: Event<'a>, span: YamlSpan) -> Result<Node, Reported> {
        let before = self.values;
        self.count(1, span)?;
        let start = byte(span.start.byte_offset(), self.text);
        if event.tag().is_some_and(|tag| !tag.is_yaml_core_schema()) {
            self.lost_in_tag(span);
        }
        let (kind, anchor, end) = match event {
            Event::Scalar(value, style, anchor, _) => {
                let end = byte(span.end.byte_offset(), self.text);
                if style == ScalarStyle::Plain && end > start {
                    self.lost_in_comment(end);
                }
                let kind = if style == ScalarStyle::Plain && is_null(&value) {
                    NodeKind::Null
                } else {
                    NodeKind::Scalar(value.replace("\r\n", "\n"))
                };
                (kind, anchor, byte(span.end.byte_offset(), self.text))
            }
            Event::SequenceStart(_, anchor, _) => {
                let (kind, end) = self.list(start)?;
                (kind, anchor, end)
            }
            Event::MappingStart(_, anchor, _) => {
                let (kind, end) = self.map()?;
                (kind, anchor, end)
            }
            Event::Alias(anchor) => {
                let Some((node, values)) = self.anchors.get(&anchor) else {
                    return Err(self.fault(span, "the alias stands inside what it names"));
                };
                let (kind, values) = (node.kind.clone(), *values);
                self.count(values, span)?;
                (kind, 0, byte(span.end.byte_offset(), self.text))
            }
            _ => return Err(self.fault(span, "a value is missing here")),
        };
        let node = Node { span: self.span(start..end), kind };
        if anchor != 0 {
            self.anchors.insert(anchor, (node.clone(), self.values - before));
        }
        Ok(node)
    }

    /// Says that a comment stands behind the byte `end` of a value without quotes, where words
    /// were meant.
    fn lost_in_comment(&mut self, end: usize) {
        if let Some(range) = lost::comment(self.text, end) {
            let remark = lost::in_comment(self.text, &range, self.span(range.clone()));
            self.diagnostics.report(remark);
        }
    }

    /// Says that the tag of a value stands where words were meant.
    fn lost_in_tag(&mut self, span: YamlSpan) {
        let Some(start) = span.tag_start() else { return };
        let start = byte(start.byte_offset(), self.text);
        let rest = self.text.get(start..).unwrap_or("");
        let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}');
        let range = start..start + rest.find(is_end).unwrap_or(rest.len());
        let remark = lost::in_tag(self.text, &range, self.span(range.clone()));
        self.diagnostics.report(remark);
    }

    /// The items of a list that begins at byte `start`.
    fn list(&mut self, start: usize) -> Result<(NodeKind, usize), Reported> {
        let mut items = Vec::new();
        // The parser may say that it begins behind its first hyphen.
        let before = self.text.get(..start).unwrap_or("");
        let mut reached = before.rfind('\n').map_or(0, |at| at + 1);
        loop {
            let (event, span) = self.event()?;
            if event == Event::SequenceEnd {
                return Ok((
                    NodeKind::List(items),
                    byte(span.end.byte_offset(), self.text),
                ));
            }
            if is_empty(&event) {
                // The parser says where the next item is.
                if let Some(behind) = lost::behind_hyphen(self.text, reached) {
                    self.lost_in_comment(behind);
                    reached = behind;
                }
                items.push(self.node(event, span)?);
                continue;
            }
            let item = self.node(event, span)?;
            reached = item.span.range().end.saturating_sub(self.place.start);
            items.push(item);
        }
    }

    fn map(&mut self) -> Result<(NodeKind, usize), Reported> {
        let mut entries: Vec<Entry> = Vec::new();
        // Keys are looked up here, so that a long mapping costs no more than its length.
        let mut known = BTreeMap::<String, Span>::new();
        loop {
            let (event, span) = self.event()?;
            let key = match event {
                Event::MappingEnd => {
                    return Ok((
                        NodeKind::Map(entries),
                        byte(span.end.byte_offset(), self.text),
                    ));
                }
                Event::Scalar(key, ..) => key.into_owned(),
                _ => return Err(self.fault(span, "a key is one word or one line of text")),
            };
            self.count(1, span)?;
            let key_span = self.span(
                byte(span.start.byte_offset(), self.text)
                    ..byte(span.end.byte_offset(), self.text),
            );
            let key_end = byte(span.end.byte_offset(), self.text);
            let (event, span) = self.event()?;
            if is_empty(&event) {
                let behind = self.text.get(key_end..).unwrap_or("");
                let colon = behind.find(':').map_or(0, |at| at + 1);
                self.lost_in_comment(key_end + colon);
            }
            let value = self.node(event, span)?;
            if let Some(first) = known.insert(key.clone(), key_span) {
                // Reading goes on, to say all that is wrong; the first value stands.
                self.diagnostics.error(
                    Diagnostic::new(
                        &catalogue::FRONT_MATTER_DUPLICATE_KEY,
                        format!("the key `{key}` stands here a second time"),
                    )
                    .at(key_span)
                    .also(first, "first here")
                    .help(format!("keep one `{key}`")),
                );
                known.insert(key, first);
            } else {
                entries.push(Entry { key, key_span, value });
            }
        }
    }

    fn count(&mut self, values: usize, span: YamlSpan) -> Result<(), Reported> {
        self.values = self.values.saturating_add(values);
        if self.values <= MAX_VALUES {
            return Ok(());
        }
        let start = byte(span.start.byte_offset(), self.text);
        let end = byte(span.end.byte_offset(), self.text);
        let span = self.span(start..end);
        Err(self.diagnostics.error(
            Diagnostic::new(
                &catalogue::FRONT_MATTER_TOO_LARGE,
                format!("written out, the front matter has more than {MAX_VALUES} values"),
            )
            .labelled(span, "the limit is passed here")
            .help("write the values out instead of naming them by aliases (`*name`)"),
        ))
    }

    fn fault(&mut self, span: YamlSpan, words: &str) -> Reported {
        let start = byte(span.start.byte_offset(), self.text);
        self.fault_at(start..byte(span.end.byte_offset(), self.text), words)
    }

    /// Says why the parser stopped at a byte.
    fn stopped(&mut self, at: usize, words: &str) -> Reported {
        let what = match self.is_argument() {
            true => fault::Text::Value,
            false => fault::Text::Lines,
        };
        let fault = fault::find(self.text, what, at.min(self.text.len()), words);
        self.tell(fault)
    }

    fn fault_at(&mut self, range: std::ops::Range<usize>, words: &str) -> Reported {
        self.tell(fault::Fault {
            range,
            message: words.to_owned(),
            help: "write one `key: value` a line, and put a value with marks of YAML in \
                   quotes"
                .to_owned(),
        })
    }

    fn tell(&mut self, fault: fault::Fault) -> Reported {
        let fault::Fault { range, message, help } = fault;
        let subject = match self.is_argument() {
            true => "the value",
            false => "the front matter",
        };
        let span = self.span(range);
        self.diagnostics.error(
            Diagnostic::new(
                &catalogue::FRONT_MATTER_SYNTAX,
                format!("{subject} is not YAML: {message}"),
            )
            .labelled(span, "here")
            .help(help),
        )
    }

    /// Whether the text comes from the command line.
    fn is_argument(&self) -> bool {
        self.diagnostics.sources.get(self.place.source).is_argument()
    }

    /// The bytes `range` of the YAML in the source, without white space at their end.
    fn span(&self, range: std::ops::Range<usize>) -> Span {
        let start = range.start.min(self.text.len());
        let slice = self.text.get(start..range.end.max(start)).unwrap_or("");
        let end = start + slice.trim_end().len();
        Span::new(self.place.source, self.place.start + start..self.place.start + end)
    }
}

/// Whether nothing stands in the place of a value.
fn is_empty(event: &Event<'_>) -> bool {
    matches!(event.scalar(), Some(("" | "~", ScalarStyle::Plain)))
}

/// Whether a text without quotes is no value (YAML 1.2.2, 10.2.1.1).
pub(super) fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

fn byte(offset: Option<usize>, text: &str) -> usize {
    offset.unwrap_or_default().min(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Result<Node, Reported>, Diagnostics) {
        let mut diagnostics = Diagnostics::default();
        let source = diagnostics.sources.add("a.md", text);
        let node = parse(text, Place { source, start: 0 }, &mut diagnostics);
        (node, diagnostics)
    }

    #[test]
    fn scalars_stay_as_they_were_written() {
        let (node, diagnostics) =
            read("a: 0123\nb: 1.10\nc: yes\nd: 'l''été'\ne: ~\nf: \"~\"\ng: >\n  a\n  b\n");
        let node = node.expect("a tree");
        let value = |key: &str| node.get(key).and_then(Node::as_scalar);
        assert_eq!(value("a"), Some("0123"));
        assert_eq!(value("b"), Some("1.10"));
        assert_eq!(value("c"), Some("yes"));
        assert_eq!(value("d"), Some("l'été"));
        assert_eq!(node.get("e").map(|node| &node.kind), Some(&NodeKind::Null));
        assert_eq!(value("f"), Some("~"));
        assert_eq!(value("g"), Some("a b\n"));
        assert_eq!(diagnostics.list(), []);
    }

    #[test]
    fn keys_and_values_know_their_places() {
        let text = "é: ê\nlist:\n  - one # said\n  - {two: 2}\n";
        let (node, diagnostics) = read(text);
        let node = node.expect("a tree");
        let NodeKind::Map(entries) = &node.kind else { panic!("a mapping") };
        let of = |span: Span| diagnostics.sources.text(span);
        assert_eq!(of(entries[0].key_span), "é");
        assert_eq!(of(entries[0].value.span), "ê");
        let NodeKind::List(items) = &entries[1].value.kind else { panic!("a list") };
        assert_eq!(of(items[0].span), "one");
        assert_eq!(of(items[1].span), "{two: 2}");
    }

    #[test]
    fn aliases_are_written_out() {
        let (node, _) = read("a: &x [1, 2]\nb: *x\n");
        let node = node.expect("a tree");
        let kinds = |key: &str| match node.get(key).map(|node| &node.kind) {
            Some(NodeKind::List(items)) => {
                items.iter().map(|item| item.kind.clone()).collect::<Vec<_>>()
            }
            _ => panic!("a list"),
        };
        assert_eq!(kinds("a"), kinds("b"));
    }

    #[test]
    fn an_alias_bomb_is_refused() {
        let mut text = "a: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..12 {
            let before = level - 1;
            let aliases = vec![format!("*a{before}"); 10].join(", ");
            text.push_str(&format!("b{level}: &a{level} [{aliases}]\n"));
        }
        let (node, diagnostics) = read(&text);
        assert!(node.is_err());
        assert_eq!(diagnostics.list()[0].code.id, "front-matter/too-large");
    }

    #[test]
    fn deep_nesting_is_refused() {
        for text in [format!("a: {}", "[".repeat(10_000)), "- ".repeat(10_000)] {
            let (node, diagnostics) = read(&text);
            assert!(node.is_err());
            assert_eq!(diagnostics.list()[0].code.id, "front-matter/syntax");
        }
    }
}
