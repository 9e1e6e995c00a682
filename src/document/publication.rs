//! What the book trade and its catalogues ask of a document. Nothing here is invented: a
//! field that the source leaves out stays empty.

use super::attribute::Direction;
use super::metadata::Author;
use super::node::Entry;

/// Facts for publishing, mostly under the names that pandoc gives them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Publication {
    /// The title as a catalogue sorts it.
    pub title_file_as: Option<String>,
    /// Its titles besides title and subtitle.
    pub other_titles: Vec<OtherTitle>,
    /// Who else had a part in it, each with a role.
    pub contributors: Vec<Author>,
    /// What it is about, by the codes of a scheme or in words.
    pub subjects: Vec<Subject>,
    /// The series it belongs to.
    pub collection: Option<Collection>,
    /// In which direction pages are turned, where that is stated.
    pub page_progression: Option<Direction>,
    /// In which direction the text runs, where that is stated.
    pub direction: Option<Direction>,
    /// The cover, where the source brings one.
    pub cover: Option<Cover>,
    /// Style sheets for reflowable editions, as paths below the document's root.
    pub style_sheets: Vec<String>,
    /// The identifier of the edition whose page numbers are kept.
    pub page_source: Option<String>,
    /// What is claimed of the document's accessibility.
    pub accessibility: Accessibility,
    /// The ISBN of each edition, by format name.
    pub editions: Vec<(String, String)>,
    /// Codes for ONIX, as they stand in the source.
    pub onix: Vec<Entry>,
}

/// A title besides title and subtitle.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OtherTitle {
    /// Which title it is.
    pub kind: TitleKind,
    /// The title as plain text.
    pub text: String,
}

/// Which title it is (EPUB 3.3, D.3.10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TitleKind {
    /// In few words, as on a spine.
    Short,
    /// Of the collection it belongs to.
    Collection,
    /// Of the edition, such as `2nd edition`.
    Edition,
    /// In full, all titles in one.
    Expanded,
}

impl TitleKind {
    /// All kinds.
    pub const ALL: [Self; 4] =
        [Self::Short, Self::Collection, Self::Edition, Self::Expanded];

    /// The word that EPUB and the front matter have for it.
    #[must_use]
    pub const fn as_epub(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Collection => "collection",
            Self::Edition => "edition",
            Self::Expanded => "expanded",
        }
    }
}

/// A subject.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Subject {
    /// The subject in words.
    pub text: String,
    /// The scheme that the code is of, such as `Thema`, `BISAC` or `CLIL`.
    pub authority: Option<String>,
    /// The code.
    pub term: Option<String>,
}

/// A series.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Collection {
    /// Its name.
    pub name: String,
    /// The document's place in it, such as `3`.
    pub position: Option<String>,
}

/// An image for the cover.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cover {
    /// Its path below the document's root.
    pub path: String,
    /// What it shows, in words.
    pub alternative: String,
}

/// Claims on accessibility. They are the publisher's: the converter makes none of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Accessibility {
    /// The level that is met, such as `wcag22aa`.
    pub conforms: Option<String>,
    /// Who says so.
    pub certified_by: Option<String>,
    /// By what right they say so.
    pub certifier_credential: Option<String>,
    /// Where their report is.
    pub certifier_report: Option<String>,
    /// A summary in words.
    pub summary: Option<String>,
    /// Hazards, such as `flashing`; `none` says that there is none.
    pub hazards: Vec<String>,
    /// The exemption from the European Accessibility Act that is claimed.
    pub exemption: Option<String>,
}
