//! `book.toml`: what is known of the book, as the tree that a front matter would be.

use crate::diagnostic::{Diagnostic, Diagnostics, Reported, Span, catalogue, nearest};
use crate::document::{Entry, Node, NodeKind};
use crate::read::source::Source;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What a `book.toml` says.
#[derive(Debug)]
pub(in crate::read) struct Configuration {
    /// Title, authors and the like, under the names of the front matter.
    entries: Vec<Entry>,
    /// The title as it is written, and where.
    pub(super) title: Option<(String, Span)>,
    /// The folder of the chapters.
    pub(super) folder: String,
    /// Where that is said.
    pub(super) folder_span: Span,
    /// The mark of hidden lines by language (`output.html.code.hidelines`).
    pub(super) hidden: Vec<(String, String)>,
    /// Whether pages have formulas (`output.html.mathjax-support`).
    pub(super) has_formulas: bool,
}

impl Default for Configuration {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            title: None,
            folder: "src".to_owned(),
            folder_span: Span::default(),
            hidden: Vec::new(),
            has_formulas: false,
        }
    }
}

/// The tables of mdBook's own. What stands in the last four concerns other outputs.
const TABLES: [&str; 5] = ["book", "build", "rust", "output", "preprocessor"];

/// The keys of `[book]`, each with the key of the front matter that says it.
const KEYS: [(&str, &str); 7] = [
    ("title", "title"),
    ("authors", "author"),
    ("author", "author"),
    ("description", "description"),
    ("language", "lang"),
    ("text-direction", "dir"),
    ("src", ""),
];

/// Keys of `[book]` that mdBook once had.
const FORMER: [&str; 1] = ["multilingual"];

/// What mdBook does itself, and is done here as well.
const PREPROCESSORS: [&str; 2] = ["links", "index"];

/// Reads a `book.toml`.
pub(super) fn read(
    source: &Source<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Configuration, Reported> {
    let start = source.body.start;
    let text = source.text.get(start..).unwrap_or("");
    let table = DeTable::parse(text).map_err(|error| {
        let range = error.span().unwrap_or_default();
        let words = error.message().replace('\n', ", ");
        diagnostics.error(
            Diagnostic::new(
                &catalogue::BOOK_CONFIGURATION,
                format!("the configuration is not TOML: {words}"),
            )
            .at(source.span(start + range.start..start + range.end))
            .help("write `key = \"value\"` lines below a line `[book]`"),
        )
    })?;
    let mut reader = Reader { source, diagnostics, read: Configuration::default() };
    reader.read.folder_span = source.span(source.body.clone());
    for (key, value) in table.get_ref() {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("book", DeValue::Table(table)) => reader.book(table),
            ("output", DeValue::Table(table)) => reader.output(table),
            ("preprocessor", DeValue::Table(table)) => reader.preprocessors(table),
            (name, _) => {
                if !TABLES.contains(&name) {
                    reader.unknown(key, &TABLES);
                }
            }
        }
    }
    Ok(reader.read)
}

struct Reader<'a, 'd> {
    source: &'a Source<'a>,
    diagnostics: &'d mut Diagnostics,
    read: Configuration,
}

type Key<'a> = Spanned<std::borrow::Cow<'a, str>>;

impl Reader<'_, '_> {
    fn book(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let node = self.node(value);
            if name == "src" {
                if let Some(folder) = node.as_scalar() {
                    folder.clone_into(&mut self.read.folder);
                    self.read.folder_span = node.span;
                }
            } else if let Some((_, own)) = KEYS.iter().find(|(key, _)| *key == name) {
                if let (&"title", Some(title)) = (own, node.as_scalar()) {
                    self.read.title = Some((title.to_owned(), node.span));
                }
                let key_span = self.span(key);
                let entry = Entry { key: (*own).to_owned(), key_span, value: node };
                self.read.entries.push(entry);
            } else if !FORMER.contains(&name) {
                self.unknown(key, &KEYS.map(|(key, _)| key));
            }
        }
    }

    /// What `[output.html]` says of the text; all else there concerns the web pages alone.
    fn output(&mut self, output: &DeTable<'_>) {
        let Some(html) = below(output, "html") else { return };
        let lines = below(html, "code").and_then(|code| below(code, "hidelines"));
        for (language, mark) in lines.into_iter().flatten() {
            if let DeValue::String(mark) = mark.get_ref() {
                let language = language.get_ref().to_string();
                self.read.hidden.push((language, mark.to_string()));
            }
        }
        for (key, value) in html {
            let DeValue::Boolean(flag) = *value.get_ref() else { continue };
            match key.get_ref().as_ref() {
                "mathjax-support" => self.read.has_formulas = flag,
                // `curly-quotes` is what it was called before. Where nothing is said quotes
                // are set right, as they are since mdBook 0.5.
                "smart-punctuation" | "curly-quotes" => {
                    let key_span = self.span(key);
                    let entry = Entry {
                        key: "smart".to_owned(),
                        key_span,
                        value: self.node(value),
                    };
                    self.read.entries.retain(|entry| entry.key != "smart");
                    self.read.entries.push(entry);
                }
                _ => {}
            }
        }
    }

    fn preprocessors(&mut self, table: &DeTable<'_>) {
        for (key, _) in table {
            let name = key.get_ref().as_ref();
            if !PREPROCESSORS.contains(&name) {
                self.diagnostics.report(
                    Diagnostic::new(
                        &catalogue::BOOK_PREPROCESSOR,
                        format!("the preprocessor `{name}` is not run"),
                    )
                    .at(self.span(key))
                    .help("look at what it would have changed in the text"),
                );
            }
        }
    }

    fn unknown(&mut self, key: &Key<'_>, known: &[&str]) {
        let name = key.get_ref().as_ref();
        let label = nearest(name, known.iter().copied())
            .map_or_else(String::new, |near| format!("did you mean `{near}`?"));
        self.diagnostics.report(
            Diagnostic::new(
                &catalogue::BOOK_UNKNOWN_KEY,
                format!("mdBook has no key `{name}` here"),
            )
            .labelled(self.span(key), label)
            .help("correct it, or take it away"),
        );
    }

    fn span<T>(&self, of: &Spanned<T>) -> Span {
        let (start, range) = (self.source.body.start, of.span());
        self.source.span(start + range.start..start + range.end)
    }

    fn node(&self, value: &Spanned<DeValue<'_>>) -> Node {
        let span = self.span(value);
        let kind = match value.get_ref() {
            DeValue::String(text) => NodeKind::Scalar(text.to_string()),
            DeValue::Integer(number) => NodeKind::Scalar(number.to_string()),
            DeValue::Float(number) => NodeKind::Scalar(number.to_string()),
            DeValue::Boolean(flag) => NodeKind::Scalar(flag.to_string()),
            DeValue::Datetime(date) => NodeKind::Scalar(date.to_string()),
            DeValue::Array(items) => {
                NodeKind::List(items.iter().map(|item| self.node(item)).collect())
            }
            DeValue::Table(table) => NodeKind::Map(
                table
                    .iter()
                    .map(|(key, value)| Entry {
                        key: key.get_ref().to_string(),
                        key_span: self.span(key),
                        value: self.node(value),
                    })
                    .collect(),
            ),
        };
        Node { span, kind }
    }
}

/// The table under a key.
fn below<'t, 'i>(table: &'t DeTable<'i>, key: &str) -> Option<&'t DeTable<'i>> {
    let (_, value) = table.iter().find(|(own, _)| own.get_ref() == key)?;
    match value.get_ref() {
        DeValue::Table(table) => Some(table),
        _ => None,
    }
}

impl Configuration {
    /// The tree that a front matter saying the same would be. mdBook's books are English
    /// where they do not say otherwise.
    pub(super) fn root(&self, source: &Source<'_>, is_english: bool) -> Node {
        let span = source.span(source.body.clone());
        let mut entries = self.entries.clone();
        if is_english && !entries.iter().any(|entry| entry.key == "lang") {
            let value = Node { span, kind: NodeKind::Scalar("en".to_owned()) };
            entries.push(Entry { key: "lang".to_owned(), key_span: span, value });
        }
        Node { span, kind: NodeKind::Map(entries) }
    }
}
