//! Gradients as shadings (ISO 32000-1, 8.7.4.5) with their functions (7.10).

use super::{name, numbers, real};
use lopdf::{Dictionary, Object, dictionary};
use usvg::{BaseGradient, LinearGradient, RadialGradient, Stop};

/// Along what colors change.
#[derive(Debug)]
pub(super) struct Form {
    /// 2: along a line; 3: from circle to circle.
    kind: i64,
    coordinates: Vec<f32>,
}

impl Form {
    pub(super) fn linear(gradient: &LinearGradient) -> Self {
        let coordinates = vec![gradient.x1(), gradient.y1(), gradient.x2(), gradient.y2()];
        Self { kind: 2, coordinates }
    }

    pub(super) fn radial(gradient: &RadialGradient) -> Self {
        let focus = [gradient.fx(), gradient.fy(), gradient.fr().get()];
        let rim = [gradient.cx(), gradient.cy(), gradient.r().get()];
        Self { kind: 3, coordinates: [focus, rim].concat() }
    }
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
    shading(form, "DeviceRGB", function(gradient.stops(), rgb))
}

/// The shading of a gradient's opacity, as gray.
pub(super) fn opacity(gradient: &BaseGradient, form: &Form) -> Dictionary {
    let gray = |stop: &Stop| vec![stop.opacity().get()];
    shading(form, "DeviceGray", function(gradient.stops(), gray))
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

/// From 0 to 1 through all stops.
fn function(stops: &[Stop], value: impl Fn(&Stop) -> Vec<f32>) -> Dictionary {
    let mut points: Vec<(f32, Vec<f32>)> = Vec::new();
    for stop in stops {
        // Stops at one place make an edge: the bounds of a function have to rise.
        let least = points.last().map_or(0.0, |(at, _)| at + 1e-5);
        let at = stop.offset().get();
        if points.is_empty() && at > 0.0 {
            points.push((0.0, value(stop)));
        }
        points.push((at.max(least).min(1.0), value(stop)));
    }
    if let Some((at, last)) = points.last().cloned()
        && at < 1.0
    {
        points.push((1.0, last));
    }
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
