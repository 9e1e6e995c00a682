//! Signs: how much room they have, and which of them grow.

use super::token::words;
use super::{Formula, MathBox, MathStyle, Reach};
use crate::font::{MathConstant, StretchAxis};
use crate::geometry::Length;
use crate::mathml::Node;

/// Where a sign stands among its neighbors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// Before what it belongs to.
    Prefix,
    /// Between two things.
    Infix,
    /// Behind what it belongs to.
    Postfix,
}

/// What is known of a sign (MathML Core, appendix B).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// White space before and behind it, in eighteenths of an em.
    space: (i64, i64),
    /// How it grows.
    growth: Growth,
}

/// How a sign grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Growth {
    /// Not at all.
    None,
    /// With what stands beside it: brackets.
    Fence,
    /// In formulas on lines of their own: `∫`.
    Large,
    /// The same, with limits above and below: `∑`.
    LargeWithLimits,
}

/// A sign in its row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Operator {
    /// White space before it.
    pub(super) before: Length,
    /// White space behind it.
    pub(super) behind: Length,
    /// Whether it grows with what stands beside it.
    pub(super) is_stretched: bool,
    /// Whether a line may end behind it.
    pub(super) ends_line: bool,
}

/// The least part of a height that brackets cover, in thousandths, and the most that they may
/// be short of it (plain TeX, `\delimiterfactor` and `\delimitershortfall`).
const DELIMITER_FACTOR: i64 = 901;
const DELIMITER_SHORTFALL: Length = Length::POINT.scale(5, 1);

impl Formula<'_> {
    /// What is known of the sign `core` at a position.
    pub(super) fn known(
        &self,
        core: &Node,
        position: Position,
        style: MathStyle,
    ) -> Operator {
        let position = match core.attribute("form") {
            Some("prefix") => Position::Prefix,
            Some("postfix") => Position::Postfix,
            Some("infix") => Position::Infix,
            Some(_) | None => position,
        };
        let entry = entry(&words(core), position);
        let space = |name, eighteenths| match core.attribute(name) {
            Some(stated) => self.length(stated, style),
            None => self.size(style).scale(eighteenths, 18),
        };
        let behind = space("rspace", entry.space.1);
        let grows = core.flag("stretchy").unwrap_or(entry.growth == Growth::Fence);
        Operator {
            before: space("lspace", entry.space.0),
            behind,
            is_stretched: grows && is_upright(core),
            ends_line: position == Position::Infix && behind > Length::ZERO,
        }
    }

    /// A sign, as high as `reach` where it grows with what stands beside it.
    pub(super) fn operator(
        &self,
        node: &Node,
        style: MathStyle,
        reach: Option<Reach>,
    ) -> Result<MathBox, String> {
        let words = words(node);
        let mut characters = words.chars();
        let (Some(only), None) = (characters.next(), characters.next()) else {
            let mut set = MathBox::default();
            for character in words.chars() {
                set.append(self.character(character, character, style)?);
            }
            return Ok(set);
        };
        let mut set = self.character(only, only, style)?;
        let Some(id) = set.glyphs.first().map(|glyph| glyph.id) else { return Ok(set) };
        let least = node.attribute("minsize").map(|size| self.length(size, style));
        let growth = entry(&words, Position::Prefix).growth;
        let is_large = matches!(growth, Growth::Large | Growth::LargeWithLimits);
        if let Some(least) = least {
            set = self.stretched((id, only), StretchAxis::Vertical, least, style);
            set = self.centered(set, style);
        } else if let Some(reach) = reach {
            let axis = self.axis(style);
            let half = (reach.ascent - axis).max(reach.descent + axis);
            let wanted = (half.scale(2 * DELIMITER_FACTOR, 1000))
                .max(half * 2 - DELIMITER_SHORTFALL);
            if wanted > set.height() {
                set = self.stretched((id, only), StretchAxis::Vertical, wanted, style);
                set = self.centered(set, style);
            }
        } else if is_large && style.display && node.flag("largeop") != Some(false) {
            let wanted = self.constant(MathConstant::DisplayOperatorMinHeight, style);
            set = self.stretched((id, only), StretchAxis::Vertical, wanted, style);
            set = self.centered(set, style);
        }
        set.is_sign = !is_large;
        if let Some(id) = set.glyphs.first().map(|glyph| glyph.id).filter(|_| is_large) {
            set.slant = self.measure(self.face.italics_correction(id), style);
            set.width += set.slant;
        }
        Ok(set)
    }

    /// A box with its middle on the axis.
    fn centered(&self, set: MathBox, style: MathStyle) -> MathBox {
        let middle = (set.ascent - set.descent) / 2;
        set.lowered(middle - self.axis(style))
    }
}

/// Whether the limits of a sign stand beside it where room is short.
pub(super) fn moves_limits(core: &Node) -> bool {
    core.flag("movablelimits").unwrap_or_else(|| {
        entry(&words(core), Position::Prefix).growth == Growth::LargeWithLimits
    })
}

/// Whether a sign grows upwards: other arrows, and braces above or below, grow to the sides.
fn is_upright(core: &Node) -> bool {
    match words(core).chars().next() {
        Some(arrow @ '\u{2190}'..='\u{21FF}') => is_upright_arrow(arrow),
        None | Some('\u{23DC}'..='\u{23E1}') => false,
        Some(_) => true,
    }
}

/// The arrows of TeX that stand as brackets do behind `\left` and `\right`, and those of the
/// same kind.
const fn is_upright_arrow(sign: char) -> bool {
    matches!(sign, '↑' | '↓' | '↕' | '↟' | '↡' | '⇑' | '⇓' | '⇕' | '⇈' | '⇊' | '⇅' | '⇵')
}

/// The sign that decides how an element stands in its row: itself, or what it embellishes
/// with scripts or as the only thing in a row (MathML Core, 3.2.4.1).
pub(super) fn core(node: &Node) -> Option<&Node> {
    match node.name.as_str() {
        "mo" => Some(node),
        "msub" | "msup" | "msubsup" | "munder" | "mover" | "munderover"
        | "mmultiscripts" => core(node.children.first()?),
        "mrow" | "mstyle" => {
            let mut seen = node.children.iter().filter(|child| child.name != "mspace");
            match (seen.next(), seen.next()) {
                (Some(only), None) => core(only),
                (_, _) => None,
            }
        }
        _other => None,
    }
}

const fn plain(before: i64, behind: i64) -> Entry {
    Entry { space: (before, behind), growth: Growth::None }
}

const fn growing(space: i64, growth: Growth) -> Entry {
    Entry { space: (space, space), growth }
}

/// What is known of a sign at a position; where it is not known there, at any other.
fn entry(sign: &str, position: Position) -> Entry {
    let mut characters = sign.chars();
    let (Some(only), None) = (characters.next(), characters.next()) else {
        return if sign.is_empty() { plain(0, 0) } else { plain(3, 3) };
    };
    let others = [Position::Infix, Position::Postfix, Position::Prefix];
    let found = std::iter::once(position).chain(others);
    let mut found = found.filter_map(|position| entry_at(only, position));
    found.next().unwrap_or(plain(5, 5))
}

/// The operators that are not relations, which have five eighteenths on both sides.
fn entry_at(sign: char, position: Position) -> Option<Entry> {
    let entry = match (position, sign) {
        (_, arrow) if is_upright_arrow(arrow) => growing(5, Growth::Fence),
        (Position::Prefix, '∫'..='∳' | '⨋'..='⨜') => growing(3, Growth::Large),
        (Position::Prefix, '∏'..='∑' | '⋀'..='⋃' | '⨀'..='⨉' | '⨝' | '⨞' | '⫼') => {
            growing(3, Growth::LargeWithLimits)
        }
        (
            Position::Prefix,
            '(' | '[' | '{' | '|' | '‖' | '⌈' | '⌊' | '⟨' | '⟦' | '⟪' | '⟮' | '⦃' | '⎰',
        )
        | (
            Position::Postfix,
            ')' | ']' | '}' | '|' | '‖' | '⌉' | '⌋' | '⟩' | '⟧' | '⟫' | '⟯' | '⦄' | '⎱',
        ) => growing(0, Growth::Fence),
        (
            Position::Prefix,
            '+' | '−' | '-' | '±' | '∓' | '¬' | '∀' | '∃' | '∄' | '∁' | '∂' | '∇' | '√'
            | '∠' | '∴' | '∵' | '!' | '?' | '°',
        )
        | (
            Position::Postfix,
            '!'
            | '?'
            | '%'
            | '‰'
            | '°'
            | '′'..='‴'
            | '⁗'
            | '‵'..='‷'
            | '&'
            | '@'
            | '´'
            | '¨'
            | '˙'
            | '¯'
            | '^'
            | '~'
            | '`',
        ) => plain(0, 0),
        (Position::Infix, ',' | ';' | ':') => plain(0, 3),
        (Position::Infix, '.' | '\\' | '/' | '_' | '…' | '⋯' | '⋮' | '⋱' | '⋰') => {
            plain(0, 0)
        }
        (
            Position::Infix,
            '+'
            | '−'
            | '-'
            | '±'
            | '∓'
            | '×'
            | '÷'
            | '·'
            | '⋅'
            | '∗'
            | '*'
            | '∘'
            | '∙'
            | '•'
            | '⊕'..='⊡'
            | '∧'..='∪'
            | '⊓'
            | '⊔'
            | '∖'
            | '†'
            | '‡'
            | '⋆'
            | '⋄'
            | '◁'
            | '▷'
            | '≀'
            | '⨿'
            | '⊎'
            | '△'
            | '▽'
            | '⋇'
            | '⋉'..='⋌'
            | '⋎'
            | '⋏'
            | '⋒'
            | '⋓'
            | '∔'
            | '∸'
            | '⊼'..='⊽',
        ) => plain(4, 4),
        (_, _) => return None,
    };
    Some(entry)
}
