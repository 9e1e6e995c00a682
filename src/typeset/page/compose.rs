//! One page: its rows, its notes and its folio as a display list.

use super::super::frame::{Artifact, Color, Glyph, Item, Mark, Page, RuleShape, TextRun};
use super::super::galley::{Edge, Galley, LeafPlace, Part, Row};
use super::super::paged::Destination;
use super::super::paragraph::{Atom, AtomKind, Furniture, SetLine, compose};
use super::super::style::Style;
use super::super::text_style::{StyleId, Styles};
use super::cut::PageRows;
use super::margin::{folio_baseline, head_baseline};
use super::strip::Strip;
use crate::font::{Shaper, WordId, Writing};
use crate::geometry::{Length, Point, Rect};
use crate::line_break::Break;

/// What composing a page needs.
pub(in crate::typeset) struct PageComposer<'a, 'b> {
    pub(in crate::typeset) shaper: &'a mut Shaper<'b>,
    pub(in crate::typeset) styles: &'a Styles,
    pub(in crate::typeset) galley: &'a Galley,
    /// The notes, as pages take them.
    pub(in crate::typeset) strip: &'a Strip,
    pub(in crate::typeset) style: &'a Style,
    /// How folios look.
    pub(in crate::typeset) folio: StyleId,
    /// The running head.
    pub(in crate::typeset) head: Option<&'a Furniture>,
    /// Which way the document's language is written.
    pub(in crate::typeset) writing: Writing,
    /// The named places, sorted by name.
    pub(in crate::typeset) destinations: &'a [Destination],
}

/// White space and rule above the first note of a page.
pub(in crate::typeset) fn note_rule(style: &Style) -> Length {
    style.leading
}

/// Where each row of a page begins, measured from the sheet's upper edge.
pub(in crate::typeset) fn tops(
    galley: &Galley,
    style: &Style,
    page: &PageRows,
) -> Vec<Length> {
    let rows = &galley.rows[page.rows.clone()];
    let mut y =
        style.margins.top + repeated(galley, rows).iter().map(|row| row.height).sum();
    if let Some(place) = page.lone_place(galley) {
        let gaps: Length = rows.iter().skip(1).map(|row| row.before).sum();
        let used: Length = gaps + rows.iter().map(|row| row.height).sum();
        let free = (style.text_height() - used).max(Length::ZERO);
        y += match place {
            LeafPlace::Foot => free,
            // A third of the white space is above, two are below, on the grid.
            LeafPlace::Title | LeafPlace::Recto => {
                style.leading * (free.raw() / 3 / style.leading.raw().max(1))
            }
        };
    } else if page.opens_chapter(&galley.chapters) {
        y += galley.sink(page.rows.start, style);
    }
    let mut tops = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        if at > 0 {
            y += row.before;
            y += if row.has_gap() { page.stretch } else { Length::ZERO };
        }
        tops.push(y);
        y += row.height;
    }
    tops
}

/// Where the first note of a page begins, measured from the sheet's upper edge: the last one
/// ends with the text's height.
pub(in crate::typeset) fn notes_top(
    strip: &Strip,
    style: &Style,
    page: &PageRows,
) -> Length {
    let foot = style.paper.height - style.margins.bottom;
    (foot - strip.height(page.notes.clone())).max(style.margins.top)
}

/// The rows that are repeated at the head of a page that begins with the first of `rows`.
fn repeated<'g>(galley: &'g Galley, rows: &[Row]) -> &'g [Row] {
    let head = rows.first().and_then(|row| row.head);
    head.map_or(&[], |(from, to)| &galley.rows[from as usize..to as usize])
}

impl PageComposer<'_, '_> {
    /// Composes a page labelled `label`; `folio` says whether the label is printed.
    pub(in crate::typeset) fn page(
        &mut self,
        page: &PageRows,
        index: usize,
        label: &str,
        folio: bool,
    ) -> Page {
        let left = self.style.left_margin(index);
        let mut items = Vec::new();
        let galley = self.galley;
        let rows = &galley.rows[page.rows.clone()];
        let mut y = self.style.margins.top;
        for row in repeated(galley, rows) {
            let first = items.len();
            self.row(row, Point::new(left, y), &mut items);
            y += row.height;
            // A head that is repeated is read once only.
            items[first..].iter_mut().for_each(make_artifact);
        }
        items.retain(|item| !matches!(item, Item::Link { .. }));
        for (row, top) in rows.iter().zip(tops(galley, self.style, page)) {
            self.row(row, Point::new(left, top), &mut items);
        }
        self.notes(page, left, &mut items);
        let has_head = !page.is_blank()
            && !page.opens_chapter(&galley.chapters)
            && !page.stands_alone(galley);
        if index > 0 && has_head {
            self.running_head(index, &mut items);
        }
        if folio {
            self.folio(label, index, &mut items);
        }
        Page { size: self.style.paper, label: label.to_owned(), items }
    }

    fn row(&mut self, row: &Row, origin: Point, items: &mut Vec<Item>) {
        let galley = self.galley;
        let first = items.len();
        for part in &galley.parts[row.parts.0 as usize..row.parts.1 as usize] {
            match *part {
                Part::Line { paragraph, line, x, baseline } => {
                    let paragraph = &galley.paragraphs[paragraph as usize];
                    let Some(line) = paragraph.lines.get(line as usize) else { continue };
                    let at = Point::new(origin.x + x, origin.y + baseline);
                    compose(self.shaper, self.styles, &paragraph.atoms, line, at, items);
                }
                Part::PageNumber { name, style, edge, baseline } => {
                    let name = &galley.names[name as usize];
                    let place = (edge.moved(origin.x), origin.y + baseline);
                    self.page_number(name, style, place, (items, first));
                }
                Part::Rule { rect, color, mark } => {
                    let (rect, shape) = (rect.moved(origin), RuleShape::Filled);
                    items.push(Item::Rule { rect, shape, color, mark });
                }
                Part::Image { rect, image, mark } => {
                    items.push(Item::Image { rect: rect.moved(origin), image, mark });
                }
            }
        }
    }

    /// The notes of the page, flush with its foot, below a short rule: those that are called
    /// on it, after what is left of those before.
    fn notes(&mut self, page: &PageRows, left: Length, items: &mut Vec<Item>) {
        if page.notes.is_empty() {
            return;
        }
        let top = notes_top(self.strip, self.style, page);
        let width = self.style.measure() / 5;
        let begin = match self.writing {
            Writing::LeftToRight => left,
            Writing::RightToLeft => left + self.style.measure() - width,
        };
        let above = top - note_rule(self.style).scale(1, 3);
        let rule = Rect::new(begin, above, width, Length::POINT.scale(4, 10));
        let mark = Mark::Artifact(Artifact::Layout);
        let (shape, color) = (RuleShape::Filled, Color::BLACK);
        items.push(Item::Rule { rect: rule, shape, color, mark });
        for (below, row) in self.strip.placed(page.notes.clone(), self.galley) {
            self.row(row, Point::new(left, top + below), items);
        }
    }

    /// The title above the text.
    fn running_head(&mut self, index: usize, items: &mut Vec<Item>) {
        let (Some(head), Some(y)) = (self.head, head_baseline(self.style)) else { return };
        let x = self.edge(index, head.width());
        head.compose(self.shaper, self.styles, Point::new(x, y), items);
    }

    /// The page's number below the text.
    fn folio(&mut self, label: &str, index: usize, items: &mut Vec<Item>) {
        let Some(y) = folio_baseline(self.style) else { return };
        let style = self.folio;
        let word = self.shaper.shape(self.styles.get(style).run, label);
        let x = self.edge(index, self.width(style, word));
        self.word(style, word, Point::new(x, y), items);
    }

    /// Where words above or below the text begin that are so wide: in the middle, and at the
    /// outer edge where pages have two sides, as a thumb finds them there.
    fn edge(&self, index: usize, width: Length) -> Length {
        let room = self.style.measure() - width;
        let is_right_hand = match self.writing {
            Writing::LeftToRight => index.is_multiple_of(2),
            Writing::RightToLeft => !index.is_multiple_of(2),
        };
        let offset = match (self.style.two_sided, is_right_hand) {
            (false, _) => room / 2,
            (true, true) => room,
            (true, false) => Length::ZERO,
        };
        self.style.left_margin(index) + offset
    }

    /// The number of a named place's page, with points before it; the words of its line are
    /// the items from `first` on.
    fn page_number(
        &mut self,
        name: &str,
        style: StyleId,
        (edge, y): (Edge, Length),
        (items, first): (&mut Vec<Item>, usize),
    ) {
        let found =
            self.destinations.binary_search_by(|known| known.name.as_str().cmp(name));
        let Ok(found) = found else { return };
        let label = (self.destinations[found].page + 1).to_string();
        let look = *self.styles.get(style);
        let word = self.shaper.shape(look.run, &label);
        let width = self.width(style, word);
        let (start, near) = match edge {
            Edge::Left(x) => (x, Edge::Left(x + width)),
            Edge::Right(x) => (x - width, Edge::Right(x - width)),
        };
        self.leader(style, (near, y), (items, first));
        self.word(style, word, Point::new(start, y), items);
        join_links(items);
    }

    /// Points between what stands on the baseline and `near`, on a grid that all lines share.
    fn leader(
        &mut self,
        style: StyleId,
        (near, y): (Edge, Length),
        (items, first): (&mut Vec<Item>, usize),
    ) {
        let look = *self.styles.get(style);
        let Some((glyph, _)) = self.shaper.glyph(look.run.face, '.') else { return };
        let (left, right) = edges(items.get(first..).unwrap_or(&[]));
        let (begin, end) = match near {
            Edge::Left(x) => (Some(x), left),
            Edge::Right(x) => (right, Some(x)),
        };
        let (Some(begin), Some(end)) = (begin, end) else { return };
        let step = look.size.scale(2, 3);
        let first = (begin + look.size / 2).raw() / step.raw().max(1) + 1;
        let last = (end - look.size / 2).raw() / step.raw().max(1);
        let count = last - first;
        if count < 2 {
            return;
        }
        let points = (0..count).map(|at| Glyph {
            id: glyph,
            advance: step,
            start: u32::try_from(at).unwrap_or(0),
            end: u32::try_from(at + 1).unwrap_or(0),
            ..Glyph::default()
        });
        items.push(Item::Text(TextRun {
            origin: Point::new(step * first, y),
            writing: Writing::LeftToRight,
            face: look.run.face,
            size: look.size,
            scale: 1000,
            color: look.color,
            mark: Mark::Artifact(Artifact::Layout),
            glyphs: points.collect(),
            text: ".".repeat(usize::try_from(count).unwrap_or(0)),
        }));
    }

    /// The width of a word in a style.
    fn width(&self, style: StyleId, word: WordId) -> Length {
        self.styles.get(style).size.scale(self.shaper.word(word).width, 65536)
    }

    /// One word on a baseline.
    fn word(&mut self, style: StyleId, word: WordId, origin: Point, items: &mut Vec<Item>) {
        let kind = AtomKind::Word(word);
        let atoms =
            [Atom { kind, style, start: 0, end: 0, level: 0, penalty: Break::FORBIDDEN }];
        let line = SetLine { last: 1, ..SetLine::default() };
        compose(self.shaper, self.styles, &atoms, &line, origin, items);
    }
}

/// Makes one place of the last two parts of a link that stand in one line, with what is
/// between them.
fn join_links(items: &mut Vec<Item>) {
    let Some((Item::Link { rect: last, element: own, .. }, others)) =
        items.split_last_mut()
    else {
        return;
    };
    let before = others.iter_mut().rev().find_map(|item| match item {
        Item::Link { rect, element, .. } if element == own => Some(rect),
        Item::Link { .. }
        | Item::Text(_)
        | Item::Rule { .. }
        | Item::Image { .. }
        | Item::Group { .. } => None,
    });
    if let Some(rect) = before {
        let right = rect.right().max(last.right());
        rect.origin.x = rect.origin.x.min(last.origin.x);
        rect.size.width = right - rect.origin.x;
        items.pop();
    }
}

/// The left edge of the first and the right edge of the last of what is drawn.
fn edges(items: &[Item]) -> (Option<Length>, Option<Length>) {
    let drawn = items.iter().map(|item| match item {
        Item::Text(run) => {
            let width = run.glyphs.iter().map(|glyph| glyph.advance).sum::<Length>();
            (Some(run.origin.x), Some(run.origin.x + width))
        }
        Item::Rule { rect, .. } | Item::Image { rect, .. } => {
            (Some(rect.origin.x), Some(rect.right()))
        }
        Item::Group { items, .. } => edges(items),
        Item::Link { .. } => (None, None),
    });
    let (lefts, rights): (Vec<_>, Vec<_>) = drawn.unzip();
    (lefts.into_iter().flatten().min(), rights.into_iter().flatten().max())
}

fn make_artifact(item: &mut Item) {
    let artifact = Mark::Artifact(Artifact::Layout);
    match item {
        Item::Text(run) => run.mark = artifact,
        Item::Rule { mark, .. } | Item::Image { mark, .. } => *mark = artifact,
        Item::Group { mark, items, .. } => {
            *mark = artifact;
            items.iter_mut().for_each(make_artifact);
        }
        Item::Link { .. } => {}
    }
}
