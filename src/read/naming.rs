//! What a document is named after where it states no title.

use crate::document::{Block, BlockKind, Inlines, PART_CLASS, is_back_matter, plain_text};

/// What names a document without a title in which headings stand.
#[derive(Clone, Copy, Debug)]
pub(super) enum Naming<'a> {
    /// The words of its first heading.
    Heading(&'a Inlines),
    /// The name of its file: its first heading is that of a part among others.
    File,
}

/// What names a document without a title; none where no heading has words.
pub(super) fn naming(blocks: &[Block]) -> Option<Naming<'_>> {
    let mut headings = blocks.iter().filter(|block| heading_words(block).is_some());
    let first = headings.next()?;
    let is_beside_part = |block: &Block| {
        block.attributes.has_class(PART_CLASS) || is_back_matter(&block.attributes)
    };
    if first.attributes.has_class(PART_CLASS) && headings.any(is_beside_part) {
        return Some(Naming::File);
    }
    heading_words(first).map(Naming::Heading)
}

/// The words of a title in one line, one blank where there are several.
pub(super) fn in_one_line(content: &Inlines) -> String {
    let words = plain_text(content);
    let blanks = [' ', '\t', '\n'];
    words.split(blanks).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The words of a heading that has any.
pub(super) fn heading_words(block: &Block) -> Option<&Inlines> {
    match &block.kind {
        BlockKind::Heading { level: _, content } => {
            (!plain_text(content).trim().is_empty()).then_some(content)
        }
        _ => None,
    }
}

/// A file's name without folder and extension.
pub(super) fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let file = file.trim_matches(['<', '>']);
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        Some(_) | None => file,
    }
}
