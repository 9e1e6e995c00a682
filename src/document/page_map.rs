//! Where each page of the paged edition begins, told in terms of the document.

use super::block::BlockId;
use std::collections::BTreeMap;

/// The first text of every page: what an edition without pages needs for its page list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PageMap {
    /// The pages, in order.
    pub starts: Vec<PageStart>,
    /// The pages of the places that the index leads to, as places in `starts`, by the
    /// identifiers of its marks.
    pub places: BTreeMap<String, PageSpan>,
    /// The identifier of the paged edition: a hash over document and style, as the PDF's
    /// XMP `DocumentID` states it (`uuid:…`).
    pub document_id: String,
    /// A hash over the document alone: a map of another text is refused.
    pub content_hash: String,
}

/// The pages that something lies on, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PageSpan {
    /// The one where it begins.
    pub first: usize,
    /// The one where it ends.
    pub last: usize,
}

/// Where one page begins.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageStart {
    /// The page's label as printed: its folio.
    pub label: String,
    /// The block whose text comes first on the page, or the image or the rule that does.
    pub block: BlockId,
    /// The byte in that block's plain text (see [`plain_text`](super::plain_text)) that
    /// comes first on the page; always the start of a word. A word broken over two pages
    /// belongs to the page where it ends.
    pub offset: usize,
}
