//! The layout: every break decided, pages composed when asked for.

mod furniture;
mod whereabouts;

use super::frame::{Artifact, Page};
use super::galley::{Galley, HeadWords, Setter};
use super::page::{
    Bottom, Cut, Demand, PageComposer, PageRows, Room, RunningHeads, Strip, chapter_titles,
    cut, fill_short, note_rule, on_rectos, recto_rows, shortened,
};
use super::paged::{Destination, ImageData, OutlineEntry, Paged};
use super::remark;
use super::score::{Score, score};
use super::settled::{Places, settled};
use super::step::{Step, Watch};
use super::structure::Structure;
use super::style::Style;
use super::text_style::{StyleId, Styles};
use crate::diagnostic::{Diagnostics, Reported};
use crate::document::{Document, Folios, PageMap};
use crate::font::{FontBook, Posture, Shaper, Writing};
use crate::geometry::Length;
use crate::resource::Resources;
use furniture::{furniture_style, head_styles, title_words};
use std::cell::RefCell;
use std::fmt;

/// Sets `document` in pages of `style`.
///
/// # Errors
/// Where an image cannot be read; the reason is among the diagnostics.
///
/// ```
/// use sevigne::diagnostic::{Diagnostics, Span};
/// use sevigne::document::{Block, BlockId, BlockKind, Document, Inline};
/// use sevigne::font::FontBook;
/// use sevigne::resource::Memory;
/// use sevigne::typeset::{Paged, Style, typeset};
/// # use sevigne::document::Attributes;
/// let paragraph = Block {
///     id: BlockId(0),
///     span: Span::default(),
///     attributes: Attributes::default(),
///     kind: BlockKind::Paragraph(vec![Inline::text(Span::default(), "Soyez bien.")]),
/// };
/// let document = Document { blocks: vec![paragraph], ..Document::default() };
/// let (book, files) = (FontBook::bundled(), Memory::default());
/// let mut diagnostics = Diagnostics::default();
/// let style = Style::of(&document);
/// let layout = typeset(&document, &book, &files, &style, &mut diagnostics)?;
/// assert_eq!(layout.page_count(), 1);
/// # Ok::<(), sevigne::diagnostic::Reported>(())
/// ```
pub fn typeset<'b>(
    document: &Document,
    fonts: &'b FontBook,
    resources: &dyn Resources,
    style: &Style,
    diagnostics: &mut Diagnostics,
) -> Result<Layout<'b>, Reported> {
    typeset_watched(document, fonts, resources, style, diagnostics, &mut |_| {})
}

/// [`typeset`], telling `watch` which step begins: what a benchmark needs.
///
/// # Errors
/// As [`typeset`].
pub fn typeset_watched<'b>(
    document: &Document,
    fonts: &'b FontBook,
    resources: &dyn Resources,
    style: &Style,
    diagnostics: &mut Diagnostics,
    watch: &mut Watch<'_>,
) -> Result<Layout<'b>, Reported> {
    remark::on_style(document, fonts, style, diagnostics);
    settled(document, diagnostics, |places, diagnostics| {
        lay_out((document, places), fonts, resources, style, diagnostics, watch)
    })
}

/// Lays a document out whose index says these pages.
fn lay_out<'b>(
    (document, places): (&Document, &Places),
    fonts: &'b FontBook,
    resources: &dyn Resources,
    style: &Style,
    diagnostics: &mut Diagnostics,
    watch: &mut Watch<'_>,
) -> Result<Layout<'b>, Reported> {
    watch(Step::Blocks);
    // Fill one long column.
    let shaper = Shaper::new(fonts);
    let mut tell = |step| watch(step);
    let mut setter =
        Setter::new(document, style, (resources, places), shaper, diagnostics, &mut tell);
    setter.set()?;
    // Cut it into pages.
    let (strip, called) = Strip::of(setter.galley());
    let room = Room {
        height: style.text_height(),
        line: style.leading,
        rule: note_rule(style),
        // The pages of a letter lie side by side on no desk.
        bottom: if document.letter.is_some() { Bottom::Ragged } else { Bottom::Flush },
    };
    let floats = &setter.galley().floats;
    let rows = demands(setter.galley(), style);
    let Cut { mut pages, floated } = cut(&rows, floats, (&strip, &called), room);
    setter.move_figures(&floated);
    let rows = if floated.is_empty() { rows } else { demands(setter.galley(), style) };
    fill_short(&mut pages, &rows, room, &mut setter);
    let mut set = setter.finish();
    if let (Some(name), Some(lack)) = (&style.families.serif, set.lacking.words()) {
        diagnostics.report(remark::incomplete_family(document, name, lack));
    }
    if let (Some(name), true) = (&style.families.serif, set.lacking.small_capitals) {
        diagnostics.report(remark::no_small_capitals(document, name));
    }
    pages = on_rectos(pages, &recto_rows(&set.galley, style));
    if pages.is_empty() {
        pages.push(PageRows::default());
    }
    // Say where things ended up.
    let folio = furniture_style(fonts, style, Posture::Upright, Artifact::Footer);
    let folio = set.styles.add(folio);
    let head = style.running_heads.then(|| {
        let language = &document.metadata.language;
        let looks = head_styles(fonts, (style, language), &mut set.styles);
        let direction = document.metadata.direction();
        let mut set_head = |title: &HeadWords| {
            let title = (title, direction);
            shortened(&mut set.shaper, &set.styles, &looks, title, style.measure())
        };
        let title = set_head(&title_words(document));
        let titles = chapter_titles(&set.galley.chapters, &set.marked);
        let chapters = titles.into_iter().map(|(row, title)| (row, set_head(title)));
        RunningHeads::new(title, chapters.collect(), style.two_sided)
    });
    let mut layout = Layout {
        style: style.clone(),
        shaper: RefCell::new(set.shaper),
        styles: set.styles,
        structure: set.structure,
        galley: set.galley,
        strip,
        images: set.images,
        pages,
        outline: Vec::new(),
        destinations: Vec::new(),
        page_map: PageMap::default(),
        folio,
        head,
        writing: if document.metadata.is_right_to_left() {
            Writing::RightToLeft
        } else {
            Writing::LeftToRight
        },
    };
    layout.tell_no_room(document, diagnostics);
    layout.locate(&set.marked);
    layout.map_pages(document);
    Ok(layout)
}

/// A document set in pages.
pub struct Layout<'b> {
    style: Style,
    shaper: RefCell<Shaper<'b>>,
    styles: Styles,
    structure: Structure,
    galley: Galley,
    strip: Strip,
    images: Vec<ImageData>,
    pages: Vec<PageRows>,
    outline: Vec<OutlineEntry>,
    destinations: Vec<Destination>,
    page_map: PageMap,
    folio: StyleId,
    head: Option<RunningHeads>,
    writing: Writing,
}

impl fmt::Debug for Layout<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Layout")
            .field("pages", &self.pages.len())
            .field("rows", &self.galley.rows.len())
            .finish_non_exhaustive()
    }
}

impl Layout<'_> {
    /// The style it was set in.
    #[must_use]
    pub const fn style(&self) -> &Style {
        &self.style
    }

    /// How even its lines are, and what went wrong on its pages.
    #[must_use]
    pub fn score(&self) -> Score {
        let mut shaper = self.shaper.borrow_mut();
        score(&self.galley, &self.pages, (&mut shaper, &self.styles))
    }

    /// The page's label: its number.
    pub(super) fn label(index: usize) -> String {
        (index + 1).to_string()
    }

    /// The pages of the places that the index leads to.
    pub(super) const fn places(&self) -> &Places {
        &self.page_map.places
    }

    fn has_folio(&self, index: usize) -> bool {
        let page = &self.pages[index];
        if page.is_blank() || page.stands_alone(&self.galley) {
            return false;
        }
        match self.style.folios {
            Folios::All => self.pages.len() > 1,
            Folios::AfterFirst => index > 0,
            Folios::None => false,
        }
    }

    /// Says which furniture of the pages is left out, as its margin has no room for it.
    fn tell_no_room(&self, document: &Document, diagnostics: &mut Diagnostics) {
        if self.head.is_some() && self.pages.len() > 1 {
            remark::on_head(document, &self.style, diagnostics);
        }
        if (0..self.pages.len()).any(|index| self.has_folio(index)) {
            remark::on_folios(document, &self.style, diagnostics);
        }
    }
}

impl Paged for Layout<'_> {
    fn page_count(&self) -> usize {
        self.pages.len()
    }

    fn page(&self, index: usize) -> Page {
        let mut shaper = self.shaper.borrow_mut();
        let mut composer = PageComposer {
            shaper: &mut shaper,
            styles: &self.styles,
            galley: &self.galley,
            strip: &self.strip,
            style: &self.style,
            folio: self.folio,
            head: self.head.as_ref().map(|heads| heads.of(index, &self.pages[index])),
            writing: self.writing,
            destinations: &self.destinations,
        };
        composer.page(&self.pages[index], index, &Self::label(index), self.has_folio(index))
    }

    fn structure(&self) -> &Structure {
        &self.structure
    }

    fn outline(&self) -> &[OutlineEntry] {
        &self.outline
    }

    fn destinations(&self) -> &[Destination] {
        &self.destinations
    }

    fn images(&self) -> &[ImageData] {
        &self.images
    }

    fn page_map(&self) -> &PageMap {
        &self.page_map
    }
}

/// What every row asks of its page.
fn demands(galley: &Galley, style: &Style) -> Vec<Demand> {
    let height =
        |rows: &[super::galley::Row]| -> Length { rows.iter().map(|row| row.height).sum() };
    let mut demands: Vec<Demand> = galley
        .rows
        .iter()
        .map(|row| Demand {
            height: row.height,
            before: row.before,
            has_gap: row.has_gap(),
            penalty: row.penalty,
            head: row.head.map_or(Length::ZERO, |(from, to)| {
                height(&galley.rows[from as usize..to as usize])
            }),
        })
        .collect();
    for chapter in &galley.chapters {
        // None where the last chapter has nothing to show.
        if let Some(demand) = demands.get_mut(*chapter) {
            demand.head += galley.sink(*chapter, style);
        }
    }
    demands
}
