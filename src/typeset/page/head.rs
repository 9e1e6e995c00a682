//! Running heads: a title on one line, however long it is, and which one a page has.

use super::super::galley::{Marked, Place};
use super::super::paragraph::Furniture;
use super::super::text_style::{StyleId, Styles};
use super::cut::PageRows;
use crate::document::Direction;
use crate::font::Shaper;
use crate::geometry::Length;

/// What stands for the words that were left out.
const ELLIPSIS: char = '…';

/// `words` in one line of `measure`: as they are, or as many as fit with an ellipsis behind.
/// Where not even the first fits, as many of its letters.
pub(in crate::typeset) fn shortened(
    shaper: &mut Shaper<'_>,
    styles: &Styles,
    look: StyleId,
    (words, direction): (&str, Option<Direction>),
    measure: Length,
) -> Furniture {
    let whole = Furniture::set(shaper, styles, look, (words, direction));
    if whole.width() <= measure {
        return whole;
    }
    let mut fits = |words: &str| {
        Furniture::set(shaper, styles, look, (words, direction)).width() <= measure
    };
    let ends = |is_end: fn(char) -> bool| -> Vec<&str> {
        let ends = words.char_indices().filter(|(_, c)| is_end(*c));
        let kept = ends.filter_map(|(at, _)| words.get(..at));
        kept.map(|kept| kept.trim_end_matches(is_loose)).collect()
    };
    let mut longest = |kept: &[&str]| {
        let fitting = kept.partition_point(|kept| fits(&format!("{kept}{ELLIPSIS}")));
        kept[..fitting].last().map_or_else(String::new, |kept| (*kept).to_owned())
    };
    let mut kept = longest(&ends(char::is_whitespace));
    if kept.is_empty() {
        kept = longest(&ends(|_| true));
    }
    Furniture::set(shaper, styles, look, (&format!("{kept}{ELLIPSIS}"), direction))
}

/// What does not stand before an ellipsis.
fn is_loose(character: char) -> bool {
    character.is_whitespace() || matches!(character, ',' | ';' | ':' | '.' | '–' | '—')
}

/// What stands above the text: the title of the document, or that of the chapter where
/// chapters have pages of their own; where pages have two sides, the one on versos and the
/// other on rectos.
pub(in crate::typeset) struct RunningHeads {
    title: Furniture,
    /// The row that each chapter begins with, and its title.
    chapters: Vec<(usize, Furniture)>,
    two_sided: bool,
}

impl RunningHeads {
    /// The heads of a document with such a title, and of its chapters.
    pub(in crate::typeset) const fn new(
        title: Furniture,
        chapters: Vec<(usize, Furniture)>,
        two_sided: bool,
    ) -> Self {
        Self { title, chapters, two_sided }
    }

    /// The one of the page with the number `index`.
    pub(in crate::typeset) fn of(&self, index: usize, page: &PageRows) -> &Furniture {
        let has_chapter = !self.two_sided || index.is_multiple_of(2);
        let begun = self.chapters.partition_point(|(row, _)| *row <= page.rows.start);
        let chapter = begun.checked_sub(1).filter(|_| has_chapter);
        chapter.map_or(&self.title, |at| &self.chapters[at].1)
    }
}

/// The titles of chapters, each with the row that it begins with; `rows` are those rows.
pub(in crate::typeset) fn chapter_titles<'m>(
    rows: &[usize],
    marked: &'m [Marked],
) -> Vec<(usize, &'m str)> {
    let headings = marked.iter().filter_map(|mark| match (mark.place, &mark.heading) {
        (Place::Row(row), Some((title, _))) => Some((row, title.as_str())),
        (Place::Row(_) | Place::Note(_), _) => None,
    });
    headings.filter(|(row, _)| rows.binary_search(row).is_ok()).collect()
}
