//! What a book is known by.

use crate::document::{Identifier, Metadata};
use uuid::Uuid;

/// The identifiers of a book, the one that names this edition first: the ISBN of the EPUB,
/// else any ISBN, else the DOI, else the UUID, else a name-based one of what does not change when the text
/// is corrected.
pub(super) fn identifiers(metadata: &Metadata) -> Vec<String> {
    let own = metadata.publication.editions.iter().find(|(format, _)| format == "epub");
    let mut known: Vec<Identifier> = Vec::new();
    let stated = own.map(|(_, isbn)| isbn).into_iter().chain(&metadata.identifiers);
    for identifier in stated.map(|text| Identifier::parse(text)) {
        if !known.contains(&identifier) {
            known.push(identifier);
        }
    }
    let first = known
        .iter()
        .position(|identifier| matches!(identifier, Identifier::Isbn(_)))
        .or_else(|| known.iter().position(|known| matches!(known, Identifier::Doi(_))))
        .or_else(|| known.iter().position(|known| matches!(known, Identifier::Uuid(_))));
    let mut all = vec![match first {
        Some(at) => known.remove(at).to_string(),
        None => name_based(metadata),
    }];
    all.extend(known.iter().map(ToString::to_string));
    all
}

/// The identifier that names this edition.
pub(super) fn identifier(metadata: &Metadata) -> String {
    identifiers(metadata).swap_remove(0)
}

/// The space of names of the books that this program makes: drawn once by chance (RFC 9562,
/// 5.4 and 6.5).
const BOOKS: Uuid = Uuid::from_u128(0xbcbd_e157_b851_4e6f_97a8_09b8_3c4c_a7ac);

/// RFC 9562, 5.5: a UUID of title, authors, language and date, never of the text.
fn name_based(metadata: &Metadata) -> String {
    let mut name = metadata.title.clone();
    for author in &metadata.authors {
        name.push('\u{1f}');
        name.push_str(&author.name);
    }
    name.push('\u{1e}');
    name.push_str(metadata.language.as_str());
    name.push('\u{1e}');
    if let Some(date) = metadata.date {
        name.push_str(&date.to_string());
    }
    format!("urn:uuid:{}", Uuid::new_v5(&BOOKS, name.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Author, Date, Timestamp};

    #[test]
    fn the_identity_of_a_book_outlives_a_correction_of_its_text() {
        let mut metadata = Metadata {
            title: "Lettre".to_owned(),
            authors: vec![Author { name: "Éric".to_owned(), ..Author::default() }],
            date: Date::parse("2020-04-01"),
            ..Metadata::default()
        };
        let first = identifier(&metadata);
        assert!(first.starts_with("urn:uuid:"), "{first}");
        metadata.modified = Timestamp::parse("2020-04-02");
        metadata.description = Some("corrected".to_owned());
        assert_eq!(identifier(&metadata), first);
        metadata.title.push('s');
        assert_ne!(identifier(&metadata), first);
        metadata.identifiers = vec!["ISBN 978-2-07-036024-6".to_owned()];
        assert_eq!(identifier(&metadata), "urn:isbn:9782070360246");
        metadata.identifiers = vec!["UUID 123e4567-E89B-42d3-a456-426614174000".to_owned()];
        assert_eq!(
            identifiers(&metadata),
            ["urn:uuid:123e4567-e89b-42d3-a456-426614174000"]
        );
    }

    #[test]
    fn the_isbn_of_the_epub_comes_before_any_other() {
        let mut metadata = Metadata {
            identifiers: vec!["978-2-07-036024-6".to_owned(), "10.1000/182".to_owned()],
            ..Metadata::default()
        };
        metadata.publication.editions = vec![
            ("pdf".to_owned(), "978-3-16-148410-0".to_owned()),
            ("epub".to_owned(), "979-10-90636-07-1".to_owned()),
        ];
        assert_eq!(
            identifiers(&metadata),
            ["urn:isbn:9791090636071", "urn:isbn:9782070360246", "doi:10.1000/182"]
        );
    }
}
