//! What search engines and libraries read: JSON-LD in the vocabulary of schema.org.

use crate::document::{
    Author, Collection, Document, Identifier, Metadata, Publication, Subject, is_book,
};
use crate::xhtml::{Content, Features, Ways, summary};
use std::fmt::Write as _;

/// The facts of a document as JSON-LD; without `<`, `>` and `&`, so that it can stand in a
/// page of either syntax.
pub(super) fn linked_data(document: &Document, content: &Content) -> String {
    let metadata = &document.metadata;
    let is_book = metadata.isbn().is_some() || is_book(document);
    let mut facts = Facts::new(if is_book { "Book" } else { "Article" });
    facts.add("name", &metadata.title);
    facts.add("headline", &metadata.title);
    facts.maybe("alternativeHeadline", metadata.subtitle.as_ref());
    facts.list("author", metadata.authors.iter().map(person));
    contributors(&mut facts, &metadata.publication);
    facts.maybe("datePublished", metadata.date.map(|date| date.to_string()));
    facts.maybe("dateModified", metadata.modified.map(|instant| instant.to_string()));
    facts.add("inLanguage", metadata.language.as_str());
    facts.maybe("description", document.description());
    if let Some(publisher) = &metadata.publisher {
        let mut house = Facts::new("Organization");
        house.add("name", publisher);
        facts.put("publisher", house.json());
    }
    facts.maybe("copyrightNotice", metadata.rights.as_ref());
    if !metadata.keywords.is_empty() {
        facts.add("keywords", &metadata.keywords.join(", "));
    }
    let identifiers = metadata.identifiers.iter();
    let identifiers = identifiers.map(|text| Identifier::parse(text).to_string());
    facts.list("identifier", identifiers.map(|identifier| text(&identifier)));
    facts.maybe("isbn", metadata.isbn());
    facts.list("about", metadata.publication.subjects.iter().map(topic));
    if let Some(collection) = &metadata.publication.collection {
        series(&mut facts, collection);
    }
    facts.list("workExample", metadata.publication.editions.iter().map(edition));
    facts.put("wordCount", content.features.words.to_string());
    accessibility(&mut facts, metadata, content.features);
    facts.0.insert(0, ("@context", text("https://schema.org")));
    facts.json()
}

/// The members of an object, in the order in which they are told.
struct Facts(Vec<(&'static str, String)>);

impl Facts {
    fn new(kind: &str) -> Self {
        Self(vec![("@type", text(kind))])
    }

    /// Adds a text.
    fn add(&mut self, name: &'static str, words: &str) {
        self.put(name, text(words));
    }

    /// Adds a text, where there is one.
    fn maybe(&mut self, name: &'static str, words: Option<impl AsRef<str>>) {
        if let Some(words) = words {
            self.add(name, words.as_ref());
        }
    }

    /// Adds a list of values, where there is any.
    fn list(&mut self, name: &'static str, values: impl Iterator<Item = String>) {
        let values: Vec<String> = values.collect();
        if !values.is_empty() {
            self.put(name, format!("[{}]", values.join(",")));
        }
    }

    /// Adds a value that is JSON already.
    fn put(&mut self, name: &'static str, value: String) {
        self.0.push((name, value));
    }

    fn json(&self) -> String {
        let members: Vec<String> =
            self.0.iter().map(|(name, value)| format!("{}:{value}", text(name))).collect();
        format!("{{{}}}", members.join(","))
    }
}

fn person(author: &Author) -> String {
    let mut person = Facts::new("Person");
    person.add("name", &author.name);
    person.maybe("jobTitle", author.function.as_ref());
    let organization = |name: &String| {
        let mut organization = Facts::new("Organization");
        organization.add("name", name);
        organization.json()
    };
    person.list("affiliation", author.affiliations.iter().map(organization));
    person.json()
}

/// Those with a part of their own by its name, all others as contributors.
fn contributors(facts: &mut Facts, publication: &Publication) {
    let named = [("trl", "translator"), ("edt", "editor"), ("ill", "illustrator")];
    let has_role = |author: &&Author, code| author.role.as_deref() == Some(code);
    for (code, name) in named {
        let own = publication.contributors.iter().filter(|author| has_role(author, code));
        facts.list(name, own.map(person));
    }
    let others = publication
        .contributors
        .iter()
        .filter(|author| !named.iter().any(|(code, _)| has_role(author, code)));
    facts.list("contributor", others.map(person));
}

fn topic(subject: &Subject) -> String {
    let (Some(scheme), Some(code)) = (&subject.authority, &subject.term) else {
        let mut thing = Facts::new("Thing");
        thing.add("name", &subject.text);
        return thing.json();
    };
    let mut term = Facts::new("DefinedTerm");
    term.add("name", &subject.text);
    term.add("termCode", code);
    term.add("inDefinedTermSet", scheme);
    term.json()
}

fn series(facts: &mut Facts, collection: &Collection) {
    let mut whole = Facts::new("BookSeries");
    whole.add("name", &collection.name);
    facts.put("isPartOf", whole.json());
    facts.maybe("position", collection.position.as_ref());
}

fn edition((format, isbn): &(String, String)) -> String {
    let mut book = Facts::new("Book");
    if let Identifier::Isbn(digits) = Identifier::parse(isbn) {
        book.add("isbn", &digits);
    }
    if matches!(format.as_str(), "epub" | "pdf" | "html") {
        book.add("bookFormat", "https://schema.org/EBook");
    }
    book.json()
}

/// What follows from the structure of the page; no claim.
fn accessibility(facts: &mut Facts, metadata: &Metadata, features: Features) {
    let given = |list: &[(&str, bool)]| -> Vec<String> {
        list.iter().filter(|(_, given)| *given).map(|(word, _)| text(word)).collect()
    };
    let modes = given(&[("textual", true), ("visual", features.images)]);
    facts.list("accessMode", modes.into_iter());
    let list = given(&[
        ("alternativeText", features.images && !features.undescribed_images),
        ("ARIA", true),
        ("displayTransformability", true),
        ("MathML", features.formulas && !features.raw_formulas),
        ("readingOrder", true),
        ("structuralNavigation", true),
        ("tableOfContents", features.contents),
    ]);
    facts.list("accessibilityFeature", list.into_iter());
    let said = match &metadata.publication.accessibility.summary {
        Some(words) => words.clone(),
        None => {
            let ways = Ways { contents: features.contents, pages: false };
            summary(&metadata.language, features, ways)
        }
    };
    facts.add("accessibilitySummary", &said);
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
