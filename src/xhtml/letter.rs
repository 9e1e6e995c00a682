//! The parts of a letter around its body.

use super::face::{FaceStyle, FaceWeight};
use super::render::Renderer;
use super::writer::{Element, Elements as _};
use crate::document::{
    Block, Inline, LetterLines, LetterRole, LetterSide, is_headed_by_subject,
};

/// The class of what stands in the half where lines end.
const END_HALF: &str = "end-half";

impl Renderer<'_, '_> {
    /// Writes a part of a letter.
    pub(super) fn letter(&mut self, block: &Block, part: &LetterLines) {
        let class = class_of(part.role);
        if part.hanging_label().is_some() {
            return self.letter_list(block, part, class);
        }
        let is_subject = part.role == LetterRole::Subject;
        let is_heading = is_subject && is_headed_by_subject(&self.document.blocks);
        let element = Element::new(if is_heading { "h1" } else { "p" }).class(class);
        let element = match part.side(&self.document.metadata.language) {
            LetterSide::Left => element,
            LetterSide::Right => element.class(END_HALF),
        };
        let mut element = self.opened(block, element);
        if is_heading {
            let name = self.heading_name(&block.attributes, "title");
            self.contents(1, part.own_words(), &name, &block.attributes);
            element = element.attribute("id", name);
            self.due_marks();
        }
        self.element(element, |renderer| {
            for (index, line) in part.lines.iter().enumerate() {
                if index > 0 {
                    renderer.writer.empty("br");
                    renderer.cursor.skip(1);
                }
                renderer.letter_line(part.role, index, line);
            }
            renderer.end_marks();
        });
    }

    /// A line of a part of a letter: what it is about and who signs stand out.
    fn letter_line(&mut self, role: LetterRole, index: usize, line: &[Inline]) {
        let plain = self.face;
        let semibold = FaceStyle { weight: FaceWeight::Semibold, ..plain };
        let name = |class| Some(Element::new("span").class(class));
        let (face, element) = match (role, index) {
            (LetterRole::Subject, _) => (semibold, None),
            (LetterRole::Signature, 0) => (semibold, name("signer")),
            (LetterRole::Signature, _) => {
                (FaceStyle { italic: true, ..plain }, name("function"))
            }
            (
                LetterRole::Sender
                | LetterRole::Recipient
                | LetterRole::Dateline
                | LetterRole::Reference
                | LetterRole::Salutation
                | LetterRole::Closing
                | LetterRole::Postscript
                | LetterRole::Enclosures
                | LetterRole::Copies,
                _,
            ) => (plain, None),
        };
        self.in_face(face, |renderer| match element {
            Some(element) => renderer.element(element, |renderer| renderer.inlines(line)),
            None => renderer.inlines(line),
        });
    }

    /// What lies in the envelope, or who also receives the letter: items beside a label.
    fn letter_list(&mut self, block: &Block, part: &LetterLines, class: &str) {
        let element = self.opened(block, Element::new("dl").class(class));
        self.element(element, |renderer| {
            let own = part.own_words();
            let first = part.lines.first().map_or(&[][..], Vec::as_slice);
            let label = first.get(..first.len() - own.len()).unwrap_or_default();
            renderer.element("dt", |renderer| renderer.inlines(label));
            let last = part.lines.len().saturating_sub(1);
            for (index, line) in part.lines.iter().enumerate() {
                let words = if index == 0 { own } else { line.as_slice() };
                if index > 0 {
                    renderer.cursor.skip(1);
                }
                renderer.element("dd", |renderer| {
                    renderer.inlines(words);
                    if index == last {
                        renderer.end_marks();
                    }
                });
            }
        });
    }
}

/// The class of a part of a letter.
const fn class_of(role: LetterRole) -> &'static str {
    match role {
        LetterRole::Sender => "sender",
        LetterRole::Recipient => "recipient",
        LetterRole::Dateline => "dateline",
        LetterRole::Reference => "reference",
        LetterRole::Subject => "subject",
        LetterRole::Salutation => "salutation",
        LetterRole::Closing => "closing",
        LetterRole::Signature => "signature",
        LetterRole::Postscript => "postscript",
        LetterRole::Enclosures => "enclosures",
        LetterRole::Copies => "copies",
    }
}
