//! The parts of a letter around its body.

use super::blocks::Writer;
use super::edition::columns;
use super::flow::Flow;
use crate::document::{
    HeadingLevel, LetterLines, LetterRole, LetterSide, is_headed_by_subject,
};

/// Where the right-hand parts begin in 72 columns: a typewriter's usual tabulator.
const RIGHT_HAND: usize = 40;

impl<'a> Writer<'a> {
    pub(super) fn letter_part(&mut self, part: &'a LetterLines) {
        let before = match part.role {
            LetterRole::Subject | LetterRole::Signature | LetterRole::Postscript => 2,
            LetterRole::Sender
            | LetterRole::Recipient
            | LetterRole::Dateline
            | LetterRole::Reference
            | LetterRole::Salutation
            | LetterRole::Closing
            | LetterRole::Enclosures
            | LetterRole::Copies => 1,
        };
        let side = part.side(self.language());
        self.space(before);
        let mut flows = Vec::new();
        for line in &part.lines {
            let mut flow = match part.role {
                LetterRole::Subject if is_headed_by_subject(&self.document.blocks) => {
                    self.level(HeadingLevel::TITLE)
                }
                LetterRole::Subject
                | LetterRole::Sender
                | LetterRole::Recipient
                | LetterRole::Dateline
                | LetterRole::Reference
                | LetterRole::Salutation
                | LetterRole::Closing
                | LetterRole::Signature
                | LetterRole::Postscript
                | LetterRole::Enclosures
                | LetterRole::Copies => Flow::default(),
            };
            self.add(line, &mut flow);
            flows.push(flow);
        }
        // What does not fit at the right of narrow lines begins where they do.
        let left = self.width() * RIGHT_HAND / 72;
        let fits = flows
            .iter()
            .all(|flow| flow.text.lines().all(|line| columns(line) <= self.width() - left));
        let is_drawn = !self.is_linear() && !self.options.flowed;
        let margin = self.margin.clone();
        if side == LetterSide::Right && fits && is_drawn {
            self.margin.push_str(&" ".repeat(left));
        }
        if let Some(label) = part.hanging_label().filter(|_| is_drawn) {
            self.first = Some(margin.clone());
            let indent = columns(label).min(self.free_columns());
            self.margin.push_str(&" ".repeat(indent));
        }
        for flow in &flows {
            self.paragraph(flow);
        }
        self.margin = margin;
        self.space(1);
    }
}
