//! Formulas: MathML, set by the rules of MathML Core with the measures of a font for them.
//!
//! A formula becomes one box: glyphs and rules around a baseline. What has no form here is
//! refused with its reason, and stands in a line of plain characters instead.

mod arrow;
mod boxes;
mod enclose;
mod items;
mod operator;
mod radical;
mod row;
mod script;
mod stack;
mod stretch;
mod table;
mod token;

pub(super) use boxes::MathBox;
pub(super) use items::group;

use super::frame::Color;
use crate::document::Rgb;
use crate::font::{MathConstant, MathFace};
use crate::geometry::Length;
use crate::mathml::Node;

/// Sets formulas in one face and size.
#[derive(Debug)]
pub(super) struct Formula<'a> {
    face: MathFace<'a>,
    size: Length,
}

/// How a part of a formula is set (TeXbook ch. 17): its size, and how much room it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MathStyle {
    /// Whether it stands on a line of its own: large signs, limits above and below.
    pub(super) display: bool,
    /// 0 in the formula, 1 in scripts, 2 in their scripts.
    level: u8,
    /// Whether raised scripts are raised less: below a rule.
    cramped: bool,
}

impl MathStyle {
    /// The style of a whole formula.
    pub(super) const fn of_formula(display: bool) -> Self {
        Self { display, level: 0, cramped: false }
    }

    /// The style of a script.
    const fn script(self) -> Self {
        Self {
            display: false,
            level: if self.level < 2 { self.level + 1 } else { 2 },
            ..self
        }
    }

    const fn cramped(self) -> Self {
        Self { cramped: true, ..self }
    }

    /// The style that an element states, within this one.
    fn within(self, node: &Node) -> Self {
        let display = node.flag("displaystyle").unwrap_or(self.display);
        let level = match node.attribute("scriptlevel") {
            Some("+1") => self.script().level,
            Some("0") => 0,
            Some("1") => 1,
            Some("2") => 2,
            Some(_) | None => self.level,
        };
        Self { display, level, ..self }
    }
}

/// The height that a sign is stretched to: that of what stands beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Reach {
    ascent: Length,
    descent: Length,
}

impl<'a> Formula<'a> {
    /// Formulas in `face`, their letters of `size`.
    pub(super) const fn new(face: MathFace<'a>, size: Length) -> Self {
        Self { face, size }
    }

    /// Sets an element and all that stands in it.
    ///
    /// # Errors
    /// Where something in it has no form or no glyph; the reason.
    pub(super) fn set(&self, node: &Node, style: MathStyle) -> Result<MathBox, String> {
        self.node(node, style, None)
    }

    fn node(
        &self,
        node: &Node,
        style: MathStyle,
        reach: Option<Reach>,
    ) -> Result<MathBox, String> {
        let set = self.element(node, style.within(node), reach)?;
        Ok(match declaration(node, "color").and_then(Rgb::parse) {
            Some(Rgb { red, green, blue }) => set.colored(Color { red, green, blue }),
            None => set,
        })
    }

    fn element(
        &self,
        node: &Node,
        style: MathStyle,
        reach: Option<Reach>,
    ) -> Result<MathBox, String> {
        match node.name.as_str() {
            "math" | "mrow" | "mstyle" | "mtd" => self.row(&node.children, style, reach),
            "mpadded" => self.padded(node, style),
            "mphantom" => Ok(self.row(&node.children, style, None)?.unseen()),
            "mi" | "mn" | "mtext" | "ms" => self.token(node, style),
            "mo" => self.operator(node, style, reach),
            "mspace" => Ok(self.space(node, style)),
            "mfrac" => self.fraction(node, style),
            "msqrt" | "mroot" => self.radical(node, style),
            "msub" | "msup" | "msubsup" => self.scripts(node, style, reach),
            "mmultiscripts" => self.multiscripts(node, style, reach),
            "munder" | "mover" | "munderover" => self.limits(node, style, reach),
            "mtable" => self.table(node, style),
            "menclose" => self.enclosed(node, style),
            other => Err(format!("`{other}` of MathML is not drawn")),
        }
    }

    /// The size of the letters in a style.
    fn size(&self, style: MathStyle) -> Length {
        let percent = match style.level {
            0 => return self.size,
            1 => MathConstant::ScriptPercentScaleDown,
            2.. => MathConstant::ScriptScriptPercentScaleDown,
        };
        self.size.scale(i64::from(self.face.constant(percent)), 100)
    }

    /// A measure of the font in a style.
    fn measure(&self, units: i32, style: MathStyle) -> Length {
        let em = i64::from(self.face.face().metrics().units_per_em).max(1);
        self.size(style).scale(i64::from(units), em)
    }

    fn constant(&self, constant: MathConstant, style: MathStyle) -> Length {
        self.measure(self.face.constant(constant), style)
    }

    /// How high above the baseline the middle of signs is: that of a minus.
    fn axis(&self, style: MathStyle) -> Length {
        self.constant(MathConstant::AxisHeight, style)
    }

    /// The child number `at` of an element.
    fn child(node: &Node, at: usize) -> Result<&Node, String> {
        let missing = || format!("`{}` of MathML lacks what stands in it", node.name);
        node.children.get(at).ok_or_else(missing)
    }

    /// A length of MathML, such as `0.1667em`; 0 where it is none.
    fn length(&self, text: &str, style: MathStyle) -> Length {
        let text = text.trim();
        let (number, unit) = match text.find(|c: char| c.is_ascii_alphabetic()) {
            Some(at) => text.split_at(at),
            None => (text, ""),
        };
        let millionths = millionths(number);
        match unit {
            "em" => self.size(style).scale(millionths, 1_000_000),
            "ex" => self
                .measure(i32::from(self.face.face().metrics().x_height), style)
                .scale(millionths, 1_000_000),
            "pt" => Length::POINT.scale(millionths, 1_000_000),
            _other => Length::ZERO,
        }
    }

    /// A length among an element's own CSS, such as `padding-left`.
    fn styled(&self, node: &Node, property: &str, style: MathStyle) -> Option<Length> {
        declaration(node, property).map(|value| self.length(value, style))
    }
}

/// The value of a property in an element's `style`.
fn declaration<'n>(node: &'n Node, property: &str) -> Option<&'n str> {
    let mut declarations = node.attribute("style")?.split(';');
    declarations.find_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        (name.trim() == property).then(|| value.trim())
    })
}

/// A decimal number in millionths, as far as it is one.
fn millionths(number: &str) -> i64 {
    let (sign, number) = match number.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, number),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let fraction: String = fraction.chars().chain("000000".chars()).take(6).collect();
    let whole = whole.parse::<i32>().unwrap_or(0);
    let fraction = fraction.parse::<i32>().unwrap_or(0);
    sign * (i64::from(whole) * 1_000_000 + i64::from(fraction))
}

#[cfg(test)]
mod tests;
