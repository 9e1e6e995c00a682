//! Verse: lines that are the author's own, what is left over of a long one turned over.

use super::super::text_style::{Styles, handle};
use super::atoms::{Atom, AtomKind, width};
use super::divide::Divider;
use super::line_style::{LineStyle, Shape};
use super::lines::{SetLine, break_lines};
use super::text::StyledText;
use crate::font::Shaper;
use crate::geometry::Length;

/// By how many ems the rest of a verse stands deeper than its beginning, so that it is not
/// read as a verse of its own.
const TURN_OVER: i64 = 2;

/// Sets each verse of `atoms` on a line of its own. What is left over of one that is wider
/// than `measure` goes on below, two ems deeper than the verse begins.
pub(crate) fn verse_lines(
    shaper: &mut Shaper<'_>,
    divider: &mut Divider,
    styles: &Styles,
    (text, atoms): (&StyledText, &[Atom]),
    (measure, style): (Length, LineStyle),
) -> (Vec<Atom>, Vec<SetLine>) {
    let (mut all, mut lines) = (Vec::with_capacity(atoms.len()), Vec::new());
    for verse in atoms.split_inclusive(|atom| atom.kind == AtomKind::LineEnd) {
        let (words, end) = match verse.split_last() {
            Some((end, words)) if end.kind == AtomKind::LineEnd => (words, Some(*end)),
            Some(_) | None => (verse, None),
        };
        let hang = hang(shaper, styles, words).min(measure / 2);
        let shape = Shape { measure: measure - hang, indent: -hang };
        let (own, mut set) =
            break_lines(shaper, divider, styles, (text, words), (shape, style));
        if set.is_empty() {
            set.push(SetLine { measure, ..SetLine::default() });
        }
        let first = handle(all.len());
        let hang = if text.is_right_to_left() { Length::ZERO } else { hang };
        for line in &mut set {
            line.first += first;
            line.last += first;
            line.shift += hang;
        }
        all.extend(own);
        if let Some(end) = end {
            all.push(end);
            if let Some(last) = set.last_mut() {
                last.last += 1;
            }
        }
        lines.extend(set);
    }
    (all, lines)
}

/// How deep the rest of a verse stands.
fn hang(shaper: &mut Shaper<'_>, styles: &Styles, verse: &[Atom]) -> Length {
    let em = verse.first().map_or(Length::ZERO, |atom| styles.get(atom.style).size);
    let blanks = verse.iter().take_while(|atom| matches!(atom.kind, AtomKind::Space(..)));
    blanks.map(|atom| width(shaper, styles, atom)).sum::<Length>() + em * TURN_OVER
}
