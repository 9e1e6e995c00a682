//! `{#id .class key=value}` and what stands behind a fence of code.

use crate::document::{Attributes, Direction};
use crate::language::Tag;

/// Sets a key; identifier, class, language and direction have places of their own.
pub(super) fn set(attributes: &mut Attributes, key: &str, value: &str) {
    match key {
        "id" => attributes.set_id(value),
        "class" => {
            for class in value.split_whitespace() {
                attributes.add_class(class);
            }
        }
        "lang" | "xml:lang" => match Tag::parse(value) {
            Some(tag) => attributes.set_language(tag),
            None => attributes.add(key, value),
        },
        "dir" if value == "ltr" => attributes.set_direction(Direction::LeftToRight),
        "dir" if value == "rtl" => attributes.set_direction(Direction::RightToLeft),
        _ => attributes.add(key, value),
    }
}

/// The language of a fence's info string; what else it says goes to the attributes.
pub(super) fn of_fence(info: &str, attributes: &mut Attributes) -> Option<String> {
    let info = info.trim();
    let end = info.find(char::is_whitespace).unwrap_or(info.len());
    let (language, rest) = info.split_at(end);
    if !rest.trim().is_empty() {
        attributes.add("info", rest.trim());
    }
    (!language.is_empty()).then(|| language.to_owned())
}
