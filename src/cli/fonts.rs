//! The fonts that `--font-path` names.

use super::plan::shown;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::font::FontBook;
use crate::resource::MAX_BYTES;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// The bundled fonts with those of `paths`: font files, or folders of them, whose files
/// are taken in the order of their names.
///
/// # Errors
/// Where a path cannot be read, or a file that was named is no font.
pub(super) fn load(paths: &[PathBuf]) -> Result<FontBook, Box<Diagnostic>> {
    let mut book = FontBook::bundled();
    for path in paths {
        let files = if path.is_dir() { listed(path) } else { Ok(vec![path.clone()]) };
        for file in files.map_err(|error| unreadable(path, &error))? {
            let bytes = bytes(&file).map_err(|error| unreadable(&file, &error))?;
            book.add(&bytes).map_err(|error| {
                let message = format!("`{}` cannot be used: {error}", shown(&file));
                Box::new(
                    Diagnostic::new(&catalogue::CLI_WRONG_USE, message)
                        .help("name OpenType fonts (otf, ttf, ttc) or a folder of them"),
                )
            })?;
        }
    }
    Ok(book)
}

/// The font files of a folder, by name.
fn listed(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let extension = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
        let fonts = ["otf", "ttf", "ttc", "otc"];
        if extension.is_some_and(|own| fonts.iter().any(|font| own == *font)) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the command reads the fonts it is given"
    )]
    let file = std::fs::File::open(path)?;
    let mut bytes = Vec::new();
    file.take(MAX_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(path: &Path, error: &io::Error) -> Box<Diagnostic> {
    let message = format!("the font path `{}` cannot be read: {error}", shown(path));
    Box::new(
        Diagnostic::new(&catalogue::CLI_WRONG_USE, message)
            .help("check the path and the permissions"),
    )
}
