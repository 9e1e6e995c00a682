//! Images: each a readable file below the document's root, with words for who cannot see
//! it.

use super::links::percent_decoded;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Span, catalogue};
use crate::document::{Cover, Extent, Image, Inline, Inlines, Metadata};
use crate::read::files::Files;
use crate::resource::{ResourceError, Resources};
use std::collections::BTreeMap;

/// Whether an edition can have an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Usable {
    Yes,
    No,
}

/// What stands in the place of an image that no edition can have: its words, else its
/// address.
pub(super) fn instead(image: &Image, span: Span) -> Inlines {
    let words = if image.alternative.is_empty() { &image.path } else { &image.alternative };
    if image.decorative { Inlines::new() } else { vec![Inline::text(span, words)] }
}

/// What is known of the images, each file being looked at once.
pub(super) struct Images<'a> {
    files: &'a Files,
    resources: &'a dyn Resources,
    known: BTreeMap<String, Result<(), ResourceError>>,
    /// How grave it is that an image has no words.
    wordless: Severity,
}

impl<'a> Images<'a> {
    /// Images without words are an error where `metadata` asserts accessibility: the claim
    /// would be false. Else the editions withhold their own claims.
    pub(super) fn new(
        files: &'a Files,
        resources: &'a dyn Resources,
        metadata: &Metadata,
    ) -> Self {
        let wordless = match metadata.publication.accessibility.conforms {
            Some(_) => Severity::Error,
            None => catalogue::IMAGE_NO_ALTERNATIVE.severity,
        };
        Self { files, resources, known: BTreeMap::new(), wordless }
    }

    /// Settles the path of an image and says what is wrong with it.
    pub(super) fn check(
        &mut self,
        image: &mut Image,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Usable {
        if image.alternative.trim().is_empty() && !image.decorative {
            let mut remark = Diagnostic::new(
                &catalogue::IMAGE_NO_ALTERNATIVE,
                format!("the image `{}` has no alternative text", shown(&image.path)),
            )
            .at(span)
            .help(
                "write between the brackets what it shows; or mark it `{.decorative}` \
                 behind the parentheses if it only decorates",
            );
            remark.severity = self.wordless;
            diagnostics.report(remark);
        }
        check_size(image, span, diagnostics);
        let Some(remark) = self.fault(&mut image.path, span) else { return Usable::Yes };
        diagnostics.report(remark.at(span));
        Usable::No
    }

    /// The same for the cover of the front matter, which always has words: every shop and
    /// every reading system shows it.
    pub(super) fn cover(
        &mut self,
        cover: &mut Cover,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) {
        if cover.alternative.is_empty() {
            let mut remark = Diagnostic::new(
                &catalogue::IMAGE_NO_ALTERNATIVE,
                format!("the cover `{}` has no alternative text", shown(&cover.path)),
            )
            .at(span)
            .help("add `cover-alt:` with what it shows, in words");
            remark.severity = Severity::Error;
            diagnostics.report(remark);
        }
        if let Some(remark) = self.fault(&mut cover.path, span) {
            diagnostics.report(remark.at(span));
        }
    }

    fn fault(&mut self, path: &mut String, span: Span) -> Option<Diagnostic> {
        let written = path.trim();
        let is_data =
            written.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"));
        if written.starts_with("//") || written.contains("://") || is_data {
            return Some(
                Diagnostic::new(
                    &catalogue::IMAGE_REMOTE,
                    format!("the image `{}` is not a file", shown(written)),
                )
                .help("save the image beside the source and name that file"),
            );
        }
        let decoded = percent_decoded(written);
        *path = self.files.resolve(span, &decoded);
        let resources = self.resources;
        let found = self.known.entry(path.clone()).or_insert_with(|| {
            let bytes = resources.read(path)?;
            if is_image(&bytes) {
                Ok(())
            } else {
                Err(ResourceError::Unreadable("it is no image that is known".to_owned()))
            }
        });
        let path = shown(path);
        let remark = match found {
            Ok(()) => return None,
            Err(ResourceError::NotFound) => Diagnostic::new(
                &catalogue::IMAGE_MISSING,
                format!("there is no image file `{path}`"),
            )
            .help(
                "correct the path, which counts from the source's folder, or add the file",
            ),
            Err(ResourceError::OutsideRoot) => Diagnostic::new(
                &catalogue::IMAGE_OUTSIDE,
                format!("the image `{path}` lies outside the document's folder"),
            )
            .help("copy it below the source's folder, or widen the limit with `--root`"),
            Err(error @ (ResourceError::TooLarge(_) | ResourceError::Unreadable(_))) => {
                Diagnostic::new(
                    &catalogue::IMAGE_UNREADABLE,
                    format!("the image `{path}` cannot be used: {error}"),
                )
                .help("save it anew as PNG, JPEG, GIF, WebP or SVG")
            }
        };
        Some(remark)
    }
}

/// Says which stated sizes no edition can show.
fn check_size(image: &Image, span: Span, diagnostics: &mut Diagnostics) {
    for key in ["width", "height"] {
        let Some(stated) = image.stated(key) else { continue };
        if Extent::parse(stated).is_none() {
            diagnostics.report(
                Diagnostic::new(
                    &catalogue::IMAGE_SIZE,
                    format!("`{stated}` is no {key} that an image can have"),
                )
                .at(span)
                .help(format!(
                    "write `{key}=50%` (up to 100%), or a number with `mm`, `cm`, `in`, `pt`, \
                     `px` or `em`"
                )),
            );
        }
    }
}

fn shown(path: &str) -> String {
    path.chars().take(80).collect()
}

/// Whether the first bytes are those of an image: PNG, JPEG, GIF, WebP or SVG.
fn is_image(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    head.starts_with(b"\x89PNG\r\n\x1a\n")
        || head.starts_with(&[0xff, 0xd8, 0xff])
        || head.starts_with(b"GIF8")
        || (head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP".as_slice()))
        || String::from_utf8_lossy(head).contains("<svg")
}
