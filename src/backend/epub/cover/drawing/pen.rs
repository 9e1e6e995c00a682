//! The outlines of glyphs as paths.

use skrifa::outline::OutlinePen;
use tiny_skia::PathBuilder;

/// Turns outlines, which grow upwards, into paths, which grow downwards.
pub(super) struct Pen {
    pub(super) path: PathBuilder,
    pub(super) origin: (f32, f32),
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.origin.0 + x, self.origin.1 - y)
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (cx, cy) = self.at(cx, cy);
        let (x, y) = self.at(x, y);
        self.path.quad_to(cx, cy, x, y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let (ax, ay) = self.at(ax, ay);
        let (bx, by) = self.at(bx, by);
        let (x, y) = self.at(x, y);
        self.path.cubic_to(ax, ay, bx, by, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
