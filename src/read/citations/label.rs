//! What a citation calls a work: its authors and its year, or its number in the list.

use super::entry::Manner;
use super::work::{Names, Work};
use crate::document::{CitationStyle, plain_text};
use crate::language::{CitingWords, Language, SortKey, Tag};
use std::collections::BTreeMap;

/// The most names of which each is written in a citation.
const MAX_NAMES: usize = 2;

/// The most characters of a title that stands for the names.
const MAX_TITLE: usize = 40;

/// A no-break space.
const NO_BREAK_SPACE: char = '\u{a0}';

/// What a work is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    /// Its authors, or its title.
    pub(super) names: String,
    /// Its year, with a letter where others have the same names and year.
    pub(super) year: String,
    /// Its number in the list, from 1.
    pub(super) number: usize,
}

/// The works in the order of their list: by number as they are first cited, else by name,
/// year and title.
pub(super) fn ordered<'w>(
    mut cited: Vec<&'w Work>,
    Manner { language, words, style }: Manner<'_>,
) -> Vec<(&'w Work, Label)> {
    match style {
        CitationStyle::AuthorDate | CitationStyle::Notes => {
            cited.sort_by_cached_key(|work| {
                let names = names_of(work.first_names(), language);
                let title = SortKey::of(&plain_text(&work.title), language);
                let first = if names.is_empty() { vec![title.clone()] } else { names };
                (first, work.year.clone(), title)
            });
        }
        CitationStyle::Numeric => {}
    }
    let mut same: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut labels = Vec::with_capacity(cited.len());
    for (at, work) in cited.iter().enumerate() {
        let year = work.year.clone().unwrap_or_else(|| bound(words.no_date));
        let label =
            Label { names: names(work, words, language.language()), year, number: at + 1 };
        *same.entry((label.names.clone(), label.year.clone())).or_default() += 1;
        labels.push(label);
    }
    let mut given: BTreeMap<(String, String), usize> = BTreeMap::new();
    for label in &mut labels {
        let key = (label.names.clone(), label.year.clone());
        if style == CitationStyle::AuthorDate
            && same.get(&key).is_some_and(|many| *many > 1)
        {
            let before = given.entry(key).or_default();
            label.year.push_str(&letters(*before));
            *before += 1;
        }
    }
    cited.into_iter().zip(labels).collect()
}

/// `a` to `z`, then `aa` and so on.
fn letters(mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or(0)));
        if number < 26 {
            break;
        }
        number = number / 26 - 1;
    }
    letters.iter().rev().collect()
}

/// What stands for the authors of a work in a citation: their names, its title, its key.
pub(super) fn names(work: &Work, words: &CitingWords, language: Language) -> String {
    let Names { given, and_others, span: _ } = work.first_names();
    let family =
        |at: usize| given.get(at).map_or_else(String::new, |name| name.alone(language));
    let others = bound(words.and_others);
    match given.len() {
        0 if work.shown_title().is_empty() => work.key.clone(),
        0 => short(&plain_text(work.shown_title())),
        1 if *and_others => format!("{}{NO_BREAK_SPACE}{others}", family(0)),
        1 => family(0),
        MAX_NAMES if !and_others => format!("{} {} {}", family(0), words.and, family(1)),
        _ => format!("{}{NO_BREAK_SPACE}{others}", family(0)),
    }
}

/// A title up to a blank before its [`MAX_TITLE`] characters.
fn short(title: &str) -> String {
    let Some((end, _)) = title.char_indices().nth(MAX_TITLE) else {
        return title.to_owned();
    };
    let start = title.get(..end).unwrap_or("");
    let start = start.rsplit_once(' ').map_or(start, |(start, _)| start);
    format!("{start}…")
}

/// What all names are sorted by; nothing where there are none.
fn names_of(names: &Names, language: &Tag) -> Vec<SortKey> {
    let sorted = |name: &super::work::Name| {
        let words = format!("{} {} {}", name.family, name.given, name.suffix);
        SortKey::of(&words, language)
    };
    names.given.iter().map(sorted).collect()
}

/// Words that stay on one line.
pub(super) fn bound(words: &str) -> String {
    words.replace(' ', "\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_behind_a_year_go_on_behind_z() {
        let of = |numbers: [usize; 4]| numbers.map(letters);
        assert_eq!(of([0, 25, 26, 701]), ["a", "z", "aa", "zz"]);
        assert_eq!(letters(702), "aaa");
    }
}
