//! The page of documentation on the keys of the front matter, made from the schema.

use super::schema::{CHAPTER, DOCUMENT, Field, IDENTIFIER, Shape};
use std::fmt::Write as _;

/// The page as Markdown: a table for the top and one for each block below it.
fn page() -> String {
    let mut page = String::from(
        "<!-- Made from the schema: RENEW_SNAPSHOTS=1 cargo test --lib front_matter::page -->\n\
         # Keys of the front matter\n\n\
         All are optional. A date is written `2020-04-01`, `2020-04` or `2020`.\n",
    );
    let mut blocks = Vec::new();
    table("", DOCUMENT, &mut blocks, &mut page);
    let mut at = 0;
    while let Some((path, fields)) = blocks.get(at).cloned() {
        writeln!(page, "\n## In `{path}`").unwrap_or_default();
        table(&format!("{path}."), fields, &mut blocks, &mut page);
        at += 1;
    }
    page
}

fn table(
    path: &str,
    fields: &'static [Field],
    blocks: &mut Vec<(String, &'static [Field])>,
    page: &mut String,
) {
    page.push_str("\n| key | takes | what it is |\n|---|---|---|\n");
    for field in fields {
        let takes = takes(&field.shape);
        writeln!(page, "| `{}` | {takes} | {} |", field.key, field.about)
            .unwrap_or_default();
        if let Some(below) = below(&field.shape)
            && !blocks.iter().any(|(_, known)| std::ptr::eq(*known, below))
        {
            blocks.push((format!("{path}{}", field.key), below));
        }
    }
}

/// The keys that a mapping of this shape has.
fn below(shape: &Shape) -> Option<&'static [Field]> {
    match shape {
        Shape::TextOr(fields) | Shape::Block(fields) => Some(fields),
        Shape::Some(shape) | Shape::Each(shape) => below(shape),
        Shape::Identifier => Some(IDENTIFIER),
        Shape::Chapter => Some(CHAPTER),
        Shape::Text
        | Shape::Markdown
        | Shape::Date
        | Shape::Instant
        | Shape::Language
        | Shape::Flag
        | Shape::Word(_)
        | Shape::Relator
        | Shape::Isbn
        | Shape::Position
        | Shape::WebAddress
        | Shape::Path
        | Shape::Map => None,
    }
}

fn takes(shape: &Shape) -> String {
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Markdown => "text with inline Markdown".to_owned(),
        Shape::Date => "a date".to_owned(),
        Shape::Instant => "a date, or an instant as `2020-04-02T09:30:00Z`".to_owned(),
        Shape::Language => "a BCP 47 tag".to_owned(),
        Shape::Flag => "`true` or `false`".to_owned(),
        Shape::Word(words) => {
            let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
            words.join(", ")
        }
        Shape::Relator => "a MARC relator code".to_owned(),
        Shape::Isbn => "an ISBN".to_owned(),
        Shape::Identifier | Shape::TextOr(_) => "text, or a mapping".to_owned(),
        Shape::Position => "a number, or several with points".to_owned(),
        Shape::WebAddress => "a web address".to_owned(),
        Shape::Path => "a path".to_owned(),
        Shape::Chapter => "a path, or a mapping".to_owned(),
        Shape::Each(shape) => format!("any keys, each with {}", takes(shape)),
        Shape::Some(shape) => format!("{}; or a list of such", takes(shape)),
        Shape::Block(_) => "a mapping".to_owned(),
        Shape::Map => "a mapping with any keys".to_owned(),
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test compares and renews the page")]
fn the_page_is_in_step_with_the_schema() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/read/front_matter/keys.md");
    if std::env::var_os("RENEW_SNAPSHOTS").is_some() {
        std::fs::write(path, page()).expect("the page is written");
    }
    let written = std::fs::read_to_string(path).expect("the page");
    assert_eq!(written, page(), "renew with RENEW_SNAPSHOTS=1");
}
