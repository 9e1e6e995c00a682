//! The spaces of a line after justification.

use super::super::text_style::Styles;
use super::atoms::{Atom, AtomKind, word_space};
use super::lines::{SetLine, scaled};
use crate::font::Shaper;
use crate::geometry::Length;

/// Where a line's spaces stand: the left and the right edge of each, from the paragraph's
/// left edge. Spaces that hang out at its end are not among them.
pub(crate) fn spaces_of(
    shaper: &mut Shaper<'_>,
    styles: &Styles,
    atoms: &[Atom],
    line: &SetLine,
) -> Vec<(Length, Length)> {
    let atoms = &atoms[line.first as usize..line.last as usize];
    let spaces = Spaces::new(shaper, styles, atoms, line.adjustment);
    let factor = 1000 + i64::from(line.expansion);
    let mut x = line.shift;
    let mut found = Vec::new();
    for (at, atom) in atoms.iter().enumerate() {
        let width = match atom.kind {
            AtomKind::Word(id) | AtomKind::Divided(id) => {
                let style = styles.get(atom.style);
                let width = Length::from_raw(scaled(style, shaper.word(id).width));
                width.scale(factor, 1000)
            }
            AtomKind::Space(..) => {
                let width = spaces.width(at);
                if at < spaces.inner {
                    found.push((x, x + width));
                }
                width
            }
            AtomKind::Object(id) => styles.object(id).size.width,
            AtomKind::Gap(_) => spaces.width(at),
            AtomKind::LineEnd => Length::ZERO,
        };
        x += width;
    }
    found
}

/// The widths of a line's spaces after justification.
pub(super) struct Spaces {
    widths: Vec<Length>,
    /// The last word; what follows it hangs out.
    pub(super) inner: usize,
}

impl Spaces {
    /// Shares `adjustment` among the spaces by their stretch or shrink, exactly: the shares
    /// sum to it. Spaces at the line's end keep their width; they hang out unseen.
    pub(super) fn new(
        shaper: &mut Shaper<'_>,
        styles: &Styles,
        atoms: &[Atom],
        adjustment: Length,
    ) -> Self {
        let inner = atoms
            .iter()
            .rposition(|atom| {
                matches!(
                    atom.kind,
                    AtomKind::Word(_) | AtomKind::Divided(_) | AtomKind::Object(_)
                )
            })
            .unwrap_or(0);
        let mut give = Vec::with_capacity(atoms.len());
        let mut widths = Vec::with_capacity(atoms.len());
        for (at, atom) in atoms.iter().enumerate() {
            let (width, share) = match atom.kind {
                AtomKind::Space(spacing, _) => {
                    let glue = spacing.glue(word_space(shaper, styles.get(atom.style)));
                    let give =
                        if adjustment < Length::ZERO { glue.shrink } else { glue.stretch };
                    (glue.width, if at < inner { give } else { 0 })
                }
                AtomKind::Gap(gap) => {
                    let glue = gap.glue(styles.get(atom.style));
                    let give =
                        if adjustment < Length::ZERO { glue.shrink } else { glue.stretch };
                    (glue.width, if at < inner { give } else { 0 })
                }
                AtomKind::Word(_)
                | AtomKind::Divided(_)
                | AtomKind::Object(_)
                | AtomKind::LineEnd => (0, 0),
            };
            widths.push(Length::from_raw(width));
            give.push(share);
        }
        let total: i64 = give.iter().sum();
        let mut given = 0;
        let mut before = Length::ZERO;
        for (width, give) in widths.iter_mut().zip(give) {
            given += give;
            let upto = adjustment.scale(given, total);
            *width += upto - before;
            before = upto;
        }
        Self { widths, inner }
    }

    /// The width of the space that is the atom `at` of its line.
    pub(super) fn width(&self, at: usize) -> Length {
        self.widths[at]
    }
}
