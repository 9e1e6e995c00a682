//! The builder's archive, then ours: its files in order, our package and navigation, fixed
//! dates, everything parsed once more.

use super::entry_time;
use super::package::{Book, Item, Properties};
use crate::xhtml::check;
use epub_builder::{EpubBuilder, EpubContent, EpubVersion, ReferenceType, ZipLibrary};
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The whole book.
///
/// # Errors
/// Where a part is not well-formed or the builder does not do what it is known to do.
pub(super) fn archive(
    book: &Book<'_>,
    parts: &[(&str, String); 3],
) -> Result<Vec<u8>, String> {
    let built = built(book).map_err(|error| error.to_string())?;
    let mut archive =
        ZipArchive::new(Cursor::new(built)).map_err(|error| error.to_string())?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let time = entry_time(book.document.metadata.timestamp);
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|error| error.to_string())?;
        if entry.enclosed_name().is_none() {
            return Err(format!("the file `{}` would leave the book", entry.name()));
        }
        let name = entry.name().to_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        if name == "OEBPS/content.opf" {
            same_files(&bytes, book.items)?;
        }
        if let Some((_, ours)) =
            parts.iter().find(|(part, _)| name == format!("OEBPS/{part}"))
        {
            bytes = ours.clone().into_bytes();
        }
        if index == 0 && (name != "mimetype" || bytes != b"application/epub+zip") {
            return Err("the archive does not begin with its media type".to_owned());
        }
        // All that the book says is done now, titles and labels with it.
        if let Ok(text) = std::str::from_utf8(&bytes)
            && [".xhtml", ".opf", ".ncx"].iter().any(|end| name.ends_with(end))
        {
            bytes = book.narrow_space.set_in(text).into_owned().into_bytes();
        }
        parsed(&name, &bytes)?;
        // The first entry tells the format to whoever reads the first bytes; pictures and
        // fonts are dense already.
        let stored = index == 0
            || [".jpg", ".png", ".gif", ".webp"].iter().any(|end| name.ends_with(end));
        let storage = if stored { Storage::Stored } else { Storage::Deflated };
        out.start_file(name, entry_options(time, storage))
            .map_err(|error| error.to_string())?;
        out.write_all(&bytes).map_err(|error| error.to_string())?;
    }
    for license in book.licenses {
        let name = format!("META-INF/licenses/OFL-{}.txt", license.family);
        out.start_file(name, entry_options(time, Storage::Deflated))
            .map_err(|error| error.to_string())?;
        out.write_all(license.text.as_bytes()).map_err(|error| error.to_string())?;
    }
    out.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}

#[derive(Clone, Copy)]
enum Storage {
    Stored,
    Deflated,
}

fn entry_options(time: zip::DateTime, storage: Storage) -> SimpleFileOptions {
    let options =
        SimpleFileOptions::default().last_modified_time(time).unix_permissions(0o644);
    match storage {
        Storage::Stored => options.compression_method(CompressionMethod::Stored),
        Storage::Deflated => options
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(9)),
    }
}

fn built(book: &Book<'_>) -> Result<Vec<u8>, epub_builder::Error> {
    let mut builder = EpubBuilder::new(ZipLibrary::new()?)?;
    builder.epub_version(EpubVersion::V33);
    builder.set_title(&book.document.metadata.title);
    for item in book.items {
        let bytes = item.bytes.as_slice();
        match (&item.text, item.properties) {
            (Some(title), properties) => {
                let kind = if properties == Properties::CoverPage {
                    ReferenceType::Cover
                } else {
                    ReferenceType::Text
                };
                builder.add_content(
                    EpubContent::new(&item.href, bytes).title(title).reftype(kind),
                )?;
            }
            (None, Properties::CoverImage) => {
                builder.add_cover_image(&item.href, bytes, item.media_type)?;
            }
            (None, Properties::None | Properties::MathMl | Properties::CoverPage) => {
                if item.href == "stylesheet.css" {
                    builder.stylesheet(bytes)?;
                } else {
                    builder.add_resource(&item.href, bytes, item.media_type)?;
                }
            }
        }
    }
    let mut out = Vec::new();
    builder.generate(&mut out)?;
    Ok(out)
}

/// Whether the builder's manifest names the files that ours does: it fails loudly where an
/// upgrade of the builder changes what goes into the archive.
fn same_files(package: &[u8], items: &[Item]) -> Result<(), String> {
    let package = std::str::from_utf8(package).map_err(|error| error.to_string())?;
    let mut theirs = Vec::new();
    let mut reader = quick_xml::Reader::from_str(package);
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Empty(element)
            | quick_xml::events::Event::Start(element)
                if element.name().as_ref() == "item" =>
            {
                let href = element
                    .try_get_attribute("href")
                    .map_err(|error| error.to_string())?
                    .ok_or("an item of the builder has no address")?;
                let href = href
                    .normalized_value(quick_xml::XmlVersion::Explicit1_0)
                    .map_err(|error| error.to_string())?;
                theirs.push(href.into_owned());
            }
            _ => {}
        }
    }
    let mut ours: Vec<String> = items.iter().map(|item| item.href.clone()).collect();
    ours.extend(["nav.xhtml".to_owned(), "toc.ncx".to_owned()]);
    ours.sort_unstable();
    theirs.sort_unstable();
    if ours == theirs {
        Ok(())
    } else {
        Err(format!("the builder holds {theirs:?}, the book {ours:?}"))
    }
}

fn parsed(name: &str, bytes: &[u8]) -> Result<(), String> {
    let is_xml =
        [".xhtml", ".opf", ".ncx", ".xml", ".svg"].iter().any(|end| name.ends_with(end));
    if !is_xml {
        return Ok(());
    }
    let text = std::str::from_utf8(bytes).map_err(|error| format!("`{name}`: {error}"))?;
    check(text).map_err(|reason| format!("`{name}` is not well-formed: {reason}"))
}
