//! What Markdown has no form for: elements of HTML with Markdown between them, as reading
//! understands them.

use super::blocks::{list, paragraph};
use super::inlines::image;
use super::scope::Scope;
use crate::document::{
    Alignment, Attributes, Block, BlockKind, Cell, Figure, Inline, InlineKind, ListItem,
    ListKind, Row, Table,
};
use std::fmt::Write as _;

/// Whether a block has no form of its own in Markdown.
pub(super) fn is_needed(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Table(table) => {
            table.head.len() > 1
                || (table.caption.is_empty() && !block.attributes.is_empty())
                || table
                    .head
                    .iter()
                    .chain(&table.body)
                    .any(|row| !row.cells.iter().all(is_one_line))
        }
        BlockKind::Figure(figure) => !is_titled(block, figure),
        BlockKind::Quote(_) => !block.attributes.is_empty(),
        BlockKind::List(list) => {
            let has_row = |item: &ListItem| has_paragraphs_in_a_row(&item.blocks);
            !block.attributes.is_empty() || (list.tight && list.items.iter().any(has_row))
        }
        BlockKind::Paragraph(content) => {
            !block.attributes.is_empty() && !content.is_empty()
        }
        BlockKind::Title(_)
        | BlockKind::Letter(_)
        | BlockKind::Heading { .. }
        | BlockKind::Definitions(_)
        | BlockKind::Alert { .. }
        | BlockKind::Code(_)
        | BlockKind::Math(_)
        | BlockKind::Rule
        | BlockKind::PageBreak
        | BlockKind::Division(_)
        | BlockKind::RawHtml(_) => false,
    }
}

/// Whether a paragraph follows another: in a list whose items stand close they would be one.
fn has_paragraphs_in_a_row(blocks: &[Block]) -> bool {
    let is_paragraph = |block: &Block| matches!(block.kind, BlockKind::Paragraph(_));
    blocks.windows(2).any(|pair| pair.iter().all(is_paragraph))
}

/// Whether a cell can stand between bars.
fn is_one_line(cell: &Cell) -> bool {
    match cell.blocks.as_slice() {
        [] => true,
        [Block { kind: BlockKind::Paragraph(content), attributes, .. }] => {
            attributes.is_empty() && !content.is_empty()
        }
        _ => false,
    }
}

/// Whether a figure is what reading makes of an image with a title: a caption of mere
/// words, and the image's attributes but for the name.
fn is_titled(block: &Block, figure: &Figure) -> bool {
    let words = match figure.caption.as_slice() {
        [Inline { kind: InlineKind::Generated(_), .. }, rest @ ..] => rest,
        all => all,
    };
    let is_plain = match words {
        [] => figure.image.title.is_empty(),
        [Inline { kind: InlineKind::Text(_), .. }] => true,
        _ => false,
    };
    is_plain && figure.image.attributes == block.attributes.without_id()
}

/// The block as HTML.
pub(super) fn block<'a>(block: &'a Block, scope: Scope<'a>) -> String {
    let own = tag_attributes(&block.attributes);
    match &block.kind {
        BlockKind::Table(table) => html_table(table, &own, scope),
        BlockKind::Figure(figure) => {
            let mut text = format!("<figure{own}>\n\n");
            image(&figure.image, &mut text);
            let caption: Vec<_> = match figure.caption.first() {
                Some(Inline { kind: InlineKind::Generated(_), .. }) => {
                    figure.caption.iter().skip(1).cloned().collect()
                }
                Some(_) | None => figure.caption.clone(),
            };
            if !caption.is_empty() {
                let words = paragraph(&caption, scope);
                let _infallible =
                    write!(text, "\n\n<figcaption>\n\n{words}\n\n</figcaption>");
            }
            text + "\n\n</figure>"
        }
        BlockKind::Quote(blocks) => {
            let inner = list(blocks, scope).join("\n\n");
            format!("<blockquote{own}>\n\n{inner}\n\n</blockquote>")
        }
        BlockKind::List(items) => {
            let (name, start) = match items.kind {
                ListKind::Bullet => ("ul", String::new()),
                ListKind::Ordered { start: 1, style: _ } => ("ol", String::new()),
                ListKind::Ordered { start, style: _ } => {
                    ("ol", format!(" start=\"{start}\""))
                }
            };
            let mut text = format!("<{name}{start}{own}>\n\n");
            for item in &items.items {
                let inner = list(&item.blocks, scope).join("\n\n");
                let _infallible = write!(text, "<li>\n\n{inner}\n\n</li>\n\n");
            }
            format!("{text}</{name}>")
        }
        BlockKind::Paragraph(content) => {
            format!("<p{own}>\n\n{}\n\n</p>", paragraph(content, scope))
        }
        BlockKind::Title(_)
        | BlockKind::Letter(_)
        | BlockKind::Heading { .. }
        | BlockKind::Definitions(_)
        | BlockKind::Alert { .. }
        | BlockKind::Code(_)
        | BlockKind::Math(_)
        | BlockKind::Rule
        | BlockKind::PageBreak
        | BlockKind::Division(_)
        | BlockKind::RawHtml(_) => String::new(),
    }
}

fn html_table<'a>(table: &'a Table, own: &str, scope: Scope<'a>) -> String {
    let mut text = format!("<table{own}>\n\n");
    let caption: Vec<_> = table
        .caption
        .iter()
        .filter(|inline| !matches!(inline.kind, InlineKind::Generated(_)))
        .cloned()
        .collect();
    if !caption.is_empty() {
        let words = paragraph(&caption, scope);
        let _infallible = write!(text, "<caption>\n\n{words}\n\n</caption>\n\n");
    }
    for (part, name, rows) in [("thead", "th", &table.head), ("tbody", "td", &table.body)] {
        if rows.is_empty() {
            continue;
        }
        let _infallible = write!(text, "<{part}>\n\n");
        for row in rows {
            html_row(row, name, &table.columns, scope, &mut text);
        }
        let _infallible = write!(text, "</{part}>\n\n");
    }
    text + "</table>"
}

fn html_row<'a>(
    row: &'a Row,
    name: &str,
    columns: &[Alignment],
    scope: Scope<'a>,
    text: &mut String,
) {
    text.push_str("<tr>\n\n");
    for (cell, alignment) in row.cells.iter().zip(columns) {
        let align = match alignment {
            Alignment::Start => "",
            Alignment::Center => " align=\"center\"",
            Alignment::End => " align=\"right\"",
        };
        let inner = list(&cell.blocks, scope).join("\n\n");
        let _infallible = write!(text, "<{name}{align}>\n\n{inner}\n\n</{name}>\n\n");
    }
    text.push_str("</tr>\n\n");
}

/// ` id="a" class="b c" lang="fr"`; nothing where nothing is said.
pub(super) fn tag_attributes(own: &Attributes) -> String {
    let mut text = String::new();
    let mut add = |key: &str, value: &str| {
        let value = value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
        let _infallible = write!(text, " {key}=\"{value}\"");
    };
    if let Some(id) = own.id() {
        add("id", id);
    }
    if !own.classes().is_empty() {
        add("class", &own.classes().join(" "));
    }
    if let Some(language) = own.language() {
        add("lang", language.as_str());
    }
    if let Some(direction) = own.direction() {
        add("dir", direction.as_html());
    }
    for (key, value) in own.others() {
        add(key, value);
    }
    text
}
