//! Pages that open with a chapter.

use super::super::galley::{Galley, Leaf, LeafPlace};
use super::super::style::Style;
use super::cut::PageRows;
use crate::document::ChapterOpening;

impl PageRows {
    /// Whether a chapter begins with the first row; `chapters` are the rows that some do, in
    /// order.
    pub(in crate::typeset) fn opens_chapter(&self, chapters: &[usize]) -> bool {
        !self.rows.is_empty() && chapters.binary_search(&self.rows.start).is_ok()
    }

    /// Whether it holds one thing and nothing else: the document's title or what has a page
    /// to itself behind it, or the title of a part whose chapters follow; or what of it one
    /// sheet leaves over.
    pub(in crate::typeset) fn stands_alone(&self, galley: &Galley) -> bool {
        self.lone_place(galley).is_some()
    }

    /// Where on the page that thing stands.
    pub(in crate::typeset) fn lone_place(&self, galley: &Galley) -> Option<LeafPlace> {
        if !self.notes.is_empty() || self.rows.is_empty() {
            return None;
        }
        let holds = |leaf: &&Leaf| {
            leaf.rows.contains(&self.rows.start) && self.rows.end <= leaf.rows.end
        };
        if let Some(leaf) = galley.leaves.iter().find(holds) {
            return Some(leaf.place);
        }
        // One sheet may be too small for it.
        let begun = galley.chapters.partition_point(|row| *row <= self.rows.start);
        let chapter = begun.checked_sub(1).and_then(|at| galley.chapters.get(at));
        let is_part = chapter.is_some_and(|row| galley.part_pages.contains(row));
        is_part.then_some(LeafPlace::Title)
    }

    /// Whether nothing stands on it.
    pub(in crate::typeset) fn is_blank(&self) -> bool {
        self.rows.is_empty() && self.notes.is_empty()
    }
}

/// The rows that begin a right-hand page: those of chapters where the style has it so, and
/// those of what has a recto to itself where pages have two sides.
pub(in crate::typeset) fn recto_rows(galley: &Galley, style: &Style) -> Vec<usize> {
    let opens = style.chapters == ChapterOpening::Recto;
    let leaves = galley
        .leaves
        .iter()
        .filter(|leaf| leaf.place == LeafPlace::Recto && (opens || style.two_sided));
    let mut rows: Vec<usize> = leaves.map(|leaf| leaf.rows.start).collect();
    if opens {
        rows.extend(&galley.chapters);
        rows.sort_unstable();
    }
    rows
}

/// The pages with a blank one before each that begins with one of `rows` and would be a
/// verso: the first page is a recto.
pub(in crate::typeset) fn on_rectos(pages: Vec<PageRows>, rows: &[usize]) -> Vec<PageRows> {
    let mut on_rectos: Vec<PageRows> = Vec::with_capacity(pages.len());
    for page in pages {
        let is_verso = !on_rectos.len().is_multiple_of(2);
        if is_verso && page.opens_chapter(rows) {
            let (row, note) = (page.rows.start, page.notes.start);
            let (rows, notes) = (row..row, note..note);
            on_rectos.push(PageRows { rows, notes, ..PageRows::default() });
        }
        on_rectos.push(page);
    }
    on_rectos
}
