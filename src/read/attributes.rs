//! `{#id .class key=value}` as pandoc has it, and what stands behind a fence of code.

use crate::document::{Attributes, Direction};
use crate::language::Tag;

/// The attributes that `text` begins with, and their length in bytes; none where it does
/// not begin with any, such as `{placeholder}`. Outside of quotes no other `{` stands in
/// them: a text of nothing but braces is read once, not once for each.
pub(super) fn leading(text: &str) -> Option<(Attributes, usize)> {
    let inside = text.strip_prefix('{')?;
    let mut attributes = Attributes::default();
    let mut rest = inside;
    loop {
        rest = rest.trim_start_matches([' ', '\t']);
        if let Some(after) = rest.strip_prefix('}') {
            return (!attributes.is_empty())
                .then(|| (attributes, text.len() - after.len()));
        }
        let ends = |c: char| c.is_whitespace() || matches!(c, '}' | '=' | '{');
        let (word, after) = rest.split_at(rest.find(ends)?);
        if after.starts_with('{') {
            return None;
        }
        if let Some(value) = after.strip_prefix('=') {
            let is_key =
                |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.');
            if word.is_empty() || !word.chars().all(is_key) {
                return None;
            }
            let (value, after) = value_of(value)?;
            set(&mut attributes, word, value);
            rest = after;
            continue;
        }
        match word.chars().next()? {
            '#' if word.len() > 1 => attributes.set_id(word.get(1..)?),
            '.' if word.len() > 1 => attributes.add_class(word.get(1..)?),
            '-' if word.len() == 1 => attributes.add_class("unnumbered"),
            _ => return None,
        }
        rest = after;
    }
}

/// The attributes that `text` ends with, and the byte at which they begin.
pub(super) fn trailing(text: &str) -> Option<(Attributes, usize)> {
    let text = text.trim_end();
    if !text.ends_with('}') {
        return None;
    }
    text.match_indices('{').find_map(|(at, _)| {
        let (given, length) = leading(text.get(at..)?)?;
        (at + length == text.len()).then_some((given, at))
    })
}

/// A value, in quotes or without, and what follows it.
fn value_of(text: &str) -> Option<(&str, &str)> {
    if text.starts_with(QUOTES) {
        return in_quotes(text);
    }
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '}' | '{'))?;
    let (value, after) = text.split_at(end);
    (!after.starts_with('{')).then_some((value, after))
}

/// What a value may stand between, here and in HTML.
pub(super) const QUOTES: [char; 2] = ['"', '\''];

/// The value in the quotes that `text` begins with, and what follows it; none where they are
/// not closed.
pub(super) fn in_quotes(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|sign| QUOTES.contains(sign))?;
    text.get(1..)?.split_once(quote)
}

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

/// Adds all that `other` says.
pub(super) fn merge(attributes: &mut Attributes, other: &Attributes) {
    if let Some(id) = other.id() {
        attributes.set_id(id);
    }
    merge_without_id(attributes, other);
}

/// Adds all that `other` says but its identifier.
pub(super) fn merge_without_id(attributes: &mut Attributes, other: &Attributes) {
    for class in other.classes() {
        attributes.add_class(class.as_str());
    }
    if let Some(language) = other.language() {
        attributes.set_language(language.clone());
    }
    if let Some(direction) = other.direction() {
        attributes.set_direction(direction);
    }
    for (key, value) in other.others() {
        attributes.add(key.as_str(), value.as_str());
    }
}

/// The language of a fence's info string; what else it says goes to the attributes. Both
/// `rust {.wide}` and pandoc's `{.rust .wide}` are understood.
pub(super) fn of_fence(info: &str, attributes: &mut Attributes) -> Option<String> {
    let info = info.trim();
    if let Some((given, length)) = leading(info)
        && length == info.len()
    {
        let mut classes = given.classes().iter();
        let language = classes.next().cloned();
        if let Some(id) = given.id() {
            attributes.set_id(id);
        }
        for class in classes {
            attributes.add_class(class.as_str());
        }
        for (key, value) in given.others() {
            attributes.add(key.as_str(), value.as_str());
        }
        return language;
    }
    let end = info.find(char::is_whitespace).unwrap_or(info.len());
    let (language, rest) = info.split_at(end);
    let rest = rest.trim();
    match leading(rest) {
        Some((given, length)) if length == rest.len() => merge(attributes, &given),
        Some(_) | None if rest.is_empty() => {}
        Some(_) | None => attributes.add("info", rest),
    }
    (!language.is_empty()).then(|| language.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_as_pandoc_has_them() {
        let text = "{#a .b .c key=v other=\"two words\" lang=en-GB dir=rtl -} rest";
        let (attributes, length) = leading(text).expect("attributes");
        assert_eq!(text.get(length..), Some(" rest"));
        assert_eq!(attributes.id(), Some("a"));
        assert_eq!(attributes.classes(), ["b", "c", "unnumbered"]);
        assert_eq!(attributes.language().map(Tag::as_str), Some("en-GB"));
        assert_eq!(attributes.direction(), Some(Direction::RightToLeft));
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        assert_eq!(attributes.others(), [pair("key", "v"), pair("other", "two words")]);
    }

    #[test]
    fn attributes_at_the_end_may_hold_braces_in_quotes() {
        let (given, at) = trailing("a {b} {.c d=\"{e}\"} ").expect("attributes");
        assert_eq!((given.classes(), at), (["c".to_owned()].as_slice(), 6));
        assert_eq!(trailing("a {.b} {.c}").map(|(_, at)| at), Some(7));
        for text in ["a {b}", "a {.b} c", "a {.b", "a"] {
            assert_eq!(trailing(text), None, "{text}");
        }
    }

    #[test]
    fn braces_without_attributes_are_words() {
        for text in [
            "{}", "{ }", "{word}", "{.}", "{#}", "{.a", "{a=\"b}", "{a b=c}", "x{.a}",
            "{.a{.b}", "{{.a}", "{a=b{.c}",
        ] {
            assert_eq!(leading(text), None, "{text}");
        }
    }
}
