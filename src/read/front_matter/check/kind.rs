//! A value of the wrong kind, such as a text where a list stands, and what to give instead.

use super::super::schema::{AUTHOR, CHAPTER, Field, Shape};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::NodeKind;

/// Says that the value of `key` is of another kind than its shape.
pub(super) fn wrong(
    key: &str,
    shape: &Shape,
    found: &NodeKind,
    span: Span,
    diagnostics: &mut Diagnostics,
) {
    let expected = expected(shape);
    diagnostics.error(
        Diagnostic::new(
            &catalogue::FRONT_MATTER_WRONG_TYPE,
            format!("`{key}` is {}, not {expected}", name_of(found)),
        )
        .at(span)
        .help(format!("give `{key}` {expected}{}", example(key, shape))),
    );
}

/// The keys of a mapping, each in backticks.
pub(super) fn listed(fields: &[Field]) -> String {
    let keys: Vec<_> = fields.iter().map(|field| format!("`{}`", field.key)).collect();
    keys.join(", ")
}

/// What a value is, with its article.
fn name_of(kind: &NodeKind) -> &'static str {
    match kind {
        NodeKind::Null => "empty",
        NodeKind::Scalar(_) => "a text",
        NodeKind::List(_) => "a list",
        NodeKind::Map(_) => "a mapping",
    }
}

/// What a shape takes, with its article.
fn expected(shape: &Shape) -> String {
    match shape {
        Shape::Text | Shape::Markdown => "a text".to_owned(),
        Shape::Date => "a date".to_owned(),
        Shape::Instant => "a date or an instant".to_owned(),
        Shape::Language => "a language tag".to_owned(),
        Shape::Flag => "`true` or `false`".to_owned(),
        Shape::Word(_) => "a word".to_owned(),
        Shape::Some(shape) => format!("{} or a list of them", expected(shape)),
        Shape::TextOr(fields) => format!("a text or a mapping of {}", listed(fields)),
        Shape::Person => format!("a name or a mapping of {}", listed(AUTHOR)),
        Shape::Block(fields) => format!("a mapping of {}", listed(fields)),
        Shape::Relator => "a MARC relator code".to_owned(),
        Shape::Isbn => "an ISBN".to_owned(),
        Shape::Position => "a number".to_owned(),
        Shape::WebAddress => "an address on the web".to_owned(),
        Shape::Identifier => "a text or a mapping of `scheme` and `text`".to_owned(),
        Shape::Path => "a path".to_owned(),
        Shape::Division => "a word".to_owned(),
        Shape::Chapter => format!("a path or a mapping of {}", listed(CHAPTER)),
        Shape::Each(_) | Shape::Options | Shape::Map => "a mapping".to_owned(),
    }
}

/// How a value of a shape is written, to be put behind what it is.
fn example(key: &str, shape: &Shape) -> String {
    let last = key.rsplit('.').next().unwrap_or(key);
    match shape {
        Shape::Date | Shape::Instant => format!(", such as `{last}: 2020-04-01`"),
        Shape::Language => format!(", such as `{last}: fr`"),
        Shape::Word(words) => {
            words.first().map_or_else(String::new, |word| format!(", such as `{word}`"))
        }
        Shape::Options => {
            " of formats: indent each below it, such as `pdf:`, and its options below that"
                .to_owned()
        }
        Shape::Text
        | Shape::Markdown
        | Shape::Flag
        | Shape::Some(_)
        | Shape::TextOr(_)
        | Shape::Person
        | Shape::Block(_)
        | Shape::Relator
        | Shape::Isbn
        | Shape::Identifier
        | Shape::Position
        | Shape::WebAddress
        | Shape::Path
        | Shape::Division
        | Shape::Chapter
        | Shape::Each(_)
        | Shape::Map => String::new(),
    }
}
