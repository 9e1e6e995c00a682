//! Lists of terms with their definitions.
//!
//! Pulldown takes any line that begins with a colon for a definition. One without a blank
//! behind it, such as `:smile:` or `:)`, goes on with the words before it, and one that stands
//! apart above a table begins its caption, as pandoc has it.

use super::blocks::{self, Edge, Parser};
use crate::document::{Block, BlockKind, Definition, Inline, InlineKind};
use pulldown_cmark::{Event, Tag};

impl Parser<'_, '_> {
    /// The terms up to the end of their list, with what is said of them. Where a colon
    /// begins words, what pulldown took for a term and its definition are paragraphs.
    pub(super) fn definitions(&mut self) -> Vec<Block> {
        let mut made = Vec::new();
        let mut definitions: Vec<Definition> = Vec::new();
        // The byte of the last colon that begins a definition.
        let mut colon = 0;
        while let Some(Edge::Start(tag, range)) = self.edge() {
            if tag == Tag::DefinitionListTitle {
                let term = BlockKind::Paragraph(self.inlines());
                let term = blocks::new(self.block_span(range), term);
                match definitions.last_mut() {
                    // Terms that follow one another share what is said of them.
                    Some(last) if last.definitions.is_empty() => last.terms.push(term),
                    Some(_) | None => definitions
                        .push(Definition { terms: vec![term], definitions: Vec::new() }),
                }
                continue;
            }
            let said = self.blocks().blocks;
            if self.begins_with_words(range.start) {
                let unsaid = definitions.pop_if(|last| last.definitions.is_empty());
                made.extend(list_of(&mut definitions));
                made.extend(unsaid.into_iter().flat_map(|term| term.terms));
                self.append_words(range.start, ":", said, &mut made);
                continue;
            }
            colon = range.start;
            match definitions.last_mut() {
                Some(last) => last.definitions.push(said),
                None => definitions
                    .push(Definition { terms: Vec::new(), definitions: vec![said] }),
            }
        }
        if self.is_above_table(colon)
            && let [only] = definitions.as_mut_slice()
            && let [said] = only.definitions.as_mut_slice()
            && let [Block { kind: BlockKind::Paragraph(_), .. }] = said.as_slice()
        {
            let caption = std::mem::take(said);
            made.append(&mut only.terms);
            self.append_words(colon, ": ", caption, &mut made);
            return made;
        }
        made.extend(list_of(&mut definitions));
        made
    }

    /// Whether a blank line stands before the colon at byte `at` and a table behind what it
    /// begins, which was read.
    fn is_above_table(&mut self, at: usize) -> bool {
        !self.is_near(at)
            && matches!(self.events.peek(), Some((Event::Start(Tag::Table(_)), _)))
    }

    /// Whether no blank line parts the colon at byte `at` from what is before it.
    fn is_near(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or("");
        let words = before.trim_end_matches([' ', '\t', '\r', '\n', '>']);
        before.get(words.len()..).unwrap_or("").matches('\n').count() < 2
    }

    /// Whether the colon at byte `at` begins words, and no definition.
    fn begins_with_words(&self, at: usize) -> bool {
        let behind = self.text.get(at..).and_then(|rest| rest.strip_prefix(':'));
        behind.is_some_and(|rest| rest.starts_with(|c: char| !c.is_whitespace()))
    }

    /// Adds what stands behind the colon at byte `at`, with the colon, which is `written`: to
    /// the paragraph before it where no blank line parts them.
    fn append_words(
        &self,
        at: usize,
        written: &str,
        said: Vec<Block>,
        made: &mut Vec<Block>,
    ) {
        let is_near = self.is_near(at);
        let colon = Inline::text(self.span(at..at + written.len()), written);
        let mut said = said.into_iter();
        let (mut words, other) = match said.next() {
            Some(Block { kind: BlockKind::Paragraph(words), .. }) => (words, None),
            other => (Vec::new(), other),
        };
        match words.first_mut() {
            Some(Inline { span, kind: InlineKind::Text(text) }) => {
                text.insert_str(0, written);
                *span = colon.span.to(*span);
            }
            Some(_) | None => words.insert(0, colon),
        }
        let place =
            words.first().zip(words.last()).map(|(first, last)| first.span.to(last.span));
        match made.last_mut() {
            Some(Block { kind: BlockKind::Paragraph(before), span, .. }) if is_near => {
                let end = Inline::new(*span, InlineKind::SoftBreak);
                *span = place.map_or(*span, |place| span.to(place));
                before.push(end);
                before.extend(words);
            }
            Some(_) | None => made
                .extend(place.map(|place| blocks::new(place, BlockKind::Paragraph(words)))),
        }
        made.extend(other.into_iter().chain(said));
    }
}

/// The list of the definitions so far, if there are any.
fn list_of(definitions: &mut Vec<Definition>) -> Option<Block> {
    let definitions = std::mem::take(definitions);
    let mut blocks = definitions
        .iter()
        .flat_map(|one| one.terms.iter().chain(one.definitions.iter().flatten()));
    let first = blocks.next()?.span;
    let span = blocks.last().map_or(first, |last| first.to(last.span));
    Some(blocks::new(span, BlockKind::Definitions(definitions)))
}
