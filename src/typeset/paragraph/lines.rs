//! From atoms to lines: the optimum fit over their widths.

use super::super::text_style::{Styles, TextStyle};
use super::atoms::{Atom, AtomKind, SOFT_HYPHEN, gap_glue, is_right_to_left, word_space};
use super::divide::{Cut, Divider, share};
use super::protrusion::protrusion;
use super::text::StyledText;
use crate::font::{Shaper, WordId, Writing};
use crate::geometry::Length;
use crate::line_break::{
    Break, Paragraph, Parameters, Pass, Runt, Setting, Widths, optimum_fit,
};

/// The room a paragraph is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// The width of its lines.
    pub(crate) measure: Length,
    /// What the first line is indented by.
    pub(crate) indent: Length,
}

/// How a paragraph's lines are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LineStyle {
    /// Flush on both sides, or ragged.
    pub(crate) alignment: Alignment,
    /// Whether words are divided.
    pub(crate) hyphenation: Hyphenation,
    /// Whether ends protrude and glyphs give in width.
    pub(crate) microtype: Microtype,
}

/// How lines stand in their measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Alignment {
    /// Flush on both sides.
    Justified,
    /// Flush left.
    Start,
    /// In the middle.
    Center,
    /// Flush right.
    End,
}

/// Whether words are divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hyphenation {
    /// By the language's patterns.
    On,
    /// Never.
    Off,
}

/// Whether characters protrude and glyphs give in width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Microtype {
    /// They do.
    On,
    /// They stand as they are.
    Off,
}

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

/// Where a line may end: behind an atom, or inside it.
#[derive(Clone, Copy, Debug)]
struct Place {
    atom: usize,
    cut: Option<Cut>,
}

/// Breaks a paragraph into lines. Gives its atoms anew, as divided words become two.
pub(crate) fn break_lines(
    shaper: &mut Shaper<'_>,
    divider: &mut Divider,
    styles: &Styles,
    (text, atoms): (&StyledText, &[Atom]),
    (shape, style): (Shape, LineStyle),
) -> (Vec<Atom>, Vec<SetLine>) {
    if atoms.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let mut style = style;
    let writing = if is_right_to_left(&text.text) {
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
        paragraph: Paragraph::default(),
        places: Vec::new(),
    };
    builder.add_all();
    let (paragraph, places) = (builder.paragraph, builder.places);
    let em = styles.get(atoms[0].style).size;
    let widths =
        Widths { first: (shape.measure - shape.indent).raw(), rest: shape.measure.raw() };
    let lines = optimum_fit(&paragraph, widths, &parameters(style, shape, em));
    assemble(
        shaper,
        styles,
        atoms,
        &Broken { paragraph, places, lines, shape, style, writing },
    )
}

/// What lines of this style cost.
fn parameters(style: LineStyle, shape: Shape, em: Length) -> Parameters {
    let least = if shape.indent > Length::ZERO { shape.indent * 2 } else { em * 2 };
    let measure = shape.measure;
    let setting = match style.alignment {
        Alignment::Justified => Setting::Justified,
        Alignment::Start | Alignment::Center | Alignment::End => {
            Setting::Ragged { stretch: measure.scale(12, 100).raw() }
        }
    };
    Parameters {
        setting,
        runt: Runt {
            refused_below: least.raw(),
            penalised_below: measure.scale(15, 100).raw(),
            demerits: 3_000,
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

struct Builder<'a, 'b> {
    shaper: &'a mut Shaper<'b>,
    divider: &'a mut Divider,
    styles: &'a Styles,
    text: &'a StyledText,
    atoms: &'a [Atom],
    style: LineStyle,
    paragraph: Paragraph,
    places: Vec<Place>,
}

impl Builder<'_, '_> {
    fn add_all(&mut self) {
        let start = -self.hang_left(0);
        self.paragraph.begin(start);
        let last_word = self.last_word();
        for at in 0..self.atoms.len() {
            let atom = self.atoms[at];
            match atom.kind {
                AtomKind::Word(id) | AtomKind::Divided(id) => {
                    self.add_word(at, id, at >= last_word);
                    if atom.penalty < Break::FORBIDDEN {
                        let place = self.place(at, atom.penalty);
                        self.paragraph.place(place);
                    }
                }
                AtomKind::Image(id) => {
                    self.add_box(self.styles.image(id).size.width.raw());
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
                AtomKind::Gap => {
                    let glue = gap_glue(self.styles.get(atom.style));
                    let place = self.place(at, atom.penalty);
                    self.paragraph.space(glue, Some(place));
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

    /// Where the last word begins, in however many atoms it comes: it is never divided.
    fn last_word(&self) -> usize {
        let is_word =
            |atom: &Atom| matches!(atom.kind, AtomKind::Word(_) | AtomKind::Divided(_));
        let end = self.atoms.iter().rposition(is_word).unwrap_or(0);
        self.atoms[..end].iter().rposition(|atom| !is_word(atom)).map_or(0, |at| at + 1)
    }

    fn add_word(&mut self, at: usize, id: WordId, whole: bool) {
        let atom = self.atoms[at];
        let style = *self.styles.get(atom.style);
        let width = self.shaper.word(id).width;
        let mut done = 0;
        if self.style.hyphenation == Hyphenation::On && style.running && !whole {
            let source =
                self.text.text.get(atom.start as usize..atom.end as usize).unwrap_or("");
            for cut in self.divider.cuts(self.shaper, self.styles, (&style, id), source) {
                self.add_box(scaled(&style, cut.before - done));
                done = cut.before;
                let mark = self.mark(Place { atom: at, cut: Some(cut) });
                self.paragraph.place(Break {
                    penalty: cut.penalty,
                    hyphen: true,
                    end: scaled(&style, cut.end),
                    start: scaled(&style, cut.start),
                    mark,
                });
            }
        }
        self.add_box(scaled(&style, width - done));
    }

    fn add_box(&mut self, width: i64) {
        self.paragraph.text(width, width);
    }

    /// The place behind the atom `at`, with what protrudes on either side of it.
    fn place(&mut self, at: usize, penalty: i32) -> Break {
        let mark = self.mark(Place { atom: at, cut: None });
        Break {
            penalty,
            hyphen: self.ends_with_hyphen(at),
            end: -self.hang_right(at),
            start: -self.hang_left(at + 1),
            mark,
        }
    }

    fn mark(&mut self, place: Place) -> u32 {
        self.places.push(place);
        u32::try_from(self.places.len() - 1).unwrap_or(u32::MAX)
    }

    fn ends_with_hyphen(&self, at: usize) -> bool {
        match self.atoms[at].kind {
            AtomKind::Word(id) => self.shaper.word(id).text.ends_with(['-', '\u{2010}']),
            AtomKind::Divided(_)
            | AtomKind::Image(_)
            | AtomKind::Space(..)
            | AtomKind::Gap
            | AtomKind::LineEnd => false,
        }
    }

    /// What the first character from the atom `at` on protrudes to the left.
    fn hang_left(&self, at: usize) -> i64 {
        match self.atoms.get(at).map(|atom| (atom.kind, atom.style)) {
            Some((AtomKind::Word(id) | AtomKind::Divided(id), style)) => {
                let word = self.shaper.word(id);
                let glyph = word.glyphs.first().map_or(0, |glyph| glyph.advance);
                self.hang(style, word.text.chars().next(), glyph, |hang| hang.left)
            }
            Some((
                AtomKind::Image(_)
                | AtomKind::Space(..)
                | AtomKind::Gap
                | AtomKind::LineEnd,
                _,
            ))
            | None => 0,
        }
    }

    /// What the last character up to the atom `at` protrudes to the right.
    fn hang_right(&self, at: usize) -> i64 {
        let word = self.atoms[..=at].iter().rev().find_map(|atom| match atom.kind {
            AtomKind::Word(id) | AtomKind::Divided(id) => Some(Some((id, atom.style))),
            AtomKind::Image(_) => Some(None),
            AtomKind::Space(..) | AtomKind::Gap | AtomKind::LineEnd => None,
        });
        let Some(Some((id, style))) = word else { return 0 };
        let word = self.shaper.word(id);
        let glyph = word.glyphs.last().map_or(0, |glyph| glyph.advance);
        self.hang(style, word.text.chars().next_back(), glyph, |hang| hang.right)
    }

    fn hang(
        &self,
        style: super::super::text_style::StyleId,
        character: Option<char>,
        advance: i32,
        side: fn(super::protrusion::Protrusion) -> i32,
    ) -> i64 {
        let style = self.styles.get(style);
        if self.style.microtype == Microtype::Off || !style.running {
            return 0;
        }
        let posture = self.shaper.book().posture(style.run.face);
        let thousandths = character.map_or(0, |c| side(protrusion(c, posture)));
        scaled(style, share(advance, thousandths))
    }
}

/// 1/65536 em at a style's size.
pub(super) fn scaled(style: &TextStyle, em: impl Into<i64>) -> i64 {
    style.size.scale(em.into(), 65536).raw()
}

struct Broken {
    paragraph: Paragraph,
    places: Vec<Place>,
    lines: Vec<crate::line_break::Line>,
    shape: Shape,
    style: LineStyle,
    writing: Writing,
}

/// Cuts the atoms into lines, divided words in two.
fn assemble(
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
        if next < whole {
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
        }
        let indent = if number == 0 { broken.shape.indent } else { Length::ZERO };
        let missing = Length::from_raw(line.measure - line.natural);
        let from_right = broken.writing == Writing::RightToLeft;
        let indent = if from_right { Length::ZERO } else { indent };
        let aligned = match broken.style.alignment {
            Alignment::Justified if !from_right || line.adjustment != 0 => Length::ZERO,
            Alignment::Start if !from_right => Length::ZERO,
            Alignment::Center => missing / 2,
            Alignment::End if from_right => Length::ZERO,
            Alignment::Justified | Alignment::Start | Alignment::End => missing,
        };
        set.push(SetLine {
            first: u32::try_from(first).unwrap_or(u32::MAX),
            last: u32::try_from(all.len()).unwrap_or(u32::MAX),
            shift: indent + aligned + Length::from_raw(start),
            adjustment: Length::from_raw(line.adjustment),
            expansion: i32::try_from(line.expansion).unwrap_or(0),
            ratio: i32::try_from(line.ratio).unwrap_or(i32::MAX),
            natural: Length::from_raw(line.natural),
            measure: Length::from_raw(line.measure),
            hyphen: line.end.hyphen,
            overfull: Length::from_raw(line.overfull),
        });
        start = line.end.start;
    }
    (all, set)
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
    let run = styles.get(whole.style).run;
    let skipped = (left.start - whole.start) as usize;
    let text = match whole.kind {
        AtomKind::Word(id) | AtomKind::Divided(id) => shaper.word(id).text.to_owned(),
        AtomKind::Image(_) | AtomKind::Space(..) | AtomKind::Gap | AtomKind::LineEnd => {
            String::new()
        }
    };
    let head = text.get(skipped..cut.at as usize).unwrap_or("");
    let head = shaper.shape(run, &format!("{head}{SOFT_HYPHEN}"));
    let tail = shaper.shape(run, text.get(cut.at as usize..).unwrap_or(""));
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
