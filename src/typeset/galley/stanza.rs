//! Which lines of a paragraph stay together: those of a text at its ends, those of a stanza.

use super::super::paragraph::{Alignment, Atom, AtomKind, SetLine};
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
    let verses = if is_verse { verses(set) } else { Vec::new() };
    for group in groups {
        let kind = if is_verse { Kind::Stanza } else { Kind::Paragraph };
        let own = standings.iter_mut().enumerate().take(group.end).skip(group.start);
        for (at, standing) in own {
            // Lines of code and verse that are too long go on below, indented.
            let goes_on = is_kept && set.lines[at].shift > Length::ZERO;
            let penalty = match goes_on_in_verse(&verses, at) {
                true => FORBIDDEN,
                false => penalty(at - group.start, group.len(), goes_on, kind),
            };
            let is_divided = at > group.start && set.lines[at - 1].hyphen;
            let penalty = if is_divided { penalty.max(HYPHEN_AT_FOOT) } else { penalty };
            let place = match group.len() {
                1 => Standing::Within,
                _ if at == group.start => Standing::First,
                _ if at + 1 == group.end => Standing::Last,
                _ => Standing::Within,
            };
            *standing = LineStanding::Among { penalty, standing: place };
        }
    }
    standings
}

/// The lines of each verse: one, or more where it is longer than the measure.
fn verses(set: &SetParagraph) -> Vec<Range<usize>> {
    let mut verses = Vec::new();
    let mut begin = 0;
    for (at, line) in set.lines.iter().enumerate() {
        let last = (line.last as usize).checked_sub(1).and_then(|last| set.atoms.get(last));
        let is_ended = last.is_some_and(|last| last.kind == AtomKind::LineEnd);
        if is_ended || at + 1 == set.lines.len() {
            verses.push(begin..at + 1);
            begin = at + 1;
        }
    }
    verses
}

/// Whether the line `at` goes on with a verse that is no longer than a short stanza; the
/// lines of a longer one stand as those of any stanza.
fn goes_on_in_verse(verses: &[Range<usize>], at: usize) -> bool {
    let next = verses.partition_point(|verse| verse.end <= at);
    let own = verses.get(next).filter(|verse| verse.len() <= SHORT_STANZA);
    own.is_some_and(|verse| verse.start < at)
}

/// What lines belong together as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Paragraph,
    Stanza,
}

/// What a page's end above the line `at` of `count` costs.
const fn penalty(at: usize, count: usize, goes_on: bool, kind: Kind) -> i32 {
    if at == 0 {
        return 0;
    }
    if count <= NEVER_TORN {
        return FORBIDDEN;
    }
    if at == 1 {
        return ORPHAN;
    }
    if at + 1 == count || goes_on {
        return WIDOW;
    }
    match kind {
        Kind::Stanza if count <= SHORT_STANZA => CUT_STANZA,
        Kind::Stanza | Kind::Paragraph => 0,
    }
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
