//! The notes at the foot of a page, and the pages of notes alone.

use super::super::super::galley::FORBIDDEN;
use super::Cutter;
use super::price::price_of;
use super::trial::Trial;
use crate::geometry::Length;

/// What it costs to split a note, and each of its rows that is left over: as much as a page
/// five lines short.
const SPLIT_NOTE: i64 = 2_500;
const ROW_LEFT_OVER: i64 = 10;

/// What a note costs that begins on a page after its call: only where the calls of rows that
/// stay together are too many for a page.
pub(super) const LATE_NOTE: i64 = 10_000_000;

/// So many late notes count: more of them never cost as much as an end that is forbidden.
const MOST_LATE: usize = 50;

/// The notes of a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Foot {
    /// The row of notes that the next page begins with.
    pub(super) placed: usize,
    /// Their height with the rule above them.
    pub(super) height: Length,
    pub(super) cost: i64,
}

impl Cutter<'_> {
    /// The notes of a page of the rows `start..end`, `used` high, which begins with the row
    /// `first` of the notes.
    pub(super) fn foot(
        &self,
        start: usize,
        end: usize,
        first: usize,
        used: Length,
    ) -> Foot {
        let called = self.called[end];
        if first >= called {
            return Foot { placed: first, height: Length::ZERO, cost: 0 };
        }
        let free = self.room.height - used - self.room.rule;
        let foot = |placed: usize, cost: i64| Foot {
            placed,
            height: match self.strip.height(first..placed) {
                Length::ZERO => Length::ZERO,
                height => height + self.room.rule,
            },
            cost,
        };
        if self.strip.height(first..called) <= free {
            return foot(called, 0);
        }
        let left_over =
            |placed: usize| SPLIT_NOTE + price_of(called - placed, ROW_LEFT_OVER);
        // Each note that is called on the page begins on it.
        let least =
            if called > self.called[start] { self.strip.last_begin(called) } else { first };
        let cut = self.strip.cut(first, called, free);
        if let Some(placed) = cut.filter(|placed| *placed > least) {
            return foot(placed, left_over(placed));
        }
        let placed = cut.unwrap_or_else(|| self.strip.fitting(first, called, free));
        let late = self.strip.notes_from(placed, called, MOST_LATE).max(1);
        foot(placed, price_of(late, LATE_NOTE) + left_over(placed))
    }

    /// The pages of notes alone before a page, where `placed` rows of notes stand on those
    /// before: the row of notes that each ends before. There are none where the rest of the
    /// notes goes with rows of text.
    pub(super) fn alone(&self, trial: Trial<'_>, placed: usize) -> Vec<usize> {
        let start = trial.start;
        let mut ends = Vec::new();
        let mut placed = placed;
        while placed < self.called[start] && !self.goes_with(trial, placed) {
            let free = self.room.height - self.room.rule;
            let called = self.called[start];
            placed = match self.strip.cut(placed, called, free) {
                Some(to) => to,
                // A row that is higher than the page has a page of its own.
                None => self.strip.fitting(placed, called, free).max(placed + 1),
            };
            ends.push(placed);
        }
        ends
    }

    /// Whether the notes from `placed` on go on at the foot of a page.
    fn goes_with(&self, trial: Trial<'_>, placed: usize) -> bool {
        let start = trial.start;
        // What is forced onto a new page takes no notes of the text before it.
        if start == self.rows.len() || self.is_forced(start) {
            return false;
        }
        let least = trial.least_end();
        let filling = self.filled(trial, least);
        // The rows that stay with it bring their notes along, unless they are too many.
        let (mut end, mut whole) = (least, filling);
        while self.rows.get(end).is_some_and(|row| row.penalty >= FORBIDDEN) {
            end += 1;
            self.fill(&mut whole, trial, end);
            if whole.used > self.room.height {
                (end, whole) = (least, filling);
                break;
            }
        }
        self.foot(start, end, placed, whole.used).cost < LATE_NOTE
    }
}
