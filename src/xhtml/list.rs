//! Lists of items, tasks and definitions.

use super::render::Renderer;
use super::writer::{Element, Elements as _};
use crate::document::{
    Block, BlockKind, Definition, List, ListItem, ListKind, NumberStyle,
};
use crate::language::Label;

impl Renderer<'_, '_> {
    pub(super) fn list(&mut self, block: &Block, list: &List) {
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
            // Paragraphs in a row would be one without their elements.
            let is_paragraph =
                |block: &Block| matches!(block.kind, BlockKind::Paragraph(_));
            let is_bare =
                tight && !item.blocks.windows(2).any(|pair| pair.iter().all(is_paragraph));
            for block in &item.blocks {
                match &block.kind {
                    BlockKind::Paragraph(content)
                        if is_bare && block.attributes.is_empty() =>
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

    pub(super) fn definitions(&mut self, block: &Block, definitions: &[Definition]) {
        let element = self.opened(block, Element::new("dl"));
        self.element(element, |renderer| {
            for definition in definitions {
                for term in &definition.terms {
                    renderer.apart(|renderer| {
                        let element = renderer.opened(term, Element::new("dt"));
                        renderer.semibold(|renderer| {
                            renderer.element(element, |renderer| renderer.unwrapped(term));
                        });
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
}
