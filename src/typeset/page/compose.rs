//! One page: its rows, its notes and its folio as a display list.

use super::super::frame::{Artifact, Color, Item, Mark, Page};
use super::super::galley::{Galley, Part, Row};
use super::super::paragraph::{Atom, AtomKind, SetLine, compose};
use super::super::style::Style;
use super::super::text_style::{StyleId, Styles};
use crate::font::Shaper;
use crate::geometry::{Length, Point, Rect};
use crate::line_break::Break;
use std::ops::Range;

/// What composing a page needs.
pub(in crate::typeset) struct PageComposer<'a, 'b> {
    pub(in crate::typeset) shaper: &'a mut Shaper<'b>,
    pub(in crate::typeset) styles: &'a Styles,
    pub(in crate::typeset) galley: &'a Galley,
    pub(in crate::typeset) style: &'a Style,
    /// How folios look.
    pub(in crate::typeset) folio: StyleId,
}

/// White space and rule above the first note of a page.
pub(in crate::typeset) fn note_rule(style: &Style) -> Length {
    style.leading
}

impl PageComposer<'_, '_> {
    /// Composes the rows `range` as a page labelled `label`; `folio` says whether the label
    /// is printed.
    pub(in crate::typeset) fn page(
        &mut self,
        range: Range<usize>,
        index: usize,
        label: &str,
        folio: bool,
    ) -> Page {
        let left = self.style.left_margin(index);
        let mut items = Vec::new();
        let mut y = self.style.margins.top;
        let rows = &self.galley.rows[range];
        if let Some((from, to)) = rows.first().and_then(|row| row.head) {
            for row in &self.galley.rows[from as usize..to as usize] {
                let first = items.len();
                self.row(row, Point::new(left, y), &mut items);
                y += row.height;
                // A head that is repeated is read once only.
                items[first..].iter_mut().for_each(make_artifact);
            }
            items.retain(|item| !matches!(item, Item::Link { .. }));
        }
        for (at, row) in rows.iter().enumerate() {
            if at > 0 {
                y += row.before;
            }
            self.row(row, Point::new(left, y), &mut items);
            y += row.height;
        }
        self.notes(rows, left, &mut items);
        if folio {
            self.folio(label, left, &mut items);
        }
        Page { size: self.style.paper, label: label.to_owned(), items }
    }

    fn row(&mut self, row: &Row, origin: Point, items: &mut Vec<Item>) {
        let galley = self.galley;
        for part in &galley.parts[row.parts.0 as usize..row.parts.1 as usize] {
            match *part {
                Part::Line { paragraph, line, x, baseline } => {
                    let paragraph = &galley.paragraphs[paragraph as usize];
                    let Some(line) = paragraph.lines.get(line as usize) else { continue };
                    let at = Point::new(origin.x + x, origin.y + baseline);
                    compose(self.shaper, self.styles, &paragraph.atoms, line, at, items);
                }
                Part::Rule { rect, color, mark } => {
                    items.push(Item::Rule { rect: placed(rect, origin), color, mark });
                }
                Part::Image { rect, image, mark } => {
                    items.push(Item::Image { rect: placed(rect, origin), image, mark });
                }
            }
        }
    }

    /// The notes called on the page, flush with its foot, below a short rule.
    fn notes(&mut self, rows: &[Row], left: Length, items: &mut Vec<Item>) {
        let galley = self.galley;
        let notes: Vec<&Row> = rows
            .iter()
            .flat_map(|row| &row.notes)
            .filter_map(|note| galley.notes.get(*note as usize))
            .flatten()
            .collect();
        if notes.is_empty() {
            return;
        }
        let margins = self.style.margins;
        let height: Length = notes.iter().map(|row| row.height).sum();
        let mut y = self.style.paper.height - margins.bottom - height;
        let rule = Rect::new(
            left,
            y - note_rule(self.style).scale(1, 3),
            self.style.measure() / 5,
            Length::POINT.scale(4, 10),
        );
        let mark = Mark::Artifact(Artifact::Layout);
        items.push(Item::Rule { rect: rule, color: Color::BLACK, mark });
        for row in notes {
            self.row(row, Point::new(left, y), items);
            y += row.height;
        }
    }

    /// The page's number in the middle below the text.
    fn folio(&mut self, label: &str, left: Length, items: &mut Vec<Item>) {
        let style = self.styles.get(self.folio);
        let word = self.shaper.shape(style.run, label);
        let width = style.size.scale(self.shaper.word(word).width.into(), 65536);
        let margins = self.style.margins;
        let x = left + (self.style.measure() - width) / 2;
        let y = self.style.paper.height - margins.bottom + self.style.leading * 2;
        let atoms = [Atom {
            kind: AtomKind::Word(word),
            style: self.folio,
            start: 0,
            end: 0,
            penalty: Break::FORBIDDEN,
        }];
        let line = SetLine { last: 1, ..SetLine::default() };
        compose(self.shaper, self.styles, &atoms, &line, Point::new(x, y), items);
    }
}

fn placed(rect: Rect, origin: Point) -> Rect {
    Rect { origin: Point::new(rect.origin.x + origin.x, rect.origin.y + origin.y), ..rect }
}

fn make_artifact(item: &mut Item) {
    let artifact = Mark::Artifact(Artifact::Layout);
    match item {
        Item::Text(run) => run.mark = artifact,
        Item::Rule { mark, .. } | Item::Image { mark, .. } => *mark = artifact,
        Item::Link { .. } => {}
    }
}
