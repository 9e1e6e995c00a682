//! What the JSON Schema of the front matter has of a format's options: made from the types
//! that read them, with their documentation for descriptions.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

/// The schema of the options `B`, described as `about`.
pub(super) fn options_schema<B: JsonSchema>(about: &str) -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.meta_schema = None;
        settings.inline_subschemas = true;
    });
    let generator = settings.with_transform(RecursiveTransform(as_yaml)).into_generator();
    let mut schema = generator.into_root_schema_for::<B>();
    schema.remove("title");
    // A type's own documentation is for programmers.
    schema.insert("description".to_owned(), format!("Options of {about}.").into());
    schema.to_value()
}

/// A mapping or list that says nothing (`fonts:`) is an empty one. Formats of numbers that
/// JSON Schema does not know say no more than the bounds beside them; a default of nothing
/// says nothing. Documentation has lines, a description has none.
fn as_yaml(schema: &mut Schema) {
    schema.remove("format");
    if schema.get("default").is_some_and(Value::is_null) {
        schema.remove("default");
    }
    if let Some(Value::String(about)) = schema.get_mut("description") {
        *about = about.replace('\n', " ");
    }
    if let Some(kind) = schema.get("type").and_then(Value::as_str)
        && ["object", "array"].contains(&kind)
    {
        let kinds = json!([kind, "null"]);
        schema.insert("type".to_owned(), kinds);
    }
}
