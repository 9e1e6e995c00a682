//! Writing YAML: mappings and lists in block style, and scalars that stay what they are.

use crate::document::{Entry, Node, NodeKind};

/// YAML in block style.
#[derive(Debug, Default)]
pub(super) struct Yaml {
    /// The lines so far.
    pub(super) text: String,
    indent: usize,
    /// Whether the next line stands behind the mark of an item.
    item: bool,
    /// What the values are that are being written.
    pub(super) values: Values,
}

/// What values of the front matter are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Values {
    /// Words, whatever they look like.
    #[default]
    Words,
    /// Options, whose type we know: `true` is no word.
    Options,
}

impl Yaml {
    /// Adds a line, which means what is in it.
    pub(super) fn line(&mut self, words: &str) {
        let indent = if self.item {
            self.item = false;
            format!("{}- ", " ".repeat(self.indent.saturating_sub(2)))
        } else {
            " ".repeat(self.indent)
        };
        self.text.push_str(&indent);
        self.text.push_str(words);
        self.text.push('\n');
    }

    /// Lets the next line begin an item of a list.
    pub(super) fn item(&mut self) {
        self.item = true;
    }

    /// Adds a key whose value stands below it.
    pub(super) fn key(&mut self, key: &str) {
        self.line(&format!("{}:", scalar(key)));
    }

    /// Adds content one level further in.
    pub(super) fn deeper(&mut self, content: impl FnOnce(&mut Self)) {
        self.indent += 2;
        content(self);
        self.indent -= 2;
    }

    /// Adds a key with words behind it.
    pub(super) fn entry(&mut self, key: &str, value: &str) {
        self.line(&format!("{}: {}", scalar(key), scalar(value)));
    }

    /// Adds a key with its words where there are any.
    pub(super) fn optional(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.entry(key, value);
        }
    }

    /// Adds a key with its words where they are not empty.
    pub(super) fn filled(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.entry(key, value);
        }
    }

    /// Adds a key with a list of words; nothing where the list is empty.
    pub(super) fn texts(&mut self, key: &str, texts: &[String]) {
        if texts.is_empty() {
            return;
        }
        self.key(key);
        self.deeper(|yaml| {
            for text in texts {
                yaml.line(&format!("- {}", scalar(text)));
            }
        });
    }

    /// Adds a key with a mapping as it was read; nothing where that is empty.
    pub(super) fn entries(&mut self, key: &str, entries: &[Entry]) {
        if entries.is_empty() {
            return;
        }
        self.key(key);
        self.deeper(|yaml| {
            yaml.pairs(entries);
        });
    }

    /// Adds keys with their values as they were read.
    pub(super) fn pairs(&mut self, entries: &[Entry]) {
        for entry in entries {
            self.value(&format!("{}:", scalar(&entry.key)), &entry.value);
        }
    }

    /// A value behind `lead`: a key with its colon, or the mark of an item.
    fn value(&mut self, lead: &str, node: &Node) {
        match &node.kind {
            NodeKind::Null => self.line(&format!("{lead} null")),
            NodeKind::Scalar(text)
                if self.values == Values::Options
                    && matches!(text.as_str(), "true" | "false") =>
            {
                self.line(&format!("{lead} {text}"));
            }
            NodeKind::Scalar(text) => self.line(&format!("{lead} {}", scalar(text))),
            NodeKind::List(items) if items.is_empty() => self.line(&format!("{lead} []")),
            NodeKind::Map(entries) if entries.is_empty() => {
                self.line(&format!("{lead} {{}}"));
            }
            NodeKind::List(items) => {
                self.line(lead);
                self.deeper(|yaml| {
                    for item in items {
                        yaml.value("-", item);
                    }
                });
            }
            NodeKind::Map(entries) => {
                if lead == "-" {
                    self.item();
                } else {
                    self.line(lead);
                }
                self.deeper(|yaml| {
                    for entry in entries {
                        yaml.value(&format!("{}:", scalar(&entry.key)), &entry.value);
                    }
                });
            }
        }
    }
}

/// A scalar: plain where nothing in it means anything to YAML, else in double quotes.
pub(super) fn scalar(text: &str) -> String {
    let begins = text.starts_with(char::is_alphanumeric);
    let reserved = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "~"];
    let is_plain = begins
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.chars().any(|c| {
            c.is_control() || "\"{}[],&*?|>%@`\\\u{85}\u{2028}\u{2029}\u{feff}".contains(c)
        })
        && !reserved.contains(&text.to_lowercase().as_str())
        && !changes_as_number(text);
    if is_plain {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control()
                || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}') =>
            {
                quoted.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether YAML would take a text for a number and write it otherwise: `0x1f`, `007`,
/// `1.10`, `1e3`; or, in its older version, `1_000` and `12:30`.
fn changes_as_number(text: &str) -> bool {
    let has_base = ["0x", "0o", "0b"].iter().any(|base| text.starts_with(base));
    let is_old = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '_' | ':'))
        && text.contains(['_', ':']);
    let is_same = |number: f64| number.to_string() == text;
    has_base || is_old || text.parse::<f64>().is_ok_and(|number| !is_same(number))
}
