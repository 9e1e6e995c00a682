//! Title, letter and body in reading order.

use super::blocks::Parsed;
use super::book::{self, Chapter, Place};
use super::front_matter::{DocumentClass, FrontMatter, Summary};
use super::imprint::{contributors, imprint};
use super::letter::{around, dateline};
use super::naming::{Naming, heading_words, in_one_line, naming, stem};
use super::nesting;
use super::resolve;
use super::source::{Manner, Source};
use super::{Input, author_names};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    ABSTRACT_CLASS, Attributes, Author, Bibliography, Block, BlockId, BlockKind, Document,
    Inline, InlineKind, Inlines, LetterStyle, Note, PART_CLASS, Timestamp, TitleBlock,
    plain_text,
};
use crate::language::date;

/// A document whose parts stand in order, with what is not yet settled.
#[derive(Debug)]
pub(super) struct Assembled {
    /// The document; its notes are empty.
    pub(super) document: Document,
    /// Where the cover's path stands.
    pub(super) cover_span: Span,
    /// The imprint that the document has, should it be a book.
    pub(super) imprint: Option<Block>,
    /// Who had a part in the document besides its authors, should it have no imprint.
    pub(super) contributors: Vec<Inlines>,
    /// The notes by the number that their calls carry.
    pub(super) notes: Vec<Option<Note>>,
}

/// Puts the parts together and settles title, language and time.
pub(super) fn assemble(
    input: &Input<'_>,
    source: &Source<'_>,
    mut front: FrontMatter,
    mut parsed: Parsed,
    diagnostics: &mut Diagnostics,
) -> Assembled {
    let summary = front.summary.take().map(|own| abstract_of(own, &mut parsed));
    remarks(source, &parsed, &front, diagnostics);
    author_names::check(&front, diagnostics);
    settle_language(input, source, &mut front, diagnostics);
    settle_time(input, source, &mut front, diagnostics);
    let (imprint, contributors) = (imprint(&front), contributors(&front));
    let title =
        settle_title(input.name, source, &mut front, &mut parsed.blocks, diagnostics);

    let mut blocks = Vec::new();
    let letter = front.letter.take();
    let is_titled = letter.as_ref().is_none_or(|letter| letter.style == LetterStyle::Open);
    let dateline = letter.as_ref().map_or_else(Vec::new, |letter| dateline(letter, &front));
    if is_titled {
        blocks.push(title_block(&title, &front, letter.is_some(), dateline.is_empty()));
    }
    match &letter {
        None => {
            blocks.extend(summary);
            blocks.append(&mut parsed.blocks);
        }
        Some(letter) => {
            let shown = is_titled.then_some(title.content.as_slice());
            let (before, after) = around(
                letter,
                dateline,
                shown,
                (front.letter_span, &front.metadata.language),
            );
            blocks.extend(before);
            blocks.extend(summary);
            blocks.append(&mut parsed.blocks);
            blocks.extend(after);
        }
    }
    let is_chapter = |named: &Chapter| named.place == Place::AtChapter;
    let is_declared_book = front.class == DocumentClass::Book
        || source.manner == Manner::Book
        || front.chapters.iter().any(is_chapter);
    let bibliography = bibliography(&front);
    let document = Document {
        metadata: front.metadata,
        letter,
        blocks,
        notes: Vec::new(),
        syntax_highlighting: front.syntax_highlighting,
        hyphenation: front.hyphenation,
        is_declared_book,
        imprint: front.imprint,
        bibliography,
        sources: Vec::new(),
        output: front.output,
    };
    let (cover_span, notes) = (front.cover_span, parsed.notes);
    Assembled { document, cover_span, imprint, contributors, notes }
}

/// What the front matter says of cited works; nothing where it names no file of them.
fn bibliography(front: &FrontMatter) -> Option<Bibliography> {
    (!front.bibliography.is_empty()).then(|| Bibliography {
        files: front.bibliography.iter().map(|(path, _)| path.clone()).collect(),
        style: front.citation_style,
        uncited: front.uncited.as_ref().map(|(keys, _)| keys.clone()),
    })
}

/// The abstract as a division, its notes and remarks among those of the text.
fn abstract_of(summary: Summary, parsed: &mut Parsed) -> Block {
    let Summary { span, parsed: own } = summary;
    let before = parsed.blocks.len();
    book::append(parsed, own);
    let blocks = parsed.blocks.split_off(before);
    let mut attributes = Attributes::default();
    attributes.add_class(ABSTRACT_CLASS);
    Block { id: BlockId::default(), span, attributes, kind: BlockKind::Division(blocks) }
}

/// What the parts have to say of themselves.
fn remarks(
    source: &Source<'_>,
    parsed: &Parsed,
    front: &FrontMatter,
    diagnostics: &mut Diagnostics,
) {
    if let Some(span) = parsed.too_deep {
        diagnostics.error(nesting::too_deep(span));
    }
    for remark in &parsed.remarks {
        diagnostics.report(remark.clone());
    }
    for note in &parsed.repeated {
        diagnostics.error(
            Diagnostic::new(
                &catalogue::ID_DUPLICATE,
                format!("the note `{}` is written a second time", note.name),
            )
            .at(note.span)
            .help("give it another name"),
        );
    }
    let is_letter = front.letter.is_some() || source.manner == Manner::Book;
    if parsed.blocks.is_empty() && !is_letter {
        diagnostics.report(
            Diagnostic::new(
                &catalogue::SOURCE_NO_BODY,
                "there is no text below the front matter",
            )
            .at(source.span(source.body.start..source.body.start))
            .help("write the text below the closing `---`"),
        );
    }
}

fn settle_language(
    input: &Input<'_>,
    source: &Source<'_>,
    front: &mut FrontMatter,
    diagnostics: &mut Diagnostics,
) {
    if front.has_language {
        return;
    }
    if let Some(language) = &input.options.language {
        front.metadata.language = language.clone();
        return;
    }
    let remark = Diagnostic::new(
        &catalogue::SOURCE_NO_LANGUAGE,
        "the document states no language: nothing is hyphenated, no quote or space is set \
         right",
    );
    diagnostics.report(to_front_matter(
        remark,
        source,
        "lang: en",
        "or call with `--lang en`",
    ));
}

/// `modified`, else `date`, else `SOURCE_DATE_EPOCH`, else 1980.
fn settle_time(
    input: &Input<'_>,
    source: &Source<'_>,
    front: &mut FrontMatter,
    diagnostics: &mut Diagnostics,
) {
    let metadata = &mut front.metadata;
    let stated = metadata
        .modified
        .or(metadata.date.map(Timestamp::from_date))
        .or_else(|| input.resources.source_date_epoch());
    metadata.timestamp = stated.unwrap_or(Timestamp::UNKNOWN);
    if stated.is_none() && !front.has_date {
        let remark = Diagnostic::new(
            &catalogue::SOURCE_NO_TIME,
            format!(
                "the document has no date: its editions are dated {}",
                Timestamp::UNKNOWN
            ),
        );
        diagnostics.report(to_front_matter(
            remark,
            source,
            "date: 2020-04-01",
            "with the right day",
        ));
    }
}

/// Points to where a line of front matter is missing and shows the line.
fn to_front_matter(
    remark: Diagnostic,
    source: &Source<'_>,
    line: &str,
    more: &str,
) -> Diagnostic {
    match &source.front_matter {
        // A book's configuration has no such key.
        _ if source.manner == Manner::Book => {
            let (key, value) = line.split_once(": ").unwrap_or((line, ""));
            remark.at(source.span(source.body.clone())).help(format!(
                "call with `--set {key}={value}`, with what is right for the book"
            ))
        }
        Some(range) => remark
            .at(source.span(range.start..range.start))
            .help(format!("add the line `{line}` to the front matter, {more}")),
        None => remark.at(source.span(source.body.start..source.body.start)).help(format!(
            "write `{line}` between two lines `---` at the beginning of the file, {more}"
        )),
    }
}

/// The title as it is shown: without words where a heading further down is the title.
struct Title {
    span: Span,
    attributes: Attributes,
    content: Inlines,
}

/// The front matter's title, else the first heading, else a letter's subject, else the
/// file's name. A heading that leads the body becomes the title block, and so does one that
/// repeats the title; one further down names the document and stays where it is, so that
/// every word keeps its place and none is shown twice.
fn settle_title(
    name: &str,
    source: &Source<'_>,
    front: &mut FrontMatter,
    body: &mut Vec<Block>,
    diagnostics: &mut Diagnostics,
) -> Title {
    // Nothing of a private letter stands above it, so its headings stay in their places.
    let is_open = front.letter.as_ref().is_none_or(|it| it.style == LetterStyle::Open);
    // A chapter keeps its heading, whatever it says.
    let is_own = |block: &Block| block.span.source == source.id;
    let is_shown = is_open && body.first().is_some_and(is_own);
    if let (Some(first), Some(last)) = (front.title.first(), front.title.last()) {
        let span = first.span.to(last.span);
        let mut attributes = Attributes::default();
        let repeats = |content: &Inlines| same_words(content, &front.title);
        if let Some(heading) = take_leading_heading(body, is_shown, repeats, diagnostics) {
            diagnostics.report(
                Diagnostic::new(
                    &catalogue::HEADING_REPEATS_TITLE,
                    "the heading repeats the title and is shown once",
                )
                .at(heading.span)
                .also(span, "the title"),
            );
            attributes = heading.attributes;
        }
        return Title { span, attributes, content: front.title.clone() };
    }
    let place = source.span(source.body.start..source.body.start);
    let without =
        |span, content| Title { span, attributes: Attributes::default(), content };
    let leading = take_leading_heading(body, is_shown, |_| true, diagnostics);
    let title = if let Some(heading) = leading {
        let content = heading_words(&heading).cloned().unwrap_or_default();
        Title { span: heading.span, attributes: heading.attributes, content }
    } else if let Some(letter) = front.letter.as_ref().filter(|it| !it.subject.is_empty()) {
        without(front.letter_span, letter.subject.clone())
    } else if let Some(naming) = naming(body) {
        front.metadata.title = match naming {
            Naming::Heading(content) => in_one_line(content),
            Naming::File => stem(name).to_owned(),
        };
        return without(place, Inlines::new());
    } else {
        let words = InlineKind::Generated(stem(name).to_owned());
        without(place, vec![Inline::new(place, words)])
    };
    front.metadata.title = in_one_line(&title.content);
    title
}

/// Takes the first heading out of the body where nothing but HTML stands before it, or
/// where HTML makes it the first block; it is `wanted`, and a title is shown in its place.
/// The HTML of the body is then settled.
fn take_leading_heading(
    body: &mut Vec<Block>,
    is_shown: bool,
    wanted: impl Fn(&Inlines) -> bool,
    diagnostics: &mut Diagnostics,
) -> Option<Block> {
    let take = |body: &mut Vec<Block>, index: usize| {
        let first = body.get(index)?;
        // Of a book of several parts the first is not the title.
        let leads = !first.attributes.has_class(PART_CLASS)
            && heading_words(first).is_some_and(&wanted);
        (leads && is_shown).then(|| body.remove(index))
    };
    let is_html = |block: &Block| matches!(block.kind, BlockKind::RawHtml(_));
    let first = body.iter().position(|block| !is_html(block));
    let first = first.filter(|index| !body.iter().take(*index).any(has_heading_tag));
    if let Some(heading) = first.and_then(|index| body.get_mut(index)) {
        resolve::heading_html(heading, diagnostics);
    }
    let leading = first.and_then(|index| take(body, index));
    resolve::html(body, diagnostics);
    leading.or_else(|| {
        let first = body.iter().position(|block| !resolve::says_nothing(block))?;
        take(body, first)
    })
}

/// Whether a block of HTML begins a heading.
fn has_heading_tag(block: &Block) -> bool {
    let BlockKind::RawHtml(html) = &block.kind else { return false };
    let behind = html.match_indices(['<']).filter_map(|(at, _)| html.get(at + 1..at + 3));
    behind.into_iter().any(|name| {
        name.starts_with(['h', 'H']) && name.ends_with(['1', '2', '3', '4', '5', '6'])
    })
}

/// Whether two texts are the same words, be they written with or without a point or comma
/// at the end.
pub(crate) fn same_words(one: &[Inline], other: &[Inline]) -> bool {
    let words = |inlines: &[Inline]| {
        plain_text(inlines)
            .split_whitespace()
            .map(|word| word.trim_end_matches(['.', ',', ':', '!']).to_lowercase())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
    };
    words(one) == words(other)
}

/// An author as the title block shows it: the name, below it what the author is, and where
/// the author works.
fn author_lines(author: &Author, span: Span) -> Inlines {
    let mut lines = vec![Inline::text(span, &author.name)];
    for words in author.function.iter().chain(&author.affiliations) {
        lines.push(Inline::new(span, InlineKind::LineBreak));
        lines.push(Inline::text(span, words));
    }
    lines
}

fn title_block(
    title: &Title,
    front: &FrontMatter,
    is_letter: bool,
    shows_date: bool,
) -> Block {
    // A letter is signed.
    let authors = if is_letter {
        Vec::new()
    } else {
        front
            .metadata
            .authors
            .iter()
            .zip(&front.author_spans)
            .map(|(author, span)| author_lines(author, *span))
            .collect()
    };
    let date = match front.metadata.date {
        Some(day) if shows_date => {
            let words = date::long(day, &front.metadata.language);
            vec![Inline::new(front.date_span, InlineKind::Generated(words))]
        }
        Some(_) | None => Vec::new(),
    };
    let block = TitleBlock {
        title: title.content.clone(),
        subtitle: front.subtitle.clone(),
        authors,
        // It is known later whether the document has an imprint.
        contributors: Vec::new(),
        date,
    };
    Block {
        id: BlockId::default(),
        span: title.span,
        attributes: title.attributes.clone(),
        kind: BlockKind::Title(Box::new(block)),
    }
}
