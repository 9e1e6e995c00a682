//! Pages that end short, as no white space on them can be stretched: a paragraph on them is
//! set one line longer instead.
//!
//! Where pages end is settled before: only what makes a page full in the place where it ends
//! is asked for, and of the paragraphs of short pages alone, so that it costs next to
//! nothing.

use super::super::galley::{Added, FORCED, Part, Setter, Stretch, moved};
use super::cut::{Bottom, Demand, PageRows, Room};
use crate::geometry::Length;
use std::collections::BTreeSet;

/// How many paragraphs of a page are tried for each line that it lacks: those that need the
/// least for it. Nine fill no page more (measured on 430 pages).
const TRIES: usize = 3;

/// Fills pages that end one line short or two, each paragraph set longer by one line at
/// most. No row goes to another page.
pub(in crate::typeset) fn fill_short(
    pages: &mut [PageRows],
    rows: &[Demand],
    room: Room,
    setter: &mut Setter<'_, '_>,
) {
    let mut added: Vec<Added> = Vec::new();
    let mut tried = BTreeSet::new();
    for at in 0..pages.len() {
        let mut missing = lacking(&pages[at], rows, room);
        let mut tries = missing * TRIES;
        for stretch in stretches(&pages[at], setter) {
            if missing == 0 || tries == 0 {
                break;
            }
            if !tried.insert(stretch.paragraph) {
                continue;
            }
            tries -= 1;
            let below = (stretch.first + stretch.lines).min(pages[at].rows.end) - 1;
            let ends = ends_within(stretch, &pages[..], below);
            if let Some(line) = setter.lengthen(stretch, below, &ends) {
                added.push(line);
                missing -= 1;
            }
        }
    }
    added.sort_by_key(|line| line.below);
    let below: Vec<usize> = added.iter().map(|line| line.below).collect();
    setter.add_lines(added);
    for page in pages {
        page.rows = moved(page.rows.start, &below)..moved(page.rows.end, &below);
    }
}

/// How many lines, two at most, a page has room for that ends short of the others: none
/// where notes stand at its foot, where it ends as the text does, or where white space takes
/// the room up.
fn lacking(page: &PageRows, rows: &[Demand], room: Room) -> usize {
    let is_last = rows.get(page.rows.end).is_none_or(|next| next.penalty == FORCED);
    let is_flush = room.bottom == Bottom::Flush && page.stretch.is_zero();
    if is_last || !is_flush || !page.notes.is_empty() {
        return 0;
    }
    let own = &rows[page.rows.clone()];
    let head = own.first().map_or(Length::ZERO, |row| row.head - row.before);
    let used: Length = own.iter().map(|row| row.before + row.height).sum();
    let spare = room.height - used - head;
    match spare.raw() / room.line.raw().max(1) {
        ..=0 => 0,
        1 => 1,
        _ => 2,
    }
}

/// The paragraphs with lines on a page that may become longer, the one that needs the least
/// for it first.
fn stretches(page: &PageRows, setter: &Setter<'_, '_>) -> Vec<Stretch> {
    let galley = setter.galley();
    let mut found: Vec<(i64, Stretch)> = Vec::new();
    for at in page.rows.clone() {
        let (from, to) = galley.rows[at].parts;
        for part in &galley.parts[from as usize..to as usize] {
            let Part::Line { paragraph, line, .. } = part else { continue };
            let set = &galley.paragraphs[*paragraph as usize];
            let (Some(again), Some(first)) = (&set.again, at.checked_sub(*line as usize))
            else {
                continue;
            };
            let lines = set.lines.len();
            let stretch = Stretch { paragraph: *paragraph, first, lines };
            if found.last().is_none_or(|(_, last)| *last != stretch) {
                found.push((again.share, stretch));
            }
        }
    }
    found.sort_by_key(|(share, stretch)| (*share, stretch.paragraph));
    found.into_iter().map(|(_, stretch)| stretch).collect()
}

/// Which lines of a paragraph, one line having been added below the row `below`, end a page
/// on which it does not end.
fn ends_within(stretch: Stretch, pages: &[PageRows], below: usize) -> Vec<usize> {
    let Stretch { first, lines, .. } = stretch;
    let from = pages.partition_point(|page| page.rows.end <= first);
    let pages = pages[from..].iter().map(|page| page.rows.end);
    let ends = pages.take_while(|end| *end < first + lines).filter(|end| *end > first);
    ends.map(|end| end - 1 - first + usize::from(end > below)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room() -> Room {
        Room {
            height: Length::POINT * 10,
            line: Length::POINT,
            rule: Length::POINT,
            bottom: Bottom::Flush,
        }
    }

    fn lines(count: usize) -> Vec<Demand> {
        vec![Demand { height: Length::POINT, ..Demand::default() }; count]
    }

    fn page(rows: std::ops::Range<usize>) -> PageRows {
        PageRows { rows, ..PageRows::default() }
    }

    #[test]
    fn a_page_lacks_the_lines_that_it_ends_short_of_the_others() {
        let rows = lines(40);
        let lacking = |end| lacking(&page(0..end), &rows, room());
        assert_eq!([10, 9, 8, 5].map(lacking), [0, 1, 2, 2]);
        // White space at the head of a page is dropped, and what is repeated there is not.
        let mut rows = lines(40);
        rows[10].before = Length::POINT * 2;
        rows[10].head = Length::POINT;
        assert_eq!(super::lacking(&page(10..18), &rows, room()), 1);
    }

    #[test]
    fn pages_that_end_with_the_text_that_are_ragged_or_stretched_lack_nothing() {
        let mut rows = lines(19);
        assert_eq!(lacking(&page(10..19), &rows, room()), 0, "the last");
        rows[9].penalty = FORCED;
        assert_eq!(lacking(&page(0..9), &rows, room()), 0, "forced");
        rows[9].penalty = 0;
        assert_eq!(lacking(&page(0..9), &rows, room()), 1);
        let ragged = Room { bottom: Bottom::Ragged, ..room() };
        assert_eq!(lacking(&page(0..9), &rows, ragged), 0);
        let stretched = PageRows { stretch: Length::POINT, ..page(0..9) };
        assert_eq!(lacking(&stretched, &rows, room()), 0);
        let noted = PageRows { notes: 0..1, ..page(0..9) };
        assert_eq!(lacking(&noted, &rows, room()), 0);
    }

    #[test]
    fn the_lines_that_pages_end_with_are_counted_with_the_new_one() {
        let pages = [page(0..10), page(10..20), page(20..30)];
        // From the eighth row of the first page on, twenty lines: two pages end within.
        let stretch = Stretch { paragraph: 0, first: 7, lines: 20 };
        assert_eq!(ends_within(stretch, &pages, 9), [3, 13]);
        assert_eq!(ends_within(stretch, &pages, 19), [2, 13]);
        assert_eq!(ends_within(stretch, &pages, 26), [2, 12]);
        let within = Stretch { paragraph: 0, first: 10, lines: 10 };
        assert_eq!(ends_within(within, &pages, 19), [0; 0]);
        assert_eq!([0, 9, 10, 30].map(|row| moved(row, &[9, 9])), [0, 9, 12, 32]);
    }
}
