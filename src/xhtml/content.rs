//! What is made of a document: content documents, and what other parts of an edition must
//! know of them.

use super::face::FaceUse;
use super::settings::Syntax;
use super::writer::{DocumentType, Element, Elements as _, Writer};
use crate::document::{Direction, Document, Inlines, Matter};
use crate::language::{Label, Tag};

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
    /// Where the imprint is, in a book that has one.
    pub imprint: Option<String>,
    /// The parts of the back matter that readers look things up in, in reading order.
    pub landmarks: Vec<Landmark>,
    /// Where the body begins, after title page and front matter.
    pub body: String,
}

/// One file.
#[derive(Debug)]
pub struct ContentDocument {
    /// Its name.
    pub file: String,
    /// Its title: the document's, or its section's.
    pub title: String,
    /// What of the book it belongs to.
    pub matter: Matter,
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
    /// The words, in one line.
    pub title: String,
    /// The same words as they stand in their heading; none where no heading is led to.
    pub heading: Inlines,
    /// Where it leads.
    pub href: String,
    /// The language of the words, where it is not the document's.
    pub language: Option<Tag>,
    /// Their direction, where it is stated.
    pub direction: Option<Direction>,
}

/// A part of the back matter that readers look things up in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landmark {
    /// What it is, as a term of the EPUB Structural Semantics Vocabulary.
    pub kind: &'static str,
    /// The words of its heading, in one line.
    pub title: String,
    /// Where it leads.
    pub href: String,
    /// The language of the words, where it is not the document's.
    pub language: Option<Tag>,
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
    /// An imprint, a dedication or an epigraph.
    pub front_divisions: bool,
    /// Paragraphs that hang below their first lines.
    pub hanging: bool,
    /// An index.
    pub index: bool,
    /// Code in colors.
    pub colored_code: bool,
    /// How many words.
    pub words: usize,
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
            let matter = match self.matter {
                Matter::Front => "frontmatter",
                Matter::Body => "bodymatter",
                Matter::Back => "backmatter",
            };
            let body = Element::new("body").attribute("epub:type", matter);
            writer.element(body, |writer| writer.append(&self.body));
        });
        writer.finish()
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
    if Label::are_in(tag) { None } else { Tag::parse("en") }
}
