//! `convert schema`: the JSON Schema of the front matter, held to the front matter itself.

use crate::workshop::{LETTER, Workshop};
use regex_lite::Regex;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The schema that the program prints.
pub(crate) fn schema() -> Value {
    let outcome = Workshop::new().run(&["schema"]);
    outcome.succeeds();
    serde_json::from_str(outcome.stdout()).expect("JSON")
}

/// What of JSON Schema the schema uses; a word besides is a fault of this test.
const WORDS: [&str; 19] = [
    "$defs",
    "$ref",
    "$schema",
    "additionalProperties",
    "anyOf",
    "const",
    "contentMediaType",
    "default",
    "description",
    "enum",
    "examples",
    "items",
    "maximum",
    "minimum",
    "oneOf",
    "pattern",
    "properties",
    "title",
    "type",
];

/// Where `value` is not as `schema` has it.
fn faults(
    schema: &Value,
    root: &Value,
    value: &Value,
    path: &str,
    faults: &mut Vec<String>,
) {
    let Value::Object(words) = schema else { panic!("{path}: a schema is an object") };
    for (word, rule) in words {
        let is_kept = match word.as_str() {
            "type" => is_of_type(rule, value),
            "enum" => rule.as_array().unwrap().contains(value),
            "pattern" => value.as_str().is_none_or(|text| {
                Regex::new(rule.as_str().unwrap()).expect("a pattern").is_match(text)
            }),
            "const" => rule == value,
            "minimum" => value.as_f64().is_none_or(|it| it >= rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|it| it <= rule.as_f64().unwrap()),
            // Its choices exclude each other.
            "anyOf" | "oneOf" => rule.as_array().unwrap().iter().any(|schema| {
                let mut found = Vec::new();
                self::faults(schema, root, value, path, &mut found);
                found.is_empty()
            }),
            "$ref" => {
                let place = rule.as_str().unwrap().strip_prefix('#').expect("a place here");
                let schema = root.pointer(place).expect("the place");
                self::faults(schema, root, value, path, faults);
                true
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    self::faults(rule, root, item, &format!("{path}.{index}"), faults);
                }
                true
            }
            "properties" | "additionalProperties" => {
                let own = words.get("properties").and_then(Value::as_object);
                for (key, value) in value.as_object().into_iter().flatten() {
                    let path = format!("{path}.{key}");
                    let rule = match own.and_then(|own| own.get(key)) {
                        Some(_) if word == "additionalProperties" => continue,
                        Some(rule) => rule,
                        None if word == "properties" => continue,
                        None => rule,
                    };
                    match rule {
                        Value::Bool(false) => faults.push(format!("{path}: unknown")),
                        Value::Bool(true) => {}
                        rule => self::faults(rule, root, value, &path, faults),
                    }
                }
                true
            }
            other => {
                assert!(WORDS.contains(&other), "{path}: {other}");
                true
            }
        };
        if !is_kept {
            faults.push(format!("{path}: {word}"));
        }
    }
}

fn is_of_type(rule: &Value, value: &Value) -> bool {
    let is_one = |name: &Value| match name.as_str().unwrap() {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the type {other}"),
    };
    rule.as_array().map_or_else(|| is_one(rule), |names| names.iter().any(is_one))
}

/// The front matter of a source, as a YAML language server reads it.
fn front_matter(source: &str) -> Value {
    let (yaml, _) = source
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"))
        .expect("front matter");
    serde_yaml::from_str(yaml).expect("YAML")
}

#[track_caller]
fn judged(source: &str) -> Vec<String> {
    let (schema, mut found) = (schema(), Vec::new());
    faults(&schema, &schema, &front_matter(source), "", &mut found);
    found
}

fn repository(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(path).expect("the file")
}

#[test]
fn the_front_matter_of_the_letter_keeps_the_schema() {
    assert_eq!(judged(&repository("source/letter.md")), [""; 0]);
    assert_eq!(judged(LETTER), [""; 0]);
}

#[test]
fn the_front_matter_of_the_readme_keeps_the_schema() {
    let readme = repository("README.md");
    let mut judged_any = 0;
    for example in readme.split("```markdown\n").skip(1) {
        assert_eq!(judged(example), [""; 0], "{example}");
        judged_any += 1;
    }
    assert!(judged_any > 0);
}

#[test]
fn what_the_program_refuses_breaks_the_schema() {
    for (yaml, fault) in [
        ("letter: {salutaton: x}", ".letter.salutaton: unknown"),
        ("date: April", ".date: pattern"),
        ("lang: fr!", ".lang: pattern"),
        ("title: {text: [a]}", ".title: anyOf"),
        ("letter: {style: closed}", ".letter.style: enum"),
        ("smart: perhaps", ".smart: type"),
        ("chapters: [{fiel: a.md}]", ".chapters: anyOf"),
        ("editions: {pdf: {isbm: 1}}", ".editions.pdf.isbm: unknown"),
        ("output: {tex: {width: 40}}", ".output.tex: unknown"),
        ("output: {txt: {widht: 40}}", ".output.txt.widht: unknown"),
        ("output: {txt: {width: wide}}", ".output.txt.width: type"),
        ("output: {txt: {spaces: thin}}", ".output.txt.spaces: oneOf"),
    ] {
        assert_eq!(judged(&format!("---\n{yaml}\n---\n")), [fault], "{yaml}");
        let workshop = Workshop::new();
        workshop.write("a.md", format!("---\n{yaml}\n---\nText\n"));
        assert_eq!(workshop.run(&["a.md", "-t", "txt"]).status, Some(1), "{yaml}");
    }
    let nested = "---\nchapters: [{title: P, chapters: [a.md, {file: b.md}]}]\n---\n";
    assert_eq!(judged(nested), [""; 0]);
}

#[test]
fn every_property_of_the_schema_is_described() {
    fn described(schema: &Value, path: &str, count: &mut usize) {
        match schema {
            Value::Object(words) => {
                for (word, rule) in words {
                    for (key, rule) in rule
                        .as_object()
                        .filter(|_| word == "properties")
                        .into_iter()
                        .flatten()
                    {
                        let about = rule["description"].as_str();
                        assert!(about.is_some_and(|it| it.ends_with('.')), "{path}.{key}");
                        *count += 1;
                    }
                    described(rule, &format!("{path}.{word}"), count);
                }
            }
            Value::Array(items) => {
                items.iter().for_each(|item| described(item, path, count));
            }
            _ => {}
        }
    }
    let mut count = 0;
    described(&schema(), "", &mut count);
    assert!(count > 60, "{count}");
}

#[test]
fn a_file_named_schema_is_a_document() {
    let workshop = Workshop::new();
    workshop.write("schema", LETTER);
    let outcome = workshop.run(&["schema"]);
    outcome.succeeds();
    assert!(outcome.stdout().starts_with("schema.pdf: "), "{}", outcome.stdout());
    workshop.run(&["schema", "schema"]).fails(2, &["two artifacts"]);
    // With an option for documents the word is the name of one.
    Workshop::new().run(&["schema", "-t", "txt"]).fails(3, &["`schema` cannot be read"]);
}
