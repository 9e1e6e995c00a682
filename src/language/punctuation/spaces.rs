//! Spaces: before high marks, inside guillemets, in numbers, and where words hold together.

use super::cells::{Cell, Cells, is_space};
use super::habits::Space;
use super::quotes::guillemet_opens_at;
use crate::language::Language;
use crate::language::binding::{self, Binding};

/// Gives `; : ! ?` and guillemets the spaces of their language.
pub(super) fn before_marks(cells: &mut Cells<'_>) {
    if !cells.list.iter().any(|cell| is_mark(cell.c)) {
        return;
    }
    let mut list: Vec<Cell> = Vec::with_capacity(cells.list.len() + 8);
    let mut index = 0;
    while let Some(cell) = cells.list.get(index).copied() {
        let next = cells.at(Some(index + 1));
        index += 1;
        if cell.protected || !is_mark(cell.c) {
            list.push(cell);
            continue;
        }
        let Some(habits) = cells.habits(index - 1) else {
            list.push(cell);
            continue;
        };
        match cell.c {
            '«' | '‹' => {
                list.push(cell);
                let run = cells.list[index..]
                    .iter()
                    .take_while(|cell| is_space(cell.c) && !cell.protected)
                    .count();
                let beyond = cells.at(Some(index + run));
                if beyond == '\n' || matches!(beyond, '»' | '›') {
                    continue;
                }
                match habits.inside_guillemets {
                    Space::AsTyped => {}
                    Space::None => index += run,
                    Space::Is(c) if run > 0 => {
                        list.push(cells.list[index].with(c));
                        index += run;
                    }
                    Space::Is(c) => list.push(cell.with(c)),
                }
            }
            '»' | '›' => {
                let ends_line = matches!(before(&list), '\n' | '«' | '‹');
                let opens = habits.inside_guillemets == Space::None
                    && guillemet_opens_at(cells, index - 1);
                if !ends_line && !opens {
                    put_before(&mut list, cell, habits.inside_guillemets, Missing::Added);
                }
                list.push(cell);
            }
            c => {
                let space = if c == ':' { habits.before_colon } else { habits.before_high };
                let ends = next.is_whitespace()
                    || is_mark(next)
                    || matches!(
                        next,
                        '”' | '’' | '‘' | '“' | ')' | ']' | '"' | '…' | '.' | ',' | '—'
                    );
                let previous = before(&list);
                if ends {
                    match previous {
                        // `(?)`, and where a quote has no partner.
                        '\n' | '(' | '[' | '«' | '‹' | '"' | '“' | '‘' | '—' | '–' =>
                            {}
                        // `?!` and `…?` take one space in all.
                        '!' | '?' | '…' if c != ':' && c != ';' => {
                            if space != Space::AsTyped {
                                put_before(&mut list, cell, Space::None, Missing::Left);
                            }
                        }
                        p if p.is_alphanumeric()
                            || matches!(
                                p,
                                '»' | '›'
                                    | '”'
                                    | '’'
                                    | ')'
                                    | ']'
                                    | '%'
                                    | '€'
                                    | '°'
                                    | '\u{fffc}'
                            ) =>
                        {
                            put_before(&mut list, cell, space, Missing::Added);
                        }
                        _ => put_before(&mut list, cell, space, Missing::Left),
                    }
                }
                list.push(cell);
            }
        }
    }
    cells.list = list;
}

/// What becomes of a space that was not typed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Missing {
    Added,
    Left,
}

const fn is_mark(c: char) -> bool {
    matches!(c, ';' | ':' | '!' | '?' | '«' | '»' | '‹' | '›')
}

/// The last character that is no space.
fn before(list: &[Cell]) -> char {
    list.iter().rev().find(|cell| !is_space(cell.c)).map_or('\n', |cell| cell.c)
}

/// Sets the white space at the end of `list`, where `mark` is about to come.
fn put_before(list: &mut Vec<Cell>, mark: Cell, space: Space, missing: Missing) {
    let run =
        list.iter().rev().take_while(|cell| is_space(cell.c) && !cell.protected).count();
    let start = list.len() - run;
    match space {
        Space::AsTyped => {}
        Space::None => list.truncate(start),
        Space::Is(c) if run > 0 => {
            list.truncate(start + 1);
            list[start].c = c;
        }
        Space::Is(c) if missing == Missing::Added => list.push(mark.with(c)),
        Space::Is(_) => {}
    }
}

/// Groups the digits of numbers that were typed with spaces, and holds French telephone
/// numbers together.
pub(super) fn in_numbers(cells: &mut Cells<'_>) {
    let mut index = 0;
    while index < cells.list.len() {
        if !cells.list[index].c.is_ascii_digit() {
            index += 1;
            continue;
        }
        // All groups of digits with single spaces between them.
        let mut groups: Vec<(usize, usize)> = Vec::new();
        let mut end = index;
        loop {
            let start = end;
            while cells.at(Some(end)).is_ascii_digit() {
                end += 1;
            }
            groups.push((start, end - start));
            if is_space(cells.at(Some(end))) && cells.at(Some(end + 1)).is_ascii_digit() {
                end += 1;
            } else {
                break;
            }
        }
        if groups.len() > 1
            && let Some(habits) = cells.habits(index)
        {
            let before = cells.before(index);
            let group = habits.group;
            let french = habits.language == Language::French;
            if french && is_telephone(cells, &groups, before) {
                set_between(cells, &groups, '\u{a0}');
            } else if !before.is_alphanumeric() && !matches!(before, '.' | ',' | '+' | '-')
            {
                // `en 2020 100 000 personnes`: a year is no group.
                let skip = usize::from(groups[0].1 == 4);
                let number = &groups[skip..];
                if is_grouped(cells, number) {
                    set_between(cells, number, group);
                }
            }
        }
        index = end;
    }
}

fn is_grouped(cells: &Cells<'_>, groups: &[(usize, usize)]) -> bool {
    let Some(((start, first), rest)) = groups.split_first() else { return false };
    !rest.is_empty()
        && (1..=3).contains(first)
        && cells.list[*start].c != '0'
        && rest.iter().all(|(_, length)| *length == 3)
}

/// `05 61 00 00 00`, `+33 5 61 00 00 00`.
fn is_telephone(cells: &Cells<'_>, groups: &[(usize, usize)], before: char) -> bool {
    let lengths: Vec<usize> = groups.iter().map(|(_, length)| *length).collect();
    match lengths.as_slice() {
        [2, 2, 2, 2, 2] => cells.list[groups[0].0].c == '0' && !before.is_alphanumeric(),
        [2 | 3, 1, 2, 2, 2, 2] => before == '+',
        _ => false,
    }
}

fn set_between(cells: &mut Cells<'_>, groups: &[(usize, usize)], c: char) {
    for (start, _) in groups.iter().skip(1) {
        if cells.is_free(start - 1) {
            cells.list[start - 1].c = c;
        }
    }
}

/// Writes a no-break space where a number holds to its unit, a title to its name.
pub(super) fn tie(cells: &mut Cells<'_>) {
    let text = cells.to_text();
    let mut tied = Vec::new();
    for (index, (at, c)) in text.char_indices().enumerate() {
        if c != ' ' || !cells.is_free(index) {
            continue;
        }
        let Some(tag) = cells.tag(index) else { continue };
        let before = index.checked_sub(1);
        if is_space(cells.at(before))
            || is_space(cells.at(Some(index + 1)))
            || !before.is_some_and(|before| cells.is_free(before))
            || !cells.is_free(index + 1)
        {
            continue;
        }
        let (Some(left), Some(right)) = (text.get(..at), text.get(at + 1..)) else {
            continue;
        };
        match binding::between(left, right, tag) {
            Binding::Tied => tied.push((index, '\u{a0}')),
            Binding::TiedNarrow => tied.push((index, '\u{202f}')),
            Binding::Free | Binding::Soft(_) | Binding::Kept => {}
        }
    }
    for (index, c) in tied {
        cells.list[index].c = c;
    }
}
