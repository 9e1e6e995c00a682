//! Raw HTML: its words stay, its tags go with a word to the user.

use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{Block, BlockKind, Inline, descend_mut};

/// Makes paragraphs of the words in blocks of HTML.
pub(super) fn resolve(blocks: &mut Vec<Block>, diagnostics: &mut Diagnostics) {
    blocks.retain_mut(|block| {
        let span = block.span;
        if let BlockKind::RawHtml(html) = &block.kind {
            let words = words(html, span, diagnostics);
            if words.is_empty() {
                return false;
            }
            block.kind = BlockKind::Paragraph(vec![Inline::text(span, words)]);
        }
        for children in descend_mut(block) {
            resolve(children, diagnostics);
        }
        true
    });
}

/// The words between the tags, with a remark on what is left out.
fn words(html: &str, span: Span, diagnostics: &mut Diagnostics) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        words.push_str(rest.get(..at).unwrap_or(""));
        let tag = rest.get(at..).unwrap_or("");
        let end = if tag.starts_with("<!--") { "-->" } else { ">" };
        let length = tag.find(end).map_or(tag.len(), |at| at + end.len());
        tell(tag.get(..length).unwrap_or(tag), span, diagnostics);
        rest = tag.get(length..).unwrap_or("");
    }
    words.push_str(rest);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Says that a tag or a comment is left out.
pub(super) fn tell(tag: &str, span: Span, diagnostics: &mut Diagnostics) {
    let remark = if tag.starts_with("<!--") {
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
