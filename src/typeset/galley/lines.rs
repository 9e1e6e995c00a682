//! Text → rows: paragraphs broken into lines, each line in its row.

use super::super::paragraph::{
    Alignment, Anchor, Atom, AtomKind, Division, SetLine, Shape, StyledText, break_lines,
    break_lines_evenly, itemize, keep_lines, verse_lines, width,
};
use super::super::step::Step;
use super::super::text_style::ObjectKind;
use super::form::Form;
use super::formula::{FORMULA_ASCENT, FORMULA_DEPTH};
use super::image::LINE_ASCENT;
use super::setter::{Marked, Place, Setter, baseline, handle, on_grid};
use super::stanza::{LineStanding, ORPHAN, WIDOW, standings};
use super::voice::Voice;
use super::{FORCED, Part, Row, SetParagraph, Standing};
use crate::document::BlockId;
use crate::geometry::Length;
use crate::language::{OpportunityKind, Tag, segment};

impl Setter<'_, '_> {
    /// Breaks `text` into lines and keeps them; gives the paragraph's handle.
    pub(super) fn paragraph(
        &mut self,
        text: &StyledText,
        form: Form,
        origin: Option<BlockId>,
    ) -> u32 {
        (self.watch)(Step::Shaping);
        let language = self.language_of(text);
        segment::segment(&text.text, &language, &mut self.opportunities);
        self.divide_code(text);
        let places = self.listed_places();
        let atoms = itemize(&mut self.shaper, &self.styles, text, &places);
        self.report_missing(text, &atoms);
        (self.watch)(Step::LineBreaking);
        let measure = form.column.measure;
        let (atoms, lines) = match form.lines.alignment {
            Alignment::Kept => keep_lines(&mut self.shaper, &self.styles, &atoms, measure),
            Alignment::Verse => verse_lines(
                &mut self.shaper,
                &mut self.divider,
                &self.styles,
                (text, &atoms),
                (measure, form.lines),
            ),
            Alignment::Justified
            | Alignment::Start
            | Alignment::Center
            | Alignment::End
            | Alignment::Left
            | Alignment::Right => {
                let break_lines = match form.lines.division {
                    Division::Full => break_lines,
                    Division::Balanced => break_lines_evenly,
                };
                break_lines(
                    &mut self.shaper,
                    &mut self.divider,
                    &self.styles,
                    (text, &atoms),
                    (Shape { measure, indent: form.indent }, form.lines),
                )
            }
        };
        (self.watch)(Step::Blocks);
        self.report_overfull(text, &atoms, &lines);
        self.report_loose(text, &atoms, &lines);
        let again = self.again(text, form, (&atoms, &lines));
        self.galley.paragraphs.push(SetParagraph {
            atoms,
            lines,
            justified: form.lines.alignment == Alignment::Justified,
            calls: text.calls.clone(),
            anchors: text.anchors.clone(),
            block: origin,
            made: 0,
            again,
        });
        handle(self.galley.paragraphs.len() - 1)
    }

    /// The language of a paragraph: that of its first words.
    fn language_of(&self, text: &StyledText) -> Tag {
        text.stretches().next().map_or_else(Tag::default, |(_, _, style)| {
            self.styles.tag(self.styles.get(style).language).clone()
        })
    }

    /// The places where lines of `text` may end, with their penalties. A soft hyphen is not
    /// among them: it divides its word, which is the lines' own work.
    pub(super) fn places(&mut self, text: &str, language: &Tag) -> Vec<(usize, i32)> {
        segment::segment(text, language, &mut self.opportunities);
        self.listed_places()
    }

    /// Adds the places in code that stands among words.
    fn divide_code(&mut self, text: &StyledText) {
        for (start, end, style) in text.stretches() {
            if !self.styles.get(style).running {
                let code = text.text.get(start..end).unwrap_or("");
                segment::divide_code(code, start, &mut self.opportunities);
            }
        }
    }

    fn listed_places(&self) -> Vec<(usize, i32)> {
        self.opportunities
            .iter()
            .filter(|place| place.kind != OpportunityKind::SoftHyphen)
            .map(|place| (place.at, place.penalty))
            .collect()
    }

    /// The natural width of an atom.
    pub(super) fn width(&mut self, atom: &Atom) -> Length {
        width(&mut self.shaper, &self.styles, atom)
    }

    /// The width of a text on one line.
    pub(super) fn natural_width(&mut self, text: &StyledText) -> Length {
        let atoms = itemize(&mut self.shaper, &self.styles, text, &[]);
        atoms.iter().map(|atom| self.width(atom)).sum()
    }

    /// Adds the lines of a paragraph as rows, and says between which of them no page ends.
    pub(super) fn rows(&mut self, paragraph: u32, form: Form) {
        let set = &self.galley.paragraphs[paragraph as usize];
        let ends: Vec<usize> = set
            .lines
            .iter()
            .map(|line| set.atoms[line.first as usize..line.last as usize].last())
            .map(|atom| atom.map_or(0, |atom| atom.end as usize))
            .collect();
        let extents: Vec<(Length, Length)> = set
            .lines
            .iter()
            .map(|line| self.line_extent(set, line, form.leading))
            .collect();
        let standings = standings(set, form.lines.alignment);
        let set = &mut self.galley.paragraphs[paragraph as usize];
        let mut anchors = std::mem::take(&mut set.anchors).into_iter().peekable();
        let mut calls = set.calls.clone().into_iter().peekable();
        let after_heading = std::mem::take(&mut self.after_heading);
        for (at, (end, standing)) in ends.iter().zip(&standings).enumerate() {
            let LineStanding::Among { penalty, standing } = *standing else {
                self.space_more(form.leading);
                continue;
            };
            if at > 0 {
                self.penalty(penalty);
            }
            if at == 1 && after_heading {
                self.keep();
            }
            while let Some(call) = calls.next_if(|call| call.at < *end) {
                self.calls.push(call.note);
            }
            let is_last = at + 1 == ends.len();
            while let Some(anchor) = anchors.next_if(|anchor| anchor.at < *end || is_last) {
                self.anchor(anchor, self.galley.rows.len());
            }
            let part = Part::Line {
                paragraph,
                line: handle(at),
                x: form.column.left,
                baseline: extents[at].1,
            };
            self.row(extents[at].0, &[part]);
            self.stands(self.galley.rows.len() - 1, standing);
        }
        // Below the last line that is shown.
        for anchor in anchors {
            self.anchor(anchor, self.galley.rows.len().saturating_sub(1));
        }
    }

    /// Makes a destination of a named place in a row.
    fn anchor(&mut self, Anchor { at: _, name, element }: Anchor, row: usize) {
        self.marked.push(Marked {
            place: Place::Row(row),
            element,
            heading: None,
            head: Vec::new(),
            name: Some(name),
        });
    }

    /// Says of what stands within a quotation or a notice, in the rows from `first` on, that
    /// neither its first nor its last line is left alone: a line of code, a name.
    pub(super) fn keep_ends(&mut self, first: usize) {
        let rows = self.galley.rows.get_mut(first..).unwrap_or(&mut []);
        let most = self.style.leading * 2;
        let [one, .., other] = rows else { return };
        let strands = |row: &Row| row.height <= most;
        let (at_foot, at_head) = (strands(one), strands(other));
        if let Some(second) = rows.get_mut(1).filter(|row| row.penalty != FORCED && at_foot)
        {
            second.penalty = second.penalty.max(ORPHAN);
        }
        if let Some(last) = rows.last_mut().filter(|row| row.penalty != FORCED && at_head) {
            last.penalty = last.penalty.max(WIDOW);
        }
        let last = self.galley.rows.len() - 1;
        if at_foot {
            self.stands(first, Standing::First);
        }
        if at_head {
            self.stands(last, Standing::Last);
        }
    }

    /// Sets text with the notes called in it; gives the paragraph's handle. `origin` is the
    /// block whose text it is.
    pub(super) fn set_text(
        &mut self,
        text: &StyledText,
        form: Form,
        origin: Option<BlockId>,
        voice: &Voice,
    ) -> u32 {
        let paragraph = self.paragraph(text, form, origin);
        self.rows(paragraph, form);
        for call in &text.calls {
            self.note(call.note, voice);
        }
        paragraph
    }

    /// The height of a line, and where its baseline stands in it: the leading, or as many
    /// times that as the highest object in it takes above, and the deepest one below.
    fn line_extent(
        &self,
        set: &SetParagraph,
        line: &SetLine,
        leading: Length,
    ) -> (Length, Length) {
        let atoms = set.atoms.get(line.first as usize..line.last as usize).unwrap_or(&[]);
        let (mut above, mut below) = (Length::ZERO, Length::ZERO);
        for atom in atoms {
            let AtomKind::Object(id) = atom.kind else { continue };
            let object = self.styles.object(id);
            let size = self.styles.get(atom.style).size;
            let (ascent, depth) = match object.kind {
                ObjectKind::Image(_) => (LINE_ASCENT, Length::MAX),
                // Lines next to each other seldom reach for one another in one place.
                ObjectKind::Formula(_) => (FORMULA_ASCENT, size.scale(FORMULA_DEPTH, 100)),
            };
            let over = object.size.height - object.depth;
            if over > size.scale(ascent, 100) {
                above = above.max(over);
            }
            if object.depth > depth {
                below = below.max(object.depth);
            }
        }
        let usual = baseline(leading, self.style);
        let height = if above.is_zero() {
            leading
        } else {
            on_grid(above + leading - usual, leading)
        };
        let stands = baseline(height, self.style);
        if below.is_zero() {
            return (height, stands);
        }
        (height + on_grid(below - (leading - usual), leading), stands)
    }
}
