//! Dividing words at hyphenation points, with the exact widths of both parts.

use super::super::text_style::{LanguageId, Styles, TextStyle};
use super::atoms::{SOFT_HYPHEN, has_soft_hyphen};
use super::protrusion::protrusion;
use crate::font::{Shaper, Word, WordId, Writing};
use crate::geometry::Length;
use crate::language::Tag;
use crate::language::hyphenate::{Exceptions, drawn_behind};
use rustc_hash::FxHashMap;

/// A place inside a word where it may be divided. Widths are in 1/65536 em.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    /// The byte in the shaped word's text.
    pub(super) at: u32,
    /// The natural width of what stands before it.
    pub(super) before: i64,
    /// What the first part with its hyphen has over `before`.
    pub(super) end: i64,
    /// What the second part has over the rest of the whole word.
    pub(super) start: i64,
    /// How far the hyphen may protrude to the right.
    pub(super) hang_right: i64,
    /// How far the second part's first letter may protrude to the left.
    pub(super) hang_left: i64,
    /// What a hyphen here costs beyond the usual.
    pub(super) penalty: i32,
}

/// TeX's `\hyphenpenalty`: at 50 a French letter hyphenates every third line, at 150 one
/// in six (measured on the sample letter at 105 mm).
const HYPHEN_PENALTY: i32 = 150;

/// What a hyphen costs beyond that in a word that is divided only where it says so or where
/// nothing else fits: a ragged line is rather short.
pub(super) const SPARE_PENALTY: i32 = 350;

/// Added for each letter under four on the shorter side, as typst weighs runts of words.
const SHORT_SIDE_PENALTY: i32 = 30;

/// Which of its points a word is divided at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Points {
    /// Those that it states by soft hyphens: an address.
    Own,
    /// Those and the exceptions'.
    Stated,
    /// Those and the patterns'.
    All,
}

/// Divides words and keeps the results, as each distinct word comes again and again.
#[derive(Debug, Default)]
pub(crate) struct Divider {
    exceptions: Exceptions,
    known: FxHashMap<(WordId, LanguageId, Points), (usize, usize)>,
    cuts: Vec<Cut>,
}

impl Divider {
    /// A divider that follows `exceptions` before the patterns.
    pub(crate) fn new(exceptions: Exceptions) -> Self {
        Self { exceptions, ..Self::default() }
    }

    /// What goes before the patterns.
    pub(crate) const fn exceptions(&self) -> &Exceptions {
        &self.exceptions
    }

    /// The places where the word `id` in `style` may be divided, those of `wanted` among
    /// them; its ends too where a soft hyphen stands there. `source` is the word as it stands
    /// in the text, soft hyphens included.
    pub(super) fn cuts(
        &mut self,
        shaper: &mut Shaper<'_>,
        styles: &Styles,
        (style, id): (&TextStyle, WordId),
        (source, wanted): (&str, Points),
    ) -> Vec<Cut> {
        if has_soft_hyphen(source) {
            let points = stated_points(source);
            return cuts_at(shaper, (style, styles.tag(style.language)), id, &points);
        }
        let key = (id, style.language, wanted);
        let (from, to) = match self.known.get(&key) {
            Some(range) => *range,
            None => {
                let tag = styles.tag(style.language);
                let points = match wanted {
                    Points::Own => Vec::new(),
                    Points::Stated => self.exceptions.stated(source),
                    Points::All => self.exceptions.points(source, tag),
                };
                let range = self.cuts.len();
                self.cuts.extend(cuts_at(shaper, (style, tag), id, &points));
                self.known.insert(key, (range, self.cuts.len()));
                (range, self.cuts.len())
            }
        };
        self.cuts[from..to].to_vec()
    }

    /// The width of the widest part of a word that is divided at all points of `wanted`: what
    /// a narrow column has to hold. `source` is the word as it stands in the text.
    pub(crate) fn widest_part(
        &mut self,
        shaper: &mut Shaper<'_>,
        styles: &Styles,
        (style, id): (&TextStyle, WordId),
        wanted: (&str, Points),
    ) -> Length {
        let cuts = self.cuts(shaper, styles, (style, id), wanted);
        let (mut widest, mut before, mut start) = (0, 0, 0);
        for cut in cuts {
            widest = widest.max(cut.before - before + start + cut.end);
            (before, start) = (cut.before, cut.start);
        }
        widest = widest.max(shaper.word(id).width - before + start);
        style.size.scale(widest, 65536)
    }
}

/// The offsets in a word without its soft hyphens at which they stood.
fn stated_points(source: &str) -> Vec<usize> {
    let points = source.match_indices(SOFT_HYPHEN).enumerate();
    points.map(|(count, (at, _))| at - count * SOFT_HYPHEN.len_utf8()).collect()
}

fn cuts_at(
    shaper: &mut Shaper<'_>,
    (style, tag): (&TextStyle, &Tag),
    id: WordId,
    points: &[usize],
) -> Vec<Cut> {
    if points.is_empty() {
        return Vec::new();
    }
    let text = shaper.word(id).text.to_owned();
    let posture = shaper.book().posture(style.run.face);
    let seams = seams(&shaper.word(id), style.run.writing);
    let widths = Widths::of(&shaper.word(id));
    points
        .iter()
        .filter_map(|&point| {
            let (head, tail) = text.split_at_checked(point)?;
            let letter = tail.chars().next();
            // Only what lies between the seams around the place looks otherwise when the
            // word is divided.
            let at = seams.partition_point(|seam| seam.at < point);
            let left = seams.get(at.saturating_sub(1))?;
            // A first letter that is drawn otherwise counts among it.
            let first = tail.get(..letter.map_or(0, char::len_utf8))?;
            let changes = drawn_behind(head, first, tag).is_some();
            let right = seams.get(at..)?.iter().find(|seam| seam.at > point || !changes)?;
            let before = widths.before(point);
            let changed = text.get(left.at..point)?;
            let changed = shaper.shape(style.run, &format!("{changed}{SOFT_HYPHEN}"));
            let changed = shaper.word(changed);
            let hyphen = changed.glyphs.last().map_or(0, |glyph| glyph.advance);
            let hang_right = share(hyphen, protrusion(SOFT_HYPHEN, posture).right);
            let end = left.before + changed.width - before;
            let (changed, advance) = if right.at == point {
                (0, right.advance)
            } else {
                let written = text.get(point..right.at)?;
                let changed = match drawn_behind(head, written, tag) {
                    Some(drawn) => shaper.shape_as(style.run, written, &drawn),
                    None => shaper.shape(style.run, written),
                };
                let changed = shaper.word(changed);
                let advance = changed.glyphs.first().map_or(0, |glyph| glyph.advance);
                (changed.width, advance)
            };
            let hang_left = letter.map_or(0, |c| protrusion(c, posture).left);
            let hang_left = share(advance, hang_left);
            let start = changed - (right.before - before);
            // No more letters than count: a word may be as long as a book.
            let side = head.chars().rev().take(4).count().min(tail.chars().take(4).count());
            let short = i32::try_from(4 - side).unwrap_or(0);
            Some(Cut {
                at: u32::try_from(point).ok()?,
                before,
                end,
                start,
                hang_right,
                hang_left,
                penalty: HYPHEN_PENALTY + SHORT_SIDE_PENALTY * short,
            })
        })
        .collect()
}

/// A place inside a word that can be cut without any glyph changing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seam {
    /// The byte in the word's text.
    at: usize,
    /// The width of what stands before it, in 1/65536 em.
    before: i64,
    /// The advance of the glyph behind it, in 1/65536 em.
    advance: i32,
}

/// The seams of a word, its beginning and its end among them.
fn seams(word: &Word<'_>, writing: Writing) -> Vec<Seam> {
    let mut seams = Vec::with_capacity(word.glyphs.len() + 1);
    let mut before = 0;
    for (at, glyph) in word.glyphs.iter().enumerate() {
        let begins = at == 0 || word.glyphs[at - 1].start != glyph.start;
        // From right to left the first glyph shows the last letter: the word counts whole.
        if at == 0 || (begins && !glyph.bound && writing == Writing::LeftToRight) {
            let start = if at == 0 { 0 } else { glyph.start as usize };
            seams.push(Seam { at: start, before, advance: glyph.advance });
        }
        before += i64::from(glyph.advance);
    }
    seams.push(Seam { at: word.text.len(), before: word.width, advance: 0 });
    seams
}

/// The widths of the beginnings of a word, summed once for all its cuts.
struct Widths {
    /// For each glyph, in the order of what they show, its first byte and the width of all
    /// up to it, in 1/65536 em.
    sums: Vec<(u32, i64)>,
}

impl Widths {
    fn of(word: &Word<'_>) -> Self {
        let glyphs = word.glyphs.iter();
        let mut sums: Vec<_> =
            glyphs.map(|glyph| (glyph.start, i64::from(glyph.advance))).collect();
        // From right to left the first glyph shows the last letter.
        sums.sort_by_key(|(start, _)| *start);
        let mut sum = 0;
        for (_, width) in &mut sums {
            sum += *width;
            *width = sum;
        }
        Self { sums }
    }

    /// The width of the glyphs that show what stands before the byte `point`.
    fn before(&self, point: usize) -> i64 {
        let count = self.sums.partition_point(|(start, _)| (*start as usize) < point);
        count.checked_sub(1).and_then(|last| self.sums.get(last)).map_or(0, |(_, sum)| *sum)
    }
}

/// `thousandths` of `width`.
pub(super) fn share(width: i32, thousandths: i32) -> i64 {
    i64::from(width) * i64::from(thousandths) / 1000
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{Features, FontBook, Posture, Run, Weight};
    use crate::language::Tag;
    use crate::typeset::frame::{Artifact, Color, Mark};
    use crate::typeset::text_style::Decorations;

    const LETTER: &str = include_str!("../../../tests/data/letter/lettre-brute.txt");

    /// Both widths of a cut are those of its two parts shaped by themselves.
    #[test]
    fn widths_at_a_cut_are_those_of_both_parts() {
        let book = FontBook::bundled();
        let french = Tag::parse("fr").unwrap();
        let mut styles = Styles::default();
        let language = styles.language(&french);
        let mut cuts = 0;
        for (family, posture, features) in [
            ("Libertinus Serif", Posture::Upright, Features::TEXT),
            ("Libertinus Serif", Posture::Italic, Features::TEXT),
            ("Libertinus Serif", Posture::Upright, Features::SMALL_CAPS),
            ("Source Sans 3", Posture::Upright, Features::TEXT),
        ] {
            let face = book.select_named(family, Weight::REGULAR, posture).unwrap();
            let run = Run { face, features, writing: Writing::LeftToRight };
            let style = TextStyle {
                run,
                size: Length::POINT * 11,
                raise: Length::ZERO,
                color: Color::BLACK,
                mark: Mark::Artifact(Artifact::Layout),
                language,
                link: None,
                object: None,
                decorations: Decorations::NONE,
                running: true,
            };
            let mut shaper = Shaper::new(&book);
            for word in
                LETTER.split_whitespace().chain(["difficile,", "AVATAR", "efflanqué"])
            {
                let id = shaper.shape(run, word);
                let points = Exceptions::NONE.points(word, &french);
                for cut in cuts_at(&mut shaper, (&style, &french), id, &points) {
                    let at = cut.at as usize;
                    let (head, tail) = word.split_at(at);
                    let head = shaper.shape(run, &format!("{head}{SOFT_HYPHEN}"));
                    let tail = shaper.shape(run, tail);
                    let (head, tail) = (shaper.word(head), shaper.word(tail));
                    let whole = shaper.word(id).width;
                    let hyphen = head.glyphs.last().unwrap().advance;
                    let right = share(hyphen, protrusion(SOFT_HYPHEN, posture).right);
                    let letter = tail.text.chars().next().unwrap();
                    let left =
                        share(tail.glyphs[0].advance, protrusion(letter, posture).left);
                    assert_eq!(cut.before + cut.end, head.width, "{word} at {at}");
                    let rest = whole - cut.before;
                    assert_eq!(rest + cut.start, tail.width, "{word} at {at}");
                    assert_eq!((cut.hang_right, cut.hang_left), (right, left), "{word}");
                    cuts += 1;
                }
            }
        }
        assert!(cuts > 4_000, "{cuts}");
    }
}
