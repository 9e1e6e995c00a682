//! Drawings as form XObjects (ISO 32000-1, 8.10): paths with their paints, groups with
//! their opacity, clips and masks.

use super::image;
use super::object::name;
use super::save::{File, Filter};
use crate::typeset::{Drawing, ImageFormat};
use form::{Form, add};
use lopdf::{Dictionary, Object, ObjectId, dictionary};
use number::{corners, number, numbers, put, put_matrix, real, row};
use outline::{clip_outlines, outline};
use shared::Shared;
use tiny_skia_path::Transform;
use usvg::{
    BlendMode, ClipPath, FillRule, Group, ImageKind, LineCap, LineJoin, Mask, MaskType,
    Node, Paint, PaintOrder, Path, Rect, Stroke,
};

mod form;
mod gradient;
mod number;
mod outline;
mod shared;

/// Writes a drawing as an XObject that fills the unit square, as an image does.
///
/// # Errors
/// Where an image within it is damaged, or it would be too large once written out; the
/// reason, as a fact about the drawing.
pub(super) fn write(drawing: &Drawing, file: &mut File) -> Result<ObjectId, String> {
    let size = drawing.tree.size();
    let (width, height) = (size.width(), size.height());
    let mut shared = Shared::default();
    let mut painter = Painter::new(file, &mut shared);
    painter.group(drawing.tree.root())?;
    let bounds = Rect::from_xywh(0.0, 0.0, width, height).ok_or("it has no size")?;
    let form = painter.finish();
    // The drawing's y runs downwards.
    let matrix = Transform::from_row(1.0 / width, 0.0, 0.0, -1.0 / height, 0.0, 1.0);
    let mut dictionary = form.dictionary(bounds);
    dictionary.set("Matrix", numbers(&row(matrix)));
    Ok(file.add_stream(dictionary, form.content.as_bytes(), Filter::Deflate))
}

/// Paints nodes into one form.
#[derive(Debug)]
struct Painter<'a> {
    form: Form,
    file: &'a mut File,
    /// What the drawing's forms have in common.
    shared: &'a mut Shared,
    /// From the space of the nodes under way to that of the form: patterns count from the
    /// latter.
    transform: Transform,
}

/// Whether an outline is filled or stroked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Fill,
    Stroke,
}

impl<'a> Painter<'a> {
    fn new(file: &'a mut File, shared: &'a mut Shared) -> Self {
        Self { form: Form::default(), file, shared, transform: Transform::identity() }
    }

    /// A painter of a form that this one will show.
    fn inner(&mut self) -> Painter<'_> {
        Painter::new(self.file, self.shared)
    }

    fn finish(self) -> Form {
        self.form
    }

    fn stream(&mut self, dictionary: Dictionary, form: &Form) -> Result<ObjectId, String> {
        self.shared.count(form.content.len())?;
        Ok(self.file.add_stream(dictionary, form.content.as_bytes(), Filter::Deflate))
    }

    fn group(&mut self, group: &Group) -> Result<(), String> {
        if !group.has_children() {
            return Ok(());
        }
        self.shared.has_room(self.form.content.len())?;
        let outer = self.transform;
        self.form.content.push_str("q\n");
        self.concatenate(group.transform());
        if let Some(clip) = group.clip_path() {
            self.clip(clip);
        }
        let is_layer = group.opacity().get() < 1.0
            || group.blend_mode() != BlendMode::Normal
            || group.mask().is_some()
            || group.isolate();
        if is_layer {
            self.layer(group)?;
        } else {
            self.nodes(group)?;
        }
        self.form.content.push_str("Q\n");
        self.transform = outer;
        Ok(())
    }

    fn nodes(&mut self, group: &Group) -> Result<(), String> {
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group)?,
                Node::Path(path) => self.path(path)?,
                Node::Image(image) => self.image(image)?,
                Node::Text(text) => self.group(text.flattened())?,
            }
        }
        Ok(())
    }

    /// A group that is put together before it meets what lies below it.
    fn layer(&mut self, group: &Group) -> Result<(), String> {
        let mut state = dictionary! {
            "BM" => name(blend_mode(group.blend_mode())),
            "ca" => real(group.opacity().get()),
            "CA" => real(group.opacity().get()),
        };
        let bounds = group.layer_bounding_box().to_rect();
        if let Some(mask) = group.mask() {
            state.set("SMask", self.mask(mask)?);
        }
        let mut inner = self.inner();
        inner.nodes(group)?;
        let form = inner.finish();
        let id = self.stream(form.group_dictionary(bounds), &form)?;
        self.state(state);
        self.show(id);
        Ok(())
    }

    /// A soft mask (11.6.5.2).
    fn mask(&mut self, mask: &Mask) -> Result<Dictionary, String> {
        if let Some(id) = self.shared.mask(mask) {
            return Ok(soft_mask(mask.kind(), id));
        }
        let mut inner = self.inner();
        if let Some(outer) = mask.mask() {
            let outer = inner.mask(outer)?;
            inner.state(dictionary! { "SMask" => outer });
        }
        inner.group(mask.root())?;
        let form = inner.finish();
        let id = self.stream(form.group_dictionary(mask.rect().to_rect()), &form)?;
        self.shared.know_mask(mask, id);
        Ok(soft_mask(mask.kind(), id))
    }

    /// What is painted from here on is cut at the outlines of `clip`.
    fn clip(&mut self, clip: &ClipPath) {
        if let Some(outer) = clip.clip_path() {
            self.clip(outer);
        }
        let mut rule = FillRule::NonZero;
        let mut outlines = String::new();
        clip_outlines(clip.root(), clip.transform(), &mut rule, &mut outlines);
        if outlines.is_empty() {
            outlines.push_str("0 0 0 0 re\n");
        }
        self.form.content.push_str(&outlines);
        self.form.content.push_str(match rule {
            FillRule::NonZero => "W n\n",
            FillRule::EvenOdd => "W* n\n",
        });
    }

    fn path(&mut self, path: &Path) -> Result<(), String> {
        if !path.is_visible() {
            return Ok(());
        }
        let uses = match path.paint_order() {
            PaintOrder::FillAndStroke => [Use::Fill, Use::Stroke],
            PaintOrder::StrokeAndFill => [Use::Stroke, Use::Fill],
        };
        for at in uses {
            let (paint, opacity) = match (at, path.fill(), path.stroke()) {
                (Use::Fill, Some(fill), _) => (fill.paint(), fill.opacity().get()),
                (Use::Stroke, _, Some(stroke)) => (stroke.paint(), stroke.opacity().get()),
                (Use::Fill, None, _) | (Use::Stroke, _, None) => continue,
            };
            self.form.content.push_str("q\n");
            if opacity < 1.0 {
                self.state(dictionary! { "ca" => real(opacity), "CA" => real(opacity) });
            }
            self.paint(paint, at, path.stroke_bounding_box())?;
            if let (Use::Stroke, Some(stroke)) = (at, path.stroke()) {
                self.line(stroke);
            }
            outline(path.data(), Transform::identity(), &mut self.form.content);
            let is_even_odd =
                path.fill().is_some_and(|fill| fill.rule() == FillRule::EvenOdd);
            self.form.content.push_str(match at {
                Use::Stroke => "S\nQ\n",
                Use::Fill if is_even_odd => "f*\nQ\n",
                Use::Fill => "f\nQ\n",
            });
        }
        Ok(())
    }

    /// Takes the paint of what comes; `bounds` is where that is.
    fn paint(&mut self, paint: &Paint, at: Use, bounds: Rect) -> Result<(), String> {
        let pattern = match paint {
            Paint::Color(color) => {
                for channel in [color.red, color.green, color.blue] {
                    number(f32::from(channel) / 255.0, &mut self.form.content);
                }
                self.form.content.push_str(match at {
                    Use::Fill => "rg\n",
                    Use::Stroke => "RG\n",
                });
                return Ok(());
            }
            Paint::LinearGradient(linear) => {
                let periods = gradient::reached(paint, bounds);
                let form = gradient::Form::linear(linear, periods);
                self.gradient(linear, &form, bounds)?
            }
            Paint::RadialGradient(radial) => {
                let periods = gradient::reached(paint, bounds);
                let form = gradient::Form::radial(radial, periods);
                self.gradient(radial, &form, bounds)?
            }
            Paint::Pattern(pattern) => self.tiling(pattern)?,
        };
        let name = add(&mut self.form.patterns, "P", pattern);
        self.form.content.push_str(match at {
            Use::Fill => "/Pattern cs ",
            Use::Stroke => "/Pattern CS ",
        });
        put(&mut self.form.content, format_args!("/{name} "));
        self.form.content.push_str(match at {
            Use::Fill => "scn\n",
            Use::Stroke => "SCN\n",
        });
        Ok(())
    }

    /// A pattern of a shading (8.7.4), and a mask where its stops are not opaque.
    fn gradient(
        &mut self,
        gradient: &usvg::BaseGradient,
        form: &gradient::Form,
        bounds: Rect,
    ) -> Result<Object, String> {
        if gradient.stops().iter().any(|stop| stop.opacity().get() < 1.0) {
            let mut inner = self.inner();
            inner.concatenate(gradient.transform());
            let shading = gradient::opacity(gradient, form);
            let name = add(&mut inner.form.shadings, "S", shading);
            put(&mut inner.form.content, format_args!("/{name} sh\n"));
            let mask = inner.finish();
            let id = self.stream(mask.group_dictionary(bounds), &mask)?;
            let mask = soft_mask(MaskType::Luminance, id);
            self.state(dictionary! { "SMask" => mask });
        }
        let matrix = self.transform.pre_concat(gradient.transform());
        let pattern = dictionary! {
            "Type" => name("Pattern"),
            "PatternType" => 2,
            "Matrix" => numbers(&row(matrix)),
            "Shading" => gradient::colors(gradient, form),
        };
        Ok(pattern.into())
    }

    /// A pattern of tiles (8.7.3).
    fn tiling(&mut self, pattern: &usvg::Pattern) -> Result<Object, String> {
        let matrix = self.transform.pre_concat(pattern.transform());
        if let Some(id) = self.shared.pattern(pattern, row(matrix)) {
            return Ok(id.into());
        }
        let mut inner = self.inner();
        inner.group(pattern.root())?;
        let form = inner.finish();
        let rect = pattern.rect().to_rect();
        let dictionary = dictionary! {
            "Type" => name("Pattern"),
            "PatternType" => 1,
            "PaintType" => 1,
            "TilingType" => 1,
            "BBox" => corners(rect),
            "XStep" => real(rect.width()),
            "YStep" => real(rect.height()),
            "Matrix" => numbers(&row(matrix)),
            "Resources" => form.resources(),
        };
        let id = self.stream(dictionary, &form)?;
        self.shared.know_pattern(pattern, row(matrix), id);
        Ok(id.into())
    }

    /// Sets how lines are drawn.
    fn line(&mut self, stroke: &Stroke) {
        let content = &mut self.form.content;
        number(stroke.width().get(), content);
        let cap = match stroke.linecap() {
            LineCap::Butt => 0,
            LineCap::Round => 1,
            LineCap::Square => 2,
        };
        let join = match stroke.linejoin() {
            LineJoin::Miter | LineJoin::MiterClip => 0,
            LineJoin::Round => 1,
            LineJoin::Bevel => 2,
        };
        put(content, format_args!("w {cap} J {join} j "));
        number(stroke.miterlimit().get(), content);
        content.push_str("M\n");
        if let Some(dashes) = stroke.dasharray() {
            content.push('[');
            for dash in dashes {
                number(*dash, content);
            }
            content.push(']');
            number(stroke.dashoffset(), content);
            content.push_str("d\n");
        }
    }

    fn image(&mut self, image: &usvg::Image) -> Result<(), String> {
        if !image.is_visible() {
            return Ok(());
        }
        let (format, bytes) = match image.kind() {
            ImageKind::JPEG(bytes) => (ImageFormat::Jpeg, bytes),
            ImageKind::PNG(bytes) => (ImageFormat::Png, bytes),
            // Not read: see `Drawing`.
            ImageKind::GIF(_) | ImageKind::WEBP(_) | ImageKind::SVG(_) => return Ok(()),
        };
        let id = match self.shared.image(bytes) {
            Some(id) => id,
            None => {
                let id = image::write(format, bytes, self.file)
                    .map_err(|reason| format!("of an image within it: {reason}"))?;
                self.shared.know_image(bytes, id);
                id
            }
        };
        let size = image.size();
        self.form.content.push_str("q\n");
        // Rows run from the top, as in the drawing.
        let (width, height) = (size.width(), size.height());
        let matrix = Transform::from_row(width, 0.0, 0.0, -height, 0.0, height);
        put_matrix(matrix, &mut self.form.content);
        self.show(id);
        self.form.content.push_str("Q\n");
        Ok(())
    }

    fn show(&mut self, id: ObjectId) {
        let name = add(&mut self.form.xobjects, "X", id);
        put(&mut self.form.content, format_args!("/{name} Do\n"));
    }

    fn state(&mut self, state: Dictionary) {
        let name = add(&mut self.form.states, "G", state);
        put(&mut self.form.content, format_args!("/{name} gs\n"));
    }

    fn concatenate(&mut self, transform: Transform) {
        if !transform.is_identity() {
            self.transform = self.transform.pre_concat(transform);
            put_matrix(transform, &mut self.form.content);
        }
    }
}

fn soft_mask(kind: MaskType, group: ObjectId) -> Dictionary {
    dictionary! {
        "Type" => name("Mask"),
        "S" => name(match kind {
            MaskType::Luminance => "Luminosity",
            MaskType::Alpha => "Alpha",
        }),
        "G" => group,
    }
}

const fn blend_mode(mode: BlendMode) -> &'static str {
    match mode {
        // PDF cannot add colors; screen comes nearest, which the reading has told.
        BlendMode::Screen | BlendMode::PlusLighter => "Screen",
        BlendMode::Normal => "Normal",
        BlendMode::Multiply => "Multiply",
        BlendMode::Overlay => "Overlay",
        BlendMode::Darken => "Darken",
        BlendMode::Lighten => "Lighten",
        BlendMode::ColorDodge => "ColorDodge",
        BlendMode::ColorBurn => "ColorBurn",
        BlendMode::HardLight => "HardLight",
        BlendMode::SoftLight => "SoftLight",
        BlendMode::Difference => "Difference",
        BlendMode::Exclusion => "Exclusion",
        BlendMode::Hue => "Hue",
        BlendMode::Saturation => "Saturation",
        BlendMode::Color => "Color",
        BlendMode::Luminosity => "Luminosity",
    }
}
