//! Images with their captions.

use super::super::frame::{Artifact, Mark};
use super::super::paragraph::Alignment;
use super::super::structure::Role;
use super::Part;
use super::form::Column;
use super::setter::{Setter, on_grid};
use super::voice::Voice;
use crate::diagnostic::Span;
use crate::document::{Block, Figure};
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
        let placed = self.figure_image(block.span, figure, column.measure, voice);
        if let Some((image, size)) = placed {
            let height = on_grid(size.height, self.style.leading);
            let left = column.left + self.before_image(column.measure - size.width, voice);
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
            let alignment = self.alignment.unwrap_or(Alignment::Center);
            let form = Self::display(column, self.style.leading, alignment);
            self.text_block(block, &text, form, voice);
        }
        self.keep_rows(first);
        self.space(half);
    }

    /// The image of a figure in so wide a column. What is higher than three quarters of the
    /// page is made to fit; parts of a height are parts of that.
    pub(super) fn figure_image(
        &mut self,
        span: Span,
        figure: &Figure,
        measure: Length,
        voice: &Voice,
    ) -> Option<(usize, Size)> {
        let room = Size::new(measure, self.style.text_height().scale(3, 4));
        self.sized_image(span, &figure.image, room, voice.size)
    }

    /// How much of the white space beside an image is at its left: half of it, and in cells
    /// of tables what their column's alignment says.
    fn before_image(&self, space: Length, voice: &Voice) -> Length {
        let is_right_to_left = voice.is_right_to_left();
        match (self.alignment, is_right_to_left) {
            (Some(Alignment::Start), false) | (Some(Alignment::End), true) => Length::ZERO,
            (Some(Alignment::Start), true) | (Some(Alignment::End), false) => space,
            (
                Some(Alignment::Center | Alignment::Justified | Alignment::Kept) | None,
                _,
            ) => space / 2,
        }
    }

    /// Says which block the last row shows, so that a page that begins with it is found.
    pub(super) fn shows(&mut self, block: &Block) {
        if let Some(row) = self.galley.rows.last_mut() {
            row.block = Some(block.id);
        }
    }
}
