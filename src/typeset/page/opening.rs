//! Pages that open with a chapter.

use super::super::galley::Galley;
use super::cut::PageRows;
use crate::geometry::Length;

impl PageRows {
    /// Whether a chapter begins with the first row; `chapters` are the rows that some do, in
    /// order.
    pub(in crate::typeset) fn opens_chapter(&self, chapters: &[usize]) -> bool {
        !self.rows.is_empty() && chapters.binary_search(&self.rows.start).is_ok()
    }

    /// Whether it holds a title and nothing else: the document's, in a text that has a page
    /// for it, or that of a part whose chapters follow; or what of it one sheet leaves over.
    pub(in crate::typeset) fn stands_alone(&self, galley: &Galley) -> bool {
        let is_title = self.rows.end <= galley.title_page;
        // One sheet may be too small for it.
        let begun = galley.chapters.partition_point(|row| *row <= self.rows.start);
        let chapter = begun.checked_sub(1).and_then(|at| galley.chapters.get(at));
        let is_part = chapter.is_some_and(|row| galley.part_pages.contains(row));
        self.notes.is_empty() && !self.rows.is_empty() && (is_title || is_part)
    }

    /// Whether nothing stands on it.
    pub(in crate::typeset) fn is_blank(&self) -> bool {
        self.rows.is_empty() && self.notes.is_empty()
    }
}

/// The pages with a blank one before each that opens with a chapter and would be a verso:
/// the first page is a recto.
pub(in crate::typeset) fn on_rectos(
    pages: Vec<PageRows>,
    chapters: &[usize],
) -> Vec<PageRows> {
    let mut on_rectos: Vec<PageRows> = Vec::with_capacity(pages.len());
    for page in pages {
        let is_verso = !on_rectos.len().is_multiple_of(2);
        if is_verso && page.opens_chapter(chapters) {
            let (row, note) = (page.rows.start, page.notes.start);
            let stretch = Length::ZERO;
            on_rectos.push(PageRows { rows: row..row, notes: note..note, stretch });
        }
        on_rectos.push(page);
    }
    on_rectos
}
