//! Blocks.

use super::face::{FaceStyle, FaceWeight};
use super::partition::PartKind;
use super::render::{ContentsEntry, HrefFrom, NoteNames, Renderer, Syntax};
use super::style::token_class;
use super::writer::{Element, Elements as _};
use crate::document::{
    AlertKind, Alignment, Attributes, Block, BlockKind, Code, Definition, Figure, Inline,
    LetterLines, LetterRole, List, ListItem, ListKind, Note, NumberStyle, Row, Table,
    TitleBlock, plain_text,
};
use crate::highlight::{self, TAB, Token};
use crate::language::Label;

impl Renderer<'_, '_> {
    /// Writes the content of one file: its sections, then the notes first called in it.
    pub(super) fn body(&mut self, kind: PartKind, blocks: &[Block]) {
        let section = Element::new("section");
        let root = match kind {
            PartKind::Whole => Element::new("main"),
            PartKind::TitlePage => match self.settings.syntax {
                Syntax::Epub => section.attribute("epub:type", "titlepage"),
                Syntax::Html => section,
            },
            PartKind::Front => section,
            PartKind::Part => self.meaning(section, "part", "doc-part"),
            PartKind::Chapter => self.meaning(section, "chapter", "doc-chapter"),
        };
        let root = if self.document.letter.is_some() { root.class("letter") } else { root };
        self.element(root, |renderer| {
            if kind.has_own_heading()
                && let Some((first, inside)) = blocks.split_first()
                && let BlockKind::Heading { level, content } = &first.kind
            {
                // The file's section is that of its first heading.
                renderer.heading(first, level.get(), content);
                renderer.sections(inside);
            } else {
                renderer.sections(blocks);
            }
            renderer.end_marks();
            renderer.notes();
        });
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
                self.element("section", |renderer| {
                    renderer.heading(first, own, content);
                    renderer.sections(inside);
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

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        self.enter(block);
        match &block.kind {
            BlockKind::Title(title) => self.title(block, title),
            BlockKind::Letter(part) => self.letter(block, part),
            BlockKind::Heading { level, content } => {
                self.heading(block, level.get(), content);
            }
            BlockKind::Paragraph(content) => {
                self.paragraph(block, Element::new("p"), content);
            }
            BlockKind::List(list) => self.list(block, list),
            BlockKind::Definitions(definitions) => self.definitions(block, definitions),
            BlockKind::Quote(blocks) => {
                self.container(block, Element::new("blockquote"), blocks);
            }
            BlockKind::Alert { kind, blocks } => self.alert(block, *kind, blocks),
            BlockKind::Code(code) => self.code(block, code),
            BlockKind::Math(tex) => self.display_formula(block, tex),
            BlockKind::Figure(figure) => self.figure(block, figure),
            BlockKind::Table(table) => self.table(block, table),
            BlockKind::Rule => {
                self.due_marks();
                let element = self.opened(block, Element::new("hr"));
                self.writer.empty(element);
            }
            BlockKind::PageBreak => self.break_before = true,
            BlockKind::Division(blocks) => {
                self.container(block, Element::new("div"), blocks);
            }
            BlockKind::RawHtml(words) => {
                let element = self.opened(block, Element::new("p"));
                self.element(element, |renderer| renderer.plain(words));
            }
        }
        self.leave();
    }

    /// The element of a block, with what the source says of it.
    pub(super) fn opened(&mut self, block: &Block, element: Element) -> Element {
        let element = self.attributed(element, &block.attributes);
        if std::mem::take(&mut self.break_before) {
            element.class("break-before")
        } else {
            element
        }
    }

    fn container(&mut self, block: &Block, element: Element, blocks: &[Block]) {
        let element = self.opened(block, element);
        let inner = self.speech.within(&block.attributes);
        let outer = std::mem::replace(&mut self.speech, inner);
        self.element(element, |renderer| renderer.blocks(blocks));
        self.speech = outer;
    }

    fn paragraph(&mut self, block: &Block, element: Element, content: &[Inline]) {
        let element = self.opened(block, element);
        self.element(element, |renderer| {
            renderer.inlines(content);
            renderer.end_marks();
        });
    }

    fn semibold(&mut self, content: impl FnOnce(&mut Self)) {
        let face = FaceStyle { weight: FaceWeight::Semibold, ..self.face };
        self.in_face(face, content);
    }

    fn title(&mut self, block: &Block, title: &TitleBlock) {
        let TitleBlock { title: words, subtitle, authors, date } = title;
        if words.is_empty() {
            // A heading in the text is the title.
            if !(subtitle.is_empty() && authors.is_empty() && date.is_empty()) {
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
        line(Element::new("p").class("date"), &title.date);
    }

    fn letter(&mut self, block: &Block, part: &LetterLines) {
        let class = match part.role {
            LetterRole::Sender => "sender",
            LetterRole::Recipient => "recipient",
            LetterRole::Dateline => "dateline",
            LetterRole::Subject => "subject",
            LetterRole::Salutation => "salutation",
            LetterRole::Closing => "closing",
            LetterRole::Signature => "signature",
            LetterRole::Postscript => "postscript",
            LetterRole::Enclosures => "enclosures",
            LetterRole::Copies => "copies",
        };
        let element = self.opened(block, Element::new("p").class(class));
        self.element(element, |renderer| {
            for (index, line) in part.lines.iter().enumerate() {
                if index > 0 {
                    renderer.writer.empty("br");
                    renderer.cursor.skip(1);
                }
                renderer.inlines(line);
            }
            renderer.end_marks();
        });
    }

    fn heading(&mut self, block: &Block, level: u8, content: &[Inline]) {
        self.enter(block);
        let name = self.heading_name(&block.attributes, "section");
        self.contents(level, content, &name, &block.attributes);
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
        let element = self.opened(block, Element::new(element)).attribute("id", name);
        // The lowest levels are set apart by their slant.
        let italic = level >= 5;
        let face = FaceStyle { weight: FaceWeight::Semibold, italic, ..self.face };
        self.in_face(face, |renderer| {
            renderer.element(element, |renderer| renderer.inlines(content));
        });
        self.leave();
    }

    /// The name of a heading: the document's, or one of ours for the table of contents.
    fn heading_name(&mut self, attributes: &Attributes, base: &str) -> String {
        match attributes.id().and_then(|id| self.names.get(id)) {
            Some(name) => name.to_owned(),
            None => self.names.unused(base),
        }
    }

    fn contents(
        &mut self,
        level: u8,
        content: &[Inline],
        name: &str,
        attributes: &Attributes,
    ) {
        // Kindle takes two levels.
        if level > 3 {
            return;
        }
        let title = heading_words(content);
        let href = self.href_to(self.part, name, HrefFrom::Outside);
        let level = level.saturating_sub(1).max(1);
        if !title.is_empty() {
            let own = self.speech.within(attributes).within(sole_attributes(content));
            self.content.contents.push(ContentsEntry {
                level,
                title,
                href,
                language: own.language,
                direction: own.direction,
            });
        }
    }

    fn list(&mut self, block: &Block, list: &List) {
        let element = match list.kind {
            ListKind::Bullet => Element::new("ul"),
            ListKind::Ordered { start, style } => {
                let element = Element::new("ol");
                let element = match style {
                    NumberStyle::Decimal => element,
                    NumberStyle::DecimalParenthesis => element.class("parenthesis"),
                };
                if start == 1 {
                    element
                } else {
                    element.attribute("start", start.to_string())
                }
            }
        };
        self.markers(list);
        let element = if list.tight { element } else { element.class("loose") };
        let element = self.opened(block, element);
        self.element(element, |renderer| {
            for item in &list.items {
                renderer.item(item, list.tight);
            }
        });
    }

    /// Notes the characters of the items' marks, which the style sheet makes, for the font.
    fn markers(&mut self, list: &List) {
        match list.kind {
            ListKind::Bullet => {
                self.content.faces.add(self.face, "\u{2013}\u{2002}\u{2022}");
            }
            ListKind::Ordered { start, .. } => {
                let count = u64::try_from(list.items.len()).unwrap_or(u64::MAX);
                for number in start..start.saturating_add(count) {
                    self.content.faces.add(self.face, &format!("{number}.)\u{2002}\u{a0}"));
                }
            }
        }
    }

    fn item(&mut self, item: &ListItem, tight: bool) {
        let element = Element::new("li");
        let element = if item.task.is_some() { element.class("task") } else { element };
        self.element(element, |renderer| {
            if let Some(done) = item.task {
                let spoken = renderer.label(if done { Label::Done } else { Label::ToDo });
                let element = Element::new("span")
                    .class("checkbox")
                    .attribute("role", "img")
                    .attribute("aria-label", spoken);
                let element = renderer.made(element);
                renderer.element(element, |renderer| {
                    renderer.writer.text(if done { "\u{2611}" } else { "\u{2610}" });
                });
                renderer.writer.text("\u{a0}");
            }
            for block in &item.blocks {
                match &block.kind {
                    BlockKind::Paragraph(content)
                        if tight && block.attributes.is_empty() =>
                    {
                        renderer.enter(block);
                        renderer.inlines(content);
                        renderer.end_marks();
                        renderer.leave();
                    }
                    _other => renderer.block(block),
                }
            }
        });
    }

    fn definitions(&mut self, block: &Block, definitions: &[Definition]) {
        let element = self.opened(block, Element::new("dl"));
        self.element(element, |renderer| {
            for definition in definitions {
                for term in &definition.terms {
                    renderer.semibold(|renderer| {
                        let element = renderer.opened(term, Element::new("dt"));
                        renderer.element(element, |renderer| renderer.unwrapped(term));
                    });
                }
                for blocks in &definition.definitions {
                    renderer.element("dd", |renderer| match blocks.as_slice() {
                        [only] if only.attributes.is_empty() => renderer.unwrapped(only),
                        several => renderer.blocks(several),
                    });
                }
            }
        });
    }

    /// Writes a block whose element stands already: a paragraph gives its words alone.
    fn unwrapped(&mut self, block: &Block) {
        if let BlockKind::Paragraph(content) = &block.kind {
            self.enter(block);
            self.inlines(content);
            self.end_marks();
        } else {
            self.block(block);
        }
    }

    fn alert(&mut self, block: &Block, kind: AlertKind, blocks: &[Block]) {
        let class = match kind {
            AlertKind::Note => "note",
            AlertKind::Tip => "tip",
            AlertKind::Important => "important",
            AlertKind::Warning => "warning",
            AlertKind::Caution => "caution",
        };
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
        let label = self.label(match kind {
            AlertKind::Note => Label::Note,
            AlertKind::Tip => Label::Tip,
            AlertKind::Important => Label::Important,
            AlertKind::Warning => Label::Warning,
            AlertKind::Caution => Label::Caution,
        });
        let element = element.class("alert").class(class).attribute("aria-label", label);
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

    fn code(&mut self, block: &Block, code: &Code) {
        let element = self.opened(block, Element::new("pre"));
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

    fn table(&mut self, block: &Block, table: &Table) {
        let label = if table.caption.is_empty() {
            self.label(Label::Table).to_owned()
        } else {
            plain_text(&table.caption)
        };
        let frame = scrolling(Element::new("div").class("table"), &label);
        self.element(frame, |renderer| {
            let element = renderer.opened(block, Element::new("table"));
            renderer.element(element, |renderer| {
                if !table.caption.is_empty() {
                    renderer.element("caption", |renderer| {
                        renderer.inlines(&table.caption);
                        renderer.end_marks();
                    });
                }
                if !table.head.is_empty() {
                    renderer.element("thead", |renderer| {
                        renderer.semibold(|renderer| {
                            for row in &table.head {
                                renderer.row(row, &table.columns, CellKind::Head);
                            }
                        });
                    });
                }
                renderer.element("tbody", |renderer| {
                    for row in &table.body {
                        renderer.row(row, &table.columns, CellKind::Body);
                    }
                });
            });
        });
    }

    fn row(&mut self, row: &Row, columns: &[Alignment], kind: CellKind) {
        self.element("tr", |renderer| {
            for (index, cell) in row.cells.iter().enumerate() {
                let empty = cell.blocks.is_empty();
                let element = match kind {
                    // A column without a name has nothing to be the head of.
                    CellKind::Head if !empty => {
                        Element::new("th").attribute("scope", "col")
                    }
                    CellKind::Head | CellKind::Body => Element::new("td"),
                };
                let element = match columns.get(index).copied().unwrap_or_default() {
                    Alignment::Start => element,
                    Alignment::Center => element.class("center"),
                    Alignment::End => element.class("end"),
                };
                renderer.element(element, |renderer| match cell.blocks.as_slice() {
                    [only] if only.attributes.is_empty() => renderer.unwrapped(only),
                    several => renderer.blocks(several),
                });
            }
        });
    }

    fn notes(&mut self) {
        let document = self.document;
        let own: Vec<(u32, &Note)> = (0_u32..)
            .zip(&document.notes)
            .filter(|(number, _)| {
                self.partition.part_of(crate::document::NoteId(*number)) == self.part
            })
            .collect();
        if own.is_empty() {
            return;
        }
        self.element(Element::new("div").class("notes"), |renderer| {
            for (index, note) in own {
                renderer.note(index, note);
            }
        });
    }

    fn note(&mut self, index: u32, note: &Note) {
        let Some(names) = self.note_names.get(index as usize).cloned() else { return };
        let number = index.saturating_add(1).to_string();
        let element = Element::new("aside").attribute("id", &names.own).class("footnote");
        let label = format!("{} {number}", self.label(Label::Note));
        let element = self.meaning(element, "footnote", "doc-footnote");
        let element = element.attribute("aria-label", label);
        self.element(element, |renderer| {
            let (first, others) = match note.blocks.split_first() {
                Some((first, others)) => match &first.kind {
                    BlockKind::Paragraph(content) => (Some((first, content)), others),
                    _other => (None, note.blocks.as_slice()),
                },
                None => (None, note.blocks.as_slice()),
            };
            match first {
                Some((block, content)) => {
                    renderer.enter(block);
                    let element = renderer.opened(block, Element::new("p"));
                    renderer.element(element, |renderer| {
                        renderer.note_number(&number);
                        renderer.inlines(content);
                        renderer.end_marks();
                        if others.is_empty() {
                            renderer.writer.text(" ");
                            renderer.back_links(&names, &number);
                        }
                    });
                    if !others.is_empty() {
                        renderer.note_end(others, &names, &number);
                    }
                }
                None => {
                    renderer.element("p", |renderer| renderer.note_number(&number));
                    renderer.note_end(others, &names, &number);
                }
            }
        });
    }

    /// The rest of a note, with the way back in its last paragraph where it ends with one.
    fn note_end(&mut self, blocks: &[Block], names: &NoteNames, number: &str) {
        if let Some((last, before)) = blocks.split_last()
            && let BlockKind::Paragraph(content) = &last.kind
        {
            self.blocks(before);
            self.enter(last);
            let element = self.opened(last, Element::new("p"));
            self.element(element, |renderer| {
                renderer.inlines(content);
                renderer.end_marks();
                renderer.writer.text(" ");
                renderer.back_links(names, number);
            });
        } else {
            self.blocks(blocks);
            self.element("p", |renderer| renderer.back_links(names, number));
        }
    }

    fn note_number(&mut self, number: &str) {
        let element = self.made(Element::new("span").class("note-number"));
        self.element(element, |renderer| {
            renderer.plain(number);
            renderer.plain(".");
        });
        self.writer.text(" ");
    }

    /// The way back from a note: to each place that calls it.
    fn back_links(&mut self, names: &NoteNames, number: &str) {
        for (at, (call, part)) in (1_usize..).zip(&names.calls) {
            // Each is told from the others by its words, which a list of links shows alone.
            let which =
                if names.calls.len() > 1 { format!(", {at}") } else { String::new() };
            let spoken = format!(
                "{} ({} {number}{which})",
                self.label(Label::BackToText),
                self.label(Label::Note)
            );
            let element = Element::new("a")
                .class("backlink")
                .attribute("href", self.href_to(*part, call, HrefFrom::Text))
                .attribute("role", "doc-backlink")
                .attribute("aria-label", spoken);
            let element = self.made(element);
            if at > 1 {
                self.writer.text(" ");
            }
            // U+FE0E: as text, not as a picture.
            self.element(element, |renderer| renderer.writer.text("\u{21a9}\u{fe0e}"));
        }
    }
}

/// A frame for what may be wider than the screen: it moves, and the keyboard reaches it.
pub(super) fn scrolling(element: Element, label: &str) -> Element {
    element
        .attribute("role", "group")
        .attribute("tabindex", "0")
        .attribute("aria-label", label)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CellKind {
    Head,
    Body,
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
fn heading_words(content: &[Inline]) -> String {
    let words = plain_text(content);
    let parts: Vec<&str> =
        words.split([' ', '\n', '\t']).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}
