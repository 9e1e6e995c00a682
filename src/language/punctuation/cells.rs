//! A passage as a list of characters that know where they come from.

use super::habits::{self, Habits};
use super::{Edit, Passage, protect};
use crate::language::Tag;
use std::ops::Range;

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
    /// The languages with their habits; the first stands for none.
    languages: Vec<(Option<&'a Tag>, Option<Habits>)>,
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
        let own = protect::find(passage.text);
        let mut own = own.iter().peekable();
        let mut given = passage.protected.iter().peekable();
        let mut starts = starts.into_iter().peekable();
        let mut habits = 0;
        let list = passage
            .text
            .char_indices()
            .map(|(at, c)| {
                while let Some((_, next)) = starts.next_if(|(start, _)| *start <= at) {
                    habits = next;
                }
                let protected = is_inside(&mut own, at) | is_inside(&mut given, at);
                Cell {
                    c,
                    source: u32::try_from(at).unwrap_or(u32::MAX),
                    protected: protected || c == '\u{fffc}',
                    habits,
                }
            })
            .collect();
        Self { text: passage.text, list, languages }
    }

    /// Whether any language of the passage has habits.
    pub(super) fn has_habits(&self) -> bool {
        self.languages.iter().any(|(_, habits)| habits.is_some())
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

    /// Takes out the characters for which `goes` holds.
    pub(super) fn remove(&mut self, goes: &[usize]) {
        let mut goes = goes.iter().peekable();
        let mut index = 0;
        self.list.retain(|_| {
            let gone = goes.next_if(|gone| **gone == index).is_some();
            index += 1;
            !gone
        });
    }

    /// The bytes in the source of the character at `index`.
    pub(super) fn range(&self, index: usize) -> Range<usize> {
        let start =
            self.list.get(index).map_or(self.text.len(), |cell| cell.source as usize);
        let length = self.text.get(start..).and_then(|rest| rest.chars().next());
        start..start + length.map_or(0, char::len_utf8)
    }

    /// The characters as text.
    pub(super) fn to_text(&self) -> String {
        self.list.iter().map(|cell| cell.c).collect()
    }

    /// What differs from the source, one edit a character of the source.
    pub(super) fn edits(&self) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut cells = self.list.iter().peekable();
        let mut replacement = String::new();
        for (start, c) in self.text.char_indices() {
            let mut own = [0; 4];
            replacement.clear();
            while let Some(cell) = cells.next_if(|cell| cell.source as usize == start) {
                replacement.push(cell.c);
            }
            if replacement != *c.encode_utf8(&mut own) {
                let range = start..start + c.len_utf8();
                edits.push(Edit { range, replacement: replacement.clone() });
            }
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

/// Whether `at` lies in one of the ascending ranges, whose past ones are dropped.
fn is_inside<'r>(
    ranges: &mut std::iter::Peekable<impl Iterator<Item = &'r Range<usize>>>,
    at: usize,
) -> bool {
    while ranges.next_if(|range| range.end <= at).is_some() {}
    ranges.peek().is_some_and(|range| range.start <= at)
}

/// The white space that orthotypography may change. The tabulator and line feeds are not
/// among it.
pub(super) const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}
