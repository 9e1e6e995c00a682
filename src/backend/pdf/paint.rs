//! A page of the display list, painted into a content stream.

use super::content::Content;
use super::glyph::{Glyphs, Shown};
use super::object::thousandths;
use super::struct_tree::{Marks, tag};
use crate::font::Writing;
use crate::geometry::{Length, Rect};
use crate::typeset::{
    Color, Glyph, ImageData, Item, Mark, Page, RuleShape, Structure, TextRun,
};

/// Far more than a page is wide; a larger number is not safe in all viewers.
const MAX_ADJUSTMENT: i64 = 1_000_000;

/// The least distance that a file tells, a thousandth of a point: no eye sees it.
const LEAST_STEP: Length = Length::POINT.scale(1, 1000);

/// Type of 16,000 pt: a bound for sums, not for taste.
const MAX_UNIT: i64 = 1 << 40;

/// Paints pages, one at a time.
#[derive(Debug)]
pub(super) struct Painter<'a> {
    structure: &'a Structure,
    images: &'a [ImageData],
    content: Content,
    page: State,
}

/// What the content stream of one page has set.
#[derive(Debug)]
struct State {
    index: usize,
    height: Length,
    marked: Option<Mark>,
    in_text: bool,
    /// The line origin of the text object, in thousandths of a point from the page's lower
    /// left corner.
    line: (i64, i64),
    /// Font resource and size.
    font: Option<(usize, Length)>,
    scale: i64,
    color: Color,
}

impl<'a> Painter<'a> {
    /// A painter for pages of `structure` that show `images`.
    pub(super) fn new(structure: &'a Structure, images: &'a [ImageData]) -> Self {
        let page = State::new(0, Length::ZERO);
        Self { structure, images, content: Content::default(), page }
    }

    /// The content stream of the page `index`. What belongs to which element goes to
    /// `marks`, glyphs get their codes from `glyphs`.
    pub(super) fn paint(
        &mut self,
        index: usize,
        page: &Page,
        glyphs: &mut Glyphs<'_>,
        marks: &mut Marks,
    ) -> &[u8] {
        self.content.clear();
        self.page = State::new(index, page.size.height);
        for item in &page.items {
            self.item(item, glyphs, marks);
        }
        self.end_mark();
        self.content.bytes()
    }

    fn item(&mut self, item: &Item, glyphs: &mut Glyphs<'_>, marks: &mut Marks) {
        match item {
            Item::Text(run) => {
                self.mark(run.mark, marks);
                self.text(run, glyphs);
            }
            Item::Rule { rect, shape, color, mark } => {
                self.mark(*mark, marks);
                self.end_text();
                self.color(*color);
                let rectangle = self.rectangle(*rect);
                match *shape {
                    RuleShape::Filled => self.content.fill_rectangle(rectangle),
                    RuleShape::Rising(thickness) => {
                        self.content
                            .fill_polygon(rising(rectangle, thousandths(thickness)));
                    }
                    RuleShape::Falling(thickness) => {
                        let [left, _, width, _] = rectangle;
                        let line = rising(rectangle, thousandths(thickness));
                        let turned = line.map(|(x, y)| (2 * left + width - x, y));
                        self.content.fill_polygon(turned);
                    }
                }
            }
            Item::Image { rect, image, mark } => {
                self.mark(*mark, marks);
                self.end_text();
                let rectangle = self.rectangle(*rect);
                let orientation = self.images.get(*image).map(|image| image.orientation);
                self.content.draw(*image, rectangle, orientation.unwrap_or_default());
                if let Mark::Element(element) = mark {
                    marks.bounds(*element, self.page.index, rectangle);
                }
            }
            Item::Group { text, mark, items } => {
                self.mark(*mark, marks);
                self.end_text();
                self.content.begin_actual_text(text);
                for item in items {
                    self.item(item, glyphs, marks);
                }
                self.end_text();
                self.content.end_marked();
            }
            // Annotations are no content; `link` writes them.
            Item::Link { .. } => {}
        }
    }

    /// Everything from here on belongs to `mark`.
    fn mark(&mut self, mark: Mark, marks: &mut Marks) {
        if self.page.marked == Some(mark) {
            return;
        }
        self.end_mark();
        match mark {
            Mark::Element(element) => {
                let mcid = marks.content(element, self.page.index);
                self.content.begin_element(tag(self.structure, element), mcid);
            }
            Mark::Artifact(kind) => self.content.begin_artifact(kind),
        }
        self.page.marked = Some(mark);
    }

    fn end_mark(&mut self) {
        // Marked content and text objects nest (14.6.1).
        self.end_text();
        if self.page.marked.take().is_some() {
            self.content.end_marked();
        }
    }

    fn end_text(&mut self) {
        if self.page.in_text {
            self.content.end_text();
            self.page.in_text = false;
        }
    }

    fn color(&mut self, color: Color) {
        if self.page.color != color {
            self.content.fill_color(color);
            self.page.color = color;
        }
    }

    /// Left, bottom, width and height.
    fn rectangle(&self, rect: Rect) -> [i64; 4] {
        [
            thousandths(rect.origin.x),
            thousandths(self.page.height - rect.bottom()),
            thousandths(rect.size.width),
            thousandths(rect.size.height),
        ]
    }

    fn text(&mut self, run: &TextRun, glyphs: &mut Glyphs<'_>) {
        if run.glyphs.is_empty() {
            return;
        }
        if !self.page.in_text {
            self.content.begin_text();
            self.page.in_text = true;
            self.page.line = (0, 0);
        }
        self.color(run.color);
        let scale = i64::from(run.scale);
        if self.page.scale != scale {
            self.content.scale(scale);
            self.page.scale = scale;
        }
        match run.writing {
            Writing::LeftToRight => {
                self.begin_line(run.origin.x, run.origin.y);
                let mut pen = Pen::new(run);
                for cluster in Clusters(&run.glyphs) {
                    self.cluster(cluster, run, &mut pen, glyphs);
                }
            }
            Writing::RightToLeft => self.backwards(run, glyphs),
        }
        self.content.end_show();
    }

    /// Shows glyphs in the order in which they are read, from the right, as text in a tagged
    /// file is (14.8.2.3). Each has an operator of its own: some readers take what one shows
    /// for a line from left to right, and put those of a line in order by themselves.
    fn backwards(&mut self, run: &TextRun, glyphs: &mut Glyphs<'_>) {
        let mut x = run.origin.x + run.glyphs.iter().map(|glyph| glyph.advance).sum();
        let mut last = x;
        let clusters: Vec<&[Glyph]> = Clusters(&run.glyphs).collect();
        for cluster in clusters.into_iter().rev() {
            x -= cluster.iter().map(|glyph| glyph.advance).sum();
            // What stands on another glyph is further left for those readers.
            last = x.min(last - LEAST_STEP);
            self.begin_line(last, run.origin.y);
            self.cluster(cluster, run, &mut Pen::new(run), glyphs);
        }
    }

    /// Moves the line origin to a place on the page.
    fn begin_line(&mut self, x: Length, y: Length) {
        let (x, y) = (thousandths(x), thousandths(self.page.height - y));
        self.content.move_line(x - self.page.line.0, y - self.page.line.1);
        self.page.line = (x, y);
    }

    /// The glyphs of a run that stand for a text together.
    fn cluster(
        &mut self,
        cluster: &[Glyph],
        run: &TextRun,
        pen: &mut Pen,
        glyphs: &mut Glyphs<'_>,
    ) {
        let Some((first, followers)) = cluster.split_first() else { return };
        let text = run.text.get(first.start as usize..first.end as usize).unwrap_or("");
        let text: &str = &glyphs.said(text);
        // Of several glyphs none has the text for its own.
        let own = if followers.is_empty() { text } else { "" };
        let shown = glyphs.show(run.face, first.id, own, self.font_at_hand());
        if !shown.says_text {
            self.content.begin_actual_text(text);
        }
        self.glyph(first, own, shown, (run, pen));
        for glyph in followers {
            let shown = glyphs.show(run.face, glyph.id, "", self.font_at_hand());
            self.glyph(glyph, "", shown, (run, pen));
        }
        if !shown.says_text {
            self.content.end_marked();
        }
    }

    /// The font resource that was set last.
    fn font_at_hand(&self) -> Option<usize> {
        self.page.font.map(|(font, _)| font)
    }

    /// Shows one glyph, which stands for `own`.
    fn glyph(
        &mut self,
        glyph: &Glyph,
        own: &str,
        shown: Shown,
        (run, pen): (&TextRun, &mut Pen),
    ) {
        if self.page.font != Some((shown.font, run.size)) {
            self.content.font(shown.font, thousandths(run.size));
            self.page.font = Some((shown.font, run.size));
        }
        if glyph.offset.y.is_zero() {
            let offset = glyph.offset.x + centered(own, glyph, run, shown.width);
            pen.place(&mut self.content, offset);
            self.content.glyph(shown.code);
            pen.advance(shown.width, glyph.advance, offset);
        } else {
            pen.place(&mut self.content, glyph.offset.x);
            self.content.rise(-thousandths(glyph.offset.y));
            self.content.glyph(shown.code);
            self.content.rise(0);
            pen.advance(shown.width, glyph.advance, glyph.offset.x);
        }
    }
}

/// Glyphs, those that stand for a text together at a time.
struct Clusters<'a>(&'a [Glyph]);

impl<'a> Iterator for Clusters<'a> {
    type Item = &'a [Glyph];

    fn next(&mut self) -> Option<Self::Item> {
        let (_, others) = self.0.split_first()?;
        let followers = others.iter().take_while(|glyph| glyph.start == glyph.end).count();
        let (cluster, rest) = self.0.split_at(1 + followers);
        self.0 = rest;
        Some(cluster)
    }
}

/// How far a space that no line ends at is moved for half of what it was stretched by to
/// stand on each side of it. Some readers take a move of half a word space for a space of
/// its own, besides the one that is shown.
fn centered(text: &str, glyph: &Glyph, run: &TextRun, width: i64) -> Length {
    if !matches!(text, "\u{a0}" | "\u{202f}") {
        return Length::ZERO;
    }
    let natural = run.size.scale(width.saturating_mul(run.scale.into()), 1_000_000);
    ((glyph.advance - natural) / 2).max(Length::ZERO)
}

impl State {
    /// The state in which every page begins (8.4.1).
    const fn new(index: usize, height: Length) -> Self {
        Self {
            index,
            height,
            marked: None,
            in_text: false,
            line: (0, 0),
            font: None,
            scale: 1000,
            color: Color::BLACK,
        }
    }
}

/// Keeps the viewer's pen where the layout wants it. A viewer moves it by the widths that
/// the font tells, in whole thousandths of an em; the difference is carried exactly from
/// glyph to glyph, so that no error adds up over a line. Up to one and a half thousandths
/// are not worth a number: 0.02 pt at 11 pt, far below what an eye or a printer resolves.
#[derive(Debug)]
struct Pen {
    /// One thousandth of an em on the page, times 10⁶.
    unit: i64,
    /// Less than this is carried on.
    tolerance: i64,
    /// How far the viewer's pen is ahead, in thousandths of an em times `unit`.
    ahead: i64,
}

impl Pen {
    fn new(run: &TextRun) -> Self {
        let unit = run.size.raw().saturating_mul(i64::from(run.scale)).clamp(1, MAX_UNIT);
        Self { unit, tolerance: unit + unit / 2, ahead: 0 }
    }

    /// Moves the viewer's pen to the glyph, `offset` besides.
    fn place(&mut self, content: &mut Content, offset: Length) {
        let ahead = self.ahead.saturating_sub(self.measure(offset));
        if ahead.saturating_abs() >= self.tolerance {
            let half = if ahead < 0 { -self.unit / 2 } else { self.unit / 2 };
            let adjustment = (ahead.saturating_add(half) / self.unit)
                .clamp(-MAX_ADJUSTMENT, MAX_ADJUSTMENT);
            content.adjust(adjustment);
            self.ahead = ahead.saturating_sub(adjustment.saturating_mul(self.unit));
        } else {
            self.ahead = ahead;
        }
    }

    /// The viewer has moved on by `width`, the layout by `advance` from the glyph's place
    /// without its offset.
    fn advance(&mut self, width: i64, advance: Length, offset: Length) {
        let told = width.saturating_mul(self.unit);
        self.ahead = self
            .ahead
            .saturating_add(told)
            .saturating_sub(self.measure(advance))
            .saturating_add(self.measure(offset));
    }

    /// A length in thousandths of an em times `unit`: 1000 for thousandths of an em, 1000
    /// for thousandths of the natural width.
    const fn measure(&self, length: Length) -> i64 {
        length.raw().saturating_mul(1_000_000)
    }
}

/// The corners of a line from the lower left to the upper right corner of a rectangle. Its
/// ends are level where the rectangle is high, else upright, as those of a slash are.
const fn rising(
    [left, bottom, width, height]: [i64; 4],
    thickness: i64,
) -> [(i64, i64); 4] {
    // A line at half a right angle is so much thicker than across.
    let half = thickness * 6 / 10;
    let (x, y) = if height > width { (half, 0) } else { (0, half) };
    let (right, top) = (left + width, bottom + height);
    [
        (left - x, bottom + y),
        (right - x, top + y),
        (right + x, top - y),
        (left + x, bottom - y),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_never_adds_up() {
        // Widths that a viewer takes for 333 while the layout means 333.4, 1000 times.
        let size = Length::from_points(10.0);
        let advance = size.scale(3334, 10_000);
        let unit = size.raw() * 1000;
        let mut pen = Pen { unit, tolerance: unit + unit / 2, ahead: 0 };
        let mut content = Content::default();
        for _ in 0..1000 {
            pen.place(&mut content, Length::ZERO);
            assert!(pen.ahead.abs() <= pen.tolerance);
            pen.advance(333, advance, Length::ZERO);
        }
    }
}
