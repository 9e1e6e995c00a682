//! Lines that were meant as a table, or as verse, and flow together: it is said of each.

use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    Block, BlockKind, Document, Inline, InlineKind, LINE_BLOCK, plain_text, visit_blocks,
};
use crate::read::column_tables::is_border;

/// Says where paragraphs hold lines that are those of a table or of verse elsewhere.
pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics) {
    let mut look = |block: &Block| {
        if let BlockKind::Paragraph(content) = &block.kind
            && !block.attributes.has_class(LINE_BLOCK)
            && let Some(remark) = remark(content)
        {
            diagnostics.report(remark);
        }
    };
    visit_blocks(&document.blocks, &mut look);
    for note in &document.notes {
        visit_blocks(&note.blocks, &mut look);
    }
}

/// A line of a paragraph.
struct Line {
    words: String,
    span: Span,
}

/// What is to be said of a paragraph.
fn remark(content: &[Inline]) -> Option<Diagnostic> {
    let has_signs = |inline: &Inline| matches!(&inline.kind, InlineKind::Text(words) if words.starts_with(['|', '+', '-', ':']));
    if !content.iter().any(has_signs) {
        return None;
    }
    let lines: Vec<Line> = content
        .split(|inline| inline.kind.ends_line())
        .filter_map(|line| {
            let (first, last) = (line.first()?, line.last()?);
            Some(Line { words: plain_text(line), span: first.span.to(last.span) })
        })
        .collect();
    for (number, pair) in lines.windows(2).enumerate() {
        let [line, next] = pair else { continue };
        if is_border(&line.words) && next.words.starts_with('|') {
            return Some(table(
                "the lines below are a table between borders, which is not read",
                "write `| head | head |`, a line `|---|---|` and the other rows between bars",
                line.span,
            ));
        }
        if is_delimiter_row(&next.words) && line.words.contains('|') {
            return Some(table(
                "the line below the heads of the table has another number of cells",
                "give both lines the same number of cells",
                next.span,
            ));
        }
        if number > 0 && is_verse(&line.words) && is_verse(&next.words) {
            return Some(
                Diagnostic::new(
                    &catalogue::MARKDOWN_VERSE,
                    "verse that stands right below words flows together with them",
                )
                .at(line.span)
                .help("leave a line blank before the verse"),
            );
        }
    }
    None
}

fn table(fact: &str, help: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&catalogue::MARKDOWN_TABLE, fact).at(span).help(help)
}

/// Whether a line has nothing but what stands below the heads of a table: `|:--|---|`.
fn is_delimiter_row(words: &str) -> bool {
    words.contains('|')
        && words.contains('-')
        && words.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

/// Whether a line is a verse: one behind a bar, with no other.
fn is_verse(words: &str) -> bool {
    words.strip_prefix("| ").is_some_and(|rest| !rest.is_empty() && !rest.contains('|'))
}
