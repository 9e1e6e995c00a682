//! Raw HTML: what has a meaning in Markdown becomes part of the model, all other tags go
//! with a word to the user, and words stay.
//!
//! The source of EPUBs' dangers (scripts, frames, event attributes) ends here: nothing of
//! HTML gets past this folder.

mod block;
mod element;
mod figure;
mod filling;
mod inline;
mod kinds;
mod table;
mod token;

use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    Attributes, Block, BlockKind, INDEX_KEY, Inline, InlineKind, Inlines, SEE_ALSO_KEY,
    SEE_KEY, SORT_KEY, descend_mut, texts_mut,
};
use crate::read::attributes;
use token::Tag;

/// Settles the HTML among blocks and in their words.
pub(super) fn resolve(blocks: &mut Vec<Block>, diagnostics: &mut Diagnostics) {
    resolve_at(0, blocks, diagnostics);
}

/// The same for blocks that stand in `depth` others; gives how many levels stand in one
/// another in them.
fn resolve_at(
    depth: usize,
    blocks: &mut Vec<Block>,
    diagnostics: &mut Diagnostics,
) -> usize {
    let mut height = 0;
    part_ends(blocks);
    for block in blocks.iter_mut() {
        height = height.max(1);
        for run in texts_mut(block) {
            height = height.max(1 + inline::resolve(depth + 1, run, diagnostics));
        }
        for children in descend_mut(block) {
            height = height.max(1 + resolve_at(depth + 1, children, diagnostics));
        }
    }
    if blocks.iter().any(|block| matches!(block.kind, BlockKind::RawHtml(_))) {
        let flat = std::mem::take(blocks);
        (*blocks, height) = block::build((depth, height), flat, diagnostics);
    }
    height
}

/// Takes `</pre>` out of the end of paragraphs behind HTML. No block begins with it in
/// Markdown, though it may end what began in the HTML.
fn part_ends(blocks: &mut Vec<Block>) {
    let is_html = |block: &Block| matches!(block.kind, BlockKind::RawHtml(_));
    let Some(first) = blocks.iter().position(is_html) else { return };
    let mut parted = blocks.split_off(first);
    for mut block in parted.drain(..) {
        let end = match &mut block.kind {
            BlockKind::Paragraph(content) => content.pop_if(is_end_of_pre),
            _ => None,
        };
        blocks.push(block);
        if let Some(Inline { span, kind: InlineKind::RawHtml(html) }) = end {
            blocks.push(crate::read::blocks::new(span, BlockKind::RawHtml(html)));
        }
    }
}

fn is_end_of_pre(inline: &mut Inline) -> bool {
    matches!(&inline.kind, InlineKind::RawHtml(html) if html.eq_ignore_ascii_case("</pre>"))
}

/// Settles the HTML of one run; gives how many levels stand in one another in it.
pub(super) fn resolve_run(run: &mut Inlines, diagnostics: &mut Diagnostics) -> usize {
    inline::resolve(1, run, diagnostics)
}

/// Elements whose content is no text of the document. Of all others the words stay, those
/// that a browser shows in place of an object too. Where such an element is not closed, its
/// words stay as well: the rest of a document is not to go with a slip.
const CONTENT_DROPPED: [&str; 3] = ["script", "style", "iframe"];

/// Says that a tag or a comment is left out.
pub(super) fn tell(tag: &str, span: Span, diagnostics: &mut Diagnostics) {
    let remark = if tag.starts_with("<!--") && !tag.ends_with("-->") {
        Diagnostic::new(
            &catalogue::HTML_UNCLOSED,
            "the comment that begins here never ends: all behind it is left out",
        )
        .at(Span { end: span.end.min(span.start.saturating_add(4)), ..span })
        .help("write `-->` where it ends")
    } else if tag.starts_with("<!--") {
        Diagnostic::new(&catalogue::HTML_COMMENT, "the comment is left out").at(span)
    } else {
        let line = tag.lines().next().unwrap_or("");
        let shown: String = line.chars().take(40).collect();
        let shown = shown.replace('`', "'");
        Diagnostic::new(&catalogue::HTML_DROPPED, format!("the HTML `{shown}` is left out"))
            .at(span)
            .help("write it as Markdown")
    };
    diagnostics.report(remark);
}

/// The attributes of a tag that have a place in the model; the others are told of.
fn attributes_of(tag: &Tag, span: Span, diagnostics: &mut Diagnostics) -> Attributes {
    let mut given = Attributes::default();
    for (key, value) in &tag.attributes {
        match key.as_str() {
            "id" | "class" | "lang" | "xml:lang" | "dir" if !value.trim().is_empty() => {
                attributes::set(&mut given, key, value.trim());
            }
            // pandoc's own way to write small capitals in HTML.
            "style" if tag.name == "span" && is_small_capitals(value) => {
                given.add_class("smallcaps");
            }
            "width" | "height" => attributes::set(&mut given, key, value.trim()),
            // What an abbreviation stands for, and when something was.
            "title" if !matches!(tag.name.as_str(), "a" | "img") => {
                let words = value.split_whitespace().collect::<Vec<_>>().join(" ");
                if !words.is_empty() {
                    given.add("title", words);
                }
            }
            "datetime" if matches!(tag.name.as_str(), "time" | "ins" | "del") => {
                given.add("datetime", value.trim());
            }
            // No HTML has them: the Markdown edition writes them where braces cannot stand.
            INDEX_KEY | SEE_KEY | SEE_ALSO_KEY | SORT_KEY => given.add(key, value.as_str()),
            // These are read where they belong.
            "href" | "src" | "alt" | "title" | "start" | "open" | "name" => {}
            "align" if matches!(tag.name.as_str(), "td" | "th") => {}
            "type" if tag.name == "ol" && element::number_style(value).is_some() => {}
            "scope" if table::states_scope(tag) => {}
            "colspan" | "rowspan" if value.trim() == "1" => {}
            "colspan" | "rowspan" => diagnostics.report(
                Diagnostic::new(
                    &catalogue::HTML_DROPPED,
                    "a cell over several columns or rows is set as one with empty ones beside it",
                )
                .at(span)
                .help("repeat its words in each cell, or make two tables of it"),
            ),
            _ => diagnostics.report(
                Diagnostic::new(
                    &catalogue::HTML_DROPPED,
                    format!("the attribute `{key}` of `<{}>` is left out", tag.name),
                )
                .at(span)
                .help("take it away"),
            ),
        }
    }
    given
}

/// Whether a style says nothing but that letters are small capitals.
fn is_small_capitals(style: &str) -> bool {
    let bare: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.trim_end_matches(';').to_ascii_lowercase();
    matches!(bare.as_str(), "font-variant:small-caps" | "font-variant-caps:small-caps")
}
