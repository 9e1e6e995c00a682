//! Identifiers: those the source gives, and one for each heading from its words. A name is
//! a file's own; where two files use the same, one of the two identifiers gets a number.

use super::orthotypography::{Smart, words_set_right};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    Attributes, Block, BlockKind, Document, descend_mut, plain_text, texts_mut,
    visit_blocks, visit_blocks_mut, visit_run_mut,
};
use crate::read::files::{FileId, Files, address};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// What a link may name, and what it then leads to.
#[derive(Debug)]
pub(super) struct Ids<'f> {
    files: &'f Files,
    /// The identifier behind a file's name for a place.
    targets: BTreeMap<(FileId, String), String>,
    /// The same whatever the file: the first of that name.
    anywhere: BTreeMap<String, String>,
    /// Where each file begins.
    starts: BTreeMap<FileId, String>,
    given: BTreeMap<String, Span>,
    /// The number that the next identifier of a name gets, where it was taken before.
    numbers: BTreeMap<String, usize>,
}

/// What a relative address leads to.
#[derive(Debug)]
pub(super) enum Found {
    /// A place in the document.
    Place(String),
    /// A file of the document that has no place of that name.
    FileAlone { path: String, anchor: String, start: Option<String> },
    /// No file of the document.
    Nothing,
}

impl<'f> Ids<'f> {
    fn new(files: &'f Files) -> Self {
        Self {
            files,
            targets: BTreeMap::new(),
            anywhere: BTreeMap::new(),
            starts: BTreeMap::new(),
            given: BTreeMap::new(),
            numbers: BTreeMap::new(),
        }
    }

    /// The identifier that a link's `#name` means at the place `span`: in its own file, else
    /// in any.
    pub(super) fn target(&self, name: &str, span: Span) -> Option<&str> {
        let lower = composed(name);
        self.of_file(self.files.of(span), name)
            .or_else(|| self.anywhere.get(name).or_else(|| self.anywhere.get(&lower)))
            .map(String::as_str)
    }

    fn of_file(&self, file: FileId, name: &str) -> Option<&String> {
        let lower = || self.targets.get(&(file, composed(name)));
        self.targets.get(&(file, name.to_owned())).or_else(lower)
    }

    /// What the relative address `written` at the place `span` leads to.
    pub(super) fn in_file(&self, written: &str, span: Span) -> Found {
        let (path, anchor) = address(written);
        if path.is_empty() {
            return Found::Nothing;
        }
        let path = self.files.resolve(span, &path);
        let Some(file) = self.files.find(&path) else { return Found::Nothing };
        let start = self.starts.get(&file).cloned();
        match anchor {
            None => start.map_or(Found::Nothing, Found::Place),
            Some(anchor) => match self.of_file(file, &anchor) {
                Some(id) => Found::Place(id.clone()),
                None => Found::FileAlone {
                    path: self.files.path(file).to_owned(),
                    anchor,
                    start,
                },
            },
        }
    }

    /// All names, for suggestions.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.anywhere.keys().map(String::as_str)
    }

    /// The names in one file, for suggestions.
    pub(super) fn names_in(&self, path: &str) -> impl Iterator<Item = &str> {
        let file = self.files.find(path);
        self.targets
            .keys()
            .filter(move |(own, _)| Some(*own) == file)
            .map(|(_, name)| name.as_str())
    }

    /// Takes the identifier that the source gives.
    fn take(
        &mut self,
        attributes: &mut Attributes,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(name) = attributes.id().map(str::to_owned) else { return };
        let file = self.files.of(span);
        if let Some(first) = self.targets.get(&(file, name.clone())) {
            let first = self.given.get(first).copied().unwrap_or(span);
            diagnostics.error(
                Diagnostic::new(
                    &catalogue::ID_DUPLICATE,
                    format!("the identifier `{name}` is given a second time"),
                )
                .at(span)
                .also(first, "first here")
                .help("rename one of the two"),
            );
            return;
        }
        let id = free(name.clone(), self);
        if id != name {
            attributes.set_id(id.as_str());
        }
        self.know(file, name, id, span);
    }

    fn know(&mut self, file: FileId, name: String, id: String, span: Span) {
        self.given.insert(id.clone(), span);
        self.anywhere.entry(name.clone()).or_insert_with(|| id.clone());
        self.targets.insert((file, name), id);
    }
}

/// A name as a heading's words give it: in small letters and composed.
fn composed(name: &str) -> String {
    name.to_lowercase().nfc().collect()
}

/// Collects the identifiers of the source, then names title and headings.
pub(super) fn settle<'f>(
    document: &mut Document,
    files: &'f Files,
    smart: Smart,
    diagnostics: &mut Diagnostics,
) -> Ids<'f> {
    let mut ids = Ids::new(files);
    collect(&mut document.blocks, &mut ids, diagnostics);
    for note in &mut document.notes {
        collect(&mut note.blocks, &mut ids, diagnostics);
    }
    let mut slugs = BTreeMap::new();
    title(document, smart, &mut ids);
    name(&mut document.blocks, &mut ids, &mut slugs);
    for note in &mut document.notes {
        name(&mut note.blocks, &mut ids, &mut slugs);
    }
    let mut automatic = BTreeMap::new();
    let notes = document.notes.iter().map(|note| note.blocks.as_slice());
    for blocks in std::iter::once(document.blocks.as_slice()).chain(notes) {
        name_as_pandoc(blocks, &mut ids, &mut automatic);
    }
    starts(&mut document.blocks, &mut ids);
    ids
}

fn collect(blocks: &mut [Block], ids: &mut Ids<'_>, diagnostics: &mut Diagnostics) {
    visit_blocks_mut(blocks, &mut |block| {
        let span = block.span;
        ids.take(&mut block.attributes, span, diagnostics);
        if let BlockKind::Figure(figure) = &mut block.kind {
            ids.take(&mut figure.image.attributes, span, diagnostics);
        }
        for run in texts_mut(block) {
            visit_run_mut(run, &mut |inline| {
                if let Some(attributes) = inline.kind.attributes_mut() {
                    ids.take(attributes, inline.span, diagnostics);
                }
            });
        }
    });
}

/// Names the title by its words as they are shown, so that the title by itself tells its
/// name. The words as written can be linked to as well.
fn title(document: &mut Document, smart: Smart, ids: &mut Ids<'_>) {
    let language = &document.metadata.language;
    let Some(block) = document.blocks.first_mut() else { return };
    let BlockKind::Title(title) = &block.kind else { return };
    if title.title.is_empty() || block.attributes.id().is_some() {
        return;
    }
    let language = block.attributes.language().unwrap_or(language);
    let words = words_set_right(&title.title, language, smart);
    let id = free(identifier(&slug(&words)), ids);
    let file = ids.files.of(block.span);
    block.attributes.set_id(id.as_str());
    ids.know(file, id.clone(), id, block.span);
}

/// Names what has no identifier of its own. The words' slug can be linked to as well as an
/// identifier that the source gives.
fn name(
    blocks: &mut [Block],
    ids: &mut Ids<'_>,
    slugs: &mut BTreeMap<(FileId, String), usize>,
) {
    for block in blocks {
        let words = match &block.kind {
            BlockKind::Heading { level: _, content } => Some(plain_text(content)),
            BlockKind::Title(title) if !title.title.is_empty() => {
                Some(plain_text(&title.title))
            }
            _ => None,
        };
        if let Some(words) = words {
            let file = ids.files.of(block.span);
            let slug = numbered(slug(&words), file, slugs);
            let id = match block.attributes.id() {
                Some(id) => id.to_owned(),
                None => {
                    let id = free(identifier(&slug), ids);
                    block.attributes.set_id(id.as_str());
                    ids.know(file, id.clone(), id.clone(), block.span);
                    id
                }
            };
            ids.anywhere.entry(slug.clone()).or_insert_with(|| id.clone());
            ids.targets.entry((file, slug)).or_insert(id);
        }
        for children in descend_mut(block) {
            name(children, ids, slugs);
        }
    }
}

/// Lets links call headings as pandoc does, where nothing else has the name.
fn name_as_pandoc(
    blocks: &[Block],
    ids: &mut Ids<'_>,
    slugs: &mut BTreeMap<(FileId, String), usize>,
) {
    visit_blocks(blocks, &mut |block| {
        let BlockKind::Heading { level: _, content } = &block.kind else { return };
        let Some(id) = block.attributes.id() else { return };
        let file = ids.files.of(block.span);
        let slug = numbered(pandoc_slug(&plain_text(content)), file, slugs);
        ids.anywhere.entry(slug.clone()).or_insert_with(|| id.to_owned());
        ids.targets.entry((file, slug)).or_insert_with(|| id.to_owned());
    });
}

/// Finds where each file begins, and names the place where it has no name.
fn starts(blocks: &mut [Block], ids: &mut Ids<'_>) {
    for block in blocks {
        let file = ids.files.of(block.span);
        if ids.starts.contains_key(&file) {
            continue;
        }
        let id = match block.attributes.id() {
            Some(id) => id.to_owned(),
            // The first file begins where the document does.
            None if file == 0 => continue,
            None => {
                let path = ids.files.path(file);
                let stem = path.rsplit('/').next().unwrap_or(path);
                let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
                let id = free(identifier(&slug(stem)), ids);
                block.attributes.set_id(id.as_str());
                ids.given.insert(id.clone(), block.span);
                id
            }
        };
        ids.starts.insert(file, id);
    }
}

/// The words of a heading as GitHub makes an anchor of them, in NFC: lower case, letters,
/// digits, hyphens and low lines kept, each blank a hyphen.
pub(crate) fn slug(words: &str) -> String {
    let mut slug = String::new();
    for c in words.trim().nfc() {
        // The marks on letters that have no composed form: those of Thai and Devanagari.
        let is_mark = || is_letter_mark(c) && slug.ends_with(|c: char| c != '-');
        if c.is_alphanumeric() || matches!(c, '-' | '_') || is_mark() {
            slug.extend(c.to_lowercase());
        } else if c.is_whitespace() {
            slug.push('-');
        }
    }
    slug
}

/// The words of a heading as pandoc makes an identifier of them (its manual, «Extension:
/// `auto_identifiers`»): points are kept, and all before the first letter is left out.
fn pandoc_slug(words: &str) -> String {
    let is_kept =
        |c: &char| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '-' | '_' | '.');
    let kept: String = words.to_lowercase().nfc().filter(is_kept).collect();
    let slug = kept.split_whitespace().collect::<Vec<_>>().join("-");
    match slug.trim_start_matches(|c: char| !c.is_alphabetic()) {
        "" => "section".to_owned(),
        slug => slug.to_owned(),
    }
}

/// Whether a character is a mark on the letter before it; the selectors of looks and what
/// encloses a sign are none.
fn is_letter_mark(c: char) -> bool {
    let is_of_signs = matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{20d0}'..='\u{20ff}');
    !is_of_signs && is_combining_mark(c)
}

/// The second heading with the same words gets `-1`, as on GitHub.
fn numbered(
    slug: String,
    file: FileId,
    slugs: &mut BTreeMap<(FileId, String), usize>,
) -> String {
    let count = slugs.entry((file, slug.clone())).or_default();
    *count += 1;
    if *count == 1 { slug } else { format!("{slug}-{}", *count - 1) }
}

/// An XML name: it begins with a letter.
fn identifier(slug: &str) -> String {
    if slug.starts_with(char::is_alphabetic) {
        slug.to_owned()
    } else {
        format!("section-{slug}").trim_end_matches('-').to_owned()
    }
}

/// The identifier, or the next one free.
fn free(id: String, ids: &mut Ids<'_>) -> String {
    if !ids.given.contains_key(&id) {
        return id;
    }
    let mut number = ids.numbers.get(&id).copied().unwrap_or(1);
    loop {
        let next = format!("{id}-{number}");
        number += 1;
        if !ids.given.contains_key(&next) {
            ids.numbers.insert(id, number);
            return next;
        }
    }
}
