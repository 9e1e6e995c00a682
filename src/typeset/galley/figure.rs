//! Images with their captions.

use super::super::frame::{Artifact, Mark};
use super::super::paragraph::Alignment;
use super::super::structure::Role;
use super::Part;
use super::form::Column;
use super::setter::{Setter, on_grid};
use super::voice::Voice;
use crate::document::{Block, Figure};
use crate::geometry::{Rect, Size};

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
        // What is higher than three quarters of the page is made to fit; parts of a height
        // are parts of that.
        let room = Size::new(column.measure, self.style.text_height().scale(3, 4));
        let placed = self.sized_image(block.span, &figure.image, room, voice.size);
        if let Some((image, size)) = placed {
            let height = on_grid(size.height, self.style.leading);
            let left = column.left + (column.measure - size.width) / 2;
            let rect = Rect::new(left, (height - size.height) / 2, size.width, size.height);
            let mark = if figure.image.decorative {
                Mark::Artifact(Artifact::Layout)
            } else {
                Mark::Element(inner.element)
            };
            self.row(height, &[Part::Image { rect, image, mark }]);
            self.shows(block);
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

    /// Says which block the last row shows, so that a page that begins with it is found.
    pub(super) fn shows(&mut self, block: &Block) {
        if let Some(row) = self.galley.rows.last_mut() {
            row.block = Some(block.id);
        }
    }
}
