//! Front matter: YAML as a tree, held to the schema, then typed.

mod check;
mod claims;
mod fault;
mod foreign;
mod isbn;
mod json_schema;
mod lost;
mod overrides;
mod publication;
mod relator;
mod schema;
mod tree;
mod typed;

pub(crate) use json_schema::json_schema;

use super::Override;
use super::blocks::Parsed;
use super::book::Chapter;
use super::imprint::TradeSpans;
use super::source::Source;
use crate::diagnostic::{Diagnostic, Diagnostics, Reported, Span, catalogue};
use crate::document::{
    CitationStyle, Entry, Imprint, Inlines, Letter, Metadata, Node, NodeKind,
    SyntaxHighlighting,
};

/// All that the front matter says, typed.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// Facts about the document. The title is empty where none is given; language and time
    /// are settled later.
    pub(super) metadata: Metadata,
    /// Whether a language is stated, be it a wrong one.
    pub(super) has_language: bool,
    /// Whether a date is stated, be it a wrong one.
    pub(super) has_date: bool,
    /// The title with its Markdown, where one is given.
    pub(super) title: Inlines,
    /// The subtitle with its Markdown.
    pub(super) subtitle: Inlines,
    /// The abstract, as it is read from its Markdown.
    pub(super) summary: Option<Summary>,
    /// Where each author's name stands.
    pub(super) author_spans: Vec<Span>,
    /// Where the date stands.
    pub(super) date_span: Span,
    /// Where what an imprint says stands.
    pub(super) trade_spans: TradeSpans,
    /// Whether an imprint is unwanted.
    pub(super) imprint: Imprint,
    /// Where the cover's path stands.
    pub(super) cover_span: Span,
    /// The letter block.
    pub(super) letter: Option<Letter>,
    /// Where the letter block's values stand.
    pub(super) letter_span: Span,
    /// Whether code is shown in colors.
    pub(super) syntax_highlighting: SyntaxHighlighting,
    /// Words with the places where they may be divided.
    pub(super) hyphenation: Vec<String>,
    /// The files of works to be cited, each with its place; none where nothing is cited.
    pub(super) bibliography: Vec<(String, Span)>,
    /// How works are cited.
    pub(super) citation_style: CitationStyle,
    /// Works that are listed without a citation, and where that is said.
    pub(super) uncited: Option<(String, Span)>,
    /// What it says that it is.
    pub(super) class: DocumentClass,
    /// Whether orthotypography is wanted.
    pub(super) smart: bool,
    /// The options by format.
    pub(super) output: Vec<Entry>,
    /// The files that follow the text.
    pub(super) chapters: Vec<Chapter>,
}

/// What a document says that it is, as a class of LaTeX.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum DocumentClass {
    /// One with chapters.
    Book,
    /// Nothing, or a class without chapters.
    #[default]
    Other,
}

/// An abstract that the front matter states.
#[derive(Debug)]
pub(super) struct Summary {
    /// Where it stands.
    pub(super) span: Span,
    /// What it says.
    pub(super) parsed: Parsed,
}

/// What the front matter of a file that another one names says.
#[derive(Debug, Default)]
pub(super) struct PartFacts {
    /// The heading of the file, where it has none.
    pub(super) title: Inlines,
    /// The files that follow its text.
    pub(super) chapters: Vec<Chapter>,
}

/// Reads the front matter of a source, with the command line's values put into it.
pub(super) fn read(
    source: &Source<'_>,
    overrides: &[Override],
    diagnostics: &mut Diagnostics,
) -> Result<FrontMatter, Reported> {
    let root = tree_of(source, diagnostics)?;
    Ok(from_tree(root, overrides, diagnostics))
}

/// The same from a tree that was made elsewhere.
pub(super) fn from_tree(
    mut root: Node,
    overrides: &[Override],
    diagnostics: &mut Diagnostics,
) -> FrontMatter {
    for entry in overrides {
        // What is wrong is said; the others are still tried.
        overrides::apply(&mut root, entry, diagnostics).unwrap_or_else(drop);
    }
    let Node { kind: NodeKind::Map(entries), span } = root else {
        return FrontMatter { smart: true, ..FrontMatter::default() };
    };
    let foreign = check::document(&entries, diagnostics);
    let root = Node { span, kind: NodeKind::Map(entries) };
    typed::front_matter(&root, foreign, &diagnostics.sources)
}

/// Reads the front matter of a file that another one names. What concerns the document as
/// a whole is said in the first file alone.
pub(super) fn read_part(
    source: &Source<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<PartFacts, Reported> {
    let root = tree_of(source, diagnostics)?;
    let NodeKind::Map(entries) = &root.kind else { return Ok(PartFacts::default()) };
    let (own, others): (Vec<_>, Vec<_>) = entries
        .iter()
        .cloned()
        .partition(|entry| matches!(entry.key.as_str(), "title" | "include" | "chapters"));
    for entry in others.iter().filter(|entry| entry.key != "extra") {
        diagnostics.report(
            Diagnostic::new(
                &catalogue::INCLUDE_FRONT_MATTER,
                format!("the key `{}` has no effect in a file that is included", entry.key),
            )
            .at(entry.key_span)
            .help("say it in the front matter of the document, or take it away"),
        );
    }
    check::document(&own, diagnostics);
    let root = Node { span: root.span, kind: NodeKind::Map(own) };
    let FrontMatter { title, chapters, .. } =
        typed::front_matter(&root, Vec::new(), &diagnostics.sources);
    Ok(PartFacts { title, chapters })
}

/// The front matter of a source as a tree: a mapping or nothing.
fn tree_of(source: &Source<'_>, diagnostics: &mut Diagnostics) -> Result<Node, Reported> {
    let range = source.front_matter.clone().unwrap_or(0..0);
    let place = tree::Place { source: source.id, start: range.start };
    let text = source.text.get(range.clone()).unwrap_or("");
    let root = tree::parse(text, place, diagnostics)?;
    if !matches!(root.kind, NodeKind::Map(_) | NodeKind::Null) {
        return Err(diagnostics.error(
            Diagnostic::new(
                &catalogue::FRONT_MATTER_NOT_A_MAPPING,
                "the front matter is not made of `key: value` lines",
            )
            .at(root.span)
            .help(
                "write `key: value` lines; or leave a blank line after the `---` if it is a \
                 rule",
            ),
        ));
    }
    Ok(root)
}
