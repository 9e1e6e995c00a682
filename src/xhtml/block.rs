//! Blocks.

use super::face::{FaceStyle, FaceWeight};
use super::partition::PartKind;
use super::render::Renderer;
use super::section::{Meaning, SectionKind};
use super::style::token_class;
use super::writer::{Element, Elements as _};
use crate::document::{
    Abstract, AlertKind, Block, BlockKind, Code, Figure, FrontDivision, Inline, InlineKind,
    LINE_BLOCK, LetterLines, LetterRole, REFERENCES_CLASS, hangs, has_own_lines,
    has_own_page, is_index, is_index_list,
};
use crate::highlight::{self, TAB, Token};

impl Renderer<'_, '_> {
    /// Writes the content of one file: its sections, then the notes first called in it.
    pub(super) fn body(&mut self, kind: PartKind, blocks: &[Block]) {
        let root = match kind {
            PartKind::Whole => Element::new("main"),
            PartKind::TitlePage | PartKind::Front | PartKind::Part | PartKind::Chapter => {
                self.told(Element::new("section"), Meaning::of_file(kind, blocks))
            }
        };
        let root = if self.document.letter.is_some() { root.class("letter") } else { root };
        self.element(root, |renderer| {
            if kind.has_own_heading()
                && let Some((first, inside)) = blocks.split_first()
                && let BlockKind::Heading { level, content } = &first.kind
            {
                // The file's section is that of its first heading.
                let own = match kind {
                    PartKind::Chapter => SectionKind::of(&first.attributes, inside),
                    _ => SectionKind::Text,
                };
                renderer.heading(first, level.get(), content, own);
                renderer.section = own;
                renderer.sections(inside);
                renderer.section = SectionKind::Text;
                renderer.end_marks();
                renderer.notes();
            } else {
                if kind == PartKind::Whole {
                    renderer.unseen_title();
                }
                renderer.below_contents(blocks);
            }
        });
    }

    /// Writes blocks and notes, and between the title, with the divisions that go with it and
    /// the abstract, and the text a table of contents where one is wanted.
    fn below_contents(&mut self, blocks: &[Block]) {
        let leading = blocks.iter().take_while(|block| has_own_page(block)).count();
        let (leading, text) = blocks.split_at(leading);
        self.sections(leading);
        let known = self.content.contents.len();
        let is_abstract = |block: &Block| Abstract::of(block).is_some();
        let abstracts = text.iter().take_while(|block| is_abstract(block)).count();
        let (abstracts, text) = text.split_at(abstracts);
        self.sections(abstracts);
        // What is in the text is known when it is written.
        let above = std::mem::take(&mut self.writer);
        self.sections(text);
        self.end_marks();
        self.notes();
        let text = std::mem::replace(&mut self.writer, above);
        if self.settings.contents {
            self.contents_list(known);
        }
        self.writer.append(&text);
    }

    /// Writes blocks; each heading opens a section up to the next of its level or above.
    fn sections(&mut self, blocks: &[Block]) {
        let mut rest = blocks;
        while let Some((first, after)) = rest.split_first() {
            if let BlockKind::Heading { level: own, content } = &first.kind {
                let own = own.get();
                // A letter's parts stand beside its sections, not in them.
                let end = after
                    .iter()
                    .position(|block| match &block.kind {
                        BlockKind::Heading { level, content: _ } => level.get() <= own,
                        BlockKind::Letter(_) => true,
                        _ => false,
                    })
                    .unwrap_or(after.len());
                let (inside, beyond) = after.split_at(end);
                let kind = SectionKind::of(&first.attributes, inside);
                let section = self.inner_section(first, content, inside);
                self.element(section, |renderer| {
                    renderer.heading(first, own, content, kind);
                    let outer = std::mem::replace(&mut renderer.section, kind);
                    renderer.sections(inside);
                    renderer.section = outer;
                });
                rest = beyond;
            } else if let BlockKind::Letter(LetterLines {
                role: LetterRole::Closing,
                lines: _,
            }) = &first.kind
            {
                // The last words and the name stay together.
                let end = after
                    .iter()
                    .position(|block| {
                        !matches!(
                            &block.kind,
                            BlockKind::Letter(LetterLines {
                                role: LetterRole::Signature,
                                lines: _
                            })
                        )
                    })
                    .unwrap_or(after.len());
                let (signatures, beyond) = after.split_at(end);
                self.element(Element::new("div").class("letter-end"), |renderer| {
                    renderer.block(first);
                    renderer.blocks(signatures);
                });
                rest = beyond;
            } else {
                self.block(first);
                rest = after;
            }
        }
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    pub(super) fn block(&mut self, block: &Block) {
        self.enter(block);
        self.apart(|renderer| match &block.kind {
            BlockKind::Title(title) => renderer.title(block, title),
            BlockKind::Letter(part) => renderer.letter(block, part),
            BlockKind::Heading { level, content } => {
                renderer.heading(block, level.get(), content, SectionKind::Text);
            }
            BlockKind::Paragraph(content) => {
                renderer.paragraph(block, Element::new("p"), content);
            }
            BlockKind::List(list) if is_index_list(block) => {
                renderer.index_list(block, list);
            }
            BlockKind::List(list) => renderer.list(block, list),
            BlockKind::Definitions(definitions) => renderer.definitions(block, definitions),
            BlockKind::Quote(blocks) => {
                renderer.container(block, Element::new("blockquote"), blocks);
            }
            BlockKind::Alert { kind, blocks } => renderer.alert(block, *kind, blocks),
            BlockKind::Code(code) => renderer.code(block, code),
            BlockKind::Math(tex) => renderer.display_formula(block, tex),
            BlockKind::Figure(figure) => renderer.figure(block, figure),
            BlockKind::Table(table) => renderer.table(block, table),
            BlockKind::Rule => {
                renderer.due_marks();
                let element = renderer.opened(block, Element::new("hr"));
                renderer.writer.empty(element);
            }
            BlockKind::PageBreak => renderer.break_before = true,
            BlockKind::Division(blocks) => {
                match (Abstract::of(block), FrontDivision::of(block)) {
                    (Some(own), _) => renderer.abstract_division(block, own),
                    (None, Some(own)) => renderer.front_division(block, own, blocks),
                    (None, None) if is_index(block) => renderer.index(block, blocks),
                    (None, None) => renderer.division(block, blocks),
                }
            }
            BlockKind::RawHtml(words) => {
                let element = renderer.opened(block, Element::new("p"));
                renderer.element(element, |renderer| renderer.plain(words));
            }
        });
        self.leave();
    }

    /// Writes what may speak another language than what comes after it.
    pub(super) fn apart(&mut self, content: impl FnOnce(&mut Self)) {
        let outer = self.speech.clone();
        content(self);
        self.speech = outer;
    }

    /// The element of a block, with what the source says of it; its language and direction
    /// hold until what is [`apart`](Self::apart) ends.
    pub(super) fn opened(&mut self, block: &Block, element: Element) -> Element {
        let element = self.attributed(element, &block.attributes);
        self.speech = self.speech.within(&block.attributes);
        if std::mem::take(&mut self.break_before) {
            element.class("break-before")
        } else {
            element
        }
    }

    pub(super) fn container(&mut self, block: &Block, element: Element, blocks: &[Block]) {
        let element = self.opened(block, element);
        self.element(element, |renderer| renderer.blocks(blocks));
    }

    /// A division; a list of works says what it is where its section does not.
    fn division(&mut self, block: &Block, blocks: &[Block]) {
        self.content.features.hanging |= hangs(&block.attributes);
        let element = Element::new("div");
        let is_told = self.section == SectionKind::Bibliography;
        let element = match block.attributes.has_class(REFERENCES_CLASS) && !is_told {
            true => self.meaning(element, "bibliography", "doc-bibliography"),
            false => element,
        };
        self.container(block, element, blocks);
    }

    pub(super) fn paragraph(
        &mut self,
        block: &Block,
        element: Element,
        content: &[Inline],
    ) {
        let is_of_lines = has_own_lines(content) && !block.attributes.has_class(LINE_BLOCK);
        let element = if is_of_lines { element.class("own-lines") } else { element };
        let element = match begins_with_image(content) {
            true => element.class("begins-with-image"),
            false => element,
        };
        let element = self.opened(block, element);
        self.element(element, |renderer| {
            if let Some(done) = renderer.checkbox.take() {
                renderer.checkbox(done);
            }
            if block.attributes.has_class(LINE_BLOCK) {
                renderer.verses(content);
            } else {
                renderer.inlines(content);
            }
            renderer.end_marks();
        });
    }

    /// Each verse as an element of its own, its break within, so that the rest of a long one
    /// stands deeper than its beginning.
    fn verses(&mut self, content: &[Inline]) {
        for verse in content.split_inclusive(|one| one.kind == InlineKind::LineBreak) {
            let element = Element::new("span").class("verse");
            self.element(element, |renderer| renderer.inlines(verse));
        }
    }

    pub(super) fn semibold(&mut self, content: impl FnOnce(&mut Self)) {
        let face = FaceStyle { weight: FaceWeight::Semibold, ..self.face };
        self.in_face(face, content);
    }

    /// Writes a block whose element stands already: a paragraph gives its words alone.
    pub(super) fn unwrapped(&mut self, block: &Block) {
        if let BlockKind::Paragraph(content) = &block.kind {
            self.enter(block);
            self.inlines(content);
            self.end_marks();
        } else {
            self.block(block);
        }
    }

    fn alert(&mut self, block: &Block, kind: AlertKind, blocks: &[Block]) {
        // Neither `section` nor `aside`: with names they would be landmarks, and landmarks of
        // one name are not told apart (axe `landmark-unique`).
        let element = Element::new("div");
        let element = match kind {
            AlertKind::Tip => self.meaning(element, "tip", "doc-tip"),
            AlertKind::Note
            | AlertKind::Important
            | AlertKind::Warning
            | AlertKind::Caution => self.meaning(element, "notice", "doc-notice"),
        };
        let label = self.label(kind.label());
        let element =
            element.class("alert").class(kind.name()).attribute("aria-label", label);
        let element = self.opened(block, element);
        self.element(element, |renderer| {
            renderer.due_marks();
            let title = renderer.made(Element::new("p").class("alert-title"));
            renderer.semibold(|renderer| {
                renderer.element(title, |renderer| renderer.plain(label));
            });
            renderer.blocks(blocks);
        });
    }

    /// An abstract, with its name above it.
    fn abstract_division(&mut self, block: &Block, own: Abstract<'_>) {
        // No `section`: what stands above it is no heading, which one should have.
        let element = self.meaning(Element::new("div"), "abstract", "doc-abstract");
        let element = self.opened(block, element);
        self.element(element, |renderer| {
            if let Some(label) = own.label
                && let BlockKind::Paragraph(content) = &label.kind
            {
                renderer.enter(label);
                renderer.semibold(|renderer| {
                    let title = Element::new("p").class("abstract-title");
                    renderer.paragraph(label, title, content);
                });
                renderer.leave();
            }
            renderer.blocks(own.blocks);
        });
    }

    fn code(&mut self, block: &Block, code: &Code) {
        let element = self.opened(block, Element::new("pre"));
        let element = match block.attributes.direction() {
            Some(_) => element,
            None => self.left_to_right(element),
        };
        let inner = match &code.language {
            Some(language) if !language.trim().is_empty() => {
                Element::new("code").attribute("data-language", language.trim())
            }
            Some(_) | None => Element::new("code"),
        };
        self.in_face(FaceStyle { mono: true, ..FaceStyle::default() }, |renderer| {
            renderer.element(element, |renderer| {
                renderer.element(inner, |renderer| {
                    renderer.code_lines(code);
                    renderer.end_marks();
                });
            });
        });
    }

    /// Lines of code, in colors where their language is known.
    fn code_lines(&mut self, code: &Code) {
        for Token { text, class } in highlight::of_block(self.document, code) {
            match class {
                Some(class) => {
                    let element = Element::new("span").class(&token_class(class));
                    self.element(element, |renderer| renderer.code_words(text));
                    self.content.features.colored_code = true;
                }
                None => self.code_words(text),
            }
        }
    }

    /// Words of code: where the page map counts, a tab is as many blanks as pages show.
    fn code_words(&mut self, text: &str) {
        for part in text.split_inclusive('\t') {
            self.words(part);
            if part.ends_with('\t') {
                self.cursor.skip(TAB.len() - 1);
            }
        }
    }

    fn figure(&mut self, block: &Block, figure: &Figure) {
        let element = Element::new("figure");
        let element = if figure.image.decorative && figure.caption.is_empty() {
            element.attribute("role", "presentation")
        } else {
            element
        };
        let element = self.opened(block, element);
        self.element(element, |renderer| {
            renderer.due_marks();
            renderer.image(&figure.image);
            renderer.writer.text("\n");
            if !figure.caption.is_empty() {
                renderer.element("figcaption", |renderer| {
                    renderer.inlines(&figure.caption);
                    renderer.end_marks();
                });
            }
        });
    }
}

/// Whether an image comes first, within a link too.
fn begins_with_image(content: &[Inline]) -> bool {
    content.first().is_some_and(|first| match &first.kind {
        InlineKind::Image(_) => true,
        other => other.content().is_some_and(|content| begins_with_image(content)),
    })
}
