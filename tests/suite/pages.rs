//! Pages made by hand: a display list without a typesetter.

use sevigne::document::PageMap;
use sevigne::font::{FaceId, Family, FontBook, Posture, Weight, Writing};
use sevigne::geometry::{Length, Point, Rect, Size};
use sevigne::typeset::{
    Artifact, Color, Destination, Element, ElementId, Glyph, ImageData, Item, LinkTarget,
    Mark, OutlineEntry, Page, Paged, Role, Structure, TextRun,
};

/// A document of A4 pages, lines one below the other.
#[derive(Debug)]
pub(crate) struct Pages {
    pub fonts: FontBook,
    pub pages: Vec<Page>,
    pub structure: Structure,
    pub outline: Vec<OutlineEntry>,
    pub destinations: Vec<Destination>,
    pub images: Vec<ImageData>,
    pub map: PageMap,
    pub face: FaceId,
    pub size: Length,
    pub y: Length,
}

pub(crate) const DOCUMENT: ElementId = ElementId(0);

impl Pages {
    pub(crate) fn new() -> Self {
        let fonts = FontBook::bundled();
        let face = fonts.select(Family::Serif, Weight::REGULAR, Posture::Upright);
        let mut structure = Structure::default();
        structure.add(Element::new(Role::Document, None));
        let map = PageMap {
            document_id: "uuid:5e1b2a9c-0000-5000-8000-000000000000".to_owned(),
            ..PageMap::default()
        };
        let mut pages = Self {
            fonts,
            pages: Vec::new(),
            structure,
            outline: Vec::new(),
            destinations: Vec::new(),
            images: Vec::new(),
            map,
            face,
            size: Length::from_points(11.0),
            y: Length::ZERO,
        };
        pages.begin_page();
        pages
    }

    /// Begins a page.
    pub(crate) fn begin_page(&mut self) {
        self.pages.push(Page {
            size: Size::new(Length::from_millimetres(210), Length::from_millimetres(297)),
            label: (self.pages.len() + 1).to_string(),
            items: Vec::new(),
        });
        self.y = Length::from_millimetres(40);
    }

    pub(crate) fn item(&mut self, item: Item) {
        self.pages.last_mut().expect("a page").items.push(item);
    }

    /// An element below `parent`.
    pub(crate) fn element(&mut self, role: Role, parent: ElementId) -> ElementId {
        self.structure.add(Element::new(role, Some(parent)))
    }

    /// The text as one run, each character with its own glyph and natural advance.
    pub(crate) fn run(&self, text: &str, mark: Mark) -> TextRun {
        let face = self.fonts.face(self.face);
        let units = i64::from(face.metrics().units_per_em);
        let glyphs = text
            .char_indices()
            .map(|(start, character)| {
                let shape = match character {
                    '\u{a0}' => ' ',
                    '\u{ad}' => '-',
                    other => other,
                };
                let id = face.glyph(shape).expect("a glyph");
                Glyph {
                    id,
                    advance: self.size.scale(face.advance(id).into(), units),
                    offset: Point::default(),
                    start: u32::try_from(start).expect("short"),
                    end: u32::try_from(start + character.len_utf8()).expect("short"),
                }
            })
            .collect();
        TextRun {
            origin: Point::new(Length::from_millimetres(30), self.y),
            writing: Writing::LeftToRight,
            face: self.face,
            size: self.size,
            scale: 1000,
            color: Color::BLACK,
            mark,
            glyphs,
            text: text.to_owned(),
        }
    }

    /// A line of an element.
    pub(crate) fn line(&mut self, text: &str, element: ElementId) {
        let run = self.run(text, Mark::Element(element));
        self.item(Item::Text(run));
        self.y += Length::from_points(13.6);
    }

    /// A paragraph of one line.
    pub(crate) fn paragraph(&mut self, text: &str) -> ElementId {
        let element = self.element(Role::Paragraph, DOCUMENT);
        self.line(text, element);
        element
    }

    /// The title, with its bookmark.
    pub(crate) fn title(&mut self, text: &str) -> ElementId {
        self.heading(text, Role::Title, 1)
    }

    /// A heading with its bookmark and its destination.
    pub(crate) fn heading(&mut self, text: &str, role: Role, level: u8) -> ElementId {
        let element = self.element(role, DOCUMENT);
        let page = self.pages.len() - 1;
        self.outline.push(OutlineEntry {
            title: text.to_owned(),
            level,
            page,
            y: self.y,
            element,
        });
        let name = text.to_lowercase().replace(' ', "-");
        self.structure.elements[element.index()].name = Some(name.clone());
        self.destinations.push(Destination {
            name,
            page,
            last_page: page,
            point: Point::new(Length::ZERO, self.y),
            element,
        });
        self.destinations.sort_by(|one, other| one.name.cmp(&other.name));
        self.line(text, element);
        element
    }

    /// A link of one line, with its text.
    pub(crate) fn link(
        &mut self,
        text: &str,
        target: LinkTarget,
        parent: ElementId,
    ) -> ElementId {
        let element = self.element(Role::Link, parent);
        let rect = Rect::new(
            Length::from_millimetres(30),
            self.y - self.size,
            Length::from_millimetres(40),
            self.size,
        );
        self.line(text, element);
        self.item(Item::Link { rect, target, element, description: text.to_owned() });
        element
    }

    /// A folio at the foot.
    pub(crate) fn folio(&mut self, text: &str) {
        self.y = Length::from_millimetres(280);
        let run = self.run(text, Mark::Artifact(Artifact::Footer));
        self.item(Item::Text(run));
    }
}

impl Paged for Pages {
    fn page_count(&self) -> usize {
        self.pages.len()
    }
    fn page(&self, index: usize) -> Page {
        self.pages[index].clone()
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
        &self.map
    }
}
