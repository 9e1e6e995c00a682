//! Three points, guillemets and dashes from what a typewriter has; the spaces of asides.

use super::cells::{Cell, Cells, OBJECT, is_space};
use super::habits::{DashSpaces, Habits};
use super::quotes::opens_at;
use crate::language::date;
use crate::language::weekday::{ENGLISH, weekdays};

/// Writes `...`, `<<`, `>>`, `---`, `--` and ` - ` as the characters they stand for.
pub(super) fn write_out(cells: &mut Cells<'_>) {
    let guillemets = has_guillemet_pairs(cells);
    let mut gone = Vec::new();
    let mut index = 0;
    while index < cells.list.len() {
        let c = cells.list[index].c;
        if !matches!(c, '.' | '<' | '>' | '-') {
            index += 1;
            continue;
        }
        let mut end = index;
        while cells.at(Some(end)) == c && cells.is_free(end) {
            end += 1;
        }
        let length = end - index;
        if length == 0 {
            index += 1;
            continue;
        }
        if let Some(habits) = cells.habits(index).copied()
            && let Some(mark) = written_out(cells, &habits, index, length)
            && (guillemets || !matches!(c, '<' | '>'))
        {
            cells.list[index].c = mark;
            gone.extend(index + 1..end);
            // `--Oui`: what is said stands apart from its dash.
            if habits.dash_spaces == DashSpaces::Inside
                && length == 2
                && cells.at(Some(end)).is_alphanumeric()
                && is_line_start(cells, index)
            {
                gone.pop();
                cells.list[index + 1].c = '\u{a0}';
            }
        }
        index = end;
    }
    cells.remove(&gone);
}

/// Whether two hyphens stand between years, a blank on each side: `2015 -- 2019`.
fn is_between_years(cells: &Cells<'_>, index: usize) -> bool {
    let is_digit = |at: Option<usize>| cells.at(at).is_ascii_digit();
    (2..6).all(|back| is_digit(index.checked_sub(back)))
        && (3..7).all(|on| is_digit(Some(index + on)))
}

/// The character that the run of `length` equal marks at `index` stands for.
fn written_out(
    cells: &Cells<'_>,
    habits: &Habits,
    index: usize,
    length: usize,
) -> Option<char> {
    let before = cells.before(index);
    let after = cells.at(Some(index + length));
    let spaced = is_end(before) && is_end(after);
    let between_digits = before.is_ascii_digit() && after.is_ascii_digit();
    match (cells.list[index].c, length) {
        ('.', 3) if !between_digits => Some('…'),
        ('<', 2) => Some('«'),
        ('>', 2) => Some('»'),
        // Arrows and tables drawn with signs.
        ('-', _)
            if matches!(before, '<' | '|' | '+' | '!')
                || matches!(after, '>' | '|' | '+') =>
        {
            None
        }
        ('-', 3) => Some('—'),
        ('-', 2) if between_digits || is_range(cells, index) => Some('–'),
        ('-', 2) if spaced && is_between_years(cells, index) => Some('–'),
        ('-', 2) if spaced => Some(habits.dash),
        // `"Mais je --"`, `--Oui`: of an aside or of speech, with a word on one side alone.
        ('-', 2)
            if habits.dash_spaces == DashSpaces::Inside
                && (is_end(before) || is_end(after)) =>
        {
            Some(habits.dash)
        }
        ('-', 2) => Some(habits.bare_dash),
        ('-', 1) if is_space(before) && is_space(after) => {
            // Neither a difference nor a mark at the beginning of a line.
            let left = beyond(cells, index, Side::Before);
            let right = beyond(cells, index, Side::After);
            let is_difference = (left.is_ascii_digit() && right.is_ascii_digit())
                || stands_between_terms(cells, index);
            let goes_on = !is_end(left) && !matches!(left, '«' | '‹' | '“' | '„' | '(');
            let goes_to = !is_end(right) && !matches!(right, '»' | '›' | '”' | ')');
            (goes_on && goes_to && !is_difference).then_some(habits.dash)
        }
        _ => None,
    }
}

/// The words right before `index` and from `behind` on: letters and digits alone.
fn words_beside(cells: &Cells<'_>, index: usize, behind: usize) -> (String, String) {
    let is_part = |cell: &&Cell| cell.c.is_alphanumeric();
    let head = cells.list.get(..index).unwrap_or(&[]);
    let before = head.iter().rev().take_while(is_part).count();
    let left = head.iter().skip(index - before).map(|cell| cell.c).collect();
    let tail = cells.list.iter().skip(behind);
    (left, tail.take_while(is_part).map(|cell| cell.c).collect())
}

/// Whether the spaced hyphen at `index` stands between terms or ends, each a number
/// (one of them may be a letter), a capital or a time: `n - 1`, `A - Z`, `Mon - Fri`,
/// `lun. - ven.`, `9 am - 5 pm`.
fn stands_between_terms(cells: &Cells<'_>, index: usize) -> bool {
    let (left, right) = words_beside(cells, index - 1, index + 2);
    // A name that is shortened has its point before the blank.
    let is_shortened = left.is_empty() && index > 1 && cells.before(index - 1) == '.';
    let left = match is_shortened {
        true => words_beside(cells, index - 2, index + 2).0,
        false => left,
    };
    if is_shortened {
        return is_time(cells, index, &left) && is_time(cells, index, &right);
    }
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let is_term = |word: &str| is_number(word) || word.chars().count() == 1;
    let is_hour = matches!(left.as_str(), "am" | "pm" | "h" | "Uhr") && is_number(&right);
    let has_number = is_number(&left) || is_number(&right);
    let is_capital = |word: &str| is_term(word) && word.chars().all(char::is_uppercase);
    (has_number && is_term(&left) && is_term(&right))
        || (is_capital(&left) && is_capital(&right))
        || is_hour
        || (is_time(cells, index, &left) && is_time(cells, index, &right))
}

/// Whether a word names a month in the language at `index`, or a day of the week there or in
/// English. A name that is written small may begin with a capital.
fn is_time(cells: &Cells<'_>, index: usize, word: &str) -> bool {
    let Some(tag) = cells.tag(index) else { return false };
    let begins_small: String = word.chars().take(1).flat_map(char::to_lowercase).collect();
    let small = word
        .chars()
        .skip(1)
        .fold(begins_small, |word, c| word + c.encode_utf8(&mut [0; 4]));
    let names = |words: &[&str]| words.contains(&word) || words.contains(&small.as_str());
    date::months(tag).is_some_and(|months| names(months))
        || weekdays(tag).is_some_and(|days| names(days))
        || ENGLISH.contains(&word)
}

/// Whether the two marks at `index` stand between the ends of a range: `XIX--XX`,
/// `1990s--2000s`, `May--June`.
fn is_range(cells: &Cells<'_>, index: usize) -> bool {
    let (left, right) = words_beside(cells, index, index + 2);
    let is_numeral =
        |word: &str| !word.is_empty() && word.bytes().all(|b| b"IVXLC".contains(&b));
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    (is_numeral(&left) && is_numeral(&right))
        || (is_number(&left) && is_number(&right))
        || (is_time(cells, index, &left) && is_time(cells, index, &right))
}

/// Whether every `<<` has its `>>`: one alone is a sign of something else.
fn has_guillemet_pairs(cells: &Cells<'_>) -> bool {
    let mut open = false;
    let mut any = false;
    let mut index = 0;
    while index < cells.list.len() {
        let c = cells.list[index].c;
        if matches!(c, '<' | '>') && cells.at(Some(index + 1)) == c {
            if open == (c == '<') || cells.at(Some(index + 2)) == c {
                return false;
            }
            open = !open;
            any = true;
            index += 1;
        }
        index += 1;
    }
    any && !open
}

/// Spaces the dashes of asides as the language has them.
pub(super) fn space(cells: &mut Cells<'_>) {
    let mut gone = Vec::new();
    let mut open = false;
    let mut speech = false;
    for index in 0..cells.list.len() {
        let c = cells.list[index].c;
        let (before, after) = (cells.before(index), cells.at(Some(index + 1)));
        if c == '\n' {
            speech = false;
        }
        if matches!(c, '.' | '!' | '?' | '…')
            && (is_end(after) || matches!(after, '»' | '›' | '”' | '"'))
            && !matches!(beyond(cells, index, Side::After), ';' | ':' | '!' | '?')
        {
            open = false;
        }
        if !matches!(c, '—' | '–') || !cells.is_free(index) {
            continue;
        }
        let Some(habits) = cells.habits(index).copied() else { continue };
        if is_line_start(cells, index) || (speech && begins_turn(cells, index)) {
            (speech, open) = (true, false);
            // Dialogue: the dash holds to what is said, and is no part of an aside.
            if is_space(after) && habits.dash_spaces == DashSpaces::Inside {
                put(cells, index + 1, '\u{a0}');
            }
            // `—Ven —dijo Ana—`: Spanish dashes touch what is said.
            if is_space(after)
                && habits.dash_spaces == DashSpaces::Attached
                && cells.range(index).len() == 1
                && joins(cells, index + 2, Side::After)
            {
                gone.push(index + 1);
            }
            continue;
        }
        let ends_aside = is_end(after)
            || matches!(after, ',' | ';' | '.' | ')' | '»' | '›' | '”')
            || (after == '"' && !opens_at(cells, index + 1));
        if !is_space(before) || !ends_aside {
            continue;
        }
        let left = beyond(cells, index, Side::Before);
        let right = beyond(cells, index, Side::After);
        if left.is_ascii_digit() && right.is_ascii_digit() {
            continue;
        }
        // Only a dash that this pass wrote out loses a space: spaced dashes that were typed
        // are a choice.
        let written = cells.range(index).len() == 1;
        match habits.dash_spaces {
            DashSpaces::Inside => {
                put(cells, index - 1, if open { '\u{a0}' } else { ' ' });
                if is_space(after) {
                    put(cells, index + 1, if open { ' ' } else { '\u{a0}' });
                }
            }
            DashSpaces::Before => put(cells, index - 1, '\u{a0}'),
            DashSpaces::Closed
                if written
                    && is_space(after)
                    && joins(cells, index.saturating_sub(2), Side::Before)
                    && joins(cells, index + 2, Side::After) =>
            {
                gone.extend([index - 1, index + 1]);
            }
            DashSpaces::Attached
                if written
                    && is_space(after)
                    && if open {
                        joins(cells, index.saturating_sub(2), Side::Before)
                    } else {
                        joins(cells, index + 2, Side::After)
                    } =>
            {
                gone.push(if open { index - 1 } else { index + 1 });
            }
            DashSpaces::Closed | DashSpaces::Attached => {}
        }
        open = !open;
    }
    gone.retain(|index| cells.is_free(*index));
    gone.sort_unstable();
    gone.dedup();
    cells.remove(&gone);
}

/// Whether the character at `index`, on that side of a dash, is one that the dash may touch:
/// of a word, a quote, an object such as code, or a mark that belongs to words there.
fn joins(cells: &Cells<'_>, index: usize, side: Side) -> bool {
    cells.list.get(index).is_some_and(|cell| {
        let belongs = match side {
            Side::Before => matches!(cell.c, ')' | ']' | '!' | '?' | '…' | '%'),
            Side::After => matches!(cell.c, '(' | '[' | '¿' | '¡' | '…' | '$' | '£' | '€'),
        };
        let is_quote = matches!(cell.c, '"' | '\'' | '“' | '”' | '‘' | '’');
        let is_free = !cell.protected;
        cell.c == OBJECT || is_free && (cell.c.is_alphanumeric() || is_quote || belongs)
    })
}

/// Sets a free space at `index` to `c`.
fn put(cells: &mut Cells<'_>, index: usize, c: char) {
    if cells.is_free(index) && is_space(cells.list[index].c) {
        cells.list[index].c = c;
    }
}

/// Whether only spaces lie between the beginning of the line, or of a quotation, and
/// `index`.
fn is_line_start(cells: &Cells<'_>, index: usize) -> bool {
    let spaces =
        cells.list.iter().take(index).rev().take_while(|cell| is_space(cell.c)).count();
    let start = index - spaces;
    match cells.before(start) {
        '\n' | '«' | '“' => true,
        '"' => spaces == 0 && start >= 1 && opens_at(cells, start - 1),
        _ => false,
    }
}

/// Whether the dash at `index`, in a line of dialogue, begins what another says: it stands
/// behind a sentence and before a capital, quotes not counted.
fn begins_turn(cells: &Cells<'_>, index: usize) -> bool {
    let is_skipped = |cell: &&Cell| is_space(cell.c) || "\"'«»‹›“”„‘’‚¿¡".contains(cell.c);
    let (head, tail) = cells.list.split_at(index);
    let ended = head.iter().rev().find(|cell| !is_skipped(cell));
    let begun = tail.iter().skip(1).find(|cell| !is_skipped(cell));
    is_space(cells.before(index))
        && ended.is_some_and(|cell| matches!(cell.c, '.' | '!' | '?' | '…'))
        && begun.is_some_and(|cell| cell.c.is_uppercase())
}

/// Which way to look.
#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

/// The first character beyond the spaces beside `index`; a line feed at either end.
fn beyond(cells: &Cells<'_>, index: usize, side: Side) -> char {
    let found = match side {
        Side::Before => cells.list.iter().take(index).rev().find(|cell| !is_space(cell.c)),
        Side::After => cells.list.iter().skip(index + 1).find(|cell| !is_space(cell.c)),
    };
    found.map_or('\n', |cell| cell.c)
}

/// White space or an end of the passage.
fn is_end(c: char) -> bool {
    c.is_whitespace()
}
