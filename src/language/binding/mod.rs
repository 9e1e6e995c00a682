//! What a space holds together: number and unit, day and month, title and name.
//!
//! Two ask: orthotypography, which writes a no-break space there, and segmentation, which
//! keeps lines from ending there where nothing was written.

mod german;
mod words;

use super::date;
use super::tag::{Language, Tag};
use words::{
    CURRENCIES, SHORT_MONTHS, UNITS, about, before_numbers, numbered, pair_ends, pairs,
    titles, units,
};

/// How strongly two words on either side of a space hold together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binding {
    /// A line may end between them.
    Free,
    /// A line should rather not end between them; the penalty.
    Soft(i32),
    /// No line ends between them, but the space is an ordinary one.
    Kept,
    /// A no-break space stands between them.
    Tied,
    /// A narrow no-break space stands between them.
    TiedNarrow,
}

/// The penalty of parting a number from its noun: `20 pays`, `article 5`.
const NUMBER_AND_NOUN: i32 = 200;
/// The penalty of a one-letter word at a line's end: `à`, `y`.
const ONE_LETTER: i32 = 1_000;

/// How the end of `left` and the beginning of `right` hold together, a space being between
/// them.
#[must_use]
pub(super) fn between(left: &str, right: &str, tag: &Tag) -> Binding {
    let (Some(last), Some(first)) = (left.chars().next_back(), right.chars().next()) else {
        return Binding::Free;
    };
    let language = tag.language();
    // Nearly all spaces stand between two plain words.
    if last.is_ascii_lowercase()
        && last != 'r'
        && first.is_ascii_lowercase()
        && !matches!(first, 'e' | 'u' | 'x')
    {
        return match last {
            'a' | 'y' => one_letter(last_word(left), language),
            _ => Binding::Free,
        };
    }
    let word = last_word(left);
    let next = first_word(right);

    let is_german_abbreviation =
        || language == Language::German && german::is_abbreviation(left, right);
    if (is_times(word) || is_times(next)) && is_product(left, right, language) {
        return Binding::Tied;
    }
    // `25 ± 0,5`.
    let begins_in_figures = next.starts_with(|c: char| c.is_ascii_digit());
    if (word == "±" && begins_in_figures) || (next == "±" && is_number(word, language)) {
        return Binding::Kept;
    }
    if language == Language::German && german::is_date_in_figures(left, right) {
        return Binding::TiedNarrow;
    }
    if is_number(word, language) {
        if matches!(first, '%' | '‰' | '€' | '$' | '£' | '¥' | '°')
            || is_unit(next)
            || contains(units(language), bare(next))
        {
            return Binding::Tied;
        }
        if is_month(next, tag) || is_of_month(right, tag) {
            return Binding::Tied;
        }
        if first.is_ascii_digit() && last.is_ascii_digit() {
            return Binding::Kept;
        }
        if first.is_lowercase() {
            return Binding::Soft(NUMBER_AND_NOUN);
        }
    }
    if first.is_ascii_digit() {
        let is_hour = matches!(word, "h" | "H" | "min")
            && language == Language::French
            && left
                .strip_suffix(word)
                .and_then(|before| before.trim_end().chars().next_back())
                .is_some_and(|c| c.is_ascii_digit());
        // A day, not a year: `April 1`.
        let digits = right.bytes().take_while(u8::is_ascii_digit).count();
        let is_month = language == Language::English
            && digits <= 2
            && (is_month(word, tag) || contains(&SHORT_MONTHS, word));
        if is_hour
            || is_month
            || counts(word, language)
            || contains(&CURRENCIES, word)
            || is_about(word, language)
        {
            return Binding::Tied;
        }
    }
    // `5 Mio. €`.
    if matches!(first, '€' | '$' | '£' | '¥') && contains(units(language), bare(word)) {
        return Binding::Tied;
    }
    // `chap. IV`, `sec. XIX`; what can also be a name's first letter is a title's.
    if last == '.'
        && (contains(before_numbers(language), word) || matches!(word, "sec." | "séc."))
        && is_numeral(next)
    {
        return Binding::Tied;
    }
    // `prof. dr. Jansen`.
    if contains(titles(language), word) && contains(titles(language), next) {
        return Binding::Tied;
    }
    if (first.is_ascii_digit() || is_numeral(next)) && has_number(word, language) {
        return Binding::Soft(NUMBER_AND_NOUN);
    }
    if first.is_uppercase() {
        if contains(titles(language), word) || (last == '.' && is_initial_of(word, next)) {
            return match is_german_abbreviation() {
                true => Binding::TiedNarrow,
                false => Binding::Tied,
            };
        }
        if is_roman(next) && word.chars().next().is_some_and(char::is_uppercase) {
            return Binding::Kept;
        }
    }
    if last == '.' {
        if is_german_abbreviation() {
            return Binding::TiedNarrow;
        }
        if contains(pairs(language), word) && contains(pair_ends(language), next) {
            return Binding::Tied;
        }
    }
    if matches!(bare(next), "etc" | "ecc" | "usw" | "enz") && next.contains(['.', '…']) {
        return Binding::Tied;
    }
    if language == Language::German && is_number(word, language) && last == '.' {
        // `19. Jahrhundert`; but `in 5. Danach` is two sentences.
        return match bare(next) {
            "Jahrhundert" | "Jahrhunderts" | "Jh" | "Jhd" | "Kapitel" | "Mal" => {
                Binding::Tied
            }
            _ if word.len() <= 3 => Binding::Soft(NUMBER_AND_NOUN),
            _ => Binding::Free,
        };
    }
    one_letter(word, language)
}

/// French does not like a word of one letter at a line's end.
fn one_letter(word: &str, language: Language) -> Binding {
    if language == Language::French && matches!(word, "à" | "À" | "y" | "a" | "A" | "ô")
    {
        return Binding::Soft(ONE_LETTER);
    }
    Binding::Free
}

/// The word that `text` ends with, quotes and brackets at its beginning left out.
fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| {
        c.is_whitespace()
            || matches!(c, '(' | '[' | '«' | '“' | '‘' | '’' | '\'' | '"' | '—')
    })
    .next()
    .unwrap_or("")
}

/// The word that `text` begins with, with its punctuation.
fn first_word(text: &str) -> &str {
    text.split(char::is_whitespace).next().unwrap_or("")
}

/// Whether a number follows `word`, which at a sentence's beginning has a capital: `Pág. 12`.
fn counts(word: &str, language: Language) -> bool {
    let known = before_numbers(language);
    contains(known, word)
        || (word.ends_with('.')
            && word.starts_with(char::is_uppercase)
            && contains(known, &word.to_lowercase()))
}

/// Whether `word` says that the number behind it is about right: `ca.`, and `Ca.` where a
/// sentence begins; but `C.` ends one.
fn is_about(word: &str, language: Language) -> bool {
    let known = about(language);
    contains(known, word)
        || (word.len() > "C.".len()
            && word.starts_with(char::is_uppercase)
            && contains(known, &word.to_lowercase()))
}

/// Whether the number behind `word` says which one is meant, as in `chapitre 3`.
fn has_number(word: &str, language: Language) -> bool {
    let is_known = |word: &str| numbered(language).split(' ').any(|known| known == word);
    is_known(word)
        || (word.starts_with(char::is_uppercase) && is_known(&word.to_lowercase()))
}

/// The sign of multiplication, or the letter that stands for it.
fn is_times(word: &str) -> bool {
    matches!(word, "x" | "×")
}

/// Whether the space is one of `10 x 15` or `10 cm × 15 cm`.
fn is_product(left: &str, right: &str, language: Language) -> bool {
    let is_measure = |word: &str| is_number(word, language) || is_unit(word);
    let begins_in_figures = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let (word, next) = (last_word(left), first_word(right));
    if is_times(next) {
        let beyond = right.split(char::is_whitespace).nth(1);
        return is_measure(word) && beyond.is_some_and(begins_in_figures);
    }
    is_times(word)
        && begins_in_figures(next)
        && left.rsplit(char::is_whitespace).nth(1).is_some_and(is_measure)
}

/// Figures with what separates them, powers and products of them, and ordinals: `3`, `1,5`,
/// `10⁻³`, `2,5·10³`, `1er`, `1.` in German.
fn is_number(word: &str, language: Language) -> bool {
    // Nearly all words have no figure in them.
    if !word.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    // `180 °C/160 °C`.
    let word = word.rsplit('/').next().unwrap_or(word);
    let word = word.trim_start_matches(['+', '-', '−', '±', '~', '≈', '<', '>']);
    let word = match language {
        Language::French => word.strip_suffix("er").unwrap_or(word),
        Language::German => word.strip_suffix('.').unwrap_or(word),
        Language::Italian | Language::Portuguese | Language::Spanish => {
            word.strip_suffix('º').unwrap_or(word)
        }
        Language::English | Language::Dutch | Language::Other => word,
    };
    word.split(['×', '·']).map(base_of_power).all(|factor| {
        factor.chars().next_back().is_some_and(|c| c.is_ascii_digit())
            && factor.chars().all(|c| {
                c.is_ascii_digit() || matches!(c, ',' | '.' | '’' | '/' | '–' | ':')
            })
    })
}

/// A number without its exponent, raised (`10⁻³`) or, behind ten, raised by its form alone
/// (`10-3`, as `10^-3^` reads).
fn base_of_power(word: &str) -> &str {
    let base = word.trim_end_matches(is_raised);
    let exponent = base.strip_prefix("10-").or_else(|| base.strip_prefix("10−"));
    let is_exponent = |exponent: &str| {
        (1..=2).contains(&exponent.len()) && exponent.bytes().all(|b| b.is_ascii_digit())
    };
    if exponent.is_some_and(is_exponent) { "10" } else { base }
}

/// A raised figure or sign.
const fn is_raised(c: char) -> bool {
    matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' | '⁺' | '⁻')
}

/// Signs of units that are not words of a language as well.
fn is_unit(word: &str) -> bool {
    UNITS.binary_search(&bare(word)).is_ok()
}

/// A word without the punctuation at its end.
fn bare(word: &str) -> &str {
    word.trim_end_matches([
        '.', ',', ';', ':', '!', '?', ')', ']', '»', '›', '”', '“', '’', '"', '…',
    ])
}

fn is_month(word: &str, tag: &Tag) -> bool {
    let word = bare(word);
    months(tag).any(|month| month == word || month == word.to_lowercase())
}

/// `1 de abril`: whether `right` begins with `de` and a month.
fn is_of_month(right: &str, tag: &Tag) -> bool {
    matches!(tag.language(), Language::Spanish | Language::Portuguese)
        && right.strip_prefix("de").is_some_and(|rest| {
            let mut words = rest.trim_start_matches(['\u{a0}', ' ']).split([' ', '\u{a0}']);
            rest.starts_with([' ', '\u{a0}'])
                && words.next().is_some_and(|word| is_month(word, tag))
        })
}

/// A Roman numeral, of one letter too.
fn is_numeral(word: &str) -> bool {
    let word = bare(word);
    !word.is_empty() && word.bytes().all(|b| b"IVXLCM".contains(&b))
}

/// Whether `word` is the initials of the name `next`, or of the initials before one: of
/// `J. Verne`, and of `J. VERNE`, but not of a code, as in `C.F. DNGMRA61L03A345K`. What is in
/// capitals behind several is no name.
fn is_initial_of(word: &str, next: &str) -> bool {
    let name = bare(next);
    // `J.-P. MARTIN` has one given name.
    let is_one = word.matches('.').count() == 1 || word.contains('-');
    let is_name = is_initial(next.trim_end_matches([',', ';', ':', ')']))
        || name.chars().any(char::is_lowercase)
        || (is_one && name.chars().nth(1).is_some());
    is_initial(word) && is_name && !name.chars().any(char::is_numeric)
}

/// Capitals with a point each: `S.`, `J.-C.`, `J.P.`, and `Ph.`, `Th.`.
fn is_initial(word: &str) -> bool {
    matches!(word, "Ph." | "Th." | "Ch." | "Chr." | "St.")
        || (word.ends_with('.')
            && word.split('.').filter(|part| !part.is_empty()).all(|part| {
                let mut letters = part.trim_start_matches('-').chars();
                letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
            })
            && word.chars().any(char::is_uppercase))
}

/// The number of a king or a pope: `XIV`, `Ier`; a single `I`, `V` or `X` may be a word.
fn is_roman(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',', ';', ':', ')', '…']);
    let numeral = word.strip_suffix("er").unwrap_or(word);
    !numeral.is_empty()
        && (numeral.len() > 1 || word.ends_with("er"))
        && numeral.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

fn months(tag: &Tag) -> impl Iterator<Item = &'static str> {
    date::months(tag).into_iter().flatten().copied()
}

fn contains(words: &[&str], word: &str) -> bool {
    words.contains(&word)
}

#[cfg(test)]
mod tests;
