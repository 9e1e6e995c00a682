//! The options, which are the backend.

use crate::document::Timestamp;
use crate::xhtml::{FontChoice, NarrowSpace, Split};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

/// Writes EPUB 3.3.
///
/// ```
/// use sevigne::backend::Backend as _;
/// use sevigne::backend::epub::Epub;
/// assert_eq!(Epub::default().describe().extension, "epub");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Epub {
    /// Which fonts go into the book.
    pub fonts: FontChoice,
    /// Whether the book has a cover.
    pub cover: Cover,
    /// Into how many files the text goes.
    pub split: Split,
    /// Whether the pages of the paged edition are marked.
    pub page_list: PageList,
    /// What becomes of U+202F.
    pub narrow_space: NarrowSpace,
    /// Whether the drawn cover is also written beside the book, as a picture for shops.
    pub export_cover: bool,
    /// When this release was made, where that is not the document's time.
    #[serde(deserialize_with = "timestamp")]
    #[schemars(with = "Option<Timestamp>")]
    pub release: Option<Timestamp>,
}

/// Whether a book has a cover.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Cover {
    /// The image of the front matter (`cover-image`), else one drawn from title and author.
    #[default]
    Auto,
    /// None.
    None,
}

/// Where the page list comes from.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum PageList {
    /// From the pages of the PDF edition.
    #[default]
    Pdf,
    /// The book has none.
    None,
}

fn timestamp<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Timestamp>, D::Error> {
    let text = String::deserialize(deserializer)?;
    Timestamp::parse(&text).map(Some).ok_or_else(|| {
        serde::de::Error::custom(format!(
            "`{text}` is no date or instant, expected one like `2020-04-02` or `2020-04-02T12:00:00Z`"
        ))
    })
}
