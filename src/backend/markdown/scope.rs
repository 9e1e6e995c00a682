//! What holds while a part of the document is written.

use super::Smart;
use crate::backend::Moved;
use crate::document::{
    Attributes, Block, BlockId, BlockKind, Document, FrontDivision, HANGING_CLASS,
    INDEX_ID, Imprint, Inline, InlineKind, Inlines, REFERENCES_CLASS, is_entry, is_index,
    is_index_heading, is_index_list, is_made_heading, is_references, plain_text,
    visit_blocks, visit_inlines,
};
use crate::language::{Tag, ordinal};
use crate::read::{same_words, slug};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The document, and the language at a place in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope<'a> {
    /// The document.
    pub(super) document: &'a Document,
    counted: &'a Counted,
    /// Whether the texts are set right when the output is read.
    pub(super) smart: Smart,
    /// Whether the words stand between the bars of a table.
    pub(super) between_bars: bool,
    language: &'a Tag,
    moved: Option<&'a Moved>,
}

impl<'a> Scope<'a> {
    /// The whole document.
    pub(super) fn of(document: &'a Document, counted: &'a Counted, smart: Smart) -> Self {
        let language = &document.metadata.language;
        Self { document, counted, smart, between_bars: false, language, moved: None }
    }

    /// The same for an artifact in another folder.
    pub(super) fn moved(self, moved: Option<&'a Moved>) -> Self {
        Self { moved, ..self }
    }

    /// The path of a file that the document names, as it counts from the artifact.
    pub(super) fn path<'t>(&self, path: &'t str) -> Cow<'t, str> {
        match self.moved {
            Some(moved) => Cow::Owned(moved.path(path)),
            None => Cow::Borrowed(path),
        }
    }

    /// What holds inside an element with these attributes.
    pub(super) fn within(self, own: &'a Attributes) -> Self {
        Self { language: own.language().unwrap_or(self.language), ..self }
    }

    /// What holds in a cell of a table.
    pub(super) fn in_cell(self) -> Self {
        Self { between_bars: true, ..self }
    }

    /// What is no prose, such as code, with its bars told from those of a table.
    pub(super) fn verbatim<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.between_bars && text.contains('|') {
            true => Cow::Owned(text.replace('|', "\\|")),
            false => Cow::Borrowed(text),
        }
    }

    /// Whether the letters in `run[index]`, a superscript, are raised by reading: those of
    /// an ordinal behind its number.
    pub(super) fn raises(&self, run: &[Inline], index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| run.get(before));
        // What reading raises comes from the same place as its number; `XIX^e^` was typed.
        let place = |inline: Option<&Inline>| inline.map(|inline| inline.span);
        if place(before) != place(run.get(index)) {
            return false;
        }
        let Some(InlineKind::Superscript(content)) = run.get(index).map(|own| &own.kind)
        else {
            return false;
        };
        let (number, [letters]) = (text(before), content.as_slice()) else { return false };
        let letters = text(Some(letters));
        if self.smart == Smart::Off || number.is_empty() || letters.is_empty() {
            return false;
        }
        // Behind letters that are raised themselves a word goes on.
        let goes_on = index.checked_sub(2).is_some_and(|first| {
            matches!(run.get(first).map(|own| &own.kind), Some(InlineKind::Superscript(_)))
        });
        if goes_on && number.starts_with(char::is_alphanumeric) {
            return false;
        }
        let whole = format!("{number}{letters}{}", text(run.get(index + 1)));
        let raised = number.len()..number.len() + letters.len();
        ordinal::find(&whole, self.language).contains(&raised)
    }

    /// The TeX of a formula without the number that the converter gave it.
    pub(super) fn without_number<'t>(&self, block: &Block, tex: &'t str) -> &'t str {
        let number = self.counted.formulas.get(&block.id);
        number
            .and_then(|number| tex.strip_suffix(&format!(" \\tag{{{number}}}")))
            .unwrap_or(tex)
    }

    /// A block's attributes without the identifier that reading gives it by its words.
    pub(super) fn stated(&self, block: &Block) -> Attributes {
        match self.counted.named.contains(&block.id) {
            true => block.attributes.without_id(),
            false => block.attributes.clone(),
        }
    }

    /// Whether a block is the imprint that reading makes of the front matter.
    pub(super) fn is_made_imprint(&self, block: &Block) -> bool {
        self.document.imprint == Imprint::Made
            && FrontDivision::of(block) == Some(FrontDivision::Imprint)
    }

    /// Whether a block is of the index that reading makes, or of the list of works: an entry
    /// of it, its heading, or all of it where the source names no place for it.
    pub(super) fn is_made_list(&self, block: &Block) -> bool {
        if is_index_list(block) || is_index_heading(block) {
            return true;
        }
        let is_heading = |block: &Block| is_made_heading(block) && !is_index_heading(block);
        let is_headed = || self.document.blocks.iter().any(is_heading);
        self.document.bibliography.is_some()
            && (is_entry(block)
                || is_made_heading(block)
                || is_references(block) && is_headed())
    }

    /// The attributes of a division without those that reading gives to a list of works.
    pub(super) fn stated_references(&self, block: &Block) -> Attributes {
        let mut stated = block.attributes.clone();
        if self.document.bibliography.is_some() && is_references(block) {
            stated.remove_class(REFERENCES_CLASS);
            stated.remove_class(HANGING_CLASS);
        }
        stated
    }

    /// The words of the heading with which the text begins.
    fn leading_heading(&self) -> Option<&'a Inlines> {
        let is_above = |block: &Block| {
            matches!(block.kind, BlockKind::Title(_) | BlockKind::Letter(_))
                || self.is_made_imprint(block)
        };
        let first = self.document.blocks.iter().find(|block| !is_above(block))?;
        match &first.kind {
            BlockKind::Heading { level: _, content } => Some(content),
            _ => None,
        }
    }

    /// The title's block where front matter cannot say all of it: attributes, calls of
    /// notes. It is written as the first heading, which reading takes for the title.
    pub(super) fn title_in_text(&self) -> Option<(&'a Block, &'a Inlines)> {
        let block = self.document.blocks.first()?;
        let BlockKind::Title(title) = &block.kind else { return None };
        let is_made = |inline: &Inline| matches!(inline.kind, InlineKind::Generated(_));
        if title.title.is_empty() || title.title.iter().any(is_made) {
            return None;
        }
        let mut has_call = false;
        visit_inlines(block, &mut |inline| {
            has_call |= matches!(inline.kind, InlineKind::NoteCall(_));
        });
        // Below a title that front matter states, a heading of the same words is the title.
        let is_repeated =
            self.leading_heading().is_some_and(|heading| same_words(heading, &title.title));
        let is_needed = has_call || is_repeated || !self.stated(block).is_empty();
        is_needed.then_some((block, &title.title))
    }
}

/// What is counted over a document, once.
#[derive(Debug, Default)]
pub(super) struct Counted {
    /// The title and the headings that have the name which reading gives them by their
    /// words: the first of each name.
    named: BTreeSet<BlockId>,
    /// The number of each formula that has a name.
    formulas: BTreeMap<BlockId, usize>,
    /// Whether the index has the name that its heading would have.
    has_index: bool,
}

impl Counted {
    pub(super) fn of(document: &Document) -> Self {
        let mut counted = Self::default();
        let mut slugs = BTreeSet::new();
        visit_blocks(&document.blocks, &mut |block| {
            if is_index(block) && block.attributes.id() == Some(INDEX_ID) {
                counted.has_index = true;
            }
        });
        visit_blocks(&document.blocks, &mut |block| {
            counted.name(block, &mut slugs);
            if matches!(block.kind, BlockKind::Math(_)) && block.attributes.id().is_some() {
                let number = counted.formulas.len() + 1;
                counted.formulas.insert(block.id, number);
            }
        });
        for note in &document.notes {
            visit_blocks(&note.blocks, &mut |block| counted.name(block, &mut slugs));
        }
        counted
    }

    fn name(&mut self, block: &Block, slugs: &mut BTreeSet<String>) {
        let words = match &block.kind {
            BlockKind::Title(title) => &title.title,
            BlockKind::Heading { level: _, content } => content,
            _ => return,
        };
        let slug = slug(&plain_text(words));
        let is_beside_index = self.has_index && slug == INDEX_ID;
        let given = if is_beside_index { format!("{slug}-1") } else { slug.clone() };
        let is_own = slug.starts_with(char::is_alphabetic)
            && block.attributes.id() == Some(given.as_str());
        if slugs.insert(slug) && is_own {
            self.named.insert(block.id);
        }
    }
}

/// The words of an inline that is nothing but words.
fn text(inline: Option<&Inline>) -> &str {
    match inline.map(|inline| &inline.kind) {
        Some(InlineKind::Text(words)) => words,
        Some(_) | None => "",
    }
}
