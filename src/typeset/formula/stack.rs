//! What stands above and below: fractions, limits, accents, braces.

use super::operator::{core, moves_limits};
use super::token::words;
use super::{Formula, MathBox, MathStyle, Reach};
use crate::font::{MathConstant, StretchAxis};
use crate::geometry::{Length, Point, Rect};
use crate::mathml::Node;

/// White space at both sides of a fraction, in hundredths of an em: TeX's
/// `\nulldelimiterspace`, 1.2 pt at 10 pt.
const FRACTION_SIDE: i64 = 12;

impl Formula<'_> {
    /// A fraction, or two things one above the other where its rule has no thickness
    /// (TeXbook, appendix G, rule 15).
    pub(super) fn fraction(
        &self,
        node: &Node,
        style: MathStyle,
    ) -> Result<MathBox, String> {
        let inner = if style.display {
            MathStyle { display: false, ..style }
        } else {
            style.script()
        };
        let above = self.node(Self::child(node, 0)?, inner, None)?;
        let below = self.node(Self::child(node, 1)?, inner.cramped(), None)?;
        let thickness = match node.attribute("linethickness") {
            Some(stated) => self.length(stated, style),
            None => self.constant(MathConstant::FractionRuleThickness, style),
        };
        let of = |display, text| {
            self.constant(if style.display { display } else { text }, style)
        };
        let axis = self.axis(style);
        let (raised, lowered) = if thickness.is_zero() {
            let mut raised = of(
                MathConstant::StackTopDisplayStyleShiftUp,
                MathConstant::StackTopShiftUp,
            );
            let mut lowered = of(
                MathConstant::StackBottomDisplayStyleShiftDown,
                MathConstant::StackBottomShiftDown,
            );
            let least =
                of(MathConstant::StackDisplayStyleGapMin, MathConstant::StackGapMin);
            let gap = raised - above.descent + lowered - below.ascent;
            if gap < least {
                raised += (least - gap) / 2;
                lowered += (least - gap) / 2;
            }
            (raised, lowered)
        } else {
            let half = thickness / 2;
            let above_rule = of(
                MathConstant::FractionNumDisplayStyleGapMin,
                MathConstant::FractionNumeratorGapMin,
            );
            let below_rule = of(
                MathConstant::FractionDenomDisplayStyleGapMin,
                MathConstant::FractionDenominatorGapMin,
            );
            let raised = of(
                MathConstant::FractionNumeratorDisplayStyleShiftUp,
                MathConstant::FractionNumeratorShiftUp,
            );
            let lowered = of(
                MathConstant::FractionDenominatorDisplayStyleShiftDown,
                MathConstant::FractionDenominatorShiftDown,
            );
            (
                raised.max(axis + half + above_rule + above.descent),
                lowered.max(below.ascent + below_rule + half - axis),
            )
        };
        let side = self.size(style).scale(FRACTION_SIDE, 100);
        let inner = above.width.max(below.width);
        let mut set = MathBox::blank(inner + side * 2);
        let middle = |part: &MathBox| side + (inner - part.width) / 2;
        let (left_above, left_below) = (middle(&above), middle(&below));
        set.put(above, Point::new(left_above, -raised));
        set.put(below, Point::new(left_below, lowered));
        if !thickness.is_zero() {
            set.rules.push(Rect::new(side, -axis - thickness / 2, inner, thickness).into());
        }
        Ok(set)
    }

    /// `munder`, `mover`, `munderover`: limits, accents and braces.
    pub(super) fn limits(
        &self,
        node: &Node,
        style: MathStyle,
        reach: Option<Reach>,
    ) -> Result<MathBox, String> {
        let base = Self::child(node, 0)?;
        let (lower, upper) = match node.name.as_str() {
            "munder" => (Some(Self::child(node, 1)?), None),
            "mover" => (None, Some(Self::child(node, 1)?)),
            _other => (Some(Self::child(node, 1)?), Some(Self::child(node, 2)?)),
        };
        if !style.display && core(base).is_some_and(moves_limits) {
            let base = self.node(base, style, reach)?;
            return self.scripted(base, (lower, upper), style);
        }
        let is_accent = |name| node.flag(name) == Some(true);
        let script = style.script();
        let upper_style = if is_accent("accent") { style } else { script };
        let lower_style = if is_accent("accentunder") { style } else { script.cramped() };
        let is_drawn = |part: &Option<&Node>| part.is_some_and(is_wide_sign);
        // What grows to the sides waits for the others.
        let over = self.unless_wide(upper, upper_style)?;
        let under = self.unless_wide(lower, lower_style)?;
        let widths = [&over, &under].into_iter().flatten().map(|part| part.width);
        let widest = widths.max().unwrap_or(Length::ZERO);
        let base = match wide_sign(base) {
            Some(sign) => self.wide(sign, widest, style)?,
            None => self.node(base, style, reach)?,
        };
        let under_accent = is_drawn(&lower) || is_accent("accentunder");
        let over_accent = is_drawn(&upper) || is_accent("accent");
        let mut set = MathBox { slant: Length::ZERO, ..base.clone() };
        let mut left = Length::ZERO;
        if let Some(upper) = upper {
            left = self.above(&mut set, &base, (upper, over), over_accent, upper_style)?;
        }
        if let Some(lower) = lower {
            let under = (lower, under);
            self.below((&mut set, left), &base, under, under_accent, lower_style)?;
        }
        set.is_sign = false;
        Ok(set)
    }

    /// Puts `upper` above `base` into `set`; gives how far that moved `base` to the right.
    fn above(
        &self,
        set: &mut MathBox,
        base: &MathBox,
        (upper, over): (&Node, Option<MathBox>),
        is_accent: bool,
        style: MathStyle,
    ) -> Result<Length, String> {
        if is_bar(upper) {
            let gap = self.constant(MathConstant::OverbarVerticalGap, style);
            let thickness = self.constant(MathConstant::OverbarRuleThickness, style);
            let top = base.ascent + gap + thickness;
            set.rules.push(Rect::new(Length::ZERO, -top, base.width, thickness).into());
            set.ascent = top + self.constant(MathConstant::OverbarExtraAscender, style);
            return Ok(Length::ZERO);
        }
        let over = match over {
            Some(over) => over,
            None => self.wide_over(upper, base.width, style)?,
        };
        let sign = wide_sign(upper).filter(|_| is_accent);
        let raised = match sign {
            // An accent is drawn where it stands on a letter as high as an x.
            Some(sign) if is_accent_sign(sign.character) => {
                let usual = self.constant(MathConstant::AccentBaseHeight, style);
                base.ascent - base.ascent.min(usual)
            }
            // Braces and arrows stand right above.
            _ if is_accent => {
                let gap = self.constant(MathConstant::OverbarVerticalGap, style);
                base.ascent + over.descent + gap
            }
            _ => {
                let least = self.constant(MathConstant::UpperLimitBaselineRiseMin, style);
                let gap = self.constant(MathConstant::UpperLimitGapMin, style);
                base.ascent + least.max(over.descent + gap)
            }
        };
        let x = if is_accent {
            base.middle() - over.middle()
        } else {
            (base.width - over.width + base.slant) / 2
        };
        Ok(beside(set, over, Point::new(x, -raised)))
    }

    /// Puts `lower` below `base` into `set`.
    fn below(
        &self,
        (set, left): (&mut MathBox, Length),
        base: &MathBox,
        (lower, under): (&Node, Option<MathBox>),
        is_accent: bool,
        style: MathStyle,
    ) -> Result<(), String> {
        if is_bar(lower) {
            let gap = self.constant(MathConstant::UnderbarVerticalGap, style);
            let thickness = self.constant(MathConstant::UnderbarRuleThickness, style);
            let top = base.descent + gap;
            set.rules.push(Rect::new(left, top, base.width, thickness).into());
            set.descent = top
                + thickness
                + self.constant(MathConstant::UnderbarExtraDescender, style);
            return Ok(());
        }
        let under = match under {
            Some(under) => under,
            None => self.wide_over(lower, base.width, style)?,
        };
        let lowered = if is_accent {
            let gap = self.constant(MathConstant::UnderbarVerticalGap, style);
            base.descent + under.ascent + gap
        } else {
            let least = self.constant(MathConstant::LowerLimitBaselineDropMin, style);
            let gap = self.constant(MathConstant::LowerLimitGapMin, style);
            base.descent + least.max(under.ascent + gap)
        };
        let x = left + (base.width - under.width - base.slant) / 2;
        beside(set, under, Point::new(x, lowered));
        Ok(())
    }

    /// A part above or below, unless it is as wide as what it belongs to.
    fn unless_wide(
        &self,
        part: Option<&Node>,
        style: MathStyle,
    ) -> Result<Option<MathBox>, String> {
        let part = part.filter(|part| wide_sign(part).is_none() && !is_bar(part));
        part.map(|part| self.node(part, style, None)).transpose()
    }

    /// The sign of `part` as wide as `width`.
    fn wide_over(
        &self,
        part: &Node,
        width: Length,
        style: MathStyle,
    ) -> Result<MathBox, String> {
        match wide_sign(part) {
            Some(sign) => self.wide(sign, width, style),
            None => self.node(part, style, None),
        }
    }

    /// A sign that grows to the sides: a brace or an arrow at least as wide as `width`, an
    /// accent no wider.
    fn wide(
        &self,
        sign: WideSign,
        width: Length,
        style: MathStyle,
    ) -> Result<MathBox, String> {
        let WideSign { character, grows } = sign;
        let set = self.character(character, character, style)?;
        let Some(id) = set.glyphs.first().map(|glyph| glyph.id) else { return Ok(set) };
        if !is_accent_sign(character) {
            let axis = StretchAxis::Horizontal;
            return Ok(self.stretched((id, character), axis, width, style));
        }
        let most = if grows { width } else { Length::ZERO };
        let mut set = self.widened((id, character), most, style);
        // Accents that combine stand left of their origin.
        if let Some(glyph) = set.glyphs.first_mut() {
            let extent = self.face.extent(glyph.id);
            glyph.at.x = -self.measure(extent.left, style);
            set.width = self.measure(extent.right - extent.left, style);
        }
        Ok(set)
    }
}

/// A sign above or below that is as wide as what it belongs to, or stands on it as an accent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct WideSign {
    character: char,
    grows: bool,
}

/// The sign of an element that grows to the sides.
fn wide_sign(node: &Node) -> Option<WideSign> {
    let core = match node.name.as_str() {
        "mo" | "mrow" => core(node)?,
        _other => return None,
    };
    let words = words(core);
    let mut characters = words.chars();
    let (Some(character), None) = (characters.next(), characters.next()) else {
        return None;
    };
    let stated = core.flag("stretchy");
    let grows = match character {
        '\u{2190}'..='\u{21FF}' | '\u{23DC}'..='\u{23E1}' => stated != Some(false),
        _other => stated == Some(true),
    };
    (grows || is_accent_sign(character)).then_some(WideSign { character, grows })
}

/// Puts a part into a box that grows to the sides where it has to; gives how far it grew to the
/// left.
fn beside(set: &mut MathBox, part: MathBox, at: Point) -> Length {
    let left = (-at.x).max(Length::ZERO);
    if left > Length::ZERO {
        let mut moved = MathBox::blank(left);
        moved.append(std::mem::take(set));
        *set = moved;
    }
    let at = Point::new(at.x + left, at.y);
    set.width = set.width.max(at.x + part.width);
    set.put(part, at);
    left
}

fn is_wide_sign(node: &Node) -> bool {
    wide_sign(node).is_some()
}

/// Whether a sign is an accent: `ˆ`, `˜`, `⃗`.
const fn is_accent_sign(sign: char) -> bool {
    matches!(
        sign,
        '^' | '~' | '`' | '´' | '¨' | '¯' | '\u{2C6}'..='\u{2DD}' | '\u{300}'..='\u{36F}' | '\u{20D0}'..='\u{20FF}'
    )
}

/// Whether a sign above or below is a rule.
fn is_bar(node: &Node) -> bool {
    let words = words(node);
    let is_wide = node.flag("stretchy") == Some(true);
    is_wide && matches!(words.as_str(), "\u{332}" | "\u{305}" | "\u{203E}" | "¯" | "_")
}
