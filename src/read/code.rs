//! What is taken as it is written: code, and blocks of HTML.

use super::attributes;
use super::blocks::Parser;
use super::raw_formats;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::document::{Attributes, BlockKind, Code};
use pulldown_cmark::{CodeBlockKind, Event};
use std::ops::Range;

impl Parser<'_, '_> {
    /// The code whose bytes are `range`.
    pub(super) fn code(
        &mut self,
        kind: CodeBlockKind<'_>,
        range: Range<usize>,
        attributes: &mut Attributes,
    ) -> BlockKind {
        let (language, format) = match kind {
            CodeBlockKind::Indented => (None, None),
            CodeBlockKind::Fenced(info) => {
                self.tell_unclosed(range.clone());
                let format = raw_formats::leading(&info)
                    .filter(|_| self.takes_attributes)
                    .map(|(format, _)| format.to_owned());
                (attributes::of_fence(&info, attributes), format)
            }
        };
        let mut text = self.raw();
        if let Some(format) = format {
            *attributes = Attributes::default();
            let html = raw_formats::html(&text, &format);
            if html.is_none() {
                let span = self.block_span(range);
                self.parsed.remarks.push(raw_formats::left_out(&format, span));
            }
            return BlockKind::RawHtml(html.unwrap_or_default());
        }
        // A formula as GitHub has it.
        if self.takes_attributes && language.as_deref() == Some("math") {
            return BlockKind::Math(text.trim().to_owned());
        }
        // The last line of a source may have no end.
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        BlockKind::Code(Code { language, text })
    }

    /// A block of HTML: one that is a mark of a division stays that.
    pub(super) fn raw_html(&mut self) -> String {
        let html = self.raw_as_read();
        if self.fences.is_mark(&html) { html } else { self.fences.restored(html) }
    }

    /// The text up to the end of a block of code, with line feeds alone.
    pub(super) fn raw(&mut self) -> String {
        let text = self.raw_as_read();
        self.fences.restored(text)
    }

    /// The same, with what is marked in it.
    fn raw_as_read(&mut self) -> String {
        let mut text = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Text(part) | Event::Html(part) | Event::InlineHtml(part) => {
                    text.push_str(&part);
                }
                Event::SoftBreak | Event::HardBreak => text.push('\n'),
                Event::End(_) => break,
                Event::Start(_)
                | Event::Code(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::FootnoteReference(_)
                | Event::Rule
                | Event::TaskListMarker(_) => {}
            }
        }
        if text.contains('\r') { text.replace("\r\n", "\n") } else { text }
    }

    /// Says of code between fences that the second one is missing: all that follows is code
    /// then, up to the end of what it stands in.
    fn tell_unclosed(&mut self, range: Range<usize>) {
        let written = self.text.get(range.clone()).unwrap_or("");
        if is_closed(written) {
            return;
        }
        let first = written.lines().next().unwrap_or("").trim_end();
        let length = fence_length(first);
        let signs = if first.starts_with('~') { "tildes" } else { "backticks" };
        self.parsed.remarks.push(
            Diagnostic::new(
                &catalogue::MARKDOWN_UNCLOSED_CODE,
                "the code that begins here never ends: all that follows in its list, quote or \
                 document is code",
            )
            .at(self.span(range.start..range.start + first.len()))
            .help(format!(
                "write a line of {length} {signs} where the code ends, in the same list or quote"
            )),
        );
    }
}

/// Whether code ends with a fence as it begins with one (CommonMark 0.31.2, 4.5).
fn is_closed(written: &str) -> bool {
    let (sign, length) = (written.chars().next(), fence_length(written));
    let Some(last) = written.lines().skip(1).last() else { return false };
    // The last line stands behind the marks of quotes as the others do.
    let last = last.trim_start_matches([' ', '\t', '>']).trim_end();
    last.len() >= length && last.chars().all(|c| Some(c) == sign)
}

/// How many signs the fence has that a text begins with.
fn fence_length(written: &str) -> usize {
    let sign = written.chars().next();
    written.chars().take_while(|c| Some(*c) == sign && matches!(c, '`' | '~')).count()
}
