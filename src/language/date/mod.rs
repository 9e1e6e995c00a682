//! Dates in words. Own tables: CLDR prints «1 avril 2020», which is wrong in French.

mod further;
mod named;

pub use named::named;

use super::tag::{Language, Tag};
use crate::date::Date;

/// The date in the words of a language, with no-break spaces where a line must not end:
/// between day and month.
///
/// A language without a table gets ISO 8601.
///
/// ```
/// use sevigne::document::Date;
/// use sevigne::language::{Tag, date};
/// let first = Date::parse("2020-04-01").expect("a date");
/// let long = |tag| date::long(first, &Tag::parse(tag).expect("well-formed"));
/// assert_eq!(long("fr"), "1er\u{a0}avril 2020");
/// assert_eq!(long("en-US"), "April\u{a0}1, 2020");
/// assert_eq!(long("de"), "1.\u{a0}April 2020");
/// ```
#[must_use]
pub fn long(date: Date, tag: &Tag) -> String {
    let language = tag.language();
    if language == Language::Other
        && let Some(words) = further::long(date, tag)
    {
        return words;
    }
    let year = date.year;
    let (Some(names), Some(number)) = (months(tag), date.month) else {
        return match (language, date.month) {
            (Language::Other, _) | (_, Some(_)) => date.to_string(),
            (_, None) => year.to_string(),
        };
    };
    let index = usize::try_from(number.saturating_sub(1)).unwrap_or(0);
    let month = names.get(index).copied().unwrap_or_default();
    let of = match language {
        Language::Spanish | Language::Portuguese => "de ",
        Language::French
        | Language::English
        | Language::German
        | Language::Italian
        | Language::Dutch
        | Language::Other => "",
    };
    let Some(day) = date.day else {
        return format!("{month} {of}{year}");
    };
    if language == Language::English && is_american(tag) {
        return format!("{month}\u{a0}{day}, {year}");
    }
    let ordinal = match language {
        Language::French if day == 1 => "er",
        Language::German => ".",
        Language::Italian if day == 1 => "º",
        Language::Portuguese if day == 1 && tag.region() == Some("BR") => "º",
        Language::French
        | Language::English
        | Language::Spanish
        | Language::Italian
        | Language::Portuguese
        | Language::Dutch
        | Language::Other => "",
    };
    if of.is_empty() {
        format!("{day}{ordinal}\u{a0}{month} {year}")
    } else {
        format!("{day}{ordinal}\u{a0}{of}{month} {of}{year}")
    }
}

/// What stands between a place and a date, with the date: `, le 1er avril 2020` after
/// «Paris».
///
/// ```
/// use sevigne::document::Date;
/// use sevigne::language::{Tag, date};
/// let first = Date::parse("2020-04-01").expect("a date");
/// let french = Tag::parse("fr").expect("well-formed");
/// assert_eq!(format!("Paris{}", date::after_place(first, &french)), "Paris, le\u{a0}1er\u{a0}avril 2020");
/// ```
#[must_use]
pub fn after_place(date: Date, tag: &Tag) -> String {
    let article = match tag.language() {
        Language::French if date.day.is_some() => "le\u{a0}",
        Language::German if date.day.is_some() => "den\u{a0}",
        Language::French
        | Language::German
        | Language::English
        | Language::Spanish
        | Language::Italian
        | Language::Portuguese
        | Language::Dutch
        | Language::Other => "",
    };
    format!("{}{article}{}", further::comma(tag), long(date, tag))
}

/// The names of the months, as they stand within a sentence.
#[must_use]
pub fn months(tag: &Tag) -> Option<&'static [&'static str; 12]> {
    match tag.language() {
        Language::French => Some(&FRENCH),
        Language::English => Some(&ENGLISH),
        Language::German if tag.region() == Some("AT") => Some(&AUSTRIAN),
        Language::German => Some(&GERMAN),
        Language::Spanish => Some(&SPANISH),
        Language::Italian => Some(&ITALIAN),
        Language::Portuguese => Some(&PORTUGUESE),
        Language::Dutch => Some(&DUTCH),
        Language::Other => None,
    }
}

/// English without a region, or of the United States: the month goes before the day.
fn is_american(tag: &Tag) -> bool {
    matches!(tag.region(), None | Some("US" | "PR" | "PH"))
}

const FRENCH: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const GERMAN: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const AUSTRIAN: [&str; 12] = [
    "Jänner",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const SPANISH: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
const ITALIAN: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];
const PORTUGUESE: [&str; 12] = [
    "janeiro",
    "fevereiro",
    "março",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
];
const DUTCH: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn said(date: &str, tag: &str) -> String {
        let date = Date::parse(date).unwrap();
        long(date, &Tag::parse(tag).unwrap()).replace('\u{a0}', " ")
    }

    #[test]
    fn the_first_of_the_month_is_said_as_each_language_says_it() {
        for (tag, expected) in [
            ("fr", "1er avril 2020"),
            ("fr-CA", "1er avril 2020"),
            ("en", "April 1, 2020"),
            ("en-GB", "1 April 2020"),
            ("de-CH", "1. April 2020"),
            ("es", "1 de abril de 2020"),
            ("it", "1º aprile 2020"),
            ("pt-BR", "1º de abril de 2020"),
            ("pt-PT", "1 de abril de 2020"),
            ("nl", "1 april 2020"),
            ("und", "2020-04-01"),
        ] {
            assert_eq!(said("2020-04-01", tag), expected, "{tag}");
        }
    }

    #[test]
    fn other_days_are_plain_numbers() {
        assert_eq!(said("2020-12-31", "fr"), "31 décembre 2020");
        assert_eq!(said("2020-12-02", "it"), "2 dicembre 2020");
        assert_eq!(said("2020-01-02", "de-AT"), "2. Jänner 2020");
    }

    #[test]
    fn what_is_not_known_is_not_said() {
        assert_eq!(said("2020-04", "fr"), "avril 2020");
        assert_eq!(said("2020-04", "es"), "abril de 2020");
        assert_eq!(said("2020", "fr"), "2020");
        assert_eq!(said("2020-04", "eo"), "2020-04");
        let month = Date::parse("2020-04").unwrap();
        let french = Tag::parse("fr").unwrap();
        assert_eq!(after_place(month, &french), ", avril 2020");
    }
}
