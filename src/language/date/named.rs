//! Dates that were written for people, where a program wants figures.

use super::months;
use crate::date::Date;
use crate::language::Tag;

/// A tag for each table of months.
const TAGS: [&str; 8] = ["fr", "en", "de", "de-AT", "es", "it", "pt", "nl"];

/// The day or the month that a text names by a month in words.
///
/// The month is one of any language with a table of them, in whatever order, whatever other
/// words stand beside it; none where the text names no month and year, or more than one.
///
/// ```
/// use sevigne::document::Date;
/// use sevigne::language::date::named;
/// assert_eq!(named("le 1er avril 2020"), Date::parse("2020-04-01"));
/// assert_eq!(named("April 1, 2020"), Date::parse("2020-04-01"));
/// assert_eq!(named("März 2020"), Date::parse("2020-03"));
/// assert_eq!(named("avril ou mai 2020"), None);
/// assert_eq!(named("31 avril 2020"), None);
/// ```
#[must_use]
pub fn named(text: &str) -> Option<Date> {
    let (mut year, mut month, mut day) = (None, None, None);
    let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | '.');
    for word in text.split(is_between).filter(|word| !word.is_empty()) {
        let digits =
            word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number = word.get(..digits).and_then(|digits| digits.parse::<u16>().ok());
        let (part, value) = match (digits, number) {
            (4, Some(number)) => (&mut year, number),
            (1 | 2, Some(number)) => (&mut day, number),
            _ => match month_of(word) {
                Some(number) => (&mut month, number),
                None => continue,
            },
        };
        if part.replace(value).is_some() {
            return None;
        }
    }
    let (year, month) = (year?, month?);
    let day = day.map(|day| format!("-{day:02}")).unwrap_or_default();
    Date::parse(&format!("{year:04}-{month:02}{day}"))
}

/// The number of a month by its name.
fn month_of(word: &str) -> Option<u16> {
    let word = word.to_lowercase();
    TAGS.iter().filter_map(|tag| Tag::parse(tag)).find_map(|tag| {
        let names = months(&tag)?;
        let at = names.iter().position(|name| name.to_lowercase() == word)?;
        u16::try_from(at + 1).ok()
    })
}
