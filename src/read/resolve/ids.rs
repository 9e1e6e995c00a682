//! Identifiers: those the source gives, and one for each heading from its words.

use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    Attributes, Block, BlockKind, Document, InlineKind, descend, descend_mut, plain_text,
    visit_inlines,
};
use std::collections::BTreeMap;

/// What a link may name, and what it then leads to.
#[derive(Debug, Default)]
pub(super) struct Ids {
    targets: BTreeMap<String, String>,
    given: BTreeMap<String, Span>,
}

impl Ids {
    /// The identifier that a link's `#name` means.
    pub(super) fn target(&self, name: &str) -> Option<&str> {
        let lower = || self.targets.get(&name.to_lowercase());
        self.targets.get(name).or_else(lower).map(String::as_str)
    }

    /// All names, for suggestions.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.targets.keys().map(String::as_str)
    }

    fn give(&mut self, attributes: &Attributes, span: Span, diagnostics: &mut Diagnostics) {
        let Some(id) = attributes.id() else { return };
        if let Some(first) = self.given.get(id) {
            diagnostics.error(
                Diagnostic::new(
                    &catalogue::ID_DUPLICATE,
                    format!("the identifier `{id}` is given a second time"),
                )
                .at(span)
                .also(*first, "first here")
                .help("rename one of the two"),
            );
            return;
        }
        self.given.insert(id.to_owned(), span);
        self.targets.insert(id.to_owned(), id.to_owned());
    }
}

/// Collects the identifiers of the source, then names title and headings.
pub(super) fn settle(document: &mut Document, diagnostics: &mut Diagnostics) -> Ids {
    let mut ids = Ids::default();
    collect(&document.blocks, &mut ids, diagnostics);
    for note in &document.notes {
        collect(&note.blocks, &mut ids, diagnostics);
    }
    let mut slugs = BTreeMap::new();
    name(&mut document.blocks, &mut ids, &mut slugs);
    for note in &mut document.notes {
        name(&mut note.blocks, &mut ids, &mut slugs);
    }
    ids
}

fn collect(blocks: &[Block], ids: &mut Ids, diagnostics: &mut Diagnostics) {
    for block in blocks {
        ids.give(&block.attributes, block.span, diagnostics);
        if let BlockKind::Figure(figure) = &block.kind {
            ids.give(&figure.image.attributes, block.span, diagnostics);
        }
        visit_inlines(block, &mut |inline| match &inline.kind {
            InlineKind::Span { attributes, .. } => {
                ids.give(attributes, inline.span, diagnostics);
            }
            InlineKind::Link(link) => ids.give(&link.attributes, inline.span, diagnostics),
            InlineKind::Image(image) => {
                ids.give(&image.attributes, inline.span, diagnostics);
            }
            InlineKind::Text(_)
            | InlineKind::SoftBreak
            | InlineKind::LineBreak
            | InlineKind::Emphasis(_)
            | InlineKind::Strong(_)
            | InlineKind::Strikethrough(_)
            | InlineKind::Superscript(_)
            | InlineKind::Subscript(_)
            | InlineKind::SmallCaps(_)
            | InlineKind::Code(_)
            | InlineKind::Math(_)
            | InlineKind::NoteCall(_)
            | InlineKind::Generated(_)
            | InlineKind::RawHtml(_) => {}
        });
        for children in descend(block) {
            collect(children, ids, diagnostics);
        }
    }
}

/// Names what has no identifier of its own. The words' slug can be linked to as well as an
/// identifier that the source gives.
fn name(blocks: &mut [Block], ids: &mut Ids, slugs: &mut BTreeMap<String, usize>) {
    for block in blocks {
        let words = match &block.kind {
            BlockKind::Heading { level: _, content } => Some(plain_text(content)),
            BlockKind::Title(title) if !title.title.is_empty() => {
                Some(plain_text(&title.title))
            }
            _ => None,
        };
        if let Some(words) = words {
            let slug = numbered(slug(&words), slugs);
            let id = match block.attributes.id() {
                Some(id) => id.to_owned(),
                None => {
                    let id = free(identifier(&slug), ids);
                    block.attributes.set_id(id.as_str());
                    ids.given.insert(id.clone(), block.span);
                    ids.targets.insert(id.clone(), id.clone());
                    id
                }
            };
            ids.targets.entry(slug).or_insert(id);
        }
        for children in descend_mut(block) {
            name(children, ids, slugs);
        }
    }
}

/// The words of a heading as GitHub makes an anchor of them: lower case, letters, digits,
/// hyphens and low lines kept, each blank a hyphen.
fn slug(words: &str) -> String {
    let mut slug = String::new();
    for c in words.trim().chars() {
        if c.is_alphanumeric() || matches!(c, '-' | '_') {
            slug.extend(c.to_lowercase());
        } else if c.is_whitespace() {
            slug.push('-');
        }
    }
    slug
}

/// The second heading with the same words gets `-1`, as on GitHub.
fn numbered(slug: String, slugs: &mut BTreeMap<String, usize>) -> String {
    let count = slugs.entry(slug.clone()).or_default();
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
fn free(id: String, ids: &Ids) -> String {
    if !ids.given.contains_key(&id) {
        return id;
    }
    let mut number = 1_usize;
    loop {
        let next = format!("{id}-{number}");
        if !ids.given.contains_key(&next) {
            return next;
        }
        number += 1;
    }
}
