//! From atoms to lines: the optimum fit over their widths.

use super::super::text_style::{Styles, TextStyle};
use super::assemble::{Broken, assemble};
use super::atoms::{Atom, AtomKind, width, word_space};
use super::divide::{Cut, Divider, Points, SPARE_PENALTY};
use super::line_ends::Place;
use super::line_style::{Alignment, Hyphenation, LineStyle, Microtype, Shape};
use super::text::StyledText;
use crate::font::{Shaper, WordId, Writing};
use crate::geometry::Length;
use crate::language::addresses;
use crate::line_break::{
    Break, Line, Paragraph, Parameters, Pass, Runt, Setting, Widths, optimum_fit,
    optimum_fit_in,
};

/// Below this share of its measure a last line looks lost, in hundredths: an eighth.
pub(crate) const RUNT: i64 = 13;

/// What a runt costs: as much as two hyphens in a row twice. At 3,000 and 15 hundredths the
/// sample letter has two runts and 500,000 words like it 145, at 10,000 and 13 one and 99,
/// at 20,000 and 13 one and 75, and no line is less even for it.
const RUNT_DEMERITS: i64 = 20_000;

/// How far font expansion goes, in thousandths: microtype's default.
const EXPANSION: i64 = 20;

/// A line with all that is needed to compose it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct SetLine {
    /// Its first atom.
    pub(crate) first: u32,
    /// The atom after its last one.
    pub(crate) last: u32,
    /// Where it begins, measured from the paragraph's left edge; negative where its first
    /// character protrudes.
    pub(crate) shift: Length,
    /// What its spaces have to take up: positive stretches.
    pub(crate) adjustment: Length,
    /// How its glyphs are scaled, in thousandths above or below natural.
    pub(crate) expansion: i32,
    /// The adjustment ratio of its spaces, in thousandths.
    pub(crate) ratio: i32,
    /// Its natural width.
    pub(crate) natural: Length,
    /// The width it has to fill.
    pub(crate) measure: Length,
    /// Whether it ends with a hyphen.
    pub(crate) hyphen: bool,
    /// By how much it exceeds its measure.
    pub(crate) overfull: Length,
}

/// What a line of a paragraph that is set longer than it would be may cost: its spaces are
/// half as wide again at most, so that none is loose.
const LONGER: Pass = Pass { tolerance: 100, emergency_stretch: 0 };

/// Breaks a paragraph into lines. Gives its atoms anew, as divided words become two.
pub(crate) fn break_lines(
    shaper: &mut Shaper<'_>,
    divider: &mut Divider,
    styles: &Styles,
    text: (&StyledText, &[Atom]),
    form: (Shape, LineStyle),
) -> (Vec<Atom>, Vec<SetLine>) {
    fit(shaper, divider, styles, text, form, |paragraph, widths, parameters| {
        Some(optimum_fit(paragraph, widths, parameters))
    })
    .unwrap_or_default()
}

/// Breaks a paragraph into `count` lines, where none of them becomes loose by that and the
/// last one no runt.
pub(crate) fn break_lines_in(
    shaper: &mut Shaper<'_>,
    divider: &mut Divider,
    styles: &Styles,
    text: (&StyledText, &[Atom]),
    form: (Shape, LineStyle),
    count: usize,
) -> Option<(Vec<Atom>, Vec<SetLine>)> {
    fit(shaper, divider, styles, text, form, |paragraph, widths, parameters| {
        let Runt { penalized_below, .. } = parameters.runt;
        let runt = Runt { refused_below: penalized_below, ..parameters.runt };
        let parameters = Parameters { passes: [LONGER; 2], runt, ..*parameters };
        optimum_fit_in(paragraph, widths, &parameters, count)
    })
}

/// Breaks a paragraph into the lines that it has where its measure is less by `narrower`; they
/// stand in its whole measure nevertheless.
pub(super) fn break_lines_narrower(
    shaper: &mut Shaper<'_>,
    divider: &mut Divider,
    styles: &Styles,
    text: (&StyledText, &[Atom]),
    form: (Shape, LineStyle),
    narrower: Length,
) -> Option<(Vec<Atom>, Vec<SetLine>)> {
    fit(shaper, divider, styles, text, form, |paragraph, widths, parameters| {
        let by = narrower.raw();
        let widths = Widths { first: widths.first - by, rest: widths.rest - by };
        Some(optimum_fit(paragraph, widths, parameters))
    })
}

/// Breaks a paragraph into the lines that `optimum` finds.
fn fit(
    shaper: &mut Shaper<'_>,
    divider: &mut Divider,
    styles: &Styles,
    (text, atoms): (&StyledText, &[Atom]),
    (shape, style): (Shape, LineStyle),
    optimum: impl FnOnce(&Paragraph, Widths, &Parameters) -> Option<Vec<Line>>,
) -> Option<(Vec<Atom>, Vec<SetLine>)> {
    if atoms.is_empty() {
        return None;
    }
    let mut style = style;
    let writing = if text.is_right_to_left() {
        // Ends are mirrored: nothing protrudes, and the beginning is on the right.
        style.microtype = Microtype::Off;
        Writing::RightToLeft
    } else {
        Writing::LeftToRight
    };
    let mut builder = Builder {
        shaper,
        divider,
        styles,
        text,
        atoms,
        style,
        measure: shape.measure,
        paragraph: Paragraph::default(),
        places: Vec::new(),
    };
    builder.add_all();
    let (paragraph, places) = (builder.paragraph, builder.places);
    let em = styles.get(atoms[0].style).size;
    let widths =
        Widths { first: (shape.measure - shape.indent).raw(), rest: shape.measure.raw() };
    let lines = optimum(&paragraph, widths, &parameters(style, shape, em))?;
    let broken = Broken { paragraph, places, lines, shape, style, writing };
    Some(assemble(shaper, styles, atoms, &broken))
}

/// What lines of this style cost.
fn parameters(style: LineStyle, shape: Shape, em: Length) -> Parameters {
    let least = if shape.indent > Length::ZERO { shape.indent * 2 } else { em * 2 };
    let measure = shape.measure;
    let setting = match style.alignment {
        Alignment::Justified => Setting::Justified,
        Alignment::Start
        | Alignment::Center
        | Alignment::End
        | Alignment::Left
        | Alignment::Right
        | Alignment::Kept
        | Alignment::Verse => Setting::Ragged { stretch: measure.scale(12, 100).raw() },
    };
    Parameters {
        setting,
        runt: Runt {
            refused_below: least.raw(),
            penalized_below: measure.scale(RUNT, 100).raw(),
            demerits: RUNT_DEMERITS,
        },
        expansion: match style.microtype {
            Microtype::On if style.alignment == Alignment::Justified => EXPANSION,
            Microtype::On | Microtype::Off => 0,
        },
        passes: [
            Pass { tolerance: 200, emergency_stretch: 0 },
            Pass { tolerance: 1_000, emergency_stretch: em.raw() },
        ],
        ..Parameters::default()
    }
}

pub(super) struct Builder<'a, 'b> {
    pub(super) shaper: &'a mut Shaper<'b>,
    pub(super) divider: &'a mut Divider,
    pub(super) styles: &'a Styles,
    pub(super) text: &'a StyledText,
    pub(super) atoms: &'a [Atom],
    pub(super) style: LineStyle,
    pub(super) measure: Length,
    pub(super) paragraph: Paragraph,
    pub(super) places: Vec<Place>,
}

impl Builder<'_, '_> {
    fn add_all(&mut self) {
        let start = -self.hang_left(0);
        self.paragraph.begin(start);
        for (at, points) in self.points().into_iter().enumerate() {
            let atom = self.atoms[at];
            match atom.kind {
                AtomKind::Word(id) | AtomKind::Divided(id) => {
                    self.add_word(at, id, points);
                    if atom.penalty < Break::FORBIDDEN {
                        let place = self.place_behind_word(at, points);
                        self.paragraph.place(place);
                    }
                }
                AtomKind::Object(id) => {
                    // Drawn as it is: it gives nothing where letters are condensed.
                    let width = self.styles.object(id).size.width.raw();
                    self.paragraph.text(width, 0);
                    if atom.penalty < Break::FORBIDDEN {
                        let place = self.place(at, atom.penalty);
                        self.paragraph.place(place);
                    }
                }
                AtomKind::Space(spacing, _) => {
                    let space = word_space(self.shaper, self.styles.get(atom.style));
                    let place = (atom.penalty < Break::FORBIDDEN)
                        .then(|| self.place(at, atom.penalty));
                    self.paragraph.space(spacing.glue(space), place);
                }
                AtomKind::Gap(gap) => {
                    let glue = gap.glue(self.styles.get(atom.style));
                    let place = (atom.penalty < Break::FORBIDDEN)
                        .then(|| self.place(at, atom.penalty));
                    self.paragraph.space(glue, place);
                }
                AtomKind::LineEnd => {
                    let place = self.place(at, Break::FORCED);
                    self.paragraph.place(place);
                }
            }
        }
        let end = self.place(self.atoms.len() - 1, Break::FORCED);
        let paragraph = std::mem::take(&mut self.paragraph);
        self.paragraph = paragraph.finish_protruding(end.mark, end.end);
    }

    /// At which of its points each atom is divided: by the patterns where the style wants it
    /// and in what else is wider than the measure, never in an address. The last word is whole
    /// where it is no wider than half the measure.
    fn points(&mut self) -> Vec<Points> {
        let (mut points, first, widest) = match self.style.hyphenation {
            Hyphenation::On => {
                let first = self.last_word();
                (vec![Points::All; first], first, self.measure / 2)
            }
            Hyphenation::Spare => (Vec::new(), 0, self.measure),
        };
        points.resize(self.atoms.len(), Points::Stated);
        // What no line ends within counts as a whole.
        let (mut begin, mut whole) = (first, Length::ZERO);
        for at in first..self.atoms.len() {
            let atom = self.atoms[at];
            let is_space = matches!(atom.kind, AtomKind::Space(..) | AtomKind::Gap(_));
            let ends = atom.penalty < Break::FORBIDDEN || atom.kind == AtomKind::LineEnd;
            if !(is_space && ends) {
                whole += width(self.shaper, self.styles, &atom);
            }
            if ends || at + 1 == self.atoms.len() {
                if whole > widest {
                    points[begin..=at].fill(Points::All);
                }
                (begin, whole) = (at + 1, Length::ZERO);
            }
        }
        let mut addresses = addresses(&self.text.text).into_iter().peekable();
        for (atom, points) in self.atoms.iter().zip(&mut points) {
            let start = atom.start as usize;
            while addresses.next_if(|address| address.end <= start).is_some() {}
            if addresses.peek().is_some_and(|address| address.start <= start) {
                *points = Points::Own;
            }
        }
        points
    }

    /// Where the last word begins, in however many atoms it comes.
    fn last_word(&self) -> usize {
        let is_word =
            |atom: &Atom| matches!(atom.kind, AtomKind::Word(_) | AtomKind::Divided(_));
        let end = self.atoms.iter().rposition(is_word).unwrap_or(0);
        self.atoms[..end].iter().rposition(|atom| !is_word(atom)).map_or(0, |at| at + 1)
    }

    fn add_word(&mut self, at: usize, id: WordId, points: Points) {
        let atom = self.atoms[at];
        let style = written(self.styles.get(atom.style), atom);
        let width = self.shaper.word(id).width;
        let mut done = 0;
        if style.running {
            let hang = match self.style.microtype {
                Microtype::On => 1,
                Microtype::Off => 0,
            };
            let extra = match self.style.hyphenation {
                Hyphenation::On => 0,
                Hyphenation::Spare => SPARE_PENALTY,
            };
            let source =
                self.text.text.get(atom.start as usize..atom.end as usize).unwrap_or("");
            let (word, wanted) = ((&style, id), (source, points));
            for cut in self.divider.cuts(self.shaper, self.styles, word, wanted) {
                if self.is_edge(at, id, cut) {
                    continue;
                }
                self.add_box(scaled(&style, cut.before - done));
                done = cut.before;
                let mark = self.mark(Place {
                    atom: at,
                    cut: Some(cut),
                    hang: scaled(&style, hang * cut.hang_left),
                    repeats_hyphen: false,
                });
                self.paragraph.place(Break {
                    penalty: cut.penalty + extra,
                    hyphen: true,
                    end: scaled(&style, cut.end - hang * cut.hang_right),
                    start: scaled(&style, cut.start - hang * cut.hang_left),
                    mark,
                });
            }
        }
        self.add_box(scaled(&style, width - done));
    }

    /// Whether no part of a word lies on one side of a cut of the atom `at`. Where the style
    /// changes within a word, the other part is another atom.
    fn is_edge(&self, at: usize, id: WordId, cut: Cut) -> bool {
        let is_word = |at: Option<usize>| {
            at.and_then(|at| self.atoms.get(at))
                .is_some_and(|atom| matches!(atom.kind, AtomKind::Word(_)))
        };
        let length = self.shaper.word(id).text.len();
        (cut.at == 0 && !is_word(at.checked_sub(1)))
            || (cut.at as usize == length && !is_word(Some(at + 1)))
    }

    fn add_box(&mut self, width: i64) {
        self.paragraph.text(width, width);
    }
}

/// An atom's style, written as its level says.
pub(super) fn written(style: &TextStyle, atom: Atom) -> TextStyle {
    let mut style = *style;
    if atom.level % 2 == 1 {
        style.run.writing = Writing::RightToLeft;
    }
    style
}

/// 1/65536 em at a style's size.
pub(super) fn scaled(style: &TextStyle, em: impl Into<i64>) -> i64 {
    style.size.scale(em.into(), 65536).raw()
}
