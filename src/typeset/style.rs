//! How pages look: size, margins, fonts, leading.

use super::frame::Color;
use crate::document::{
    Align, ChapterOpening, Document, Families, FigurePlacement, Folios, PagedEdition,
    PaperSize, Rgb, TitleAlign, Window, is_book,
};
use crate::font::{FaceId, Family, FontBook, Posture, Weight};
use crate::geometry::{Length, Sides, Size};

/// The style of pages, every choice made. Good without any word from the user.
///
/// Where nothing is said a letter is set in 11.5 points on 15, 120 millimetres wide (73
/// letters a line); any other document in 11 on 14, 118 millimetres wide.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct Style {
    /// The sheet.
    pub paper: Size,
    /// White space around the text of page 1.
    pub margins: Sides,
    /// Whether every second page mirrors the first.
    pub two_sided: bool,
    /// The size of running text.
    pub size: Length,
    /// From one baseline to the next.
    pub leading: Length,
    /// What the first line of a paragraph is indented by.
    pub indent: Length,
    /// Whether the first paragraph after a heading is indented too, as French and Spanish have
    /// it (babel-french, babel-spanish).
    pub indent_after_heading: bool,
    /// Whether paragraphs are flush on both sides.
    pub justified: bool,
    /// Which pages carry their number.
    pub folios: Folios,
    /// Whether pages after the first carry a title above the text.
    pub running_heads: bool,
    /// Where chapters begin.
    pub chapters: ChapterOpening,
    /// Where figures stand that do not fit on the page of their place.
    pub figures: FigurePlacement,
    /// The window that the address of a letter is seen through.
    pub window: Window,
    /// Whether a table of contents stands before the text.
    pub contents: bool,
    /// Whether sections are numbered.
    pub section_numbers: bool,
    /// Old-style figures in running text.
    pub old_style_figures: bool,
    /// Whether the title block stands in the middle.
    pub title_centered: bool,
    /// How many authors stand side by side in the title block.
    pub author_columns: usize,
    /// The color of links that lead out of the document.
    pub link_color: Color,
    /// The color of headings.
    pub heading_color: Color,
    /// The families of text, captions and code, where others than the bundled ones are
    /// wanted.
    pub families: Families,
    /// Words with the places where they may be divided.
    pub hyphenation: Vec<String>,
}

/// The color of links: dark enough to read (contrast 8.6 : 1 on white), blue enough to see.
const LINK: Color = Color { red: 0x1A, green: 0x4B, blue: 0x8C };

/// Measures of 66 letters in Libertinus Serif, in thousandths of the text's size: what a
/// column is best set in (Bringhurst, «The Elements of Typographic Style», 2.1.2).
const BEST_MEASURE: i64 = 66 * 406;

/// The left margin and the measure of a letter in an envelope with a window, where nothing is
/// said: the margin of DIN 5008, and 88 letters a line.
const WINDOW_MARGIN: Length = Length::from_millimetres(25);
const WINDOW_MEASURE: Length = Length::from_millimetres(145);

impl Style {
    /// The style of a document about which nothing was said.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        Self::resolve(document, &PagedEdition::default())
    }

    /// The style of a document as its options want it, the rest chosen.
    #[must_use]
    pub fn resolve(document: &Document, options: &PagedEdition) -> Self {
        let letter = document.letter.is_some();
        let Letters { paper, size, leading } = letters(document, options);
        let margins = sensible(paper, leading, wanted_margins(document, options));
        // Where lines begin on the right, page 1 is a left-hand one.
        let is_turned = document.metadata.is_right_to_left();
        let margins = if options.two_sided && is_turned {
            Sides { left: margins.right, right: margins.left, ..margins }
        } else {
            margins
        };
        let folios = if letter { Folios::AfterFirst } else { Folios::All };
        let color = |rgb: Rgb| Color { red: rgb.red, green: rgb.green, blue: rgb.blue };
        Self {
            paper,
            margins,
            two_sided: options.two_sided,
            size,
            leading,
            indent: options.indent.unwrap_or(size),
            indent_after_heading: options
                .indent_after_heading
                .unwrap_or_else(|| document.metadata.language.indents_first_paragraphs()),
            justified: options.align == Align::Justified,
            folios: options.folios.unwrap_or(folios),
            running_heads: options.running_heads.unwrap_or(!letter),
            chapters: options.chapters.unwrap_or_else(|| {
                if is_book(document) { ChapterOpening::Page } else { ChapterOpening::RunOn }
            }),
            figures: options.figure_placement,
            window: options.window,
            contents: options.contents,
            section_numbers: options.section_numbers,
            old_style_figures: options.old_style_figures,
            title_centered: options.title_align == TitleAlign::Center,
            author_columns: options.author_columns.count().into(),
            link_color: options.link_color.map_or(LINK, color),
            heading_color: options.heading_color.map_or(Color::BLACK, color),
            families: options.fonts.clone(),
            hyphenation: [document.hyphenation.as_slice(), &options.hyphenation].concat(),
        }
    }

    /// The face for a purpose: of the wanted family where the book has it, else bundled.
    #[must_use]
    pub fn face(
        &self,
        fonts: &FontBook,
        family: Family,
        weight: Weight,
        posture: Posture,
    ) -> FaceId {
        let wanted = match family {
            Family::Serif => &self.families.serif,
            Family::Sans => &self.families.sans,
            Family::Mono => &self.families.mono,
        };
        wanted
            .as_ref()
            .and_then(|name| fonts.select_named(name, weight, posture))
            .unwrap_or_else(|| fonts.select(family, weight, posture))
    }

    /// The wanted families that `fonts` lacks, each with its key.
    #[must_use]
    pub fn missing_families(&self, fonts: &FontBook) -> Vec<(&'static str, &str)> {
        self.wanted_families()
            .filter(|(_, name)| {
                fonts.select_named(name, Weight::REGULAR, Posture::Upright).is_none()
            })
            .collect()
    }

    fn wanted_families(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let Families { serif, sans, mono } = &self.families;
        [("serif", serif), ("sans", sans), ("mono", mono)]
            .into_iter()
            .filter_map(|(key, name)| Some((key, name.as_deref()?)))
    }

    /// The width of the text.
    #[must_use]
    pub fn measure(&self) -> Length {
        self.paper.width - self.margins.left - self.margins.right
    }

    /// The height of the text.
    #[must_use]
    pub fn text_height(&self) -> Length {
        self.paper.height - self.margins.top - self.margins.bottom
    }

    /// How far below the head of its page a chapter begins: a sixth of the text's height, in
    /// whole lines.
    #[must_use]
    pub fn sink(&self) -> Length {
        self.leading * (self.text_height().raw() / self.leading.raw().max(1) / 6)
    }

    /// The left margin of the page `index`, counted from 0: the margins are those of page 1.
    #[must_use]
    pub const fn left_margin(&self, index: usize) -> Length {
        if self.two_sided && index % 2 == 1 {
            self.margins.right
        } else {
            self.margins.left
        }
    }
}

/// What the margins depend on.
pub(super) struct Letters {
    /// The sheet.
    pub(super) paper: Size,
    /// The size of running text.
    pub(super) size: Length,
    /// From one baseline to the next.
    pub(super) leading: Length,
}

/// The sheet and the letters as the options want them, the rest chosen.
pub(super) fn letters(document: &Document, options: &PagedEdition) -> Letters {
    let letter = document.letter.is_some();
    let paper = options.paper.unwrap_or(PaperSize::A4).size();
    let narrow = is_narrow(paper);
    let size = options.size.unwrap_or_else(|| match (narrow, letter) {
        (true, _) => Length::POINT * 10,
        (false, true) => Length::POINT.scale(23, 2),
        (false, false) => Length::POINT * 11,
    });
    let size = size.max(Length::POINT * 4);
    let leading = options.leading.unwrap_or_else(|| match (narrow, letter) {
        (false, true) => size.scale(30, 23),
        (true | false, _) => size.scale(14, 11),
    });
    Letters { paper, size, leading: leading.max(size) }
}

/// Whether a sheet is too narrow for a measure of its own, as a pocket book's is.
fn is_narrow(paper: Size) -> bool {
    paper.width < Length::from_millimetres(180)
}

/// The margins that are asked for, the rest chosen, whatever room they leave.
pub(super) fn wanted_margins(document: &Document, options: &PagedEdition) -> Sides {
    let Letters { paper, size, leading } = letters(document, options);
    margins(paper, leading, options, || {
        if options.window != Window::None {
            return WINDOW_MEASURE.min(paper.width.scale(85, 100));
        }
        let wanted = match (is_narrow(paper), document.letter.is_some()) {
            (true, _) => Length::from_millimetres(95),
            (false, true) => size.scale(BEST_MEASURE * 73, 66_000),
            (false, false) => size.scale(BEST_MEASURE * 75, 66_000),
        };
        let widest = paper.width.scale(85, 100);
        // The outer margin stays the wider one.
        let bound =
            if options.two_sided { least_inner(paper).scale(5, 2) } else { Length::ZERO };
        wanted.min(widest).min(paper.width - bound)
    })
}

/// The margins: as stated, else by DIV, else around a good measure; the text's height is a
/// whole number of lines unless top and bottom are both stated.
fn margins(
    paper: Size,
    leading: Length,
    options: &PagedEdition,
    measure: impl FnOnce() -> Length,
) -> Sides {
    let stated = options.margins.unwrap_or_default();
    // KOMA-Script, `typearea`: one part above, two below; at the sides together three.
    let div = options.div.map(|div| i64::from(div.clamp(4, 20)));
    let width = match (options.measure, div) {
        (Some(measure), _) => measure,
        (None, Some(div)) => paper.width.scale(div - 3, div),
        (None, None) => measure(),
    };
    let free = (paper.width - width).max(Length::ZERO);
    let inner = if options.two_sided {
        (free / 3).max(least_inner(paper).min(free.scale(2, 3)))
    } else {
        free / 2
    };
    // What is left of the sheet beside a margin that is stated: the measure gives way where
    // it is not stated too.
    let least = match options.measure {
        Some(_) => Length::ZERO,
        None => least_margin(paper),
    };
    let left = stated.left.unwrap_or_else(|| match stated.right {
        Some(right) => (free - right).max(least),
        // Where the addresses of all windows on the left begin.
        None if options.window != Window::None => WINDOW_MARGIN.min(free / 2),
        None => inner,
    });
    let right = stated.right.unwrap_or_else(|| match stated.left {
        Some(left) => (free - left).max(least),
        None => (free - left).max(Length::ZERO),
    });
    let (top, bottom) = match div {
        Some(div) => (paper.height / div, paper.height.scale(2, div)),
        None => (paper.height.scale(10, 100), paper.height.scale(113, 1000)),
    };
    let top = stated.top.unwrap_or(top);
    let bottom = stated.bottom.unwrap_or_else(|| {
        let lines = (paper.height - top - bottom).raw() / leading.raw().max(1);
        paper.height - top - leading * lines.max(1)
    });
    Sides { top, right, bottom, left }
}

/// The inner margin of two-sided pages about which nothing is said is as wide as this at
/// least, as much goes into the binding; a sixth of a sheet that is no wider than a hand.
fn least_inner(paper: Size) -> Length {
    Length::from_millimetres(10).min(paper.width / 6)
}

/// The margin opposite to a wide one that is stated is as wide as this at least: a twentieth
/// of the sheet, 10.5 mm of A4, which printers reach and a thumb covers.
pub(super) fn least_margin(paper: Size) -> Length {
    paper.width / 20
}

/// Margins that leave room for at least one line of ten letters, whatever was asked.
fn sensible(paper: Size, leading: Length, wanted: Sides) -> Sides {
    let mut sides = wanted;
    if paper.height - sides.top - sides.bottom < leading {
        sides.top = (paper.height - leading).max(Length::ZERO) / 3;
        sides.bottom = paper.height - leading - sides.top;
    }
    if paper.width - sides.left - sides.right < leading * 3 {
        sides.left = (paper.width - leading * 3).max(Length::ZERO) / 2;
        sides.right = sides.left;
    }
    sides
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Margins;

    #[test]
    fn the_text_is_a_whole_number_of_lines_high() {
        let style = Style::of(&Document::default());
        assert_eq!(style.text_height().raw() % style.leading.raw(), 0);
    }

    #[test]
    fn div_nine_is_two_thirds_of_the_sheet() {
        let options = PagedEdition { div: Some(9), ..PagedEdition::default() };
        let style = Style::resolve(&Document::default(), &options);
        assert_eq!(style.measure(), Length::from_millimetres(140));
    }

    #[test]
    fn absurd_margins_still_leave_room_for_a_line() {
        let margins = Some(Margins::from(Length::from_millimetres(1500)));
        let options = PagedEdition { margins, ..PagedEdition::default() };
        let style = Style::resolve(&Document::default(), &options);
        assert!(style.text_height() >= style.leading);
        assert!(style.measure() > Length::ZERO);
    }
}
