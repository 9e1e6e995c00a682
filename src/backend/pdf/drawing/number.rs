//! Numbers of a drawing as operands and as objects, short and within what viewers take.

use crate::backend::pdf::object::integer;
use lopdf::Object;
use std::fmt::Write as _;
use tiny_skia_path::Transform;
use usvg::Rect;

/// The six numbers of a transformation.
pub(super) const fn row(transform: Transform) -> [f32; 6] {
    let Transform { sx, kx, ky, sy, tx, ty } = transform;
    [sx, ky, kx, sy, tx, ty]
}

pub(super) fn corners(rect: Rect) -> Object {
    numbers(&[rect.left(), rect.top(), rect.right(), rect.bottom()])
}

pub(super) fn numbers(values: &[f32]) -> Object {
    values.iter().map(|value| real(*value)).collect::<Vec<_>>().into()
}

/// A number that is one: no infinity, and none beyond what all viewers take.
pub(super) fn real(value: f32) -> Object {
    let value = bounded(value);
    #[expect(clippy::cast_possible_truncation, reason = "bounded, and whole")]
    if value.fract() == 0.0 { integer_of(value as i64) } else { Object::Real(value) }
}

fn integer_of(value: i64) -> Object {
    usize::try_from(value).map_or(Object::Integer(value), integer)
}

fn bounded(value: f32) -> f32 {
    if value.is_finite() { value.clamp(-1e6, 1e6) } else { 0.0 }
}

pub(super) fn put_matrix(transform: Transform, out: &mut String) {
    for value in row(transform) {
        let value = bounded(value);
        // A scale of a thousandth still counts.
        put(out, format_args!("{value} "));
    }
    out.push_str("cm\n");
}

/// A coordinate in ten-thousandths of a pixel at most.
pub(super) fn number(value: f32, out: &mut String) {
    let start = out.len();
    put(out, format_args!("{:.4}", bounded(value)));
    let kept = out.get(start..).unwrap_or("").trim_end_matches('0').trim_end_matches('.');
    let length = kept.len();
    out.truncate(start + length);
    out.push(' ');
}

/// Writing to a string cannot fail.
pub(super) fn put(out: &mut String, words: std::fmt::Arguments<'_>) {
    let _written = out.write_fmt(words);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_short_and_finite() {
        for (value, text) in [
            (1.0, "1 "),
            (-0.5, "-0.5 "),
            (f32::NAN, "0 "),
            (1e30, "1000000 "),
            (0.0, "0 "),
        ] {
            let mut out = String::new();
            number(value, &mut out);
            assert_eq!(out, text);
        }
    }
}
