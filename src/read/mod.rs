//! From bytes to a [`Document`] in which nothing dangles.
//!
//! Bytes → source (front matter and body) → YAML tree, Markdown blocks → assembled in
//! reading order → resolved. A source may be made of many files: those that its front
//! matter names, or the chapters of an mdBook.
//!
//! Invariant: after reading, links have targets, images exist, notes are numbered, ids are
//! unique, headings have no gaps and the orthotypography is done. What was left out is
//! among the diagnostics.

mod assemble;
mod attributes;
mod author_names;
mod bare_links;
mod blocks;
mod book;
mod callouts;
mod citations;
mod code;
mod column_tables;
mod comments;
mod definitions;
mod displayed;
mod divisions;
mod escaped_blanks;
mod files;
mod front_matter;
mod imprint;
mod inline_notes;
mod inlines;
mod letter;
mod lettered_lists;
mod line_blocks;
mod linked_calls;
mod list_mark;
mod lists;
mod marks;
mod mdbook;
mod naming;
mod nesting;
mod origin;
mod paired_signs;
mod plain_signs;
mod raw_formats;
mod resolve;
mod scripts;
mod source;
mod spans;
#[cfg(test)]
mod specification;
mod stress;
mod syntax;
mod tables;
mod tilde_definitions;

#[cfg(feature = "markdown")]
pub(crate) use assemble::same_words;
pub(crate) use front_matter::json_schema;
#[cfg(feature = "markdown")]
pub(crate) use list_mark::Mark;
#[cfg(feature = "markdown")]
pub(crate) use resolve::slug;

use crate::diagnostic::{Diagnostics, Reported};
use crate::document::Document;
use crate::language::Tag;
use crate::resource::Resources;
use resolve::Smart;

/// What is read, and how.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The name that messages show: a path as the user gave it, or `<stdin>`. A file named
    /// `book.toml` or `SUMMARY.md` is an mdBook.
    pub name: &'a str,
    /// The source: UTF-8, with LF or CRLF, with or without a byte order mark.
    pub bytes: &'a [u8],
    /// Where its images and the other files it names come from, at paths that count from
    /// its folder.
    pub resources: &'a dyn Resources,
    /// What the command line adds.
    pub options: &'a Options,
}

/// What the command line adds to a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The language of a document that states none (`--lang`).
    pub language: Option<Tag>,
    /// Values for the front matter (`--set`), in the order in which they take effect.
    pub overrides: Vec<Override>,
}

/// A value for the front matter from the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// The path of keys, such as `letter.closing` or `author.0.name`.
    pub path: String,
    /// The value as YAML, typed as if it stood in the front matter.
    pub value: String,
}

/// Reads a source.
///
/// # Errors
/// Where the source or something it names is wrong. Reading goes on as far as it can, so
/// that the diagnostics say all of it.
///
/// ```
/// use sevigne::diagnostic::Diagnostics;
/// use sevigne::read::{Input, Options, read};
/// use sevigne::resource::Memory;
///
/// let source = "---\ntitle: Merci\nlang: fr\ndate: 2020-04-01\n---\nBonjour à tous.\n";
/// let mut diagnostics = Diagnostics::default();
/// let input = Input {
///     name: "merci.md",
///     bytes: source.as_bytes(),
///     resources: &Memory::default(),
///     options: &Options::default(),
/// };
/// let document = read(&input, &mut diagnostics).expect("nothing is wrong");
/// assert_eq!(document.metadata.title, "Merci");
/// assert_eq!(document.blocks.len(), 2);
/// ```
pub fn read(
    input: &Input<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Document, Reported> {
    let before = diagnostics.sources.len();
    let (source, front_matter, parsed, files, works) = if mdbook::is_book(input.name) {
        let (source, front_matter, parsed, files) = mdbook::read(input, diagnostics)?;
        (source, front_matter, parsed, files, citations::Works::default())
    } else {
        // Bytes to text, front matter apart from body.
        let source = source::Source::new(input.name, input.bytes, diagnostics)?;

        // YAML to typed facts.
        let overrides = &input.options.overrides;
        let front_matter = front_matter::read(&source, overrides, diagnostics)?;

        // Markdown to blocks as they stand, then that of the files it names.
        let mut binder = book::Binder::new(input, diagnostics);
        binder.first(input.name, &source, &front_matter.chapters);
        let uncited = front_matter.uncited.as_ref().map(|(_, span)| *span);
        let works = citations::load(
            &front_matter.bibliography,
            uncited.unwrap_or_default(),
            &mut binder,
        );
        let (parsed, files) = binder.finish();
        (source, front_matter, parsed, files, works)
    };

    // Title, letter and body in reading order; then all that is open is settled.
    let smart = if front_matter.smart { Smart::On } else { Smart::Off };
    let assembled = assemble::assemble(input, &source, front_matter, parsed, diagnostics);
    let mut document =
        resolve::resolve(assembled, &files, &works, input.resources, smart, diagnostics);
    document.sources = diagnostics.sources.ids().skip(before).collect();
    diagnostics.check()?;
    Ok(document)
}
