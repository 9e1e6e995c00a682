//! From the places where lines end to the lines: divided words become two atoms.

use super::super::text_style::{Styles, handle};
use super::atoms::{Atom, AtomKind, SOFT_HYPHEN};
use super::divide::Cut;
use super::line_ends::{Place, hyphened};
use super::line_style::{Alignment, LineStyle, Shape};
use super::lines::{SetLine, written};
use crate::font::{Shaper, Writing};
use crate::geometry::Length;
use crate::language::hyphenate::drawn_behind;
use crate::line_break::{Break, Line, Paragraph};

/// A paragraph whose lines are known.
pub(super) struct Broken {
    pub(super) paragraph: Paragraph,
    pub(super) places: Vec<Place>,
    pub(super) lines: Vec<Line>,
    pub(super) shape: Shape,
    pub(super) style: LineStyle,
    pub(super) writing: Writing,
}

/// Cuts the atoms into lines, divided words in two.
pub(super) fn assemble(
    shaper: &mut Shaper<'_>,
    styles: &Styles,
    atoms: &[Atom],
    broken: &Broken,
) -> (Vec<Atom>, Vec<SetLine>) {
    let mut all = Vec::with_capacity(atoms.len() + 8);
    let mut set = Vec::with_capacity(broken.lines.len());
    let mut next = 0;
    let mut rest: Option<Rest> = None;
    let mut start = broken.paragraph.start();
    for (number, line) in broken.lines.iter().enumerate() {
        let first = all.len();
        let place = broken.places[line.end.mark as usize];
        let whole = if place.cut.is_some() { place.atom } else { place.atom + 1 };
        // What is left of a divided word may be all there is, or stand before another.
        if next <= whole {
            all.extend(rest.take().map(|rest| rest.atom(shaper, styles)));
            all.extend_from_slice(&atoms[next..whole]);
        }
        next = whole;
        if let Some(cut) = place.cut {
            let word = atoms[place.atom];
            all.push(head(shaper, styles, (word, rest), cut));
            rest = Some(Rest::Behind(word, cut.at));
            next = place.atom + 1;
        } else if place.repeats_hyphen
            && let Some(atom) = atoms.get(next)
        {
            let kind = AtomKind::Word(hyphened(shaper, styles, *atom));
            rest = Some(Rest::Hyphened(Atom { kind, ..*atom }));
            next += 1;
        }
        // A line's end brings the spaces before it back to the paragraph's level (UAX #9, L1).
        for atom in all[first..].iter_mut().rev().take_while(|atom| atom.is_blank()) {
            atom.level = u8::from(broken.writing == Writing::RightToLeft);
        }
        let indent = if number == 0 { broken.shape.indent } else { Length::ZERO };
        // Spaces that shrink bring the line back to its measure.
        let missing =
            Length::from_raw(line.measure - line.natural - line.adjustment.min(0));
        let from_right = broken.writing == Writing::RightToLeft;
        let indent = if from_right { Length::ZERO } else { indent };
        let aligned = match broken.style.alignment {
            Alignment::Justified if !from_right || line.adjustment != 0 => Length::ZERO,
            Alignment::Start | Alignment::Kept | Alignment::Verse if !from_right => {
                Length::ZERO
            }
            Alignment::Center => missing / 2,
            Alignment::End if from_right => Length::ZERO,
            Alignment::Left => Length::ZERO,
            Alignment::Justified
            | Alignment::Start
            | Alignment::End
            | Alignment::Right
            | Alignment::Kept
            | Alignment::Verse => missing,
        };
        set.push(SetLine {
            first: handle(first),
            last: handle(all.len()),
            shift: indent + aligned + Length::from_raw(start),
            adjustment: Length::from_raw(line.adjustment),
            expansion: i32::try_from(line.expansion).unwrap_or(0),
            ratio: i32::try_from(line.ratio).unwrap_or(i32::MAX),
            natural: Length::from_raw(line.natural),
            measure: Length::from_raw(line.measure),
            hyphen: line.end.hyphen,
            overfull: Length::from_raw(line.overfull),
        });
        start = -place.hang;
    }
    (all, set)
}

/// The atoms as they were before they were cut into lines: the parts of each divided word
/// are one again.
pub(crate) fn joined(
    shaper: &mut Shaper<'_>,
    styles: &Styles,
    atoms: &[Atom],
) -> Vec<Atom> {
    let mut whole = Vec::with_capacity(atoms.len());
    // The parts of a divided word so far: their text, and where they begin.
    let mut parts: Option<(String, u32)> = None;
    for atom in atoms {
        match atom.kind {
            AtomKind::Divided(id) => {
                let (text, _) = parts.get_or_insert_with(|| (String::new(), atom.start));
                text.push_str(shaper.word(id).text.trim_matches(SOFT_HYPHEN));
            }
            AtomKind::Word(id) => whole.push(match parts.take() {
                None if shaper.word(id).text.starts_with(SOFT_HYPHEN) => {
                    let text = shaper.word(id).text.replace(SOFT_HYPHEN, "");
                    let run = written(styles.get(atom.style), *atom).run;
                    Atom { kind: AtomKind::Word(shaper.shape(run, &text)), ..*atom }
                }
                None => *atom,
                Some((mut text, start)) => {
                    text.push_str(shaper.word(id).text);
                    let run = written(styles.get(atom.style), *atom).run;
                    let kind = AtomKind::Word(shaper.shape(run, &text));
                    Atom { kind, start, ..*atom }
                }
            }),
            AtomKind::Object(_)
            | AtomKind::Space(..)
            | AtomKind::Gap(_)
            | AtomKind::LineEnd => {
                whole.push(*atom);
            }
        }
    }
    whole
}

/// What the line before left of a word.
#[derive(Clone, Copy, Debug)]
enum Rest {
    /// All of it, behind the hyphen that is repeated.
    Hyphened(Atom),
    /// What stands behind this byte of the whole word. It is not shaped before it is known
    /// that one line takes it: were each rest of a word of many lines shaped, its letters
    /// would be as often as it has lines.
    Behind(Atom, u32),
}

impl Rest {
    /// The rest as an atom.
    fn atom(self, shaper: &mut Shaper<'_>, styles: &Styles) -> Atom {
        let (whole, at) = match self {
            Self::Hyphened(atom) => return atom,
            Self::Behind(whole, at) => (whole, at),
        };
        let style = styles.get(whole.style);
        let run = written(style, whole).run;
        let text = text(shaper, whole).to_owned();
        let (before, tail) = text.split_at_checked(at as usize).unwrap_or((&text, ""));
        let tail = match drawn_behind(before, tail, styles.tag(style.language)) {
            Some(drawn) => shaper.shape_as(run, tail, &drawn),
            None => shaper.shape(run, tail),
        };
        Atom { kind: AtomKind::Word(tail), start: middle(whole, at), ..whole }
    }
}

/// The part of a word before a cut, with its hyphen: of the whole word, or of what the line
/// before left of it.
fn head(
    shaper: &mut Shaper<'_>,
    styles: &Styles,
    (whole, left): (Atom, Option<Rest>),
    cut: Cut,
) -> Atom {
    let run = written(styles.get(whole.style), whole).run;
    let (start, repeated) = match left {
        None => (whole.start, ""),
        Some(Rest::Hyphened(_)) => (whole.start, "\u{ad}"),
        Some(Rest::Behind(_, at)) => (middle(whole, at), ""),
    };
    let text = text(shaper, whole);
    let before = text.get(..cut.at as usize).unwrap_or(text);
    let part = before.get((start - whole.start) as usize..).unwrap_or("");
    let part = format!("{repeated}{part}{SOFT_HYPHEN}");
    Atom {
        kind: AtomKind::Divided(shaper.shape(run, &part)),
        start,
        end: middle(whole, cut.at),
        penalty: Break::FORBIDDEN,
        ..whole
    }
}

/// Where a byte of a word stands in the paragraph.
fn middle(whole: Atom, at: u32) -> u32 {
    (whole.start + at).min(whole.end)
}

/// The text of a word; none where an atom is no word.
fn text<'s>(shaper: &'s Shaper<'_>, atom: Atom) -> &'s str {
    match atom.kind {
        AtomKind::Word(id) | AtomKind::Divided(id) => shaper.word(id).text,
        AtomKind::Object(_)
        | AtomKind::Space(..)
        | AtomKind::Gap(_)
        | AtomKind::LineEnd => "",
    }
}
