//! A PDF as input: it stands for the source inside it.

use crate::backend::pdf::extract_source;
use crate::backend::{Artifact, ArtifactName};
use crate::diagnostic::{Diagnostic, catalogue};

/// The format of a source: what a PDF gives back without converting it.
pub(super) const FORMAT: &str = "md";

/// The source as an artifact whose name begins with `stem`.
pub(super) fn artifact(stem: &str, bytes: &[u8]) -> Artifact {
    Artifact { name: ArtifactName::new(stem, FORMAT), bytes: bytes.to_vec(), pages: None }
}

/// The source inside `bytes` where they are a PDF, and the bytes themselves where not;
/// whether it was a PDF stands beside them.
///
/// # Errors
/// Where the PDF cannot be read or has no source inside: the remark to tell.
pub(super) fn source_of(
    name: &str,
    bytes: Vec<u8>,
) -> Result<(Vec<u8>, bool), Box<Diagnostic>> {
    if !bytes.starts_with(b"%PDF-") {
        return Ok((bytes, false));
    }
    match extract_source(&bytes) {
        Ok(source) => Ok((source.bytes, true)),
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
