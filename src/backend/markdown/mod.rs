//! Markdown: the document written back as one normal source with its front matter.
//!
//! Reading the output gives the same document again, and writing that gives the same bytes.
//! Each run makes sure of it: what was written is read and written a second time, and where
//! the two differ the user is told.

mod blocks;
mod front_matter;
mod inlines;

use super::{ArtifactName, Backend, Description, Job, Output};
use crate::diagnostic::{Diagnostic, Diagnostics, Reported, catalogue};
use crate::document::{BlockKind, Document, Publication, visit_blocks};
use crate::read::{Input, Options, read};
use crate::resource::Resources;
use serde::Deserialize;

/// The Markdown writer; it has no options.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Markdown {}

/// Whether the texts are set right when the output is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Smart {
    /// They are, and stay as they are.
    On,
    /// They would change: the front matter says `smart: false`.
    Off,
}

impl Backend for Markdown {
    fn describe(&self) -> &Description {
        &Description {
            name: "md",
            extension: "md",
            media_type: "text/markdown; charset=utf-8",
            summary: "the source in its normal form, to keep and to edit",
            in_all: false,
            binary: false,
        }
    }

    fn write(&self, job: &mut Job<'_>, output: &mut dyn Output) -> Result<(), Reported> {
        let text = self.source(job.document, job.resources, job.diagnostics);
        let artifact = ArtifactName::new(job.stem, self.describe().extension);
        output.put(&artifact, text.into_bytes()).map_err(|error| {
            job.diagnostics.error(Diagnostic::new(
                &catalogue::MD_UNWRITABLE,
                format!("`{artifact}` cannot be written: {error}"),
            ))
        })
    }
}

impl Markdown {
    /// The document as a source.
    #[must_use]
    pub fn source(
        &self,
        document: &Document,
        resources: &dyn Resources,
        diagnostics: &mut Diagnostics,
    ) -> String {
        let text = render(document, Smart::On);
        // Markdown has no table without a head, or with a head of two rows.
        // What the book trade asks has no form here yet.
        let mut is_whole = document.metadata.publication == Publication::default();
        visit_blocks(&document.blocks, &mut |block| {
            if let BlockKind::Table(table) = &block.kind {
                is_whole &= table.head.len() == 1;
            }
        });
        if is_whole {
            if is_stable(&text, resources, Smart::On) {
                return text;
            }
            // A quote that the source escaped, or a source that has `smart: false`.
            let plain = render(document, Smart::Off);
            if is_stable(&plain, resources, Smart::Off) {
                return plain;
            }
        }
        diagnostics.report(
            Diagnostic::new(
                &catalogue::MD_UNSTABLE,
                "the Markdown does not say all that the document says",
            )
            .help("compare it with the source before it takes the source's place"),
        );
        text
    }
}

fn render(document: &Document, smart: Smart) -> String {
    let mut text = front_matter::front_matter(document, smart);
    text.push_str(&blocks::body(document));
    text
}

/// Whether reading the text and writing it again gives the same bytes.
fn is_stable(text: &str, resources: &dyn Resources, smart: Smart) -> bool {
    let options = Options::default();
    let input =
        Input { name: "a.md", bytes: text.as_bytes(), resources, options: &options };
    read(&input, &mut Diagnostics::default())
        .is_ok_and(|document| render(&document, smart) == text)
}

#[cfg(test)]
mod tests;
