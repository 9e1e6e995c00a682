//! The numbers of sections, counted as their headings come.

use crate::document::{Attributes, HeadingLevel, is_back_matter, is_front_matter};

/// How far sections are counted.
#[derive(Clone, Debug, Default)]
pub(super) struct SectionNumbers {
    /// How many headings of each level were numbered so far.
    counts: Vec<u32>,
    /// The level of the chapter of front or back matter that the next heading may stand in.
    outside: Option<HeadingLevel>,
}

impl SectionNumbers {
    /// The number of the next heading: `2.1`. None where it does not want one, and in what
    /// stands before the body of a book or behind it: the first chapter is number 1, whatever
    /// preface it has.
    pub(super) fn next(
        &mut self,
        attributes: &Attributes,
        level: HeadingLevel,
    ) -> Option<String> {
        if self.outside.is_some_and(|outside| level <= outside) {
            self.outside = None;
        }
        if self.outside.is_none()
            && (is_front_matter(attributes) || is_back_matter(attributes))
        {
            self.outside = Some(level);
        }
        if self.outside.is_some() || attributes.is_unnumbered() {
            return None;
        }
        let depth = usize::from(level.get().saturating_sub(2)) + 1;
        self.counts.resize(depth, 0);
        if let Some(last) = self.counts.last_mut() {
            *last += 1;
        }
        let parts: Vec<String> = self.counts.iter().map(u32::to_string).collect();
        Some(parts.join("."))
    }
}
