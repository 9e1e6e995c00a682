//! References: what a link without words (`[](#id)`) says.

use super::doubled_words;
use super::figures::Numbers;
use super::in_one_line;
use super::orthotypography::{Smart, plain};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    Block, BlockKind, Document, Inline, InlineKind, Inlines, Target, descend, descend_mut,
    plain_text, texts_mut, visit_inlines,
};
use crate::language::{Label, Tag};
use std::collections::BTreeMap;

/// The most characters that a reference takes of the text it leads to.
const MAX_WORDS: usize = 40;

/// Gives each link without words the number of the place it leads to, else its title. Where
/// it has neither, the reference says its first words or what it is, and that is told.
pub(super) fn refer(
    document: &mut Document,
    numbers: Numbers,
    smart: Smart,
    diagnostics: &mut Diagnostics,
) {
    let language = document.metadata.language.clone();
    let mut names = Names { language: &language, smart, names: BTreeMap::new() };
    for (id, number) in numbers {
        names.names.insert(id, Name::Number(number));
    }
    names.blocks(&document.blocks);
    for note in &document.notes {
        names.blocks(&note.blocks);
    }
    let mut referrer = Referrer { names: names.names, language: &language, diagnostics };
    referrer.blocks(&mut document.blocks);
    for note in &mut document.notes {
        referrer.blocks(&mut note.blocks);
    }
}

/// What a place is called.
enum Name {
    /// Its number behind the word for what it is.
    Number(String),
    /// Its title or its words.
    Own(String),
    /// What it is, or the words it begins with.
    Makeshift(String),
}

/// The names of all places by their identifiers.
struct Names<'a> {
    language: &'a Tag,
    smart: Smart,
    names: BTreeMap<String, Name>,
}

impl Names<'_> {
    fn blocks(&mut self, list: &[Block]) {
        for block in list {
            if let Some(id) = block.attributes.id() {
                let name = self.of_block(block);
                self.names.entry(id.to_owned()).or_insert(name);
            }
            if let BlockKind::Definitions(definitions) = &block.kind {
                for term in definitions.iter().flat_map(|one| &one.terms) {
                    self.term(term);
                }
            }
            visit_inlines(block, &mut |inline| self.inline(inline));
            for children in descend(block) {
                self.blocks(children);
            }
        }
    }

    /// A term is its own title.
    fn term(&mut self, term: &Block) {
        if let (Some(id), BlockKind::Paragraph(content)) =
            (term.attributes.id(), &term.kind)
        {
            let words = self.set_right(in_one_line(content));
            self.names.insert(id.to_owned(), Name::Own(words));
        }
    }

    fn inline(&mut self, inline: &Inline) {
        let Some(id) = inline.kind.attributes().and_then(|own| own.id()) else { return };
        let words = self.set_right(plain_text(std::slice::from_ref(inline)));
        let name = match words.trim() {
            "" => Name::Makeshift(self.label(Label::Image)),
            words => Name::Own(words.to_owned()),
        };
        self.names.entry(id.to_owned()).or_insert(name);
    }

    fn of_block(&self, block: &Block) -> Name {
        match &block.kind {
            BlockKind::Title(title) => Name::Own(self.set_right(in_one_line(&title.title))),
            BlockKind::Heading { level: _, content } => {
                Name::Own(self.set_right(in_one_line(content)))
            }
            BlockKind::Figure(figure) if figure.image.alternative.is_empty() => {
                Name::Makeshift(self.label(Label::Figure))
            }
            BlockKind::Figure(figure) => {
                Name::Makeshift(self.beginning(&figure.image.alternative))
            }
            BlockKind::Table(_) => Name::Makeshift(self.label(Label::Table)),
            BlockKind::Code(_) => Name::Makeshift(self.label(Label::Code)),
            BlockKind::Math(_) => Name::Makeshift(self.label(Label::Formula)),
            BlockKind::Rule => Name::Makeshift(self.label(Label::ChangeOfTheme)),
            BlockKind::PageBreak => Name::Makeshift(self.label(Label::Page)),
            BlockKind::Alert { kind, blocks } => match title(blocks) {
                Some(words) => Name::Own(self.set_right(words)),
                None => Name::Makeshift(self.label(kind.label())),
            },
            BlockKind::Division(blocks) => match title(blocks) {
                Some(words) => Name::Own(self.set_right(words)),
                None => Name::Makeshift(self.first_words(block)),
            },
            BlockKind::Paragraph(_)
            | BlockKind::List(_)
            | BlockKind::Definitions(_)
            | BlockKind::Quote(_)
            | BlockKind::Letter(_)
            | BlockKind::RawHtml(_) => Name::Makeshift(self.first_words(block)),
        }
    }

    fn label(&self, label: Label) -> String {
        label.in_language(self.language).to_owned()
    }

    /// The words that a block begins with; where it has none, that it is a part of the text.
    fn first_words(&self, block: &Block) -> String {
        match text(block) {
            Some(words) => self.beginning(&words),
            None => self.label(Label::Section),
        }
    }

    /// A text up to a blank before its [`MAX_WORDS`].
    fn beginning(&self, text: &str) -> String {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some((end, _)) = words.char_indices().nth(MAX_WORDS) else {
            return self.set_right(words);
        };
        let start = words.get(..end).unwrap_or("");
        let start = start.rsplit_once(' ').map_or(start, |(start, _)| start);
        self.set_right(format!("{start}…"))
    }

    fn set_right(&self, mut words: String) -> String {
        if self.smart == Smart::On {
            plain(&mut words, self.language);
        }
        words
    }
}

/// The words of the heading that blocks begin with.
fn title(blocks: &[Block]) -> Option<String> {
    match &blocks.first()?.kind {
        BlockKind::Heading { level: _, content } => Some(in_one_line(content)),
        _ => None,
    }
}

/// The first words in a block.
fn text(block: &Block) -> Option<String> {
    let own = match &block.kind {
        BlockKind::Paragraph(content) | BlockKind::Heading { level: _, content } => {
            plain_text(content)
        }
        BlockKind::Letter(part) => part.lines.first().map(|line| plain_text(line))?,
        BlockKind::Code(code) => code.text.clone(),
        BlockKind::Figure(figure) => figure.image.alternative.clone(),
        BlockKind::Title(_)
        | BlockKind::List(_)
        | BlockKind::Definitions(_)
        | BlockKind::Quote(_)
        | BlockKind::Alert { .. }
        | BlockKind::Math(_)
        | BlockKind::Table(_)
        | BlockKind::Rule
        | BlockKind::PageBreak
        | BlockKind::Division(_)
        | BlockKind::RawHtml(_) => String::new(),
    };
    if !own.trim().is_empty() {
        return Some(own);
    }
    descend(block).into_iter().flatten().find_map(text)
}

/// Gives references their words.
struct Referrer<'a, 'd> {
    names: BTreeMap<String, Name>,
    language: &'a Tag,
    diagnostics: &'d mut Diagnostics,
}

impl Referrer<'_, '_> {
    fn blocks(&mut self, list: &mut [Block]) {
        for block in list {
            for run in texts_mut(block) {
                self.inlines(run);
            }
            for children in descend_mut(block) {
                self.blocks(children);
            }
        }
    }

    fn inlines(&mut self, run: &mut Inlines) {
        // The words right before an inline.
        let mut before = String::new();
        for Inline { span, kind } in run {
            if let InlineKind::Link(link) = kind
                && let Target::Internal(id) = &link.target
                && link.content.is_empty()
            {
                let words = self.words(id, &before, *span);
                link.content = vec![Inline::new(*span, InlineKind::Generated(words))];
            }
            if let Some(content) = kind.content_mut() {
                self.inlines(content);
            }
            match kind {
                InlineKind::Text(words) => before.push_str(words),
                InlineKind::SoftBreak => before.push(' '),
                _ => before.clear(),
            }
        }
    }

    /// What a reference to the place `id` says behind the words `before` it.
    fn words(&mut self, id: &str, before: &str, span: Span) -> String {
        match self.names.get(id) {
            Some(Name::Own(words)) => words.clone(),
            Some(Name::Number(words)) => {
                if let Some(told) =
                    doubled_words::remark(before, words, self.language, span)
                {
                    self.diagnostics.report(told);
                }
                words.clone()
            }
            Some(Name::Makeshift(words)) => {
                self.diagnostics.report(
                    Diagnostic::new(
                        &catalogue::LINK_WORDLESS,
                        format!(
                            "what is named `{id}` has neither number nor title: the \
                             reference says `{words}`"
                        ),
                    )
                    .at(span)
                    .help("write words between the brackets, or give the place a caption"),
                );
                words.clone()
            }
            None => id.to_owned(),
        }
    }
}
