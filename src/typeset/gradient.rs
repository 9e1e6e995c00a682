//! Gradients that repeat: over how many of their periods a shape reaches.

use std::ops::Range;
use usvg::tiny_skia_path::{Point, Transform};
use usvg::{LinearGradient, Paint, RadialGradient, Rect, SpreadMethod};

/// More periods than this are a texture, not a gradient.
const MAX_PERIODS: u8 = 200;

/// The periods of a gradient that a shape within `bounds` reaches; 0 to 1 is the one that
/// its stops describe, and all there is of a gradient whose ends are extended. None where
/// they cannot be counted or are too many. For a paint that is no gradient: that one.
pub(crate) fn periods(paint: &Paint, bounds: Rect) -> Option<Range<i32>> {
    let corners = |transform: Transform| {
        let mut corners = [
            Point::from_xy(bounds.left(), bounds.top()),
            Point::from_xy(bounds.right(), bounds.top()),
            Point::from_xy(bounds.left(), bounds.bottom()),
            Point::from_xy(bounds.right(), bounds.bottom()),
        ];
        transform.invert()?.map_points(&mut corners);
        Some(corners)
    };
    match paint {
        Paint::LinearGradient(own) if own.spread_method() != SpreadMethod::Pad => {
            linear(own, corners(own.transform())?)
        }
        Paint::RadialGradient(own) if own.spread_method() != SpreadMethod::Pad => {
            radial(own, corners(own.transform())?)
        }
        Paint::LinearGradient(_)
        | Paint::RadialGradient(_)
        | Paint::Color(_)
        | Paint::Pattern(_) => Some(0..1),
    }
}

fn linear(gradient: &LinearGradient, corners: [Point; 4]) -> Option<Range<i32>> {
    let start = Point::from_xy(gradient.x1(), gradient.y1());
    let way = Point::from_xy(gradient.x2(), gradient.y2()) - start;
    let length = way.dot(way);
    let at = corners.map(|corner| (corner - start).dot(way) / length);
    let first = at.iter().copied().fold(f32::INFINITY, f32::min).floor();
    let last = at.iter().copied().fold(f32::NEG_INFINITY, f32::max).ceil();
    #[expect(clippy::cast_possible_truncation, reason = "float to integer casts saturate")]
    let (first, last) = (first as i32, last as i32);
    let is_counted = at.iter().all(|at| at.is_finite())
        && last.saturating_sub(first) <= i32::from(MAX_PERIODS);
    is_counted.then(|| first..last.max(first.saturating_add(1)))
}

/// Circles that grow from the focus: so many that the last one holds all corners.
fn radial(gradient: &RadialGradient, corners: [Point; 4]) -> Option<Range<i32>> {
    if gradient.fr().get() > 0.0 {
        // The colors turn round within the focus as well, to circles smaller than none.
        return None;
    }
    let focus = Point::from_xy(gradient.fx(), gradient.fy());
    let way = Point::from_xy(gradient.cx(), gradient.cy()) - focus;
    let radius = gradient.r().get();
    (1_u8..=MAX_PERIODS).find_map(|periods| {
        let count = f32::from(periods);
        let center = Point::from_xy(focus.x + way.x * count, focus.y + way.y * count);
        let holds = |corner: &Point| corner.distance(center) <= radius * count;
        corners.iter().all(holds).then_some(0..i32::from(periods))
    })
}
