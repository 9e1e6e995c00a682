//! Which lines of a paragraph stay together: those of a text at its ends, those of a stanza.

use super::super::paragraph::{Alignment, Atom, SetLine};
use super::{FORBIDDEN, SetParagraph, Standing};
use crate::geometry::Length;
use std::ops::Range;

/// What a page costs that ends behind a paragraph's first line, or begins with its last.
pub(super) const ORPHAN: i32 = 100_000;
pub(super) const WIDOW: i32 = 100_000;

/// What a page costs that ends with a hyphen: more than lines that are missing can.
const HYPHEN_AT_FOOT: i32 = 50_000;

/// So many lines are never torn: two would be alone on neither side.
const NEVER_TORN: usize = 3;

/// A stanza of so many lines is rather left whole.
const SHORT_STANZA: usize = 6;

/// What a page costs that ends within it: more than any number of lines that a page is short
/// before what does not fit.
const CUT_STANZA: i32 = 5_000;

/// How a line stands in its paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineStanding {
    /// Among those that belong together; `penalty` is what a page's end above it costs.
    Among { penalty: i32, standing: Standing },
    /// Between two stanzas, with nothing on it: white space, which no page begins with.
    Blank,
}

/// How each line of a paragraph stands in it.
pub(super) fn standings(set: &SetParagraph, alignment: Alignment) -> Vec<LineStanding> {
    let is_verse = alignment == Alignment::Verse;
    let is_kept = is_verse || alignment == Alignment::Kept;
    let mut standings = vec![LineStanding::Blank; set.lines.len()];
    let groups =
        if is_verse { stanzas(set) } else { std::iter::once(0..set.lines.len()).collect() };
    for group in groups {
        let Range { start, end } = group;
        for at in start..end {
            // Lines of code and verse that are too long go on below, indented.
            let goes_on = is_kept && set.lines[at].shift > Length::ZERO;
            let mut penalty = if at == start {
                0
            } else if end - start <= NEVER_TORN {
                FORBIDDEN
            } else if at == start + 1 {
                ORPHAN
            } else if at + 1 == end || goes_on {
                WIDOW
            } else if is_verse && end - start <= SHORT_STANZA {
                CUT_STANZA
            } else {
                0
            };
            if at > start && set.lines[at - 1].hyphen {
                penalty = penalty.max(HYPHEN_AT_FOOT);
            }
            let standing = match (end - start, at) {
                (1, _) => Standing::Within,
                (_, at) if at == start => Standing::First,
                (_, at) if at + 1 == end => Standing::Last,
                (_, _) => Standing::Within,
            };
            standings[at] = LineStanding::Among { penalty, standing };
        }
    }
    standings
}

/// The lines of each stanza: those between verses without words. Where there is no word at
/// all, each line stands for itself.
fn stanzas(set: &SetParagraph) -> Vec<Range<usize>> {
    let mut stanzas: Vec<Range<usize>> = Vec::new();
    for (at, line) in set.lines.iter().enumerate() {
        if is_blank(&set.atoms, line) {
            continue;
        }
        match stanzas.last_mut().filter(|stanza| stanza.end == at) {
            Some(stanza) => stanza.end = at + 1,
            None => stanzas.push(at..at + 1),
        }
    }
    if stanzas.is_empty() {
        return (0..set.lines.len()).map(|at| at..at + 1).collect();
    }
    stanzas
}

/// Whether nothing is seen of a line.
fn is_blank(atoms: &[Atom], line: &SetLine) -> bool {
    let own = atoms.get(line.first as usize..line.last as usize).unwrap_or(&[]);
    own.iter().all(Atom::is_blank)
}
