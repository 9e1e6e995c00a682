//! Notes that the converter makes of citations, and what each keeps of the way in which the
//! source writes it, so that the Markdown edition can give it back.

use super::attribute::Attributes;
use super::block::{BlockKind, Note};
use super::inline::{InlineKind, Inlines};

/// The class of a citation that is a note by itself.
pub const CITATION_NOTE_CLASS: &str = "citation-note";

/// The class of a span in a citation that says something of the work beside the link.
pub const CITED_PART_CLASS: &str = "cited-part";

/// The key of the blank that the source has before a citation which became a note.
pub const BLANK_KEY: &str = "citation-blank";

/// The key of the mark behind a citation in the source that stands before its call.
pub const MOVED_MARK_KEY: &str = "citation-moved-mark";

/// The key of the mark behind a citation in the source that the word before it has already.
pub const DROPPED_MARK_KEY: &str = "citation-dropped-mark";

/// The key of the first letter of a note as the source has it, where it became a capital.
pub const INITIAL_KEY: &str = "citation-initial";

/// The key of what stands behind a cited work in the source in place of the comma and the
/// word before a page.
pub const INTRODUCTION_KEY: &str = "citation-introduction";

/// The keys of what the source has and the note has not: they are no part of any edition.
pub const AS_WRITTEN_KEYS: [&str; 5] =
    [BLANK_KEY, MOVED_MARK_KEY, DROPPED_MARK_KEY, INITIAL_KEY, INTRODUCTION_KEY];

/// The citation that the converter made a note of; none for the notes of the source.
#[must_use]
pub fn citation_of(note: &Note) -> Option<(&Attributes, &Inlines)> {
    let [block] = note.blocks.as_slice() else { return None };
    let BlockKind::Paragraph(run) = &block.kind else { return None };
    match run.as_slice() {
        [super::Inline { kind: InlineKind::Span { attributes, content }, .. }]
            if attributes.has_class(CITATION_NOTE_CLASS) =>
        {
            Some((attributes, content))
        }
        _ => None,
    }
}
