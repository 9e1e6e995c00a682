//! Divisions that stand apart from the text: imprint, dedication, epigraph.

use super::blocks::Writer;
use crate::document::{Block, BlockKind, FrontDivision, LINE_BLOCK, LinePlace};

/// How far in an epigraph stands, in hundredths of a line.
const EPIGRAPH_INSET: usize = 40;

impl<'a> Writer<'a> {
    /// A division that stands apart from the text: in the middle, an epigraph in the half
    /// where lines end.
    pub(super) fn front_division(&mut self, own: FrontDivision, blocks: &'a [Block]) {
        let apart = match own {
            FrontDivision::Imprint | FrontDivision::Dedication => 2,
            FrontDivision::Epigraph => 1,
        };
        self.space(apart);
        match own {
            FrontDivision::Imprint => {
                for block in blocks {
                    self.placed(block, LinePlace::Middle);
                    self.tight = true;
                }
                self.tight = false;
            }
            FrontDivision::Dedication => {
                blocks.iter().for_each(|block| self.placed(block, LinePlace::Middle));
            }
            FrontDivision::Epigraph => {
                let indent = self.width() * EPIGRAPH_INSET / 100;
                self.hanging(&" ".repeat(indent), |writer| writer.blocks(blocks));
            }
        }
        self.space(apart);
    }

    /// Paragraphs that hang below their first lines.
    pub(super) fn entries(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(content)
                    if !block.attributes.has_class(LINE_BLOCK) =>
                {
                    self.space(1);
                    let flow = self.flow(content);
                    self.outdented(|writer| {
                        writer.paragraph(&flow);
                    });
                }
                _ => self.blocks(std::slice::from_ref(block)),
            }
        }
    }

    /// A paragraph in the middle or at the right, any other block as it is.
    pub(super) fn placed(&mut self, block: &'a Block, place: LinePlace) {
        match &block.kind {
            BlockKind::Paragraph(content) if !block.attributes.has_class(LINE_BLOCK) => {
                self.space(usize::from(!self.tight));
                let flow = self.flow(content);
                self.placed_lines(&flow, place);
            }
            _ => self.blocks(std::slice::from_ref(block)),
        }
    }
}
