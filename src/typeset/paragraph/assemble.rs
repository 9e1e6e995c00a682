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
    let mut rest: Option<Atom> = None;
    let mut start = broken.paragraph.start();
    for (number, line) in broken.lines.iter().enumerate() {
        let first = all.len();
        let place = broken.places[line.end.mark as usize];
        let whole = if place.cut.is_some() { place.atom } else { place.atom + 1 };
        // What is left of a divided word may be all there is, or stand before another.
        if next <= whole {
            all.extend(rest.take());
            all.extend_from_slice(&atoms[next..whole]);
        }
        next = whole;
        if let Some(cut) = place.cut {
            let atom = rest.take().unwrap_or(atoms[place.atom]);
            let (head, tail) = divide(shaper, styles, atoms[place.atom], atom, cut);
            all.push(head);
            rest = Some(tail);
            next = place.atom + 1;
        } else if place.repeats_hyphen
            && let Some(atom) = atoms.get(next)
        {
            let kind = AtomKind::Word(hyphened(shaper, styles, *atom));
            rest = Some(Atom { kind, ..*atom });
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

/// The two parts of a divided word. `whole` is the word, `left` what the line before left
/// of it.
fn divide(
    shaper: &mut Shaper<'_>,
    styles: &Styles,
    whole: Atom,
    left: Atom,
    cut: Cut,
) -> (Atom, Atom) {
    let run = written(styles.get(whole.style), whole).run;
    let skipped = (left.start - whole.start) as usize;
    let text = match whole.kind {
        AtomKind::Word(id) | AtomKind::Divided(id) => shaper.word(id).text.to_owned(),
        AtomKind::Object(_)
        | AtomKind::Space(..)
        | AtomKind::Gap(_)
        | AtomKind::LineEnd => String::new(),
    };
    // What is left of the word may begin with the hyphen of the line before.
    let repeated = match left.kind {
        AtomKind::Word(id) if shaper.word(id).text.starts_with(SOFT_HYPHEN) => "\u{ad}",
        AtomKind::Word(_)
        | AtomKind::Divided(_)
        | AtomKind::Object(_)
        | AtomKind::Space(..)
        | AtomKind::Gap(_)
        | AtomKind::LineEnd => "",
    };
    let tag = styles.tag(styles.get(whole.style).language);
    let (before, tail) = text.split_at_checked(cut.at as usize).unwrap_or((&text, ""));
    let head = before.get(skipped..).unwrap_or("");
    let head = shaper.shape(run, &format!("{repeated}{head}{SOFT_HYPHEN}"));
    let tail = match drawn_behind(before, tail, tag) {
        Some(drawn) => shaper.shape_as(run, tail, &drawn),
        None => shaper.shape(run, tail),
    };
    let middle = (whole.start + cut.at).min(whole.end);
    (
        Atom {
            kind: AtomKind::Divided(head),
            end: middle,
            penalty: Break::FORBIDDEN,
            ..left
        },
        Atom { kind: AtomKind::Word(tail), start: middle, ..whole },
    )
}
