//! The marks of the index in the order in which a reader meets them.

use super::is_marked;
use crate::diagnostic::Span;
use crate::document::{
    Attributes, Block, BlockKind, Document, InlineKind, Inlines, NoteId, descend,
    is_index_mark, visit_inlines,
};
use crate::language::Tag;
use crate::read::naming::in_one_line;
use std::collections::{BTreeSet, VecDeque};

/// A mark.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// What is said of it; it has an identifier.
    pub(super) attributes: Attributes,
    /// Its own words.
    pub(super) words: Inlines,
    /// Their language, where it is not the document's.
    pub(super) language: Option<Tag>,
    /// The words of the heading that it stands below; none before the first.
    pub(super) heading: String,
    /// Where it stands in the source.
    pub(super) span: Span,
}

/// All marks of a document, those in notes behind the block that calls the note first.
pub(super) fn marks(document: &Document) -> Vec<Mark> {
    let mut walk = Walk {
        language: &document.metadata.language,
        heading: String::new(),
        waiting: VecDeque::new(),
        called: BTreeSet::new(),
        marks: Vec::new(),
    };
    for block in &document.blocks {
        walk.block(block, &document.metadata.language);
        // Notes may call notes, in a ring as well.
        let heading = walk.heading.clone();
        while let Some((id, heading)) = walk.waiting.pop_front() {
            let Some(note) = document.note(id) else { continue };
            walk.heading = heading;
            for block in &note.blocks {
                walk.block(block, &document.metadata.language);
            }
        }
        walk.heading = heading;
    }
    walk.marks
}

/// The words of the heading that a division begins with.
fn headed(block: &Block) -> Option<&Inlines> {
    let BlockKind::Division(blocks) = &block.kind else { return None };
    let first = blocks.first()?;
    match &first.kind {
        BlockKind::Heading { level: _, content } => Some(content),
        _other => headed(first),
    }
}

struct Walk<'a> {
    language: &'a Tag,
    heading: String,
    /// Notes that were called and not met yet, with the heading above their calls.
    waiting: VecDeque<(NoteId, String)>,
    called: BTreeSet<NoteId>,
    marks: Vec<Mark>,
}

impl Walk<'_> {
    fn block(&mut self, block: &Block, around: &Tag) {
        let own = block.attributes.language().unwrap_or(around);
        if let BlockKind::Heading { level: _, content } = &block.kind {
            self.heading = in_one_line(content);
        }
        if is_marked(block) {
            let words = match &block.kind {
                BlockKind::Heading { level: _, content } => content.clone(),
                _other => Inlines::new(),
            };
            // A division that begins with a heading is the section below it.
            let above = self.heading.clone();
            self.heading = headed(block).map_or(above.clone(), in_one_line);
            self.mark(&block.attributes, words, own, block.span);
            self.heading = above;
        }
        visit_inlines(block, &mut |inline| {
            if let InlineKind::NoteCall(id) = &inline.kind
                && self.called.insert(*id)
            {
                self.waiting.push_back((*id, self.heading.clone()));
            }
            if let Some(attributes) = inline.kind.attributes()
                && is_index_mark(attributes)
            {
                let words = inline.kind.content().cloned().unwrap_or_default();
                self.mark(attributes, words, own, inline.span);
            }
        });
        for children in descend(block) {
            for child in children {
                self.block(child, own);
            }
        }
    }

    fn mark(&mut self, attributes: &Attributes, words: Inlines, around: &Tag, span: Span) {
        let own = attributes.language().unwrap_or(around);
        self.marks.push(Mark {
            attributes: attributes.clone(),
            words,
            language: (own != self.language).then(|| own.clone()),
            heading: self.heading.clone(),
            span,
        });
    }
}
