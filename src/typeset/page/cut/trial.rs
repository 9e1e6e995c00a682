//! A page as it is tried: which rows it has, and how full they make it.

use super::super::super::galley::{FORBIDDEN, Float};
use super::Cutter;
use crate::geometry::Length;
use std::ops::Range;

/// A page that is tried. Its rows are those from one on, in the order of the source, but for
/// figures that float.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trial<'a> {
    /// The row that it begins with, below a figure that floats to its head.
    pub(super) start: usize,
    /// The figure at its head that has its place on the page before.
    pub(super) head: Option<&'a Float>,
    /// The figure among its rows that is at the head of the next page.
    pub(super) left_out: Option<&'a Float>,
}

/// The text of a page as far as it is filled.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Filling {
    pub(super) used: Length,
    pub(super) gaps: i64,
}

impl Trial<'_> {
    /// The first row that it may end before: a figure at its head may be all that it has.
    pub(super) const fn least_end(self) -> usize {
        match self.head {
            Some(_) => self.start,
            None => self.start + 1,
        }
    }

    /// Its rows in the order of the pages, where it ends before the row `end`.
    pub(super) fn rows(self, end: usize) -> Range<usize> {
        let count = |float: Option<&Float>| float.map_or(0, |float| float.rows.len());
        self.start - count(self.head)..end - count(self.left_out)
    }

    /// The white space above a row, where it is another one than in the order of the source:
    /// between what is around a figure that is left out, and below one at the head.
    fn space_above(self, row: usize, usual: Length) -> Option<Length> {
        let below = self.head.map(|figure| figure.below);
        match self.left_out {
            Some(figure) if figure.rows.end == row => {
                let below = below.filter(|_| figure.rows.start == self.start);
                Some(figure.closed.max(below.unwrap_or_default()))
            }
            Some(_) | None => Some(usual.max(below.filter(|_| row == self.start)?)),
        }
    }
}

impl Cutter<'_> {
    /// A page as it begins.
    pub(super) fn opening(&self, trial: Trial<'_>) -> Filling {
        let mut filling = Filling::default();
        let figure = trial.head.map_or(0..0, |figure| figure.rows.clone());
        for (at, row) in self.rows[figure].iter().enumerate() {
            filling.used += row.height;
            if at > 0 {
                filling.used += row.before;
                filling.gaps += i64::from(row.has_gap);
            }
        }
        filling
    }

    /// Adds the row before `end` to a page.
    pub(super) fn fill(&self, filling: &mut Filling, trial: Trial<'_>, end: usize) {
        let at = end - 1;
        let row = &self.rows[at];
        filling.used += row.height;
        if let Some(space) = trial.space_above(at, row.before) {
            filling.used += space;
            let has_gap = space > Length::ZERO && row.penalty < FORBIDDEN;
            filling.gaps += i64::from(has_gap);
        } else if at > trial.start {
            filling.used += row.before;
            filling.gaps += i64::from(row.has_gap);
        } else {
            filling.used += row.head;
        }
    }

    /// A page that ends before the row `end`.
    pub(super) fn filled(&self, trial: Trial<'_>, end: usize) -> Filling {
        let is_left_out =
            |row: usize| trial.left_out.is_some_and(|figure| figure.rows.contains(&row));
        let mut filling = self.opening(trial);
        for end in trial.start + 1..=end {
            if !is_left_out(end - 1) {
                self.fill(&mut filling, trial, end);
            }
        }
        filling
    }
}
