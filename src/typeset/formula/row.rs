//! Rows: things side by side, the room between them, and where lines may end.

use super::operator::{Operator, Position, core};
use super::{Formula, MathBox, MathStyle, Reach};
use crate::geometry::Length;
use crate::mathml::Node;

impl Formula<'_> {
    /// Things side by side. Signs that grow are as high as what stands beside them, or as
    /// `reach` where nothing does.
    pub(super) fn row(
        &self,
        children: &[Node],
        style: MathStyle,
        reach: Option<Reach>,
    ) -> Result<MathBox, String> {
        if let [only] = children {
            return self.node(only, style, reach);
        }
        let operators = self.operators(children, style);
        let mut boxes: Vec<Option<MathBox>> = Vec::with_capacity(children.len());
        let mut beside = Reach::default();
        for (child, operator) in children.iter().zip(&operators) {
            if operator.is_some_and(|operator| operator.is_stretched) {
                boxes.push(None);
                continue;
            }
            let set = self.node(child, style, None)?;
            beside.ascent = beside.ascent.max(set.ascent);
            beside.descent = beside.descent.max(set.descent);
            boxes.push(Some(set));
        }
        let mut row = MathBox::default();
        for ((child, operator), set) in children.iter().zip(&operators).zip(boxes) {
            let set = match set {
                Some(set) => set,
                None => self.node(child, style, Some(beside))?,
            };
            if let Some(operator) = operator {
                row.width += operator.before;
            }
            row.append(set);
            if let Some(operator) = operator {
                row.width += operator.behind;
            }
        }
        Ok(row)
    }

    /// What is known of each child that is a sign or embellishes one.
    fn operators(&self, children: &[Node], style: MathStyle) -> Vec<Option<Operator>> {
        let is_seen = |node: &Node| !matches!(node.name.as_str(), "mspace" | "mphantom");
        let first = children.iter().position(is_seen);
        let last = children.iter().rposition(is_seen);
        let operator = |(at, child): (usize, &Node)| {
            let position = match (Some(at) == first, Some(at) == last) {
                (true, false) => Position::Prefix,
                (false, true) => Position::Postfix,
                (_, _) => Position::Infix,
            };
            core(child).map(|core| self.known(core, position, style.within(core)))
        };
        children.iter().enumerate().map(operator).collect()
    }

    /// The parts of a formula between which a line may end: behind each relation, operation
    /// and comma of its outermost row (TeXbook ch. 18). Their widths are without the white
    /// space where the line ends.
    ///
    /// # Errors
    /// As [`Formula::set`].
    pub(in crate::typeset) fn parts(
        &self,
        root: &Node,
        style: MathStyle,
    ) -> Result<Vec<MathBox>, String> {
        let children = parts(root);
        let operators = self.operators(children, style);
        let mut found = Vec::new();
        let mut part = MathBox::default();
        for (child, operator) in children.iter().zip(&operators) {
            let before = operator.map_or(Length::ZERO, |operator| operator.before);
            let behind = operator.map_or(Length::ZERO, |operator| operator.behind);
            part.width += before;
            part.append(self.node(child, style, None)?);
            if operator.is_some_and(|operator| operator.ends_line) {
                found.push(std::mem::take(&mut part));
            } else {
                part.width += behind;
            }
        }
        found.push(part);
        Ok(found)
    }
}

/// The things in the outermost row of a formula.
pub(in crate::typeset) fn parts(root: &Node) -> &[Node] {
    match root.children.as_slice() {
        // One of a color of its own stays together.
        [only]
            if matches!(only.name.as_str(), "mrow" | "mstyle")
                && only.attribute("style").is_none() =>
        {
            parts(only)
        }
        children => children,
    }
}
