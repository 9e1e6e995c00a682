//! What search engines and libraries read: JSON-LD in the vocabulary of schema.org.

use crate::document::{Identifier, Metadata};
use crate::xhtml::{Content, summary};
use std::fmt::Write as _;

/// The facts of a document as JSON-LD; without `<`, `>` and `&`, so that it can stand in a
/// page of either syntax.
pub(super) fn linked_data(metadata: &Metadata, content: &Content) -> String {
    let mut facts = vec![
        ("@context", text("https://schema.org")),
        ("@type", text("Article")),
        ("headline", text(&metadata.title)),
    ];
    if let Some(subtitle) = &metadata.subtitle {
        facts.push(("alternativeHeadline", text(subtitle)));
    }
    let people: Vec<String> = metadata
        .authors
        .iter()
        .map(|author| {
            let mut person = vec![("@type", text("Person")), ("name", text(&author.name))];
            if let Some(function) = &author.function {
                person.push(("jobTitle", text(function)));
            }
            object(&person)
        })
        .collect();
    if !people.is_empty() {
        facts.push(("author", list(&people)));
    }
    if let Some(date) = metadata.date {
        facts.push(("datePublished", text(&date.to_string())));
    }
    if let Some(modified) = metadata.modified {
        facts.push(("dateModified", text(&modified.to_string())));
    }
    facts.push(("inLanguage", text(metadata.language.as_str())));
    if let Some(description) = &metadata.description {
        facts.push(("description", text(description)));
    }
    if let Some(publisher) = &metadata.publisher {
        let house = [("@type", text("Organization")), ("name", text(publisher))];
        facts.push(("publisher", object(&house)));
    }
    if let Some(rights) = &metadata.rights {
        facts.push(("copyrightNotice", text(rights)));
    }
    if !metadata.keywords.is_empty() {
        facts.push(("keywords", text(&metadata.keywords.join(", "))));
    }
    let identifiers: Vec<String> = metadata
        .identifiers
        .iter()
        .map(|identifier| text(&Identifier::parse(identifier).to_string()))
        .collect();
    if !identifiers.is_empty() {
        facts.push(("identifier", list(&identifiers)));
    }
    facts.push(("wordCount", content.features.words.to_string()));
    let said = summary(&metadata.language, content.features, false);
    facts.push(("accessibilitySummary", text(&said)));
    object(&facts)
}

fn object(facts: &[(&str, String)]) -> String {
    let members: Vec<String> =
        facts.iter().map(|(name, value)| format!("{}:{value}", text(name))).collect();
    format!("{{{}}}", members.join(","))
}

fn list(values: &[String]) -> String {
    format!("[{}]", values.join(","))
}

/// A JSON string (RFC 8259, 7).
fn text(words: &str) -> String {
    let mut out = String::from("\"");
    for character in words.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => escape(&mut out, character),
            character if character.is_control() => escape(&mut out, character),
            character => out.push(character),
        }
    }
    out.push('"');
    out
}

fn escape(out: &mut String, character: char) {
    // Writing to a string cannot fail, and all of these lie below U+10000.
    let _written = write!(out, "\\u{:04x}", u32::from(character));
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn no_word_can_end_the_script() {
        assert_eq!(
            text("</script>\"\\\n&"),
            "\"\\u003c/script\\u003e\\\"\\\\\\u000a\\u0026\""
        );
    }
}
