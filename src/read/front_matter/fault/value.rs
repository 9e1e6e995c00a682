//! What is wrong with a value: the sign it begins with, its quotes, its brackets, its colons.

use super::Fault;
use std::ops::Range;

/// A value behind its key.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    pub(super) key: Option<&'a str>,
    pub(super) value: &'a str,
    /// The byte with which the value begins.
    pub(super) start: usize,
}

impl Entry<'_> {
    /// What is wrong with the value, of which the parser said `words`; none where it is
    /// nothing that is known.
    pub(super) fn fault(&self, words: &str) -> Option<Fault> {
        let value = self.value;
        let first = value.chars().next()?;
        let is_mark = value.starts_with("- ") || value.starts_with("? ");
        match first {
            '"' => self.in_quotes('"', words),
            '\'' => self.in_quotes('\'', words),
            '[' => self.in_brackets(']', "list"),
            '{' => self.in_brackets('}', "mapping"),
            '-' | '?' if !is_mark => self.colon(),
            '@' | '`' | '%' | '&' | '*' | '!' | '|' | '>' | '-' | '?' => Some(self.at(
                0..1,
                format!("a value that begins with `{first}` is no text in YAML"),
                self.in_whole_quotes(),
            )),
            _ => self.colon(),
        }
    }

    fn at(&self, range: Range<usize>, message: String, help: String) -> Fault {
        Fault { range: self.start + range.start..self.start + range.end, message, help }
    }

    /// What is wrong with a value that begins with a quote.
    fn in_quotes(&self, quote: char, words: &str) -> Option<Fault> {
        let value = self.value;
        let Some(end) = closing(value, quote) else {
            let message =
                format!("the value begins with `{quote}` and does not end with it");
            let help = format!(
                "close the quotes: write `{quote}` at the end of the value, or take the \
                 first one away"
            );
            return Some(self.at(0..1, message, help));
        };
        let rest = value.get(end..).unwrap_or("");
        if rest.trim().is_empty() || rest.starts_with(" #") {
            let escape =
                (quote == '"' && words.contains("escape")).then(|| value.find('\\'));
            let at = escape.flatten()?;
            let message =
                "a backslash in double quotes begins a sign that YAML does not know";
            let help = "write `\\\\` for a backslash, or put the value in single quotes";
            return Some(self.at(at..at + 1, message.to_owned(), help.to_owned()));
        }
        // `'it's'`: the whole is in quotes already.
        let inner = value.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
        if let Some(inner) = inner.filter(|inner| quote == '\'' && has_apostrophes(inner)) {
            let message = "an apostrophe ends a value in single quotes".to_owned();
            let doubled = format!("`'{}'`", inner.replace('\'', "''"));
            let help = match inner.contains(['"', '\\']) {
                true => format!("double the apostrophe: {doubled}"),
                false => {
                    format!("double the apostrophe, {doubled}, or write `\"{inner}\"`")
                }
            };
            return Some(self.at(end - 1..end, message, help));
        }
        let range = end + (rest.len() - rest.trim_start().len())..value.len();
        let message = "words follow the quote that closes the value".to_owned();
        Some(self.at(range, message, self.in_whole_quotes()))
    }

    /// What is wrong with a value that begins with a bracket.
    fn in_brackets(&self, close: char, what: &str) -> Option<Fault> {
        let Some(end) = self.value.rfind(close) else {
            let message = format!("the {what} that begins here is not closed");
            let help = format!("close it with `{close}`; or {}", self.in_whole_quotes());
            return Some(self.at(0..1, message, help));
        };
        let rest = self.value.get(end + 1..).unwrap_or("");
        let first = self.value.find(close).unwrap_or(end);
        if rest.trim().is_empty() && first == end {
            return None;
        }
        let message = format!("words follow the `{close}` that closes a {what}");
        Some(self.at(first..self.value.len(), message, self.in_whole_quotes()))
    }

    /// What is wrong with a value that holds a colon.
    fn colon(&self) -> Option<Fault> {
        let at = match self.value.find(": ") {
            Some(at) => at,
            None => self.value.strip_suffix(':')?.len(),
        };
        let message = "a colon with a blank behind it stands within the value".to_owned();
        Some(self.at(at..at + 1, message, self.in_whole_quotes()))
    }

    /// The advice to put the value in quotes, with what it looks like then.
    pub(super) fn in_whole_quotes(&self) -> String {
        let value = self.value;
        let (quotes, quoted) = if !value.contains(['"', '\\']) {
            ("quotes", format!("\"{value}\""))
        } else if !value.contains('\'') {
            ("single quotes", format!("'{value}'"))
        } else {
            let doubled = format!("'{}'", value.replace('\'', "''"));
            ("single quotes, and double each apostrophe", doubled)
        };
        if quoted.chars().count() > LONGEST_EXAMPLE {
            return format!("put the whole value in {quotes}");
        }
        let key = self.key.map_or_else(String::new, |key| format!("{key}: "));
        // A backtick in the example would end it.
        match quoted.contains('`') {
            true => format!("put the whole value in {quotes}: {key}{quoted}"),
            false => format!("put the whole value in {quotes}: `{key}{quoted}`"),
        }
    }
}

/// The longest value that is written out as it should be, in characters: a longer one is
/// read better where it stands.
const LONGEST_EXAMPLE: usize = 60;

/// The byte behind the quote that closes a value which begins with one.
fn closing(value: &str, quote: char) -> Option<usize> {
    let mut signs = value.char_indices().skip(1).peekable();
    while let Some((at, sign)) = signs.next() {
        if sign == '\\' && quote == '"' {
            signs.next();
        } else if sign == quote {
            let is_doubled =
                quote == '\'' && signs.next_if(|(_, next)| *next == quote).is_some();
            if !is_doubled {
                return Some(at + quote.len_utf8());
            }
        }
    }
    None
}

/// Whether each apostrophe stands behind a letter and before one.
fn has_apostrophes(words: &str) -> bool {
    let parts: Vec<_> = words.split('\'').collect();
    parts.windows(2).all(|pair| {
        pair.first().is_some_and(|part| part.ends_with(char::is_alphanumeric))
            && pair.last().is_some_and(|part| part.starts_with(char::is_alphanumeric))
    })
}
