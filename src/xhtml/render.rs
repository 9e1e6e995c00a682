//! A document through the writer, file by file.

use super::content::{
    Content, ContentDocument, ContentsEntry, PageMark, direction, label_language,
};
use super::cursor::Cursor;
use super::face::FaceStyle;
use super::names::Names;
use super::partition::Partition;
use super::section::{SectionKind, chapters, first_of_body, matters};
use super::settings::{Settings, Syntax};
use super::writer::{Element, Elements, Writer};
use crate::diagnostic::{Diagnostic, Diagnostics, catalogue};
use crate::document::{
    AS_WRITTEN_KEYS, Attributes, Block, BlockId, ChapterKind, Direction, Document,
    FrontDivision, Matter, NoteId, PageStart, by_chapter, is_book, section_level,
    word_count,
};
use crate::language::{Label, Tag};
use crate::mathml::Converter;
use std::collections::{BTreeMap, BTreeSet};

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
    let matters = matters(&partition.parts);
    for (index, (part, matter)) in partition.parts.iter().zip(matters).enumerate() {
        renderer.part = index;
        renderer.part_title = None;
        renderer.has_formulas = false;
        renderer.body(part.kind, part.blocks);
        let body = std::mem::take(&mut renderer.writer);
        documents.push(ContentDocument {
            file: part.file.clone(),
            matter,
            title: renderer
                .part_title
                .take()
                .unwrap_or_else(|| document.metadata.title.clone()),
            has_formulas: renderer.has_formulas,
            body,
        });
    }
    let body_name = first_of_body(document)
        .and_then(|heading| renderer.names.get(heading.attributes.id()?))
        .map(str::to_owned);
    let mut content = renderer.content;
    content.features.words = word_count(document);
    content.features.notes = !document.notes.is_empty();
    let is_body = |part: &&ContentDocument| part.matter == Matter::Body;
    let begins = documents.iter().find(is_body).or(documents.first());
    content.body = begins.map(|part| part.file.clone()).unwrap_or_default();
    if let ([_single], Some(name)) = (documents.as_slice(), body_name) {
        content.body = format!("{}#{name}", content.body);
    }
    content.documents = documents;
    if content.contents.is_empty() {
        // A book is never without a way in.
        content.contents.push(ContentsEntry {
            level: 1,
            title: document.metadata.title.clone(),
            heading: Vec::new(),
            href: content.body.clone(),
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
    /// What the section is that is being written.
    pub(super) section: SectionKind,
    /// Whether the words stand in a `ruby` element.
    pub(super) in_ruby: bool,
    /// The state of a task whose box stands before the words of the next paragraph.
    pub(super) checkbox: Option<bool>,
    /// The level of the chapters, or of the parts of a book.
    pub(super) section_level: u8,
    /// The parts and chapters of a book, by their headings.
    pub(super) chapters: BTreeMap<BlockId, ChapterKind>,
    /// The roles of the sections inside each file so far, with the words of their headings.
    pub(super) told_sections: BTreeSet<(usize, &'static str, String)>,
    /// The divisions that have a page of their own before the first chapter of a book.
    pub(super) leaves: Vec<BlockId>,
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
            section: SectionKind::Text,
            in_ruby: false,
            checkbox: None,
            section_level: section_level(&document.blocks).get(),
            chapters: chapters(document),
            told_sections: BTreeSet::new(),
            leaves: leaves(document),
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
                && !AS_WRITTEN_KEYS.contains(&key.as_str())
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

/// The divisions with a page of their own before the first chapter of a book.
fn leaves(document: &Document) -> Vec<BlockId> {
    let (front, _) = by_chapter(document);
    let leaves = front.iter().filter(|block| FrontDivision::of(block).is_some());
    let leaves: Vec<BlockId> = leaves.map(|block| block.id).collect();
    if leaves.is_empty() || is_book(document) { leaves } else { Vec::new() }
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
