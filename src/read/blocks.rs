//! CommonMark and its extensions as blocks: pulldown's events become the document's model,
//! as it stands in the source and before anything is resolved.

use super::callouts;
use super::comments;
use super::displayed;
use super::divisions::{self, Fences};
use super::lettered_lists::LetteredLists;
use super::line_blocks;
use super::linked_calls::LinkedCalls;
use super::origin::Origin;
use super::plain_signs;
use super::syntax::Syntax;
use crate::diagnostic::{Diagnostic, Span};
use crate::document::{
    AlertKind, Attributes, Block, BlockId, BlockKind, Code, HeadingLevel, Inline,
    InlineKind, Inlines, LINE_BLOCK, MAX_NESTING, Note, NoteId,
};
use pulldown_cmark::{BlockQuoteKind, Event, OffsetIter, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;
use std::ops::Range;

/// What a Markdown text holds.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    /// The blocks; notes are not among them.
    pub(super) blocks: Vec<Block>,
    /// The notes by the number that their calls carry; none where a call has no note.
    pub(super) notes: Vec<Option<Note>>,
    /// Notes with the name of an earlier one.
    pub(super) repeated: Vec<Note>,
    /// How many items of lists with letters were read.
    pub(super) lettered_items: usize,
    /// What is wrong with divisions and tables.
    pub(super) remarks: Vec<Diagnostic>,
    /// The first place that is nested too deeply.
    pub(super) too_deep: Option<Span>,
}

/// Reads a Markdown text whose bytes stand in a source as `origin` tells.
pub(super) fn parse(text: &str, origin: &Origin, syntax: Syntax) -> Parsed {
    let marked = Marked {
        fences: &Fences::default(),
        linked_calls: &LinkedCalls::default(),
        lettered: &LetteredLists::default(),
    };
    parse_with(text, origin, syntax, marked)
}

/// What pulldown does not know and something else stands for in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marked<'o> {
    /// The divisions.
    pub(super) fences: &'o Fences,
    /// The calls in links.
    pub(super) linked_calls: &'o LinkedCalls,
    /// The lists with letters.
    pub(super) lettered: &'o LetteredLists,
}

/// The same, with what is marked in the text.
pub(super) fn parse_with(
    text: &str,
    origin: &Origin,
    syntax: Syntax,
    marked: Marked<'_>,
) -> Parsed {
    let Marked { fences, linked_calls, lettered } = marked;
    let plain = plain_signs::mark(text, origin, syntax);
    let options = syntax.options();
    let events = pulldown_cmark::Parser::new_ext(&plain.text, options).into_offset_iter();
    let mut parser = Parser {
        events: events.peekable(),
        text: &plain.text,
        origin: plain.origin.as_ref(),
        made_backslashes: &plain.made,
        fences,
        linked_calls,
        lettered,
        labels: BTreeMap::new(),
        parsed: Parsed::default(),
        depth: 0,
        height: 0,
        displayed: BTreeSet::new(),
        task: None,
        links_bare: syntax.links_bare(),
        takes_attributes: syntax == Syntax::Full,
        headings_take_attributes: syntax.headings_take_attributes(),
        behind: Vec::new(),
    };
    let mut blocks = Vec::new();
    // An end without a start cannot come; were it to, reading goes on.
    while parser.events.peek().is_some() {
        blocks.append(&mut parser.blocks().blocks);
    }
    parser.parsed.blocks = blocks;
    parser.parsed
}

/// Pulldown's events with what is known while they are read.
pub(super) struct Parser<'a, 'o> {
    pub(super) events: Peekable<OffsetIter<'a>>,
    pub(super) text: &'a str,
    origin: &'o Origin,
    /// The bytes of backslashes that the source does not have.
    pub(super) made_backslashes: &'o [usize],
    pub(super) fences: &'o Fences,
    pub(super) linked_calls: &'o LinkedCalls,
    pub(super) lettered: &'o LetteredLists,
    labels: BTreeMap<String, NoteId>,
    pub(super) parsed: Parsed,
    /// How many blocks and inlines are open.
    pub(super) depth: usize,
    /// How many levels of inlines stand in the run being read, so far.
    pub(super) height: usize,
    /// The formulas between `$$` of the paragraph being read.
    pub(super) displayed: BTreeSet<Span>,
    /// The state of the task whose item is being read.
    pub(super) task: Option<bool>,
    /// Whether bare addresses become links: not inside a link.
    pub(super) links_bare: bool,
    /// Whether `{#id .class}` and the like are attributes.
    pub(super) takes_attributes: bool,
    /// Whether they are at the end of a heading.
    pub(super) headings_take_attributes: bool,
    /// What stands right behind the block just read and came with it: the paragraph that
    /// was the last row of a table.
    pub(super) behind: Vec<Block>,
}

/// The blocks inside another.
#[derive(Default)]
pub(super) struct Children {
    pub(super) blocks: Vec<Block>,
    /// Whether a paragraph is among them that stands on its own, as in a loose list.
    pub(super) has_paragraph: bool,
}

/// Where a block begins or ends.
#[derive(Debug)]
pub(super) enum Edge<'a> {
    /// One begins, whose bytes these are.
    Start(Tag<'a>, Range<usize>),
    /// One ends, whose bytes these are.
    End(TagEnd, Range<usize>),
}

impl<'a> Parser<'a, '_> {
    /// The next place where a block begins or ends, in what holds nothing but blocks: a list
    /// or a table.
    pub(super) fn edge(&mut self) -> Option<Edge<'a>> {
        loop {
            let (event, range) = self.events.next()?;
            match event {
                Event::Start(tag) => return Some(Edge::Start(tag, range)),
                Event::End(kind) => return Some(Edge::End(kind, range)),
                Event::Text(_)
                | Event::Code(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::Html(_)
                | Event::InlineHtml(_)
                | Event::FootnoteReference(_)
                | Event::SoftBreak
                | Event::HardBreak
                | Event::Rule
                | Event::TaskListMarker(_) => {}
            }
        }
    }

    /// The blocks up to the end of the one they stand in.
    pub(super) fn blocks(&mut self) -> Children {
        let mut children = Children::default();
        let mut divisions = Vec::new();
        // How many ends belong to blocks that were not entered.
        let mut flattened = 0_usize;
        while let Some((event, range)) = self.events.peek() {
            if !is_block(event) {
                let range = range.clone();
                let mut content = self.bare_inlines();
                let end = content.last().map(|last| last.span);
                let mut attributes = Attributes::default();
                self.keep_lines(range.start, &mut content, &mut attributes);
                let span = self.span(range);
                let span = end.map_or(span, |end| span.to(end));
                let block =
                    Block { attributes, ..new(span, BlockKind::Paragraph(content)) };
                children.blocks.extend(self.parted(block));
                continue;
            }
            let Some((event, range)) = self.events.next() else { break };
            let span = self.span(range.clone());
            match event {
                Event::End(_) if flattened == 0 => break,
                Event::End(_) => flattened -= 1,
                Event::Start(_) if !self.enter(span) => flattened += 1,
                Event::Start(tag) => {
                    children.has_paragraph |= tag == Tag::Paragraph;
                    let block = self.block(tag, range);
                    let behind = std::mem::take(&mut self.behind);
                    self.leave();
                    let block = block.filter(|block| self.stands(block, &mut divisions));
                    for block in block.into_iter().chain(behind) {
                        children.blocks.extend(self.parted(block));
                    }
                }
                Event::Rule => {
                    self.tell_columns(range);
                    children.blocks.push(new(span, BlockKind::Rule));
                }
                Event::Html(html) => {
                    let block = new(span, BlockKind::RawHtml(html.into_string()));
                    if self.stands(&block, &mut divisions) {
                        children.blocks.push(block);
                    }
                }
                Event::Text(_)
                | Event::Code(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::InlineHtml(_)
                | Event::FootnoteReference(_)
                | Event::SoftBreak
                | Event::HardBreak
                | Event::TaskListMarker(_) => {}
            }
        }
        self.leave_divisions(divisions);
        if self.takes_attributes {
            comments::leave_out_blocks(&mut children.blocks);
        }
        if !self.fences.is_empty() {
            let remarks = &mut self.parsed.remarks;
            children.blocks = divisions::group(children.blocks, self.fences, remarks);
        }
        children
    }

    /// The block that begins with `tag`; none for a note, which is put aside.
    fn block(&mut self, tag: Tag<'_>, range: Range<usize>) -> Option<Block> {
        let span = self.block_span(range.clone());
        let mut attributes = Attributes::default();
        let kind = match tag {
            Tag::Paragraph => {
                let mut content = self.inlines();
                self.keep_lines(range.start, &mut content, &mut attributes);
                BlockKind::Paragraph(content)
            }
            Tag::Heading { level, .. } => {
                let content;
                (content, attributes) = self.heading(range);
                BlockKind::Heading { level: HeadingLevel::new(level as u8), content }
            }
            Tag::BlockQuote(None) => {
                let mut blocks = self.blocks().blocks;
                // The paragraph takes one level more.
                let room = MAX_NESTING.saturating_sub(self.depth + 1);
                let taken =
                    self.takes_attributes.then(|| callouts::take(&mut blocks, room));
                match taken.flatten() {
                    Some(kind) => BlockKind::Alert { kind, blocks },
                    None => BlockKind::Quote(blocks),
                }
            }
            Tag::BlockQuote(Some(kind)) => {
                let kind = match kind {
                    BlockQuoteKind::Note => AlertKind::Note,
                    BlockQuoteKind::Tip => AlertKind::Tip,
                    BlockQuoteKind::Important => AlertKind::Important,
                    BlockQuoteKind::Warning => AlertKind::Warning,
                    BlockQuoteKind::Caution => AlertKind::Caution,
                };
                BlockKind::Alert { kind, blocks: self.blocks().blocks }
            }
            Tag::CodeBlock(kind) => self.code(kind, range, &mut attributes),
            Tag::HtmlBlock => BlockKind::RawHtml(self.raw_html()),
            Tag::List(start) => BlockKind::List(self.list(start, range)),
            Tag::FootnoteDefinition(label) => {
                let blocks = self.blocks().blocks;
                self.note(&label, span, blocks);
                return None;
            }
            Tag::DefinitionList => {
                let mut made = self.definitions().into_iter();
                let first = made.next();
                self.behind.extend(made);
                return first;
            }
            Tag::Table(columns) => BlockKind::Table(self.table(&columns, span)),
            Tag::MetadataBlock(_) => {
                BlockKind::Code(Code { language: None, text: self.raw() })
            }
            // These come inside the blocks above only.
            Tag::Item
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell => BlockKind::Division(self.blocks().blocks),
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. } => BlockKind::Paragraph(self.inlines()),
        };
        Some(Block { id: BlockId::default(), span, attributes, kind })
    }

    /// Makes lines of the paragraph that begins at a byte, where all of it stands behind bars.
    fn keep_lines(&self, at: usize, content: &mut Inlines, attributes: &mut Attributes) {
        let has_bar = self.text.get(at..).is_some_and(|text| text.starts_with('|'));
        if !self.takes_attributes || !has_bar {
            return;
        }
        let go_on = line_blocks::lines_that_go_on(self.text, at);
        if line_blocks::keep_lines(content, go_on) {
            attributes.add_class(LINE_BLOCK);
        }
    }

    /// A block that was just read; a paragraph with formulas between `$$` is several.
    fn parted(&mut self, block: Block) -> Vec<Block> {
        let is_break = self.takes_attributes
            && matches!(&block.kind, BlockKind::Paragraph(content) if is_page_break(content));
        if is_break {
            return vec![Block { kind: BlockKind::PageBreak, ..block }];
        }
        displayed::parted(block, &std::mem::take(&mut self.displayed))
    }

    fn note(&mut self, label: &str, span: Span, blocks: Vec<Block>) {
        let index = self.note_id(label).index();
        let note = Note { name: label.to_owned(), span, blocks };
        match &mut self.parsed.notes[index] {
            Some(_) => self.parsed.repeated.push(note),
            place @ None => *place = Some(note),
        }
    }

    /// The number of the note `label`, the same for each of its calls.
    pub(super) fn note_id(&mut self, label: &str) -> NoteId {
        let next = NoteId(u32::try_from(self.labels.len()).unwrap_or(u32::MAX));
        let id = *self.labels.entry(label.to_lowercase()).or_insert(next);
        if id == next {
            self.parsed.notes.push(None);
        }
        id
    }

    /// Goes a level down, unless that is too deep: then the words go to the level above.
    pub(super) fn enter(&mut self, span: Span) -> bool {
        if self.depth == MAX_NESTING {
            self.parsed.too_deep.get_or_insert(span);
            return false;
        }
        self.depth += 1;
        true
    }

    /// Comes back up.
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// The bytes `range` of the Markdown as a place in the source.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.origin.span(range)
    }

    /// The same without white space at its end: pulldown counts the line feed after a block
    /// to it.
    pub(super) fn block_span(&self, range: Range<usize>) -> Span {
        let text = self.text.get(range.clone()).unwrap_or("");
        let length = text.trim_end().len().max(1).min(text.len());
        self.origin.span(range.start..range.start + length)
    }

    fn bare_inlines(&mut self) -> Inlines {
        self.inlines_until(super::inlines::Stop::Block)
    }

    pub(super) fn inlines(&mut self) -> Inlines {
        self.inlines_until(super::inlines::Stop::End)
    }
}

/// Whether a paragraph is nothing but a command of LaTeX that ends a page.
fn is_page_break(content: &[Inline]) -> bool {
    matches!(content, [Inline { kind: InlineKind::Text(words), .. }]
        if PAGE_BREAKS.contains(&words.as_str()))
}

/// The commands of LaTeX that end a page.
pub(super) const PAGE_BREAKS: [&str; 4] =
    ["\\newpage", "\\pagebreak", "\\clearpage", "\\cleardoublepage"];

/// A block without attributes.
pub(super) fn new(span: Span, kind: BlockKind) -> Block {
    Block { id: BlockId::default(), span, attributes: Attributes::default(), kind }
}

/// Whether an event begins or ends a block, so that no inline goes on through it.
pub(super) fn is_block(event: &Event<'_>) -> bool {
    match event {
        Event::End(_) | Event::Rule | Event::Html(_) => true,
        Event::Start(tag) => match tag {
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. } => false,
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
            | Tag::MetadataBlock(_) => true,
        },
        Event::Text(_)
        | Event::Code(_)
        | Event::InlineMath(_)
        | Event::DisplayMath(_)
        | Event::InlineHtml(_)
        | Event::FootnoteReference(_)
        | Event::SoftBreak
        | Event::HardBreak
        | Event::TaskListMarker(_) => false,
    }
}
