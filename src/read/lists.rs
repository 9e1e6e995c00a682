//! Lists: of items, and of terms with their definitions.

use super::blocks::{self, Edge, Parser};
use crate::document::{BlockKind, Definition, List, ListItem, ListKind, NumberStyle};
use pulldown_cmark::Tag;
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

    /// The terms up to the end of their list, with what is said of them.
    pub(super) fn definitions(&mut self) -> Vec<Definition> {
        let mut definitions: Vec<Definition> = Vec::new();
        while let Some(Edge::Start(tag, range)) = self.edge() {
            match tag {
                Tag::DefinitionListTitle => {
                    let term = BlockKind::Paragraph(self.inlines());
                    let term = blocks::new(self.block_span(range), term);
                    match definitions.last_mut() {
                        // Terms that follow one another share what is said of them.
                        Some(last) if last.definitions.is_empty() => last.terms.push(term),
                        Some(_) | None => definitions.push(Definition {
                            terms: vec![term],
                            definitions: Vec::new(),
                        }),
                    }
                }
                _definition => {
                    let blocks = self.blocks().blocks;
                    match definitions.last_mut() {
                        Some(last) => last.definitions.push(blocks),
                        None => definitions.push(Definition {
                            terms: Vec::new(),
                            definitions: vec![blocks],
                        }),
                    }
                }
            }
        }
        definitions
    }
}
