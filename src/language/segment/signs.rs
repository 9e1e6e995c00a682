//! Where words without white space may be divided: behind the signs of addresses and of code.

use super::{Opportunity, OpportunityKind};
use std::ops::Range;

/// After a slash of an address.
const ADDRESS_PART: i32 = 100;
/// After a sign within code: above the demerits of any line that fits at all.
const CODE_SIGN: i32 = 2_000;
/// After a point or a hyphen of an address, where one may be taken for the sentence's.
const ADDRESS_SIGN: i32 = 200;

/// Adds the places inside an address: after `/ . ? & = - _ #`, never between two of them,
/// never beside a word joiner, never within its scheme and never beside its ends.
pub(super) fn divide_address(
    text: &str,
    range: &Range<usize>,
    opportunities: &mut Vec<Opportunity>,
) {
    let Some(address) = text.get(range.clone()) else { return };
    let start = address.find("://").map_or(0, |at| at + 3);
    let mut previous = None;
    for (offset, c) in address.char_indices() {
        if let Some(sign) = previous
            && is_sign(sign)
            && !is_sign(c)
            && !is_joiner(c)
            && offset > start + 1
            && offset + 1 < address.len()
        {
            let penalty =
                if matches!(sign, '.' | '-' | '_') { ADDRESS_SIGN } else { ADDRESS_PART };
            opportunities.push(Opportunity {
                at: range.start + offset,
                kind: OpportunityKind::Address,
                penalty,
            });
        }
        previous = Some(c);
    }
}

/// How many of a sign in a row are room to write on, as in `Nom : ________`.
const LEAST_OF_ROOM: usize = 8;
/// How many of them stay on either side of a line's end.
const LEAST_BESIDE: usize = 4;
/// Within room to write on.
const IN_ROOM: i32 = 100;

/// Adds the places inside the room that a form leaves to write on: many low lines or points
/// in a row, which may be longer than a line.
pub(super) fn divide_room(text: &str, opportunities: &mut Vec<Opportunity>) {
    for sign in ['_', '.', '…'] {
        let mut from = 0;
        while let Some(start) = text.get(from..).and_then(|rest| rest.find(sign)) {
            let start = from + start;
            let run = text.get(start..).unwrap_or("");
            let length = run.len() - run.trim_start_matches(sign).len();
            from = start + length;
            let count = length / sign.len_utf8();
            if count < LEAST_OF_ROOM {
                continue;
            }
            let inside = LEAST_BESIDE..=count - LEAST_BESIDE;
            opportunities.extend(inside.map(|before| Opportunity {
                at: start + before * sign.len_utf8(),
                kind: OpportunityKind::Plain,
                penalty: IN_ROOM,
            }));
        }
    }
}

/// Adds the places inside a piece of code, which begins at the byte `start` of its text:
/// after `:: _ / ( . -`, never between two of them and never beside its ends.
///
/// No hyphen is added, and a reader who copies gets none; the places cost so much that any
/// other way is taken first. What else `opportunities` has there, spaces and the places of an
/// address aside, costs as much: `-` and `!` mean something in code.
///
/// `opportunities` stays in ascending order.
///
/// ```
/// use sevigne::language::{Tag, segment};
/// let (text, code) = ("See std::fmt.", "std::fmt");
/// let mut opportunities = Vec::new();
/// segment::segment(text, &Tag::default(), &mut opportunities);
/// segment::divide_code(code, 4, &mut opportunities);
/// let places: Vec<_> = opportunities.iter().map(|place| (place.at, place.penalty)).collect();
/// assert_eq!(places, [(4, 0), (9, 2_000)]);
/// ```
pub fn divide_code(code: &str, start: usize, opportunities: &mut Vec<Opportunity>) {
    let end = start + code.len();
    for place in opportunities.iter_mut() {
        let spaced = matches!(
            place.kind,
            OpportunityKind::Mandatory | OpportunityKind::Space | OpportunityKind::Address
        );
        if !spaced && place.at > start && place.at < end {
            place.penalty = place.penalty.max(CODE_SIGN);
        }
    }
    let known = opportunities.len();
    let mut previous = None;
    // Signs at the beginning of a word, as in `--to` and `/usr`, stay with it.
    let mut has_letter = false;
    for (offset, c) in code.char_indices() {
        let sign = previous.replace(c);
        let signed = code.get(..offset).is_some_and(|before| before.ends_with("::"))
            || sign.is_some_and(|sign| matches!(sign, '_' | '/' | '(' | '.' | '-'));
        let at = start + offset;
        if signed
            && has_letter
            && (c.is_alphanumeric() || "<\"'&*{[$".contains(c))
            && offset + c.len_utf8() < code.len()
            && opportunities[..known].binary_search_by_key(&at, |place| place.at).is_err()
        {
            let kind = OpportunityKind::Plain;
            opportunities.push(Opportunity { at, kind, penalty: CODE_SIGN });
        }
        has_letter = !c.is_whitespace() && (has_letter || c.is_alphanumeric());
    }
    opportunities.sort_by_key(|place| place.at);
}

/// What holds what stands beside it: the word joiner, as which U+FEFF once served too.
const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{2060}' | '\u{feff}')
}

const fn is_sign(c: char) -> bool {
    matches!(c, '/' | '\\' | '.' | '?' | '&' | '=' | '-' | '_' | '#' | ':')
}

#[cfg(test)]
mod tests {
    use super::super::segment;
    use super::*;
    use crate::language::Tag;

    #[test]
    fn code_ends_lines_after_its_signs_at_a_high_price() {
        let code = "std::collections::hash_map(a_b)-x.y!z /usr/lib ";
        let mut places = Vec::new();
        segment(code, &Tag::default(), &mut places);
        divide_code(code, 0, &mut places);
        let mut shown = code.to_owned();
        for place in places.iter().rev() {
            shown.insert(place.at, if place.penalty >= CODE_SIGN { '~' } else { '|' });
        }
        assert_eq!(shown, "std::~collections::~hash_~map(~a_~b)-~x.~y!~z /usr/|lib ");
        assert!(places.is_sorted_by_key(|place| place.at));
    }
}
