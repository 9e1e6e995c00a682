//! The head of a letter in an envelope with a window: the address where the window is, the
//! sender beside it, marks to fold the sheet at.

use super::super::frame::{Artifact, Color, Mark};
use super::super::paragraph::{Alignment, StyledText};
use super::super::structure::Role;
use super::super::window::{Places, places};
use super::form::Column;
use super::setter::{Setter, on_grid};
use super::voice::Voice;
use super::{Part, Row};
use crate::diagnostic::{Diagnostic, Span, catalogue};
use crate::document::{Block, LetterLines, LetterRole, LetterStyle, Window, plain_text};
use crate::font::Family;
use crate::geometry::{Length, Point, Rect};

/// The largest letters and lines of an address: what the windows of all norms have room for in
/// six lines.
const ADDRESS_SIZE: Length = Length::POINT.scale(10, 1);
const ADDRESS_LEADING: Length = Length::POINT.scale(12, 1);

/// The letters and the lines of the sender above the address.
const RETURN_SIZE: Length = Length::POINT.scale(7, 1);
const RETURN_LEADING: Length = Length::POINT.scale(9, 1);
const LEAST_RETURN_SIZE: Length = Length::POINT.scale(5, 1);

/// How wide addresses are, in millimetres: what windows show.
const ADDRESS_WIDTH: i64 = 75;

/// How wide an address is at least, in millimetres.
const LEAST_WIDTH: i64 = 60;

/// How many lines of the sender are repeated above the address: the name and where to.
const RETURN_LINES: usize = 3;

/// Where marks stand on the sheet, how long and how thick they are (KOMA-Script).
const MARK_PLACE: Length = Length::from_micrometres(3_500);
const FOLD_LENGTH: Length = Length::from_millimetres(2);
const HOLE_LENGTH: Length = Length::from_millimetres(4);
const MARK_THICKNESS: Length = Length::POINT.scale(2, 10);

/// The parts of a letter's head that are set and wait for the others.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// Rows with the place of the first on the sheet.
    parts: Vec<(Vec<Row>, Point)>,
    /// The sender in a line.
    sender: String,
}

impl Setter<'_, '_> {
    /// The places of the window that the letter's address is seen through, if it has one.
    fn window(&self) -> Option<Places> {
        let letter = self.document.letter.as_ref()?;
        let is_sent = letter.style == LetterStyle::Private && letter.recipient.is_some();
        places(self.style.window)
            .filter(|places| is_sent && self.no_room(*places).is_none())
    }

    /// Why the sheet has no room for the address where the window is.
    fn no_room(&self, places: Places) -> Option<&'static str> {
        let right = places.address.x + Length::from_millimetres(LEAST_WIDTH);
        if right > self.style.paper.width {
            Some("the paper is too narrow for it")
        } else if self.style.margins.top > places.address.y {
            Some("the upper margin reaches below it")
        } else {
            None
        }
    }

    /// Says where a window was asked for and has nothing to show.
    pub(super) fn report_no_window(&mut self) {
        if self.style.window == Window::None || self.window().is_some() {
            return;
        }
        let place = self.document.option("pdf", &["window"]);
        let (reason, help) = match places(self.style.window).and_then(|it| self.no_room(it))
        {
            Some(reason) => (reason, "choose a larger `paper` or a smaller upper margin"),
            None => (
                "the document is no letter that is sent",
                "write `style: private` and a `recipient` under `letter`, or leave out `window`",
            ),
        };
        let message = format!("no address stands in a window: {reason}");
        self.diagnostics.report(
            Diagnostic::new(&catalogue::PAGE_WINDOW, message)
                .at(place.map(|node| node.span).unwrap_or_default())
                .help(help),
        );
    }

    /// Sets sender and recipient of a letter that has a window aside, and what they made goes
    /// onto the page before anything else. Whether `part` was one of the two.
    pub(super) fn in_window(
        &mut self,
        block: &Block,
        part: &LetterLines,
        voice: &Voice,
    ) -> bool {
        let Some(places) = self.window() else { return false };
        let left = self.style.margins.left;
        let width = Length::from_millimetres(ADDRESS_WIDTH);
        let column = |x: Length| Column { left: x - left, measure: width };
        match part.role {
            LetterRole::Sender => {
                let at = places.sender.unwrap_or(Point::new(left, self.style.margins.top));
                let lines = part.lines.iter().take(RETURN_LINES);
                let words = lines.map(|line| plain_text(line));
                self.head.sender = words.collect::<Vec<_>>().join(" · ");
                let rows = self.head_lines(block, part, column(at.x), voice);
                self.head.parts.push((rows, at));
                true
            }
            LetterRole::Recipient => {
                let leading = ADDRESS_LEADING.min(self.style.leading);
                let mut inner = voice.clone();
                inner.size = ADDRESS_SIZE.min(voice.size);
                let outer = std::mem::replace(&mut self.leading, leading);
                let rows = self.head_lines(block, part, column(places.address.x), &inner);
                self.leading = outer;
                self.report_cut_off(block.span, &rows, places.room);
                self.head.parts.push((rows, places.address));
                self.return_line(places, voice);
                true
            }
            LetterRole::Dateline
            | LetterRole::Reference
            | LetterRole::Subject
            | LetterRole::Salutation
            | LetterRole::Closing
            | LetterRole::Signature
            | LetterRole::Postscript
            | LetterRole::Enclosures
            | LetterRole::Copies => false,
        }
    }

    /// The lines of a sender or a recipient.
    fn head_lines(
        &mut self,
        block: &Block,
        part: &LetterLines,
        column: Column,
        voice: &Voice,
    ) -> Vec<Row> {
        self.aside(|setter| {
            for (number, line) in part.lines.iter().enumerate() {
                let inner = setter.within(Role::Paragraph, voice);
                let text = setter.styled(line, &inner);
                let form = Self::display(column, setter.leading, Alignment::Start);
                let origin = (number == 0).then_some(block.id);
                setter.set_text(&text, form, origin, voice);
            }
        })
    }

    /// The sender in small letters above the address, for the window to show both.
    fn return_line(&mut self, places: Places, voice: &Voice) {
        let Some(above) = places.return_line.filter(|_| !self.head.sender.is_empty())
        else {
            return;
        };
        let at = Point::new(places.address.x, places.address.y - above);
        let measure = Length::from_millimetres(ADDRESS_WIDTH);
        let mut small = voice.clone();
        (small.family, small.size) = (Family::Sans, RETURN_SIZE);
        let mut text = self.return_words(&small);
        let width = self.natural_width(&text);
        if width > measure {
            // A little less, as what is set smaller is rounded.
            small.size =
                RETURN_SIZE.scale(measure.raw(), width.raw().max(1)).scale(99, 100);
            text = self.return_words(&small);
        }
        // Smaller letters are read by nobody, and higher up the margin begins.
        if small.size < LEAST_RETURN_SIZE || at.y < self.style.margins.top {
            return;
        }
        let column = Column { left: at.x - self.style.margins.left, measure };
        let rows = self.aside(|setter| {
            let form = Self::display(column, RETURN_LEADING, Alignment::Start);
            let paragraph = setter.paragraph(&text, form, None);
            setter.rows(paragraph, form);
        });
        self.head.parts.push((rows, at));
    }

    /// The words of the sender in a line, which are read where the sender stands.
    fn return_words(&mut self, voice: &Voice) -> StyledText {
        let mut style = self.text_style(voice);
        style.mark = Mark::Artifact(Artifact::Layout);
        let style = self.styles.add(style);
        let mut text = voice.text();
        text.push(&self.head.sender, style, Span::default());
        text
    }

    /// Says that the sender reaches down into the window, where both stand on one side.
    fn report_collision(&mut self, head: &Head, places: Places) {
        let [(sender, from), (_, to), ..] = head.parts.as_slice() else { return };
        let height: Length = sender.iter().map(|row| row.height).sum();
        let is_beside = (to.x - from.x).abs() >= Length::from_millimetres(LEAST_WIDTH);
        if *to != places.address || is_beside || from.y + height <= to.y {
            return;
        }
        let place = self.document.option("pdf", &["window"]);
        let message = "the sender reaches down to the address in the window";
        self.diagnostics.report(
            Diagnostic::new(&catalogue::PAGE_WINDOW, message)
                .at(place.map(|node| node.span).unwrap_or_default())
                .help("write fewer lines under `sender`, or a smaller upper margin"),
        );
    }

    /// Says that an address is higher than its window.
    fn report_cut_off(&mut self, span: Span, rows: &[Row], room: Length) {
        let height: Length = rows.iter().map(|row| row.height).sum();
        if height <= room {
            return;
        }
        let fits = room.raw() / ADDRESS_LEADING.min(self.style.leading).raw().max(1);
        let message =
            format!("the address has {} lines and the window shows {fits}", rows.len());
        self.diagnostics.report(
            Diagnostic::new(&catalogue::PAGE_WINDOW, message)
                .at(span)
                .help("write fewer and shorter lines: six, and seven to another country"),
        );
    }

    /// Makes one row of what stands in the head of the letter, as high as it reaches down:
    /// before what comes next.
    pub(super) fn finish_head(&mut self) {
        let Some(places) = self.window().filter(|_| !self.head.parts.is_empty()) else {
            return;
        };
        let head = std::mem::take(&mut self.head);
        self.report_collision(&head, places);
        let top = self.style.margins.top;
        let mut parts = Vec::new();
        let mut notes = Vec::new();
        let mut lowest = Length::ZERO;
        for (rows, at) in head.parts {
            let mut y = at.y.max(top) - top;
            for row in rows {
                let (from, to) = row.parts;
                let own = self.galley.parts.get(from as usize..to as usize).unwrap_or(&[]);
                parts.extend(own.iter().map(|part| part.moved_down(y)));
                notes.extend(row.notes);
                y += row.height;
            }
            lowest = lowest.max(y);
        }
        parts.extend(self.marks(places));
        let grid = self.style.leading;
        // What follows has a line of white space above it.
        let height = lowest.max(places.below - top - grid);
        self.calls.extend(notes);
        self.row(on_grid(height, grid), &parts);
    }

    /// The marks at the left edge of the sheet.
    fn marks(&self, places: Places) -> Vec<Part> {
        let (left, top) = (self.style.margins.left, self.style.margins.top);
        let folds = places.folds.map(|y| (y, FOLD_LENGTH));
        let hole = places.hole.map(|y| (y, HOLE_LENGTH));
        let mark = |(y, length): (Length, Length)| Part::Rule {
            rect: Rect::new(MARK_PLACE - left, y - top, length, MARK_THICKNESS),
            color: Color::BLACK,
            mark: Mark::Artifact(Artifact::Layout),
        };
        folds.into_iter().chain(hole).map(mark).collect()
    }
}
