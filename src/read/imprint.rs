//! The imprint of a book, made of what the front matter says for the trade.

use super::front_matter::FrontMatter;
use crate::diagnostic::Span;
use crate::document::{
    Attributes, Author, Block, BlockId, BlockKind, FrontDivision, Identifier, Imprint,
    Inline, InlineKind, Inlines, TitleKind,
};
use crate::language::{CitingWords, Label, Language, date};

/// Where the front matter says what an imprint is made of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TradeSpans {
    pub(super) contributor: Span,
    pub(super) title: Span,
    pub(super) publisher: Span,
    pub(super) collection: Span,
    pub(super) rights: Span,
    pub(super) identifier: Span,
    pub(super) editions: Span,
}

/// The parts that an imprint names people by (MARC relator codes), in this order.
const PEOPLE: [(&str, Label); 3] =
    [("trl", Label::TranslatedBy), ("edt", Label::EditedBy), ("ill", Label::IllustratedBy)];

/// Whether those of this role are named behind a word for it, as others than authors are.
pub(super) fn is_told(role: Option<&str>) -> bool {
    PEOPLE.iter().any(|(code, _)| Some(*code) == role)
}

/// The imprint of a document, should it be a book: a paragraph for each fact. Nothing where
/// it has neither publisher nor rights nor ISBN, or where none is wanted.
pub(super) fn imprint(front: &FrontMatter) -> Option<Block> {
    let metadata = &front.metadata;
    let has_isbn = metadata.isbn().is_some() || !metadata.publication.editions.is_empty();
    let is_published =
        metadata.publisher.is_some() || metadata.rights.is_some() || has_isbn;
    if !is_published || front.letter.is_some() || front.imprint == Imprint::Unwanted {
        return None;
    }
    let spans = front.trade_spans;
    let said = |words: &Option<String>, span| {
        words.as_ref().map(|words| vec![Inline::text(span, words)])
    };
    let lines = PEOPLE
        .into_iter()
        .filter_map(|(role, label)| {
            people(authors(front).chain(others(front)), role, label, front)
        })
        .chain(said(&metadata.publisher, spans.publisher))
        .chain(series(front))
        .chain(issue(front))
        .chain(said(&metadata.rights, spans.rights))
        .chain(numbers(front));
    let span = metadata.publisher.as_ref().map_or(spans.identifier, |_| spans.publisher);
    let block = |kind| Block {
        id: BlockId::default(),
        span,
        attributes: Attributes::default(),
        kind,
    };
    let paragraphs = lines.map(|line| block(BlockKind::Paragraph(line))).collect();
    let mut imprint = block(BlockKind::Division(paragraphs));
    imprint.attributes.add_class(FrontDivision::Imprint.class());
    Some(imprint)
}

/// Who had a part in a document besides its authors, a line for each part, where no imprint
/// says so: authors are named anyway.
pub(super) fn contributors(front: &FrontMatter) -> Vec<Inlines> {
    let line = |(role, label)| people(others(front), role, label, front);
    PEOPLE.into_iter().filter_map(line).collect()
}

/// The authors, each with the place that names it.
fn authors(front: &FrontMatter) -> impl Iterator<Item = (&Author, Span)> {
    front.metadata.authors.iter().zip(front.author_spans.iter().copied())
}

/// The same of those who are no authors.
fn others(front: &FrontMatter) -> impl Iterator<Item = (&Author, Span)> {
    let others = &front.metadata.publication.contributors;
    others.iter().map(|person| (person, front.trade_spans.contributor))
}

/// Those among `persons` who had the part `role` in the work, behind the word for it.
fn people<'f>(
    persons: impl Iterator<Item = (&'f Author, Span)>,
    role: &str,
    label: Label,
    front: &FrontMatter,
) -> Option<Inlines> {
    let mut line = Inlines::new();
    for (person, span) in persons {
        if person.role.as_deref() != Some(role) {
            continue;
        }
        if line.is_empty() {
            let before = format!("{} ", label.in_language(&front.metadata.language));
            line.push(Inline::new(span, InlineKind::Generated(before)));
            line.push(Inline::text(span, &person.name));
        } else {
            line.push(Inline::text(span, format!(", {}", person.name)));
        }
    }
    (!line.is_empty()).then_some(line)
}

/// The series that it belongs to, and its place there, by the sign that the language has for
/// numbers where it is one of ours.
fn series(front: &FrontMatter) -> Option<Inlines> {
    let metadata = &front.metadata;
    let collection = metadata.publication.collection.as_ref()?;
    let span = front.trade_spans.collection;
    let mut line = vec![Inline::text(span, &collection.name)];
    if let Some(position) = &collection.position {
        let has_sign = metadata.language.language() != Language::Other;
        if has_sign {
            let sign = format!(", {}", CitingWords::of(&metadata.language).number);
            line.push(Inline::new(span, InlineKind::Generated(sign)));
        }
        // The blank is not the converter's: without its sign the words are two as well.
        let blank = if has_sign { '\u{a0}' } else { ' ' };
        line.push(Inline::text(span, format!("{blank}{position}")));
    }
    Some(line)
}

/// Which edition it is, and of when. The date alone stands below the title.
fn issue(front: &FrontMatter) -> Option<Inlines> {
    let metadata = &front.metadata;
    let mut titles = metadata.publication.other_titles.iter();
    let edition = titles.find(|title| title.kind == TitleKind::Edition)?;
    let mut line = vec![Inline::text(front.trade_spans.title, &edition.text)];
    if let Some(day) = metadata.date {
        let words = format!(", {}", date::long(day, &metadata.language));
        line.push(Inline::new(front.date_span, InlineKind::Generated(words)));
    }
    Some(line)
}

/// The numbers that it is ordered and found by: those of the document, then the ISBN of each
/// edition. A UUID is nothing to read.
fn numbers(front: &FrontMatter) -> Vec<Inlines> {
    let metadata = &front.metadata;
    let spans = front.trade_spans;
    let mut lines = Vec::new();
    for stated in &metadata.identifiers {
        match Identifier::parse(stated) {
            Identifier::Isbn(_) => lines.push(isbn(stated, "", spans.identifier)),
            Identifier::Doi(name) => {
                let address = format!("https://doi.org/{name}");
                lines.push(vec![Inline::text(spans.identifier, address)]);
            }
            Identifier::Other(text) => {
                lines.push(vec![Inline::text(spans.identifier, text)]);
            }
            Identifier::Uuid(_) => {}
        }
    }
    for (format, stated) in &metadata.publication.editions {
        lines.push(isbn(stated, format, spans.editions));
    }
    lines
}

/// An ISBN as it is written, behind its name, and the format that it is of.
fn isbn(stated: &str, format: &str, span: Span) -> Inlines {
    let digits = stated.trim_start_matches(|c: char| !c.is_ascii_digit());
    // `ISBN-13: 978…`, as some write it.
    let digits = match digits.split_once(':') {
        Some((_, behind)) => behind.trim_start(),
        None => digits,
    };
    let generated = |words: String| Inline::new(span, InlineKind::Generated(words));
    let mut line = vec![generated("ISBN\u{a0}".to_owned()), Inline::text(span, digits)];
    if !format.is_empty() {
        line.push(generated(format!(" ({})", format_name(format))));
    }
    line
}

/// The name of a format as it is read.
fn format_name(key: &str) -> String {
    match key {
        "pdf" | "epub" | "html" | "txt" => key.to_uppercase(),
        other => other.to_owned(),
    }
}
