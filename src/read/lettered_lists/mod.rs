//! Lists that letters, Roman numerals or numbers between parentheses count, as pandoc has
//! them: `a.`, `ii)`, `(3)`.
//!
//! Pulldown knows `1.` and `1)` alone. Before it reads, each mark of such a list becomes a
//! number of the same length, so that every byte keeps its place; how the list is numbered
//! is put aside and told when its items are read.
//!
//! A mark is no item as long as no other counts on from it, above it or below: `M. Dupont`,
//! `p. 12` and `c. 1900` may begin a line. Which of the others are items pulldown is asked:
//! all are given numbers, and those of them go back that it does not find in a list where
//! one comes after the other.

mod chains;
mod search;

use super::origin::Origin;
use super::syntax::Syntax;
use crate::diagnostic::{SourceId, Span};
use crate::document::NumberStyle;
use search::Search;
use std::collections::BTreeMap;

/// The items of such lists, by the places of their marks.
#[derive(Debug, Default)]
pub(in crate::read) struct LetteredLists {
    items: BTreeMap<(SourceId, u32), Numbered>,
}

/// What a number stands for that was written for a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) struct Numbered {
    pub(in crate::read) style: NumberStyle,
    pub(in crate::read) number: u64,
}

impl LetteredLists {
    /// The body, which stands in its source as `origin` tells, with numbers for the marks of
    /// its lists; none where there are no such lists.
    pub(in crate::read) fn mark(
        body: &str,
        origin: &Origin,
        syntax: Syntax,
    ) -> Option<(String, Self)> {
        if syntax != Syntax::Full {
            return None;
        }
        let (text, found) = Search::of(body).settled(syntax)?;
        let mut items = BTreeMap::new();
        for (at, item) in found {
            let Span { source, start, .. } = origin.span(at..at + 1);
            // The text of an option has one place for all of its bytes.
            if items.insert((source, start), item).is_some_and(|other| other != item) {
                return None;
            }
        }
        Some((text, Self { items }))
    }

    /// Whether there is none.
    pub(in crate::read) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// How many items were given numbers.
    pub(in crate::read) fn len(&self) -> usize {
        self.items.len()
    }

    /// What the number at a place stands for.
    pub(in crate::read) fn at(&self, span: Span) -> Option<Numbered> {
        self.items.get(&(span.source, span.start)).copied()
    }
}
