//! How long a document is, in words.

use super::Document;
use super::block::{Block, BlockKind};
use super::walk::{plain_text, visit_blocks};

/// How many words a document has, by its white space.
#[must_use]
pub fn word_count(document: &Document) -> usize {
    count_up_to(document, usize::MAX)
}

/// Whether a document has `least` words or more; a long one is not counted to its end.
#[must_use]
pub fn has_words(document: &Document, least: usize) -> bool {
    count_up_to(document, least) >= least
}

/// How many words a document has, those in what comes after `enough` of them left out.
fn count_up_to(document: &Document, enough: usize) -> usize {
    let mut count = 0;
    let mut add = |block: &Block| {
        if count < enough {
            count += block_words(block);
        }
    };
    visit_blocks(&document.blocks, &mut add);
    for note in &document.notes {
        visit_blocks(&note.blocks, &mut add);
    }
    count
}

fn block_words(block: &Block) -> usize {
    let count = |text: &str| text.split_whitespace().count();
    match &block.kind {
        BlockKind::Title(title) => {
            count(&plain_text(&title.title)) + count(&plain_text(&title.subtitle))
        }
        BlockKind::Letter(part) => {
            part.lines.iter().map(|line| count(&plain_text(line))).sum()
        }
        BlockKind::Heading { level: _, content } | BlockKind::Paragraph(content) => {
            count(&plain_text(content))
        }
        BlockKind::Figure(figure) => count(&plain_text(&figure.caption)),
        BlockKind::Table(table) => count(&plain_text(&table.caption)),
        BlockKind::Code(code) => count(&code.text),
        BlockKind::List(_)
        | BlockKind::Definitions(_)
        | BlockKind::Quote(_)
        | BlockKind::Alert { .. }
        | BlockKind::Math(_)
        | BlockKind::Rule
        | BlockKind::PageBreak
        | BlockKind::Division(_)
        | BlockKind::RawHtml(_) => 0,
    }
}
