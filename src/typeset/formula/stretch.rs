//! Signs that grow: a larger form, or one that is put together.

use super::{Formula, MathBox, MathStyle};
use crate::font::{Piece, StretchAxis};
use crate::geometry::{Length, Point};

/// The most pieces of one kind in a sign.
const MOST_PIECES: i32 = 500;

impl Formula<'_> {
    /// A sign at least `wanted` long along an axis, or as long as the font has it.
    pub(super) fn stretched(
        &self,
        (glyph, character): (u16, char),
        axis: StretchAxis,
        wanted: Length,
        style: MathStyle,
    ) -> MathBox {
        let variants = self.face.variants(glyph, axis);
        let is_enough = |length: i32| self.measure(length, style) >= wanted;
        if let Some((id, _)) = variants.iter().find(|(_, length)| is_enough(*length)) {
            return self.glyph(*id, character, style);
        }
        let pieces = self.face.pieces(glyph, axis);
        if pieces.iter().any(|piece| piece.repeats && piece.length > 0) {
            return self.assembled(&pieces, character, axis, wanted, style);
        }
        if axis == StretchAxis::Vertical
            && let Some(arrow) = self.lengthened(character, wanted, style)
        {
            return arrow;
        }
        let largest = variants.last().map_or(glyph, |(id, _)| *id);
        self.glyph(largest, character, style)
    }

    /// The widest form of an accent that is no wider than `most`.
    pub(super) fn widened(
        &self,
        (glyph, character): (u16, char),
        most: Length,
        style: MathStyle,
    ) -> MathBox {
        let variants = self.face.variants(glyph, StretchAxis::Horizontal);
        let fits = |(_, length): &&(u16, i32)| self.measure(*length, style) <= most;
        let widest = variants.iter().rev().find(fits).map_or(glyph, |(id, _)| *id);
        self.glyph(widest, character, style)
    }

    /// Puts pieces together, from below or from the left (OpenType, `GlyphAssembly`): those
    /// that repeat as often as it takes, all of them lying over each other alike.
    fn assembled(
        &self,
        pieces: &[Piece],
        character: char,
        axis: StretchAxis,
        wanted: Length,
        style: MathStyle,
    ) -> MathBox {
        let least = self.face.least_overlap();
        let row = |times: i32| -> Vec<Piece> {
            let repeated = |piece: &Piece| if piece.repeats { times } else { 1 };
            let count = |piece: &Piece| usize::try_from(repeated(piece)).unwrap_or(0);
            pieces
                .iter()
                .flat_map(|piece| std::iter::repeat_n(*piece, count(piece)))
                .collect()
        };
        let length = |row: &[Piece], overlap: i32| -> i32 {
            let joints = row.windows(2).map(|pair| joint(pair, overlap));
            row.iter().map(|piece| piece.length).sum::<i32>() - joints.sum::<i32>()
        };
        let mut times = 1;
        while self.measure(length(&row(times), least), style) < wanted
            && times < MOST_PIECES
        {
            times += 1;
        }
        let row = row(times);
        // As much overlap as leaves it long enough.
        let most = row.iter().map(|piece| piece.length).max().unwrap_or(least);
        let overlaps: Vec<i32> = (least..=most).collect();
        let enough = overlaps.partition_point(|overlap| {
            self.measure(length(&row, *overlap), style) >= wanted
        });
        let overlap = overlaps.get(enough.saturating_sub(1)).copied().unwrap_or(least);
        let mut set = MathBox::default();
        let mut at = 0;
        for (index, piece) in row.iter().enumerate() {
            if let Some(pair) = index.checked_sub(1).and_then(|from| row.get(from..=index))
            {
                at -= joint(pair, overlap);
            }
            let extent = self.face.extent(piece.glyph);
            let part = self.glyph(piece.glyph, character, style);
            let place = match axis {
                StretchAxis::Vertical => {
                    set.width = set.width.max(part.width);
                    Point::new(Length::ZERO, -self.measure(at - extent.bottom, style))
                }
                StretchAxis::Horizontal => {
                    Point::new(self.measure(at - extent.left, style), Length::ZERO)
                }
            };
            set.put(part, place);
            at += piece.length;
        }
        match axis {
            StretchAxis::Vertical => {
                set.ascent = self.measure(at, style);
                set.descent = Length::ZERO;
            }
            StretchAxis::Horizontal => set.width = self.measure(at, style),
        }
        set
    }
}

/// How much two pieces lie over each other: `overlap`, as far as both may.
fn joint(pair: &[Piece], overlap: i32) -> i32 {
    match pair {
        [first, second] => overlap.min(first.end).min(second.start),
        _other => 0,
    }
}
