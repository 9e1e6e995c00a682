//! From the tree of YAML values to a typed value, every error with its place.
//!
//! Scalars stay as they were written until the type asks: a `String` gets `1.10` as it
//! stands, a `u32` gets a number or an error at the value. What asks for anything at all
//! gets text.

use super::node::{Entry, Node, NodeKind};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Reported, Span, nearest};
use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Visitor};
use std::fmt;
use std::num::IntErrorKind;

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
/// assert_eq!(error.message, "unknown field `widht`, expected `width`");
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
    /// What to do, where that can be told.
    pub help: Option<String>,
}

impl TypedError {
    /// The error as a remark of the kind `code`.
    #[must_use]
    pub fn diagnostic(self, code: &'static Code) -> Diagnostic {
        let diagnostic = Diagnostic::new(code, self.message).at(self.span);
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

/// An error on its way up: each level that knows more adds to it.
#[derive(Debug)]
struct Wrong {
    span: Option<Span>,
    message: String,
    help: Option<String>,
    /// The keys from the value outwards.
    path: Vec<String>,
    /// Whether the message names its subject itself; else the path is put before it.
    named: bool,
}

impl Wrong {
    /// A value that is not `expected`.
    fn needs(expected: &str, found: &str) -> Self {
        Self {
            help: Some(format!("write {expected}")),
            named: false,
            ..Self::named(format!("needs {expected}, not {found}"))
        }
    }

    fn named(message: String) -> Self {
        Self { span: None, message, help: None, path: Vec::new(), named: true }
    }

    /// The error as it is told; `whole` is the place of all that was typed.
    fn told(self, whole: Span) -> TypedError {
        let path = self.path.iter().rev().cloned().collect::<Vec<_>>().join(".");
        TypedError {
            span: self.span.unwrap_or(whole),
            message: if self.named || path.is_empty() {
                self.message
            } else {
                format!("`{path}` {}", self.message)
            },
            help: self.help,
        }
    }

    fn at(mut self, span: Span) -> Self {
        self.span.get_or_insert(span);
        self
    }

    fn below(mut self, key: &str) -> Self {
        self.path.push(key.to_owned());
        self
    }

    fn unknown(what: &str, word: &str, expected: &'static [&'static str]) -> Self {
        let known = expected.iter().copied();
        if let Some(nearest) = nearest(word, known.clone()) {
            return Self {
                help: Some(format!("write `{nearest}`")),
                ..Self::named(format!("unknown {what} `{word}`, expected `{nearest}`"))
            };
        }
        let list = known.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let help = match expected {
            [] => format!("remove it: no {what} is known here"),
            [only] => format!("write `{only}`, or remove it"),
            _ => format!("write one of {list}"),
        };
        Self { help: Some(help), ..Self::named(format!("unknown {what} `{word}`")) }
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Wrong {}

impl de::Error for Wrong {
    /// A type's own remark: a fact, then behind a colon what to write, if it says so.
    fn custom<T: fmt::Display>(message: T) -> Self {
        let message = message.to_string();
        match message.split_once(": write ") {
            Some((fact, words)) => Self {
                help: Some(format!("write {words}")),
                ..Self::named(fact.to_owned())
            },
            None => Self::named(message),
        }
    }

    fn invalid_type(unexpected: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::needs(&expected.to_string(), &Shown(unexpected).to_string())
    }

    fn invalid_value(unexpected: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::invalid_type(unexpected, expected)
    }

    fn invalid_length(length: usize, expected: &dyn de::Expected) -> Self {
        Self::needs(&expected.to_string(), &format!("a list of {length}"))
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::unknown("field", field, expected)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::unknown("value", variant, expected)
    }

    fn missing_field(field: &'static str) -> Self {
        Self {
            help: Some(format!("add `{field}: …`")),
            ..Self::named(format!("the field `{field}` is missing"))
        }
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self {
            help: Some("remove one of the two".to_owned()),
            ..Self::named(format!("the field `{field}` stands twice"))
        }
    }
}

/// What was found, in the user's words.
struct Shown<'a>(de::Unexpected<'a>);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            de::Unexpected::Str(text) => write!(formatter, "`{text}`"),
            de::Unexpected::Unit => formatter.write_str("nothing"),
            de::Unexpected::Seq => formatter.write_str("a list"),
            de::Unexpected::Map => formatter.write_str("a mapping"),
            other => write!(formatter, "{other}"),
        }
    }
}

/// A node that serde reads.
#[derive(Clone, Copy)]
struct Value<'a>(&'a Node);

impl<'a> Value<'a> {
    fn needs(self, what: &str) -> Wrong {
        let found = match &self.0.kind {
            NodeKind::Null => "nothing".to_owned(),
            NodeKind::Scalar(text) => format!("`{text}`"),
            NodeKind::List(_) => "a list".to_owned(),
            NodeKind::Map(_) => "a mapping".to_owned(),
        };
        Wrong::needs(what, &found).at(self.0.span)
    }

    fn scalar(self, what: &str) -> Result<&'a str, Wrong> {
        self.0.as_scalar().ok_or_else(|| self.needs(what))
    }

    fn entries(self) -> Result<&'a [Entry], Wrong> {
        match &self.0.kind {
            NodeKind::Map(entries) => Ok(entries),
            NodeKind::Null => Ok(&[]),
            NodeKind::Scalar(_) | NodeKind::List(_) => Err(self.needs("a mapping")),
        }
    }

    fn items(self) -> Result<&'a [Node], Wrong> {
        match &self.0.kind {
            NodeKind::List(items) => Ok(items),
            NodeKind::Null => Ok(&[]),
            NodeKind::Scalar(_) | NodeKind::Map(_) => Err(self.needs("a list")),
        }
    }

    fn text<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let text = self.scalar("text")?;
        visitor.visit_borrowed_str(text).map_err(|wrong: Wrong| wrong.at(self.0.span))
    }

    fn map<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let entries = Entries { rest: self.entries()?, value: None };
        visitor.visit_map(entries).map_err(|wrong| wrong.at(self.0.span))
    }

    fn list<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let items = Items { rest: self.items()?, index: 0 };
        visitor.visit_seq(items).map_err(|wrong| wrong.at(self.0.span))
    }
}

macro_rules! integers {
    ($($method:ident $visit:ident $type:ty;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
            let text = self.scalar("a whole number")?;
            let number = text.parse::<$type>().map_err(|error| match error.kind() {
                IntErrorKind::PosOverflow | IntErrorKind::NegOverflow => self.needs(
                    &format!("a whole number from {} to {}", <$type>::MIN, <$type>::MAX),
                ),
                _ if text.starts_with('-') && <$type>::MIN == 0 => {
                    self.needs("a whole number from 0 on")
                }
                _ => self.needs("a whole number"),
            })?;
            visitor.$visit(number).map_err(|wrong: Wrong| wrong.at(self.0.span))
        }
    )*};
}

macro_rules! forwarded {
    ($($method:ident $to:ident;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
            self.$to(visitor)
        }
    )*};
}

impl<'de> de::Deserializer<'de> for Value<'de> {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match &self.0.kind {
            NodeKind::Null => {
                visitor.visit_unit().map_err(|wrong: Wrong| wrong.at(self.0.span))
            }
            NodeKind::Scalar(_) => self.text(visitor),
            NodeKind::List(_) => self.list(visitor),
            NodeKind::Map(_) => self.map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        // YAML 1.2.2 §10.3.2: these spellings and no other.
        match self.scalar("`true` or `false`")? {
            "true" | "True" | "TRUE" => visitor.visit_bool(true),
            "false" | "False" | "FALSE" => visitor.visit_bool(false),
            _ => Err(self.needs("`true` or `false`")),
        }
        .map_err(|wrong: Wrong| wrong.at(self.0.span))
    }

    integers! {
        deserialize_i8 visit_i8 i8;
        deserialize_i16 visit_i16 i16;
        deserialize_i32 visit_i32 i32;
        deserialize_i64 visit_i64 i64;
        deserialize_u8 visit_u8 u8;
        deserialize_u16 visit_u16 u16;
        deserialize_u32 visit_u32 u32;
        deserialize_u64 visit_u64 u64;
    }

    forwarded! {
        deserialize_f32 deserialize_f64;
        deserialize_str text;
        deserialize_string text;
        deserialize_char text;
        deserialize_bytes text;
        deserialize_byte_buf text;
        deserialize_identifier text;
        deserialize_seq list;
        deserialize_map map;
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.scalar("a number")?.parse::<f64>() {
            Ok(number) if number.is_finite() => {
                visitor.visit_f64(number).map_err(|wrong: Wrong| wrong.at(self.0.span))
            }
            Ok(_) | Err(_) => Err(self.needs("a number")),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.0.kind {
            NodeKind::Null => visitor.visit_none(),
            NodeKind::Scalar(_) | NodeKind::List(_) | NodeKind::Map(_) => {
                visitor.visit_some(self)
            }
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.0.kind {
            NodeKind::Null => visitor.visit_unit(),
            NodeKind::Scalar(_) | NodeKind::List(_) | NodeKind::Map(_) => {
                Err(self.needs("no value"))
            }
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        if self.items()?.len() == length {
            self.list(visitor)
        } else {
            Err(self.needs(&format!("a list of {length}")))
        }
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let variant = match &self.0.kind {
            NodeKind::Scalar(text) => {
                Variant { name: text, span: self.0.span, value: None }
            }
            NodeKind::Map(entries) => match entries.as_slice() {
                [entry] => Variant {
                    name: &entry.key,
                    span: entry.key_span,
                    value: Some(&entry.value),
                },
                _ => return Err(self.needs("a mapping with one key")),
            },
            NodeKind::Null | NodeKind::List(_) => {
                let list =
                    variants.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
                return Err(self.needs(&format!("one of {}", list.join(", "))));
            }
        };
        visitor.visit_enum(variant).map_err(|wrong| wrong.at(self.0.span))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_unit()
    }
}

struct Items<'a> {
    rest: &'a [Node],
    index: usize,
}

impl<'de> de::SeqAccess<'de> for Items<'de> {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Wrong> {
        let Some((first, rest)) = self.rest.split_first() else { return Ok(None) };
        self.rest = rest;
        self.index += 1;
        seed.deserialize(Value(first))
            .map(Some)
            .map_err(|wrong| wrong.at(first.span).below(&self.index.to_string()))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

struct Entries<'a> {
    rest: &'a [Entry],
    value: Option<&'a Entry>,
}

impl<'de> de::MapAccess<'de> for Entries<'de> {
    type Error = Wrong;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Wrong> {
        let Some((first, rest)) = self.rest.split_first() else { return Ok(None) };
        self.rest = rest;
        self.value = Some(first);
        seed.deserialize(first.key.as_str().into_deserializer())
            .map(Some)
            .map_err(|wrong: Wrong| wrong.at(first.key_span))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<T::Value, Wrong> {
        // Serde asks for a value only after its key.
        let Some(entry) = self.value.take() else {
            return Err(Wrong::named("a value was asked for before its key".to_owned()));
        };
        seed.deserialize(Value(&entry.value))
            .map_err(|wrong| wrong.at(entry.value.span).below(&entry.key))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

struct Variant<'a> {
    name: &'a str,
    span: Span,
    value: Option<&'a Node>,
}

impl Variant<'_> {
    fn without_value(&self) -> Wrong {
        Wrong {
            help: Some(format!("write `{}: …` with its value", self.name)),
            ..Wrong::named(format!("`{}` needs a value", self.name))
        }
        .at(self.span)
    }
}

impl<'de> de::EnumAccess<'de> for Variant<'de> {
    type Error = Wrong;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Self), Wrong> {
        seed.deserialize(self.name.into_deserializer())
            .map_err(|wrong: Wrong| wrong.at(self.span))
            .map(|value| (value, self))
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'de> {
    type Error = Wrong;

    fn unit_variant(self) -> Result<(), Wrong> {
        match self.value {
            None | Some(Node { kind: NodeKind::Null, .. }) => Ok(()),
            Some(value) => Err(Value(value).needs("no value").below(self.name)),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<T::Value, Wrong> {
        let value = self.value.ok_or_else(|| self.without_value())?;
        seed.deserialize(Value(value)).map_err(|wrong| wrong.below(self.name))
    }

    fn tuple_variant<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let value = self.value.ok_or_else(|| self.without_value())?;
        de::Deserializer::deserialize_tuple(Value(value), length, visitor)
            .map_err(|wrong| wrong.below(self.name))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let value = self.value.ok_or_else(|| self.without_value())?;
        Value(value).map(visitor).map_err(|wrong| wrong.below(self.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceId;
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
                "unknown field `widht`, expected `width`",
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
    fn an_unknown_key_is_named_at_its_place_with_its_neighbour() {
        let error = options("widht", scalar("72")).unwrap_err();
        assert_eq!(error.span, span(5, 10));
        assert_eq!(error.message, "unknown field `widht`, expected `width`");
        assert_eq!(error.help.as_deref(), Some("write `width`"));
        let error = options("colour", scalar("red")).unwrap_err();
        assert_eq!(error.message, "unknown field `colour`");
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
    fn an_unknown_choice_is_told_with_its_neighbour() {
        let error = options("line-end", scalar("unxi")).unwrap_err();
        assert_eq!(error.message, "unknown value `unxi`, expected `unix`");
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
        assert_eq!(error.message, "the field `name` is missing");
        assert_eq!(error.span, span(0, 99));
    }
}
