//! The abstract of a document: a division of the class `abstract` at its top level, be it
//! written in the text or as `abstract:` in the front matter.

use super::Document;
use super::block::{Block, BlockKind};
use super::inline::{Inline, InlineKind};
use super::walk::{plain_text, visit_blocks};
use std::borrow::Cow;

/// The class of a division that is an abstract: pandoc's name.
pub const ABSTRACT_CLASS: &str = "abstract";

/// What an abstract consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abstract<'a> {
    /// The paragraph with the word for it that the converter makes: none where it has a
    /// heading of its own.
    pub label: Option<&'a Block>,
    /// What it says.
    pub blocks: &'a [Block],
}

impl<'a> Abstract<'a> {
    /// The abstract that a block is.
    #[must_use]
    pub fn of(block: &'a Block) -> Option<Self> {
        let BlockKind::Division(blocks) = &block.kind else { return None };
        if !block.attributes.has_class(ABSTRACT_CLASS) {
            return None;
        }
        match blocks.split_first() {
            Some((label, blocks)) if is_label(label) => {
                Some(Self { label: Some(label), blocks })
            }
            Some(_) | None => Some(Self { label: None, blocks }),
        }
    }
}

/// Whether a paragraph says nothing but a word of the converter.
fn is_label(block: &Block) -> bool {
    let BlockKind::Paragraph(content) = &block.kind else { return false };
    matches!(content.as_slice(), [Inline { kind: InlineKind::Generated(_), .. }])
}

impl Document {
    /// What the document is about: its description, else the words of its abstract.
    #[must_use]
    pub fn description(&self) -> Option<Cow<'_, str>> {
        if let Some(stated) = &self.metadata.description {
            return Some(stated.into());
        }
        let mut words: Vec<String> = Vec::new();
        visit_blocks(self.blocks.iter().find_map(Abstract::of)?.blocks, &mut |block| {
            if let BlockKind::Paragraph(content) = &block.kind {
                let text = plain_text(content);
                words.extend(text.split_whitespace().map(str::to_owned));
            }
        });
        (!words.is_empty()).then(|| words.join(" ").into())
    }
}
