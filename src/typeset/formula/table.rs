//! Matrices, cases and lines below each other.

use super::{Formula, MathBox, MathStyle, declaration};
use crate::geometry::{Length, Point, Rect};
use crate::mathml::Node;

/// White space at each side of a cell, in hundredths of an em (MathML Core, style sheet of
/// browsers: `padding: 0.5ex 0.4em`).
const CELL_SIDE: i64 = 40;

/// From one baseline to the next, and the white space between lines of a display, in hundredths
/// of an em (plain TeX, `\baselineskip` and `\jot`).
const ROW: i64 = 120;
const ROW_GAP: i64 = 30;

/// What is higher than a line above its baseline, in hundredths of a row.
const STRUT_ASCENT: i64 = 70;

/// White space between a rule and what stands below or above it at least, in hundredths of an
/// em: TeX has none, and fractions touch it.
const RULE_AIR: i64 = 15;

/// A cell that is set.
struct Cell<'n> {
    node: &'n Node,
    set: MathBox,
    left: Length,
    right: Length,
}

impl Formula<'_> {
    /// `mtable`: rows on baselines of their own, the whole with its middle on the axis.
    pub(super) fn table(&self, node: &Node, style: MathStyle) -> Result<MathBox, String> {
        let style = MathStyle { display: node.flag("displaystyle") == Some(true), ..style };
        let mut rows: Vec<Vec<Cell<'_>>> = Vec::new();
        for row in &node.children {
            let cells = row.children.iter().map(|cell| self.cell(cell, style));
            rows.push(cells.collect::<Result<_, _>>()?);
        }
        if let [row] = rows.as_mut_slice()
            && let [cell] = row.as_mut_slice()
            && is_framed(node, cell.node)
        {
            return Ok(self.boxed(std::mem::take(&mut cell.set), style));
        }
        // Brackets stand close to what they enclose, rules do not.
        let has_edge = has_border(node, "border-left");
        for row in &mut rows {
            if let Some(first) = row.first_mut().filter(|_| !has_edge) {
                first.left = Length::ZERO;
            }
            let last = row.last_mut();
            if let Some(last) = last.filter(|it| !has_border(it.node, "border-right")) {
                last.right = Length::ZERO;
            }
        }
        let count = rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            let widths = cells.map(|cell| cell.left + cell.set.width + cell.right);
            widths.max().unwrap_or(Length::ZERO)
        };
        let widths: Vec<Length> = (0..count).map(width).collect();
        let leading = self.size(style).scale(ROW, 100);
        let strut = leading.scale(STRUT_ASCENT, 100);
        let gap =
            if style.display { self.size(style).scale(ROW_GAP, 100) } else { Length::ZERO };
        let is_ruled = rows.iter().flatten().any(|it| has_border(it.node, "border-top"))
            || has_border(node, "border-top")
            || has_border(node, "border-bottom");
        let air =
            if is_ruled { self.size(style).scale(RULE_AIR, 100) } else { Length::ZERO };
        let mut table = MathBox::blank(widths.iter().copied().sum());
        let mut y = Length::ZERO;
        let last = rows.len().saturating_sub(1);
        for (number, row) in rows.into_iter().enumerate() {
            let ascent = row.iter().map(|cell| cell.set.ascent).max();
            let descent = row.iter().map(|cell| cell.set.descent).max();
            let ascent = (ascent.unwrap_or(Length::ZERO) + air).max(strut);
            let descent = (descent.unwrap_or(Length::ZERO) + air).max(leading - strut);
            let top = if number > 0 { y + gap / 2 } else { y };
            y += ascent + if number > 0 { gap } else { Length::ZERO };
            let bottom = y + descent + if number < last { gap / 2 } else { Length::ZERO };
            let mut x = Length::ZERO;
            for (cell, width) in row.into_iter().zip(&widths) {
                self.lines(cell.node, &mut table, ((x, top), (x + *width, bottom)));
                let free = *width - cell.left - cell.right - cell.set.width;
                let moved = match declaration(cell.node, "text-align") {
                    Some("left") => Length::ZERO,
                    Some("right") => free,
                    Some(_) | None => free / 2,
                };
                table.put(cell.set, Point::new(x + cell.left + moved, y));
                x += *width;
            }
            y += descent;
        }
        let right = table.width;
        self.lines(node, &mut table, ((Length::ZERO, Length::ZERO), (right, y)));
        (table.ascent, table.descent) = (Length::ZERO, y);
        let middle = y / 2;
        Ok(table.lowered(-middle - self.axis(style)))
    }

    fn cell<'n>(&self, node: &'n Node, style: MathStyle) -> Result<Cell<'n>, String> {
        let set = self.row(&node.children, style, None)?;
        let usual = self.size(style).scale(CELL_SIDE, 100);
        let is_filler = declaration(node, "width").is_some();
        let side = |name| match self.styled(node, name, style) {
            Some(stated) => stated,
            None if is_filler => Length::ZERO,
            None => usual,
        };
        Ok(Cell { node, set, left: side("padding-left"), right: side("padding-right") })
    }

    /// The rules at the edges of a cell, or of the whole.
    fn lines(
        &self,
        cell: &Node,
        table: &mut MathBox,
        ((left, top), (right, bottom)): ((Length, Length), (Length, Length)),
    ) {
        let thickness = self.size.scale(5, 100);
        let half = thickness / 2;
        let (width, height) = (right - left, bottom - top);
        let edges = [
            ("border-left", Rect::new(left - half, top, thickness, height)),
            ("border-right", Rect::new(right - half, top, thickness, height)),
            ("border-top", Rect::new(left, top - half, width, thickness)),
            ("border-bottom", Rect::new(left, bottom - half, width, thickness)),
        ];
        for (edge, rule) in edges {
            if has_border(cell, edge) {
                table.rules.push(rule.into());
            }
        }
    }
}

fn has_border(node: &Node, edge: &str) -> bool {
    declaration(node, edge).is_some()
}

/// Whether the only cell of a table has rules all around it: it is what `\boxed` makes.
fn is_framed(table: &Node, cell: &Node) -> bool {
    let edges = ["border-top", "border-right", "border-bottom", "border-left"];
    edges.iter().all(|edge| has_border(table, edge) || has_border(cell, edge))
}
