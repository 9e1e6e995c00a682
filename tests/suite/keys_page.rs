//! The page of documentation on the keys of the front matter, made from the schema that the
//! program prints.

use crate::schema::schema;
use serde_json::{Map, Value};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const PAGE: &str = "src/read/front_matter/keys.md";

/// Mappings by the path to them.
type Blocks<'a> = Vec<(String, &'a Map<String, Value>)>;

/// The page as Markdown: a table for the top and one for each mapping below it.
fn page(schema: &Value) -> String {
    let mut page = String::from(
        "<!-- Made from the schema: RENEW_SNAPSHOTS=1 cargo test --test suite keys_page -->\n\
         # Keys of the front matter\n\n\
         All are optional.\n",
    );
    let mut blocks: Blocks<'_> = Vec::new();
    let top = schema["properties"].as_object().expect("the top");
    table("", top, schema, &mut blocks, &mut page);
    let mut at = 0;
    while let Some((path, fields)) = blocks.get(at).cloned() {
        write!(page, "\n## In `{path}`\n").unwrap();
        table(&format!("{path}."), fields, schema, &mut blocks, &mut page);
        at += 1;
    }
    page
}

fn table<'a>(
    path: &str,
    fields: &'a Map<String, Value>,
    root: &'a Value,
    blocks: &mut Blocks<'a>,
    page: &mut String,
) {
    page.push_str("\n| key | takes | what it is |\n|---|---|---|\n");
    for (key, schema) in fields {
        let about = schema["description"].as_str().expect("a description");
        let (takes, words) = (takes(schema), words(schema));
        let default = default(schema);
        writeln!(page, "| `{key}` | {takes}{default} | {about}{words} |").unwrap();
        if let Some(below) = below(schema, root)
            && !blocks.iter().any(|(_, known)| *known == below)
        {
            blocks.push((format!("{path}{key}"), below));
        }
    }
}

/// The choices of a schema, without the one for a key that says nothing.
fn choices(schema: &Value) -> Vec<&Value> {
    let listed = schema["anyOf"].as_array();
    listed.into_iter().flatten().filter(|one| one["type"] != "null").collect()
}

/// The keys that a mapping of this schema has.
fn below<'a>(schema: &'a Value, root: &'a Value) -> Option<&'a Map<String, Value>> {
    if let Some(place) = schema["$ref"].as_str() {
        let place = place.strip_prefix('#').expect("a place in the schema");
        return below(root.pointer(place).expect("the place"), root);
    }
    let nested = ["additionalProperties", "items"].iter().filter_map(|key| schema.get(key));
    let own = schema["properties"].as_object();
    own.or_else(|| {
        choices(schema).into_iter().chain(nested).find_map(|one| below(one, root))
    })
}

fn takes(schema: &Value) -> String {
    if schema.get("$ref").is_some() {
        let is_chapter = schema["$ref"] == "#/$defs/chapter";
        return if is_chapter { "a path, or a mapping" } else { "a mapping" }.to_owned();
    }
    if let Some(words) = schema["enum"].as_array() {
        let words = words.iter().filter(|word| !word.is_null());
        return listed(words);
    }
    if let Some(words) = word_choices(schema) {
        return listed(words.iter().map(|word| &word["const"]));
    }
    match choices(schema)[..] {
        [] => {}
        [one] => return takes(one),
        [one, several] if several["type"] == "array" => {
            return format!("{}; or a list of such", takes(one));
        }
        [one, _] => return format!("{}, or a mapping", takes(one)),
        _ => panic!("{schema}"),
    }
    let kinds: Vec<_> = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        kind => kind.as_str().into_iter().collect(),
    };
    let kind = kinds.iter().copied().find(|kind| *kind != "null");
    let examples = schema["examples"].as_array();
    match (kind.expect("a type"), examples) {
        (_, Some(examples)) => format!("such as {}", listed(examples.iter())),
        ("boolean", _) => "`true` or `false`".to_owned(),
        ("integer", _) => number(schema),
        ("array", _) => format!("{}, in a list", takes(&schema["items"])),
        ("object", _) => {
            match (schema.get("properties"), &schema["additionalProperties"]) {
                (None, Value::Bool(false)) => "an empty mapping".to_owned(),
                (None, each @ Value::Object(_)) => {
                    format!("any keys, each with {}", takes(each))
                }
                (None, _) => "a mapping with any keys".to_owned(),
                (Some(_), _) => "a mapping".to_owned(),
            }
        }
        _ if schema["contentMediaType"] == "text/markdown" => {
            "text with inline Markdown".to_owned()
        }
        _ => "text".to_owned(),
    }
}

/// What holds where nothing is said, of a word or a number.
fn default(schema: &Value) -> String {
    match &schema["default"] {
        Value::String(word) => format!("; by default `{word}`"),
        Value::Number(number) => format!("; by default {number}"),
        _ => String::new(),
    }
}

fn number(schema: &Value) -> String {
    match (schema["minimum"].as_u64(), schema["maximum"].as_u64()) {
        (Some(least), Some(most)) => format!("a whole number from {least} to {most}"),
        (Some(least), None) => format!("a whole number from {least} on"),
        _ => "a whole number".to_owned(),
    }
}

/// The words of an enumeration whose words are described.
fn word_choices(schema: &Value) -> Option<Vec<&Value>> {
    let listed = match choices(schema)[..] {
        [one] => one["oneOf"].as_array(),
        _ => schema["oneOf"].as_array(),
    };
    listed.map(|words| words.iter().collect())
}

/// What each word of an enumeration means, as sentences.
fn words(schema: &Value) -> String {
    let words = word_choices(schema).unwrap_or_default();
    words.iter().fold(String::new(), |mut told, word| {
        let about = word["description"].as_str().expect("a description");
        let name = word["const"].as_str().expect("a word");
        write!(told, " `{name}`: {about}").unwrap();
        told
    })
}

fn listed<'a>(words: impl Iterator<Item = &'a Value>) -> String {
    let words = words.map(|word| format!("`{}`", word.as_str().expect("a word")));
    words.collect::<Vec<_>>().join(", ")
}

#[test]
fn the_page_of_keys_is_in_step_with_the_schema() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    let page = page(&schema());
    if std::env::var_os("RENEW_SNAPSHOTS").is_some() {
        fs::write(&path, &page).expect("the page is written");
    }
    let written = fs::read_to_string(path).expect("the page").replace("\r\n", "\n");
    assert_eq!(written, page, "renew with RENEW_SNAPSHOTS=1");
}
