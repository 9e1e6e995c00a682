//! Typed facts about a document.

use super::attribute::Direction;
use super::identifier::Identifier;
use super::node::Entry;
use super::publication::Publication;
use crate::date::{Date, Timestamp};
use crate::diagnostic::Span;
use crate::language::Tag;
use crate::language::label::colon;
use std::hash::{Hash, Hasher};

/// What is known about a document. Names follow pandoc's metadata where it has one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Metadata {
    /// The title as plain text; never empty after reading.
    pub title: String,
    /// The subtitle as plain text.
    pub subtitle: Option<String>,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// When it is dated.
    pub date: Option<Date>,
    /// When it was last changed, as the source says.
    pub modified: Option<Timestamp>,
    /// The document's time: `modified`, else `date`, else `SOURCE_DATE_EPOCH`, else 1980.
    pub timestamp: Timestamp,
    /// Its language; `und` where none is given.
    pub language: Tag,
    /// What it is about, in a sentence or two.
    pub description: Option<String>,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Whose it is.
    pub rights: Option<String>,
    /// Its identifiers, in source order.
    pub identifiers: Vec<String>,
    /// Font files to take besides those at hand.
    pub fonts: Vec<FontFile>,
    /// What the book trade asks.
    pub publication: Publication,
    /// Where its text comes from, by name, word for word.
    pub provenance: Vec<Entry>,
    /// Keys of other programs, kept as they are.
    pub extra: Vec<Entry>,
}

impl Metadata {
    /// The title with the subtitle behind it, in one line as the language has it: what a
    /// window or a catalogue shows.
    #[must_use]
    pub fn whole_title(&self) -> String {
        match &self.subtitle {
            Some(subtitle) => format!("{}{} {subtitle}", self.title, colon(&self.language)),
            None => self.title.clone(),
        }
    }

    /// The direction in which its text runs: as stated, else as its language is written;
    /// none where neither is known.
    #[must_use]
    pub fn direction(&self) -> Option<Direction> {
        self.publication.direction.or_else(|| Direction::of(&self.language))
    }

    /// Whether its text runs from right to left.
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        self.direction() == Some(Direction::RightToLeft)
    }

    /// The digits of its ISBN, where it has one.
    #[must_use]
    pub fn isbn(&self) -> Option<String> {
        self.identifiers.iter().find_map(|text| match Identifier::parse(text) {
            Identifier::Isbn(digits) => Some(digits),
            Identifier::Doi(_) | Identifier::Uuid(_) | Identifier::Other(_) => None,
        })
    }
}

/// A font file that the front matter names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct FontFile {
    /// Its path, counted from the folder of the source.
    pub path: String,
    /// Where it is named.
    pub span: Span,
}

/// A person or a body that wrote the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// The name as it is written.
    pub name: String,
    /// What the author is.
    pub function: Option<String>,
    /// Where the author works.
    pub affiliations: Vec<String>,
    /// The name as a catalogue sorts it.
    pub file_as: Option<String>,
    /// The part in the work, as a MARC relator code such as `aut` or `trl`.
    pub role: Option<String>,
    /// Keys of other programs, kept as they are.
    pub extra: Vec<Entry>,
}

impl Hash for Author {
    /// What could not be said of an author before adds nothing where it is not said, so that
    /// documents keep the identifiers of their pages.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { name, function, affiliations, file_as, role, extra } = self;
        (name, function, file_as, role).hash(state);
        if !affiliations.is_empty() {
            affiliations.hash(state);
        }
        if !extra.is_empty() {
            extra.hash(state);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subtitle_stands_behind_the_colon_of_the_language() {
        let whole = |language: &str| {
            let metadata = Metadata {
                title: "A".to_owned(),
                subtitle: Some("B".to_owned()),
                language: Tag::parse(language).expect("well-formed"),
                ..Metadata::default()
            };
            metadata.whole_title()
        };
        assert_eq!(whole("fr"), "A\u{a0}: B");
        assert_eq!(whole("en"), "A: B");
    }
}
