//! Raised and lowered scripts (TeXbook, appendix G, rule 18, with the measures of the font).

use super::token::words;
use super::{Formula, MathBox, MathStyle, Reach};
use crate::font::MathConstant;
use crate::geometry::{Length, Point};
use crate::mathml::Node;

/// Scripts that are set, each with how far its baseline stands below that of what it belongs
/// to.
struct Scripts {
    lower: Option<(MathBox, Length)>,
    upper: Option<(MathBox, Length)>,
}

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

    /// `mmultiscripts`: a pair of scripts on each side.
    pub(super) fn multiscripts(
        &self,
        node: &Node,
        style: MathStyle,
        reach: Option<Reach>,
    ) -> Result<MathBox, String> {
        let base = self.node(Self::child(node, 0)?, style, reach)?;
        let scripts = node.children.get(1..).unwrap_or(&[]);
        let at = scripts.iter().position(|script| script.name == "mprescripts");
        let (behind, before) = scripts.split_at(at.unwrap_or(scripts.len()));
        let before = pair(before.get(1..).unwrap_or(&[]))?;
        // Those before stand at the heights that they would have behind, flush on the right.
        let before = self.heights(&base, before, style)?;
        let parts: Vec<(MathBox, Length)> =
            [before.lower, before.upper].into_iter().flatten().collect();
        let widest = parts.iter().map(|(part, _)| part.width).max();
        let widest = widest.unwrap_or(Length::ZERO);
        let mut set = MathBox::default();
        for (part, lowered) in parts {
            let x = widest - part.width;
            set.put(part, Point::new(x, lowered));
        }
        set.width = widest;
        let scripted = self.scripted(base, pair(behind)?, style)?;
        let slant = scripted.slant;
        set.append(scripted);
        set.slant = slant;
        Ok(set)
    }

    /// `base` with a lowered and a raised script.
    pub(super) fn scripted(
        &self,
        base: MathBox,
        scripts: (Option<&Node>, Option<&Node>),
        style: MathStyle,
    ) -> Result<MathBox, String> {
        let Scripts { lower, upper } = self.heights(&base, scripts, style)?;
        let (right, slant) = (base.width, base.slant);
        let mut set = MathBox::default();
        set.append(base);
        let mut widest = Length::ZERO;
        if let Some((lower, lowered)) = lower {
            widest = widest.max(lower.width - slant);
            set.put(lower, Point::new(right - slant, lowered));
        }
        if let Some((upper, lowered)) = upper {
            widest = widest.max(upper.width);
            set.put(upper, Point::new(right, lowered));
        }
        set.width += widest + self.constant(MathConstant::SpaceAfterScript, style);
        Ok(set)
    }

    /// The scripts of `base`, and how high they stand.
    fn heights(
        &self,
        base: &MathBox,
        (lower, upper): (Option<&Node>, Option<&Node>),
        style: MathStyle,
    ) -> Result<Scripts, String> {
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
        Ok(Scripts {
            lower: lower.map(|lower| (lower, lowered)),
            upper: upper.map(|upper| (upper, -raised)),
        })
    }
}

/// The lowered and the raised script of a pair, where they hold something.
fn pair(scripts: &[Node]) -> Result<(Option<&Node>, Option<&Node>), String> {
    let filled = |node| Some(node).filter(|node: &&Node| !words(node).is_empty());
    match scripts {
        [] => Ok((None, None)),
        [lower, upper] => Ok((filled(lower), filled(upper))),
        _more => Err("more than two scripts on a side are not drawn".to_owned()),
    }
}

/// Whether a raised script is nothing but primes.
fn are_primes(node: &Node) -> bool {
    let words = words(node);
    !words.is_empty() && words.chars().all(|c| matches!(c, '′'..='‴' | '⁗'))
}
