//! The index: each entry with the headings below which it is spoken of, since there are no
//! pages.

use super::blocks::Writer;
use super::edition::Origin;
use crate::document::{Block, BlockKind, IndexEntry, Inline, InlineKind, List};
use crate::language::label;

impl<'a> Writer<'a> {
    /// The entries of one letter, or those below an entry.
    pub(super) fn index_list(&mut self, list: &'a List) {
        let is_nested = self.lists > 0;
        self.lists += 1;
        self.space(usize::from(!is_nested));
        let tight = std::mem::replace(&mut self.tight, true);
        for item in &list.items {
            let level = if is_nested { self.list_level() } else { String::new() };
            let deep = self.flowed_indent();
            if !deep.is_empty() {
                self.first = Some(format!("{}{deep}", self.margin));
            }
            self.hanging(&level, |writer| {
                for block in &item.blocks {
                    writer.index_block(block);
                }
            });
        }
        self.tight = tight;
        self.lists -= 1;
        self.space(usize::from(!is_nested));
    }

    fn index_block(&mut self, block: &'a Block) {
        match &block.kind {
            BlockKind::Paragraph(content) => {
                let flow = self.index_entry(content);
                self.outdented(|writer| {
                    writer.paragraph(&flow);
                });
            }
            // Lines without margins have blanks of their own.
            BlockKind::List(list) if self.options.flowed => self.index_list(list),
            BlockKind::List(list) => self.hanging("  ", |writer| writer.index_list(list)),
            // Reading makes no others.
            _other => self.blocks(std::slice::from_ref(block)),
        }
    }

    fn index_entry(&mut self, content: &'a [Inline]) -> super::flow::Flow {
        let entry = IndexEntry::of(content);
        let mut flow = self.flow(entry.words);
        let mut headings: Vec<&str> = Vec::new();
        for inline in &entry.locators {
            let InlineKind::Link(link) = &inline.kind else { continue };
            let heading = link.title.as_str();
            if !heading.is_empty() && !headings.contains(&heading) {
                headings.push(heading);
            }
        }
        let language = self.language();
        let (colon, semicolon) = (label::colon(language), label::semicolon(language));
        for (at, heading) in headings.into_iter().enumerate() {
            let sign = if at == 0 { colon } else { semicolon };
            flow.push(&format!("{sign} {heading}"), Origin::Generated);
        }
        self.add(entry.references, &mut flow);
        flow
    }
}
