//! Pulldown's events as inlines, and the inline Markdown of a front matter value.

use super::bare_links;
use super::blocks::{self, Parser};
use super::comments;
use super::escaped_blanks;
use super::origin::Origin;
use super::scripts;
use super::spans;
use super::syntax::Syntax;
use super::{marks, stress};
use crate::diagnostic::{Sources, Span};
use crate::document::{
    Attributes, BlockKind, Image, Inline, InlineKind, Inlines, Link, MAX_NESTING, Node,
    Target, plain_text, visit_run_mut,
};
use pulldown_cmark::{Event, LinkType, Tag};
use std::ops::Range;

/// What ends a run of inlines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// The end of the element they stand in, which is taken.
    End,
    /// Whatever begins or ends a block, which is left: the text of a tight list's item.
    Block,
}

impl Parser<'_, '_> {
    /// The inlines up to `stop`.
    pub(super) fn inlines_until(&mut self, stop: Stop) -> Inlines {
        let mut run = self.inlines_as_read(stop);
        self.finish(&mut run);
        run
    }

    /// The words of the heading `written`, and the attributes at their end.
    pub(super) fn heading(&mut self, written: Range<usize>) -> (Inlines, Attributes) {
        let mut run = self.inlines_as_read(Stop::End);
        let mut given = None;
        if self.headings_take_attributes {
            given = spans::take_trailing(&mut run);
            // One that is underlined has two lines.
            let written = self.text.get(written).unwrap_or("").trim_end();
            if given.is_some() && !written.contains(['\n', '\r']) {
                spans::take_closing_signs(&mut run);
            }
        }
        self.finish(&mut run);
        (run, given.unwrap_or_default())
    }

    /// Settles what has no mark that pulldown knows.
    fn finish(&self, run: &mut Inlines) {
        if self.takes_attributes {
            scripts::raise_and_lower(run);
        }
        if self.links_bare {
            bare_links::link_up(run);
        }
    }

    /// The inlines up to `stop`, with the attributes behind words.
    fn inlines_as_read(&mut self, stop: Stop) -> Inlines {
        let mut run = Vec::new();
        let beside = std::mem::take(&mut self.height);
        // How many ends belong to elements that were not entered.
        let mut flattened = 0_usize;
        while let Some((event, _)) = self.events.peek() {
            if flattened == 0 && stop == Stop::Block && blocks::is_block(event) {
                break;
            }
            let Some((event, range)) = self.events.next() else { break };
            match event {
                Event::End(_) if flattened == 0 => break,
                Event::End(_) => flattened -= 1,
                Event::Start(tag) => {
                    let span = self.span(range);
                    if self.enter(span) {
                        let inline = Inline::new(span, self.element(tag));
                        match scripts::reaches_over_words(&inline) {
                            true => scripts::append_words(inline, &mut run),
                            false => run.push(inline),
                        }
                        self.leave();
                    } else {
                        flattened += 1;
                    }
                }
                Event::Text(words) => self.text(&words, range, &mut run),
                Event::Code(code) => {
                    self.push(range, InlineKind::Code(code.into()), &mut run);
                }
                Event::InlineMath(tex) => {
                    // GitHub has a way to write it that keeps its signs from Markdown.
                    let bare = tex.strip_prefix('`').and_then(|tex| tex.strip_suffix('`'));
                    let tex = bare.unwrap_or(&tex).replace("\r\n", "\n");
                    self.push(range, InlineKind::Math(tex), &mut run);
                }
                Event::DisplayMath(tex) => {
                    self.displayed.insert(self.span(range.clone()));
                    // White space at the ends says nothing in TeX.
                    let tex = tex.trim().replace("\r\n", "\n");
                    self.push(range, InlineKind::Math(tex), &mut run);
                }
                // A line of colons that goes on with a paragraph is words.
                Event::Html(html) | Event::InlineHtml(html)
                    if self.fences.is_mark(&html) =>
                {
                    let words = self.fences.restored(html.into_string());
                    self.push(range, InlineKind::Text(words), &mut run);
                }
                Event::Html(html) | Event::InlineHtml(html) => {
                    let call =
                        self.linked_calls.label(&html).map(|label| self.note_id(label));
                    let kind = match call {
                        Some(id) => InlineKind::NoteCall(id),
                        None => InlineKind::RawHtml(html.into()),
                    };
                    self.push(range, kind, &mut run);
                }
                Event::FootnoteReference(label) => {
                    let id = self.note_id(&label);
                    self.push(range, InlineKind::NoteCall(id), &mut run);
                }
                Event::SoftBreak => self.push(range, InlineKind::SoftBreak, &mut run),
                Event::HardBreak => self.push(range, InlineKind::LineBreak, &mut run),
                Event::TaskListMarker(is_done) => self.task = Some(is_done),
                Event::Rule => {}
            }
        }
        if self.takes_attributes {
            comments::leave_out(&mut run);
            escaped_blanks::bind(&mut run);
            let room = MAX_NESTING.saturating_sub(self.depth + self.height);
            let attached = spans::attach(&mut run, room);
            self.parsed.remarks.extend(attached.remarks);
            self.height += attached.height;
            self.parsed.too_deep = self.parsed.too_deep.or(attached.too_deep);
            let room = MAX_NESTING.saturating_sub(self.depth + self.height);
            self.height += marks::highlight(&mut run, room);
            let room = MAX_NESTING.saturating_sub(self.depth + self.height);
            self.height += stress::stress(&mut run, room);
        }
        self.height = beside.max(self.height + 1);
        run
    }

    fn push(&self, range: Range<usize>, kind: InlineKind, run: &mut Inlines) {
        run.push(Inline::new(self.span(range), kind));
    }

    /// Words. What stands behind a backslash is kept apart (see [`is_escaped`]), as it
    /// means itself; all else that adjoins is one.
    fn text(&self, words: &str, range: Range<usize>, run: &mut Inlines) {
        let mut rest = words;
        let mut start = range.start;
        if let Some(first) = words.chars().next()
            && first.is_ascii_punctuation()
            && start > 0
            && self.text.get(start - 1..start) == Some("\\")
            && self.text.get(start..).is_some_and(|text| text.starts_with(first))
            && self.made_backslashes.binary_search(&(start - 1)).is_err()
        {
            let span = self.span(start - 1..start + 1);
            run.push(Inline::text(span, first));
            rest = words.get(1..).unwrap_or("");
            start += 1;
        }
        if rest.is_empty() {
            return;
        }
        let span = self.span(start..range.end);
        match run.last_mut() {
            Some(Inline { span: last, kind: InlineKind::Text(text) })
                if last.end == span.start && !is_escaped(*last, text) =>
            {
                text.push_str(rest);
                *last = last.to(span);
            }
            Some(_) | None => run.push(Inline::text(span, rest)),
        }
    }

    fn element(&mut self, tag: Tag<'_>) -> InlineKind {
        let outer = self.links_bare;
        self.links_bare &= !matches!(tag, Tag::Link { .. } | Tag::Image { .. });
        let content = self.inlines_until(Stop::End);
        self.links_bare = outer;
        match tag {
            Tag::Emphasis => InlineKind::Emphasis(content),
            Tag::Strong => InlineKind::Strong(content),
            Tag::Strikethrough => InlineKind::Strikethrough(content),
            Tag::Superscript => InlineKind::Superscript(content),
            Tag::Subscript => InlineKind::Subscript(content),
            Tag::Link { link_type, dest_url, title, id: _ } => {
                let target = if link_type == LinkType::Email {
                    Target::External(format!("mailto:{dest_url}"))
                } else {
                    Target::External(dest_url.into_string())
                };
                InlineKind::Link(Box::new(Link {
                    target,
                    title: title.into_string(),
                    attributes: Attributes::default(),
                    content,
                }))
            }
            Tag::Image { link_type: _, dest_url, title, id: _ } => {
                InlineKind::Image(Box::new(Image {
                    path: dest_url.into_string(),
                    alternative: plain_text(&content).replace('\n', " "),
                    title: title.into_string(),
                    decorative: false,
                    attributes: Attributes::default(),
                }))
            }
            // Blocks do not begin inside a line; were one to, its words stay.
            Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::List(_)
            | Tag::Item
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::MetadataBlock(_) => {
                InlineKind::Span { attributes: Attributes::default(), content }
            }
        }
    }
}

/// Whether a text is one character that stands behind a backslash, told by its place: two
/// bytes for one.
pub(super) fn is_escaped(span: Span, words: &str) -> bool {
    words.len() == 1 && span.range().len() == 2 && !words.starts_with(char::is_alphanumeric)
}

/// The inline Markdown of a value; its lines are lines.
pub(super) fn scalar(node: &Node, sources: &Sources) -> Inlines {
    let mut run = Inlines::new();
    for line in lines(node, sources) {
        if let (Some(last), Some(first)) = (run.last(), line.first()) {
            let span = Span { end: first.span.start, start: last.span.end, ..last.span };
            run.push(Inline::new(span, InlineKind::LineBreak));
        }
        run.extend(line);
    }
    run
}

/// The inline Markdown of words that stand at `span`, each piece with that place.
pub(super) fn placed(words: &str, span: Span) -> Inlines {
    let mut run = one_line(words, &Origin::at(span));
    visit_run_mut(&mut run, &mut |inline| inline.span = span);
    run
}

/// The inline Markdown of each line of a value that is not blank.
pub(super) fn lines(node: &Node, sources: &Sources) -> Vec<Inlines> {
    let Some(value) = node.as_scalar() else { return Vec::new() };
    let origin = Origin::of_value(value, sources.text(node.span), node.span);
    let mut start = 0;
    let mut lines = Vec::new();
    for line in value.split_inclusive('\n') {
        // A blank that does not break is a word.
        let words = line.trim_matches([' ', '\t', '\n', '\r']);
        if !words.is_empty() {
            let from = start + (line.len() - line.trim_start_matches([' ', '\t']).len());
            lines.push(one_line(words, &origin.part(from, words.len(), GUARD.len())));
        }
        start += line.len();
    }
    lines
}

/// Stands before a line so that nothing in it begins a block (`1. April` is no list). It is
/// punctuation without a meaning in Markdown: what follows it opens as at a line's start.
pub(super) const GUARD: &str = "\u{2021}";

fn one_line(words: &str, origin: &Origin) -> Inlines {
    let guarded = format!("{GUARD}{words}");
    let parsed = blocks::parse(&guarded, origin, Syntax::Full);
    let mut blocks = parsed.blocks.into_iter();
    let content = match blocks.next().map(|block| block.kind) {
        Some(BlockKind::Paragraph(content)) if blocks.next().is_none() => Some(content),
        _ => None,
    };
    let whole = origin.span(GUARD.len()..guarded.len());
    let Some(mut content) = content else { return vec![Inline::text(whole, words)] };
    if unguard(&mut content) { content } else { vec![Inline::text(whole, words)] }
}

/// Takes the guard out of the words that begin with it; tells whether they do.
pub(super) fn unguard(content: &mut Inlines) -> bool {
    let Some(Inline { kind: InlineKind::Text(text), .. }) = content.first_mut() else {
        return false;
    };
    let Some(rest) = text.strip_prefix(GUARD) else { return false };
    *text = rest.to_owned();
    if text.is_empty() {
        content.remove(0);
    }
    true
}
