//! A passage as a list of characters that know where they come from.

use super::habits::{self, Habits};
use super::{Edit, Passage, Speech, protect};
use crate::language::Tag;
use std::ops::Range;

/// What stands for an object in the line: code, a formula, an image.
pub(super) const OBJECT: char = '\u{fffc}';

/// One character.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// What it is now.
    pub(super) c: char,
    /// Where the character of the source stands that it came from or belongs to.
    pub(super) source: u32,
    /// Whether it must stay as it is.
    pub(super) protected: bool,
    /// Which of the habits hold; none where the language has none.
    habits: u16,
}

/// A passage under correction.
#[derive(Debug)]
pub(super) struct Cells<'a> {
    text: &'a str,
    /// The characters as they are now.
    pub(super) list: Vec<Cell>,
    /// Whether what is said in the passage ends in it.
    pub(super) speech: Speech,
    /// The languages with their habits; the first stands for none.
    languages: Vec<(Option<&'a Tag>, Option<Habits>)>,
}

/// A passage that was set once, to be set again.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    text: String,
    languages: Vec<(usize, &'a Tag)>,
    kept: Vec<Range<usize>>,
    speech: Speech,
}

impl Draft<'_> {
    /// The draft as any other passage.
    pub(super) fn passage(&self) -> Passage<'_> {
        Passage {
            text: &self.text,
            languages: &self.languages,
            protected: &self.kept,
            speech: self.speech,
        }
    }
}

impl<'a> Cells<'a> {
    pub(super) fn new(passage: &Passage<'a>) -> Self {
        let mut languages = vec![(None, None)];
        let mut starts = Vec::new();
        for (start, tag) in passage.languages {
            let known = languages.iter().position(|(known, _)| *known == Some(*tag));
            let index = known.unwrap_or_else(|| {
                languages.push((Some(*tag), habits::of(tag)));
                languages.len() - 1
            });
            starts.push((*start, u16::try_from(index).unwrap_or(0)));
        }
        let list: Vec<Cell> = passage
            .text
            .char_indices()
            .map(|(at, c)| Cell {
                c,
                source: u32::try_from(at).unwrap_or(u32::MAX),
                protected: c == OBJECT,
                habits: 0,
            })
            .collect();
        let (text, speech) = (passage.text, passage.speech);
        let mut cells = Self { text, list, speech, languages };
        for (start, habits) in starts {
            let first = cells.index_of(start);
            for cell in cells.list.iter_mut().skip(first) {
                cell.habits = habits;
            }
        }
        for range in protect::find(passage.text).iter().chain(passage.protected) {
            let first = cells.index_of(range.start);
            let behind = cells.index_of(range.end);
            for cell in cells.list.iter_mut().take(behind).skip(first) {
                cell.protected = true;
            }
        }
        cells
    }

    /// The first character that came from byte `at` of the source or from one behind it.
    fn index_of(&self, at: usize) -> usize {
        if at == 0 {
            0
        } else {
            self.list.partition_point(|cell| (cell.source as usize) < at)
        }
    }

    /// Whether any language of the passage has habits.
    pub(super) fn has_habits(&self) -> bool {
        self.languages.iter().any(|(_, habits)| habits.is_some())
    }

    /// Whether `c` is among the characters.
    pub(super) fn has(&self, c: char) -> bool {
        self.text.contains(c)
    }

    /// The habits that hold at `index`.
    pub(super) fn habits(&self, index: usize) -> Option<&Habits> {
        let cell = self.list.get(index)?;
        self.languages.get(usize::from(cell.habits))?.1.as_ref()
    }

    /// The language at `index`, where it has habits.
    pub(super) fn tag(&self, index: usize) -> Option<&'a Tag> {
        let cell = self.list.get(index)?;
        let (tag, habits) = self.languages.get(usize::from(cell.habits))?;
        habits.as_ref().and(*tag)
    }

    /// The character at `index`; a line feed before the beginning and after the end, which
    /// are ends of lines like any other.
    pub(super) fn at(&self, index: Option<usize>) -> char {
        index.and_then(|index| self.list.get(index)).map_or('\n', |cell| cell.c)
    }

    /// The character before `index`.
    pub(super) fn before(&self, index: usize) -> char {
        self.at(index.checked_sub(1))
    }

    /// Whether the character at `index` may be changed.
    pub(super) fn is_free(&self, index: usize) -> bool {
        self.list.get(index).is_some_and(|cell| !cell.protected)
    }

    /// Takes out the characters at the places in `goes`, which rise.
    pub(super) fn remove(&mut self, goes: &[usize]) {
        // What stands between two of them moves in one piece.
        for (gone, place) in goes.iter().enumerate() {
            let next = goes.get(gone + 1).copied().unwrap_or(self.list.len());
            self.list.copy_within(place + 1..next, place - gone);
        }
        self.list.truncate(self.list.len() - goes.len());
    }

    /// The bytes in the source of the character at `index`.
    pub(super) fn range(&self, index: usize) -> Range<usize> {
        let start =
            self.list.get(index).map_or(self.text.len(), |cell| cell.source as usize);
        let length = self.text.get(start..).and_then(|rest| rest.chars().next());
        start..start + length.map_or(0, char::len_utf8)
    }

    /// Whether what was set is settled: white space took another width, by the last rules,
    /// which go by the marks and not by each other, and apostrophes within words, of which
    /// each is one before and after, were turned; nothing else.
    pub(super) fn is_settled(&self) -> bool {
        let mut now = self.list.iter().map(|cell| cell.c);
        let mut previous = ' ';
        for typed in self.text.chars() {
            let Some(c) = now.next() else { return false };
            let is_apostrophe =
                typed == '\'' && c == '\u{2019}' && previous.is_alphanumeric();
            if c != typed && !is_apostrophe && !(is_space(c) && is_space(typed)) {
                return false;
            }
            previous = typed;
        }
        now.next().is_none()
    }

    /// The characters as they are now as a passage of their own; `kept` is what must never
    /// be touched, in bytes of the source.
    pub(super) fn draft(&self, kept: &[Range<usize>]) -> Draft<'a> {
        let mut draft = Draft {
            text: String::new(),
            languages: Vec::new(),
            kept: Vec::new(),
            speech: self.speech,
        };
        let mut language = 0;
        let mut kept = kept.iter().peekable();
        for cell in &self.list {
            let (at, source) = (draft.text.len(), cell.source as usize);
            if cell.habits != language {
                language = cell.habits;
                let tag = self.languages.get(usize::from(language)).and_then(|own| own.0);
                draft.languages.extend(tag.map(|tag| (at, tag)));
            }
            draft.text.push(cell.c);
            while kept.next_if(|range| range.end <= source).is_some() {}
            if kept.peek().is_some_and(|range| range.contains(&source)) {
                draft.kept.push(at..draft.text.len());
            }
        }
        draft
    }

    /// Takes over what `later` made of the draft of these characters.
    pub(super) fn follow(&mut self, later: &Cells<'_>) {
        let mut own = self.list.iter();
        let mut current = own.next();
        let mut at = 0;
        let mut list = Vec::with_capacity(later.list.len());
        for cell in &later.list {
            while let Some(first) = current
                && at < cell.source as usize
            {
                at += first.c.len_utf8();
                current = own.next();
            }
            list.extend(current.map(|first| first.with(cell.c)));
        }
        self.list = list;
    }

    /// The characters as text.
    pub(super) fn to_text(&self) -> String {
        self.list.iter().map(|cell| cell.c).collect()
    }

    /// What differs from the source, one edit a character of the source.
    pub(super) fn edits(&self) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut index = 0;
        for (start, c) in self.text.char_indices() {
            let is_own = |cell: &&Cell| cell.source as usize == start;
            let rest = self.list.get(index..).unwrap_or(&[]);
            // Nearly always one character stands for itself.
            let is_same = rest.first().is_some_and(|cell| is_own(&cell) && cell.c == c)
                && !rest.get(1).is_some_and(|cell| is_own(&cell));
            if is_same {
                index += 1;
                continue;
            }
            let replacement: String =
                rest.iter().take_while(is_own).map(|cell| cell.c).collect();
            index += replacement.chars().count();
            edits.push(Edit { range: start..start + c.len_utf8(), replacement });
        }
        edits
    }
}

impl Cell {
    /// Another character in this one's place, or one that is added beside it.
    pub(super) const fn with(self, c: char) -> Self {
        Self { c, ..self }
    }
}

/// The white space that orthotypography may change. The tabulator and line feeds are not
/// among it.
pub(super) const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}
