//! Formulas in lines and on lines of their own.

use super::super::formula::{Formula, MathBox, MathStyle};
use super::super::paragraph::{Alignment, LineStyle, StyledText};
use super::super::remark::{CONTRAST, faint};
use super::super::structure::Role;
use super::super::text_style::LineFormula;
use super::Part;
use super::form::{Column, Form};
use super::setter::Setter;
use super::voice::Voice;
use crate::diagnostic::{Diagnostic, Span, catalogue};
use crate::document::{Block, linear_formula, split_number};
use crate::font::FaceId;
use crate::geometry::Length;
use crate::mathml::{Converter, Node, Place};

/// How much of the measure a formula in a line takes that has no place to break at most, in
/// hundredths.
const LONGEST_PART: i64 = 60;

/// How small a formula may get that is wider than its column, in hundredths.
const LEAST_SIZE: i64 = 70;

/// How high a formula may be above the baseline and how deep below it before its line gets more
/// room, in hundredths of the size.
pub(super) const FORMULA_ASCENT: i64 = 115;
pub(super) const FORMULA_DEPTH: i64 = 56;

/// Whether it is told how a formula could not be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Telling {
    /// Where it stands in the text.
    Aloud,
    /// Not where it is repeated, as in the contents.
    Silent,
}

/// A formula that is set, whole and in the parts between which a line may end.
struct Set {
    face: FaceId,
    whole: MathBox,
    parts: Vec<MathBox>,
}

impl Set {
    /// Whether lines may end within it: where it is read with a blank for each end.
    fn is_parted(&self, linear: &str) -> bool {
        self.parts.len() > 1 && linear.split(' ').count() >= self.parts.len()
    }

    /// Its parts, each with what is read there: of more words than parts, which `\quad` and
    /// `\text` bring, an even share.
    fn into_read_parts(self, linear: &str) -> Vec<(String, MathBox)> {
        let words: Vec<&str> = linear.split(' ').collect();
        let count = self.parts.len().max(1);
        let share = |at: usize| {
            let from = at * words.len() / count;
            let to = (at + 1) * words.len() / count;
            words.get(from..to).unwrap_or(&[]).join(" ")
        };
        let parts = self.parts.into_iter().enumerate();
        parts.map(|(at, part)| (share(at), part)).collect()
    }
}

impl Setter<'_, '_> {
    /// A formula in a line. Where it has no form it is written in plain characters.
    pub(super) fn line_formula(
        &mut self,
        (tex, span): (&str, Span),
        voice: &Voice,
        telling: Telling,
        text: &mut StyledText,
    ) {
        let inner = self.within(Role::Formula, voice);
        let linear = linear_formula(tex);
        self.say_formula(&inner, &linear, tex);
        let most = self.style.measure().scale(LONGEST_PART, 100);
        let set = self.set_formula(tex, Place::Line, voice.size).and_then(|set| {
            let measure = self.style.measure();
            let is_short = set.whole.width <= most
                || set.is_parted(&linear)
                    && set.parts.iter().all(|part| part.width <= measure);
            let reason = "no line of words has room for it, and none can end within it";
            is_short.then_some(set).ok_or_else(|| reason.to_owned())
        });
        // Its letters say nothing of the direction of the words around it (UAX #9, P2).
        let isolated = voice.is_right_to_left();
        if isolated {
            self.words("\u{2068}", &inner, span, text);
        }
        match set {
            Ok(set) => {
                if telling == Telling::Aloud {
                    self.report_faint_formula(&set.whole, span);
                }
                self.push_formula(set, Length::MAX, (&linear, span), &inner, text);
            }
            Err(reason) => {
                if telling == Telling::Aloud {
                    self.report_linear(&reason, span);
                }
                self.linear((&linear, span), &inner, text);
            }
        }
        if isolated {
            self.words("\u{2069}", &inner, span, text);
        }
    }

    /// A formula on a line of its own, its number at the end of the line.
    pub(super) fn formula(
        &mut self,
        block: &Block,
        tex: &str,
        column: Column,
        voice: &Voice,
    ) {
        let (formula, number) = split_number(tex);
        let inner = self.within(Role::Formula, voice);
        let linear = linear_formula(&formula);
        self.say_formula(&inner, &linear, tex);
        let mut text = StyledText::default();
        let label = number.map(|number| {
            let mut label = StyledText::default();
            self.words(&format!("({number})"), &inner, block.span, &mut label);
            label
        });
        let taken = label.as_ref().map_or(Length::ZERO, |label| self.natural_width(label));
        // A long one has a line of its own.
        let is_long = taken > column.measure / 4;
        let taken = if is_long { Length::ZERO } else { taken };
        let gap = if taken.is_zero() { Length::ZERO } else { voice.size };
        let room = column.measure - (taken + gap) * 2;
        match self.fitting_formula((&formula, &linear, block.span), voice.size, room) {
            Ok(set) => {
                self.report_faint_formula(&set.whole, block.span);
                self.push_formula(set, room, (&linear, block.span), &inner, &mut text);
            }
            Err(reason) => {
                self.report_linear(&reason, block.span);
                self.linear((&linear, block.span), &inner, &mut text);
            }
        }
        let half = self.style.leading / 2;
        self.space(half);
        let form = Self::display(column, self.style.leading, Alignment::Center);
        self.text_block(block, &text, form, voice);
        if let Some(label) = label {
            let form = Form { lines: number_lines(form, voice), ..form };
            if is_long {
                self.keep();
                self.set_text(&label, form, None, voice);
            } else {
                self.number_formula(&label, form);
            }
        }
        self.space(half);
    }

    /// A formula is read in plain characters, however it is drawn: as TeX where none are left,
    /// as of `\phantom{x}`.
    fn say_formula(&mut self, voice: &Voice, linear: &str, tex: &str) {
        let said = if linear.trim().is_empty() { tex } else { linear };
        let element = &mut self.structure.elements[voice.element.index()];
        element.alternative = Some(said.to_owned());
    }

    /// Puts the number of a formula at the end of the line that was set last.
    fn number_formula(&mut self, label: &StyledText, form: Form) {
        let Some(row) = self.galley.rows.len().checked_sub(1) else { return };
        let Some(baseline) = self.line_baseline(row) else { return };
        let paragraph = self.paragraph(label, form, None);
        let x = form.column.left;
        self.append_part(row, Part::Line { paragraph, line: 0, x, baseline });
    }

    /// A formula as wide as `room` at most, in smaller letters where need be.
    fn fitting_formula(
        &mut self,
        (tex, linear, span): (&str, &str, Span),
        size: Length,
        room: Length,
    ) -> Result<Set, String> {
        let set = self.set_formula(tex, Place::Own, size)?;
        let widest = set.parts.iter().map(|part| part.width).max();
        let breaks = set.is_parted(linear) && widest.is_some_and(|widest| widest <= room);
        if set.whole.width <= room || breaks {
            return Ok(set);
        }
        // A little less, as what is set smaller is rounded.
        let room = room.scale(995, 1000);
        let smaller = size.scale(room.raw().max(0), set.whole.width.raw().max(1));
        if smaller < size.scale(LEAST_SIZE, 100) {
            return Err("it is wider than its column".to_owned());
        }
        let set = self.set_formula(tex, Place::Own, smaller)?;
        self.report_shrunk(smaller, size, span);
        Ok(set)
    }

    /// Says that a formula is smaller than the text.
    fn report_shrunk(&mut self, smaller: Length, size: Length, span: Span) {
        let message = format!(
            "the formula is set in {:.1} pt instead of {:.1} pt so that it fits",
            smaller.to_points(),
            size.to_points()
        );
        self.diagnostics.report(
            Diagnostic::new(&catalogue::FORMULA_SHRUNK, message)
                .at(span)
                .help("break it into lines, as with `aligned`"),
        );
    }

    fn set_formula(
        &mut self,
        tex: &str,
        place: Place,
        size: Length,
    ) -> Result<Set, String> {
        let converter = self.formulas.get_or_insert_with(Converter::new);
        let root = Node::parse(&converter.convert(tex, place)?)?;
        let book = self.shaper.book();
        let id = book.math();
        let math = id.and_then(|id| Some((id, book.face(id).math()?)));
        let (face, math) =
            math.ok_or_else(|| "there is no font for formulas".to_owned())?;
        let formula = Formula::new(math, size);
        let style = MathStyle::of_formula(place == Place::Own);
        let whole = formula.set(&root, style)?;
        if whole.ascent + whole.descent > self.style.text_height() {
            return Err("it is higher than a page".to_owned());
        }
        let parts = formula.parts(&root, style)?;
        if parts.iter().chain([&whole]).any(|part| part.overhang() > size) {
            return Err("white space in it moves it out of its place".to_owned());
        }
        Ok(Set { face, whole, parts })
    }

    /// Adds a formula that is set: in one piece, or in parts with blanks between them where it
    /// is read so and a line of `room` has no room for it.
    fn push_formula(
        &mut self,
        set: Set,
        room: Length,
        (linear, span): (&str, Span),
        voice: &Voice,
        text: &mut StyledText,
    ) {
        let face = set.face;
        let is_parted = set.is_parted(linear);
        let fits = room < Length::MAX && set.whole.width <= room;
        let pieces: Vec<(String, MathBox)> = if is_parted && !fits {
            set.into_read_parts(linear)
        } else {
            vec![(linear.to_owned(), set.whole)]
        };
        for (number, (words, set_part)) in pieces.into_iter().enumerate() {
            if number > 0 {
                self.words(" ", voice, span, text);
            }
            let part = LineFormula { face, text: words.clone(), set: set_part };
            let mut style = self.text_style(voice);
            style.object = Some(self.styles.add_formula(part));
            let style = self.styles.add(style);
            text.push_object(&words, style, span);
        }
    }

    /// Says which colors of a formula are hard to read.
    fn report_faint_formula(&mut self, set: &MathBox, span: Span) {
        for color in set.colors() {
            let told = faint("letters of a formula", color, CONTRAST);
            told.into_iter().for_each(|told| self.diagnostics.report(told.at(span)));
        }
    }

    /// Says why a formula is written in plain characters.
    fn report_linear(&mut self, reason: &str, span: Span) {
        let message =
            format!("the formula is written in a line, `x²`, `√(a+b)`, `a∕b`: {reason}");
        self.diagnostics.report(
            Diagnostic::new(&catalogue::FORMULA_LINEAR, message)
                .at(span)
                .help("write it with other commands, or in shorter pieces"),
        );
    }

    /// Writes a formula in plain characters.
    fn linear(
        &mut self,
        (linear, span): (&str, Span),
        voice: &Voice,
        text: &mut StyledText,
    ) {
        let drawn = self.drawable(linear, voice);
        self.words(&drawn, voice, span, text);
    }
}

/// The lines of a form for the number of a formula: at the end of the line, which is on the
/// left where lines begin on the right.
fn number_lines(form: Form, voice: &Voice) -> LineStyle {
    let is_turned = voice.is_right_to_left();
    let alignment = if is_turned { Alignment::Start } else { Alignment::End };
    LineStyle { alignment, ..form.lines }
}
