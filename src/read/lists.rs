//! Lists of items.

use super::blocks::{Edge, Parser};
use super::lettered_lists::Numbered;
use crate::document::{Delimiter, List, ListItem, ListKind, NumberStyle, Numerals};
use std::ops::Range;

impl Parser<'_, '_> {
    /// The list that begins at `range`, with its first number.
    pub(super) fn list(&mut self, start: Option<u64>, range: Range<usize>) -> List {
        let kind = match start {
            None => ListKind::Bullet,
            Some(start) => self.numbering(range.start, start),
        };
        let mut list = List { kind, tight: true, items: Vec::new() };
        while let Some(Edge::Start(_, range)) = self.edge() {
            self.parsed.lettered_items +=
                usize::from(self.lettered_item(range.start).is_some());
            let outer = self.task.take();
            let children = self.blocks();
            list.tight &= !children.has_paragraph;
            let span = self.block_span(range);
            let task = std::mem::replace(&mut self.task, outer);
            list.items.push(ListItem { span, task, blocks: children.blocks });
        }
        list
    }

    /// How the numbers of the list whose first mark stands at byte `at` are written, and
    /// with which they begin.
    fn numbering(&self, at: usize, start: u64) -> ListKind {
        if let Some(Numbered { style, number }) = self.lettered_item(at) {
            return ListKind::Ordered { start: number, style };
        }
        let rest = self.text.get(at..).unwrap_or("").trim_start();
        let mark = rest.trim_start_matches(|c: char| c.is_ascii_digit()).chars().next();
        let delimiter = match mark {
            Some(')') => Delimiter::Parenthesis,
            Some(_) | None => Delimiter::Period,
        };
        let style = NumberStyle { numerals: Numerals::Decimal, delimiter };
        ListKind::Ordered { start, style }
    }

    /// What the number at byte `at`, or behind blanks there, stands for.
    fn lettered_item(&self, at: usize) -> Option<Numbered> {
        if self.lettered.is_empty() {
            return None;
        }
        let rest = self.text.get(at..)?;
        let at = at + (rest.len() - rest.trim_start().len());
        self.lettered.at(self.span(at..at))
    }
}
