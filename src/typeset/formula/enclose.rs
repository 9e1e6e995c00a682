//! What is drawn around formulas and through them: boxes and strokes.

use super::super::frame::RuleShape;
use super::boxes::PlacedRule;
use super::{Formula, MathBox, MathStyle};
use crate::font::MathConstant;
use crate::geometry::{Length, Point, Rect};
use crate::mathml::Node;

/// White space between a formula and the box around it, and the thickness of that, in
/// hundredths of an em: LaTeX's `\fboxsep` and `\fboxrule`, 3 pt and 0.4 pt at 10 pt.
const BOX_SIDE: i64 = 30;
const BOX_RULE: i64 = 4;

impl Formula<'_> {
    /// `menclose`: strokes through what stands in it.
    pub(super) fn enclosed(
        &self,
        node: &Node,
        style: MathStyle,
    ) -> Result<MathBox, String> {
        // Empty rows of a class stand there for browsers, to be drawn as the strokes.
        let is_stroke = |child: &Node| {
            child.attribute("class").is_some_and(|class| class.starts_with("menclose-"))
        };
        let children = node.children.iter().filter(|child| !is_stroke(child)).cloned();
        let children: Vec<Node> = children.collect();
        let mut set = self.row(&children, style, None)?;
        let thickness = self.constant(MathConstant::OverbarRuleThickness, style);
        let all = Rect::new(Length::ZERO, -set.ascent, set.width, set.height());
        for notation in node.attribute("notation").unwrap_or_default().split(' ') {
            let (rect, shape) = match notation {
                "updiagonalstrike" => (all, RuleShape::Rising(thickness)),
                "downdiagonalstrike" => (all, RuleShape::Falling(thickness)),
                "horizontalstrike" => {
                    let middle = (set.descent - set.ascent - thickness) / 2;
                    let rect = Rect::new(Length::ZERO, middle, set.width, thickness);
                    (rect, RuleShape::Filled)
                }
                other => return Err(format!("`{other}` around a formula is not drawn")),
            };
            set.rules.push(PlacedRule { rect, shape, color: None });
        }
        set.is_sign = false;
        Ok(set)
    }

    /// `inner` with a box around it, on its own baseline.
    pub(super) fn boxed(&self, inner: MathBox, style: MathStyle) -> MathBox {
        let size = self.size(style);
        let (side, thickness) = (size.scale(BOX_SIDE, 100), size.scale(BOX_RULE, 100));
        let room = side + thickness;
        let (width, height) = (inner.width + room * 2, inner.height() + room * 2);
        let mut set = MathBox::blank(width);
        let top = -inner.ascent - room;
        set.put(inner, Point::new(room, Length::ZERO));
        let (right, bottom) = (width - thickness, top + height - thickness);
        for rule in [
            Rect::new(Length::ZERO, top, width, thickness),
            Rect::new(Length::ZERO, bottom, width, thickness),
            Rect::new(Length::ZERO, top, thickness, height),
            Rect::new(right, top, thickness, height),
        ] {
            set.rules.push(rule.into());
        }
        (set.ascent, set.descent) = (-top, bottom + thickness);
        set
    }
}
