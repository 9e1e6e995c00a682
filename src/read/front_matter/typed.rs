//! The typed front matter. Every value was checked before, so that what does not fit here
//! has been told and is passed over.

use super::foreign::is_of_other_program;
use super::publication::{self, Titles};
use super::relator;
use super::{DocumentClass, FrontMatter, Summary};
use crate::diagnostic::{Sources, Span};
use crate::document::{
    Author, CitationStyle, Date, Entry, FontFile, Imprint, InlineKind, Inlines, Letter,
    LetterStyle, Metadata, Node, NodeKind, Party, Publication, Signature,
    SyntaxHighlighting, Timestamp, plain_text, visit_run_mut,
};
use crate::language::Tag;
use crate::read::imprint::{TradeSpans, is_told};
use crate::read::origin::Origin;
use crate::read::syntax::Syntax;
use crate::read::{book, inlines};

/// Types the checked tree.
pub(super) fn front_matter(
    root: &Node,
    foreign: Vec<Entry>,
    sources: &Sources,
) -> FrontMatter {
    let text = |key: &str| root.get(key).and_then(line);
    let Titles { title, subtitle, file_as, others } = publication::titles(root, sources);
    let Persons { author_spans, authors, contributors, contributor_span } = persons(root);
    let mut extra = entries(root, "extra");
    extra.extend(foreign);
    let metadata = Metadata {
        title: plain_text(&title).trim().to_owned(),
        subtitle: Some(plain_text(&subtitle).trim().to_owned()).filter(|it| !it.is_empty()),
        authors,
        date: text("date").as_deref().and_then(Date::parse),
        modified: text("modified").as_deref().and_then(Timestamp::parse),
        timestamp: Timestamp::UNKNOWN,
        language: text("lang").as_deref().and_then(Tag::parse).unwrap_or_default(),
        description: root.get("description").and_then(description),
        keywords: keywords(root),
        publisher: text("publisher"),
        rights: text("rights"),
        identifiers: publication::identifiers(root),
        fonts: items(root, "fonts")
            .into_iter()
            .filter_map(|node| Some(FontFile { path: line(node)?, span: node.span }))
            .collect(),
        publication: Publication {
            contributors,
            ..publication::publication(root, file_as, others)
        },
        provenance: entries(root, "provenance"),
        extra,
    };
    let letter = root.get("letter");
    let span = |key: &str| root.get(key).map(|node| node.span).unwrap_or_default();
    FrontMatter {
        metadata,
        has_language: text("lang").is_some(),
        has_date: text("date").or(text("modified")).is_some(),
        title,
        subtitle,
        summary: root.get("abstract").and_then(|node| summary(node, sources)),
        author_spans,
        date_span: span("date"),
        trade_spans: TradeSpans {
            contributor: contributor_span,
            title: span("title"),
            publisher: span("publisher"),
            collection: span("belongs-to-collection"),
            rights: span("rights"),
            identifier: span("identifier"),
            editions: span("editions"),
        },
        imprint: match text("imprint").as_deref() {
            Some("false") => Imprint::Unwanted,
            Some(_) | None => Imprint::None,
        },
        cover_span: span("cover-image"),
        letter: letter
            .filter(|node| matches!(node.kind, NodeKind::Map(_)))
            .map(|node| letter_block(node, sources)),
        letter_span: letter.map(|node| node.span).unwrap_or_default(),
        syntax_highlighting: match text("syntax-highlighting").as_deref() {
            Some("none") => SyntaxHighlighting::None,
            Some(_) | None => SyntaxHighlighting::Default,
        },
        hyphenation: items(root, "hyphenation").into_iter().filter_map(line).collect(),
        bibliography: items(root, "bibliography")
            .into_iter()
            .filter_map(|node| Some((line(node)?, node.span)))
            .collect(),
        citation_style: match text("citation-style").as_deref() {
            Some("numeric") => CitationStyle::Numeric,
            Some("notes") => CitationStyle::Notes,
            Some(_) | None => CitationStyle::AuthorDate,
        },
        uncited: root.get("nocite").and_then(|node| Some((line(node)?, node.span))),
        class: class(root),
        smart: text("smart").as_deref() != Some("false"),
        output: entries(root, "output"),
        chapters: root
            .get("include")
            .map(book::included)
            .into_iter()
            .chain(root.get("chapters").map(|node| book::chapters(node, sources)))
            .flatten()
            .collect(),
    }
}

/// What a document says that it is: by its class, or by chapters that open on right-hand pages,
/// which books alone have.
fn class(root: &Node) -> DocumentClass {
    let opening = root
        .get("output")
        .and_then(|node| node.get("pdf"))
        .and_then(|node| node.get("chapters"));
    let is_recto = opening.and_then(Node::as_scalar) == Some("recto");
    match root.get("documentclass").and_then(line).as_deref() {
        Some("book" | "report" | "scrbook" | "scrreprt" | "memoir") => DocumentClass::Book,
        None if is_recto => DocumentClass::Book,
        Some(_) | None => DocumentClass::Other,
    }
}

/// The abstract; nothing where it is empty.
fn summary(node: &Node, sources: &Sources) -> Option<Summary> {
    let text = node.as_scalar()?;
    let origin = Origin::of_value(text, sources.text(node.span), node.span);
    let parsed = book::parse(text.into(), origin, Syntax::Full);
    (!parsed.blocks.is_empty()).then_some(Summary { span: node.span, parsed })
}

/// What a document is about, as words: its Markdown is read, and lines and paragraphs flow
/// together. One that holds what has no words, such as HTML, stays as it stands.
fn description(node: &Node) -> Option<String> {
    let stated = line(node)?;
    let mut run = inlines::placed(&stated, node.span);
    let mut has_words = true;
    visit_run_mut(&mut run, &mut |inline| {
        has_words &= !matches!(
            inline.kind,
            InlineKind::RawHtml(_)
                | InlineKind::Math(_)
                | InlineKind::Image(_)
                | InlineKind::NoteCall(_)
        );
    });
    let words = if has_words { plain_text(&run) } else { stated };
    // Blanks that do not break are words.
    let parts = words.split([' ', '\n', '\t']).filter(|part| !part.is_empty());
    Some(parts.collect::<Vec<_>>().join(" "))
}

/// A text on one line, without blanks at its ends; nothing where it is empty.
pub(super) fn line(node: &Node) -> Option<String> {
    let text = node.as_scalar()?.trim();
    (!text.is_empty())
        .then(|| text.split('\n').map(str::trim).collect::<Vec<_>>().join(" "))
}

/// The items of a list, or the single value in its place.
pub(super) fn items<'a>(node: &'a Node, key: &str) -> Vec<&'a Node> {
    match node.get(key) {
        None => Vec::new(),
        Some(Node { kind: NodeKind::Null, .. }) => Vec::new(),
        Some(Node { kind: NodeKind::List(items), .. }) => items.iter().collect(),
        Some(single) => vec![single],
    }
}

pub(super) fn entries(node: &Node, key: &str) -> Vec<Entry> {
    match node.get(key).map(|node| &node.kind) {
        Some(NodeKind::Map(entries)) => entries.clone(),
        Some(NodeKind::Null | NodeKind::Scalar(_) | NodeKind::List(_)) | None => Vec::new(),
    }
}

/// Those who had a part in a document.
struct Persons {
    author_spans: Vec<Span>,
    authors: Vec<Author>,
    contributors: Vec<Author>,
    /// Where these are named.
    contributor_span: Span,
}

/// The authors, and who else had a part. One who is named with an author, but has another
/// role, is none: `author: [{name: A}, {name: B, role: ill}]`.
fn persons(root: &Node) -> Persons {
    let named = |key: &str| {
        let nodes = items(root, key).into_iter();
        nodes.filter_map(|node| Some((node.span, author(node)?))).collect::<Vec<_>>()
    };
    let stated = [named("author"), named("creator")].concat();
    let is_author = |(_, person): &(Span, Author)| !is_told(person.role.as_deref());
    let has_author = stated.iter().any(is_author);
    let (authors, others): (Vec<_>, Vec<_>) =
        stated.into_iter().partition(|person| !has_author || is_author(person));
    let contributors = [named("contributor"), others].concat();
    let first = contributors.first().map(|(span, _)| *span).unwrap_or_default();
    let contributor_span = root.get("contributor").map_or(first, |node| node.span);
    let (author_spans, authors) = authors.into_iter().unzip();
    let contributors = contributors.into_iter().map(|(_, person)| person).collect();
    Persons { author_spans, authors, contributors, contributor_span }
}

fn author(node: &Node) -> Option<Author> {
    match &node.kind {
        NodeKind::Scalar(_) => Some(Author { name: line(node)?, ..Author::default() }),
        NodeKind::Map(entries) => Some(Author {
            name: node.get("name").or(node.get("text")).and_then(line)?,
            function: node.get("function").and_then(line),
            file_as: node.get("file-as").and_then(line),
            affiliations: affiliations(node),
            role: node.get("role").and_then(line).and_then(|role| relator::code(&role)),
            extra: entries
                .iter()
                .filter(|entry| is_of_other_program(entry))
                .cloned()
                .collect(),
        }),
        NodeKind::Null | NodeKind::List(_) => None,
    }
}

/// Where a person works, in words.
fn affiliations(person: &Node) -> Vec<String> {
    let NodeKind::Map(entries) = &person.kind else { return Vec::new() };
    match entries.iter().find(|entry| entry.key == "affiliation") {
        Some(entry) if !is_of_other_program(entry) => {
            items(person, "affiliation").into_iter().filter_map(line).collect()
        }
        Some(_) | None => Vec::new(),
    }
}

/// A list, or words between commas in one text.
fn keywords(root: &Node) -> Vec<String> {
    let texts = items(root, "keywords").into_iter().filter_map(line);
    match root.get("keywords").map(|node| &node.kind) {
        Some(NodeKind::Scalar(_)) => texts
            .flat_map(|text| {
                text.split(',').map(|word| word.trim().to_owned()).collect::<Vec<_>>()
            })
            .filter(|word| !word.is_empty())
            .collect(),
        Some(NodeKind::Null | NodeKind::List(_) | NodeKind::Map(_)) | None => {
            texts.collect()
        }
    }
}

fn letter_block(node: &Node, sources: &Sources) -> Letter {
    let words =
        |key: &str| node.get(key).map_or_else(Vec::new, |node| markdown(node, sources));
    let list = |key: &str| {
        items(node, key).into_iter().map(|item| markdown(item, sources)).collect()
    };
    Letter {
        style: match node.get("style").and_then(Node::as_scalar) {
            Some("private") => LetterStyle::Private,
            Some(_) | None => LetterStyle::Open,
        },
        sender: node.get("sender").and_then(|node| party(node, sources)),
        recipient: node.get("recipient").and_then(|node| party(node, sources)),
        place: words("place"),
        reference: list("reference"),
        subject: words("subject"),
        salutation: words("salutation"),
        closing: words("closing"),
        signatures: items(node, "signature")
            .into_iter()
            .filter_map(|node| signature(node, sources))
            .collect(),
        postscript: words("postscript"),
        enclosures: list("enclosures"),
        copies: list("copies"),
    }
}

/// A name alone, or a name with an address: a list of lines, or one text with line feeds.
fn party(node: &Node, sources: &Sources) -> Option<Party> {
    match &node.kind {
        NodeKind::Scalar(_) => {
            let mut lines = inlines::lines(node, sources).into_iter();
            Some(Party { name: lines.next()?, address: lines.collect() })
        }
        NodeKind::Map(_) => Some(Party {
            name: node.get("name").map_or_else(Vec::new, |node| markdown(node, sources)),
            address: items(node, "address")
                .into_iter()
                .flat_map(|item| inlines::lines(item, sources))
                .collect(),
        }),
        NodeKind::Null | NodeKind::List(_) => None,
    }
}

fn signature(node: &Node, sources: &Sources) -> Option<Signature> {
    match &node.kind {
        NodeKind::Scalar(_) => {
            Some(Signature { name: markdown(node, sources), function: Vec::new() })
        }
        NodeKind::Map(_) => {
            let words =
                |key| node.get(key).map_or_else(Vec::new, |node| markdown(node, sources));
            Some(Signature { name: words("name"), function: words("function") })
        }
        NodeKind::Null | NodeKind::List(_) => None,
    }
}

pub(super) fn markdown(node: &Node, sources: &Sources) -> Inlines {
    inlines::scalar(node, sources)
}
