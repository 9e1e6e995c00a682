//! How content documents are to be made.

use crate::document::PageMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How content documents are to be made.
#[derive(Clone, Copy, Debug)]
pub struct Settings<'a> {
    /// Where they will stand.
    pub syntax: Syntax,
    /// Into how many files.
    pub split: Split,
    /// What becomes of U+202F.
    pub narrow_space: NarrowSpace,
    /// The images at hand, by their path in the source.
    pub pictures: &'a BTreeMap<String, Picture>,
    /// The pages of the paged edition, where marks are wanted.
    pub page_map: Option<&'a PageMap>,
    /// Whether a table of contents stands below the title.
    pub contents: bool,
}

/// Where content documents stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// In an EPUB: XHTML with `epub:type`.
    Epub,
    /// In a page of the web: the HTML syntax, which knows no such attribute.
    Html,
}

/// Into how many files a document goes.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Split {
    /// One file for each top-level section of books, and from 8,000 words on; else one file.
    #[default]
    Auto,
    /// One file.
    None,
    /// One file for each top-level section.
    Section,
}

/// What becomes of U+202F, which some readers draw as a box.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema,
)]
pub enum NarrowSpace {
    /// It stays.
    #[default]
    #[serde(rename = "u202f")]
    Keep,
    /// U+00A0 stands for it.
    #[serde(rename = "u00a0")]
    NoBreakSpace,
}

impl NarrowSpace {
    /// The text with its narrow spaces as wished: words, or a whole file that is done, so
    /// that titles, labels and alternative texts are like the words around them.
    #[must_use]
    pub fn set_in(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::NoBreakSpace if text.contains('\u{202f}') => {
                text.replace('\u{202f}', "\u{a0}").into()
            }
            Self::NoBreakSpace | Self::Keep => text.into(),
        }
    }
}

/// An image that the edition has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Where a content document finds it.
    pub href: String,
}
