//! Citations of the text that become notes, and where the calls of these stand.
//!
//! The blank that the source has before a citation is taken away, as a call stands at its
//! word; in some languages the mark of punctuation behind it goes before the call. The
//! citation keeps both, so that the Markdown edition has them again.

use super::block;
use super::label::names;
use super::load::Works;
use super::parts::is_american;
use crate::diagnostic::Span;
use crate::document::{
    Attributes, BLANK_KEY, BlockKind, CITATION_NOTE_CLASS, DROPPED_MARK_KEY, Document,
    IN_TEXT_CLASS, Inline, InlineKind, Inlines, MOVED_MARK_KEY, Note, NoteId,
    SUPPRESSED_CLASS, cited_key, is_citation, plain_text, texts_mut, visit_blocks_mut,
};
use crate::language::{CallPlace, CitingWords, Language, NoteWords};
use crate::read::bare_links::part;
use crate::read::inlines::is_escaped;
use std::collections::VecDeque;

/// The marks behind which a call stands, where the language has it there.
const MARKS: [char; 6] = ['.', ',', ';', ':', '!', '?'];

/// The marks behind which no point is written.
const ENDS: [char; 4] = ['.', '?', '!', '…'];

/// Makes notes of the citations in the text of a document; those in its notes stay.
pub(super) fn make(document: &mut Document, notes: &mut Vec<Option<Note>>, works: &Works) {
    let language = &document.metadata.language;
    let mut maker = Maker {
        notes,
        works,
        words: CitingWords::of(language),
        language: language.language(),
        calls: NoteWords::of(language).calls,
        is_american: is_american(language),
    };
    visit_blocks_mut(&mut document.blocks, &mut |block| {
        for run in texts_mut(block) {
            maker.run(run);
        }
    });
}

struct Maker<'n> {
    notes: &'n mut Vec<Option<Note>>,
    works: &'n Works,
    words: CitingWords,
    language: Language,
    calls: CallPlace,
    /// Whether a comma and a point stand before the quote that closes.
    is_american: bool,
}

impl Maker<'_> {
    /// The same in a run.
    fn run(&mut self, run: &mut Inlines) {
        let mut waiting = VecDeque::from(std::mem::take(run));
        while let Some(mut inline) = waiting.pop_front() {
            if let InlineKind::Span { attributes, content } = &mut inline.kind
                && is_citation(attributes, content)
            {
                let own = std::mem::take(attributes);
                let content = std::mem::take(content);
                self.citation(own, content, inline.span, run, &mut waiting);
                continue;
            }
            // A link holds no other.
            let is_link = matches!(inline.kind, InlineKind::Link(_));
            if let Some(content) = inline.kind.content_mut().filter(|_| !is_link) {
                self.run(content);
            }
            run.push(inline);
        }
    }

    /// Makes a note of a citation between what is `done` and what is `waiting`.
    fn citation(
        &mut self,
        mut attributes: Attributes,
        content: Inlines,
        span: Span,
        done: &mut Inlines,
        waiting: &mut VecDeque<Inline>,
    ) {
        match named_author(&attributes, &content) {
            Some(author) => {
                let kind =
                    InlineKind::Span { attributes: attributes.clone(), content: author };
                done.push(Inline::new(span, kind));
            }
            None => {
                if let Some(blank) = take_blank(done) {
                    attributes.add(BLANK_KEY, blank);
                }
            }
        }
        match self.calls {
            CallPlace::AtWord => {}
            CallPlace::BehindMark => self.move_mark(&mut attributes, done, waiting),
        }
        attributes.add_class(CITATION_NOTE_CLASS);
        let id = NoteId(u32::try_from(self.notes.len()).unwrap_or(u32::MAX));
        let run = vec![Inline::new(span, InlineKind::Span { attributes, content })];
        let paragraph = block(BlockKind::Paragraph(run), Attributes::default(), span);
        self.notes.push(Some(Note { name: String::new(), span, blocks: vec![paragraph] }));
        done.push(Inline::new(span, InlineKind::NoteCall(id)));
    }

    /// The words of an inline; the author of a citation that has none yet.
    fn words_of(&self, inline: &Inline) -> String {
        let link = inline.kind.content().and_then(|content| match content.as_slice() {
            [Inline { kind: InlineKind::Link(link), .. }] => Some(link),
            _ => None,
        });
        let work = link.and_then(|link| self.works.get(cited_key(link)?));
        match work {
            Some(work) => names(work, &self.words, self.language),
            None => plain_text(std::slice::from_ref(inline)),
        }
    }

    /// Puts the mark behind a citation before its call.
    fn move_mark(
        &self,
        attributes: &mut Attributes,
        done: &mut Inlines,
        waiting: &mut VecDeque<Inline>,
    ) {
        let Some(mark) = leading_mark(waiting) else { return };
        let is_behind_words = done.last().is_some_and(|last| {
            !matches!(last.kind, InlineKind::NoteCall(_) | InlineKind::LineBreak)
        });
        let before = done.last().map_or_else(String::new, |last| self.words_of(last));
        if !is_behind_words || before.is_empty() {
            return;
        }
        // `etc.`: one point is enough.
        let quoted = before.strip_suffix(['"', '”']).filter(|_| self.is_american);
        if mark == '.' && quoted.unwrap_or(&before).ends_with(ENDS) {
            take_mark(waiting);
            attributes.add(DROPPED_MARK_KEY, mark);
            return;
        }
        // Three points are one sign, however they are written.
        if before.ends_with(MARKS) && !before.ends_with("...") {
            return;
        }
        let Some(span) = take_mark(waiting) else { return };
        attributes.add(MOVED_MARK_KEY, mark);
        let is_within =
            matches!(mark, '.' | ',') && quoted.is_some_and(|words| !words.ends_with(ENDS));
        match done.last_mut() {
            Some(Inline { span: place, kind: InlineKind::Text(words) })
                if !is_escaped(*place, words) =>
            {
                let quote = words.chars().next_back().filter(|_| is_within);
                let at = words.len() - quote.map_or(0, char::len_utf8);
                words.insert(at, mark);
            }
            Some(_) | None => done.push(Inline::text(span, mark)),
        }
    }
}

/// The author whom a citation names in its sentence, as the link to the work.
fn named_author(attributes: &Attributes, content: &[Inline]) -> Option<Inlines> {
    let author = content.first().filter(|_| attributes.has_class(IN_TEXT_CLASS))?;
    let is_suppressed = author
        .kind
        .attributes()
        .is_some_and(|attributes| attributes.has_class(SUPPRESSED_CLASS));
    (!is_suppressed).then(|| vec![author.clone()])
}

/// Takes the blank away that ends a run.
fn take_blank(done: &mut Inlines) -> Option<String> {
    let last = done.last_mut()?;
    if last.kind == InlineKind::SoftBreak {
        done.pop();
        return Some(" ".to_owned());
    }
    let InlineKind::Text(words) = &mut last.kind else { return None };
    let kept = words.trim_end().len();
    if kept == words.len() || is_escaped(last.span, words) {
        return None;
    }
    last.span = part(last.span, words, &(0..kept));
    let blank = words.split_off(kept);
    if words.is_empty() {
        done.pop();
    }
    Some(blank)
}

/// The mark with which a run begins, where a blank, a sign that closes or no word follows it,
/// be that written with a backslash.
fn leading_mark(run: &VecDeque<Inline>) -> Option<char> {
    let first = run.front()?;
    let words = text_of(first)?;
    if is_escaped(first.span, words) {
        return None;
    }
    let mut letters =
        words.chars().chain(run.get(1).and_then(text_of).unwrap_or("").chars());
    let mark = letters.next().filter(|c| MARKS.contains(c))?;
    let ends = |c: char| c.is_whitespace() || ")]}\"”’»".contains(c);
    letters.next().is_none_or(ends).then_some(mark)
}

fn text_of(inline: &Inline) -> Option<&str> {
    match &inline.kind {
        InlineKind::Text(words) => Some(words),
        _ => None,
    }
}

/// Takes the mark away with which the words begin that follow; where it stood.
fn take_mark(waiting: &mut VecDeque<Inline>) -> Option<Span> {
    let Inline { span, kind: InlineKind::Text(words) } = waiting.front_mut()? else {
        return None;
    };
    let place = part(*span, words, &(0..1));
    *span = part(*span, words, &(1..words.len()));
    // Each of the marks is one byte.
    words.remove(0);
    if words.is_empty() {
        waiting.pop_front();
    }
    Some(place)
}
