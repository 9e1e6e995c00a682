//! Blocks, one below the other.

use super::back::numbered_works;
use super::edition::{Line, Origin, TextEdition, columns};
use super::flow::Flow;
use super::{LEAST_WIDTH, Links, Spaces, Text};
use crate::document::{
    AlertKind, Block, BlockId, BlockKind, Chapter, ChapterKind, Document, FrontDivision,
    HeadingLevel, InlineKind, Inlines, LINE_BLOCK, LinePlace, Target, TitleBlock,
    by_chapter, hangs, is_aside, is_index_list, linear_formula, visit_blocks,
    visit_inlines,
};
use crate::language::{Label, Tag, label};
use std::collections::BTreeMap;

/// The columns that a quotation stands in, on either side.
const QUOTE_INDENT: usize = 4;

/// The columns that lines stand in below the first line of an entry.
const OUTDENT: usize = 4;

/// Writes blocks as lines.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    pub(super) document: &'a Document,
    pub(super) options: &'a Text,
    /// How links are told, once a letter with one link is seen to.
    pub(super) link_style: Links,
    /// The addresses of links met so far.
    pub(super) addresses: Vec<String>,
    pub(super) lines: Vec<Line>,
    /// Blank lines that are owed before the next line.
    pub(super) gap: usize,
    /// What each line begins with, and what the next one begins with in its place.
    pub(super) margin: String,
    pub(super) first: Option<String>,
    /// Columns kept free on the right.
    pub(super) right: usize,
    /// How many lists are open.
    pub(super) lists: usize,
    /// How many of them are bulleted.
    pub(super) depth: usize,
    /// Whether blocks follow without a blank line: in a tight list.
    pub(super) tight: bool,
    /// Whether a quotation was just begun, so that no blank line is owed.
    pub(super) fresh: bool,
    languages: Vec<&'a Tag>,
    /// The headings of parts and of chapters.
    chapters: BTreeMap<BlockId, ChapterKind>,
    /// How many works are cited by their numbers.
    pub(super) works: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(document: &'a Document, options: &'a Text) -> Self {
        let single = document.letter.is_some() && external_links(document) == 1;
        let link_style = match options.links {
            Links::List if single => Links::Inline,
            style @ (Links::List | Links::Inline | Links::None) => style,
        };
        Self {
            document,
            options,
            link_style,
            addresses: Vec::new(),
            lines: Vec::new(),
            gap: 0,
            margin: String::new(),
            first: None,
            right: 0,
            lists: 0,
            depth: 0,
            tight: false,
            fresh: false,
            languages: vec![&document.metadata.language],
            chapters: chapters(document),
            works: numbered_works(document),
        }
    }

    /// The language that holds.
    pub(super) fn language(&self) -> &'a Tag {
        self.languages.last().copied().unwrap_or(&self.document.metadata.language)
    }

    /// The columns of a line.
    pub(super) fn width(&self) -> usize {
        self.options.width.clamp(LEAST_WIDTH, super::MOST_WIDTH)
    }

    /// Whether nothing is drawn and nothing stands in columns.
    pub(super) fn is_linear(&self) -> bool {
        self.options.linear
    }

    /// Asks for blank lines before the next line.
    pub(super) fn space(&mut self, lines: usize) {
        self.gap = self.gap.max(lines);
    }

    /// Writes blocks.
    pub(super) fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            let own = block.attributes.language();
            self.languages.extend(own);
            self.block(block);
            if own.is_some() {
                self.languages.pop();
            }
        }
    }

    fn block(&mut self, block: &'a Block) {
        let apart = usize::from(!self.tight);
        match &block.kind {
            BlockKind::Title(title) => self.title(title),
            BlockKind::Letter(part) => self.letter_part(part),
            BlockKind::Heading { level, content } => self.heading(block, *level, content),
            BlockKind::Paragraph(content) => {
                self.space(apart);
                let flow = self.flow(content);
                if block.attributes.has_class(LINE_BLOCK) {
                    self.verse(&flow);
                } else {
                    self.paragraph(&flow);
                }
            }
            BlockKind::List(list) if is_index_list(block) => self.index_list(list),
            BlockKind::List(list) => self.list(list),
            BlockKind::Definitions(definitions) => self.definitions(definitions),
            BlockKind::Quote(blocks) => self.quote(blocks),
            BlockKind::Alert { kind, blocks } => self.alert(*kind, blocks),
            BlockKind::Code(code) => self.verbatim(&code.text),
            BlockKind::Math(tex) => self.formula(&linear_formula(tex)),
            BlockKind::Figure(figure) => {
                self.space(1);
                let mut flow = Flow::default();
                self.image(&figure.image, &mut flow);
                self.paragraph(&flow);
                let caption = self.flow(&figure.caption);
                self.paragraph(&caption);
            }
            BlockKind::Table(table) => self.table(table),
            BlockKind::Rule => {
                self.space(1);
                let sign = match self.is_linear() {
                    true => Label::ChangeOfTheme.in_language(self.language()),
                    false => "* * *",
                };
                self.centered(&Flow::of(sign, Origin::Generated));
            }
            BlockKind::PageBreak => self.space(2),
            BlockKind::Division(blocks) => match FrontDivision::of(block) {
                Some(own) => self.front_division(own, blocks),
                None if hangs(&block.attributes) => self.entries(blocks),
                None if is_aside(block) => self.set_in(blocks),
                None => match LinePlace::of(block) {
                    Some(place) => {
                        blocks.iter().for_each(|block| self.placed(block, place));
                    }
                    None => self.blocks(blocks),
                },
            },
            // None is left after reading.
            BlockKind::RawHtml(_) => {}
        }
    }

    fn title(&mut self, title: &'a TitleBlock) {
        if !title.title.is_empty() {
            self.title_words(&title.title);
        }
        let rest = [
            std::slice::from_ref(&title.subtitle),
            &title.authors,
            &title.contributors,
            std::slice::from_ref(&title.date),
        ];
        for lines in rest {
            // Authors stand one right below the other.
            self.space(1);
            for line in lines.iter().filter(|line| !line.is_empty()) {
                let flow = self.flow(line);
                self.centered(&flow);
                self.tight = true;
            }
        }
        self.tight = false;
        self.space(2);
    }

    fn title_words(&mut self, words: &'a Inlines) {
        let mut flow = self.level(HeadingLevel::TITLE);
        self.add(words, &mut flow);
        if self.is_linear() {
            self.paragraph(&flow);
        } else {
            let widest = self.centered(&flow);
            self.drawn('=', widest);
        }
    }

    /// A heading: that of a part in the middle, that of a chapter underlined as well.
    fn heading(&mut self, block: &'a Block, level: HeadingLevel, content: &'a Inlines) {
        let begins = self.chapters.get(&block.id).copied();
        let is_part = begins == Some(ChapterKind::Part);
        self.space(if is_part { 3 } else { 2 });
        let mut flow = self.level(level);
        self.add(content, &mut flow);
        let rule = if level == HeadingLevel::TITLE { '=' } else { '-' };
        if self.is_linear() {
            self.paragraph(&flow);
        } else if is_part {
            let widest = self.centered(&flow);
            self.drawn(rule, widest);
        } else {
            let widest = self.paragraph(&flow);
            if level <= HeadingLevel::SECTION || begins.is_some() {
                let rule = rule.to_string().repeat(widest);
                self.line(&Line::of(&rule, Origin::Generated));
            }
        }
        self.space(1);
    }

    /// The level of a heading in words, where it is not drawn.
    pub(super) fn level(&self, level: HeadingLevel) -> Flow {
        if !self.is_linear() {
            return Flow::default();
        }
        let language = self.language();
        let label = Label::HeadingLevel.in_language(language);
        let colon = label::colon(language);
        Flow::of(&format!("{label} {}{colon} ", level.get()), Origin::Generated)
    }

    /// Writes what `content` writes with `mark` before its first line and room for it before
    /// all others. Where the measure leaves no such room, the lines stand less far in; blanks
    /// before the first are as many as before all others.
    pub(super) fn hanging(&mut self, mark: &str, content: impl FnOnce(&mut Self)) {
        let drawn = !self.is_linear() && !self.options.flowed;
        let is_blank = mark.trim().is_empty();
        let margin = self.margin.clone();
        let first = self.first.take().unwrap_or_else(|| margin.clone());
        let room = if drawn { columns(mark).min(self.free_columns()) } else { 0 };
        let indent = " ".repeat(room);
        self.first = Some(match is_blank {
            true => format!("{first}{indent}"),
            false => format!("{first}{mark}"),
        });
        self.margin.push_str(&indent);
        content(self);
        if self.first.is_some() {
            // An item without words still shows its mark.
            self.line(&Line::default());
        }
        self.margin = margin;
    }

    /// Writes what `content` writes with its lines but the first set in.
    pub(super) fn outdented(&mut self, content: impl FnOnce(&mut Self)) {
        let drawn = !self.is_linear() && !self.options.flowed;
        let margin = self.margin.clone();
        self.first.get_or_insert_with(|| margin.clone());
        let room = if drawn { OUTDENT.min(self.free_columns()) } else { 0 };
        self.margin.push_str(&" ".repeat(room));
        content(self);
        self.margin = margin;
    }

    /// How many columns margins may still take: words keep a third of the measure, and ten
    /// columns at least.
    pub(super) fn free_columns(&self) -> usize {
        let words = (self.width() / 3).max(LEAST_WIDTH / 2);
        self.width().saturating_sub(words + columns(&self.margin) + self.right)
    }

    fn quote(&mut self, blocks: &'a [Block]) {
        self.space(1);
        let tight = std::mem::replace(&mut self.tight, false);
        if self.is_linear() {
            self.said(Label::Quote);
            self.blocks(blocks);
            self.said_at_end(Label::EndOfQuote);
        } else if self.options.flowed {
            // RFC 3676, 4.5: depth is told by marks without spaces between them.
            self.write_gap();
            self.fresh = true;
            let margin = self.margin.clone();
            self.margin = format!("{}> ", margin.trim_end());
            self.blocks(blocks);
            self.margin = margin;
        } else {
            let right = self.right;
            self.right += QUOTE_INDENT.min(self.free_columns() / 2);
            self.hanging("    ", |writer| writer.blocks(blocks));
            self.right = right;
        }
        self.tight = tight;
        self.space(1);
    }

    fn alert(&mut self, kind: AlertKind, blocks: &'a [Block]) {
        self.space(1);
        self.said(kind.label());
        // The first line follows its label at once.
        self.fresh = true;
        self.set_in(blocks);
    }

    /// Blocks four columns in, apart from what stands around them.
    fn set_in(&mut self, blocks: &'a [Block]) {
        self.space(1);
        let tight = std::mem::replace(&mut self.tight, false);
        self.hanging("    ", |writer| writer.blocks(blocks));
        self.tight = tight;
        self.space(1);
    }

    /// A line of the converter's own: `Note :`.
    fn said(&mut self, which: Label) {
        self.space(1);
        let words = which.with_colon(self.language());
        self.line(&Line::of(words.trim_end(), Origin::Generated));
    }

    /// A line of the converter's own that ends something: `Fin de la citation`.
    fn said_at_end(&mut self, which: Label) {
        self.space(1);
        let words = format!("{}.", which.in_language(self.language()));
        self.line(&Line::of(&words, Origin::Generated));
    }

    /// A formula on a line of its own; where nothing is drawn, with a word before it.
    fn formula(&mut self, linear: &str) {
        if !self.is_linear() {
            return self.verbatim(linear);
        }
        self.space(1);
        let words = Label::Formula.with_colon(self.language());
        let mut flow = Flow::of(&words, Origin::Generated);
        flow.push(linear, Origin::Source);
        self.paragraph(&flow);
        self.space(1);
    }

    /// Lines kept as they are, four columns in.
    fn verbatim(&mut self, text: &str) {
        self.space(1);
        let margin = self.margin.clone();
        if !self.is_linear() {
            self.margin.push_str("    ");
            if let Some(first) = &mut self.first {
                first.push_str("    ");
            }
        }
        if self.is_linear() {
            self.said(Label::Code);
        }
        for (index, words) in text.lines().enumerate() {
            if words.trim().is_empty() {
                // Blank lines at either end are none of the code's.
                self.gap += usize::from(index > 0);
                continue;
            }
            let flow = Flow::of(words, Origin::Source);
            let line = flow.line(0..flow.text.len());
            self.line(&line);
        }
        self.gap = 0;
        if self.is_linear() {
            self.said_at_end(Label::EndOfCode);
        }
        self.margin = margin;
        self.space(1);
    }

    /// The edition.
    pub(super) fn finish(mut self) -> TextEdition {
        if self.options.spaces == Spaces::Plain {
            self.lines.iter_mut().for_each(Line::make_spaces_plain);
        }
        TextEdition { lines: self.lines }
    }
}

/// The headings of the parts of a book and of the chapters in them: where there are no
/// parts, levels tell enough.
fn chapters(document: &Document) -> BTreeMap<BlockId, ChapterKind> {
    let (_, chapters) = by_chapter(document);
    if chapters.iter().all(|chapter| chapter.kind == ChapterKind::Chapter) {
        return BTreeMap::new();
    }
    let begin = |chapter: &Chapter<'_>| Some((chapter.blocks.first()?.id, chapter.kind));
    chapters.iter().filter_map(begin).collect()
}

/// How many links lead out of the document.
fn external_links(document: &Document) -> usize {
    let mut count = 0;
    visit_blocks(&document.blocks, &mut |block| {
        visit_inlines(block, &mut |inline| {
            if let InlineKind::Link(link) = &inline.kind
                && matches!(link.target, Target::External(_))
            {
                count += 1;
            }
        });
    });
    count
}
