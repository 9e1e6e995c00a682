//! Divisions that stand apart from the text: imprint, dedication, epigraph.

use super::render::{HrefFrom, Renderer};
use super::settings::Syntax;
use super::writer::{Element, Elements as _};
use crate::document::{Block, BlockKind, FrontDivision, epigraph_parts};

impl Renderer<'_, '_> {
    /// A division that stands apart from the text, on a page of its own before the first
    /// chapter of a book.
    pub(super) fn front_division(
        &mut self,
        block: &Block,
        own: FrontDivision,
        blocks: &[Block],
    ) {
        self.content.features.front_divisions = true;
        // No `section`: none has a heading.
        let element = Element::new("div");
        let element = match own {
            FrontDivision::Imprint => self.imprint(block, element),
            FrontDivision::Dedication => {
                self.meaning(element, "dedication", "doc-dedication")
            }
            FrontDivision::Epigraph => self.meaning(element, "epigraph", "doc-epigraph"),
        };
        let element = match self.leaves.contains(&block.id) {
            true => element.class("leaf"),
            false => element,
        };
        let element = self.opened(block, element);
        self.element(element, |renderer| match own {
            FrontDivision::Imprint | FrontDivision::Dedication => renderer.blocks(blocks),
            FrontDivision::Epigraph => renderer.epigraph(blocks),
        });
    }

    /// The element of an imprint, which landmarks lead to.
    fn imprint(&mut self, block: &Block, element: Element) -> Element {
        if self.settings.syntax == Syntax::Html {
            // No role of DPUB-ARIA says what it is.
            return element;
        }
        let element = element.attribute("epub:type", "copyright-page");
        let name = self.heading_name(&block.attributes, "imprint");
        let href = self.href_to(self.part, &name, HrefFrom::Outside);
        self.content.imprint.get_or_insert(href);
        match block.attributes.id() {
            Some(_) => element,
            None => element.attribute("id", name),
        }
    }

    /// The words of another, and whose they are.
    fn epigraph(&mut self, blocks: &[Block]) {
        let (words, source) = epigraph_parts(blocks);
        self.blocks(words);
        if let Some(source) = source
            && let BlockKind::Paragraph(content) = &source.kind
        {
            self.enter(source);
            self.apart(|renderer| {
                let element = Element::new("p").class("epigraph-source");
                renderer.paragraph(source, element, content);
            });
            self.leave();
        }
    }
}
