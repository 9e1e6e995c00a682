//! The formats at hand, by name: from a front-matter node to a writer ready to run.

use super::options_schema::options_schema;
use super::{Backend, Description};
use crate::diagnostic::{Diagnostic, Diagnostics, Reported, catalogue, nearest};
use crate::document::{Document, Entry, Node, NodeKind, TypedErrors, typed};
use crate::read;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::fmt;

/// The formats at hand, in the order in which lists show them.
///
/// ```
/// use sevigne::backend::Registry;
/// let registry = Registry::built_in();
/// for format in registry.formats() {
///     assert_eq!(registry.find(format.name), Some(format));
/// }
/// assert_eq!(registry.find("docx"), None);
/// ```
#[derive(Debug, Default)]
pub struct Registry {
    formats: Vec<Format>,
    absent: Vec<&'static str>,
}

struct Format {
    description: Description,
    make: fn(&Node) -> Result<Box<dyn Backend>, TypedErrors>,
    plain: fn() -> Box<dyn Backend>,
    /// The JSON Schema of the options, described by the words given.
    schema: fn(&str) -> Value,
}

impl fmt::Debug for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.description.fmt(formatter)
    }
}

impl Registry {
    /// The writers that this build has.
    #[must_use]
    pub fn built_in() -> Self {
        let mut registry = Self::default();
        super::add_built_in(&mut registry);
        registry
    }

    /// Adds the writer `B` under `name`; a writer added before under that name gives way.
    /// Its options are typed from `output.NAME` and described in the JSON Schema, both from
    /// the type `B`.
    pub fn add<B: Backend + DeserializeOwned + JsonSchema + Default + 'static>(
        &mut self,
        name: &'static str,
    ) {
        let description = Description { name, ..B::default().describe().clone() };
        let format = Format {
            description,
            make: |node| Ok(Box::new(typed::<B>(node)?)),
            plain: || Box::new(B::default()),
            schema: options_schema::<B>,
        };
        self.absent.retain(|absent| *absent != name);
        match self.formats.iter_mut().find(|known| known.description.name == name) {
            Some(known) => *known = format,
            None => self.formats.push(format),
        }
    }

    /// States that a format exists but that this build has no writer for it, so that its
    /// options in a front matter are no error.
    pub fn add_absent(&mut self, name: &'static str) {
        if self.find(name).is_none() {
            self.absent.push(name);
        }
    }

    /// What is known of each format, in order.
    pub fn formats(&self) -> impl Iterator<Item = &Description> {
        self.formats.iter().map(|format| &format.description)
    }

    /// The format called `name`.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Description> {
        self.formats().find(|description| description.name == name)
    }

    /// The format whose artifacts have the extension `extension`, in any case.
    #[must_use]
    pub fn find_extension(&self, extension: &str) -> Option<&Description> {
        self.formats()
            .find(|description| description.extension.eq_ignore_ascii_case(extension))
    }

    /// Why `name` is no format at hand, and what to do.
    #[must_use]
    pub fn unknown(&self, name: &str) -> (String, String) {
        if self.absent.contains(&name) {
            return (
                format!("this program was built without the format `{name}`"),
                format!("build it with the feature of `{name}`"),
            );
        }
        let names: Vec<_> = self.formats().map(|format| format.name).collect();
        let help = match nearest(name, names.iter().copied()) {
            Some(near) => format!("write `{near}`"),
            None => format!("the formats are {}", quoted(&names)),
        };
        (format!("unknown format `{name}`"), help)
    }

    /// The JSON Schema of the front matter with the options of every format, from which
    /// editors complete and check; the page below is made from it.
    ///
    /// ```
    /// let schema = sevigne::Registry::built_in().json_schema();
    /// assert!(schema.contains("\"salutation\""));
    /// ```
    ///
    #[doc = include_str!("../read/front_matter/keys.md")]
    #[must_use]
    pub fn json_schema(&self) -> String {
        let absent = self.absent.iter().map(|name| {
            let about = format!("Options of `{name}`, which this program cannot write.");
            ((*name).to_owned(), json!({ "description": about }))
        });
        let options: Map<_, _> = self
            .formats
            .iter()
            .map(|Format { description, schema, .. }| {
                let about = format!("`{}`: {}", description.name, description.summary);
                (description.name.to_owned(), schema(&about))
            })
            .chain(absent)
            .collect();
        format!("{:#}\n", read::json_schema(&options))
    }

    /// Reports each entry of the document's `output` that belongs to no format.
    pub fn check(&self, document: &Document, diagnostics: &mut Diagnostics) {
        for entry in &document.output {
            let name = entry.key.as_str();
            if self.find(name).is_none() && !self.absent.contains(&name) {
                let (message, help) = self.unknown(name);
                diagnostics.report(
                    Diagnostic::new(&catalogue::BACKEND_UNKNOWN_FORMAT, message)
                        .at(entry.key_span)
                        .help(help),
                );
            }
        }
    }

    /// The writer called `name`, with the options that the document has for it.
    ///
    /// # Errors
    /// Where there is no such format, or where an option is unknown or has the wrong type.
    pub fn backend(
        &self,
        name: &str,
        document: &Document,
        diagnostics: &mut Diagnostics,
    ) -> Result<Box<dyn Backend>, Reported> {
        let Some(format) = self.formats.iter().find(|known| known.description.name == name)
        else {
            let (message, help) = self.unknown(name);
            let unknown =
                Diagnostic::new(&catalogue::BACKEND_UNKNOWN_FORMAT, message).help(help);
            return Err(diagnostics.error(unknown));
        };
        match document.output.iter().find(|entry| entry.key == name) {
            None => Ok((format.plain)()),
            Some(Entry { value: Node { kind: NodeKind::Null, .. }, .. }) => {
                Ok((format.plain)())
            }
            Some(entry) => (format.make)(&entry.value).map_err(|errors| {
                errors.report(&catalogue::BACKEND_WRONG_OPTION, diagnostics)
            }),
        }
    }
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::{Job, Output};
    use super::*;
    use crate::diagnostic::{Severity, Span};
    use serde::Deserialize;

    #[derive(Debug, Default, Deserialize, JsonSchema)]
    #[serde(default, deny_unknown_fields)]
    struct Loud {
        volume: u8,
    }

    impl Backend for Loud {
        fn describe(&self) -> &Description {
            &Description {
                name: "loud",
                extension: "LD",
                media_type: "text/x-loud",
                summary: "shouts",
                in_all: false,
                binary: false,
            }
        }

        fn write(
            &self,
            _job: &mut Job<'_>,
            _output: &mut dyn Output,
        ) -> Result<(), Reported> {
            Ok(())
        }
    }

    fn registry() -> Registry {
        let mut registry = Registry::default();
        registry.add_absent("quiet");
        registry.add::<Loud>("loud");
        registry
    }

    fn with_output(key: &str, kind: NodeKind) -> Document {
        let value = Node { span: Span::default(), kind };
        let key = key.to_owned();
        Document {
            output: vec![Entry { key, key_span: Span::default(), value }],
            ..Document::default()
        }
    }

    fn option(key: &str, value: &str) -> NodeKind {
        let value =
            Node { span: Span::default(), kind: NodeKind::Scalar(value.to_owned()) };
        NodeKind::Map(vec![Entry { key: key.to_owned(), key_span: Span::default(), value }])
    }

    #[test]
    fn every_built_in_format_goes_by_the_name_it_states() {
        for format in &Registry::built_in().formats {
            assert_eq!(&format.description, (format.plain)().describe());
        }
    }

    #[test]
    fn options_come_from_the_document() {
        let mut diagnostics = Diagnostics::default();
        let document = with_output("loud", option("volume", "11"));
        let backend = registry().backend("loud", &document, &mut diagnostics);
        assert_eq!(format!("{:?}", backend.unwrap()), "Loud { volume: 11 }");
        let document = with_output("loud", NodeKind::Null);
        let backend = registry().backend("loud", &document, &mut diagnostics);
        assert_eq!(format!("{:?}", backend.unwrap()), "Loud { volume: 0 }");
        assert_eq!(diagnostics.list(), []);
    }

    #[test]
    fn a_misspelled_option_is_an_error() {
        let mut diagnostics = Diagnostics::default();
        let document = with_output("loud", option("volmue", "11"));
        assert!(registry().backend("loud", &document, &mut diagnostics).is_err());
        let [error] = diagnostics.list() else { panic!("one error") };
        assert_eq!(error.message, "the key `volmue` is unknown");
        assert_eq!(error.severity, Severity::Error);
    }

    #[test]
    fn a_misspelled_format_is_an_error_with_its_neighbor() {
        let mut diagnostics = Diagnostics::default();
        registry().check(&with_output("laud", NodeKind::Null), &mut diagnostics);
        let [error] = diagnostics.list() else { panic!("one error") };
        assert_eq!(error.message, "unknown format `laud`");
        assert_eq!(error.help.as_deref(), Some("write `loud`"));
        assert_eq!(error.severity, Severity::Error);
    }

    #[test]
    fn options_of_a_format_that_was_left_out_of_the_build_are_no_error() {
        let mut diagnostics = Diagnostics::default();
        registry().check(&with_output("quiet", NodeKind::Null), &mut diagnostics);
        assert_eq!(diagnostics.list(), []);
        let asked = registry().backend("quiet", &Document::default(), &mut diagnostics);
        assert!(asked.is_err());
        let [error] = diagnostics.list() else { panic!("one error") };
        assert_eq!(error.message, "this program was built without the format `quiet`");
    }

    #[test]
    fn extensions_are_found_in_any_case() {
        assert_eq!(registry().find_extension("ld").map(|found| found.name), Some("loud"));
        assert_eq!(registry().find_extension("pdf"), None);
    }
}
