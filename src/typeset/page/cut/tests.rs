//! Pages of lines that are a point high, ten of them where nothing else is said.

use super::super::super::galley::FORBIDDEN;
use super::*;
use proptest::prelude::*;

pub(super) fn lines(count: usize) -> Vec<Demand> {
    vec![Demand { height: Length::POINT, ..Demand::default() }; count]
}

pub(super) fn room(height: i64) -> Room {
    Room {
        height: Length::POINT * height,
        line: Length::POINT,
        rule: Length::POINT,
        bottom: Bottom::Ragged,
    }
}

/// The strip of notes, each called in a row and so many points high, in order of the rows.
pub(super) fn strip(rows: usize, notes: &[(usize, usize)]) -> (Strip, Vec<usize>) {
    let mut strip = Strip::default();
    let mut called = Vec::new();
    let mut next = 0..;
    for row in 0..rows {
        called.push(strip.len());
        for (_, height) in notes.iter().filter(|(at, _)| *at == row) {
            let rows = vec![(Length::POINT, Length::ZERO); *height];
            strip.push(next.next().expect("endless"), rows.into_iter());
        }
    }
    called.push(strip.len());
    (strip, called)
}

fn cut_in(rows: &[Demand], notes: &[(usize, usize)], room: Room) -> Vec<PageRows> {
    let (strip, called) = strip(rows.len(), notes);
    cut(rows, &[], (&strip, &called), room).pages
}

fn cut_at(rows: &[Demand], height: i64) -> Vec<Range<usize>> {
    cut_in(rows, &[], room(height)).into_iter().map(|page| page.rows).collect()
}

/// Pages of ten lines: the rows and the rows of notes of each.
fn with_notes(
    rows: &[Demand],
    notes: &[(usize, usize)],
) -> Vec<(Range<usize>, Range<usize>)> {
    let pages = cut_in(rows, notes, room(10));
    pages.into_iter().map(|page| (page.rows, page.notes)).collect()
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
fn a_page_before_a_forced_end_is_no_shorter_than_a_last_one() {
    // The last two of twelve lines would be alone, as they would be at the end of all.
    let mut rows = lines(20);
    rows[12].penalty = FORCED;
    assert_eq!(cut_at(&rows, 10), [0..8, 8..12, 12..20]);
    // What is no longer stays as it is.
    rows[3].penalty = FORCED;
    assert_eq!(cut_at(&rows, 10), [0..3, 3..12, 12..20]);
}

#[test]
fn notes_do_not_go_over_a_forced_end() {
    let mut rows = lines(12);
    rows[4].penalty = FORCED;
    let pages = with_notes(&rows, &[(3, 9)]);
    let last = pages.iter().find(|page| page.0.end == 12).expect("a page");
    assert!(last.1.is_empty(), "{pages:?}");
    assert!(pages.iter().any(|page| page.0 == (4..4)), "notes alone: {pages:?}");
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
    assert_eq!(with_notes(&lines(12), &[(4, 3)]), [(0..6, 0..3), (6..12, 3..3)]);
}

#[test]
fn space_at_the_head_of_a_page_is_dropped() {
    let mut rows = lines(20);
    rows[10].before = Length::POINT * 2;
    assert_eq!(cut_at(&rows, 10), [0..10, 10..20]);
}

#[test]
fn a_note_that_fits_is_not_split() {
    assert_eq!(with_notes(&lines(12), &[(8, 4)]), [(0..8, 0..0), (8..12, 0..4)]);
}

#[test]
fn a_note_higher_than_the_page_goes_on_at_the_foot_of_the_next() {
    let pages = with_notes(&lines(12), &[(1, 14)]);
    assert_eq!(pages[0].0.start, 0);
    assert!(pages[0].1.len() >= 2, "{pages:?}");
    assert_eq!(pages.last().map(|page| page.1.end), Some(14));
}

#[test]
fn a_page_holds_notes_alone_where_text_and_their_rest_do_not_fit() {
    // The row after the call is as high as the page.
    let mut rows = lines(2);
    rows[1].height = Length::POINT * 10;
    let pages = with_notes(&rows, &[(0, 12)]);
    assert_eq!(pages, [(0..1, 0..8), (1..1, 8..12), (1..2, 12..12)]);
    // Nothing comes after the call.
    let pages = with_notes(&lines(1), &[(0, 26)]);
    assert_eq!(pages, [(0..1, 0..8), (1..1, 8..17), (1..1, 17..26)]);
}

#[test]
fn three_hundred_notes_of_one_line_stand_on_as_many_pages_as_it_takes() {
    let pages = with_notes(&lines(1), &[(0, 1); 300]);
    assert_eq!(pages[0], (0..1, 0..8));
    assert_eq!(pages.last().map(|page| page.1.end), Some(300));
    assert!(pages.iter().all(|page| page.1.len() <= 9), "{pages:?}");
}

#[test]
fn the_bottom_is_flush_where_gaps_allow_it() {
    let mut rows = lines(25);
    for at in [2, 4, 6] {
        rows[at].before = Length::POINT / 2;
        rows[at].has_gap = true;
    }
    let flush = Room { bottom: Bottom::Flush, ..room(10) };
    let pages = cut_in(&rows, &[], flush);
    // Eight lines and three half ones leave half a line.
    assert_eq!(pages[0].rows, 0..8);
    assert_eq!(pages[0].stretch, Length::from_raw(Length::POINT.raw() / 6));
    assert_eq!(pages.last().map(|page| page.stretch), Some(Length::ZERO));
    let ragged = cut_in(&rows, &[], room(10));
    assert!(ragged.iter().all(|page| page.stretch.is_zero()));
}

#[test]
fn where_bottoms_are_ragged_lines_go_over_from_one_page_alone() {
    // Twenty-one lines, of which the last five stay together: four have to go over.
    let mut rows = lines(21);
    for row in &mut rows[17..] {
        row.penalty = FORBIDDEN;
    }
    assert_eq!(cut_at(&rows, 10), [0..10, 10..16, 16..21]);
    let flush = Room { bottom: Bottom::Flush, ..room(10) };
    let pages = cut_in(&rows, &[], flush);
    assert_eq!(pages[0].rows, 0..8);
}

#[test]
fn before_what_is_too_high_for_the_rest_one_page_is_short_and_not_all() {
    let mut rows = lines(62);
    for row in &mut rows[51..] {
        row.penalty = FORBIDDEN;
    }
    for bottom in [Bottom::Flush, Bottom::Ragged] {
        let pages = cut_in(&rows, &[], Room { bottom, ..room(20) });
        let pages: Vec<_> = pages.into_iter().map(|page| page.rows).collect();
        assert_eq!(pages, [0..20, 20..40, 40..50, 50..62], "{bottom:?}");
    }
}

#[test]
fn a_note_of_pages_leaves_no_last_line_alone() {
    // Paragraphs of six lines, a note called at the end of each; the second is long.
    let mut rows = lines(24);
    for paragraph in 0..4 {
        rows[paragraph * 6 + 1].penalty = 100_000;
        rows[paragraph * 6 + 5].penalty = 100_000;
    }
    for long in 10..60 {
        for first in 1..4 {
            let notes = [(5, first), (11, long), (17, 1), (23, 1)];
            let pages = cut_in(&rows, &notes, room(20));
            let ends: Vec<_> = pages.iter().map(|page| page.rows.end % 6).collect();
            assert!(ends.iter().all(|end| *end != 5 && *end != 1), "{long} {pages:?}");
        }
    }
}

/// Paragraphs of so many lines that are never divided.
fn whole_paragraphs(count: usize, height: usize) -> Vec<Demand> {
    let mut rows = lines(count * height);
    for (at, row) in rows.iter_mut().enumerate() {
        row.penalty = if at % height == 0 { 0 } else { FORBIDDEN };
    }
    rows
}

#[test]
fn no_page_is_left_empty_before_a_note_of_pages() {
    let rows = whole_paragraphs(12, 3);
    let notes: Vec<_> =
        (0..12).map(|at| (at * 3 + 2, if at == 1 { 55 } else { 1 })).collect();
    for bottom in [Bottom::Ragged, Bottom::Flush] {
        let pages = cut_in(&rows, &notes, Room { bottom, ..room(30) });
        assert_eq!(pages[0].rows, 0..6, "{bottom:?}: {pages:?}");
        assert_eq!(pages[0].notes, 0..23, "{bottom:?}: {pages:?}");
    }
}

#[test]
fn after_a_note_of_pages_no_page_calls_notes_that_begin_on_another() {
    // The first row calls a short note, one of pages, and one that cannot begin there.
    let mut rows = lines(1);
    rows.extend(whole_paragraphs(12, 2));
    let mut notes = vec![(0, 1), (0, 60), (0, 1)];
    notes.extend((0..12).map(|at| (at * 2 + 2, 1)));
    let pages = cut_in(&rows, &notes, room(30));
    assert_eq!(pages[0].rows, 0..1);
    let (_, called) = strip(rows.len(), &notes);
    for page in pages.iter().skip(1).filter(|page| !page.rows.is_empty()) {
        assert!(page.notes.end >= called[page.rows.end], "{page:?} of {pages:?}");
    }
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

pub(super) fn demand() -> impl Strategy<Value = Demand> {
    let penalty = prop_oneof![
        8 => Just(0),
        2 => Just(FORBIDDEN),
        1 => Just(FORCED),
        2 => 1..200_000,
    ];
    // Now and then a row higher than the page, or a head above it.
    let height = prop_oneof![20 => Just(100), 3 => 1..900_i64, 1 => 900..1500_i64];
    let head = prop_oneof![9 => Just(0), 1 => 1..400_i64];
    (height, prop_oneof![3 => Just(0), 1 => 0..150_i64], penalty, head).prop_map(
        |(height, before, penalty, head)| Demand {
            height: Length::POINT.scale(height, 100),
            before: Length::POINT.scale(before, 100),
            has_gap: before > 20,
            penalty,
            head: Length::POINT.scale(head, 100),
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]
    #[test]
    fn rows_and_notes_are_placed_once_and_within_the_page(
        rows in prop::collection::vec(demand(), 1..60),
        notes in prop::collection::vec((0..60_usize, 1..40_usize), 0..12),
        bottom in prop_oneof![Just(Bottom::Flush), Just(Bottom::Ragged)],
    ) {
        let (strip, called) = strip(rows.len(), &notes);
        let room = Room { bottom, ..room(10) };
        let pages = cut(&rows, &[], (&strip, &called), room).pages;
        let (mut row, mut note) = (0, 0);
        for page in &pages {
            prop_assert_eq!(page.rows.start, row);
            prop_assert_eq!(page.notes.start, note);
            prop_assert!(page.rows.len() + page.notes.len() > 0);
            // No note stands before its call.
            prop_assert!(page.notes.end <= called[page.rows.end]);
            (row, note) = (page.rows.end, page.notes.end);
            let of = &rows[page.rows.clone()];
            let mut height = of.first().map_or(Length::ZERO, |row| row.head);
            for (at, row) in of.iter().enumerate() {
                let gap = if row.has_gap { page.stretch } else { Length::ZERO };
                height += row.height;
                height += if at > 0 { row.before + gap } else { Length::ZERO };
            }
            if !page.notes.is_empty() {
                height += strip.height(page.notes.clone()) + room.rule;
            }
            let is_one_row = page.rows.len() + page.notes.len() == 1;
            prop_assert!(height <= room.height || is_one_row, "{page:?}: {}", height.raw());
        }
        prop_assert_eq!((row, note), (rows.len(), strip.len()));
    }

    #[test]
    fn no_page_costs_less_than_what_spares_its_pricing(
        rows in prop::collection::vec(demand(), 1..40),
        notes in prop::collection::vec((0..40_usize, 1..8_usize), 0..4),
        height in 1000..1100_i64,
        bottom in prop_oneof![Just(Bottom::Flush), Just(Bottom::Ragged)],
    ) {
        let (strip, called) = strip(rows.len(), &notes);
        // Every gap may grow, and the height is no whole number of lines.
        let rows: Vec<_> =
            rows.into_iter().map(|row| Demand { has_gap: true, ..row }).collect();
        let room = Room { height: Length::POINT.scale(height, 100), bottom, ..room(10) };
        let blocks = whole_blocks(&rows);
        let cutter =
            Cutter { rows: &rows, floats: &[], blocks, strip: &strip, called: &called, room };
        for (start, &first) in called.iter().enumerate().take(rows.len()) {
            let trial = cutter.trial(start, None);
            let mut filling = cutter.opening(trial);
            for end in trial.least_end()..=rows.len() {
                cutter.fill(&mut filling, trial, end);
                let foot = cutter.foot(start, end, first, filling.used);
                let spare = room.height - filling.used - foot.height;
                let cost = cutter.cost(trial, end, filling, (first, foot));
                let least = cutter.least_cost(end, spare);
                prop_assert!(least <= cost, "{start}..{end}: {least} for {cost}");
            }
        }
    }
}

#[test]
fn a_page_that_has_no_room_for_the_notes_of_what_comes_next_is_short_alone() {
    let room = Room { bottom: Bottom::Flush, ..room(30) };
    let pages = cut_in(&lines(90), &[(50, 12), (50, 12)], room);
    assert_eq!((pages[0].rows.clone(), pages[1].rows.clone()), (0..30, 30..50));
}
