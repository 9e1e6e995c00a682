//! The title, headings, and what the table of contents takes from them.

use super::content::{ContentsEntry, Landmark};
use super::face::{FaceStyle, FaceWeight};
use super::render::{HrefFrom, Renderer};
use super::section::SectionKind;
use super::writer::{Element, Elements as _};
use crate::document::{
    Attributes, Block, BlockKind, HeadingLevel, Inline, TitleBlock, is_headed_by_subject,
    plain_text, visit_blocks,
};

impl Renderer<'_, '_> {
    pub(super) fn title(&mut self, block: &Block, title: &TitleBlock) {
        let TitleBlock { title: words, subtitle, authors, contributors, date } = title;
        if words.is_empty() {
            // A heading in the text is the title.
            let has_people = !(authors.is_empty() && contributors.is_empty());
            if has_people || !(subtitle.is_empty() && date.is_empty()) {
                self.element("header", |renderer| {
                    renderer.due_marks();
                    renderer.below_title(title);
                });
            }
            return;
        }
        let name = self.heading_name(&block.attributes, "title");
        self.contents(1, &title.title, &name, &block.attributes);
        self.element("header", |renderer| {
            // Before the heading, so that it is not read as a part of its words.
            renderer.due_marks();
            let element = renderer.opened(block, Element::new("h1")).attribute("id", name);
            renderer.semibold(|renderer| {
                renderer.element(element, |renderer| renderer.inlines(&title.title));
            });
            renderer.below_title(title);
        });
    }

    /// Names a page that shows no heading of the highest level, as a letter without title
    /// and subject: whoever moves by headings finds its beginning. Who sees it needs none.
    pub(super) fn unseen_title(&mut self) {
        let document = self.document;
        let mut is_headed = is_headed_by_subject(&document.blocks);
        visit_blocks(&document.blocks, &mut |block| {
            is_headed |= match &block.kind {
                BlockKind::Title(title) => !title.title.is_empty(),
                BlockKind::Heading { level, content: _ } => *level == HeadingLevel::TITLE,
                _ => false,
            };
        });
        if is_headed || document.metadata.title.trim().is_empty() {
            return;
        }
        let element = Element::new("h1").class("unseen").class("generated");
        self.semibold(|renderer| {
            renderer.element(element, |renderer| renderer.plain(&document.metadata.title));
        });
    }

    fn below_title(&mut self, title: &TitleBlock) {
        if !title.subtitle.is_empty() {
            let italic = FaceStyle { italic: true, ..self.face };
            self.cursor.skip(1);
            self.in_face(italic, |renderer| {
                let element = Element::new("p").class("subtitle");
                renderer.element(element, |renderer| renderer.inlines(&title.subtitle));
            });
        }
        let mut line = |element: Element, content: &[Inline]| {
            self.cursor.skip(1);
            if !content.is_empty() {
                self.element(element, |renderer| renderer.inlines(content));
            }
        };
        for author in &title.authors {
            line(Element::new("p").class("author"), author);
        }
        for contributor in &title.contributors {
            line(Element::new("p").class("contributor"), contributor);
        }
        line(Element::new("p").class("date"), &title.date);
    }

    pub(super) fn heading(
        &mut self,
        block: &Block,
        level: u8,
        content: &[Inline],
        section: SectionKind,
    ) {
        self.enter(block);
        let name = self.heading_name(&block.attributes, "section");
        self.contents(level, content, &name, &block.attributes);
        if let Some(kind) = section.landmark() {
            self.landmark(kind, content, &name, &block.attributes);
        }
        let words = heading_words(content);
        self.content.features.wordless_headings |= words.is_empty();
        if self.part_title.is_none() && self.partition.parts.len() > 1 && !words.is_empty()
        {
            self.part_title = Some(words);
        }
        self.due_marks();
        let element = match level {
            0 | 1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        };
        // The lowest levels are set apart by their slant.
        let italic = level >= 5;
        let face = FaceStyle { weight: FaceWeight::Semibold, italic, ..self.face };
        self.apart(|renderer| {
            let element = renderer.opened(block, Element::new(element));
            let element = element.attribute("id", name);
            renderer.in_face(face, |renderer| {
                renderer.element(element, |renderer| renderer.inlines(content));
            });
        });
        self.leave();
    }

    /// The name of a heading: the document's, or one of ours for the table of contents.
    pub(super) fn heading_name(&mut self, attributes: &Attributes, base: &str) -> String {
        match attributes.id().and_then(|id| self.names.get(id)) {
            Some(name) => name.to_owned(),
            None => self.names.unused(base),
        }
    }

    /// Notes a heading for the table of contents.
    pub(super) fn contents(
        &mut self,
        level: u8,
        content: &[Inline],
        name: &str,
        attributes: &Attributes,
    ) {
        // The title beside the sections; Kindle takes two levels.
        let level = level.saturating_sub(self.section_level - 1).max(1);
        if level > 2 || attributes.is_unlisted() {
            return;
        }
        let title = heading_words(content);
        let href = self.href_to(self.part, name, HrefFrom::Outside);
        if !title.is_empty() {
            let own = self.speech.within(attributes).within(sole_attributes(content));
            self.content.contents.push(ContentsEntry {
                level,
                title,
                heading: content.to_vec(),
                href,
                language: own.language,
                direction: own.direction,
            });
        }
    }

    /// Notes a heading that readers look for.
    fn landmark(
        &mut self,
        kind: &'static str,
        content: &[Inline],
        name: &str,
        attributes: &Attributes,
    ) {
        let title = heading_words(content);
        let href = self.href_to(self.part, name, HrefFrom::Outside);
        if !title.is_empty() {
            let own = self.speech.within(attributes).within(sole_attributes(content));
            let language = own.language;
            self.content.landmarks.push(Landmark { kind, title, href, language });
        }
    }
}

/// What is said of all the words of a run, where one span holds them.
fn sole_attributes(content: &[Inline]) -> &Attributes {
    static NONE: Attributes = Attributes::NONE;
    match content {
        [only] => only.kind.attributes().unwrap_or(&NONE),
        _several => &NONE,
    }
}

/// A heading's words in one line: a space for each run of breaking white space.
pub(super) fn heading_words(content: &[Inline]) -> String {
    let words = plain_text(content);
    let parts: Vec<&str> =
        words.split([' ', '\n', '\t']).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}
