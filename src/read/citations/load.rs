//! The works that the files of a bibliography describe.

use super::work::Work;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceId, Span, catalogue};
use crate::read::book::Binder;
use crate::read::resolve::slug;
use biblatex::{EntryType, ParseError, ParseErrorKind, RawBibliography};
use std::collections::{BTreeMap, BTreeSet};

/// The works by their keys.
#[derive(Debug, Default)]
pub(crate) struct Works {
    works: BTreeMap<String, Work>,
    /// The identifier of each in the list.
    ids: BTreeMap<String, String>,
    /// Where works are named that nothing cites.
    pub(super) uncited_span: Span,
}

impl Works {
    /// The work of a key.
    pub(super) fn get(&self, key: &str) -> Option<&Work> {
        self.works.get(key)
    }

    /// All keys.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.works.keys().map(String::as_str)
    }

    /// The identifier of a work in the list.
    pub(super) fn id(&self, work: &Work) -> &str {
        self.ids.get(&work.key).map_or("", String::as_str)
    }

    /// Adds the works of a file; of two with a key the first is taken.
    fn add(&mut self, text: &str, source: SourceId, diagnostics: &mut Diagnostics) {
        let raw = match RawBibliography::parse(text) {
            Ok(raw) => raw,
            Err(error) => {
                diagnostics.error(unread(&error, text, source));
                return;
            }
        };
        let spans: BTreeMap<String, Span> = raw
            .entries
            .iter()
            .map(|entry| (entry.v.key.v.to_owned(), Span::new(source, entry.span.clone())))
            .collect();
        let bibliography = match biblatex::Bibliography::from_raw(raw) {
            Ok(bibliography) => bibliography,
            Err(error) => {
                diagnostics.error(unread(&error, text, source));
                return;
            }
        };
        // What others inherit from is no work.
        let is_work = |entry: &&biblatex::Entry| entry.entry_type != EntryType::XData;
        for entry in bibliography.iter().filter(is_work) {
            let whole = Span::new(source, 0..0);
            let span = spans.get(&entry.key).copied().unwrap_or(whole);
            self.works.entry(entry.key.clone()).or_insert_with(|| Work::new(entry, span));
        }
    }

    /// Gives each work an identifier made of its key; a number where that is taken.
    fn name(&mut self) {
        let mut taken = BTreeSet::new();
        for key in self.works.keys() {
            let name = format!("ref-{}", slug(key));
            let mut id = name.clone();
            let mut number = 1_usize;
            while !taken.insert(id.clone()) {
                number += 1;
                id = format!("{name}-{number}");
            }
            self.ids.insert(key.clone(), id);
        }
    }
}

/// Reads the works that the files at these paths describe, each with the place that names it.
pub(crate) fn load(
    files: &[(String, Span)],
    uncited_span: Span,
    binder: &mut Binder<'_>,
) -> Works {
    let mut works = Works { uncited_span, ..Works::default() };
    for (path, span) in files {
        let Some((name, text)) = binder.fetch_text(path, *span) else { continue };
        let source = binder.diagnostics.sources.add(name, text.as_str());
        works.add(&text, source, binder.diagnostics);
    }
    works.name();
    works
}

/// What is wrong with a file.
fn unread(error: &ParseError, text: &str, source: SourceId) -> Diagnostic {
    let at = error.span.start.min(text.len());
    let end = error.span.end.clamp(at, text.len());
    let is_at_end = text.get(at..).is_some_and(|rest| rest.trim().is_empty());
    let (message, help) = match &error.kind {
        ParseErrorKind::UnexpectedEof | ParseErrorKind::Expected(_) if is_at_end => (
            "the last entry does not end".to_owned(),
            "close each brace and each quote that opens",
        ),
        ParseErrorKind::DuplicateKey(key) => (
            format!("the key `{key}` is given a second time"),
            "give one of the two works another key",
        ),
        ParseErrorKind::UnknownAbbreviation(name) => (
            format!("nothing says what `{name}` stands for"),
            "put it in braces, or define it with `@string`",
        ),
        kind => (kind.to_string(), "write the entry as BibTeX or BibLaTeX"),
    };
    Diagnostic::new(&catalogue::CITATION_SYNTAX, message)
        .at(Span::new(source, at..end))
        .help(help)
}
