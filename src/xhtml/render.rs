//! A document through the writer, file by file.

use super::cursor::Cursor;
use super::face::{FaceStyle, FaceUse};
use super::names::Names;
use super::partition::{PartKind, Partition};
use super::writer::{DocumentType, Element, Elements, Writer};
use crate::diagnostic::{Diagnostic, Diagnostics, catalogue};
use crate::document::{
    Attributes, Block, BlockId, Direction, Document, NoteId, PageMap, PageStart,
    section_level, word_count,
};
use crate::language::{Label, Language, Tag};
use crate::mathml::Converter;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How content documents are to be made.
#[derive(Clone, Copy, Debug)]
pub struct Settings<'a> {
    /// Where they will stand.
    pub syntax: Syntax,
    /// Into how many files.
    pub split: Split,
    /// What becomes of U+202F.
    pub narrow_space: NarrowSpace,
    /// The images at hand, by their path in the source.
    pub pictures: &'a BTreeMap<String, Picture>,
    /// The pages of the paged edition, where marks are wanted.
    pub page_map: Option<&'a PageMap>,
    /// Whether a table of contents stands below the title.
    pub contents: bool,
}

/// Where content documents stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// In an EPUB: XHTML with `epub:type`.
    Epub,
    /// In a page of the web: the HTML syntax, which knows no such attribute.
    Html,
}

/// Into how many files a document goes.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Split {
    /// One file, or one for each top-level section from 8,000 words on.
    #[default]
    Auto,
    /// One file.
    None,
    /// One file for each top-level section.
    Section,
}

/// What becomes of U+202F, which some readers draw as a box.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema,
)]
pub enum NarrowSpace {
    /// It stays.
    #[default]
    #[serde(rename = "u202f")]
    Keep,
    /// U+00A0 stands for it.
    #[serde(rename = "u00a0")]
    NoBreakSpace,
}

impl NarrowSpace {
    /// The text with its narrow spaces as wished: words, or a whole file that is done, so
    /// that titles, labels and alternative texts are like the words around them.
    #[must_use]
    pub fn set_in(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::NoBreakSpace if text.contains('\u{202f}') => {
                text.replace('\u{202f}', "\u{a0}").into()
            }
            Self::NoBreakSpace | Self::Keep => text.into(),
        }
    }
}

/// An image that the edition has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Where a content document finds it.
    pub href: String,
}

/// The content documents of one edition and what its other parts must know of them.
#[derive(Debug, Default)]
pub struct Content {
    /// The files, in reading order.
    pub documents: Vec<ContentDocument>,
    /// The table of contents: the title, then headings of two levels.
    pub contents: Vec<ContentsEntry>,
    /// The pages of the paged edition.
    pub pages: Vec<PageMark>,
    /// The faces and their characters.
    pub faces: FaceUse,
    /// What the text holds.
    pub features: Features,
    /// The file in which the body begins, after the title page.
    pub body_file: String,
}

/// One file.
#[derive(Debug)]
pub struct ContentDocument {
    /// Its name.
    pub file: String,
    /// Its title: the document's, or its section's.
    pub title: String,
    /// What it is in the book.
    pub kind: PartKind,
    /// What stands inside `body`.
    pub body: Writer,
    /// Whether it holds MathML, which a manifest must say.
    pub has_formulas: bool,
}

/// An entry of the table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentsEntry {
    /// 1 for the title and the top-level sections, 2 for those inside them.
    pub level: u8,
    /// The words.
    pub title: String,
    /// Where it leads.
    pub href: String,
    /// The language of the words, where it is not the document's.
    pub language: Option<Tag>,
    /// Their direction, where it is stated.
    pub direction: Option<Direction>,
}

/// A page of the paged edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageMark {
    /// The folio.
    pub label: String,
    /// Where the page begins.
    pub href: String,
}

/// What a text holds, from which its accessibility follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each a yes or a no")]
pub struct Features {
    /// Images that say something.
    pub images: bool,
    /// An image that says something, with no words for it.
    pub undescribed_images: bool,
    /// A link without words, which nobody can be told of.
    pub wordless_links: bool,
    /// A heading without words.
    pub wordless_headings: bool,
    /// Formulas in MathML.
    pub formulas: bool,
    /// Formulas that stay TeX.
    pub raw_formulas: bool,
    /// Tables.
    pub tables: bool,
    /// Notes.
    pub notes: bool,
    /// A table of contents in the text.
    pub contents: bool,
    /// Code in colors.
    pub colored_code: bool,
    /// How many words.
    pub words: usize,
}

/// Makes the content documents of a document.
#[must_use]
pub fn render(
    document: &Document,
    settings: &Settings<'_>,
    diagnostics: &mut Diagnostics,
) -> Content {
    let partition = Partition::of(document, settings.split);
    let mut renderer = Renderer::new(document, settings, &partition, diagnostics);
    let mut documents = Vec::new();
    for (index, part) in partition.parts.iter().enumerate() {
        renderer.part = index;
        renderer.part_title = None;
        renderer.has_formulas = false;
        renderer.body(part.kind, part.blocks);
        let body = std::mem::take(&mut renderer.writer);
        documents.push(ContentDocument {
            file: part.file.clone(),
            kind: part.kind,
            title: renderer
                .part_title
                .take()
                .unwrap_or_else(|| document.metadata.title.clone()),
            has_formulas: renderer.has_formulas,
            body,
        });
    }
    let mut content = renderer.content;
    content.features.words = word_count(document);
    content.features.notes = !document.notes.is_empty();
    let is_body = |part: &&ContentDocument| !part.kind.is_front();
    let begins = documents.iter().find(is_body).or(documents.first());
    content.body_file = begins.map(|part| part.file.clone()).unwrap_or_default();
    content.documents = documents;
    if content.contents.is_empty() {
        // A book is never without a way in.
        content.contents.push(ContentsEntry {
            level: 1,
            title: document.metadata.title.clone(),
            href: content.body_file.clone(),
            language: None,
            direction: None,
        });
    }
    let dropped: usize =
        content.documents.iter().map(|document| document.body.dropped()).sum();
    if dropped > 0 {
        diagnostics.report(Diagnostic::new(
            &catalogue::XHTML_ILLEGAL_CHARACTER,
            format!("{dropped} characters have no place in XML and are left out"),
        ));
    }
    content
}

impl ContentDocument {
    /// The whole file as an EPUB holds it.
    #[must_use]
    pub fn file_text(self, document: &Document, style_sheet: &str) -> String {
        let mut writer = Writer::document(DocumentType::Xhtml);
        writer.element(root_element(document, Syntax::Epub), |writer| {
            writer.element("head", |writer| {
                writer.element("title", |writer| writer.text(&self.title));
                writer.empty(
                    Element::new("link")
                        .attribute("rel", "stylesheet")
                        .attribute("type", "text/css")
                        .attribute("href", style_sheet),
                );
            });
            let matter = if self.kind.is_front() { "frontmatter" } else { "bodymatter" };
            let body = Element::new("body").attribute("epub:type", matter);
            writer.element(body, |writer| writer.append(&self.body));
        });
        writer.finish()
    }
}

/// Everything that walking over a document needs.
pub(super) struct Renderer<'a, 'd> {
    pub(super) document: &'a Document,
    pub(super) settings: &'a Settings<'a>,
    pub(super) partition: &'a Partition<'a>,
    pub(super) diagnostics: &'d mut Diagnostics,
    pub(super) formulas: Converter,
    pub(super) names: Names,
    pub(super) writer: Writer,
    pub(super) content: Content,
    /// The face of the words that come next.
    pub(super) face: FaceStyle,
    /// Where page marks fall in the block that is being written.
    pub(super) cursor: Cursor,
    /// The file that is being written.
    pub(super) part: usize,
    pub(super) part_title: Option<String>,
    pub(super) has_formulas: bool,
    /// Whether a page break comes before the next block.
    pub(super) break_before: bool,
    /// How often each note was called so far.
    pub(super) calls: BTreeMap<NoteId, usize>,
    /// The names of each note and of its calls.
    pub(super) note_names: Vec<NoteNames>,
    /// The language and the direction around the block that is being written.
    pub(super) speech: Speech,
    /// Whether the words stand in a `ruby` element.
    pub(super) in_ruby: bool,
    /// The level of the chapters, or of the parts of a book.
    pub(super) section_level: u8,
    /// Page marks by block.
    marks: BTreeMap<BlockId, Vec<(usize, usize)>>,
    /// Pages whose block has no words of its own: their marks stand before the next words.
    carried: Vec<usize>,
    page_names: Vec<String>,
}

impl Elements for Renderer<'_, '_> {
    fn writer(&mut self) -> &mut Writer {
        &mut self.writer
    }
}

impl<'a, 'd> Renderer<'a, 'd> {
    fn new(
        document: &'a Document,
        settings: &'a Settings<'a>,
        partition: &'a Partition<'a>,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        let mut names = Names::of(document);
        let note_names = (1_usize..)
            .zip(&partition.calls)
            .map(|(number, parts)| {
                let own = names.unused(&format!("note-{number}"));
                let call = |(at, part): (usize, &usize)| {
                    let first = format!("noteref-{number}");
                    let name = if at == 1 { first } else { format!("{first}-{at}") };
                    (names.unused(&name), *part)
                };
                NoteNames { own, calls: (1_usize..).zip(parts).map(call).collect() }
            })
            .collect();
        let mut marks: BTreeMap<BlockId, Vec<(usize, usize)>> = BTreeMap::new();
        let mut page_names = Vec::new();
        let starts: &[PageStart] = settings.page_map.map_or(&[], |map| &map.starts);
        for (page, start) in starts.iter().enumerate() {
            marks.entry(start.block).or_default().push((start.offset, page));
            let label: String = start
                .label
                .chars()
                .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
                .collect();
            page_names.push(names.unused(&format!("page-{label}")));
        }
        Self {
            document,
            settings,
            partition,
            diagnostics,
            formulas: Converter::new(),
            names,
            writer: Writer::default(),
            content: Content::default(),
            face: FaceStyle::default(),
            cursor: Cursor::default(),
            part: 0,
            part_title: None,
            has_formulas: false,
            break_before: false,
            calls: BTreeMap::new(),
            note_names,
            speech: Speech::of(document),
            in_ruby: false,
            section_level: section_level(&document.blocks).get(),
            marks,
            carried: Vec::new(),
            page_names,
        }
    }

    /// Writes the words of the document, with the marks of the pages that begin in them.
    pub(super) fn words(&mut self, words: &str) {
        let mut rest = words;
        loop {
            self.due_marks();
            let (before, after) = self.cursor.take(rest);
            self.plain(before);
            if after.is_empty() {
                break;
            }
            rest = after;
        }
    }

    /// Writes words that no page map counts.
    pub(super) fn plain(&mut self, words: &str) {
        // The spaces of whole files are set in one place, when they are done.
        self.content.faces.add(self.face, &self.settings.narrow_space.set_in(words));
        self.writer.text(words);
    }

    /// Begins to count in the own text of a block.
    pub(super) fn enter(&mut self, block: &Block) {
        self.leave();
        self.cursor = Cursor::new(self.marks.remove(&block.id).unwrap_or_default());
    }

    /// Ends counting: what mark was not reached stands before the next words.
    pub(super) fn leave(&mut self) {
        while let Some(page) = self.cursor.left() {
            self.carried.push(page);
        }
    }

    /// Writes the marks of the pages that begin here.
    pub(super) fn due_marks(&mut self) {
        for page in std::mem::take(&mut self.carried) {
            self.mark(page);
        }
        while let Some(page) = self.cursor.due() {
            self.mark(page);
        }
    }

    /// Writes the marks that are left at the end of a block's own text.
    pub(super) fn end_marks(&mut self) {
        self.leave();
        self.due_marks();
    }

    fn mark(&mut self, page: usize) {
        let Some(label) = self
            .settings
            .page_map
            .and_then(|map| map.starts.get(page))
            .map(|start| &start.label)
        else {
            return;
        };
        let name = self.page_names[page].clone();
        let spoken = format!("{} {label}", self.label(Label::Page));
        let element = Element::new("span").attribute("id", &name).class("page-mark");
        let element = self
            .meaning(element, "pagebreak", "doc-pagebreak")
            .attribute("aria-label", spoken);
        let element = self.made_element(element);
        self.element(element, |_| {});
        let href = self.href_to(self.part, &name, HrefFrom::Outside);
        self.content.pages.push(PageMark { label: label.clone(), href });
    }

    /// A word of the converter in the document's language.
    pub(super) fn label(&self, label: Label) -> &'static str {
        label.in_language(&self.document.metadata.language)
    }

    /// Marks an element whose words are the converter's.
    pub(super) fn made(&self, element: Element) -> Element {
        self.made_element(element).class("generated")
    }

    /// States the language of the converter's words, where it is not the document's.
    fn made_element(&self, element: Element) -> Element {
        match label_language(&self.document.metadata.language) {
            Some(own) => element.language(&own),
            None => element,
        }
    }

    /// Says what an element is: to reading systems of EPUB and to screen readers.
    pub(super) fn meaning(
        &self,
        element: Element,
        kind: &'static str,
        role: &'static str,
    ) -> Element {
        match self.settings.syntax {
            Syntax::Epub => element.attribute("epub:type", kind).attribute("role", role),
            Syntax::Html => element.attribute("role", role),
        }
    }

    /// Gives an element what the source says of it.
    pub(super) fn attributed(
        &self,
        mut element: Element,
        attributes: &Attributes,
    ) -> Element {
        if let Some(name) = attributes.id().and_then(|id| self.names.get(id)) {
            element = element.attribute("id", name);
        }
        for class in attributes.classes() {
            // Ours says who made the words; no source may.
            element = element.class(match class.as_str() {
                "generated" | "page-mark" => "source-class",
                other => other,
            });
        }
        if let Some(language) = attributes.language() {
            element = element.language(language);
        }
        if let Some(direction) = self.speech.turned_by(attributes) {
            element = element.attribute("dir", direction.as_html());
        }
        for (key, value) in attributes.others() {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if key == "title" {
                element = element.attribute("title", value);
            } else if key == "datetime" && matches!(element.name(), "time" | "ins") {
                element = element.attribute("datetime", value);
            } else if !matches!(key.as_str(), "width" | "height")
                && !key.is_empty()
                && key.chars().all(plain)
            {
                element = element.attribute(format!("data-{key}"), value);
            }
        }
        element
    }

    /// The address of a named element in the file `part`.
    pub(super) fn href_to(&self, part: usize, name: &str, from: HrefFrom) -> String {
        match (self.settings.syntax, from) {
            (Syntax::Html, _) => format!("#{name}"),
            (Syntax::Epub, HrefFrom::Text) if part == self.part => format!("#{name}"),
            (Syntax::Epub, HrefFrom::Text | HrefFrom::Outside) => {
                format!("{}#{name}", self.partition.parts[part].file)
            }
        }
    }
}

/// The root of a content document, with the language and the direction of its words.
#[must_use]
pub fn root_element(document: &Document, syntax: Syntax) -> Element {
    let element = Element::new("html");
    let element = match syntax {
        Syntax::Epub => element
            .attribute("xmlns", "http://www.w3.org/1999/xhtml")
            .attribute("xmlns:epub", "http://www.idpf.org/2007/ops"),
        Syntax::Html => element,
    };
    element
        .language(&document.metadata.language)
        .maybe("dir", direction(document).map(Direction::as_html))
}

/// The direction of a document's words, where it is stated or is not that of Latin.
#[must_use]
pub fn direction(document: &Document) -> Option<Direction> {
    let metadata = &document.metadata;
    metadata
        .publication
        .direction
        .or_else(|| metadata.language.is_right_to_left().then_some(Direction::RightToLeft))
}

/// The language of the converter's words, where it is not that of a document in `tag`.
#[must_use]
pub fn label_language(tag: &Tag) -> Option<Tag> {
    match tag.language() {
        Language::Other => Tag::parse("en"),
        Language::French
        | Language::English
        | Language::German
        | Language::Spanish
        | Language::Italian
        | Language::Portuguese
        | Language::Dutch => None,
    }
}

/// The names of a note's element and of the elements that call it.
#[derive(Clone, Debug, Default)]
pub(super) struct NoteNames {
    pub(super) own: String,
    /// Each call with the part it stands in, in the order of writing.
    pub(super) calls: Vec<(String, usize)>,
}

/// The language and the direction of words, where they are not the document's.
#[derive(Clone, Debug)]
pub(super) struct Speech {
    pub(super) language: Option<Tag>,
    pub(super) direction: Option<Direction>,
    /// The direction that holds, be it the document's.
    pub(super) around: Direction,
}

impl Speech {
    /// That of the document's own words.
    fn of(document: &Document) -> Self {
        let around = direction(document).unwrap_or(Direction::LeftToRight);
        Self { language: None, direction: None, around }
    }

    /// That of words inside an element of `attributes`.
    pub(super) fn within(&self, attributes: &Attributes) -> Self {
        let turned = self.turned_by(attributes);
        Self {
            language: attributes.language().cloned().or_else(|| self.language.clone()),
            direction: turned.or(self.direction),
            around: turned.unwrap_or(self.around),
        }
    }

    /// The direction that an element of `attributes` states: as the source has it, or that
    /// of its language where it is not the one around it. Stated on an inline element, it
    /// sets the words apart from those around (HTML, section 15.3.5: `unicode-bidi: isolate`).
    fn turned_by(&self, attributes: &Attributes) -> Option<Direction> {
        attributes.direction().or_else(|| {
            let own = match attributes.language()?.is_right_to_left() {
                true => Direction::RightToLeft,
                false => Direction::LeftToRight,
            };
            (own != self.around).then_some(own)
        })
    }
}

/// Where a link stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HrefFrom {
    /// In the file that is being written.
    Text,
    /// In the navigation document.
    Outside,
}
