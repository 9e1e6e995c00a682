//! Running heads: a title on one line, however long it is, and which one a page has.

use super::super::galley::{HeadLook, HeadWords, Marked, Place};
use super::super::paragraph::Furniture;
use super::super::text_style::{StyleId, Styles};
use super::cut::PageRows;
use crate::document::Direction;
use crate::font::Shaper;
use crate::geometry::Length;

/// What stands for the words that were left out.
const ELLIPSIS: char = '…';

/// The style of each look that words of a head may have.
pub(in crate::typeset) struct HeadStyles {
    pub(in crate::typeset) plain: StyleId,
    pub(in crate::typeset) stressed: StyleId,
    pub(in crate::typeset) small_capitals: StyleId,
    pub(in crate::typeset) raised: StyleId,
    pub(in crate::typeset) lowered: StyleId,
}

impl HeadStyles {
    const fn of(&self, look: HeadLook) -> StyleId {
        match look {
            HeadLook::Plain => self.plain,
            HeadLook::Stressed => self.stressed,
            HeadLook::SmallCapitals => self.small_capitals,
            HeadLook::Raised => self.raised,
            HeadLook::Lowered => self.lowered,
        }
    }
}

/// `words` in one line of `measure`: as they are, or as many as fit with an ellipsis behind,
/// which then look alike. Where not even the first fits, as many of its letters.
pub(in crate::typeset) fn shortened(
    shaper: &mut Shaper<'_>,
    styles: &Styles,
    looks: &HeadStyles,
    (words, direction): (&HeadWords, Option<Direction>),
    measure: Length,
) -> Furniture {
    let pieces: Vec<(&str, StyleId)> =
        words.iter().map(|(words, look)| (words.as_str(), looks.of(*look))).collect();
    let whole = Furniture::set(shaper, styles, (&pieces, direction));
    if whole.width() <= measure {
        return whole;
    }
    let words: String = words.iter().map(|(words, _)| words.as_str()).collect();
    let mut set =
        |words: &str| Furniture::set(shaper, styles, (&[(words, looks.plain)], direction));
    let mut fits = |words: &str| set(words).width() <= measure;
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
    set(&format!("{kept}{ELLIPSIS}"))
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
) -> Vec<(usize, &'m HeadWords)> {
    let headings = marked.iter().filter_map(|mark| match (mark.place, &mark.heading) {
        (Place::Row(row), Some(_)) => Some((row, &mark.head)),
        (Place::Row(_) | Place::Rows { .. } | Place::Note(_), _) => None,
    });
    headings.filter(|(row, _)| rows.binary_search(row).is_ok()).collect()
}
