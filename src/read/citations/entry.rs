//! The description of a work in the list: its parts, each ended by a point.
//!
//! The order is that of the Chicago Manual of Style 17: chapter 15 where works are cited by
//! author and year, chapter 14 (bibliography) where they are numbered.

use super::label::Label;
use super::names::{self, Order};
use super::work::{Kind, Names, Work};
use crate::diagnostic::Span;
use crate::document::{
    Attributes, CitationStyle, Inline, InlineKind, Inlines, Link, Target, plain_text,
};
use crate::language::{CitingWords, Language, Tag, date, label::colon};

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
            let names = entry.names();
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
        CitationStyle::Numeric => {
            let names = entry.names();
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

    /// Those who stand first.
    fn names(&self) -> Inlines {
        let names = self.work.first_names();
        let mut run = names::list(names, Order::FamilyFirst, self.manner);
        if self.work.authors.is_empty() && !run.is_empty() {
            let words = self.manner.words;
            let word = if names.given.len() > 1 { words.editors } else { words.editor };
            run.push(made(&format!(", {word}"), names.span));
        }
        run
    }

    /// The title: of what stands in another work between quotes, of others in italics.
    fn title(&mut self) {
        if self.work.title.is_empty() {
            return;
        }
        let content = self.foreign(self.work.title.clone());
        match self.work.kind {
            Kind::Article | Kind::Chapter | Kind::Other => self.quoted(content),
            Kind::Whole | Kind::DoctoralThesis | Kind::MastersThesis => {
                let span = self.work.span;
                self.part(vec![Inline::new(span, InlineKind::Emphasis(content))]);
            }
        }
    }

    /// A title in the language that it is in.
    fn foreign(&self, content: Inlines) -> Inlines {
        match &self.work.language {
            Some(own) if own.primary() != self.manner.language.primary() => {
                let mut attributes = Attributes::default();
                attributes.set_language(own.clone());
                vec![Inline::new(self.work.span, InlineKind::Span { attributes, content })]
            }
            Some(_) | None => content,
        }
    }

    /// A part between quotes, which are set right later. American English has the point
    /// before the second one.
    fn quoted(&mut self, mut content: Inlines) {
        let span = self.work.span;
        let quote = || Inline::text(span, "\"");
        let is_ended = plain_text(&content).ends_with(['.', '?', '!', '…']);
        let language = self.manner.language;
        let is_american =
            language.language() == Language::English && language.region() != Some("GB");
        self.begin();
        self.run.push(quote());
        let inner = match content.last_mut().map(|last| &mut last.kind) {
            Some(InlineKind::Text(words)) if words.ends_with('"') => Some(words),
            Some(_) | None => None,
        };
        match inner {
            // Within both quotes, where the title ends with one.
            Some(words) if is_american => {
                words.pop();
                words.push_str(".\"");
                self.run.extend(content);
            }
            Some(_) | None => {
                self.run.extend(content);
                if is_american && !is_ended {
                    self.generated(".");
                }
            }
        }
        self.run.push(quote());
        if !is_american && !is_ended {
            self.generated(".");
        }
    }

    /// What it stands in, and who brought it out; `year` where it did not stand before.
    fn source(&mut self, year: Option<&str>) {
        match self.work.kind {
            Kind::Article => self.journal(year),
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
        if let Some(year) = year {
            run.push(made(&format!(" ({year})"), span));
        }
        if !work.pages.is_empty() {
            run.push(made(&format!("{} ", colon(self.manner.language)), span));
            run.extend(work.pages.clone());
        }
        self.part(run);
    }

    /// `In Book, edited by …, vol. 2, 20–30`.
    fn book(&mut self) {
        let work = self.work;
        let words = self.manner.words;
        let span = work.span;
        if work.container.is_empty() {
            return;
        }
        let mut run = vec![made(&format!("{} ", words.within), span)];
        run.push(Inline::new(span, InlineKind::Emphasis(work.container.clone())));
        if !work.authors.is_empty() && !work.editors.is_empty() {
            run.push(made(&format!(", {} ", words.edited_by), span));
            run.extend(names::list(&work.editors, Order::AsSaid, self.manner));
        }
        if !work.volume.is_empty() {
            run.push(made(&format!(", {}\u{a0}", words.volume), span));
            run.extend(work.volume.clone());
        }
        if !work.pages.is_empty() {
            run.push(made(", ", span));
            run.extend(work.pages.clone());
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
        self.part(self.edition());
        if !work.volume.is_empty() {
            let mut run = vec![made(&format!("{}\u{a0}", words.volume), work.span)];
            run.extend(work.volume.clone());
            capitalize(&mut run);
            self.part(run);
        }
        if !work.series.is_empty() {
            let mut run = work.series.clone();
            if !work.number.is_empty() {
                run.push(made("\u{a0}", work.span));
                run.extend(work.number.clone());
            }
            self.part(run);
        }
        if work.kind == Kind::Other {
            self.part(work.container.clone());
        }
    }

    fn by(&mut self, before: &str, names: &Names) {
        if names.is_empty() {
            return;
        }
        let mut run = vec![made(&format!("{before} "), names.span)];
        run.extend(names::list(names, Order::AsSaid, self.manner));
        capitalize(&mut run);
        self.part(run);
    }

    /// The edition: a number as the language counts, or the words of the source. The first
    /// is not told.
    fn edition(&self) -> Inlines {
        let given = plain_text(&self.work.edition);
        match given.trim().parse::<u32>() {
            Ok(1) => Inlines::new(),
            Ok(number) => {
                let ordinal = ordinal(number, self.manner.language);
                let word = self.manner.words.edition;
                vec![Inline::text(self.work.span, format!("{ordinal}\u{a0}{word}"))]
            }
            Err(_) => self.work.edition.clone(),
        }
    }

    /// What a thesis is called, and where it was written.
    fn thesis(&mut self, name: &str, year: Option<&str>) {
        let mut run = match self.work.genre.is_empty() {
            true => vec![made(name, self.work.span)],
            false => self.work.genre.clone(),
        };
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
        let link = Link {
            target: Target::External(address.clone()),
            title: String::new(),
            attributes: Attributes::default(),
            content: vec![Inline::text(*span, address.as_str())],
        };
        self.run.push(Inline::new(*span, InlineKind::Link(Box::new(link))));
        if let Some(day) = self.work.visited {
            let day = date::long(day, self.manner.language);
            self.generated(&format!(" ({} {day}).", self.manner.words.visited));
        }
    }
}

/// Words that the converter makes.
pub(in crate::read) fn made(words: &str, span: Span) -> Inline {
    Inline::new(span, InlineKind::Generated(words.to_owned()))
}

/// Makes the first letter of a run a capital.
fn capitalize(run: &mut Inlines) {
    let Some(Inline {
        kind: InlineKind::Generated(words) | InlineKind::Text(words), ..
    }) = run.first_mut()
    else {
        return;
    };
    let mut letters = words.chars();
    if let Some(first) = letters.next() {
        *words = first.to_uppercase().chain(letters).collect();
    }
}

/// A number as the language counts editions: `2e` (raised later), `2nd`, `2.`, `2.ª`.
fn ordinal(number: u32, language: &Tag) -> String {
    match language.language() {
        Language::French | Language::Dutch => format!("{number}e"),
        Language::German => format!("{number}."),
        Language::Spanish | Language::Portuguese => format!("{number}.ª"),
        Language::Italian => format!("{number}ª"),
        Language::English | Language::Other => {
            let ending = match (number % 100, number % 10) {
                (11..=13, _) => "th",
                (_, 1) => "st",
                (_, 2) => "nd",
                (_, 3) => "rd",
                (_, _) => "th",
            };
            format!("{number}{ending}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_are_counted_as_the_language_does() {
        let of =
            |tag: &str, number| ordinal(number, &Tag::parse(tag).expect("well-formed"));
        assert_eq!(["2nd", "11th", "23rd"], [2, 11, 23].map(|number| of("en", number)));
        assert_eq!(
            ["2e", "2.", "2.ª", "2ª"],
            ["fr", "de", "es", "it"].map(|tag| of(tag, 2))
        );
    }
}
