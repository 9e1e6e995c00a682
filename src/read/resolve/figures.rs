//! Figures, captions and their numbers.

use super::{html, marked_words};
use crate::diagnostic::{Diagnostics, Span};
use crate::document::{
    Attributes, Block, BlockKind, Document, Figure, Inline, InlineKind, Inlines, Row,
    descend_mut, plain_text, split_number, visit_blocks,
};
use crate::language::{Label, Tag, label};
use crate::read::{attributes, inlines, spans};
use std::collections::BTreeMap;

/// The most levels that the Markdown of a title may add to those around the figure: more
/// than any caption has. Deeper ones are words as they stand.
const MAX_TITLE_LEVELS: usize = 8;

/// What the title of an image is that becomes a caption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Titles {
    /// Inline Markdown, as captions of tables are.
    Markdown,
    /// Words: where inlines are settled already.
    Words,
}

/// Makes figures of images that stand alone, and captions of what stands below tables.
pub(super) fn make(blocks: &mut Vec<Block>, titles: Titles, diagnostics: &mut Diagnostics) {
    let mut made: Vec<Block> = Vec::with_capacity(blocks.len());
    for mut block in blocks.drain(..) {
        figure(&mut block, titles, diagnostics);
        behead(&mut block);
        if let BlockKind::Paragraph(content) = &block.kind
            && let Some(Block { kind: BlockKind::Table(table), attributes, span, .. }) =
                made.last_mut()
            && table.caption.is_empty()
            && let Some((caption, given)) = caption(content)
        {
            table.caption = caption;
            attributes::merge(attributes, &given);
            *span = span.to(block.span);
            continue;
        }
        take_caption_above(&mut made, &mut block);
        for children in descend_mut(&mut block) {
            make(children, titles, diagnostics);
        }
        made.push(block);
    }
    *blocks = made;
}

/// Gives a table without a caption the paragraph above it that is one, which is taken away.
fn take_caption_above(made: &mut Vec<Block>, block: &mut Block) {
    let BlockKind::Table(table) = &mut block.kind else { return };
    let Some(Block { kind: BlockKind::Paragraph(content), span, .. }) = made.last() else {
        return;
    };
    if table.caption.is_empty()
        && let Some((caption, given)) = caption(content)
    {
        table.caption = caption;
        attributes::merge(&mut block.attributes, &given);
        block.span = span.to(block.span);
        made.pop();
    }
}

/// The word that pandoc begins captions with, in all languages.
const CAPTION_WORD: &str = "Table:";

/// An image alone in its paragraph is a figure, and its title the caption.
fn figure(block: &mut Block, titles: Titles, diagnostics: &mut Diagnostics) {
    let BlockKind::Paragraph(content) = &mut block.kind else { return };
    let [Inline { span, kind: InlineKind::Image(image) }] = content.as_mut_slice() else {
        return;
    };
    let mut image = (**image).clone();
    // What the caption says is said once.
    let title = std::mem::take(&mut image.title);
    if title.is_empty() && titles == Titles::Markdown {
        marked_words::check(*span, diagnostics);
    }
    let caption = match (title.is_empty(), titles) {
        (true, Titles::Markdown | Titles::Words) => Vec::new(),
        (false, Titles::Markdown) => caption_of(title, *span, diagnostics),
        (false, Titles::Words) => vec![Inline::text(*span, title)],
    };
    // The figure is the place that is named; what concerns its size stays at the image.
    let given = std::mem::take(&mut image.attributes);
    attributes::merge_without_id(&mut image.attributes, &given);
    attributes::merge(&mut block.attributes, &given);
    block.kind = BlockKind::Figure(Figure { image, caption });
}

/// The inline Markdown of an image's title, each piece with the place of the image.
fn caption_of(title: String, span: Span, diagnostics: &mut Diagnostics) -> Inlines {
    let mut caption = inlines::placed(&title, span);
    if html::resolve_run(&mut caption, diagnostics) > MAX_TITLE_LEVELS {
        return vec![Inline::text(span, title)];
    }
    caption
}

/// Bars cannot do without a head: one without words is none.
fn behead(block: &mut Block) {
    let BlockKind::Table(table) = &mut block.kind else { return };
    let is_empty = |row: &Row| row.cells.iter().all(|cell| cell.blocks.is_empty());
    if table.head.iter().all(is_empty) && !table.body.is_empty() {
        table.head.clear();
    }
}

/// The caption below a table or above it: `: words` or `Table: words`, perhaps with attributes at its
/// end.
fn caption(content: &[Inline]) -> Option<(Inlines, Attributes)> {
    let Inline { span, kind: InlineKind::Text(words) } = content.first()? else {
        return None;
    };
    let rest = words.strip_prefix(CAPTION_WORD).or(words.strip_prefix(": "))?;
    let rest = rest.trim_start();
    let cut = words.len() - rest.len();
    let span = if span.range().len() == words.len() {
        let range = span.range();
        Span::new(span.source, range.start + cut..range.end)
    } else {
        *span
    };
    let mut caption = vec![Inline::text(span, rest)];
    caption.extend(content.get(1..)?.iter().cloned());
    let given = spans::take_trailing(&mut caption).unwrap_or_default();
    Some((caption, given))
}

/// The numbers of places by their identifiers.
pub(super) type Numbers = BTreeMap<String, String>;

/// Numbers the figures with a caption where one of them has a name, as it can be referred to,
/// likewise the tables, and the formulas that have a name; captions begin with the number,
/// formulas carry it as TeX's `\tag`.
pub(super) fn number(document: &mut Document) -> Numbers {
    let language = document.metadata.language.clone();
    let mut counter = Counter {
        language: &language,
        figures: None,
        tables: None,
        formulas: 0,
        numbers: Numbers::new(),
    };
    visit_blocks(&document.blocks, &mut |block| counter.ask_for_numbers(block));
    counter.blocks(&mut document.blocks);
    counter.numbers
}

struct Counter<'a> {
    language: &'a Tag,
    /// The number of the last figure, where figures have numbers: a reader who is sent to the
    /// second of them counts the first one too.
    figures: Option<u32>,
    /// The same of the tables.
    tables: Option<u32>,
    formulas: u32,
    numbers: Numbers,
}

impl Counter<'_> {
    /// Begins to count what a block is one of, where it has a name, and a caption that leaves
    /// the number to us.
    fn ask_for_numbers(&mut self, block: &Block) {
        let (label, caption) = match &block.kind {
            BlockKind::Figure(figure) => (Label::Figure, &figure.caption),
            BlockKind::Table(table) => (Label::Table, &table.caption),
            _ => return,
        };
        let is_named = block.attributes.id().is_some() && !caption.is_empty();
        if is_named && self.stated(label, caption).is_none() {
            *self.count(label) = Some(0);
        }
    }

    /// The number of the last one that `label` names.
    fn count(&mut self, label: Label) -> &mut Option<u32> {
        if label == Label::Figure { &mut self.figures } else { &mut self.tables }
    }

    /// The number that a caption states itself.
    fn stated(&self, label: Label, caption: &Inlines) -> Option<String> {
        number_in_caption(&plain_text(caption), label, label.in_language(self.language))
    }

    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            let Block { span, attributes, kind, .. } = block;
            let id = attributes.id().map(str::to_owned);
            match (kind, id) {
                (BlockKind::Figure(figure), id) if !figure.caption.is_empty() => {
                    self.name(id, Label::Figure, *span, &mut figure.caption);
                }
                (BlockKind::Table(table), id) if !table.caption.is_empty() => {
                    self.name(id, Label::Table, *span, &mut table.caption);
                }
                (BlockKind::Math(tex), Some(id)) => self.formula(id, tex),
                (BlockKind::Division(inner), Some(id)) => {
                    self.division(id, inner);
                    continue;
                }
                _ => {}
            }
            for children in descend_mut(block) {
                self.blocks(children);
            }
        }
    }

    /// Numbers a formula with a name. One that states its number takes none of those that are
    /// counted, as in LaTeX.
    fn formula(&mut self, id: String, tex: &mut String) {
        let tag = stated_number(tex).unwrap_or_else(|| {
            self.formulas += 1;
            let number = self.formulas.to_string();
            let end = tex.trim_end().len();
            tex.truncate(end);
            tex.push_str(&format!(" \\tag{{{number}}}"));
            number
        });
        let label = Label::Formula.in_language(self.language);
        self.numbers.insert(id, format!("{label}\u{a0}{tag}"));
    }

    /// A division with a name around a formula and nothing else names the formula.
    fn division(&mut self, id: String, inner: &mut [Block]) {
        self.blocks(inner);
        let [Block { kind: BlockKind::Math(tex), attributes, .. }] = inner else { return };
        match attributes.id().and_then(|own| self.numbers.get(own)).cloned() {
            Some(number) => {
                self.numbers.insert(id, number);
            }
            None => self.formula(id, tex),
        }
    }

    /// Numbers what has a caption, and where it has a name, what refers to it. One that states
    /// its number, `Figure 3.` or `Fig. 3`, keeps it and takes none of those that are counted.
    fn name(
        &mut self,
        id: Option<String>,
        label: Label,
        span: Span,
        caption: &mut Inlines,
    ) {
        let language = self.language;
        let label_words = label.in_language(language);
        let words = if let Some(number) = self.stated(label, caption) {
            format!("{label_words}\u{a0}{number}")
        } else {
            let Some(count) = self.count(label) else { return };
            *count += 1;
            let words = format!("{label_words}\u{a0}{count}");
            let span = caption.first().map_or(span, |first| first.span);
            let span = Span { end: span.start, ..span };
            let before = format!("{words}{} ", label::colon(language));
            caption.insert(0, Inline::new(span, InlineKind::Generated(before)));
            words
        };
        if let Some(id) = id {
            self.numbers.insert(id, words);
        }
    }
}

/// How the label of a figure, a table or a formula is shortened.
pub(super) const fn abbreviations(label: Label) -> &'static [&'static str] {
    match label {
        Label::Figure => &["Fig.", "Abb.", "Afb."],
        Label::Table => &["Tab.", "Tbl."],
        Label::Formula => &["Eq.", "Éq.", "Gl."],
        _ => &[],
    }
}

/// The number in figures behind the label that a caption begins with: in whole words, in the
/// document's language, or short.
fn number_in_caption(caption: &str, label: Label, words: &str) -> Option<String> {
    let short = abbreviations(label);
    let starts = |word: &&str| {
        caption.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    let word = std::iter::once(words).chain(short.iter().copied()).find(starts)?;
    let behind = caption.get(word.len()..)?.trim_start_matches(['\u{a0}', '\u{202f}', ' ']);
    let is_apart = behind.len() + word.len() < caption.len();
    let is_of_number = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '–');
    let number: String = behind.chars().take_while(|c| is_of_number(*c)).collect();
    let number = number.trim_end_matches(['.', '-', '–']);
    (is_apart && number.starts_with(|c: char| c.is_ascii_digit()))
        .then(|| number.to_owned())
}

/// The number that a formula states itself, be it that of a line.
fn stated_number(tex: &str) -> Option<String> {
    split_number(tex).1.or_else(|| {
        let (_, behind) = tex.split_once("\\tag{")?;
        let (number, _) = behind.split_once('}')?;
        Some(number.to_owned())
    })
}
