//! The schema of the front matter as JSON Schema (draft 2020-12), for editors.

use super::schema::{AUTHOR, CHAPTER, DOCUMENT, Field, IDENTIFIER, Shape};
use crate::document::{Date, Timestamp};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// The JSON Schema of the front matter; `options` has the schema of each format's options.
pub(crate) fn json_schema(options: &Map<String, Value>) -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Front matter of a sevigne document",
        "type": "object",
        // Keys of other programs are kept with a warning, so they are allowed at the top.
        "properties": properties(DOCUMENT),
        "$defs": {
            "chapter": { "anyOf": [scalar(), block(CHAPTER)] },
            "options": {
                "type": ["object", "null"],
                "properties": options,
                "additionalProperties": false,
            },
        },
    })
}

fn properties(fields: &[Field]) -> Value {
    let described = fields.iter().map(|field| {
        let mut schema = of_shape(&field.shape);
        schema["description"] = field.about.into();
        (field.key.to_owned(), schema)
    });
    described.collect::<Map<_, _>>().into()
}

/// A mapping with these keys and no others.
fn block(fields: &[Field]) -> Value {
    json!({
        "type": "object",
        "properties": properties(fields),
        "additionalProperties": false,
    })
}

/// YAML writes `2020` and `true` without quotes, so a text may come as one of those.
fn scalar() -> Value {
    json!({ "type": ["string", "number", "boolean", "null"] })
}

/// A text that has to look like this.
fn text_like(pattern: &str, examples: &[&str]) -> Value {
    json!({ "type": ["string", "null"], "pattern": pattern, "examples": examples })
}

/// What the type that reads it says of itself; a key without a value is as good as absent.
fn typed<T: JsonSchema>() -> Value {
    let settings =
        SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    settings.into_generator().subschema_for::<Option<T>>().to_value()
}

fn of_shape(shape: &Shape) -> Value {
    match shape {
        Shape::Text => scalar(),
        Shape::Markdown => {
            let mut schema = scalar();
            schema["contentMediaType"] = "text/markdown".into();
            schema
        }
        Shape::Isbn => with_examples(scalar(), &["978-2-07-036024-6"]),
        Shape::Path => with_examples(scalar(), &["part/one.md"]),
        Shape::Division => text_like("^\\S+$", &["zoom-bom-bing"]),
        Shape::Date => typed::<Date>(),
        Shape::Instant => typed::<Timestamp>(),
        Shape::Language => {
            text_like("^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$", &["fr", "en-GB"])
        }
        Shape::Flag => json!({ "type": ["boolean", "null"] }),
        Shape::Relator => {
            text_like("^([a-z]{3}|[A-Za-z][A-Za-z ,.]{3,})$", &["aut", "translator"])
        }
        Shape::Position => json!({
            "type": ["string", "number", "null"],
            "pattern": "^[0-9]+(\\.[0-9]+)*$",
            "examples": ["3", "2.1"],
        }),
        Shape::WebAddress => text_like("^https?://\\S+$", &["https://example.org/report"]),
        Shape::Word(words) => {
            let words = words.iter().map(|word| json!(word)).chain([Value::Null]);
            json!({ "enum": words.collect::<Vec<_>>() })
        }
        Shape::Some(shape) => {
            let one = of_shape(shape);
            json!({ "anyOf": [one, { "type": "array", "items": one }] })
        }
        Shape::Person => json!({ "anyOf": [scalar(), block(AUTHOR)] }),
        Shape::TextOr(fields) => json!({ "anyOf": [scalar(), block(fields)] }),
        Shape::Identifier => json!({ "anyOf": [scalar(), block(IDENTIFIER)] }),
        // A chapter holds chapters.
        Shape::Chapter => json!({ "$ref": "#/$defs/chapter" }),
        Shape::Options => json!({ "$ref": "#/$defs/options" }),
        Shape::Block(fields) => block(fields),
        Shape::Each(shape) => {
            json!({ "type": "object", "additionalProperties": of_shape(shape) })
        }
        Shape::Map => json!({ "type": ["object", "null"] }),
    }
}

fn with_examples(mut schema: Value, examples: &[&str]) -> Value {
    schema["examples"] = examples.into();
    schema
}
