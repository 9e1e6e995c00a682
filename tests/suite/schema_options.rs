//! The options of each format in the schema, held to the writers that read them: every key
//! and word that a writer takes is in the schema, and back.

use crate::schema::schema;
use serde_json::{Map, Value};
use sevigne::read::{Input, Options, Override, read};
use sevigne::{Diagnostics, Memory, Registry};
use std::collections::BTreeSet;

/// No key and no word, and near to none.
const NONSENSE: &str = "qqqqqqqqqqqq";

/// What the writer of the format says to `path=value`; nothing where it takes it.
fn refusal(path: &str, value: &str) -> Option<String> {
    let mut diagnostics = Diagnostics::default();
    let options = Options {
        overrides: vec![Override { path: path.to_owned(), value: value.to_owned() }],
        ..Options::default()
    };
    let input = Input {
        name: "a.md",
        bytes: b"---\nlang: en\ndate: 2020-04-01\n---\nText\n",
        resources: &Memory::default(),
        options: &options,
    };
    let document = read(&input, &mut diagnostics).expect("a document");
    let format = path.split('.').nth(1).expect("a format");
    let taken = Registry::built_in().backend(format, &document, &mut diagnostics).is_ok();
    let said = diagnostics.list().iter().map(|said| {
        format!("{} {}", said.message, said.help.as_deref().unwrap_or_default())
    });
    let said = said.collect::<Vec<_>>().join("\n");
    assert_eq!(taken, said.is_empty(), "{path}={value}: {said}");
    (!taken).then_some(said)
}

/// What stands between backticks, the nonsense left out.
fn named(said: &str) -> BTreeSet<String> {
    let words = said.split('`').skip(1).step_by(2);
    words.filter(|word| *word != NONSENSE).map(str::to_owned).collect()
}

/// A schema and all that it may be in its stead.
fn alternatives(schema: &Value) -> Vec<&Value> {
    let others = schema["anyOf"].as_array().into_iter().flatten();
    std::iter::once(schema).chain(others).collect()
}

fn mapping(schema: &Value) -> Option<&Map<String, Value>> {
    alternatives(schema).into_iter().find_map(|one| one["properties"].as_object())
}

/// Calls `visit` with each option's path and schema, mappings first.
fn visit(path: &str, schema: &Value, visit_one: &mut impl FnMut(&str, &Value)) {
    visit_one(path, schema);
    for (key, schema) in mapping(schema).into_iter().flatten() {
        visit(&format!("{path}.{key}"), schema, visit_one);
    }
}

fn visit_options(visit_one: &mut impl FnMut(&str, &Value)) {
    let schema = schema();
    let formats = schema["$defs"]["options"]["properties"].as_object().unwrap();
    let known: Vec<_> = Registry::built_in().formats().map(|format| format.name).collect();
    assert_eq!(formats.keys().collect::<Vec<_>>(), known);
    for (format, schema) in formats {
        visit(&format!("output.{format}"), schema, visit_one);
    }
}

#[test]
fn every_key_that_a_writer_takes_is_in_the_schema_and_no_other() {
    let mut count = 0;
    visit_options(&mut |path, schema| {
        let Some(keys) = mapping(schema) else { return };
        let said = refusal(&format!("{path}.{NONSENSE}"), "1").expect("no such key");
        assert_eq!(named(&said), keys.keys().cloned().collect(), "{path}: {said}");
        count += keys.len();
    });
    assert!(count > 30, "{count}");
}

#[test]
fn every_word_that_a_writer_takes_is_in_the_schema_and_no_other() {
    let mut count = 0;
    visit_options(&mut |path, schema| {
        let choices = alternatives(schema)
            .into_iter()
            .find_map(|one| one["oneOf"].as_array().or_else(|| one["enum"].as_array()));
        let Some(choices) = choices else { return };
        let words: BTreeSet<_> = choices
            .iter()
            .map(|choice| choice.get("const").unwrap_or(choice))
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
        let said = refusal(path, NONSENSE).expect("no such word");
        assert_eq!(named(&said), words, "{path}: {said}");
        for word in words {
            assert_eq!(refusal(path, &word), None);
        }
        count += 1;
    });
    assert!(count > 8, "{count}");
}

#[test]
fn every_example_is_taken_and_every_bound_holds() {
    let mut count = 0;
    visit_options(&mut |path, schema| {
        for schema in alternatives(schema) {
            for example in schema["examples"].as_array().into_iter().flatten() {
                assert_eq!(refusal(path, example.as_str().unwrap()), None, "{path}");
                count += 1;
            }
            for (bound, beyond) in [("minimum", -1), ("maximum", 1)] {
                let Some(number) = schema[bound].as_i64() else { continue };
                assert_eq!(refusal(path, &number.to_string()), None, "{path}");
                assert!(refusal(path, &(number + beyond).to_string()).is_some(), "{path}");
            }
            if schema.get("pattern").is_some() {
                assert!(refusal(path, NONSENSE).is_some(), "{path}");
            }
            if schema["type"] == "boolean" {
                assert!(refusal(path, NONSENSE).is_some(), "{path}");
                assert_eq!(refusal(path, "true"), None, "{path}");
            }
        }
    });
    assert!(count > 12, "{count}");
}
