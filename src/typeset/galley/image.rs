//! Images: read once, each with the size that it has of itself.

use super::super::drawing::Drawing;
use super::super::frame::{Artifact, Mark};
use super::super::jpeg::{Jpeg, Orientation};
use super::super::paged::{ImageData, ImageFormat};
use super::super::paragraph::StyledText;
use super::super::resolution::resolution;
use super::super::structure::Role;
use super::super::text_style::{LineObject, ObjectKind};
use super::setter::Setter;
use super::voice::Voice;
use crate::diagnostic::{Diagnostic, Span, catalogue};
use crate::document::Image;
use crate::geometry::{Length, Size};

/// How far an image within a line stands above the baseline at most, in hundredths of the
/// text's size: as high as its ascenders.
pub(super) const LINE_ASCENT: i64 = 90;

/// How far it hangs below the baseline at most: as low as descenders.
const LINE_DEPTH: i64 = 22;

impl Setter<'_, '_> {
    /// Reads an image; its place in the list and the size it is to have in `room`, where it
    /// can be read. `size` is that of the letters around it.
    pub(super) fn sized_image(
        &mut self,
        span: Span,
        image: &Image,
        room: Size,
        size: Length,
    ) -> Option<(usize, Size)> {
        let (at, natural) = self.image(span, image)?;
        let width = image.width().map(|width| width.of(room.width, size));
        let height = image.height().map(|height| height.of(room.height, size));
        let wanted = match (width, height) {
            (None, None) => natural,
            (Some(width), Some(height)) => Size::new(width, height),
            (Some(width), None) => {
                let height = natural.height.scale(width.raw(), natural.width.raw());
                Size::new(width, height)
            }
            (None, Some(height)) => {
                let width = natural.width.scale(height.raw(), natural.height.raw());
                Size::new(width, height)
            }
        };
        Some((at, fit(wanted, room)))
    }

    /// Reads an image; its place in the list and its natural size, where it can be read: by
    /// the resolution that it states, else a pixel is 1/96 inch, as CSS has it.
    fn image(&mut self, span: Span, image: &Image) -> Option<(usize, Size)> {
        let known = self.images.iter().position(|known| known.path == image.path);
        let at = match known {
            Some(at) => at,
            None => {
                let data = self.read_image(span, image)?;
                self.images.push(data);
                self.images.len() - 1
            }
        };
        let data = &self.images[at];
        let natural = Size::new(
            Length::POINT.scale(i64::from(data.width) * 72, data.resolution.into()),
            Length::POINT.scale(i64::from(data.height) * 72, data.resolution.into()),
        );
        Some((at, natural))
    }

    /// An image within a line. It stands on the baseline. Where its size is stated, or no words
    /// stand beside it, the line is as high as it takes; else it never reaches into the lines around it: what is higher
    /// than [`LINE_ASCENT`] hangs below the baseline as far as [`LINE_DEPTH`], and what is
    /// higher than both together is made to fit.
    pub(super) fn line_image(
        &mut self,
        image: &Image,
        voice: &Voice,
        span: Span,
        text: &mut StyledText,
    ) {
        let ascent = voice.size.scale(LINE_ASCENT, 100);
        let is_free = image.width().is_some()
            || image.height().is_some()
            || voice.image_measure.is_some();
        let height = if is_free {
            self.style.text_height().scale(3, 4)
        } else {
            ascent + voice.size.scale(LINE_DEPTH, 100)
        };
        let measure = voice.image_measure.unwrap_or(self.style.measure());
        let room = Size::new(measure, height);
        let Some((index, size)) = self.sized_image(span, image, room, voice.size) else {
            return self.words(&image.alternative, voice, span, text);
        };
        if !is_free {
            self.tell_if_small(span, image, size);
        }
        let depth = if is_free { Length::ZERO } else { size.height - ascent };
        let depth = depth.max(Length::ZERO);
        let mut style = self.text_style(voice);
        style.mark = if image.decorative {
            Mark::Artifact(Artifact::Layout)
        } else {
            let figure = self.element(Role::Figure, voice);
            if !image.alternative.is_empty() {
                self.structure.elements[figure.index()].alternative =
                    Some(image.alternative.clone());
            }
            Mark::Element(figure)
        };
        let kind = ObjectKind::Image(index);
        style.object = Some(self.styles.add_object(LineObject { kind, size, depth }));
        let style = self.styles.add(style);
        // The words keep their place among the bytes of the paragraph, as in other editions.
        text.push_object(&image.alternative, style, span);
    }

    /// Says that an image is set less than a fifth as high as it is: signs are drawn larger than
    /// letters, pictures that want to be read are larger still.
    fn tell_if_small(&mut self, span: Span, image: &Image, size: Size) {
        let natural = self.image(span, image).map_or(size, |(_, natural)| natural);
        if natural.height <= size.height * 5 {
            return;
        }
        let path = &image.path;
        self.diagnostics.report(
            Diagnostic::new(
                &catalogue::IMAGE_IN_LINE,
                format!(
                    "the image `{path}` stands among words and is set as high as their line"
                ),
            )
            .at(span)
            .help(
                "leave a line blank before and behind it, or state its size: `{width=60%}`",
            ),
        );
    }

    fn read_image(&mut self, span: Span, image: &Image) -> Option<ImageData> {
        let data = self
            .resources
            .read(&image.path)
            .map_err(|error| error.to_string())
            .and_then(|bytes| self.look_at(span, image, bytes));
        match data {
            Ok(data) => Some(data),
            Err(reason) => {
                self.diagnostics.report(
                    Diagnostic::new(
                        &catalogue::IMAGE_UNREADABLE,
                        format!("the image `{}` cannot be set: {reason}", image.path),
                    )
                    .at(span)
                    .help("name a PNG, JPEG or SVG file below the document's folder"),
                );
                None
            }
        }
    }

    /// What an image's own bytes say of it.
    fn look_at(
        &mut self,
        span: Span,
        image: &Image,
        bytes: Vec<u8>,
    ) -> Result<ImageData, String> {
        let mut orientation = Orientation::default();
        let (format, (width, height)) = match bytes.as_slice() {
            [0xFF, 0xD8, 0xFF, ..] => {
                if let Some(jpeg) = Jpeg::read(&bytes) {
                    orientation = jpeg.orientation;
                }
                let (width, height) = pixels(&bytes)?;
                let seen = if orientation.swaps_sides() {
                    (height, width)
                } else {
                    (width, height)
                };
                (ImageFormat::Jpeg, seen)
            }
            [0x89, b'P', b'N', b'G', ..] => (ImageFormat::Png, pixels(&bytes)?),
            [b'G', b'I', b'F', ..] | [b'R', b'I', b'F', b'F', ..] => {
                (ImageFormat::Unpaged, pixels(&bytes)?)
            }
            _ => {
                let drawing = Drawing::read(&bytes, self.shaper.book())?;
                self.tell_losses(span, image, &drawing);
                (ImageFormat::Svg, drawing.size())
            }
        };
        Ok(ImageData {
            path: image.path.clone(),
            span,
            resolution: resolution(&bytes),
            width,
            height,
            format,
            orientation,
            bytes,
        })
    }

    fn tell_losses(&mut self, span: Span, image: &Image, drawing: &Drawing) {
        for (parts, how, help) in [
            (&drawing.left_out, "without", "draw it with paths, colors and text alone"),
            (
                &drawing.changed,
                "with",
                "add the font with `--font-path`, or draw it with what pages can show",
            ),
        ] {
            if parts.is_empty() {
                continue;
            }
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            let parts = parts.join("; ");
            self.diagnostics.report(
                Diagnostic::new(
                    &catalogue::IMAGE_DRAWING,
                    format!("the drawing `{}` is set {how} {parts}", image.path),
                )
                .at(span)
                .help(help),
            );
        }
    }
}

/// The largest size of the same proportions that is no larger than `natural` and fits into
/// `room`.
fn fit(natural: Size, room: Size) -> Size {
    let mut size = natural;
    if size.width > room.width {
        size.height = size.height.scale(room.width.raw(), size.width.raw());
        size.width = room.width;
    }
    if size.height > room.height {
        size.width = size.width.scale(room.height.raw(), size.height.raw());
        size.height = room.height;
    }
    size
}

fn pixels(bytes: &[u8]) -> Result<(u32, u32), String> {
    let size = imagesize::blob_size(bytes).map_err(|error| error.to_string())?;
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).max(1);
    Ok((count(size.width), count(size.height)))
}
