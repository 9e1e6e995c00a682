//! Lists of items.

use super::blocks::{Edge, Parser};
use crate::document::{List, ListItem, ListKind, NumberStyle};
use std::ops::Range;

impl Parser<'_, '_> {
    /// The list that begins at `range`, with its first number.
    pub(super) fn list(&mut self, start: Option<u64>, range: Range<usize>) -> List {
        let kind = match start {
            None => ListKind::Bullet,
            Some(start) => {
                ListKind::Ordered { start, style: self.number_style(range.start) }
            }
        };
        let mut list = List { kind, tight: true, items: Vec::new() };
        while let Some(Edge::Start(_, range)) = self.edge() {
            let outer = self.task.take();
            let children = self.blocks();
            list.tight &= !children.has_paragraph;
            let span = self.block_span(range);
            let task = std::mem::replace(&mut self.task, outer);
            list.items.push(ListItem { span, task, blocks: children.blocks });
        }
        list
    }

    /// The mark behind the digits at byte `at`.
    fn number_style(&self, at: usize) -> NumberStyle {
        let rest = self.text.get(at..).unwrap_or("").trim_start();
        let mark = rest.trim_start_matches(|c: char| c.is_ascii_digit()).chars().next();
        if mark == Some(')') {
            NumberStyle::DecimalParenthesis
        } else {
            NumberStyle::Decimal
        }
    }
}
