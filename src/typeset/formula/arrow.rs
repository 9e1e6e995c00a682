//! Upright arrows that grow where the font has no larger ones: rules go on with their shafts.

use super::{Formula, MathBox, MathStyle};
use crate::font::Extent;
use crate::geometry::{Length, Point, Rect};

/// The arrow whose head an upright arrow has above, and the one whose head it has below.
const fn heads(arrow: char) -> Option<(Option<char>, Option<char>)> {
    match arrow {
        '↑' => Some((Some('↑'), None)),
        '⇑' => Some((Some('⇑'), None)),
        '↓' => Some((None, Some('↓'))),
        '⇓' => Some((None, Some('⇓'))),
        '↕' => Some((Some('↑'), Some('↓'))),
        '⇕' => Some((Some('⇑'), Some('⇓'))),
        _other => None,
    }
}

/// One end of an arrow that grows.
struct Head {
    set: MathBox,
    /// How far below the baseline of the whole its own stands.
    at: Length,
    shafts: Vec<Extent>,
}

impl Formula<'_> {
    /// An upright arrow as high as `wanted`, from its baseline up; none where the sign is
    /// no arrow, or has no shaft that could go on.
    pub(super) fn lengthened(
        &self,
        arrow: char,
        wanted: Length,
        style: MathStyle,
    ) -> Option<MathBox> {
        let (above, below) = heads(arrow)?;
        let above =
            above.and_then(|sign| self.head((sign, arrow), style)).map(|mut head| {
                head.at = head.set.ascent - wanted;
                head
            });
        let below =
            below.and_then(|sign| self.head((sign, arrow), style)).map(|mut head| {
                head.at = -head.set.descent;
                head
            });
        let shafts = above.as_ref().or(below.as_ref())?.shafts.clone();
        let mut set = MathBox::default();
        for (number, shaft) in shafts.into_iter().enumerate() {
            let top = self.shaft_end(above.as_ref(), number, style).unwrap_or(-wanted);
            let bottom = self.shaft_end(below.as_ref(), number, style);
            let height = bottom.unwrap_or(Length::ZERO) - top;
            if height <= Length::ZERO {
                return None;
            }
            let width = self.measure(shaft.right - shaft.left, style);
            set.rules.push(
                Rect::new(self.measure(shaft.left, style), top, width, height).into(),
            );
        }
        let first = |head: &Head| head.shafts.first().map_or(0, |shaft| shaft.left);
        let shared = above.as_ref().or(below.as_ref()).map_or(0, first);
        for head in [above, below].into_iter().flatten() {
            // The shafts of both stand below each other, which those of the font do not.
            let aside = self.measure(shared - first(&head), style);
            set.width = set.width.max(head.set.width);
            set.put(head.set, Point::new(aside, head.at));
        }
        (set.ascent, set.descent) = (wanted, Length::ZERO);
        (!set.rules.is_empty()).then_some(set)
    }

    /// The arrow `sign` as an end of another, which it is read as.
    fn head(&self, (sign, arrow): (char, char), style: MathStyle) -> Option<Head> {
        let glyph = self.face.face().glyph(sign)?;
        let set = self.glyph(glyph, arrow, style);
        Some(Head { set, at: Length::ZERO, shafts: self.face.shafts(glyph) })
    }

    /// Where the rule of a shaft ends in a head: in the middle of the shaft there, so that no
    /// light is seen between them.
    fn shaft_end(
        &self,
        head: Option<&Head>,
        number: usize,
        style: MathStyle,
    ) -> Option<Length> {
        let head = head?;
        let shaft = head.shafts.get(number)?;
        Some(head.at - self.measure((shaft.top + shaft.bottom) / 2, style))
    }
}
