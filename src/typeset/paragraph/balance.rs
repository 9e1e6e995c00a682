//! Titles and headings of several lines: divided evenly, and where the sense pauses.

use super::super::text_style::Styles;
use super::atoms::Atom;
use super::divide::Divider;
use super::line_style::{LineStyle, Shape};
use super::lines::{SetLine, break_lines, break_lines_narrower};
use super::text::StyledText;
use crate::font::Shaper;
use crate::geometry::Length;

/// In so many parts of the measure lines are tried narrower, down to half of it.
const PARTS: i64 = 48;

/// What a line costs that ends with a word which belongs to the next one, an article or a
/// preposition: as much as one half as long as the longest, each hundredth of which that is
/// missing costs one. The weights are our own, tried on titles in three languages.
const WEAK_END: i64 = 50;

/// What is taken off for a line that ends where the sense pauses, at a colon or a dash, and
/// at a comma.
const PAUSE: i64 = 40;
const SMALL_PAUSE: i64 = 15;

/// A word of so many letters that begins with a small one is rarely the last of its phrase.
const WEAK_LETTERS: usize = 3;

/// Breaks a paragraph into as many lines as it needs, the words divided among them evenly:
/// none much shorter than the others, none with a preposition at its end, and sooner where the
/// sense pauses.
pub(crate) fn break_lines_evenly(
    shaper: &mut Shaper<'_>,
    divider: &mut Divider,
    styles: &Styles,
    (text, atoms): (&StyledText, &[Atom]),
    form: (Shape, LineStyle),
) -> (Vec<Atom>, Vec<SetLine>) {
    let full = break_lines(shaper, divider, styles, (text, atoms), form);
    let count = full.1.len();
    if count < 2 {
        return full;
    }
    let mut least = cost(text, &full);
    let mut best = full;
    for part in 1..=PARTS / 2 {
        let narrower = form.0.measure.scale(part, PARTS);
        let Some(lines) =
            break_lines_narrower(shaper, divider, styles, (text, atoms), form, narrower)
        else {
            break;
        };
        let is_cut = lines.1.iter().any(|line| line.hyphen);
        if lines.1.len() != count || is_cut {
            break;
        }
        let cost = cost(text, &lines);
        if cost < least {
            (least, best) = (cost, lines);
        }
    }
    best
}

/// What the division of words among lines costs.
fn cost(text: &StyledText, (atoms, lines): &(Vec<Atom>, Vec<SetLine>)) -> i64 {
    let longest = lines.iter().map(|line| line.natural).max().unwrap_or_default();
    let longest = longest.max(Length::from_raw(1));
    let uneven: i64 =
        lines.iter().map(|line| (longest - line.natural).raw() * 100 / longest.raw()).sum();
    let ends = lines.iter().rev().skip(1).map(|line| {
        let end = line.last.checked_sub(1).and_then(|at| atoms.get(at as usize));
        let end = end.map_or(0, |atom| atom.end as usize);
        end_cost(text.text.get(..end).unwrap_or_default())
    });
    uneven + ends.sum::<i64>()
}

/// What a line's end behind these words costs.
fn end_cost(words: &str) -> i64 {
    let words = words.trim_end();
    match words.chars().next_back() {
        Some(':' | ';' | '.' | '!' | '?' | '…' | '–' | '—') => -PAUSE,
        Some(',') => -SMALL_PAUSE,
        Some(_) | None => {
            let word =
                words.split([' ', '\u{a0}', '\u{202f}']).next_back().unwrap_or_default();
            let is_weak = word.chars().count() <= WEAK_LETTERS
                && word.chars().all(char::is_alphabetic)
                && word.starts_with(char::is_lowercase);
            if is_weak { WEAK_END } else { 0 }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_at_a_pause_and_not_behind_a_preposition() {
        let costs = [
            ("L’imprimerie lyonnaise au XVIe siècle :", -PAUSE),
            ("Zur Sedimentation von Mikroplastik in", WEAK_END),
            ("Zur Sedimentation von Mikroplastik", 0),
            ("Rouge,", -SMALL_PAUSE),
            ("Der Rat der EU", 0),
            ("Ode an die ", WEAK_END),
            ("", 0),
        ];
        for (words, cost) in costs {
            assert_eq!(end_cost(words), cost, "{words}");
        }
    }
}
