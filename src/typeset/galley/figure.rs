//! Images with their captions.

use super::super::frame::{Artifact, Mark};
use super::super::paged::{ImageData, ImageFormat};
use super::super::paragraph::Alignment;
use super::super::structure::Role;
use super::Part;
use super::setter::{Column, Setter, Voice};
use crate::diagnostic::{Diagnostic, catalogue};
use crate::document::{Block, Figure, Image};
use crate::geometry::{Length, Rect, Size};

impl Setter<'_, '_> {
    /// A figure: the image, then its caption below it.
    pub(super) fn figure(
        &mut self,
        block: &Block,
        figure: &Figure,
        column: Column,
        voice: &Voice,
    ) {
        let half = self.style.leading / 2;
        self.space(half);
        let first = self.galley.rows.len();
        let inner = if figure.image.decorative {
            voice.clone()
        } else {
            self.within(Role::Figure, voice)
        };
        if !figure.image.decorative && !figure.image.alternative.is_empty() {
            self.structure.elements[inner.element.index()].alternative =
                Some(figure.image.alternative.clone());
        }
        if let Some((image, size)) = self.image(block, &figure.image, column.measure) {
            let height = self.on_grid(size.height);
            let left = column.left + (column.measure - size.width) / 2;
            let rect = Rect::new(left, (height - size.height) / 2, size.width, size.height);
            let mark = if figure.image.decorative {
                Mark::Artifact(Artifact::Layout)
            } else {
                Mark::Element(inner.element)
            };
            self.row(height, &[Part::Image { rect, image, mark }]);
        }
        if !figure.caption.is_empty() {
            let mut caption = self.within(Role::Caption, &inner);
            caption.size = voice.size.scale(85, 100);
            let text = self.styled(&figure.caption, &caption);
            let form = Self::display(column, self.style.leading, Alignment::Center);
            self.text_block(block, &text, form, voice);
        }
        self.keep_rows(first);
        self.space(half);
    }

    /// The smallest whole number of lines that holds `height`.
    fn on_grid(&self, height: Length) -> Length {
        let leading = self.style.leading;
        let lines = (height.raw() + leading.raw() - 1) / leading.raw().max(1);
        leading * lines.max(1)
    }

    /// Reads an image and fits it into the measure; its place in the list and its size.
    fn image(
        &mut self,
        block: &Block,
        image: &Image,
        measure: Length,
    ) -> Option<(usize, Size)> {
        let at = match self.images.iter().position(|known| known.path == image.path) {
            Some(at) => at,
            None => {
                let data = match self.read_image(image) {
                    Ok(data) => data,
                    Err(reason) => {
                        self.diagnostics.report(
                            Diagnostic::new(
                                &catalogue::IMAGE_UNREADABLE,
                                format!(
                                    "the image `{}` cannot be set: {reason}",
                                    image.path
                                ),
                            )
                            .at(block.span)
                            .help(
                                "name a PNG, JPEG or SVG file below the document's folder",
                            ),
                        );
                        return None;
                    }
                };
                self.images.push(data);
                self.images.len() - 1
            }
        };
        let data = &self.images[at];
        // A pixel is 1/96 inch, as CSS has it; what is wider than the measure is made to fit,
        // what is higher than three quarters of the page too.
        let natural = Size::new(
            Length::POINT.scale(i64::from(data.width) * 3, 4),
            Length::POINT.scale(i64::from(data.height) * 3, 4),
        );
        let room = self.style.text_height().scale(3, 4);
        let mut size = natural;
        if size.width > measure {
            size.height = size.height.scale(measure.raw(), size.width.raw());
            size.width = measure;
        }
        if size.height > room {
            size.width = size.width.scale(room.raw(), size.height.raw());
            size.height = room;
        }
        Some((at, size))
    }

    fn read_image(&self, image: &Image) -> Result<ImageData, String> {
        let bytes = self.resources.read(&image.path).map_err(|error| error.to_string())?;
        let format = match bytes.as_slice() {
            [0xFF, 0xD8, 0xFF, ..] => ImageFormat::Jpeg,
            [0x89, b'P', b'N', b'G', ..] => ImageFormat::Png,
            _ => return Err("it is neither PNG nor JPEG".to_owned()),
        };
        let size = imagesize::blob_size(&bytes).map_err(|error| error.to_string())?;
        let pixels = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).max(1);
        Ok(ImageData {
            path: image.path.clone(),
            width: pixels(size.width),
            height: pixels(size.height),
            format,
            bytes,
        })
    }
}
