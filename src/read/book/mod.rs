//! Many files, one document: the chapters that a front matter or an mdBook names, each read
//! with its own links and notes, then joined in reading order.

mod listed;
mod merge;

pub(super) use listed::{chapters, included};
pub(super) use merge::append;

use super::blocks::{self, Marked, Parsed};
use super::divisions::Fences;
use super::files::{Files, cycle, folder, join};
use super::front_matter::{self, PartFacts};
use super::inline_notes::InlineNotes;
use super::lettered_lists::LetteredLists;
use super::linked_calls::LinkedCalls;
use super::mdbook::{self, Configuration};
use super::origin::Origin;
use super::source::{self, Source};
use super::syntax::Syntax;
use super::{Input, column_tables, resolve, tilde_definitions};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{Block, BlockKind, HeadingLevel, Inlines, PART_CLASS, plain_text};
use crate::resource::{ResourceError, Resources};
use std::borrow::Cow;

/// The deepest nesting of files that name files: far above any real one.
const MAX_NESTING: usize = 16;

/// The most files of a document, each counted as often as it is included: below what the
/// list of sources holds.
const MAX_SOURCES: usize = 60_000;

/// The most bytes that a document may have once all that it names is read, be it chapters
/// or what they include: a file that is named again and again would stand for any number.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// A file that becomes part of a document, or a part that groups some.
#[derive(Clone, Debug)]
pub(super) struct Chapter {
    /// Its name where the file has no heading of its own; may be empty.
    pub(super) title: Inlines,
    /// Where it is named.
    pub(super) span: Span,
    /// The path, as it is written where the chapter is named; none for a part, or for a
    /// chapter that is still to be written.
    pub(super) file: Option<String>,
    /// Whether its headings stand below those around it.
    pub(super) place: Place,
    /// What stands below it.
    pub(super) chapters: Vec<Self>,
}

/// How a file's headings stand among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// At the levels they are written.
    AsWritten,
    /// The highest at the level of the chapter.
    AtChapter,
}

/// Reads files and joins them.
#[derive(Debug)]
pub(super) struct Binder<'a> {
    pub(super) resources: &'a dyn Resources,
    pub(super) diagnostics: &'a mut Diagnostics,
    /// The files so far.
    pub(super) files: Files,
    /// What an mdBook is configured to be; none where a front matter names the files.
    pub(super) mdbook: Option<&'a Configuration>,
    /// The folder of the first file as messages show it, with the last `/`.
    shown: &'a str,
    /// The paths of the files being read, each named by the one before it.
    open: Vec<String>,
    parsed: Parsed,
    /// How many sources other documents had brought before.
    sources_before: usize,
    /// How many bytes of text they have.
    pub(super) bytes: usize,
    /// Whether it was said that there are too many files, or too large ones.
    is_full: bool,
}

impl<'a> Binder<'a> {
    pub(super) fn new(input: &Input<'a>, diagnostics: &'a mut Diagnostics) -> Self {
        let shown = input.name.rfind(['/', '\\']).map_or(0, |at| at + 1);
        Self {
            resources: input.resources,
            sources_before: diagnostics.sources.len(),
            diagnostics,
            files: Files::default(),
            mdbook: None,
            shown: input.name.get(..shown).unwrap_or(""),
            open: Vec::new(),
            parsed: Parsed::default(),
            bytes: 0,
            is_full: false,
        }
    }

    /// All that was read, in reading order.
    pub(super) fn finish(self) -> (Parsed, Files) {
        (self.parsed, self.files)
    }

    /// The body of the first file, and then what its front matter names.
    pub(super) fn first(&mut self, name: &str, source: &Source<'_>, named: &[Chapter]) {
        let own = name.get(self.shown.len()..).unwrap_or(name);
        self.files.add(own, source.id);
        let body = source.text.get(source.body.clone()).unwrap_or("");
        let origin = Origin::Slice(source.id, source.body.start);
        let parsed = parse(body.into(), origin, Syntax::Full);
        append(&mut self.parsed, parsed);
        self.open.push(own.to_owned());
        self.chapters(named, "", HeadingLevel::TITLE.get());
        self.open.pop();
    }

    /// Chapters whose paths count from `folder`, the highest headings at `level`.
    pub(super) fn chapters(&mut self, chapters: &[Chapter], folder: &str, level: u8) {
        for chapter in chapters {
            match &chapter.file {
                Some(path) => self.file(chapter, &join(folder, path), level),
                None if chapter.chapters.is_empty() => self.draft(chapter),
                None => {
                    let from = self.parsed.blocks.len();
                    self.heading(chapter.title.clone(), chapter.span, level);
                    for part in self.parsed.blocks.iter_mut().skip(from) {
                        part.attributes.add_class(PART_CLASS);
                    }
                }
            }
            self.chapters(&chapter.chapters, folder, level.saturating_add(1));
        }
    }

    fn draft(&mut self, chapter: &Chapter) {
        let title = plain_text(&chapter.title);
        self.diagnostics.report(
            Diagnostic::new(
                &catalogue::INCLUDE_DRAFT,
                format!("the chapter `{title}` has no file yet and is left out"),
            )
            .at(chapter.span),
        );
    }

    fn heading(&mut self, content: Inlines, span: Span, level: u8) {
        if !content.is_empty() {
            let level = HeadingLevel::new(level);
            self.parsed
                .blocks
                .push(blocks::new(span, BlockKind::Heading { level, content }));
        }
    }

    /// One file, with what its own front matter names.
    fn file(&mut self, chapter: &Chapter, path: &str, level: u8) {
        if !self.can_open(path, chapter.span) {
            return;
        }
        let Some(bytes) = self.fetch(path, chapter.span) else { return };
        let name = format!("{}{path}", self.shown);
        // What is wrong with a file is said; the others are still read.
        let Ok(source) = Source::part(&name, &bytes, self.diagnostics) else { return };
        let Ok(facts) = front_matter::read_part(&source, self.diagnostics) else { return };
        let PartFacts { title, chapters } = facts;
        if source.text.trim().is_empty() {
            self.diagnostics.report(
                Diagnostic::new(
                    &catalogue::INCLUDE_EMPTY,
                    format!("the file `{name}` has no text"),
                )
                .at(source.span(0..0))
                .help("write it, or take its name away"),
            );
        }
        let file = self.files.add(path, source.id);

        let (body, origin) = match self.mdbook {
            None => {
                let body = source.text.get(source.body.clone()).unwrap_or("");
                self.bytes = self.bytes.saturating_add(body.len());
                (Cow::Borrowed(body), Origin::Slice(source.id, source.body.start))
            }
            Some(_) => {
                let (text, origin) = mdbook::expand(self, &source, file);
                (Cow::Owned(text), origin)
            }
        };
        let syntax = if self.mdbook.is_some() { Syntax::Book } else { Syntax::Full };
        let mut parsed = parse(body, origin, syntax);
        if let Some(configuration) = self.mdbook {
            mdbook::settle(&mut parsed, configuration, self.diagnostics);
        }
        // Headings may be written as HTML: their levels are settled with the others'.
        resolve::html(&mut parsed.blocks, self.diagnostics);
        for note in parsed.notes.iter_mut().flatten() {
            resolve::html(&mut note.blocks, self.diagnostics);
        }

        let title = if title.is_empty() { chapter.title.clone() } else { title };
        let is_named = is_named(&parsed.blocks);
        if !is_named && !title.is_empty() {
            // The heading belongs to the file, wherever its words are written.
            let start = source.span(source.body.start..source.body.start);
            self.heading(title.clone(), start, level);
        }
        if chapter.place == Place::AtChapter {
            let below = u8::from(!is_named && !title.is_empty());
            shift(&mut parsed.blocks, level.saturating_add(below));
        }
        append(&mut self.parsed, parsed);

        self.open.push(path.to_owned());
        let level = match chapter.place {
            Place::AsWritten => HeadingLevel::TITLE.get(),
            Place::AtChapter => level.saturating_add(1),
        };
        self.chapters(&chapters, folder(path), level);
        self.open.pop();
    }

    /// Whether a file can be read where it is named: not inside itself, nor too deep.
    fn can_open(&mut self, path: &str, span: Span) -> bool {
        let remark = if let Some(cycle) = cycle(&self.open, path, span) {
            cycle.help("take one of these names away")
        } else if self.open.len() > MAX_NESTING {
            Diagnostic::new(
                &catalogue::INCLUDE_TOO_DEEP,
                format!("more than {MAX_NESTING} files name one another in a row"),
            )
            .labelled(span, "the first that is too deep")
            .help("name the files in one list")
        } else if self.is_full {
            return false;
        } else if self.sources_read() >= MAX_SOURCES {
            self.is_full = true;
            Diagnostic::new(
                &catalogue::INCLUDE_TOO_DEEP,
                format!("the document is made of more than {MAX_SOURCES} files"),
            )
            .labelled(span, "the first that is too many")
            .help("put files together")
        } else if !self.has_room() {
            self.is_full = true;
            Diagnostic::new(
                &catalogue::INCLUDE_TOO_DEEP,
                "with all the files that it names the document is too large",
            )
            .labelled(span, "the limit is passed here")
            .help("name fewer files, and each of them once")
        } else {
            return true;
        };
        self.diagnostics.error(remark);
        false
    }

    /// Whether more text can be read, and one more source.
    pub(super) fn has_room(&self) -> bool {
        self.bytes <= MAX_BYTES && self.sources_read() < MAX_SOURCES
    }

    fn sources_read(&self) -> usize {
        self.diagnostics.sources.len().saturating_sub(self.sources_before)
    }

    /// The bytes of a file that the place `span` names.
    pub(super) fn fetch(&mut self, path: &str, span: Span) -> Option<Vec<u8>> {
        let error = match self.resources.read(path) {
            Ok(bytes) => return Some(bytes),
            Err(error) => error,
        };
        let shown = format!("{}{path}", self.shown);
        self.diagnostics.error(
            match &error {
                ResourceError::NotFound if mdbook::is_summary(path) => Diagnostic::new(
                    &catalogue::INCLUDE_MISSING,
                    format!("there is no file `{shown}`"),
                )
                .help(
                    "list the chapters in it; or name its folder with `src = \"…\"` below \
                     `[book]`",
                ),
                ResourceError::NotFound => Diagnostic::new(
                    &catalogue::INCLUDE_MISSING,
                    format!("there is no file `{shown}`"),
                )
                .help("correct the path, which counts from the folder of the file that names it"),
                ResourceError::OutsideRoot if path.contains(['\\', ':']) || path.starts_with('/') => {
                    Diagnostic::new(
                        &catalogue::INCLUDE_OUTSIDE,
                        format!("`{path}` is no path below the document's folder"),
                    )
                    .help("write a relative path with `/`, such as `part/one.md`")
                }
                ResourceError::OutsideRoot => Diagnostic::new(
                    &catalogue::INCLUDE_OUTSIDE,
                    format!("the file `{shown}` lies outside the document's folder"),
                )
                .help("copy it below that folder, or widen the limit with `--root`"),
                ResourceError::TooLarge(_) | ResourceError::Unreadable(_) => Diagnostic::new(
                    &catalogue::INCLUDE_UNREADABLE,
                    format!("the file `{shown}` cannot be read: {error}"),
                )
                .help("check the file and its permissions"),
            }
            .at(span),
        );
        None
    }

    /// The text of a file that the place `span` names, which is not Markdown of its own.
    pub(super) fn fetch_text(
        &mut self,
        path: &str,
        span: Span,
    ) -> Option<(String, String)> {
        let bytes = self.fetch(path, span)?;
        let name = format!("{}{path}", self.shown);
        let text = source::decode(&name, &bytes, self.diagnostics).ok()?.to_owned();
        Some((name, text))
    }
}

/// The blocks of a text.
pub(super) fn parse(body: Cow<'_, str>, origin: Origin, syntax: Syntax) -> Parsed {
    let (body, origin) = column_tables::write_out(body, origin, syntax);
    let body = tilde_definitions::mark(body, syntax);
    if let Some((body, lettered)) = LetteredLists::mark(&body, &origin, syntax) {
        let parsed = parse_with(body.into(), origin.clone(), syntax, &lettered);
        // Each item that was given a number is one, so that nobody reads the number.
        if parsed.lettered_items == lettered.len() {
            return parsed;
        }
    }
    parse_with(body, origin, syntax, &LetteredLists::default())
}

/// The same, with the lists whose items were given numbers.
fn parse_with(
    body: Cow<'_, str>,
    origin: Origin,
    syntax: Syntax,
    lettered: &LetteredLists,
) -> Parsed {
    let (body, origin, notes) = InlineNotes::write_out(body, origin, syntax);
    let (body, origin, calls) = LinkedCalls::mark(body, origin, syntax);
    let (body, origin, fences) = Fences::mark(body, origin);
    let mut parsed = blocks::parse_with(
        &body,
        &origin,
        syntax,
        Marked { fences: &fences, linked_calls: &calls, lettered },
    );
    notes.unguard(&mut parsed);
    parsed
}

/// Whether a file has a heading that names the whole of it: one that leads it, or the only
/// one of the highest level.
fn is_named(blocks: &[Block]) -> bool {
    let level = |block: &Block| match &block.kind {
        BlockKind::Heading { level, content: _ } => Some(*level),
        _ => None,
    };
    let mut levels = blocks.iter().filter_map(level);
    let Some(first) = levels.next() else { return false };
    blocks.first().and_then(level).is_some() || levels.all(|other| other > first)
}

/// Moves all headings so that the highest is at `level`.
fn shift(blocks: &mut [Block], level: u8) {
    let mut highest = None;
    crate::document::visit_blocks(blocks, &mut |block| {
        if let BlockKind::Heading { level, content: _ } = &block.kind {
            highest = Some(highest.map_or(level.get(), |last: u8| last.min(level.get())));
        }
    });
    let Some(highest) = highest else { return };
    crate::document::visit_blocks_mut(blocks, &mut |block| {
        if let BlockKind::Heading { level: own, content: _ } = &mut block.kind {
            *own = HeadingLevel::new((own.get() - highest).saturating_add(level));
        }
    });
}
