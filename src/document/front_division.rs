//! Divisions that have a page of their own at the beginning of a book, and the pages there.

use super::block::{Block, BlockKind, LINE_BLOCK};

/// A division that stands apart from the text, by its class. Before the first chapter of a
/// book it has a page to itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrontDivision {
    /// Who published the book, whose it is and by which number it is ordered.
    Imprint,
    /// To whom it is given.
    Dedication,
    /// The words of another that it stands under, or a chapter does.
    Epigraph,
}

impl FrontDivision {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Imprint, Self::Dedication, Self::Epigraph];

    /// The class of such a division in the source and in editions.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Imprint => "imprint",
            Self::Dedication => "dedication",
            Self::Epigraph => "epigraph",
        }
    }

    /// What a block is of these.
    #[must_use]
    pub fn of(block: &Block) -> Option<Self> {
        Self::ALL.into_iter().find(|own| block.is_division_of(own.class()))
    }
}

/// The words of an epigraph and the paragraph behind them that says whose they are: the last
/// of several. Verse is no such paragraph.
#[must_use]
pub fn epigraph_parts(blocks: &[Block]) -> (&[Block], Option<&Block>) {
    match blocks.split_last() {
        Some((source, words)) if !words.is_empty() && is_prose(source) => {
            (words, Some(source))
        }
        Some(_) | None => (blocks, None),
    }
}

fn is_prose(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph(_)) && !block.attributes.has_class(LINE_BLOCK)
}

/// Whether a block before the first chapter of a book shares its page with no other: the
/// title, and each division that stands apart.
#[must_use]
pub fn has_own_page(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Title(_)) || FrontDivision::of(block).is_some()
}

/// The blocks before the first chapter of a book, page by page: what [`has_own_page`], and
/// what text stands between. An end of a page that the source states belongs to what is
/// before it.
#[must_use]
pub fn front_pages(front: &[Block]) -> Vec<&[Block]> {
    let mut pages = Vec::new();
    let mut begin = 0;
    for (at, block) in front.iter().enumerate().skip(1) {
        let follows_own = front.get(begin).is_some_and(has_own_page)
            && !matches!(block.kind, BlockKind::PageBreak);
        if follows_own || has_own_page(block) {
            pages.extend(front.get(begin..at));
            begin = at;
        }
    }
    pages.extend(front.get(begin..).filter(|page| !page.is_empty()));
    pages
}
