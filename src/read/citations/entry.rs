//! The description of a work in the list: its parts, each ended by a point.
//!
//! The order is that of the Chicago Manual of Style 17: chapter 15 where works are cited by
//! author and year, chapter 14 (bibliography) where they are numbered or cited in notes.

use super::label::Label;
use super::names::{self, Order};
use super::parts::{self, capitalize};
use super::work::{Kind, Names, Work};
use crate::diagnostic::Span;
use crate::document::{CitationStyle, Inline, InlineKind, Inlines, plain_text};
use crate::language::{CitingWords, Tag, label::colon};

/// The list's language, its words and its order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner<'a> {
    /// The document's language.
    pub(super) language: &'a Tag,
    /// Its words.
    pub(super) words: &'a CitingWords,
    /// How works are cited.
    pub(super) style: CitationStyle,
}

/// The description of a work.
pub(super) fn entry(work: &Work, label: &Label, manner: Manner<'_>) -> Inlines {
    let mut entry = Entry { work, manner, run: Inlines::new(), is_begun: false };
    if manner.style == CitationStyle::Numeric {
        entry.generated(&format!("[{}]\u{a0}", label.number));
    }
    let year = match manner.style {
        CitationStyle::AuthorDate => {
            let names = parts::first_names(work, Order::FamilyFirst, manner);
            let is_named = !names.is_empty();
            entry.part(names);
            if is_named {
                entry.said(&label.year);
                entry.title();
            } else {
                entry.title();
                entry.said(&label.year);
            }
            None
        }
        CitationStyle::Numeric | CitationStyle::Notes => {
            let names = parts::first_names(work, Order::FamilyFirst, manner);
            entry.part(names);
            entry.title();
            Some(label.year.as_str())
        }
    };
    entry.source(year);
    entry.part(work.note.clone());
    entry.address();
    entry.run
}

/// A description that is being made.
struct Entry<'a> {
    work: &'a Work,
    manner: Manner<'a>,
    run: Inlines,
    /// Whether a part stands in it already.
    is_begun: bool,
}

impl Entry<'_> {
    /// Adds words of the converter's, to those that stand there already.
    fn generated(&mut self, words: &str) {
        match self.run.last_mut() {
            Some(Inline { kind: InlineKind::Generated(before), .. }) => {
                before.push_str(words);
            }
            _ => self.run.push(made(words, self.work.span)),
        }
    }

    /// Adds a part and ends it.
    fn part(&mut self, part: Inlines) {
        if part.is_empty() {
            return;
        }
        self.begin();
        for inline in part {
            match &inline.kind {
                InlineKind::Generated(words) => self.generated(words),
                _ => self.run.push(inline),
            }
        }
        if !plain_text(&self.run).ends_with(['.', '?', '!', '…']) {
            self.generated(".");
        }
    }

    /// The same of words that the converter makes.
    fn said(&mut self, words: &str) {
        self.part(vec![made(words, self.work.span)]);
    }

    fn begin(&mut self) {
        if std::mem::replace(&mut self.is_begun, true) {
            self.generated(" ");
        }
    }

    /// The title: of what stands in another work between quotes, of others in italics.
    fn title(&mut self) {
        if self.work.title.is_empty() {
            return;
        }
        let content = parts::foreign(self.work, self.work.title.clone(), self.manner);
        if self.work.kind.is_quoted() {
            self.quoted(content);
        } else {
            let span = self.work.span;
            self.part(vec![Inline::new(span, InlineKind::Emphasis(content))]);
        }
    }

    /// A part between quotes, which are set right later. American English has the point
    /// before the second one.
    fn quoted(&mut self, content: Inlines) {
        let is_ended = plain_text(&content).ends_with(['.', '?', '!', '…']);
        let is_american = parts::is_american(self.manner.language);
        let mark = if is_american && !is_ended { "." } else { "" };
        self.begin();
        self.run.extend(parts::quoted(content, mark, self.work.span, self.manner.language));
        if !is_american && !is_ended {
            self.generated(".");
        }
    }

    /// What it stands in, and who brought it out; `year` where it did not stand before.
    fn source(&mut self, year: Option<&str>) {
        match self.work.kind {
            Kind::Article => {
                self.by(self.manner.words.translated_by, &self.work.translators);
                self.journal(year);
            }
            Kind::Chapter => {
                self.book();
                self.imprint(Inlines::new(), year);
            }
            Kind::Whole | Kind::Other => {
                self.volumes();
                self.imprint(Inlines::new(), year);
            }
            Kind::DoctoralThesis => {
                self.thesis(self.manner.words.doctoral_thesis, year);
            }
            Kind::MastersThesis => self.thesis(self.manner.words.masters_thesis, year),
        }
    }

    /// `Journal 11 (3): 20–30`; where it has no year yet `Journal 11, no. 3 (1981): 20–30`.
    fn journal(&mut self, year: Option<&str>) {
        let work = self.work;
        let span = work.span;
        let mut run = Inlines::new();
        if !work.container.is_empty() {
            run.push(Inline::new(span, InlineKind::Emphasis(work.container.clone())));
        }
        let number = self.manner.words.number;
        if !work.volume.is_empty() {
            run.push(made(" ", span));
            run.extend(work.volume.clone());
        }
        match year {
            None if !work.volume.is_empty() && !work.number.is_empty() => {
                run.push(made(" (", span));
                run.extend(work.number.clone());
                run.push(made(")", span));
            }
            None | Some(_) if !work.number.is_empty() => {
                run.push(made(&format!(", {number}\u{a0}"), span));
                run.extend(work.number.clone());
            }
            None | Some(_) => {}
        }
        let issued = parts::issued(work, self.manner);
        if let Some(day) = &issued {
            run.push(made(&format!(", {day}"), span));
        } else if let Some(year) = year {
            run.push(made(&format!(" ({year})"), span));
        }
        if !work.pages.is_empty() {
            let sign = match issued {
                Some(_) => ", ".to_owned(),
                None => format!("{}\u{a0}", colon(self.manner.language)),
            };
            run.push(made(&sign, span));
            run.extend(work.pages.clone());
        }
        self.part(run);
    }

    /// `In Book, edited by …, translated by …, 2nd ed., vol. 2, 20–30`.
    fn book(&mut self) {
        let work = self.work;
        let words = self.manner.words;
        let span = work.span;
        if work.container.is_empty() {
            return;
        }
        let mut run = vec![made(&format!("{} ", words.within), span)];
        run.push(Inline::new(span, InlineKind::Emphasis(work.container.clone())));
        let editors = match work.authors.is_empty() {
            true => Inlines::new(),
            false => by(words.edited_by, &work.editors, self.manner),
        };
        for part in [
            editors,
            by(words.translated_by, &work.translators, self.manner),
            parts::edition(work, self.manner),
            parts::volume(work, self.manner),
            work.pages.clone(),
        ] {
            if !part.is_empty() {
                run.push(made(", ", span));
                run.extend(part);
            }
        }
        self.part(run);
    }

    /// Who edited and translated it, which edition, volume and series it is.
    fn volumes(&mut self) {
        let work = self.work;
        let words = self.manner.words;
        if !work.authors.is_empty() {
            self.by(words.edited_by, &work.editors);
        }
        self.by(words.translated_by, &work.translators);
        self.part(parts::edition(work, self.manner));
        let mut volume = parts::volume(work, self.manner);
        capitalize(&mut volume);
        self.part(volume);
        let mut series = parts::series(work, self.manner);
        // A series is called as it calls itself.
        if work.series.is_empty() {
            capitalize(&mut series);
        }
        self.part(series);
        if work.kind == Kind::Other {
            self.part(work.container.clone());
        }
    }

    fn by(&mut self, before: &str, names: &Names) {
        let mut run = by(before, names, self.manner);
        capitalize(&mut run);
        self.part(run);
    }

    /// What a thesis is called, and where it was written.
    fn thesis(&mut self, name: &str, year: Option<&str>) {
        let mut run = parts::genre(self.work, name);
        capitalize(&mut run);
        self.imprint(run, year);
    }

    /// `Place: Publisher, year`, behind what stands before it.
    fn imprint(&mut self, before: Inlines, year: Option<&str>) {
        let work = self.work;
        let span = work.span;
        let mut run = before;
        let follow = |run: &mut Inlines, with: &str| {
            if !run.is_empty() {
                run.push(made(with, span));
            }
        };
        if !work.place.is_empty() {
            follow(&mut run, ", ");
            run.extend(work.place.clone());
        }
        if !work.publisher.is_empty() {
            let between = match work.place.is_empty() {
                true => ", ".to_owned(),
                false => format!("{} ", colon(self.manner.language)),
            };
            follow(&mut run, &between);
            run.extend(work.publisher.clone());
        }
        if let Some(year) = year {
            follow(&mut run, ", ");
            run.push(made(year, span));
        }
        self.part(run);
    }

    /// Where it is found; an address is not ended by a point, which would be taken for a
    /// part of it.
    fn address(&mut self) {
        let Some((address, span)) = &self.work.address else { return };
        self.begin();
        self.run.push(parts::address(address, *span));
        if let Some(visited) = parts::visited(self.work, self.manner) {
            self.generated(&format!("{visited}."));
        }
    }
}

/// Names behind what those who bear them did; nothing where there are none.
fn by(before: &str, names: &Names, manner: Manner<'_>) -> Inlines {
    let mut run = names::list(names, Order::AsSaid, manner);
    if !run.is_empty() {
        run.insert(0, made(&format!("{before} "), names.span));
    }
    run
}

/// Words that the converter makes.
pub(in crate::read) fn made(words: &str, span: Span) -> Inline {
    Inline::new(span, InlineKind::Generated(words.to_owned()))
}
