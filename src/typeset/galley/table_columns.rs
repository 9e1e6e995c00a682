//! How wide the columns of a table are.

use super::super::paragraph::{Atom, AtomKind, StyledText, itemize};
use super::form::Column;
use super::setter::Setter;
use super::table::weight_of;
use super::voice::Voice;
use crate::diagnostic::Span;
use crate::document::{Block, BlockKind, Extent, Figure, Inline, Table};
use crate::geometry::{Length, Size};

/// How wide something would be on one line, and how wide the longest of its words or of the
/// parts that they state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Need {
    natural: Length,
    least: Length,
}

impl Need {
    /// What fills any column, and stands in a narrow one as well.
    fn open(measure: Length) -> Self {
        Self { natural: measure, least: measure / 4 }
    }

    /// What both have room in.
    fn and(self, other: Self) -> Self {
        Self {
            natural: self.natural.max(other.natural),
            least: self.least.max(other.least),
        }
    }
}

impl Setter<'_, '_> {
    /// The columns from the side where lines begin. Where the longest words do not fit, the
    /// table reaches into the margins as far as [`wide`](Self::wide) lets it, then its
    /// letters become as small as it takes: three fifths of the size at least.
    pub(super) fn fitting_columns(
        &mut self,
        table: &Table,
        column: Column,
        voice: &mut Voice,
    ) -> Vec<Column> {
        let widest = self.wide(column);
        let smallest = voice.size.scale(3, 5);
        loop {
            let needs = self.needs(table, column.measure, voice);
            let gutter = gutter(voice);
            let gutters =
                gutter * i64::try_from(needs.len().saturating_sub(1)).unwrap_or(0);
            let needed: Length = needs.iter().map(|need| need.least).sum();
            let room = widest.measure - gutters;
            if needed <= room || voice.size <= smallest {
                let own = column.measure - gutters;
                let widths = share(&needs, own.max(needed.min(room)));
                let reach = ((needed.min(room) - own) / 2).max(Length::ZERO);
                return placed(column.inset(-reach, -reach), &widths, gutter, voice);
            }
            // At least a fiftieth smaller, so that rounding never holds it up.
            let smaller =
                voice.size.scale(widest.measure.raw(), (needed + gutters).raw().max(1));
            voice.size = smaller.min(voice.size.scale(49, 50)).max(smallest);
        }
    }

    /// The column of a table that may reach into the margins: half of the narrower one on
    /// both sides, so that it stays in the middle. What stands in a list or a quotation
    /// keeps to its column.
    fn wide(&self, column: Column) -> Column {
        if !column.left.is_zero() || column.measure != self.style.measure() {
            return column;
        }
        let reach = self.style.margins.left.min(self.style.margins.right) / 2;
        column.inset(-reach, -reach)
    }

    /// What each column needs.
    fn needs(&mut self, table: &Table, measure: Length, voice: &Voice) -> Vec<Need> {
        let mut needs = vec![Need::default(); table.columns.len()];
        let head = table.head.iter().map(|row| (row, true));
        let body = table.body.iter().map(|row| (row, false));
        for (row, is_in_head) in head.chain(body) {
            for (need, cell) in needs.iter_mut().zip(&row.cells) {
                let weight = weight_of(cell, is_in_head, voice.weight);
                let voice = Voice { weight, ..voice.clone() };
                *need = need.and(self.need(&cell.blocks, measure, &voice));
            }
        }
        needs
    }

    /// What a cell needs.
    fn need(&mut self, blocks: &[Block], measure: Length, voice: &Voice) -> Need {
        let elements = self.structure.elements.len();
        let mut need = Need::default();
        for block in blocks {
            need = need.and(if let BlockKind::Paragraph(content) = &block.kind {
                self.words_need(content, voice)
            } else if let BlockKind::Figure(figure) = &block.kind {
                self.figure_need(block.span, figure, measure, voice)
            } else {
                Need::open(measure)
            });
        }
        // Measuring leaves no trace in the structure.
        self.structure.elements.truncate(elements);
        // Rounded up, so that what fits on one line is not broken for a unit.
        let unit = Length::POINT / 10;
        Need { natural: need.natural + unit, least: need.least + unit }
    }

    /// What words need.
    fn words_need(&mut self, content: &[Inline], voice: &Voice) -> Need {
        let text = self.styled(content, voice);
        let places = self.places(&text.text, &voice.language);
        let atoms = itemize(&mut self.shaper, &self.styles, &text, &places);
        let (mut need, mut word) = (Need::default(), Length::ZERO);
        for atom in &atoms {
            let width = self.width(atom);
            need.natural += width;
            word += self.widest_part(&text, atom).unwrap_or(width);
            need.least = need.least.max(word);
            if atom.penalty < crate::line_break::Break::FORBIDDEN {
                word = Length::ZERO;
            }
        }
        need
    }

    /// What a figure needs: the width of its image, unless that is a part of the column's.
    fn figure_need(
        &mut self,
        span: Span,
        figure: &Figure,
        measure: Length,
        voice: &Voice,
    ) -> Need {
        let open = Need::open(measure);
        let image = match figure.image.width() {
            Some(Extent::Part(_)) => None,
            Some(Extent::Length(_) | Extent::Em(_)) | None => {
                self.figure_image(span, figure, measure, voice)
            }
        };
        let image = image.map_or(open, |(_, Size { width, .. })| Need {
            natural: width,
            least: width.min(open.least),
        });
        image.and(self.words_need(&figure.caption, voice))
    }
}

impl Setter<'_, '_> {
    /// The widest part of a word that is divided wherever it states a point.
    fn widest_part(&mut self, text: &StyledText, atom: &Atom) -> Option<Length> {
        let AtomKind::Word(id) = atom.kind else { return None };
        let source = text.text.get(atom.start as usize..atom.end as usize)?;
        let style = *self.styles.get(atom.style);
        let word = (&style, id);
        Some(self.divider.widest_part(&mut self.shaper, &self.styles, word, source))
    }
}

/// The space between two columns.
const fn gutter(voice: &Voice) -> Length {
    voice.size
}

/// Columns of these widths side by side, from where lines begin in the voice's language.
fn placed(within: Column, widths: &[Length], gutter: Length, voice: &Voice) -> Vec<Column> {
    let mut begin = Length::ZERO;
    let mut columns = Vec::with_capacity(widths.len());
    for &measure in widths {
        let left = if voice.is_right_to_left() {
            within.left + within.measure - begin - measure
        } else {
            within.left + begin
        };
        columns.push(Column { left, measure });
        begin += measure + gutter;
    }
    columns
}

/// Shares `room` among columns. All get what they would take on one line where that fits.
/// Else those get it that take no more than an equal part, and the others share what is
/// left: beyond its longest word each by the root of what it lacks, between equal widths,
/// which are too much for short texts, and equal heights, which are too narrow for them.
fn share(needs: &[Need], room: Length) -> Vec<Length> {
    let least: Length = needs.iter().map(|need| need.least).sum();
    if least > room {
        let part = |need: &Need| room.scale(need.least.raw(), least.raw().max(1));
        return needs.iter().map(part).collect();
    }
    let mut widths: Vec<Option<Length>> = vec![None; needs.len()];
    // From the narrowest on: each that is served leaves the others more.
    let mut order: Vec<usize> = (0..needs.len()).collect();
    order.sort_by_key(|at| needs[*at].natural);
    let mut left = room;
    let mut asked = least;
    for (served, &at) in order.iter().enumerate() {
        let Need { natural, least } = needs[at];
        let others = i64::try_from(needs.len() - served).unwrap_or(i64::MAX);
        if natural > left / others || natural + (asked - least) > left {
            continue;
        }
        widths[at] = Some(natural);
        left -= natural;
        asked -= least;
    }
    // Nobody gets more than it takes: who would is served, and the rest shared anew.
    loop {
        let lacks = |at: usize| (needs[at].natural - needs[at].least).raw().max(0).isqrt();
        let open = || order.iter().copied().filter(|at| widths[*at].is_none());
        let total = open().map(lacks).sum::<i64>().max(1);
        let spare = left - asked;
        let width = |at: usize| needs[at].least + spare.scale(lacks(at), total);
        let Some(sated) = open().find(|at| width(*at) >= needs[*at].natural) else {
            return (0..needs.len())
                .map(|at| widths[at].unwrap_or_else(|| width(at)))
                .collect();
        };
        widths[sated] = Some(needs[sated].natural);
        left -= needs[sated].natural;
        asked -= needs[sated].least;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(needs: &[(i64, i64)], room: i64) -> Vec<i64> {
        let point = |points: i64| Length::POINT * points;
        let needs: Vec<Need> = needs
            .iter()
            .map(|(natural, least)| Need { natural: point(*natural), least: point(*least) })
            .collect();
        let widths = share(&needs, point(room));
        widths.iter().map(|width| (width.raw() + 32768) / 65536).collect()
    }

    #[test]
    fn all_get_what_they_take_where_that_fits() {
        assert_eq!(shared(&[(40, 20), (100, 30)], 200), [40, 100]);
    }

    #[test]
    fn narrow_columns_stay_on_one_line_beside_wide_ones() {
        assert_eq!(shared(&[(40, 20), (3000, 60)], 320), [40, 280]);
        assert_eq!(shared(&[(40, 20), (3000, 60), (50, 50)], 320), [40, 230, 50]);
    }

    #[test]
    fn what_wide_columns_lack_is_shared_by_its_root() {
        let widths = shared(&[(420, 20), (3620, 20)], 340);
        assert_eq!(widths, [95, 245]);
    }

    #[test]
    fn longest_words_go_before_short_lines() {
        assert_eq!(shared(&[(40, 22), (3000, 290)], 320), [23, 297]);
        assert_eq!(shared(&[(200, 200), (600, 600)], 400), [100, 300]);
    }

    #[test]
    fn columns_fill_the_room_and_no_more() {
        for room in [150, 200, 333, 500] {
            let sum: i64 =
                shared(&[(80, 50), (700, 40), (90, 10), (200, 45)], room).iter().sum();
            assert!((room - 2..=room + 2).contains(&sum), "{sum} of {room}");
        }
    }
}
