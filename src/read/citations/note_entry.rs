//! What a note says of a work: its description at the first mention, its short form later.
//!
//! The order is that of the Chicago Manual of Style 17, chapter 14 (notes); the signs between
//! the parts are those of the language.

use super::entry::{Manner, made};
use super::label::Label;
use super::names::{self, Order};
use super::parts::{self, capitalized};
use super::work::{Kind, Work};
use crate::document::{Inline, InlineKind, Inlines, plain_text};
use crate::language::{NoteImprint, NoteWords};

/// What a note says of a work, before it is put together.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// The names before the title.
    pub(super) names: Inlines,
    /// The title, which leads to the list; what stands for it where there is none.
    pub(super) title: Inlines,
    /// Whether the title stands between quotes.
    pub(super) is_quoted: bool,
    /// What follows it, each with the signs before it.
    pub(super) parts: Vec<(&'static str, Inlines)>,
    /// The signs before the number of a page.
    pub(super) before_page: &'static str,
    /// Where it is found, and the day on which that was visited.
    pub(super) address: Inlines,
}

/// What can be chosen of a description.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    /// Whether it names the author.
    pub(super) author: Author,
    /// Whether it begins a sentence.
    pub(super) is_start: bool,
    /// Whether a page follows it: of what stands in another work not all are told then.
    pub(super) has_page: bool,
}

/// Whether a description names the author.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Author {
    /// It does.
    Named,
    /// It does not: `-@key`.
    LeftOut,
    /// The sentence does, behind whose name it stands in parentheses.
    InSentence,
}

/// The description of a work at its first mention.
pub(super) fn full(work: &Work, label: &Label, choice: Choice, manner: Manner<'_>) -> Told {
    let words = NoteWords::of(manner.language);
    let names = parts::first_names(work, Order::InNote, manner);
    let mut entry = NoteEntry { work, label, choice, manner, words, parts: Vec::new() };
    let is_short = words.imprint == NoteImprint::InParentheses;
    let is_journal = work.kind == Kind::Article && parts::issued(work, manner).is_none();
    let before_page = if is_short && is_journal { ": " } else { ", " };
    entry.source();
    if !choice.has_page && !work.pages.is_empty() {
        let mut run = work.pages.clone();
        let page = plain_text(&work.pages);
        let word = if is_range(&page) { words.pages } else { words.page };
        if !word.is_empty() {
            run.insert(0, made(&format!("{word}\u{a0}"), work.span));
        }
        entry.parts.push((before_page, run));
    }
    let parts = std::mem::take(&mut entry.parts);
    let mut told = Told { parts, before_page, ..titled(work, work.title.clone(), manner) };
    if told.title.is_empty() {
        told.title = names;
    } else if choice.author == Author::Named {
        told.names = names;
    }
    if told.title.is_empty() {
        told.title = vec![made(&label.names, work.span)];
    }
    if let Some((address, span)) = &work.address {
        told.address.push(parts::address(address, *span));
        told.address.extend(parts::visited(work, manner).map(|day| made(&day, *span)));
    }
    told
}

/// The short form of a work: `Knuth, *The TeXbook*`.
pub(super) fn short(
    work: &Work,
    label: &Label,
    choice: Choice,
    manner: Manner<'_>,
) -> Told {
    let title = match work.short_title.is_empty() {
        true => main_title(&work.title),
        false => work.short_title.clone(),
    };
    let mut told = Told { before_page: ", ", ..titled(work, title, manner) };
    let first = work.first_names().given.first();
    // A body writes its name as it likes.
    let is_person = first.is_some_and(|name| !name.given.is_empty());
    let names = match choice.is_start && is_person {
        true => capitalized(&label.names),
        false => label.names.clone(),
    };
    let names = vec![made(&names, work.span)];
    if told.title.is_empty() {
        told.title = names;
    } else if choice.author == Author::Named && first.is_some() {
        told.names = names;
    }
    told
}

/// The word for the work that the note before cites.
pub(super) fn ibid(word: &str, work: &Work, choice: Choice) -> Told {
    let word = if choice.is_start { capitalized(word) } else { word.to_owned() };
    let title = vec![made(&word, work.span)];
    Told {
        title: vec![Inline::new(work.span, InlineKind::Emphasis(title))],
        before_page: ", ",
        ..Told::default()
    }
}

/// A title, in italics where it does not stand between quotes.
fn titled(work: &Work, title: Inlines, manner: Manner<'_>) -> Told {
    if title.is_empty() {
        return Told::default();
    }
    let title = parts::foreign(work, title, manner);
    let is_quoted = work.kind.is_quoted();
    let title = match is_quoted {
        true => title,
        false => vec![Inline::new(work.span, InlineKind::Emphasis(title))],
    };
    Told { title, is_quoted, ..Told::default() }
}

/// A title without its subtitle.
fn main_title(title: &Inlines) -> Inlines {
    let mut main = Inlines::with_capacity(title.len());
    for inline in title {
        if let InlineKind::Text(words) = &inline.kind
            && let Some((before, _)) = words.split_once(": ")
            && !(main.is_empty() && before.trim().is_empty())
        {
            let before = before.trim_end();
            if !before.is_empty() {
                main.push(Inline::text(inline.span, before));
            }
            break;
        }
        main.push(inline.clone());
    }
    main
}

/// Whether words are the numbers of several pages.
pub(super) fn is_range(words: &str) -> bool {
    words.contains(['-', '–', ','])
}

/// The parts behind a title.
struct NoteEntry<'a> {
    work: &'a Work,
    label: &'a Label,
    choice: Choice,
    manner: Manner<'a>,
    words: NoteWords,
    parts: Vec<(&'static str, Inlines)>,
}

impl NoteEntry<'_> {
    /// Adds a part behind a comma, if it is not empty.
    fn part(&mut self, run: Inlines) {
        if !run.is_empty() {
            self.parts.push((", ", run));
        }
    }

    /// Adds what follows words of the converter's, if it is not empty.
    fn said(&mut self, before: &str, run: &Inlines) {
        if !run.is_empty() {
            let mut whole = vec![made(before, self.work.span)];
            whole.extend(run.iter().cloned());
            self.part(whole);
        }
    }

    /// What it stands in, and who brought it out.
    fn source(&mut self) {
        match self.work.kind {
            Kind::Article => {
                self.translators();
                self.journal();
            }
            Kind::Chapter => {
                let within = format!("{} ", self.manner.words.within.to_lowercase());
                self.said(&within, &self.container());
                self.editors();
                self.translators();
                self.part(parts::edition(self.work, self.manner));
                self.volume();
                self.imprint(Inlines::new());
            }
            Kind::Whole | Kind::Other => {
                self.editors();
                self.translators();
                self.part(parts::edition(self.work, self.manner));
                self.volume();
                self.series();
                self.imprint(Inlines::new());
                // Where a manuscript is kept (Chicago 17, 14.221).
                if self.work.kind == Kind::Other {
                    self.part(self.work.note.clone());
                }
            }
            Kind::DoctoralThesis => {
                let name = self.manner.words.doctoral_thesis;
                self.imprint(parts::genre(self.work, name));
            }
            Kind::MastersThesis => {
                let name = self.manner.words.masters_thesis;
                self.imprint(parts::genre(self.work, name));
            }
        }
    }

    /// The title of what it stands in.
    fn container(&self) -> Inlines {
        match self.work.container.is_empty() {
            true => Inlines::new(),
            false => {
                let content = self.work.container.clone();
                vec![Inline::new(self.work.span, InlineKind::Emphasis(content))]
            }
        }
    }

    /// `Journal 11, no. 3 (1981)`, `Revue, vol. 11, nᵒ 3, 1981`.
    fn journal(&mut self) {
        self.part(self.container());
        let is_short = self.words.imprint == NoteImprint::InParentheses;
        if is_short && !self.work.volume.is_empty() {
            self.parts.push((" ", self.work.volume.clone()));
        } else {
            self.volume();
        }
        self.said(&format!("{}\u{a0}", self.manner.words.number), &self.work.number);
        if let Some(day) = parts::issued(self.work, self.manner) {
            self.part(vec![made(&day, self.work.span)]);
        } else if is_short {
            let (open, close) = self.parentheses();
            let year = format!("{open}{}{close}", self.label.year);
            self.parts.push((" ", vec![made(&year, self.work.span)]));
        } else {
            self.part(vec![made(&self.label.year, self.work.span)]);
        }
    }

    /// Who edited it, where others wrote it.
    fn editors(&mut self) {
        if !self.work.authors.is_empty() {
            let editors = names::list(&self.work.editors, Order::InNote, self.manner);
            self.said(&format!("{} ", self.words.edited_by), &editors);
        }
    }

    fn translators(&mut self) {
        let translators = names::list(&self.work.translators, Order::InNote, self.manner);
        self.said(&format!("{} ", self.words.translated_by), &translators);
    }

    fn volume(&mut self) {
        self.part(parts::volume(self.work, self.manner));
    }

    fn series(&mut self) {
        let work = self.work;
        self.part(parts::series(work, self.manner));
        if work.kind == Kind::Other {
            self.part(work.container.clone());
        }
    }

    /// ` (Place: Publisher, 1999)`, `, Place, Publisher, 1999`; before these what a thesis is.
    fn imprint(&mut self, genre: Inlines) {
        let work = self.work;
        let mut run = genre;
        let between = match self.words.imprint {
            NoteImprint::InParentheses | NoteImprint::WithColon => ": ",
            NoteImprint::WithCommas => ", ",
        };
        let year = vec![made(&self.label.year, work.span)];
        let before_publisher = if work.place.is_empty() { ", " } else { between };
        for (sign, part) in
            [(", ", &work.place), (before_publisher, &work.publisher), (", ", &year)]
        {
            if !run.is_empty() && !part.is_empty() {
                run.push(made(sign, work.span));
            }
            run.extend(part.iter().cloned());
        }
        match self.words.imprint {
            NoteImprint::InParentheses if work.kind != Kind::Other => {
                let (open, close) = self.parentheses();
                run.insert(0, made(open, work.span));
                run.push(made(close, work.span));
                self.parts.push((" ", run));
            }
            NoteImprint::InParentheses
            | NoteImprint::WithColon
            | NoteImprint::WithCommas => self.part(run),
        }
    }

    /// Parentheses; brackets within parentheses (Chicago 17, 6.101).
    const fn parentheses(&self) -> (&'static str, &'static str) {
        if matches!(self.choice.author, Author::InSentence) {
            ("[", "]")
        } else {
            ("(", ")")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;

    #[test]
    fn a_short_title_ends_before_the_subtitle() {
        let short = |title: &str| {
            plain_text(&main_title(&vec![Inline::text(Span::default(), title)]))
        };
        assert_eq!(short("A: b: c"), "A");
        assert_eq!(short("A 3:4"), "A 3:4");
        assert_eq!(short(": a"), ": a");
    }
}
