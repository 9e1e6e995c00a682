//! The images of a document: found, known by their first bytes, named by us.

use super::animation::{is_animated, png_chunks};
use super::drawing::fit_for_books;
use super::outside::without_outside;
use super::svg::{check_svg, may_move, without_doctype, without_foreign_objects};
use crate::diagnostic::{Diagnostic, Diagnostics, Reported, Span, catalogue};
use crate::document::{
    Block, BlockKind, Document, Image, InlineKind, visit_blocks, visit_inlines,
};
use crate::resource::Resources;
use std::collections::BTreeSet;

/// An image file for an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageFile {
    /// Its path in the source.
    pub path: String,
    /// Where the edition has it: `images/1.png`, never a name from the source.
    pub href: String,
    /// What it is.
    pub media_type: &'static str,
    /// Whether something in it may move or flash.
    pub may_move: bool,
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
    for (used, span) in used(document) {
        if files.iter().any(|file| file.path == used.path) {
            continue;
        }
        let stem = format!("images/{}", files.len() + 1);
        match image(&used.path, &stem, span, resources, diagnostics) {
            Ok(file) => files.push(file),
            Err(reported) => failed = Some(reported),
        }
    }
    failed.map_or(Ok(files), Err)
}

/// One image of the source, which the edition is to have under `stem` with the extension of
/// its kind.
///
/// # Errors
/// Where it is missing, leaves the source's folder or is of no kind that readers take.
pub fn image(
    path: &str,
    stem: &str,
    span: Span,
    resources: &dyn Resources,
    diagnostics: &mut Diagnostics,
) -> Result<ImageFile, Reported> {
    let (file, left_out) =
        read(path, stem, resources).map_err(|reason| {
            let message = format!("the image `{path}` cannot be used: {reason}");
            let remark = Diagnostic::new(&catalogue::IMAGE_UNREADABLE, message).at(span);
            diagnostics.error(remark.help(
                "name a PNG or JPEG file, or a drawing of paths, colors and text alone",
            ))
        })?;
    if !left_out.is_empty() {
        let parts: Vec<String> = left_out
            .iter()
            .map(|address| format!("`{address}`, which lies outside it"))
            .collect();
        let message = format!("the drawing `{path}` is set without {}", parts.join("; "));
        diagnostics.report(
            Diagnostic::new(&catalogue::IMAGE_DRAWING, message)
                .at(span)
                .help("draw it with paths, colors and text alone"),
        );
    }
    weigh(&file, span, diagnostics);
    Ok(file)
}

/// What a picture may have in pixels before a shop refuses the book (Apple: 4 million).
const MAX_PIXELS: usize = 4_000_000;

/// What an image may have in pixels before reading systems fail on it, and what decoding it
/// takes: 400 MB of memory.
const MAX_DECODED: usize = 100_000_000;

/// The file as an edition takes it, and the addresses of what a drawing showed from outside.
fn read(
    path: &str,
    stem: &str,
    resources: &dyn Resources,
) -> Result<(ImageFile, BTreeSet<String>), String> {
    let bytes = resources.read(path).map_err(|error| error.to_string())?;
    let (extension, media_type) =
        sniff(&bytes).ok_or("it is no image that readers take")?;
    let mut left_out = BTreeSet::new();
    let (bytes, moves) = if media_type == "image/svg+xml" {
        let drawing = without_foreign_objects(without_doctype(bytes));
        let (drawing, outside) = without_outside(drawing);
        left_out = outside;
        check_svg(&drawing)?;
        let drawing = String::from_utf8_lossy(&drawing);
        (fit_for_books(&drawing)?.into_bytes(), may_move(&drawing))
    } else if is_whole(media_type, &bytes) {
        let moves = is_animated(media_type, &bytes);
        (bytes, moves)
    } else {
        return Err("the file ends before the image does".to_owned());
    };
    if let Ok(size) = imagesize::blob_size(&bytes)
        && size.width.saturating_mul(size.height) > MAX_DECODED
    {
        return Err(format!(
            "it has {} × {} pixels, and no reading system takes more than 100 million",
            size.width, size.height
        ));
    }
    let href = format!("{stem}.{extension}");
    let path = path.to_owned();
    Ok((ImageFile { path, href, media_type, may_move: moves, bytes }, left_out))
}

/// Whether a file goes on to where its image ends, as far as that is seen without decoding:
/// the chunks of a PNG up to `IEND` (PNG 3rd ed., 5.3), the end of a JPEG (ITU T.81, B.1.1.3).
fn is_whole(media_type: &str, bytes: &[u8]) -> bool {
    match media_type {
        // The last chunk is its kind and a checksum, without data.
        "image/png" => {
            png_chunks(bytes).any(|(kind, behind)| kind == b"IEND" && behind.len() >= 4)
        }
        "image/jpeg" => bytes.windows(2).any(|pair| pair == [0xff, 0xd9]),
        _other => true,
    }
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
