//! Why a value is not of its type, in words a writer of front matter can act on.

use super::TypedError;
use crate::diagnostic::{Span, nearest};
use serde::de;
use std::fmt;

/// An error on its way up: each level that knows more adds to it.
#[derive(Debug)]
pub(super) struct Wrong {
    span: Option<Span>,
    message: String,
    /// What is said at the place itself.
    label: String,
    help: Option<String>,
    /// The keys from the value outwards.
    path: Vec<String>,
    /// Whether the message names its subject itself; else the path is put before it.
    named: bool,
}

impl Wrong {
    /// A value that is not `expected`.
    pub(super) fn needs(expected: &str, found: &str) -> Self {
        let message = format!("needs {expected}, not {found}");
        Self { named: false, ..Self::named(message) }.help(format!("write {expected}"))
    }

    /// A message that names its subject.
    pub(super) fn named(message: String) -> Self {
        Self {
            span: None,
            message,
            label: String::new(),
            help: None,
            path: Vec::new(),
            named: true,
        }
    }

    /// The error with what to do about it.
    pub(super) fn help(mut self, help: String) -> Self {
        self.help = Some(help);
        self
    }

    /// The error as it is told; `whole` is the place of all that was typed.
    pub(super) fn told(self, whole: Span) -> TypedError {
        let path = self.path.iter().rev().cloned().collect::<Vec<_>>().join(".");
        TypedError {
            span: self.span.unwrap_or(whole),
            message: match (self.named, path.as_str()) {
                (true, _) => self.message,
                (false, "") => format!("the value {}", self.message),
                (false, _) => format!("`{path}` {}", self.message),
            },
            label: self.label,
            help: self.help,
        }
    }

    /// The error at a place, unless it has one further in.
    pub(super) fn at(mut self, span: Span) -> Self {
        self.span.get_or_insert(span);
        self
    }

    /// The error inside the value of `key`.
    pub(super) fn below(mut self, key: &str) -> Self {
        self.path.push(key.to_owned());
        self
    }

    /// A word that is none of the known ones, which are a `what` each.
    fn unknown(
        message: String,
        what: &str,
        word: &str,
        known: &'static [&'static str],
    ) -> Self {
        if let Some(nearest) = nearest(word, known.iter().copied()) {
            let label = format!("did you mean `{nearest}`?");
            let wrong = Self { label, ..Self::named(message) };
            return wrong.help(format!("write `{nearest}`"));
        }
        let help = match known {
            [] => format!("remove it: no {what} is known here"),
            [only] => format!("write `{only}`, or remove it"),
            _ => {
                let list = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
                format!("write one of {}", list.join(", "))
            }
        };
        Self::named(message).help(help)
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
            Some((fact, words)) => {
                Self::named(fact.to_owned()).help(format!("write {words}"))
            }
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
        let message = format!("the key `{field}` is unknown");
        Self::unknown(message, "key", field, expected)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let message = format!("`{variant}` is not a value of this key");
        Self::unknown(message, "value", variant, expected)
    }

    fn missing_field(field: &'static str) -> Self {
        Self::named(format!("the key `{field}` is missing"))
            .help(format!("add `{field}: …`"))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::named(format!("the key `{field}` stands twice"))
            .help("remove one of the two".to_owned())
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
