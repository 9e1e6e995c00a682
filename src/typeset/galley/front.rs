//! What stands before the first chapter of a book, and divisions that stand apart from the
//! text elsewhere too.

use super::super::paragraph::Alignment;
use super::super::structure::Role;
use super::blocks::Before;
use super::form::Column;
use super::heading::Opening;
use super::setter::Setter;
use super::voice::Voice;
use super::{FORCED, Leaf, LeafPlace};
use crate::document::{
    Abstract, Block, BlockKind, FrontDivision, epigraph_parts, front_pages, has_own_page,
};
use crate::geometry::Length;
use std::slice;

/// The size of an imprint and that of an epigraph, in hundredths of that of the text.
const IMPRINT_SIZE: i64 = 82;
const EPIGRAPH_SIZE: i64 = 90;

/// How far in an epigraph begins, in hundredths of the measure.
const EPIGRAPH_INSET: i64 = 40;

impl Setter<'_, '_> {
    /// Sets what stands before the first chapter. Contents stand below the title, the
    /// divisions that go with it and the abstract.
    pub(super) fn front(&mut self, front: &[Block], column: Column, voice: &Voice) {
        let leading = front.iter().take_while(|block| {
            has_own_page(block) || matches!(block.kind, BlockKind::PageBreak)
        });
        let (leading, text) = front.split_at(leading.count());
        self.front_blocks(leading, Before::Nothing, column, voice);
        let before = if leading.is_empty() { Before::Nothing } else { Before::Heading };
        // What a text is about comes before what stands where in it.
        let abstracts = text.iter().take_while(|block| Abstract::of(block).is_some());
        let (abstracts, text) = text.split_at(abstracts.count());
        self.front_blocks(abstracts, before, column, voice);
        if self.style.contents {
            if self.has_title_page {
                self.open_chapter(Opening::Chapter);
            }
            let document = self.document;
            self.contents(&document.blocks, column, voice);
        }
        let before = if abstracts.is_empty() { before } else { Before::Heading };
        self.front_blocks(text, before, column, voice);
    }

    /// Sets blocks before the first chapter: page by page where the title has one to itself.
    fn front_blocks(
        &mut self,
        blocks: &[Block],
        before: Before,
        column: Column,
        voice: &Voice,
    ) {
        if !self.has_title_page {
            return self.blocks_after(before, blocks, column, voice);
        }
        for page in front_pages(blocks) {
            let Some(first) = page.first() else { continue };
            let place = match FrontDivision::of(first) {
                Some(FrontDivision::Imprint) => Some(LeafPlace::Foot),
                Some(FrontDivision::Dedication | FrontDivision::Epigraph) => {
                    Some(LeafPlace::Recto)
                }
                None if has_own_page(first) => Some(LeafPlace::Title),
                None => None,
            };
            match place {
                Some(LeafPlace::Title) => {}
                Some(LeafPlace::Foot | LeafPlace::Recto) => self.penalty(FORCED),
                None => self.open_page(),
            }
            let begin = self.galley.rows.len();
            self.blocks_after(Before::Heading, page, column, voice);
            let rows = begin..self.galley.rows.len();
            if let Some(place) = place
                && !rows.is_empty()
            {
                self.galley.leaves.push(Leaf { rows, place });
            }
        }
    }

    /// A division that stands apart from the text.
    pub(super) fn front_division(
        &mut self,
        own: FrontDivision,
        blocks: &[Block],
        column: Column,
        voice: &Voice,
    ) {
        let first = self.galley.rows.len();
        let inner = self.within(Role::Section, voice);
        let grid = self.style.leading;
        self.space(grid / 2);
        match own {
            FrontDivision::Imprint => self.imprint(blocks, column, inner),
            FrontDivision::Dedication => {
                self.displayed_blocks(Alignment::Center, blocks, column, &inner);
            }
            FrontDivision::Epigraph => self.epigraph(blocks, column, inner),
        }
        self.keep_rows(first);
        self.space(grid);
    }

    /// An imprint: small, its lines close together where nothing stands beside it.
    fn imprint(&mut self, blocks: &[Block], column: Column, mut voice: Voice) {
        voice.size = voice.size.scale(IMPRINT_SIZE, 100);
        let small = match self.has_title_page {
            true => self.leading.scale(IMPRINT_SIZE, 100),
            false => self.leading,
        };
        let leading = std::mem::replace(&mut self.leading, small);
        self.displayed_blocks(Alignment::Start, blocks, column, &voice);
        self.leading = leading;
    }

    /// An epigraph: in the half of the page where lines end, whose words it is at the edge.
    fn epigraph(&mut self, blocks: &[Block], column: Column, mut voice: Voice) {
        voice.size = voice.size.scale(EPIGRAPH_SIZE, 100);
        let inset = column.measure.scale(EPIGRAPH_INSET, 100);
        let column = match voice.is_right_to_left() {
            true => column.inset(Length::ZERO, inset),
            false => column.inset(inset, Length::ZERO),
        };
        let (words, source) = epigraph_parts(blocks);
        self.displayed_blocks(Alignment::Start, words, column, &voice);
        if let Some(source) = source {
            self.displayed_blocks(Alignment::End, slice::from_ref(source), column, &voice);
        }
    }

    /// Blocks whose paragraphs are not justified, and apart from each other without indents.
    pub(super) fn displayed_blocks(
        &mut self,
        alignment: Alignment,
        blocks: &[Block],
        column: Column,
        voice: &Voice,
    ) {
        let outer = self.displayed.replace(alignment);
        self.blocks(blocks, column, voice);
        self.displayed = outer;
    }
}
