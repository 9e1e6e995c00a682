//! The index of a book: how its marks and its entries stand among other words.
//!
//! A mark is a span of the class `index` or with the key `index`. Reading gives each an
//! identifier and fills the division that is the index's place with lists of entries, whose
//! words are generated. All links of an entry lead to its marks: they say running numbers, and
//! where there are pages, a writer puts those in their place.

use super::attribute::Attributes;
use super::bibliography::is_made_heading;
use super::block::{Block, BlockKind};
use super::inline::{Inline, InlineKind, Inlines, Link, Target};
use super::page_map::PageSpan;
use super::walk::visit_blocks;
use std::collections::BTreeSet;

/// The class of a span that is a mark of the index, and of the heading above the index.
pub const INDEX_CLASS: &str = "index";

/// The key of a span with the entry that it is a mark of.
pub const INDEX_KEY: &str = "index";

/// The key of a mark with the entry to look at in place of its own.
pub const SEE_KEY: &str = "see";

/// The key of a mark with an entry to look at besides.
pub const SEE_ALSO_KEY: &str = "see-also";

/// The key of a mark with the words by which its entry is sorted.
pub const SORT_KEY: &str = "sort";

/// The identifier of the division that is the place of the index.
pub const INDEX_ID: &str = "index";

/// The class of the lists of entries that reading makes.
pub const INDEX_ENTRIES_CLASS: &str = "index-entries";

/// What the identifiers begin with that reading gives to marks.
const MADE_ID: &str = "index!mark-";

/// From so many pages on that follow each other they are one run: `12–14`, but `12, 13`.
const RUN: usize = 3;

/// Whether a span with these attributes is a mark of the index.
///
/// ```
/// use sevigne::document::{Attributes, is_index_mark};
/// let mut attributes = Attributes::default();
/// assert!(!is_index_mark(&attributes));
/// attributes.add("index", "chat!noir");
/// assert!(is_index_mark(&attributes));
/// ```
#[must_use]
pub fn is_index_mark(attributes: &Attributes) -> bool {
    attributes.has_class(INDEX_CLASS) || attributes.value(INDEX_KEY).is_some()
}

/// The identifier that reading gives to a mark which has none.
#[must_use]
pub fn made_mark_id(number: usize) -> String {
    format!("{MADE_ID}{number}")
}

/// Whether reading gave the mark its identifier.
#[must_use]
pub fn has_made_mark_id(attributes: &Attributes) -> bool {
    is_index_mark(attributes) && attributes.id().is_some_and(|id| id.starts_with(MADE_ID))
}

/// Whether a block is a list of entries that reading makes.
#[must_use]
pub fn is_index_list(block: &Block) -> bool {
    let BlockKind::List(list) = &block.kind else { return false };
    block.attributes.has_class(INDEX_ENTRIES_CLASS)
        && list.items.iter().flat_map(|item| &item.blocks).all(|block| match &block.kind {
            BlockKind::Paragraph(content) => is_made(content),
            _ => is_index_list(block),
        })
}

/// Whether all words of a run are the converter's.
fn is_made(run: &[Inline]) -> bool {
    run.iter().all(|inline| match &inline.kind {
        InlineKind::Generated(_) => true,
        other => other.content().is_some_and(|content| is_made(content)),
    })
}

/// Whether a block holds the entries of the index.
#[must_use]
pub fn is_index(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Division(blocks) => blocks.iter().any(is_index_list),
        _ => false,
    }
}

/// Whether a block is the heading that reading puts above the index.
#[must_use]
pub fn is_index_heading(block: &Block) -> bool {
    block.attributes.has_class(INDEX_CLASS) && is_made_heading(block)
}

/// Whether what stands below a heading is the index and words about it.
#[must_use]
pub fn is_index_section(blocks: &[Block]) -> bool {
    let is_word = |block: &Block| matches!(block.kind, BlockKind::Paragraph(_));
    blocks.iter().any(is_index) && blocks.iter().all(|own| is_index(own) || is_word(own))
}

/// The identifiers of the marks that the index leads to.
#[must_use]
pub fn index_targets(blocks: &[Block]) -> BTreeSet<&str> {
    let mut targets = BTreeSet::new();
    visit_blocks(blocks, &mut |block| {
        if !is_index_list(block) {
            return;
        }
        let BlockKind::List(list) = &block.kind else { return };
        for block in list.items.iter().flat_map(|item| &item.blocks) {
            let BlockKind::Paragraph(content) = &block.kind else { continue };
            targets.extend(content.iter().filter_map(locator).map(|(_, target)| target));
        }
    });
    targets
}

/// The link of an entry to one of its marks, with the mark's identifier.
fn locator(inline: &Inline) -> Option<(&Link, &str)> {
    let InlineKind::Link(link) = &inline.kind else { return None };
    match &link.target {
        Target::Internal(target) => Some((link, target)),
        Target::External(_) => None,
    }
}

/// An entry whose words, links to its marks and words behind them stand apart.
#[derive(Clone, Debug)]
pub struct IndexEntry<'a> {
    /// What is looked up.
    pub words: &'a [Inline],
    /// The links to its marks, in the order of the text.
    pub locators: Vec<&'a Inline>,
    /// What else to look at.
    pub references: &'a [Inline],
}

impl<'a> IndexEntry<'a> {
    /// The parts of an entry's paragraph.
    #[must_use]
    pub fn of(content: &'a [Inline]) -> Self {
        let is_locator = |inline: &Inline| locator(inline).is_some();
        let first = content.iter().position(is_locator);
        let last = content.iter().rposition(is_locator);
        // A comma stands before each link.
        let words = first.map_or(content.len(), |first| first.saturating_sub(1));
        let behind = last.map_or(content.len(), |last| last + 1);
        Self {
            words: content.get(..words).unwrap_or(&[]),
            locators: content.iter().filter(|inline| is_locator(inline)).collect(),
            references: content.get(behind..).unwrap_or(&[]),
        }
    }

    /// Whether the pages of all its marks are known.
    #[must_use]
    pub fn are_known(&self, pages: &dyn Fn(&str) -> Option<PageSpan>) -> bool {
        let mut targets = self.locators.iter().filter_map(|inline| locator(inline));
        targets.all(|(_, target)| pages(target).is_some())
    }

    /// The entry with the pages of its marks in place of their numbers, each page once and
    /// runs of them joined. `pages` tells those that a mark lies on, `label` what a page is
    /// called; a mark whose pages are not known is left out.
    #[must_use]
    pub fn on_pages(
        &self,
        pages: &dyn Fn(&str) -> Option<PageSpan>,
        label: &dyn Fn(usize) -> String,
    ) -> Inlines {
        let span = |inline| locator(inline).and_then(|(_, target)| pages(target));
        let found = self.locators.iter().map(|inline| (span(inline), *inline));
        let spans = found.filter_map(|(span, inline)| Some((span?, inline))).collect();
        let mut run = self.words.to_vec();
        for (PageSpan { first, last }, inline) in intervals(spans) {
            let words = match first == last {
                true => label(first),
                false => format!("{}–{}", label(first), label(last)),
            };
            run.push(Inline::new(inline.span, InlineKind::Generated(", ".to_owned())));
            run.extend(saying(inline, words));
        }
        run.extend_from_slice(self.references);
        run
    }
}

/// The pages that marks lie on as an index says them, each with the mark that is first on
/// them: a page once, and those that follow each other as one interval from [`RUN`] on. Those
/// of a mark that lies on several are one in any case.
fn intervals(mut spans: Vec<(PageSpan, &Inline)>) -> Vec<(PageSpan, &Inline)> {
    spans.sort_by_key(|(span, _)| span.first);
    let mut apart: Vec<(PageSpan, &Inline)> = Vec::new();
    for (span, inline) in spans {
        match apart.last_mut() {
            Some((before, _)) if span.first <= before.last => {
                before.last = before.last.max(span.last);
            }
            Some(_) | None => apart.push((span, inline)),
        }
    }
    let mut joined = Vec::new();
    let follow = |one: &(PageSpan, _), next: &(PageSpan, _)| one.0.last + 1 == next.0.first;
    for run in apart.chunk_by(follow) {
        match run {
            [(one, inline), .., (other, _)] if other.last + 1 - one.first >= RUN => {
                joined.push((PageSpan { first: one.first, last: other.last }, *inline));
            }
            _ => joined.extend_from_slice(run),
        }
    }
    joined
}

/// A link with other words.
fn saying(inline: &Inline, words: String) -> Option<Inline> {
    let (link, _) = locator(inline)?;
    let content = vec![Inline::new(inline.span, InlineKind::Generated(words))];
    let link = Link { content, ..link.clone() };
    Some(Inline::new(inline.span, InlineKind::Link(Box::new(link))))
}

#[cfg(test)]
mod tests {
    use super::super::walk::plain_text;
    use super::*;
    use crate::diagnostic::Span;

    fn generated(words: &str) -> Inline {
        Inline::new(Span::default(), InlineKind::Generated(words.to_owned()))
    }

    fn entry(pages: &[&str]) -> String {
        let mut content = vec![generated("cat")];
        for pages in pages {
            let target = Target::Internal((*pages).to_owned());
            let (title, attributes) = (String::new(), Attributes::default());
            let link = Link { target, title, attributes, content: vec![generated("1")] };
            let link = InlineKind::Link(Box::new(link));
            content.extend([generated(", "), Inline::new(Span::default(), link)]);
        }
        content.push(generated(", see dog"));
        let pages = |name: &str| {
            let (first, last) = name.split_once('-').unwrap_or((name, name));
            Some(PageSpan { first: first.parse().ok()?, last: last.parse().ok()? })
        };
        let label = |page: usize| page.to_string();
        plain_text(&IndexEntry::of(&content).on_pages(&pages, &label))
    }

    #[test]
    fn a_page_is_named_once_and_three_that_follow_each_other_are_a_run() {
        for (pages, expected) in [
            (&["3", "3", "1"][..], "cat, 1, 3, see dog"),
            (&["12", "13", "14", "14", "20"], "cat, 12–14, 20, see dog"),
            (&["12", "13"], "cat, 12, 13, see dog"),
            (&["1", "2", "4", "5", "6", "7"], "cat, 1, 2, 4–7, see dog"),
            (&[], "cat, see dog"),
        ] {
            assert_eq!(entry(pages), expected);
        }
    }

    #[test]
    fn what_lies_on_several_pages_is_an_interval_which_holds_what_is_on_them() {
        for (pages, expected) in [
            (&["12-13"][..], "cat, 12–13, see dog"),
            (&["12-15", "13", "15", "20"], "cat, 12–15, 20, see dog"),
            (&["14-17", "12-15"], "cat, 12–17, see dog"),
            (&["12-13", "14", "16-17"], "cat, 12–14, 16–17, see dog"),
        ] {
            assert_eq!(entry(pages), expected);
        }
    }
}
