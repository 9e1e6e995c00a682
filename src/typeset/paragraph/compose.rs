//! From a line's atoms to glyphs on a baseline.

use super::super::formula::group;
use super::super::frame::{Artifact, Color, Glyph, Item, Mark, RuleShape, TextRun};
use super::super::text_style::{
    Decorations, LineObject, LinkId, ObjectId, ObjectKind, StyleId, Styles, TextStyle,
};
use super::atoms::{Atom, AtomKind};
use super::lines::{SetLine, scaled};
use super::spaces::Spaces;
use crate::font::{FaceId, ShapedGlyph, Shaper, WordId, Writing};
use crate::geometry::{Length, Point, Rect};

/// Room kept for a run beforehand: a line of text has no more, and one of many short runs
/// wastes little.
const MAX_ROOM: usize = 128;

/// The field behind highlighted words: bright enough to read the color of links on (contrast
/// 7.6 : 1).
const HIGHLIGHT: Color = Color { red: 0xFF, green: 0xF2, blue: 0xA8 };

/// Composes a line with its paragraph's left edge and its baseline at `origin`. Glyphs stand
/// where they are seen, and come in the order in which they are read.
pub(crate) fn compose(
    shaper: &mut Shaper<'_>,
    styles: &Styles,
    atoms: &[Atom],
    line: &SetLine,
    origin: Point,
    items: &mut Vec<Item>,
) {
    let atoms = &atoms[line.first as usize..line.last as usize];
    let mut composer = Composer {
        styles,
        expansion: line.expansion,
        pen: Point::new(origin.x + line.shift, origin.y),
        seen: (origin.x + line.shift, None),
        run: None,
        room: bytes_of(atoms).min(MAX_ROOM),
        link: None,
        atom: 0,
        level: 0,
        reading: atoms.iter().any(|atom| is_turned(atom.level)).then(Vec::new),
        first: items.len(),
        items,
    };
    let spaces = Spaces::new(shaper, styles, atoms, line.adjustment);
    let order = visual_order(atoms);
    // Spaces that end a line from right to left hang out on its left.
    let hanging = order.iter().take_while(|at| **at > spaces.inner);
    if order.first().is_some_and(|first| *first > 0) {
        composer.pen.x -= hanging.map(|at| spaces.width(*at)).sum::<Length>();
    }
    for at in order {
        let atom = &atoms[at];
        composer.turn(at, atom.level);
        if at > spaces.inner && composer.pen.x > composer.seen.0 {
            composer.seen.1.get_or_insert(composer.pen.x);
        }
        match atom.kind {
            AtomKind::Word(id) | AtomKind::Divided(id) => {
                composer.word(shaper, atom.style, id);
            }
            AtomKind::Space(_, character) => {
                let width = spaces.width(at);
                composer.space(shaper, atom.style, character, width);
            }
            AtomKind::Object(id) => composer.object(atom.style, id),
            AtomKind::Gap(_) if at < spaces.inner => composer.gap(spaces.width(at)),
            // A line's end takes what would lie behind it.
            AtomKind::Gap(_) => {}
            // As at any other line's end: nothing else says that a word ends here. Lines of
            // code are elements, and who copies them wants no blank behind them.
            AtomKind::LineEnd if styles.get(atom.style).running => {
                composer.space(shaper, atom.style, ' ', Length::ZERO);
            }
            AtomKind::LineEnd => {}
        }
    }
    composer.finish();
}

/// The atoms of a line from left to right (UAX #9, L2): from the highest level down to the
/// lowest odd one, every run of atoms at that level or above is turned round.
fn visual_order(atoms: &[Atom]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..atoms.len()).collect();
    let highest = atoms.iter().map(|atom| atom.level).max().unwrap_or(0);
    let lowest_odd =
        atoms.iter().map(|atom| atom.level).filter(|level| level % 2 == 1).min();
    let Some(lowest_odd) = lowest_odd else { return order };
    for level in (lowest_odd..=highest).rev() {
        let mut start = 0;
        while start < order.len() {
            if atoms[order[start]].level < level {
                start += 1;
                continue;
            }
            let mut end = start;
            while end < order.len() && atoms[order[end]].level >= level {
                end += 1;
            }
            order[start..end].reverse();
            start = end;
        }
    }
    order
}

/// How many bytes of the paragraph's text a line shows.
fn bytes_of(atoms: &[Atom]) -> usize {
    let (Some(first), Some(last)) = (atoms.first(), atoms.last()) else { return 0 };
    last.end.saturating_sub(first.start) as usize
}

struct Composer<'a> {
    styles: &'a Styles,
    expansion: i32,
    pen: Point,
    /// The line's edges without the spaces that hang out of it; the right one when it is
    /// reached.
    seen: (Length, Option<Length>),
    run: Option<RunUnderWay>,
    /// Room for the bytes of a run, and so for its glyphs.
    room: usize,
    link: Option<(LinkId, Length, Length)>,
    /// The atom under way, by its place in the line, and its level of embedding.
    atom: usize,
    level: u8,
    /// For each item of the line where it stands in the order of reading, if that is not the
    /// order from left to right: the atom it begins with, then its place in that atom.
    reading: Option<Vec<(usize, isize)>>,
    /// Where the items of the line begin.
    first: usize,
    items: &'a mut Vec<Item>,
}

/// A run that further glyphs may join.
struct RunUnderWay {
    style: StyleId,
    /// The atom it begins with, from the left.
    atom: usize,
    run: TextRun,
}

/// Whether what stands at a level of embedding is written from right to left (UAX #9).
const fn is_turned(level: u8) -> bool {
    level % 2 == 1
}

impl Composer<'_> {
    /// The atom `at` comes next. A run is of one direction.
    fn turn(&mut self, at: usize, level: u8) {
        if self.level != level {
            self.flush();
            self.level = level;
        }
        self.atom = at;
    }

    /// Adds an item that begins with an atom.
    fn push(&mut self, atom: usize, item: Item) {
        if let Some(reading) = &mut self.reading {
            let place = isize::try_from(reading.len()).unwrap_or(isize::MAX);
            reading.push((atom, if is_turned(self.level) { -place } else { place }));
        }
        self.items.push(item);
    }

    fn word(&mut self, shaper: &Shaper<'_>, style: StyleId, id: WordId) {
        let word = shaper.word(id);
        let mut rest = word.glyphs;
        while let Some(first) = rest.first() {
            let same = rest.iter().take_while(|glyph| glyph.face == first.face).count();
            let (glyphs, others) = rest.split_at(same);
            self.start(style, first.face);
            self.glyphs(style, glyphs, word.text);
            rest = others;
        }
    }

    /// Adds glyphs of one face, which stand for parts of `text`, to the run under way.
    fn glyphs(&mut self, style: StyleId, glyphs: &[ShapedGlyph], text: &str) {
        let Some(RunUnderWay { run, .. }) = &mut self.run else { return };
        let look = self.styles.get(style);
        let factor = 1000 + i64::from(self.expansion);
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        // What the glyphs stand for, as it stands in the word: one copy for all of them.
        let from = glyphs.iter().map(|glyph| glyph.start).min().unwrap_or(0);
        let to = glyphs.iter().map(|glyph| glyph.end).max().unwrap_or(0);
        let base = byte(run.text.len());
        run.text.push_str(text.get(from as usize..to as usize).unwrap_or(""));
        for glyph in glyphs {
            let advance = Length::from_raw(scaled(look, glyph.advance)).scale(factor, 1000);
            // Hardly any glyph stands anywhere else than at the pen.
            let offset = match (glyph.offset_x, glyph.offset_y) {
                (0, 0) => Point::default(),
                (x, y) => Point::new(
                    Length::from_raw(scaled(look, x)),
                    -Length::from_raw(scaled(look, y)),
                ),
            };
            let at = |byte: u32| base.saturating_add(byte - from);
            let (start, end) = (at(glyph.start), at(glyph.end));
            run.glyphs.push(Glyph { id: glyph.id, advance, offset, start, end });
            self.pen.x += advance;
        }
    }

    fn space(
        &mut self,
        shaper: &mut Shaper<'_>,
        style: StyleId,
        character: char,
        width: Length,
    ) {
        let face = self.styles.get(style).run.face;
        let (face, id) = match shaper.glyph(face, ' ') {
            Some((id, _)) => (face, id),
            None => return self.pen.x += width,
        };
        self.start(style, face);
        let mut buffer = [0; 4];
        let shown =
            if character == '\t' { " " } else { character.encode_utf8(&mut buffer) };
        let Some(RunUnderWay { run, .. }) = &mut self.run else { return };
        let start = u32::try_from(run.text.len()).unwrap_or(u32::MAX);
        run.text.push_str(shown);
        let end = u32::try_from(run.text.len()).unwrap_or(u32::MAX);
        let offset = Point::default();
        run.glyphs.push(Glyph { id, advance: width, offset, start, end });
        self.pen.x += width;
    }

    /// Moves the pen on: what no character stands for is part of the glyph before it.
    fn gap(&mut self, width: Length) {
        let run = self.run.as_mut().map(|under_way| &mut under_way.run);
        if let Some(last) = run.and_then(|run| run.glyphs.last_mut()) {
            last.advance += width;
        }
        self.pen.x += width;
    }

    /// Makes sure that the run under way has this style and face.
    fn start(&mut self, style: StyleId, face: FaceId) {
        if let Some(under_way) = &self.run
            && under_way.style == style
            && under_way.run.face == face
        {
            return;
        }
        self.flush();
        let look = self.styles.get(style);
        self.change_link(style);
        let writing =
            if is_turned(self.level) { Writing::RightToLeft } else { Writing::LeftToRight };
        self.run = Some(RunUnderWay {
            style,
            atom: self.atom,
            run: TextRun {
                origin: Point::new(self.pen.x, self.pen.y - look.raise),
                writing,
                face,
                size: look.size,
                scale: 1000 + self.expansion,
                color: look.color,
                mark: look.mark,
                glyphs: Vec::with_capacity(self.room),
                text: String::with_capacity(self.room),
            },
        });
    }

    /// Ends the link under way and begins that of `style`, where they are not the same.
    fn change_link(&mut self, style: StyleId) {
        let look = self.styles.get(style);
        if self.link.map(|(id, ..)| id) != look.link {
            self.close_link();
            self.link = look.link.map(|id| (id, self.pen.x, look.size));
        }
    }

    fn object(&mut self, style: StyleId, id: ObjectId) {
        self.flush();
        self.change_link(style);
        let LineObject { kind, size, depth } = *self.styles.object(id);
        let look = self.styles.get(style);
        let drawn = match kind {
            ObjectKind::Image(_) => Vec::new(),
            ObjectKind::Formula(_) => {
                decorations(look, (self.pen.x, size.width), self.pen.y - look.raise)
            }
        };
        let item = match kind {
            ObjectKind::Image(image) => {
                let top = self.pen.y + depth - size.height;
                let rect = Rect::new(self.pen.x, top, size.width, size.height);
                Some(Item::Image { rect, image, mark: look.mark })
            }
            ObjectKind::Formula(at) => {
                self.styles.formula(at).map(|formula| group(formula, self.pen, look))
            }
        };
        for item in drawn.into_iter().chain(item) {
            self.push(self.atom, item);
        }
        self.pen.x += size.width;
    }

    /// Ends the run under way, with what is drawn with it.
    fn flush(&mut self) {
        let Some(RunUnderWay { style, atom, mut run }) = self.run.take() else { return };
        let look = self.styles.get(style);
        let (left, width) = self.seen_from(run.origin.x);
        let mut items = decorations(look, (left, width), run.origin.y);
        let is_turned = run.writing == Writing::RightToLeft;
        if is_turned {
            read_backwards(&mut run);
        }
        items.extend((!run.glyphs.is_empty()).then_some(Item::Text(run)));
        // What is drawn stands before the words, to lie below them. From right to left the
        // later of two items of an atom is the earlier one in the file.
        if is_turned {
            items.reverse();
        }
        for item in items {
            self.push(atom, item);
        }
    }

    /// The left edge and the width of what is seen of the line from `from` up to the pen.
    fn seen_from(&self, from: Length) -> (Length, Length) {
        let (left, right) = self.seen;
        let from = from.max(left);
        (from, right.map_or(self.pen.x, |right| right.min(self.pen.x)) - from)
    }

    fn close_link(&mut self) {
        let Some((id, from, size)) = self.link.take() else { return };
        let link = self.styles.link(id);
        // A link of nothing but a space at the line's end is one all the same.
        let (left, width) = match self.seen_from(from) {
            (_, width) if width <= Length::ZERO => (from, self.pen.x - from),
            seen => seen,
        };
        let top = self.pen.y - size.scale(9, 10);
        let item = Item::Link {
            rect: Rect::new(left, top, width, size.scale(12, 10)),
            target: link.target.clone(),
            element: link.element,
            description: link.description.clone(),
        };
        self.push(self.atom, item);
    }

    fn finish(mut self) {
        self.flush();
        self.close_link();
        let Some(reading) = self.reading else { return };
        let mut items: Vec<_> =
            reading.into_iter().zip(self.items.drain(self.first..)).collect();
        items.sort_by_key(|(place, _)| *place);
        self.items.extend(items.into_iter().map(|(_, item)| item));
    }
}

/// What is drawn with words that look so, between two edges, on a baseline: a field first,
/// so that lines lie on it.
fn decorations(
    look: &TextStyle,
    (left, width): (Length, Length),
    baseline: Length,
) -> Vec<Item> {
    if width <= Length::ZERO {
        return Vec::new();
    }
    let Decorations { highlighted, underlined, struck } = look.decorations;
    let drawn = [
        highlighted.then_some((-78, 104, HIGHLIGHT)),
        underlined.then_some((13, 5, look.color)),
        struck.then_some((-25, 5, look.color)),
    ];
    let rule = |(top, height, color)| {
        let top = baseline + look.size.scale(top, 100);
        Item::Rule {
            rect: Rect::new(left, top, width, look.size.scale(height, 100)),
            shape: RuleShape::Filled,
            color,
            mark: Mark::Artifact(Artifact::Layout),
        }
    };
    drawn.into_iter().flatten().map(rule).collect()
}

/// Puts the text of a run into the order in which its glyphs are read: from the right.
fn read_backwards(run: &mut TextRun) {
    let mut text = String::with_capacity(run.text.len());
    let byte = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX);
    for glyph in run.glyphs.iter_mut().rev() {
        let start = byte(&text);
        text.push_str(run.text.get(glyph.start as usize..glyph.end as usize).unwrap_or(""));
        (glyph.start, glyph.end) = (start, byte(&text));
    }
    run.text = text;
}
