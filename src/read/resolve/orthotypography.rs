//! Quotes, dashes and spaces set right, block by block, over the joined text of its
//! inlines.

use super::list_punctuation::Sentence;
use super::text::{join, join_run};
use super::{list_punctuation, minus_signs, ordinals};
use crate::diagnostic::{Diagnostics, SideBySide, Sources, Span, catalogue};
use crate::document::{
    Block, BlockKind, Document, Inline, InlineKind, Letter, Target, descend_mut,
    plain_text, texts_mut,
};
use crate::language::Tag;
use crate::language::punctuation::{
    Correction, Edit, Passage, RemarkKind, Speech, correct,
};
use crate::read::inlines::is_escaped;
use std::ops::Range;

/// Whether texts are set right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) enum Smart {
    /// In the language of each.
    On,
    /// They stay as they were typed: `smart: false`.
    Off,
}

/// Sets all texts of the document right in the language of each; then words that adjoin
/// are one.
pub(super) fn set_right(
    document: &mut Document,
    smart: Smart,
    diagnostics: &mut Diagnostics,
) {
    if smart == Smart::On {
        let language = document.metadata.language.clone();
        let tables = tables_that_are_none(diagnostics);
        blocks(&mut document.blocks, Within::Text, &language, &tables, diagnostics);
        for note in &mut document.notes {
            blocks(&mut note.blocks, Within::Text, &language, &tables, diagnostics);
        }
        for run in document.letter.as_mut().map_or_else(Vec::new, Letter::runs_mut) {
            set_run(run, Speech::Ends, &language, &tables, diagnostics);
        }
        let metadata = &mut document.metadata;
        plain(&mut metadata.title, &language);
        for text in
            [&mut metadata.subtitle, &mut metadata.description].into_iter().flatten()
        {
            plain(text, &language);
        }
    }
    join(&mut document.blocks);
    for note in &mut document.notes {
        join(&mut note.blocks);
    }
    for run in document.letter.as_mut().map_or_else(Vec::new, Letter::runs_mut) {
        join_run(run);
    }
    let language = document.metadata.language.clone();
    raise(&mut document.blocks, &language, smart);
    for note in &mut document.notes {
        raise(&mut note.blocks, &language, smart);
    }
    for run in document.letter.as_mut().map_or_else(Vec::new, Letter::runs_mut) {
        ordinals::raise(run, &language, smart);
    }
}

/// Raises the letters of ordinals in blocks.
fn raise(list: &mut [Block], around: &Tag, smart: Smart) {
    for block in list {
        let language = block.attributes.language().unwrap_or(around).clone();
        for run in texts_mut(block) {
            ordinals::raise(run, &language, smart);
        }
        for children in descend_mut(block) {
            raise(children, &language, smart);
        }
    }
}

/// Whether blocks stand in an item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Within {
    Item,
    Text,
}

fn blocks(
    list: &mut [Block],
    within: Within,
    around: &Tag,
    tables: &[Span],
    diagnostics: &mut Diagnostics,
) {
    let mut rest = list;
    while let Some((block, behind)) = rest.split_first_mut() {
        let next = behind.first();
        let language = block.attributes.language().unwrap_or(around).clone();
        if let BlockKind::Figure(figure) = &mut block.kind {
            plain(&mut figure.image.alternative, &language);
        }
        let speech = speech(block, next);
        for run in texts_mut(block) {
            set_run(run, speech, &language, tables, diagnostics);
        }
        if let BlockKind::List(list) = &block.kind {
            let sentence = Sentence::before(next, within == Within::Item);
            list_punctuation::judge(list, sentence, &language, diagnostics);
        }
        if let BlockKind::Table(table) = &mut block.kind {
            minus_signs::set(table, &language);
        }
        let inner =
            if matches!(block.kind, BlockKind::List(_)) { Within::Item } else { within };
        for children in descend_mut(block) {
            blocks(children, inner, &language, tables, diagnostics);
        }
        rest = behind;
    }
}

/// Whether what is said in a paragraph may go on in the next one, which begins with a quote
/// as well.
fn speech(block: &Block, next: Option<&Block>) -> Speech {
    match (&block.kind, next.map(|next| &next.kind)) {
        (BlockKind::Paragraph(_), Some(BlockKind::Paragraph(next)))
            if plain_text(next).starts_with(['"', '“', '„', '«', '»']) =>
        {
            Speech::GoesOn
        }
        _ => Speech::Ends,
    }
}

/// Sets words right that are not inlines.
pub(super) fn plain(text: &mut String, language: &Tag) {
    let speech = Speech::Ends;
    let passage = Passage { text, languages: &[(0, language)], protected: &[], speech };
    let correction = correct(&passage);
    if !correction.edits.is_empty() {
        *text = correction.apply(text);
    }
}

/// The words of a run as they will be once they are set right.
pub(super) fn words_set_right(run: &[Inline], language: &Tag, smart: Smart) -> String {
    let mut run = run.to_vec();
    if smart == Smart::On {
        // What is to be said is said where the run itself is set right.
        set_run(&mut run, Speech::Ends, language, &[], &mut Diagnostics::default());
    }
    plain_text(&run)
}

/// Sets one run of inlines right.
fn set_run(
    run: &mut [Inline],
    speech: Speech,
    language: &Tag,
    tables: &[Span],
    diagnostics: &mut Diagnostics,
) {
    let mut joined = Joined::default();
    joined.languages.push((0, language.clone()));
    joined.add(run, language);
    let languages: Vec<(usize, &Tag)> =
        joined.languages.iter().map(|(start, tag)| (*start, tag)).collect();
    let (text, protected) = (&joined.text, &joined.protected);
    let passage = Passage { text, languages: &languages, protected, speech };
    let Correction { edits, remarks } = correct(&passage);
    // The piece that is read beside its source, by its first byte.
    let mut reading = (usize::MAX, SideBySide::default());
    for remark in remarks {
        let span = match remark.kind {
            // Blanks that came together over what was left out are none of the source's, and
            // the columns of a table that is none were told with it.
            RemarkKind::DoubleBlank => joined
                .exact_span(&remark.range)
                .filter(|span| !is_in_table(*span, tables, &diagnostics.sources)),
            RemarkKind::UnbalancedQuotes
            | RemarkKind::CapitalAccent
            | RemarkKind::EtCetera
            | RemarkKind::Ordinal
            | RemarkKind::AccentAsApostrophe => {
                joined.span(&remark.range, &diagnostics.sources, &mut reading)
            }
        };
        if let Some(span) = span {
            let words = joined.text.get(remark.range.clone()).unwrap_or("");
            diagnostics.report(remark.kind.diagnostic(words, span));
        }
    }
    write_back(run, &mut 0, &mut edits.as_slice(), language);
}

/// Where it was said that lines were meant as a table, ascending.
fn tables_that_are_none(diagnostics: &Diagnostics) -> Vec<Span> {
    let told = diagnostics.list().iter();
    let mut tables: Vec<Span> = told
        .filter(|remark| remark.code.id == catalogue::MARKDOWN_TABLE.id)
        .filter_map(|remark| Some(remark.primary.as_ref()?.span))
        .collect();
    tables.sort_by_key(|span| (span.source, span.start));
    tables
}

/// The most lines between what was said of a table and one of its rows.
const MOST_ROWS: usize = 64;

/// Whether a place is beside one of those `tables`, with no blank line between them.
fn is_in_table(place: Span, tables: &[Span], sources: &Sources) -> bool {
    let next =
        tables.partition_point(|it| (it.source, it.start) < (place.source, place.start));
    let (before, behind) =
        (next.checked_sub(1).and_then(|at| tables.get(at)), tables.get(next));
    let adjoin = |first: Span, last: Span| {
        let between = Span { start: first.end.min(last.start), end: last.start, ..first };
        let mut lines =
            sources.text(between).split('\n').skip(1).take(MOST_ROWS).peekable();
        while let Some(line) = lines.next() {
            // The last one goes on with the second place.
            if line.trim_matches([' ', '\t', '\r', '>']).is_empty()
                && lines.peek().is_some()
            {
                return false;
            }
        }
        first.source == last.source
    };
    before.is_some_and(|table| adjoin(*table, place))
        || behind.is_some_and(|table| adjoin(place, *table))
}

/// What stands for an object in the line.
pub(super) const OBJECT: char = '\u{fffc}';

/// The text of a run, and where it comes from.
#[derive(Default)]
struct Joined {
    text: String,
    languages: Vec<(usize, Tag)>,
    protected: Vec<Range<usize>>,
    /// Each piece of words, and its place in the source.
    places: Vec<(Range<usize>, Span)>,
}

impl Joined {
    fn add(&mut self, run: &[Inline], language: &Tag) {
        for inline in run {
            let start = self.text.len();
            match &inline.kind {
                InlineKind::Text(words) => {
                    self.text.push_str(words);
                    self.places.push((start..self.text.len(), inline.span));
                    if is_escaped(inline.span, words) {
                        self.protected.push(start..self.text.len());
                    }
                }
                InlineKind::Generated(words) => {
                    self.text.push_str(words);
                    self.protected.push(start..self.text.len());
                }
                InlineKind::SoftBreak => self.text.push(' '),
                InlineKind::LineBreak => self.text.push('\n'),
                InlineKind::Code(_)
                | InlineKind::Math(_)
                | InlineKind::Image(_)
                | InlineKind::RawHtml(_) => self.text.push(OBJECT),
                // A call stands between a word and its mark without parting them.
                InlineKind::NoteCall(_) => {}
                InlineKind::Emphasis(content)
                | InlineKind::Strong(content)
                | InlineKind::Strikethrough(content)
                | InlineKind::Superscript(content)
                | InlineKind::Subscript(content)
                | InlineKind::SmallCaps(content) => self.add(content, language),
                InlineKind::Span { attributes, content } => {
                    self.add_in(content, attributes.language(), language);
                }
                InlineKind::Link(link) => {
                    self.add_in(&link.content, link.attributes.language(), language);
                    if is_autolink(&link.target, &link.content) {
                        self.protected.retain(|range| range.start < start);
                        self.protected.push(start..self.text.len());
                    }
                }
            }
        }
    }

    /// Adds what has perhaps a language of its own.
    fn add_in(&mut self, run: &[Inline], own: Option<&Tag>, around: &Tag) {
        let Some(own) = own.filter(|own| *own != around) else {
            return self.add(run, around);
        };
        self.languages.push((self.text.len(), own.clone()));
        self.add(run, own);
        self.languages.push((self.text.len(), around.clone()));
    }

    /// Where the bytes `range` of the text stand in the source; that of the whole piece where
    /// this cannot be told. `reading` is for what follows.
    fn span(
        &self,
        range: &Range<usize>,
        sources: &Sources,
        reading: &mut (usize, SideBySide),
    ) -> Option<Span> {
        if let Some(exact) = self.exact_span(range) {
            return Some(exact);
        }
        let (piece, span) = self.piece(range)?;
        if reading.0 != piece.start {
            *reading = (piece.start, SideBySide::default());
        }
        let words = self.text.get(piece.clone())?;
        let source = sources.text(span);
        let offset = range.start - piece.start;
        let Some(start) = reading.1.read_to(words, source, offset) else {
            return Some(span);
        };
        // What is written otherwise in the source has another length there.
        let own = self.text.get(range.clone())?;
        let length = match source.get(start..).is_some_and(|rest| rest.starts_with(own)) {
            true => own.len(),
            false => return Some(span),
        };
        let from = span.range().start + start;
        Some(Span::new(span.source, from..from + length))
    }

    /// Where exactly the bytes `range` stand in the source, where that can be told.
    fn exact_span(&self, range: &Range<usize>) -> Option<Span> {
        let (piece, span) = self.piece(range)?;
        let offset =
            |at: usize| u32::try_from(at.saturating_sub(piece.start)).unwrap_or(u32::MAX);
        let exact = Span {
            start: span.start.saturating_add(offset(range.start)),
            end: span.start.saturating_add(offset(range.end)),
            ..span
        };
        (span.range().len() == piece.len() && range.end <= piece.end).then_some(exact)
    }

    /// The piece of words in which `range` begins, and its place in the source.
    fn piece(&self, range: &Range<usize>) -> Option<(Range<usize>, Span)> {
        let index = self.places.partition_point(|(piece, _)| piece.start <= range.start);
        self.places.get(index.checked_sub(1)?).cloned()
    }
}

/// Whether the words of a link are its address.
pub(super) fn is_autolink(target: &Target, content: &[Inline]) -> bool {
    match target {
        Target::External(address) => {
            let words = plain_text(content);
            let bare = address.strip_prefix("mailto:").or(address.strip_prefix("http://"));
            *address == words || bare == Some(&words)
        }
        Target::Internal(_) => false,
    }
}

/// Writes edits back into the words they are about. Walks as [`Joined::add`] does.
fn write_back(run: &mut [Inline], at: &mut usize, edits: &mut &[Edit], language: &Tag) {
    for inline in run {
        match &mut inline.kind {
            InlineKind::Text(words) => {
                let start = *at;
                *at += words.len();
                let own = taken(edits, *at);
                if !own.is_empty() {
                    *words = edited(words, start, own);
                }
            }
            InlineKind::Generated(words) => *at += words.len(),
            // The blank that a line end is may become one that does not break.
            InlineKind::SoftBreak => {
                *at += 1;
                if let [edit, ..] = taken(edits, *at) {
                    inline.kind = InlineKind::Text(edit.replacement.clone());
                }
            }
            InlineKind::LineBreak => *at += 1,
            InlineKind::Code(_) | InlineKind::Math(_) | InlineKind::RawHtml(_) => {
                *at += OBJECT.len_utf8();
            }
            InlineKind::Image(image) => {
                plain(&mut image.alternative, language);
                *at += OBJECT.len_utf8();
            }
            InlineKind::NoteCall(_) => {}
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content)
            | InlineKind::Superscript(content)
            | InlineKind::Subscript(content)
            | InlineKind::SmallCaps(content)
            | InlineKind::Span { attributes: _, content } => {
                write_back(content, at, edits, language);
            }
            InlineKind::Link(link) => write_back(&mut link.content, at, edits, language),
        }
    }
}

/// Takes the edits out that end at byte `end` or before it.
fn taken<'e>(edits: &mut &'e [Edit], end: usize) -> &'e [Edit] {
    let count = edits.iter().take_while(|edit| edit.range.end <= end).count();
    let (own, rest) = edits.split_at(count);
    *edits = rest;
    own
}

/// `words`, which begin at `start`, with the edits made.
fn edited(words: &str, start: usize, edits: &[Edit]) -> String {
    let mut result = String::with_capacity(words.len() + edits.len() * 2);
    let mut read = 0;
    for edit in edits {
        result.push_str(words.get(read..edit.range.start - start).unwrap_or(""));
        result.push_str(&edit.replacement);
        read = edit.range.end - start;
    }
    result.push_str(words.get(read..).unwrap_or(""));
    result
}
