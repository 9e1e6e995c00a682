//! Dividing words at hyphenation points, with the exact widths of both parts.

use super::super::text_style::{LanguageId, Styles, TextStyle};
use super::atoms::SOFT_HYPHEN;
use super::protrusion::protrusion;
use crate::font::{Shaper, WordId};
use crate::language::hyphenate::Exceptions;
use rustc_hash::FxHashMap;

/// A place inside a word where it may be divided. Widths are in 1/65536 em.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    /// The byte in the shaped word's text.
    pub(super) at: u32,
    /// The natural width of what stands before it.
    pub(super) before: i32,
    /// What the first part with its hyphen has over `before`, protrusion taken off.
    pub(super) end: i32,
    /// What the second part has over the rest of the whole word, protrusion taken off.
    pub(super) start: i32,
    /// What a hyphen here costs beyond the usual.
    pub(super) penalty: i32,
    /// The second part.
    pub(super) tail: WordId,
}

/// TeX's `\hyphenpenalty`: at 50 a French letter hyphenates every third line, at 150 one
/// in six (measured on the sample letter at 105 mm).
const HYPHEN_PENALTY: i32 = 150;

/// Added for each letter under four on the shorter side, as typst weighs runts of words.
const SHORT_SIDE_PENALTY: i32 = 30;

/// Divides words and keeps the results, as each distinct word comes again and again.
#[derive(Debug, Default)]
pub(crate) struct Divider {
    exceptions: Exceptions,
    known: FxHashMap<(WordId, LanguageId), (usize, usize)>,
    cuts: Vec<Cut>,
}

impl Divider {
    /// A divider that follows `exceptions` before the patterns.
    pub(crate) fn new(exceptions: Exceptions) -> Self {
        Self { exceptions, ..Self::default() }
    }

    /// The places where the word `id` in `style` may be divided. `source` is the word as it
    /// stands in the text, soft hyphens included.
    pub(super) fn cuts(
        &mut self,
        shaper: &mut Shaper<'_>,
        styles: &Styles,
        (style, id): (&TextStyle, WordId),
        source: &str,
    ) -> Vec<Cut> {
        if source.contains(SOFT_HYPHEN) {
            let points = stated_points(source);
            return cuts_at(shaper, style, id, &points);
        }
        let key = (id, style.language);
        let (from, to) = match self.known.get(&key) {
            Some(range) => *range,
            None => {
                let points = self.exceptions.points(source, styles.tag(style.language));
                let range = self.cuts.len();
                self.cuts.extend(cuts_at(shaper, style, id, &points));
                self.known.insert(key, (range, self.cuts.len()));
                (range, self.cuts.len())
            }
        };
        self.cuts[from..to].to_vec()
    }
}

/// The offsets in a word without its soft hyphens at which they stood.
fn stated_points(source: &str) -> Vec<usize> {
    let points = source.match_indices(SOFT_HYPHEN).enumerate();
    points.map(|(count, (at, _))| at - count * SOFT_HYPHEN.len_utf8()).collect()
}

fn cuts_at(
    shaper: &mut Shaper<'_>,
    style: &TextStyle,
    id: WordId,
    points: &[usize],
) -> Vec<Cut> {
    let text = shaper.word(id).text.to_owned();
    let posture = shaper.book().posture(style.run.face);
    points
        .iter()
        .filter_map(|&point| {
            let (head, tail) = text.split_at_checked(point)?;
            let (first, last) = (head.chars().count(), tail.chars().count());
            if first == 0 || last == 0 {
                return None;
            }
            let before = width_before(shaper, id, point);
            let whole = shaper.word(id).width;
            let head = shaper.shape(style.run, &format!("{head}{SOFT_HYPHEN}"));
            let tail_id = shaper.shape(style.run, tail);
            let head = shaper.word(head);
            let hyphen = head.glyphs.last().map_or(0, |glyph| glyph.advance);
            let hang_right = share(hyphen, protrusion(SOFT_HYPHEN, posture).right);
            let end = head.width - before - hang_right;
            let tail_word = shaper.word(tail_id);
            let letter = tail_word.glyphs.first().map_or(0, |glyph| glyph.advance);
            let hang_left = tail.chars().next().map_or(0, |c| protrusion(c, posture).left);
            let start = tail_word.width - (whole - before) - share(letter, hang_left);
            let short = i32::try_from(4_usize.saturating_sub(first.min(last))).unwrap_or(0);
            Some(Cut {
                at: u32::try_from(point).ok()?,
                before,
                end,
                start,
                penalty: HYPHEN_PENALTY + SHORT_SIDE_PENALTY * short,
                tail: tail_id,
            })
        })
        .collect()
}

/// The width of the glyphs that show what stands before the byte `point`.
fn width_before(shaper: &Shaper<'_>, id: WordId, point: usize) -> i32 {
    let glyphs = shaper.word(id).glyphs;
    let before = glyphs.iter().filter(|glyph| (glyph.start as usize) < point);
    before.map(|glyph| glyph.advance).sum()
}

/// `thousandths` of `width`.
pub(super) const fn share(width: i32, thousandths: i32) -> i32 {
    width * thousandths / 1000
}
