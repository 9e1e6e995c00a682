//! Raised and lowered scripts (TeXbook, appendix G, rule 18, with the measures of the font).

use super::token::words;
use super::{Formula, MathBox, MathStyle, Reach};
use crate::font::MathConstant;
use crate::geometry::{Length, Point};
use crate::mathml::Node;

impl Formula<'_> {
    /// `msub`, `msup`, `msubsup`: scripts beside what they belong to.
    pub(super) fn scripts(
        &self,
        node: &Node,
        style: MathStyle,
        reach: Option<Reach>,
    ) -> Result<MathBox, String> {
        let base = self.node(Self::child(node, 0)?, style, reach)?;
        let (lower, upper) = match node.name.as_str() {
            "msub" => (Some(Self::child(node, 1)?), None),
            "msup" => (None, Some(Self::child(node, 1)?)),
            _other => (Some(Self::child(node, 1)?), Some(Self::child(node, 2)?)),
        };
        // `f'^2`: the primes belong to the letter.
        if let Some(raised) = upper.filter(|upper| upper.name == "mrow")
            && let Some((primes, rest)) = raised.children.split_first()
            && are_primes(primes)
            && !rest.is_empty()
        {
            let mut base = base;
            base.append(self.node(primes, style, None)?);
            let rest = Node::row(rest.to_vec());
            return self.scripted(base, (lower, Some(&rest)), style);
        }
        self.scripted(base, (lower, upper), style)
    }

    /// `base` with a lowered and a raised script.
    pub(super) fn scripted(
        &self,
        base: MathBox,
        (lower, upper): (Option<&Node>, Option<&Node>),
        style: MathStyle,
    ) -> Result<MathBox, String> {
        let constant = |constant| self.constant(constant, style);
        let script = |node: Option<&Node>, style: MathStyle| {
            node.map(|node| self.node(node, style, None)).transpose()
        };
        let primes = upper.filter(|node| are_primes(node));
        let lower = script(lower, style.script().cramped())?;
        // Primes are drawn raised, in the size of what they belong to.
        let upper = match primes {
            Some(_) => script(upper, style)?,
            None => script(upper, style.script())?,
        };
        let drop = |edge: Length, drop| {
            if base.is_sign { Length::ZERO } else { edge - constant(drop) }
        };
        let mut raised = match &upper {
            Some(_) if primes.is_some() => Length::ZERO,
            Some(upper) => {
                let usual = if style.cramped {
                    MathConstant::SuperscriptShiftUpCramped
                } else {
                    MathConstant::SuperscriptShiftUp
                };
                constant(usual)
                    .max(drop(base.ascent, MathConstant::SuperscriptBaselineDropMax))
                    .max(upper.descent + constant(MathConstant::SuperscriptBottomMin))
            }
            None => Length::ZERO,
        };
        let mut lowered = match &lower {
            Some(lower) => {
                let dropped = if base.is_sign {
                    Length::ZERO
                } else {
                    base.descent + constant(MathConstant::SubscriptBaselineDropMin)
                };
                constant(MathConstant::SubscriptShiftDown)
                    .max(dropped)
                    .max(lower.ascent - constant(MathConstant::SubscriptTopMax))
            }
            None => Length::ZERO,
        };
        if let (Some(lower), Some(upper)) = (&lower, &upper)
            && primes.is_none()
        {
            let gap = raised - upper.descent - (lower.ascent - lowered);
            let missing = constant(MathConstant::SubSuperscriptGapMin) - gap;
            if missing > Length::ZERO {
                lowered += missing;
                let most = constant(MathConstant::SuperscriptBottomMaxWithSubscript);
                let room = (most - (raised - upper.descent)).max(Length::ZERO).min(missing);
                raised += room;
                lowered -= room;
            }
        }
        let (right, slant) = (base.width, base.slant);
        let mut set = MathBox::default();
        set.append(base);
        let mut widest = Length::ZERO;
        if let Some(lower) = lower {
            widest = widest.max(lower.width - slant);
            set.put(lower, Point::new(right - slant, lowered));
        }
        if let Some(upper) = upper {
            widest = widest.max(upper.width);
            set.put(upper, Point::new(right, -raised));
        }
        set.width += widest + constant(MathConstant::SpaceAfterScript);
        Ok(set)
    }
}

/// Whether a raised script is nothing but primes.
fn are_primes(node: &Node) -> bool {
    let words = words(node);
    !words.is_empty() && words.chars().all(|c| matches!(c, '′'..='‴' | '⁗'))
}
