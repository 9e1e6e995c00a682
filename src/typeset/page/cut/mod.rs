//! Where pages end: the optimum over the whole document.
//!
//! A walk over all rows that keeps, for each place where a page may end, the cheapest ways
//! to it (Plass, «Optimal Pagination Techniques», 1981): of all ways that leave as much over
//! of the notes, the cheapest one. Where figures float is part of it; see [`float`].

mod float;
mod foot;
mod price;
mod trial;
mod ways;

use super::super::galley::{FORCED, Float, Floated, INTRODUCTION, SHORT_LAST_PAGE};
use super::strip::Strip;
use crate::geometry::Length;
use float::{Approach, Carried};
use foot::{Foot, LATE_NOTE};
use price::{SHORT_PAGE, price, price_of, shortness, unavoidable};
use std::ops::Range;
use trial::{Filling, Trial};
use ways::{Way, Ways};

/// What a row asks of its page.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::typeset) struct Demand {
    /// Its height.
    pub(in crate::typeset) height: Length,
    /// White space above it, dropped at the head of a page.
    pub(in crate::typeset) before: Length,
    /// Whether the white space above it may grow.
    pub(in crate::typeset) has_gap: bool,
    /// What a page's end above it costs.
    pub(in crate::typeset) penalty: i32,
    /// The height of what is repeated above it at the head of a page.
    pub(in crate::typeset) head: Length,
}

/// What pages have room for.
#[derive(Clone, Copy, Debug)]
pub(in crate::typeset) struct Room {
    /// The height of the text, notes taken in.
    pub(in crate::typeset) height: Length,
    /// The height of a line.
    pub(in crate::typeset) line: Length,
    /// What the first note of a page needs above it.
    pub(in crate::typeset) rule: Length,
    /// Where the last line of a page stands.
    pub(in crate::typeset) bottom: Bottom,
}

/// Where the last lines of pages stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::typeset) enum Bottom {
    /// At one depth, where white space between blocks allows it.
    Flush,
    /// Where they happen to.
    Ragged,
}

/// What stands on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::typeset) struct PageRows {
    /// The rows; none on a page of notes alone.
    pub(in crate::typeset) rows: Range<usize>,
    /// The rows of notes, on the strip of all.
    pub(in crate::typeset) notes: Range<usize>,
    /// What is added to each gap between blocks.
    pub(in crate::typeset) stretch: Length,
    /// How many of the rows, from the first on, are a figure that has its place on the page
    /// before and floats to the head of this one.
    pub(in crate::typeset) floated: usize,
}

impl PageRows {
    /// The rows without a figure that floats to the head of the page: what goes on from the
    /// page before.
    pub(in crate::typeset) fn text(&self) -> Range<usize> {
        self.rows.start + self.floated..self.rows.end
    }
}

/// A document cut into pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::typeset) struct Cut {
    /// The pages, their rows counted as they stand on pages.
    pub(in crate::typeset) pages: Vec<PageRows>,
    /// The figures that float, in order.
    pub(in crate::typeset) floated: Vec<Floated>,
}

/// What it costs a page to be fuller than its height: less than having no page at all, more
/// than anything else.
const OVERFULL: i64 = 1 << 40;

/// What a page of notes alone costs behind the text, where little may stand on it: more than a
/// split.
const NOTES_ALONE: i64 = 20_000;

/// What it costs between pages of text, where the rest of a note fills it: less than a page
/// that ends ten lines short so that no note is split.
const NOTES_BETWEEN: i64 = 8_000;

/// Cuts rows into pages; `floats` are the figures among them that may float, in order.
/// `called` says how many rows of the strip are called before each row: one number more than
/// there are rows.
///
/// Each row and each row of the notes is on one page, in order, but for figures that float.
/// Each page has at least one row of either, and none is fuller than its room unless a single
/// row is higher.
pub(in crate::typeset) fn cut(
    rows: &[Demand],
    floats: &[Float],
    (strip, called): (&Strip, &[usize]),
    room: Room,
) -> Cut {
    Cutter { rows, floats, blocks: whole_blocks(rows), strip, called, room }.cut()
}

/// Behind which row what begins with each row ends: the next place where a page may well end.
fn whole_blocks(rows: &[Demand]) -> Vec<usize> {
    let mut ends = vec![rows.len(); rows.len()];
    let mut end = rows.len();
    for (at, row) in rows.iter().enumerate().rev() {
        ends[at] = end;
        if row.penalty < INTRODUCTION {
            end = at;
        }
    }
    ends
}

struct Cutter<'a> {
    rows: &'a [Demand],
    floats: &'a [Float],
    /// Where what begins with each row and is rather not cut ends.
    blocks: Vec<usize>,
    strip: &'a Strip,
    called: &'a [usize],
    room: Room,
}

/// The ways to all places where a page may end.
#[derive(Debug)]
struct Reached {
    /// Before each row, and behind the last.
    plain: Vec<Ways>,
    /// With a figure still to come.
    carried: Carried,
}

impl Reached {
    /// The way with the number `at` to the place before a row, with the figure `carried`
    /// still to come where there is one.
    fn way(&self, row: usize, carried: Option<usize>, at: usize) -> Option<Way> {
        let ways = match carried {
            Some(figure) => self.carried.get(&(row, figure)),
            None => self.plain.get(row),
        };
        ways?.get(at)
    }
}

impl<'a> Cutter<'a> {
    fn cut(&self) -> Cut {
        let count = self.rows.len();
        let mut reached =
            Reached { plain: vec![Ways::default(); count + 1], carried: Carried::new() };
        reached.plain[0].add(Way { cost: 0, start: 0, head: None, from: 0, placed: 0 });
        for start in 0..count {
            // A page of a figure alone ends before the row that it begins with.
            let heads = reached.carried.range((start, 0)..(start + 1, 0));
            let heads: Vec<usize> = heads.map(|((_, figure), _)| *figure).collect();
            for head in heads.into_iter().map(Some).chain([None]) {
                let mut from = 0;
                while let Some(way) = reached.way(start, head, from) {
                    self.begin((start, head, from), way, &mut reached);
                    from += 1;
                }
            }
        }
        self.pages(&reached)
    }

    /// A page that begins with a row, or with the figure `head` above it.
    fn trial(&self, start: usize, head: Option<usize>) -> Trial<'a> {
        Trial { start, head: self.figure(head), left_out: None }
    }

    fn figure(&self, number: Option<usize>) -> Option<&'a Float> {
        self.floats.get(number?)
    }

    /// Tries all pages that begin with the row `start`, below the figure `head` where there
    /// is one. `way` leads there, the one of the ways with the number `from`.
    fn begin(
        &self,
        (start, head, from): (usize, Option<usize>, usize),
        way: Way,
        reached: &mut Reached,
    ) {
        let trial = self.trial(start, head);
        let alone = self.alone(trial, way.placed);
        let first = alone.last().copied().unwrap_or(way.placed);
        let cost = way.cost + price_of(alone.len(), NOTES_BETWEEN);
        let way = Way { cost, start, head, from, placed: first };
        let approach = Approach { trial, way, first };
        let mut filling = self.opening(trial);
        for end in trial.least_end()..=self.rows.len() {
            if end > start {
                self.fill(&mut filling, trial, end);
            }
            let foot = self.foot(start, end, first, filling.used);
            if end > trial.least_end() && filling.used + foot.height > self.room.height {
                break;
            }
            let carried = &mut reached.carried;
            let held_back = self.float(approach, end, (filling, foot), carried);
            let cost = cost + foot.cost + held_back;
            // Most pages that are tried are far too short, and better ones are known.
            let spare = self.room.height - filling.used - foot.height;
            let ways = &mut reached.plain[end];
            if !ways.has_better(foot.placed, cost + self.least_cost(end, spare)) {
                let cost = cost + self.cost(trial, end, filling, (first, foot));
                ways.add(Way { cost, placed: foot.placed, ..way });
            }
            if self.is_forced(end) {
                break;
            }
        }
    }

    /// The pages of the cheapest way.
    fn pages(&self, reached: &Reached) -> Cut {
        let mut tried = Vec::new();
        let (mut end, mut carried) = (self.rows.len(), None);
        let mut at = reached.plain[end].cheapest().unwrap_or(0);
        while end > 0 {
            let known = reached.way(end, carried, at);
            let way = known.unwrap_or(Way {
                cost: 0,
                start: end - 1,
                head: None,
                from: 0,
                placed: 0,
            });
            let left_out = self.figure(carried);
            let trial = Trial { left_out, ..self.trial(way.start, way.head) };
            tried.push((trial, end, way.placed));
            (end, carried, at) = (way.start, way.head, way.from);
        }
        let mut cut = Cut::default();
        let mut placed = 0;
        let pages = &mut cut.pages;
        let notes_alone =
            |trial: Trial<'_>, placed: &mut usize, pages: &mut Vec<PageRows>| {
                let at = trial.rows(trial.start).start;
                for to in self.alone(trial, *placed) {
                    let notes = *placed..to;
                    pages.push(PageRows { rows: at..at, notes, ..PageRows::default() });
                    *placed = to;
                }
            };
        for (trial, end, to) in tried.into_iter().rev() {
            notes_alone(Trial { left_out: None, ..trial }, &mut placed, pages);
            let notes = placed..to;
            let stretch = self.stretch_of(trial, end, &notes);
            let floated = trial.head.map_or(0, |figure| figure.rows.len());
            pages.push(PageRows { rows: trial.rows(end), notes, stretch, floated });
            placed = to;
            if let Some(figure) = trial.left_out.cloned() {
                cut.floated.push(Floated { figure, before: end });
            }
        }
        notes_alone(self.trial(self.rows.len(), None), &mut placed, pages);
        cut
    }

    fn is_forced(&self, end: usize) -> bool {
        self.rows.get(end).is_some_and(|row| row.penalty == FORCED)
    }

    /// No page that ends before the row `end` with so much left free has a lower
    /// [`Self::cost`].
    fn least_cost(&self, end: usize, spare: Length) -> i64 {
        let line = self.room.line;
        let may_be_short = end == self.rows.len() || self.is_forced(end);
        match self.room.bottom {
            _ if may_be_short => 0,
            // Its gaps may take two lines and what is left of the height by lines.
            Bottom::Flush if spare <= line * 3 => 0,
            Bottom::Flush => unavoidable(spare, line),
            Bottom::Ragged if spare < line => 0,
            Bottom::Ragged => SHORT_PAGE + unavoidable(spare, line) / 2,
        }
    }

    /// What a page that ends before the row `end` costs besides its notes, the `first` row of
    /// which it begins with.
    fn cost(
        &self,
        trial: Trial<'_>,
        end: usize,
        filling: Filling,
        (first, foot): (usize, Foot),
    ) -> i64 {
        let line = self.room.line;
        let spare = self.room.height - filling.used - foot.height;
        let over = if spare < Length::ZERO {
            OVERFULL + (-spare).raw() / line.raw().max(1)
        } else {
            0
        };
        let Some(next) = self.rows.get(end).filter(|next| next.penalty != FORCED) else {
            // The last page, or the last before an end that is forced.
            let rest = self.alone(self.trial(end, None), foot.placed).len();
            let is_first = trial.start == 0 || self.is_forced(trial.start);
            let is_short = trial.rows(end).len() < 4 && !is_first;
            let short = i64::from(is_short) * i64::from(SHORT_LAST_PAGE);
            return over + short + price_of(rest, NOTES_ALONE);
        };
        let is_stretched =
            foot.height.is_zero() && self.stretch(spare, filling.gaps) > Length::ZERO;
        let is_left_free = || self.has_room_for_next(trial, end, filling, first);
        let short = match self.room.bottom {
            Bottom::Flush if is_stretched => shortness(spare, line) / 10,
            Bottom::Flush if is_left_free() => shortness(spare, line),
            Bottom::Flush => unavoidable(spare, line),
            Bottom::Ragged if spare < line => 0,
            Bottom::Ragged if is_left_free() => SHORT_PAGE + shortness(spare, line) / 2,
            Bottom::Ragged => SHORT_PAGE + unavoidable(spare, line) / 2,
        };
        over + short + i64::from(next.penalty.max(0)) * price(next.penalty)
    }

    /// Whether a page that ends before the row `end` has room for what begins behind it and
    /// its notes as well, as far as these may be split. Where a figure floats that is the text
    /// which it goes past, and then the figure, for which there is none.
    fn has_room_for_next(
        &self,
        trial: Trial<'_>,
        end: usize,
        filling: Filling,
        first: usize,
    ) -> bool {
        if trial.left_out.is_some_and(|figure| figure.until == end) {
            return false;
        }
        let mut whole = filling;
        let from = end;
        let end = self.blocks[from];
        for end in from + 1..=end {
            self.fill(&mut whole, trial, end);
            if whole.used > self.room.height {
                return false;
            }
        }
        let foot = self.foot(trial.start, end, first, whole.used);
        foot.cost < LATE_NOTE && whole.used + foot.height <= self.room.height
    }

    /// What is added to each of `gaps` so that the last line comes down by `spare`; nothing
    /// where that would be more than half a line each, or two lines in all.
    fn stretch(&self, spare: Length, gaps: i64) -> Length {
        let line = self.room.line;
        // Lines alone leave so much free, whatever their number.
        let spare = spare - Length::from_raw(self.room.height.raw() % line.raw().max(1));
        let is_wanted = self.room.bottom == Bottom::Flush
            && gaps > 0
            && spare > Length::ZERO
            && spare <= line * 2
            && spare <= (line / 2) * gaps;
        // Rounded down: a unit too much in each would make the page too full.
        if is_wanted { Length::from_raw(spare.raw() / gaps) } else { Length::ZERO }
    }

    /// What is added to each gap of a page: nothing on the last one and before an end that
    /// is forced, nor where notes stand at the foot whatever is above them.
    fn stretch_of(&self, trial: Trial<'_>, end: usize, notes: &Range<usize>) -> Length {
        let is_last = end == self.rows.len() || self.is_forced(end);
        if is_last || !notes.is_empty() {
            return Length::ZERO;
        }
        let filling = self.filled(trial, end);
        self.stretch(self.room.height - filling.used, filling.gaps)
    }
}

#[cfg(test)]
mod tests;
