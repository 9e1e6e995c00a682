//! The front matter as it was written: a tree of YAML values with their places.

use crate::diagnostic::Span;

/// A YAML value with its place. Scalars stay as they were written: `0123` and `1.10` are
/// not numbers before a schema says so.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Node {
    /// Where it stands in the source.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind,
}

/// What a YAML value is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NodeKind {
    /// Nothing: `key:` or `key: null`.
    Null,
    /// A scalar as it was written, escapes and folding resolved.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in source order; keys are unique.
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The value under `key`, where this is a mapping that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match &self.kind {
            NodeKind::Map(entries) => {
                entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
            }
            NodeKind::Null | NodeKind::Scalar(_) | NodeKind::List(_) => None,
        }
    }

    /// The text of a scalar.
    #[must_use]
    pub fn as_scalar(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Scalar(text) => Some(text),
            NodeKind::Null | NodeKind::List(_) | NodeKind::Map(_) => None,
        }
    }
}
