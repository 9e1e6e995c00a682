//! Where a running head and a folio stand in their margins: on the sheet, or nowhere.

use super::super::style::Style;
use crate::geometry::Length;

/// How far from the sheet's edge words stand at least where there is room: what printers leave
/// white, and a cutter may take.
const SAFE: Length = Length::from_millimetres(4);

/// How far from the edge they stand in any case; a margin with less room has none.
const LEAST: Length = Length::from_millimetres(2);

/// A margin above or below the text, and what is to stand in it. All is measured along the
/// margin's height.
struct Furnished {
    /// From the sheet's edge to the text.
    margin: Length,
    /// From the text to the baseline, where there is room enough.
    usual: Length,
    /// The same where there is little room.
    nearest: Length,
    /// How far letters reach from the baseline towards the edge.
    reach: Length,
}

impl Furnished {
    /// A running head: a line and a half above the text.
    fn head(style: &Style) -> Self {
        Self {
            margin: style.margins.top,
            usual: style.leading.scale(3, 2),
            nearest: style.leading / 2,
            reach: style.size.scale(90, 100),
        }
    }

    /// A folio: two lines below the text.
    fn folio(style: &Style) -> Self {
        Self {
            margin: style.margins.bottom,
            usual: style.leading * 2,
            nearest: style.leading,
            reach: style.size.scale(25, 100),
        }
    }

    /// How far the baseline is from the sheet's edge; none where the margin has no room.
    fn baseline(&self) -> Option<Length> {
        let wanted = (self.margin - self.usual).max(SAFE + self.reach);
        let baseline = wanted.min(self.margin - self.nearest);
        (baseline >= LEAST + self.reach).then_some(baseline)
    }

    /// The margin that has room.
    fn needed(&self) -> Length {
        SAFE + self.reach + self.nearest
    }
}

/// The baseline of running heads, measured from the sheet's upper edge; none where the margin
/// has no room for them.
pub(in crate::typeset) fn head_baseline(style: &Style) -> Option<Length> {
    Furnished::head(style).baseline()
}

/// The baseline of folios, measured from the sheet's upper edge; none where the margin has no
/// room for them.
pub(in crate::typeset) fn folio_baseline(style: &Style) -> Option<Length> {
    Some(style.paper.height - Furnished::folio(style).baseline()?)
}

/// The upper margin that has room for running heads.
pub(in crate::typeset) fn margin_for_head(style: &Style) -> Length {
    Furnished::head(style).needed()
}

/// The lower margin that has room for folios.
pub(in crate::typeset) fn margin_for_folio(style: &Style) -> Length {
    Furnished::folio(style).needed()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn baseline(margin: i64) -> Option<i64> {
        let points = |points: i64| Length::POINT * points;
        let (usual, nearest, reach) = (points(20), points(7), points(10));
        let found = Furnished { margin: points(margin), usual, nearest, reach }.baseline();
        found.map(|length| length.raw() / Length::POINT.raw())
    }

    #[test]
    fn little_room_brings_words_nearer_to_the_text_then_to_the_edge() {
        assert_eq!(baseline(60), Some(40));
        // Four millimetres and ten points from the edge.
        assert_eq!(baseline(35), Some(21));
        assert_eq!(baseline(24), Some(17));
        assert_eq!(baseline(22), None);
    }
}
