//! The title block and the parts of a letter around its body.

use super::super::paragraph::{Alignment, StyledText};
use super::super::structure::Role;
use super::form::{Column, Form};
use super::setter::{Marked, Place, Setter, handle};
use super::table_columns::gutter;
use super::voice::{Voice, set_apart};
use super::{BEFORE_CLOSING, FORBIDDEN};
use crate::diagnostic::Span;
use crate::document::{
    Block, Inlines, LetterLines, LetterRole, LetterSide, TitleBlock, is_headed_by_subject,
    plain_text,
};
use crate::font::{Posture, Weight};
use crate::geometry::Length;

/// The size of the title above the text, and that on a page of its own, in hundredths of the
/// text's.
const TITLE_SIZE: i64 = 173;
const TITLE_PAGE_SIZE: i64 = 240;

impl Setter<'_, '_> {
    /// Title, subtitle, authors, contributors and date, one below the other; authors side by
    /// side where the style has columns for them.
    pub(super) fn title(
        &mut self,
        block: &Block,
        title: &TitleBlock,
        column: Column,
        voice: &Voice,
    ) {
        let grid = self.style.leading;
        let first = self.galley.rows.len();
        if !title.title.is_empty() {
            self.title_words(block, &title.title, column, voice);
        }
        let posture = set_apart(&voice.language);
        self.below_title(&title.subtitle, Role::Paragraph, posture, column, voice);
        if self.has_title_page {
            self.space(grid * 2);
        }
        let columns = self.author_columns(&title.authors, column, voice);
        for authors in title.authors.chunks(columns) {
            self.authors(authors, column, voice);
        }
        for line in &title.contributors {
            self.below_title(line, Role::Paragraph, posture, column, voice);
        }
        self.below_title(&title.date, Role::Generated, posture, column, voice);
        if self.galley.rows.len() > first {
            self.keep_rows(first);
            self.keep();
            self.space(grid);
        }
    }

    pub(super) const fn title_alignment(&self) -> Alignment {
        if self.style.title_centered { Alignment::Center } else { Alignment::Start }
    }

    /// How many authors stand side by side: as the style has it, or fewer where a column has
    /// no room for the longest of their names.
    fn author_columns(
        &mut self,
        authors: &[Inlines],
        column: Column,
        voice: &Voice,
    ) -> usize {
        let most = self.style.author_columns.min(authors.len()).max(1);
        if most == 1 {
            return 1;
        }
        let longest = authors.iter().map(|author| self.longest_word(author, voice)).max();
        let longest = longest.unwrap_or_default();
        let fits = |count: &usize| author_measure(*count, column, voice) >= longest;
        (2..=most).rev().find(fits).unwrap_or(1)
    }

    /// Authors, each in a column of its own.
    fn authors(&mut self, authors: &[Inlines], column: Column, voice: &Voice) {
        if let [author] = authors {
            self.below_title(author, Role::Paragraph, Posture::Upright, column, voice);
            return;
        }
        let mut set = Vec::new();
        let measure = author_measure(authors.len(), column, voice);
        for (at, author) in authors.iter().enumerate() {
            let left = column.left + (measure + gutter(voice)) * i64::from(handle(at));
            let own = Column { left, measure };
            set.push(self.aside(|setter| {
                setter.below_title(author, Role::Paragraph, Posture::Upright, own, voice);
            }));
        }
        self.side_by_side(&set);
    }

    fn title_words(
        &mut self,
        block: &Block,
        words: &Inlines,
        column: Column,
        voice: &Voice,
    ) {
        let grid = self.style.leading;
        let first = self.galley.rows.len();
        let mut inner = self.within(Role::Title, voice);
        let (size, leading) = if self.has_title_page {
            (TITLE_PAGE_SIZE, grid * 2)
        } else {
            (TITLE_SIZE, grid.scale(3, 2))
        };
        inner.size = voice.size.scale(size, 100);
        inner.color = self.style.heading_color;
        let form = Self::balanced(column, leading, self.title_alignment());
        let text = self.styled(words, &inner);
        self.text_block(block, &text, form, voice);
        self.marked.push(Marked {
            place: Place::Row(first),
            element: inner.element,
            heading: Some((plain_text(words), 1)),
            head: Vec::new(),
            name: block.attributes.id().map(str::to_owned),
        });
        // An odd number of one-and-a-half lines leaves the grid by half a line.
        let title_rows = self.galley.rows.len() - first;
        let is_off = title_rows % 2 == 1 && !self.has_title_page;
        self.space(if is_off { grid / 2 } else { grid });
    }

    fn below_title(
        &mut self,
        words: &Inlines,
        role: Role,
        posture: Posture,
        column: Column,
        voice: &Voice,
    ) {
        if words.is_empty() {
            return;
        }
        let mut inner = self.within(role, voice);
        inner.posture = posture;
        let text = self.styled(words, &inner);
        let form = Self::balanced(column, self.style.leading, self.title_alignment());
        self.set_text(&text, form, None, voice);
    }

    /// One part of a letter.
    pub(super) fn letter(
        &mut self,
        block: &Block,
        part: &LetterLines,
        column: Column,
        voice: &Voice,
    ) {
        if self.in_window(block, part, voice) {
            return;
        }
        let grid = self.style.leading;
        let place = self.letter_column(part, column, voice);
        self.above_letter_part(part.role);
        let first = self.galley.rows.len();
        let is_heading =
            part.role == LetterRole::Subject && is_headed_by_subject(&self.document.blocks);
        for (number, line) in part.lines.iter().enumerate() {
            let role = if is_heading { Role::Heading(1) } else { Role::Paragraph };
            let mut inner = self.within(role, voice);
            if is_heading && number == 0 {
                self.marked.push(Marked {
                    place: Place::Row(first),
                    element: inner.element,
                    heading: Some((plain_text(part.own_words()), 1)),
                    head: Vec::new(),
                    name: block.attributes.id().map(str::to_owned),
                });
            }
            distinguish(part.role, number, &mut inner);
            let text = self.styled(line, &inner);
            let room = self.dateline_room(part, (place, column), &text, voice);
            let form = Self::display(room, grid, Alignment::Start);
            let form = self.below_label(part, number, form, (&text, &inner));
            let origin = (number == 0).then_some(block.id);
            self.set_text(&text, form, origin, voice);
        }
        self.keep_rows(first);
        self.below_letter_part(part.role);
    }

    /// Where a part of a letter stands.
    fn letter_column(&self, part: &LetterLines, column: Column, voice: &Voice) -> Column {
        let beside = column.measure.scale(55, 100);
        match part.side(&self.document.metadata.language) {
            LetterSide::Left => column,
            LetterSide::Right if voice.is_right_to_left() => {
                column.inset(Length::ZERO, beside)
            }
            LetterSide::Right => column.inset(beside, Length::ZERO),
        }
    }

    /// Where a line of a part stands that has `place` in the letter's `column`. The place and
    /// the date of a letter stand on one line: where their half is too narrow for them, they
    /// end where it ends and begin further in front.
    fn dateline_room(
        &mut self,
        part: &LetterLines,
        (place, column): (Column, Column),
        text: &StyledText,
        voice: &Voice,
    ) -> Column {
        if part.role != LetterRole::Dateline {
            return place;
        }
        // What is rounded makes no line too long.
        let width = self.natural_width(text) + Length::POINT / 10;
        let width = width.min(column.measure);
        if width <= place.measure {
            place
        } else if voice.is_right_to_left() {
            Column { left: column.left, measure: width }
        } else {
            Column { left: column.left + column.measure - width, measure: width }
        }
    }

    /// The space above a part of a letter, and whether it may begin a page.
    fn above_letter_part(&mut self, role: LetterRole) {
        let grid = self.style.leading;
        let space = match role {
            LetterRole::Sender => Length::ZERO,
            LetterRole::Signature => grid * 2,
            LetterRole::Recipient
            | LetterRole::Dateline
            | LetterRole::Reference
            | LetterRole::Subject
            | LetterRole::Salutation
            | LetterRole::Closing
            | LetterRole::Postscript
            | LetterRole::Enclosures
            | LetterRole::Copies => grid,
        };
        match role {
            LetterRole::Closing | LetterRole::Signature => self.keep_with_text(),
            // A last page with nothing but what follows the signature was left over.
            LetterRole::Postscript | LetterRole::Enclosures | LetterRole::Copies => {
                self.keep();
            }
            LetterRole::Sender
            | LetterRole::Recipient
            | LetterRole::Dateline
            | LetterRole::Reference
            | LetterRole::Subject
            | LetterRole::Salutation => {}
        }
        self.space(space);
    }

    /// The space below a part of a letter, and what it holds to.
    fn below_letter_part(&mut self, role: LetterRole) {
        match role {
            LetterRole::Salutation => {
                self.space(self.style.leading);
                self.keep();
            }
            LetterRole::Subject => self.keep(),
            LetterRole::Sender
            | LetterRole::Recipient
            | LetterRole::Dateline
            | LetterRole::Reference
            | LetterRole::Closing
            | LetterRole::Signature
            | LetterRole::Postscript
            | LetterRole::Enclosures
            | LetterRole::Copies => {}
        }
    }

    /// The form of a line of what lies beside a letter, as `form` but behind the label that
    /// stands before the first line.
    fn below_label(
        &mut self,
        part: &LetterLines,
        line: usize,
        form: Form,
        (text, voice): (&StyledText, &Voice),
    ) -> Form {
        let Some(words) = part.hanging_label() else { return form };
        let mut label = voice.text();
        self.words(words, voice, Span::default(), &mut label);
        let hanging = form.hanging(self.natural_width(&label), text);
        if line == 0 { hanging } else { Form { indent: Length::ZERO, ..hanging } }
    }

    /// The rows that follow stay on a page with at least two lines of what stands before,
    /// and rather with four: less looks like a page that was left over.
    fn keep_with_text(&mut self) {
        self.keep();
        let before = self.galley.rows.iter_mut().rev();
        for (row, penalty) in before.zip([FORBIDDEN, BEFORE_CLOSING, BEFORE_CLOSING]) {
            row.penalty = row.penalty.max(penalty);
        }
    }
}

/// Sets the line `number` of a part of a letter apart where its part is: the subject, the
/// name of who signs and what they are.
fn distinguish(role: LetterRole, number: usize, voice: &mut Voice) {
    match (role, number) {
        (LetterRole::Signature, 0) | (LetterRole::Subject, _) => {
            voice.weight = Weight::SEMIBOLD;
        }
        (LetterRole::Signature, _) => voice.posture = set_apart(&voice.language),
        (
            LetterRole::Sender
            | LetterRole::Recipient
            | LetterRole::Dateline
            | LetterRole::Reference
            | LetterRole::Salutation
            | LetterRole::Closing
            | LetterRole::Postscript
            | LetterRole::Enclosures
            | LetterRole::Copies,
            _,
        ) => {}
    }
}

/// The width of each of so many columns side by side.
fn author_measure(count: usize, column: Column, voice: &Voice) -> Length {
    let count = i64::from(handle(count)).max(1);
    (column.measure - gutter(voice) * (count - 1)) / count
}
