//! Paragraphs set one line longer than they would be (TeX's `\looseness`, TeXbook ch. 14), so
//! that a page that would end short is full.

use super::super::paragraph::{
    Alignment, Atom, RUNT, SetLine, Shape, StyledText, break_lines_in, joined,
};
use super::form::Form;
use super::setter::{Setter, handle};
use super::{Galley, Part, Row, Standing};
use crate::geometry::Length;

/// What it takes to set a paragraph one line longer.
#[derive(Clone, Debug)]
pub(in crate::typeset) struct Again {
    /// By how much more than their natural width its lines would be filled on average, in
    /// thousandths.
    pub(in crate::typeset) share: i64,
    text: StyledText,
    form: Form,
}

/// By how much more than its natural width a line is filled at most, on average, where a
/// paragraph becomes longer, in thousandths. A line of 66 letters has eleven spaces of a
/// quarter em, which stretch by half, and gives a fiftieth itself: 70 would fill all. Beyond
/// 35 one paragraph in 25 fits, below 20 nine in ten do (measured on 500,000 words).
const MOST: i64 = 35;

/// A line that is added to the galley.
#[derive(Clone, Debug)]
pub(in crate::typeset) struct Added {
    /// The row that it stands below.
    pub(in crate::typeset) below: usize,
    row: Row,
}

/// The rows that the lines of a paragraph are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::typeset) struct Stretch {
    /// The paragraph.
    pub(in crate::typeset) paragraph: u32,
    /// The row of its first line.
    pub(in crate::typeset) first: usize,
    /// How many lines it has.
    pub(in crate::typeset) lines: usize,
}

impl Setter<'_, '_> {
    /// What it takes to set a paragraph one line longer, where it stands among others in a
    /// column whose pages end at one depth, calls no note and has no named place, which would
    /// both have to go along, and its lines would not be loose.
    pub(super) fn again(
        &self,
        text: &StyledText,
        form: Form,
        (atoms, lines): (&[Atom], &[SetLine]),
    ) -> Option<Box<Again>> {
        let is_running = form.lines.alignment == Alignment::Justified
            && form.leading == self.style.leading
            && self.alignment.is_none()
            && self.waiting_notes.is_none()
            && self.document.letter.is_none();
        // Where words run both ways, lines change the levels of what they end with.
        let is_one_way = || atoms.iter().all(|atom| atom.level == 0);
        let is_bound = !text.calls.is_empty() || !text.anchors.is_empty();
        if !is_running || is_bound || !is_one_way() {
            return None;
        }
        let measure: Length = lines.iter().map(|line| line.measure).sum();
        let natural: Length = lines.iter().map(|line| line.natural).sum();
        let needed = measure + form.column.measure.scale(RUNT, 100) - natural;
        let share = needed.raw().saturating_mul(1000) / measure.raw().max(1);
        (share <= MOST).then(|| Box::new(Again { share, text: text.clone(), form }))
    }

    /// Sets a paragraph one line longer, where its lines do not become loose by that. The
    /// line is added below the row `below`, which is one of its own. Those of its lines that
    /// the pages `ends` with end with no hyphen, as they are counted then.
    pub(in crate::typeset) fn lengthen(
        &mut self,
        stretch: Stretch,
        below: usize,
        ends: &[usize],
    ) -> Option<Added> {
        let Stretch { paragraph, first, lines: count } = stretch;
        let own = first..first + count;
        let leading = self.style.leading;
        let part = line_part(&mut self.galley, below, paragraph).map(|part| *part)?;
        // Its lines are rows below each other, none higher than the others.
        for (number, row) in (0..).zip(own.clone()) {
            let is_plain = self.galley.rows.get(row)?.height == leading;
            match line_part(&mut self.galley, row, paragraph)? {
                Part::Line { line, .. } if *line == number && is_plain => {}
                Part::Line { .. }
                | Part::Rule { .. }
                | Part::PageNumber { .. }
                | Part::Image { .. } => return None,
            }
        }
        let set = self.galley.paragraphs.get_mut(paragraph as usize)?;
        let Again { share: _, text, form } = *set.again.take()?;
        let atoms = joined(&mut self.shaper, &self.styles, &set.atoms);
        let shape = Shape { measure: form.column.measure, indent: form.indent };
        let (atoms, lines) = break_lines_in(
            &mut self.shaper,
            &mut self.divider,
            &self.styles,
            (&text, &atoms),
            (shape, form.lines),
            count + 1,
        )?;
        if ends.iter().any(|end| lines.get(*end).is_none_or(|line| line.hyphen)) {
            return None;
        }
        (set.atoms, set.lines) = (atoms, lines);
        // What stands below the new line is one line further on in its paragraph.
        for row in below + 1..own.end {
            if let Some(Part::Line { line, .. }) =
                line_part(&mut self.galley, row, paragraph)
            {
                *line += 1;
            }
        }
        let mut part = part;
        if let Part::Line { line, .. } = &mut part {
            *line += 1;
        }
        let from = handle(self.galley.parts.len());
        self.galley.parts.push(part);
        let parts = (from, from.saturating_add(1));
        Some(Added { below, row: Row { height: leading, parts, ..Row::default() } })
    }

    /// Puts lines into the galley, each below its row, in order from above.
    pub(in crate::typeset) fn add_lines(&mut self, added: Vec<Added>) {
        let below: Vec<usize> = added.iter().map(|line| line.below).collect();
        let moved = |row: usize| moved(row, &below);
        let mut added = added.into_iter().peekable();
        let mut rows = Vec::with_capacity(self.galley.rows.len() + below.len());
        for (at, mut row) in std::mem::take(&mut self.galley.rows).into_iter().enumerate() {
            let new = added.next_if(|line| line.below == at).map(|line| line.row);
            row.head = row.head.map(|(from, to)| {
                (handle(moved(from as usize)), handle(moved(to as usize)))
            });
            // What is added below the last line of a paragraph is its last.
            let new = new.map(|new| match row.standing {
                Standing::Last => {
                    Row { standing: std::mem::take(&mut row.standing), ..new }
                }
                Standing::First | Standing::Within => new,
            });
            rows.push(row);
            rows.extend(new);
        }
        self.galley.rows = rows;
        let Galley { chapters, part_pages, leaves, .. } = &mut self.galley;
        for row in chapters.iter_mut().chain(part_pages) {
            *row = moved(*row);
        }
        for leaf in leaves {
            leaf.rows = moved(leaf.rows.start)..moved(leaf.rows.end);
        }
        for (from, to) in &mut self.galley.part_titles {
            (*from, *to) = (moved(*from), moved(*to));
        }
        for paragraph in &mut self.galley.paragraphs {
            // No other page asks for it.
            paragraph.again = None;
        }
        for mark in &mut self.marked {
            mark.place.recount(moved);
        }
    }
}

/// The line of a paragraph in a row.
fn line_part(galley: &mut Galley, row: usize, paragraph: u32) -> Option<&mut Part> {
    let (from, to) = galley.rows.get(row)?.parts;
    let parts = galley.parts.get_mut(from as usize..to as usize)?;
    parts.iter_mut().find(|part| match part {
        Part::Line { paragraph: of, .. } => *of == paragraph,
        Part::Rule { .. } | Part::PageNumber { .. } | Part::Image { .. } => false,
    })
}

/// Where the row is that was the one `row` before lines were added below the rows `below`,
/// which are in order.
pub(in crate::typeset) fn moved(row: usize, below: &[usize]) -> usize {
    row + below.partition_point(|added| *added < row)
}
