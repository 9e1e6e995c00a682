//! The table of contents as a list of links, in the navigation document of a book and in a
//! page of the web.

use super::content::{ContentsEntry, direction, label_language};
use super::entry::{add_entry_faces, entry_words};
use super::render::Renderer;
use super::writer::{Element, Elements as _, Writer};
use crate::document::Direction;
use crate::language::Label;

/// So many headings make a table of contents: one alone leads nowhere.
const LEAST: usize = 2;

/// Entries of the first level, each with those of the second that follow it.
pub fn contents_entries(writer: &mut Writer, all: &[ContentsEntry]) {
    for (entry, inner) in contents_groups(all) {
        writer.element("li", |writer| {
            heading(writer, entry);
            if !inner.is_empty() {
                writer.element("ol", |writer| {
                    for entry in inner {
                        writer.element("li", |writer| heading(writer, entry));
                    }
                });
            }
        });
    }
}

/// The way to a heading, in the language and the direction of its words.
fn heading(writer: &mut Writer, entry: &ContentsEntry) {
    let element = Element::new("a").attribute("href", &entry.href);
    let element = match &entry.language {
        Some(language) => element.language(language),
        None => element,
    };
    let element = element.maybe("dir", entry.direction.map(Direction::as_html));
    writer.element(element, |writer| entry_words(writer, entry));
}

/// Each entry that opens a group, with the deeper ones after it.
#[must_use]
pub fn contents_groups(all: &[ContentsEntry]) -> Vec<(&ContentsEntry, &[ContentsEntry])> {
    let mut groups = Vec::new();
    let mut rest = all;
    while let Some((first, after)) = rest.split_first() {
        let end = after.iter().position(|entry| entry.level <= 1).unwrap_or(after.len());
        let (inner, beyond) = after.split_at(end);
        groups.push((first, inner));
        rest = beyond;
    }
    groups
}

impl Renderer<'_, '_> {
    /// Writes the table of contents of what was written behind the first `known` entries,
    /// where there is more than one.
    pub(super) fn contents_list(&mut self, known: usize) {
        let all: Vec<ContentsEntry> =
            self.content.contents.iter().skip(known).cloned().collect();
        if all.len() < LEAST {
            return;
        }
        self.content.features.contents = true;
        for entry in &all {
            let narrow_space = self.settings.narrow_space;
            add_entry_faces(&mut self.content.faces, entry, self.face, narrow_space);
        }
        let label = self.label(Label::Contents);
        let nav = Element::new("nav").class("contents").attribute("aria-label", label);
        let nav = self.made(self.meaning(nav, "toc", "doc-toc"));
        self.element(nav, |renderer| {
            // Not a heading: it would be one of the document's, before the first of them.
            let title = Element::new("p").class("contents-title");
            renderer.semibold(|renderer| {
                renderer.element(title, |renderer| renderer.plain(label));
            });
            let document = renderer.document;
            let language = &document.metadata.language;
            let list = Element::new("ol");
            let list = match label_language(language) {
                Some(_) => list.language(language),
                None => list,
            };
            let list = list.maybe("dir", direction(document).map(Direction::as_html));
            renderer.element(list, |renderer| contents_entries(&mut renderer.writer, &all));
        });
    }
}
