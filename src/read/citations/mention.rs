//! The words of the citations in notes, which depend on what the notes before say: the whole
//! description of a work at its first mention, its short form later, and in some languages
//! `ibid.` where the note before cites the same work and no other.

use super::entry::{Manner, made};
use super::history::{History, Mention};
use super::introduction::{BLANKS, Introduction, LEADING, introduction, is_open};
use super::label::Label;
use super::load::Works;
use super::note_entry::{self, Author, Choice, Told};
use super::parts::{capitalized, is_american, quoted};
use super::work::Work;
use super::{Labels, between_works, last_words};
use crate::diagnostic::Span;
use crate::document::{
    Attributes, CITATION_NOTE_CLASS, CITED_PART_CLASS, IN_TEXT_CLASS, INITIAL_KEY,
    INTRODUCTION_KEY, Inline, InlineKind, Inlines, Note, SUPPRESSED_CLASS, citation_of,
    cited_key, is_citation, plain_text, texts_mut, visit_blocks_mut, visit_run_mut,
};
use crate::language::{NoteWords, label::semicolon};
use crate::read::bare_links::part as part_of;
use crate::read::inlines::is_escaped;

/// Gives the citations in notes their words.
#[derive(Debug)]
pub(super) struct Teller<'a> {
    works: &'a Works,
    labels: &'a Labels<'a>,
    manner: Manner<'a>,
    words: NoteWords,
    history: History,
}

/// Where a citation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// It is a note.
    Alone,
    /// Among the words of a note.
    Within,
    /// The same, behind the author whom the sentence names.
    BehindAuthor,
}

/// A work in a citation, with what stands around it.
struct Item {
    prefix: Inlines,
    link: Inline,
    suffix: Inlines,
}

impl<'a> Teller<'a> {
    /// One that has told nothing yet.
    pub(super) fn new(
        works: &'a Works,
        labels: &'a Labels<'a>,
        manner: Manner<'a>,
    ) -> Self {
        let words = NoteWords::of(manner.language);
        Self { works, labels, manner, words, history: History::default() }
    }

    /// Tells the citations in the notes at these places, in this order.
    pub(super) fn tell(mut self, notes: &mut [Option<Note>], order: &[usize]) {
        for at in order {
            let Some(Some(note)) = notes.get_mut(*at) else { continue };
            self.history.turn();
            let is_alone = citation_of(note).is_some();
            visit_blocks_mut(&mut note.blocks, &mut |block| {
                for run in texts_mut(block) {
                    visit_run_mut(run, &mut |inline| self.inline(inline, is_alone));
                }
            });
        }
    }

    fn inline(&mut self, inline: &mut Inline, is_alone: bool) {
        let InlineKind::Span { attributes, content } = &mut inline.kind else { return };
        if !is_citation(attributes, content) {
            return;
        }
        let items = items(std::mem::take(content));
        let is_suppressed = items.first().is_some_and(Item::is_suppressed);
        let is_in_text = attributes.has_class(IN_TEXT_CLASS);
        // What a citation that is a note holds in its turn is not one.
        let is_note = is_alone && attributes.has_class(CITATION_NOTE_CLASS);
        let place = match is_note {
            true => Place::Alone,
            false if is_in_text && !is_suppressed => Place::BehindAuthor,
            false => Place::Within,
        };
        *content = self.citation(items, attributes, place);
    }

    /// The words of a citation.
    fn citation(
        &mut self,
        items: Vec<Item>,
        attributes: &mut Attributes,
        place: Place,
    ) -> Inlines {
        let count = items.len();
        let is_in_text = attributes.has_class(IN_TEXT_CLASS);
        let mut run = Inlines::new();
        for (at, mut item) in items.into_iter().enumerate() {
            let span = item.link.span;
            if at > 0 {
                let sign = between_works(&run, self.manner);
                run.push(made(&format!("{sign} "), span));
            }
            if at + 1 == count || !semicolon(self.manner.language).starts_with(BLANKS) {
                trim(&mut item.suffix);
            }
            let begins = place == Place::Alone && at == 0;
            if begins {
                item.capitalize(attributes);
            }
            let setting = Setting {
                place,
                is_start: begins && item.prefix.is_empty(),
                is_last: at + 1 == count,
                is_in_text,
            };
            self.item(item, setting, &mut run);
        }
        run
    }

    /// Adds a work with what stands around it.
    fn item(&mut self, item: Item, setting: Setting, run: &mut Inlines) {
        let Item { prefix, mut link, mut suffix } = item;
        run.extend(prefix);
        let span = link.span;
        let InlineKind::Link(own) = &mut link.kind else { return };
        let known = cited_key(own)
            .and_then(|key| Some((self.works.get(key)?, *self.labels.get(key)?)));
        let Some((work, label)) = known else { return };
        let mut behind = introduction(&suffix, setting.is_in_text, &self.words);
        let said = plain_text(&suffix);
        let place = said.trim_matches(LEADING).replace(BLANKS, " ");
        let mention = self.history.mention(&work.key, &place);
        let author = match own.attributes.has_class(SUPPRESSED_CLASS) {
            true => Author::LeftOut,
            false if setting.place == Place::BehindAuthor => Author::InSentence,
            false => Author::Named,
        };
        let is_start = setting.is_start;
        let choice = Choice { author, is_start, has_page: behind.is_page };
        let is_all = suffix.len() == 1 && behind.sign == ", ";
        if mention == Mention::SamePlace && self.words.ibid.is_some() && is_all {
            behind = Introduction { dropped: said.len(), ..Introduction::default() };
        }
        let told = self.told(mention, work, label, choice);
        if behind.is_page {
            behind.sign = told.before_page;
        }
        if let Some(dropped) = drop_words(&mut suffix, behind.dropped) {
            own.attributes.add(INTRODUCTION_KEY, dropped);
        }
        let (mut names, sign) = match author {
            Author::InSentence => (vec![made(&label.names, span)], " ("),
            Author::Named | Author::LeftOut => (told.names.clone(), ", "),
        };
        if !names.is_empty() {
            names.push(made(sign, span));
            run.push(part(names, span));
        }
        let (title, between) = self.title(&told, &behind, setting, span);
        own.content = title;
        run.push(link);
        if !between.is_empty() {
            run.push(part(between, span));
        }
        run.extend(suffix);
        self.end(told, setting, span, run);
    }

    /// What a note says of a work.
    fn told(&self, mention: Mention, work: &Work, label: &Label, choice: Choice) -> Told {
        match (mention, self.words.ibid) {
            (Mention::First, _) => note_entry::full(work, label, choice, self.manner),
            (Mention::Again | Mention::SamePlace, Some(word)) => {
                note_entry::ibid(word, work, choice)
            }
            (Mention::Again | Mention::SamePlace | Mention::Later, _) => {
                note_entry::short(work, label, choice, self.manner)
            }
        }
    }

    /// The title, and what stands between it and the words of the source: of a title between
    /// quotes American English has the comma or the point behind it before the second one.
    fn title(
        &self,
        told: &Told,
        behind: &Introduction,
        setting: Setting,
        span: Span,
    ) -> (Inlines, Inlines) {
        let mut signs = told.parts.iter().map(|(sign, _)| *sign);
        let address = if told.address.is_empty() { "" } else { ", " };
        let end = if setting.is_end() { "." } else { "" };
        let first = signs.next().unwrap_or(match (behind.has_words, behind.sign) {
            (false, "") if address.is_empty() => end,
            (false, "") => address,
            (_, sign) => sign,
        });
        let mark = match first.chars().next() {
            Some(',') => ",",
            // A point is too much where the title ends with a sign of its own.
            Some('.') if !ends_sentence(&plain_text(&told.title)) => ".",
            Some(_) | None => "",
        };
        let takes_mark = told.is_quoted && is_american(self.manner.language);
        let mark = if takes_mark { mark } else { "" };
        let title = match told.is_quoted {
            true => quoted(told.title.clone(), mark, span, self.manner.language),
            false => told.title.clone(),
        };
        let mut between = Inlines::new();
        for (sign, run) in &told.parts {
            between.push(made(sign, span));
            between.extend(run.iter().cloned());
        }
        let page = match behind.word {
            "" => String::new(),
            word => format!("{word}\u{a0}"),
        };
        let before_words = format!("{}{page}", behind.sign);
        if !before_words.is_empty() {
            between.push(made(&before_words, span));
        }
        if mark == ","
            && let Some(Inline { kind: InlineKind::Generated(words), .. }) =
                between.first_mut()
        {
            words.remove(0);
        }
        (title, between)
    }

    /// Adds the address and what ends a work.
    fn end(&self, told: Told, setting: Setting, span: Span, run: &mut Inlines) {
        let mut tail = Inlines::new();
        let is_bare_address = told.address.len() == 1;
        if !told.address.is_empty() {
            // The comma may stand within the quotes of the title already.
            let said = last_words(run);
            let is_said = is_american(self.manner.language) && said.ends_with(",\"");
            tail.push(made(if is_said { " " } else { ", " }, span));
            tail.extend(told.address);
        }
        if setting.place == Place::BehindAuthor {
            tail.push(made(")", span));
        }
        let mut said = last_words(run);
        said.push_str(&plain_text(&tail));
        let is_american = is_american(self.manner.language);
        let words = match is_american {
            true => said.trim_end_matches('"'),
            false => &said,
        };
        // A point behind an address would be taken for a part of it.
        if setting.is_end() && !is_bare_address && !ends_sentence(words) {
            tail.push(made(".", span));
        }
        if !tail.is_empty() {
            run.push(part(tail, span));
        }
    }
}

/// How a work stands in its citation.
#[derive(Clone, Copy, Debug)]
struct Setting {
    place: Place,
    /// Whether nothing stands before it in its note.
    is_start: bool,
    is_last: bool,
    /// Whether the source names its author in the sentence.
    is_in_text: bool,
}

impl Setting {
    /// Whether a note ends behind the work.
    fn is_end(self) -> bool {
        self.is_last && self.place == Place::Alone
    }
}

impl Item {
    fn is_suppressed(&self) -> bool {
        let attributes = self.link.kind.attributes();
        attributes.is_some_and(|attributes| attributes.has_class(SUPPRESSED_CLASS))
    }

    /// Makes the first letter of the words before the work a capital; the citation keeps it
    /// as it is written.
    fn capitalize(&mut self, attributes: &mut Attributes) {
        let Some(Inline { span, kind: InlineKind::Text(words) }) = self.prefix.first_mut()
        else {
            return;
        };
        // `ß` has no capital of its own, which could be told from others.
        let is_small = |c: &char| c.is_lowercase() && c.to_uppercase().count() == 1;
        let Some(first) = words.chars().next().filter(is_small) else { return };
        if !is_escaped(*span, words) {
            attributes.add(INITIAL_KEY, first);
            *words = capitalized(words);
        }
    }
}

/// Takes as many bytes from the words that a run begins with; none of other runs.
fn drop_words(run: &mut Inlines, count: usize) -> Option<String> {
    let Inline { span, kind: InlineKind::Text(words) } = run.first_mut()? else {
        return None;
    };
    let kept = words.get(count..).filter(|_| count > 0)?.to_owned();
    *span = part_of(*span, words, &(count..words.len()));
    words.truncate(count);
    let dropped = std::mem::replace(words, kept);
    if words.is_empty() {
        run.remove(0);
    }
    Some(dropped)
}

/// The works in the content of a citation.
fn items(content: Inlines) -> Vec<Item> {
    let mut items = Vec::new();
    let mut prefix = Inlines::new();
    let mut open: Option<Item> = None;
    for inline in content {
        let is_work =
            matches!(&inline.kind, InlineKind::Link(link) if cited_key(link).is_some());
        if matches!(inline.kind, InlineKind::Generated(_)) {
            items.extend(open.take());
        } else if let Some(item) = &mut open {
            push(&mut item.suffix, inline);
        } else if is_work {
            open = Some(Item {
                prefix: std::mem::take(&mut prefix),
                link: inline,
                suffix: Inlines::new(),
            });
        } else {
            prefix.push(inline);
        }
    }
    items.extend(open);
    items
}

/// Adds an inline, a line end as a blank, to words that stand there already.
fn push(run: &mut Inlines, mut inline: Inline) {
    if inline.kind == InlineKind::SoftBreak {
        inline.kind = InlineKind::Text(" ".to_owned());
    }
    if let Some(last) = run.last_mut()
        && let (InlineKind::Text(before), InlineKind::Text(words)) =
            (&mut last.kind, &inline.kind)
        && is_open(last.span, before)
        && is_open(inline.span, words)
    {
        before.push_str(words);
        last.span = last.span.to(inline.span);
        return;
    }
    run.push(inline);
}

/// Takes the blanks away that end words.
fn trim(run: &mut Inlines) {
    if let Some(Inline { span, kind: InlineKind::Text(words) }) = run.last_mut() {
        let kept = words.trim_end_matches(BLANKS).len();
        *span = part_of(*span, words, &(0..kept));
        words.truncate(kept);
        if words.is_empty() {
            run.pop();
        }
    }
}

/// A part of a citation that the converter makes.
fn part(content: Inlines, span: Span) -> Inline {
    let mut attributes = Attributes::default();
    attributes.add_class(CITED_PART_CLASS);
    Inline::new(span, InlineKind::Span { attributes, content })
}

/// Whether words end with a sign behind which no point is written.
fn ends_sentence(words: &str) -> bool {
    words.ends_with(['.', '?', '!', '…'])
}
