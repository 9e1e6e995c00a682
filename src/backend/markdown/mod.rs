//! Markdown: the document written back as one normal source with its front matter.
//!
//! Reading the output gives the same document again, and writing that gives the same bytes.
//! Each run makes sure of it: what was written is read and written a second time, and where
//! the two differ the user is told.

mod attributes;
mod blocks;
mod citations;
mod compare;
mod files;
mod front_matter;
mod html;
mod inlines;
mod line_start;
mod list_form;
mod scope;
mod stress;
mod verse;
mod yaml;

use super::{ArtifactName, Backend, Description, Job, Moved, Output};
use crate::diagnostic::{Diagnostic, Diagnostics, Reported, catalogue};
use crate::document::Document;
use crate::read::{Input, Options, read};
use crate::resource::Resources;
use schemars::JsonSchema;
use scope::{Counted, Scope};
use serde::Deserialize;

/// The Markdown writer; it has no options.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Markdown {}

/// Whether the texts are set right when the output is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Smart {
    /// They are, and stay as they are.
    On,
    /// They are, and backslashes keep straight quotes, hyphens and points in rows.
    Escaped,
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
        let smart = form(job.document, job.resources, job.diagnostics);
        let text = render(job.document, smart, job.moved);
        let artifact = ArtifactName::new(job.stem, self.describe().extension);
        if let Some(moved) = job.moved {
            tell_outside(job.document, moved, &artifact, job.diagnostics);
        }
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
        render(document, form(document, resources, diagnostics), None)
    }
}

/// The form in which the document comes back.
fn form(
    document: &Document,
    resources: &dyn Resources,
    diagnostics: &mut Diagnostics,
) -> Smart {
    // The second is for a quote that the source escaped, the third for a source that has
    // `smart: false`.
    for smart in [Smart::On, Smart::Escaped, Smart::Off] {
        if comes_back(&render(document, smart, None), document, resources, smart) {
            return smart;
        }
    }
    diagnostics.report(
        Diagnostic::new(
            &catalogue::MD_UNSTABLE,
            "the Markdown does not say all that the document says",
        )
        .help("compare it with the source before it takes the source's place"),
    );
    Smart::On
}

/// Says which file of the document lies outside the artifact's folder: who converts the
/// artifact has to widen the limit.
fn tell_outside(
    document: &Document,
    moved: &Moved,
    artifact: &ArtifactName,
    diagnostics: &mut Diagnostics,
) {
    let outside = files::named(document)
        .into_iter()
        .map(|path| moved.path(path))
        .find(|path| path.starts_with("../"));
    if let Some(path) = outside {
        diagnostics.report(
            Diagnostic::new(
                &catalogue::MD_OUTSIDE,
                format!("`{artifact}` names `{path}`, which lies outside its folder"),
            )
            .help(
                "name a folder that holds both with `--root` where it is converted, or copy \
                 the files beside it",
            ),
        );
    }
}

fn render(document: &Document, smart: Smart, moved: Option<&Moved>) -> String {
    let counted = Counted::of(document);
    let scope = Scope::of(document, &counted, smart).moved(moved);
    let mut text = front_matter::front_matter(scope);
    text.push_str(&blocks::body(scope));
    text
}

/// Whether reading the text gives the document, and writing that the same bytes.
fn comes_back(
    text: &str,
    document: &Document,
    resources: &dyn Resources,
    smart: Smart,
) -> bool {
    // A document without a title has its file's name.
    let name = format!("{}.md", document.metadata.title);
    let options = Options::default();
    let input = Input { name: &name, bytes: text.as_bytes(), resources, options: &options };
    read(&input, &mut Diagnostics::default()).is_ok_and(|read| {
        compare::same(&read, document) && render(&read, smart, None) == text
    })
}

#[cfg(test)]
mod tests;
