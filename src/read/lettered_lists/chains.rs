//! The ordered lists that pulldown finds in a text.

use crate::read::syntax::Syntax;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::ops::Range;

/// What an item of an ordered list is marked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// The mark with this index.
    Candidate(usize),
    /// A number of CommonMark's own, at this byte.
    Plain(usize),
}

/// Ordered lists one after the other with nothing between them.
#[derive(Debug, Default)]
pub(super) struct Chain {
    pub(super) items: Vec<Item>,
    /// Whether it follows words right above it, outside of items.
    pub(super) interrupts: bool,
}

/// The ordered lists of a text; `item` tells what stands at a byte.
pub(super) fn chains(
    text: &str,
    syntax: Syntax,
    item: impl Fn(usize) -> Item,
) -> Vec<Chain> {
    let mut reading = Reading { text, chains: Vec::new(), open: vec![Open::default()] };
    for (event, range) in Parser::new_ext(text, syntax.options()).into_offset_iter() {
        reading.event(&event, range, &item);
    }
    reading.chains
}

/// A block that is open while pulldown reads.
#[derive(Debug, Default)]
struct Open {
    is_item: bool,
    /// The chain that its last block is of.
    chain: Option<usize>,
    /// The byte behind the last of its blocks that words go on with.
    words_end: Option<usize>,
}

/// The lists found so far.
#[derive(Debug)]
struct Reading<'t> {
    text: &'t str,
    chains: Vec<Chain>,
    /// The open blocks; of the text itself there is always one.
    open: Vec<Open>,
}

impl Reading<'_> {
    fn event(
        &mut self,
        event: &Event<'_>,
        range: Range<usize>,
        item: impl Fn(usize) -> Item,
    ) {
        match event {
            Event::Start(Tag::List(Some(_))) => {
                let chain = self.chain(self.first_sign(range.start));
                if let Some(around) = self.open.last_mut() {
                    around.chain = Some(chain);
                    around.words_end = None;
                }
                self.open.push(Open { chain: Some(chain), ..Open::default() });
            }
            Event::Start(tag) => {
                let is_item = matches!(tag, Tag::Item);
                let at = self.first_sign(range.start);
                if let Some(around) = self.open.last_mut() {
                    match (is_item, around.chain) {
                        (true, Some(chain)) => self.chains[chain].items.push(item(at)),
                        _ => around.chain = None,
                    }
                }
                self.open.push(Open { is_item, ..Open::default() });
            }
            Event::End(kind) => {
                if self.open.len() > 1 {
                    self.open.pop();
                }
                if let Some(around) = self.open.last_mut() {
                    let has_words = matches!(kind, TagEnd::Paragraph | TagEnd::Table);
                    around.words_end = has_words.then_some(range.end);
                }
            }
            _ => {
                if let Some(around) = self.open.last_mut() {
                    around.chain = None;
                    around.words_end = None;
                }
            }
        }
    }

    /// The chain that a list at byte `at` goes on with, or a new one.
    fn chain(&mut self, at: usize) -> usize {
        let Some(around) = self.open.last() else { return 0 };
        if let Some(chain) = around.chain {
            return chain;
        }
        let interrupts = !around.is_item
            && around.words_end.is_some_and(|end| {
                let words = self.text.get(..end).unwrap_or("").trim_end().len();
                let between = self.text.get(words..at).unwrap_or("");
                between.bytes().filter(|byte| *byte == b'\n').count() < 2
            });
        self.chains.push(Chain { items: Vec::new(), interrupts });
        self.chains.len() - 1
    }

    /// The first byte behind the blanks at byte `at`.
    fn first_sign(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or("");
        at + (rest.len() - rest.trim_start().len())
    }
}
