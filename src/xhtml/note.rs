//! Notes, at the end of the file that first calls them, and the ways back.

use super::render::{HrefFrom, NoteNames, Renderer};
use super::writer::{Element, Elements as _};
use crate::document::{Block, BlockKind, Note, NoteId};
use crate::language::Label;

impl Renderer<'_, '_> {
    pub(super) fn notes(&mut self) {
        let document = self.document;
        let own: Vec<(u32, &Note)> = (0_u32..)
            .zip(&document.notes)
            .filter(|(number, _)| self.partition.part_of(NoteId(*number)) == self.part)
            .collect();
        if own.is_empty() {
            return;
        }
        // A name and no heading: readers that show notes at their calls hide them here, and
        // a heading would stand above nothing.
        let section = self.meaning(Element::new("section"), "endnotes", "doc-endnotes");
        let section =
            section.class("notes").attribute("aria-label", self.label(Label::Notes));
        self.element(section, |renderer| {
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
                    renderer.apart(|renderer| {
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
            self.apart(|renderer| {
                let element = renderer.opened(last, Element::new("p"));
                renderer.element(element, |renderer| {
                    renderer.inlines(content);
                    renderer.end_marks();
                    renderer.writer.text(" ");
                    renderer.back_links(names, number);
                });
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
