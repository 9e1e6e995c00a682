//! Labels in languages that have no other rules here.
//!
//! The words are those that books of each language have, as far as the authors of this
//! program know; no speaker of these languages has looked them over yet.

mod asian;
mod european;
mod slavic;

use super::Label;
use crate::language::Tag;

/// Says each label in one language. The words of the last six are in no edition so far.
macro_rules! language_words {
    ($($language:ident { $($name:ident $words:literal)* })*) => {
        $(
            #[doc = concat!("A label in ", stringify!($language), ".")]
            pub(super) const fn $language(label: Label) -> Option<&'static str> {
                match label {
                    $(Label::$name => Some($words),)*
                    Label::TitlePage
                    | Label::Chapter
                    | Label::YourReference
                    | Label::OurReference
                    | Label::Telephone
                    | Label::Email => None,
                }
            }
        )*
    };
}

use language_words;

/// The words of a language: none for a label that it lacks.
pub(super) type Words = fn(Label) -> Option<&'static str>;

/// The words of the language of a tag, where there are some.
pub(super) fn words(tag: &Tag) -> Option<Words> {
    Some(match tag.primary() {
        "ja" => asian::japanese,
        "zh" if tag.is_traditional_chinese() => asian::traditional_chinese,
        "zh" => asian::simplified_chinese,
        "ko" => asian::korean,
        "ar" => asian::arabic,
        "he" => asian::hebrew,
        "ru" => slavic::russian,
        "uk" => slavic::ukrainian,
        "pl" => slavic::polish,
        "cs" => slavic::czech,
        "sv" => european::swedish,
        "da" => european::danish,
        "nb" | "no" => european::norwegian,
        "fi" => european::finnish,
        "ca" => european::catalan,
        _ => return None,
    })
}
