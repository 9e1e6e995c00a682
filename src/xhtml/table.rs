//! Tables, and the frame for what is wide.

use super::math::sole_formula;
use super::render::Renderer;
use super::writer::{Element, Elements as _};
use crate::document::{Alignment, Block, BlockKind, CellRole, Row, Table, plain_text};
use crate::language::Label;

impl Renderer<'_, '_> {
    pub(super) fn table(&mut self, block: &Block, table: &Table) {
        let label = if table.caption.is_empty() {
            self.label(Label::Table).to_owned()
        } else {
            plain_text(&table.caption)
        };
        let frame = scrolling(Element::new("div").class("table"), &label);
        self.element(frame, |renderer| {
            let element = renderer.opened(block, Element::new("table"));
            renderer.element(element, |renderer| {
                if !table.caption.is_empty() {
                    renderer.element("caption", |renderer| {
                        renderer.inlines(&table.caption);
                        renderer.end_marks();
                    });
                }
                if !table.head.is_empty() {
                    renderer.element("thead", |renderer| {
                        renderer.semibold(|renderer| {
                            for row in &table.head {
                                renderer.row(row, &table.columns, CellKind::Head);
                            }
                        });
                    });
                }
                renderer.element("tbody", |renderer| {
                    for row in &table.body {
                        renderer.row(row, &table.columns, CellKind::Body);
                    }
                });
            });
        });
    }

    fn row(&mut self, row: &Row, columns: &[Alignment], kind: CellKind) {
        self.element("tr", |renderer| {
            for (index, cell) in row.cells.iter().enumerate() {
                let scope = match (kind, cell.role) {
                    // A column or a row without a name has nothing to be the head of.
                    _ if cell.blocks.is_empty() => None,
                    (CellKind::Head, _) => Some("col"),
                    (CellKind::Body, CellRole::RowHeading) => Some("row"),
                    (CellKind::Body, CellRole::ColumnHeading) => Some("col"),
                    (CellKind::Body, CellRole::Words) => None,
                };
                let element = match scope {
                    Some(scope) => Element::new("th")
                        .attribute("scope", scope)
                        .maybe("aria-label", formula_name(&cell.blocks)),
                    None => Element::new("td"),
                };
                let element = match columns.get(index).copied().unwrap_or_default() {
                    Alignment::Start => element,
                    Alignment::Center => element.class("center"),
                    Alignment::Left => element.class("left"),
                    Alignment::Right => element.class("right"),
                };
                let element = match is_one_number(&cell.blocks) {
                    true => element.class("whole"),
                    false => element,
                };
                let words = |renderer: &mut Self| {
                    renderer.element(element, |renderer| match cell.blocks.as_slice() {
                        [only] if only.attributes.is_empty() => renderer.unwrapped(only),
                        several => renderer.blocks(several),
                    });
                };
                match cell.role {
                    CellRole::RowHeading | CellRole::ColumnHeading => {
                        renderer.semibold(words);
                    }
                    CellRole::Words => words(renderer),
                }
            }
        });
    }
}

/// The longest number, in characters, that no line of a cell divides: a day, a range of years.
const LONGEST_NUMBER: usize = 16;

/// Whether a cell is one number, which a browser would divide at its dash or its stroke to
/// give more room to sentences beside it.
fn is_one_number(blocks: &[Block]) -> bool {
    let [Block { kind: BlockKind::Paragraph(content), .. }] = blocks else { return false };
    let words = plain_text(content);
    words.contains(|c: char| c.is_ascii_digit())
        && words.contains(['-', '–', '/'])
        && !words.contains(char::is_whitespace)
        && words.chars().count() <= LONGEST_NUMBER
}

/// The name of a heading that is a formula in a line.
fn formula_name(blocks: &[Block]) -> Option<String> {
    match blocks {
        [Block { kind: BlockKind::Paragraph(content), .. }] => sole_formula(content),
        _ => None,
    }
}

/// A frame for what may be wider than the screen: it moves, and the keyboard reaches it.
pub(super) fn scrolling(element: Element, label: &str) -> Element {
    element
        .attribute("role", "group")
        .attribute("tabindex", "0")
        .attribute("aria-label", label)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CellKind {
    Head,
    Body,
}
