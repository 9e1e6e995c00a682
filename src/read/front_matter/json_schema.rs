//! The schema of the front matter as JSON Schema (draft 2020-12), for editors.

use super::schema::{CHAPTER, DOCUMENT, Field, IDENTIFIER, Shape};

/// The JSON Schema of the front matter, from which editors complete and check; the page
/// below is made from the same table.
///
/// ```
/// let schema = sevigne::read::json_schema();
/// assert!(schema.contains("\"salutation\""));
/// ```
///
#[doc = include_str!("keys.md")]
#[must_use]
pub fn json_schema() -> String {
    let mut members = vec![
        member("$schema", &text("https://json-schema.org/draft/2020-12/schema")),
        member("title", &text("Front matter of a sevigne document")),
    ];
    // Keys of other programs are kept with a warning, so they are allowed at the top.
    members.extend(mapping(DOCUMENT));
    let chapter = object(&either(&scalar(), &block(CHAPTER)));
    members.push(member("$defs", &object(&[member("chapter", &chapter)])));
    let mut schema = String::new();
    indented(&object(&members), &mut schema);
    schema.push('\n');
    schema
}

fn mapping(fields: &[Field]) -> Vec<String> {
    let properties: Vec<String> = fields
        .iter()
        .map(|field| {
            let mut members = vec![member("description", &text(field.about))];
            members.extend(of_shape(&field.shape));
            member(field.key, &object(&members))
        })
        .collect();
    vec![member("type", &text("object")), member("properties", &object(&properties))]
}

fn block(fields: &[Field]) -> Vec<String> {
    let mut members = mapping(fields);
    members.push(member("additionalProperties", "false"));
    members
}

/// YAML writes `2020` and `true` without quotes, so a text may come as one of those.
const SCALAR: &str = "[\"string\",\"number\",\"boolean\",\"null\"]";

fn scalar() -> Vec<String> {
    vec![member("type", SCALAR)]
}

fn either(one: &[String], other: &[String]) -> Vec<String> {
    let choices = format!("[{},{}]", object(one), object(other));
    vec![member("anyOf", &choices)]
}

fn of_shape(shape: &Shape) -> Vec<String> {
    match shape {
        Shape::Text | Shape::Markdown | Shape::Isbn | Shape::Path => scalar(),
        Shape::Date => {
            vec![
                member("type", "[\"string\",\"integer\",\"null\"]"),
                member("pattern", &text("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")),
            ]
        }
        Shape::Instant => {
            vec![
                member("type", "[\"string\",\"integer\",\"null\"]"),
                member("pattern", &text("^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T.+)?)?)?$")),
            ]
        }
        Shape::Language => {
            vec![
                member("type", "[\"string\",\"null\"]"),
                member("pattern", &text("^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$")),
            ]
        }
        Shape::Flag => vec![member("type", "[\"boolean\",\"null\"]")],
        Shape::Relator => {
            vec![
                member("type", "[\"string\",\"null\"]"),
                member("pattern", &text("^[a-z]{3}$")),
            ]
        }
        Shape::Position => {
            vec![
                member("type", "[\"string\",\"number\",\"null\"]"),
                member("pattern", &text("^[0-9]+(\\.[0-9]+)*$")),
            ]
        }
        Shape::WebAddress => {
            vec![
                member("type", "[\"string\",\"null\"]"),
                member("pattern", &text("^https?://\\S+$")),
            ]
        }
        Shape::Word(words) => {
            let words: Vec<String> =
                words.iter().map(|word| text(word)).chain(["null".to_owned()]).collect();
            vec![member("enum", &format!("[{}]", words.join(",")))]
        }
        Shape::Some(shape) => {
            let items = member("items", &object(&of_shape(shape)));
            either(&of_shape(shape), &[member("type", &text("array")), items])
        }
        Shape::TextOr(fields) => either(&scalar(), &block(fields)),
        Shape::Identifier => either(&scalar(), &block(IDENTIFIER)),
        // A chapter holds chapters.
        Shape::Chapter => vec![member("$ref", &text("#/$defs/chapter"))],
        Shape::Block(fields) => block(fields),
        Shape::Each(shape) => vec![
            member("type", &text("object")),
            member("additionalProperties", &object(&of_shape(shape))),
        ],
        Shape::Map => vec![member("type", "[\"object\",\"null\"]")],
    }
}

fn object(members: &[String]) -> String {
    format!("{{{}}}", members.join(","))
}

fn member(key: &str, value: &str) -> String {
    format!("{}:{value}", text(key))
}

/// A JSON string. The schema's own words hold no control character.
fn text(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

/// JSON on lines, two blanks a level.
fn indented(json: &str, out: &mut String) {
    let mut depth = 0_usize;
    let mut quoted = false;
    let mut escaped = false;
    let line = |depth: usize, out: &mut String| {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    };
    for c in json.chars() {
        if quoted {
            out.push(c);
            quoted = escaped || c != '"';
            escaped = c == '\\' && !escaped;
            continue;
        }
        match c {
            '"' => {
                quoted = true;
                out.push(c);
            }
            '{' | '[' => {
                depth += 1;
                out.push(c);
                line(depth, out);
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(depth, out);
                out.push(c);
            }
            ',' => {
                out.push(c);
                line(depth, out);
            }
            ':' => out.push_str(": "),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn the_schema_is_json_and_names_every_key() {
        let schema = json_schema();
        // JSON is YAML.
        let known: BTreeMap<String, serde::de::IgnoredAny> =
            serde_yaml::from_str(&schema).expect("JSON");
        assert!(known.contains_key("properties"));
        for field in DOCUMENT {
            assert!(
                schema.contains(&format!("\n    \"{}\": {{\n", field.key)),
                "{}",
                field.key
            );
            assert!(field.about.ends_with('.'), "{}", field.key);
        }
    }
}
