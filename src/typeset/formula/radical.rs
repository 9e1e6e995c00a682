//! Roots (TeXbook, appendix G, rule 11, with the measures of the font).

use super::{Formula, MathBox, MathStyle};
use crate::font::{MathConstant, StretchAxis};
use crate::geometry::{Length, Point, Rect};
use crate::mathml::Node;

impl Formula<'_> {
    /// `msqrt` and `mroot`.
    pub(super) fn radical(&self, node: &Node, style: MathStyle) -> Result<MathBox, String> {
        let inner = style.cramped();
        let (radicand, degree) = if node.name == "mroot" {
            let degree = MathStyle { level: 2, display: false, ..style };
            let degree = self.node(Self::child(node, 1)?, degree, None)?;
            (self.node(Self::child(node, 0)?, inner, None)?, Some(degree))
        } else {
            (self.row(&node.children, inner, None)?, None)
        };
        let constant = |constant| self.constant(constant, style);
        let thickness = constant(MathConstant::RadicalRuleThickness);
        let least = constant(if style.display {
            MathConstant::RadicalDisplayStyleVerticalGap
        } else {
            MathConstant::RadicalVerticalGap
        });
        let surd = self.character('√', '√', style)?;
        let Some(id) = surd.glyphs.first().map(|glyph| glyph.id) else { return Ok(surd) };
        let wanted = radicand.height() + least + thickness;
        let sign = self.stretched((id, '√'), StretchAxis::Vertical, wanted, style);
        // What the sign is too high for is shared out above and below.
        let spare = (sign.height() - wanted).max(Length::ZERO);
        let gap = least + spare / 2;
        let top = radicand.ascent + gap + thickness;
        let sign_lowered = sign.ascent - top;
        let mut set = MathBox::default();
        if let Some(degree) = degree {
            let percent = self.face.constant(MathConstant::RadicalDegreeBottomRaisePercent);
            let sign_bottom = sign.descent + sign_lowered;
            let raised = sign.height().scale(i64::from(percent), 100) - sign_bottom;
            set.width = constant(MathConstant::RadicalKernBeforeDegree).max(Length::ZERO);
            let (at, width, descent) = (set.width, degree.width, degree.descent);
            set.put(degree, Point::new(at, -(raised + descent)));
            let kern = constant(MathConstant::RadicalKernAfterDegree);
            set.width = (set.width + width + kern).max(Length::ZERO);
        }
        let left = set.width;
        let sign_width = sign.width;
        set.put(sign, Point::new(left, sign_lowered));
        let right = left + sign_width;
        let width = radicand.width;
        set.put(radicand, Point::new(right, Length::ZERO));
        set.rules.push(Rect::new(right, -top, width, thickness).into());
        set.width = right + width;
        set.ascent = set.ascent.max(top + constant(MathConstant::RadicalExtraAscender));
        Ok(set)
    }
}
