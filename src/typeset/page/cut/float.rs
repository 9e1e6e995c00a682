//! Which figures float: the rule, and the pages that come of it.
//!
//! A figure floats where it does not fit at its place and more than a fifth of the page would
//! be empty before it, or more than half where a heading or an announcement holds it. The text
//! behind it then goes on until the page is full, and the figure stands at the head of the next
//! page with the rest of the text below it. It goes past nothing but running text
//! ([`Float::until`]), and past no forced end: where too little text comes to fill the page it
//! stays at its place, at the head of the next page.
//!
//! While pages are cut, a figure that floats makes places of a second kind where a page may
//! end: before a row, with the figure still to come ([`Carried`]). The ways to them are
//! weighed against all others, so that a float costs no widow that could be helped and the
//! whole is the optimum still (Plass, 1981, has them in the same walk). The figure of such a
//! place is at the head of the page that begins there.

use super::super::super::galley::{Float, INTRODUCTION, Tie};
use super::trial::{Filling, Trial};
use super::ways::{Way, Ways};
use super::{Cutter, Foot};
use crate::geometry::Length;
use std::collections::BTreeMap;

/// More than this part of the text's height stays empty before a figure that floats, and no
/// more than this on the page that it leaves.
const EMPTY: i64 = 5;

/// More than this part of it stays empty before a figure that floats away from a heading, or
/// from words that announce it.
const EMPTY_BEHIND_HEADING: i64 = 2;

/// What a page costs that ends before a figure that could float, besides being short: as much
/// as a page ten lines short, so that some later pages may be a few lines short for it, and
/// less than a line alone.
const HELD_BACK: i64 = 10_000;

/// The ways to places where a page may end with a figure still to come: by the row that the
/// next page begins with below the figure, and the figure, as [`Cutter::floats`] count.
pub(super) type Carried = BTreeMap<(usize, usize), Ways>;

/// A page with a figure that does not fit, up to that figure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Approach<'a> {
    /// The page, no figure left out.
    pub(super) trial: Trial<'a>,
    /// The way to it; what is added to its cost is what pages end with.
    pub(super) way: Way,
    /// The first row of notes on it.
    pub(super) first: usize,
}

impl<'a> Cutter<'a> {
    /// The figure that may float from its place before the row `row`.
    fn figure_at(&self, row: usize) -> Option<(usize, &'a Float)> {
        let at = self.floats.binary_search_by_key(&row, |float| float.rows.start).ok()?;
        self.floats.get(at).map(|figure| (at, figure))
    }

    /// Adds the ways to the pages that the figure which begins at the row `at` may float to
    /// from a page, which is filled so far with `filling` and `foot`. Gives what it costs the
    /// page to end before the figure.
    pub(super) fn float(
        &self,
        Approach { trial, way, first }: Approach<'a>,
        at: usize,
        (mut filling, foot): (Filling, Foot),
        carried: &mut Carried,
    ) -> i64 {
        let Some((number, figure)) = self.figure_at(at) else { return 0 };
        let most = self.room.height / EMPTY;
        let spare = self.room.height - filling.used - foot.height;
        let least = match figure.tie {
            Tie::Free => most,
            Tie::Held => self.room.height / EMPTY_BEHIND_HEADING,
        };
        if spare + self.height_of_holder(trial.start, at) <= least
            || self.height_with_space(figure) <= spare
        {
            return 0;
        }
        let trial = Trial { left_out: Some(figure), ..trial };
        let mut held_back = 0;
        for end in figure.rows.end + 1..=figure.until {
            if end == self.rows.len() || self.is_forced(end) {
                break;
            }
            self.fill(&mut filling, trial, end);
            let foot = self.foot(trial.start, end, first, filling.used);
            let spare = self.room.height - filling.used - foot.height;
            if spare < Length::ZERO {
                break;
            }
            if spare <= most {
                let own = foot.cost + self.cost(trial, end, filling, (first, foot));
                let way = Way { cost: way.cost + own, placed: foot.placed, ..way };
                carried.entry((end, number)).or_default().add(way);
                held_back = HELD_BACK;
            }
        }
        held_back
    }

    /// The height of what holds the figure at the row `at`, on a page from the row `start` on:
    /// it would leave the page with the figure.
    fn height_of_holder(&self, start: usize, at: usize) -> Length {
        let may_end = |row: &usize| self.rows[*row].penalty < INTRODUCTION;
        let begin = (start..=at).rev().find(may_end).unwrap_or(start);
        self.rows[begin..at].iter().map(|row| row.before + row.height).sum()
    }

    /// The height of a figure at its place, of several that of the first.
    fn height_with_space(&self, figure: &Float) -> Length {
        let rows = self.rows.get(figure.rows.start..figure.first_end).unwrap_or(&[]);
        rows.iter().map(|row| row.before + row.height).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::super::galley::{FORBIDDEN, FORCED, Floated, move_rows};
    use super::super::tests::{demand, lines, room, strip};
    use super::super::{Bottom, Cut, Demand, PageRows, Room, cut};
    use super::*;
    use proptest::prelude::*;
    use std::ops::Range;

    /// A figure that may go past the text up to the row `until`.
    fn float(rows: Range<usize>, until: usize) -> Float {
        let (first_end, below) = (rows.end, Length::POINT / 2);
        Float { rows, first_end, until, closed: Length::ZERO, below, tie: Tie::Free }
    }

    /// Lines, twenty a page, with figures of one row that are so high.
    fn with_figures(count: usize, figures: &[(usize, i64)]) -> Vec<Demand> {
        let mut rows = lines(count);
        for (row, height) in figures {
            rows[*row].height = Length::POINT * *height;
        }
        rows
    }

    fn cut_at(rows: &[Demand], floats: &[Float]) -> Cut {
        let (strip, called) = strip(rows.len(), &[]);
        let room = Room { bottom: Bottom::Flush, ..room(20) };
        cut(rows, floats, (&strip, &called), room)
    }

    fn pages(cut: &Cut) -> Vec<(Range<usize>, usize)> {
        cut.pages.iter().map(|page| (page.rows.clone(), page.floated)).collect()
    }

    #[test]
    fn the_page_is_filled_and_the_figure_heads_the_next() {
        let rows = with_figures(40, &[(10, 12)]);
        let cut = cut_at(&rows, &[float(10..11, 40)]);
        assert_eq!(pages(&cut)[..2], [(0..20, 0), (20..28, 1)]);
        let figure = float(10..11, 40);
        assert_eq!(cut.floated, [Floated { figure, before: 21 }]);
        // Without leave to float the page is half empty.
        assert_eq!(cut_at(&rows, &[]).pages[0].rows, 0..10);
    }

    #[test]
    fn a_figure_stays_that_fits_or_before_which_little_is_empty() {
        let fits = with_figures(40, &[(10, 10)]);
        assert_eq!(cut_at(&fits, &[float(10..11, 40)]).floated, []);
        let rows = with_figures(60, &[(16, 12)]);
        assert_eq!(cut_at(&rows, &[float(16..17, 60)]).floated, []);
        let rows = with_figures(60, &[(15, 12)]);
        assert_eq!(cut_at(&rows, &[float(15..16, 60)]).floated.len(), 1);
    }

    #[test]
    fn a_figure_goes_no_further_than_it_may_and_past_no_forced_end() {
        // Six lines leave as much as a fifth of the page, and five leave more.
        for (until, count) in [(17, 1), (16, 0)] {
            let mut rows = with_figures(40, &[(10, 12)]);
            rows[until].penalty = 0;
            assert_eq!(cut_at(&rows, &[float(10..11, until)]).floated.len(), count);
        }
        let mut rows = with_figures(40, &[(10, 12)]);
        rows[21].penalty = FORCED;
        let cut = cut_at(&rows, &[float(10..11, 40)]);
        // The last line before it stands below the figure.
        assert!(cut.floated.iter().all(|one| one.before <= 20), "{cut:?}");
        assert_eq!(cut_at(&rows[..17], &[float(10..11, 17)]).floated.len(), 0);
    }

    #[test]
    fn a_page_may_receive_a_figure_and_leave_the_next_one_out() {
        let rows = with_figures(80, &[(10, 12), (23, 10)]);
        let cut = cut_at(&rows, &[float(10..11, 23), float(23..24, 80)]);
        let befores: Vec<usize> = cut.floated.iter().map(|one| one.before).collect();
        assert_eq!(befores.len(), 2, "{cut:?}");
        assert_eq!(befores[0], 21);
        assert_eq!(pages(&cut)[2].1, 1);
    }

    #[test]
    fn a_float_leaves_no_line_alone() {
        let mut rows = with_figures(60, &[(10, 12)]);
        // Paragraphs of five lines behind the figure: the tenth line is the last of one.
        for paragraph in 0..8 {
            rows[11 + paragraph * 5 + 1].penalty = 100_000;
            rows[11 + paragraph * 5 + 4].penalty = 100_000;
        }
        let cut = cut_at(&rows, &[float(10..11, 60)]);
        let before = cut.floated[0].before;
        assert!(![1, 4].contains(&((before - 11) % 5)), "{cut:?}");
    }

    /// Figures among `count` rows: where each begins, how many rows it has and past how many
    /// more it may go.
    fn floats(count: usize, places: &[(usize, usize, usize)]) -> Vec<Float> {
        let mut floats: Vec<Float> = Vec::new();
        for (from, rows, past) in places {
            let from = from % count;
            let end = (from + rows).min(count);
            if floats.last().is_none_or(|last| last.rows.end <= from) {
                if let Some(last) = floats.last_mut() {
                    last.until = last.until.min(from);
                }
                floats.push(float(from..end, (end + past).min(count)));
            }
        }
        floats
    }

    /// What a page takes, its rows given as they stand on it.
    fn height(page: &PageRows, rows: &[Demand]) -> Length {
        let of = &rows[page.rows.clone()];
        let head = of.first().filter(|_| page.floated == 0).map(|row| row.head);
        let rest = of.iter().enumerate().map(|(at, row)| {
            let gap = if row.has_gap { page.stretch } else { Length::ZERO };
            row.height + if at > 0 { row.before + gap } else { Length::ZERO }
        });
        head.unwrap_or_default() + rest.sum::<Length>()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]
        #[test]
        fn rows_are_placed_once_and_within_the_page_whatever_floats(
            mut rows in prop::collection::vec(demand(), 20..80),
            mut places in prop::collection::vec((0..80_usize, 1..4_usize, 0..40_usize), 1..8),
            notes in prop::collection::vec((0..80_usize, 1..20_usize), 0..6),
            bottom in prop_oneof![Just(Bottom::Flush), Just(Bottom::Ragged)],
        ) {
            places.sort_unstable();
            let floats = floats(rows.len(), &places);
            for float in &floats {
                for (at, row) in rows[float.rows.clone()].iter_mut().enumerate() {
                    row.height = Length::POINT * 4;
                    row.penalty = if at > 0 { FORBIDDEN } else { 0 };
                    row.head = Length::ZERO;
                }
            }
            let set_gaps = |rows: &mut [Demand]| {
                for row in rows {
                    row.has_gap = row.before > Length::ZERO && row.penalty < FORBIDDEN;
                }
            };
            set_gaps(&mut rows);
            let is_in_figure = |row: usize| floats.iter().any(|one| one.rows.contains(&row));
            let notes: Vec<_> =
                notes.into_iter().filter(|(row, _)| !is_in_figure(*row)).collect();
            let (strip, called) = strip(rows.len(), &notes);
            let room = Room { bottom, ..room(20) };
            let cut = cut(&rows, &floats, (&strip, &called), room);
            let mut order: Vec<(usize, Length)> =
                (0..rows.len()).map(|row| (row, Length::ZERO)).collect();
            move_rows(&mut order, &cut.floated, |(_, space)| space);
            move_rows(&mut rows, &cut.floated, |row| &mut row.before);
            set_gaps(&mut rows);
            let (mut row, mut note, mut calls) = (0, 0, 0);
            for page in &cut.pages {
                prop_assert_eq!(page.rows.start, row);
                prop_assert_eq!(page.notes.start, note);
                (row, note) = (page.rows.end, page.notes.end);
                for (source, _) in &order[page.rows.clone()] {
                    calls = calls.max(called[source + 1]);
                }
                prop_assert!(page.notes.end <= calls);
                let head = &order[page.rows.start..page.rows.start + page.floated];
                prop_assert!(head.iter().all(|(row, _)| is_in_figure(*row)));
                let mut height = height(page, &rows);
                if !page.notes.is_empty() {
                    height += strip.height(page.notes.clone()) + room.rule;
                }
                let is_one_row = page.rows.len() + page.notes.len() == 1;
                prop_assert!(height <= room.height || is_one_row, "{page:?}: {height:?}");
            }
            prop_assert_eq!((row, note), (rows.len(), strip.len()));
            // But for figures the order is that of the source.
            let text = order.iter().map(|(row, _)| *row).filter(|row| !is_in_figure(*row));
            prop_assert!(text.is_sorted());
        }
    }
}
