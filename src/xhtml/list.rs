//! Lists of items, tasks and definitions.

use super::render::Renderer;
use super::writer::{Element, Elements as _};
use crate::document::{
    Block, BlockKind, Definition, Delimiter, List, ListItem, ListKind, NumberStyle,
    Numerals,
};
use crate::language::Label;

/// The most letters of a mark that stands in the usual room before a list's words.
const LONG_MARK: usize = 4;

/// A list's element with how it is numbered. Where no sheet is read, the numerals stay and a
/// period stands behind them.
fn numbered(element: Element, style: NumberStyle) -> Element {
    let NumberStyle { numerals, delimiter } = style;
    let element = match numerals {
        Numerals::Decimal => element,
        Numerals::LowerLetter
        | Numerals::UpperLetter
        | Numerals::LowerRoman
        | Numerals::UpperRoman => element.attribute("type", numerals.written(1)),
    };
    let element = match delimiter {
        Delimiter::Period => return element,
        Delimiter::Parenthesis => element.class("parenthesis"),
        Delimiter::Parentheses => element.class("parentheses"),
    };
    // In HTML `[type=a]` would select `A` as well.
    match numerals {
        Numerals::Decimal => element,
        Numerals::LowerLetter => element.class("lower-letters"),
        Numerals::UpperLetter => element.class("upper-letters"),
        Numerals::LowerRoman => element.class("lower-roman"),
        Numerals::UpperRoman => element.class("upper-roman"),
    }
}

impl Renderer<'_, '_> {
    pub(super) fn list(&mut self, block: &Block, list: &List) {
        let element = match list.kind {
            ListKind::Bullet => Element::new("ul"),
            ListKind::Ordered { start, style } => {
                let element = numbered(Element::new("ol"), style);
                let has_long_marks = (0..list.items.len())
                    .filter_map(|at| list.kind.label(at))
                    .any(|label| label.len() > LONG_MARK);
                let element =
                    if has_long_marks { element.class("long-marks") } else { element };
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
            ListKind::Ordered { .. } => {
                self.content.faces.add(self.face, ".\u{2002}\u{a0}");
                for label in (0..list.items.len()).filter_map(|at| list.kind.label(at)) {
                    self.content.faces.add(self.face, &label);
                }
            }
        }
    }

    fn item(&mut self, item: &ListItem, tight: bool) {
        let element = Element::new("li");
        let element = if item.task.is_some() { element.class("task") } else { element };
        self.element(element, |renderer| {
            // Paragraphs in a row would be one without their elements.
            let is_paragraph =
                |block: &Block| matches!(block.kind, BlockKind::Paragraph(_));
            let is_bare =
                tight && !item.blocks.windows(2).any(|pair| pair.iter().all(is_paragraph));
            let stands_bare = |block: &Block| {
                is_bare && is_paragraph(block) && block.attributes.is_empty()
            };
            if let Some(done) = item.task {
                // Outside a paragraph it would stand on a line of its own.
                match item.blocks.first() {
                    Some(first) if is_paragraph(first) && !stands_bare(first) => {
                        renderer.checkbox = Some(done);
                    }
                    Some(_) | None => renderer.checkbox(done),
                }
            }
            for block in &item.blocks {
                match &block.kind {
                    BlockKind::Paragraph(content) if stands_bare(block) => {
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

    /// The box of a task.
    pub(super) fn checkbox(&mut self, done: bool) {
        let spoken = self.label(if done { Label::Done } else { Label::ToDo });
        let element = Element::new("span")
            .class("checkbox")
            .attribute("role", "img")
            .attribute("aria-label", spoken);
        let element = self.made(element);
        self.element(element, |renderer| {
            renderer.writer.text(if done { "\u{2611}" } else { "\u{2610}" });
        });
        self.writer.text("\u{a0}");
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
