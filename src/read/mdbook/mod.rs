//! mdBook's books: `book.toml` says what the book is, `SUMMARY.md` which files it has in
//! which order, and directives in the text include parts of other files.
//!
//! A book is known by the name of its input, which is one of these two. Its configuration
//! is mdBook's; of `[output.html]` what says something of the text is read, and nothing of
//! what concerns the web pages alone.

mod code;
mod configuration;
mod directives;
mod formulas;
mod selection;
mod summary;

pub(super) use configuration::Configuration;
pub(super) use directives::expand;

use super::Input;
use super::blocks::Parsed;
use super::book::{Binder, Chapter};
use super::files::{Files, folder, join};
use super::front_matter::{self, FrontMatter};
use super::source::{self, Manner, Source};
use crate::diagnostic::{
    Code, Diagnostic, Diagnostics, Reported, SourceId, Span, catalogue,
};
use crate::document::{Inline, InlineKind, plain_text, visit_blocks, visit_inlines};
use std::ops::Range;

/// The file that configures a book.
const CONFIGURATION: &str = "book.toml";
/// The file that lists its chapters.
const SUMMARY: &str = "SUMMARY.md";

/// What a book that mdBook takes as it is must not stop an edition for. Its writers never
/// heard of these: a word is enough.
static TOLERATED: &[&Code] = &[
    &catalogue::IMAGE_NO_ALTERNATIVE,
    &catalogue::IMAGE_REMOTE,
    &catalogue::LINK_UNRESOLVED,
    &catalogue::LINK_UNSAFE,
    &catalogue::NOTE_UNDEFINED,
];

/// Whether an input of this name is a book of mdBook's.
pub(super) fn is_book(name: &str) -> bool {
    matches!(file_name(name), CONFIGURATION | SUMMARY)
}

/// Whether a path is that of a summary.
pub(super) fn is_summary(path: &str) -> bool {
    file_name(path) == SUMMARY
}

fn file_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// What a book says of itself, its text in reading order, and its files.
pub(super) fn read<'a>(
    input: &Input<'a>,
    diagnostics: &mut Diagnostics,
) -> Result<(Source<'a>, FrontMatter, Parsed, Files), Reported> {
    diagnostics.tolerate(TOLERATED);
    let text = source::decode(input.name, input.bytes, diagnostics)?;
    let id = diagnostics.sources.add(input.name, text);
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let source =
        Source { id, text, front_matter: None, body: start..start, manner: Manner::Book };

    let configures = file_name(input.name) == CONFIGURATION;
    let configuration = if configures {
        configuration::read(&source, diagnostics)?
    } else {
        Configuration::default()
    };
    let root = configuration.root(&source, input.options.language.is_none());
    let mut front = front_matter::from_tree(root, &input.options.overrides, diagnostics);
    settle_title(input.name, &configuration, &source, &mut front);

    let mut binder = Binder::new(input, diagnostics);
    binder.mdbook = Some(&configuration);
    let (path, summary) = if configures {
        let path = join(&configuration.folder, SUMMARY);
        // What is wrong was said; there is nothing else to read.
        let found = binder.fetch_text(&path, configuration.folder_span);
        let (name, text) = found.unwrap_or_default();
        let id = binder.diagnostics.sources.add(name, text.as_str());
        let summary = chapters(&mut binder, &path, &text, id);
        (path, summary)
    } else {
        (SUMMARY.to_owned(), chapters(&mut binder, SUMMARY, text, id))
    };
    binder.chapters(&summary, folder(&path), 1);
    let (parsed, files) = binder.finish();
    Ok((source, front, parsed, files))
}

/// The chapters that the summary lists.
fn chapters(
    binder: &mut Binder<'_>,
    path: &str,
    text: &str,
    source: SourceId,
) -> Vec<Chapter> {
    binder.files.add(path, source);
    let chapters = summary::read(text, source, binder.diagnostics);
    if chapters.is_empty() && !binder.diagnostics.has_errors() {
        binder.diagnostics.error(
            Diagnostic::new(&catalogue::BOOK_SUMMARY, "the book names no chapter")
                .at(Span::new(source, 0..0))
                .help("list the chapters, such as `- [Title](chapter.md)`"),
        );
    }
    chapters
}

/// The title as it is written, which is no Markdown; without one the name of the folder.
fn settle_title(
    name: &str,
    configuration: &Configuration,
    source: &Source<'_>,
    front: &mut FrontMatter,
) {
    if front.title.is_empty() {
        let place = source.span(source.body.clone());
        let words = folder_name(name);
        if !words.is_empty() {
            words.clone_into(&mut front.metadata.title);
            front.title = vec![Inline::new(place, InlineKind::Generated(words.to_owned()))];
        }
    } else if let Some((title, span)) = &configuration.title
        && front.title.first().is_some_and(|first| first.span.source == source.id)
    {
        front.metadata.title.clone_from(title);
        front.title = vec![Inline::text(*span, title)];
    }
}

/// The name of a book's folder: that above `src` where the chapters have one.
fn folder_name(name: &str) -> &str {
    let mut parts = name.rsplit(['/', '\\']).skip(1).filter(|part| *part != ".");
    match parts.next() {
        Some("src") => parts.next().unwrap_or(""),
        Some(part) if part != ".." => part,
        Some(_) | None => "",
    }
}

/// Settles what is mdBook's own in a text: code, and directives that nothing here knows.
pub(super) fn settle(
    parsed: &mut Parsed,
    configuration: &Configuration,
    diagnostics: &mut Diagnostics,
) {
    code::settle(&mut parsed.blocks, configuration);
    visit_blocks(&parsed.blocks, &mut |block| {
        visit_inlines(block, &mut |inline| {
            if let InlineKind::Text(words) = &inline.kind
                && let Some((at, name)) = directives::unknown(words)
            {
                // Where the words are as they are written, the place is exact.
                let Range { start, end } = inline.span.range();
                let is_exact = end - start == words.len();
                let start = if is_exact { start + at } else { start };
                let span = Span::new(inline.span.source, start..end);
                let (fact, help) = if directives::is_known(name) {
                    ("names no file", "write the file behind its name, or take it away")
                } else {
                    ("is of a preprocessor", "write in its place what it stands for")
                };
                diagnostics.report(
                    Diagnostic::new(
                        &catalogue::BOOK_UNKNOWN_DIRECTIVE,
                        format!("the directive `{name}` {fact} and stays as it is"),
                    )
                    .at(span)
                    .help(help),
                );
            }
        });
    });
    for note in parsed.notes.iter_mut().flatten() {
        code::settle(&mut note.blocks, configuration);
    }
    if configuration.has_formulas {
        formulas::settle(&mut parsed.blocks);
        for note in parsed.notes.iter_mut().flatten() {
            formulas::settle(&mut note.blocks);
        }
    }
}

/// The words of a run on one line.
fn line(content: &[Inline]) -> String {
    plain_text(content).split_whitespace().collect::<Vec<_>>().join(" ")
}
