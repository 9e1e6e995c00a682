//! The sources inside the PDF (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8), and the way to have
//! them back.

use super::object::{integer, name, text, text_bytes};
use super::save::{File, Filter};
use super::tree::name_tree;
use crate::diagnostic::{Diagnostics, Source, Span};
use crate::document::{Document, Timestamp};
use lopdf::{Dictionary, Object, ObjectId, dictionary};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Files that travel inside the PDF: what a document was read from.
#[derive(Debug)]
pub(super) struct Attachments {
    /// By name in the order of reading, the document's own first.
    files: Vec<(String, String)>,
    timestamp: Timestamp,
}

impl Attachments {
    /// The sources that a document was read from, as they were read; none where it was made
    /// otherwise, or where one lies above the folder of the first: from names alone nobody
    /// could lay them out again.
    pub(super) fn sources(document: &Document, diagnostics: &Diagnostics) -> Option<Self> {
        let sources: Vec<&Source> = document
            .sources
            .iter()
            .filter_map(|id| diagnostics.sources.of(Span::new(*id, 0..0)))
            .filter(|source| !source.name().starts_with("--"))
            .collect();
        let own = sources.first()?.name();
        // A path of one machine says nothing on another.
        let folder = own.rfind(['/', '\\']).map_or(0, |at| at + 1);
        let folder = own.get(..folder).unwrap_or("");
        let mut files: Vec<(String, String)> = Vec::new();
        let mut known = BTreeSet::new();
        for source in &sources {
            let name = source.name().strip_prefix(folder).unwrap_or(source.name());
            let name = match relative(name)? {
                name if name.is_empty() || name.starts_with('<') => "source.md".to_owned(),
                name => name,
            };
            // What several chapters include is read for each of them.
            if known.insert(name.clone()) {
                files.push((name, source.text().to_owned()));
            }
        }
        Some(Self { files, timestamp: document.metadata.timestamp })
    }

    /// Writes the files: their descriptions and the tree of them by name.
    pub(super) fn write(&self, file: &mut File) -> (Vec<ObjectId>, ObjectId) {
        let date = super::metadata::pdf_date(self.timestamp);
        let mut descriptions = Vec::new();
        let mut tree = BTreeMap::new();
        for (own, content) in &self.files {
            let dictionary = dictionary! {
                "Type" => name("EmbeddedFile"),
                "Subtype" => name(media_type(own)),
                "Params" => dictionary! {
                    "Size" => integer(content.len()),
                    "ModDate" => text(&date),
                },
            };
            let stream = file.add_stream(dictionary, content.as_bytes(), Filter::Deflate);
            let about = if descriptions.is_empty() {
                "The source that this document was made from"
            } else {
                "A file that the source names"
            };
            let description = file.add(dictionary! {
                "Type" => name("Filespec"),
                "F" => text(own),
                "UF" => text(own),
                "Desc" => text(about),
                "AFRelationship" => name("Source"),
                "EF" => dictionary! { "F" => stream, "UF" => stream },
            });
            descriptions.push(description);
            tree.insert(text_bytes(own), description.into());
        }
        (descriptions, name_tree(tree.into_iter().collect(), file))
    }
}

/// A path below a folder with `/` between its parts; none where it leads out of that.
fn relative(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("toml") => "application/toml",
        Some("md" | "markdown") | None => "text/markdown",
        Some(_) => "text/plain",
    }
}

/// A source found in a PDF.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExtractedSource {
    /// The name it had: a path below a folder, with `/` between its parts. None of them is
    /// `..`, and none has a sign in it that some system takes for more than a letter.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why a PDF gives no source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExtractError {
    /// It is no PDF that can be read; the reason.
    Unreadable(String),
    /// It has no source inside.
    NoSource,
}

impl fmt::Display for ExtractError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(reason) => {
                write!(formatter, "the PDF cannot be read: {reason}")
            }
            Self::NoSource => formatter.write_str("the PDF has no source inside"),
        }
    }
}

impl std::error::Error for ExtractError {}

/// The source that a PDF was made from, byte for byte, where it was written with
/// `embed-source`: the first of [`extract_sources`].
///
/// # Errors
/// Where the bytes are no PDF, or one without a source inside.
///
/// ```
/// use sevigne::backend::pdf::{ExtractError, extract_source};
/// assert!(matches!(extract_source(b"no PDF"), Err(ExtractError::Unreadable(_))));
/// ```
pub fn extract_source(pdf: &[u8]) -> Result<ExtractedSource, ExtractError> {
    extract_sources(pdf)?.into_iter().next().ok_or(ExtractError::NoSource)
}

/// The sources that a PDF was made from, byte for byte, the document's own first: the
/// associated files of the document whose relation is «Source». There is at least one.
///
/// # Errors
/// Where the bytes are no PDF, or one without a source inside.
pub fn extract_sources(pdf: &[u8]) -> Result<Vec<ExtractedSource>, ExtractError> {
    let document = lopdf::Document::load_mem(pdf)
        .map_err(|error| ExtractError::Unreadable(error.to_string()))?;
    let catalog =
        document.catalog().map_err(|error| ExtractError::Unreadable(error.to_string()))?;
    let files = catalog
        .get_deref(b"AF", &document)
        .and_then(Object::as_array)
        .map_err(|_| ExtractError::NoSource)?;
    let sources: Vec<_> = files
        .iter()
        .filter_map(|file| document.dereference(file).ok()?.1.as_dict().ok())
        .filter_map(|file| extracted(file, &document))
        .collect();
    if sources.is_empty() { Err(ExtractError::NoSource) } else { Ok(sources) }
}

/// The file behind a description, where it is a source.
fn extracted(file: &Dictionary, document: &lopdf::Document) -> Option<ExtractedSource> {
    if file.get(b"AFRelationship").and_then(Object::as_name).ok()? != b"Source" {
        return None;
    }
    let name = file.get(b"UF").or_else(|_| file.get(b"F")).ok()?;
    let name = harmless(&lopdf::decode_text_string(name).ok()?);
    let streams = file.get_deref(b"EF", document).and_then(Object::as_dict).ok()?;
    let stream = streams.get_deref(b"F", document).and_then(Object::as_stream).ok()?;
    let bytes = match stream.dict.has(b"Filter") {
        true => stream.decompressed_content().ok()?,
        false => stream.content.clone(),
    };
    Some(ExtractedSource { name, bytes })
}

/// A name from a stranger's file, as a path that stays below the folder it is put into.
fn harmless(name: &str) -> String {
    let parts = name.split(['/', '\\']).map(|part| {
        let is_sign = |c: char| {
            c.is_control() || matches!(c, ':' | '<' | '>' | '|' | '"' | '?' | '*')
        };
        part.replace(is_sign, "-")
    });
    let parts: Vec<String> =
        parts.filter(|part| !part.trim_matches(['.', ' ']).is_empty()).collect();
    if parts.is_empty() { "source.md".to_owned() } else { parts.join("/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_nowhere_but_down() {
        for (name, safe) in [
            ("src/a.md", "src/a.md"),
            ("../../etc/passwd", "etc/passwd"),
            ("/etc/passwd", "etc/passwd"),
            ("C:\\a\\..\\b.md", "C-/a/b.md"),
            ("a/./.. /...//b\n.md", "a/b-.md"),
            ("..", "source.md"),
            ("", "source.md"),
        ] {
            assert_eq!(harmless(name), safe, "{name:?}");
        }
        assert_eq!(relative("./a/../b.md").as_deref(), Some("b.md"));
        assert_eq!(relative("../b.md"), None);
    }
}
