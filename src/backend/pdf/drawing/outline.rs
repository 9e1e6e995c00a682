//! The operators that draw an outline (ISO 32000-1, 8.5.2).

use super::number::number;
use tiny_skia_path::{Path as Outline, PathSegment, Point, Transform};
use usvg::{FillRule, Group, Node};

/// The outlines of all paths below `group`.
pub(super) fn clip_outlines(
    group: &Group,
    transform: Transform,
    rule: &mut FillRule,
    out: &mut String,
) {
    let transform = transform.pre_concat(group.transform());
    for node in group.children() {
        match node {
            Node::Group(group) => clip_outlines(group, transform, rule, out),
            Node::Text(text) => clip_outlines(text.flattened(), transform, rule, out),
            Node::Path(path) => {
                if let Some(fill) = path.fill().filter(|_| path.is_visible()) {
                    *rule = fill.rule();
                    outline(path.data(), transform, out);
                }
            }
            Node::Image(_) => {}
        }
    }
}

/// The operators of an outline (8.5.2).
pub(super) fn outline(path: &Outline, transform: Transform, out: &mut String) {
    let Some(path) = path.clone().transform(transform) else { return };
    let mut last = Point::zero();
    for segment in path.segments() {
        let (points, operator) = match segment {
            PathSegment::MoveTo(to) => (vec![to], "m\n"),
            PathSegment::LineTo(to) => (vec![to], "l\n"),
            PathSegment::QuadTo(control, to) => {
                // The same curve with two controls.
                let toward = |from: Point| {
                    let third = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
                    Point::from_xy(third(from.x, control.x), third(from.y, control.y))
                };
                (vec![toward(last), toward(to), to], "c\n")
            }
            PathSegment::CubicTo(first, second, to) => (vec![first, second, to], "c\n"),
            PathSegment::Close => (Vec::new(), "h\n"),
        };
        for point in &points {
            number(point.x, out);
            number(point.y, out);
        }
        out.push_str(operator);
        last = points.last().copied().unwrap_or(last);
    }
}
