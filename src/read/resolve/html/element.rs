//! What an element of HTML is in the model, once it has ended.

use super::block::{Child, Element, End};
use super::figure::figure_of;
use super::filling::Filling;
use super::table::{cell_of, head, row_of, table_of};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    ASIDE_CLASS, Attributes, Block, BlockKind, Code, Definition, Delimiter, HeadingLevel,
    Inline, InlineKind, Inlines, List, ListItem, ListKind, NumberStyle, Numerals,
    plain_text,
};
use crate::read::{attributes, blocks};

/// How the numbers of a list are written whose `type` is so. A parenthesis is our own: HTML
/// has none around its numbers.
pub(super) fn number_style(written: &str) -> Option<NumberStyle> {
    let (number, delimiter) = match written.strip_suffix(')') {
        None => (written, Delimiter::Period),
        Some(number) => match number.strip_prefix('(') {
            None => (number, Delimiter::Parenthesis),
            Some(number) => (number, Delimiter::Parentheses),
        },
    };
    let numerals = Numerals::ALL.into_iter().find(|it| it.written(1) == number)?;
    Some(NumberStyle { numerals, delimiter })
}

/// What an element is.
pub(super) fn made(
    element: Element,
    given: Attributes,
    end: End,
    filling: &mut Filling,
    diagnostics: &mut Diagnostics,
) -> Vec<Child> {
    let Element { tag, span, children, words, task } = element;
    let name = tag.name.as_str();
    let block = |kind| {
        vec![Child::Block(Block { attributes: given.clone(), ..blocks::new(span, kind) })]
    };
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            let level = name.bytes().last().map_or(1, |digit| digit.saturating_sub(b'0'));
            let level = HeadingLevel::new(level);
            let (content, rest) = words_of(children, name, end, diagnostics);
            if content.is_empty() && !rest.is_empty() {
                return attributed(rest, &given);
            }
            let mut made = block(BlockKind::Heading { level, content });
            made.extend(rest.into_iter().map(Child::Block));
            made
        }
        "p" | "address" | "picture" => {
            if given.is_empty() {
                return children;
            }
            attributed(blocks_of(children), &given)
        }
        "blockquote" => block(BlockKind::Quote(blocks_of(children))),
        "pre" => {
            let Some(first) = children.first() else { return block(code_of(&words)) };
            tell_nesting(
                "a blank line ends the HTML that `<pre>` stands in: what follows is no code",
                "write the code as Markdown, between two lines of three backticks",
                block_span(first).unwrap_or(span),
                diagnostics,
            );
            let mut blocks = blocks_of(children);
            if !plain_text(&words).trim().is_empty() {
                blocks.push(blocks::new(span, code_of(&words)));
            }
            attributed(blocks, &given)
        }
        "ul" | "ol" => {
            let kind = if name == "ul" {
                ListKind::Bullet
            } else {
                let start = tag.get("start").and_then(|start| start.trim().parse().ok());
                let style = tag.get("type").and_then(number_style).unwrap_or_default();
                ListKind::Ordered { start: start.unwrap_or(1), style }
            };
            let items = items_of(children, span);
            if items.is_empty() {
                return empty(span, given);
            }
            block(BlockKind::List(List { kind, tight: true, items }))
        }
        "li" => {
            vec![Child::Item(ListItem { span, task, blocks: blocks_of(children) })]
        }
        "dl" => {
            let definitions = definitions_of(children);
            if definitions.is_empty() {
                return empty(span, given);
            }
            block(BlockKind::Definitions(definitions))
        }
        "dt" => {
            let (content, rest) = words_of(children, name, end, diagnostics);
            let term = blocks::new(span, BlockKind::Paragraph(content));
            let mut made = vec![Child::Term(Block { attributes: given, ..term })];
            if !rest.is_empty() {
                made.push(Child::Said(rest));
            }
            made
        }
        "dd" => vec![Child::Said(blocks_of(children))],
        "table" => {
            let (table, below) = table_of(children, filling, diagnostics);
            let mut made = if table.columns.is_empty() {
                // No table without a cell: what was to stand above it stays.
                paragraph(table.caption).into_iter().map(Child::Block).collect()
            } else {
                block(BlockKind::Table(table))
            };
            made.extend(below.into_iter().map(Child::Block));
            made
        }
        "thead" => head(children),
        "tbody" | "tfoot" => children,
        "tr" => vec![row_of(children, filling)],
        "td" | "th" => vec![cell_of(&tag, children)],
        "caption" | "figcaption" => {
            let (words, below) = words_of(children, name, end, diagnostics);
            vec![Child::Caption { words, below }]
        }
        "summary" => {
            let (content, rest) = words_of(children, name, end, diagnostics);
            if content.is_empty() {
                return attributed(rest, &given);
            }
            let content = vec![Inline::new(span, InlineKind::Strong(content))];
            let mut made = block(BlockKind::Paragraph(content));
            made.extend(rest.into_iter().map(Child::Block));
            made
        }
        "figure" => figure_of(children, given, span, diagnostics),
        "details" | "aside" => {
            let mut given = given.clone();
            let class = if name == "aside" { ASIDE_CLASS } else { "details" };
            if !given.has_class(class) {
                given.add_class(class);
            }
            let division = blocks::new(span, BlockKind::Division(blocks_of(children)));
            vec![Child::Block(Block { attributes: given, ..division })]
        }
        // Without attributes a division says nothing.
        _ if given.is_empty() => children,
        _ => block(BlockKind::Division(blocks_of(children))),
    }
}

/// The code that the words of `<pre>` are.
pub(super) fn code_of(words: &Inlines) -> BlockKind {
    let text = plain_text(words);
    let text = text.strip_prefix('\n').unwrap_or(&text).trim_end().to_owned() + "\n";
    BlockKind::Code(Code { language: None, text })
}

/// What an element is that holds nothing: the place that its attributes name.
fn empty(span: Span, given: Attributes) -> Vec<Child> {
    if given.is_empty() {
        return Vec::new();
    }
    let division = blocks::new(span, BlockKind::Division(Vec::new()));
    vec![Child::Block(Block { attributes: given, ..division })]
}

/// Blocks, the first of which takes the attributes of what they stood in.
fn attributed(mut blocks: Vec<Block>, given: &Attributes) -> Vec<Child> {
    if let Some(first) = blocks.first_mut() {
        attributes::merge(&mut first.attributes, given);
    }
    blocks.into_iter().map(Child::Block).collect()
}

/// Where a child stands that is a block.
fn block_span(child: &Child) -> Option<Span> {
    match child {
        Child::Block(block) | Child::Term(block) => Some(block.span),
        Child::Item(_)
        | Child::Said(_)
        | Child::Caption { .. }
        | Child::Cell { .. }
        | Child::Row { .. } => None,
    }
}

/// All children as blocks: what has lost its parent is one too.
pub(super) fn blocks_of(children: Vec<Child>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for child in children {
        match child {
            Child::Block(block) | Child::Term(block) => blocks.push(block),
            Child::Item(item) => blocks.extend(item.blocks),
            Child::Said(said) => blocks.extend(said),
            Child::Caption { words, below } => {
                blocks.extend(paragraph(words));
                blocks.extend(below);
            }
            Child::Cell { cell, .. } => blocks.extend(cell.blocks),
            Child::Row { row, .. } => {
                blocks.extend(row.cells.into_iter().flat_map(|cell| cell.blocks));
            }
        }
    }
    blocks
}

/// A paragraph, where there are words for one.
fn paragraph(words: Inlines) -> Option<Block> {
    let span = words.first()?.span;
    Some(blocks::new(span, BlockKind::Paragraph(words)))
}

/// The words that the element `name` holds, its paragraphs as lines, and what stands behind
/// them from the first block on that is no words. Of one that nothing closes the first
/// paragraph is its own.
fn words_of(
    children: Vec<Child>,
    name: &str,
    end: End,
    diagnostics: &mut Diagnostics,
) -> (Inlines, Vec<Block>) {
    let mut words = Inlines::new();
    let mut blocks = blocks_of(children).into_iter().peekable();
    while let Some(block) = blocks.next_if(is_words) {
        next_line(&mut words, block.span);
        add_words(block, &mut words);
        if end == End::Missing {
            break;
        }
    }
    if end == End::Stated
        && let Some(first) = blocks.peek()
    {
        tell_nesting(
            &format!(
                "what is more than words cannot stand in `<{name}>`: it follows behind"
            ),
            &format!("close `</{name}>` before it"),
            first.span,
            diagnostics,
        );
    }
    (words, blocks.collect())
}

/// Says that something stands where HTML has no place for it.
pub(super) fn tell_nesting(
    fact: &str,
    help: &str,
    span: Span,
    diagnostics: &mut Diagnostics,
) {
    diagnostics.report(Diagnostic::new(&catalogue::HTML_NESTING, fact).at(span).help(help));
}

/// Begins a line at the end of words, where there are any.
pub(super) fn next_line(words: &mut Inlines, span: Span) {
    if !words.is_empty() {
        words.push(Inline::new(super::token::behind(span), InlineKind::LineBreak));
    }
}

/// Whether a block can stand in a line without a loss.
fn is_words(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Paragraph(_) | BlockKind::Heading { .. } => true,
        BlockKind::Figure(figure) => figure.caption.is_empty(),
        BlockKind::Math(_) => block.attributes.is_empty(),
        BlockKind::Division(blocks) => blocks.iter().all(is_words),
        BlockKind::Title(_)
        | BlockKind::Letter(_)
        | BlockKind::List(_)
        | BlockKind::Definitions(_)
        | BlockKind::Quote(_)
        | BlockKind::Alert { .. }
        | BlockKind::Code(_)
        | BlockKind::Table(_)
        | BlockKind::Rule
        | BlockKind::PageBreak
        | BlockKind::RawHtml(_) => false,
    }
}

/// Adds the words of a block that [`is_words`].
fn add_words(block: Block, words: &mut Inlines) {
    let Block { span, attributes, kind, .. } = block;
    let content = match kind {
        BlockKind::Paragraph(content) | BlockKind::Heading { level: _, content } => content,
        BlockKind::Figure(figure) => {
            vec![Inline::new(span, InlineKind::Image(Box::new(figure.image)))]
        }
        BlockKind::Math(tex) => vec![Inline::new(span, InlineKind::Math(tex))],
        BlockKind::Division(blocks) => {
            let mut content = Inlines::new();
            for block in blocks {
                next_line(&mut content, block.span);
                add_words(block, &mut content);
            }
            content
        }
        BlockKind::Title(_)
        | BlockKind::Letter(_)
        | BlockKind::List(_)
        | BlockKind::Definitions(_)
        | BlockKind::Quote(_)
        | BlockKind::Alert { .. }
        | BlockKind::Code(_)
        | BlockKind::Table(_)
        | BlockKind::Rule
        | BlockKind::PageBreak
        | BlockKind::RawHtml(_) => Inlines::new(),
    };
    if attributes.is_empty() {
        words.extend(content);
    } else {
        words.push(Inline::new(span, InlineKind::Span { attributes, content }));
    }
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
