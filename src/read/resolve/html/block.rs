//! HTML around and among blocks. One element may begin in one block of HTML and end in
//! another, with Markdown between them.

use super::filling::Filling;
use super::token::{self, Tag, Token};
use super::{CONTENT_DROPPED, attributes_of, inline, tell};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    Alignment, Attributes, Block, BlockKind, Cell, Code, Definition, Figure, HeadingLevel,
    Inline, InlineKind, Inlines, List, ListItem, ListKind, MAX_NESTING, NumberStyle, Row,
    Table,
};
use crate::read::{blocks, nesting};
use std::collections::BTreeMap;

/// The most columns or rows that a cell spans.
const MAX_SPAN: usize = 100;

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
        match &block.kind {
            BlockKind::RawHtml(html) => builder.html(html, block.span),
            _ => {
                builder.flush();
                builder.add(Child::Block(block));
            }
        }
    }
    while builder.open.len() > 1 {
        builder.end();
    }
    builder.flush();
    let height = builder.deepest + builder.height;
    let blocks = builder.open.pop().map_or_else(Vec::new, |root| blocks_of(root.children));
    (blocks, height)
}

/// An element that has begun.
#[derive(Default)]
struct Element {
    tag: Tag,
    span: Span,
    children: Vec<Child>,
    /// The words that are not yet a paragraph.
    words: Inlines,
}

/// What stands in an element.
enum Child {
    Block(Block),
    Item(ListItem),
    Term(Block),
    Said(Vec<Block>),
    Caption(Inlines),
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
    fn html(&mut self, html: &str, span: Span) {
        let tokens = token::tokens(html);
        let mut last_ends = BTreeMap::new();
        for (index, (token, _)) in tokens.iter().enumerate() {
            if let Token::Close(name) = token {
                last_ends.insert(name.as_str(), index);
            }
        }
        // The element whose content is left out.
        let mut dropped = None;
        for (index, (token, written)) in tokens.iter().enumerate() {
            let is_closed_later = |name: &String| {
                last_ends.get(name.as_str()).is_some_and(|last| *last > index)
            };
            let (token, written) = (token.clone(), *written);
            match token {
                Token::Close(name) if dropped.as_ref() == Some(&name) => dropped = None,
                _ if dropped.is_some() => {}
                Token::Text(text) => self.text(text, span),
                Token::Comment => tell(written, span, self.diagnostics),
                Token::Open(tag) if tag.name == "hr" => {
                    self.flush();
                    self.add(Child::Block(blocks::new(span, BlockKind::Rule)));
                }
                Token::Open(tag) if CONTENT_DROPPED.contains(&tag.name.as_str()) => {
                    tell(written, span, self.diagnostics);
                    if is_closed_later(&tag.name) {
                        dropped = Some(tag.name);
                    }
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
            "tr" => &["td", "th", "tr"],
            "td" | "th" => &["td", "th"],
            "dt" | "dd" => &["dt", "dd", "p"],
            _ => &["p"],
        };
        while self.open.len() > 1
            && self.open.last().is_some_and(|last| ended.contains(&last.tag.name.as_str()))
        {
            self.end();
        }
        if self.depth + self.open.len() + self.height > MAX_NESTING {
            if !self.is_too_deep {
                self.is_too_deep = true;
                self.diagnostics.error(nesting::too_deep(span));
            }
            return;
        }
        self.open.push(Element { tag, span, children: Vec::new(), words: Vec::new() });
        self.deepest = self.deepest.max(self.open.len() - 1);
    }

    fn close(&mut self, name: &str, span: Span) {
        if !self.open.iter().skip(1).any(|element| element.tag.name == name) {
            return;
        }
        self.flush();
        while self.open.len() > 1 {
            let is_it = self.open.last().is_some_and(|last| last.tag.name == name);
            if let Some(last) = self.open.last_mut() {
                last.span = last.span.to(span);
            }
            self.end();
            if is_it {
                break;
            }
        }
    }

    /// Makes a paragraph of the words at hand.
    fn flush(&mut self) {
        if self.top().tag.name == "pre" {
            return;
        }
        let mut words = std::mem::take(&mut self.top().words);
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
    fn end(&mut self) {
        self.flush();
        let Some(element) = self.open.pop() else { return };
        let given = attributes_of(&element.tag, element.span, self.diagnostics);
        let span = element.span;
        for child in made(element, given, &mut self.filling) {
            self.add(child);
        }
        if std::mem::take(&mut self.filling).is_exceeded {
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

/// Elements that hold blocks or are one.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "figcaption"
            | "figure"
            | "footer"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "html"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "picture"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// What an element is.
fn made(element: Element, given: Attributes, filling: &mut Filling) -> Vec<Child> {
    let Element { tag, span, children, words } = element;
    let block = |kind| {
        vec![Child::Block(Block { attributes: given.clone(), ..blocks::new(span, kind) })]
    };
    match tag.name.as_str() {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            let level =
                tag.name.bytes().last().map_or(1, |digit| digit.saturating_sub(b'0'));
            let content = words_of(children);
            block(BlockKind::Heading { level: HeadingLevel::new(level), content })
        }
        "p" | "address" | "picture" => {
            if given.is_empty() {
                return children;
            }
            let mut blocks = blocks_of(children);
            if let Some(first) = blocks.first_mut() {
                crate::read::attributes::merge(&mut first.attributes, &given);
            }
            blocks.into_iter().map(Child::Block).collect()
        }
        "blockquote" => block(BlockKind::Quote(blocks_of(children))),
        "pre" => {
            let text: String = crate::document::plain_text(&words);
            let text =
                text.strip_prefix('\n').unwrap_or(&text).trim_end().to_owned() + "\n";
            block(BlockKind::Code(Code { language: None, text }))
        }
        "ul" | "ol" => {
            let kind = if tag.name == "ul" {
                ListKind::Bullet
            } else {
                let start = tag.get("start").and_then(|start| start.trim().parse().ok());
                ListKind::Ordered { start: start.unwrap_or(1), style: NumberStyle::Decimal }
            };
            let items = items_of(children, span);
            block(BlockKind::List(List { kind, tight: true, items }))
        }
        "li" => {
            vec![Child::Item(ListItem { span, task: None, blocks: blocks_of(children) })]
        }
        "dl" => block(BlockKind::Definitions(definitions_of(children))),
        "dt" => {
            let term = blocks::new(span, BlockKind::Paragraph(words_of(children)));
            vec![Child::Term(Block { attributes: given, ..term })]
        }
        "dd" => vec![Child::Said(blocks_of(children))],
        "table" => block(BlockKind::Table(table_of(children, filling))),
        "thead" => head(children),
        "tbody" | "tfoot" => children,
        "tr" => vec![row_of(children, filling)],
        "td" | "th" => {
            let alignment = match tag.get("align") {
                Some("center") => Alignment::Center,
                Some("right") => Alignment::End,
                Some(_) | None => Alignment::Start,
            };
            let cell = Cell { blocks: blocks_of(children) };
            let spanned = |key: &str| {
                let count = tag.get(key).and_then(|count| count.trim().parse().ok());
                count.unwrap_or(1_usize).clamp(1, MAX_SPAN)
            };
            vec![Child::Cell {
                cell,
                alignment,
                is_head: tag.name == "th",
                columns: spanned("colspan"),
                rows: spanned("rowspan"),
            }]
        }
        "caption" | "figcaption" => vec![Child::Caption(words_of(children))],
        "summary" => {
            let content = vec![Inline::new(span, InlineKind::Strong(words_of(children)))];
            block(BlockKind::Paragraph(content))
        }
        "figure" => match figure_of(children) {
            Ok(figure) => block(BlockKind::Figure(figure)),
            Err(children) => children,
        },
        "details" => {
            let mut given = given.clone();
            given.add_class("details");
            let division = blocks::new(span, BlockKind::Division(blocks_of(children)));
            vec![Child::Block(Block { attributes: given, ..division })]
        }
        // Without attributes a division says nothing.
        _ if given.is_empty() => children,
        _ => block(BlockKind::Division(blocks_of(children))),
    }
}

/// All children as blocks: what has lost its parent is one too.
fn blocks_of(children: Vec<Child>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for child in children {
        match child {
            Child::Block(block) | Child::Term(block) => blocks.push(block),
            Child::Item(item) => blocks.extend(item.blocks),
            Child::Said(said) => blocks.extend(said),
            Child::Caption(words) => blocks.extend(
                words
                    .first()
                    .map(|first| first.span)
                    .map(|span| blocks::new(span, BlockKind::Paragraph(words.clone()))),
            ),
            Child::Cell { cell, .. } => blocks.extend(cell.blocks),
            Child::Row { row, .. } => {
                blocks.extend(row.cells.into_iter().flat_map(|cell| cell.blocks));
            }
        }
    }
    blocks
}

/// The words of all children in a line; blocks that are not words begin a new one.
fn words_of(children: Vec<Child>) -> Inlines {
    let mut words = Inlines::new();
    for block in blocks_of(children) {
        let content = match block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { level: _, content } => {
                content
            }
            BlockKind::Figure(figure) => {
                vec![Inline::new(block.span, InlineKind::Image(Box::new(figure.image)))]
            }
            _ => continue,
        };
        if !words.is_empty() {
            words.push(Inline::new(token::behind(block.span), InlineKind::LineBreak));
        }
        words.extend(content);
    }
    words
}

fn items_of(children: Vec<Child>, span: Span) -> Vec<ListItem> {
    let mut items = Vec::new();
    for child in children {
        match child {
            Child::Item(item) => items.push(item),
            other => {
                let blocks = blocks_of(vec![other]);
                items.push(ListItem { span, task: None, blocks });
            }
        }
    }
    items
}

fn definitions_of(children: Vec<Child>) -> Vec<Definition> {
    let mut definitions: Vec<Definition> = Vec::new();
    for child in children {
        match child {
            Child::Term(term) => match definitions.last_mut() {
                Some(last) if last.definitions.is_empty() => last.terms.push(term),
                Some(_) | None => definitions
                    .push(Definition { terms: vec![term], definitions: Vec::new() }),
            },
            other => {
                let said = blocks_of(vec![other]);
                match definitions.last_mut() {
                    Some(last) => last.definitions.push(said),
                    None => definitions
                        .push(Definition { terms: Vec::new(), definitions: vec![said] }),
                }
            }
        }
    }
    definitions
}

fn head(children: Vec<Child>) -> Vec<Child> {
    children
        .into_iter()
        .map(|child| match child {
            Child::Row { row, alignments, is_head: _, below } => {
                Child::Row { row, alignments, is_head: true, below }
            }
            other => other,
        })
        .collect()
}

/// A row. A cell that spans columns has empty ones behind it, so that those beside it stay
/// in their columns.
fn row_of(children: Vec<Child>, filling: &mut Filling) -> Child {
    let mut row = Row { cells: Vec::new() };
    let mut alignments = Vec::new();
    let mut below = Vec::new();
    let mut is_head = true;
    for child in children {
        let (cell, alignment, columns, rows) = match child {
            Child::Cell { cell, alignment, is_head: heads, columns, rows } => {
                is_head &= heads;
                (cell, alignment, columns, rows)
            }
            other => {
                is_head = false;
                (Cell { blocks: blocks_of(vec![other]) }, Alignment::Start, 1, 1)
            }
        };
        row.cells.push(cell);
        let columns = 1 + filling.take(columns - 1, row.cells.len());
        row.cells.extend(std::iter::repeat_n(Cell { blocks: Vec::new() }, columns - 1));
        alignments.extend(std::iter::repeat_n(alignment, columns));
        below.extend(std::iter::repeat_n(rows - 1, columns));
    }
    Child::Row { row, alignments, is_head, below }
}

fn table_of(children: Vec<Child>, filling: &mut Filling) -> Table {
    let mut table = Table {
        columns: Vec::new(),
        head: Vec::new(),
        body: Vec::new(),
        caption: Inlines::new(),
    };
    // Over how many more rows the cells of the last one go.
    let mut open: Vec<usize> = Vec::new();
    for child in children {
        match child {
            Child::Caption(words) if table.caption.is_empty() => table.caption = words,
            Child::Row { mut row, mut alignments, is_head, mut below } => {
                // Below a cell that spans rows stands an empty one.
                for (column, more) in open.iter_mut().enumerate() {
                    if *more > 0
                        && column <= row.cells.len()
                        && filling.take(1, row.cells.len()) == 1
                    {
                        row.cells.insert(column, Cell { blocks: Vec::new() });
                        alignments.insert(column, Alignment::Start);
                        below.insert(column, *more - 1);
                    }
                }
                open = below;
                if table.columns.len() < alignments.len() {
                    let known = table.columns.len();
                    table.columns.extend(alignments.into_iter().skip(known));
                }
                // Rows of headers below the first of the body are of the body.
                if is_head && table.body.is_empty() {
                    table.head.push(row);
                } else {
                    table.body.push(row);
                }
            }
            other => {
                let cell = Cell { blocks: blocks_of(vec![other]) };
                table.body.push(Row { cells: vec![cell] });
                if table.columns.is_empty() {
                    table.columns.push(Alignment::Start);
                }
            }
        }
    }
    for row in table.head.iter_mut().chain(&mut table.body) {
        let missing = table.columns.len().saturating_sub(row.cells.len());
        for _ in 0..filling.take(missing, row.cells.len()) {
            row.cells.push(Cell { blocks: Vec::new() });
        }
    }
    table
}

/// A figure of one image, or the children where it is another.
fn figure_of(children: Vec<Child>) -> Result<Figure, Vec<Child>> {
    let is_image = |block: &Block| {
        matches!(&block.kind, BlockKind::Paragraph(content)
            if matches!(content.as_slice(), [Inline { kind: InlineKind::Image(_), .. }]))
    };
    let blocks = children
        .iter()
        .filter(|child| !matches!(child, Child::Caption(_)))
        .collect::<Vec<_>>();
    let [Child::Block(block)] = blocks.as_slice() else { return Err(children) };
    if !is_image(block) {
        return Err(children);
    }
    let mut caption = Inlines::new();
    let mut image = None;
    for child in children {
        match child {
            Child::Caption(words) => caption = words,
            Child::Block(Block { kind: BlockKind::Paragraph(content), .. }) => {
                image = content.into_iter().find_map(|inline| match inline.kind {
                    InlineKind::Image(image) => Some(*image),
                    _ => None,
                });
            }
            _ => {}
        }
    }
    image.map_or_else(|| Err(Vec::new()), |image| Ok(Figure { image, caption }))
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
