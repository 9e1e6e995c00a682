//! The writers and their contract. A backend knows this file and its own intermediate
//! form; it never knows another backend.
//!
//! Adding one touches one folder and one line of the built-in list.

#[cfg(feature = "epub")]
pub mod epub;
#[cfg(feature = "html")]
pub mod html;
#[cfg(feature = "markdown")]
pub mod markdown;
mod moved;
mod options_schema;
mod output;
#[cfg(feature = "pdf")]
pub mod pdf;
mod registry;
#[cfg(feature = "text")]
pub mod text;

pub use moved::Moved;
#[cfg(feature = "cli")]
pub(crate) use output::end_of_links;
pub use output::{Artifact, ArtifactName, Output, replace_file};
pub use registry::Registry;

use crate::diagnostic::{Diagnostics, Reported};
use crate::document::Document;
use crate::resource::Resources;
use std::fmt;

/// The built-in list: one line a writer, in the order in which lists show them.
fn add_built_in(registry: &mut Registry) {
    for absent in ["pdf", "epub", "txt", "html", "md"] {
        registry.add_absent(absent);
    }
    #[cfg(feature = "pdf")]
    registry.add::<pdf::Pdf>("pdf");
    #[cfg(feature = "epub")]
    registry.add::<epub::Epub>("epub");
    #[cfg(feature = "text")]
    registry.add::<text::Text>("txt");
    #[cfg(feature = "html")]
    registry.add::<html::Html>("html");
    #[cfg(feature = "markdown")]
    registry.add::<markdown::Markdown>("md");
}

/// A writer for one output format, ready to run. The value holds its options.
pub trait Backend: fmt::Debug + Send + Sync {
    /// What the format is and can do.
    fn describe(&self) -> &Description;

    /// The page style that this writer brings, where it is one for pages.
    #[cfg(feature = "typeset")]
    fn paged_edition(&self) -> Option<&crate::document::PagedEdition> {
        None
    }

    /// Writes the document.
    ///
    /// # Errors
    /// Where the document cannot be written in this format or the output refuses; the
    /// reason is among the job's diagnostics, and no artifact is kept.
    fn write(&self, job: &mut Job<'_>, output: &mut dyn Output) -> Result<(), Reported>;
}

/// What a backend is given to work with.
#[derive(Debug)]
pub struct Job<'a> {
    /// The document.
    pub document: &'a Document,
    /// Where its images come from.
    pub resources: &'a dyn Resources,
    /// The fonts.
    #[cfg(feature = "typeset")]
    pub fonts: &'a crate::font::FontBook,
    /// The document's pages, laid out on first request.
    #[cfg(feature = "typeset")]
    pub pages: &'a dyn PageSource,
    /// The name that artifacts begin with: the source's without its extension.
    pub stem: &'a str,
    /// The way from the artifact to the files that the document names, where it lies in
    /// another folder.
    pub moved: Option<&'a Moved>,
    /// Where remarks go.
    pub diagnostics: &'a mut Diagnostics,
}

/// The pages of the document, laid out with the resolved page style on first request and
/// then kept: a PDF paints them, an EPUB takes its page list from them.
#[cfg(feature = "typeset")]
pub trait PageSource: fmt::Debug {
    /// The layout.
    ///
    /// # Errors
    /// Where an image is missing or unreadable; the reason was reported.
    fn layout(
        &self,
        diagnostics: &mut Diagnostics,
    ) -> Result<&dyn crate::typeset::Paged, Reported>;

    /// Where the pages begin, for an edition without pages. What is wrong with the looks of
    /// the pages is nothing to its readers: it is told once somebody asks for the layout.
    ///
    /// # Errors
    /// Where an image is missing or unreadable; the reason was reported.
    fn page_map(
        &self,
        diagnostics: &mut Diagnostics,
    ) -> Result<&crate::document::PageMap, Reported>;
}

/// What a format is and can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// The name that `--to` takes.
    pub name: &'static str,
    /// The file name extension, without a point.
    pub extension: &'static str,
    /// The media type.
    pub media_type: &'static str,
    /// One line for `--list-formats`.
    pub summary: &'static str,
    /// Whether `--to all` makes it.
    pub in_all: bool,
    /// Whether the artifact is binary, so that a terminal should not get it.
    pub binary: bool,
}
