//! The layout: every break decided, pages composed when asked for.

use super::frame::{Artifact, Color, Mark, Page};
use super::galley::{
    Galley, HeadLook, HeadWords, Marked, Part, Place, Setter, head_words, set_apart,
};
use super::identity::identify;
use super::page::{
    Bottom, Cut, Demand, HeadStyles, PageComposer, PageRows, Room, RunningHeads, Strip,
    chapter_titles, cut, fill_short, note_rule, notes_top, on_rectos, recto_rows,
    shortened, tops,
};
use super::paged::{Destination, ImageData, OutlineEntry, Paged};
use super::remark;
use super::score::{Score, score};
use super::settled::{Places, settled};
use super::step::{Step, Watch};
use super::structure::Structure;
use super::style::Style;
use super::text_style::{Decorations, LanguageId, StyleId, Styles, TextStyle};
use crate::diagnostic::{Diagnostics, Reported};
use crate::document::{
    BlockKind, Document, Folios, PageMap, PageStart, index_targets, plain_text,
};
use crate::font::{Family, Features, FontBook, Posture, Run, Shaper, Weight, Writing};
use crate::geometry::{Length, Point};
use crate::language::Tag;
use crate::resource::Resources;
use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

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

    /// The page of a place and the place's distance from the page's upper edge.
    fn place(&self, place: Place) -> (usize, Length) {
        let last = self.pages.len() - 1;
        match place {
            Place::Row(row) => {
                let at = self.pages.partition_point(|page| page.rows.end <= row).min(last);
                let page = &self.pages[at];
                let tops = tops(&self.galley, &self.style, page);
                let top = tops.get(row.saturating_sub(page.rows.start)).or(tops.last());
                (at, top.copied().unwrap_or(self.style.margins.top))
            }
            Place::Note(note) => {
                let row = self.strip.find(note).unwrap_or_default();
                let at = self.pages.partition_point(|page| page.notes.end <= row).min(last);
                let page = &self.pages[at];
                let above = page.notes.start.min(row)..row;
                let top = notes_top(&self.strip, &self.style, page);
                (at, top + self.strip.height(above))
            }
        }
    }

    /// Turns marked rows into bookmarks and destinations.
    fn locate(&mut self, marked: &[Marked]) {
        for mark in marked {
            let (page, y) = self.place(mark.place);
            let left = self.style.left_margin(page);
            if let Some((title, level)) = &mark.heading {
                self.outline.push(OutlineEntry {
                    // A bookmark has one line.
                    title: title.replace('\n', " "),
                    level: *level,
                    page,
                    y,
                    element: mark.element,
                });
            }
            if let Some(name) = &mark.name {
                self.destinations.push(Destination {
                    name: name.clone(),
                    page,
                    point: Point::new(left, y),
                    element: mark.element,
                });
            }
        }
        self.destinations.sort_by(|a, b| a.name.cmp(&b.name));
        self.destinations.dedup_by(|later, first| later.name == first.name);
    }

    /// Notes what comes first on every page, of the text that goes on from the one before.
    fn map_pages(&mut self, document: &Document) {
        let starts = self
            .pages
            .iter()
            .enumerate()
            .map(|(index, page)| {
                self.first_text(page.text()).map(|(block, offset)| PageStart {
                    label: Self::label(index),
                    block,
                    offset,
                })
            })
            .collect::<Vec<_>>();
        // A page with notes alone begins where the next one does, and so does a blank one and
        // one with a figure that floats: DAISY asks for it in the page list, since it counts.
        let mut known = None;
        let mut complete = Vec::with_capacity(starts.len());
        for (index, start) in starts.into_iter().enumerate().rev() {
            let start = start.or_else(|| {
                known
                    .clone()
                    .map(|next: PageStart| PageStart { label: Self::label(index), ..next })
            });
            known.clone_from(&start);
            complete.extend(start);
        }
        complete.reverse();
        let (document_id, content_hash) = identify(document, &self.style);
        let targets = index_targets(&document.blocks);
        let led_to = self.destinations.iter();
        let led_to = led_to.filter(|place| targets.contains(place.name.as_str()));
        let places = led_to.map(|place| (place.name.clone(), place.page)).collect();
        self.page_map = PageMap { starts: complete, places, document_id, content_hash };
    }

    fn first_text(&self, rows: Range<usize>) -> Option<(crate::document::BlockId, usize)> {
        for row in &self.galley.rows[rows] {
            for part in &self.galley.parts[row.parts.0 as usize..row.parts.1 as usize] {
                let Part::Line { paragraph, line, .. } = part else { continue };
                let paragraph = &self.galley.paragraphs[*paragraph as usize];
                let Some(block) = paragraph.block else { continue };
                let Some(line) = paragraph.lines.get(*line as usize) else { continue };
                let offset = word_start(&paragraph.atoms, line.first as usize);
                // The numbers of notes are the converter's words; a page map counts none.
                let before = paragraph.calls.iter().filter(|call| call.at < offset);
                let calls: usize = before.map(|call| call.length).sum();
                return Some((block, offset.saturating_sub(paragraph.made + calls)));
            }
            if let Some(block) = row.block {
                return Some((block, 0));
            }
        }
        None
    }
}

/// Where the word begins that the atom `at` is part of.
fn word_start(atoms: &[super::paragraph::Atom], at: usize) -> usize {
    use super::paragraph::AtomKind;
    let mut first = at;
    while first > 0 && matches!(atoms[first - 1].kind, AtomKind::Divided(_)) {
        first -= 1;
    }
    atoms.get(first).map_or(0, |atom| atom.start as usize)
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

/// The words of the title: as its block has them where that is the document's name.
fn title_words(document: &Document) -> HeadWords {
    let name = &document.metadata.title;
    let block = document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Title(title) => {
            // The name is in one line.
            let words = plain_text(&title.title);
            words.split_whitespace().eq(name.split_whitespace()).then_some(&title.title)
        }
        _other => None,
    });
    match block {
        Some(title) => head_words(title),
        None => vec![(name.clone(), HeadLook::Plain)],
    }
}

/// How the words of running heads look: in italics where the script has some, raised and lowered ones in two thirds of
/// their size.
fn head_styles(
    fonts: &FontBook,
    (style, language): (&Style, &Tag),
    styles: &mut Styles,
) -> HeadStyles {
    let furniture = |posture| furniture_style(fonts, style, posture, Artifact::Header);
    let plain = furniture(set_apart(language));
    let moved = |raise: i64| TextStyle {
        size: plain.size.scale(66, 100),
        raise: plain.size.scale(raise, 100),
        ..plain
    };
    let mut small_capitals = furniture(Posture::Upright);
    let features = small_capitals.run.features.with(Features::SMALL_CAPS);
    small_capitals.run.features = features;
    HeadStyles {
        plain: styles.add(plain),
        stressed: styles.add(furniture(Posture::Upright)),
        small_capitals: styles.add(small_capitals),
        raised: styles.add(moved(33)),
        lowered: styles.add(moved(-15)),
    }
}

/// How folios and running heads look: in the size of the text, with old-style figures.
fn furniture_style(
    fonts: &FontBook,
    style: &Style,
    posture: Posture,
    artifact: Artifact,
) -> TextStyle {
    let face = style.face(fonts, Family::Serif, Weight::REGULAR, posture);
    let features = Features::TEXT.with(Features::OLD_STYLE);
    TextStyle {
        run: Run { face, features, writing: Writing::LeftToRight },
        size: style.size,
        raise: Length::ZERO,
        color: Color::BLACK,
        mark: Mark::Artifact(artifact),
        language: LanguageId::default(),
        object: None,
        link: None,
        decorations: Decorations::NONE,
        running: true,
    }
}
