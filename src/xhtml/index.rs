//! The index: lists of entries, each with links to its marks.

use super::render::Renderer;
use super::section::SectionKind;
use super::settings::Syntax;
use super::writer::{Element, Elements as _};
use crate::document::{
    Block, BlockKind, INDEX_ENTRIES_CLASS, IndexEntry, Inline, List, is_index_list,
};
use crate::language::Label;

impl Renderer<'_, '_> {
    /// The division that holds the index. It says what it is where its section does not.
    pub(super) fn index(&mut self, block: &Block, blocks: &[Block]) {
        self.content.features.index = true;
        let element = Element::new("div");
        let element = match self.section {
            SectionKind::Index => element,
            SectionKind::Text | SectionKind::References | SectionKind::Bibliography => {
                let element = self.meaning(element, "index", "doc-index");
                element.attribute("aria-label", self.label(Label::Index))
            }
        };
        let element = self.opened(block, element);
        self.element(element, |renderer| {
            let mut rest = blocks;
            while let Some((first, behind)) = rest.split_first() {
                let lists = rest.iter().take_while(|block| is_index_list(block)).count();
                if lists == 0 {
                    renderer.block(first);
                    rest = behind;
                } else {
                    let (lists, behind) = rest.split_at(lists);
                    renderer.index_lists(lists);
                    rest = behind;
                }
            }
        });
    }

    /// The entries of all letters as one list: an index has one (EPUB Indexes, 3.3).
    fn index_lists(&mut self, lists: &[Block]) {
        let element = self.index_part(Element::new("ul"), "index-entry-list");
        self.element(element.class(INDEX_ENTRIES_CLASS), |renderer| {
            for (at, block) in lists.iter().enumerate() {
                let BlockKind::List(list) = &block.kind else { continue };
                renderer.index_items(list, at > 0);
            }
        });
    }

    /// The entries below an entry.
    pub(super) fn index_list(&mut self, block: &Block, list: &List) {
        let element = self.opened(block, Element::new("ul"));
        self.element(element, |renderer| renderer.index_items(list, false));
    }

    /// The entries of a list, the first of which may begin another letter than the one before.
    fn index_items(&mut self, list: &List, begins_letter: bool) {
        for (at, item) in list.items.iter().enumerate() {
            let element = self.index_part(Element::new("li"), "index-entry");
            let element = match begins_letter && at == 0 {
                true => element.class("index-letter"),
                false => element,
            };
            self.element(element, |renderer| {
                for block in &item.blocks {
                    match &block.kind {
                        BlockKind::Paragraph(content) => {
                            renderer.enter(block);
                            renderer.index_entry(content);
                            renderer.end_marks();
                            renderer.leave();
                        }
                        _other => renderer.block(block),
                    }
                }
            });
        }
    }

    /// An entry: with the numbers of its pages where the edition knows those of all its
    /// marks, else with running ones.
    fn index_entry(&mut self, content: &[Inline]) {
        let map = self.settings.page_map;
        let start = |page: usize| map?.starts.get(page);
        let pages = |name: &str| {
            let pages = *map?.places.get(name)?;
            (start(pages.first).is_some() && start(pages.last).is_some()).then_some(pages)
        };
        let label =
            |page| start(page).map_or_else(String::new, |start| start.label.clone());
        let entry = IndexEntry::of(content);
        match entry.are_known(&pages) {
            true => self.inlines(&entry.on_pages(&pages, &label)),
            false => self.inlines(content),
        }
    }

    /// Says to reading systems of EPUB which part of an index an element is.
    fn index_part(&self, element: Element, kind: &'static str) -> Element {
        match self.settings.syntax {
            Syntax::Epub => element.attribute("epub:type", kind),
            Syntax::Html => element,
        }
    }
}
