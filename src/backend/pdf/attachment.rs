//! The source inside the PDF (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8), and the way to have
//! it back.

use super::object::{integer, name, text};
use super::save::{File, Filter};
use super::struct_tree::name_tree;
use crate::diagnostic::{Diagnostics, Source, SourceId, Span};
use crate::document::{Document, Timestamp};
use lopdf::{Dictionary, Object, ObjectId, dictionary};
use std::fmt;

/// A file that travels inside the PDF.
#[derive(Debug)]
pub(super) struct Attachment {
    name: String,
    bytes: Vec<u8>,
    timestamp: Timestamp,
}

impl Attachment {
    /// The source that a document was read from, as it was read; none where the document
    /// was made otherwise, or of several files, of which one alone gives nothing back.
    pub(super) fn source(document: &Document, diagnostics: &Diagnostics) -> Option<Self> {
        let mut sources: Vec<SourceId> =
            document.blocks.iter().map(|block| block.span.source).collect();
        sources.sort_unstable();
        sources.dedup();
        let span = |source: &SourceId| Span { source: *source, ..Span::default() };
        let mut sources = sources
            .iter()
            .filter_map(|source| diagnostics.sources.of(span(source)))
            .filter(|source| !source.name().starts_with("--"));
        let source: &Source = sources.next().filter(|_| sources.next().is_none())?;
        // A path of one machine says nothing on another.
        let name = source.name().rsplit(['/', '\\']).next().unwrap_or_default();
        let name =
            if name.is_empty() || name.starts_with('<') { "source.md" } else { name };
        Some(Self {
            name: name.to_owned(),
            bytes: source.text().as_bytes().to_vec(),
            timestamp: document.metadata.timestamp,
        })
    }

    /// Writes the file: its description and the tree of attached files.
    pub(super) fn write(&self, file: &mut File) -> (ObjectId, ObjectId) {
        let date = super::metadata::pdf_date(self.timestamp);
        let dictionary = dictionary! {
            "Type" => name("EmbeddedFile"),
            "Subtype" => name("text/markdown"),
            "Params" => dictionary! {
                "Size" => integer(self.bytes.len()),
                "ModDate" => text(&date),
            },
        };
        let stream = file.add_stream(dictionary, &self.bytes, Filter::Deflate);
        let description = file.add(dictionary! {
            "Type" => name("Filespec"),
            "F" => text(&self.name),
            "UF" => text(&self.name),
            "Desc" => text("The source that this document was made from"),
            "AFRelationship" => name("Source"),
            "EF" => dictionary! { "F" => stream, "UF" => stream },
        });
        let key = super::object::text_bytes(&self.name);
        (description, name_tree(vec![(key, description.into())], file))
    }
}

/// A source found in a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtractedSource {
    /// The name it had: a file name without a folder.
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
/// `embed-source`: the associated file of the document whose relation is «Source».
///
/// # Errors
/// Where the bytes are no PDF, or one without a source inside.
///
/// ```
/// use sevigne::backend::pdf::{ExtractError, extract_source};
/// assert!(matches!(extract_source(b"no PDF"), Err(ExtractError::Unreadable(_))));
/// ```
pub fn extract_source(pdf: &[u8]) -> Result<ExtractedSource, ExtractError> {
    let document = lopdf::Document::load_mem(pdf)
        .map_err(|error| ExtractError::Unreadable(error.to_string()))?;
    let catalog =
        document.catalog().map_err(|error| ExtractError::Unreadable(error.to_string()))?;
    let files = catalog
        .get_deref(b"AF", &document)
        .and_then(Object::as_array)
        .map_err(|_| ExtractError::NoSource)?;
    files
        .iter()
        .filter_map(|file| document.dereference(file).ok()?.1.as_dict().ok())
        .find_map(|file| extracted(file, &document))
        .ok_or(ExtractError::NoSource)
}

/// The file behind a description, where it is a source.
fn extracted(file: &Dictionary, document: &lopdf::Document) -> Option<ExtractedSource> {
    if file.get(b"AFRelationship").and_then(Object::as_name).ok()? != b"Source" {
        return None;
    }
    let name = file.get(b"UF").or_else(|_| file.get(b"F")).ok()?;
    let name = lopdf::decode_text_string(name).ok()?;
    let streams = file.get_deref(b"EF", document).and_then(Object::as_dict).ok()?;
    let stream = streams.get_deref(b"F", document).and_then(Object::as_stream).ok()?;
    let bytes = match stream.dict.has(b"Filter") {
        true => stream.decompressed_content().ok()?,
        false => stream.content.clone(),
    };
    // A name from a stranger's file never leads to another folder.
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    Some(ExtractedSource { name, bytes })
}
