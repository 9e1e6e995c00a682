//! Where page marks fall in the text of one block.

use std::collections::VecDeque;

/// Counts the bytes of a block's plain text as they are written, and holds the marks that
/// are still to come.
#[derive(Clone, Debug, Default)]
pub(super) struct Cursor {
    offset: usize,
    marks: VecDeque<(usize, usize)>,
}

impl Cursor {
    /// A cursor at the beginning of a block whose marks are pairs of an offset and a page's
    /// index, in order.
    pub(super) fn new(marks: Vec<(usize, usize)>) -> Self {
        Self { offset: 0, marks: marks.into() }
    }

    /// The pages that begin at or before the place the cursor has come to.
    pub(super) fn due(&mut self) -> Option<usize> {
        match self.marks.front() {
            Some((offset, page)) if *offset <= self.offset => {
                let page = *page;
                self.marks.pop_front();
                Some(page)
            }
            Some(_) | None => None,
        }
    }

    /// Any page whose mark was not reached.
    pub(super) fn left(&mut self) -> Option<usize> {
        self.marks.pop_front().map(|(_, page)| page)
    }

    /// Splits `words` before the next mark in it, or takes all of them; moves on by the
    /// first part.
    pub(super) fn take<'t>(&mut self, words: &'t str) -> (&'t str, &'t str) {
        let length = match self.marks.front() {
            Some((offset, _)) => offset.saturating_sub(self.offset).min(words.len()),
            None => words.len(),
        };
        // An offset inside a character would be a fault of the page map; the mark then
        // stands before that character.
        let mut at = length;
        while !words.is_char_boundary(at) {
            at -= 1;
        }
        let (before, after) = words.split_at(at);
        self.offset += length;
        if at < length {
            self.offset = self.offset.saturating_sub(length - at);
            if let Some(first) = self.marks.front_mut() {
                first.0 = self.offset;
            }
        }
        (before, after)
    }

    /// Moves on over text that is not written as words, such as a formula.
    pub(super) fn skip(&mut self, bytes: usize) {
        self.offset += bytes;
    }
}

#[cfg(test)]
mod tests {
    use super::Cursor;

    #[test]
    fn words_are_split_where_pages_begin() {
        let mut cursor = Cursor::new(vec![(0, 0), (6, 1), (20, 2)]);
        assert_eq!(cursor.due(), Some(0));
        assert_eq!(cursor.take("eins, zwei"), ("eins, ", "zwei"));
        assert_eq!((cursor.due(), cursor.due()), (Some(1), None));
        assert_eq!(cursor.take("zwei"), ("zwei", ""));
        assert_eq!(cursor.left(), Some(2));
    }

    #[test]
    fn an_offset_inside_a_character_falls_before_it() {
        let mut cursor = Cursor::new(vec![(2, 7)]);
        assert_eq!(cursor.take("aéb"), ("a", "éb"));
        assert_eq!(cursor.due(), Some(7));
        assert_eq!(cursor.take("éb"), ("éb", ""));
    }
}
