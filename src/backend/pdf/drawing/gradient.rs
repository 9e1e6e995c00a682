//! Gradients as shadings (ISO 32000-1, 8.7.4.5) with their functions (7.10).

use super::name;
use super::number::{numbers, real};
use crate::typeset::periods;
use lopdf::{Dictionary, Object, dictionary};
use std::ops::Range;
use usvg::{BaseGradient, LinearGradient, Paint, RadialGradient, Rect, SpreadMethod, Stop};

/// Along what colors change.
#[derive(Debug)]
pub(super) struct Form {
    /// 2: along a line; 3: from circle to circle.
    kind: i64,
    coordinates: Vec<f32>,
    /// Over which of its periods; 0 to 1 is the one that the stops describe.
    periods: Range<i32>,
}

impl Form {
    pub(super) fn linear(gradient: &LinearGradient, periods: Range<i32>) -> Self {
        let start = [gradient.x1(), gradient.y1()];
        let end = [gradient.x2(), gradient.y2()];
        Self { kind: 2, coordinates: along(&start, &end, &periods), periods }
    }

    pub(super) fn radial(gradient: &RadialGradient, periods: Range<i32>) -> Self {
        let focus = [gradient.fx(), gradient.fy(), gradient.fr().get()];
        let rim = [gradient.cx(), gradient.cy(), gradient.r().get()];
        Self { kind: 3, coordinates: along(&focus, &rim, &periods), periods }
    }
}

/// The periods that a shape within `bounds` reaches. Where they cannot be counted the ends
/// are extended, which the reading of the drawing has told.
pub(super) fn reached(paint: &Paint, bounds: Rect) -> Range<i32> {
    periods(paint, bounds).unwrap_or(0..1)
}

/// Both ends of a gradient over several periods.
fn along(start: &[f32], end: &[f32], periods: &Range<i32>) -> Vec<f32> {
    let at = |period: i32| {
        #[expect(clippy::cast_precision_loss, reason = "a few hundred at most")]
        let period = period as f32;
        start.iter().zip(end).map(move |(start, end)| start + (end - start) * period)
    };
    at(periods.start).chain(at(periods.end)).collect()
}

/// The shading of a gradient's colors.
pub(super) fn colors(gradient: &BaseGradient, form: &Form) -> Dictionary {
    let rgb = |stop: &Stop| {
        let color = stop.color();
        [color.red, color.green, color.blue]
            .iter()
            .map(|channel| f32::from(*channel) / 255.0)
            .collect()
    };
    shading(form, "DeviceRGB", function(points(gradient, form, rgb)))
}

/// The shading of a gradient's opacity, as gray.
pub(super) fn opacity(gradient: &BaseGradient, form: &Form) -> Dictionary {
    let gray = |stop: &Stop| vec![stop.opacity().get()];
    shading(form, "DeviceGray", function(points(gradient, form, gray)))
}

fn shading(form: &Form, space: &str, function: Dictionary) -> Dictionary {
    dictionary! {
        "ShadingType" => form.kind,
        "ColorSpace" => name(space),
        "Coords" => numbers(&form.coordinates),
        "Function" => function,
        "Extend" => vec![Object::Boolean(true), Object::Boolean(true)],
    }
}

/// A place from 0 to 1 and what it has there.
type Point = (f32, Vec<f32>);

/// The stops of all periods, from 0 to 1.
fn points(
    gradient: &BaseGradient,
    form: &Form,
    value: impl Fn(&Stop) -> Vec<f32>,
) -> Vec<Point> {
    let stops = gradient.stops();
    let one: Vec<Point> = stops
        .first()
        .map(|first| (0.0, value(first)))
        .into_iter()
        .chain(stops.iter().map(|stop| (stop.offset().get(), value(stop))))
        .chain(stops.last().map(|last| (1.0, value(last))))
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "a few hundred at most")]
    let count = form.periods.len() as f32;
    let mut points: Vec<Point> = Vec::new();
    for (before, period) in (0_u8..).map(f32::from).zip(form.periods.clone()) {
        let is_turned =
            gradient.spread_method() == SpreadMethod::Reflect && period.rem_euclid(2) == 1;
        let turned = one.iter().rev().map(|(at, own)| (1.0 - at, own));
        let straight = one.iter().map(|(at, own)| (*at, own));
        let stops: Vec<_> = if is_turned { turned.collect() } else { straight.collect() };
        for (at, own) in stops {
            let at = (before + at) / count;
            // The same color at one place says nothing; another makes an edge, and the
            // bounds of a function have to rise.
            let at = match points.last() {
                Some((last, before)) if at <= *last && before == own => continue,
                Some((last, _)) => at.max(last + 1e-5),
                None => at,
            };
            points.push((at.min(1.0), own.clone()));
        }
    }
    points
}

/// From 0 to 1 through all points.
fn function(mut points: Vec<Point>) -> Dictionary {
    points.dedup_by(|next, before| next.0 <= before.0);
    let pieces: Vec<Object> = points
        .windows(2)
        .map(|pair| {
            dictionary! {
                "FunctionType" => 2,
                "Domain" => numbers(&[0.0, 1.0]),
                "C0" => numbers(&pair[0].1),
                "C1" => numbers(&pair[1].1),
                "N" => 1,
            }
            .into()
        })
        .collect();
    let inner = points.iter().skip(1).take(pieces.len().saturating_sub(1));
    dictionary! {
        "FunctionType" => 3,
        "Domain" => numbers(&[0.0, 1.0]),
        "Bounds" => inner.map(|(at, _)| real(*at)).collect::<Vec<_>>(),
        "Encode" => numbers(&[0.0, 1.0].repeat(pieces.len())),
        "Functions" => pieces,
    }
}
