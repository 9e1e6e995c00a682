//! Citations: `[@key]` becomes a link to a list of the works that are cited, or a note that
//! describes the work; the list is made of files in the form of BibTeX and BibLaTeX.
//!
//! A citation is a span of the class `citation`, whose links carry the key of a work; what
//! they say, and all that the converter puts around it, is generated, so that a writer of
//! sources can leave it out. The list is a division of the class `references`.

mod entry;
mod history;
mod introduction;
mod label;
mod load;
mod mention;
mod names;
mod note_entry;
mod notes;
mod order;
mod parts;
mod range;
mod syntax;
mod tex;
mod work;

pub(super) use load::{Works, load};

use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue, nearest};
use crate::document::{
    Attributes, Bibliography, Block, BlockId, BlockKind, CitationStyle, Document,
    ENTRY_CLASS, HANGING_CLASS, HeadingLevel, IN_TEXT_CLASS, Inline, InlineKind, Inlines,
    Note, REFERENCES_CLASS, REFERENCES_ID, SUPPRESSED_CLASS, cited_key, descend_mut,
    is_citation, plain_text, texts_mut,
};
use crate::language::{CitingWords, label::semicolon};
use entry::Manner;
pub(super) use entry::made;
use introduction::BLANKS;
use label::Label;
use mention::Teller;
use std::collections::BTreeMap;
use syntax::Known;

/// Makes links of the citations in a document and its notes, or notes of those in the text
/// where that is how works are cited, and lists the works: where a
/// division is named `refs`, else at the end, below a heading.
pub(super) fn settle(
    document: &mut Document,
    notes: &mut Vec<Option<Note>>,
    works: &Works,
    diagnostics: &mut Diagnostics,
) {
    let Some(facts) = document.bibliography.clone() else { return };
    let mut finder = Finder { works, diagnostics };
    visit_all(document, notes, &mut |run| syntax::read(run, &mut finder));
    if facts.style == CitationStyle::Notes {
        notes::make(document, notes, works);
    }
    let mut met = order::of(&document.blocks, notes);
    finder.add_uncited(&facts, &mut met.keys);

    let language = document.metadata.language.clone();
    let words = CitingWords::of(&language);
    let cited = met.keys.iter().filter_map(|key| works.get(key)).collect();
    let manner = Manner { language: &language, words: &words, style: facts.style };
    let listed = label::ordered(cited, manner);
    let labels: Labels<'_> =
        listed.iter().map(|(work, label)| (work.key.as_str(), label)).collect();
    match facts.style {
        CitationStyle::AuthorDate | CitationStyle::Numeric => {
            visit_all(document, notes, &mut |run| say(run, &labels, manner));
        }
        CitationStyle::Notes => {
            visit_runs(&mut document.blocks, &mut |run| say(run, &labels, manner));
            Teller::new(works, &labels, manner).tell(notes, &met.notes);
        }
    }
    let entries = listed.iter().map(|(work, label)| {
        let mut attributes = Attributes::default();
        attributes.set_id(works.id(work));
        attributes.add_class(ENTRY_CLASS);
        let content = entry::entry(work, label, manner);
        block(BlockKind::Paragraph(content), attributes, work.span)
    });
    let entries: Vec<Block> = entries.collect();
    if !entries.is_empty() {
        list(document, entries, &words);
    }
}

/// What works are called, by their keys.
type Labels<'a> = BTreeMap<&'a str, &'a Label>;

/// Knows the works, and says which are cited that there are not.
struct Finder<'w, 'd> {
    works: &'w Works,
    diagnostics: &'d mut Diagnostics,
}

impl Known for Finder<'_, '_> {
    fn id(&self, key: &str) -> Option<String> {
        Some(self.works.id(self.works.get(key)?).to_owned())
    }

    fn miss(&mut self, key: &str, span: Span) {
        let near = nearest(key, self.works.keys());
        let help = match near {
            Some(near) => format!("did you mean `@{near}`?"),
            None => {
                "correct the key, or add the work to the bibliography; write `\\@` for the \
                 sign itself"
                    .to_owned()
            }
        };
        self.diagnostics.error(
            Diagnostic::new(
                &catalogue::CITATION_UNKNOWN,
                format!("the bibliography has no work `{key}`"),
            )
            .at(span)
            .help(help),
        );
    }
}

impl Finder<'_, '_> {
    /// Adds the works that are listed though nothing cites them.
    fn add_uncited(&mut self, facts: &Bibliography, order: &mut Vec<String>) {
        let Some(stated) = &facts.uncited else { return };
        let mut add = |key: &str| {
            if !order.iter().any(|own| own == key) {
                order.push(key.to_owned());
            }
        };
        for word in stated.split(|c: char| c.is_whitespace() || c == ',') {
            match word.strip_prefix('@').unwrap_or(word) {
                "" => {}
                "*" => self.works.keys().for_each(&mut add),
                key if self.works.get(key).is_some() => add(key),
                key => self.miss(key, self.works.uncited_span),
            }
        }
    }
}

/// Calls `visit` on each run of inlines of a document and its notes.
fn visit_all(
    document: &mut Document,
    notes: &mut [Option<Note>],
    visit: &mut dyn FnMut(&mut Inlines),
) {
    visit_runs(&mut document.blocks, visit);
    for note in notes.iter_mut().flatten() {
        visit_runs(&mut note.blocks, visit);
    }
}

/// The same of blocks, what stands inside others first.
fn visit_runs(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Inlines)) {
    for block in blocks {
        for run in texts_mut(block) {
            visit_run(run, visit);
        }
        for children in descend_mut(block) {
            visit_runs(children, visit);
        }
    }
}

fn visit_run(run: &mut Inlines, visit: &mut dyn FnMut(&mut Inlines)) {
    for inline in run.iter_mut() {
        // A link holds no other.
        if matches!(inline.kind, InlineKind::Link(_)) {
            continue;
        }
        if let Some(content) = inline.kind.content_mut() {
            visit_run(content, visit);
        }
    }
    visit(run);
}

/// Gives the citations of a run their words.
fn say(run: &mut Inlines, labels: &Labels<'_>, manner: Manner<'_>) {
    for inline in run {
        if let InlineKind::Span { attributes, content } = &mut inline.kind
            && is_citation(attributes, content)
        {
            let inside = std::mem::take(content);
            *content = match attributes.has_class(IN_TEXT_CLASS) {
                true => in_text(inside, labels, manner),
                false => in_brackets(inside, labels, manner),
            };
        }
    }
}

/// What stands around works: before them and behind them.
const fn marks(style: CitationStyle) -> (&'static str, &'static str) {
    match style {
        CitationStyle::AuthorDate => ("(", ")"),
        CitationStyle::Numeric => ("[", "]"),
        // What stands in brackets is a note.
        CitationStyle::Notes => ("", ""),
    }
}

/// What stands between the works in a run and the next one.
fn between_works(run: &[Inline], manner: Manner<'_>) -> &'static str {
    let sign = match manner.style {
        CitationStyle::AuthorDate | CitationStyle::Notes => semicolon(manner.language),
        CitationStyle::Numeric => ",",
    };
    // The source may have the blank before it.
    match last_words(run).ends_with(BLANKS) {
        true => sign.trim_start(),
        false => sign,
    }
}

/// The words that end a run, two letters before its last quotes at least. Where many works
/// are cited at once, all words would be read for each.
fn last_words(run: &[Inline]) -> String {
    let mut words = String::new();
    for inline in run.iter().rev() {
        words.insert_str(0, &plain_text(std::slice::from_ref(inline)));
        if words.trim_end_matches('"').chars().nth(1).is_some() {
            break;
        }
    }
    words
}

/// Gives a link what `words` make of the label of its work; whether it is one of a citation.
fn name(
    inline: &mut Inline,
    labels: &Labels<'_>,
    words: impl FnOnce(&Label, bool) -> String,
) -> bool {
    let span = inline.span;
    let InlineKind::Link(link) = &mut inline.kind else { return false };
    let Some(label) = cited_key(link).and_then(|key| labels.get(key)) else { return false };
    let is_suppressed = link.attributes.has_class(SUPPRESSED_CLASS);
    link.content = vec![made(&words(label, is_suppressed), span)];
    true
}

/// `(see Knuth 1984, p. 3; Lamport 1994)`, `[see 1, p. 3, 2]`.
fn in_brackets(content: Inlines, labels: &Labels<'_>, manner: Manner<'_>) -> Inlines {
    let span = content.first().map(|inline| inline.span).unwrap_or_default();
    let style = manner.style;
    let (open, close) = marks(style);
    let mut run = vec![made(open, span)];
    let mut rest = content.into_iter().peekable();
    while let Some(mut inline) = rest.next() {
        if matches!(inline.kind, InlineKind::Generated(_)) {
            let sign = between_works(&run, manner);
            run.push(made(&format!("{sign} "), inline.span));
            continue;
        }
        let place = inline.span;
        let is_work = name(&mut inline, labels, |label, is_suppressed| match style {
            CitationStyle::AuthorDate if is_suppressed => label.year.clone(),
            CitationStyle::AuthorDate => format!("{}\u{a0}{}", label.names, label.year),
            CitationStyle::Numeric => label.number.to_string(),
            CitationStyle::Notes => label.names.clone(),
        });
        run.push(inline);
        if is_work && rest.peek().is_some_and(is_bare_locator) {
            run.push(made(",", place));
        }
    }
    run.push(made(close, span));
    run
}

/// `Knuth (1984, p. 3)`, `Knuth [1, p. 3]`.
fn in_text(mut content: Inlines, labels: &Labels<'_>, manner: Manner<'_>) -> Inlines {
    let span = content.first().map(|inline| inline.span).unwrap_or_default();
    let style = manner.style;
    let (open, close) = marks(style);
    let has_suffix = content.len() > 1;
    let end = if has_suffix { "" } else { close };
    if let Some(work) = content.first_mut() {
        name(work, labels, |label, is_suppressed| {
            let (blank, what) = match style {
                CitationStyle::AuthorDate => (' ', label.year.clone()),
                CitationStyle::Numeric => ('\u{a0}', label.number.to_string()),
                CitationStyle::Notes => return label.names.clone(),
            };
            match is_suppressed {
                true => format!("{open}{what}{end}"),
                false => format!("{}{blank}{open}{what}{end}", label.names),
            }
        });
    }
    if has_suffix {
        content.insert(1, made(", ", span));
        content.push(made(close, span));
    }
    content
}

/// Whether words behind a key are a place in the work without a comma before it: ` p. 3`.
fn is_bare_locator(inline: &Inline) -> bool {
    let InlineKind::Text(words) = &inline.kind else { return false };
    let Some(words) = words.strip_prefix([' ', '\u{a0}']) else { return false };
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let mut parts = words.split([' ', '\u{a0}']);
    parts.next().is_some_and(|first| {
        is_number(first) || first.ends_with('.') && parts.next().is_some_and(is_number)
    })
}

/// Puts the list of works where it belongs.
fn list(document: &mut Document, paragraphs: Vec<Block>, words: &CitingWords) {
    let span = paragraphs.first().map(|block| block.span).unwrap_or_default();
    if let Some(refs) = division(&mut document.blocks, REFERENCES_ID) {
        for class in [REFERENCES_CLASS, HANGING_CLASS] {
            if !refs.attributes.has_class(class) {
                refs.attributes.add_class(class);
            }
        }
        if let BlockKind::Division(blocks) = &mut refs.kind {
            blocks.extend(paragraphs);
        }
        return;
    }
    let heading = made_heading(&document.blocks, (words.heading, "bibliography"), span);
    document.blocks.push(heading);
    let mut attributes = Attributes::default();
    attributes.set_id(REFERENCES_ID);
    attributes.add_class(REFERENCES_CLASS);
    attributes.add_class(HANGING_CLASS);
    document.blocks.push(block(BlockKind::Division(paragraphs), attributes, span));
}

/// A heading of the converter's own above what it lists at the level of the document's
/// chapters: its words, and the class of such back matter.
pub(super) fn made_heading(
    blocks: &[Block],
    (words, class): (&str, &str),
    span: Span,
) -> Block {
    let level = blocks.iter().filter_map(heading_level).min();
    let mut attributes = Attributes::default();
    attributes.add_class(class);
    attributes.add_class("unnumbered");
    let content = vec![made(words, span)];
    let level = level.unwrap_or(HeadingLevel::TITLE);
    block(BlockKind::Heading { level, content }, attributes, span)
}

/// The division that the source names `id`, for a list.
pub(super) fn division<'b>(blocks: &'b mut [Block], id: &str) -> Option<&'b mut Block> {
    for block in blocks {
        let is_division = matches!(block.kind, BlockKind::Division(_));
        if is_division && block.attributes.id() == Some(id) {
            return Some(block);
        }
        let mut inside = descend_mut(block).into_iter();
        if let Some(found) = inside.find_map(|list| division(list, id)) {
            return Some(found);
        }
    }
    None
}

fn heading_level(block: &Block) -> Option<HeadingLevel> {
    match block.kind {
        BlockKind::Heading { level, content: _ } => Some(level),
        _ => None,
    }
}

/// A block that the converter makes.
pub(super) fn block(kind: BlockKind, attributes: Attributes, span: Span) -> Block {
    Block { id: BlockId::default(), span, attributes, kind }
}
