//! The entries of the index, in the order of their language, as lists.

use super::super::blanks;
use super::super::orthotypography::{Smart, plain};
use super::super::text::join_run;
use super::mark::{self, Fault};
use super::met::Mark;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue, nearest};
use crate::document::{
    Attributes, Block, BlockKind, INDEX_CLASS, INDEX_ENTRIES_CLASS, INDEX_KEY, Inline,
    InlineKind, Inlines, Link, List, ListItem, ListKind, SEE_ALSO_KEY, SEE_KEY, SORT_KEY,
    Target, linear_formula, plain_text, visit_run_mut,
};
use crate::language::{Label, SortKey, Tag};
use crate::read::citations::{block, made};
use crate::read::inlines::placed;
use std::collections::BTreeMap;

/// The entries that marks make, and what is to be said of them.
pub(super) struct Entries<'a> {
    language: &'a Tag,
    smart: Smart,
    diagnostics: &'a mut Diagnostics,
    top: Level,
}

/// The entries of one level.
type Level = BTreeMap<SortKey, Entry>;

/// An entry.
#[derive(Debug, Default)]
struct Entry {
    words: Inlines,
    /// Where it stands, where that is not where its words say.
    sort: Option<SortKey>,
    /// The marks: identifier, heading above it and place in the source.
    marks: Vec<(String, String, Span)>,
    /// What else to look at.
    references: Vec<Reference>,
    below: Level,
}

/// What else to look at: the words before it, its levels, and where that is said.
type Reference = (Label, Vec<Inlines>, Span);

impl<'a> Entries<'a> {
    pub(super) fn new(
        language: &'a Tag,
        smart: Smart,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self { language, smart, diagnostics, top: Level::new() }
    }

    /// Adds what a mark says.
    pub(super) fn add(&mut self, mark: &Mark) {
        let own = generated(&mark.words);
        let stated = self.stated(mark, INDEX_KEY);
        let is_own = stated.is_none() && mark.attributes.has_class(INDEX_CLASS);
        let entries: Vec<Vec<Inlines>> = match stated {
            Some(entries) => entries,
            None if is_own && plain_text(&own).trim().is_empty() => {
                self.tell(Fault::Nothing, "", mark.span);
                return;
            }
            None => vec![vec![own]],
        };
        let mut references = Vec::new();
        for (key, label) in [(SEE_KEY, Label::See), (SEE_ALSO_KEY, Label::SeeAlso)] {
            let named = self.stated(mark, key).unwrap_or_default();
            references.extend(named.into_iter().map(|levels| (label, levels, mark.span)));
        }
        let keys = self.sort_keys(mark, &entries);
        for (at, levels) in entries.into_iter().enumerate() {
            let keys = keys.get(at).map_or(&[][..], Vec::as_slice);
            let Some(entry) = self.entry(levels, keys, mark) else { continue };
            // Who is sent elsewhere finds nothing at the mark; who is told of more besides finds
            // the words of the mark, if it has any.
            let is_sent = |(label, ..): &Reference| *label == Label::See;
            let is_place = !mark.words.is_empty() && !references.iter().any(is_sent);
            if references.is_empty() || is_place {
                let id = mark.attributes.id().unwrap_or_default().to_owned();
                entry.marks.push((id, mark.heading.clone(), mark.span));
            }
            for reference in &references {
                let is_known = |(label, levels, _): &Reference| {
                    (*label, in_words(levels)) == (reference.0, in_words(&reference.1))
                };
                if !entry.references.iter().any(is_known) {
                    entry.references.push(reference.clone());
                }
            }
        }
    }

    /// The entries that a key of a mark names; none where it does not say the key.
    fn stated(&mut self, mark: &Mark, key: &str) -> Option<Vec<Vec<Inlines>>> {
        let value = mark.attributes.value(key)?;
        let (mut entries, fault) = mark::entries(value);
        if let Some(fault) = fault {
            self.tell(fault, value, mark.span);
        }
        if self.smart == Smart::On {
            let language = mark.language.as_ref().unwrap_or(self.language);
            for words in entries.iter_mut().flatten() {
                plain(words, language);
            }
        }
        let level = |words: &String| {
            let read = generated(&placed(words, mark.span));
            // A tag that is no word is one here.
            if plain_text(&read).is_empty() { vec![made(words, mark.span)] } else { read }
        };
        Some(entries.iter().map(|levels| levels.iter().map(level).collect()).collect())
    }

    /// The words by which the entries of a mark are sorted, where it says any.
    fn sort_keys(
        &mut self,
        mark: &Mark,
        entries: &[Vec<Inlines>],
    ) -> Vec<Vec<Option<String>>> {
        let Some(value) = mark.attributes.value(SORT_KEY) else { return Vec::new() };
        let keys = mark::sort_keys(value);
        let has_entry = |(at, keys): (usize, &Vec<Option<String>>)| {
            let said = keys.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
            said <= entries.get(at).map_or(0, Vec::len)
        };
        if !keys.iter().enumerate().all(has_entry) {
            self.tell(Fault::NothingToSort, value, mark.span);
        }
        keys
    }

    fn tell(&mut self, fault: Fault, value: &str, span: Span) {
        tell(self.diagnostics, fault, value, span);
    }

    /// The entry of these levels, which is there from now on, sorted by these words.
    fn entry(
        &mut self,
        levels: Vec<Inlines>,
        keys: &[Option<String>],
        mark: &Mark,
    ) -> Option<&mut Entry> {
        let languages = (self.language, mark.language.as_ref());
        let mut keys = keys.iter();
        let mut sorted_elsewhere = None;
        let mut sort = |entry: &mut Entry| {
            let Some(Some(words)) = keys.next() else { return };
            let key = SortKey::of(words, languages.0);
            if *entry.sort.get_or_insert_with(|| key.clone()) != key {
                sorted_elsewhere = Some(words);
            }
        };
        let mut levels = levels.into_iter();
        let mut entry = entry(&mut self.top, levels.next()?, languages);
        sort(entry);
        for words in levels {
            entry = self::entry(&mut entry.below, words, languages);
            sort(entry);
        }
        if let Some(words) = sorted_elsewhere {
            tell(self.diagnostics, Fault::SortedElsewhere, words, mark.span);
        }
        Some(entry)
    }

    /// The lists of entries: one for each letter that entries begin with.
    pub(super) fn lists(self) -> Vec<Block> {
        let Self { language, smart: _, diagnostics, top } = self;
        let known: Vec<String> = top.values().map(|one| plain_text(&one.words)).collect();
        check(&top, Known { top: &top, words: &known, language }, diagnostics);
        let mut groups: Vec<(String, Vec<Entry>)> = Vec::new();
        for (key, entry) in in_order(top) {
            match groups.last_mut() {
                Some((initial, entries)) if initial == key.initial() => entries.push(entry),
                Some(_) | None => groups.push((key.initial().to_owned(), vec![entry])),
            }
        }
        groups.into_iter().map(|(_, entries)| list(entries, language)).collect()
    }
}

/// Says what is wrong with a mark.
fn tell(diagnostics: &mut Diagnostics, fault: Fault, value: &str, span: Span) {
    diagnostics.report(
        Diagnostic::new(&catalogue::INDEX_MARK, fault.message(value))
            .at(span)
            .help(fault.help()),
    );
}

/// The entries of a level as they stand, each with what it is sorted by.
fn in_order(level: Level) -> Vec<(SortKey, Entry)> {
    let sorted =
        |(key, entry): (SortKey, Entry)| (entry.sort.clone().unwrap_or(key), entry);
    let mut entries: Vec<(SortKey, Entry)> = level.into_iter().map(sorted).collect();
    entries.sort_by(|(one, _), (other, _)| one.cmp(other));
    entries
}

/// The words of levels, without what sets them apart.
fn in_words(levels: &[Inlines]) -> Vec<String> {
    levels.iter().map(|words| plain_text(words)).collect()
}

/// The entry of these words in a level, which is there from now on. Words in a language other
/// than the document's say so.
fn entry<'l>(
    level: &'l mut Level,
    words: Inlines,
    (language, own): (&Tag, Option<&Tag>),
) -> &'l mut Entry {
    let key = SortKey::of(plain_text(&words).trim(), language);
    level.entry(key).or_insert_with(|| {
        let span = words.first().map(|inline| inline.span).unwrap_or_default();
        let words = match own {
            Some(own) => {
                let mut attributes = Attributes::default();
                attributes.set_language(own.clone());
                vec![Inline::new(span, InlineKind::Span { attributes, content: words })]
            }
            None => words,
        };
        Entry { words, ..Entry::default() }
    })
}

/// What references may lead to.
#[derive(Clone, Copy)]
struct Known<'a> {
    top: &'a Level,
    /// The words of the entries at the top.
    words: &'a [String],
    language: &'a Tag,
}

/// Says which references of a level lead to no entry of all.
fn check(level: &Level, known: Known<'_>, diagnostics: &mut Diagnostics) {
    for entry in level.values() {
        for (_, levels, span) in &entry.references {
            let levels = in_words(levels);
            if !has(known.top, &levels, known.language) {
                let words = levels.join("!");
                let help = match nearest(&words, known.words.iter().map(String::as_str)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "write the entry as the index has it, or mark it".to_owned(),
                };
                let fact = format!("the index has no entry `{words}` to look at");
                diagnostics.report(
                    Diagnostic::new(&catalogue::INDEX_SEE, fact).at(*span).help(help),
                );
            }
        }
        check(&entry.below, known, diagnostics);
    }
}

/// Whether a level has an entry of these words and those below it.
fn has(level: &Level, words: &[String], language: &Tag) -> bool {
    let Some((first, rest)) = words.split_first() else { return true };
    let entry = level.get(&SortKey::of(first, language));
    entry.is_some_and(|entry| has(&entry.below, rest, language))
}

/// A list of entries.
fn list(entries: Vec<Entry>, language: &Tag) -> Block {
    let mut attributes = Attributes::default();
    attributes.add_class(INDEX_ENTRIES_CLASS);
    let mut span = None;
    let items = entries.into_iter().map(|entry| {
        let (content, own) = content(&entry, language);
        span.get_or_insert(own);
        let paragraph = block(BlockKind::Paragraph(content), Attributes::default(), own);
        let mut blocks = vec![paragraph];
        if !entry.below.is_empty() {
            let below = in_order(entry.below).into_iter().map(|(_, entry)| entry);
            blocks.push(list(below.collect(), language));
        }
        ListItem { span: own, task: None, blocks }
    });
    let items = items.collect();
    let kind = BlockKind::List(List { kind: ListKind::Bullet, tight: true, items });
    block(kind, attributes, span.unwrap_or_default())
}

/// The words of an entry: what is looked up, where it is, and what else to look at.
fn content(entry: &Entry, language: &Tag) -> (Inlines, Span) {
    let mut content = entry.words.clone();
    let span = content.first().map(|inline| inline.span).unwrap_or_default();
    for (number, (id, heading, span)) in (1_usize..).zip(&entry.marks) {
        let link = Link {
            target: Target::Internal(id.clone()),
            title: heading.clone(),
            attributes: Attributes::default(),
            content: vec![made(&number.to_string(), *span)],
        };
        content.push(made(", ", *span));
        content.push(Inline::new(*span, InlineKind::Link(Box::new(link))));
    }
    for (label, levels, span) in &entry.references {
        content.push(made(", ", *span));
        let words = vec![made(label.in_language(language), *span)];
        content.push(Inline::new(*span, InlineKind::Emphasis(words)));
        for (at, words) in levels.iter().enumerate() {
            content.push(made(if at == 0 { " " } else { ", " }, *span));
            content.extend_from_slice(words);
        }
    }
    (content, span)
}

/// Words of the text as the converter repeats them: without links, images and calls.
fn generated(run: &[Inline]) -> Inlines {
    let mut words = words(run);
    join_run(&mut words);
    blanks::trim(&mut words);
    visit_run_mut(&mut words, &mut |inline| {
        if let InlineKind::Text(words) = &mut inline.kind {
            inline.kind = InlineKind::Generated(std::mem::take(words));
        }
    });
    words
}

/// The words of a run with what sets them apart from each other.
fn words(run: &[Inline]) -> Inlines {
    let mut all = Inlines::new();
    for Inline { span, kind } in run {
        let kind = match kind {
            InlineKind::Text(words)
            | InlineKind::Code(words)
            | InlineKind::Generated(words) => InlineKind::Text(words.clone()),
            InlineKind::Math(tex) => InlineKind::Text(linear_formula(tex)),
            InlineKind::SoftBreak | InlineKind::LineBreak => {
                InlineKind::Text(" ".to_owned())
            }
            InlineKind::Emphasis(content) => InlineKind::Emphasis(words(content)),
            InlineKind::Strong(content) => InlineKind::Strong(words(content)),
            InlineKind::Strikethrough(content) => InlineKind::Strikethrough(words(content)),
            InlineKind::Superscript(content) => InlineKind::Superscript(words(content)),
            InlineKind::Subscript(content) => InlineKind::Subscript(words(content)),
            InlineKind::SmallCaps(content) => InlineKind::SmallCaps(words(content)),
            InlineKind::Span { attributes: _, content } => {
                all.extend(words(content));
                continue;
            }
            InlineKind::Link(link) => {
                all.extend(words(&link.content));
                continue;
            }
            InlineKind::Image(_) | InlineKind::NoteCall(_) | InlineKind::RawHtml(_) => {
                continue;
            }
        };
        all.push(Inline::new(*span, kind));
    }
    all
}
