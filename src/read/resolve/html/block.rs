//! HTML around and among blocks. One element may begin in one block of HTML and end in
//! another, with Markdown between them.

use super::element::{blocks_of, code_of, made};
use super::filling::Filling;
use super::kinds::{is_block, may_stay_open, stated_place};
use super::token::{self, Tag, Token};
use super::{CONTENT_DROPPED, attributes_of, inline, tell};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    Alignment, Block, BlockKind, Cell, Inline, InlineKind, Inlines, ListItem, MAX_NESTING,
    Row, plain_text,
};
use crate::read::{bare_links, blocks, nesting};
use std::collections::BTreeMap;

/// Builds blocks from Markdown's and those of HTML among them, and tells how many levels
/// stand in one another in them. They stand in `depth` others; Markdown's have `height`
/// levels.
pub(super) fn build(
    (depth, height): (usize, usize),
    flat: Vec<Block>,
    diagnostics: &mut Diagnostics,
) -> (Vec<Block>, usize) {
    let mut builder = Builder {
        open: vec![Element::default()],
        depth,
        height,
        deepest: 0,
        is_too_deep: false,
        filling: Filling::default(),
        diagnostics,
    };
    for block in flat {
        // A blank line or a block of Markdown parts words.
        builder.flush();
        if let BlockKind::RawHtml(html) = &block.kind {
            builder.html(html, block.span);
        } else {
            builder.end_code(block.span);
            builder.add(Child::Block(block));
        }
    }
    while builder.open.len() > 1 {
        builder.end(End::Missing);
    }
    builder.flush();
    let height = builder.deepest + builder.height;
    let blocks = builder.open.pop().map_or_else(Vec::new, |root| blocks_of(root.children));
    (blocks, height)
}

/// An element that has begun.
#[derive(Default)]
pub(super) struct Element {
    pub(super) tag: Tag,
    /// Where its tag stands; once it has ended, the whole of it.
    pub(super) span: Span,
    pub(super) children: Vec<Child>,
    /// The words that are not yet a paragraph.
    pub(super) words: Inlines,
    /// Whether what an item says is done, as its box has it.
    pub(super) task: Option<bool>,
}

impl Element {
    fn new(tag: Tag, span: Span) -> Self {
        Self { tag, span, ..Self::default() }
    }

    /// Takes `align="center"` away where nothing but images stands in the element: they are
    /// figures, which stand in the middle anyway.
    fn forget_centering(&mut self) {
        let is_image = |child: &Child| {
            matches!(child, Child::Block(Block { kind: BlockKind::Paragraph(words), .. })
                if matches!(words.as_slice(), [Inline { kind: InlineKind::Image(_), .. }]))
        };
        if matches!(self.tag.name.as_str(), "p" | "div")
            && self.tag.get("align") == Some("center")
            && self.children.iter().all(is_image)
        {
            self.tag.attributes.retain(|(key, _)| key != "align");
        }
    }

    /// Where the words of the element stand as its tag says, if they are nothing but
    /// paragraphs: the element becomes the division that says so.
    fn place_words(&mut self) {
        let is_words = |child: &Child| {
            matches!(child, Child::Block(Block { kind: BlockKind::Paragraph(_), .. }))
        };
        if self.children.is_empty() || !self.children.iter().all(is_words) {
            return;
        }
        let Some((key, place)) = stated_place(&self.tag) else { return };
        self.tag.attributes.retain(|(own, _)| own != key);
        match self.tag.attributes.iter_mut().find(|(own, _)| own == "class") {
            Some((_, classes)) => *classes = format!("{classes} {}", place.class()),
            None => {
                self.tag.attributes.push(("class".to_owned(), place.class().to_owned()));
            }
        }
        "div".clone_into(&mut self.tag.name);
    }

    /// Whether a box that comes now is that of a task: nothing stands before it.
    fn takes_box(&self) -> bool {
        self.tag.name == "li"
            && self.children.is_empty()
            && self.task.is_none()
            && plain_text(&self.words).trim().is_empty()
    }
}

/// How an element ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// With its tag, or where HTML lets the tag be left out.
    Stated,
    /// With what it stands in.
    Missing,
}

/// What stands in an element.
pub(super) enum Child {
    Block(Block),
    Item(ListItem),
    Term(Block),
    Said(Vec<Block>),
    /// A caption, and what stood in it that is no words.
    Caption {
        words: Inlines,
        below: Vec<Block>,
    },
    Cell {
        cell: Cell,
        alignment: Alignment,
        is_head: bool,
        columns: usize,
        rows: usize,
    },
    /// A row; the last list says over how many more rows each cell goes.
    Row {
        row: Row,
        alignments: Vec<Alignment>,
        is_head: bool,
        below: Vec<usize>,
    },
}

struct Builder<'d> {
    open: Vec<Element>,
    /// How many blocks all of them stand in.
    depth: usize,
    /// How many levels stand in one another in the blocks and words among them.
    height: usize,
    /// How many elements were open at once.
    deepest: usize,
    /// Whether it was said that there are too many.
    is_too_deep: bool,
    /// The cells that can be put into the tables.
    filling: Filling,
    diagnostics: &'d mut Diagnostics,
}

impl Builder<'_> {
    fn html(&mut self, html: &str, whole: Span) {
        let tokens = token::tokens(html);
        let mut last_end = BTreeMap::new();
        for (index, (token, _)) in tokens.iter().enumerate() {
            if let Token::Close(name) = token {
                last_end.insert(name.clone(), index);
            }
        }
        let mut places = Places::new(html, whole);
        // The element whose content is left out.
        let mut dropped = None;
        for (index, (token, written)) in tokens.into_iter().enumerate() {
            let span = places.next(written);
            match token {
                Token::Close(name) if dropped.as_ref() == Some(&name) => dropped = None,
                _ if dropped.is_some() => {}
                Token::Text(text) => self.text(text, whole),
                Token::Comment => tell(written, span, self.diagnostics),
                Token::Open(tag) if tag.name == "hr" => {
                    self.flush();
                    self.add(Child::Block(blocks::new(span, BlockKind::Rule)));
                }
                Token::Open(tag) if CONTENT_DROPPED.contains(&tag.name.as_str()) => {
                    tell(written, span, self.diagnostics);
                    if last_end.get(&tag.name).is_some_and(|end| *end > index) {
                        dropped = Some(tag.name);
                    }
                }
                Token::Open(tag) if is_box(&tag) && self.top().takes_box() => {
                    self.top().task = Some(tag.get("checked").is_some());
                }
                Token::Open(tag) if is_block(&tag.name) => self.begin(tag, span),
                Token::Close(name) if is_block(&name) => self.close(&name, span),
                // What stands in a line is settled with the words around it.
                Token::Open(_) | Token::Close(_) => {
                    let html = InlineKind::RawHtml(written.to_owned());
                    self.top().words.push(Inline::new(span, html));
                }
            }
        }
    }

    fn top(&mut self) -> &mut Element {
        if self.open.is_empty() {
            self.open.push(Element::default());
        }
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    fn add(&mut self, child: Child) {
        self.top().children.push(child);
    }

    fn text(&mut self, text: &str, span: Span) {
        let words = token::decoded(text);
        let element = self.top();
        if element.tag.name == "pre" {
            element.words.push(Inline::text(span, words));
            return;
        }
        let mut joined = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.starts_with(char::is_whitespace) {
            joined.insert(0, ' ');
        }
        if words.ends_with(char::is_whitespace) && joined != " " {
            joined.push(' ');
        }
        element.words.push(Inline::text(span, joined));
    }

    fn begin(&mut self, tag: Tag, span: Span) {
        self.flush();
        // HTML lets these ends be left out.
        let ended: &[&str] = match tag.name.as_str() {
            "li" => &["li", "p"],
            "tr" => &["td", "th", "tr", "caption"],
            "thead" | "tbody" | "tfoot" => {
                &["td", "th", "tr", "caption", "thead", "tbody", "tfoot"]
            }
            "td" | "th" => &["td", "th"],
            "dt" | "dd" => &["dt", "dd", "p"],
            _ => &["p"],
        };
        while self.open.len() > 1
            && self.open.last().is_some_and(|last| ended.contains(&last.tag.name.as_str()))
        {
            self.end(End::Stated);
        }
        if self.depth + self.open.len() + self.height > MAX_NESTING {
            if !self.is_too_deep {
                self.is_too_deep = true;
                self.diagnostics.error(nesting::too_deep(span));
            }
            return;
        }
        self.open.push(Element::new(tag, span));
        self.deepest = self.deepest.max(self.open.len() - 1);
    }

    fn close(&mut self, name: &str, span: Span) {
        if !self.open.iter().skip(1).any(|element| element.tag.name == name) {
            return;
        }
        self.flush();
        while self.open.len() > 1 {
            let is_it = self.open.last().is_some_and(|last| last.tag.name == name);
            if !is_it {
                self.end(End::Missing);
                continue;
            }
            if let Some(last) = self.open.last_mut() {
                last.span = last.span.to(span);
            }
            self.end(End::Stated);
            break;
        }
    }

    /// Makes code of the words of `<pre>` that stand before Markdown.
    fn end_code(&mut self, behind: Span) {
        let element = self.top();
        if element.tag.name != "pre" {
            return;
        }
        let words = std::mem::take(&mut element.words);
        let span = words.first().map_or(behind, |first| first.span);
        if !plain_text(&words).trim().is_empty() {
            self.add(Child::Block(blocks::new(span, code_of(&words))));
        }
    }

    /// Makes a paragraph of the words at hand.
    fn flush(&mut self) {
        if self.top().tag.name == "pre" {
            return;
        }
        let mut words = std::mem::take(&mut self.top().words);
        bare_links::link_up(&mut words);
        let depth = self.depth + self.open.len();
        let height = 1 + inline::resolve(depth, &mut words, self.diagnostics);
        self.height = self.height.max(height);
        trim(&mut words);
        if let (Some(first), Some(last)) = (words.first(), words.last()) {
            let span = first.span.to(last.span);
            self.add(Child::Block(blocks::new(span, BlockKind::Paragraph(words))));
        }
    }

    /// Ends the innermost element and gives what it is to the one around it.
    fn end(&mut self, end: End) {
        self.flush();
        let Some(mut element) = self.open.pop() else { return };
        element.forget_centering();
        let name = element.tag.name.as_str();
        if end == End::Missing && !may_stay_open(name) {
            self.diagnostics.report(
                Diagnostic::new(
                    &catalogue::HTML_UNCLOSED,
                    format!("the element `<{name}>` is not closed"),
                )
                .at(element.span)
                .help(format!("write `</{name}>` where it ends")),
            );
        }
        element.place_words();
        let name = element.tag.name.as_str();
        let given = attributes_of(&element.tag, element.span, self.diagnostics);
        let (is_table, span) = (name == "table", element.span);
        for child in made(element, given, end, &mut self.filling, self.diagnostics) {
            self.add(child);
        }
        if is_table && std::mem::take(&mut self.filling).is_exceeded {
            self.diagnostics.error(
                Diagnostic::new(
                    &catalogue::HTML_TABLE,
                    "the cells of the table go over too many columns or rows",
                )
                .at(span)
                .help("make several tables of it, or take `colspan` and `rowspan` away"),
            );
        }
    }
}

/// Where the pieces of a block of HTML stand: their own places where the block is in the
/// source as it was read, else that of the block.
struct Places {
    whole: Span,
    is_exact: bool,
    at: usize,
}

impl Places {
    fn new(html: &str, whole: Span) -> Self {
        Self { whole, is_exact: html.trim_end().len() == whole.range().len(), at: 0 }
    }

    fn next(&mut self, written: &str) -> Span {
        let start = self.whole.range().start + self.at;
        self.at += written.len();
        match self.is_exact {
            true => Span::new(self.whole.source, start..start + written.len()),
            false => self.whole,
        }
    }
}

/// Whether a tag is the box of a task.
fn is_box(tag: &Tag) -> bool {
    tag.name == "input" && tag.get("type") == Some("checkbox")
}

/// Takes blanks away at both ends.
fn trim(words: &mut Inlines) {
    while let Some(Inline { kind: InlineKind::Text(text), .. }) = words.first_mut() {
        *text = text.trim_start().to_owned();
        if !text.is_empty() {
            break;
        }
        words.remove(0);
    }
    while let Some(Inline { kind: InlineKind::Text(text), .. }) = words.last_mut() {
        *text = text.trim_end().to_owned();
        if !text.is_empty() {
            break;
        }
        words.pop();
    }
}
