//! Images with their captions.

use super::super::frame::{Artifact, Mark};
use super::super::paragraph::Alignment;
use super::super::structure::Role;
use super::Part;
use super::form::Column;
use super::setter::{Setter, on_grid};
use super::voice::Voice;
use crate::diagnostic::Span;
use crate::document::{Block, Figure, Inline, InlineKind, Inlines};
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
            let alignment = self.figure_alignment();
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

    /// A paragraph of nothing but images, with links around them perhaps: each as large as it
    /// is, side by side where they fit.
    pub(super) fn images(
        &mut self,
        block: &Block,
        content: &Inlines,
        column: Column,
        voice: &Voice,
    ) {
        let mut inner = self.within(Role::Paragraph, voice);
        inner.image_measure = Some(column.measure);
        let text = self.styled(content, &inner);
        let half = self.style.leading / 2;
        self.space(half);
        let form = Self::display(column, self.leading, self.figure_alignment());
        self.text_block(block, &text, form, voice);
        self.space(half);
    }

    /// How figures are aligned here: in the middle, in cells of tables as their column is, and
    /// in lists beside the mark of their item.
    fn figure_alignment(&self) -> Alignment {
        let own = if self.list_depth > 0 { Alignment::Start } else { Alignment::Center };
        self.alignment.unwrap_or(own)
    }

    /// How much of the white space beside an image is at its left.
    fn before_image(&self, space: Length, voice: &Voice) -> Length {
        match (self.figure_alignment(), voice.is_right_to_left()) {
            (Alignment::Start, false) | (Alignment::End, true) | (Alignment::Left, _) => {
                Length::ZERO
            }
            (Alignment::Start, true) | (Alignment::End, false) | (Alignment::Right, _) => {
                space
            }
            (
                Alignment::Center
                | Alignment::Justified
                | Alignment::Kept
                | Alignment::Verse,
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

/// Whether a run shows images and says nothing besides.
pub(super) fn is_of_images(run: &[Inline]) -> bool {
    let shows = |inline: &Inline| match &inline.kind {
        InlineKind::Image(_) => true,
        other => other.content().is_some_and(|content| is_of_images(content)),
    };
    let is_blank = |inline: &Inline| match &inline.kind {
        InlineKind::Text(words) => words.trim().is_empty(),
        InlineKind::SoftBreak | InlineKind::LineBreak => true,
        other => other.content().is_some_and(Vec::is_empty),
    };
    run.iter().any(shows) && run.iter().all(|inline| shows(inline) || is_blank(inline))
}
