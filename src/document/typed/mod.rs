//! From the tree of YAML values to a typed value, every error with its place.
//!
//! Scalars stay as they were written until the type asks: a `String` gets `1.10` as it
//! stands, a `u32` gets a number or an error at the value. What asks for anything at all
//! gets text.

mod value;
mod wrong;

use super::node::{Node, NodeKind};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Reported, Span};
use serde::de::DeserializeOwned;
use std::fmt;
use value::Value;

/// Types the value `node`. An empty value (`txt:` with nothing after it) is an empty
/// mapping or list where one is asked for, so that a type with defaults takes them.
///
/// # Errors
/// Where a key is unknown, misses or stands twice, or where a value has the wrong type: all
/// that is wrong, at least one.
///
/// ```
/// use sevigne::diagnostic::Span;
/// use sevigne::document::{Entry, Node, NodeKind, typed};
///
/// #[derive(Debug, Default, serde::Deserialize)]
/// #[serde(default, deny_unknown_fields)]
/// struct Options { width: usize }
///
/// let scalar = Node { span: Span::default(), kind: NodeKind::Scalar("66".to_owned()) };
/// let entry = |key: &str| Entry {
///     key: key.to_owned(), key_span: Span::default(), value: scalar.clone(),
/// };
/// let node = |key| Node { span: Span::default(), kind: NodeKind::Map(vec![entry(key)]) };
/// assert_eq!(typed::<Options>(&node("width")).unwrap().width, 66);
/// let errors = typed::<Options>(&node("widht")).unwrap_err();
/// let error = errors.iter().next().unwrap();
/// assert_eq!(error.message, "the key `widht` is unknown");
/// ```
pub fn typed<T: DeserializeOwned>(node: &Node) -> Result<T, TypedErrors> {
    let first = match T::deserialize(Value(node)) {
        Ok(value) => return Ok(value),
        Err(wrong) => wrong.told(node.span),
    };
    // Serde stops at the first error: what is wrong is left out and the rest is tried anew.
    let mut others = Vec::new();
    let mut less = without(node, first.span);
    while let Some(rest) = less {
        let Err(wrong) = T::deserialize(Value(&rest)) else { break };
        let error = wrong.told(node.span);
        less = without(&rest, error.span);
        others.push(error);
    }
    Err(TypedErrors { first, others })
}

/// All that is wrong with a value, in the order in which it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedErrors {
    first: TypedError,
    others: Vec<TypedError>,
}

impl TypedErrors {
    /// The errors; at least one.
    pub fn iter(&self) -> impl Iterator<Item = &TypedError> {
        std::iter::once(&self.first).chain(&self.others)
    }

    /// Reports each as a remark of the kind `code`.
    pub fn report(self, code: &'static Code, diagnostics: &mut Diagnostics) -> Reported {
        let reported = diagnostics.error(self.first.diagnostic(code));
        for error in self.others {
            diagnostics.error(error.diagnostic(code));
        }
        reported
    }
}

impl fmt::Display for TypedErrors {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, error) in self.iter().enumerate() {
            let between = if at > 0 { "; " } else { "" };
            write!(formatter, "{between}{error}")?;
        }
        Ok(())
    }
}

impl std::error::Error for TypedErrors {}

/// The node without the innermost entry of a mapping that `span` is in; none where it is in
/// no entry.
fn without(node: &Node, span: Span) -> Option<Node> {
    let NodeKind::Map(entries) = &node.kind else { return None };
    for (at, entry) in entries.iter().enumerate() {
        let mut entries = entries.clone();
        if let Some(value) = without(&entry.value, span) {
            entries[at].value = value;
        } else if entry.key_span == span || holds(&entry.value, span) {
            entries.remove(at);
        } else {
            continue;
        }
        return Some(Node { span: node.span, kind: NodeKind::Map(entries) });
    }
    None
}

/// Whether a value at `span` is in the node.
fn holds(node: &Node, span: Span) -> bool {
    node.span == span
        || match &node.kind {
            NodeKind::Null | NodeKind::Scalar(_) => false,
            NodeKind::List(items) => items.iter().any(|item| holds(item, span)),
            NodeKind::Map(entries) => entries
                .iter()
                .any(|entry| entry.key_span == span || holds(&entry.value, span)),
        }
}

/// Why a value does not have the type that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedError {
    /// The key or the value that is wrong.
    pub span: Span,
    /// What is the case.
    pub message: String,
    /// What is said at the place itself; may be empty.
    pub label: String,
    /// What to do, where that can be told.
    pub help: Option<String>,
}

impl TypedError {
    /// The error as a remark of the kind `code`.
    #[must_use]
    pub fn diagnostic(self, code: &'static Code) -> Diagnostic {
        let diagnostic =
            Diagnostic::new(code, self.message).labelled(self.span, self.label);
        match self.help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        }
    }
}

impl fmt::Display for TypedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for TypedError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceId;
    use crate::document::node::Entry;
    use serde::Deserialize;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
    struct Options {
        width: u16,
        flowed: bool,
        lead: f64,
        title: String,
        line_end: Option<LineEnd>,
        names: Vec<String>,
        pair: (u8, u8),
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum LineEnd {
        Unix,
        Windows,
        Other(String),
    }

    fn span(start: usize, end: usize) -> Span {
        Span::new(SourceId::default(), start..end)
    }

    fn scalar(text: &str) -> Node {
        Node { span: span(100, 100 + text.len()), kind: NodeKind::Scalar(text.to_owned()) }
    }

    fn list(items: Vec<Node>) -> Node {
        Node { span: span(50, 60), kind: NodeKind::List(items) }
    }

    fn map(key: &str, value: Node) -> Node {
        let entry = Entry { key: key.to_owned(), key_span: span(5, 5 + key.len()), value };
        Node { span: span(0, 99), kind: NodeKind::Map(vec![entry]) }
    }

    /// The options where one is stated, else what is first found wrong.
    fn options(key: &str, value: Node) -> Result<Options, TypedError> {
        typed(&map(key, value)).map_err(|errors| errors.first)
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let entry = |key: &str, at: usize, value: Node| Entry {
            key: key.to_owned(),
            key_span: span(at, at + 1),
            value,
        };
        let at = |at: usize, text: &str| Node { span: span(at, at + 1), ..scalar(text) };
        let entries = vec![
            entry("widht", 1, at(2, "72")),
            entry("flowed", 3, at(4, "maybe")),
            entry("title", 5, at(6, "T")),
            entry(
                "names",
                7,
                Node { span: span(8, 9), ..list(vec![map("a", at(9, "b"))]) },
            ),
            entry("pair", 10, Node { span: span(11, 12), ..list(vec![at(12, "1")]) }),
        ];
        let node = Node { span: span(0, 99), kind: NodeKind::Map(entries) };
        let errors = typed::<Options>(&node).unwrap_err();
        let messages: Vec<_> = errors.iter().map(|error| error.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "the key `widht` is unknown",
                "`flowed` needs `true` or `false`, not `maybe`",
                "`names.1` needs text, not a mapping",
                "`pair` needs a list of 2, not a list",
            ]
        );
        assert!(errors.iter().all(|error| error.help.is_some()), "{errors:?}");
    }

    #[test]
    fn scalars_become_what_the_type_asks_for() {
        assert_eq!(options("width", scalar("072")).map(|o| o.width), Ok(72));
        assert_eq!(options("flowed", scalar("true")).map(|o| o.flowed), Ok(true));
        assert_eq!(options("lead", scalar("1.25")).map(|o| o.lead), Ok(1.25));
        assert_eq!(
            options("title", scalar("1.10")).map(|o| o.title).as_deref(),
            Ok("1.10")
        );
        assert_eq!(
            options("names", list(vec![scalar("0123"), scalar("true")])).map(|o| o.names),
            Ok(vec!["0123".to_owned(), "true".to_owned()])
        );
    }

    #[test]
    fn an_empty_value_takes_the_defaults() {
        let null = Node { span: span(0, 0), kind: NodeKind::Null };
        assert_eq!(typed::<Options>(&null), Ok(Options::default()));
        assert_eq!(options("line-end", null.clone()).map(|o| o.line_end), Ok(None));
        assert_eq!(options("names", null).map(|o| o.names), Ok(Vec::new()));
    }

    #[test]
    fn an_unknown_key_is_named_at_its_place_with_its_neighbor() {
        let error = options("widht", scalar("72")).unwrap_err();
        assert_eq!(error.span, span(5, 10));
        assert_eq!(error.message, "the key `widht` is unknown");
        assert_eq!(error.label, "did you mean `width`?");
        assert_eq!(error.help.as_deref(), Some("write `width`"));
        let error = options("colour", scalar("red")).unwrap_err();
        assert_eq!(error.message, "the key `colour` is unknown");
        assert!(error.help.unwrap().starts_with("write one of `width`, `flowed`"));
    }

    #[test]
    fn a_wrong_value_is_named_at_its_place_with_its_key() {
        let cases = [
            ("width", scalar("wide"), "`width` needs a whole number, not `wide`"),
            ("width", scalar("-1"), "`width` needs a whole number from 0 on, not `-1`"),
            (
                "width",
                scalar("70000"),
                "`width` needs a whole number from 0 to 65535, not `70000`",
            ),
            ("flowed", scalar("yes"), "`flowed` needs `true` or `false`, not `yes`"),
            ("lead", scalar("inf"), "`lead` needs a number, not `inf`"),
        ];
        for (key, value, message) in cases {
            let place = value.span;
            let error = options(key, value).unwrap_err();
            assert_eq!(error.message, message);
            assert_eq!(error.span, place);
        }
        let error = options("title", list(Vec::new())).unwrap_err();
        assert_eq!(error.message, "`title` needs text, not a list");
        let error = options("names", list(vec![list(Vec::new())])).unwrap_err();
        assert_eq!(error.message, "`names.1` needs text, not a list");
        let error = options("pair", list(vec![scalar("1")])).unwrap_err();
        assert_eq!(error.message, "`pair` needs a list of 2, not a list");
    }

    #[test]
    fn an_unknown_choice_is_told_with_its_neighbor() {
        let error = options("line-end", scalar("unxi")).unwrap_err();
        assert_eq!(error.message, "`unxi` is not a value of this key");
        assert_eq!(error.span, span(100, 104));
        let end = options("line-end", scalar("windows")).map(|o| o.line_end);
        assert_eq!(end, Ok(Some(LineEnd::Windows)));
        let end = options("line-end", map("other", scalar("nel"))).map(|o| o.line_end);
        assert_eq!(end, Ok(Some(LineEnd::Other("nel".to_owned()))));
        let error = options("line-end", scalar("other")).unwrap_err();
        assert_eq!(error.message, "`other` needs a value");
    }

    #[test]
    fn a_missing_key_is_told_at_its_mapping() {
        #[derive(Debug, Deserialize)]
        #[expect(dead_code, reason = "only the error is looked at")]
        struct Needs {
            name: String,
        }
        let errors = typed::<Needs>(&map("other", scalar("x"))).unwrap_err();
        let error = errors.iter().next().unwrap();
        assert_eq!(errors.iter().count(), 1);
        assert_eq!(error.message, "the key `name` is missing");
        assert_eq!(error.span, span(0, 99));
    }
}
