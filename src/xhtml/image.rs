//! The images of a document: found, known by their first bytes, named by us.

use super::svg::check_svg;
use crate::diagnostic::{Diagnostic, Diagnostics, Reported, Span, catalogue};
use crate::document::{
    Block, BlockKind, Document, Image, InlineKind, visit_blocks, visit_inlines,
};
use crate::resource::Resources;

/// An image file for an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageFile {
    /// Its path in the source.
    pub path: String,
    /// Where the edition has it: `images/1.png`, never a name from the source.
    pub href: String,
    /// What it is.
    pub media_type: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The images that the document shows, each once, in the order of their first use.
///
/// # Errors
/// Where one is missing, leaves the source's folder or is of no kind that readers take.
pub fn images(
    document: &Document,
    resources: &dyn Resources,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<ImageFile>, Reported> {
    let mut files: Vec<ImageFile> = Vec::new();
    let mut failed = None;
    for (image, span) in used(document) {
        if files.iter().any(|file| file.path == image.path) {
            continue;
        }
        let number = files.len() + 1;
        match read(image, number, resources) {
            Ok(file) => {
                weigh(&file, span, diagnostics);
                files.push(file);
            }
            Err(reason) => {
                let message =
                    format!("the image `{}` cannot be used: {reason}", image.path);
                failed = Some(diagnostics.error(
                    Diagnostic::new(&catalogue::IMAGE_UNREADABLE, message).at(span),
                ));
            }
        }
    }
    failed.map_or(Ok(files), Err)
}

/// What a picture may have in pixels before a shop refuses the book (Apple: 4 million).
const MAX_PIXELS: usize = 4_000_000;

fn read(
    image: &Image,
    number: usize,
    resources: &dyn Resources,
) -> Result<ImageFile, String> {
    let bytes = resources.read(&image.path).map_err(|error| error.to_string())?;
    let (extension, media_type) =
        sniff(&bytes).ok_or("it is no image that readers take")?;
    if media_type == "image/svg+xml" {
        check_svg(&bytes)?;
    }
    let href = format!("images/{number}.{extension}");
    Ok(ImageFile { path: image.path.clone(), href, media_type, bytes })
}

/// Says which pictures are larger than shops take.
fn weigh(file: &ImageFile, span: Span, diagnostics: &mut Diagnostics) {
    let Ok(size) = imagesize::blob_size(&file.bytes) else { return };
    if size.width.saturating_mul(size.height) > MAX_PIXELS {
        diagnostics.report(
            Diagnostic::new(
                &catalogue::XHTML_LARGE_IMAGE,
                format!(
                    "the image `{}` has {} × {} pixels, and shops take 4 million at most",
                    file.path, size.width, size.height
                ),
            )
            .at(span)
            .help("save it smaller"),
        );
    }
}

/// What a file is, by its first bytes and never by its name: the core media types of
/// EPUB 3.3.
fn sniff(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(("png", "image/png"))
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some(("jpg", "image/jpeg"))
    } else if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        Some(("gif", "image/gif"))
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice()) {
        Some(("webp", "image/webp"))
    } else {
        let head = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
        String::from_utf8_lossy(head).contains("<svg").then_some(("svg", "image/svg+xml"))
    }
}

/// Every use of an image, in reading order, notes after the body.
fn used(document: &Document) -> Vec<(&Image, Span)> {
    let mut found = Vec::new();
    collect(&document.blocks, &mut found);
    for note in &document.notes {
        collect(&note.blocks, &mut found);
    }
    found
}

fn collect<'a>(blocks: &'a [Block], found: &mut Vec<(&'a Image, Span)>) {
    visit_blocks(blocks, &mut |block| {
        if let BlockKind::Figure(figure) = &block.kind {
            found.push((&figure.image, block.span));
        }
        visit_inlines(block, &mut |inline| {
            if let InlineKind::Image(image) = &inline.kind {
                found.push((image, inline.span));
            }
        });
    });
}
