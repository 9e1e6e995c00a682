//! Front matter: YAML as a tree, held to the schema, then typed.

mod check;
mod isbn;
mod json_schema;
mod overrides;
mod publication;
mod schema;
mod tree;
mod typed;

pub use json_schema::json_schema;

use super::Override;
use super::source::Source;
use crate::diagnostic::{Diagnostic, Diagnostics, Reported, Span, catalogue};
use crate::document::{Entry, Inlines, Letter, Metadata, Node, NodeKind};

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
    /// Where each author's name stands.
    pub(super) author_spans: Vec<Span>,
    /// Where the date stands.
    pub(super) date_span: Span,
    /// Where the cover's path stands.
    pub(super) cover_span: Span,
    /// The letter block.
    pub(super) letter: Option<Letter>,
    /// Where the letter block's values stand.
    pub(super) letter_span: Span,
    /// Whether orthotypography is wanted.
    pub(super) smart: bool,
    /// The options by format.
    pub(super) output: Vec<Entry>,
}

/// Reads the front matter of a source, with the command line's values put into it.
pub(super) fn read(
    source: &Source<'_>,
    overrides: &[Override],
    diagnostics: &mut Diagnostics,
) -> Result<FrontMatter, Reported> {
    let range = source.front_matter.clone().unwrap_or(0..0);
    let place = tree::Place { source: source.id, start: range.start };
    let text = source.text.get(range.clone()).unwrap_or("");
    let mut root = tree::parse(text, place, diagnostics)?;
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
    for entry in overrides {
        // What is wrong is said; the others are still tried.
        overrides::apply(&mut root, entry, diagnostics).unwrap_or_else(drop);
    }
    let Node { kind: NodeKind::Map(entries), span } = root else {
        return Ok(FrontMatter { smart: true, ..FrontMatter::default() });
    };
    let foreign = check::document(&entries, diagnostics);
    let root = Node { span, kind: NodeKind::Map(entries) };
    Ok(typed::front_matter(&root, foreign, &diagnostics.sources))
}
