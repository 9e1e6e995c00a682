//! What Markdown has no form for: elements of HTML with Markdown between them, as reading
//! understands them.

use super::Smart;
use super::attributes::{fit_in_braces, fit_in_line, fit_in_tag, tag_attributes};
use super::blocks::{list, paragraph, stated_caption};
use super::inlines::image;
use super::list_form::{can_stand_close, has_marks};
use super::scope::Scope;
use super::verse::verse;
use crate::document::{
    AlertKind, Alignment, Block, BlockKind, Cell, CellRole, Definition, Figure, Inline,
    InlineKind, ListKind, NumberStyle, Row, Table, plain_text,
};
use std::fmt::Write as _;
use std::slice;

/// Whether a block has no form of its own in Markdown.
pub(super) fn is_needed(block: &Block, scope: Scope<'_>) -> bool {
    let own = &block.attributes;
    match &block.kind {
        BlockKind::Table(table) => {
            table.head.len() > 1
                || (table.caption.is_empty() && !own.is_empty())
                || !fit_in_line(own)
                || table
                    .head
                    .iter()
                    .chain(&table.body)
                    .any(|row| !row.cells.iter().all(is_one_line))
        }
        BlockKind::Figure(figure) => !is_titled(block, figure, scope),
        BlockKind::Quote(_) => !own.is_empty(),
        BlockKind::List(list) => {
            !own.is_empty()
                || !has_marks(list)
                || (list.tight && !can_stand_close(list, scope))
        }
        BlockKind::Paragraph(content) => {
            !own.is_empty() && !content.is_empty() && verse(block, scope).is_none()
        }
        BlockKind::Heading { .. } => {
            let own = scope.stated(block);
            !fit_in_line(&own) && fit_in_tag(&own)
        }
        BlockKind::Definitions(definitions) => {
            !own.is_empty() || definitions.iter().any(|one| !is_said(one))
        }
        BlockKind::Division(_) => {
            // Of these classes a line of colons makes something else.
            let means_more = own.has_class("page-break")
                || AlertKind::ALL.iter().any(|kind| own.has_class(kind.name()));
            (means_more || !fit_in_braces(own)) && fit_in_tag(own)
        }
        // Behind a fence the first class is the language.
        BlockKind::Code(code) => {
            code.language.is_none() && !own.classes().is_empty() && fit_in_tag(own)
        }
        BlockKind::Rule | BlockKind::PageBreak => !own.is_empty(),
        BlockKind::Title(_)
        | BlockKind::Letter(_)
        | BlockKind::Alert { .. }
        | BlockKind::Math(_)
        | BlockKind::RawHtml(_) => false,
    }
}

/// Whether a definition has the form of Markdown: one term on one line, and below it what
/// is said of it.
fn is_said(own: &Definition) -> bool {
    let is_term = |term: &Block| match &term.kind {
        BlockKind::Paragraph(content) => {
            let has_break =
                content.iter().any(|inline| matches!(inline.kind, InlineKind::LineBreak));
            term.attributes.is_empty() && !content.is_empty() && !has_break
        }
        _ => false,
    };
    own.terms.len() == 1
        && own.terms.iter().all(is_term)
        && !own.definitions.is_empty()
        && !own.definitions.iter().any(Vec::is_empty)
}

/// Whether a cell can stand between bars, which know no headings below the head.
fn is_one_line(cell: &Cell) -> bool {
    if cell.role != CellRole::Words {
        return false;
    }
    match cell.blocks.as_slice() {
        [] => true,
        [Block { kind: BlockKind::Paragraph(content), attributes, .. }] => {
            attributes.is_empty() && !content.is_empty()
        }
        _ => false,
    }
}

/// Whether a figure is what reading makes of an image with a title: a caption of words and
/// stress, and the image's attributes but for the name.
fn is_titled(block: &Block, figure: &Figure, scope: Scope<'_>) -> bool {
    let caption = stated_caption(&figure.caption);
    let words = plain_text(caption);
    // No backslash in a title keeps what is to stay as it is.
    let is_straight = ["\"", "'", "--", ".."].iter().any(|it| words.contains(it));
    caption.iter().all(is_words)
        && (scope.smart == Smart::Off || !is_straight)
        && figure.image.title.is_empty()
        && fit_in_line(&block.attributes)
        && figure.image.attributes == block.attributes.without_id()
}

/// Whether an inline is words, stressed or not.
fn is_words(inline: &Inline) -> bool {
    match &inline.kind {
        InlineKind::Text(_) => true,
        InlineKind::Emphasis(content) | InlineKind::Strong(content) => {
            content.iter().all(|inner| matches!(inner.kind, InlineKind::Text(_)))
        }
        InlineKind::SoftBreak
        | InlineKind::LineBreak
        | InlineKind::Strikethrough(_)
        | InlineKind::Superscript(_)
        | InlineKind::Subscript(_)
        | InlineKind::SmallCaps(_)
        | InlineKind::Span { .. }
        | InlineKind::Code(_)
        | InlineKind::Math(_)
        | InlineKind::Link(_)
        | InlineKind::Image(_)
        | InlineKind::NoteCall(_)
        | InlineKind::Generated(_)
        | InlineKind::RawHtml(_) => false,
    }
}

/// The block as HTML.
pub(super) fn block<'a>(block: &'a Block, scope: Scope<'a>) -> String {
    let own = tag_attributes(&block.attributes);
    match &block.kind {
        BlockKind::Table(table) => html_table(table, &own, scope),
        BlockKind::Figure(figure) => {
            let mut text = format!("<figure{own}>\n\n");
            image(&figure.image, scope, &mut text);
            let caption = stated_caption(&figure.caption);
            if !caption.is_empty() {
                let words = paragraph(caption, scope);
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
            let name = if items.kind == ListKind::Bullet { "ul" } else { "ol" };
            let mut text = format!("<{name}");
            if let ListKind::Ordered { start, style } = items.kind {
                if start != 1 {
                    let _infallible = write!(text, " start=\"{start}\"");
                }
                if style != NumberStyle::default() {
                    let label = style.label(1);
                    let _infallible =
                        write!(text, " type=\"{}\"", label.trim_end_matches('.'));
                }
            }
            let _infallible = write!(text, "{own}>\n\n");
            for item in &items.items {
                let task = match item.task {
                    Some(true) => "<input type=\"checkbox\" checked>",
                    Some(false) => "<input type=\"checkbox\">",
                    None => "",
                };
                let inner = list(&item.blocks, scope).join("\n\n");
                let _infallible = write!(text, "<li>{task}\n\n{inner}\n\n</li>\n\n");
            }
            format!("{text}</{name}>")
        }
        BlockKind::Definitions(definitions) => html_definitions(definitions, &own, scope),
        BlockKind::Heading { level, content } => {
            let own = tag_attributes(&scope.stated(block));
            let (level, words) = (level.get(), paragraph(content, scope));
            format!("<h{level}{own}>\n\n{words}\n\n</h{level}>")
        }
        BlockKind::Division(blocks) => {
            let inner = list(blocks, scope).join("\n\n");
            format!("<div{own}>\n\n{inner}\n\n</div>")
        }
        BlockKind::Paragraph(content) => {
            format!("<p{own}>\n\n{}\n\n</p>", paragraph(content, scope))
        }
        BlockKind::Code(code) => {
            let words = code.text.replace('&', "&amp;").replace('<', "&lt;");
            format!("<pre{own}>\n{words}</pre>")
        }
        // What stands first in a paragraph takes its attributes.
        BlockKind::Rule => format!("<p{own}>\n\n***\n\n</p>"),
        BlockKind::PageBreak => format!("<p{own}>\n\n::: {{.page-break}}\n:::\n\n</p>"),
        BlockKind::Title(_)
        | BlockKind::Letter(_)
        | BlockKind::Alert { .. }
        | BlockKind::Math(_)
        | BlockKind::RawHtml(_) => String::new(),
    }
}

fn html_definitions<'a>(
    definitions: &'a [Definition],
    own: &str,
    scope: Scope<'a>,
) -> String {
    let mut text = format!("<dl{own}>\n\n");
    for definition in definitions {
        // A term without words begins a definition too.
        if definition.terms.is_empty() {
            text.push_str("<dt>\n\n</dt>\n\n");
        }
        for term in &definition.terms {
            let (own, words) = match &term.kind {
                BlockKind::Paragraph(content) => (
                    tag_attributes(&term.attributes),
                    paragraph(content, scope.within(&term.attributes)),
                ),
                // An image alone.
                _ => (String::new(), list(slice::from_ref(term), scope).join("\n\n")),
            };
            let _infallible = write!(text, "<dt{own}>\n\n{words}\n\n</dt>\n\n");
        }
        for blocks in &definition.definitions {
            let inner = list(blocks, scope).join("\n\n");
            let _infallible = write!(text, "<dd>\n\n{inner}\n\n</dd>\n\n");
        }
    }
    text + "</dl>"
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
            Alignment::Left => " align=\"left\"",
            Alignment::Right => " align=\"right\"",
        };
        let inner = list(&cell.blocks, scope).join("\n\n");
        let (name, scope) = match cell.role {
            CellRole::RowHeading => ("th", " scope=\"row\""),
            CellRole::ColumnHeading => ("th", " scope=\"col\""),
            CellRole::Words => (name, ""),
        };
        let _infallible =
            write!(text, "<{name}{scope}{align}>\n\n{inner}\n\n</{name}>\n\n");
    }
    text.push_str("</tr>\n\n");
}
