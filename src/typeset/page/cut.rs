//! Where pages end: the optimum over the whole document.
//!
//! A walk over all rows that keeps, for each place where a page may end, the cheapest way
//! to it (Plass, «Optimal Pagination Techniques», 1981, without floats).

use super::super::galley::{FORBIDDEN, FORCED, SHORT_LAST_PAGE};
use crate::geometry::Length;
use std::ops::Range;

/// What a row asks of its page.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::typeset) struct Demand {
    /// Its height.
    pub(in crate::typeset) height: Length,
    /// White space above it, dropped at the head of a page.
    pub(in crate::typeset) before: Length,
    /// What a page's end above it costs.
    pub(in crate::typeset) penalty: i32,
    /// The height of the notes called in it.
    pub(in crate::typeset) notes: Length,
    /// The height of what is repeated above it at the head of a page.
    pub(in crate::typeset) head: Length,
}

/// What it costs a page to be fuller than its height: less than having no page at all, more
/// than anything else.
const OVERFULL: i64 = 1 << 40;

/// Cuts rows into pages of `height`. `line` is the height of a line, `rule` what the first
/// note of a page needs above it. Each page has at least one row.
pub(in crate::typeset) fn cut(
    rows: &[Demand],
    height: Length,
    line: Length,
    rule: Length,
) -> Vec<Range<usize>> {
    let count = rows.len();
    // best[i]: the cost of the pages before row i, and where the last of them begins.
    let mut best: Vec<Option<(i64, usize)>> = vec![None; count + 1];
    best[0] = Some((0, 0));
    for start in 0..count {
        let Some((cost, _)) = best[start] else { continue };
        let mut used = rows[start].head;
        let mut notes = Length::ZERO;
        for end in start + 1..=count {
            let row = &rows[end - 1];
            used += row.height;
            if end - 1 > start {
                used += row.before;
            }
            if row.notes > Length::ZERO {
                notes += row.notes + if notes.is_zero() { rule } else { Length::ZERO };
            }
            let over = used + notes > height;
            if over
                && end > start + 1
                && best[end - 1].is_some_and(|(_, from)| from == start)
            {
                break;
            }
            let forced = end < count && rows[end].penalty == FORCED;
            let spare = height - used - notes;
            let mut total = cost;
            if over {
                total += OVERFULL + (-spare).raw() / line.raw().max(1);
            }
            if end == count {
                if end - start < 4 && start > 0 {
                    total += i64::from(SHORT_LAST_PAGE);
                }
            } else if !forced {
                total += shortness(spare, line)
                    + i64::from(rows[end].penalty.max(0)) * price(rows[end].penalty);
            }
            if best[end].is_none_or(|(known, _)| total < known) {
                best[end] = Some((total, start));
            }
            if forced || (over && end > start + 1) {
                break;
            }
        }
    }
    let mut pages = Vec::new();
    let mut end = count;
    while end > 0 {
        let start = best[end].map_or(0, |(_, start)| start);
        pages.push(start..end);
        end = start;
    }
    pages.reverse();
    pages
}

/// A forbidden end is dearer than any sum of allowed ones, and cheaper than an overfull
/// page.
const fn price(penalty: i32) -> i64 {
    if penalty >= FORBIDDEN { 1_000 } else { 1 }
}

/// `100·(spare/line)²` where more than a line is left free, a tenth of that below.
fn shortness(spare: Length, line: Length) -> i64 {
    let tenths = spare.raw().max(0).saturating_mul(10) / line.raw().max(1);
    let cost = tenths.saturating_mul(tenths);
    if spare <= line { cost / 10 } else { cost }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(count: usize) -> Vec<Demand> {
        vec![Demand { height: Length::POINT, ..Demand::default() }; count]
    }

    fn cut_at(rows: &[Demand], height: i64) -> Vec<Range<usize>> {
        cut(rows, Length::POINT * height, Length::POINT, Length::POINT)
    }

    #[test]
    fn pages_are_filled() {
        assert_eq!(cut_at(&lines(25), 10), [0..10, 10..20, 20..25]);
    }

    #[test]
    fn no_page_ends_where_it_is_forbidden() {
        let mut rows = lines(25);
        rows[10].penalty = FORBIDDEN;
        rows[9].penalty = FORBIDDEN;
        assert_eq!(cut_at(&rows, 10)[0], 0..8);
    }

    #[test]
    fn a_forced_end_is_obeyed() {
        let mut rows = lines(25);
        rows[3].penalty = FORCED;
        assert_eq!(cut_at(&rows, 10)[0], 0..3);
    }

    #[test]
    fn a_row_higher_than_the_page_has_a_page_of_its_own() {
        let mut rows = lines(5);
        rows[2].height = Length::POINT * 30;
        let pages = cut_at(&rows, 10);
        assert!(pages.contains(&(2..3)), "{pages:?}");
        assert_eq!(pages.last().map(|page| page.end), Some(5));
    }

    #[test]
    fn notes_take_room_from_their_page() {
        let mut rows = lines(12);
        rows[4].notes = Length::POINT * 3;
        assert_eq!(cut_at(&rows, 10)[0], 0..6);
    }

    #[test]
    fn space_at_the_head_of_a_page_is_dropped() {
        let mut rows = lines(20);
        rows[10].before = Length::POINT * 2;
        assert_eq!(cut_at(&rows, 10), [0..10, 10..20]);
    }

    #[test]
    fn every_row_is_on_one_page_whatever_is_forbidden() {
        let mut rows = lines(40);
        for row in &mut rows {
            row.penalty = FORBIDDEN;
        }
        let pages = cut_at(&rows, 7);
        assert_eq!(pages.iter().map(ExactSizeIterator::len).sum::<usize>(), 40);
        assert!(pages.iter().all(|page| page.len() <= 7));
    }
}
