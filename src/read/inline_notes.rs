//! pandoc's inline notes: `words^[A note with *stress*.]`.
//!
//! Pulldown knows none. Before it reads, each becomes a call, `[^1]`, and a definition before
//! the first block, so that all that holds for notes holds for these.

use super::blocks::{self, Parsed};
use super::inlines;
use super::origin::{Mosaic, Origin};
use super::syntax::Syntax;
use crate::document::BlockKind;
use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// The inline notes of a text, by the names that they were given.
#[derive(Debug, Default)]
pub(super) struct InlineNotes {
    names: Vec<String>,
}

/// A note as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Written {
    /// The byte of its `^`.
    open: usize,
    /// The byte of its `]`.
    close: usize,
    /// How many block quotes it stands in.
    quotes: usize,
}

impl InlineNotes {
    /// The body, which stands in its source as `origin` tells, with calls and definitions
    /// for its inline notes.
    pub(super) fn write_out(
        body: Cow<'_, str>,
        origin: Origin,
        syntax: Syntax,
    ) -> (Cow<'_, str>, Origin, Self) {
        if syntax != Syntax::Full || !body.contains("^[") {
            return (body, origin, Self::default());
        }
        let written = find(&body, syntax);
        if written.is_empty() {
            return (body, origin, Self::default());
        }
        let names = names(&body, written.len());
        let source =
            Source { body: &body, origin: &origin, written: &written, names: &names };
        let mut mosaic = Mosaic::default();
        for (note, name) in written.iter().zip(&names) {
            source.define(note, name, &mut mosaic);
        }
        // It says nothing, and parts an indented first block from the last note.
        let start = origin.span(0..0);
        mosaic.push_made(&format!("[{}]: #\n\n", unused_label(&body)), start);
        source.copy(0..body.len(), &mut mosaic);
        let (text, origin) = mosaic.finish();
        (Cow::Owned(text), origin, Self { names })
    }

    /// Takes what stands before the words of the notes out of them.
    pub(super) fn unguard(&self, parsed: &mut Parsed) {
        for note in parsed.notes.iter_mut().flatten() {
            if self.names.contains(&note.name)
                && let Some(first) = note.blocks.first_mut()
                && let BlockKind::Paragraph(content) = &mut first.kind
            {
                let _was_guarded = inlines::unguard(content);
            }
        }
    }
}

/// A text with the notes in it, ascending, and their names.
struct Source<'a> {
    body: &'a str,
    origin: &'a Origin,
    written: &'a [Written],
    names: &'a [String],
}

impl Source<'_> {
    /// Adds the definition of a note. A guard keeps its words from beginning a list or the
    /// like.
    fn define(&self, note: &Written, name: &str, mosaic: &mut Mosaic) {
        let words = note.open + 2..note.close;
        let before = self.origin.span(note.open..note.open + 1);
        mosaic.push_made(&format!("[^{name}]: "), before);
        mosaic.push_made(inlines::GUARD, self.origin.span(words.start..words.start));
        let mut start = words.start;
        let mut done = start;
        for line in self.body.get(words.clone()).unwrap_or("").split_inclusive('\n') {
            let is_first = start == words.start;
            let skipped = if is_first { 0 } else { quote_marks(line, note.quotes) };
            let from = done.max(start + skipped);
            start += line.len();
            done = self.copy(from..start, mosaic);
        }
        mosaic.push_made("\n\n", self.origin.span(note.close..note.close));
    }

    /// Adds the bytes `range`, with calls for the notes that begin in it. Gives the byte
    /// behind the last one that was taken over.
    fn copy(&self, range: Range<usize>, mosaic: &mut Mosaic) -> usize {
        let mut at = range.start;
        loop {
            let next = self.written.partition_point(|note| note.open < at);
            let (Some(note), Some(name)) = (self.written.get(next), self.names.get(next))
            else {
                break;
            };
            if note.open >= range.end {
                break;
            }
            mosaic.push(self.body, at..note.open, self.origin);
            let mark = self.origin.span(note.open..note.open + 1);
            mosaic.push_made(&format!("[^{name}"), mark);
            // With its own bracket the call reaches from the first mark to the last.
            mosaic.push(self.body, note.close..note.close + 1, self.origin);
            at = note.close + 1;
            // `^[words](more)` is no link.
            if self.body.get(at..).is_some_and(|rest| rest.starts_with('(')) {
                mosaic.push_made("\\", self.origin.span(at..at));
            }
        }
        if at < range.end {
            mosaic.push(self.body, at..range.end, self.origin);
        }
        at.max(range.end)
    }
}

/// The length of the blanks and of the marks of so many block quotes that a line begins with.
fn quote_marks(line: &str, quotes: usize) -> usize {
    let mut rest = line.trim_start_matches([' ', '\t']);
    for _ in 0..quotes {
        let Some(behind) = rest.strip_prefix('>') else { break };
        rest = behind.trim_start_matches([' ', '\t']);
    }
    line.len() - rest.len()
}

/// As many names, numbers that no note of the text has.
fn names(body: &str, count: usize) -> Vec<String> {
    let number = |rest: &str| -> Option<usize> {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest.get(..end)?.parse().ok()
    };
    let taken: BTreeSet<usize> = body.split("[^").skip(1).filter_map(number).collect();
    let free = (1_usize..).filter(|number| !taken.contains(number));
    free.take(count).map(|number| number.to_string()).collect()
}

/// The label of a link that the text does not hold.
fn unused_label(body: &str) -> String {
    let mut label = "sevigne".to_owned();
    while body.contains(&label) {
        label.push('e');
    }
    label
}

/// Notes within notes, at most: what stands deeper are words.
const MOST_WITHIN: usize = 8;

/// The inline notes of a text, ascending; those inside others are among them.
fn find(text: &str, syntax: Syntax) -> Vec<Written> {
    let mut finding = Finding { text, found: Vec::new(), run: None, opaque: Vec::new() };
    let mut quotes = 0_usize;
    let mut is_code = false;
    // The links that are open, each with the byte up to which its words reach so far.
    let mut links: Vec<usize> = Vec::new();
    for (event, range) in Parser::new_ext(text, syntax.options()).into_offset_iter() {
        if blocks::is_block(&event) && !ends_inline(&event) {
            finding.finish(quotes);
            match event {
                Event::Start(Tag::BlockQuote(_)) => quotes += 1,
                Event::End(TagEnd::BlockQuote(_)) => quotes = quotes.saturating_sub(1),
                Event::Start(Tag::CodeBlock(_)) => is_code = true,
                Event::End(TagEnd::CodeBlock) => is_code = false,
                _ => {}
            }
            continue;
        }
        if is_code {
            continue;
        }
        if matches!(event, Event::End(TagEnd::Link | TagEnd::Image)) {
            // Behind the words of a link is its address.
            if let Some(reach) = links.pop() {
                finding.opaque.push(reach + 1..range.end);
            }
        }
        finding.extend(&range);
        match event {
            Event::Code(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::InlineHtml(_) => finding.opaque.push(range.clone()),
            Event::Start(Tag::Link {
                link_type: LinkType::Autolink | LinkType::Email,
                ..
            }) => {
                finding.opaque.push(range.clone());
            }
            _ => {}
        }
        if let Event::Start(Tag::Link { .. } | Tag::Image { .. }) = event {
            links.push(range.start + 1);
        } else if let Some(reach) = links.last_mut() {
            *reach = range.end.max(*reach);
        }
    }
    finding.finish(quotes);
    finding.found.sort_by_key(|note| note.open);
    finding.found
}

/// Whether an event ends what stands in a line.
fn ends_inline(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::End(
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Superscript
                | TagEnd::Subscript
                | TagEnd::Link
                | TagEnd::Image
        )
    )
}

/// A text in which notes are looked for.
struct Finding<'a> {
    text: &'a str,
    found: Vec<Written>,
    /// The bytes of the words being read, up to the end of their block.
    run: Option<Range<usize>>,
    /// What in them is no words: code, formulas, HTML, addresses.
    opaque: Vec<Range<usize>>,
}

/// A bracket that waits for the one that closes it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Bracket,
    /// That of a note, by the byte of its `^`.
    Note(usize),
}

impl Finding<'_> {
    fn extend(&mut self, range: &Range<usize>) {
        let run = self.run.get_or_insert_with(|| range.clone());
        run.start = run.start.min(range.start);
        run.end = run.end.max(range.end);
    }

    /// Looks for the notes of the words that were read: each is closed in its block.
    fn finish(&mut self, quotes: usize) {
        let mut opaque = std::mem::take(&mut self.opaque);
        let Some(run) = self.run.take() else { return };
        opaque.sort_by_key(|range| range.start);
        let mut opaque = opaque.into_iter().peekable();
        let bytes = self.text.as_bytes();
        let mut open: Vec<Open> = Vec::new();
        let mut depth = 0;
        let mut at = run.start;
        // A backslash before the first words is no part of them.
        if at > 0 && bytes.get(at - 1) == Some(&b'\\') {
            at += 1;
        }
        while at < run.end {
            while opaque.next_if(|range| range.end <= at).is_some() {}
            if let Some(range) = opaque.next_if(|range| range.contains(&at)) {
                at = range.end;
                continue;
            }
            match bytes.get(at) {
                Some(b'\\') => at += 1,
                Some(b'^') if depth < MOST_WITHIN && self.begins_note(at) => {
                    open.push(Open::Note(at));
                    depth += 1;
                    at += 1;
                }
                Some(b'[') => open.push(Open::Bracket),
                Some(b']') => {
                    if let Some(Open::Note(start)) = open.pop() {
                        depth -= 1;
                        let words = self.text.get(start + 2..at).unwrap_or("");
                        if !words.trim().is_empty() {
                            self.found.push(Written { open: start, close: at, quotes });
                        }
                    }
                }
                Some(_) | None => {}
            }
            at += 1;
        }
    }

    /// Whether a note begins at byte `at`. `^[^a]` has a call of another one.
    fn begins_note(&self, at: usize) -> bool {
        let behind = self.text.get(at + 1..).and_then(|rest| rest.strip_prefix('['));
        behind.is_some_and(|words| !words.starts_with('^') || words.starts_with("^["))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(text: &str) -> Vec<&str> {
        let found = find(text, Syntax::Full);
        found.iter().map(|note| text.get(note.open + 2..note.close).unwrap_or("")).collect()
    }

    #[test]
    fn inline_notes_are_found_where_words_are() {
        for (text, expected) in [
            ("Text^[A *b*.] on.", vec!["A *b*."]),
            ("a^[b]^[c] ^[d [e] f]", vec!["b", "c", "d [e] f"]),
            ("*a^[b]* [c^[d]](e) **f**^[g](h)", vec!["b", "d", "g"]),
            (
                "# h^[a]\n\n| b^[c] |\n|---|\n| d^[e] |\n\n- f^[g]\n",
                vec!["a", "c", "e", "g"],
            ),
            ("a^[b `]` $]$ \\] c]", vec!["b `]` $]$ \\] c"]),
            ("a^[b\nc]", vec!["b\nc"]),
            ("a^[b^[c]]", vec!["b^[c]", "c"]),
            ("\\^[a] `^[b]` $^[c]$ <x y=\"^[d]\"> <ee:^[f]> [g](^[h])", vec![]),
            ("a^[b\n\nc] ^[] ^[ ] d^[^1]\n\n    ^[e]\n\n[f]: ^[g]\n", vec![]),
            ("b \\\\^[a] \\\\\\^[a]", vec!["a"]),
        ] {
            assert_eq!(notes(text), expected, "{text:?}");
        }
    }
}
