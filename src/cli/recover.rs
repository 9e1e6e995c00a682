//! A PDF as input: it stands for the sources inside it.

use crate::backend::pdf::{ExtractedSource, extract_sources};
use crate::backend::{Artifact, ArtifactName};
use crate::diagnostic::{Diagnostic, catalogue};

/// The format of a source: what a PDF gives back without converting it.
pub(super) const FORMAT: &str = "md";

/// The source as an artifact whose name begins with `stem`.
pub(super) fn artifact(stem: &str, bytes: &[u8]) -> Artifact {
    Artifact { name: ArtifactName::new(stem, FORMAT), bytes: bytes.to_vec(), pages: None }
}

/// One of several sources as an artifact.
pub(super) fn part(source: ExtractedSource) -> Artifact {
    let name = source.name.rsplit('/').next().unwrap_or_default();
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let name = ArtifactName::new(stem, extension);
    Artifact { name, bytes: source.bytes, pages: None }
}

/// What an input turns out to be.
pub(super) enum Given {
    /// Its own bytes are the source.
    Source(Vec<u8>),
    /// A PDF: the sources inside it, at least one, the document's own first.
    Pdf(Vec<ExtractedSource>),
}

/// The sources inside `bytes` where they are a PDF, and the bytes themselves where not.
///
/// # Errors
/// Where the PDF cannot be read or has no source inside: the remark to tell.
pub(super) fn sources_of(name: &str, bytes: Vec<u8>) -> Result<Given, Box<Diagnostic>> {
    if !bytes.starts_with(b"%PDF-") {
        return Ok(Given::Source(bytes));
    }
    match extract_sources(&bytes) {
        Ok(sources) => Ok(Given::Pdf(sources)),
        Err(error) => {
            let message = format!("`{name}` gives no source back: {error}");
            Err(Box::new(
                Diagnostic::new(&catalogue::SOURCE_NOT_EMBEDDED, message).help(
                    "only a PDF that was made with `--embed-source` holds its source",
                ),
            ))
        }
    }
}
