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
        let mut last = None;
        for ((child, operator), set) in children.iter().zip(&operators).zip(boxes) {
            let set = match set {
                Some(set) => set,
                None => self.node(child, style, Some(beside))?,
            };
            row.width += self.inner_space(last, child, style);
            last = Some(child);
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

    /// The thin space before and behind a fraction or brackets that grow, beside which no sign
    /// stands (TeXbook ch. 18, inner atoms). TeX has it between a letter and such brackets
    /// too, where `f(x)` looks torn apart.
    fn inner_space(&self, left: Option<&Node>, right: &Node, style: MathStyle) -> Length {
        let Some(left) = left else { return Length::ZERO };
        let is_fraction = |node: &Node| node.name == "mfrac" && !is_stack(node);
        let is_inner = |node: &Node| is_fraction(node) || is_fenced(node);
        let is_wanted = match (is_inner(left), is_inner(right)) {
            (true, true) => true,
            (true, false) => is_fraction(left) && is_ordinary(right),
            (false, true) => is_fraction(right) && is_ordinary(left),
            (false, false) => false,
        };
        if is_wanted && style.level == 0 {
            self.size(style).scale(3, 18)
        } else {
            Length::ZERO
        }
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
        let mut last = None;
        for (child, operator) in children.iter().zip(&operators) {
            let before = operator.map_or(Length::ZERO, |operator| operator.before);
            let behind = operator.map_or(Length::ZERO, |operator| operator.behind);
            part.width += before + self.inner_space(last, child, style);
            last = Some(child);
            part.append(self.node(child, style, None)?);
            if operator.is_some_and(|operator| operator.ends_line) {
                found.push(std::mem::take(&mut part));
                last = None;
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

/// Whether a fraction has no rule: the inside of `\binom`, whose brackets stand close.
fn is_stack(fraction: &Node) -> bool {
    fraction.attribute("linethickness").is_some_and(|stated| stated.starts_with('0'))
}

/// Whether a row stands in brackets of its own: what `\left` and `\right` make.
fn is_fenced(row: &Node) -> bool {
    let is_sign = |node: Option<&Node>| node.is_some_and(|node| node.name == "mo");
    let row = if matches!(row.name.as_str(), "msub" | "msup" | "msubsup") {
        row.children.first().unwrap_or(row)
    } else {
        row
    };
    row.name == "mrow"
        && row.children.len() > 2
        && is_sign(row.children.first())
        && is_sign(row.children.last())
}

/// Whether an element is a letter, a number, a root or the like, with scripts or without.
fn is_ordinary(node: &Node) -> bool {
    matches!(node.name.as_str(), "mi" | "mn" | "msqrt" | "mroot")
        || matches!(node.name.as_str(), "msub" | "msup" | "msubsup")
            && node.children.first().is_some_and(is_ordinary)
}
