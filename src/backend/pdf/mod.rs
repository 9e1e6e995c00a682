//! PDF: pages in, an accessible and archival file out.
//!
//! Each page is asked for, painted, deflated and dropped; fonts, which need all pages, the
//! structure and the rest come at the end. printpdf makes fonts, lopdf has the objects,
//! content streams, images and the file are our own.
//!
//! Invariant: nothing here decides what a page looks like or says.

mod attachment;
mod color_space;
mod conformance;
mod content;
mod drawing;
mod font;
mod glyph;
mod image;
mod link;
mod metadata;
mod object;
mod outline;
mod page;
mod paint;
mod save;
mod struct_tree;
mod tree;

pub use attachment::{ExtractError, ExtractedSource, extract_source, extract_sources};

use super::{ArtifactName, Backend, Description, Job, Output};
use crate::diagnostic::{Diagnostic, Diagnostics, Reported, catalogue};
use crate::document::{Document, PagedEdition};
use crate::font::FontBook;
use crate::typeset::{Drawing, ImageData, ImageFormat, Paged};
use attachment::Attachments;
use conformance::{Attached, Claim};
use glyph::Glyphs;
use link::Places;
use lopdf::{Dictionary, Object, ObjectId, dictionary};
use object::{name, references, text};
use page::{PageTree, Sheet};
use paint::Painter;
use save::{File, Filter};
use schemars::JsonSchema;
use serde::Deserialize;
use struct_tree::Marks;

/// What the color numbers of all pages mean: sRGB, in 736 bytes.
const SRGB_PROFILE: &[u8] = include_bytes!("sRGB-v2-magic.icc");

/// The PDF writer and its options.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Pdf(
    /// What the front matter says under `output.pdf`. How pages look is read from it when
    /// they are laid out; the writer asks for the standard and for attachments.
    pub PagedEdition,
);

impl Backend for Pdf {
    fn describe(&self) -> &Description {
        &Description {
            name: "pdf",
            extension: "pdf",
            media_type: "application/pdf",
            summary: "PDF/A-2a and PDF/UA-1: pages to print, to keep and to hear",
            in_all: true,
            binary: true,
        }
    }

    fn paged_edition(&self) -> Option<&PagedEdition> {
        Some(&self.0)
    }

    fn write(&self, job: &mut Job<'_>, output: &mut dyn Output) -> Result<(), Reported> {
        let paged = job.pages.layout(job.diagnostics)?;
        let bytes = self.render(job.document, job.fonts, paged, job.diagnostics)?;
        let artifact = ArtifactName::new(job.stem, self.describe().extension);
        output.put_paged(&artifact, bytes, paged.page_count()).map_err(|error| {
            job.diagnostics.error(Diagnostic::new(
                &catalogue::PDF_UNWRITABLE,
                format!("`{artifact}` cannot be written: {error}"),
            ))
        })
    }
}

impl Pdf {
    /// The pages of a document as the bytes of a PDF file.
    ///
    /// # Errors
    /// Where a font or an image cannot be embedded; the reason was reported.
    pub fn render(
        &self,
        document: &Document,
        fonts: &FontBook,
        paged: &dyn Paged,
        diagnostics: &mut Diagnostics,
    ) -> Result<Vec<u8>, Reported> {
        let structure = paged.structure();
        let sources = self.attachments(document, diagnostics);
        let attached = if sources.is_some() { Attached::Files } else { Attached::Nothing };
        let claim = Claim::new(self.0.standard, attached, structure, diagnostics);
        let mut file = File::new(claim.version());
        let root = file.reserve();
        let resources = file.reserve();
        let tree = PageTree::reserve(paged.page_count(), &mut file);

        // Pages, one by one.
        let mut glyphs = Glyphs::new(fonts, claim.private_use());
        let mut marks = Marks::default();
        let mut painter = Painter::new(structure, paged.images());
        let mut labels = Vec::new();
        let mut pages = Vec::new();
        for index in 0..paged.page_count() {
            let page = paged.page(index);
            let content = painter.paint(index, &page, &mut glyphs, &mut marks);
            let content = file.add_stream(Dictionary::new(), content, Filter::Deflate);
            let annotations =
                link::annotations(index, &page, &tree.pages, &mut marks, &mut file);
            let sheet = Sheet { size: page.size, resources, content, annotations };
            tree.put_page(index, &sheet, &mut file);
            pages.push((tree.pages[index], page.size.height));
            labels.push(page.label);
        }
        tree.finish(&mut file);

        conformance::report_private_use(glyphs.replaced(), &document.sources, diagnostics);

        // What they share.
        let images = images(paged.images(), fonts, &mut file, diagnostics)?;
        font::resources(resources, &glyphs, &images, &mut file).map_err(|error| {
            diagnostics.error(Diagnostic::new(&catalogue::PDF_FONT, error.to_string()))
        })?;

        // What they mean.
        let meaning = struct_tree::write(paged, &marks, &tree.pages, claim, &mut file);
        let mut catalog = dictionary! {
            "Type" => name("Catalog"),
            "Pages" => tree.root,
            "StructTreeRoot" => meaning.root,
            "MarkInfo" => dictionary! { "Marked" => true },
            "Lang" => text(document.metadata.language.as_str()),
            "ViewerPreferences" => preferences(document),
            "PageLabels" => page::labels(&labels, &mut file),
        };

        // The ways in.
        let places = Places {
            pages: &pages,
            elements: &meaning.elements,
            structure: paged.structure(),
            structural: claim.is_second_edition(),
        };
        if let Some(outline) = outline::write(paged.outline(), &places, &mut file) {
            catalog.set("Outlines", outline);
            catalog.set("PageMode", name("UseOutlines"));
        }
        let mut names = Dictionary::new();
        if let Some(tree) = link::destinations(paged.destinations(), &places, &mut file) {
            names.set("Dests", tree);
        }
        if let Some(sources) = sources {
            let (descriptions, tree) = sources.write(&mut file);
            names.set("EmbeddedFiles", tree);
            catalog.set("AF", references(descriptions));
        }
        if !names.is_empty() {
            catalog.set("Names", names);
        }

        // What it is.
        let map = paged.page_map();
        catalog.set("Metadata", metadata::packet(document, map, claim, &mut file));
        catalog.set("OutputIntents", vec![output_intent(&mut file)]);
        // PDF 2.0 says it in XMP alone.
        let information = (!claim.is_second_edition())
            .then(|| metadata::information(document, map, &mut file));
        file.put(root, catalog);
        Ok(file.finish(root, information))
    }

    /// The sources, where they are to travel inside the file.
    fn attachments(
        &self,
        document: &Document,
        diagnostics: &mut Diagnostics,
    ) -> Option<Attachments> {
        if !self.0.embed_source {
            return None;
        }
        let sources = Attachments::sources(document, diagnostics);
        if sources.is_none() {
            diagnostics.report(
                Diagnostic::new(
                    &catalogue::PDF_NO_SOURCE,
                    "the document was not read from files in one folder and below it, so \
                     none is embedded",
                )
                .help(
                    "leave out `embed-source`, or give the document as one file: `--to md` \
                     makes one of many",
                ),
            );
        }
        sources
    }
}

/// How the file wants to be shown (12.2): under its title, and its pages side by side in the
/// order in which they are read.
fn preferences(document: &Document) -> Dictionary {
    let mut preferences = dictionary! { "DisplayDocTitle" => true };
    if document.metadata.is_right_to_left() {
        preferences.set("Direction", name("R2L"));
    }
    preferences
}

/// The images as XObjects; all that cannot be are named before the writer stops.
fn images(
    images: &[ImageData],
    fonts: &FontBook,
    file: &mut File,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<ObjectId>, Reported> {
    let mut objects = Ok(Vec::new());
    for image in images {
        let written = match image.format {
            ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::Unpaged => {
                image::write(image.format, &image.bytes, file)
            }
            ImageFormat::Svg => Drawing::read(&image.bytes, fonts)
                .and_then(|drawing| drawing::write(&drawing, file)),
        };
        match (written, &mut objects) {
            (Ok(object), Ok(objects)) => objects.push(object),
            (Ok(_), Err(_)) => {}
            (Err(reason), objects) => {
                *objects = Err(diagnostics.error(
                    Diagnostic::new(
                        &catalogue::PDF_IMAGE,
                        format!("the image `{}` cannot be embedded: {reason}", image.path),
                    )
                    .at(image.span)
                    .help(
                        "save it as a PNG, or as a JPEG of RGB or gray; printing colors \
                         need their ICC profile in the file",
                    ),
                ));
            }
        }
    }
    objects
}

/// The output intent (ISO 19005-2, 6.2.3): colors are those of sRGB.
fn output_intent(file: &mut File) -> Object {
    let profile = file.add_stream(dictionary! { "N" => 3 }, SRGB_PROFILE, Filter::Deflate);
    dictionary! {
        "Type" => name("OutputIntent"),
        "S" => name("GTS_PDFA1"),
        "OutputConditionIdentifier" => text("sRGB"),
        "Info" => text("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    }
    .into()
}
