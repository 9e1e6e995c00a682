//! What each language asks of type: hyphens, breaks, quotes, spaces, dates, words.
//!
//! Invariant: pure functions of text and tag; no font, no width, no document.

mod address;
mod binding;
mod citing;
mod citing_notes;
mod collation;
pub mod date;
pub mod full_width;
pub mod hyphenate;
pub mod label;
pub mod ligature;
pub mod ordinal;
pub(crate) mod page_range;
pub mod punctuation;
mod registry;
pub mod roman;
pub mod segment;
mod tag;
mod weekday;

#[cfg(feature = "typeset")]
pub(crate) use address::find as addresses;
pub use citing::CitingWords;
pub use citing_notes::{CallPlace, NoteImprint, NoteWords};
pub use collation::SortKey;
pub use label::Label;
pub use segment::{Opportunity, OpportunityKind};
pub use tag::{Language, Tag};
