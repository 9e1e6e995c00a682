//! How wide the columns of a table are.

use super::super::paragraph::{Atom, AtomKind, Points, StyledText, itemize};
use super::form::Column;
use super::setter::Setter;
use super::table::weight_of;
use super::voice::Voice;
use crate::diagnostic::Span;
use crate::document::{Block, BlockKind, Extent, Figure, Inline, Table};
use crate::geometry::{Length, Size};
use crate::language::addresses;

/// How wide something would be on one line, and how wide the longest of its words or of the
/// parts that they state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Need {
    natural: Length,
    least: Length,
    /// The least where long words of sentences are divided.
    divided: Length,
    /// What sentences are read with ease in; the least of all else.
    wanted: Length,
    /// The squares of the natural widths of its cells, in points, and how many there are.
    squares: (i64, i64),
}

impl Need {
    /// What is so wide on one line, and at least.
    fn of(natural: Length, least: Length) -> Self {
        let points = natural.raw() / Length::POINT.raw();
        let squares = (points.saturating_mul(points), 1);
        Self { natural, least, divided: least, wanted: least, squares }
    }

    /// The same of a sentence in letters of `size`, the widest part of its divided words being
    /// so wide.
    fn of_sentence(natural: Length, least: Length, part: Length, size: Length) -> Self {
        Self {
            divided: part.max(size * NARROWEST).min(least),
            wanted: part.max(size * NARROW).min(natural),
            ..Self::of(natural, least)
        }
    }

    /// What fills any column, and stands in a narrow one as well.
    fn open(measure: Length) -> Self {
        Self::of(measure, measure / 4)
    }

    /// What both have room in.
    fn and(self, other: Self) -> Self {
        let (one, another) = (self.squares, other.squares);
        Self {
            natural: self.natural.max(other.natural),
            least: self.least.max(other.least),
            divided: self.divided.max(other.divided),
            wanted: self.wanted.max(other.wanted),
            squares: (one.0.saturating_add(another.0), one.1.saturating_add(another.1)),
        }
    }

    /// How much text its cells hold: the root of the mean of their squares, so that a single
    /// long one counts, and many that are as long count more.
    fn amount(self) -> Length {
        let (sum, count) = self.squares;
        Length::POINT * (sum / count.max(1)).isqrt()
    }
}

/// A column of sentences, the long words of which are divided, is so many times as wide as its
/// letters are high, about 18 of them, before those of the table shrink; where others need the
/// room it is no narrower than so many.
const NARROW: i64 = 8;
const NARROWEST: i64 = 5;

/// What has so many words at least is a sentence.
const SENTENCE: usize = 4;

impl Setter<'_, '_> {
    /// The columns from the side where lines begin. Where the longest words do not fit, the
    /// table reaches into the margins as far as [`wide`](Self::wide) lets it, then the long
    /// words of its sentences are divided, and its letters become as small as it takes: three
    /// fifths of the size at least.
    pub(super) fn fitting_columns(
        &mut self,
        table: &Table,
        column: Column,
        voice: &mut Voice,
    ) -> Vec<Column> {
        let widest = self.wide(column);
        let (usual, smallest) = (voice.size, voice.size.scale(3, 5));
        loop {
            let mut needs = self.needs(table, column.measure, voice);
            let gutter = gutter(voice);
            let gutters =
                gutter * i64::try_from(needs.len().saturating_sub(1)).unwrap_or(0);
            let room = widest.measure - gutters;
            let whole: Length = needs.iter().map(|need| need.least).sum();
            let wanted: Length = needs.iter().map(|need| need.wanted).sum();
            if whole <= room || wanted <= room || voice.size <= smallest {
                let is_tight = whole > room || voice.size < usual;
                let own = column.measure - gutters;
                let taken = if is_tight { room } else { own.max(whole) };
                if is_tight {
                    needs.iter_mut().for_each(|need| need.least = need.divided);
                }
                let widths = share(&needs, taken);
                let reach = ((taken - own) / 2).max(Length::ZERO);
                return placed(column.inset(-reach, -reach), &widths, gutter, voice);
            }
            // At least a fiftieth smaller, so that rounding never holds it up.
            let needed = (whole.min(wanted) + gutters).raw().max(1);
            let smaller = voice.size.scale(widest.measure.raw(), needed);
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
        Need {
            natural: need.natural + unit,
            least: need.least + unit,
            divided: need.divided + unit,
            wanted: need.wanted + unit,
            ..need
        }
    }

    /// How wide the longest word of a line is.
    pub(super) fn longest_word(&mut self, content: &[Inline], voice: &Voice) -> Length {
        let elements = self.structure.elements.len();
        let need = self.words_need(content, voice);
        // Measuring leaves no trace in the structure.
        self.structure.elements.truncate(elements);
        need.least
    }

    /// What words need.
    fn words_need(&mut self, content: &[Inline], voice: &Voice) -> Need {
        let text = self.styled(content, voice);
        let places = self.places(&text.text, &voice.language);
        let atoms = itemize(&mut self.shaper, &self.styles, &text, &places);
        let (mut natural, mut least, mut widest) =
            (Length::ZERO, Length::ZERO, Length::ZERO);
        let (mut word, mut part) = (Length::ZERO, Length::ZERO);
        let is_sentence = text.text.split_whitespace().count() >= SENTENCE;
        let addresses = addresses(&text.text);
        for atom in &atoms {
            let width = self.width(atom);
            let start = atom.start as usize;
            let is_address = addresses.iter().any(|address| address.contains(&start));
            let all = if is_address { Points::Stated } else { Points::All };
            natural += width;
            word += self.widest_part(&text, atom, Points::Stated).unwrap_or(width);
            part += self.widest_part(&text, atom, all).unwrap_or(width);
            (least, widest) = (least.max(word), widest.max(part));
            if atom.penalty < crate::line_break::Break::FORBIDDEN
                && !is_within_range(&text.text, atom.end as usize)
            {
                (word, part) = (Length::ZERO, Length::ZERO);
            }
        }
        if is_sentence {
            Need::of_sentence(natural, least, widest, voice.size)
        } else {
            Need::of(natural, least)
        }
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
        let image = image.map_or(open, |(_, Size { width, .. })| {
            let least = width.min(open.least);
            Need::of(width, least)
        });
        image.and(self.words_need(&figure.caption, voice))
    }
}

impl Setter<'_, '_> {
    /// The widest part of a word that is divided at all of `points`.
    fn widest_part(
        &mut self,
        text: &StyledText,
        atom: &Atom,
        points: Points,
    ) -> Option<Length> {
        let AtomKind::Word(id) = atom.kind else { return None };
        let source = text.text.get(atom.start as usize..atom.end as usize)?;
        let style = *self.styles.get(atom.style);
        let points = if style.running { points } else { Points::Stated };
        let (word, wanted) = ((&style, id), (source, points));
        Some(self.divider.widest_part(&mut self.shaper, &self.styles, word, wanted))
    }
}

/// Whether the byte `at` of a text stands behind the dash of a range: `0.5–9.75`. A line may
/// end there, but a column that has room for the whole keeps it on one.
fn is_within_range(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else { return false };
    let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let from = before.strip_suffix('–').unwrap_or("");
    figure(from.chars().next_back()) && figure(after.chars().next())
}

/// The space between two columns.
pub(super) const fn gutter(voice: &Voice) -> Length {
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
/// left by the amount of their text, beyond the narrowest of their longest words each by the
/// root of what it lacks, between equal widths, which are too much for short texts, and equal
/// heights, which are too narrow for them. None is narrower than its longest word.
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
        let Need { natural, least, .. } = needs[at];
        let others = i64::try_from(needs.len() - served).unwrap_or(i64::MAX);
        if natural > left / others || natural + (asked - least) > left {
            continue;
        }
        widths[at] = Some(natural);
        left -= natural;
        asked -= least;
    }
    // Nobody gets more than it takes or less than its longest word: who would is served, and
    // the rest shared anew.
    loop {
        let open: Vec<usize> =
            order.iter().copied().filter(|at| widths[*at].is_none()).collect();
        let base = open.iter().map(|at| needs[*at].least).min().unwrap_or_default();
        let lacks = |at: usize| (needs[at].amount() - base).raw().max(1).isqrt();
        let total = open.iter().map(|at| lacks(*at)).sum::<i64>().max(1);
        let spare = left - base * i64::try_from(open.len()).unwrap_or(i64::MAX);
        let width = |at: usize| base + spare.scale(lacks(at), total);
        let leaves_enough = |at: usize| left - needs[at].natural >= asked - needs[at].least;
        let is_sated = |at: usize| width(at) >= needs[at].natural && leaves_enough(at);
        let find = |is: &dyn Fn(usize) -> bool| open.iter().copied().find(|at| is(*at));
        let sated = find(&is_sated).map(|at| (at, needs[at].natural));
        let starved =
            || find(&|at| width(at) < needs[at].least).map(|at| (at, needs[at].least));
        let Some((served, own)) = sated.or_else(starved) else {
            return (0..needs.len())
                .map(|at| widths[at].unwrap_or_else(|| width(at)))
                .collect();
        };
        widths[served] = Some(own);
        left -= own;
        asked -= needs[served].least;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(needs: &[(i64, i64)], room: i64) -> Vec<i64> {
        let point = |points: i64| Length::POINT * points;
        let needs: Vec<Need> = needs
            .iter()
            .map(|(natural, least)| Need::of(point(*natural), point(*least)))
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
        assert_eq!(shared(&[(40, 22), (3000, 290)], 320), [30, 290]);
        assert_eq!(shared(&[(200, 200), (600, 600)], 400), [100, 300]);
    }

    #[test]
    fn equal_texts_get_equal_widths_whatever_their_longest_words_are() {
        assert_eq!(shared(&[(400, 50), (400, 80)], 200), [100, 100]);
        assert_eq!(shared(&[(400, 50), (400, 120)], 200), [80, 120]);
    }

    #[test]
    fn a_single_long_cell_counts_less_than_many() {
        let cell = |points: i64| {
            let [natural, least] = [points, 20].map(|points| Length::POINT * points);
            Need::of(natural, least)
        };
        let rare = (0..9).fold(cell(500), |need, _| need.and(cell(60)));
        let often = (0..9).fold(cell(500), |need, _| need.and(cell(500)));
        let widths = share(&[rare, often], Length::POINT * 300);
        assert!(widths[0] * 3 < widths[1] * 2, "{widths:?}");
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
