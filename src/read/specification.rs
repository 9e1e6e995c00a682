//! The examples of CommonMark and of GitHub's extensions: read into our model and, before
//! anything is resolved, written back as the HTML that the specifications give.
//!
//! The writer is here for these tests alone; it sees nothing but the model.

use super::blocks::{Parsed, parse};
use super::origin::Origin;
use super::syntax::Syntax;
use crate::diagnostic::SourceId;
use crate::document::{
    Alignment, Block, BlockKind, Cell, Inline, InlineKind, List, ListKind, Row, Table,
    Target,
};

#[derive(Debug, serde::Deserialize)]
struct Example {
    example: usize,
    section: String,
    markdown: String,
    html: String,
}

fn examples(json: &str) -> Vec<Example> {
    serde_yaml::from_str(json).expect("JSON is YAML")
}

fn html(markdown: &str, syntax: Syntax) -> String {
    let origin = Origin::Slice(SourceId::default(), 0);
    let Parsed { blocks, .. } = parse(markdown, &origin, syntax);
    let mut html = String::new();
    write_blocks(&blocks, Paragraphs::Marked, &mut html);
    html
}

/// White space between blocks means nothing, nor does the way an empty element or a quote
/// in text is written.
fn normal(html: &str) -> String {
    html.replace(" />", ">").replace("&quot;", "\"").trim_end().to_owned()
}

fn hold(json: &str, syntax: Syntax, count: usize) {
    let examples = examples(json);
    assert_eq!(examples.len(), count);
    let failed: Vec<_> = examples
        .iter()
        .filter_map(|example| {
            let found = html(&example.markdown, syntax);
            (normal(&found) != normal(&example.html)).then(|| {
                format!(
                    "{} ({})\n--- source\n{}--- expected\n{}--- found\n{found}",
                    example.example, example.section, example.markdown, example.html
                )
            })
        })
        .collect();
    assert!(failed.is_empty(), "{} of {count} fail:\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn every_example_of_commonmark_holds() {
    let json = include_str!("../../tests/data/commonmark/commonmark-0.31.2.json");
    hold(json, Syntax::CommonMark, 652);
}

#[test]
fn every_example_of_githubs_extensions_holds() {
    let json = include_str!("../../tests/data/commonmark/gfm-0.29.json");
    hold(json, Syntax::GitHub, 23);
}

/// Whether paragraphs are marked: not in a tight list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Paragraphs {
    Marked,
    Bare,
}

fn write_blocks(blocks: &[Block], paragraphs: Paragraphs, html: &mut String) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(content) if paragraphs == Paragraphs::Bare => {
                write_inlines(content, html);
            }
            BlockKind::Paragraph(content) => {
                line(html);
                html.push_str("<p>");
                write_inlines(content, html);
                html.push_str("</p>\n");
            }
            BlockKind::Heading { level, content } => {
                line(html);
                html.push_str(&format!("<h{}>", level.get()));
                write_inlines(content, html);
                html.push_str(&format!("</h{}>\n", level.get()));
            }
            BlockKind::Quote(blocks) => {
                line(html);
                html.push_str("<blockquote>\n");
                write_blocks(blocks, Paragraphs::Marked, html);
                line(html);
                html.push_str("</blockquote>\n");
            }
            BlockKind::List(list) => write_list(list, html),
            BlockKind::Code(code) => {
                line(html);
                let class = code.language.as_ref().map_or_else(String::new, |language| {
                    format!(" class=\"language-{}\"", escaped(language))
                });
                let text = escaped(&code.text);
                html.push_str(&format!("<pre><code{class}>{text}</code></pre>\n"));
            }
            BlockKind::RawHtml(raw) => {
                line(html);
                html.push_str(raw.trim_end_matches('\n'));
                html.push('\n');
            }
            BlockKind::Rule => {
                line(html);
                html.push_str("<hr />\n");
            }
            BlockKind::Table(table) => write_table(table, html),
            BlockKind::Title(_)
            | BlockKind::Letter(_)
            | BlockKind::Definitions(_)
            | BlockKind::Alert { .. }
            | BlockKind::Math(_)
            | BlockKind::Figure(_)
            | BlockKind::PageBreak
            | BlockKind::Division(_) => html.push_str("<!-- not CommonMark -->"),
        }
    }
}

fn write_list(list: &List, html: &mut String) {
    line(html);
    let name = match list.kind {
        ListKind::Bullet => "ul",
        ListKind::Ordered { .. } => "ol",
    };
    match list.kind {
        ListKind::Ordered { start, style: _ } if start != 1 => {
            html.push_str(&format!("<ol start=\"{start}\">\n"));
        }
        ListKind::Ordered { .. } | ListKind::Bullet => {
            html.push_str(&format!("<{name}>\n"));
        }
    }
    let paragraphs = if list.tight { Paragraphs::Bare } else { Paragraphs::Marked };
    for item in &list.items {
        line(html);
        html.push_str("<li>");
        if let Some(is_done) = item.task {
            let checked = if is_done { "checked=\"\" " } else { "" };
            html.push_str(&format!("<input {checked}disabled=\"\" type=\"checkbox\"> "));
        }
        write_blocks(&item.blocks, paragraphs, html);
        html.push_str("</li>\n");
    }
    html.push_str(&format!("</{name}>\n"));
}

fn write_table(table: &Table, html: &mut String) {
    line(html);
    html.push_str("<table>\n<thead>\n");
    for row in &table.head {
        write_row(row, "th", &table.columns, html);
    }
    html.push_str("</thead>\n");
    if !table.body.is_empty() {
        html.push_str("<tbody>\n");
        for row in &table.body {
            write_row(row, "td", &table.columns, html);
        }
        html.push_str("</tbody>\n");
    }
    html.push_str("</table>\n");
}

fn write_row(row: &Row, name: &str, columns: &[Alignment], html: &mut String) {
    html.push_str("<tr>\n");
    for (Cell { blocks, role: _ }, alignment) in row.cells.iter().zip(columns) {
        let alignment = match alignment {
            Alignment::Start => "",
            Alignment::Center => " align=\"center\"",
            Alignment::Left => " align=\"left\"",
            Alignment::Right => " align=\"right\"",
        };
        html.push_str(&format!("<{name}{alignment}>"));
        write_blocks(blocks, Paragraphs::Bare, html);
        html.push_str(&format!("</{name}>\n"));
    }
    html.push_str("</tr>\n");
}

fn write_inlines(inlines: &[Inline], html: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(words) => html.push_str(&escaped(words)),
            InlineKind::SoftBreak => html.push('\n'),
            InlineKind::LineBreak => html.push_str("<br />\n"),
            InlineKind::Emphasis(content) => wrap("em", content, html),
            InlineKind::Strong(content) => wrap("strong", content, html),
            InlineKind::Strikethrough(content) => wrap("del", content, html),
            InlineKind::Code(code) => {
                html.push_str(&format!("<code>{}</code>", escaped(code)));
            }
            InlineKind::Link(link) => {
                let target = match &link.target {
                    Target::External(address) => escaped(&encoded(address)),
                    Target::Internal(id) => format!("#{id}"),
                };
                html.push_str(&format!("<a href=\"{target}\"{}>", title(&link.title)));
                write_inlines(&link.content, html);
                html.push_str("</a>");
            }
            InlineKind::Image(image) => {
                let path = escaped(&encoded(&image.path));
                let alternative = escaped(&image.alternative);
                let title = title(&image.title);
                html.push_str(&format!(
                    "<img src=\"{path}\" alt=\"{alternative}\"{title} />"
                ));
            }
            InlineKind::RawHtml(raw) => html.push_str(raw),
            InlineKind::Superscript(_)
            | InlineKind::Subscript(_)
            | InlineKind::SmallCaps(_)
            | InlineKind::Span { .. }
            | InlineKind::Math(_)
            | InlineKind::NoteCall(_)
            | InlineKind::Generated(_) => html.push_str("<!-- not CommonMark -->"),
        }
    }
}

fn wrap(name: &str, content: &[Inline], html: &mut String) {
    html.push_str(&format!("<{name}>"));
    write_inlines(content, html);
    html.push_str(&format!("</{name}>"));
}

fn title(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escaped(title)) }
}

/// Begins a line, unless one has begun.
fn line(html: &mut String) {
    if !html.is_empty() && !html.ends_with('\n') {
        html.push('\n');
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// The address with what RFC 3986 does not allow written as `%41`; what is so written
/// already stays.
fn encoded(address: &str) -> String {
    let mut encoded = String::new();
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.+!*'(),%#@?=;:/,+&$~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
