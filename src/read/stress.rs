//! `字**「字」**字`: stress whose signs stand between a letter and full-width punctuation.
//!
//! CommonMark takes such signs for words: in Latin scripts a blank stands on one side of
//! them (6.2, rules 1 to 8). Where no blank parts words, they are what they look like.

use super::paired_signs::{Neighbor, Place, Sign, replace, signs};
use crate::document::{Inline, InlineKind, Inlines};
use crate::language::full_width::{BlankHalf, blank_half};
use crate::language::segment::is_ideographic;
use std::mem::discriminant;

/// What words become that stand between signs.
type Made = fn(Inlines) -> InlineKind;

/// Makes stress of what stands between such signs in a run and in the spans of it. There is
/// `room` for so many levels; gives how many are added.
pub(super) fn stress(run: &mut Inlines, room: usize) -> usize {
    let mut height = 0;
    for inline in run.iter_mut() {
        // Words in brackets were read before they got their attributes.
        if let InlineKind::Span { attributes: _, content }
        | InlineKind::SmallCaps(content) = &mut inline.kind
        {
            height = height.max(stress(content, room));
        }
    }
    let kinds: [(&str, Made); 2] =
        [("**", InlineKind::Strong), ("*", InlineKind::Emphasis)];
    for (sign, made) in kinds {
        let pairs = if height < room { pairs(run, sign) } else { Vec::new() };
        if !pairs.is_empty() {
            replace(run, sign, pairs, made);
            alternate(run, made);
            height += 1;
        }
    }
    height
}

/// Undoes stress within stress of one kind. Of `字**「一」**字**「二」**字` CommonMark knows the
/// signs in the middle alone, which end one stress and begin another.
fn alternate(run: &mut Inlines, made: Made) {
    let kind = discriminant(&made(Inlines::new()));
    let is_same = |inline: &Inline| discriminant(&inline.kind) == kind;
    for inline in std::mem::take(run) {
        if !is_same(&inline)
            || !inside(&inline).is_some_and(|parts| parts.iter().any(is_same))
        {
            run.push(inline);
            continue;
        }
        for part in inside(&inline).into_iter().flatten() {
            match inside(part).filter(|_| is_same(part)) {
                Some(words) => run.extend(words.iter().cloned()),
                None => run.push(Inline::new(part.span, made(vec![part.clone()]))),
            }
        }
    }
}

/// What is stressed.
fn inside(inline: &Inline) -> Option<&Inlines> {
    match &inline.kind {
        InlineKind::Strong(content) | InlineKind::Emphasis(content) => Some(content),
        _other => None,
    }
}

/// Where the signs stand that belong together, each pair behind the one before. One of both
/// is one that CommonMark does not know.
fn pairs(run: &[Inline], sign: &str) -> Vec<(Place, Place)> {
    let mut pairs = Vec::new();
    let mut open: Option<(Place, bool)> = None;
    for sign in signs(run, sign) {
        let Sign { before, behind, place, ends_address: _ } = sign;
        match open {
            Some((opening, is_unknown))
                if can_touch(before, BlankHalf::Before)
                    && (is_unknown || is_between(before, behind)) =>
            {
                pairs.push((opening, place));
                open = None;
            }
            Some(_) | None if can_touch(behind, BlankHalf::Behind) => {
                open = Some((place, is_between(behind, before)));
            }
            Some(_) | None => {}
        }
    }
    pairs
}

/// Whether words that are stressed can begin or end with what touches the sign: not with a
/// blank, nor with a bracket that is turned away from them.
fn can_touch(inside: Neighbor, away: BlankHalf) -> bool {
    match inside {
        Neighbor::Nothing => false,
        Neighbor::Sign(c) => blank_half(c) != Some(away),
        Neighbor::Object | Neighbor::Letter | Neighbor::Ideograph => true,
    }
}

/// Whether a sign stands between full-width punctuation inside and a letter outside. A quote
/// is as wide as its font has it: beside an ideograph it counts as well.
fn is_between(inside: Neighbor, outside: Neighbor) -> bool {
    let Neighbor::Sign(c) = inside else { return false };
    match outside {
        Neighbor::Ideograph => is_ideographic(c) || inside.is_quote(),
        Neighbor::Object | Neighbor::Letter => is_ideographic(c),
        Neighbor::Sign(_) | Neighbor::Nothing => false,
    }
}
